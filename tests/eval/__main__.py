"""The scorecard: `python -m tests.eval [--shared DIR] [--details] [--raise]`.

Briefs the evaluation's stories, cleans its pages, gates its pairs, sorts its articles by event, prints the figures and holds them to `floors.json`.
Exits 1 where a figure is below its floor, 0 where all hold or the material is not at hand.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.eval import floors, kinds, model
from tests.eval.cleaning import page_text_scores, story_noise
from tests.eval.clustering import clustering_scores
from tests.eval.grounding import grounding_scores
from tests.eval.html_cleaning import html_scores
from tests.eval.injected import injected_scores
from tests.eval.stories import FIGURES, REAL, Row, StoryFailed, mean, score_stories

HEADS = ("grnd", "clean", "cover", "cov w3", "attrib", "purity", "repeat", "c.rec", "c.major", "c.prec", "traps", "origins")
BASELINES: Mapping[str, Mapping[str, float]] = {
    "· TF-IDF script": {
        "clean": 0.976,
        "coverage": 0.81,
        "coverage_weight3": 0.96,
        "attribution": 0.57,
        "purity": 0.89,
        "repeats": 0.23,
        "contested_recall": 0.04,
        "contested_precision": 0.07,
        "trap_alarms": 3.1,
        "origins": 0.63,
    },
    "· one prompt, large model": {
        "coverage": 0.98,
        "attribution": 0.93,
        "purity": 0.86,
        "contested_recall": 0.92,
        "contested_precision": 1.0,
        "origins": 0.84,
    },
}
"""What was measured of others on the ten stories with full gold, for comparison."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scorecard; the exit code."""
    gc.set_threshold(1_000_000, 50, 50)  # as the console script does: a fifth of the time of what is read in this process
    options = _parser().parse_args(arguments)
    shared = Path(options.shared)
    if not (shared / "eval" / "stories").is_dir():
        print(f"make eval: SKIPPED: no evaluation material in {shared} (name its folder with BRIEFER_SHARED or --shared)")
        return 0
    if options.engine == "openai":
        return by_model(shared, options)
    measured, failures = measure(shared, options.details)
    pinned = floors.load()
    if options.raise_floors and not failures:
        pinned = floors.raised(measured, pinned)
        floors.save(pinned)
        print(f"\nfloors raised in {floors.FILE.name}")
    below = floors.broken(measured, pinned)
    print("\n" + ("\n".join(["below the floor:", *below]) if below else "every figure stands on its floor"))
    for failure in failures:
        print(f"eval: failed: {failure}", file=sys.stderr)
    return bool(below or failures)


def by_model(shared: Path, options: argparse.Namespace) -> int:
    """Brief the stories with the model engine, print their figures and hold them to its own floors; the exit code."""
    with model.served(shared, options) as brief:
        rows, failures = score_stories(shared, brief, at_once=model.AT_ONCE)
    full = [row for row in rows if row["full_gold"]]
    real = [row for row in full if row["story"] in REAL]
    measured = {"stories": mean(full), "real": mean(real)}
    _print_stories(rows, {f"mean of {len(full)}": measured["stories"], f"mean of the real {len(real)}": measured["real"]})
    print()
    for row in rows:
        print(f"{row['story']:26}{model.cost(row)}")
    if options.details:
        _print_details(rows)
    below = floors.broken(measured, model.FLOORS) if rows else ["nothing was measured"]
    print("\n" + ("\n".join(["below the floor:", *below]) if below else "every figure stands on its floor"))
    for failure in failures:
        print(f"eval: failed: {failure}", file=sys.stderr)
    return bool(below or failures)


