"""Addresses in, bodies out: each redirect checked anew, robots.txt asked, turns kept, tries bounded."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Literal

from briefer.errors import ForbiddenSource, NotAnArticle, OversizedSource, SourceError, UnreachableSource, UsageError
from briefer.ingest.fetch.exchange import Hop, Rules, exchange
from briefer.ingest.fetch.guard import Deadline, Resolve, system_resolve
from briefer.ingest.fetch.pace import Pace
from briefer.ingest.fetch.retry import Passing, with_retries
from briefer.ingest.fetch.robots import MOST_BYTES, Robots
from briefer.ingest.fetch.store import Stored
from briefer.ingest.fetch.troubles import Troubles
from briefer.ingest.fetch.urls import checked, host, joined, printable
from briefer.language.records import dataclass
from briefer.settings.model import Fetch

Want = Literal["page", "feed", "robots"]
REDIRECTS = 8
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 500, 502, 503, 504})
_ACCEPT = {
    "page": "text/html,application/xhtml+xml,application/pdf;q=0.8,text/plain;q=0.7",
    "feed": "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5",
    "robots": "text/plain,*/*;q=0.5",
}
_PAGES = (
    "text/html",
    "application/xhtml+xml",
    "application/pdf",
    "text/plain",
    "application/xml",
    "text/xml",
    "text/markdown",
)
_FEEDS = ("text/", "application/", "binary/octet-stream")
_LONGEST_VALIDATOR = 500


@dataclass(frozen=True, slots=True)
class Ask:
    """An address to read as a page or a feed; `known` is what was read there before."""

    url: str
    want: Want = "page"
    known: Stored | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read; `unchanged` where it is what was known before, to the byte."""

    stored: Stored
    unchanged: bool = False


class Fetcher:
    """Reads addresses by the rules of [fetch]; safe to use from several threads.

    `resolve` finds the addresses of a host's name. Raises `UsageError` where `ca_file` cannot be read.
    """

    def __init__(self, rules: Fetch, resolve: Resolve = system_resolve) -> None:
        self._settings = rules
        self._rules = Rules(rules.allow_hosts, rules.max_bytes, rules.user_agent, resolve, _trust(rules))
        self._robots_rules = replace(self._rules, max_bytes=MOST_BYTES)
        self._pace = Pace(rules.per_host_seconds)
        self._at_once = threading.BoundedSemaphore(rules.concurrency)
        self._stop = threading.Event()
        self._troubles = Troubles()
        self._robots = Robots(rules.user_agent, self._robots_txt)

    def get(self, ask: Ask) -> Answer:
        """Read one address, with its redirects and within `timeout` seconds, turns not counted.

        Raises `SourceError`: `UnreachableSource` where no usable answer came, `ForbiddenSource` where it may not be read,
        `OversizedSource`, `NotAnArticle` for a kind of content that is not read.
        """
        if ask.known is not None and ask.known.fresh:
            return Answer(ask.known, unchanged=True)
        final, hop = self._tried(checked(ask.url), ask)
        if hop.status == 304 and ask.known is not None:
            return Answer(ask.known, unchanged=True)
        _usable(hop, ask)
        stored = Stored(
            url=ask.url,
            final=final,
            content_type=hop.headers.get("content-type", ""),
            body=hop.body,
            etag=_validator(hop.headers.get("etag")),
            last_modified=_validator(hop.headers.get("last-modified")),
        )
        same = ask.known is not None and (ask.known.body, ask.known.final) == (stored.body, stored.final)
        return Answer(stored, unchanged=same)

    def stop(self) -> None:
        """Let nobody wait for a turn any more; what is under way ends with its own time."""
        self._stop.set()

    # ------------------------------------------------------------ the way of one request
    def _tried(self, first: str, ask: Ask) -> tuple[str, Hop]:
        """The last address and its answer, after as many tries as it takes and as there are."""
        self._troubles.admit(host(first), printable(ask.url))
        deadline = Deadline(self._settings.timeout)
        try:
            found = with_retries(lambda: self._follow(first, ask, deadline), deadline.left, self._sleep)
        except UnreachableSource:
            self._troubles.failed(host(first))
            raise
        self._troubles.answered(host(first))
        return found

    def _follow(self, address: str, ask: Ask, deadline: Deadline) -> tuple[str, Hop]:
        """The last address of a chain of redirects, and its answer."""
        subject = printable(ask.url)
        for _ in range(REDIRECTS + 1):
            pause = self._robots.admit(address, subject) if ask.want != "robots" else 0.0
            hop = self._turn(address, ask, deadline, subject, pause)
            if hop.status in _BUSY and ask.want != "robots":
                raise Passing(_refusal(hop.status, subject), _after(hop.headers))
            if hop.status not in _MOVED or "location" not in hop.headers:
                return address, hop
            try:
                address = joined(address, hop.headers["location"])
            except SourceError as error:
                raise type(error)(subject, f"it leads to another address: {error.subject}: {error.cause}") from None
        raise UnreachableSource(subject, f"more than {REDIRECTS} redirects", "name the article's own address")

    def _turn(self, address: str, ask: Ask, deadline: Deadline, subject: str, pause: float) -> Hop:
        wait = self._pace.wait_for(host(address), pause)
        if wait > 0:
            self._sleep(wait)
            deadline.extend(wait)
        if self._stop.is_set():
            raise UnreachableSource(subject, "stopped", "run again")
        with self._at_once:
            rules = self._robots_rules if ask.want == "robots" else self._rules
            return exchange(address, _headers(address, ask), rules, deadline, subject)

    def _robots_txt(self, address: str) -> tuple[int, bytes]:
        deadline, ask = Deadline(self._settings.timeout), Ask(address, "robots")
        try:
            _, hop = with_retries(lambda: self._follow(address, ask, deadline), deadline.left, self._sleep)
        except OversizedSource as error:
            cause = f"the site's robots.txt is {error.cause}, so nothing of it is read"
            raise ForbiddenSource(address, cause, "tell the site") from None
        return hop.status, hop.body

    def _sleep(self, seconds: float) -> None:
        self._stop.wait(seconds)


