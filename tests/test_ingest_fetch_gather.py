"""A day's reading over real loopback HTTP: several sites, and each of them in some trouble."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from briefer.ingest.fetch.gather import Gathered, Listed, gather
from briefer.ingest.fetch.store import MemoryStore
from briefer.settings.model import Settings
from tests import site as our
from tests.patience import CEILING, patience
from tests.site import Entry, Expired, Site, article, day

NOW = day(3, 7)


def text(about: str) -> list[str]:
    """Three paragraphs of news on something, different for everything."""
    return [
        f"The {about} was closed on Monday after a barge struck it in thick fog, the river police said in a statement.",
        f"Engineers will look at the {about} this week and decide whether buses may use it before the spring fair begins.",
        f"The town's mayor said that a ferry would run every ten minutes until the {about} is open to traffic again.",
    ]


def story(site: Site, about: str, *, path: str = "", when: dt.datetime | None = None, **more: Any) -> Entry:
    """A page on something, and the entry that names it."""
    path = path or f"/{about}"
    site.page(path, article(f"The {about} is closed", *text(about), **more))
    return Entry(f"The {about} is closed", path, when or day(2, 12))


def read(*sites: Site, hosts: tuple[str, ...] = (), store: MemoryStore | None = None, **settings: Any) -> Gathered:
    fetch = {
        "per_host_seconds": 0,
        "timeout": CEILING,
        "allow_hosts": [*(one.host for one in sites), *hosts],
        "max_bytes": 200_000,
    }
    given = {**settings, "fetch": fetch | settings.get("fetch", {})}
    return gather(Settings.model_validate(given), NOW, store)


def states(found: Gathered) -> dict[str, str]:
    return {one.url.rpartition("/")[2]: one.state for one in found.listed}


# ---------------------------------------------------------------- articles
def test_the_articles_of_a_feed_with_what_is_known_of_them(site: Site) -> None:
    url = site.feed("/rss", [story(site, "bridge"), story(site, "tunnel", when=day(2, 20))])
    found = read(site, feeds=[{"url": url, "publisher": "The Courier"}])
    assert found.left_out == ()
    assert [(a.id, a.title, a.publisher, a.url, a.path) for a in found.articles] == [
        ("S1", "The tunnel is closed", "The Courier", f"{site.address}/tunnel", None),
        ("S2", "The bridge is closed", "The Courier", f"{site.address}/bridge", None),
    ]
    assert found.articles[0].published == dt.date(2026, 3, 2)
    assert "Another story of the day" not in found.articles[0].text
    assert not found.articles[0].text_is_file
    assert found.listed[0] == Listed(
        url, f"{site.address}/tunnel", "The tunnel is closed", day(2, 20), "read", "S1", found.articles[0].words
    )


def test_the_entry_stands_in_where_the_page_is_silent(site: Site) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in text("bridge"))
    site.page("/bare", f"<html><body><article>{paragraphs}</article></body></html>")
    url = site.feed("/rss", [Entry("A title from the feed", "/bare", day(2, 12))])
    (found,) = read(site, feeds=[{"url": url}]).articles
    assert (found.title, found.published) == ("A title from the feed", dt.date(2026, 3, 2))


def test_the_day_is_counted_in_the_zone_that_is_set(site: Site) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in text("bridge"))
    site.page("/bare", f"<html><body><article>{paragraphs}</article></body></html>")
    url = site.feed("/rss", [Entry("A title", "/bare", day(2, 20))])
    (found,) = read(site, feeds=[{"url": url}], daily={"time_zone": "Asia/Tokyo"}).articles
    assert found.published == dt.date(2026, 3, 3)


def test_every_kind_of_source_is_read_in_the_order_of_the_settings(site: Site, tmp_path: Path) -> None:
    sitemap = site.sitemap("/news.xml", [story(site, "lock")])
    index = site.serve("/index.xml", our.Answer(our.sitemap_index([(f"{site.address}/more.xml", day(3))])))
    site.sitemap("/more.xml", [story(site, "quay")])
    slug = story(site, "weir", path="/news/the-old-weir-is-closed", published="2026-03-02T20:00:00Z")
    front = site.page("/front", f'<html><body><a href="{slug.link}">The old weir is closed</a></body></html>')
    (tmp_path / "clip.html").write_text(article("Ferry stopped", *text("ferry"), publisher=""))
    found = read(
        site,
        feeds=[
            {"url": site.feed(f"/{kind}", [story(site, f"{kind} gate", path=f"/{kind}-gate")], kind)}
            for kind in ("atom", "json")
        ],
        sites=[{"url": url} for url in (sitemap, index, front)],
        folders=[{"path": str(tmp_path), "publisher": "Clippings"}],
    )
    assert found.left_out == ()
    assert [a.title for a in found.articles] == [
        *("The atom gate is closed", "The json gate is closed", "The lock is closed", "The quay is closed"),
        *("The weir is closed", "Ferry stopped"),
    ]
    assert found.articles[-1].publisher == "Clippings"


# ---------------------------------------------------------------- what is not read
def test_only_the_hours_asked_for(site: Site) -> None:
    entries = [
        story(site, "yesterday", when=day(2, 8)),
        story(site, "older", when=day(2, 6, 59)),
        story(site, "later", when=day(3, 7, 1)),
        story(site, "edge", when=day(2, 7)),
    ]
    found = read(site, feeds=[{"url": site.feed("/rss", entries)}])
    assert states(found) == {"yesterday": "read", "older": "too old", "later": "too new", "edge": "read"}
    assert site.hits("/older") == site.hits("/later") == []


def test_an_article_without_a_time_in_the_feed_is_judged_by_its_own_day(site: Site) -> None:
    entries = [
        story(site, "today"),
        story(site, "older", published="2026-02-20T08:00:00Z"),
        story(site, "undated", published=""),
    ]
    found = read(site, feeds=[{"url": site.feed("/rss", [Entry(e.title, e.link) for e in entries])}])
    assert states(found) == {"today": "read", "older": "too old", "undated": "read"}
    assert [a.id for a in found.articles] == ["S1", "S2"]


def test_one_page_is_read_once_whoever_names_it(site: Site) -> None:
    entry = story(site, "bridge")
    again = Entry(entry.title, f"{site.address}/bridge?utm_source=other", day(2, 13))
    found = read(site, feeds=[{"url": site.feed("/a", [entry])}, {"url": site.feed("/b", [again])}])
    assert [one.state for one in found.listed] == ["duplicate", "read"]
    assert len(site.hits("/bridge")) == 1


def test_of_each_source_the_latest_are_read(site: Site) -> None:
    entries = [story(site, f"gate-{n}", when=day(2, 8 + n)) for n in range(5)]
    found = read(site, feeds=[{"url": site.feed("/rss", entries)}], fetch={"per_source": 2})
    assert {url for url, state in states(found).items() if state == "read"} == {"gate-4", "gate-3"}
    assert list(states(found).values()).count("over the limit") == 3


def test_trouble_is_told_and_stops_nobody(site: Site) -> None:
    walled = article(
        "Closed",
        text("x")[0],
        head='<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
    )
    consent = "<html><body><h1>We value your privacy</h1><p>We and our 99 partners store cookies.</p><button>Accept all</button></body></html>"
    with Site(host="localhost") as inner, Expired() as dead:
        inner.page("/secret", article("Secret", *text("vault")))
        site.page("/walled", walled)
        site.page("/consent", consent)
        site.bomb("/bomb", 2)
        site.redirect("/private", f"{inner.address}/secret")
        site.robots("User-agent: *\nDisallow: /forbidden\n")
        links = ["/walled", "/consent", "/bomb", "/private", "/forbidden", "/gone", f"{dead.address}/story"]
        entries = [story(site, "bridge"), *(Entry(link, link, day(2, 12)) for link in links)]
        feeds = [
            {"url": f"{dead.address}/rss"},
            {"url": site.feed("/rss", entries)},
            {"url": site.page("/nofeed", "<html><body>Not a feed</body></html>")},
        ]
        found = read(site, hosts=(dead.host,), feeds=feeds)
        assert inner.connections == 0
    assert [a.title for a in found.articles] == ["The bridge is closed"]
    causes = {left.subject.rpartition("/")[2]: left.cause for left in found.left_out}
    assert causes == {
        "rss": "no answer in the time set",
        "nofeed": "it is no feed (RSS, Atom or JSON Feed)",
        "walled": "a paywall stands before the text (the page says that it is not free)",
        "consent": "a cookie wall stands before the text (the page asks for consent and shows no article)",
        "bomb": "larger than 200,000 bytes",
        "private": "localhost is no public address (127.0.0.1)",
        "forbidden": "the site's robots.txt does not allow it",
        "gone": "there is no such page (404)",
        "story": "no answer in the time set",
    }
    assert all(left.mend for left in found.left_out)


@pytest.mark.parametrize(
    ("encoding", "header"),
    [("utf-8", None), ("cp1252", "same"), ("cp1252", None), ("utf-16", None), ("iso-8859-1", "utf-8")],
)
def test_pages_in_whatever_encoding(site: Site, encoding: str, header: str | None) -> None:
    paragraphs = [
        line.replace("river police", "Flußpolizei of “Köln”" if encoding != "iso-8859-1" else "Flußpolizei of Köln")
        for line in text("Brücke")
    ]
    charset = "windows-1252" if encoding == "cp1252" else "utf-8"
    site.page("/story", article("Die Brücke", *paragraphs, charset=charset), encoding, header=header)
    (found,) = read(site, feeds=[{"url": site.feed("/rss", [Entry("Die Brücke", "/story", day(2, 12))])}]).articles
    assert "Flußpolizei of" in found.text
    assert "Köln" in found.text
    assert found.title == "Die Brücke"


# ---------------------------------------------------------------- from day to day
def test_the_second_time_only_what_changed_is_sent(site: Site) -> None:
    entries = [story(site, "bridge"), story(site, "tunnel")]
    url = site.feed("/rss", entries)
    store = MemoryStore()
    first = read(site, store=store, feeds=[{"url": url}])
    story(site, "tunnel", publisher="Another paper")
    second = read(site, store=store, feeds=[{"url": url}])
    assert states(second) == {"bridge": "unchanged", "tunnel": "read"}
    assert [a.url for a in second.articles] == [a.url for a in first.articles]
    assert second.articles[0] == first.articles[0]
    assert "if-none-match" in site.hits("/rss")[1].headers


def test_the_same_answers_give_the_same_result(site: Site) -> None:
    with Site() as other:
        urls = [one.feed("/rss", [story(one, f"gate-{n}", path=f"/{n}") for n in range(6)]) for one in (site, other)]
        feeds = [{"url": url} for url in urls]
        assert read(site, other, feeds=feeds) == read(site, other, feeds=feeds)


def test_what_the_store_holds_for_good_needs_no_network(site: Site) -> None:
    from dataclasses import replace

    url = site.feed("/rss", [story(site, "bridge")])
    store = MemoryStore()
    first = read(site, store=store, feeds=[{"url": url}])
    store.kept = {key: replace(one, fresh=True) for key, one in store.kept.items()}
    site.requests.clear()
    assert read(site, store=store, feeds=[{"url": url}]).articles == first.articles
    assert site.requests == []


def test_every_answer_is_kept_as_it_comes(site: Site) -> None:
    """So that a run that is stopped in the middle need not begin anew."""
    store = MemoryStore()
    was_kept: list[bool] = []

    def second(hit: our.Hit) -> our.Answer:
        """Answers when the first page is in the store, and not before."""
        patience(lambda: f"{site.address}/a" in store.kept, CEILING / 2)
        was_kept.append(True)
        return our.Answer(article("Closed", *text("lock")).encode(), headers={"Content-Type": "text/html"})

    site.serve("/b", second)
    url = site.feed("/rss", [story(site, "a"), Entry("Closed", "/b", day(2, 12))])
    read(site, store=store, feeds=[{"url": url}])
    assert was_kept == [True]


def test_an_address_is_the_pages_own_only_on_its_own_site(site: Site) -> None:
    story(site, "bridge", canonical=f"{site.address}/news/bridge?utm_source=x")
    story(site, "copy", canonical="https://elsewhere.example/original")
    story(site, "root", canonical=f"{site.address}/")
    entries = [Entry("x", f"/{name}", day(2, 12)) for name in ("bridge", "copy", "root")]
    found = read(site, feeds=[{"url": site.feed("/rss", entries)}])
    assert [a.url for a in found.articles] == [
        f"{site.address}/news/bridge",
        f"{site.address}/copy",
        f"{site.address}/root",
    ]


def test_progress_is_told(site: Site) -> None:
    told: list[tuple[str, int, int]] = []
    url = site.feed("/rss", [story(site, "bridge")])
    settings = Settings.model_validate(
        {"feeds": [{"url": url}], "fetch": {"per_host_seconds": 0, "allow_hosts": [site.host]}}
    )
    gather(settings, NOW, progress=lambda step, done, total: told.append((step, done, total)))
    assert told == [("fetch feeds", 1, 1), ("fetch pages", 1, 1), ("read", 0, 1)]
