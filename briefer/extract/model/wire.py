"""The record of a model's answer about one article, made for the exchange alone."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Wire(BaseModel):
    """A record of an exchange: what a server adds to it is ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Proposed(Wire):
    """One claim as the model proposes it.

    `sentences` are numbers of the article's sentences: first the one that states it, then a neighbour that names who or
    what is meant. `about` tells the reconciliation what the claim leaves open; it never reaches a page.
    """

    statement: str
    sentences: list[int]
    speaker: str | None
    about: str


class Extracted(Wire):
    """All that the model finds in an article, and the sentences that try to instruct it."""

    claims: list[Proposed]
    instructions: list[int]
