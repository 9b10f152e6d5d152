"""What feeds, sitemaps and pages of links name."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import SourceError, UnreadableSource
from briefer.ingest.fetch.feeds import feed_items
from briefer.ingest.fetch.items import Item, moment, plain
from briefer.ingest.fetch.sitemaps import MOST_MAPS, listing
from briefer.ingest.fetch.store import Stored
from tests import site as our
from tests.site import Entry, day

BASE = "https://paper.example/news/rss"
ENTRIES = [
    Entry("Bridge closed after a barge strikes it", "/bridge?utm_source=rss", day(2)),
    Entry("Ferry runs <b>all</b> night &amp; all day", "https://paper.example/ferry", day(3, 21)),
    Entry("No time given", "three.html"),
]


def stored(body: bytes, content_type: str = "", url: str = BASE) -> Stored:
    return Stored(url, url, content_type, body)


# ---------------------------------------------------------------- feeds
@pytest.mark.parametrize("kind", [our.rss, our.atom, our.json_feed])
def test_rss_atom_and_json_feeds_name_the_same(kind: Callable[[list[Entry]], tuple[bytes, str]]) -> None:
    body, content_type = kind(ENTRIES)
    assert feed_items(stored(body, content_type)) == (
        Item("https://paper.example/bridge", "Bridge closed after a barge strikes it", day(2)),
        Item("https://paper.example/ferry", "Ferry runs all night & all day", day(3, 21)),
        Item("https://paper.example/news/three.html", "No time given", None),
    )


def test_times_are_told_in_utc() -> None:
    body = b'<rss version="2.0"><channel><item><link>/x</link><pubDate>Mon, 02 Mar 2026 08:00:00 +0200</pubDate></item></channel></rss>'
    assert feed_items(stored(body))[0].published == day(2, 6)


def test_a_feed_in_another_encoding_that_its_server_names() -> None:
    body = '<rss version="2.0"><channel><item><title>Überschwemmung in Köln</title><link>/x</link></item></channel></rss>'
    found = feed_items(stored(body.encode("cp1252"), "text/xml; charset=windows-1252"))
    assert found[0].title == "Überschwemmung in Köln"


def test_a_feed_that_is_served_as_html_is_read_all_the_same() -> None:
    assert len(feed_items(stored(our.rss(ENTRIES)[0], "text/html"))) == 3


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    assert feed_items(stored(our.rss(ENTRIES)[0][:-150], "application/rss+xml"))[0].url == "https://paper.example/bridge"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "https://u:p@x.example/"]
)
def test_what_is_no_web_address_is_passed_over(link: str) -> None:
    assert feed_items(stored(our.json_feed([Entry("A title", link)])[0])) == ()


@pytest.mark.parametrize("body", [b"<html><body>Not found</body></html>", b"plain words", b'{"a": 1}', b"{", b"\x00\x01"])
def test_what_is_no_feed_says_so(body: bytes) -> None:
    with pytest.raises(UnreadableSource, match="no feed"):
        feed_items(stored(body, "text/html"))


def test_a_feed_is_never_opened_as_a_path_or_an_address(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(our.rss(ENTRIES)[0])
    with pytest.raises(UnreadableSource):
        feed_items(stored(str(path).encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_a_feeds_own_are_refused(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel/></rss>'
    with pytest.raises(UnreadableSource, match="entities"):
        feed_items(stored(bomb.encode(encoding)))


def test_a_feed_that_would_take_minutes_to_parse_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="tags"):
        feed_items(stored(b'<rss version="2.0"><channel>' + b"<item>" * 300_000))


@given(st.binary(max_size=400))
def test_no_bytes_break_the_readers(data: bytes) -> None:
    for read in (feed_items, lambda one: listing(one, day(1), 10_000)):
        with contextlib.suppress(SourceError):
            read(stored(data))


# ---------------------------------------------------------------- titles and times
def test_titles_are_plain_text_on_one_line() -> None:
    assert plain(" A <i>title</i>\nof &quot;two&quot; lines ") == 'A title of "two" lines'
    assert plain("<br>") is None
    assert plain(None) is None


def test_a_moment_without_a_zone_is_utc_and_a_day_stays_a_day() -> None:
    assert moment("2026-03-02T08:00:00") == moment("2026-03-02T10:00:00+02:00") == moment("2026-03-02T08:00:00Z") == day(2)
    assert moment("2026-03-02") == dt.date(2026, 3, 2)
    assert moment("yesterday") is None


# ---------------------------------------------------------------- sitemaps
def test_a_news_sitemap_names_titles_and_times() -> None:
    found = listing(stored(our.news_sitemap(ENTRIES[:2], "https://paper.example")), day(1), 100_000)
    assert [(item.url, item.published, item.publisher) for item in found.items] == [
        ("https://paper.example/bridge", day(2), "A paper"),
        ("https://paper.example/ferry", day(3, 21), "A paper"),
    ]


def test_a_packed_sitemap_is_unpacked_up_to_the_cap() -> None:
    body = our.gzipped(our.news_sitemap(ENTRIES[:2], "https://paper.example"))
    assert len(listing(stored(body), day(1), 100_000).items) == 2
    with pytest.raises(UnreadableSource, match="too large"):
        listing(stored(gzip.compress(b" " * (5 << 20))), day(1), 100_000)


def test_an_index_leads_to_its_latest_sitemaps_on_its_own_host() -> None:
    links = [
        ("https://paper.example/old.xml", day(1)),
        ("https://paper.example/today.xml", day(5)),
        ("https://elsewhere.example/x.xml", day(5)),
        ("https://www.paper.example/undated.xml", None),
        ("https://paper.example/yesterday.xml", day(4)),
        *((f"https://paper.example/{n}.xml", day(3)) for n in range(20)),
    ]
    found = listing(stored(our.sitemap_index(links)), day(3), 100_000).maps
    assert found[:3] == (
        "https://paper.example/today.xml",
        "https://paper.example/yesterday.xml",
        "https://paper.example/0.xml",
    )
    assert len(found) == MOST_MAPS


def test_titles_of_pictures_are_not_the_articles() -> None:
    body = (
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
        b"<url><loc>https://paper.example/x</loc><lastmod>2026-03-02</lastmod>"
        b"<image:image><image:loc>https://paper.example/x.png</image:loc><image:title>A picture</image:title></image:image></url></urlset>"
    )
    assert listing(stored(body), day(1), 10_000).items == (Item("https://paper.example/x", day=dt.date(2026, 3, 2)),)


def test_a_plain_list_of_addresses() -> None:
    found = listing(stored(b"https://paper.example/a\nhttps://paper.example/b\n", "text/plain"), day(1), 10_000)
    assert [item.url for item in found.items] == ["https://paper.example/a", "https://paper.example/b"]


def test_a_page_of_links_names_the_articles_among_them() -> None:
    page = """<html><body><nav><a href="/about-us-and-all-our-papers">About us and all our papers</a></nav>
    <a href="/news/bridge-closed-after-barge-strike">Bridge closed after a barge strikes it</a>
    <a href="/news/bridge-closed-after-barge-strike#comments">Bridge closed after a barge strikes it</a>
    <a href="/2026/03/02/ferry">The ferry runs all night</a> <a href="/news/1234567">A third story of today</a>
    <a href="/news">More of the latest news</a> <a href="/news/bridge-closed-after-barge-strike-2">Read</a>
    <a href="https://elsewhere.example/an-advert-for-a-thing">An advert for a thing</a></body></html>"""
    found = listing(stored(page.encode(), "text/html"), day(1), 10_000)
    assert [item.url for item in found.items] == [
        "https://paper.example/news/bridge-closed-after-barge-strike",
        "https://paper.example/2026/03/02/ferry",
        "https://paper.example/news/1234567",
    ]
    assert found.items[0].title == "Bridge closed after a barge strikes it"


def test_a_feed_among_the_sites_is_told_where_it_belongs() -> None:
    with pytest.raises(UnreadableSource, match=r"\[\[feeds\]\]"):
        listing(stored(our.rss(ENTRIES)[0]), day(1), 10_000)


def test_what_lists_nothing_says_so() -> None:
    with pytest.raises(UnreadableSource, match="no sitemap"):
        listing(stored(json.dumps({"a": 1}).encode(), "application/json"), day(1), 10_000)
