"""robots.txt, as RFC 9309 has it: none or refused (4xx) allows all, a server in trouble (5xx) allows nothing for now."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefer.errors import ForbiddenSource, SourceError
from briefer.ingest.fetch.urls import origin
from briefer.language.records import dataclass

if TYPE_CHECKING:
    from protego import Protego

LONGEST_PAUSE = 10.0
"""Seconds between two requests that a robots.txt may ask for; one that asks for more gets these."""
MOST_BYTES = 512 * 1024
"""A robots.txt may be as large as RFC 9309 asks to read at least, whatever the cap of pages is."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one robots.txt says: its parsed rules (null: all is allowed), or why nothing of that host may be read."""

    parsed: Protego | None = None
    error: SourceError | None = None


class Robots:
    """The robots.txt files of all hosts, each read once.

    `load` reads one: it returns (status, body) and raises `SourceError` where the host cannot be reached. That error then
    stands for every address of the host, so that a dead host costs one wait and not one for each of its pages.
    """

    def __init__(self, user_agent: str, load: Callable[[str], tuple[int, bytes]]) -> None:
        self._agent = user_agent.split("/")[0].split()[0]
        self._load = load
        self._known: dict[str, _Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def admit(self, address: str, subject: str) -> float:
        """Let an address pass; returns the seconds that its host asks for between two requests.

        Raises `ForbiddenSource` where robots.txt says no, and what kept robots.txt from being read.
        """
        rules = self._rules(origin(address))
        if rules.error is not None:
            error = rules.error
            raise type(error)(subject, error.cause, error.mend)
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(address, self._agent):
            raise ForbiddenSource(subject, "the site's robots.txt does not allow it", "take it out of the sources")
        return min(rules.parsed.crawl_delay(self._agent) or 0.0, LONGEST_PAUSE)

    def _rules(self, site: str) -> _Rules:
        with self._lock:
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:
            if site not in self._known:
                self._known[site] = self._read(site)
            return self._known[site]

    def _read(self, site: str) -> _Rules:
        address = f"{site}/robots.txt"
        try:
            status, body = self._load(address)
        except SourceError as error:
            return _Rules(error=error)
        if status >= 500:
            cause = f"the site's robots.txt cannot be read now ({status}), so nothing of it may be"
            return _Rules(error=ForbiddenSource(address, cause, "try again later"))
        if not 200 <= status < 300:
            return _Rules()
        from protego import Protego

        return _Rules(parsed=Protego.parse(body.decode("utf-8", "replace")))
