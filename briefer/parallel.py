"""A map over processes, in order. Only what is pure may be mapped: the result is the same with one process or many."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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
