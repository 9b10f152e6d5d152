"""Which days a date expression means, seen from the day the article was published.

A weekday is the most recent one, the day of publication included, unless the clause speaks of what is to come; a date
without a year is the past one unless the future one is near or the clause looks ahead.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace

from briefer.language.outlook import outlook
from briefer.language.timeatoms import Atom

Days = tuple[dt.date | None, dt.date | None]

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_DAY = dt.timedelta(days=1)


def resolve(low: str, dates: list[Atom], anchor: dt.date | None, start: int, end: int) -> Days:
    """The first and last day that the joined date atoms mean; (None, None) where they cannot be told."""
    exact = next((a for a in dates if a.month is not None and a.day is not None), None)
    named = next((a.weekday for a in dates if a.weekday is not None), None)
    try:
        relative = next((a for a in dates if a.shift is not None and a.unit in ("year", "week")), None)
        if relative is not None and len(dates) > 1 and anchor is not None:
            return _in_relative(next(a for a in dates if a is not relative), relative, anchor)
        if exact is not None and exact.year is None and named is not None and anchor is not None:
            return _on_weekday(exact, named, anchor)
        return _resolve(low, exact or dates[0], anchor, start, end)
    except (ValueError, OverflowError):
        return None, None


def _resolve(low: str, atom: Atom, anchor: dt.date | None, start: int, end: int) -> Days:
    if atom.nth is not None:
        return _nth(low, atom, anchor, start, end)
    if atom.unit in _SEASONS and atom.year is not None:
        return _season(atom.unit, atom.year)
    if atom.month is not None:
        return _calendar(low, atom, anchor, start, end)
    if atom.year is not None:
        return _years(atom)
    if atom.which[:1] in ("q", "h") and atom.shift is not None and anchor is not None:
        return _years(replace(atom, year=anchor.year + int(atom.shift)))
    if anchor is None:
        return None, None
    if atom.weekday is not None:
        return _weekday(low, atom, anchor, start, end)
    if atom.shift is not None:
        return _shifted(atom, anchor)
    return None, None


def _month_days(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _third(first: dt.date, last: dt.date, which: str) -> tuple[dt.date, dt.date]:
    """The early, middle or late part of a stretch of days, with some overlap, for the words are loose."""
    length = (last - first).days + 1
    cut = max(1, round(length * 0.4))
    if which == "early":
        return first, first + dt.timedelta(days=cut - 1)
    if which == "late":
        return last - dt.timedelta(days=cut - 1), last
    if which[:1] in ("q", "h") and first.day == first.month == 1 and first.year == last.year:
        size = 3 if which[0] == "q" else 6
        month = size * (int(which[1]) - 1) + 1
        return dt.date(first.year, month, 1), _month_days(first.year, month + size - 1)[1]
    if which == "mid":
        return first + dt.timedelta(days=round(length * 0.3)), last - dt.timedelta(days=round(length * 0.3))
    return first, last


def _calendar(low: str, atom: Atom, anchor: dt.date | None, start: int, end: int) -> Days:
    month = atom.month or 1
    year = atom.year
    if year is None:
        if anchor is None:
            return None, None
        year = _nearest_year(month, atom.day, anchor, atom.which, outlook(low, start, end, weak=False))
    if atom.day is None:
        last_month = atom.month2 or month
        first, last = dt.date(year, month, 1), _month_days(year + (last_month < month), last_month)[1]
        return _third(first, last, atom.which)
    first = dt.date(year, month, atom.day)
    if atom.day2 is None:
        return first, first
    last_month = atom.month2 or month
    return first, dt.date(year + (last_month < month), last_month, atom.day2)


def _on_weekday(atom: Atom, weekday: int, anchor: dt.date) -> Days:
    """ "Sunday, 19 April": the year nearest to publication in which that day is that weekday, else the nearest year."""
    month, day = atom.month or 1, atom.day or 1
    years = [y for y in range(anchor.year - 6, anchor.year + 7) if day <= calendar.monthrange(y, month)[1]]
    days = sorted((dt.date(y, month, day) for y in years), key=lambda d: abs((d - anchor).days))
    found = next((d for d in days if d.weekday() == weekday), days[0])
    return found, found


def _in_relative(atom: Atom, relative: Atom, anchor: dt.date) -> Days:
    """ "June 18 last year", "Friday next week"."""
    shift = int(relative.shift or 0)
    if relative.unit == "year" and atom.month is not None:
        return _calendar("", replace(atom, year=anchor.year + shift), anchor, 0, 0)
    if atom.weekday is not None:
        day = anchor + dt.timedelta(days=atom.weekday - anchor.weekday() + 7 * shift)
        return day, day
    return None, None


def _nearest_year(month: int, day: int | None, anchor: dt.date, which: str, ahead: bool | None) -> int:
    def at(year: int) -> dt.date:
        return dt.date(year, month, min(day or 15, calendar.monthrange(year, month)[1]))

    here = at(anchor.year)
    if day is None and month == anchor.month and which not in ("last", "next"):
        return anchor.year
    if which in ("last", "past", "previous"):
        return anchor.year if here < anchor else anchor.year - 1
    if which in ("next", "coming"):
        return anchor.year if here > anchor else anchor.year + 1
    gap = (here - anchor).days
    if gap > 0:
        return anchor.year if ahead or gap <= (30 if ahead is False else 120) else anchor.year - 1
    if (ahead and gap < -14) or (ahead is None and gap < -270):
        return anchor.year + 1
    return anchor.year


def _years(atom: Atom) -> Days:
    year = atom.year or 1
    return _third(dt.date(year, 1, 1), dt.date(atom.year2 or year, 12, 31), atom.which)


def _season(season: str, year: int) -> Days:
    """The months of a northern season; winter is that which begins in December of the year."""
    month = _SEASONS[season]
    first = dt.date(year, month, 1)
    after = month + 2
    return first, _month_days(year + (after > 12), (after - 1) % 12 + 1)[1]


def _weekday(low: str, atom: Atom, anchor: dt.date, start: int, end: int) -> Days:
    day = atom.weekday or 0
    if atom.day is not None:
        return _weekday_of_month(atom.day, day, anchor)
    if atom.which == "next":
        monday = anchor + dt.timedelta(days=7 - anchor.weekday())
        first = monday + dt.timedelta(days=day)
    elif atom.which in ("coming", "following"):
        first = anchor + dt.timedelta(days=(day - anchor.weekday() - 1) % 7 + 1)
    elif atom.which in ("last", "past", "previous"):
        first = anchor - dt.timedelta(days=(anchor.weekday() - day - 1) % 7 + 1)
    elif atom.which == "this":
        first = anchor + dt.timedelta(days=day - anchor.weekday())
    elif outlook(low, start, end):
        first = anchor + dt.timedelta(days=(day - anchor.weekday()) % 7)
    else:
        first = anchor - dt.timedelta(days=(anchor.weekday() - day) % 7)
    if atom.weekday2 is None:
        return first, first
    return first, first + dt.timedelta(days=(atom.weekday2 - day) % 7)


def _weekday_of_month(number: int, weekday: int, anchor: dt.date) -> Days:
    """ "Thursday the 14th": the month nearest to publication where that day falls on that weekday."""
    for months in (0, -1, 1, -2, 2, -3, 3):
        index = anchor.year * 12 + anchor.month - 1 + months
        if number <= calendar.monthrange(index // 12, index % 12 + 1)[1]:
            day = dt.date(index // 12, index % 12 + 1, number)
            if day.weekday() == weekday:
                return day, day
    return None, None


def _nth(low: str, atom: Atom, anchor: dt.date | None, start: int, end: int) -> Days:
    """ "the last Saturday of the month"."""
    year, month = atom.year, atom.month
    if month is None:
        if anchor is None:
            return None, None
        index = anchor.year * 12 + anchor.month - 1 + int(atom.shift or 0)
        year, month = index // 12, index % 12 + 1
    elif year is None:
        if anchor is None:
            return None, None
        year = _nearest_year(month, None, anchor, "", outlook(low, start, end))
    days = [
        d
        for d in range(1, calendar.monthrange(year or 1, month)[1] + 1)
        if dt.date(year or 1, month, d).weekday() == atom.weekday
    ]
    nth = atom.nth or 1
    day = dt.date(year or 1, month, days[nth - 1 if nth > 0 else nth])
    return day, day


def _shifted(atom: Atom, anchor: dt.date) -> Days:
    shift, unit = atom.shift or 0.0, atom.unit
    if unit == "easter":
        return _near_easter(int(shift), anchor)
    if atom.shift2 is not None:
        far, near = (
            _shifted(replace(atom, shift2=None), anchor),
            _shifted(replace(atom, shift=atom.shift2, shift2=None), anchor),
        )
        return far[0], near[1]
    if atom.which == "past":
        return _ago(-1.0, unit, anchor)[0] if unit not in ("week", "weekend") else anchor - 7 * _DAY, anchor
    if unit in ("day", "second", "minute", "hour"):
        days = shift / {"day": 1, "second": 86400, "minute": 1440, "hour": 24}[unit]
        first = anchor + dt.timedelta(days=int(days) if unit == "day" else -int(-days // 1) if days > 0 else int(days))
        return (first - _DAY, first) if unit == "hour" and days % 1 else (first, first)
    if atom.ago:
        return _ago(shift, unit, anchor)
    return _period(int(shift), unit, anchor, atom.which)


def _easter(year: int) -> dt.date:
    """Western Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def _near_easter(days: int, anchor: dt.date) -> Days:
    """The feast nearest to publication."""
    feasts = [_easter(y) + days * _DAY for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
    day = min(feasts, key=lambda d: abs((d - anchor).days))
    return day, day


def _ago(shift: float, unit: str, anchor: dt.date) -> Days:
    """ "three weeks ago": the day that far back, as loose as the unit."""
    if unit in ("week", "fortnight"):
        middle = anchor + dt.timedelta(days=round(shift * (7 if unit == "week" else 14)))
        return middle - 3 * _DAY, middle + 3 * _DAY
    months = shift * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "generation": 300}[unit]
    index = anchor.year * 12 + anchor.month - 1 + round(months)
    if unit == "month":
        before, after = index - 1, index + 1
        return dt.date(before // 12, before % 12 + 1, 15), dt.date(after // 12, after % 12 + 1, 15)
    loose = {"year": 6, "decade": 36}.get(unit, 240) if months % 1 == 0 else 3
    first, last = index - loose, index + loose
    return dt.date(first // 12, first % 12 + 1, 1), _month_days(last // 12, last % 12 + 1)[1]


def _period(shift: int, unit: str, anchor: dt.date, which: str) -> Days:
    monday = anchor - dt.timedelta(days=anchor.weekday())
    if unit in ("week", "fortnight"):
        first = monday + dt.timedelta(days=7 * shift)
        return _third(first, first + 6 * _DAY, which)
    if unit == "weekend":
        saturday = monday + dt.timedelta(days=5 + 7 * shift)
        if which == "near":
            saturday = saturday if anchor.weekday() >= 5 else saturday - 7 * _DAY
            return saturday, saturday + _DAY
        if shift == 0 and anchor.weekday() < 3:
            return saturday - dt.timedelta(days=7), saturday + _DAY
        if shift < 0 and anchor.weekday() >= 5:
            return saturday, saturday + _DAY
        return saturday, saturday + _DAY
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + shift
        return _third(*_month_days(index // 12, index % 12 + 1), which)
    if unit == "quarter":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + shift
        month = index % 4 * 3 + 1
        return dt.date(index // 4, month, 1), _month_days(index // 4, month + 2)[1]
    if unit in _SEASONS:
        return _season_near(unit, shift, anchor)
    if unit == "year":
        return _third(dt.date(anchor.year + shift, 1, 1), dt.date(anchor.year + shift, 12, 31), which)
    span = 10 if unit == "decade" else 100
    base = anchor.year // span * span + shift * span
    return dt.date(base, 1, 1), dt.date(base + span - 1, 12, 31)


def _season_near(unit: str, shift: int, anchor: dt.date) -> Days:
    for year in range(anchor.year - 2, anchor.year + 3):
        first, last = _season(unit, year)
        if first is None or last is None:
            continue
        if shift < 0 and last < anchor and (anchor - last).days < 366:
            return first, last
        if shift > 0 and first > anchor:
            return first, last
        if shift == 0 and (last >= anchor or year == anchor.year):
            return first, last
    return None, None
