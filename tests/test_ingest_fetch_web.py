"""From an answer to a source: its kind, its encoding, and what is known of it from elsewhere."""

from __future__ import annotations

import datetime as dt

import pytest

from briefer.ingest.fetch.store import Stored
from briefer.ingest.fetch.web import raw_of
from briefer.ingest.intake import Collector
from briefer.ingest.load import Told
from tests.site import article

URL = "https://paper.example/story"
TEXT = [
    "The bridge at Elm Ford was closed on Monday after a barge struck one of its piers, the river police said.",
    "Engineers will look at the pier this week and decide whether buses may cross before the spring fair begins.",
]


def answer(body: bytes, content_type: str = "text/html") -> Stored:
    return Stored(URL, URL, content_type, body)


@pytest.mark.parametrize(
    ("content_type", "body", "kind"),
    [
        ("text/html; charset=utf-8", b"<p>x", "html"),
        ("application/xhtml+xml", b"<p>x", "html"),
        ("", b"<p>x", "html"),
        ("text/plain", b"x", "text"),
        ("application/pdf", b"%PDF-1.7", "pdf"),
        ("text/html", b"%PDF-1.7", "pdf"),
    ],
)
def test_the_kind_is_told_by_the_server_or_by_the_bytes(content_type: str, body: bytes, kind: str) -> None:
    assert raw_of(answer(body, content_type)).kind == kind


def test_the_servers_encoding_goes_before_the_pages() -> None:
    raw = raw_of(
        answer(article("Café", *TEXT, charset="windows-1251").encode("cp1252"), 'text/html; charset="windows-1252"')
    )
    ((found,), _) = Collector().take(raw)
    assert found.title == "Café"


def test_plain_text_of_the_web_is_stored_and_not_looked_for_as_a_file() -> None:
    ((found,), _) = Collector().take(raw_of(answer("\n\n".join(["Bridge closed", *TEXT]).encode(), "text/plain")))
    assert (found.path, found.url, found.text_is_file) == (None, URL, False)


def test_what_is_known_from_elsewhere() -> None:
    """A publisher that the user names goes before the page's; all else stands in where the page is silent."""
    told = Told(title="Another title", published=dt.date(2026, 3, 1), publisher="Ours", publisher_else="Theirs")
    ((found,), _) = Collector().take(raw_of(answer(article("Bridge closed", *TEXT).encode()), told))
    assert (found.title, found.published, found.publisher) == ("Bridge closed", dt.date(2026, 3, 2), "Ours")
    bare = "<article>" + "".join(f"<p>{line}</p>" for line in TEXT) + "</article>"
    told = Told(title="Another title", published=dt.date(2026, 3, 1), publisher_else="Theirs")
    ((found,), _) = Collector().take(raw_of(answer(bare.encode()), told))
    assert (found.title, found.published, found.publisher) == ("Another title", dt.date(2026, 3, 1), "Theirs")
