"""Timing of child processes: wall time and peak memory, each from the operating system."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BRIEFER = Path(sys.executable).with_name("briefer")
"""The console script of the environment this runs in."""
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What is installed runs from bytecode; so does what is measured."""
DONE = (0, 3)
"""Exit codes of a run that made its briefing, with all sources or without some."""


class RunFailed(Exception):
    """A measured command that failed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: wall time in seconds, peak resident memory in MiB."""

    seconds: float
    peak: float


def cost(command: Sequence[str | Path]) -> Cost:
    """Run `command` once. Raises `RunFailed`."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, env=_ENVIRONMENT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in DONE:
            errors.seek(0)
            raise RunFailed(
                f"{' '.join(map(str, command))[:200]}: exit {process.returncode}: {errors.read()[-800:].decode()}"
            )
    return Cost(seconds, usage.ru_maxrss / 1024)


def ratio(command: Sequence[str | Path], base: Sequence[str | Path], runs: int) -> tuple[float, float, float]:
    """The medians of both commands over `runs` alternating runs, after one of each to warm up, and their quotient."""
    cost(command), cost(base)
    pairs = [(cost(command).seconds, cost(base).seconds) for _ in range(runs)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ours, theirs, ours / theirs
