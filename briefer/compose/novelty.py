"""No fact twice, where a model weighed the facts: it told apart what it holds for weighty, not its details.

The measure is maximal marginal relevance with a hard bound (Carbonell and Goldstein 1998): in order of weight, a detail is
taken unless it is too like a fact taken before, or cites only what the page cites already. A fact most of whose passages
the page cites already comes after those that open new ones: its reader is led to the sentence that tells it. What a page
tells by rules alone is chosen in `telling.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.language.lexicon import concept_bag
from briefer.models import Fact, FactItem

REPEATS = 0.5
"""Share of a detail's concepts that a weightier statement already has, from which on it tells nothing new."""

DETAIL = 1
"""The weight of what a model holds for a detail."""


def novel(items: Sequence[FactItem], facts: Mapping[str, Fact], limit: int) -> tuple[FactItem, ...]:
    """The items, weightiest first but those last that cite little new, with `on_page` false for details that tell nothing
    new and what comes after `limit`.

    `facts` holds the ledger's fact of each item's id.
    """
    page = _Page(limit)
    for item in items:
        if not item.on_page:
            page.mark(facts[item.id])
    first: list[FactItem] = []
    late: list[FactItem] = []
    for item in items:
        if item.on_page and facts[item.id].weight == DETAIL and page.has(facts[item.id]):
            late.append(item)
        else:
            first.append(item if not item.on_page or page.take(item, facts[item.id]) else _off(item))
    return (*first, *(item if page.take(item, facts[item.id]) else _off(item) for item in late))


class _Page:
    """What the page tells so far."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._taken: list[frozenset[str]] = []
        self._cited: set[tuple[str, int]] = set()
        """Sources and where passages start in them that the page cites."""

    def mark(self, fact: Fact) -> None:
        """Note what is cited for a fact that the page tells."""
        self._cited.update(_passages(fact))

    def has(self, fact: Fact) -> bool:
        """Does the page cite most of its passages already?"""
        passages = _passages(fact)
        return 2 * len(self._cited.intersection(passages)) > len(passages)

    def take(self, item: FactItem, fact: Fact) -> bool:
        """Take the item onto the page if there is room and it is new; says whether it was."""
        bag = frozenset(concept_bag(item.statement))
        if len(self._taken) >= self._limit or fact.weight == 0 or (fact.weight == DETAIL and self._repeats(fact, bag)):
            return False
        self._taken.append(bag)
        self.mark(fact)
        return True

    def _repeats(self, fact: Fact, bag: frozenset[str]) -> bool:
        told = any(len(bag & other) >= REPEATS * len(bag) for other in self._taken if bag)
        return told or self._cited.issuperset(_passages(fact))


def _passages(fact: Fact) -> list[tuple[str, int]]:
    return [(claim.source, claim.citation.start) for claim in fact.claims]


def _off(item: FactItem) -> FactItem:
    return item.model_copy(update={"on_page": False})
