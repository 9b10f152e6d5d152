"""Briefings of the evaluation's stories, made by the command line as a user would, and held against their gold answers."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.eval.kinds import by_kind

FIGURES = (
    "grounded",
    "clean",
    "coverage",
    "coverage_weight3",
    "attribution",
    "purity",
    "repeats",
    "contested_recall",
    "contested_recall_major",
    "contested_precision",
    "trap_alarms",
    "origins",
)
REAL = ("berlin-talks", "ecb-school-strike", "ecb-undersea-cables")
"""The stories told by articles of real newspapers."""

LEFT_SOME_OUT = 3
PATIENCE = 300
"""Seconds after which a run counts as hung."""

Briefer = Callable[..., subprocess.CompletedProcess[str]]
"""Runs the command line with the arguments it is given."""
Row = Mapping[str, Any]
"""A story's figures as the scorer names them; a figure that does not apply is None."""


class StoryFailed(Exception):
    """A story that could not be briefed."""


def load_module(path: Path) -> ModuleType:
    """The Python file at `path` as a module: the scorers live with the gold answers, outside this repository."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def briefer(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line with the embedded engine's environment: no key, so nothing is sent anywhere."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
    command = [sys.executable, "-m", "briefer.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE, env=environment)


def tail(text: str) -> str:
    """The last lines of what a failed command said."""
    return "\n".join(text.strip().splitlines()[-4:])


def score_stories(shared: Path, brief: Briefer | None = None, at_once: int | None = None) -> tuple[list[Row], list[str]]:
    """The figures of every story, in the order of their names, and a line for each that could not be briefed.

    `brief` runs the command line, the embedded engine's unless it is given; `at_once` stories are briefed at a time.
    """
    scorer = load_module(shared / "eval" / "score.py")
    folders = sorted(gold.parent for gold in (shared / "eval" / "stories").glob("*/gold.json"))
    with ThreadPoolExecutor(at_once or os.cpu_count()) as pool:
        scored = list(pool.map(lambda folder: _attempt(scorer, folder, brief or briefer), folders))
    return [row for row in scored if not isinstance(row, str)], [line for line in scored if isinstance(line, str)]


def _attempt(scorer: ModuleType, story: Path, brief: Briefer) -> Row | str:
    try:
        return _score(scorer, story, brief)
    except StoryFailed as failure:
        return str(failure)


def _score(scorer: ModuleType, story: Path, brief: Briefer) -> Row:
    gold = scorer.Gold(story)
    articles = story / gold.data.get("seeds", "articles")
    with tempfile.TemporaryDirectory() as out:
        engine = ("--engine", "embedded") if brief is briefer else ()
        done = brief("run", articles.resolve(), "-o", out, "--format", "json", "--quiet", *engine)
        if done.returncode not in (0, LEFT_SOME_OUT):
            raise StoryFailed(f"{story.name}: exit {done.returncode}: {tail(done.stderr)}")
        briefing = json.loads((Path(out) / "briefing.json").read_text(encoding="utf-8"))
    row: dict[str, Any] = scorer.score(gold, briefing)
    told = {"full_gold": bool(gold.data["facts"]), "left_out": done.returncode == LEFT_SOME_OUT}
    return (
        row
        | told
        | {"kinds": by_kind(scorer, gold, briefing)}
        | {"usage": briefing["usage"], "words": sum(s["words"] for s in briefing["sources"])}
    )


def mean(rows: Iterable[Row]) -> dict[str, float]:
    """The mean of every figure over the stories that it applies to."""
    kept = list(rows)
    columns = {name: [row[name] for row in kept if row[name] is not None] for name in FIGURES}
    return {name: round(sum(values) / len(values), 4) for name, values in columns.items() if values}
