"""May two resolved times be the same moment?

A time is taken as a stretch of minutes: a day, a part of the day, or a minute with the slack that its words allow ("about",
"shortly before"). Where only one of two clock times says its zone, the other's is unknown, so that any difference that
could be a zone's (whole quarter hours, −12 to +14 hours) is allowed.
"""

from __future__ import annotations

import math
import re

from briefer.language.patterns import rx
from briefer.language.timeatoms import PARTS
from briefer.models import When

Stretch = tuple[float, float]

_ABOUT = rx(r"(?:about|around|approximately|roughly|circa|towards)\s", re.IGNORECASE)
_NEARLY = rx(r"(?:nearly|almost|close to|just gone)\s", re.IGNORECASE)
_SHORTLY = rx(
    r"(?:shortly|just|soon|little|bit|moments|minutes|right|immediately)\s(?P<side>before|after|past)", re.IGNORECASE
)
_CERTAIN = rx(
    r"[ap]\.?\s?m(?![a-z])|\d\d:\d\d|noon|midday|midnight|morning|afternoon|evening|night|(?<!\d)(?:0\d|1[3-9]|"
    r"2\d)[.:h]?\d\d|gmt|utc|(?<!\d)(?:1[3-9]|2[0-4])\so",
    re.IGNORECASE,
)
_PART = rx("|".join(sorted(PARTS, key=lambda name: (-len(name), name))), re.IGNORECASE)
_ABOUT_SLACK, _SHORTLY_SLACK = 20, 30
_DAY, _HALF_DAY = 1440, 720
_WEST, _EAST, _ZONE_STEP = -12 * 60, 14 * 60, 15


def compatible(a: When, b: When) -> bool:
    """May `a` and `b` be the same moment? True where what is known of them does not exclude it."""
    if a.first is None or b.first is None:
        return _clocks_meet(a, b)
    pairs = [(one, two) for one in _stretches(a) for two in _stretches(b)]
    if (a.zone is None) == (b.zone is None):
        return any(one[0] <= two[1] and two[0] <= one[1] for one, two in pairs)
    if a.zone is None:
        pairs = [(two, one) for one, two in pairs]
    return any(_a_zone_apart(zoned, local) for zoned, local in pairs)


def _a_zone_apart(zoned: Stretch, local: Stretch) -> bool:
    """Can the local time be the zoned one by the clock of some zone?"""
    least, most = max(local[0] - zoned[1], _WEST), min(local[1] - zoned[0], _EAST)
    return least <= most and math.floor(most / _ZONE_STEP) * _ZONE_STEP >= least


def _minutes(when: When) -> list[Stretch]:
    """The stretches of minutes from midnight of the first day, by the clock of the place, that a clock time may mean."""
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
    if _CERTAIN.search(when.text) is None:
        # "half past four" of either half of the day.
        other = _HALF_DAY if minute < _HALF_DAY else -_HALF_DAY
        found.append((low + other, high + other))
    if "midnight" in when.text.lower():
        # The midnight that begins the day or the one that ends it.
        found.append((low + _DAY, high + _DAY))
    return found


def _part(when: When) -> Stretch:
    names = _PART.findall(when.text)
    low, high = PARTS[names[-1].lower()] if names else (0, _DAY - 1)
    return float(low), float(high)


def _stretches(when: When) -> list[Stretch]:
    """The absolute minutes, in UTC where the zone is known, that the time may cover."""
    if when.first is None or when.last is None:
        return []
    base, end = when.first.toordinal() * _DAY, when.last.toordinal() * _DAY
    if when.minute is not None:
        shift = when.zone or 0
        found = [(base + low - shift, end + high - shift) for low, high in _minutes(when)]
    else:
        low, high = _part(when) if when.grain == "part" else (0.0, _DAY - 1.0)
        found = [(base + low, end + high)]
    return [_bounded(when, stretch) for stretch in found]


def _bounded(when: When, stretch: Stretch) -> Stretch:
    """ "before" and "after" leave one end open, save where "shortly" has bounded it already."""
    if when.minute is not None and _SHORTLY.search(when.text):
        return stretch
    return {"before": (-math.inf, stretch[1]), "after": (stretch[0], math.inf)}.get(when.relation, stretch)


def _open(when: When) -> bool:
    return when.relation in ("before", "after") and _SHORTLY.search(when.text) is None


def _clocks_meet(a: When, b: When) -> bool:
    """For times of no known day: can the clock times be one?"""
    if a.minute is None or b.minute is None or _open(a) or _open(b):
        return True
    step = _DAY if (a.zone is None) == (b.zone is None) else _ZONE_STEP
    for one in _minutes(a):
        for two in _minutes(b):
            low = one[0] - (a.zone or 0) - two[1] + (b.zone or 0)
            high = one[1] - (a.zone or 0) - two[0] + (b.zone or 0)
            if math.floor(high / step) * step >= low:
                return True
    return False
