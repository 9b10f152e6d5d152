"""The daily runs in the archive: what each date read, the stories it found, and what was delivered of it.

A run is `open` until what it read is kept, then `read` until its briefings are kept, then `done`. A run that was stopped
goes on from the last of these that it reached, so that nothing is read twice and nothing is kept twice.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal, cast

from briefer.language.records import dataclass
from briefer.models import LeftOut

State = Literal["open", "read", "done"]


@dataclass(frozen=True, slots=True)
class Run:
    """A date's run: the moment its reading counts from, the how-manyeth reading it is, how far it came, what was left out,
    and its front page."""

    date: dt.date
    now: dt.datetime
    attempt: int
    state: State
    left_out: tuple[LeftOut, ...]
    front: str | None


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story of one date: its id, its title, and the signature by which it is known again."""

    date: dt.date
    id: str
    title: str
    signature: str


def begin(db: sqlite3.Connection, date: dt.date, now: dt.datetime) -> Run:
    """The date's run, made at `now` where there is none yet."""
    db.execute(
        "INSERT INTO run (date, now, state) VALUES (?, ?, 'open') ON CONFLICT DO NOTHING", (str(date), now.isoformat())
    )
    run = find(db, date)
    assert run is not None
    return run


def find(db: sqlite3.Connection, date: dt.date) -> Run | None:
    """The date's run; None where there is none."""
    row = db.execute("SELECT * FROM run WHERE date = ?", (str(date),)).fetchone()
    if row is None:
        return None
    left = tuple(LeftOut.model_validate(item) for item in json.loads(row["left_out"]))
    now = dt.datetime.fromisoformat(row["now"])
    return Run(date, now, row["attempt"], cast(State, row["state"]), left, row["front"])


def dates(db: sqlite3.Connection) -> tuple[dt.date, ...]:
    """The dates that have a front page, oldest first."""
    rows = db.execute("SELECT date FROM run WHERE front IS NOT NULL ORDER BY date")
    return tuple(dt.date.fromisoformat(row["date"]) for row in rows)


def start_again(db: sqlite3.Connection, date: dt.date, now: dt.datetime) -> Run:
    """The date's run as a new reading of it, as of `now`. What the last one made stays until this one has made its own, and
    what was delivered is remembered."""
    begin(db, date, now)
    db.execute("UPDATE run SET now = ?, attempt = attempt + 1, state = 'open' WHERE date = ?", (now.isoformat(), str(date)))
    return begin(db, date, now)


def give_up(db: sqlite3.Connection, date: dt.date) -> None:
    """Let what an earlier reading of the date made stand, where a new one found nothing."""
    db.execute("UPDATE run SET state = 'done' WHERE date = ? AND front IS NOT NULL", (str(date),))


def keep_intake(db: sqlite3.Connection, date: dt.date, versions: Sequence[int], left_out: Iterable[LeftOut]) -> None:
    """Keep what the date's run read; from here on the run is `read`."""
    db.execute("DELETE FROM run_article WHERE date = ?", (str(date),))
    db.executemany(
        "INSERT INTO run_article (date, position, version) VALUES (?, ?, ?)",
        [(str(date), n, version) for n, version in enumerate(versions)],
    )
    left = json.dumps([item.model_dump(mode="json") for item in left_out], ensure_ascii=False)
    db.execute("UPDATE run SET state = 'read', left_out = ? WHERE date = ?", (left, str(date)))


def intake(db: sqlite3.Connection, date: dt.date) -> tuple[int, ...]:
    """The versions that the date's run read, in their order."""
    rows = db.execute("SELECT version FROM run_article WHERE date = ? ORDER BY position", (str(date),))
    return tuple(int(row["version"]) for row in rows)


def keep_stories(db: sqlite3.Connection, date: dt.date, stories: Sequence[KeptStory]) -> None:
    """Keep a date's stories, in their order, in place of those kept before with their briefings."""
    db.execute("DELETE FROM story WHERE date = ?", (str(date),))
    db.executemany(
        "INSERT INTO story (date, id, position, title, signature) VALUES (?, ?, ?, ?, ?)",
        [(str(date), story.id, n, story.title, story.signature) for n, story in enumerate(stories)],
    )


def finish(db: sqlite3.Connection, date: dt.date, front: str) -> None:
    """Keep the date's front page; from here on the run is `done`."""
    db.execute("UPDATE run SET state = 'done', front = ? WHERE date = ?", (front, str(date)))


def known_stories(db: sqlite3.Connection, before: dt.date) -> tuple[KeptStory, ...]:
    """Each story of the dates before `before`, as it was on its last one; ordered by id.

    Later dates never count, so that a date run again finds the stories it found.
    """
    rows = db.execute(
        "SELECT id, max(date) AS date, title, signature FROM story WHERE date < ? GROUP BY id ORDER BY id", (str(before),)
    )
    return tuple(_story(row) for row in rows)


def stories(db: sqlite3.Connection, date: dt.date) -> tuple[KeptStory, ...]:
    """The date's stories, weightiest first."""
    rows = db.execute("SELECT * FROM story WHERE date = ? ORDER BY position, id", (str(date),))
    return tuple(_story(row) for row in rows)


def _story(row: sqlite3.Row) -> KeptStory:
    return KeptStory(dt.date.fromisoformat(row["date"]), row["id"], row["title"], row["signature"])


# ---------------------------------------------------------------- deliveries
@dataclass(frozen=True, slots=True)
class Delivery:
    """What was delivered of a date over one channel: its content's digest, whether it was begun or done, a reference."""

    channel: str
    digest: str
    done: bool
    reference: str


def delivery(db: sqlite3.Connection, date: dt.date, channel: str) -> Delivery | None:
    """The date's delivery over a channel; None where none was begun."""
    row = db.execute("SELECT * FROM delivery WHERE date = ? AND channel = ?", (str(date), channel)).fetchone()
    return None if row is None else Delivery(channel, row["digest"], row["state"] == "done", row["reference"])


def keep_delivery(db: sqlite3.Connection, date: dt.date, found: Delivery) -> None:
    """Keep how far a delivery came, in place of what was kept of it before."""
    db.execute(
        "INSERT INTO delivery (date, channel, digest, state, reference) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET digest = excluded.digest, state = excluded.state, reference = excluded.reference",
        (str(date), found.channel, found.digest, "done" if found.done else "begun", found.reference),
    )
