"""The pieces a time expression is made of: a calendar day, a weekday, a clock time, a part of the day.

`Atom` is one such piece as the text gives it, before it is resolved; `clocks` and `daywords` read them, `dates` joins and
resolves them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefer.models import Grain

AtomKind = Literal["date", "clock", "part"]

MONTHS = {
    w: i
    for i, w in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
MONTH_WORDS = MONTHS | {w[:3]: i for w, i in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {w: i for i, w in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
WEEKDAY_WORDS = WEEKDAYS | {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
HOURS = {
    w: i
    for i, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}

# The stretch of minutes, from midnight, that a part of the day covers; past 1440 it runs into the next day.
PARTS: dict[str, tuple[int, int]] = {
    "morning": (0, 720),
    "early morning": (0, 540),
    "dawn": (240, 480),
    "daybreak": (240, 480),
    "sunrise": (240, 540),
    "forenoon": (480, 720),
    "midmorning": (540, 690),
    "lunchtime": (660, 870),
    "afternoon": (720, 1110),
    "teatime": (930, 1080),
    "evening": (1020, 1440),
    "dusk": (960, 1320),
    "sunset": (960, 1320),
    "nightfall": (1020, 1380),
    "night": (1080, 1800),
    "tonight": (1020, 1800),
    "overnight": (1080, 1920),
}


@dataclass(slots=True)
class Atom:
    """One piece of a time expression.

    A date atom has some of `year`, `month`, `day` (with `year2`… where it is a stretch), `weekday`, or a `shift` in `unit`s
    from the anchor ("yesterday" = -1 day). `which` is its determiner ("last", "next", "this", "coming") or position
    ("early", "mid", "late"). A clock atom has `minute`; `twelve` says that morning or evening is left open.
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
    minute: int | None = None
    twelve: bool = False
    zone: str | None = None
    part: str = ""
    needs_cue: bool = False
    ago: bool = False
