"""The day's briefings → its front page: the stories by weight, those without news in a line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefer.language.records import dataclass
from briefer.models import (
    Briefing,
    EngineInfo,
    FrontPage,
    FrontStory,
    LeftOut,
    QuietStory,
    SourceItem,
    Usage,
)

DISPUTES = 5
"""Contested points of a story that the front page names; it counts them all."""


@dataclass(frozen=True, slots=True)
class Briefed:
    """A story of the day: its id, its briefing, the folder of its pages (None where none are made), and the names of the
    saved searches that find it."""

    id: str
    briefing: Briefing
    folder: str | None
    searches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """What else the front page tells of the day."""

    date: dt.date
    articles: int
    left_out: tuple[LeftOut, ...]
    more: int
    engine: EngineInfo


def front_page(day: Day, stories: Sequence[Briefed]) -> FrontPage:
    """The front page of the day's stories."""
    ranked = sorted(stories, key=lambda story: (*_weight(story.briefing), story.id))
    quiet = [story for story in ranked if _is_quiet(story.briefing)]
    return FrontPage(
        date=day.date,
        stories=tuple(_story(story) for story in ranked if story not in quiet),
        quiet=tuple(_line(story) for story in quiet),
        more=day.more,
        articles=day.articles,
        left_out=day.left_out,
        engine=day.engine,
        usage=_usage(stories),
        page=stories[0].briefing.page if stories else "a4",
    )


def _weight(briefing: Briefing) -> tuple[int, int, int, str]:
    """Least first: how many independent sources tell it, how many points they differ on, how many sources there are."""
    origins = len({source.origin for source in briefing.sources})
    return -origins, -len(briefing.contested), -len(briefing.sources), briefing.title


def _is_quiet(briefing: Briefing) -> bool:
    return briefing.changes is not None and not briefing.news and not briefing.changes.sources


def _story(story: Briefed) -> FrontStory:
    briefing = story.briefing
    return FrontStory(
        id=story.id,
        title=briefing.title,
        bottom_line=briefing.bottom_line,
        publishers={source.id: _name(source) for source in briefing.sources},
        origins=len({source.origin for source in briefing.sources}),
        contested=len(briefing.contested),
        disputes=tuple(point.topic for point in briefing.contested[:DISPUTES]),
        since=briefing.changes.since if briefing.changes else None,
        news=briefing.news,
        tally=briefing.tally if briefing.changes else "",
        folder=story.folder,
        searches=story.searches,
    )


def _line(story: Briefed) -> QuietStory:
    assert story.briefing.changes is not None
    return QuietStory(
        id=story.id,
        title=story.briefing.title,
        since=story.briefing.changes.since,
        folder=story.folder,
        searches=story.searches,
    )


def _name(source: SourceItem) -> str:
    """The publisher, else the host, else the file's name."""
    host = (source.url or "").partition("://")[2].partition("/")[0]
    return source.publisher or host or (source.path or "").rpartition("/")[2] or source.id


def _usage(stories: Sequence[Briefed]) -> Usage:
    """What all stories cost together."""
    used = [story.briefing.usage for story in stories]
    counts = {name: sum(getattr(usage, name) for usage in used) for name in Usage.model_fields if name != "cost_usd"}
    costs = [usage.cost_usd for usage in used if usage.cost_usd is not None]
    return Usage(**counts, cost_usd=sum(costs) if costs else None)
