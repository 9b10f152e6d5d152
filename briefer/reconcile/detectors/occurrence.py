"""Whether it happened: one source affirms what another denies, in words that are otherwise nearly the same."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.reconcile.story import Conflict, Story

SURE = 0.75
"""Least score between an affirming and a denying claim."""


def find(story: Story) -> Iterator[Conflict]:
    """The occurrence conflicts of a story."""
    for i, j, score in story.across(SURE):
        a, b = story.claim(i), story.claim(j)
        if a.polarity == b.polarity or a.quantities or b.quantities:
            continue
        yes, no = (i, j) if a.polarity == "affirmed" else (j, i)
        why = "one side affirms what the other denies"
        left, right = _same_polarity(story, yes), _same_polarity(story, no)
        yield Conflict("occurrence", yes, no, "it did", "it did not", "whether it happened", why, score, left, right)


def _same_polarity(story: Story, index: int) -> tuple[int, ...]:
    polarity = story.claim(index).polarity
    return tuple(k for k in story.groups[story.group_of[index]] if story.claim(k).polarity == polarity)
