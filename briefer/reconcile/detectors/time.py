"""Times that cannot both be right: the same thing at two moments of the same grain that do not meet."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.language.dates import compatible
from briefer.models import When
from briefer.reconcile.story import Conflict, Story

SURE = 0.6
"""Least score between two claims whose times are held against each other."""


def find(story: Story) -> Iterator[Conflict]:
    """The time conflicts of a story."""
    for i, j, score in story.across(SURE):
        mine, other = _moment(story.claim(i).times), _moment(story.claim(j).times)
        if mine is None or other is None or mine.grain != other.grain or compatible(mine, other):
            continue
        why = f"the times do not meet: {mine.text} and {other.text}"
        left, right = _same_time(story, i, mine), _same_time(story, j, other)
        yield Conflict("time", i, j, mine.text, other.text, "when it happened", why, score, left, right)


def _moment(times: tuple[When, ...]) -> When | None:
    """The one moment a claim names; None where it names none or several."""
    found = [w for w in times if w.grain in ("minute", "day") and w.relation == "at" and (w.first or w.minute is not None)]
    return found[0] if len(found) == 1 else None


def _same_time(story: Story, index: int, moment: When) -> tuple[int, ...]:
    group = story.groups[story.group_of[index]]
    return tuple(
        k for k in group if (w := _moment(story.claim(k).times)) and w.grain == moment.grain and compatible(w, moment)
    )
