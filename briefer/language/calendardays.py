"""Calendar dates: days and months in every English order, ISO and numeric dates, years, decades, quarters."""

from __future__ import annotations

import re

from briefer.language.patterns import rx
from briefer.language.timeatoms import MONTH, MONTH_WORDS, MONTHS, WEEKDAYS, Atom

_YEAR = r"(?:,? (?P<year>(?:1[5-9]|20)\d\d)(?!\d|[,.]\d))?"
_JOIN = r"(?: ?[-–—/] ?| (?:and|to|or|until|through|till) (?:the )?)"
_NTH = r"(?:st|nd|rd|th)?"
_ISO = rx(r"(?P<year>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>[0-2]?\d|3[01])(?![\d-])")
_NUMERIC = rx(r"(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d|\.\d)")
_DAY_MONTH = rx(
    rf"(?P<day>[0-3]?\d){_NTH}(?:{_JOIN}(?P<day2>[0-3]?\d){_NTH})?[ -](?:day of |of )?(?P<month>{MONTH})"
    rf"(?:(?![a-z]){_JOIN}(?P<day3>[0-3]?\d){_NTH} (?:of )?(?P<month2>{MONTH}))?(?![a-z]){_YEAR}"
)
_MONTH_DAY = rx(
    rf"(?P<month>{MONTH}) (?:the )?(?P<day>[0-3]?\d){_NTH}(?!\d|:\d|[.,]\d{{1,2}}(?!\d)|[.]\d|,\d{{3}}| ?%)"
    rf"(?:{_JOIN}(?:(?P<month2>{MONTH}) )?(?P<day2>[0-3]?\d){_NTH}"
    rf"(?![\d%a-z]|:\d|[.,]\d| (?:people|percent|per cent|million|billion|degrees|points?)(?![a-z])))?{_YEAR}"
)
_MONTH_YEAR = rx(rf"(?P<month>{MONTH})(?:,? (?:of )?(?P<year>(?:1[5-9]|20)\d\d)| ['’](?P<short>\d\d))(?!\d|[,.]\d)")
_FULL = "|".join(MONTHS)
_MONTH_ONLY = rx(rf"(?P<month>{_FULL})(?:(?: ?[-–] ?| (?:and|to) )(?P<month2>{_FULL}))?(?![a-z])")
_MODAL = rx(r" (?:have|be|not|also|well|need|want|face|lose|get|take|seem|still)(?![a-z])")
_YEARS = rx(r"(?P<a>(?:1[89]|20)\d\d)[-–/](?P<b>(?:19|20)?\d\d)(?![\d,.]?\d|[-–/]\d)")
_DECADE = rx(r"(?:(?P<full>(?:1[5-9]|20)\d0)|['’](?P<short>\d0))['’]?s(?![a-z])")
_CENTURY = rx(r"(?P<n>1\d|2[01]|[1-9])(?:st|nd|rd|th)[- ]century(?![a-z])")
_YEAR_ALONE = rx(r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|[,.:/]\d| ?%|-(?!based|style|election|era|to|20|19)[a-z]|[a-z])")
_QUARTER = rx(
    r"(?:q(?P<q>[1-4])|(?P<nth>first|second|third|fourth|final|last)[ -](?P<kind>quarter|half)(?: of)?) "
    r"(?:(?P<year>(?:19|20)\d\d)|(?P<rel>this|last|next) year)(?!\d)"
)
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}

# "early June", "the end of 2023".
_POSITION = rx(
    r"(?:^|[^a-z])(?P<pos>early|late|mid|(?:the )?(?:end|start|beginning|middle) of|the (?:first|"
    r"second) half of)(?: in)?[ -]$"
)
_WHICH = rx(r"(?:^|[^a-z])(?P<which>last|next|this|coming|past|previous) $")
_CALENDAR_CUE = rx(
    r"(?:^|[^a-z])(?:in|since|until|till|by|from|before|after|during|of|for|to|through|last|next|this|early|late|"
    r"mid|each|every|and|between|both|around|on|throughout|over|that|or|coming|past)[ -]$|-$"
)
_NAMESAKES = ("may", "march", "april", "june", "august")
_NOT_MONTH = rx(r" (?:have|be|not|also|well|need|want|said|says|told|was born|on the|against|through|for)(?![a-z])")
_FIRM_CUE = rx(r"(?<![a-z])(?:in|since|last|next|until|by) $")
_PERSON_CUE = rx(r"(?<![a-z])(?:of|for|to|from|by|after|and|with|on) $")
_NEXT_WORD = rx(r"\s(\w+)")

