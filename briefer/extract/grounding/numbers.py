"""The numbers of a text: its quantities, read once, and every other number in labels and compounds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefer.extract.grounding.reading import Reading
from briefer.language.numerals import numeral_at
from briefer.language.patterns import rx
from briefer.language.quantities import quantities
from briefer.language.tokens import tokenize
from briefer.models import Quantity

_INCH = rx("-")


_COMPOUND = rx(r"\d+(?:[.,]\d+)*|[a-z]+")


@lru_cache(maxsize=2048)
def figures(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, read once, without the "1 inch" of a "1-in-40-year event"."""
    return tuple(q for q in quantities(text) if not _INCH.match(text, q.end) or not q.text.endswith("-in"))


@lru_cache(maxsize=2048)
def covered(text: str) -> tuple[tuple[int, int], ...]:
    """Where figures with their hedges and units stand in a text."""
    return tuple((q.start, q.end) for q in figures(text))


NAMED = (
    ("twice", 2.0),
    ("double", 2.0),
    ("both", 2.0),
    ("pair", 2.0),
    ("couple", 2.0),
    ("once", 1.0),
    ("trio", 3.0),
    ("triple", 3.0),
    ("duo", 2.0),
)


@lru_cache(maxsize=4096)
def all_numbers(text: str) -> frozenset[float]:
    """All numbers of a text, whatever they stand for."""
    words = {token.lower for token in tokenize(text)}
    named = {value for word, value in NAMED if word in words}
    return (
        frozenset(value for token in tokenize(text) for value in values_in(token.lower))
        | {q.value for q in figures(text)}
        | named
    )


@lru_cache(maxsize=1 << 14)
def values_in(word: str) -> tuple[float, ...]:
    """The numbers that a lower-case word or compound holds: 1 and 40 in "1-in-40-year"."""
    return tuple(_each_value(word))


def _each_value(word: str) -> Iterator[float]:
    for found in _COMPOUND.finditer(word):
        piece = found.group()
        if piece[0].isdigit():
            number = numeral_at(piece, 0)
            if number is not None:
                yield number.value
        elif "-" in word or piece == word:
            number = numeral_at(piece, 0)
            if number is not None and number.end == len(piece) and number.form == "words":
                yield number.value


def noun_of(reading: Reading, q: Quantity) -> str:
    """What is counted; a measure in capitals ("27,000 TEU") counts as its own."""
    if q.noun or q.unit:
        return q.noun or ""
    after = next((token for token in reading.tokens if token.start >= q.end), None)
    if after is not None and after.is_word and len(after.text) > 1 and after.text.isupper() and after.start - q.end <= 1:
        return after.lower
    return ""
