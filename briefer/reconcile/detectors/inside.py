"""In it or outside it: one source has something happen in a building or its grounds, another just outside them.

Both claims must be alike, tell of a happening of one family, and mean one thing of a kind ("hit the clinic", "landed at
the edge of the clinic's grounds"). "At the clinic" may be either. Where several fell ("one of the shells", "others"), one
may have fallen inside and one outside, so such claims are left alone, and so is one that tells both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefer.language.lexicon import same_concept
from briefer.language.names import same_name
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.tokens import lemma
from briefer.language.wordlists import alternation, word_set
from briefer.models import Claim
from briefer.reconcile.detectors.comparability import same_days
from briefer.reconcile.detectors.sites import apart
from briefer.reconcile.story import Conflict, Story

ALIKE = 0.35
"""Least score between a claim that has it inside and one that has it outside."""
PEOPLE_ALIKE = 0.6
"""The same where it befell people, of whom some may have been inside and some outside."""
JOINS = 0.5
"""Least score of a further claim with one that already stands on a side."""

_FAMILIES: Mapping[str, str] = {
    "struck": r"(?:landed|fell|exploded|detonated|crashed|hit|struck|impacted|went off|blew up|burst|came down)",
    "shot": r"(?:shot(?: dead)?|stabbed|killed|gunned down|attacked|beaten|assaulted|died|murdered|slain)",
    "found": r"(?:found|discovered|recovered)",
    "seized": r"(?:arrested|detained|seized|captured|caught|abducted|kidnapped)",
    "began": r"(?:began|started|broke out|originated)",
}
_BEFALLS = frozenset(("shot", "found", "seized"))
_ENCLOSED = word_set(
    "school building house hospital church hotel factory mosque warehouse museum office terminal compound base camp "
    "embassy barracks stadium palace prison jail courthouse court shop store bar pub club nightclub restaurant cafe mall "
    "station theatre theater temple synagogue plant headquarters market airport consulate parliament clinic university "
    "college kindergarten nursery shelter depot arena library villa apartment flat home mansion garage barn cinema bank "
    "monastery cathedral chapel airfield refinery"
)
_GROUNDS = r"(?:grounds?|compound|premises|yard|courtyard|playground|campus|complex)"
_BOUNDS = r"(?:car park|parking lot|gates?|entrance|fence|walls?|perimeter|square|door|driveway|garden)"
"""What belongs to a thing and is not in it."""
_DET = r"(?:(?:the|an?|his|her|its|their|one|our)\s+|[\w'’-]{1,40}['’]s?\s+)"
_WORD = (
    r"(?!(?:said|says|that|after|when|where|who|which|while|as|of|was|were|on|in|at|from|by|with|and|or|to|for|into|near|"
    r"outside|inside|first|second|third|fourth|another|other|each|every|several|two|three|many|some)\b)[\w'’.-]{1,40}"
)
_THING = (
    rf"(?P<thing>{_DET}?(?:{_WORD}\s+){{0,4}}?(?P<head>{alternation(sorted(_ENCLOSED))}s?)(?:['’]s?)?(?:\s+{_GROUNDS})?)\b"
)
_EVENT = "(?P<event>" + "|".join(rf"(?P<{name}>{words})" for name, words in _FAMILIES.items()) + ")"
_STEPS = r"(?:entrance|gates?|doors?|steps|fence|walls?|main gate|front door)"
_OUT = (
    r"(?:(?:just|right|directly|immediately)\s+)?(?:outside(?:\s+of)?|in front of|near|next to|close to|beside|behind|"
    r"across (?:the (?:street|road)|\w+ \w+) from|at the (?:perimeter|edge|outer wall) of|on the (?:perimeter|edge|"
    r"doorstep) of|(?:[\w.]+ )?(?:met(?:re|er)s|yards|feet|blocks) (?:from|outside|short of)|"
    rf"in the (?:street|road|car park|parking lot) (?:outside|in front of|next to)|(?:at|near) the {_STEPS} (?:of|to))"
)
_IN = r"(?:(?:deep|right|directly)\s+)?(?:inside|within|into|in|through the roof of|onto the roof of|on the roof of)"
_OUTSIDE = rx(rf"\b{_EVENT}\s+{_OUT}\s+{_THING}", re.IGNORECASE)
_INSIDE = rx(rf"\b{_EVENT}\s+{_IN}\s+{_THING}(?!\s+{_BOUNDS}\b)", re.IGNORECASE)
_NAMED = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?,\s+"
_STRUCK = rx(
    rf"\b(?P<struck>hit|struck|slammed into|tore through|ploughed into|smashed into)\s+(?:{_NAMED})?{_THING}"
    rf"(?!\s+{_BOUNDS}\b)",
    re.IGNORECASE,
)
_WAS_STRUCK = rx(
    rf"\b{_THING}(?:\s+(?:in|at|of)(?:\s+{_WORD}){{1,6}}?)?\s+(?:was|were|had been|has been)\s+(?:directly\s+)?"
    r"(?P<struck>hit|struck)\b",
    re.IGNORECASE,
)
_SEVERAL = rx(
    r"\b(?:(?:one|two|three|four|five|several|some|most|many|both|all|at least \w+) of (?:the|them|those|its|these)|"
    r"others?|another|earlier|previous(?:ly)?|separate(?:ly)?|would|could|might|if|not|never|denied|no)\b"
    r"(?:(?!\b(?:when|after|as|while)\b)[^.;])*$",
    re.IGNORECASE,
)
_TOWN = rx(r",? (?:in|at) (?:[a-z]+ ){0,4}([A-ZÀ-Þ][\w'’-]*\w(?: [A-ZÀ-Þ][\w'’-]*\w)*)")
_STOP = rx(r"[.!?\n]")
_BEFORE = 80
"""Characters before a happening that tell which of several it is, or that it is none."""
_HELD = rx(rf"\b{alternation(sorted(_ENCLOSED))}s?\b", re.IGNORECASE)
_HIT = rx(r"\b(?:was|were|been)\s+(?:directly\s+)?(?:hit|struck)\b", re.IGNORECASE)
"""Without these words the patterns above need not be tried."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A claim that has something happen inside or outside a thing."""

    claim: int
    family: str
    head: str
    town: str
    """The name after it ("the clinic in Port Alder"), empty where there is none."""
    inside: bool
    text: str