def measure(shared: Path, details: bool = False) -> tuple[dict[str, dict[str, float]], list[str]]:
    """All figures, group → figure → value, printed as they come, and a line for each part that failed."""
    rows, failures = score_stories(shared)
    full = [row for row in rows if row["full_gold"]]
    real = [row for row in full if row["story"] in REAL]
    means = {f"mean of {len(full)}": mean(full), f"mean of the real {len(real)}": mean(real)}
    _print_stories(rows, means)
    if details:
        _print_details(rows)
    page_text, html, noise = page_text_scores(shared), html_scores(shared), story_noise(shared)
    try:
        grounding, weakest = grounding_scores(shared)
    except StoryFailed as failure:
        grounding, weakest = {}, []
        failures.append(str(failure))
    try:
        clustering = clustering_scores(shared)
    except StoryFailed as failure:
        clustering = {}
        failures.append(str(failure))
    print()
    for name, figures in (
        ("page text", page_text),
        ("html", html),
        ("noise", noise),
        ("grounding", grounding),
        ("clustering", clustering),
    ):
        print(f"{name:11}{_line(figures)}")
    if weakest:
        print(f"           refused least: {', '.join(weakest[:6])}")
    injected, by_kind, _ = injected_scores(shared)
    print(f"{'injected':11}{_line(injected)}")
    print(f"           found by kind: {', '.join(f'{kind} {found}/{made}' for kind, (found, made) in by_kind.items())}")
    cleaning = {"page_text_f1": page_text["f1"], "html_f1": html["f1"]}
    return {
        "stories": mean(full),
        "real": mean(real),
        "cleaning": cleaning,
        "grounding": grounding,
        "clustering": clustering,
        "injected": {name: injected[name] for name in ("found", "alarms")},
    }, failures


def _print_stories(rows: Sequence[Row], means: Mapping[str, Mapping[str, float]]) -> None:
    print(f"{'story':26}" + "".join(f"{head:>8}" for head in HEADS))
    for row in rows:
        print(
            _row(
                row["story"] + ("" if row["full_gold"] else " *") + (" (sources left out)" if row["left_out"] else ""), row
            )
        )
    for name, figures in [*means.items(), *BASELINES.items()]:
        print(_row(name, figures))
    if not all(row["full_gold"] for row in rows):
        print("* contested points only: not in the means")
    print("\n" + "\n".join(kinds.table(row["kinds"] for row in rows)))


def _print_details(rows: Sequence[Row]) -> None:
    for row in rows:
        items, points, cites = row["items"], row["contested_items"], row["citations"]
        print(f"\n{row['story']}: {items} facts, {points} contested points, {cites} citations")
        for name in ("missed_facts", "missed_contested", "alarms"):
            print(f"  {name.replace('_', ' ')}: {' '.join(row[name]) or 'none'}")


def _row(name: str, figures: Mapping[str, Any]) -> str:
    cells = [figures.get(figure) for figure in FIGURES]
    return f"{name:26}" + "".join(f"{'–' if cell is None else f'{cell:.3f}':>8}" for cell in cells)


def _line(figures: Mapping[str, Any]) -> str:
    return "  ".join(
        f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}" for name, value in figures.items()
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description="Score briefings against gold answers.")
    beside = Path(__file__).resolve().parents[3] / "shared"
    parser.add_argument(
        "--shared", default=os.environ.get("BRIEFER_SHARED", beside), help="folder of the evaluation material"
    )
    parser.add_argument("--engine", choices=("embedded", "openai"), default="embedded", help="which engine to score")
    parser.add_argument("--model", default="desk", help="with --engine openai: the model to ask")
    parser.add_argument("--base-url", help="with --engine openai: an OpenAI-compatible server; else OPENAI_BASE_URL")
    parser.add_argument("--desk", type=Path, help="with --engine openai: a folder of answers, served by the shared desk")
    parser.add_argument("--wait", type=int, default=3600, help="seconds that a question may wait at the desk")
    parser.add_argument("--details", action="store_true", help="list what each story missed, by the gold's ids")
    parser.add_argument(
        "--raise",
        dest="raise_floors",
        action="store_true",
        help="pin every figure that is better than its floor; never lowers one",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
