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

Near = Sequence[Mapping[int, float]]
"""By claim: the claims it was scored with → score."""


def rescored(items: Sequence[Traits], first: Pairs) -> dict[tuple[int, int], float]:
    """The score of each pair of the first reading, and of the pairs that a third claim brings together."""
    return {pair: 1 / (1 + math.exp(-BIAS - sum(map(mul, _WEIGHTS, values)))) for pair, values in measured(items, first)}


def measured(items: Sequence[Traits], first: Pairs) -> Iterator[tuple[tuple[int, int], tuple[float, ...]]]:
    """Each pair of indices (smaller first, sorted) with its measures, in the order of `MEASURES`."""
    sources = [item.claim.source for item in items]
    near = _near(first, len(items))
    rivals = _rivals(near, sources)
    before, after = _beside(sources)
    for i, j in sorted(first.keys() | _bridged(near) | _alike_figures(items)):
        row, above, below, ahead, behind = near[i].get, near[before[i]].get, near[after[i]].get, before[j], after[j]
        first_score = row(j)
        score = _logit(UNMET if first_score is None else first_score)
        mine, other = _rival(rivals[i], sources[j], j), _rival(rivals[j], sources[i], i)
        across, second, within = _bridges(near[i], near[j], sources, i, j)
        yield (
            (i, j),
            (
                score,
                mine + other,
                score - max(mine, other),
                across,
                second,
                within,
                max(above(ahead, 0.0), above(behind, 0.0), below(ahead, 0.0), below(behind, 0.0)),
                max(above(j, 0.0), below(j, 0.0), row(ahead, 0.0), row(behind, 0.0)),
                float(sources[i] == sources[j]),
                float(first_score is None),
                *_content(items[i], items[j]),
            ),
        )


def _content(a: Traits, b: Traits) -> tuple[float, ...]:
    """What the first reading did not ask: the fields, the people behind the words, hours, large figures, certainty."""
    return (
        dot(a.fields, b.fields) / (a.fields_norm * b.fields_norm),
        math.log1p(sum(in_common(a.sure_fields, b.sure_fields))),
        max(in_common(a.persons, b.persons), default=0.0),
        float(not a.minutes.isdisjoint(b.minutes)),
        _agreed_size(a.figures, b.figures) if a.figures and b.figures else 0.0,
        float(a.claim.modality != b.claim.modality),
    )


def _agreed_size(a: Sequence[Quantity], b: Sequence[Quantity]) -> float:
    """How large the largest figure is that both give, in powers of ten up to two: large ones agree less by chance."""
    sizes = (min(2.0, math.log10(1 + abs(m.value))) for m in a for o in b if comparable(m, o) and agree(m, o))
    return max(sizes, default=0.0)


def _logit(score: float) -> float:
    held = 0.002 if score < 0.002 else 0.998 if score > 0.998 else score
    return math.log(held / (1 - held))


def _near(first: Pairs, size: int) -> Near:
    """For each claim those that it was scored with; the row after the last is no claim's, and empty."""
    near: list[dict[int, float]] = [{} for _ in range(size + 1)]
    for (i, j), score in first.items():
        near[i][j] = near[j][i] = score
    return near


def _beside(sources: Sequence[str]) -> tuple[list[int], list[int]]:
    """For each claim the one before it and the one after it in its article; the number of claims where there is none."""
    none = len(sources)
    before = [n - 1 if n and sources[n - 1] == source else none for n, source in enumerate(sources)]
    after = [n + 1 if n + 1 < none and sources[n + 1] == source else none for n, source in enumerate(sources)]
    return before, after


def _bridged(near: Near) -> set[tuple[int, int]]:
    """The pairs that a third claim is like both of."""
    found: set[tuple[int, int]] = set()
    for scores in near:
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


def _rivals(near: Near, sources: Sequence[str]) -> list[dict[str, list[tuple[float, int]]]]:
    """For each claim and article the two claims of it that are likest, by the logits of their scores."""
    found = []
    for scores in near:
        by_source: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for other, score in scores.items():
            by_source[sources[other]].append((score, other))
        likest = {source: sorted(entries, reverse=True)[:2] for source, entries in by_source.items()}
        found.append({source: [(_logit(score), other) for score, other in pair] for source, pair in likest.items()})
    return found


_LOGIT_UNMET = _logit(UNMET)


def _rival(rivals: Mapping[str, Sequence[tuple[float, int]]], source: str, but: int) -> float:
    """The logit of the score of an article's likest claim, claim `but` aside."""
    for score, other in rivals.get(source, ()):
        if other != but:
            return score
    return _LOGIT_UNMET


def _bridges(
    a: Mapping[int, float], b: Mapping[int, float], sources: Sequence[str], i: int, j: int
) -> tuple[float, float, float]:
    """How like third claims are to both: the two likest of other articles, and the likest of their own."""
    best = second = within = 0.0
    mine, other = sources[i], sources[j]
    for k in a.keys() & b.keys():
        x, y = a[k], b[k]
        if sources[k] == mine or sources[k] == other:
            if x * y > within:
                within = x * y
        else:
            low = x if x < y else y
            if low > best:
                best, second = low, best
            elif low > second:
                second = low
    return best, second, within
