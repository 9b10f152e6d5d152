"""`briefer export`: what the archive holds, for other programs: a JSON object a line, or the briefings as files."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from briefer.archive.briefings import KeptBriefing, of_date, of_story, texts
from briefer.archive.runs import dates
from briefer.output import write_text


def lines(db: sqlite3.Connection, story: str | None, date: dt.date | None) -> Iterator[str]:
    """A line `{"date": …, "story": …, "briefing": {…}}` for each briefing, oldest first, weightiest first in a date.

    `story` and `date` narrow it to one story or one date.
    """
    for kept in chosen(db, story, date):
        briefing = kept.briefing.model_dump(mode="json", by_alias=True)
        yield json.dumps({"date": str(kept.date), "story": kept.story, "briefing": briefing}, ensure_ascii=False)


def files(db: sqlite3.Connection, out: Path, story: str | None, date: dt.date | None) -> Iterator[Path]:
    """Write `out`/DATE/STORY/briefing.json for each briefing, with its sources' texts beside it, and yield its path.

    `briefer verify` holds each against those texts. Raises `RenderError` where one cannot be written.
    """
    for kept in chosen(db, story, date):
        folder = out / str(kept.date) / kept.story
        briefing = kept.briefing
        held = texts(db, kept.date, kept.story)
        for source in briefing.sources:
            if source.text_path:
                write_text(folder / source.text_path, held[source.id])
        data = briefing.model_dump(mode="json", by_alias=True)
        write_text(folder / "briefing.json", json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
        yield folder / "briefing.json"


def chosen(db: sqlite3.Connection, story: str | None, date: dt.date | None) -> Iterator[KeptBriefing]:
    """The briefings of a story, of a date, of both or of all."""
    if story is not None:
        yield from (kept for kept in of_story(db, story) if date in (None, kept.date))
        return
    for day in dates(db) if date is None else (date,):
        yield from of_date(db, day)
