"""No fact twice: what weightier facts tell already leaves the page, and stays in briefing.json.

The measure is maximal marginal relevance with hard bounds (Carbonell and Goldstein 1998): in order of weight, a fact is
taken unless it is too like one taken before, or only goes on about one. A news text goes on about a thing in the next
sentence, so what a single source says right after a statement that is told already is detail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.language.lexicon import concept_bag
from briefer.models import Fact, FactItem

REPEATS = 0.5
"""Share of a statement's concepts that a weightier statement already has, from which on it tells nothing new."""

DETAIL = 1
"""The weight of what a model holds for a detail."""

BEFORE = (-1, -2)
"""How near after a told statement a single source only goes on about it: one claim later, or two."""

Place = tuple[str, int]
"""A source and the order of a claim in it."""


def novel(items: Sequence[FactItem], facts: Mapping[str, Fact], limit: int) -> tuple[FactItem, ...]:
    """The items, weightiest first, with `on_page` false for those that tell nothing new or come after `limit`.

    `facts` holds the ledger's fact of each item's id. What follows a contested statement is detail of it, too.
    """
    page = _Page(limit)
    for item in items:
        if not item.on_page:
            page.mark(facts[item.id])
    return tuple(item if not item.on_page or page.take(item, facts[item.id]) else _off(item) for item in items)


class _Page:
    """What the page tells so far."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._taken: list[frozenset[str]] = []
        self._told: set[str] = set()
        self._places: set[Place] = set()
        self._cited: set[Place] = set()
        """Sources and where passages start in them that the page cites."""

    def mark(self, fact: Fact) -> None:
        """Note where a fact stands that the page tells."""
        self._places.update(_places(fact))
        self._cited.update((claim.source, claim.citation.start) for claim in fact.claims)

    def take(self, item: FactItem, fact: Fact) -> bool:
        """Take the item onto the page if it is new; says whether it was."""
        if len(self._taken) >= self._limit:
            return False
        bag = frozenset(concept_bag(item.statement))
        if self._repeats(fact, bag) if fact.weight is None else self._weighed(fact, bag):
            return False
        self._taken.append(bag)
        self._told.add(fact.id)
        self.mark(fact)
        return True

    def _repeats(self, fact: Fact, bag: frozenset[str]) -> bool:
        return bool(self._told.intersection(fact.like)) or self._goes_on(fact) or self._has(bag)

    def _weighed(self, fact: Fact, bag: frozenset[str]) -> bool:
        """Does a detail, by a model's weight, repeat what is told? What it holds for weightier, it told apart itself."""
        if fact.weight != DETAIL:
            return False
        passages = [(claim.source, claim.citation.start) for claim in fact.claims]
        return self._has(bag) or self._cited.issuperset(passages)

    def _goes_on(self, fact: Fact) -> bool:
        """Does one source alone say it, right after what is told?"""
        places = _places(fact)
        if len({source for source, _ in places}) > 1:
            return False
        return any((source, order + step) in self._places for source, order in places for step in BEFORE)

    def _has(self, bag: frozenset[str]) -> bool:
        return bool(bag) and any(len(bag & other) / len(bag) >= REPEATS for other in self._taken)


def _places(fact: Fact) -> list[Place]:
    return [(claim.source, claim.order) for claim in (*fact.claims, *fact.also)]


def _off(item: FactItem) -> FactItem:
    return item.model_copy(update={"on_page": False})
