"""The jobs of the Slack app in one SQLite file: each runs once, none is lost, and no more wait than there is room for.

What Slack sends is known by a key of its own (a trigger, an event): a request that comes twice adds nothing. A job is
`waiting`, `running`, `done` or `failed`; what was waiting or running when the process ended is found again at its next
start. Briefings that were made are kept here too, for their buttons.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefer.models import Briefing
from briefer.slack_app.commands import Command, Kind

HOUR = 3600.0
KEEP = 14 * 24 * HOUR
"""Seconds for which jobs and briefings are kept."""
COUNTED: tuple[Kind, ...] = ("urls", "words")
"""The kinds that cost a briefing, and count towards the hour's allowance."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, arguments TEXT NOT NULL, team TEXT NOT NULL, user TEXT NOT NULL,
    channel TEXT NOT NULL, reply_to TEXT NOT NULL, state TEXT NOT NULL, at REAL NOT NULL, ref TEXT, cause TEXT
);
CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, id);
CREATE INDEX IF NOT EXISTS jobs_by_user ON jobs (team, user, at);
CREATE TABLE IF NOT EXISTS briefings (ref TEXT PRIMARY KEY, body TEXT NOT NULL, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS posts (
    date TEXT NOT NULL, channel TEXT NOT NULL, part TEXT NOT NULL, ts TEXT NOT NULL, PRIMARY KEY (date, channel, part)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing asked for: by whom, where, and where the answer goes (`reply_to`, Slack's response address)."""

    id: int
    command: Command
    team: str
    user: str
    channel: str
    reply_to: str
    at: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a job was not taken, and after how many seconds it may be asked again."""

    why: Literal["full", "user", "workspace"]
    wait: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may wait, and how many briefings an hour allows."""

    queue: int
    per_user: int
    per_workspace: int
    workers: int = 1
    seconds_a_job: float = 10.0
    """What a waiting job is reckoned at when the queue is full."""


class Jobs:
    """The file. Safe for use by several threads; `clock` gives seconds since the epoch."""

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
        self._db.row_factory = sqlite3.Row
        self._lock = threading.Lock()
        self._clock = clock
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + _SCHEMA)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    # ------------------------------------------------------------ once only
    def first(self, key: str) -> bool:
        """Is this the first time that `key` is seen?"""
        with self._lock:
            done = self._db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, self._clock()))
            return done.rowcount == 1

    # ------------------------------------------------------------ the queue
    def add(self, command: Command, team: str, user: str, channel: str, reply_to: str, limits: Limits) -> Job | Refused:
        """Take a job, unless the queue is full or the hour's allowance is used up."""
        with self._lock:
            refused = self._refused(command, team, user, limits)
            if refused:
                return refused
            at = self._clock()
            row = (command.kind, json.dumps(command.arguments), team, user, channel, reply_to, "waiting", at)
            sql = "INSERT INTO jobs (kind, arguments, team, user, channel, reply_to, state, at) VALUES (?,?,?,?,?,?,?,?)"
            ident = self._db.execute(sql, row).lastrowid or 0
        return Job(ident, command, team, user, channel, reply_to, at)

    def _refused(self, command: Command, team: str, user: str, limits: Limits) -> Refused | None:
        waiting = self._count("state = 'waiting'")
        if waiting >= limits.queue:
            return Refused("full", max(1.0, waiting * limits.seconds_a_job / max(1, limits.workers)))
        if command.kind not in COUNTED:
            return None
        now = self._clock()
        kinds = f"kind IN ({','.join('?' * len(COUNTED))}) AND at > ?"
        for why, most, where, values in (
            ("user", limits.per_user, "team = ? AND user = ?", (team, user)),
            ("workspace", limits.per_workspace, "team = ?", (team,)),
        ):
            asked = self._db.execute(
                f"SELECT at FROM jobs WHERE {where} AND {kinds} ORDER BY at", (*values, *COUNTED, now - HOUR)
            ).fetchall()
            if len(asked) >= most:
                oldest: float = asked[len(asked) - most]["at"]
                return Refused("user" if why == "user" else "workspace", max(1.0, oldest + HOUR - now))
        return None

    def take(self) -> Job | None:
        """The job that has waited longest, now running; None where none waits."""
        with self._lock:
            row = self._db.execute(
                "UPDATE jobs SET state = 'running' WHERE id = (SELECT min(id) FROM jobs WHERE state = 'waiting')"
                " RETURNING *"
            ).fetchone()
        return None if row is None else _job(row)

    def done(self, job: Job, ref: str | None = None) -> None:
        """The job is answered; `ref` names the briefing it made or showed."""
        self._end(job, "done", ref, None)

    def failed(self, job: Job, cause: str) -> None:
        """The job came to nothing, and why."""
        self._end(job, "failed", None, cause)

    def _end(self, job: Job, state: str, ref: str | None, cause: str | None) -> None:
        with self._lock:
            self._db.execute("UPDATE jobs SET state = ?, ref = ?, cause = ? WHERE id = ?", (state, ref, cause, job.id))

    def resume(self) -> int:
        """At a start: what was running when the last process ended waits again. How many jobs wait now."""
        with self._lock:
            self._db.execute("UPDATE jobs SET state = 'waiting' WHERE state = 'running'")
            return self._count("state = 'waiting'")

    def counts(self) -> dict[str, int]:
        """State → how many jobs."""
        with self._lock:
            rows = self._db.execute("SELECT state, count(*) AS n FROM jobs GROUP BY state ORDER BY state").fetchall()
        return {row["state"]: row["n"] for row in rows}

    def forget(self) -> None:
        """Drop what is older than `KEEP`."""
        with self._lock:
            before = self._clock() - KEEP
            self._db.execute("DELETE FROM seen WHERE at < ?", (before,))
            self._db.execute("DELETE FROM briefings WHERE at < ?", (before,))
            self._db.execute("DELETE FROM jobs WHERE at < ? AND state IN ('done', 'failed')", (before,))

    def _count(self, where: str) -> int:
        found: int = self._db.execute(f"SELECT count(*) FROM jobs WHERE {where}").fetchone()[0]
        return found

    # ------------------------------------------------------------ what was made
    def keep(self, ref: str, briefing: Briefing) -> None:
        """Keep a briefing under a name."""
        body = briefing.model_dump_json(by_alias=True)
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO briefings VALUES (?, ?, ?)", (ref, body, self._clock()))

    def briefing(self, ref: str) -> Briefing | None:
        """The briefing of that name, while it is kept."""
        with self._lock:
            row = self._db.execute("SELECT body FROM briefings WHERE ref = ?", (ref,)).fetchone()
        return None if row is None else Briefing.model_validate_json(row["body"])

    def last_ref(self, team: str, user: str) -> str | None:
        """The name of the briefing that a user was shown last."""
        with self._lock:
            row = self._db.execute(
                "SELECT ref FROM jobs WHERE team = ? AND user = ? AND ref IS NOT NULL ORDER BY id DESC LIMIT 1",
                (team, user),
            ).fetchone()
        return None if row is None else str(row["ref"])

    # ------------------------------------------------------------ what was posted
    def post(self, date: str, channel: str, part: str) -> str | None:
        """The timestamp (Slack's name for a message) under which a part of a day's page was posted."""
        with self._lock:
            row = self._db.execute(
                "SELECT ts FROM posts WHERE date = ? AND channel = ? AND part = ?", (date, channel, part)
            ).fetchone()
        return None if row is None else str(row["ts"])

    def keep_post(self, date: str, channel: str, part: str, ts: str) -> None:
        """Remember under which timestamp it was posted."""
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO posts VALUES (?, ?, ?, ?)", (date, channel, part, ts))


def _job(row: sqlite3.Row) -> Job:
    command = Command(row["kind"], tuple(json.loads(row["arguments"])))
    return Job(row["id"], command, row["team"], row["user"], row["channel"], row["reply_to"], row["at"])
