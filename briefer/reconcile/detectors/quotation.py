"""One utterance in two wordings: the same speaker is quoted directly, in words that are nearly but not quite the same."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from briefer.language.names import same_name
from briefer.models import Claim
from briefer.reconcile.topic import Dispute, Side, Topic, from_different_sources

LEAST_WORDS = 3
"""A shorter quotation is a word somebody used, not an utterance."""
SAME_UTTERANCE = 0.45
"""Least share of words in the same order (Ratcliff–Obershelp) that makes two quotations one utterance."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def find(topic: Topic) -> tuple[Dispute, ...]:
    """The quotation disputes of one topic."""
    groups: list[list[tuple[Claim, list[str], str]]] = []
    for claim, words, text in _utterances(topic):
        home = next((g for g in groups if _same_wording(g[0][1], words)), None)
        if home is None:
            groups.append([(claim, words, text)])
        else:
            home.append((claim, words, text))
    sides = tuple(Side(f"“{g[0][2]}”", tuple(claim for claim, _, _ in g)) for g in groups if _has_rival(g, groups))
    if len(sides) < 2 or not from_different_sources(sides):
        return ()
    speaker = sides[0].claims[0].speaker or "the speaker"
    return (Dispute("quotation", f"how {speaker} put it", sides, "the same utterance is quoted in different words"),)


def _utterances(topic: Topic) -> list[tuple[Claim, list[str], str]]:
    found = []
    for item in topic.items:
        for text in item.claim.quotations:
            words = [w.lower().replace("’", "'") for w in _WORD.findall(text)]
            if len(words) >= LEAST_WORDS:
                found.append((item.claim, words, " ".join(text.split()).strip(" ,.;")))
                break
    return found


def _same_wording(a: list[str], b: list[str]) -> bool:
    """The same words; one may be quoted at greater length."""
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    return short in long


def _has_rival(group: list[tuple[Claim, list[str], str]], groups: list[list[tuple[Claim, list[str], str]]]) -> bool:
    claim, words, _ = group[0]
    return any(
        other is not group
        and _same_speaker(claim, other[0][0])
        and SequenceMatcher(None, words, other[0][1], autojunk=False).ratio() >= SAME_UTTERANCE
        for other in groups
    )


def _same_speaker(a: Claim, b: Claim) -> bool:
    return a.speaker is not None and b.speaker is not None and same_name(a.speaker, b.speaker)
