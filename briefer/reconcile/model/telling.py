"""Which claims tell a fact: a sentence that tells something near a thing is not cited for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.language.lexicon import concept_bag
from briefer.models import Claim
from briefer.reconcile.align import score
from briefer.reconcile.model.checks import DETAIL, Agreed
from briefer.reconcile.model.proved import overlap
from briefer.reconcile.traits import Traits

APART = 0.25
"""Likelihood below which two claims hardly tell one thing."""
BETTER = 0.6
"""Share of what a fact tells that a sentence holds more of another's, where it tells the other much better."""
FEW = 3
"""Claims of a fact, below which none stands apart from the others."""


def telling(facts: Sequence[Agreed], items: Sequence[Traits]) -> list[Agreed]:
    """The facts without the claims whose passage is like none of the others and tells another fact much better.

    What the page has to tell is judged by its own words; what would be left with one claim loses none. `items` are the
    traits of all claims: a passage is as like as any claim that rests on it.
    """
    spoken = {
        n: frozenset(concept_bag(fact.wording)) for n, fact in enumerate(facts) if fact.wording and fact.weight > DETAIL
    }

    def stray(n: int, claim: Claim) -> bool:
        quoted = frozenset(concept_bag(claim.citation.quote))
        shares = {other: len(words & quoted) / (len(words) or 1) for other, words in spoken.items()}
        return max(shares.values()) - shares[n] > BETTER and _apart(claim, facts[n].claims, items)

    def kept(n: int, fact: Agreed) -> Agreed:
        own = tuple(claim for claim in fact.claims if not stray(n, claim))
        return replace(fact, claims=own) if len(own) > 1 else fact

    return [kept(n, fact) if n in spoken and len(fact.claims) >= FEW else fact for n, fact in enumerate(facts)]


def _apart(claim: Claim, claims: Sequence[Claim], items: Sequence[Traits]) -> bool:
    """Does no claim that rests on this one's passage come near any of the others?"""
    others = {other.id for other in claims if other is not claim}
    told = [item for item in items if item.claim.id in others]
    resting = [item for item in items if overlap(claim.citation, item.claim.citation)]
    return all(score(item, other) < APART for item in resting for other in told)
