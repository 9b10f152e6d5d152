"""Work over several processes. Only what is pure may be shared out: the result is the same with one process or many."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 8
"""Items handed to a process at once: few enough that all are busy to the end, enough that handing over costs little."""


def cpus() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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
    with multiprocessing.get_context("fork").Pool(useful) as pool:
        yield pool.imap(function, items, BATCH)


def beside(function: Callable[[], Result]) -> Callable[[], Result]:
    """Start `function` in a forked process; what is returned waits for its result, or raises what it raised.

    Elsewhere than on Linux, or with one processor, it runs when it is waited for.
    """
    if sys.platform != "linux" or cpus() < 2:
        return function
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(function, sender), daemon=True)
    process.start()
    sender.close()

    def wait() -> Result:
        try:
            done, value = receiver.recv()
        except EOFError:
            return function()
        finally:
            process.join()
        if done:
            result: Result = value
            return result
        raise value

    return wait


def _send(function: Callable[[], object], sender: Connection) -> None:
    try:
        sender.send((True, function()))
    except Exception as error:
        sender.send((False, error))
