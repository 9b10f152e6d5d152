"""Briefings in the archive: each whole, as its `briefing.json` has it, with the texts that it cites."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping

from briefer.archive import articles
from briefer.archive.articles import Version
from briefer.language.records import dataclass
from briefer.models import Briefing


@dataclass(frozen=True, slots=True)
class KeptBriefing:
    """The briefing of a story on a date."""

    date: dt.date
    story: str
    briefing: Briefing


def keep_briefing(
    db: sqlite3.Connection, date: dt.date, story: str, briefing: Briefing, versions: Mapping[str, int]
) -> None:
    """Keep the story's briefing of the date, in place of what was kept before.

    `versions` gives the version that each of the briefing's sources is, by the source's id.
    """
    text = briefing.model_dump_json(by_alias=True)
    day = str(date)
    db.execute("DELETE FROM briefing WHERE date = ? AND story = ?", (day, story))
    db.execute(
        "INSERT INTO briefing (date, story, title, json, sha256) VALUES (?, ?, ?, ?, ?)",
        (day, story, briefing.title, text, digest(text)),
    )
    db.executemany(
        "INSERT INTO source (date, story, id, version) VALUES (?, ?, ?, ?)",
        [(day, story, source.id, versions[source.id]) for source in briefing.sources],
    )
    db.executemany(
        "INSERT INTO item (date, story, id, kind, status, text) VALUES (?, ?, ?, ?, ?, ?)",
        [(day, story, *row) for row in item_rows(briefing)],
    )


def digest(text: str) -> str:
    """SHA-256 of a briefing's JSON, as the archive keeps it."""
    return hashlib.sha256(text.encode()).hexdigest()


def item_rows(briefing: Briefing) -> Iterator[tuple[str, str, str, str]]:
    """Id, kind, status and text of each thing that a briefing says, off the page too: what a search looks through."""
    for fact in briefing.facts:
        said = f"{fact.statement} ({fact.speaker})" if fact.speaker else fact.statement
        yield fact.id, "fact", fact.status, said
    for point in briefing.contested:
        yield point.id, "contested", point.kind, " | ".join((point.topic, *(p.statement for p in point.positions)))
    for update in briefing.updates:
        yield update.id, "update", "", f"{update.topic}: {' → '.join(value.value for value in update.values)}"


def find(db: sqlite3.Connection, date: dt.date, story: str) -> Briefing | None:
    """The story's briefing of the date; None where there is none."""
    row = db.execute("SELECT json FROM briefing WHERE date = ? AND story = ?", (str(date), story)).fetchone()
    return None if row is None else Briefing.model_validate_json(row["json"])


def last_before(db: sqlite3.Connection, date: dt.date, story: str) -> KeptBriefing | None:
    """The story's latest briefing of a date before `date`; None where there is none."""
    row = db.execute(
        "SELECT * FROM briefing WHERE story = ? AND date < ? ORDER BY date DESC LIMIT 1", (story, str(date))
    ).fetchone()
    return None if row is None else _kept(row)


def of_story(db: sqlite3.Connection, story: str, since: dt.date | None = None) -> tuple[KeptBriefing, ...]:
    """The story's briefings from `since` on, oldest first."""
    rows = db.execute(
        "SELECT * FROM briefing WHERE story = ? AND date >= ? ORDER BY date", (story, str(since or dt.date.min))
    )
    return tuple(_kept(row) for row in rows)


def of_date(db: sqlite3.Connection, date: dt.date) -> tuple[KeptBriefing, ...]:
    """The date's briefings, weightiest story first."""
    rows = db.execute(
        "SELECT briefing.* FROM briefing JOIN story ON story.date = briefing.date AND story.id = briefing.story"
        " WHERE briefing.date = ? ORDER BY position, story",
        (str(date),),
    )
    return tuple(_kept(row) for row in rows)


def texts(db: sqlite3.Connection, date: dt.date, story: str) -> dict[str, str]:
    """The text of each source of a briefing, by the source's id."""
    rows = db.execute(
        "SELECT source.id, text FROM source JOIN version ON version.id = version WHERE date = ? AND story = ?",
        (str(date), story),
    )
    return {row["id"]: row["text"] for row in rows}


def versions(db: sqlite3.Connection, date: dt.date, story: str) -> dict[str, Version]:
    """The version that each source of a briefing is, by the source's id, in the briefing's order."""
    rows = db.execute("SELECT id, version FROM source WHERE date = ? AND story = ?", (str(date), story)).fetchall()
    held = {row["id"]: row["version"] for row in rows}
    found = articles.versions(db, list(held.values()))
    by_source = dict(zip(held, found, strict=True))
    return dict(sorted(by_source.items(), key=lambda entry: (len(entry[0]), entry[0])))


def _kept(row: sqlite3.Row) -> KeptBriefing:
    return KeptBriefing(dt.date.fromisoformat(row["date"]), row["story"], Briefing.model_validate_json(row["json"]))
