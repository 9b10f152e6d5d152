"""Feeds: RSS and Atom through feedparser, JSON Feed by hand."""

from __future__ import annotations

import calendar
import datetime as dt
import io
import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

from briefer.errors import UnreadableSource
from briefer.ingest.decode import decode
from briefer.ingest.fetch.items import Item, declares_entities, item, moment
from briefer.ingest.fetch.store import Stored
from briefer.ingest.fetch.urls import printable

MOST_TAGS = 200_000
"""A feed with more tags than this is not parsed: one of a thousand whole articles has fewer, and each takes its time."""


def feed_items(stored: Stored) -> tuple[Item, ...]:
    """What a feed names, in its order; empty where it names nothing.

    Raises `UnreadableSource` where the bytes are no feed.
    """
    subject = printable(stored.url)
    head = stored.body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        found = _json_feed(stored)
    elif declares_entities(stored.body):
        raise UnreadableSource(subject, "it defines XML entities of its own, which no feed needs", "tell the site")
    elif stored.body.count(b"<") > MOST_TAGS:
        raise UnreadableSource(subject, f"it has more than {MOST_TAGS:,} tags", "name a smaller feed")
    else:
        found = _xml_feed(stored)
    if found is None:
        mend = "name the feed's own address; a page or a sitemap goes under [[sites]]"
        raise UnreadableSource(subject, "it is no feed (RSS, Atom or JSON Feed)", mend)
    return tuple(one for one in found if one is not None)


def _xml_feed(stored: Stored) -> Iterator[Item | None] | None:
    import feedparser

    headers = {"content-type": stored.content_type or "application/xml", "content-location": stored.final}
    # As a stream: text or bytes that look like a path or an address would be opened.
    parsed: Any = feedparser.parse(io.BytesIO(stored.body), response_headers=headers, sanitize_html=False)
    if not parsed.get("version") and not parsed.entries:
        return None
    return (_entry(entry, stored.final) for entry in parsed.entries)


def _entry(entry: Mapping[str, Any], base: str) -> Item | None:
    source = entry.get("source")
    publisher = source.get("title") if isinstance(source, Mapping) else None
    when = _utc(entry.get("published_parsed")) or _utc(entry.get("updated_parsed"))
    return item(base, entry.get("link"), entry.get("title"), when, publisher)


def _utc(parts: time.struct_time | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(parts), dt.UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None


def _json_feed(stored: Stored) -> Iterator[Item | None] | None:
    try:
        feed = json.loads(decode(stored.body).text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version", "")):
        return None
    entries = feed.get("items")
    return (
        (_json_entry(one, stored.final) for one in entries if isinstance(one, dict)) if isinstance(entries, list) else None
    )


def _json_entry(entry: Mapping[str, Any], base: str) -> Item | None:
    when = moment(entry.get("date_published")) or moment(entry.get("date_modified"))
    return item(base, entry.get("url") or entry.get("external_url") or entry.get("id"), entry.get("title"), when)
