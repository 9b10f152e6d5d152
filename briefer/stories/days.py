"""The days a story's articles were published on, and how likely two stretches of days are of one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

Days = tuple[dt.date | None, dt.date | None]
"""The first and the last day; both None where no day is known."""

QUIET = 2
"""Days without a report that say nothing; what comes later is less and less likely the same event …"""
FADE = 10
"""… and after this many more days is half as likely."""


def span(days: Iterable[dt.date | None]) -> Days:
    """The first and the last of the days that are known."""
    known = sorted(day for day in days if day is not None)
    return (known[0], known[-1]) if known else (None, None)


def nearness(one: Days, other: Days) -> float:
    """1 where the stretches meet or one of them is not known, less with every day that lies between."""
    if one[0] is None or one[1] is None or other[0] is None or other[1] is None:
        return 1.0
    gap = max((one[0] - other[1]).days, (other[0] - one[1]).days)
    return float(0.5 ** (max(0, gap - QUIET) / FADE))
