"""No host is asked more often than it may be: turns are given out in order, a set time apart."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Pace:
    """Gives each host's requests their turns, `seconds` apart; `clock` tells the time in seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait_for(self, host: str, least: float = 0.0) -> float:
        """Take the host's next turn; returns the seconds to wait for it. `least` is the pause that the host asks for."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + max(self._seconds, least)
            return turn - now
