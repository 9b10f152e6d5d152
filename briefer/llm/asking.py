"""A question to a language model and its reply, and the protocol of whatever answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from briefer.models import Usage

Role = Literal["system", "user", "assistant"]
FailureKind = Literal["refused", "cut off", "invalid", "budget", "too long", "server"]
"""Why there is no answer: the model would not give one, it did not end, it was wrong twice, it would exceed the budget, the
question exceeds what the model reads, the server failed."""
T = TypeVar("T", bound=BaseModel)
Replied = TypeVar("Replied")
LEAVE_SECONDS = 0.1
"""What questions are given to leave in, before this process turns to other work."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Role
    content: str


def accept(_: BaseModel) -> None:
    """No objection to a value: the check of an `Ask` that has none."""


@dataclass(frozen=True, slots=True)
class Ask(Generic[T]):
    """A question whose answer is a `T`.

    `answer` is a wire model: a pydantic model made for the exchange alone, without defaults that matter, `dict` fields and
    discriminated unions, so that its JSON Schema can be made strict (briefer.llm.schema). `check` looks at a value that
    has that form and returns why it must be asked again, in words that the model can act on, or null.
    """

    stage: str
    """The prompt's name and version: "extract.v1"."""
    subject: str
    """What a human calls that which is asked about: "S3, part 2"."""
    messages: tuple[Message, ...]
    answer: type[T]
    check: Callable[[T], str | None] = accept
    prompt: str = ""
    """The hash of the prompt's file (`Prompt.sha256`)."""
    max_answer_tokens: int | None = None
    """What the answer may be long, in tokens; null for the options' own bound. The budget reserves that much."""


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """What became of a question: a value that passed its check, or the reason why there is none."""

    value: T | None
    failure: str | None = None
    """Why there is no value, in one line: "refused: …", "no valid answer, asked twice: …", "budget reached: …"."""
    kind: FailureKind | None = None
    """The same for a program; null where there is a value."""
    from_cache: bool = False
    """Was it answered without a request of its own: from the cache, or by an identical question of this run?"""
    notes: tuple[str, ...] = ()
    """What a reader of the run's report should know of this reply alone: "asked twice: …"."""


class Model(Protocol):
    """What answers questions: a client of a server, or a script in a test."""

    @property
    def name(self) -> str:
        """The model's name, as the briefing tells it."""
        ...

    @property
    def usage(self) -> Usage:
        """What has been spent so far."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the run's report should know of the whole run: "fell back to json_object: …"."""
        ...

    async def ask_all(self, asks: Sequence[Ask[T]]) -> tuple[Reply[T], ...]:
        """The replies, in the questions' order. They are asked concurrently, and a failure of one costs no other.

        Raises `ModelError` where no question could be answered: a key that is refused, a model that does not exist, a
        request that the server does not take. Cancelled, it keeps what has been answered in the cache.
        """
        ...


def words(messages: Sequence[Message]) -> int:
    """How many words messages hold: what they cost, as far as it can be told without a model's own tokens."""
    return sum(len(message.content.split()) for message in messages)


async def sent(asking: Coroutine[Any, Any, Replied]) -> asyncio.Task[Replied]:
    """Begin to ask, and come back when the questions have had time to leave: what is done then costs no time."""
    task = asyncio.create_task(asking)
    # Its failure is heard of where it is awaited; where another question's ended the run before, there is nothing to add.
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    await asyncio.wait({task}, timeout=LEAVE_SECONDS)
    return task
