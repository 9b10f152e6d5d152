"""Does a claim say again what another day's claims say, or the contrary? Asked of claims that are aligned already."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefer.language.agreement import agree, comparable
from briefer.language.lexicon import antonyms, concept_bag
from briefer.language.polarity import negated_words
from briefer.language.tokens import content_lemmas
from briefer.models import Claim

REPEATS = 0.55
"""Share of what a claim says, weighted by rarity, that one earlier claim must say for it to be nothing new."""
SHARED = 2
"""Words that two contrary claims must share beside those that are contrary."""


def rarities(claims: Iterable[Claim]) -> Mapping[str, float]:
    """How rare each concept is among the claims of a story: 1 in a single one, 0 in every one.

    What the story is about stands in most claims, and says nothing of whether two of them say the same (inverse document
    frequency, Robertson 2004).
    """
    bags = [_concepts(claim) for claim in claims]
    frequency = Counter(concept for bag in bags for concept in bag)
    size = len(bags) + 1
    return {concept: max(0.0, math.log(size / (n + 0.5)) / math.log(size)) for concept, n in frequency.items()}


def repeats(claim: Claim, earlier: Iterable[Claim], rarity: Mapping[str, float]) -> bool:
    """Does one of the earlier claims say most of what the claim says, and no other figure?"""
    return any(_covers(claim, old, rarity) and not _moved(claim, old) for old in earlier)


def another_value(claim: Claim, earlier: Iterable[Claim], rarity: Mapping[str, float]) -> Claim | None:
    """The earlier claim that says most of what the claim says, but gives another figure for what both count."""
    return next((old for old in earlier if _covers(claim, old, rarity) and _moved(claim, old)), None)


def _covers(claim: Claim, old: Claim, rarity: Mapping[str, float]) -> bool:
    """Does the earlier claim have most of the claim's words, figures aside?"""
    said = sorted(_concepts(claim))
    known = _concepts(old)
    total = sum(rarity.get(concept, 1.0) for concept in said)
    return sum(rarity.get(concept, 1.0) for concept in said if concept in known) >= REPEATS * total > 0


def _concepts(claim: Claim) -> frozenset[str]:
    text, base = claim.citation.quote, claim.citation.start
    for figure in reversed(claim.quantities):
        text = f"{text[: figure.start - base]} {text[figure.end - base :]}"
    return frozenset(concept_bag(text))


def _moved(claim: Claim, old: Claim) -> bool:
    """Do both count the same kind of thing, and no figure of one agrees with one of the other?"""
    pairs = [
        (mine, other)
        for mine in claim.quantities
        for other in old.quantities
        if comparable(mine, other) and mine.noun == other.noun and (mine.noun or mine.unit)
    ]
    return bool(pairs) and not any(agree(mine, other) for mine, other in pairs)


def contrary_of(claim: Claim, earlier: Sequence[Claim]) -> Claim | None:
    """The earlier claim whose contrary the claim is: the same words but for one pair of contrary ones ("remained open",
    "was closed"), of which neither is denied."""
    return next((old for old in earlier if _contrary(claim, old)), None)


def _contrary(new: Claim, old: Claim) -> bool:
    if new.modality != old.modality or new.polarity != old.polarity:
        return False
    mine, others = _words(new), _words(old)
    if len(mine & others) < SHARED:
        return False
    pairs = [(a, b) for a in sorted(mine - others) for b in sorted(others - mine) if antonyms(a, b)]
    return len(pairs) == 1 and 2 * len(mine & others) >= min(len(mine), len(others)) - 1


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(content_lemmas(claim.citation.quote)) - negated_words(claim.citation.quote)
