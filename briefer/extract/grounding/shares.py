"""Shares told in words are those that the figures make: "most of the 38" is wrong for "14 of the 38"."""

from __future__ import annotations

from briefer.extract.grounding.numbers import values_in
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import Tag
from briefer.language.patterns import rx

_SHARES = (
    (rx(r"\b(?:most|(?:the|a) (?:vast |large |great )?majority|more than half|over half|the bulk)\b(?! like)"), 0.5, 1.0),
    (rx(r"\b(?:a minority|(?:less|fewer) than half|under half|only a few|a handful)\b"), 0.0, 0.5),
    (rx(r"\b(?<!than )(?<!over )(?<!under )half (?:of )?(?:the|its|his|her|their|all)\b"), 0.4, 0.6),
)


def misshared(statement: Reading, passage: Reading) -> str:
    """A plain sentence about a share in words that the passage's one share in figures contradicts; "" where none does.

    Judged only where the statement names the whole in figures, and the passage has no such words for it.
    """
    there = _parts(passage)
    if len(there) != 1:
        return ""
    text, part, whole = there[0]
    for pattern, low, high in _SHARES:
        found = pattern.search(statement.text.lower())
        if found is None or low <= part / whole <= high or not _speaks_of(statement, whole, found.end()):
            continue
        if not any(_speaks_of(passage, whole, own.end()) for own in pattern.finditer(passage.text.lower())):
            return f"the passage says “{text}”, the statement “{found.group()}”"
    return ""


def _speaks_of(reading: Reading, whole: float, position: int) -> bool:
    """Does the whole stand in figures after the words of the share?"""
    near = [at for at, token in enumerate(reading.tokens) if position <= token.start < position + _NEAR]
    return any(_value(reading, at) == whole for at in near)


_NEAR = 40


def _parts(reading: Reading) -> list[tuple[str, float, float]]:
    """Each "14 of the 38" of a text: its words, the part and the whole."""
    found = []
    for at, token in enumerate(reading.tokens):
        if token.lower != "of" or not at:
            continue
        first = next((i for i in (at - 1, at - 2) if i >= 0 and _value(reading, i) is not None), None)
        last = next((i for i in range(at + 1, min(at + 4, len(reading.tokens))) if _value(reading, i) is not None), None)
        part, whole = (_value(reading, i) if i is not None else None for i in (first, last))
        if first is not None and last is not None and part and whole and part <= whole:
            found.append((reading.words((first, last)), part, whole))
    return found


def _value(reading: Reading, at: int) -> float | None:
    """The whole number that the token is."""
    values = values_in(reading.tokens[at].lower)
    return values[0] if len(values) == 1 and reading.tags[at] is Tag.NUMBER else None
