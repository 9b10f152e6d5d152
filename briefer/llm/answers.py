"""A completion's text → a validated value, or the reason to ask again. Pure."""

from __future__ import annotations

import re
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from briefer.llm.asking import Ask

T = TypeVar("T", bound=BaseModel)
_MOST_PROBLEMS = 8
_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_FENCE = re.compile(r"^[ \t]*```[ \t]*\w*[ \t]*\n(.*?)\n?^[ \t]*```[ \t]*$", re.DOTALL | re.MULTILINE)


class Rejected(Exception):
    """An answer that cannot be used; the message says why in words that the model can act on.

    `malformed` says that it departs from its schema, rather than that a check objects.
    """

    def __init__(self, reason: str, malformed: bool = True) -> None:
        self.malformed = malformed
        super().__init__(reason)


def value_of(ask: Ask[T], text: str) -> T:
    """The value that the text of an answer holds. Raises `Rejected` where it has none or the check objects."""
    bare = unwrapped(text)
    if not bare:
        raise Rejected("the answer is empty")
    try:
        value = ask.answer.model_validate_json(bare)
    except ValidationError as error:
        raise Rejected(_problems(error)) from None
    objection = ask.check(value)
    if objection:
        raise Rejected(objection, malformed=False)
    return value


def unwrapped(text: str) -> str:
    """The JSON in an answer: without a thought before it, a Markdown fence around it, or a sentence to either side."""
    text = _THOUGHT.sub("", text, count=1).strip().removeprefix("\ufeff")
    if text.startswith(("{", "[")):
        return text
    if fence := _FENCE.search(text):
        return fence[1].strip()
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def _problems(error: ValidationError) -> str:
    """Where the answer departs from its schema, the first few places."""
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    told = []
    for problem in problems[:_MOST_PROBLEMS]:
        place = ".".join(map(str, problem["loc"]))
        told.append(f"{place}: {problem['msg']}" if place else problem["msg"])
    if len(problems) > len(told):
        told.append(f"and {len(problems) - len(told)} more")
    return "; ".join(told)
