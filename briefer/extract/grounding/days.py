"""Every date and time of day of the statement is one of the passage's, as precise or less."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.placing import of_another
from briefer.extract.grounding.reading import Reading
from briefer.language.dates import compatible, times
from briefer.language.tokens import lemma
from briefer.models import When

_CALENDAR = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b|\b(?:today|yesterday|tomorrow|tonight|weekend|morning|afternoon|evening|night)\b|\b\d{4}\b"
)
_FINENESS = {"year": 0, "month": 1, "week": 2, "day": 3, "part": 4, "minute": 5}


@lru_cache(maxsize=2048)
def whens(text: str, published: dt.date | None) -> tuple[When, ...]:
    """The times of a text, read once."""
    return times(text, published)


def misdated(statement: Reading, passage: Reading, alignment: Alignment, published: dt.date | None) -> str:
    """A plain sentence about the first date or time that the passage does not give; "" where all stand."""
    said, cited = whens(statement.text, published), whens(passage.text, published)
    for when in said:
        matching = [other for other in cited if _licenses(other, when)]
        if not matching and not _pieced(when, cited) and not _vague(when, passage):
            return _reason(when, cited)
        if matching and len(cited) > 1:
            rivals = [other for other in cited if other not in matching and other.grain == when.grain]
            wrong = of_another(statement, passage, alignment, when, matching, rivals)
            if wrong is not None:
                return f"the passage says “{wrong.text}” of this, the statement “{when.text}”"
    return ""


def _licenses(cited: When, said: When) -> bool:
    """May the statement say `said` for the passage's `cited`: the same moment, told no more precisely?"""
    if cited.text.casefold() == said.text.casefold() and cited.relation == said.relation:
        return True
    if said.first is None and cited.first is None and not _calendar(said.text) <= _calendar(cited.text):
        return False
    if _FINENESS[said.grain] > _FINENESS[cited.grain] and not (said.minute is None and cited.minute is not None):
        return said.first == said.last == cited.first == cited.last is not None and said.minute is None and _same_part(cited, said)
    if said.minute is not None and cited.minute is not None and said.minute % 720 != cited.minute % 720:
        return False
    if (said.first is None) != (cited.first is None):
        if said.first is not None:
            return False
        return said.minute is not None and said.minute == cited.minute
    return compatible(cited, said)


def _calendar(text: str) -> frozenset[str]:
    """The words that place an unresolved time in the calendar: weekdays, months and years."""
    return frozenset(word[:3] for word in _CALENDAR.findall(text.casefold()))


def _same_part(cited: When, said: When) -> bool:
    return said.grain != "part" or compatible(cited, said)


def _vague(said: When, passage: Reading) -> bool:
    """ "that night", "the same day": it resolves to nothing, and its words stand in the passage."""
    if said.first is not None or said.minute is not None or _DIGIT.search(said.text):
        return False
    words = {token.lemma for token in passage.tokens}
    return all(lemma(word) in words or word.lower() in _POINTERS for word in said.text.split())


_DIGIT = re.compile(r"\d")
_POINTERS = frozenset({"that", "the", "same", "this", "of", "a"})


def _pieced(said: When, cited: Sequence[When]) -> bool:
    """Is a day with a clock time put together from a clock time without a day and a day without a clock time?"""
    if said.minute is None or said.first is None:
        return False
    clock = any(other.minute is not None and other.first is None and other.minute % 720 == said.minute % 720 for other in cited)
    day = any(other.minute is None and other.first is not None and other.first <= said.first <= (other.last or other.first) for other in cited)
    return clock and day


def _reason(when: When, cited: Sequence[When]) -> str:
    alike = [other for other in cited if other.grain == when.grain] or list(cited)
    if alike:
        return f"the passage says “{alike[0].text}”, the statement “{when.text}”"
    return f"the passage does not give the time “{when.text}”"
