"""The pinned floors: what quality may not fall below. They move one way only."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
LOWER_IS_BETTER = frozenset({"alarms", "repeats", "trap_alarms", "noise_cited"})
"""Figures whose floor is a ceiling."""
SCALE = 1000
"""Floors are kept in thousandths."""

Figures = Mapping[str, Mapping[str, float]]
"""Group → figure → value."""


def load() -> dict[str, dict[str, float]]:
    """The floors as pinned."""
    floors: dict[str, dict[str, float]] = json.loads(FILE.read_text(encoding="utf-8"))
    return floors


def broken(measured: Figures, floors: Figures) -> list[str]:
    """A line for each figure that is worse than its floor, or that was not measured."""
    lines = []
    for group, pinned in floors.items():
        for name, floor in pinned.items():
            value = measured.get(group, {}).get(name)
            word = "at most" if name in LOWER_IS_BETTER else "at least"
            if value is None:
                lines.append(f"{group}: {name} was not measured ({word} {floor} is pinned)")
            elif _worse(name, value, floor):
                lines.append(f"{group}: {name} is {value}, {word} {floor} is pinned")
    return lines


def raised(measured: Figures, floors: Figures) -> dict[str, dict[str, float]]:
    """The floors after every measured figure that is better than its floor, or has none, has moved its own.

    Rounded towards the lenient side, so that the run that raised a floor stands on it.
    """
    out = {group: dict(pinned) for group, pinned in floors.items()}
    for group, figures in measured.items():
        mine = out.setdefault(group, {})
        for name, value in figures.items():
            pin = _lenient(name, value)
            if name not in mine or _worse(name, mine[name], pin):
                mine[name] = pin
    return out


def save(floors: Figures) -> None:
    """Pin `floors`."""
    FILE.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor if name in LOWER_IS_BETTER else value < floor


def _lenient(name: str, value: float) -> float:
    scaled = round(value * SCALE, 6)
    return (math.ceil(scaled) if name in LOWER_IS_BETTER else math.floor(scaled)) / SCALE
