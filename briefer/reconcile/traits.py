"""What claims are compared by: concepts weighted by rarity, names, figures, times, speakers, place in the article."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.language.lexicon import concept_bag
from briefer.language.names import name_key
from briefer.language.quantities import to_base
from briefer.models import Claim


@dataclass(frozen=True, slots=True)
class Traits:
    """A claim and what it is compared by."""

    claim: Claim
    weights: Mapping[str, float]
    """Concept → how rare it is in the story, 0 (in every claim) to 1 (in this claim alone)."""
    norm: float
    total: float
    names: frozenset[str]
    figures: frozenset[tuple[str, float]]
    """(dimension, value in base units) of each quantity above one."""
    days: frozenset[tuple[str, str]]
    speaker: str | None
    place: float
    """0 at the article's first claim, 1 at its last."""


def traits(claims: Sequence[Claim]) -> tuple[Traits, ...]:
    """The traits of a story's claims, in the claims' order."""
    bags = [frozenset(concept_bag(claim.citation.quote)) for claim in claims]
    frequency = Counter(concept for bag in bags for concept in bag)
    last = Counter[str]()
    for claim in claims:
        last[claim.source] = max(last[claim.source], claim.order)
    scale = math.log(len(claims) + 1) or 1.0
    rarity = {c: max(0.0, math.log((len(claims) + 1) / (n + 0.5)) / scale) for c, n in frequency.items()}
    return tuple(_traits(claim, bag, rarity, last[claim.source]) for claim, bag in zip(claims, bags, strict=True))


def _traits(claim: Claim, bag: frozenset[str], rarity: Mapping[str, float], last: int) -> Traits:
    weights = {concept: rarity[concept] for concept in sorted(bag)}
    return Traits(
        claim=claim,
        weights=weights,
        norm=math.sqrt(sum(w * w for w in weights.values())) or 1.0,
        total=sum(weights.values()) or 1.0,
        names=frozenset(name_key(name) for name in claim.names),
        figures=frozenset((base[0], round(base[1], 6)) for q in claim.quantities if q.value != 1 for base in [to_base(q)]),
        days=frozenset((w.first.isoformat(), (w.last or w.first).isoformat()) for w in claim.times if w.first),
        speaker=name_key(claim.speaker) if claim.speaker else None,
        place=claim.order / last if last else 0.0,
    )
