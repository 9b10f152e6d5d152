"""Answers of servers, kept so that a later day need not be sent what did not change. The archive's side of the fetcher."""

from __future__ import annotations

import datetime as dt
import json

from briefer.archive.store import Archive
from briefer.ingest.fetch.store import Stored


class Fetched:
    """A store of answers for one reading of one date.

    What this very reading fetched already, before it was stopped, is `fresh`: it is not asked for again, so that a run that
    goes on reads what it had read. All else is asked for with its validators. Each answer is kept as it comes.
    """

    def __init__(self, archive: Archive, date: dt.date, attempt: int) -> None:
        self._archive, self._seen, self._attempt = archive, str(date), attempt

    def get(self, url: str) -> Stored | None:
        """The answer kept for an address; None where there is none."""
        row = self._archive.db.execute("SELECT * FROM fetched WHERE url = ?", (url,)).fetchone()
        if row is None:
            return None
        fresh = (row["seen"], row["attempt"]) == (self._seen, self._attempt)
        return Stored(url=url, body=row["body"], fresh=fresh, **json.loads(row["headers"]))

    def put(self, stored: Stored) -> None:
        """Keep an answer in place of an earlier one for its address."""
        headers = {
            "final": stored.final,
            "content_type": stored.content_type,
            "etag": stored.etag,
            "last_modified": stored.last_modified,
        }
        with self._archive.transaction() as db:
            db.execute(
                "INSERT INTO fetched (url, seen, attempt, headers, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " seen = excluded.seen, attempt = excluded.attempt, headers = excluded.headers, body = excluded.body",
                (stored.url, self._seen, self._attempt, json.dumps(headers), stored.body),
            )
