"""Full-text search in the archive: in what briefings say, and in the articles' texts.

Words are matched by their stem and without accents; words between quotation marks in their order. Nothing that is typed is
read as a query's syntax.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Collection
from typing import Literal

from briefer.errors import UsageError
from briefer.language.records import dataclass

OPEN, SHUT = "«", "»"
"""What stands around the words found."""
_WORDS = 16
"""Words in a snippet of an article."""
_PARTS = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand: what it is, where, and the text with the words marked.

    For an article, `story` and `date` name the latest briefing that cites it, where there is one.
    """

    kind: Literal["fact", "contested", "update", "article"]
    date: str | None
    story: str | None
    item: str | None
    title: str
    publisher: str | None
    url: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class StoryHit:
    """A story that the words lead to: its latest date and title, and how many things said in it hold the words."""

    story: str
    date: str
    title: str
    hits: int


def search(db: sqlite3.Connection, words: str, *, limit: int = 20, since: dt.date | None = None) -> tuple[Hit, ...]:
    """What briefings say with these words, best first, then the articles that hold them, best first; `limit` of each.

    Raises `UsageError` where there is no word to look for.
    """
    asked = query(words)
    return (*_items(db, asked, limit, since), *_articles(db, asked, limit, since))


def holding(db: sqlite3.Connection, words: str, among: Collection[int]) -> frozenset[int]:
    """Which of these versions hold all the words, in their titles or texts.

    Raises `UsageError` where there is no word to look for.
    """
    rows = db.execute(
        "SELECT rowid FROM version_search WHERE version_search MATCH ? AND rowid BETWEEN ? AND ?",
        (query(words), min(among, default=0), max(among, default=0)),
    )
    return frozenset(among) & {int(row["rowid"]) for row in rows}


def stories(db: sqlite3.Connection, words: str, *, limit: int = 10) -> tuple[StoryHit, ...]:
    """The stories whose briefings say most with these words, the most hits and then the latest first.

    Raises `UsageError` where there is no word to look for.
    """
    rows = db.execute(
        "SELECT item.story, max(item.date) AS date, count(*) AS hits FROM item_search"
        " JOIN item ON item.rowid = item_search.rowid"
        " WHERE item_search MATCH ? GROUP BY item.story ORDER BY hits DESC, date DESC, item.story LIMIT ?",
        (query(words), limit),
    ).fetchall()
    return tuple(StoryHit(row["story"], row["date"], _title(db, row["date"], row["story"]), row["hits"]) for row in rows)


def query(words: str) -> str:
    """The words as an FTS5 query that asks for all of them, every mark in them taken as text.

    Raises `UsageError` where there is no letter or digit in them.
    """
    parts = [next(part for part in match.groups() if part is not None) for match in _PARTS.finditer(words)]
    asked = [part.replace('"', " ").replace("\0", " ") for part in parts if any(c.isalnum() for c in part)]
    if not asked:
        raise UsageError("WORDS", "there is no word to look for", "name one or more words")
    return " ".join(f'"{part}"' for part in asked)


def _items(db: sqlite3.Connection, asked: str, limit: int, since: dt.date | None) -> list[Hit]:
    rows = db.execute(
        "SELECT item.*, highlight(item_search, 0, ?, ?) AS snippet FROM item_search"
        " JOIN item ON item.rowid = item_search.rowid"
        " WHERE item_search MATCH ? AND date >= ? ORDER BY bm25(item_search), date DESC, story, item.id LIMIT ?",
        (OPEN, SHUT, asked, str(since or dt.date.min), limit),
    ).fetchall()
    titles = {(r["date"], r["story"]): _title(db, r["date"], r["story"]) for r in rows}
    return [
        Hit(r["kind"], r["date"], r["story"], r["id"], titles[r["date"], r["story"]], None, None, r["snippet"])
        for r in rows
    ]


def _articles(db: sqlite3.Connection, asked: str, limit: int, since: dt.date | None) -> list[Hit]:
    rows = db.execute(
        "SELECT version.id, version.title, json_extract(record, '$.publisher') AS publisher,"
        " json_extract(record, '$.url') AS url, snippet(version_search, 1, ?, ?, '…', ?) AS snippet"
        " FROM version_search JOIN version ON version.id = version_search.rowid"
        " WHERE version_search MATCH ? AND seen >= ? ORDER BY bm25(version_search), version.id LIMIT ?",
        (OPEN, SHUT, _WORDS, asked, str(since or dt.date.min), limit),
    ).fetchall()
    found = []
    for row in rows:
        cited = db.execute(
            "SELECT date, story FROM source WHERE version = ? ORDER BY date DESC, story LIMIT 1", (row["id"],)
        ).fetchone()
        date, story = (cited["date"], cited["story"]) if cited else (None, None)
        snippet = " ".join(row["snippet"].split())
        found.append(Hit("article", date, story, None, row["title"], row["publisher"], row["url"], snippet))
    return found


def _title(db: sqlite3.Connection, date: str, story: str) -> str:
    row = db.execute("SELECT title FROM briefing WHERE date = ? AND story = ?", (date, story)).fetchone()
    return str(row["title"])
