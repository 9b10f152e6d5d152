"""What the client makes of failures, played from recordings; the same faults over a live connection are in test_llm_client.py."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from pydantic import BaseModel, ConfigDict

from briefer.llm.asking import Ask, Message, Reply
from briefer.llm.client import OpenAIModel
from briefer.llm.options import ModelOptions
from tests.llm_server import Script, fault, said

Scripted = Callable[[Script], ModelOptions]
RIGHT = '{"claims":["The bridge closed on Monday.","Nobody was hurt."]}'

pytestmark = pytest.mark.vcr


class Claims(BaseModel):
    """What the article says."""

    model_config = ConfigDict(extra="forbid")
    claims: list[str]


def reply(options: ModelOptions) -> tuple[Reply[Claims], list[float]]:
    """The reply to one question, and how long the client waited between its attempts."""
    article = "The bridge closed on Monday, the council said.\n\nNobody was hurt."
    question = Ask(
        "list.v1",
        "S1",
        (Message("system", "List what the article says."), Message("user", article)),
        Claims,
        max_answer_tokens=64,
    )
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def ask() -> Reply[Claims]:
        async with OpenAIModel(options, sleep=sleep, jitter=lambda: 0.0) as model:
            return (await model.ask_all([question]))[0]

    return asyncio.run(ask()), waits


def test_too_many_requests(scripted: Scripted) -> None:
    done, waits = reply(scripted([fault(429, "Slow down.", {"retry-after": "2"}), said(RIGHT)]))
    assert done.value == Claims(claims=["The bridge closed on Monday.", "Nobody was hurt."])
    assert waits == [2.0]


def test_server_error(scripted: Scripted) -> None:
    done, waits = reply(
        scripted([fault(500, "The server had an error."), fault(500, "The server had an error."), said(RIGHT)])
    )
    assert done.value is not None
    assert waits == [0.5, 1.0]


def test_invalid_json(scripted: Scripted) -> None:
    done, _ = reply(scripted([said('{"claims": ["The bridge closed'), said('```json\n{"claims": []}\n```')]))
    assert done.value == Claims(claims=[])
    assert done.notes == ("asked twice: Invalid JSON: EOF while parsing a string at line 1 column 30",)


def test_refusal(scripted: Scripted) -> None:
    done, _ = reply(scripted([said(None, refusal="I cannot help with that.")] * 2))
    assert (done.value, done.kind, done.failure) == (None, "refused", "refused: I cannot help with that.")


def test_truncated(scripted: Scripted) -> None:
    done, _ = reply(scripted([said('{"claims":["The bridge cl', finish="length"), said(RIGHT)]))
    assert done.value is not None
    assert done.notes == ("asked twice: cut off at 64 tokens",)
