"""What is read of a server's chat completion; whatever else it holds is passed over."""

from __future__ import annotations

from pydantic import BaseModel, Field


class Said(BaseModel):
    """What the model said: a text, or why it would not."""

    content: str | None = None
    refusal: str | None = None


class Choice(BaseModel):
    """One answer; `finish_reason` is "length" where it was cut off."""

    message: Said
    finish_reason: str | None = None


class Counted(BaseModel):
    """The tokens that the server counted."""

    prompt_tokens: int = 0
    completion_tokens: int = 0


class Completion(BaseModel):
    """A server's answer."""

    choices: list[Choice] = Field(min_length=1)
    usage: Counted | None = None
