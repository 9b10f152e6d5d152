"""Do two quantities agree? Their intervals compared in base units, with the pragmatic reach of each hedge.

A hedge says more than its letter: nobody writes "more than 5" of 50, nor "up to 70 percent" of 20. So an open end reaches
to the next round figure (`more_than`, `less_than`) or a third beyond (`at_least`, `at_most`). "nearly five", "five" and
"more than five" exclude one another. Exact figures agree where one is the other rounded ("11.3 billion" and
11,298,000,000) or converted into another unit and rounded (186 mm and 7.3 inches).
"""

from __future__ import annotations

import math

from briefer.language.hedges import tolerance
from briefer.language.numerals import grain
from briefer.language.units import dimension
from briefer.models import Quantity

Base = tuple[str, float, float, float]

_STRICT_LOW = ("more_than",)
_STRICT_HIGH = ("nearly", "less_than")
_CLOSE = 1e-9
_ROUNDING = 0.025
"""The most that one exact figure may differ from another, relative to it, and still count as its rounding."""


def to_base(q: Quantity) -> Base:
    """Dimension, value, low and high of a quantity in the base unit of its dimension (seconds, metres, kilograms, °C …).

    Dimensions are names: "time", "length", "money:EUR" (one for each currency), "count" for a bare count, "percent",
    "ordinal"; a rate has two ("money:USD/time"). An open end stays infinite.
    """
    name, factor, shift = dimension(q.unit)
    return name, (q.value + shift) * factor, (q.low + shift) * factor, (q.high + shift) * factor


def comparable(a: Quantity, b: Quantity) -> bool:
    """Do the two measure the same dimension, once units are converted? Currencies are never converted."""
    return dimension(a.unit)[0] == dimension(b.unit)[0]


def agree(a: Quantity, b: Quantity) -> bool:
    """Are the two of one dimension, and may both be true of the same thing in ordinary news usage?"""
    if not comparable(a, b):
        return False
    if a.hedge == b.hedge == "exact" and _worded(a) == _worded(b) is False:
        return _exact_agree(a, b)
    low_a, high_a = _reach(a)
    low_b, high_b = _reach(b)
    if _overlap((low_a, high_a, a), (low_b, high_b, b)):
        return True
    return a.hedge == b.hedge != "range" and _same_size(a, b)


def implies(a: Quantity, b: Quantity) -> bool:
    """Does what `a` says make what `b` says true: does b's literal interval hold all of a's, with no closer claim?

    For checking a restatement against its source: "about 12,000" follows from 11,940, not the other way round.
    """
    if not comparable(a, b):
        return False
    _, _, low_a, high_a = to_base(a)
    _, _, low_b, high_b = to_base(b)
    slack = _CLOSE * max(abs(x) for x in (low_a, high_a, low_b, high_b, 1.0) if math.isfinite(x))
    if a.unit != b.unit:
        slack = max(slack, _half_place(b), 0.005 * abs(to_base(b)[1]))
    if low_a < low_b - slack or high_a > high_b + slack:
        return False
    if a.hedge == b.hedge:
        return True
    if b.hedge == "more_than" and low_a <= low_b + _CLOSE and a.hedge != "more_than":
        return False
    return not (b.hedge in _STRICT_HIGH and high_a >= high_b - _CLOSE and a.hedge not in _STRICT_HIGH)


def _worded(q: Quantity) -> bool:
    return q.low != q.high


def _half_place(q: Quantity) -> float:
    """Half the last significant place of the stated figure, in base units."""
    _, factor, _ = dimension(q.unit)
    return 0.5 * grain(q.value) * factor


def _same_size(a: Quantity, b: Quantity) -> bool:
    left, right = to_base(a)[1], to_base(b)[1]
    return math.isclose(left, right, rel_tol=1e-6, abs_tol=_CLOSE)


def _exact_agree(a: Quantity, b: Quantity) -> bool:
    if _same_size(a, b):
        return True
    left, right = to_base(a)[1], to_base(b)[1]
    gap = abs(left - right)
    if dimension(a.unit)[0] in ("ordinal", "score"):
        return False
    if a.unit != b.unit:
        return gap <= max(_half_place(a), _half_place(b)) * (1 + 1e-6) and gap <= 0.06 * max(abs(left), abs(right))
    return gap < max(_rounding(a), _rounding(b))


def _rounding(q: Quantity) -> float:
    """How far a figure given as exact may be from the true one by its rounding: nothing for small or precise ones."""
    place = grain(q.value)
    if place < 100 or (place == 100 and abs(q.value) < 1000):
        return 0.0
    return min(place / 2, _ROUNDING * abs(q.value)) * dimension(q.unit)[1]


def _reach(q: Quantity) -> tuple[float, float]:
    """The interval of a quantity in base units, open ends drawn in to what the hedge is used for."""
    _, factor, shift = dimension(q.unit)
    low, high = q.low, q.high
    place = _step(q.value)
    beyond = max(place, abs(q.value) / 3)
    if q.hedge == "more_than" and math.isinf(high):
        high = q.value + max(place, 0.05 * abs(q.value))
    elif q.hedge == "at_least" and math.isinf(high):
        high = q.value + beyond
    elif q.hedge == "less_than" and math.isinf(low):
        low = q.value - max(place, 0.1 * abs(q.value))
    elif q.hedge == "at_most" and math.isinf(low):
        low = q.value - beyond
    elif q.hedge == "exact" and low == high:
        slack = _rounding(q) / factor
        low, high = low - slack, high + slack
    return (low + shift) * factor, (high + shift) * factor


def _step(value: float) -> float:
    """From a figure to the next that would be said instead: 5 → 1, 25 → 5, 30 → 10, 3,000 → 1,000, a third → a twentieth."""
    place = grain(value)
    if place < 1:
        return max(place, 2 * tolerance(value))
    if place == 1 and value % 5 == 0 and value > 10:
        return 5.0
    return place


def _overlap(one: tuple[float, float, Quantity], two: tuple[float, float, Quantity]) -> bool:
    slack = _CLOSE * max(abs(x) for x in (*one[:2], *two[:2], 1.0) if math.isfinite(x))
    for (low, _, a), (_, high, b) in ((one, two), (two, one)):
        strict = (a.hedge in _STRICT_LOW or b.hedge in _STRICT_HIGH) and not _rounded(a, b)
        if high < low - slack or (strict and high <= low + slack):
            return False
    return True


def _rounded(a: Quantity, b: Quantity) -> bool:
    return False
