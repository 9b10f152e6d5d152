"""The archive as the Slack app reads it: opened for each question, for a daily run may be writing to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.errors import UsageError
from briefer.models import Briefing, FrontPage
from briefer.render.marks import date_text
from briefer.render.slack_blocks import SlackMessage
from briefer.render.slack_front import change_messages, front_messages

if TYPE_CHECKING:
    import sqlite3


class Shelf:
    """What the archive at `path` holds; an archive that is not there yet holds nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def story(self, words: str) -> Briefing | None:
        """The latest briefing of the story that says most with the words. Raises `ArchiveError`."""
        from briefer.archive import briefings, search

        with self._open() as db:
            hits = search.stories(db, words, limit=1) if db else ()
            return briefings.find(db, dt.date.fromisoformat(hits[0].date), hits[0].story) if db and hits else None

    def page(self, date: str, story: str) -> Briefing | None:
        """The story's briefing of that day. Raises `ArchiveError`, and `UsageError` where `date` is none."""
        from briefer.archive import briefings

        try:
            day = dt.date.fromisoformat(date)
        except ValueError:
            raise UsageError(date, "is no date", "write it as YYYY-MM-DD") from None
        with self._open() as db:
            return briefings.find(db, day, story) if db else None

    def today(self) -> tuple[SlackMessage, ...]:
        """The latest front page. Raises `ArchiveError`."""
        front = self.front()
        return front_messages(front) if front else ()

    def front(self) -> FrontPage | None:
        """The latest front page itself. Raises `ArchiveError`."""
        from briefer.archive import runs

        with self._open() as db:
            dates = runs.dates(db) if db else ()
            run = runs.find(db, dates[-1]) if db and dates else None
        return FrontPage.model_validate_json(run.front) if run and run.front else None

    def changes(self) -> tuple[SlackMessage, ...]:
        """What changed on the latest day; empty where it is the first. Raises `ArchiveError`."""
        from briefer.archive import briefings, runs

        with self._open() as db:
            dates = runs.dates(db) if db else ()
            if db is None or len(dates) < 2:
                return ()
            told = [(kept.story, kept.briefing) for kept in briefings.of_date(db, dates[-1])]
        return change_messages(date_text(dates[-1]) or "", told)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        from briefer.archive import Archive

        if not self._path.exists():
            yield None
            return
        with Archive(self._path, create=False) as archive:
            yield archive.db
