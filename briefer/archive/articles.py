"""Articles in the archive: each text that an article has had is a version, known by its hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence

from briefer.language.records import dataclass
from briefer.models import Article, Claim


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an article has had: its place in the archive, the how-manyeth it is, when it was first read."""

    id: int
    key: str
    number: int
    seen: str
    article: Article
    text_sha256: str


def text_hash(text: str) -> str:
    """SHA-256 of a text as UTF-8, as `briefing.json` has it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def keep(db: sqlite3.Connection, articles: Iterable[Article], now: dt.datetime) -> tuple[int, ...]:
    """Keep the articles, in their order; returns the id of each one's version.

    A text that differs from the article's latest is a new version; the same text again is the version it was, so keeping
    an article twice keeps it once. Half characters (lone surrogates), which no file can hold, become U+FFFD.
    """
    return tuple(_keep(db, _storable(article), now.isoformat(timespec="seconds")) for article in articles)


def _keep(db: sqlite3.Connection, article: Article, seen: str) -> int:
    key, digest = article.key, article.text_sha256
    db.execute("INSERT INTO article (key) VALUES (?) ON CONFLICT DO NOTHING", (key,))
    ident = int(db.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()[0])
    last = db.execute(
        "SELECT id, number, text_sha256 FROM version WHERE article = ? ORDER BY number DESC LIMIT 1", (ident,)
    ).fetchone()
    if last is not None and last["text_sha256"] == digest:
        return int(last["id"])
    number = 1 if last is None else int(last["number"]) + 1
    row = (ident, number, seen, article.title or "", article.text, digest, _record(article))
    cursor = db.execute(
        "INSERT INTO version (article, number, seen, title, text, text_sha256, record) VALUES (?, ?, ?, ?, ?, ?, ?)", row
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def versions(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[Version, ...]:
    """The versions of these ids, in the ids' order. Raises `KeyError` for an id that is not in the archive."""
    found = {}
    for ident in dict.fromkeys(ids):
        row = db.execute(
            "SELECT version.*, article.key FROM version JOIN article ON article.id = article WHERE version.id = ?", (ident,)
        ).fetchone()
        if row is None:
            raise KeyError(ident)
        found[ident] = _version(row)
    return tuple(found[ident] for ident in ids)


def keep_claims(db: sqlite3.Connection, version: int, claims: Iterable[Claim]) -> None:
    """Keep what an article's version says, in place of what was kept of it before."""
    db.execute("DELETE FROM claim WHERE version = ?", (version,))
    db.executemany(
        'INSERT INTO claim (version, position, statement, speaker, polarity, modality, start, "end")'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (version, n, c.statement, c.speaker, c.polarity, c.modality, c.citation.start, c.citation.end)
            for n, c in enumerate(claims)
        ],
    )


def article_of(row: sqlite3.Row) -> Article:
    """The article of a row of `version`. Raises `pydantic.ValidationError` where it is not sound."""
    return Article.model_validate({**json.loads(row["record"]), "text": row["text"]})


def _version(row: sqlite3.Row) -> Version:
    return Version(row["id"], row["key"], row["number"], row["seen"], article_of(row), row["text_sha256"])


def _record(article: Article) -> str:
    return json.dumps(article.model_dump(mode="json", exclude={"text"}), ensure_ascii=False)


def _storable(article: Article) -> Article:
    """The article without half characters; no offset moves."""
    fields = {name: mended for name, value in article if isinstance(value, str) and (mended := _mended(value)) != value}
    return article.model_copy(update=fields) if fields else article


def _mended(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
