"""No fact twice: a fact that a weightier one mostly tells already leaves the page, and stays in briefing.json.

The measure is maximal marginal relevance with a hard bound (Carbonell and Goldstein 1998): in order of weight, a fact is
taken unless it is too like one taken before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.language.lexicon import concept_bag
from briefer.models import FactItem

REPEATS = 0.6
"""Share of a statement's concepts that a weightier statement already has, from which on it tells nothing new."""


def novel(facts: Sequence[FactItem], like: Mapping[str, tuple[str, ...]], limit: int) -> tuple[FactItem, ...]:
    """The facts, weightiest first, with `on_page` false for those that repeat a weightier one or come after `limit`.

    `like` maps a fact's id to the facts that may speak of the same thing. A fact that a contested point or an update
    tells counts as told.
    """
    told = {fact.id for fact in facts if not fact.on_page}
    seen: list[frozenset[str]] = []
    out = []
    for fact in facts:
        bag = frozenset(concept_bag(fact.statement))
        if fact.on_page:
            if len(seen) >= limit or told.intersection(like.get(fact.id, ())) or _repeats(bag, seen):
                fact = fact.model_copy(update={"on_page": False})
            else:
                seen.append(bag)
                told.add(fact.id)
        out.append(fact)
    return tuple(out)


def _repeats(bag: frozenset[str], seen: Sequence[frozenset[str]]) -> bool:
    return bool(bag) and any(len(bag & other) / len(bag) >= REPEATS for other in seen)