def find(story: Story) -> Iterator[Conflict]:
    """The conflicts over whether something happened in a thing or outside it."""
    sides = _of_one_mind(story, [side for index in range(len(story.items)) if (side := _side(story, index))])
    settled: set[int] = set()
    for score, inner, outer in sorted(_rivals(story, sides), key=lambda pair: (-pair[0], pair[1].claim, pair[2].claim)):
        if inner.claim in settled or outer.claim in settled:
            continue
        held = _gathered(story, sides, [inner, outer])
        settled.update(side.claim for side in held)
        yield Conflict(
            kind="place",
            left=inner.claim,
            right=outer.claim,
            left_value=inner.text,
            right_value=outer.text,
            topic=f"whether in the {inner.head} or outside it",
            why=f"in one source it is inside, in another outside: {inner.text} and {outer.text}",
            strength=0.6 + 0.2 * score,
            left_too=tuple(sorted(side.claim for side in held[2:] if side.inside)),
            right_too=tuple(sorted(side.claim for side in held[2:] if not side.inside)),
            closed=True,
        )


def _of_one_mind(story: Story, sides: Sequence[_Side]) -> list[_Side]:
    """Without the claims of a sentence that has something inside and something outside."""
    mixed = {
        side.claim
        for one, two in pairwise(sides)
        for side in (one, two)
        if one.inside != two.inside and _one_sentence(story, one.claim, two.claim)
    }
    return [side for side in sides if side.claim not in mixed]


def _one_sentence(story: Story, i: int, j: int) -> bool:
    one, two = story.claim(i), story.claim(j)
    if one.source != two.source or j not in story.near[i]:
        return False
    return not _STOP.search(story.articles[one.source].text[one.citation.end - 1 : two.citation.start])


def _side(story: Story, index: int) -> _Side | None:
    """Where a claim has it, if it has one thing in one place."""
    text = story.claim(index).citation.quote
    if not _HELD.search(text):
        return None
    patterns = ((_OUTSIDE, False), (_INSIDE, True), (_STRUCK, True), *(((_WAS_STRUCK, True),) if _HIT.search(text) else ()))
    found = [
        _Side(index, _family(at), at["head"].lower(), _town(text, at.end("thing")), inside, " ".join(at.group().split()))
        for pattern, inside in patterns
        for at in pattern.finditer(text)
        if not _SEVERAL.search(text, max(0, at.start() - _BEFORE), at.end())
    ]
    return found[0] if len({side.inside for side in found}) == 1 else None


def _family(found: re.Match[str]) -> str:
    named = found.groupdict()
    return next((name for name in _FAMILIES if named.get(name)), "struck")


def _town(text: str, end: int) -> str:
    found = _TOWN.match(text, end)
    return found[1] if found else ""


def _rivals(story: Story, sides: Sequence[_Side]) -> Iterator[tuple[float, _Side, _Side]]:
    """The score, the claim inside and the one outside of each pair that is held together."""
    of = {side.claim: side for side in sides}
    for i, j, score in story.across(ALIKE):
        one, two = of.get(i), of.get(j)
        if one is None or two is None or one.inside == two.inside or not _alike(one, two):
            continue
        several = one.family in _BEFALLS and (score < PEOPLE_ALIKE or not _same_people(story, sides, one, two))
        if _comparable(story.claim(i), story.claim(j)) and not several:
            yield (score, one, two) if one.inside else (score, two, one)


def _same_people(story: Story, sides: Sequence[_Side], one: _Side, two: _Side) -> bool:
    """Are as many meant by both, and has neither article some inside and some outside?"""
    counts = [sorted(q.value for q in story.items[side.claim].figures) for side in (one, two)]
    articles = [story.claim(side.claim).source for side in (one, two)]
    return counts[0] == counts[1] and not any(
        side.family in _BEFALLS and side.inside != mine.inside and story.claim(side.claim).source == source
        for side in sides
        for mine, source in zip((one, two), articles, strict=True)
    )


def _comparable(one: Claim, two: Claim) -> bool:
    return same_days(one, two) and not apart(one, two)


def _alike(one: _Side, two: _Side) -> bool:
    """Do the two tell of one kind of happening at one kind of thing?"""
    same = one.family == two.family and same_concept(lemma(one.head), lemma(two.head))
    return same and not (one.town and two.town and not same_name(one.town, two.town))


def _gathered(story: Story, sides: Sequence[_Side], held: list[_Side]) -> list[_Side]:
    """The two claims and, after them, whoever else has it inside or outside; each is alike one that stands before it."""
    of, seen, at = {side.claim: side for side in sides}, {side.claim for side in held}, 0
    while at < len(held):
        for index in story.like(held[at].claim, JOINS):
            if index in of and index not in seen and _fits(story, of[index], held):
                held.append(of[index])
            seen.add(index)
        at += 1
    return held


def _fits(story: Story, side: _Side, held: Sequence[_Side]) -> bool:
    mine = story.claim(side.claim)
    return all(_alike(side, other) and not apart(mine, story.claim(other.claim)) for other in held)
