"""Who gives a figure: rounded or hedged, by the year, or as a part and its whole.

A conflict need only be found once. Everybody else who gives one of its two figures for the same thing stands on that side,
in whatever form.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefer.language.quantities import particular, to_base
from briefer.reconcile.detectors.comparability import CLOSE, gives, one_kind
from briefer.reconcile.detectors.counting import answer, vague
from briefer.reconcile.detectors.measures import Measure, shared
from briefer.reconcile.story import Story

COMMON = 0.6
"""Least rarity of what two claims say in common besides their figures."""
LEAST_SPAN = 1.9 * 365.25 * 24 * 3600
"""Seconds; over less, a figure in all and one by the year are near enough to be taken for one another."""
LEAST_WHOLE, ROUNDED = 20, 0.75
"""Least whole of which a share is reckoned, and by how many points what is reckoned may be off."""
PLACED = 0.15
"""Least score to a claim of the dispute by which a further claim with the same figure joins its side."""


class Figures:
    """The figures by dimension and value, for finding those near one without looking at all of them."""

    def __init__(self, found: Iterable[Measure]) -> None:
        self._sorted: dict[str, list[tuple[int, Measure]]] = defaultdict(list)
        self._giving: dict[tuple[object, ...], tuple[Measure, ...]] = {}
        for entry in sorted(enumerate(found), key=_value):
            self._sorted[entry[1].dimension].append(entry)

    def near(self, *figures: Measure) -> list[Measure]:
        """All that `gives` may hold for one of the figures, and some more, in their order."""
        held: dict[int, Measure] = {}
        for figure in figures:
            held.update(self._around(figure.dimension, figure.value, 2 * CLOSE))
        return [held[n] for n in sorted(held)]

    def valued(self, dimension: str, value: float) -> list[Measure]:
        """All that give a value in a dimension, roundings apart."""
        return [measure for _, measure in self._around(dimension, value, CLOSE)]

    def _around(self, dimension: str, value: float, share: float) -> Sequence[tuple[int, Measure]]:
        listed, reach = self._sorted.get(dimension, []), share * abs(value)
        first = bisect_left(listed, value - reach, key=_value)
        return listed[first : bisect_right(listed, value + reach, key=_value)]

    def giving(self, figure: Measure) -> Sequence[Measure]:
        """All that give the figure, in their order."""
        q = figure.quantity
        key = (figure.dimension, figure.value, q.value, q.unit, q.hedge, q.low, q.high)
        if key not in self._giving:
            self._giving[key] = tuple(m for m in self.near(figure) if gives(m, figure))
        return self._giving[key]


def _value(entry: tuple[int, Measure]) -> float:
    return entry[1].value


def givers(story: Story, figures: Figures, mine: Measure, other: Measure) -> dict[int, str]:
    """The claims anywhere that give the same figure of the same thing, each with what tells its answer from others.

    `other` is the figure that `mine` is at odds with; neither's own claim is among them.
    """
    alike = (m for m in figures.giving(mine) if _of_the_same(m, mine) and _belongs(story, m, mine, other))
    by_the_year = (m for m in _by_the_year(story, figures, mine) if particular(m.quantity) or shared(m, mine) > 0)
    found: dict[int, str] = {}
    for claim, key in (
        *((m.claim, answer(m.quantity)) for m in alike),
        *((claim, answer(mine.quantity)) for claim in _as_a_part(story, mine)),
        *((m.claim, answer(m.quantity)) for m in by_the_year),
    ):
        if claim not in (mine.claim, other.claim):
            found.setdefault(claim, key)
    return found


def _of_the_same(m: Measure, mine: Measure) -> bool:
    """May the figure be of the same thing, as far as its own words tell? One without a noun is so by its outcome, or by
    being so particular."""
    if not one_kind(m, mine) or m.rest or m.elsewhere or (m.outcome and mine.outcome and m.outcome != mine.outcome):
        return False
    if vague(m.quantity, m.dimension) and not vague(mine.quantity, mine.dimension):
        return False
    both_named = (m.quantity.noun is None) == (mine.quantity.noun is None)
    return both_named or m.outcome == mine.outcome or particular(m.quantity)


def _as_a_part(story: Story, mine: Measure) -> Iterator[int]:
    """The claims near the dispute that give a share as a part and its whole ("52 of 84" for 62 percent)."""
    if mine.dimension != "percent":
        return
    for k in story.like(mine.claim, PLACED):
        counts = [q.value for q in story.claim(k).quantities if q.unit is None and q.value > 1]
        whole = max(counts, default=0.0)
        if whole >= LEAST_WHOLE and any(abs(100 * n / whole - mine.value) <= ROUNDED for n in counts):
            yield k


def _by_the_year(story: Story, figures: Figures, mine: Measure) -> Iterator[Measure]:
    """What gives the figure by the year, where its claim says over how many years it goes ("8 million over four years")."""
    for span in story.claim(mine.claim).quantities:
        dimension, seconds, *_ = to_base(span)
        if dimension == "time" and seconds >= LEAST_SPAN and span != mine.quantity:
            yield from figures.valued(f"{mine.dimension}/time", mine.value / seconds)


def _belongs(story: Story, m: Measure, mine: Measure, other: Measure) -> bool:
    if max(story.score(m.claim, mine.claim), story.score(m.claim, other.claim)) >= PLACED:
        return True
    if mine.outcome is not None and m.outcome == mine.outcome and m.dimension == "count":
        return True
    return particular(m.quantity) or shared(m, mine) >= COMMON
