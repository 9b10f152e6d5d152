"""The records of a model's answers, made for the exchange alone: about claims, about sentences, about all that was found.

Claims are named by line numbers, points and sentences by theirs.
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
    """A count that changed with time: for each value the claims, or sentences, that give it, the oldest first."""

    topic: str
    steps: list[list[int]]


class Reconciled(Wire):
    """All that the model finds among the claims of a story."""

    facts: list[Group]
    contested: list[Question]
    updates: list[Change]


class Told(Wire):
    """One answer to a contested question: the sentences that give it, and the words to tell it in."""

    sentences: list[int]
    statement: str


class Disputed(Wire):
    """A question that sources answer differently, as their sentences have it, and how contested it is."""

    kind: Annotated[str, Field(json_schema_extra={"enum": list(KINDS)})]
    topic: str
    grade: int
    positions: list[Told]


class Compared(Wire):
    """What the model finds in some sentences of the articles, or in all of them."""

    contested: list[Disputed]
    updates: list[Change]


class Judged(Wire):
    """A point: how contested it is, an earlier one that asks the same (0 for none), and the sentences of each answer."""

    point: int
    grade: int
    same_as: int
    answers: list[list[int]]


class Telling(Wire):
    """What a page has to tell: the sentences that tell it, the words to tell it in, and its weight from 1 to 3."""

    sentences: list[int]
    statement: str
    weight: int


class Reviewed(Wire):
    """What the model makes of the articles, with the contested points that were found before it.

    Grades: 5 the answers exclude one another, 4 readers of different sources believe different things, 3 an editor might
    tell it, 2 views that do not answer one another, 1 nobody is misled.
    """

    facts: list[Telling]
    points: list[Judged]
    contested: list[Disputed]
