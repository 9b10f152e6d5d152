"""Words of one family that exclude one another: a mosque is no school, an hour no minute, a sister no cousin."""

from __future__ import annotations

from functools import lru_cache

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wording import licensed_widely
from briefer.extract.grounding.wordlists import lines
from briefer.language.keep import kept
from briefer.language.tokens import lemma


def exchanged(statement: Reading, passage: Reading, alignment: Alignment, taken: frozenset[int]) -> str:
    """A plain sentence about the first word for which the passage has another of its family; "" where there is none.

    `taken` are the tokens that other checks answer for (figures, dates, names).
    """
    table = _families()
    used = {at for cited in alignment.cited for at in cited}
    for at, token in enumerate(statement.tokens):
        kinds = table.get(token.lemma)
        if (
            kinds is None
            or (at in taken and not _vague(statement, at))
            or _stands(statement, passage, alignment, at)
            or statement.tags[at] is Tag.NAME
        ):
            continue
        # "for days" is not licensed by a Monday.
        loose = "-" not in token.text and not _vague(statement, at)
        if statement.tags[at] in VERBAL or (loose and licensed_widely(token, passage)):
            continue
        for there, other in enumerate(passage.tokens):
            opposite = _of_one_head(statement, at, passage, there)
            opposite = opposite or "-" in token.text
            if (there in used and not opposite) or passage.tags[there] is Tag.NAME or _acts(passage, there):
                continue
            if _exclude(kinds, table.get(other.lemma)) and not _licensed_back(other.lemma, statement):
                return f"the passage says “{other.text}”, the statement “{token.text}”"
    return ""


def _stands(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> bool:
    """Has the passage the word, as itself or as another for it? Of a compound ("out-patient") no part is enough."""
    if "-" in statement.tokens[at].text:
        return statement.tokens[at].lemma in _lemmas(passage)
    return bool(alignment.cited[at])


def _of_one_head(statement: Reading, at: int, passage: Reading, there: int) -> bool:
    """Do both stand before the same noun: "his right foot", "a left foot"?"""
    here, other = statement.tokens[at + 1 : at + 2], passage.tokens[there + 1 : there + 2]
    return bool(here and other) and here[0].is_word and here[0].lemma == other[0].lemma


def _acts(reading: Reading, at: int) -> bool:
    """Is it a verb? Behind an article it is none, whatever its form: "a left foot"."""
    return reading.tags[at] in VERBAL and not (at and reading.tags[at - 1] is Tag.DETERMINER)


def _vague(statement: Reading, at: int) -> bool:
    """ "a few hours", "for days": no figure or date that another check could answer for."""
    before = statement.tokens[at - 1].lower if at else ""
    return before in {"few", "several", "some", "couple", "many"} or (
        before in {"for", "of", "within"} and statement.tokens[at].lower in _SPANS
    )


_SPANS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})


def _exclude(ours: tuple[tuple[int, int], ...], theirs: tuple[tuple[int, int], ...] | None) -> bool:
    """Are the two of one family, never of one kind?"""
    if theirs is None or set(ours) & set(theirs):
        return False
    return not {family for family, _ in ours}.isdisjoint(family for family, _ in theirs)


@lru_cache(maxsize=1 << 12)
def _lemmas(reading: Reading) -> frozenset[str]:
    return frozenset(token.lemma for token in reading.tokens)


def _licensed_back(key: str, statement: Reading) -> bool:
    return key in _lemmas(statement)


@kept
def _families() -> dict[str, tuple[tuple[int, int], ...]]:
    """Key → the family and kind of each place where it stands."""
    found: dict[str, list[tuple[int, int]]] = {}
    for family, line in enumerate(lines("siblings.txt")):
        for kind, words in enumerate(line.split(",")):
            for word in words.split("="):
                found.setdefault(lemma(word.strip()), []).append((family, kind))
    return {key: tuple(places) for key, places in found.items()}
