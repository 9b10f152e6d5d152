"""Every date and time of day of the statement is one of the passage's, as precise or less."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from functools import lru_cache

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.counted import counted_off, weekday_counted
from briefer.extract.grounding.numbers import figures
from briefer.extract.grounding.placing import of_another
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.reckoned import reckoned
from briefer.language.dates import compatible, times
from briefer.language.patterns import rx
from briefer.language.quantities import to_base
from briefer.language.units import dimension
from briefer.models import When

_CALENDAR = rx(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b|\b(?:today|yesterday|tomorrow|tonight|weekend|morning|afternoon|evening|night|dawn|daybreak|dusk|sunrise|sunset|nightfall"
    r"|noon|midday|midnight|overnight)\b|\b\d{4}\b"
)
_ALIKE = {
    "daybreak": "dawn",
    "sunrise": "dawn",
    "sunset": "dusk",
    "nightfall": "dusk",
    "midday": "noon",
    "overnight": "night",
}
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
        if (
            not matching
            and not _pieced(when, cited)
            and not _is_working_week(when, passage)
            and not _quoted_in(when, passage)
            and not _vague(statement, passage, alignment, when)
            and not _of_period(when, passage, published)
            and not counted_off(when, cited, passage)
            and not weekday_counted(when, cited, passage)
            and not _in_zone(when, cited, passage)
            and not _as_measure(when, passage)
            and not (_NIGHTFALL.search(when.text) and _DARK.search(passage.text))
        ):
            return _reason(when, cited)
        if matching and (hedge := _unlike_hedge(statement, when, passage, matching)):
            return hedge
        if matching and len(cited) > 1:
            rivals = [other for other in cited if other not in matching and other.grain == when.grain]
            wrong = of_another(statement, passage, alignment, when, matching, rivals)
            if wrong is not None:
                return f"the passage says “{wrong.text}” of this, the statement “{when.text}”"
    return ""


_SINCE = rx(r"\b(?:since|from|as early as) at least (?:\w+ ){0,2}$", re.IGNORECASE)
_OR_EARLIER = rx(r"\b(?:if not (?:earlier|before)|or (?:even )?earlier)\b", re.IGNORECASE)
_LATEST = rx(r"\b(?:at the latest|no later than)\b", re.IGNORECASE)
_BESIDE = 24
"""So many characters on either side of a date may hold its hedge."""


def _unlike_hedge(statement: Reading, said: When, passage: Reading, matching: Sequence[When]) -> str:
    """ "since at least 9 May" is no "on 9 May": the hedge says that it may have been earlier."""
    ours, theirs = _hedged(statement, said), [_hedged(passage, other) for other in matching]
    if ours and not any(theirs) and not any(_hedged(passage, other, _LATEST) for other in matching):
        return f"the statement hedges “{said.text}”, the passage does not"
    if all(theirs) and not ours and not _hedged(statement, said, _LATEST):
        return f"the passage hedges “{said.text}”, the statement does not"
    return ""


def _hedged(reading: Reading, when: When, after: re.Pattern[str] = _OR_EARLIER) -> bool:
    before = reading.text[max(0, when.start - _BESIDE) : when.start]
    around = reading.text[max(0, when.start - _BESIDE) : when.end + _BESIDE]
    return bool(_SINCE.search(before) or after.search(around))


def _licenses(cited: When, said: When) -> bool:
    """May the statement say `said` for the passage's `cited`: the same moment, told no more precisely?"""
    if cited.text.casefold() == said.text.casefold() and cited.relation == said.relation:
        return True
    if (
        said.first is None
        and cited.first is None
        and said.minute is None
        and not _calendar(said.text) <= _calendar(cited.text)
    ):
        return False
    if _FINENESS[said.grain] > _FINENESS[cited.grain] and not (said.minute is None and cited.minute is not None):
        return (
            said.first == said.last == cited.first == cited.last is not None
            and said.minute is None
            and _same_part(cited, said)
        )
    if said.minute is not None and cited.minute is not None and said.minute % 720 != cited.minute % 720:
        return _rounds(cited, said)
    if (said.first is None) != (cited.first is None):
        if said.first is not None:
            return False
        return said.minute is not None and said.minute == cited.minute
    return compatible(cited, said) or _same_day_of_year(cited, said)


def _same_day_of_year(cited: When, said: When) -> bool:
    """ "4 May" and "May 4": with no year written, both are one day, whichever year each was taken to be of."""
    if cited.grain != "day" or said.grain != "day" or cited.first is None or said.first is None:
        return False
    if _YEAR.search(cited.text) or _YEAR.search(said.text) or not (_MONTH.search(cited.text) and _MONTH.search(said.text)):
        return False
    one, other = (cited.first.month, cited.first.day), (said.first.month, said.first.day)
    return one == other and cited.first == cited.last and said.first == said.last and cited.relation == said.relation


_YEAR = rx(r"\b\d{4}\b")
_MONTH = rx(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)", re.IGNORECASE)


_CLOSE = rx(
    r"^(?:(?:just|shortly|soon|slightly|a little|a bit|moments|minutes|(?:a )?few minutes|not long) (before|after|past)"
    r"|(about|around|roughly|approximately|some time around|close to)|(nearly|almost|towards?|just on))\b",
    re.IGNORECASE,
)
_SHORTLY, _ABOUT = 20, 10
"""Minutes that a clock time told as "shortly before eight" or "about eight" may be off."""


