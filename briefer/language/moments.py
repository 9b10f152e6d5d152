"""May two resolved times be the same moment, and are they the same?

A time is taken as a stretch of minutes: a day, a part of the day, or a minute with the slack that its words allow ("about",
"shortly before"). Where only one of two clock times says its zone, the other's is unknown, so that any difference that
could be a zone's (whole quarter hours, −12 to +14 hours) is allowed.
"""

from __future__ import annotations

import re

from briefer.language.timeatoms import PARTS
from briefer.models import When

Stretch = tuple[float, float]

_ABOUT = re.compile(r"(?:about|around|approximately|roughly|circa|towards|some)[  ]", re.IGNORECASE)
_NEARLY = re.compile(r"(?:nearly|almost|close to|just gone)[  ]", re.IGNORECASE)
_SHORTLY = re.compile(
    r"(?:shortly|just|soon|little|bit|moments|minutes|right|immediately)[  ](?P<side>before|after|past)", re.IGNORECASE
)
_LONG = re.compile(r"(?:well|long)[  ](?:before|after|past)", re.IGNORECASE)
_CERTAIN = re.compile(
    r"[ap]\.?[  ]?m|\d\d:\d\d|noon|midday|midnight|morning|afternoon|evening|night|(?<!\d)(?:0\d|1[3-9]|2\d)[.:h]?\d\d|gmt|utc|(?<!\d)(?:1[3-9]|2[0-4])[  ]o",
    re.IGNORECASE,
)
_PART = re.compile(r"early morning|" + "|".join(sorted(PARTS, key=lambda w: (-len(w), w))), re.IGNORECASE)
_LOOSE = re.compile(r"(?:early|late)", re.IGNORECASE)
_ABOUT_SLACK, _SHORTLY_SLACK = 20, 30
_DAY = 1440


def compatible(a: When, b: When) -> bool:
    """May `a` and `b` be the same moment? True where what is known of them does not exclude it."""
    if a.first is None or b.first is None:
        return _clocks_meet(a, b)
    slack = _zone_slack(a, b)
    for one in _stretches(a):
        for two in _stretches(b):
            if slack is None and a.minute is not None and b.minute is not None:
                if _zone_apart(a, b, one, two):
                    return True
            elif (one[0] - (slack or 0) <= two[1] and two[0] <= one[1] + (slack or 0)) or (
                slack is None and one[0] - 14 * 60 <= two[1] and two[0] <= one[1] + 14 * 60
            ):
                return True
    return False


def same(a: When, b: When) -> bool:
    """Do `a` and `b` name the same moment at the same grain, whatever their words and zones?"""
    if a.grain != b.grain or a.relation != b.relation:
        return False
    if a.first is None or b.first is None:
        return a.first is b.first and a.minute == b.minute and a.zone == b.zone and a.text.casefold() == b.text.casefold()
    if a.grain == "minute":
        known = (a.zone is None) == (b.zone is None)
        return known and any(one == two for one in _stretches(a) for two in _stretches(b))
    if a.grain == "part":
        return (a.first, a.last) == (b.first, b.last) and _part(a) == _part(b)
    return (a.first, a.last) == (b.first, b.last)


def _zone_slack(a: When, b: When) -> int | None:
    """0 where the two clocks can be compared as they stand, None where one has a zone and the other has not."""
    if (a.zone is None) == (b.zone is None):
        return 0
    return None


def _zone_apart(a: When, b: When, one: Stretch, two: Stretch) -> bool:
    zoned, local = (one, two) if a.zone is not None else (two, one)
    least, most = local[0] - zoned[1], local[1] - zoned[0]
    if most < -12 * 60 or least > 14 * 60:
        return False
    if most - least >= 15:
        return True
    return any(-720 <= 15 * k <= 840 and least <= 15 * k <= most for k in range(int(least // 15), int(most // 15) + 2))


def _ambiguous(when: When) -> bool:
    """Is the clock time a twelve-hour one that does not say morning or evening?"""
    return when.minute is not None and _CERTAIN.search(when.text) is None


def _minutes(when: When) -> list[Stretch]:
    """The stretches of minutes from midnight of the first day, by the clock of the place."""
    minute = float(when.minute or 0)
    low = high = minute
    if shortly := _SHORTLY.search(when.text):
        before = shortly["side"].lower() == "before"
        low, high = (minute - _SHORTLY_SLACK, minute) if before else (minute, minute + _SHORTLY_SLACK)
    elif _NEARLY.match(when.text):
        low = minute - _SHORTLY_SLACK
    elif _ABOUT.search(when.text):
        low, high = minute - _ABOUT_SLACK, minute + _ABOUT_SLACK
    found = [(low, high)]
    if _ambiguous(when):
        found.append((low + 720, high + 720) if minute < 720 else (low - 720, high - 720))
    if "midnight" in when.text.lower():
        found.append((low + _DAY, high + _DAY))
    return found


def _part(when: When) -> Stretch:
    names = _PART.findall(when.text)
    if not names:
        return (0.0, float(_DAY - 1))
    low, high = PARTS[names[-1].lower()]
    return float(low), float(high)


def _stretches(when: When) -> list[Stretch]:
    """The absolute minutes, in UTC where the zone is known, that the time may cover."""
    if when.first is None or when.last is None:
        return []
    base, end = when.first.toordinal() * _DAY, when.last.toordinal() * _DAY
    if when.minute is not None:
        shift = when.zone or 0
        found = [(base + low - shift, end + high - shift) for low, high in _minutes(when)]
    elif when.grain == "part":
        low, high = _part(when)
        found = [(base + low, end + high)]
    else:
        found = [(float(base), float(end + _DAY - 1))]
    return [_bounded(when, stretch) for stretch in found]


def _bounded(when: When, stretch: Stretch) -> Stretch:
    """ "before" and "after" leave one end open, save where "shortly" has bounded it already."""
    if when.minute is not None and _SHORTLY.search(when.text):
        return stretch
    if when.relation == "before":
        return float("-inf"), stretch[1]
    if when.relation == "after":
        return stretch[0], float("inf")
    return stretch


def _clocks_meet(a: When, b: When) -> bool:
    """For times of no known day: can the clock times be one?"""
    if a.minute is None or b.minute is None or "before" in (a.relation, b.relation) or "after" in (a.relation, b.relation):
        if not any(_SHORTLY.search(w.text) for w in (a, b)) or a.minute is None or b.minute is None:
            return True
    mixed = (a.zone is None) != (b.zone is None)
    for one in _minutes(a):
        for two in _minutes(b):
            low = (one[0] - (a.zone or 0)) - (two[1] - (b.zone or 0))
            high = (one[1] - (a.zone or 0)) - (two[0] - (b.zone or 0))
            step = 15 if mixed else _DAY
            if any(low <= k * step <= high for k in range(int(low // step), int(high // step) + 2)):
                return True
    return False
