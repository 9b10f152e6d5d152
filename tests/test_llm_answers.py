"""What a model wrote → a value that has its form and passed its check, or the reason to ask again."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from briefer.llm.answers import Rejected, unwrapped, value_of
from briefer.llm.asking import Ask, Message
from tests.llm_script import Fails, ScriptedModel


class Claims(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    claims: list[int]


def ask(check: Any = lambda value: None) -> Ask[Claims]:
    return Ask("extract.v1", "S1", (Message("user", "Which sentences?"),), Claims, check)


def no_more_than_three(value: Claims) -> str | None:
    beyond = [n for n in value.claims if n > 3]
    return f"there is no sentence {beyond[0]}" if beyond else None


@pytest.mark.parametrize(
    "text",
    [
        '{"claims": [1, 2]}',
        '```json\n{"claims": [1, 2]}\n```',
        '```\n{"claims": [1, 2]}\n```\n',
        'Here you are:\n\n```json\n{"claims": [1, 2]}\n```\nAnything else?',
        'Here you are: {"claims": [1, 2]} Anything else?',
        '<think>The user wants {"claims": []}.</think>\n{"claims": [1, 2]}',
        '\ufeff{"claims": [1, 2]}',
    ],
)
def test_json_is_taken_out_of_what_stands_around_it(text: str) -> None:
    assert value_of(ask(), text) == Claims(claims=[1, 2])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the answer is empty"),
        ("I cannot help with that.", "Invalid JSON"),
        ('{"claims": [1, 2', "Invalid JSON"),
        ('{"claims": [1]} {"claims": [2]}', "Invalid JSON"),
        ('{"claims": ["one"]}', "claims.0: Input should be a valid integer"),
        ('{"claims": [1], "note": "x"}', "note: Extra inputs are not permitted"),
        ('{"claims": ["a","a","a","a","a","a","a","a","a","a"]}', "and 2 more"),
    ],
)
def test_what_is_wrong_is_said_so_that_the_model_can_mend_it(text: str, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        value_of(ask(), text)


def test_a_value_of_the_right_form_may_still_be_wrong() -> None:
    assert value_of(ask(no_more_than_three), '{"claims": [3]}') == Claims(claims=[3])
    with pytest.raises(Rejected, match="there is no sentence 7"):
        value_of(ask(no_more_than_three), '{"claims": [3, 7]}')


def test_a_fence_within_a_json_string_is_no_fence() -> None:
    text = '{"statement": "```json\\n{}\\n```"}'
    assert unwrapped(text) == text


# ---------------------------------------------------------------- the scripted model of other tests
def test_a_script_answers_through_the_same_check_and_is_asked_again_once() -> None:
    model = ScriptedModel(lambda a: {"claims": [7]} if len(a.messages) == 1 else {"claims": [2]})
    (reply,) = asyncio.run(model.ask_all([ask(no_more_than_three)]))
    assert reply.value == Claims(claims=[2])
    assert reply.notes == ("asked twice: there is no sentence 7",)
    assert [a.messages[-1].content for a in model.asked] == ["Which sentences?", "there is no sentence 7"]


def test_a_script_that_never_answers_rightly_gives_no_value() -> None:
    (reply,) = asyncio.run(ScriptedModel(lambda a: {"claims": [7]}).ask_all([ask(no_more_than_three)]))
    assert (reply.value, reply.failure) == (None, "no valid answer, asked twice: there is no sentence 7")


def test_a_script_may_fail() -> None:
    (reply,) = asyncio.run(ScriptedModel(lambda a: Fails("budget reached: …", "budget")).ask_all([ask()]))
    assert (reply.value, reply.failure, reply.kind) == (None, "budget reached: …", "budget")
