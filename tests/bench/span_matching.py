"""`python -m tests.bench.span_matching`: the grounding gate beside two libraries' own span matching, on the same pairs.

Needs `pip install '.[bench]'` in an environment of its own (instructor holds openai at an older release than the locked
one). langextract's aligner and instructor's citation mixin answer another question than the gate: where does this text
stand in the source? They are what a program has without a gate, so they stand in the scorecard as its baseline: a
statement is accepted where the library finds it in the passage.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.eval.stories import briefer, load_module

Finds = Callable[[str, str], bool]
"""Is the statement found in the passage?"""


def langextract_finds(lesser: bool) -> Finds:
    """langextract's `WordAligner` with its default thresholds; `lesser`: also where only a part of the statement is found."""
    from langextract.core.data import AlignmentStatus, Extraction
    from langextract.resolver import WordAligner

    def finds(statement: str, passage: str) -> bool:
        asked = [[Extraction(extraction_class="statement", extraction_text=statement)]]
        status = WordAligner().align_extractions(asked, passage)[0][0].alignment_status
        return status is not None and (lesser or status is not AlignmentStatus.MATCH_LESSER)

    return finds


def instructor_finds(statement: str, passage: str) -> bool:
    """instructor's `CitationMixin`: found with at most five edits."""
    from instructor.dsl.citation import CitationMixin

    found = CitationMixin.model_validate({"substring_quotes": [statement]}, context={"context": passage})
    return bool(found.substring_quotes)


def table(shared: Path) -> list[tuple[str, dict[str, Any]]]:
    """Each matcher's name and its score, ours first. Raises `ImportError` where the `bench` extra is not installed."""
    folder = shared / "eval" / "grounding"
    scorer = load_module(folder / "score_grounding.py")
    pairs = scorer.load(folder / "pairs.jsonl")
    ours = json.loads(briefer("gate", folder / "pairs.jsonl").stdout)
    matchers: list[tuple[str, Finds]] = [
        ("langextract, any alignment", langextract_finds(lesser=True)),
        ("langextract, whole statement", langextract_finds(lesser=False)),
        ("instructor", instructor_finds),
    ]
    rows = [("the gate", scorer.score(pairs, ours))]
    for name, finds in matchers:
        verdicts = {pair["id"]: finds(pair["statement"], pair["quote"]) for pair in pairs}
        rows.append((name, scorer.score(pairs, verdicts)))
    return rows


def main() -> int:
    """Print the table."""
    beside = Path(__file__).resolve().parents[2].parent / "shared"
    shared = Path(os.environ.get("BRIEFER_SHARED", beside))
    if not (shared / "eval" / "grounding").is_dir():
        print("span matching: the grounding pairs are not here", file=sys.stderr)
        return 1
    try:
        rows = table(shared)
    except ImportError as error:
        print(
            f"span matching: {error.name} is not installed: pip install '.[bench]' in its own environment", file=sys.stderr
        )
        return 1
    kinds = list(rows[0][1]["refusal_by_kind"])
    width = max(len(kind) for kind in [*kinds, "supported accepted"]) + 2
    print(" " * width + "  ".join(f"{name:>28}" for name, _ in rows))
    for label, key in (("supported accepted", "accepted_supported"), ("unsupported refused", "refused_unsupported")):
        print(f"{label:<{width}}" + "  ".join(f"{score[key]:>28.3f}" for _, score in rows))
    for kind in kinds:
        cells = (score["refusal_by_kind"][kind] for _, score in rows)
        print(f"{kind:<{width}}" + "  ".join(f"{f'''{cell['refused']}/{cell['of']}''':>28}" for cell in cells))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
