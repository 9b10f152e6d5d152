"""Statement and passage pairs, a JSON object a line, held against the grounding gate: any draft can be checked this way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pydantic import ConfigDict, Field, ValidationError

from briefer.errors import UsageError
from briefer.extract.gate import GateContext, supports
from briefer.models import Record, Verdict


class Pair(Record):
    """A statement with the passage it cites; `speaker` says it according to the statement, several joined by "; "."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1)
    statement: str
    quote: str
    speaker: str | None = None
    published: dt.date | None = None


def verdicts(lines: Iterable[str]) -> dict[str, Verdict]:
    """The verdict on each pair by its id, in the order of the lines; empty lines are skipped.

    Raises `UsageError` naming the line where one is no pair or an id comes twice.
    """
    found: dict[str, Verdict] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        pair = _pair(line, number)
        if pair.id in found:
            raise UsageError(f"line {number}", f"the id {pair.id!r} comes twice", "give each pair an id of its own")
        found[pair.id] = judge(pair)
    return found


def judge(pair: Pair) -> Verdict:
    """The gate's verdict on one pair, on its passage and date alone."""
    return supports(pair.statement, pair.quote, GateContext(speaker=pair.speaker, published=pair.published))


def _pair(line: str, number: int) -> Pair:
    try:
        return Pair.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the line"
        raise UsageError(
            f"line {number}", f"is no pair: {where}: {first['msg']}", "write {id, statement, quote, speaker, published}"
        ) from None
