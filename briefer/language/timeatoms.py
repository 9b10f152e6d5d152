"""The pieces a time expression is made of: a calendar day, a weekday, a clock time, a part of the day.

`Atom` is one such piece as the text gives it, before it is resolved. `clocks`, `calendardays`, `weekdays` and
`relativedays` read them, `timejoin` joins neighbours, `resolving` works the days out.
"""

from __future__ import annotations

from typing import Literal

from briefer.language.records import dataclass
from briefer.models import Grain

AtomKind = Literal["date", "clock", "part"]


def _numbered(text: str, first: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(text.split(), first)}


MONTHS = _numbered("january february march april may june july august september october november december", 1)
MONTH_WORDS = MONTHS | {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9}
WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday", 0)
WEEKDAY_WORDS = WEEKDAYS | {name[:3]: n for name, n in WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
HOURS = _numbered("one two three four five six seven eight nine ten eleven twelve", 1)

MONTH = rf"(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?:\.|(?![a-z])))"
"""A pattern for a month, in full or shortened with or without a full stop."""

# The stretch of minutes, from midnight, that a part of the day covers; past 1440 it runs into the next day.
PARTS: dict[str, tuple[int, int]] = {
    "early hours": (0, 360), "small hours": (0, 360), "early morning": (0, 540), "morning": (0, 720), "dawn": (240, 480),
    "daybreak": (240, 480), "sunrise": (240, 540), "midmorning": (540, 690), "mid-morning": (540, 690),
    "forenoon": (480, 720), "lunchtime": (660, 870), "afternoon": (720, 1110), "mid-afternoon": (840, 990),
    "teatime": (930, 1080), "evening": (1020, 1440), "dusk": (960, 1320), "sunset": (960, 1320),
    "nightfall": (1020, 1380), "night": (1080, 1800), "tonight": (1020, 1800), "overnight": (1080, 1920),
}  # fmt: skip


@dataclass(slots=True)
class Atom:
    """One piece of a time expression, from `start` to `end`.

    A date has some of `year`, `month`, `day` (with `year2`, `month2`, `day2` where it is a stretch), `weekday` (to
    `weekday2`, or the `nth` of a month), or a `shift` in `unit`s from the anchor ("yesterday" = -1 day; `shift2` where the
    text is loose, `ago` for "three weeks ago"). `which` is its determiner ("last", "next", "this") or its position
    ("early", "mid", "late", "q3", "h1"). A clock time has `minute`; `twelve` says that morning or evening is left open.
    `needs_cue` marks what is no time on its own ("night" in "night shift").
    """

    start: int
    end: int
    kind: AtomKind
    grain: Grain = "day"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year2: int | None = None
    month2: int | None = None
    day2: int | None = None
    weekday: int | None = None
    weekday2: int | None = None
    nth: int | None = None
    which: str = ""
    unit: str = ""
    shift: float | None = None
    shift2: float | None = None
    ago: bool = False
    minute: int | None = None
    twelve: bool = False
    zone: str | None = None
    part: str = ""
    needs_cue: bool = False
