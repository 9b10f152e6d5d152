"""A site of the tests' own on loopback, over real HTTP or HTTPS.

    with Site() as site:
        url = site.page("/story", article("Bridge closed", "The bridge at Elm Ford was closed on Monday. …"))
        site.feed("/rss", [Entry("Bridge closed", url, when)])
        ...
        site.hits("/story")        # the requests so far: their headers
        site.answers["/story"] = Answer(b"…")    # another day: the page has changed

What is served lies in `site.answers` (path → `Answer`), which a test may change at any moment; a path that is not there is
a 404. Pages, feeds and sitemaps carry an ETag made from their bytes and answer 304 to it. `site.address` is "http://127.0.0.1:PORT";
`site.host` is what `allow_hosts` must name. `Site(host="localhost")` is the same site under another name, so that a site that
is allowed and one that is not can both be had. `Dead()` is a port on which connections hang, `Expired()` one where they have
hung for as long as may be, `closed_port()` one that refuses.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import select
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from unittest.mock import patch

from tests.patience import CEILING


@dataclass
class Answer:
    """What a path answers. `delay` seconds pass before it begins, `drip` between its bytes; `cut` breaks it off.

    What is `held` comes when the site closes, too late for anyone.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0
    cut: int | None = None
    validate: bool = True
    held: bool = False


@dataclass(frozen=True)
class Hit:
    """One request that arrived."""

    path: str
    headers: Mapping[str, str]
    at: float


@dataclass(frozen=True)
class Entry:
    """One entry of a feed or sitemap; `link` may be relative."""

    title: str
    link: str
    when: dt.datetime | None = None
    summary: str = ""


