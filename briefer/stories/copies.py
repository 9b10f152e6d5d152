"""Copies of one text count once: a report that ten outlets print says no more of its event than one."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.stories.days import Days, nearness
from briefer.stories.terms import Vector, dot

COPY = 0.8
"""The likeness from which two articles are one text; independent reports of one event reach half of it."""


def copies(vectors: Sequence[Vector], days: Sequence[Days], near: Sequence[Sequence[int]]) -> list[list[int]]:
    """The indexes of `vectors` in groups of copies, each with its copies among those `near` it, in order.

    The same words weeks later (of a market's day, of a storm) are no copy: `days` tell.
    """
    parent = list(range(len(vectors)))
    for index, others in enumerate(near):
        for other in others:
            alike = dot(vectors[index], vectors[other]) * nearness(days[index], days[other])
            if alike >= COPY:
                left, right = sorted((_root(parent, index), _root(parent, other)))
                parent[right] = left
    groups: dict[int, list[int]] = {}
    for index in range(len(vectors)):
        groups.setdefault(_root(parent, index), []).append(index)
    return list(groups.values())


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = index = parent[parent[index]]
    return index
