"""The second reading: how alike two claims are in the light of all others.

Two claims that share no word may still speak of one thing: where a third report puts it in words that each of them shares. And
two claims that share many may not: where one of their articles says it more clearly elsewhere. So each pair is scored again
from the first reading's scores around it: whether third claims are like both (transitivity), whether either article has a
rival that is liker, and whether the claims beside them match, as one report goes through an event much as another does. The
method is that of collective matching (Bhattacharya and Getoor 2007): a logistic regression, its coefficients fitted beside
those of the first reading.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import mul

from briefer.reconcile.align import Pairs
from briefer.reconcile.traits import Traits

NEAR = 0.05
"""Least score with a claim for it to bring two others together."""
NEAREST = 12
"""How many claims, the likest, each claim brings together."""
BRIDGE = 0.04
"""Least product of two claims' scores with a third for them to become a pair."""
UNMET = 0.003
"""The score of a pair that the first reading did not look at."""

BIAS = -1.99
COEFFICIENTS: Mapping[str, float] = {
    "first": 0.49,
    "rivals": -0.16,
    "ahead": 0.09,
    "bridge": 2.22,
    "second_bridge": 0.45,
    "own_bridge": 0.22,
    "beside": 0.66,
    "next": 1.76,
    "same_article": -0.63,
    "unmet": 1.30,
}
MEASURES = tuple(COEFFICIENTS)
"""The measures' names, in the order in which `measures` gives them."""
_WEIGHTS = tuple(COEFFICIENTS.values())

Near = Mapping[int, Mapping[int, float]]
"""Claim → the claims it was scored with → score."""


def reread(items: Sequence[Traits], first: Pairs) -> dict[tuple[int, int], float]:
    """The score of each pair of the first reading, and of the pairs that a third claim brings together."""
    return {
        pair: 1 / (1 + math.exp(-BIAS - sum(map(mul, _WEIGHTS, values)))) for pair, values in measured(items, first)
    }


def measured(items: Sequence[Traits], first: Pairs) -> Iterator[tuple[tuple[int, int], tuple[float, ...]]]:
    """Each pair of indices (smaller first, sorted) with its measures, in the order of `MEASURES`."""
    sources = [item.claim.source for item in items]
    near = _near(first)
    rivals = _rivals(near, sources)
    for i, j in sorted(first.keys() | _bridged(near)):
        score = first.get((i, j), UNMET)
        elsewhere = _logit(_rival(rivals, i, sources[j], j)), _logit(_rival(rivals, j, sources[i], i))
        across, within = _bridges(near, sources, i, j)
        same = sources[i] == sources[j]
        yield (
            (i, j),
            (
                _logit(score),
                sum(elsewhere),
                _logit(score) - max(elsewhere),
                across[0],
                across[1],
                within,
                max((_at(first, sources, i, a, j, b) for a in (-1, 1) for b in (-1, 1)), default=0.0),
                max(_at(first, sources, i, a, j, b) for a, b in ((-1, 0), (1, 0), (0, -1), (0, 1))),
                float(same),
                float((i, j) not in first),
            ),
        )


def _logit(score: float) -> float:
    held = min(max(score, 0.002), 0.998)
    return math.log(held / (1 - held))


def _near(first: Pairs) -> Near:
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in first.items():
        near[i][j] = near[j][i] = score
    return near


def _bridged(near: Near) -> set[tuple[int, int]]:
    """The pairs that a third claim is like both of."""
    found: set[tuple[int, int]] = set()
    for scores in near.values():
        likest = sorted(((-s, k) for k, s in scores.items() if s >= NEAR))[:NEAREST]
        for n, (a, i) in enumerate(likest):
            found.update((min(i, j), max(i, j)) for b, j in likest[:n] if a * b >= BRIDGE)
    return found


def _rivals(near: Near, sources: Sequence[str]) -> dict[int, dict[str, list[tuple[float, int]]]]:
    """For each claim and article the two claims of it that are likest."""
    found: dict[int, dict[str, list[tuple[float, int]]]] = {}
    for index, scores in near.items():
        by_source: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for other, score in scores.items():
            by_source[sources[other]].append((score, other))
        found[index] = {source: sorted(entries, reverse=True)[:2] for source, entries in by_source.items()}
    return found


def _rival(rivals: Mapping[int, Mapping[str, Sequence[tuple[float, int]]]], index: int, source: str, but: int) -> float:
    """The score of the claim of an article that is likest `index`, claim `but` aside."""
    return next((score for score, other in rivals.get(index, {}).get(source, ()) if other != but), UNMET)


def _bridges(near: Near, sources: Sequence[str], i: int, j: int) -> tuple[tuple[float, float], float]:
    """How like third claims are to both: the two likest of other articles (by the lesser score), and the likest of their own."""
    a, b = near.get(i, {}), near.get(j, {})
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    across, within = [0.0, 0.0], 0.0
    for k, score in small.items():
        if k not in large:
            continue
        if sources[k] in (sources[i], sources[j]):
            within = max(within, score * large[k])
        else:
            across.append(min(score, large[k]))
    across.sort(reverse=True)
    return (across[0], across[1]), within


def _at(first: Pairs, sources: Sequence[str], i: int, a: int, j: int, b: int) -> float:
    """The score of the claims `a` after `i` and `b` after `j`, 0 where one of them is of another article."""
    m, n = i + a, j + b
    if not (0 <= m < len(sources) and 0 <= n < len(sources)) or sources[m] != sources[i] or sources[n] != sources[j]:
        return 0.0
    return first.get((m, n) if m < n else (n, m), 0.0)
