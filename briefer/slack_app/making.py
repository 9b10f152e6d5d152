"""The briefing of addresses, made in a process of its own: the app stays quick, and its memory does not grow.

A process makes a few briefings and is then replaced, for what is cached in it would add up. One that dies takes its own job
along and no other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from briefer.errors import BrieferError

JOBS_A_PROCESS = 25
T = TypeVar("T")


class Processes:
    """Runs picklable functions in processes, at most `most` at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def run(self, function: Callable[..., T], *arguments: object) -> T:
        """What the function returns or raises. Raises `BrieferError` where its process died."""
        try:
            return self._submit(function, *arguments).result()
        except BrokenProcessPool:
            self._renew()
            raise BrieferError(
                "this briefing", "the process that made it died", "try again, or with fewer articles"
            ) from None

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = None

    def _submit(self, function: Callable[..., T], *arguments: object) -> Future[T]:
        with self._lock:
            if self._pool is None:
                # Not forked: the app has threads, and a fork would copy the locks that they hold.
                context = get_context("spawn")
                self._pool = ProcessPoolExecutor(self._most, mp_context=context, max_tasks_per_child=JOBS_A_PROCESS)
            return self._pool.submit(function, *arguments)

    def _renew(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(wait=False)
                self._pool = None