# Four digits that are no year: a room, a count.
_OLD_CUE = rx(
    r"(?:^|[^a-z])(?:in|since|until|till|by|from|before|after|during|of|circa|founded|established|built|born|year|late|"
    r"early|to|and|around|\()[ (-]?$"
)
_LABEL_CUE = rx(
    r"(?<![a-z])(?:no\.?|number|room|flight|resolution|article|page|p\.|highway|route|bus|order|bill|act|model|code|"
    r"extension|pin|sol|#) ?$"
)
_NO_YEAR_BEFORE = frozenset("$€£¥+.,-–/#")
_JOINED_BEFORE = rx(r"(?:mid|post|pre|early|late|\d)[-–]$")
_COUNTED_CUE = rx(r"(?<![a-z])(?:in|since|the|of|['’]s) $")
_COUNTED = rx(
    r" (?:more )?(?:people|persons|men|women|children|workers|soldiers|troops|houses|homes|tonnes|tons|kilomet\w+|"
    r"km|miles|met(?:re|er)s|dollars|euros|pounds|yen|passengers|students|residents|police|vehicles|cars|jobs|"
    r"employees|units|hectares|acres|feet|ft|mw|megawatts|litres|volunteers|fans|spectators|seats|beds|patients|"
    r"victims|prisoners|migrants|refugees|civilians|families|households|firefighters|guests|delegates|staff|"
    r"calories|hours|days|years|times|points|million|billion|thousand)(?![a-z])"
)


def calendar_digits(low: str, pos: int) -> Atom | None:
    """The calendar expression that begins with the digits (or the apostrophe of "'90s") at `pos`, or None."""
    if found := _ISO.match(low, pos):
        return Atom(pos, found.end(), "date", year=int(found["year"]), month=int(found["month"]), day=int(found["day"]))
    if found := _NUMERIC.match(low, pos):
        return _numeric(pos, found)
    if (found := _DAY_MONTH.match(low, pos)) and (atom := _day_month(low, pos, found)):
        return atom
    if found := _CENTURY.match(low, pos):
        last = 100 * int(found["n"])
        return Atom(pos, found.end(), "date", "year", year=last - 99, year2=last)
    if found := _DECADE.match(low, pos):
        return _decade(low, pos, found)
    if found := _YEARS.match(low, pos):
        return _years(low, pos, found)
    found = _YEAR_ALONE.match(low, pos)
    return _year(low, pos, found) if found else None


def calendar_month(low: str, raw: str, pos: int) -> Atom | None:
    """The calendar expression that begins with the name of a month at `pos`; None for the verb, the modal or a person."""
    capital = raw[pos].isupper()
    found = _MONTH_DAY.match(low, pos)
    if found and 0 < int(found["day"]) <= 31 and (capital or not low.startswith(("may", "mar"), pos)):
        return _month_day(pos, found)
    if not capital:
        return None
    if found := _MONTH_YEAR.match(low, pos):
        start, kind = position(low, pos)
        year = int(found["year"]) if found["year"] else 2000 + int(found["short"])
        return Atom(start, found.end(), "date", "month", year=year, month=_month(found["month"]), which=kind)
    found = _MONTH_ONLY.match(low, pos)
    return _month_alone(low, raw, pos, found) if found else None


def quarter_at(low: str, pos: int) -> Atom | None:
    """ "the second quarter of 2024", "Q3 2024", "the first half of last year"."""
    found = _QUARTER.match(low, pos)
    if found is None:
        return None
    half = found["kind"] == "half"
    nth = int(found["q"]) if found["q"] else _ORDER.get(found["nth"], 2 if half else 4)
    atom = Atom(pos, found.end(), "date", "month", which=f"{'h' if half else 'q'}{nth}")
    if found["rel"]:
        atom.unit, atom.shift = "year", {"last": -1.0, "next": 1.0}.get(found["rel"], 0.0)
    else:
        atom.year = int(found["year"])
    return atom


def position(low: str, pos: int) -> tuple[int, str]:
    """The words that say which part of the month or year at `pos` is meant: where they start and "early", "late" …"""
    window = max(0, pos - 24)
    found = _POSITION.search(low, window, pos)
    if found is None:
        return pos, ""
    words = found["pos"]
    for mark, kind in (("first", "h1"), ("second", "h2"), ("mid", "mid"), ("late", "late"), ("end", "late")):
        if mark in words:
            return found.start("pos"), kind
    return found.start("pos"), "early"


