"""Do two quantities agree? Their intervals compared in base units, with the pragmatic reach of each hedge.

A hedge says more than its letter: nobody writes "more than 5" of 50, nor "up to 70 percent" of 20. So an open end reaches
to the next round figure (`more_than`, `less_than`) or a quarter beyond (`at_least`, `at_most`). "nearly five", "five" and
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

_BELOW = ("nearly", "less_than")
"""The hedges whose stated figure lies outside the interval, at its upper end; `more_than` is the one at the lower."""
_CLOSE = 1e-9
_ROUNDING = 0.025
"""The most that one exact figure may differ from another, relative to it, and still count as its rounding."""
_CONVERTED = 0.06
"""The same for figures in different units, both of which may be rounded."""


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
    if _plain(a) and _plain(b):
        return _exact_agree(a, b)
    return _meet(a, b) and _meet(b, a)


def particular(quantity: Quantity) -> bool:
    """Is the figure so particular that it hardly stands in a story of two things (4,215; 1.86 million)?"""
    digits = f"{quantity.value:.6g}".replace(".", "").strip("0")
    return (len(digits) >= 2 and quantity.value >= 100) or len(digits) >= 3


def implies(a: Quantity, b: Quantity) -> bool:
    """Does what `a` says make what `b` says true, hedge and all? For checking a restatement `b` against its source `a`.

    "about 12,000" follows from 11,940 and "at least seven" from seven, but not the other way round; a change of unit may
    round.
    """
    if not comparable(a, b):
        return False
    _, value, low_a, high_a = to_base(a)
    _, _, low_b, high_b = to_base(b)
    slack = _CLOSE * max(abs(x) for x in (low_a, high_a, low_b, high_b, 1.0) if math.isfinite(x))
    if a.hedge == "exact" and low_a != high_a:
        low_a = high_a = value
        slack = max(slack, _half_place(b))
    if a.unit != b.unit:
        slack = max(slack, _half_place(b), 0.005 * abs(to_base(b)[1]))
    if low_a < low_b - slack or high_a > high_b + slack:
        return False
    touches_low = b.hedge == "more_than" != a.hedge and low_a <= low_b + slack
    touches_high = b.hedge in _BELOW and a.hedge not in _BELOW and high_a >= high_b - slack
    return not (touches_low or touches_high)


def _plain(q: Quantity) -> bool:
    return q.hedge == "exact" and q.low == q.high


def _half_place(q: Quantity) -> float:
    """Half the last significant place of the stated figure, in base units."""
    return 0.5 * grain(q.value) * dimension(q.unit)[1]


def _exact_agree(a: Quantity, b: Quantity) -> bool:
    name, left, *_ = to_base(a)
    right = to_base(b)[1]
    gap = abs(left - right)
    if math.isclose(left, right, rel_tol=1e-6, abs_tol=_CLOSE):
        return True
    if name in ("ordinal", "score"):
        return False
    if a.unit == b.unit:
        return gap < max(_rounding(a), _rounding(b)) * dimension(a.unit)[1]
    return gap <= max(_half_place(a), _half_place(b)) * (1 + 1e-6) and gap <= _CONVERTED * max(abs(left), abs(right))


def _rounding(q: Quantity) -> float:
    """How far a figure given as exact may be from the true one by its rounding: nothing for small or precise ones."""
    place = grain(q.value)
    if place < 100 or (place == 100 and abs(q.value) < 1000):
        return 0.0
    return min(place / 2, _ROUNDING * abs(q.value))


def _reach(q: Quantity) -> tuple[float, float]:
    """The interval of a quantity in base units, open ends drawn in to what the hedge is used for."""
    _, factor, shift = dimension(q.unit)
    low, high, size, place = q.low, q.high, abs(q.value), _next_figure(q.value)
    if q.hedge == "more_than" and math.isinf(high):
        high = q.value + max(place, 0.05 * size)
    elif q.hedge == "at_least" and math.isinf(high):
        high = q.value + max(place, size / 4)
    elif q.hedge == "less_than" and math.isinf(low):
        low = q.value - max(place, 0.1 * size)
    elif q.hedge == "at_most" and math.isinf(low):
        low = q.value - max(place, size / 4)
    elif _plain(q):
        low, high = low - _rounding(q), high + _rounding(q)
    return (low + shift) * factor, (high + shift) * factor


def _next_figure(value: float) -> float:
    """How far it is from a figure to the next that would be said instead: 5 → 1, 25 → 5, 30 → 10, 3,000 → 1,000."""
    place = grain(value)
    if place < 1:
        return max(place, 2 * tolerance(value))
    return 5.0 if place == 1 and value % 5 == 0 and value > 10 else place


def _meet(a: Quantity, b: Quantity) -> bool:
    """Does `b` reach up to where `a` begins? A bound that excludes its own figure has to be passed."""
    low, high = _reach(a)[0], _reach(b)[1]
    slack = _CLOSE * max(abs(low) if math.isfinite(low) else 1.0, abs(high) if math.isfinite(high) else 1.0, 1.0)
    strict = a.hedge == "more_than" or b.hedge in _BELOW
    return high > low + slack if strict else high >= low - slack
