"""Figures that a passage gives without writing them: the rest of a whole, a span between two times, a composed measure.

A reader may say "the other five" of "nine of the fourteen", "two hours late" of "due at seven, left at nine", "five
minutes" of "4 minutes 48 seconds" and "twelve months" of "a year". Each is made a quantity of its own, with which the check
of figures compares the statement's as with any other.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from briefer.extract.grounding.numbers import figures
from briefer.extract.grounding.wordlists import words
from briefer.language.dates import times
from briefer.language.patterns import rx
from briefer.language.quantities import to_base
from briefer.language.units import dimension
from briefer.models import Quantity, When

_ONE_UNIT = rx(
    r"\b(?:an?|one|this|the (?:next|last|past|coming|previous|following|first|same|whole|entire|full)|next|last)"
    r"(?: (?:whole|full|further|single|free|extra|additional))?[ -]"
    r"(second|minute|hour|day|week|fortnight|month|year|decade|century)(?:'s|’s)?\b",
    re.IGNORECASE,
)
_HALF_YEAR = rx(r"\bhalf[- ]year\b", re.IGNORECASE)
_JOINED = rx(r"^,? (?:and )?$")
_EQUATED = rx(
    r"^(?:[^.;:,(]{0,40},? or |[^.;:(]{0,40}, (?:equal|equivalent|amounting|corresponding) to "
    r"|[^.;:,(]{0,40},? i\.e\. | \(| – | — )$"
)
_SHARED = frozenset({"at_most", "at_least", "more_than", "less_than", "about", "nearly"})
_PART_OF = rx(r"^ (?:out )?of (?:(?:the|its|their|his|her|our|some|all) )?$")
_VAGUE_CLOCK = rx(
    r"^(?:just|shortly|soon|about|around|nearly|almost|not long|a little|towards?|minutes|moments)\b", re.IGNORECASE
)
_SLACK = 8
"""Minutes that "shortly after nine" may be off nine."""
_DAY = 1440
_MOST_TIMES = 8
"""Of more times than this no spans are reckoned."""
_REST = words("reckoned_rest")
_AROUND = rx(r"[^\W_]+")


@lru_cache(maxsize=1024)
def reckoned(text: str, published: dt.date | None = None) -> tuple[Quantity, ...]:
    """The quantities that a text holds without writing them as such; spans and values as of a figure in the text."""
    return (*_ones(text), *_composed(text), *_equated(text), *_ordinal_units(text), *_spans(text, published))


def rest_of(said: Quantity, said_text: str, cited: Sequence[Quantity], text: str) -> bool:
    """Is the count what is left of a whole: "the other five" where the passage says "nine of the 14"?

    Only where the statement marks it as the rest ("the other", "remaining", "still missing") or gives the part beside it;
    else "three of the five" would pass for "two of the five".
    """
    if said.unit is not None or said.hedge != "exact":
        return False
    counts = [q for q in cited if q.unit is None and q.hedge == "exact"]
    for part, whole in pairwise(counts):
        if whole.value - part.value != said.value or not _PART_OF.match(text[part.end : whole.start]):
            continue
        if any(q.value == part.value and q is not said for q in figures(said_text)) and not _is_part(said, said_text):
            return True
        around = said_text[max(0, said.start - 24) : said.start] + " " + said_text[said.end : said.end + 24]
        if not _REST.isdisjoint(word.lower() for word in _AROUND.findall(around)) and not _is_part(said, said_text):
            return True
    return False


def _is_part(said: Quantity, text: str) -> bool:
    return text.startswith((" of ", " out of "), said.end)


def difference(said: Quantity, text: str, cited: Sequence[Quantity]) -> bool:
    """ "a loss of 13" where the passage gives 71 and 58, and the statement, too, or the passage nothing else of the kind.

    A loss is reckoned down and a gain up, in the order in which the statement gives the two, else the passage.
    """
    lead = _CHANGED_BY.search(text, 0, said.start)
    if said.hedge != "exact" or lead is None:
        return False
    alike = [q for q in cited if q.hedge == "exact" and q.unit == said.unit and q.value != said.value]
    told = [q for q in figures(text) if q is not said and any(q.value == c.value and q.unit == c.unit for c in alike)]
    pair = told if len(told) == 2 else alike
    if len(pair) != 2 or not math.isclose(abs(pair[0].value - pair[1].value), said.value, rel_tol=1e-9):
        return False
    falls = pair[0].value > pair[1].value
    return bool(lead.group("any")) or bool(lead.group("down")) == falls


def average(said: Quantity, text: str, cited: Sequence[Quantity]) -> bool:
    """ "an average of 1.2 billion a year" where the passage gives 4.8 billion over four years."""
    unit, slash, rate = (said.unit or "").partition("/")
    around = text[max(0, said.start - _BESIDE) : said.end + _BESIDE]
    if not slash or not _AVERAGE.search(around):
        return False
    spans = [q.value for q in cited if q.unit == rate and q.hedge == "exact" and q.value > 1]
    amounts = [q.value for q in cited if q.hedge == "exact" and (q.unit == unit or not unit) and q.unit != rate]
    return any(math.isclose(amount / span, said.value, rel_tol=_ROUNDED) for amount in amounts for span in spans)


_CHANGED_BY = rx(
    r"\b(?:(?P<down>loss|losing|lost|drop|dropped|fall|fell|fallen|decline|declined|decrease|decreased|cut"
    r"|reduction|shrunk|down)"
    r"|(?P<any>difference|gap|change|swing|changed)"
    r"|(?:gain|gaining|gained|rise|rose|risen|increase|increased|growth|grew|grown|jump|up))"
    r" (?:of|by|another)(?: exactly)? $",
    re.IGNORECASE,
)
_AVERAGE = rx(r"\b(?:average|averages|averaging|averaged|mean)\b", re.IGNORECASE)
_BESIDE, _ROUNDED = 24, 0.005


def has_figures(said: Quantity, cited: Sequence[Quantity]) -> bool:
    """ "a six-figure sum" for an amount that is written with six figures."""
    if said.noun != "figure" or said.unit is not None or not 2 < said.value < 13:
        return False
    return any(_digits(q.low) <= said.value <= _digits(q.high) for q in cited if 1 <= q.low <= q.high < math.inf)


def _digits(value: float) -> int:
    return math.floor(math.log10(value)) + 1


def _made(text: str, start: int, end: int, value: float, unit: str) -> Quantity:
    return Quantity(start=start, end=end, text=text[start:end], value=value, low=value, high=value, unit=unit)


def _ones(text: str) -> Iterator[Quantity]:
    """ "a year", "the next decade", "half-year"."""
    for found in _ONE_UNIT.finditer(text):
        yield _made(text, found.start(), found.end(), 1.0, found.group(1).lower())
    for found in _HALF_YEAR.finditer(text):
        yield _made(text, found.start(), found.end(), 6.0, "month")


def _composed(text: str) -> Iterator[Quantity]:
    """ "2 hours 21 minutes", "6 feet 4 inches": one measure in two units."""
    for large, small in pairwise(figures(text)):
        kind, factor, _ = dimension(large.unit)
        other, smaller, _ = dimension(small.unit)
        if not (large.unit and small.unit and kind == other and smaller < factor) or small.hedge != "exact":
            continue
        if _JOINED.match(text[large.end : small.start]) and large.hedge == "exact":
            value = small.value + to_base(large)[1] / smaller
            yield _made(text, large.start, small.end, value, small.unit)


def _equated(text: str) -> Iterator[Quantity]:
    """ "as much as 4% of turnover, or 96 million": the hedge of the first holds for what it equals."""
    for one, same in pairwise(figures(text)):
        if one.hedge not in _SHARED or same.hedge != "exact" or one.unit == same.unit:
            continue
        if _EQUATED.match(text[one.end : same.start]):
            low = -math.inf if one.low == -math.inf else same.value * one.low / one.value if one.value else same.value
            high = math.inf if one.high == math.inf else same.value * one.high / one.value if one.value else same.value
            yield same.model_copy(update={"hedge": one.hedge, "low": low, "high": high})


def _ordinal_units(text: str) -> Iterator[Quantity]:
    """ "in the 70th minute", "its twelfth year"."""
    for q in figures(text):
        if q.unit == "ordinal" and q.noun and dimension(q.noun)[0] == "time":
            yield _made(text, q.start, q.end, q.value, q.noun)


def _spans(text: str, published: dt.date | None) -> Iterator[Quantity]:
    """The time between two clock times, days or years of the text."""
    found = times(text, published)
    if len(found) > _MOST_TIMES:
        return
    yield from _until_hour(text, found)
    for one, other in combinations(found, 2):
        if one.minute is not None and other.minute is not None:
            yield from _clock_spans(text, one, other)
        elif one.grain == other.grain and one.first is not None and other.first is not None:
            days = abs((other.first - one.first).days)
            if one.grain == "day" and days and one.first == one.last and other.first == other.last:
                yield _made(text, one.start, other.end, float(days), "day")
            elif one.grain == "year" and one.first.year != other.first.year:
                yield _made(text, one.start, other.end, float(abs(other.first.year - one.first.year)), "year")


def _until_hour(text: str, found: Sequence[When]) -> Iterator[Quantity]:
    """ "opened at eight in the morning and closed at one": a bare hour after a clock time."""
    for until in _TILL.finditer(text):
        hour = until.group(1).lower()
        value = int(hour) if hour.isdigit() else _HOURS.index(hour) + 1
        begun = [when for when in found if when.minute is not None and when.end <= until.start()]
        minutes = (value * 60 - (begun[-1].minute or 0)) % (_DAY // 2) if begun else 0
        if minutes and value <= len(_HOURS):
            yield _made(text, begun[-1].start, until.end(), float(minutes), "minute")


_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TILL = rx(rf"\b(?:till|until) (\d{{1,2}}|{'|'.join(_HOURS)})(?=[.,;]|$| (?:in|at|and|when|the next)\b)", re.IGNORECASE)


def _clock_spans(text: str, one: When, other: When) -> Iterator[Quantity]:
    minutes = ((other.minute or 0) - (one.minute or 0)) % (_DAY // 2)
    vague = _VAGUE_CLOCK.match(one.text) or _VAGUE_CLOCK.match(other.text)
    for value in (minutes - _SLACK, minutes, minutes + _SLACK) if vague else (minutes,):
        if value > 0:
            yield _made(text, one.start, max(one.end, other.end), float(value), "minute")
