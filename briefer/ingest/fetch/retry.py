"""When a request is made again: after a lost connection, and where the server itself says that it is busy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from briefer.errors import SourceError

Result = TypeVar("Result")
ATTEMPTS = 3
FIRST_PAUSE = 0.5
"""Seconds before the second attempt; before the third it is twice as long."""


class Passing(Exception):
    """A failure that may pass: `error` is what to report if it does not, `after` the seconds the server asks to wait."""

    def __init__(self, error: SourceError, after: float | None = None) -> None:
        super().__init__(str(error))
        self.error, self.after = error, after


def with_retries(attempt: Callable[[], Result], remaining: Callable[[], float], sleep: Callable[[float], None]) -> Result:
    """What `attempt` returns, tried a few times over while it raises `Passing` and the pause fits into `remaining` seconds.

    Raises the last failure's own `SourceError`.
    """

    def pause(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.after if isinstance(error, Passing) else None
        return asked if asked is not None else FIRST_PAUSE * 2 ** (state.attempt_number - 1)

    def over(state: RetryCallState) -> bool:
        return stop_after_attempt(ATTEMPTS)(state) or pause(state) >= remaining()

    try:
        return Retrying(stop=over, wait=pause, retry=retry_if_exception_type(Passing), sleep=sleep, reraise=True)(attempt)
    except Passing as failure:
        raise failure.error from None
