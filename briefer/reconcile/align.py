"""Which claims speak of the same thing: candidates by shared rare concepts, a score for each pair, then topics.

The score is a logistic regression over measures that say nothing of any story's words: how much of the weighted concepts
is shared, whether names, figures, days and speakers agree, how far apart the claims stand in their articles. Its
coefficients were fitted on annotated stories, each story scored by a fit that had not seen it (`tests/eval/fit_align.py`).
What the detectors look at is grouped by it alone; facts are made by the scores of a second reading (`reread.py`).
Topics are grown from the surest pair down (agglomerative clustering); two topics join where their claims' mean score and
their least score both allow it, so that one vague claim cannot chain two different things together; facts, only where they
are about as alike as their own claims are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import mul

from briefer.language.quantities import agree, comparable, to_base
from briefer.language.records import dataclass
from briefer.models import Quantity
from briefer.parallel import in_two
from briefer.reconcile.traits import Traits, dot

COMMON = 40
"""What stands in more claims than this opens no candidates: it says too little and would make the work quadratic."""
CANDIDATES = 24
"""Candidates kept for each claim, those that share the most weight."""
WITHIN = 2.0
"""How many times greater the one of two figures that agree may be for them to tell of one thing."""
MANY = 1000
"""Pairs from which on two processes share the work that they make."""
BIAS = -2.61
COEFFICIENTS: Mapping[str, float] = {
    "cosine": 1.31,
    "contained": 0.33,
    "jaccard": 3.53,
    "shared": 0.27,
    "rarest": -1.54,
    "second": -0.31,
    "names": 0.14,
    "rarest_name": 0.88,
    "name_clash": -0.25,
    "phrases": 0.87,
    "figures": 1.95,
    "figure_clash": 0.45,
    "days": 1.12,
    "day_clash": -0.42,
    "length": 0.10,
    "distance": -2.41,
    "same_article": -1.13,
    "spread": 0.45,
    "once_each": 2.08,
    "third": -1.14,
    "near": 1.90,
    "surroundings": 1.58,
}
MEASURES = tuple(COEFFICIENTS)
"""The measures' names, in the order in which `measures` gives them."""
_WEIGHTS = tuple(COEFFICIENTS[name] for name in MEASURES)

Pairs = Mapping[tuple[int, int], float]


def measures(a: Traits, b: Traits) -> tuple[float, ...]:
    """How alike two claims are, in the order of `MEASURES`; symmetric."""
    both = [] if a.concepts.keys().isdisjoint(b.concepts) else [c for c in a.concepts if c in b.concepts]
    shared = sorted([a.concepts[c] for c in both], reverse=True)
    spread = [a.spread[c] for c in both]
    named = in_common(a.names, b.names)
    total = sum(shared)
    agreed, clashing = _figures(a.figures, b.figures)
    return (
        sum([w * w for w in shared]) / (a.norm * b.norm),
        total / min(a.total, b.total),
        total / (a.total + b.total - total),
        math.log1p(len(shared)),
        shared[0] if shared else 0.0,
        shared[1] if len(shared) > 1 else 0.0,
        math.log1p(sum(named)),
        named[0] if named else 0.0,
        float(bool(a.names and b.names and not named)),
        math.log1p(sum(in_common(a.pairs, b.pairs))),
        agreed,
        clashing,
        float(not a.days.isdisjoint(b.days)),
        float(bool(a.days and b.days and a.days.isdisjoint(b.days))),
        abs(math.log((len(a.concepts) + 1) / (len(b.concepts) + 1))),
        abs(a.place - b.place),
        float(a.claim.source == b.claim.source),
        sum([share for share, _ in spread]),
        sum([once for _, once in spread]),
        shared[2] if len(shared) > 2 else 0.0,
        max(
            dot(a.concepts, b.around) / (a.norm * b.around_norm),
            dot(b.concepts, a.around) / (b.norm * a.around_norm),
        ),
        dot(a.around, b.around) / (a.around_norm * b.around_norm),
    )


def score(a: Traits, b: Traits) -> float:
    """The probability, 0 to 1, that two claims speak of the same thing."""
    return 1 / (1 + math.exp(-BIAS - sum(map(mul, _WEIGHTS, measures(a, b)))))


def pairs(items: Sequence[Traits]) -> dict[tuple[int, int], float]:
    """The score of each candidate pair of indices (smaller first)."""
    found = candidates(items)
    scores = in_two(lambda pair: score(items[pair[0]], items[pair[1]]), found, len(found) >= MANY)
    return dict(zip(found, scores, strict=True))


