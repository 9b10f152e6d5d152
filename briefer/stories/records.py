"""What goes into a grouping and what comes out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from briefer.language.records import dataclass


@dataclass(frozen=True, slots=True)
class StoryItem:
    """An article to be grouped: an id of its own, its headline ("" where it has none), its text, its day of publication."""

    id: str
    title: str
    text: str
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class KnownStory:
    """What is kept of a story from one day to the next, small enough for a row of an archive.

    `items` are the ids of its articles, `signature` its weightiest terms with their mean weights, `size` the number of its
    different texts (copies of one text count once), `cohesion` how alike those are on average (cosine, 0 to 1), `first` and
    `last` the days its articles were published on.
    """

    id: str
    title: str
    items: tuple[str, ...]
    signature: Mapping[str, float]
    size: int
    cohesion: float
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of the batch that report one event.

    `items` are their ids by day and id, `title` the headline of the most typical one, `terms` what sets the story apart, as
    its articles write it, `first` and `last` the days of publication (with those of the known story it goes on from, which
    `continued` tells of).
    """

    id: str
    items: tuple[str, ...]
    title: str
    terms: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """A batch in stories: item id → story id in the order of the batch, the stories by size, and what to keep of them.

    `known` holds the stories known before, brought up to date, and the new ones: the next day's `known`.
    """

    story_of: Mapping[str, str]
    stories: tuple[Story, ...]
    known: tuple[KnownStory, ...]
