"""Tokens and dollars: estimated on the high side, reserved before a call, counted after."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.llm.asking import Message
from briefer.llm.budget import Budget, BudgetReached, Cost, estimated_tokens
from briefer.llm.options import ModelOptions, Price
from tests.conftest import ROOT
from tests.texts import any_text

PRICE = Price(prompt_usd_per_million=1, completion_usd_per_million=4)


def budget(tokens: int | None = None, usd: float | None = None) -> Budget:
    return Budget(ModelOptions(model="m", max_tokens=tokens, max_cost_usd=usd, prices={"m": PRICE}))


# ---------------------------------------------------------------- estimates
@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_an_estimate_of_news_is_well_above_the_usual_four_letters_a_token_and_not_twice_that(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert 1.15 < estimated_tokens([text]) / (len(text) / 4) < 1.75


@given(any_text(max_size=200))
def test_no_text_has_more_tokens_than_bytes_nor_is_taken_to_have(text: str) -> None:
    assert estimated_tokens([text]) <= len(text.encode())
    assert estimated_tokens([text]) > 0 or not text.strip()


@given(any_text(max_size=200), any_text(max_size=200))
def test_an_estimate_never_falls_where_text_is_added(one: str, other: str) -> None:
    assert estimated_tokens([one, other]) >= estimated_tokens([one])
    assert estimated_tokens([one, other]) == estimated_tokens([one]) + estimated_tokens([other])


def test_prompts_that_turn_out_longer_raise_later_estimates() -> None:
    async def go() -> tuple[int, int]:
        held, message = budget(), (Message("user", "word " * 100),)
        first = held.estimate(message, "", 10)
        held.settle(await held.reserve(first), first.prompt * 2, 5)
        return first.prompt, held.estimate(message, "", 10).prompt

    before, after = asyncio.run(go())
    assert after == 2 * before


def test_calls_that_were_estimated_together_raise_later_estimates_once() -> None:
    async def go() -> tuple[int, int]:
        held, message = budget(), (Message("user", "word " * 100),)
        calls = [await held.reserve(held.estimate(message, "", 10)) for _ in range(3)]
        for call in calls:
            held.settle(call, call.prompt * 2, 5)
        return calls[0].prompt, held.estimate(message, "", 10).prompt

    before, after = asyncio.run(go())
    assert after == 2 * before


# ---------------------------------------------------------------- bounds
def test_a_call_under_way_holds_what_it_may_take() -> None:
    async def go() -> list[str]:
        order: list[str] = []
        held = budget(tokens=1000)
        first = await held.reserve(Cost(500, 400))

        async def second() -> None:
            held.settle(await held.reserve(Cost(100, 400)), 100, 10)
            order.append("second")

        waiting = asyncio.create_task(second())
        await asyncio.sleep(0)
        order.append("first")
        held.settle(first, 300, 100)
        await waiting
        return [*order, str(held.usage.requests)]

    assert asyncio.run(go()) == ["first", "second", "2"]


def test_what_was_spent_leaves_no_room() -> None:
    async def go(further: Cost) -> None:
        held = budget(tokens=1000)
        held.settle(await held.reserve(Cost(500, 400)), 500, 400)
        await held.reserve(further)

    asyncio.run(go(Cost(60, 40)))
    with pytest.raises(BudgetReached, match="a call of up to 101 tokens beside 900 would exceed 1,000"):
        asyncio.run(go(Cost(60, 41)))


def test_a_call_that_failed_gives_its_room_back_and_one_whose_end_is_not_known_keeps_its_prompt() -> None:
    async def go() -> Budget:
        held = budget(tokens=1000)
        held.release(await held.reserve(Cost(900, 100)))
        held.lose(await held.reserve(Cost(900, 100)))
        await held.reserve(Cost(0, 100))
        return held

    held = asyncio.run(go())
    assert held.usage.requests == 0
    assert held.usage.cost_usd == 0


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 400), st.integers(0, 100)), max_size=12))
def test_a_run_never_takes_more_than_its_bound(calls: list[tuple[int, int, int]]) -> None:
    async def one(held: Budget, prompt: int, answer: int, share: int) -> None:
        cost = Cost(prompt, answer)
        held.settle(await held.reserve(cost), prompt, answer * share // 100)

    async def go() -> Budget:
        held = budget(tokens=1000, usd=0.002)
        await asyncio.gather(*(one(held, *call) for call in calls), return_exceptions=True)
        return held

    usage = asyncio.run(go()).usage
    assert usage.prompt_tokens + usage.completion_tokens <= 1000
    assert (usage.cost_usd or 0) <= 0.002