def _trust(rules: Fetch) -> ssl.SSLContext:
    """The certificate authorities that httpx2 trusts, whatever the environment says, and those of `ca_file`."""
    if rules.ca_file is None:
        return _known_authorities()
    context = _authorities()
    try:
        context.load_verify_locations(cafile=rules.ca_file)
    except (OSError, ssl.SSLError) as error:
        raise UsageError(f"fetch.ca_file: {rules.ca_file}", f"cannot be read: {error}", "name a PEM file") from None
    return context


def _authorities() -> ssl.SSLContext:
    import httpx2

    return httpx2.create_ssl_context(trust_env=False)


_known_authorities = cache(_authorities)
"""To read the list of them takes 40 ms; nothing is ever added to this one."""


def _headers(address: str, ask: Ask) -> dict[str, str]:
    """The request's own headers; validators go only to the address that gave them."""
    sent = {"Accept": _ACCEPT[ask.want]}
    if ask.known is not None and ask.known.final == address:
        if ask.known.etag:
            sent["If-None-Match"] = ask.known.etag
        if ask.known.last_modified:
            sent["If-Modified-Since"] = ask.known.last_modified
    return sent


def _validator(value: str | None) -> str | None:
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isprintable() and value.isascii() else None


def _after(headers: Mapping[str, str]) -> float | None:
    """The seconds that a Retry-After header asks to wait, counted from the answer's own Date where it names a date."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        until, since = parsedate_to_datetime(value), parsedate_to_datetime(headers.get("date", ""))
        return max((until - since).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None


# ---------------------------------------------------------------- what may be used
def _usable(hop: Hop, ask: Ask) -> None:
    subject = printable(ask.url)
    if not 200 <= hop.status < 300:
        raise _refusal(hop.status, subject)
    kind = hop.headers.get("content-type", "").partition(";")[0].strip().lower()
    wanted = _PAGES if ask.want == "page" else _FEEDS
    if kind and not kind.startswith(wanted):
        what = "article" if ask.want == "page" else "feed"
        raise NotAnArticle(subject, f"it is of a kind that is not read: {kind[:80]}", f"name an {what}'s address")
    if not hop.body.strip():
        raise UnreachableSource(subject, "the answer is empty", "try again later")


def _refusal(status: int, subject: str) -> SourceError:
    if status in {401, 402, 403, 407, 451}:
        why = {401: "it asks for a login", 402: "it asks for money", 451: "it is withheld for legal reasons"}
        return ForbiddenSource(subject, f"{why.get(status, 'the site refuses it')} ({status})", "open it in a browser")
    if status in {404, 410}:
        return UnreachableSource(subject, f"there is no such page ({status})", "check the address")
    if status == 429:
        return UnreachableSource(subject, "the site asks for fewer requests (429)", "try again later")
    if status >= 500:
        return UnreachableSource(subject, f"the server is in trouble ({status})", "try again later")
    return UnreachableSource(subject, f"the answer is of no use (status {status})", "check the address")
