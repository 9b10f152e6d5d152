"""How well articles are sorted by event: real articles in known stories, and the evaluation's own stories in one pile."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.eval.stories import LEFT_SOME_OUT, StoryFailed, briefer, load_module, tail

Row = Mapping[str, Any]


def clustering_scores(shared: Path) -> dict[str, float]:
    """B-cubed `precision`, `recall` and `f1` on the real articles, and `pile_f1` on the stories thrown together.

    Raises `StoryFailed` where the command itself fails.
    """
    folder = shared / "eval" / "clustering"
    scorer = load_module(folder / "score_clustering.py")
    rows = [json.loads(line) for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    real = scorer.score(_grouped(rows), {row["id"]: row["story"] for row in rows})
    pile = list(_pile(shared / "eval" / "stories"))
    mixed = scorer.score(_grouped(pile), {row["id"]: row["story"] for row in pile})
    return {
        "precision": real["b3_precision"],
        "recall": real["b3_recall"],
        "f1": real["b3_f1"],
        "pile_f1": mixed["b3_f1"],
    }


def _grouped(rows: Iterable[Row]) -> dict[str, str]:
    """Article → story, as `briefer stories` answers; it is not shown the gold."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        shown = ({key: row.get(key) for key in ("id", "title", "text", "published")} for row in rows)
        path.write_text("".join(json.dumps(row) + "\n" for row in shown), encoding="utf-8")
        return dict(json.loads(_answer("stories", path)))


def _pile(stories: Path) -> Iterable[Row]:
    """The articles of all stories as `briefer clean` reads them, each with the story it is of."""
    for gold in sorted(stories.glob("*/gold.json")):
        named = json.loads(gold.read_text(encoding="utf-8")).get("seeds")
        for line in _answer("clean", "--json", gold.parent / (named or "articles")).splitlines():
            row = json.loads(line)
            yield row | {"id": f"{gold.parent.name}/{row['path']}", "story": gold.parent.name}


def _answer(*arguments: str | Path) -> str:
    done = briefer(*arguments)
    if done.returncode not in (0, LEFT_SOME_OUT):
        raise StoryFailed(f"{arguments[0]}: exit {done.returncode}: {tail(done.stderr)}")
    return done.stdout
