"""Whether it happened: one source affirms what another denies, in words that are otherwise nearly the same."""

from __future__ import annotations

from briefer.reconcile.topic import Dispute, Side, Topic, from_different_sources

SURE = 0.75
"""Least score between an affirming and a denying claim."""


def find(topic: Topic) -> tuple[Dispute, ...]:
    """The occurrence disputes of one topic."""
    yes = [i for i, item in enumerate(topic.items) if item.claim.polarity == "affirmed"]
    no = [i for i, item in enumerate(topic.items) if item.claim.polarity == "denied"]
    pairs = [(i, j) for i in yes for j in no if topic.score(i, j) >= SURE]
    affirming, denying = sorted({i for i, _ in pairs}), sorted({j for _, j in pairs})
    sides = (
        Side("it did", tuple(topic.items[i].claim for i in affirming)),
        Side("it did not", tuple(topic.items[j].claim for j in denying)),
    )
    if not pairs or not from_different_sources(sides):
        return ()
    return (Dispute("occurrence", "whether it happened", sides, "one side affirms what the other denies"),)
