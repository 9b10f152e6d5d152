"""Many addresses at once: a thread a host, so that hosts do not wait for one another and none is asked twice at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence

from briefer.errors import SourceError
from briefer.ingest.fetch.fetcher import Answer, Ask, Fetcher
from briefer.ingest.fetch.urls import host, printable

MOST_THREADS = 64


def fetch_all(
    fetcher: Fetcher,
    asks: Sequence[Ask],
    progress: Callable[[int, int], None] = lambda done, total: None,
    arrived: Callable[[Answer], None] = lambda answer: None,
) -> list[Answer | SourceError]:
    """The answer to each ask, or why there is none, in the order of the asks.

    `progress` is told (done, total), `arrived` each answer as it comes; both are called from this thread. When this is
    interrupted, nobody waits for a turn any more, and what is under way is left behind.
    """
    waiting: queue.SimpleQueue[list[int]] = queue.SimpleQueue()
    groups = _by_host(asks)
    for group in groups:
        waiting.put(group)
    done: queue.SimpleQueue[tuple[int, Answer | SourceError | Exception]] = queue.SimpleQueue()
    for _ in range(min(len(groups), MOST_THREADS)):
        threading.Thread(target=_work, args=(fetcher, asks, waiting, done), daemon=True).start()
    found: dict[int, Answer | SourceError] = {}
    try:
        while len(found) < len(asks):
            index, result = done.get()
            if not isinstance(result, Answer | SourceError):
                raise result
            if isinstance(result, Answer):
                arrived(result)
            found[index] = result
            progress(len(found), len(asks))
    except BaseException:
        fetcher.stop()
        raise
    return [found[index] for index in range(len(asks))]


def _by_host(asks: Sequence[Ask]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for index, ask in enumerate(asks):
        groups.setdefault(_host(ask.url), []).append(index)
    return list(groups.values())


def _host(address: str) -> str:
    try:
        return host(address)
    except ValueError:
        return printable(address)


def _work(
    fetcher: Fetcher,
    asks: Sequence[Ask],
    waiting: queue.SimpleQueue[list[int]],
    done: queue.SimpleQueue[tuple[int, Answer | SourceError | Exception]],
) -> None:
    while True:
        try:
            group = waiting.get_nowait()
        except queue.Empty:
            return
        for index in group:
            try:
                done.put((index, fetcher.get(asks[index])))
            except Exception as error:  # whatever it is belongs to the thread that asked
                done.put((index, error))
