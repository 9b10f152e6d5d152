"""Stretches of days: months and their parts, seasons, "last week", "three years ago", Easter."""

from __future__ import annotations

import calendar
import datetime as dt

Stretch = tuple[dt.date, dt.date]

_DAY = dt.timedelta(days=1)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "generation": 300}
# By how many months "N years ago" and the like may be off, for the words are loose.
_LOOSE = {"month": 1, "year": 6, "decade": 36, "century": 240, "generation": 120}


def month_days(year: int, month: int) -> Stretch:
    """The first and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _month_at(index: int) -> Stretch:
    """The month number `index`, counted from January of year 0."""
    return month_days(index // 12, index % 12 + 1)


def _index(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def stretch(first: dt.date, last: dt.date, which: str) -> Stretch:
    """The early, middle or late part of a stretch of days, with some overlap, for the words are loose."""
    if which[:1] in ("q", "h") and which[1:].isdigit():
        size = 3 if which[0] == "q" else 6
        month = size * (int(which[1:]) - 1) + 1
        return dt.date(first.year, month, 1), month_days(first.year, month + size - 1)[1]
    length = (last - first).days + 1
    if which == "early":
        return first, first + (max(1, round(length * 0.4)) - 1) * _DAY
    if which == "late":
        return last - (max(1, round(length * 0.4)) - 1) * _DAY, last
    if which == "mid":
        return first + round(length * 0.3) * _DAY, last - round(length * 0.3) * _DAY
    return first, last


def years(first: int, last: int | None, which: str) -> Stretch:
    """The days of a year or of some years, or the part of them that `which` says ("late", "q3", "h1")."""
    return stretch(dt.date(first, 1, 1), dt.date(last or first, 12, 31), which)


def season(name: str, year: int) -> Stretch:
    """The months of a northern season; winter is the one that begins in December of the year."""
    index = year * 12 + _SEASONS[name] - 1
    return _month_at(index)[0], _month_at(index + 2)[1]


def _season_near(name: str, shift: int, anchor: dt.date) -> Stretch:
    """The last, this or the next season of a name."""
    near = [season(name, year) for year in range(anchor.year - 2, anchor.year + 3)]
    if shift < 0:
        return [s for s in near if s[1] < anchor][-1]
    if shift > 0:
        return next(s for s in near if s[0] > anchor)
    return next(s for s in near if s[1] >= anchor or s[0].year == anchor.year)


def period(shift: int, unit: str, anchor: dt.date, which: str) -> Stretch:
    """ "last week", "this month", "next year": the whole one, or the part of it that `which` says."""
    monday = anchor - anchor.weekday() * _DAY
    if unit in ("week", "fortnight"):
        return stretch(monday + 7 * shift * _DAY, monday + (7 * shift + 6) * _DAY, which)
    if unit == "weekend":
        saturday = monday + (5 + 7 * shift) * _DAY
        if which == "near" and anchor.weekday() < 5:
            saturday -= 7 * _DAY
        return saturday, saturday + _DAY
    if unit in _SEASONS:
        return _season_near(unit, shift, anchor)
    if unit == "month":
        return stretch(*_month_at(_index(anchor) + shift), which)
    if unit == "quarter":
        first = (anchor.year * 4 + (anchor.month - 1) // 3 + shift) * 3
        return _month_at(first)[0], _month_at(first + 2)[1]
    span = {"year": 1, "decade": 10, "century": 100}[unit]
    base = (anchor.year // span + shift) * span
    return years(base, base + span - 1, which)


def ago(shift: float, unit: str, anchor: dt.date) -> Stretch:
    """The days that lie `shift` units from the anchor (negative: before it), as loose as the unit."""
    if unit in ("day", "hour", "minute", "second"):
        whole = shift / {"day": 1, "hour": 24, "minute": 1440, "second": 86400}[unit]
        near = anchor + int(whole) * _DAY
        return (near - _DAY, near) if whole % 1 else (near, near)
    if unit in ("week", "fortnight"):
        middle = anchor + round(shift * (7 if unit == "week" else 14)) * _DAY
        return middle - 3 * _DAY, middle + 3 * _DAY
    index = _index(anchor) + round(shift * _MONTHS[unit])
    if unit == "month":
        return _month_at(index - 1)[0] + 14 * _DAY, _month_at(index + 1)[0] + 14 * _DAY
    loose = _LOOSE.get(unit, 6) if shift % 1 == 0 else 3
    return _month_at(index - loose)[0], _month_at(index + loose)[1]


def _easter(year: int) -> dt.date:
    """Western Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def near_easter(days: int, anchor: dt.date) -> dt.date:
    """The day so many days from Easter Sunday that is nearest to the anchor."""
    feasts = [_easter(year) + days * _DAY for year in (anchor.year - 1, anchor.year, anchor.year + 1)]
    return min(feasts, key=lambda day: abs((day - anchor).days))
