"""The records of a model's answers, made for the exchange alone: about claims, and about what was found in parts of them.

Claims and what was found are named by line numbers.
"""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import BaseModel, ConfigDict, Field

from briefer.models import ContestedKind

KINDS: tuple[str, ...] = get_args(ContestedKind)


class Wire(BaseModel):
    """A record of an exchange: what a server adds to it is ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Group(Wire):
    """Claims that state one fact, the words to tell it in ("" for those of the first claim), and its weight from 1 to 3."""

    claims: list[int]
    statement: str
    weight: int


class Answer(Wire):
    """One answer to a contested question: the claims that give it, and the words to tell it in."""

    claims: list[int]
    statement: str


class Question(Wire):
    """A question that sources answer differently."""

    kind: Annotated[str, Field(json_schema_extra={"enum": list(KINDS)})]
    topic: str
    positions: list[Answer]


class Change(Wire):
    """A count that changed with time: for each value the claims that give it, the oldest first."""

    topic: str
    steps: list[list[int]]


class Reconciled(Wire):
    """All that the model finds among the claims of a story."""

    facts: list[Group]
    contested: list[Question]
    updates: list[Change]


class Found(Wire):
    """All that the model finds in a part of the claims: disputes first, which the facts then leave out."""

    contested: list[Question]
    updates: list[Change]
    facts: list[Group]


class Judged(Wire):
    """How contested a point is: 3 its answers exclude one another, 2 a reader should know, 1 nobody is misled."""

    point: int
    grade: int


class Joined(Wire):
    """What the model makes of what was found in the parts, by line numbers: lines that say the same, further questions, and
    how contested each point is."""

    same: list[list[int]]
    contested: list[Question]
    points: list[Judged]
