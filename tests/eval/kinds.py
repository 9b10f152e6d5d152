"""Contested points kind by kind: how many the gold answers hold, how many a briefing found, what it marked besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

KINDS = ("figure", "time", "place", "participants", "occurrence", "attribution", "quotation", "characterisation")

Tally = Mapping[str, Mapping[str, int]]
"""Kind → "gold", "found" (gold points of the kind, under whatever kind the page has them), "marked" and "false"."""


def by_kind(scorer: ModuleType, gold: Any, briefing: Mapping[str, Any]) -> Tally:
    """A story's contested points by kind. Where its gold answers do not hold all there are, nothing is counted as false."""
    placed = scorer.Placed(briefing, gold)
    kind_of = {point["id"]: point["kind"] for point in gold.data["contested"]}
    found: set[str] = set()
    marked, false = Counter[str](), Counter[str]()
    for point, positions in placed.contested:
        matched = {name for name, sides in gold.contested.items() if scorer._same_conflict(positions, sides)}
        found |= matched
        marked[point["kind"]] += 1
        if not matched and gold.data.get("exhaustive", True):
            false[point["kind"]] += 1
    held, hit = Counter(kind_of.values()), Counter(kind_of[name] for name in found)
    return {k: {"gold": held[k], "found": hit[k], "marked": marked[k], "false": false[k]} for k in KINDS}


def table(tallies: Iterable[Tally]) -> list[str]:
    """The lines of the table over several stories, with a head and a sum."""
    total = {kind: Counter[str]() for kind in KINDS}
    for tally in tallies:
        for kind, counts in tally.items():
            total[kind].update(counts)
    total["all"] = sum(total.values(), Counter[str]())
    columns = ("gold", "found", "missed", "marked", "false")
    lines = [f"{'contested points':18}" + "".join(f"{column:>8}" for column in columns)]
    for kind, counts in total.items():
        cells = {**counts, "missed": counts["gold"] - counts["found"]}
        lines.append(f"{kind:18}" + "".join(f"{cells.get(column, 0):8}" for column in columns))
    return lines
