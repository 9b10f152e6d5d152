"""A map over processes gives what a plain map gives, in the same order."""

from __future__ import annotations

import os

import pytest

from briefer.parallel import BATCH, beside, cpus, mapped


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def test_many_items_are_shared_out_and_come_back_in_order():
    with mapped(square, range(6 * BATCH), processes=2) as found:
        results = list(found)
    assert [value for value, _ in results] == [n * n for n in range(6 * BATCH)]
    assert {pid for _, pid in results}.isdisjoint({os.getpid()})


def test_a_few_items_stay_in_this_process():
    with mapped(square, range(5), processes=8) as found:
        assert {pid for _, pid in found} == {os.getpid()}


def test_there_is_at_least_one_processor():
    assert cpus() >= 1


def test_what_runs_beside_gives_its_result_when_waited_for():
    wait = beside(lambda: {"made": 2 * 21})
    assert wait() == {"made": 42}


def test_what_fails_beside_fails_where_it_is_waited_for():
    def fail() -> None:
        raise ValueError("no ink")

    with pytest.raises(ValueError, match="no ink"):
        beside(fail)()