@dataclass(frozen=True, slots=True)
class Bounds:
    """How alike claims must be to stand in one group."""

    pair: float
    """Least score of the pair that starts or extends a group."""
    mean: float
    """Least mean score between two groups that join."""
    least: float
    """Least score between any two of their claims."""
    kin: float = 0.0
    """Least share that the mean score between two groups has of the mean score within the looser one."""
    lone: float = 0.0
    """The same where one of them is a single claim."""


LOOSE = Bounds(pair=0.35, mean=0.2, least=0.02)
"""The groups that the detectors look at: what speaks of the same thing, and may tell it differently."""


def topics(items: Sequence[Traits], scored: Pairs, bounds: Bounds = LOOSE) -> tuple[tuple[int, ...], ...]:
    """The claims' indices grouped by what they speak of, each group and the groups in the claims' order."""
    group_of = list(range(len(items)))
    groups: dict[int, list[int]] = {i: [i] for i in range(len(items))}
    within = [0.0] * len(items)  # the sum of the scores between a group's claims
    for _, (i, j) in sorted([(-value, pair) for pair, value in scored.items() if value >= bounds.pair]):
        a, b = group_of[i], group_of[j]
        if a == b:
            continue
        between = _between(groups[a], groups[b], scored, bounds.least)
        if between is None or not _may_join((len(groups[a]), within[a]), (len(groups[b]), within[b]), between, bounds):
            continue
        within[a] += within[b] + between
        groups[a] = sorted(groups[a] + groups[b])
        for index in groups.pop(b):
            group_of[index] = a
    return tuple(sorted(tuple(group) for group in groups.values()))


def _between(left: Sequence[int], right: Sequence[int], scored: Pairs, least: float) -> float | None:
    """The sum of the scores between two groups' claims, none where one of them is below the least."""
    total = 0.0
    for i in left:
        for j in right:
            value = scored.get((i, j) if i < j else (j, i), 0.0)
            if value < least:
                return None
            total += value
    return total


def _may_join(left: tuple[int, float], right: tuple[int, float], between: float, bounds: Bounds) -> bool:
    """May two groups, each given by its size and the sum of the scores within it, be one?"""
    mean = between / (left[0] * right[0])
    inside = [2 * total / (size * (size - 1)) for size, total in (left, right) if size > 1]
    share = bounds.kin if len(inside) > 1 else bounds.lone
    return mean >= bounds.mean and (not inside or mean >= share * min(inside))


def candidates(items: Sequence[Traits]) -> list[tuple[int, int]]:
    """The pairs of indices (smaller first, sorted) worth scoring: for each claim those that share the most rare things."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for thing in (*item.concepts, *item.names):
            holders[thing].append(index)
    found: set[tuple[int, int]] = set()
    for index, item in enumerate(items):
        shared: dict[int, float] = defaultdict(float)
        for thing, weight in (*item.concepts.items(), *item.names.items()):
            if len(holders[thing]) <= COMMON:
                for other in holders[thing]:
                    shared[other] += weight
        shared.pop(index, None)
        best = sorted([(-weight, other) for other, weight in shared.items()])[:CANDIDATES]
        found.update([(other, index) if other < index else (index, other) for _, other in best])
    return sorted(found)


def in_common(a: Mapping[str, float], b: Mapping[str, float]) -> list[float]:
    """The weights of what both hold, greatest first."""
    if not a or not b or a.keys().isdisjoint(b):
        return []
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sorted([weight for item, weight in small.items() if item in large], reverse=True)


def differ(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Do two claims give different figures for a thing of one kind, and none that agrees?"""
    return _figures(a, b)[1] > 0


def agreeing(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Is a figure that one claim gives for a thing also the other's?"""
    return _figures(a, b)[0] > 0


def _near(a: Quantity, b: Quantity) -> bool:
    """Do two figures that may both be right say the same, and not only leave each other room ("over 75", "up to 80")?"""
    if max(a.high, b.high) == math.inf and min(a.low, b.low) == -math.inf:
        return False
    less, more = sorted((abs(to_base(a)[1]), abs(to_base(b)[1])))
    return less == more or more <= WITHIN * less


def _figures(a: Sequence[Quantity], b: Sequence[Quantity]) -> tuple[float, float]:
    """Is a figure of one also the other's? If not, do they give different figures for a thing of one kind?"""
    clashing = 0.0
    for mine in a:
        for other in b:
            if comparable(mine, other) and (mine.noun == other.noun or mine.noun is None or other.noun is None):
                if agree(mine, other):
                    if _near(mine, other):
                        return 1.0, 0.0
                    continue
                clashing = 1.0 if mine.unit or mine.noun == other.noun else clashing
    return 0.0, clashing
