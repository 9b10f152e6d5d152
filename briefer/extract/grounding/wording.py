"""Licences that the alignment does not know of: a more special word of the passage, a word of the same stem."""

from __future__ import annotations

from functools import lru_cache

from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.lexicon import kind_of
from briefer.language.tokens import Token, lemma

GLUE = keys("content_glue")
"""Words that add nothing checkable to what the rest of the statement says."""


_INFLECTIONS = words("content_inflections")


_SUFFIXES = words("wording_suffixes") | {""}


_STEM = 4


def licensed_widely(token: Token, passage: Reading) -> bool:
    """By a more special word of the passage, or by a word of the same stem."""
    parts = [part for part in token.lower.split("-") if part] if "-" in token.lower else [token.lower]
    return all(
        any(_wider(part, other) for other in passage.tokens if other.is_word) or lemma(part) in GLUE for part in parts
    )


def _wider(word: str, other: Token) -> bool:
    return _kind(other.lemma, lemma(word)) or any(related(word, piece) for piece in other.lower.split("-"))


@lru_cache(maxsize=1 << 16)
def _kind(special: str, general: str) -> bool:
    return bool(special) and bool(general) and kind_of(special, general)


@lru_cache(maxsize=1 << 16)
def related(a: str, b: str) -> bool:
    """Are two lower-case words forms or derivations of one stem: "bidder" and "bidding", "regulator" and "regulatory"?"""
    if a == b or (lemma(a) == lemma(b) and len(a) > 2):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 3 and long.startswith(short) and long[len(short) :] in _INFLECTIONS:
        return True
    size = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        size += 1
    for cut in (size, size - 1):
        if (
            cut >= _STEM
            and a[cut:] in _SUFFIXES
            and b[cut:] in _SUFFIXES
            and (cut > _STEM or min(len(a), len(b)) <= _STEM + 2)
        ):
            return True
    return False
