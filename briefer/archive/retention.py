"""Retention: what is older than the settings allow leaves the archive, and the file gives its room back."""

from __future__ import annotations

import datetime as dt
import sqlite3

from briefer.language.records import dataclass


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many runs and article versions were deleted."""

    runs: int
    versions: int


ANSWERS = 14
"""Days that a server's answer is kept: an older one is of no use, for what it names is read no more."""


def forget(db: sqlite3.Connection, before: dt.date) -> Forgotten:
    """Delete the runs of dates before `before` with their stories and briefings, and the versions that no run that is left
    names and that were read before it. The counts are of what went."""
    day = str(before)
    runs = db.execute("DELETE FROM run WHERE date < ?", (day,)).rowcount
    versions = db.execute(
        "DELETE FROM version WHERE seen < ?"
        " AND NOT EXISTS (SELECT 1 FROM run_article WHERE version = version.id)"
        " AND NOT EXISTS (SELECT 1 FROM source WHERE version = version.id)",
        (day,),
    ).rowcount
    db.execute("DELETE FROM article WHERE NOT EXISTS (SELECT 1 FROM version WHERE article = article.id)")
    return Forgotten(runs, versions)


def forget_answers(db: sqlite3.Connection, before: dt.date) -> int:
    """Delete what the fetcher kept before `before`; returns how many answers went."""
    return db.execute("DELETE FROM fetched WHERE seen < ?", (str(before),)).rowcount


def shrink(db: sqlite3.Connection) -> None:
    """Give the room of what was deleted back to the file system; outside a transaction."""
    db.execute("PRAGMA incremental_vacuum").fetchall()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
