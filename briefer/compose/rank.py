"""How much a fact weighs: how many sources state it, how near their articles' leads come to it, and how specific it is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import field

from briefer.language.lexicon import concept_bag
from briefer.language.records import dataclass
from briefer.models import Claim, Fact, Ledger

NEAR, NEAR_MOST = 0.25, 4
"""What each fact that comes near costs what one origin alone says, and how many are counted."""
MOST_CONCEPTS = 15
"""More concepts than these make a statement long, not rich."""
MANY = 10
LEADS, LEAD = 2, 3.0
"""The sentences that open an article and say what it is about, and what it adds that all articles open with a fact."""
HEADLINE = 0.6
"""What a claim in the headlines' words alone adds to what telling it is worth."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a story's facts are weighed against."""

    origins: int
    last: Mapping[str, int]
    """Source → order of its last claim."""
    headline: frozenset[str]
    """Concepts of the articles' titles."""
    lead: Mapping[str, float] = field(default_factory=dict)
    """Claim → how near the articles' leads come to it on average, 0 to 1: what the story is about. Empty where a model
    reconciled the claims, who weighs the facts itself."""

    @classmethod
    def of(cls, ledger: Ledger) -> Scale:
        """The scale of one story."""
        last: dict[str, int] = {}
        for fact in ledger.facts:
            for claim in fact.claims:
                last[claim.source] = max(last.get(claim.source, 0), claim.order)
        titles = " ".join(article.title or "" for article in ledger.articles)
        return cls(max(1, len(ledger.origins)), last, frozenset(concept_bag(titles)), _leads(ledger))


def weight(fact: Fact, scale: Scale) -> float:
    """The fact's weight; only its order among a story's facts means anything.

    Agreement of independent origins counts most, and that the articles open with it, for news is written weightiest first;
    then words of the headline, prominence and specificity (a figure, a name, a date). What one origin alone says weighs by
    how much it tells instead of by its place, and less where other facts come near it, for then they tell it, too.
    """
    claims = fact.claims
    agreement = math.log2(1 + fact.origins) / math.log2(1 + scale.origins)
    overlap = max(_overlap(claim, scale.headline) for claim in claims)
    lead = LEAD * max(scale.lead.get(claim.id, 0.0) for claim in claims)
    if fact.origins == 1:
        told = max(_richness(claim) for claim in claims)
        return 3.0 * agreement + lead + 1.2 * overlap + told - NEAR * min(NEAR_MOST, len(fact.like))
    prominence = 1 - min(_place(claim, scale) for claim in claims)
    specific = max(_specific(claim) for claim in claims)
    repeated = math.log2(len(claims))
    return 3.0 * agreement + lead + 1.0 * prominence + 0.8 * overlap + 0.5 * specific + 0.1 * repeated


def claim_weight(claim: Claim, scale: Scale) -> float:
    """What telling a claim is worth by itself: more where it is specific and speaks of what the headlines do."""
    return 1 + _specific(claim) + HEADLINE * _overlap(claim, scale.headline)


def by_weight(facts: Sequence[Fact], own: Mapping[str, float]) -> list[Fact]:
    """The facts, weightiest first: by the weight a model gave them, then by their own (`weight`, by id); ties in the order
    of the ledger."""
    return sorted(facts, key=lambda fact: (-(fact.weight or 0), -own[fact.id]))


def _leads(ledger: Ledger) -> Mapping[str, float]:
    if not ledger.alike:
        return {}
    opening: dict[str, list[str]] = {}
    for claim in sorted((claim for fact in ledger.facts for claim in fact.claims), key=lambda claim: claim.order):
        if len(opening.setdefault(claim.source, [])) < LEADS:
            opening[claim.source].append(claim.id)
    sums: dict[str, float] = {}
    for ids in opening.values():
        nearest: dict[str, float] = dict.fromkeys(ids, 1.0)
        for ident in ids:
            for other, like in ledger.alike.get(ident, {}).items():
                nearest[other] = max(like, nearest.get(other, 0.0))
        for ident, like in nearest.items():
            sums[ident] = sums.get(ident, 0.0) + like
    return {ident: total / len(opening) for ident, total in sums.items()}


def _place(claim: Claim, scale: Scale) -> float:
    last = scale.last.get(claim.source, 0)
    return claim.order / last if last else 0.0


def _overlap(claim: Claim, headline: frozenset[str]) -> float:
    bag = frozenset(concept_bag(claim.statement))
    return len(bag & headline) / len(bag) if bag else 0.0


def _richness(claim: Claim) -> float:
    """How much a statement tells by itself: its concepts, a count or amount, a time, a name, who says it."""
    concepts = min(MOST_CONCEPTS, len(concept_bag(claim.statement)))
    large = any(quantity.value >= MANY for quantity in claim.quantities)
    named = 0.25 * bool(claim.times) + 0.25 * claim.attributed + 0.15 * large
    return 0.09 * concepts + named + 0.3 * _specific(claim)


def _specific(claim: Claim) -> float:
    return (bool(claim.quantities) + bool(claim.names) + bool(claim.times)) / 3
