"""Who else says it: passages that support a fact though they are told under another.

A sentence often states two things and can be merged into one fact only; and a short mention in passing is like none of a fact's
claims enough to be merged. So for each fact every article that is silent on it is asked once more: which of its claims is likest
the fact's claims taken together? It supports the fact where it is like enough, and gives no other figure for what the fact measures.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.reconcile.align import differ
from briefer.reconcile.story import Story

ENOUGH = 0.35
"""Least score of a claim with a fact for it to be cited as support."""
LIKEST, REST = 0.6, 0.4
"""How a claim's score with a fact is made of its greatest and its mean score with the fact's claims."""


def supporters(story: Story, members: Sequence[int]) -> tuple[int, ...]:
    """The claims, one an article that has none among `members`, that state what `members` have in common; in article order."""
    heard = {story.claim(m).source for m in members}
    best: dict[str, tuple[float, int]] = {}
    for index in sorted({k for m in members for k in story.like(m, LEAST)}):
        source = story.claim(index).source
        if source in heard or any(differ(story.items[index].figures, story.items[m].figures) for m in members):
            continue
        value = standing(story, index, members)
        if value >= ENOUGH and value > best.get(source, (0.0, 0))[0]:
            best[source] = value, index
    return tuple(sorted(index for _, index in best.values()))


LEAST = 0.1


def standing(story: Story, index: int, members: Sequence[int]) -> float:
    """How surely a claim states what a fact's claims have in common, 0 to 1."""
    scores = [story.score(index, m) for m in members]
    return LIKEST * max(scores) + REST * sum(scores) / len(scores)
