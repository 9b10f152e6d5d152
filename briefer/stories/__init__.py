"""Articles grouped by the event they report, not by their subject: two earthquakes are two stories."""

from __future__ import annotations

from briefer.stories.grouping import group
from briefer.stories.lines import read_lines
from briefer.stories.memory import as_row, from_json, from_row, recent, to_json
from briefer.stories.records import Grouping, KnownStory, Story, StoryItem

__all__ = [
    "Grouping",
    "KnownStory",
    "Story",
    "StoryItem",
    "as_row",
    "from_json",
    "from_row",
    "group",
    "read_lines",
    "recent",
    "to_json",
]
