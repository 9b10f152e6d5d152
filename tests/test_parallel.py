"""A map over processes, and a partner, give what plain calls give, in the same order."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefer import parallel
from briefer.errors import UnreadableSource
from briefer.parallel import BATCH, Partner, beside, cpus, in_two, mapped
from tests.patience import CEILING, patience

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
LINE: list[int] = []  # what a process holds


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


# ---------------------------------------------------------------- a partner
@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a second process, also on a machine of one processor, and beside what threads other tests left behind."""
    monkeypatch.setattr(parallel, "cpus", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def partner(two: None) -> Iterator[Partner]:
    """A partner."""
    with Partner() as partner:
        yield partner


def fail(cause: str) -> None:
    raise UnreadableSource("a.txt", cause, "name another")


def big(size: int) -> bytes:
    return b"x" * size


def held() -> list[int]:
    LINE.append(len(LINE))
    return LINE


def test_what_is_started_is_done_in_another_process_in_order_and_what_that_loads_it_has_later(partner: Partner):
    first, second = partner.start(held), partner.start(held)
    assert (second(), first()) == ([0, 1], [0])
    assert partner.start(square, 3)() != square(3)
    assert held() == [0]


def test_what_fails_there_fails_where_it_is_waited_for_with_all_that_the_error_holds(partner: Partner):
    waiting = partner.start(fail, "no such file")
    with pytest.raises(UnreadableSource) as raised:
        waiting()
    assert (raised.value.subject, raised.value.cause, raised.value.mend) == ("a.txt", "no such file", "name another")
    assert partner.start(square, 2)()[0] == 4


def test_long_calls_and_long_answers_never_wait_for_one_another(partner: Partner):
    answers = [partner.start(big, 1 << 20), partner.start(len, b"x" * (1 << 20)), partner.start(big, 1 << 20)]
    assert [len(answers[0]()), answers[1](), len(answers[2]())] == [1 << 20, 1 << 20, 1 << 20]


def loaded(module: str) -> bool:
    return module in sys.modules


def test_a_partner_begins_with_what_it_is_told_to_load(two: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    with Partner(["wave"]) as partner:
        assert partner.start(loaded, "wave")()
    assert not loaded("wave")


def test_should_the_partner_die_the_work_is_done_here(partner: Partner):
    waiting = partner.start(os._exit, 1), partner.start(square, 5)
    assert waiting[1]() == square(5)
    assert partner.start(square, 6)() == square(6)


def test_with_one_processor_or_beside_a_thread_there_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parallel, "cpus", lambda: 1)
    with Partner() as partner:
        assert partner.turns is None
        assert partner.start(square, 3)() == square(3)
    monkeypatch.setattr(parallel, "cpus", lambda: 2)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    with Partner() as partner:
        assert partner.turns is None
    done.set()
    thread.join()


def test_both_take_turns_and_no_item_is_done_twice(partner: Partner):
    assert partner.turns is not None
    partner.turns.deal([1, 3, 2, 3])
    items = [10, 20, 30, 40]
    theirs = partner.start(partner.turns.take, square, items)
    mine = partner.turns.take(square, items)
    assert sorted([*mine, *theirs()]) == [0, 1, 2, 3]
    assert {n: value for n, (value, _) in (mine | theirs()).items()} == {0: 100, 1: 400, 2: 900, 3: 1600}


def test_the_heaviest_turn_comes_first_and_of_two_alike_the_first(partner: Partner):
    assert partner.turns is not None
    partner.turns.deal([1, 3, 2, 3])
    assert list(partner.turns.take(square, [0, 1, 2, 3])) == [1, 3, 2, 0]


# ---------------------------------------------------------------- a process for one piece of work
class Met:
    """A function of which two processes that share its items each do one before either does a second.

    So both have a part, whichever of them the machine lets run. Raises `BrokenBarrierError` where no other comes.
    """

    def __init__(self, function: Callable[[int], int]) -> None:
        self._function, self._here = function, os.getpid()
        self._both, self._met = multiprocessing.get_context("fork").Barrier(2), False

    def __call__(self, number: int) -> tuple[int, bool]:
        """The function's value, and was it worked out in the process that made this?"""
        if not self._met:
            self._both.wait(CEILING)
            self._met = True
        return self._function(number), os.getpid() == self._here


def test_two_processes_share_the_items_and_the_results_come_back_in_order(two: None):
    results = in_two(Met(lambda number: number * number), range(100))
    assert [value for value, _ in results] == [n * n for n in range(100)]
    assert {mine for _, mine in results} == {True, False}


@pytest.mark.parametrize("items", [[], [3], [3, 4]])
def test_few_items_are_shared_as_many_are(two: None, items: list[int]):
    assert in_two(lambda number: -number, items) == [-number for number in items]


def test_what_is_not_worth_a_process_stays_in_this_one(two: None):
    assert {pid for _, pid in in_two(square, range(100), worth=False)} == {os.getpid()}


def test_what_fails_beside_fails_here(two: None):
    with pytest.raises(UnreadableSource, match="too long"), beside(fail, "it is too long") as failed:
        failed()


def test_should_the_other_process_die_its_part_is_done_here(two: None):
    here = os.getpid()
    mortal = Met(lambda number: number if os.getpid() == here else os._exit(1))
    assert in_two(mortal, range(64)) == [(number, True) for number in range(64)]


_POOL = """
import os, time
from briefer.parallel import BATCH, mapped
def slow(item):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one piece: the other worker writes, too
    time.sleep(600)
with mapped(slow, range(8 * BATCH), 2) as found:
    list(found)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no pool")
def test_a_pool_ends_with_the_process_that_made_it_however_that_ends() -> None:
    with subprocess.Popen([sys.executable, "-c", _POOL], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = {int(parent.stdout.readline()) for _ in range(2)}
        parent.kill()
    assert parent.pid not in workers
    patience(lambda: not any(_alive(worker) for worker in workers))


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False
