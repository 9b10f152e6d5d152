"""Which claims speak of the same thing: candidates by shared rare concepts, a score for each pair, then topics.

The score is a logistic regression over measures that say nothing of any story's words: how much of the weighted concepts
is shared, whether names, figures, days and speakers agree, how far apart the claims stand in their articles. Its
coefficients were fitted on annotated stories, each story scored by a fit that had not seen it (`tests/eval/fit_align.py`).
Topics are grown from the surest pair down (agglomerative clustering); two topics join where their claims' mean score and
their least score both allow it, so that one vague claim cannot chain two different things together.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from operator import mul

from briefer.language.quantities import agree, comparable
from briefer.models import Quantity
from briefer.reconcile.traits import Traits, dot

COMMON = 40
"""What stands in more claims than this opens no candidates: it says too little and would make the work quadratic."""
CANDIDATES = 24
"""Candidates kept for each claim, those that share the most weight."""
STEPS = 6
"""How finely figures are held against each other to open candidates, in steps to a factor of e: hedges round by less."""
FEW_GIVE = 20
"""A figure that more claims give opens no candidates."""
PAIR = 0.35
"""Least score of the pair that starts or extends a topic."""
MEAN = 0.2
"""Least mean score between two topics that join."""
LEAST = 0.02
"""Least score between any two of their claims."""

BIAS = -2.49
COEFFICIENTS: Mapping[str, float] = {
    "cosine": 0.71,
    "contained": 0.30,
    "jaccard": 2.70,
    "shared": 0.11,
    "rarest": -1.96,
    "second": -0.43,
    "names": 0.35,
    "rarest_name": 0.15,
    "name_clash": -0.25,
    "phrases": 0.78,
    "figures": 0.63,
    "figure_clash": 0.35,
    "days": 1.12,
    "day_clash": -0.40,
    "length": 0.12,
    "distance": -2.35,
    "same_article": -1.09,
    "spread": 0.37,
    "once_each": 2.23,
    "third": -1.26,
    "near": 1.84,
    "surroundings": 1.59,
    "fields": 1.50,
    "sure_fields": 0.63,
    "persons": 0.45,
    "minutes": 2.47,
    "large_figures": 1.32,
    "certainty": -0.46,
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
    named = _shared(a.names, b.names)
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
        math.log1p(sum(_shared(a.pairs, b.pairs))),
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
        dot(a.fields, b.fields) / (a.fields_norm * b.fields_norm),
        math.log1p(sum(_shared(a.sure_fields, b.sure_fields))),
        next(iter(_shared(a.persons, b.persons)), 0.0),
        float(not a.minutes.isdisjoint(b.minutes)),
        _agreed_size(a.figures, b.figures),
        float(a.claim.modality != b.claim.modality),
    )


def score(a: Traits, b: Traits) -> float:
    """The probability, 0 to 1, that two claims speak of the same thing."""
    return 1 / (1 + math.exp(-BIAS - sum(map(mul, _WEIGHTS, measures(a, b)))))


def pairs(items: Sequence[Traits]) -> dict[tuple[int, int], float]:
    """The score of each candidate pair of indices (smaller first)."""
    return {pair: score(items[pair[0]], items[pair[1]]) for pair in candidates(items)}


def topics(items: Sequence[Traits], scored: Pairs) -> tuple[tuple[int, ...], ...]:
    """The claims' indices grouped by what they speak of, each group and the groups in the claims' order."""
    group_of = list(range(len(items)))
    groups: dict[int, list[int]] = {i: [i] for i in range(len(items))}
    for (i, j), value in sorted(scored.items(), key=lambda entry: (-entry[1], entry[0])):
        if value < PAIR:
            break
        a, b = group_of[i], group_of[j]
        if a != b and _may_join(groups[a], groups[b], scored):
            groups[a] = sorted(groups[a] + groups[b])
            for index in groups.pop(b):
                group_of[index] = a
    return tuple(sorted(tuple(group) for group in groups.values()))


def _may_join(left: Sequence[int], right: Sequence[int], scored: Pairs) -> bool:
    values = []
    for i in left:
        for j in right:
            value = scored.get((i, j) if i < j else (j, i), 0.0)
            if value < LEAST:
                return False
            values.append(value)
    return sum(values) / len(values) >= MEAN


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
        best = nsmallest(CANDIDATES, shared.items(), key=lambda entry: (-entry[1], entry[0]))
        found.update((min(index, other), max(index, other)) for other, _ in best)
    for places in _alike_figures(items).values():
        if len(places) <= FEW_GIVE:
            found.update((i, j) for n, i in enumerate(places) for j in places[n + 1 :])
    return sorted(found)


def _alike_figures(items: Sequence[Traits]) -> Mapping[tuple[str, int], list[int]]:
    """Which claims give a figure of about one size in one unit, or name one time of day."""
    given: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        sizes = {
            (figure.unit or "", round(STEPS * math.log(figure.value)) + step)
            for figure in item.figures
            if 0 < figure.value < math.inf
            for step in (-1, 0, 1)
        }
        for key in sorted(sizes | {("time of day", minute) for minute in item.minutes}):
            given[key].append(index)
    return given


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> list[float]:
    """The weights of what both hold, greatest first."""
    if a.keys().isdisjoint(b):
        return []
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sorted([weight for item, weight in small.items() if item in large], reverse=True)


def differ(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Do two claims give different figures for a thing of one kind, and none that agrees?"""
    return _figures(a, b)[1] > 0


def _agreed_size(a: Sequence[Quantity], b: Sequence[Quantity]) -> float:
    """How large the largest figure is that both give, in powers of ten up to two: large ones agree less by chance."""
    sizes = (min(2.0, math.log10(1 + abs(m.value))) for m in a for o in b if comparable(m, o) and agree(m, o))
    return max(sizes, default=0.0)


def _figures(a: Sequence[Quantity], b: Sequence[Quantity]) -> tuple[float, float]:
    """Is a figure of one also the other's? If not, do they give different figures for a thing of one kind?"""
    clashing = 0.0
    for mine in a:
        for other in b:
            if comparable(mine, other) and (mine.noun == other.noun or mine.noun is None or other.noun is None):
                if agree(mine, other):
                    return 1.0, 0.0
                clashing = 1.0 if mine.unit or mine.noun == other.noun else clashing
    return 0.0, clashing
