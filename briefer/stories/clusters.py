"""Growing stories: the surest pair of groups is joined first, as long as they are as alike as each is within itself.

Agglomerative clustering with average link (Sokal and Michener 1958), but a pair's likeness is measured in units of the
groups' own: the mean likeness across, divided by the geometric mean of the mean likenesses within. Reports of a large,
many-sided event are less alike than reports of two matches of one team; a bound on the plain likeness would split the one
or join the other. Two halves of one event score about 1 however loose it is, two events of one kind well below.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import field
from math import sqrt

from briefer.language.records import dataclass
from briefer.stories.days import Days, nearness, span
from briefer.stories.terms import Vector, dot

JOIN = 0.7
"""The likeness across, in units of the likeness within, from which two groups are one story."""
USUAL = 0.15
"""The likeness of two reports of one event that is supposed before anything is known of it …"""
TRUST = 1
"""… and the number of pairs of reports that weigh as much as that supposition."""
LINKS = 40
"""Neighbours a group keeps: what a story costs grows with its articles, not with their square."""


@dataclass(slots=True)
class Group:
    """Texts taken for one story: the sum of their vectors, their number, the sum of their pairs' likenesses, their days
    of publication.

    `ident` is the id of the known story that it goes on from, "" for none; no two known stories are joined. `links` are
    indexes of groups near it, `members` those of its articles.
    """

    total: Vector
    size: int
    within: float
    days: Days
    ident: str = ""
    links: list[int] = field(default_factory=list)
    members: list[int] = field(default_factory=list)

    @property
    def cohesion(self) -> float:
        """The mean likeness of two texts of the group, with `USUAL` as if seen `TRUST` times."""
        return (self.within + TRUST * USUAL) / (self.size * (self.size - 1) / 2 + TRUST)


def grow(groups: Sequence[Group]) -> list[Group]:
    """The groups joined into stories, in the order of their first members. The groups given are used up."""
    forest = _Forest(groups)
    while forest.run():
        pass
    return forest.standing()


class _Forest:
    """The groups that still stand, and where those that were joined have gone."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = list(groups)
        self.parent = list(range(len(groups)))
        self.stamp = [0] * len(groups)
        self.heap: list[tuple[float, int, int, int, int]] = []

    def root(self, index: int) -> int:
        parent = self.parent
        while parent[index] != index:
            parent[index] = index = parent[parent[index]]
        return index

    def standing(self) -> list[Group]:
        return [group for index, group in enumerate(self.groups) if self.parent[index] == index]

    def run(self) -> bool:
        """Join what can be joined, the surest first. True where anything was."""
        self.heap = []
        for index in range(len(self.groups)):
            if self.parent[index] == index:
                self._offer(index, keep=False)
        joined = False
        while self.heap:
            _, left, right, left_stamp, right_stamp = heapq.heappop(self.heap)
            if self.stamp[left] == left_stamp and self.stamp[right] == right_stamp:
                self._join(left, right)
                joined = True
        return joined

    def _offer(self, index: int, *, keep: bool) -> None:
        """Score the group against its links and queue those that may be joined; `keep` only the best links."""
        mine = self.groups[index]
        others = sorted({self.root(link) for link in mine.links} - {index})
        scored = [(-likeness(mine, self.groups[other]), other) for other in others]
        if keep and len(scored) > LINKS:
            scored = heapq.nsmallest(LINKS, scored)
            mine.links = [other for _, other in scored]
        for score, other in scored:
            if score <= -JOIN:
                left, right = min(index, other), max(index, other)
                heapq.heappush(self.heap, (score, left, right, self.stamp[left], self.stamp[right]))

    def _join(self, left: int, right: int) -> None:
        into, gone = self.groups[left], self.groups[right]
        into.within += gone.within + dot(into.total, gone.total)
        if len(gone.total) > len(into.total):
            into.total, gone.total = gone.total, into.total
        for term, weight in gone.total.items():
            into.total[term] = into.total.get(term, 0.0) + weight
        into.size += gone.size
        into.days = span((*into.days, *gone.days))
        into.ident = into.ident or gone.ident
        into.links += gone.links
        into.members += gone.members
        self.parent[right] = left
        self.stamp[left] += 1
        self.stamp[right] = -1
        gone.total, gone.links = {}, []
        self._offer(left, keep=True)


def likeness(one: Group, other: Group) -> float:
    """How alike two groups are, in units of how alike each is within itself; 0 for two stories known to be two."""
    if one.ident and other.ident:
        return 0.0
    across = dot(one.total, other.total) / (one.size * other.size)
    return across / sqrt(one.cohesion * other.cohesion) * nearness(one.days, other.days)
