"""Who took part: one source has somebody there, another says that they stayed away or sent somebody else.

A claim has somebody there, or not, where a phrase of presence or absence follows their name with no other name between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.language.lexicon import same_concept
from briefer.language.names import names, same_name
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.tokens import lemma
from briefer.models import Claim
from briefer.reconcile.story import Conflict, Story

NEAR = 90
"""Most characters between a name and the phrase that has its bearer there or not."""


def _any(*phrases: str) -> str:
    return "(?:" + "|".join(phrases) + ")"


def _found(*phrases: str) -> re.Pattern[str]:
    return rx(rf"\b{_any(*phrases)}\b", re.IGNORECASE)


_BE = "(?:was|were|is|are|been)"
_NOT = r"(?:n['’]t| not| never)"
_THERE = _any(
    "there",
    "present",
    "at the (?:table|talks|meeting|scene|site|event)",
    "in (?:the room|attendance)",
    r"among (?:those|the \w+)",
)
_COME = _any(
    "take part",
    "participate",
    "attend",
    "join",
    "appear",
    "(?:turn|show) up",
    "show (?:his|her|their) face",
    "come",
    "travel",
    "sit in",
    "make it",
)
_ABSENT = _found(
    rf"(?:did|does|do|would|could|will|ca|wo){_NOT} (?:\w+ )?{_COME}",
    rf"(?:was|were|is|are|has|have|had){_NOT} (?:\w+ )?(?:been )?{_THERE}",
    "never (?:took part|attended|appeared|came|turned up|showed up|joined|arrived)",
    "(?:was|were|is|remained|stayed) (?:notably |conspicuously )?absent",
    "(?:stay|stayed|kept|remained) away",
    "boycott(?:s|ed)",
    "skip(?:s|ped)",
    r"sen(?:t|ds) (?:his|her|their|an?) (?:\w+ )?(?:deputy|aide|representative|envoy|stand-in|proxy)",
    "no-show",
    f"{_BE} (?:nowhere to be seen|missing from)",
    "failed to (?:appear|attend|turn up|show up|come)",
    f"{_BE} represented by",
)
_NOR = rx(
    r"\b(?:nor|neither|at no (?:time|point)) (?:did|was|were|has|had)\b(?P<who>[^.;:]{2,60}?)"
    rf"\b(?:{_COME}|{_THERE})\b",
    re.IGNORECASE,
)
_PRESENT = _found(
    "(?:took|takes?|taking|taken) part",
    "participat(?:es?|ed|ing)",
    "attend(?:s|ed|ing)",
    "join(?:s|ed) (?:the|in|them|by)",
    "(?:turned|showed) up",
    f"{_BE} (?:also |himself |herself |personally )?{_THERE}",
    "sat (?:in|with|at|down with|alongside|beside)",
    "came (?:in person|along|at|by|to the)",
    "appeared (?:at|in person|before|alongside)",
    f"{_BE} on hand",
    "led the (?:delegation|talks|negotiations)",
    "arrived (?:at|in person|for the)",
    "stayed (?:till|until|for|throughout)",
)
_EVENT = _found(
    "talks",
    "negotiations?",
    "meetings?",
    "sessions?",
    "summits?",
    "votes?",
    "ballots?",
    "funerals?",
    "ceremon(?:y|ies)",
    "hearings?",
    "debates?",
    "trials?",
    "rall(?:y|ies)",
    "march(?:es)?",
    "protests?",
    "conferences?",
    "dinners?",
    "banquets?",
    "receptions?",
    "inaugurations?",
    "weddings?",
    "match(?:es)?",
    "races?",
    "strikes?",
    "raids?",
    "attacks?",
    "visits?",
    "tours?",
    "briefings?",
    "vigils?",
    "parades?",
    "interviews?",
    "inquir(?:y|ies)",
    "demonstrations?",
)


@dataclass(frozen=True, slots=True)
class _Seen:
    claim: int
    who: str
    there: bool


def find(story: Story) -> Iterator[Conflict]:
    """The conflicts over who took part."""
    seen = [found for i, item in enumerate(story.items) for found in _seen(item.claim, i)]
    for mine in (s for s in seen if s.there):
        for other in (s for s in seen if not s.there):
            if same_name(mine.who, other.who) and _may_rival(story, mine.claim, other.claim):
                who = max((mine.who, other.who), key=len)
                why = "one side has somebody there whom the other says was not"
                topic = f"whether {who} took part"
                yield Conflict(
                    "participants",
                    mine.claim,
                    other.claim,
                    f"{who} took part",
                    f"{who} did not",
                    topic,
                    why,
                    0.95,
                    tuple(s.claim for s in seen if s.there and same_name(s.who, who)),
                    tuple(s.claim for s in seen if not s.there and same_name(s.who, who)),
                    closed=True,
                )


def _may_rival(story: Story, i: int, j: int) -> bool:
    """Neither another day nor another event: who was at the talks may well have missed the vote."""
    days, others = story.items[i].days, story.items[j].days
    if i == j or (days and others and days.isdisjoint(others)):
        return False
    event, other = _events(story.claim(i)), _events(story.claim(j))
    return not event or not other or any(same_concept(a, b) for a in event for b in other)


def _events(claim: Claim) -> tuple[str, ...]:
    return tuple(lemma(found.group().lower()) for found in _EVENT.finditer(claim.citation.quote))


def _seen(claim: Claim, index: int) -> Iterator[_Seen]:
    text = claim.citation.quote
    nor = tuple(_NOR.finditer(text))
    cues = [(there, cue) for there, pattern in ((False, _ABSENT), (True, _PRESENT)) for cue in pattern.finditer(text)]
    people = [name for name in names(text) if name.kind in {"person", "other"}] if nor or cues else []
    for inverted in nor:
        who = [name for name in people if inverted.start("who") <= name.start < inverted.end("who")]
        if who:
            yield _Seen(index, who[-1].text, False)
            return
    for there, cue in cues:
        before = [name for name in people if name.end <= cue.start() and cue.start() - name.end <= NEAR]
        if before and not re.search(r"[.;:]\s", text[before[-1].end : cue.start()]):
            yield _Seen(index, before[-1].text, there)
            return
