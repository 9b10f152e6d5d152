"""Denials with an exception: "nothing was agreed beyond the agenda" says that the agenda was agreed, and it alone."""

from __future__ import annotations

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.polarity import Sign
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.wordforms import NOMINAL, VERBAL, Tag
from briefer.extract.grounding.wordlists import words
from briefer.language.tokens import is_content

_NONE = frozenset({"nothing", "nobody", "none", "no"})
_EXCEPTING = frozenset({"beyond", "but", "except", "save", "besides", "excepting", "bar"})
_PAIRS = frozenset({("other", "than"), ("apart", "from"), ("aside", "from")})
_ONLY = words("quantifier_only")
_FREQUENCIES = frozenset({"often", "always", "usually", "frequently", "regularly", "normally"})
_MOSTLY = 0.6


def excepted(said: Reading, cited: Reading, alignment: Alignment, ours: tuple[Sign, ...]) -> str:
    """A plain sentence about a denial whose exception the statement drops or denies; "" where there is none."""
    found = _exception(cited)
    if found is None:
        return ""
    denied, exception = found
    kept = {at for best in alignment.best for at in best}
    for verb in said.verbs:
        if ours[verb.main] is not Sign.DENIED or not denied & set(alignment.best[verb.main]):
            continue
        there = {at for i in (*verb.subject, *verb.object) for at in alignment.best[i]}
        if not kept & exception or there & exception:
            return f"the passage excepts “{cited.words(tuple(exception))}” from what it denies"
    return ""


def only_that(said: Reading, cited: Reading, alignment: Alignment) -> frozenset[int]:
    """The words of the statement that the passage denies of all but what the statement affirms them of alone."""
    found = _exception(cited)
    if found is None or _ONLY.isdisjoint(token.lower for token in said.tokens):
        return frozenset()
    denied, exception = found
    if len(exception & {at for best in alignment.best for at in best}) < _MOSTLY * len(exception):
        return frozenset()
    return frozenset(at for at, best in enumerate(alignment.best) if denied.issuperset(best))


def not_often(said: Reading, cited: Reading, alignment: Alignment) -> str:
    """A plain sentence about a word of frequency that one text denies and the other does not; "" where there is none."""
    for at, token in enumerate(said.tokens):
        there = [i for i in alignment.best[at] if cited.tokens[i].lower == token.lower]
        if token.lower not in _FREQUENCIES or not there:
            continue
        denied = {negated(cited, i) for i in there}
        if denied == {not negated(said, at)}:
            return f"the passage {'denies' if denied == {True} else 'affirms'} what the statement says of “{token.text}”"
    return ""


def negated(reading: Reading, at: int) -> bool:
    """Does a negation stand directly before the word: "isn't often", "not always"?"""
    return any(is_negator(token) for token in reading.tokens[max(0, at - 2) : at])


def _exception(reading: Reading) -> tuple[frozenset[int], frozenset[int]] | None:
    """The words under a denial of all things, and those of the exception behind it; null where there is none."""
    for at, token in enumerate(reading.tokens):
        if token.lower not in _NONE:
            continue
        lead = next((i for i in range(at + 1, len(reading.tokens)) if _ends(reading, at, i)), len(reading.tokens))
        marks = [i for i in range(at + 1, lead) if _excepts(reading, i)]
        if not marks or not any(reading.tags[i] in VERBAL for i in range(at, marks[0])):
            continue
        exception = frozenset(i for i in range(marks[0] + 1, lead) if is_content(reading.tokens[i]))
        if exception and any(reading.tags[i] in NOMINAL for i in exception):
            return frozenset(range(at, marks[0])), exception
    return None


def _ends(reading: Reading, start: int, at: int) -> bool:
    other = reading.sentence_of[at] != reading.sentence_of[start]
    return other or (reading.tags[at] is Tag.MARK and reading.tokens[at].text in {",", ";", ".", ":", "”", '"'})


def _excepts(reading: Reading, at: int) -> bool:
    following = reading.tokens[at + 1].lower if at + 1 < len(reading.tokens) else ""
    lower = reading.tokens[at].lower
    return lower in _EXCEPTING or (lower, following) in _PAIRS
