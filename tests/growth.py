"""Does the time that something takes grow with the length of a text, or faster? How fast it is, the benchmark says."""

from __future__ import annotations

import time
from collections.abc import Callable

LONGER = 32
_NOISE = 5
_TRIES = 5


def grows_with_length_only(work: Callable[[str], object], piece: str, short: int = 1_500) -> bool:
    """Does `work` take about `LONGER` times as long for a text of so many times the length of `short` characters?

    Both texts are repeated pieces. Processor time is compared with processor time, so the machine need be neither fast nor
    idle: what grows with the square takes `LONGER` times longer still, and `_NOISE` times longer is too long, in every try.
    """
    few = piece * max(1, short // len(piece))
    many = few * LONGER
    return any(seconds(work, many) < _NOISE * LONGER * min(seconds(work, few) for _ in range(3)) for _ in range(_TRIES))


def seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time that `work` takes for a text."""
    begun = time.process_time()
    work(text)
    return time.process_time() - begun
