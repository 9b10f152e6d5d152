"""One utterance in two wordings: the same speaker is quoted directly, in words that are nearly but not quite the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from briefer.language.names import same_name
from briefer.models import Claim
from briefer.reconcile.story import Conflict, Story

LEAST_WORDS = 3
"""A shorter quotation is a word somebody used, not an utterance."""
SAME_UTTERANCE = 0.45
"""Least share of words in the same order (Ratcliff–Obershelp) that makes two quotations one utterance."""
LOOSE = 0.1
"""Least score of the claims: a free translation may share few words."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def find(story: Story) -> Iterator[Conflict]:
    """The quotation conflicts of a story."""
    for i, j, _ in story.across(LOOSE):
        a, b = story.claim(i), story.claim(j)
        best = max(_rivals(a, b), default=None)
        if best is None:
            continue
        likeness, mine, other = best
        topic = f"how {a.speaker or b.speaker or 'the speaker'} put it"
        yield Conflict(
            "quotation", i, j, f"“{mine}”", f"“{other}”", topic, "one utterance is quoted in two wordings", likeness
        )


def _rivals(a: Claim, b: Claim) -> Iterator[tuple[float, str, str]]:
    """The pairs of quotations that are one utterance in different words, with their likeness."""
    if a.speaker is None or b.speaker is None or not same_name(a.speaker, b.speaker):
        return
    for mine in a.quotations:
        for other in b.quotations:
            words, others = _words(mine), _words(other)
            if min(len(words), len(others)) < LEAST_WORDS or _contained(words, others):
                continue
            likeness = SequenceMatcher(None, words, others, autojunk=False).ratio()
            if likeness >= SAME_UTTERANCE:
                yield likeness, _tidy(mine), _tidy(other)


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _contained(a: list[str], b: list[str]) -> bool:
    """The same words; one may be quoted at greater length."""
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    return short in long


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,.;")