def _month(text: str) -> int:
    return MONTH_WORDS[text.rstrip(".")]


# ---------------------------------------------------------------- with digits
def _numeric(pos: int, found: re.Match[str]) -> Atom | None:
    """Dots are the continental order; with slashes only a number above 12 tells the day from the month."""
    a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
    if max(a, b) > 31 or min(a, b) > 12 or min(a, b) == 0:
        return None
    atom = Atom(pos, found.end(), "date")
    if found["sep"] == "." or a > 12 or a == b:
        atom.year, atom.month, atom.day = year, b, a
    elif b > 12:
        atom.year, atom.month, atom.day = year, a, b
    return atom if (atom.month or 1) <= 12 else None


def _day_month(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    day = int(found["day"])
    if not 0 < day <= 31 or (found["month"] == "may" and _MODAL.match(low, found.end())):
        return None
    atom = Atom(
        pos, found.end(), "date", month=_month(found["month"]), day=day, year=int(found["year"]) if found["year"] else None
    )
    if found["day3"]:
        atom.month2, atom.day2 = _month(found["month2"]), int(found["day3"])
    elif found["day2"]:
        atom.day2 = int(found["day2"])
        return atom if day < atom.day2 <= 31 else None
    return atom


def _decade(low: str, pos: int, found: re.Match[str]) -> Atom:
    year = int(found["full"]) if found["full"] else 1900 + int(found["short"])
    start, kind = position(low, pos)
    return Atom(
        start,
        found.end(),
        "date",
        "year",
        year=year,
        year2=year + (99 if year % 100 == 0 and year < 2000 else 9),
        which=kind,
    )


def _years(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    a = int(found["a"])
    b = int(found["b"]) if len(found["b"]) == 4 else a // 100 * 100 + int(found["b"])
    if not a < b <= a + 60 or _COUNTED.match(low, found.end()):
        return None
    return Atom(pos, found.end(), "date", "year", year=a, year2=b)


def _year(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    year, end = int(found["year"]), found.end()
    before = low[max(0, pos - 16) : pos]
    if before[-1:] in _NO_YEAR_BEFORE and before and not _JOINED_BEFORE.search(before):
        return None
    counted = _COUNTED.match(low, end) is not None
    if _LABEL_CUE.search(before) or year > 2099 or (counted and not _COUNTED_CUE.search(before)):
        return None
    if year < 1900 and (counted or not _OLD_CUE.search(before)):
        return None
    start, kind = position(low, pos)
    return Atom(start, end, "date", "year", year=year, which=kind)


# ---------------------------------------------------------------- with a month's name
def _month_day(pos: int, found: re.Match[str]) -> Atom:
    atom = Atom(pos, found.end(), "date", month=_month(found["month"]), day=int(found["day"]))
    atom.year = int(found["year"]) if found["year"] else None
    if found["day2"]:
        later = int(found["day2"])
        if found["month2"] or int(found["day"]) < later <= 31:
            atom.day2, atom.month2 = later, _month(found["month2"]) if found["month2"] else None
        else:
            atom.end = found.end("day")
    return atom


def _month_alone(low: str, raw: str, pos: int, found: re.Match[str]) -> Atom | None:
    start, kind = position(low, pos)
    before = low[max(0, pos - 16) : pos]
    if found["month"] in _NAMESAKES and not (kind or _CALENDAR_CUE.search(before)):
        return None
    if found["month"] in _NAMESAKES and not _month_reads(low, raw, found.end(), before):
        return None
    which = None if kind else _WHICH.search(before)
    if which:
        start, kind = pos - len(which["which"]) - 1, which["which"]
    atom = Atom(start, found.end(), "date", "month", month=_month(found["month"]), which=kind)
    atom.month2 = _month(found["month2"]) if found["month2"] else None
    return atom


def _month_reads(low: str, raw: str, end: int, before: str) -> bool:
    """Is a month's name that is also a person's or a verb's a month here?"""
    if _NOT_MONTH.match(low, end) and not _FIRM_CUE.search(before):
        return False
    following = _NEXT_WORD.match(raw, end)
    person = following is not None and following[1][0].isupper() and following[1].lower() not in WEEKDAYS
    return not (person and _PERSON_CUE.search(before))
