"""JSON and JSON lines: one object an article, a list of them, an envelope around a list, or a JSON-LD document.

An article object has its text under `text`, `body`, `content` or `articleBody` (as text or as HTML) and may have a title,
a date, a publisher, an author and an address, under the names that feeds, news APIs and schema.org give them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefer.errors import EmptySource, NotAnArticle, SourceError, UnreadableSource
from briefer.ingest.decode import universal_newlines
from briefer.ingest.draft import Draft
from briefer.ingest.html import looks_like_markup, read_page
from briefer.ingest.page_meta import iso_date, linked_nodes, names
from briefer.ingest.pieces import fold
from briefer.ingest.text import read_plain

_TEXT = (
    "text",
    "body",
    "content",
    "articleBody",
    "content_text",
    "full_text",
    "fulltext",
    "content_html",
    "html",
)
_TITLE = ("title", "headline", "name")
_PUBLISHER = ("publisher", "source", "site_name", "sitename", "outlet", "publication", "provider")
_DATE = ("published", "datePublished", "date", "published_at", "publishedAt", "date_published", "pub_date", "pubDate",
         "created_at", "publication_date", "timestamp")  # fmt: skip
_AUTHOR = ("author", "authors", "byline", "creator")
_URL = ("url", "link", "canonical_url", "@id", "mainEntityOfPage", "permalink")
_ENVELOPES = ("articles", "items", "documents", "docs", "results", "entries", "stories", "data", "response")
MAX_DEPTH = 4
"""How many envelopes deep articles are looked for."""

Item = tuple[str, Draft | SourceError]


def read_json(text: str, path: str) -> Iterator[Item]:
    """(path, article or error) of each article in a JSON document.

    A single object keeps the file's path; the n-th of a list has "#n" after it, counting from 1.
    """
    try:
        value = json.loads(text, strict=False)
    except ValueError as error:
        yield path, UnreadableSource(path, f"no valid JSON: {error}", "mend it; JSON lines go in a .jsonl file")
        return
    except RecursionError:
        yield path, UnreadableSource(path, "the JSON is nested too deeply", "name a file that holds articles")
        return
    objects = _objects(value, 0)
    if not objects:
        yield path, NotAnArticle(path, "the JSON holds no article", _mend())
    elif len(objects) == 1 and not isinstance(value, list):
        yield path, _draft(objects[0], path)
    else:
        for number, item in enumerate(objects, 1):
            yield f"{path}#{number}", _draft(item, f"{path}#{number}")


def read_json_lines(text: str, path: str) -> Iterator[Item]:
    """(path#line, article or error) of each line that is not blank, lines counting from 1; a bad line stops no other."""
    found = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        found = True
        here = f"{path}#{number}"
        try:
            value = json.loads(line, strict=False)
        except ValueError as error:
            yield here, UnreadableSource(here, f"line {number} is no valid JSON: {error}", "mend the line")
            continue
        except RecursionError:
            yield here, UnreadableSource(here, f"line {number} is nested too deeply", "mend the line")
            continue
        objects = _objects(value, MAX_DEPTH)
        yield here, _draft(objects[0], here) if objects else NotAnArticle(here, f"line {number} holds no article", _mend())
    if not found:
        yield path, EmptySource(path, "no line holds anything", "name another file")


def _mend() -> str:
    return f"an article is an object with its text under one of {', '.join(_TEXT[:4])}"


def _objects(value: object, depth: int) -> list[Mapping[str, Any]]:
    """The article objects in a value: itself, a list's members, or those in an envelope around them."""
    if isinstance(value, list):
        return [o for member in value for o in (_objects(member, depth + 1) or _unread(member))]
    if not isinstance(value, dict) or depth > MAX_DEPTH:
        return []
    if any(isinstance(value.get(k), str) for k in _TEXT):
        return [value]
    for key in _ENVELOPES:
        if isinstance(value.get(key), (list, dict)) and (inner := _objects(value[key], depth + 1)):
            return inner
    return [n for n in linked_nodes(value) if _said(n, _TEXT) is not None]


def _unread(member: object) -> list[Mapping[str, Any]]:
    """A member without a text, kept so that it is reported; the nodes of JSON-LD that are no articles are none to miss."""
    return [member] if isinstance(member, dict) and "@type" not in member else []


def _said(item: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of the keys' values that is text and not blank."""
    return next((v for k in keys if isinstance(v := item.get(k), str) and v.strip()), None)


def _draft(item: Mapping[str, Any], path: str) -> Draft | SourceError:
    text = _said(item, _TEXT)
    if text is None:
        has = any(k in item for k in _TEXT)
        return EmptySource(path, "its text is empty", _mend()) if has else NotAnArticle(path, "it has no text", _mend())
    draft = _read(text)
    return Draft(
        draft.text,
        draft.blocks,
        title=_line(_said(item, _TITLE)) or draft.title,
        publisher=_named(item, _PUBLISHER) or draft.publisher,
        byline=_named(item, _AUTHOR) or draft.byline,
        dateline=draft.dateline,
        published=next((day for k in _DATE if (day := iso_date(item.get(k)))), None) or draft.published,
        url=_address(item) or draft.url,
        notes=draft.notes,
    )


def _read(text: str) -> Draft:
    if not looks_like_markup(text):
        return read_plain(universal_newlines(text))
    page = read_page(text if "<body" in text.lower() else f"<html><body><article>{text}</article></body></html>")
    return page if page.text else read_plain(universal_newlines(text))


def _line(text: str | None) -> str | None:
    return fold(text) or None if text else None


def _named(item: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((found for k in keys if (found := names(item.get(k)))), None)


def _address(item: Mapping[str, Any]) -> str | None:
    for key in _URL:
        value = item.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip().lower().startswith(("http://", "https://")):
            return value.strip()
    return None
