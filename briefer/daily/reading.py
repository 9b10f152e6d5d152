"""What a date's run reads: gathered once, kept in the archive, and from then on read from there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from briefer.archive import Archive, articles, runs
from briefer.archive.articles import Version
from briefer.archive.fetched import Fetched
from briefer.daily.log import Log
from briefer.ingest.fetch.gather import gather
from briefer.models import LeftOut
from briefer.settings import Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of a date, each as the version that was read, and what could not be had."""

    versions: tuple[Version, ...]
    left_out: tuple[LeftOut, ...]


def read(archive: Archive, settings: Settings, run: runs.Run, log: Log) -> Reading:
    """The date's articles: those that the archive holds for it, or else what the configured sources have now.

    What they have is kept in one transaction, so that a run that is stopped has read all or nothing.
    """
    if run.state == "open":
        gathered = gather(settings, run.now, Fetched(archive, run.date, run.attempt), log.progress)
        with archive.transaction() as db:
            runs.keep_intake(db, run.date, articles.keep(db, gathered.articles, run.now), gathered.left_out)
        for note in gathered.notes:
            log.say("note", note, note=note)
    found = runs.find(archive.db, run.date)
    assert found is not None
    return Reading(articles.versions(archive.db, runs.intake(archive.db, run.date)), found.left_out)


def begin(archive: Archive, date: dt.date, now: dt.datetime, *, again: bool) -> runs.Run:
    """The date's run: the one that is kept, or a new reading of it, where one is asked for or the last found nothing."""
    with archive.transaction() as db:
        run = runs.begin(db, date, now)
        if again or (run.state == "read" and not runs.intake(db, date)):
            run = runs.start_again(db, date, now)
    return run


def moment(date: dt.date, now: dt.datetime, settings: Settings) -> dt.datetime:
    """The moment that a date's run reads up to: now, or the end of the date where that is past."""
    from zoneinfo import ZoneInfo

    end = dt.datetime.combine(date, dt.time(23, 59, 59), ZoneInfo(settings.daily.time_zone))
    return min(now, end, key=lambda when: when.timestamp())
