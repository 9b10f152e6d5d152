"""Hosts that have given no answer several times in a row are given up, so that none of them costs a wait for every page."""

from __future__ import annotations

import threading

from briefer.errors import UnreachableSource

PATIENCE = 3
"""So many addresses of a host may fail one after another before the rest are not asked for."""


class Troubles:
    """Counts each host's failures since it last answered."""

    def __init__(self) -> None:
        self._failed: dict[str, int] = {}
        self._lock = threading.Lock()

    def admit(self, host: str, subject: str) -> None:
        """Let a request to the host pass. Raises `UnreachableSource` where the host has been given up."""
        with self._lock:
            failed = self._failed.get(host, 0)
        if failed >= PATIENCE:
            cause = f"{host} failed {PATIENCE} times in a row and was given up"
            raise UnreachableSource(subject, cause, "try again later")

    def answered(self, host: str) -> None:
        """The host is well."""
        with self._lock:
            self._failed.pop(host, None)

    def failed(self, host: str) -> None:
        """The host gave no usable answer, or was too busy to."""
        with self._lock:
            self._failed[host] = self._failed.get(host, 0) + 1
