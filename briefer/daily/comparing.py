"""`briefer diff` and `briefer show`: what changed from one date to another, and how a story went on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.archive import Archive, briefings
from briefer.changes import changes
from briefer.daily.telling import kept_day
from briefer.errors import UsageError
from briefer.models import Briefing


@dataclass(frozen=True, slots=True)
class Compared:
    """A story on two dates: its briefing of the later one with what changed, or that of the only date it is on.

    `state` is "both", "began" (the later date alone) or "ended" (the earlier alone).
    """

    story: str
    state: str
    briefing: Briefing


def compare(archive: Archive, earlier: dt.date, later: dt.date) -> Iterator[Compared]:
    """Each story of the two dates, those of the later one first, by weight.

    Raises `UsageError` for a date without a run.
    """
    before = {kept.story: kept for kept in _of_date(archive, earlier)}
    now = _of_date(archive, later)
    for kept in now:
        old = before.get(kept.story)
        if old is None:
            yield Compared(kept.story, "began", kept.briefing.model_copy(update={"changes": None}))
            continue
        found = changes(kept_day(archive, old), kept_day(archive, kept))
        yield Compared(kept.story, "both", kept.briefing.model_copy(update={"changes": found}))
    for story, kept in before.items():
        if story not in {other.story for other in now}:
            yield Compared(story, "ended", kept.briefing)


def history(archive: Archive, story: str, since: dt.date | None) -> tuple[briefings.KeptBriefing, ...]:
    """The story's briefings since a date, oldest first. Raises `UsageError` where it has none."""
    found = briefings.of_story(archive.db, story, since)
    if not found:
        known = briefings.of_story(archive.db, story)
        cause = f"has no briefing since {since}" if known else "there is no such story"
        raise UsageError(story, cause, "briefer search finds stories by what they say")
    return found


def _of_date(archive: Archive, date: dt.date) -> tuple[briefings.KeptBriefing, ...]:
    found = briefings.of_date(archive.db, date)
    if not found:
        raise UsageError(str(date), "the archive has no briefing of this date", "briefer export lists what it has")
    return found
