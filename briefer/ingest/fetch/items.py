"""What a feed, a sitemap or a list of articles names: addresses, with titles and times where it gives them."""

from __future__ import annotations

import datetime as dt
import html
import re

from briefer.errors import SourceError
from briefer.ingest.fetch.urls import joined, without_tracking
from briefer.language.patterns import rx
from briefer.language.records import dataclass

_ELEMENT = rx(r"<[^<>]*>")
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Item:
    """One article that is named: `url` absolute and without tracking, `published` in UTC; null where nothing is said.

    `day` is the day of publication, where no time of it is given.
    """

    url: str
    title: str | None = None
    published: dt.datetime | None = None
    day: dt.date | None = None
    publisher: str | None = None


Moment = dt.datetime | dt.date | None


def item(base: str, link: object, title: object, when: Moment, publisher: object = None) -> Item | None:
    """The item that a link of the document at `base` names; null where it is no web address."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        url = without_tracking(joined(base, link))
    except SourceError:
        return None
    moment = when if isinstance(when, dt.datetime) else None
    return Item(url, plain(title), moment, when if moment is None else None, plain(publisher))


def plain(text: object) -> str | None:
    """A title as running text: without mark-up, on one line; null where nothing is left."""
    if not isinstance(text, str):
        return None
    return " ".join(html.unescape(_ELEMENT.sub(" ", text)).split())[:LONGEST_TITLE].strip() or None


def moment(text: object) -> Moment:
    """The moment that an ISO 8601 text names, in UTC, or the day, where it names no time; a time without a zone is UTC."""
    if not isinstance(text, str):
        return None
    try:
        if len(text.strip()) <= len("2026-03-02"):
            return dt.date.fromisoformat(text.strip())
        found = dt.datetime.fromisoformat(text.strip())
        return (found if found.tzinfo else found.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def declares_entities(data: bytes) -> bool:
    """Does an XML document define entities of its own? No feed needs any, and a bomb is made of them."""
    return _ENTITIES.search(data.replace(b"\x00", b"")) is not None
