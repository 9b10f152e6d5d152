"""Which features of a request a server takes. OpenAI-compatible servers differ; what one refuses is left out from then on.

Begun with the strictest form (a JSON Schema the server enforces), a refusal steps down: any JSON object, then plain text
that is asked to be JSON. Sampling options and the name of the answer's bound adapt likewise. Each step is noted once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefer.llm.asking import Ask, Message, T
from briefer.llm.failures import server_name
from briefer.llm.options import ModelOptions
from briefer.llm.schema import schema_name, strict_schema

FORMATS = ("json_schema", "json_object", "plain JSON")
_LIMITS = ("max_completion_tokens", "max_tokens")
_FORMAT_WORDS = re.compile(
    r"response[ _-]?format|json[ _-]?schema|json[ _-]?object|json[ _-]?mode|structured[ _-]?outputs?|guided|grammar",
    re.IGNORECASE,
)
_ANSWER_TOO_LONG = re.compile(
    r"max_(?:completion_)?tokens\W.*?(?:too (?:large|high|big|long)|at most|exceed|less than|<=)|in the completion",
    re.IGNORECASE | re.DOTALL,
)
_LEAST_ANSWER = 256
_NATIVE = ("openai.com", "openai.azure.com")


@dataclass(frozen=True, slots=True)
class Form:
    """What a request was made like; a server's refusal is held against it."""

    format: int
    limit_name: str | None
    limit: int
    dropped: frozenset[str]


class Dialect:
    """How to ask one server, learnt from what it refuses."""

    def __init__(self, options: ModelOptions) -> None:
        self._options = options
        host = server_name(options.base_url).partition(":")[0]
        native = any(host == name or host.endswith(f".{name}") for name in _NATIVE)
        self._limits = list(_LIMITS if native else reversed(_LIMITS))
        self._format = 0
        self._dropped: frozenset[str] = frozenset()
        self.notes: list[str] = []

    def form(self, answer_tokens: int) -> Form:
        """How a request with an answer of up to so many tokens is made now."""
        return Form(self._format, self._limits[0] if self._limits else None, answer_tokens, self._dropped)

    def messages(self, ask: Ask[T], form: Form, spelt: bool) -> tuple[Message, ...]:
        """The messages to send: with the schema spelt out where that is asked for, or the server does not enforce it."""
        if form.format == 0 and not spelt:
            return ask.messages
        schema = json.dumps(strict_schema(ask.answer), ensure_ascii=False, separators=(",", ":"))
        words = f"Answer with one JSON object and nothing else. It must keep to this JSON Schema:\n{schema}"
        return added(ask.messages, words)

    def request(self, ask: Ask[T], messages: Sequence[Message], form: Form) -> dict[str, Any]:
        """The arguments of the call."""
        wanted: dict[str, Any] = {"temperature": self._options.temperature, "seed": self._options.seed}
        if form.limit_name:
            wanted[form.limit_name] = form.limit
        sent = {name: value for name, value in wanted.items() if value is not None and name not in form.dropped}
        return {
            "model": self._options.model,
            "messages": [{"role": message.role, "content": _encodable(message.content)} for message in messages],
            **sent,
            **_response_format(ask, FORMATS[form.format]),
        }

    def learn(self, form: Form, status: int, message: str, param: str | None) -> bool:
        """Take a refusal to heart; true where the request can be made otherwise now."""
        if status in {400, 422}:
            for name in ("temperature", "seed"):
                if _names(name, message, param) and name not in form.dropped and getattr(self._options, name) is not None:
                    return self._drop(name)
            if form.limit_name and _names(form.limit_name, message, param):
                return self._rename_limit(form)
        if status not in {400, 404, 415, 422, 500, 501}:
            return False
        if (param == "response_format" or _FORMAT_WORDS.search(message)) and form.format + 1 < len(FORMATS):
            return self._step_down(form)
        return False

    def _drop(self, name: str) -> bool:
        if name not in self._dropped:
            self._dropped |= {name}
            self.notes.append(f"asked without {name}: the server does not take it")
        return True

    def _rename_limit(self, form: Form) -> bool:
        if self._limits and self._limits[0] == form.limit_name:
            self._limits.pop(0)
        return True

    def _step_down(self, form: Form) -> bool:
        if self._format == form.format:
            self._format += 1
            new, old = FORMATS[self._format], FORMATS[form.format]
            self.notes.append(f"fell back to {new}: the server does not take {old}")
        return True


def shorter(form: Form, status: int, message: str) -> int | None:
    """The next shorter bound of an answer to try, where a server says that this one leaves no room for the prompt."""
    if status not in {400, 422} or not _ANSWER_TOO_LONG.search(message) or form.limit // 2 < _LEAST_ANSWER:
        return None
    return form.limit // 2


def added(messages: Sequence[Message], words: str) -> tuple[Message, ...]:
    """The messages with `words` at the end of the last one, so that roles keep taking turns, as some servers want."""
    *before, last = messages
    return (*before, replace(last, content=f"{last.content}\n\n{words}"))


def _encodable(text: str) -> str:
    """The text with a question mark for each half of a character that no encoding takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _response_format(ask: Ask[T], name: str) -> Mapping[str, Any]:
    if name == "json_schema":
        schema = {"name": schema_name(ask.stage), "schema": strict_schema(ask.answer), "strict": True}
        return {"response_format": {"type": "json_schema", "json_schema": schema}}
    return {"response_format": {"type": "json_object"}} if name == "json_object" else {}


def _names(name: str, message: str, param: str | None) -> bool:
    return param == name or bool(re.search(rf"(?<![\w]){name}(?!\w)", message))
