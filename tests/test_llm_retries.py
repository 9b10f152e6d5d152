"""When a call is tried again, and how long that waits."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given

from briefer.llm.retries import Transient, asked_wait, retrying
from tests.texts import any_text

NOW = 1_000_000_000.0  # Sun, 09 Sep 2001 01:46:40 GMT


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after": "-3"}, 0),
        ({"retry-after-ms": "1500"}, 1.5),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
        ({"retry-after": "Sun, 09 Sep 2001 01:47:10 GMT"}, 30),
        ({"retry-after": "Sun, 09 Sep 2001 01:46:00 GMT"}, 0),
        ({"retry-after": "later"}, None),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
    ids=str,
)
def test_a_server_asks_for_rest_in_seconds_milliseconds_or_by_a_date(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert asked_wait(headers, NOW) == seconds


@given(any_text(max_size=40))
def test_no_header_stops_the_client(text: str) -> None:
    found = asked_wait({"retry-after": text}, NOW)
    assert found is None or found >= 0


def waits(
    failures: list[Transient | Exception], attempts: int, ceiling: float, jitter: float
) -> tuple[list[float], object]:
    """The waits between attempts, and the outcome."""
    slept: list[float] = []
    left = list(failures)

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def call() -> str:
        if left:
            raise left.pop(0)
        return "done"

    async def go() -> object:
        try:
            return await retrying(attempts, ceiling, sleep, lambda: jitter)(call)
        except Exception as error:
            return error

    return slept, asyncio.run(go())


@pytest.mark.parametrize(("jitter", "expected"), [(0.0, [0.5, 1, 2, 4]), (1.0, [1, 2, 4, 6]), (0.5, [0.75, 1.5, 3, 6])])
def test_waits_double_up_to_the_ceiling_and_chance_spreads_them(jitter: float, expected: list[float]) -> None:
    assert waits([Transient("busy")] * 4, 5, 6, jitter) == (expected, "done")


def test_a_servers_own_wait_is_kept_to_and_only_ever_stretched() -> None:
    assert waits([Transient("busy", 4.0)] * 2, 5, 60, 1.0)[0] == [4.4, 4.4]
    assert waits([Transient("busy", 4.0)] * 2, 5, 60, 0.0)[0] == [4.0, 4.0]
    assert waits([Transient("busy", 4.0)], 5, 4, 1.0)[0] == [4.0]


def test_the_last_failure_is_the_one_that_is_told() -> None:
    slept, outcome = waits([Transient("first"), Transient("second")], 2, 60, 0.0)
    assert slept == [0.5]
    assert str(outcome) == "second"


def test_what_timed_out_is_tried_once_more_only() -> None:
    slept, outcome = waits([Transient("timed out", slow=True)] * 3, 5, 60, 0.0)
    assert (slept, str(outcome)) == ([0.5], "timed out")


def test_what_will_not_pass_is_not_tried_again() -> None:
    slept, outcome = waits([ValueError("wrong")], 5, 60, 0.0)
    assert slept == []
    assert isinstance(outcome, ValueError)
