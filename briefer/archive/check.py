"""`briefer archive check`: is the file sound, and does every briefing in it still hold against the archived texts?"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator

from pydantic import ValidationError

from briefer.archive.articles import article_of, text_hash
from briefer.archive.briefings import digest, item_rows, texts
from briefer.language.records import dataclass
from briefer.models import Briefing, Citation


@dataclass(frozen=True, slots=True)
class Report:
    """What was found wrong, a line each, and how much was looked at."""

    problems: tuple[str, ...]
    runs: int
    briefings: int
    versions: int
    citations: int


def check(db: sqlite3.Connection) -> Report:
    """Check the pages of the file, the references between its tables, its search indexes, the hash of every text, and
    every citation of every briefing. Nothing is changed."""
    problems: list[str] = []
    found = [0, 0, 0, 0]
    try:
        problems += [*_file(db), *_indexes(db), *_versions(db), *_runs(db)]
        for row in db.execute("SELECT * FROM briefing ORDER BY date, story"):
            wrong, count = _briefing(db, row)
            problems += wrong
            found[3] += count
        for n, table in enumerate(("run", "briefing", "version")):
            found[n] = int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.DatabaseError as error:
        problems.append(f"the file: {error}")
    return Report(tuple(problems), *found)


def _file(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the file: {row[0]}"
    for row in db.execute("PRAGMA foreign_key_check"):
        yield f"table {row[0]}: row {row[1]} names a row of {row[2]} that is not there"


def _indexes(db: sqlite3.Connection) -> Iterator[str]:
    for name in ("version_search", "item_search"):
        try:
            db.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            yield f"the search index {name} does not fit its table"


def _versions(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute("SELECT version.*, key FROM version JOIN article ON article.id = article ORDER BY version.id"):
        where = f"article {row['key']}, version {row['number']}"
        if text_hash(row["text"]) != row["text_sha256"]:
            yield f"{where}: its text is not the one that was kept"
        try:
            article_of(row)
        except ValidationError as error:
            yield f"{where}: is no sound article: {error.errors()[0]['msg']}"
        last = db.execute('SELECT max("end") FROM claim WHERE version = ?', (row["id"],)).fetchone()[0]
        if last is not None and last > len(row["text"]):
            yield f"{where}: a claim lies outside its text"


def _runs(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute("SELECT date FROM run WHERE state = 'done' AND front IS NULL"):
        yield f"run of {row['date']}: is done, but has no front page"


def _briefing(db: sqlite3.Connection, row: sqlite3.Row) -> tuple[list[str], int]:
    where = f"briefing {row['story']} of {row['date']}"
    if digest(row["json"]) != row["sha256"]:
        return [f"{where}: is not the one that was kept"], 0
    try:
        briefing = Briefing.model_validate_json(row["json"])
    except ValidationError as error:
        return [f"{where}: is no sound briefing: {error.errors()[0]['msg']}"], 0
    held = texts(db, dt.date.fromisoformat(row["date"]), row["story"])
    problems = [f"{where}: {problem}" for problem in _sources(briefing, held)]
    cited = [*citations(briefing)]
    problems += [
        f"{where}: {c.source} {c.start}–{c.end} does not hold the quote {c.quote[:60]!r}"
        for c in cited
        if held.get(c.source, "")[c.start : c.end] != c.quote
    ]
    kept = {(r["id"], r["kind"], r["status"], r["text"]) for r in _items(db, row)}
    if kept != set(item_rows(briefing)):
        problems.append(f"{where}: its facts and points are not those kept for search")
    return problems, len(cited)


def _items(db: sqlite3.Connection, row: sqlite3.Row) -> sqlite3.Cursor:
    return db.execute("SELECT * FROM item WHERE date = ? AND story = ?", (row["date"], row["story"]))


def _sources(briefing: Briefing, held: dict[str, str]) -> Iterator[str]:
    for source in briefing.sources:
        if source.id not in held:
            yield f"the text of {source.id} is missing"
        elif text_hash(held[source.id]) != source.text_sha256:
            yield f"the text of {source.id} is not the one that was briefed"


def citations(briefing: Briefing) -> Iterator[Citation]:
    """Every citation of a briefing, off the page too."""
    for sentence in briefing.bottom_line:
        yield from sentence.citations
    for fact in briefing.facts:
        yield from fact.citations
    for point in briefing.contested:
        for position in point.positions:
            yield from position.citations
    for update in briefing.updates:
        for value in update.values:
            yield from value.citations
