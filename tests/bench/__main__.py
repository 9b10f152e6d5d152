"""Speed and memory against their bounds: `python -m tests.bench [--runs N] [--sizes N N N]`.

Time is bounded as a ratio to what the imports alone take in the same run, so that a slow machine passes as a fast one does.
Exits 1 where a bound is broken.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from tests.bench.asking import asking
from tests.bench.generate import generate
from tests.bench.measure import BRIEFER, Cost, RunFailed, cost, ratio
from tests.bench.whole_run import CHAIN, whole_run

ROOT = Path(__file__).resolve().parents[2]
SEEDS_BOUND, SEEDS_AIM = 6.0, 3.0
"""`briefer run seeds/` in all formats, against importing what it is built on."""
HELP_BOUND = 1.5
"""`briefer --help`, against importing typer."""
GROWTH_BOUND = 1.1
"""Time an article in a run of twice as many: so twice the articles take at most 2.2 times as long."""
PEAK_BOUND = 1024
"""Peak memory in MiB, of the largest run."""
QUESTIONS, LATENCY, ASKING_BOUND = 5, 1.0, 1.2
"""Questions that need not wait for one another, the seconds each is answered after, and what all of them may take of that."""
RUN_BOUND = 1.2
"""A run of the samples by a model that takes `LATENCY` for each answer, against the longest chain of its calls."""
COMMANDS, ACKNOWLEDGED, GROWN = 200, 3.0, 20.0
"""Slack commands at once, the seconds within which each is acknowledged, and the MiB that the app may grow by."""
SIZES = (500, 1000, 2000)
PILES = (5000, 10_000)
"""Articles that are sorted by event."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where a bound is broken."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Measure speed and memory against their bounds."
    )
    parser.add_argument("--runs", type=int, default=7, help="alternating runs of each short command (7)")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="numbers of generated articles, rising (500 1000 2000)"
    )
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as folder:
            broken = [
                *_short(Path(folder), options.runs),
                *_asking(),
                *_whole_run(),
                *_slack(),
                *_large(Path(folder), options.sizes),
                *_sorted(Path(folder)),
            ]
    except RunFailed as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    print("\n" + ("\n".join(["bounds broken:", *broken]) if broken else "all within their bounds"))
    return bool(broken)


def _short(folder: Path, runs: int) -> list[str]:
    imports = [sys.executable, "-c", "import pydantic, jinja2, typer, typst"]
    seeds: list[str | Path] = [BRIEFER, "run", ROOT / "seeds", "-o", folder / "out", "--engine", "embedded", "--quiet"]
    return [
        *_ratio("briefer run seeds/, four formats", seeds, imports, runs, SEEDS_BOUND, f"; aim {SEEDS_AIM:g}"),
        *_ratio("briefer --help", [BRIEFER, "--help"], [sys.executable, "-c", "import typer"], runs, HELP_BOUND, ""),
    ]


def _ratio(name: str, command: list[str | Path], base: list[str], runs: int, bound: float, aim: str) -> list[str]:
    ours, theirs, quotient = ratio(command, base, runs)
    print(f"{name}: {ours:.3f} s, {quotient:.2f} × the imports' {theirs:.3f} s (at most {bound:g}{aim})", flush=True)
    return [f"{name}: {quotient:.2f} × is more than {bound:g} ×"] if quotient > bound else []


def _asking() -> list[str]:
    seconds = asking(QUESTIONS, LATENCY)
    name = f"{QUESTIONS} questions to a model that takes {LATENCY:g} s"
    print(f"{name}: {seconds:.3f} s (at most {ASKING_BOUND * LATENCY:g})", flush=True)
    return [f"{name}: {seconds:.3f} s is more than {ASKING_BOUND * LATENCY:g}"] if seconds > ASKING_BOUND * LATENCY else []


def _whole_run() -> list[str]:
    waited = CHAIN * LATENCY
    quotient = min(whole_run(ROOT / "seeds", LATENCY) for _ in range(3)) / waited
    name = f"briefer run seeds/ by a model that takes {LATENCY:g} s"
    print(f"{name}: {quotient:.2f} × its longest chain of calls (at most {RUN_BOUND:g})", flush=True)
    return [f"{name}: {quotient:.2f} × is more than {RUN_BOUND:g} ×"] if quotient > RUN_BOUND else []


def _slack() -> list[str]:
    try:
        from tests.bench.slack import burst

        came = burst(COMMANDS)
    except ImportError as error:
        print(f"Slack: not measured: {error.name} is not installed")
        return []
    name = f"{COMMANDS} Slack commands at once"
    print(
        f"{name}: slowest acknowledged in {came.slowest:.2f} s (at most {ACKNOWLEDGED:g}), {came.answered} answered in "
        f"{came.jobs} answers, memory grown by {came.grown:.1f} MiB (at most {GROWN:g})",
        flush=True,
    )
    broken = [f"{name}: {came.slowest:.2f} s is more than {ACKNOWLEDGED:g}"] if came.slowest > ACKNOWLEDGED else []
    if not came.answered == came.jobs == COMMANDS:
        broken.append(f"{name}: {came.answered} answered in {came.jobs} answers")
    return [*broken, f"{name}: {came.grown:.1f} MiB more"] if came.grown > GROWN else broken


def _large(folder: Path, sizes: Sequence[int]) -> list[str]:
    costs: list[tuple[int, Cost]] = []
    for size in sizes:
        articles = folder / f"articles-{size}"
        generate(articles, size)
        command = [BRIEFER, "run", articles, "-o", folder / f"out-{size}", "--engine", "embedded", "--quiet"]
        costs.append((size, _spent(f"{size:,} generated articles", size, command)))
    return _growth("articles", costs)


def _sorted(folder: Path) -> list[str]:
    costs: list[tuple[int, Cost]] = []
    for size in PILES:
        pile = folder / f"pile-{size}.jsonl"
        with pile.open("w", encoding="utf-8") as lines:
            for path in generate(folder / f"pile-{size}", size):
                row = {"id": path.stem, "title": "", "text": path.read_text(encoding="utf-8")}
                lines.write(json.dumps(row) + "\n")
        costs.append((size, _spent(f"{size:,} articles sorted by event", size, [BRIEFER, "stories", pile])))
    return _growth("articles sorted by event", costs)


def _spent(name: str, size: int, command: list[str | Path]) -> Cost:
    spent = cost(command)
    each = 1000 * spent.seconds / size
    print(f"{name}: {spent.seconds:.1f} s ({each:.1f} ms each), peak {spent.peak:.0f} MiB", flush=True)
    return spent


def _growth(what: str, costs: Sequence[tuple[int, Cost]]) -> list[str]:
    """Print how time grew, and name the bounds of time and memory that are broken."""
    broken = []
    for (small, before), (large, after) in pairwise(costs):
        allowed = GROWTH_BOUND * large / small
        growth = after.seconds / before.seconds
        print(f"{small:,} → {large:,} {what}: {growth:.2f} × the time (at most {allowed:.2f})")
        if growth > allowed:
            broken.append(f"{small:,} → {large:,} {what}: {growth:.2f} × is more than {allowed:.2f} ×")
    broken += [
        f"{size:,} {what}: {spent.peak:.0f} MiB is more than {PEAK_BOUND}"
        for size, spent in costs
        if spent.peak >= PEAK_BOUND
    ]
    return broken


if __name__ == "__main__":
    sys.exit(main())
