"""No fact twice: a statement that mostly repeats a weightier one leaves the page, and stays in briefing.json."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.lexicon import concept_bag
from briefer.models import FactItem

REPEATS = 0.6
"""Share of a statement's concepts that a weightier statement already has, from which on it tells nothing new."""


def novel(facts: Sequence[FactItem], limit: int) -> tuple[FactItem, ...]:
    """The facts, weightiest first, with `on_page` false for those that repeat a weightier one or come after `limit`."""
    seen: list[frozenset[str]] = []
    out = []
    for fact in facts:
        bag = frozenset(concept_bag(fact.statement))
        if fact.on_page:
            if len(seen) >= limit or any(_repeats(bag, other) for other in seen):
                fact = fact.model_copy(update={"on_page": False})
            else:
                seen.append(bag)
        out.append(fact)
    return tuple(out)


def _repeats(bag: frozenset[str], other: frozenset[str]) -> bool:
    return bool(bag) and len(bag & other) / len(bag) >= REPEATS
