"""Sites without a feed: news sitemaps, sitemap indexes, plain lists of addresses, and pages that list articles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefer.errors import UnreadableSource
from briefer.ingest.decode import decode
from briefer.ingest.fetch.items import Item, declares_entities, item, moment, plain
from briefer.ingest.fetch.store import Stored
from briefer.ingest.fetch.unpack import Damaged, TooLarge, unpacked
from briefer.ingest.fetch.urls import bare_host, printable, same_page
from briefer.ingest.html import declared_charset, looks_like_markup, parse
from briefer.language.patterns import rx
from briefer.language.records import dataclass

_SLUG_WORDS = rx(r"[^\W\d_]+")
_IS_LIST = rx(r"\s*https?://\S+\s*(?:\n\s*(?:https?://\S+\s*)?)*$", re.I)
MOST_MAPS = 10
"""So many sitemaps of an index are read, the latest first."""
TITLE_WORDS, SLUG_WORDS = 4, 4
"""A link of a list leads to an article where its text has so many words, and so has the last part of its address."""
_SECTION = frozenset({"nav", "footer", "header", "form", "menu"})


@dataclass(frozen=True, slots=True)
class Listing:
    """What a site lists: articles, and further sitemaps to read."""

    items: tuple[Item, ...] = ()
    maps: tuple[str, ...] = ()


def listing(stored: Stored, since: dt.datetime, cap: int) -> Listing:
    """What a sitemap, an index of sitemaps, a list of addresses or a page lists, in its order.

    Sitemaps of an index that were last changed before `since` are passed over. A packed sitemap is unpacked, to `cap` bytes
    at most. Raises `UnreadableSource` where it is none of these.
    """
    subject = printable(stored.url)
    body = _unzipped(stored.body, subject, cap)
    decoded = decode(body, declared_charset(body)).text
    head = decoded[:4096].lstrip()
    if head.startswith("<") and re.search(r"<(?:\w+:)?(?:urlset|sitemapindex)\b", head):
        if declares_entities(body):
            raise UnreadableSource(subject, "it defines XML entities of its own, which no sitemap needs", "tell the site")
        return _sitemap(body, stored, since, subject)
    if re.search(r"<(?:rss|feed|rdf:RDF)\b", head):
        raise UnreadableSource(subject, "it is a feed", "name it under [[feeds]]")
    if _IS_LIST.match(decoded):
        return Listing(items=tuple(_items(item(stored.final, line, None, None) for line in decoded.split())))
    if looks_like_markup(decoded):
        return Listing(items=tuple(_linked(decoded, stored.final)))
    raise UnreadableSource(
        subject, "it is no sitemap and no page of links", "name a sitemap, or a page that lists articles"
    )


def _unzipped(body: bytes, subject: str, cap: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return unpacked([body], "gzip", cap)
    except (TooLarge, Damaged):
        raise UnreadableSource(subject, "a packed sitemap that is damaged or too large", "name a smaller one") from None


# ---------------------------------------------------------------- sitemaps
def _sitemap(body: bytes, stored: Stored, since: dt.datetime, subject: str) -> Listing:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    root = etree.fromstring(body, parser=parser)
    if root is None:
        raise UnreadableSource(subject, "the sitemap is damaged", "tell the site")
    if _local(root) == "sitemapindex":
        return Listing(maps=_maps(root, stored, since))
    return Listing(items=tuple(_items(_url(element, stored.final) for element in root if _local(element) == "url")))


def _maps(root: Any, stored: Stored, since: dt.datetime) -> tuple[str, ...]:
    """The index's sitemaps on its own host, the latest first, those without a date after the dated ones."""
    first = since.date()
    found: list[tuple[bool, int, int, str]] = []
    for order, element in enumerate(child for child in root if _local(child) == "sitemap"):
        said = _said(element)
        entry = item(stored.final, said.get("loc"), None, moment(said.get("lastmod")))
        if entry is None or bare_host(entry.url) != bare_host(stored.final):
            continue
        day = entry.published.date() if entry.published else entry.day
        if day is None or day >= first:
            found.append((day is None, -day.toordinal() if day else 0, order, entry.url))
    return tuple(url for _, _, _, url in sorted(found)[:MOST_MAPS])


def _url(element: Any, base: str) -> Item | None:
    said = _said(element)
    when = moment(said.get("publication_date")) or moment(said.get("lastmod"))
    return item(base, said.get("loc"), said.get("title"), when, said.get("name"))


def _said(element: Any) -> dict[str, str]:
    """The texts of an entry by the local names of their elements; pictures' and films' own titles are none of it."""
    found: dict[str, str] = {}
    for part in element.iter():
        if isinstance(part.tag, str) and "image" not in part.tag and "video" not in part.tag and (part.text or "").strip():
            found.setdefault(_local(part), part.text.strip())
    return found


def _local(element: Any) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


# ---------------------------------------------------------------- pages
def _linked(markup: str, base: str) -> Iterator[Item]:
    """The articles that a page links to on its own host: links with a headline's words and an address made from them."""
    seen = {same_page(base)}
    for link in parse(markup).iter("a"):
        title = plain(link.text_content()) or plain(link.get("title"))
        found = item(base, link.get("href"), title, None)
        if found is None or bare_host(found.url) != bare_host(base) or any(a.tag in _SECTION for a in link.iterancestors()):
            continue
        key = same_page(found.url)
        if key not in seen and title and len(title.split()) >= TITLE_WORDS and _is_slug(found.url):
            seen.add(key)
            yield found


def _is_slug(url: str) -> bool:
    """Is the last part of the address made of words, or does it hold a date or a number as articles' addresses do?"""
    path = url.partition("?")[0].rstrip("/").partition("//")[2].partition("/")[2]
    last = path.rpartition("/")[2]
    return len(_SLUG_WORDS.findall(last)) >= SLUG_WORDS or bool(
        re.search(r"\d{5,}|/20\d\d/\d{1,2}/|20\d\d-\d\d-\d\d", f"/{path}")
    )


def _items(found: Iterator[Item | None]) -> Iterator[Item]:
    return (one for one in found if one is not None)