class Site:
    """A server on a port of its own; every request is answered in its own thread and remembered in `requests`."""

    def __init__(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer | Callable[[Hit], Answer]] = {}
        self.requests: list[Hit] = []
        self.connections = 0
        self.closed = threading.Event()
        handler = type("Handler", (_Handler,), {"site": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        self._server.site = self
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port: int = self._server.server_address[1]
        self.host = f"{host}:{self.port}"
        self.address = f"{'https' if tls else 'http'}://{self.host}"
        self.settings = f'[fetch]\nallow_hosts = ["{self.host}"]\nper_host_seconds = 0\n'
        """The settings, as TOML, with which its pages may be read, one right after the other."""
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *about: object) -> None:
        self.closed.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    # ------------------------------------------------------------ what is served; each returns the full address
    def serve(self, path: str, answer: Answer | Callable[[Hit], Answer]) -> str:
        """Answer a path so, from now on. A function is asked anew at each request."""
        self.answers[path] = answer
        return self.address + path

    def page(self, path: str, markup: str, encoding: str = "utf-8", *, header: str | None = "same") -> str:
        """An HTML page in an encoding; the header names it, another one, or (None) none."""
        charset = "" if header is None else f"; charset={encoding if header == 'same' else header}"
        return self.serve(path, Answer(markup.encode(encoding), headers={"Content-Type": f"text/html{charset}"}))

    def feed(self, path: str, entries: Sequence[Entry], kind: str = "rss", title: str = "A feed") -> str:
        """A feed of a kind: "rss", "atom" or "json"."""
        body, content_type = {"rss": rss, "atom": atom, "json": json_feed}[kind](entries, title)
        return self.serve(path, Answer(body, headers={"Content-Type": content_type}))

    def sitemap(self, path: str, entries: Sequence[Entry]) -> str:
        """A news sitemap."""
        return self.serve(path, Answer(news_sitemap(entries, self.address), headers={"Content-Type": "application/xml"}))

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """A redirect to any address."""
        return self.serve(path, Answer(status=status, headers={"Location": target}))

    def robots(self, text: str) -> str:
        """The site's robots.txt."""
        return self.serve("/robots.txt", Answer(text.encode(), headers={"Content-Type": "text/plain"}))

    def bomb(self, path: str, megabytes: int = 50, encoding: str = "gzip") -> str:
        """A small answer that unpacks to a huge one."""
        packed = _bomb(megabytes) if encoding == "gzip" else _brotli_bomb(megabytes)
        headers = {"Content-Type": "text/html", "Content-Encoding": encoding}
        return self.serve(path, Answer(packed, headers=headers))

    def hits(self, path: str) -> list[Hit]:
        """The requests for a path, in order."""
        return [hit for hit in self.requests if hit.path == path]


class Dead:
    """A port on which a connection is accepted by the system and never answered."""

    def __enter__(self) -> Self:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(64)
        self.host = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.address = f"http://{self.host}"
        return self

    def wait(self) -> None:
        """Wait until somebody has connected. Raises `TimeoutError` where nobody does."""
        if not select.select([self._socket], [], [], CEILING)[0]:
            raise TimeoutError

    def __exit__(self, *about: object) -> None:
        self._socket.close()


class Expired(Dead):
    """A dead port for whoever reads it in this process: the time set for it is over as soon as it is connected to.

    So a test may set a time in which all that answers can do so, however slow the machine, and not wait for it.
    """

    def __enter__(self) -> Self:
        import httpcore2

        super().__enter__()
        connect, dead = httpcore2.SyncBackend.connect_tcp, self.host

        def expiring(backend: Any, host: str, port: int, *more: Any, **named: Any) -> Any:
            if f"{host}:{port}" == dead:
                raise httpcore2.ConnectTimeout("the time is over")
            return connect(backend, host, port, *more, **named)

        self._patch = patch.object(httpcore2.SyncBackend, "connect_tcp", expiring)
        self._patch.start()
        return self

    def __exit__(self, *about: object) -> None:
        self._patch.stop()
        super().__exit__(*about)


def closed_port() -> int:
    """A port of loopback on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# ---------------------------------------------------------------- texts
def article(
    title: str,
    *paragraphs: str,
    publisher: str = "The Elm Ford Courier",
    published: str = "2026-03-02T08:00:00+00:00",
    head: str = "",
    canonical: str = "",
    charset: str = "utf-8",
) -> str:
    """A news page as sites make them: menu, headline, body, related links, footer."""
    body = "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)
    link = f'<link rel="canonical" href="{escape(canonical)}">' if canonical else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>{escape(title)} - {escape(publisher)}</title>
<meta property="og:site_name" content="{escape(publisher)}"><meta property="og:title" content="{escape(title)}">
<meta property="article:published_time" content="{published}">{link}{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{escape(title)}</h1>
{body}
</article>
<aside><h2>Related</h2><ul><li><a href="/other">Another story of the day</a></li></ul></aside>
<footer>© {escape(publisher)}</footer></body></html>"""


def rss(entries: Sequence[Entry], title: str = "A feed") -> tuple[bytes, str]:
    """An RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{escape(e.title)}</title><link>{escape(e.link)}</link>"
        + (f"<pubDate>{format_datetime(e.when)}</pubDate>" if e.when else "")
        + f"<description>{escape(e.summary)}</description></item>"
        for e in entries
    )
    text = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{escape(title)}</title>{items}</channel></rss>'
    return text.encode(), "application/rss+xml"


def atom(entries: Sequence[Entry], title: str = "A feed") -> tuple[bytes, str]:
    """An Atom feed."""
    items = "".join(
        f'<entry><title>{escape(e.title)}</title><id>{escape(e.link)}</id><link rel="alternate" href="{escape(e.link)}"/>'
        + (f"<published>{e.when.isoformat()}</published><updated>{e.when.isoformat()}</updated>" if e.when else "")
        + f"<summary>{escape(e.summary)}</summary></entry>"
        for e in entries
    )
    text = f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}</title>{items}</feed>'
    return text.encode(), "application/atom+xml"


def json_feed(entries: Sequence[Entry], title: str = "A feed") -> tuple[bytes, str]:
    """A JSON Feed 1.1."""
    import json

    items = [
        {"id": e.link, "url": e.link, "title": e.title, "content_text": e.summary}
        | ({"date_published": e.when.isoformat()} if e.when else {})
        for e in entries
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}
    return json.dumps(feed).encode(), "application/feed+json"


def news_sitemap(entries: Sequence[Entry], base: str = "") -> bytes:
    """A sitemap with news entries; links that are paths are made absolute from `base`."""
    items = "".join(
        f"<url><loc>{escape(base + e.link if e.link.startswith('/') else e.link)}</loc><news:news><news:publication>"
        f"<news:name>A paper</news:name><news:language>en</news:language></news:publication>"
        + (f"<news:publication_date>{e.when.isoformat()}</news:publication_date>" if e.when else "")
        + f"<news:title>{escape(e.title)}</news:title></news:news></url>"
        for e in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{items}</urlset>'
    ).encode()


def sitemap_index(links: Sequence[tuple[str, dt.datetime | None]]) -> bytes:
    """A sitemap index: (address, last modified) of each sitemap."""
    items = "".join(
        f"<sitemap><loc>{escape(link)}</loc>" + (f"<lastmod>{when.isoformat()}</lastmod>" if when else "") + "</sitemap>"
        for link, when in links
    )
    return f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</sitemapindex>'.encode()


def _bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b" " * (1 << 20)
    return b"".join([*(packer.compress(block) for _ in range(megabytes)), packer.flush()])


def _brotli_bomb(megabytes: int) -> bytes:
    import brotli

    packed: bytes = brotli.compress(b" " * (megabytes << 20), quality=1)
    return packed


def gzipped(body: bytes) -> bytes:
    """The same gzip bytes each time."""
    return gzip.compress(body, mtime=0)


# ---------------------------------------------------------------- the server
class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    site: Site

    def finish_request(self, request: Any, client_address: Any) -> None:
        self.site.connections += 1
        super().finish_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        hit = Hit(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
        self.site.requests.append(hit)
        found = self.site.answers.get(self.path, Answer(b"no such page", 404))
        answer = found(hit) if callable(found) else found
        self.site.closed.wait(CEILING if answer.held else answer.delay)
        etag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        validates = answer.validate and answer.status == 200
        if validates and hit.headers.get("if-none-match") == etag:
            answer = Answer(status=304)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if validates:
            self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        body = answer.body if answer.cut is None else answer.body[: answer.cut]
        if answer.drip:
            for byte in body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                self.site.closed.wait(answer.drip)
        else:
            self.wfile.write(body)
        if answer.cut is not None:
            self.close_connection = True
            self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def day(number: int, hour: int = 8, minute: int = 0) -> dt.datetime:
    """A moment of the tests' own March, in UTC."""
    return dt.datetime(2026, 3, number, hour, minute, tzinfo=dt.UTC)


def sites(count: int) -> Iterator[Site]:
    """Several sites, each on its port; to be entered by the test (`contextlib.ExitStack`)."""
    return (Site() for _ in range(count))
