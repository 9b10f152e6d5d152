"""Which days a date expression means, seen from the day the article was published.

A weekday is the most recent one, the day of publication included, unless the clause looks ahead (see `outlook`); a date
without a year is the past one unless the future one is near or the clause looks ahead.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace

from briefer.language.outlook import outlook
from briefer.language.periods import ago, month_days, near_easter, period, season, stretch, years
from briefer.language.timeatoms import Atom

Days = tuple[dt.date | None, dt.date | None]

_UNKNOWN: Days = (None, None)
_MONTHS_NEAR = (0, -1, 1, -2, 2, -3, 3)
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")


def resolve(low: str, dates: list[Atom], anchor: dt.date | None, start: int, end: int) -> Days:
    """The first and last day that the joined date atoms mean; (None, None) where they cannot be told."""
    try:
        return _joined(low, dates, anchor, start, end)
    except (ValueError, OverflowError):
        return _UNKNOWN


def _joined(low: str, dates: list[Atom], anchor: dt.date | None, start: int, end: int) -> Days:
    exact = next((a for a in dates if a.month is not None and a.day is not None), None)
    weekday = next((a.weekday for a in dates if a.weekday is not None), None)
    relative = next((a for a in dates if a.shift is not None and a.unit in ("year", "week")), None)
    if relative is not None and len(dates) > 1 and anchor is not None:
        return _in_relative(next(a for a in dates if a is not relative), relative, anchor)
    if exact is not None and exact.year is None and weekday is not None and anchor is not None:
        return _on_weekday(exact, weekday, anchor)
    return _single(low, exact or dates[0], anchor, start, end)


def _single(low: str, atom: Atom, anchor: dt.date | None, start: int, end: int) -> Days:
    if atom.nth is not None:
        return _nth(low, atom, anchor, start, end)
    if atom.unit in _SEASONS and atom.year is not None:
        return season(atom.unit, atom.year)
    if atom.month is not None:
        return _calendar(low, atom, anchor, start, end)
    if atom.year is not None:
        return years(atom.year, atom.year2, atom.which)
    if anchor is None:
        return _UNKNOWN
    if atom.which[:1] in ("q", "h") and atom.shift is not None:
        return years(anchor.year + int(atom.shift), None, atom.which)
    if atom.weekday is not None:
        return _weekday(low, atom, anchor, start, end)
    return _shifted(atom, anchor) if atom.shift is not None else _UNKNOWN


def _in_relative(atom: Atom, relative: Atom, anchor: dt.date) -> Days:
    """ "June 18 last year", "Friday next week"."""
    shift = int(relative.shift or 0)
    if relative.unit == "year" and atom.month is not None:
        return _calendar("", replace(atom, year=anchor.year + shift), anchor, 0, 0)
    if atom.weekday is None:
        return _UNKNOWN
    day = anchor + dt.timedelta(days=atom.weekday - anchor.weekday() + 7 * shift)
    return day, day


# ---------------------------------------------------------------- calendar dates
def _calendar(low: str, atom: Atom, anchor: dt.date | None, start: int, end: int) -> Days:
    month, year = atom.month or 1, atom.year
    if year is None:
        if anchor is None:
            return _UNKNOWN
        year = _nearest_year(month, atom.day, anchor, atom.which, outlook(low, start, end, weak=False))
    last_month = atom.month2 or month
    last_year = year + (last_month < month)
    if atom.day is None:
        return stretch(dt.date(year, month, 1), month_days(last_year, last_month)[1], atom.which)
    first = dt.date(year, month, atom.day)
    return first, first if atom.day2 is None else dt.date(last_year, last_month, atom.day2)


def _nearest_year(month: int, day: int | None, anchor: dt.date, which: str, ahead: bool | None) -> int:
    """The year a date without one is of: see the module's rule. `ahead` is the clause's outlook."""
    here = dt.date(anchor.year, month, min(day or 15, calendar.monthrange(anchor.year, month)[1]))
    if which in ("last", "past", "previous"):
        return anchor.year - (here >= anchor)
    if which in ("next", "coming"):
        return anchor.year + (here <= anchor)
    if day is None and month == anchor.month:
        return anchor.year
    gap = (here - anchor).days
    if gap > 0:
        return anchor.year if ahead or gap <= (30 if ahead is False else 120) else anchor.year - 1
    return anchor.year + ((ahead is True and gap < -14) or (ahead is None and gap < -270))


def _on_weekday(atom: Atom, weekday: int, anchor: dt.date) -> Days:
    """ "Sunday, 19 April": the year nearest to publication in which that day is that weekday, else the nearest year.

    Years far ahead come last.
    """
    month, day = atom.month or 1, atom.day or 1
    far = anchor + dt.timedelta(days=366)
    near = [y for y in range(anchor.year - 6, anchor.year + 7) if day <= calendar.monthrange(y, month)[1]]
    days = sorted((dt.date(y, month, day) for y in near), key=lambda d: (d > far, abs((d - anchor).days)))
    found = next((d for d in days if d.weekday() == weekday), days[0])
    return found, found


def _nth(low: str, atom: Atom, anchor: dt.date | None, start: int, end: int) -> Days:
    """ "the last Saturday of the month"."""
    year, month = atom.year, atom.month
    if anchor is None and (month is None or year is None):
        return _UNKNOWN
    if month is None and anchor is not None:
        index = anchor.year * 12 + anchor.month - 1 + int(atom.shift or 0)
        year, month = index // 12, index % 12 + 1
    elif year is None and anchor is not None:
        year = _nearest_year(month or 1, None, anchor, "", outlook(low, start, end))
    first, last = month_days(year or 1, month or 1)
    days = [d for d in (first + dt.timedelta(days=n) for n in range(last.day)) if d.weekday() == atom.weekday]
    nth = atom.nth or 1
    day = days[nth - 1 if nth > 0 else nth]
    return day, day


# ---------------------------------------------------------------- weekdays and what is told from the anchor
def _weekday(low: str, atom: Atom, anchor: dt.date, start: int, end: int) -> Days:
    day = atom.weekday or 0
    if atom.day is not None:
        return _numbered_weekday(atom.day, day, anchor)
    if atom.which == "next":
        first = anchor + dt.timedelta(days=7 - anchor.weekday() + day)
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
    return first, first + dt.timedelta(days=0 if atom.weekday2 is None else (atom.weekday2 - day) % 7)


def _numbered_weekday(number: int, weekday: int, anchor: dt.date) -> Days:
    """ "Thursday the 14th": the month nearest to publication where that day falls on that weekday."""
    for months in _MONTHS_NEAR:
        index = anchor.year * 12 + anchor.month - 1 + months
        first, last = month_days(index // 12, index % 12 + 1)
        day = first + dt.timedelta(days=number - 1)
        if day <= last and day.weekday() == weekday:
            return day, day
    return _UNKNOWN


def _shifted(atom: Atom, anchor: dt.date) -> Days:
    shift, unit = atom.shift or 0.0, atom.unit
    if unit == "easter":
        day = near_easter(int(shift), anchor)
        return day, day
    if atom.ago or unit == "day":
        far = ago(shift, unit, anchor)
        return (far[0], ago(atom.shift2, unit, anchor)[1]) if atom.shift2 is not None else far
    if atom.which == "past":
        return (anchor - dt.timedelta(days=7) if unit == "week" else ago(-1.0, unit, anchor)[0]), anchor
    return period(int(shift), unit, anchor, atom.which)
