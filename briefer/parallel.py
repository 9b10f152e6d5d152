"""Work over several processes. Only what is pure may be shared out: the result is the same with one process or many."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO, Generic, NoReturn, Self, TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 8
"""Items handed to a process at once: few enough that all are busy to the end, enough that handing over costs little."""


_PR_SET_PDEATHSIG = 1
"""See prctl(2)."""


def cpus() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _may_fork() -> bool:
    """Has this process a second processor to use, and no threads beside, whose locks a fork would copy?"""
    return sys.platform == "linux" and cpus() > 1 and threading.active_count() == 1


# ---------------------------------------------------------------- one process beside this one
class Partner:
    """A second process that works beside this one, within a `with` block, on one thing after another.

    Half of a short run is imports and tables, which no pool of processes shares out; two processes that go separate ways
    from the start do. The partner is forked, so that it has all that is loaded by then, and what it loads later it has for
    what it is given later. Elsewhere than on Linux, with one processor, and beside other threads (whose locks a fork would
    copy) there is none: what is started then runs here, where it is waited for.
    """

    def __init__(self, loads: Sequence[str] = ()) -> None:
        self._loads = loads
        self.turns: Turns | None = None
        """Turns that this process and its partner take; None where there is none."""
        self._pid = 0
        self._last: Pending[Any] | None = None

    def __enter__(self) -> Self:
        if _may_fork():
            self._fork()
        return self

    def __exit__(self, *exc: object) -> None:
        if self.turns is None:
            return
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self.turns.close()
        self.turns = None
        for end in (self._calls, self._answers):
            with suppress(BrokenPipeError):
                end.close()

    def start(self, function: Callable[..., Result], *args: object) -> Pending[Result]:
        """Begin `function(*args)` there, after all that was started before. All three are pickled."""
        with _ANSWERS:
            sent = self.turns is not None and self._sent(pickle.dumps((function, args), pickle.HIGHEST_PROTOCOL))
            self._last = Pending(function, args, self._answers if sent else None, self._last)
            return self._last

    def _fork(self) -> None:
        calls, answers, self.turns = os.pipe(), os.pipe(), Turns(*os.pipe())
        os.set_blocking(self.turns.drawn, False)
        sys.stdout.flush()
        sys.stderr.flush()
        gc.freeze()  # the collector would write into every page that both processes share
        self._pid = os.fork()
        if not self._pid:
            os.close(calls[1])
            os.close(answers[0])
            _serve(os.fdopen(calls[0], "rb"), os.fdopen(answers[1], "wb"), self._loads)
        os.close(calls[0])
        os.close(answers[1])
        self._calls, self._answers = os.fdopen(calls[1], "wb"), os.fdopen(answers[0], "rb")

    def _sent(self, call: bytes) -> bool:
        if self._last is not None and len(call) > _PIPE:
            self._last.done()  # else both might wait for the other to read
        with suppress(BrokenPipeError):
            self._calls.write(call)
            self._calls.flush()
            return True
        return False


_PIPE = 4096
"""Bytes that a pipe takes at once, whoever reads."""


_ANSWERS = threading.RLock()
"""Held by the thread that reads an answer: they come in order, through one pipe."""


class Pending(Generic[Result]):
    """What was started beside this process; called, it waits for the result, or raises what was raised there."""

    def __init__(
        self,
        function: Callable[..., Result],
        args: tuple[object, ...],
        answers: BinaryIO | None,
        before: Pending[Any] | None,
    ) -> None:
        self._function, self._args, self._answers, self._before = function, args, answers, before
        self._answer: tuple[bool, object] | None = None

    def __call__(self) -> Result:
        """The result. Where the partner died, or there is none, it is worked out here."""
        self.done()
        if self._answer is None:
            self._answer = (True, self._function(*self._args))
        worked, value = self._answer
        if not worked:
            raise cast("Exception", value)
        return cast("Result", value)

    def done(self) -> None:
        """Wait until the partner has answered this, and so all before it."""
        with _ANSWERS:
            if self._before is not None:
                self._before.done()
                self._before = None
            if self._answers is not None:
                with suppress(EOFError):
                    self._answer = pickle.load(self._answers)
                self._answers = None


def _serve(calls: BinaryIO, answers: BinaryIO, loads: Sequence[str]) -> NoReturn:
    """The partner's life: answer calls until there are no more. It leaves by the side door: what is open is not its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for module in loads:
            import_module(module)
        while True:
            function, args = pickle.load(calls)
            _answer(answers, function, args)
    finally:
        os._exit(0)


