"""Reading the invented pairs under `data/gate/`, by which the grounding gate's tests speak."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "gate"


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement, its passage, who says it, the article's date, the change it makes ("" for none), and is it a known miss."""

    where: str
    statement: str
    passage: str
    speaker: str | None
    published: dt.date | None
    change: str
    missed: bool

    @property
    def supported(self) -> bool:
        return not self.change


def read_all() -> list[Asked]:
    return [asked for path in sorted(FOLDER.glob("*.txt")) for asked in _read(path)]


def _read(path: Path) -> Iterator[Asked]:
    published: dt.date | None = None
    passage = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        missed = line.startswith("?")
        mark, rest = line.lstrip("?")[:1], line.lstrip("?")[2:]
        if mark == "@":
            published = dt.date.fromisoformat(rest)
        elif mark == "Q":
            passage = rest
        elif mark in {"+", "-"}:
            *lead, statement = (part.strip() for part in rest.split("|"))
            change, speaker = ("", lead[0]) if mark == "+" else (lead[0], lead[1])
            where = f"{path.stem}:{number}"
            yield Asked(where, statement, passage, speaker or None, published, change, missed)
