"""How well the grounding gate tells supported statements from unsupported ones, on hand-written pairs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.eval.stories import StoryFailed, briefer, load_module, tail


def grounding_scores(shared: Path) -> tuple[dict[str, float], list[str]]:
    """The gate's rates (`accepted` of the supported, `refused` of the unsupported), and the kinds of change it misses most.

    Raises `StoryFailed` where the gate itself fails.
    """
    folder = shared / "eval" / "grounding"
    scorer = load_module(folder / "score_grounding.py")
    done = briefer("gate", folder / "pairs.jsonl")
    if done.returncode:
        raise StoryFailed(f"gate: exit {done.returncode}: {tail(done.stderr)}")
    found = scorer.score(scorer.load(folder / "pairs.jsonl"), json.loads(done.stdout))
    weakest = sorted(found["refusal_by_kind"].items(), key=lambda kind: (kind[1]["rate"], kind[0]))
    kinds = [f"{name} {kind['refused']}/{kind['of']}" for name, kind in weakest if kind["refused"] < kind["of"]]
    return {"accepted": found["accepted_supported"], "refused": found["refused_unsupported"]}, kinds
