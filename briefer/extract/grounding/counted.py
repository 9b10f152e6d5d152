"""Dates counted from another one: "a month earlier", "two days after Wednesday's vote"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.extract.grounding.reading import Reading
from briefer.language.patterns import rx
from briefer.models import When

_COUNTED = rx(
    r"\b(?:a|one|the) (day|week|month|year) (earlier|before|later|after)\b"
    r"|\bthe (?:previous|following) (day|week|month|year)\b",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def counted_off(said: When, cited: Sequence[When], passage: Reading) -> bool:
    """ "in March" where the passage says "in April … a month earlier"."""
    if said.first is None or said.minute is not None:
        return False
    for found in _COUNTED.finditer(passage.text):
        unit = (found.group(1) or found.group(3)).lower()
        back = (found.group(2) or found.group().split()[1]).lower() in {"earlier", "before", "previous"}
        days = _DAYS[unit] * (-1 if back else 1)
        slack = {"day": 0, "week": 0, "month": 3, "year": 1}[unit]
        for other in cited:
            if (
                other.first is not None
                and other.grain == said.grain
                and abs((said.first - other.first).days - days) <= slack
            ):
                return True
    return False


_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_COUNT = rx(
    r"\b(?:(?:a|one|the) day|(two|three|four|five|six) days) (after|later|following|before|earlier)"
    r"|\bthe (following|next|previous) (?:day|morning|evening|night|afternoon)\b",
    re.IGNORECASE,
)
_SMALL = ("one", "two", "three", "four", "five", "six")


def weekday_counted(said: When, cited: Sequence[When], passage: Reading) -> bool:
    """ "on Thursday" for "a day after Wednesday's vote"."""
    ours = [day for day in _WEEK if day in said.text.casefold()]
    if len(ours) != 1 or said.minute is not None:
        return False
    for found in _DAY_COUNT.finditer(passage.text):
        count = _SMALL.index((found.group(1) or "one").lower()) + 1
        word = (found.group(2) or found.group(3)).lower()
        anchor = _anchor(cited, found, led=word in {"after", "before", "following"} and found.group(2) is not None)
        back = word in {"before", "earlier", "previous"}
        if anchor is not None and (anchor + (-count if back else count)) % 7 == _WEEK.index(ours[0]):
            return True
    return False


def _anchor(cited: Sequence[When], found: re.Match[str], led: bool) -> int | None:
    """The weekday that the days are counted from: the one directly behind "after", else the last one before."""
    named = [(other, _WEEK.index(day)) for other in cited for day in _WEEK if day in other.text.casefold()]
    behind = [day for other, day in named if 0 <= other.start - found.end() <= _BEHIND]
    before = [day for other, day in named if other.end <= found.start()]
    return behind[0] if led and behind else before[-1] if before else None


_BEHIND = 12
