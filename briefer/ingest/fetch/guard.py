"""The guarded way out: names are resolved here, every address is checked, and the connection goes to a checked one.

The library that speaks HTTP is handed this in place of its own connecting, so a name that resolves to one address when it
is checked and to another when it is used (DNS rebinding) gains nothing. The name itself stays what the Host header and the
TLS certificate are checked by. Whatever is waited for, the deadline of the whole answer bounds it.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import httpcore2

from briefer.errors import ForbiddenSource
from briefer.ingest.fetch.addresses import is_public

Resolve = Callable[[str, int], Sequence[str]]
"""From a host's name and a port to its addresses. Raises `OSError` where there are none."""
WEB_PORTS = frozenset({80, 443})
_UNPRIVILEGED = 1024


class Deadline:
    """The moment by which an answer must be whole."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left; at least a thousandth, so that it can be used as a timeout.

        Raises `httpcore2.ReadTimeout` where the time is over.
        """
        left = self.left()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is over")
        return max(left, 0.001)

    def left(self) -> float:
        """Seconds left; none or fewer where the time is over."""
        return self._end - time.monotonic()

    def extend(self, seconds: float) -> None:
        """Add time that was spent waiting for one's turn, which is not the server's."""
        self._end += seconds


def system_resolve(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver gives."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard(httpcore2.NetworkBackend):
    """Connects to public addresses, and to those of hosts that are allowed by name ("host" or "host:port")."""

    def __init__(self, subject: str, allow_hosts: Collection[str], resolve: Resolve, deadline: Deadline) -> None:
        self._subject, self._resolve, self._deadline = subject, resolve, deadline
        self._allowed = frozenset(host.lower().rstrip(".") for host in allow_hosts)
        self._system = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first checked address that answers.

        Raises `ForbiddenSource` where one of the host's addresses may not be read, before anything is connected to.
        """
        last: Exception = httpcore2.ConnectError("the name has no address")
        addresses = self._vetted(host, port)
        for tried, address in enumerate(addresses):
            # An address that leads nowhere leaves time for the others.
            share = self._deadline.remaining() / (len(addresses) - tried)
            try:
                stream = self._system.connect_tcp(address, port, share, socket_options=socket_options or ())
                return _Timed(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
        raise last

    def _vetted(self, host: str, port: int) -> Sequence[str]:
        name = host.lower().rstrip(".")
        allowed = name in self._allowed or f"{name}:{port}" in self._allowed
        if not allowed and port not in WEB_PORTS and port < _UNPRIVILEGED:
            raise ForbiddenSource(self._subject, f"port {port} is no port of a web server", "check the address")
        addresses = _within(self._resolve, host, port, self._deadline.remaining())
        private = [address for address in addresses if not is_public(address)]
        if private and not allowed:
            mend = f'if you trust it, add "{host}" to allow_hosts in [fetch]'
            raise ForbiddenSource(self._subject, f"{host} is no public address ({private[0]})", mend)
        return addresses


def _within(resolve: Resolve, host: str, port: int, seconds: float) -> Sequence[str]:
    """What `resolve` gives, or a timeout: the system's resolver itself cannot be told to hurry."""
    done: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            done.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            done.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        found = done.get(timeout=seconds)
    except queue.Empty:
        raise httpcore2.ConnectTimeout(f"the name {host} was not resolved in time") from None
    if isinstance(found, Exception):
        raise Unresolved(host, found)
    return found


class Unresolved(httpcore2.ConnectError):
    """A host's name that cannot be resolved; `lasting` where trying again would not help."""

    def __init__(self, host: str, error: Exception) -> None:
        super().__init__(f"the name {host} cannot be resolved")
        self.lasting = not (isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN)


class _Timed(httpcore2.NetworkStream):
    """A connection on which no wait outlasts the deadline, however slowly the bytes drip."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        return self._stream.read(max_bytes, self._deadline.remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        self._stream.write(buffer, self._deadline.remaining())

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Go on in TLS, the certificate checked against the host's name."""
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.remaining())
        return _Timed(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection itself says."""
        return self._stream.get_extra_info(info)
