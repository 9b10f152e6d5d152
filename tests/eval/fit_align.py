"""Fit the coefficients of `briefer.reconcile.align` on annotated stories: `python -m tests.eval.fit_align [--shared DIR]`.

Each candidate pair of claims is an example; it is positive where both claims state one annotated fact. The fit is a logistic
regression (iteratively reweighted least squares with a small ridge; McCullagh and Nelder 1989, section 2.5). Before the final
fit on all stories, each story is scored by a fit that has not seen it, and the average precision of its ranking printed: that
is what to expect on a new story. The second reading (`reread.py`) is fitted on these unseen scores, and judged in the same way.
Prints the coefficients to put into `align.py` and `reread.py`; changes nothing itself.
"""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.extract.engine import extract
from briefer.ingest import read_sources
from briefer.models import Claim
from briefer.reconcile import align, reread
from briefer.reconcile.traits import Traits, traits
from tests.eval.stories import load_module

RIDGE = 1.0
STEPS = 12

Pair = tuple[int, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the expected precision a story and the fitted coefficients of both readings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).resolve().parent.parent.parent
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("BRIEFER_SHARED", root.parent / "shared")))
    shared = parser.parse_args(arguments).shared
    stories = {name: told for name, told in _stories(shared) if any(told.stated)}
    first = {name: told.examples(_first(told.items)) for name, told in stories.items()}
    unseen = _unseen("first reading", first)
    second = {name: told.examples(reread.measured(told.items, unseen[name])) for name, told in stories.items()}
    _unseen("second reading", second)
    for module, names, examples in (("align.py", align.MEASURES, first), ("reread.py", reread.MEASURES, second)):
        weights = fit([e for found in examples.values() for e in found.values() if e.judged])
        print(f"{module}\nBIAS = {weights[0]:.2f}")
        for measure, weight in zip(names, weights[1:], strict=True):
            print(f'    "{measure}": {weight:.2f},')
    return 0


@dataclass(frozen=True, slots=True)
class Example:
    """A pair's measures, whether both claims state one annotated fact, and whether either states any."""

    measures: tuple[float, ...]
    positive: bool
    judged: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A story's claims and the annotated facts that each states."""

    items: tuple[Traits, ...]
    stated: tuple[frozenset[str], ...]

    def examples(self, measured: Iterable[tuple[Pair, tuple[float, ...]]]) -> dict[Pair, Example]:
        """The pairs with their measures as examples."""
        return {
            (i, j): Example(values, bool(self.stated[i] & self.stated[j]), bool(self.stated[i] or self.stated[j]))
            for (i, j), values in measured
        }


def _first(items: Sequence[Traits]) -> Iterator[tuple[Pair, tuple[float, ...]]]:
    return (((i, j), align.measures(items[i], items[j])) for i, j in align.candidates(items))


def _unseen(reading: str, stories: Mapping[str, Mapping[Pair, Example]]) -> dict[str, dict[Pair, float]]:
    """Each story's pairs as scored by a fit that has not seen it; prints how well it ranks them."""
    scores: dict[str, dict[Pair, float]] = {}
    for name, pairs in stories.items():
        weights = fit([e for other, found in stories.items() if other != name for e in found.values() if e.judged])
        scores[name] = {pair: _logistic((1.0, *e.measures), weights) for pair, e in pairs.items()}
        precision = average_precision([(scores[name][pair], e.positive) for pair, e in pairs.items() if e.judged])
        print(f"{reading:15} {name:24} {len(pairs):6} pairs, average precision unseen {precision:.3f}")
    return scores


def _stories(shared: Path) -> list[tuple[str, Told]]:
    scorer = load_module(shared / "eval" / "score.py")
    return [(folder.name, _told(scorer, folder)) for folder in sorted((shared / "eval" / "stories").iterdir())]


def _told(scorer: Any, folder: Path) -> Told:
    gold = scorer.Gold(folder)
    articles = read_sources([str(folder / gold.data.get("seeds", "articles"))]).intake.articles
    keys = {article.id: gold.key_of_file[Path(article.path or "").name] for article in articles}
    claims = [claim for article in articles for claim in extract(article).claims if claim.block != "title"]
    return Told(traits(claims), tuple(frozenset(_facts(scorer, gold, keys[claim.source], claim)) for claim in claims))


def _facts(scorer: Any, gold: Any, key: str, claim: Claim) -> set[str]:
    place = gold.texts[key].place(claim.citation.quote, claim.citation.start)
    return {f for f, mentions in gold.facts.items() if place and scorer.hit(scorer.Cited(key, place), mentions)}


def fit(examples: Sequence[Example]) -> list[float]:
    """The bias and the weight of each measure."""
    rows = [((1.0, *example.measures), float(example.positive)) for example in examples]
    weights = [0.0] * len(rows[0][0])
    for _ in range(STEPS):
        gradient, curvature = [0.0] * len(weights), [[0.0] * len(weights) for _ in weights]
        for row, target in rows:
            guess = _logistic(row, weights)
            spread = guess * (1 - guess)
            for a, value in enumerate(row):
                if value:
                    gradient[a] += (target - guess) * value
                    line, scaled = curvature[a], spread * value
                    for b, other in enumerate(row):
                        line[b] += scaled * other
        for a in range(1, len(weights)):
            gradient[a] -= RIDGE * weights[a]
            curvature[a][a] += RIDGE
        weights = [w + step for w, step in zip(weights, _solve(curvature, gradient), strict=True)]
    return weights


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """The mean, over the positive examples in order of score, of the share of positives so far."""
    hits, total = 0, 0.0
    for seen, (_, positive) in enumerate(sorted(scored, key=lambda entry: -entry[0]), 1):
        if positive:
            hits += 1
            total += hits / seen
    return total / hits if hits else 0.0


def _logistic(row: Sequence[float], weights: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, row, strict=True))))


def _solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Gaussian elimination with partial pivoting."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for r in range(column + 1, size):
            factor = rows[r][column] / rows[column][column]
            for c in range(column, size + 1):
                rows[r][c] -= factor * rows[column][c]
    solution = [0.0] * size
    for r in reversed(range(size)):
        rest = sum(rows[r][c] * solution[c] for c in range(r + 1, size))
        solution[r] = (rows[r][size] - rest) / rows[r][r]
    return solution


if __name__ == "__main__":
    raise SystemExit(main())
