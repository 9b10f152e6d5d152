"""One request and its answer: bounded in time and in unpacked bytes, TLS verified, no proxy, no cookies, no redirects."""

from __future__ import annotations

import ssl
from collections.abc import Mapping

import httpcore2
import httpx2

from briefer.errors import OversizedSource, SourceError, UnreachableSource
from briefer.ingest.fetch.guard import Deadline, Guard, Resolve, Unresolved
from briefer.ingest.fetch.retry import Passing
from briefer.ingest.fetch.unpack import Damaged, TooLarge, unpacked
from briefer.language.records import dataclass

_BODILESS = frozenset({204, 304})


@dataclass(frozen=True, slots=True)
class Rules:
    """How answers are had: hosts allowed by name, the cap in unpacked bytes, the name to go by, whom to trust."""

    allow_hosts: tuple[str, ...]
    max_bytes: int
    user_agent: str
    resolve: Resolve
    trust: ssl.SSLContext


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer: status, headers (names in lower case) and unpacked body; the body of an error is not read."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def exchange(address: str, headers: Mapping[str, str], rules: Rules, deadline: Deadline, subject: str) -> Hop:
    """Ask for `address` once. `subject` is what errors name.

    Raises `Passing` for what may go better at another attempt, `ForbiddenSource` before connecting to an address that may
    not be read, `OversizedSource`, `UnreachableSource`.
    """
    guard = Guard(subject, rules.allow_hosts, rules.resolve, deadline)
    url = httpx2.URL(address)
    target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    fixed = {"User-Agent": rules.user_agent, "Accept-Encoding": "gzip, br", "Connection": "close"}
    sent = list((fixed | dict(headers)).items())
    try:
        # A pool for one exchange: its connections know this exchange's deadline.
        with (
            httpcore2.ConnectionPool(ssl_context=rules.trust, network_backend=guard) as pool,
            pool.stream("GET", target, headers=sent) as answer,
        ):
            found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in reversed(answer.headers)}
            body = _body(answer, found, rules.max_bytes) if 200 <= answer.status < 300 else b""
            return Hop(answer.status, found, body)
    except TooLarge:
        mend = "raise max_bytes in [fetch] to read it"
        raise OversizedSource(subject, f"larger than {rules.max_bytes:,} bytes", mend) from None
    except Damaged as error:
        raise Passing(UnreachableSource(subject, f"the answer is damaged: {error}", "try again later")) from None
    except httpcore2.TimeoutException:
        mend = "try again later, or raise timeout in [fetch]"
        raise UnreachableSource(subject, "no answer in the time set", mend) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise _failure(error, subject) from None


def _body(answer: httpcore2.Response, headers: Mapping[str, str], cap: int) -> bytes:
    encoding = headers.get("content-encoding", "")
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > cap:
        raise TooLarge
    return unpacked(answer.iter_stream(), encoding, cap) if answer.status not in _BODILESS else b""


def _failure(error: Exception, subject: str) -> Exception:
    """The error to raise for a failed connection: what may pass is wrapped in `Passing`."""
    if isinstance(error, Unresolved):
        lost: SourceError = UnreachableSource(subject, str(error), "check the address and the connection")
        return lost if error.lasting else Passing(lost)
    refused = _certificate(error)
    if refused is not None:
        mend = "tell the site, or name its certificate authority as ca_file in [fetch]"
        return UnreachableSource(subject, f"its certificate is not trusted: {refused}", mend)
    what = "the connection failed" if isinstance(error, httpcore2.ConnectError) else "the connection broke off"
    detail = f": {error}" if str(error) else ""
    return Passing(UnreachableSource(subject, f"{what}{detail[:200]}", "try again later"))


def _certificate(error: BaseException | None) -> str | None:
    """Why the certificate was refused, where that is what failed."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message or "it cannot be verified"
        error = error.__cause__ or error.__context__
    return None
