"""The second reading: how alike two claims are in the light of all others.

Two claims that share no word may still speak of one thing: where a third report puts it in words that each of them shares.
And two claims that share many may not: where one of their articles says it more clearly elsewhere. So each pair is scored
again from the first reading's scores around it: whether third claims are like both (transitivity), whether either article
has a rival that is liker, and whether the claims beside them match, as one report goes through an event much as another
does. What the first reading does not ask is asked here: fields, speakers, hours, large figures. The method is that of
collective matching (Bhattacharya and Getoor 2007): a logistic regression, fitted on the first reading's scores of stories
that it had not seen (`tests/eval/fit_align.py`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import mul

from briefer.language.quantities import agree, comparable
from briefer.models import Quantity
from briefer.reconcile.align import Pairs, in_common
from briefer.reconcile.traits import Traits, dot

NEAR = 0.05
"""Least score with a claim for it to bring two others together."""
NEAREST = 12
"""How many claims, the likest, each claim brings together."""
BRIDGE = 0.04
"""Least product of two claims' scores with a third for them to become a pair."""
UNMET = 0.003
"""The score of a pair that the first reading did not look at."""

BIAS = -2.64
COEFFICIENTS: Mapping[str, float] = {
    "first": 0.36,
    "rivals": -0.16,
    "ahead": 0.10,
    "bridge": 1.83,
    "second_bridge": 0.40,
    "own_bridge": 0.13,
    "beside": 0.70,
    "next": 1.72,
    "same_article": -0.66,
    "unmet": 1.24,
    "fields": 1.73,
    "sure_fields": 0.69,
    "persons": 0.70,
    "minutes": 2.84,
    "large_figures": 1.08,
    "certainty": -0.60,
}
MEASURES = tuple(COEFFICIENTS)
"""The measures' names, in the order in which `measures` gives them."""
_WEIGHTS = tuple(COEFFICIENTS.values())

STEPS = 6
"""How finely figures are held against each other to open pairs, in steps to a factor of e: hedges round by less."""
FEW_GIVE = 20
"""A figure that more claims give opens no pairs."""

Near = Mapping[int, Mapping[int, float]]
"""Claim → the claims it was scored with → score."""


def rescored(items: Sequence[Traits], first: Pairs) -> dict[tuple[int, int], float]:
    """The score of each pair of the first reading, and of the pairs that a third claim brings together."""
    return {pair: 1 / (1 + math.exp(-BIAS - sum(map(mul, _WEIGHTS, values)))) for pair, values in measured(items, first)}


def measured(items: Sequence[Traits], first: Pairs) -> Iterator[tuple[tuple[int, int], tuple[float, ...]]]:
    """Each pair of indices (smaller first, sorted) with its measures, in the order of `MEASURES`."""
    sources = [item.claim.source for item in items]
    near = _near(first)
    rivals = _rivals(near, sources)
    for i, j in sorted(first.keys() | _bridged(near) | _alike_figures(items)):
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
                *_content(items[i], items[j]),
            ),
        )


def _content(a: Traits, b: Traits) -> tuple[float, ...]:
    """What the first reading did not ask: the fields, the people behind the words, hours, large figures, certainty."""
    return (
        dot(a.fields, b.fields) / (a.fields_norm * b.fields_norm),
        math.log1p(sum(in_common(a.sure_fields, b.sure_fields))),
        next(iter(in_common(a.persons, b.persons)), 0.0),
        float(not a.minutes.isdisjoint(b.minutes)),
        _agreed_size(a.figures, b.figures),
        float(a.claim.modality != b.claim.modality),
    )


def _agreed_size(a: Sequence[Quantity], b: Sequence[Quantity]) -> float:
    """How large the largest figure is that both give, in powers of ten up to two: large ones agree less by chance."""
    sizes = (min(2.0, math.log10(1 + abs(m.value))) for m in a for o in b if comparable(m, o) and agree(m, o))
    return max(sizes, default=0.0)


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


def _alike_figures(items: Sequence[Traits]) -> set[tuple[int, int]]:
    """The pairs of claims that give a figure of about one size in one unit, or name one time of day."""
    given: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        sizes = {
            (figure.unit or "", round(STEPS * math.log(figure.value)) + step)
            for figure in item.figures
            if 0 < figure.value < math.inf
            for step in (-1, 0, 1)
        }
        for key in sizes | {("time of day", minute) for minute in item.minutes}:
            given[key].append(index)
    few = [places for places in given.values() if len(places) <= FEW_GIVE]
    return {(i, j) for places in few for n, i in enumerate(places) for j in places[n + 1 :]}


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
    """How like third claims are to both: the two likest of other articles, and the likest of their own."""
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