def _answer(answers: BinaryIO, function: Callable[..., object], args: tuple[object, ...]) -> None:
    try:
        answer = pickle.dumps((True, function(*args)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        answer = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
    answers.write(answer)
    answers.flush()


_TURN = struct.Struct("I")
_PARTS = 32
"""Into how many parts work for two processes is cut, so that both are done at about the same time."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The numbers of items that a process and its partner share: whoever is free draws the next one from a pipe."""

    drawn: int
    dealt: int

    def deal(self, weights: Sequence[int]) -> None:
        """Put the numbers of items in, the heaviest item's first, so that both are done at about the same time."""
        heaviest = sorted(range(len(weights)), key=lambda n: (-weights[n], n))
        os.write(self.dealt, b"".join(_TURN.pack(n) for n in heaviest))

    def take(self, function: Callable[[Item], Result], items: Sequence[Item]) -> dict[int, Result]:
        """Draw until nothing is left: the results by their items' numbers."""
        made: dict[int, Result] = {}
        with suppress(BlockingIOError):
            while turn := os.read(self.drawn, _TURN.size):
                (number,) = _TURN.unpack(turn)
                made[number] = function(items[number])
        return made

    def close(self) -> None:
        """Close this process's ends."""
        os.close(self.drawn)
        os.close(self.dealt)


# ---------------------------------------------------------------- a process for one piece of work
@contextmanager
def beside(function: Callable[..., Result], *args: object) -> Iterator[Pending[Result]]:
    """`function(*args)` worked out in a process of its own while this one goes on; called, it gives the result.

    The process is forked and has all that this one has: only the result is pickled. Where a partner would not start, nor
    does it, and the result is worked out here.
    """
    if not _may_fork():
        yield Pending(function, args, None, None)
        return
    theirs, ours = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            gc.disable()  # the collector would write into every page that both processes share
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            _answer(os.fdopen(ours, "wb"), function, args)
        finally:
            os._exit(0)
    os.close(ours)
    try:
        with os.fdopen(theirs, "rb") as answers:
            yield Pending(function, args, answers, None)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def in_two(function: Callable[[Item], Result], items: Sequence[Item], worth: bool = True) -> list[Result]:
    """`function` of each item, in the items' order: this process and one beside it take parts of them as they are free.

    `worth` says whether there is so much to do that it is worth a process, some 5 ms.
    """
    if not worth or len(items) < 2 or not _may_fork():
        return [function(item) for item in items]
    parts = min(len(items), _PARTS)

    def part(number: int) -> list[Result]:
        return [function(item) for item in items[number::parts]]

    turns = Turns(*os.pipe())
    os.set_blocking(turns.drawn, False)
    turns.deal([0] * parts)
    with closing(turns), beside(turns.take, part, range(parts)) as theirs:
        made = turns.take(part, range(parts)) | theirs()
    found: list[Result | None] = [None] * len(items)
    for number in range(parts):
        found[number::parts] = made[number] if number in made else part(number)
    return cast("list[Result]", found)


# ---------------------------------------------------------------- many processes
def few(items: Sequence[object]) -> bool:
    """Are these too few to be worth a pool of processes, each of which loads for itself what it needs?"""
    return len(items) < 4 * BATCH


@contextmanager
def mapped(function: Callable[[Item], Result], items: Sequence[Item], processes: int) -> Iterator[Iterable[Result]]:
    """`function` of each item, in the items' order, over at most `processes` processes.

    They are forked, so that they start with all that is loaded. What they load later each loads for itself, so a few
    batches stay in this process; elsewhere than on Linux all do.
    """
    useful = min(processes, len(items) // (2 * BATCH))
    if useful < 2 or sys.platform != "linux":
        yield map(function, items)
        return
    import multiprocessing

    with multiprocessing.get_context("fork").Pool(useful, _end_with, (os.getpid(),)) as pool:
        yield pool.imap(function, items, BATCH)


def _end_with(parent: int) -> None:
    """Let the system end this process when its parent ends, however that ends: else it would wait for work for ever."""
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
