"""A model whose answers are written in the test: `Model` without a server, for whatever asks one.

The answers are texts, values of the wire model, or dicts; each goes through the same parsing, the same check and the same one
re-asking as a real answer, so a test sees what a run would. `Fails("…")` is a reply without a value.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from briefer.llm.answers import Rejected, value_of
from briefer.llm.asking import Ask, FailureKind, Message, Reply, T
from briefer.models import Usage


@dataclass(frozen=True, slots=True)
class Fails:
    """No answer, and why: "refused", "budget reached"."""

    why: str
    kind: FailureKind = "server"


Answer = str | Mapping[str, Any] | BaseModel | Fails


@dataclass
class ScriptedModel:
    """Answers each question by `answer(ask)`; a re-asked one comes with the objection as its last message."""

    answer: Callable[[Ask[Any]], Answer]
    name: str = "scripted"
    notes: tuple[str, ...] = ()
    asked: list[Ask[Any]] = field(default_factory=list)
    """Every question in the order asked, re-asked ones too."""

    @property
    def usage(self) -> Usage:
        return Usage(requests=len(self.asked))

    async def ask_all(self, asks: Sequence[Ask[T]]) -> tuple[Reply[T], ...]:
        return tuple([self._reply(ask) for ask in asks])

    def _reply(self, ask: Ask[T]) -> Reply[T]:
        reason = ""
        for attempt in ("first", "second"):
            asked = ask if attempt == "first" else replace(ask, messages=(*ask.messages, Message("user", reason)))
            self.asked.append(asked)
            answer = self.answer(asked)
            if isinstance(answer, Fails):
                return Reply(None, answer.why, answer.kind)
            try:
                return Reply(value_of(ask, _text(answer)), notes=(f"asked twice: {reason}",) if reason else ())
            except Rejected as rejected:
                reason = str(rejected)
        return Reply(None, f"no valid answer, asked twice: {reason}", "invalid")


def _text(answer: str | Mapping[str, Any] | BaseModel) -> str:
    if isinstance(answer, BaseModel):
        return answer.model_dump_json()
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
