"""Times that cannot both be right: the same thing at two moments of the same grain that do not meet."""

from __future__ import annotations

from briefer.language.dates import compatible
from briefer.models import When
from briefer.reconcile.topic import Dispute, Side, Topic, from_different_sources

SURE = 0.6
"""Least score between two claims whose times are held against each other."""


def find(topic: Topic) -> tuple[Dispute, ...]:
    """The time disputes of one topic."""
    held = [(i, when) for i, item in enumerate(topic.items) if (when := _moment(item.claim.times)) is not None]
    groups: list[list[tuple[int, When]]] = []
    for index, when in held:
        home = next((g for g in groups if all(compatible(when, other) for _, other in g)), None)
        if home is None:
            groups.append([(index, when)])
        else:
            home.append((index, when))
    sides = tuple(Side(g[0][1].text, tuple(topic.items[i].claim for i, _ in g)) for g in groups)
    if len(sides) < 2 or not from_different_sources(sides) or not _sure(topic, groups):
        return ()
    return (Dispute("time", "when it happened", sides, f"the times do not meet: {' or '.join(s.value for s in sides)}"),)


def _moment(times: tuple[When, ...]) -> When | None:
    """The one moment a claim names; None where it names none or several."""
    found = [w for w in times if w.first is not None and w.grain in ("minute", "day") and w.relation == "at"]
    return found[0] if len(found) == 1 else None


def _sure(topic: Topic, groups: list[list[tuple[int, When]]]) -> bool:
    return any(
        topic.score(i, j) >= SURE and a.grain == b.grain and topic.items[i].claim.source != topic.items[j].claim.source
        for n, left in enumerate(groups)
        for right in groups[n + 1 :]
        for i, a in left
        for j, b in right
    )
