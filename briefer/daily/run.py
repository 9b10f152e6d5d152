"""A date's run, from the configured sources to what is delivered. What it does, it does once:

    read      what the sources have, kept in one transaction          a run that was stopped before reads again
    brief     stories, briefings, front page, kept in one transaction      … before briefs again, from the same articles
    write     the files, from what is kept                                 … before writes again: the same bytes
    deliver   each channel once                                            … before goes on with the next channel
    forget    what is older than the settings keep

So a date that is done and run again reads and briefs nothing, and writes and delivers what is missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefer.archive import Archive, articles, briefings, retention, runs
from briefer.compose.front import Briefed, front_page
from briefer.compose.front import Day as FrontDay
from briefer.daily.choosing import Choice, Chosen, as_kept, choose
from briefer.daily.deliver import Delivered, Deliverer, deliver_all
from briefer.daily.lock import locked
from briefer.daily.log import Log
from briefer.daily.pages import alone, front_files, write_date
from briefer.daily.reading import Reading, begin, moment, read
from briefer.daily.searching import searched
from briefer.daily.telling import Told, earlier_day, sources, tell
from briefer.errors import BrieferError, NothingToBrief, UsageError
from briefer.extract.embedded import EmbeddedEngine
from briefer.models import Extraction, FrontPage, LeftOut
from briefer.parallel import mapped
from briefer.pipeline import Engine, TogetherEngine
from briefer.run import choose_engine, closing
from briefer.settings import Settings


@dataclass(frozen=True, slots=True)
class DailyRequest:
    """What `briefer daily` was asked to do.

    `now` is the moment it is, with a time zone; `date` the day to brief, null for the day that `now` is in the settings'
    time zone. `only_front` writes the front page alone; `again` forgets what the date read and made, and starts anew.
    """

    settings: Settings
    now: dt.datetime
    date: dt.date | None = None
    only_front: bool = False
    again: bool = False
    deliverers: tuple[Deliverer, ...] = ()
    log: Log = field(default_factory=Log)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: the front page, its folder, and whether something was left out or not delivered."""

    front: FrontPage
    folder: Path
    partial: bool


def run_daily(request: DailyRequest) -> Outcome:
    """Brief a date, or go on where an earlier run of it was stopped.

    Raises `UsageError` for a date to come, `LockedError` beside another run, `NothingToBrief` where there is no article or
    no story, `ArchiveError`, `RenderError`.
    """
    settings, log = request.settings, request.log
    date = _date(request)
    with locked(settings.archive.path), Archive(settings.archive.path) as archive:
        run = begin(archive, date, moment(date, request.now, settings), again=request.again)
        if run.state != "done":
            _brief(archive, request, run)
        front = write_date(archive, settings.output.folder, date, settings.page.formats, only_front=request.only_front)
        folder = settings.output.folder / str(date)
        log.say("written", f"wrote {folder}", folder=str(folder), stories=len(front.stories), quiet=len(front.quiet))
        failed = _deliver(archive, request, run.now, front, folder)
        _forget(archive, settings, date)
    return Outcome(front, folder, bool(front.left_out or failed))


def _date(request: DailyRequest) -> dt.date:
    from zoneinfo import ZoneInfo

    today = request.now.astimezone(ZoneInfo(request.settings.daily.time_zone)).date()
    if request.date is not None and request.date > today:
        raise UsageError("--date", f"{request.date} is still to come", f"name {today} or a day before it")
    return request.date or today


# ---------------------------------------------------------------- read and brief
def _brief(archive: Archive, request: DailyRequest, run: runs.Run) -> None:
    settings, log = request.settings, request.log
    if not (settings.feeds or settings.sites or settings.folders):
        raise UsageError("sources", "no feed, site or folder is configured", "add some to briefer.toml")
    reading = read(archive, settings, run, log)
    log.say("read", f"read {len(reading.versions)} articles", articles=len(reading.versions), date=str(run.date))
    for left in reading.left_out:
        log.warn("left out", f"left out {left.subject}: {left.cause}", subject=left.subject, cause=left.cause)
    known = runs.known_stories(archive.db, run.date)
    found = searched(archive.db, settings.searches, reading.versions)
    choice = choose(reading.versions, known, settings.topics, settings.daily.stories, found)
    told, failed = _tell_all(archive, request, run.date, choice)
    if not told:
        with archive.transaction() as db:
            runs.give_up(db, run.date)
        causes = "; ".join(f"{left.subject}: {left.cause}" for left in (*reading.left_out, *failed)[:5])
        raise NothingToBrief(str(run.date), causes or "no article of the last hours was found", "see briefer fetch")
    front = _front(run.date, reading, choice, told, failed)
    with archive.transaction() as db:
        kept = [runs.KeptStory(run.date, story.id, story.title, as_kept(story)) for story in choice.known]
        runs.keep_stories(db, run.date, sorted(kept, key=lambda story: _place(choice, story.id)))
        for story in told:
            briefings.keep_briefing(db, run.date, story.id, story.briefing, story.versions)
            for extraction in story.day.extractions:
                articles.keep_claims(db, story.versions[extraction.source], extraction.claims)
        runs.finish(db, run.date, front.model_dump_json(by_alias=True))


