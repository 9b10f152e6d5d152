"""When a call is tried again and how long that waits: tenacity's, in this one place."""

from __future__ import annotations

import email.utils
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tenacity import AsyncRetrying, RetryCallState

FIRST_WAIT_SECONDS = 1.0
"""The longest wait before the second attempt, where the server names none; it doubles with each further one."""
ATTEMPTS_WHERE_SLOW = 2


class Transient(Exception):
    """A call that failed in a way that may pass: too many requests, a server's error, a timeout, a lost connection.

    `wait` is how many seconds the server asks to be left alone, null where it does not say. `slow` says that the call timed
    out: each further attempt takes as long again and may be billed, so there is but one.
    """

    def __init__(self, reason: str, wait: float | None = None, slow: bool = False) -> None:
        self.wait, self.slow = wait, slow
        super().__init__(reason)


def retrying(
    attempts: int, ceiling: float, sleep: Callable[[float], Awaitable[None]], jitter: Callable[[], float]
) -> AsyncRetrying:
    """Up to `attempts` of a call that raises `Transient`, the last one's error raised.

    Waits rise from `FIRST_WAIT_SECONDS`, each by `jitter` (0 to 1) between half and the whole of its length, so that
    clients which failed together do not come back together. A server's own wait is kept to; where it is longer than
    `ceiling` seconds there is no further attempt.
    """
    from tenacity import AsyncRetrying, retry_if_exception_type

    def enough(state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        slow = isinstance(error, Transient) and error.slow and state.attempt_number >= ATTEMPTS_WHERE_SLOW
        return slow or state.attempt_number >= attempts or (_asked(state) or 0.0) > ceiling

    def wait(state: RetryCallState) -> float:
        rising = FIRST_WAIT_SECONDS * 2 ** (state.attempt_number - 1) * (1 + jitter()) / 2
        return min(ceiling, rising) if (asked := _asked(state)) is None else min(ceiling, asked * (1 + jitter() / 10))

    return AsyncRetrying(
        retry=retry_if_exception_type(Transient),
        stop=enough,
        wait=wait,
        sleep=sleep,
        reraise=True,
    )


def _asked(state: RetryCallState) -> float | None:
    error = state.outcome.exception() if state.outcome else None
    return error.wait if isinstance(error, Transient) else None


def asked_wait(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds a server asks to wait by `retry-after-ms` or `retry-after` (seconds or a date); null where it says none.

    `now` is in seconds since 1970, and only a date needs it. RFC 9110, 10.2.3.
    """
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        text = headers.get(name, "").strip()
        try:
            return max(0.0, float(text) * unit)
        except ValueError:
            pass
        try:
            return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - now)
        except (ValueError, TypeError, OverflowError):
            continue
    return None
