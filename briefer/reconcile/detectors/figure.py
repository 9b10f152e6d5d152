"""Figures that cannot both be right: the same measure of the same thing with intervals that do not meet.

Comparable are two quantities of one dimension that count the same kind of thing. A claim that itself holds two such values
(a part and its whole) is left aside, since nothing says which of them answers the question.
"""

from __future__ import annotations

from collections import defaultdict

from briefer.language.lexicon import same_concept
from briefer.language.quantities import agree, comparable
from briefer.models import Claim, Quantity
from briefer.reconcile.topic import Dispute, Side, Topic, from_different_sources

SURE = 0.5
"""Least score between two claims whose figures are held against each other."""


def find(topic: Topic) -> tuple[Dispute, ...]:
    """The figure disputes of one topic."""
    found = []
    for held in _measures(topic):
        groups = _agreeing(held)
        sides = tuple(Side(group[0][1].text, _claims(topic, group)) for group in groups)
        if len(sides) > 1 and from_different_sources(sides) and _sure(topic, groups):
            values = " or ".join(side.value for side in sides)
            found.append(Dispute("figure", _label(held[0][1]), sides, f"the figures do not agree: {values}"))
    return tuple(found)


Held = tuple[int, Quantity]


def _measures(topic: Topic) -> list[list[Held]]:
    """The topic's quantities by what they measure, each claim in a list at most once."""
    lists: list[list[Held]] = []
    for index, item in enumerate(topic.items):
        for quantity in item.claim.quantities:
            home = next((held for held in lists if same_measure(held[0][1], quantity)), None)
            if home is None:
                lists.append([(index, quantity)])
            else:
                home.append((index, quantity))
    return [held for held in (_unambiguous(held) for held in lists) if len(held) > 1]


def same_measure(a: Quantity, b: Quantity) -> bool:
    """Do two quantities measure the same kind of thing?"""
    if a.unit == "ordinal" or b.unit == "ordinal" or not comparable(a, b):
        return False
    if a.noun and b.noun:
        return same_concept(a.noun, b.noun)
    return a.unit is not None and (a.noun is None) == (b.noun is None)


def _unambiguous(held: list[Held]) -> list[Held]:
    by_claim: dict[int, list[Quantity]] = defaultdict(list)
    for index, quantity in held:
        by_claim[index].append(quantity)
    return [(i, qs[0]) for i, qs in by_claim.items() if all(agree(qs[0], q) for q in qs[1:])]


def _agreeing(held: list[Held]) -> list[list[Held]]:
    """Connected groups of agreeing values, lowest value first."""
    groups: list[list[Held]] = []
    for index, quantity in sorted(held, key=lambda h: (h[1].value, h[0])):
        home = next((group for group in groups if any(agree(quantity, other) for _, other in group)), None)
        if home is None:
            groups.append([(index, quantity)])
        else:
            home.append((index, quantity))
    return groups


def _sure(topic: Topic, groups: list[list[Held]]) -> bool:
    return any(
        topic.score(i, j) >= SURE and topic.items[i].claim.source != topic.items[j].claim.source
        for n, left in enumerate(groups)
        for right in groups[n + 1 :]
        for i, _ in left
        for j, _ in right
    )


def _claims(topic: Topic, group: list[Held]) -> tuple[Claim, ...]:
    return tuple(topic.items[i].claim for i in sorted({index for index, _ in group}))


def _label(quantity: Quantity) -> str:
    return f"number of {quantity.noun}" if quantity.noun and not quantity.unit else quantity.unit or "figure"
