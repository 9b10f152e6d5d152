"""Retention: what is older than the settings allow leaves the archive, and the file gives its room back."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many runs, article versions and kept answers of servers were deleted."""

    runs: int
    versions: int
    fetched: int


def forget(db: sqlite3.Connection, before: dt.date) -> Forgotten:
    """Delete the runs of dates before `before` with their stories and briefings, the versions that no run that is left
    names and that were read before it, and what the fetcher kept before it."""
    day = str(before)
    runs = db.execute("DELETE FROM run WHERE date < ?", (day,)).rowcount
    versions = db.execute(
        "DELETE FROM version WHERE seen < ?"
        " AND NOT EXISTS (SELECT 1 FROM run_article WHERE version = version.id)"
        " AND NOT EXISTS (SELECT 1 FROM source WHERE version = version.id)",
        (day,),
    ).rowcount
    db.execute("DELETE FROM article WHERE NOT EXISTS (SELECT 1 FROM version WHERE article = article.id)")
    fetched = db.execute("DELETE FROM fetched WHERE seen < ?", (day,)).rowcount
    return Forgotten(runs, versions, fetched)


def shrink(db: sqlite3.Connection) -> None:
    """Give the room of what was deleted back to the file system; outside a transaction."""
    db.execute("PRAGMA incremental_vacuum").fetchall()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