def _rounds(cited: When, said: When) -> bool:
    """ "shortly before 8 a.m." for 7:48, "around nine" for 9:05."""
    found = _CLOSE.match(said.text)
    if found is None or cited.minute is None or said.minute is None or cited.relation != "at":
        return False
    later = (cited.minute - said.minute + 360) % 720 - 360
    side, about, nearly = found.groups()
    if about:
        return abs(later) <= _ABOUT
    return 0 < (-later if nearly or side.lower() == "before" else later) <= (_ABOUT if nearly else _SHORTLY)


def _calendar(text: str) -> frozenset[str]:
    """The words that place an unresolved time in the calendar: weekdays, months and years."""
    return frozenset(_ALIKE.get(word, word) for word in _CALENDAR.findall(text.casefold()))


def _same_part(cited: When, said: When) -> bool:
    return said.grain != "part" or compatible(cited, said)


def _is_working_week(said: When, passage: Reading) -> bool:
    """ "Monday to Friday" for "weekdays"."""
    text = said.text.casefold()
    return ("monday" in text or "friday" in text) and any(
        token.lower in {"weekday", "weekdays"} for token in passage.tokens
    )


def _quoted_in(said: When, passage: Reading) -> bool:
    """Do the very words stand in the passage, though not read as a time there?"""
    decimal = "." in said.text and _DIGIT.search(said.text) is not None
    return (said.minute is None or decimal) and said.text.casefold() in passage.text.casefold()


def _vague(statement: Reading, passage: Reading, alignment: Alignment, said: When) -> bool:
    """ "that night", "the same day": it resolves to nothing, and its words stand in the passage."""
    if said.first is not None or said.minute is not None or _DIGIT.search(said.text):
        return False
    words = {token.lemma for token in passage.tokens}
    own = statement.between(said.start, said.end)
    return all(
        token.lemma in words or alignment.licensed(i) or token.lower in _POINTERS
        for i in own
        for token in (statement.tokens[i],)
    )


_OFFSET = rx(r"\b(?:UTC|GMT) ?([+\u2212\u2013-]) ?(\d{1,2})\b")


def _in_zone(said: When, cited: Sequence[When], passage: Reading) -> bool:
    """ "3:25 a.m. local time" for "01:25" where the passage counts in UTC and says that local time is UTC+2."""
    found = _OFFSET.search(passage.text)
    if found is None or said.minute is None:
        return False
    shift = int(found.group(2)) * (60 if found.group(1) == "+" else -60)
    return any(other.minute is not None and (other.minute + shift - said.minute) % 720 == 0 for other in cited)


_AHEAD_OR_BACK = rx(
    r"\b(?:coming|next|following|past|last|previous) (decade|century|fortnight|year|month|week)\b", re.IGNORECASE
)


def _as_measure(said: When, passage: Reading) -> bool:
    """ "in 2:21" for "2 hours 21 minutes", "the coming decade" for "the next ten years": a stretch of time, no moment."""
    clock = _CLOCK.match(said.text)
    measures = [to_base(q)[1] for q in (*figures(passage.text), *reckoned(passage.text)) if dimension(q.unit)[0] == "time"]
    if clock is not None:
        hours, minutes = int(clock.group(1)), int(clock.group(2))
        return any(value in {hours * 3600 + minutes * 60, hours * 60 + minutes} for value in measures)
    period = _AHEAD_OR_BACK.search(said.text)
    if period is None:
        return False
    long = dimension(period.group(1).lower())[1]
    return any(math.isclose(value, long, rel_tol=0.01) for value in measures)


_NIGHTFALL = rx(r"\bnightfall\b", re.IGNORECASE)
_DARK = rx(r"\b(?:after|before|until|till|at) dark\b", re.IGNORECASE)
_CLOCK = rx(r"^(\d{1,2}):(\d\d)$")
_MONTH_END = rx(r"\bend of the month\b", re.IGNORECASE)
_PERIOD = rx(r"\b(?:the|this) (month|year|week)\b", re.IGNORECASE)


def _of_period(said: When, passage: Reading, published: dt.date | None) -> bool:
    """ "the beginning of November" where an article of November says "the start of the month"."""
    if published is not None and said.first is not None and said.grain == "day" and _MONTH_END.search(passage.text):
        return (said.first + dt.timedelta(days=1)).day == 1 and (said.first.year, said.first.month) == (
            published.year,
            published.month,
        )
    found = _PERIOD.search(passage.text)
    if found is None or published is None or said.first is None or said.minute is not None or said.grain in {"day", "part"}:
        return False
    if found.group(1).lower() == "week":
        return abs((said.first - published).days) <= 7 and said.grain == "week"
    return said.first.year == published.year and (found.group(1).lower() == "year" or said.first.month == published.month)


_DIGIT = rx(r"\d")
_POINTERS = frozenset({"that", "the", "same", "this", "of", "a"})


def _pieced(said: When, cited: Sequence[When]) -> bool:
    """Is a day with a clock time put together from a clock time without a day and a day without a clock time?"""
    if said.minute is None or said.first is None:
        return False
    clock = any(
        other.minute is not None and other.first is None and other.minute % 720 == said.minute % 720 for other in cited
    )
    day = any(
        other.minute is None and other.first is not None and other.first <= said.first <= (other.last or other.first)
        for other in cited
    )
    return clock and day


def _reason(when: When, cited: Sequence[When]) -> str:
    alike = [other for other in cited if other.grain == when.grain] or list(cited)
    if alike:
        return f"the passage says “{alike[0].text}”, the statement “{when.text}”"
    return f"the passage does not give the time “{when.text}”"
