"""What an error of the server means: try again, give up this question, or give up the run and say what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefer.errors import ModelError
from briefer.llm.asking import FailureKind
from briefer.llm.options import KEY_VARIABLE, URL_VARIABLE, ModelOptions
from briefer.llm.retries import Transient, asked_wait

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAIError

_TOLD = 300
_PASSING = frozenset({408, 409, 425, 429})
_NO_CREDIT = re.compile(r"insufficient[_ ](?:quota|balance|credit|funds)|exceeded your current quota", re.IGNORECASE)
_TOO_LONG = re.compile(
    r"context[ _](?:length|window|size)|maximum context|prompt is too long|too many (?:input )?tokens|input is too long",
    re.IGNORECASE,
)
_FILTERED = re.compile(r"content[_ ](?:filter|policy|management)|responsible ai", re.IGNORECASE)


class Unanswered(Exception):
    """One question has no answer; the others may have theirs."""

    def __init__(self, kind: FailureKind, reason: str) -> None:
        self.kind: FailureKind = kind
        super().__init__(reason)


class Failures:
    """The meaning of errors for one server and key. Whatever it tells is one line, short, and free of the key."""

    def __init__(self, options: ModelOptions, clock: Callable[[], float]) -> None:
        self._key = options.api_key.get_secret_value() if options.api_key else ""
        self._model, self._clock = options.model, clock
        self.server = server_name(options.base_url)

    def told(self, text: str) -> str:
        """A server's own words, cut short, without the key."""
        line = " ".join((text.replace(self._key, "[key]") if self._key else text).split())
        return line if len(line) <= _TOLD else line[: _TOLD - 1] + "…"

    def passing(self, error: OpenAIError) -> Transient | None:
        """The error as one that may pass, null where it will not."""
        from openai import APIConnectionError, APIStatusError, APITimeoutError

        if isinstance(error, APITimeoutError):
            return Transient("timed out", slow=True)
        if isinstance(error, APIConnectionError):
            cause = type(error.__cause__).__name__ if error.__cause__ else "connection error"
            return Transient(f"cannot reach {self.server} ({cause})")
        if not isinstance(error, APIStatusError) or (error.status_code == 429 and _NO_CREDIT.search(message_of(error))):
            return None
        if error.status_code not in _PASSING and error.status_code < 500:
            return None
        what = "too many requests (429)" if error.status_code == 429 else f"server error {error.status_code}"
        return Transient(f"{what}: {self.told(message_of(error))}", asked_wait(error.response.headers, self._clock()))

    def lasting(self, error: OpenAIError) -> Exception:
        """The error as `Unanswered` where it is of this question alone, as `ModelError` where it would be of every one."""
        from openai import APIStatusError

        if not isinstance(error, APIStatusError):
            return ModelError(self.server, self.told(str(error)), "check the model's settings")
        message, told = message_of(error), self.told(message_of(error))
        if error.status_code in {400, 413, 422}:
            if error.status_code == 413 or _TOO_LONG.search(message):
                return Unanswered("too long", f"too long for the model: {told}")
            if _FILTERED.search(message):
                return Unanswered("refused", f"refused: {told}")
        cause, mend = self._cause(error.status_code, message)
        return ModelError(self.server, f"{cause} ({error.status_code}: {told})", mend)

    def _cause(self, status: int, message: str) -> tuple[str, str]:
        """What a status that will not pass means, and the mend."""
        if status == 402 or _NO_CREDIT.search(message):
            return "the key has no credit left", "add credit, use another key, or use --engine embedded"
        if status == 401:
            return "the key is refused", f"set {KEY_VARIABLE} to a key of this server, or use --engine embedded"
        if status == 403:
            return f"the key may not use model {self._model}", "choose another model, or ask whoever manages the key"
        if status == 404:
            return f"there is no model {self._model}, or no chat at this address", f"check the model and {URL_VARIABLE}"
        return "the request is not taken", "check the model's settings, or choose another model"


def unbilled(error: BaseException) -> bool:
    """Did a call fail before the server began to answer it?"""
    from openai import APIStatusError

    return isinstance(error, APIStatusError) or type(error.__cause__).__name__ in {"ConnectError", "ConnectTimeout"}


def message_of(error: APIStatusError) -> str:
    """The server's own words on an error, with its code and the parameter it names."""
    body = error.body
    if not isinstance(body, dict):
        return str(body or error.response.text or error.response.reason_phrase)
    words = body.get("message") or body.get("error") or body.get("detail") or body
    return " ".join(str(part) for part in (body.get("code"), body.get("param"), words) if part)


def is_address(base_url: str) -> bool:
    """Is it an address of the web: with its scheme, a host, and a port that is a number?"""
    try:
        address = urlsplit(base_url)
        return address.scheme in {"http", "https"} and bool(address.hostname) and address.port != 0
    except ValueError:
        return False


def on_loopback(base_url: str) -> bool:
    """Is it a server on this machine, spoken to without TLS?"""
    address = urlsplit(base_url)
    return address.scheme == "http" and address.hostname in {"localhost", "127.0.0.1", "::1"}


def server_name(base_url: str | None) -> str:
    """How the server is called in messages: its host and port, without what an address may hold beside (names, keys)."""
    if not base_url:
        return "api.openai.com"
    if not is_address(base_url):
        return "the model server"
    address = urlsplit(base_url)
    return (address.hostname or "") + (f":{address.port}" if address.port else "")
