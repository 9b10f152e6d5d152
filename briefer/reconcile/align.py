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
from collections.abc import Iterable, Mapping, Sequence

from briefer.reconcile.traits import Traits

COMMON = 40
"""A concept that stands in more claims than this opens no candidates: it says too little and would make the work quadratic."""
CANDIDATES = 24
"""Candidates kept for each claim, those that share the most weight."""
PAIR = 0.4
"""Least score of the pair that starts or extends a topic."""
MEAN = 0.3
"""Least mean score between two topics that join."""
LEAST = 0.15
"""Least score between any two of their claims."""

MEASURES = (
    "cosine", "contained", "jaccard", "names", "name_clash", "figures", "figure_clash", "days", "day_clash", "speaker",
    "rarest", "second", "shared", "length", "distance", "same_article",
)  # fmt: skip
BIAS = -3.74
COEFFICIENTS: Mapping[str, float] = dict(
    zip(MEASURES, (5.2, 0.2, 4.5, 0.3, 0.0, 1.9, 0.4, 0.2, 0.0, 0.2, 0.5, 0.5, 0.76, 0.1, -2.7, -0.7), strict=True)
)
_WEIGHTS = tuple(COEFFICIENTS[name] for name in MEASURES)

Pairs = Mapping[tuple[int, int], float]


def measures(a: Traits, b: Traits) -> tuple[float, ...]:
    """How alike two claims are, in the order of `MEASURES`; symmetric."""
    small, large = (a, b) if len(a.weights) <= len(b.weights) else (b, a)
    shared = sorted((w for c, w in small.weights.items() if c in large.weights), reverse=True)
    total = sum(shared)
    return (
        sum(w * w for w in shared) / (a.norm * b.norm),
        total / min(a.total, b.total),
        total / (a.total + b.total - total),
        _overlap(a.names, b.names),
        _clash(a.names, b.names),
        float(bool(a.figures & b.figures)),
        _clash(a.figures, b.figures),
        float(bool(a.days & b.days)),
        _clash(a.days, b.days),
        float(a.speaker is not None and a.speaker == b.speaker),
        shared[0] if shared else 0.0,
        shared[1] if len(shared) > 1 else 0.0,
        math.log1p(len(shared)),
        abs(math.log((len(a.weights) + 1) / (len(b.weights) + 1))),
        abs(a.place - b.place),
        float(a.claim.source == b.claim.source),
    )


def score(a: Traits, b: Traits) -> float:
    """The probability, 0 to 1, that two claims speak of the same thing."""
    return 1 / (1 + math.exp(-BIAS - sum(w * m for w, m in zip(_WEIGHTS, measures(a, b), strict=True))))


def pairs(items: Sequence[Traits]) -> dict[tuple[int, int], float]:
    """The score of each candidate pair of indices (smaller first)."""
    return {pair: score(items[pair[0]], items[pair[1]]) for pair in sorted(set(_candidates(items)))}


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


def between(left: Iterable[int], right: Sequence[int], scored: Pairs) -> list[float]:
    """The scores of all pairs across two groups; 0 where a pair shares nothing."""
    return [scored.get((min(i, j), max(i, j)), 0.0) for i in left for j in right]


def _may_join(left: Sequence[int], right: Sequence[int], scored: Pairs) -> bool:
    values = between(left, right, scored)
    return min(values) >= LEAST and sum(values) / len(values) >= MEAN


def _candidates(items: Sequence[Traits]) -> Iterable[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for concept in item.weights:
            holders[concept].append(index)
    for index, item in enumerate(items):
        shared: dict[int, float] = defaultdict(float)
        for concept, weight in item.weights.items():
            if len(holders[concept]) <= COMMON:
                for other in holders[concept]:
                    shared[other] += weight
        shared.pop(index, None)
        best = sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))[:CANDIDATES]
        yield from ((min(index, other), max(index, other)) for other, _ in best)


def _overlap(a: frozenset[object], b: frozenset[object]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _clash(a: frozenset[object], b: frozenset[object]) -> float:
    return float(bool(a and b and not a & b))