def _place(choice: Choice, story: str) -> tuple[int, str]:
    order = [chosen.story.id for chosen in choice.chosen]
    return (order.index(story) if story in order else len(order)), story


def _tell_all(
    archive: Archive, request: DailyRequest, date: dt.date, choice: Choice
) -> tuple[list[Told], tuple[LeftOut, ...]]:
    """The stories briefed, a log line each, and those that could not be."""
    engine = choose_engine(request.settings.engine.name, request.settings)
    told: list[Told] = []
    failed: list[LeftOut] = []
    with closing(engine):
        for number, (chosen, extractions) in enumerate(_extracted(choice.chosen, request.log)):
            request.log.progress("brief", number, len(choice.chosen))
            try:
                story = _tell(archive, request, date, chosen, extractions, engine)
            except BrieferError as error:
                left = LeftOut(subject=f"story {chosen.story.title}", cause=str(error))
                request.log.warn("left out", f"left out {left.subject}: {left.cause}", story=chosen.story.id)
                failed.append(left)
                continue
            told.append(story)
            _log_story(request.log, story)
    return told, tuple(failed)


def _tell(
    archive: Archive,
    request: DailyRequest,
    date: dt.date,
    chosen: Chosen,
    extractions: Sequence[Extraction],
    engine: Engine | TogetherEngine,
) -> Told:
    earlier = earlier_day(archive, date, chosen.story.id)
    return tell(chosen, date, extractions, engine, request.settings, earlier)


def _extracted(chosen: Sequence[Chosen], log: Log) -> list[tuple[Chosen, tuple[Extraction, ...]]]:
    """Each story with what its articles say by the rules, all articles shared out over the processors at once."""
    each = [sources(story.versions) for story in chosen]
    every = [article for articles_of in each for article in articles_of]
    embedded = EmbeddedEngine()
    found: list[Extraction] = []
    with mapped(embedded.extract, every, embedded.processes) as extractions:
        for extraction in extractions:
            log.progress("extract", len(found), len(every))
            found.append(extraction)
    made = iter(found)
    return [(story, tuple(next(made) for _ in mine)) for story, mine in zip(chosen, each, strict=True)]


def _log_story(log: Log, story: Told) -> None:
    briefing = story.briefing
    contested = len(briefing.contested)
    since = f", since {briefing.changes.since}: {briefing.tally}" if briefing.changes else ", new"
    log.say(
        "story",
        f"story {story.id}: {len(briefing.sources)} sources, {contested} contested{since}: {briefing.title}",
        story=story.id,
        title=briefing.title,
        sources=len(briefing.sources),
        contested=contested,
        since=briefing.changes.since if briefing.changes else None,
        changes=briefing.tally if briefing.changes else None,
    )


def _front(
    date: dt.date,
    reading: Reading,
    choice: Choice,
    told: Sequence[Told],
    failed: tuple[LeftOut, ...],
) -> FrontPage:
    day = FrontDay(
        date=date,
        articles=len(reading.versions),
        left_out=(*reading.left_out, *failed),
        more=choice.more,
        engine=told[0].briefing.engine,
    )
    searches = {chosen.story.id: chosen.searches for chosen in choice.chosen}
    return front_page(day, [Briefed(story.id, story.briefing, story.id, searches[story.id]) for story in told])


# ---------------------------------------------------------------- deliver and forget
def _deliver(
    archive: Archive, request: DailyRequest, now: dt.datetime, front: FrontPage, folder: Path
) -> tuple[BrieferError, ...]:
    if not request.deliverers:
        return ()
    made = {kept.story: kept.briefing for kept in briefings.of_date(archive.db, front.date)}
    files = front_files(alone(front), ("md", "html", "pdf"))
    delivered = Delivered(front.date, now, front, files, made, folder)
    return deliver_all(archive, request.deliverers, delivered, request.log)


def _forget(archive: Archive, settings: Settings, date: dt.date) -> None:
    """Apply the retention setting, counted from the date of the run."""
    with archive.transaction() as db:
        if settings.archive.keep_days is not None:
            retention.forget(db, date - dt.timedelta(days=settings.archive.keep_days))
        retention.forget_answers(db, date - dt.timedelta(days=retention.ANSWERS))
    retention.shrink(archive.db)
