"""Waiting for something to become so, for so long that only what never does fails: a slow machine is no defect."""

from __future__ import annotations

import time
from collections.abc import Callable

CEILING = 60.0
"""Seconds after which what a test waits for will not come. It costs nothing where all is well."""


def patience(until: Callable[[], object], seconds: float = CEILING) -> None:
    """Wait until something is so. Raises `TimeoutError` where it does not become so."""
    deadline = time.monotonic() + seconds
    while not until():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.005)
