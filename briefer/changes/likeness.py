"""Does a claim say again what another day's claims say, or the contrary? Asked of claims that are aligned already."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefer.language.agreement import agree, comparable
from briefer.language.lexicon import antonyms, concept, concept_bag
from briefer.language.polarity import negated_words
from briefer.language.tokens import content_lemmas
from briefer.models import Claim

REPEATS = 0.55
"""Share of what a claim says, weighted by rarity, that one earlier claim must say for it to be nothing new."""
AKIN = 0.4
"""Least share (`akin`) of two claims that answer one question."""
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
    return _share(_concepts(claim), _concepts(old), rarity) >= REPEATS


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


def akin(claim: Claim, old: Claim, rarity: Mapping[str, float]) -> float:
    """How much of one claim the other says, weighted by rarity, figures aside: the greater of the two shares, 0 to 1."""
    mine, others = _concepts(claim), _concepts(old)
    return max(_share(mine, others, rarity), _share(others, mine, rarity))


def contrary_of(claim: Claim, earlier: Sequence[Claim], rarity: Mapping[str, float]) -> Claim | None:
    """The earlier claim whose contrary the claim is: most of what it said, but for one pair of contrary words ("remained
    open", "was closed"), of which neither is denied."""
    return next((old for old in earlier if _contrary(claim, old, rarity)), None)


def _contrary(new: Claim, old: Claim, rarity: Mapping[str, float]) -> bool:
    if new.modality != old.modality or new.polarity != old.polarity:
        return False
    mine, others = _words(new), _words(old)
    pairs = [(a, b) for a in sorted(mine - others) for b in sorted(others - mine) if antonyms(a, b)]
    if len(pairs) != 1 or len(mine & others) < SHARED:
        return False
    said, known = _concepts(new), _concepts(old)
    here, there = (said - {concept(pairs[0][0])}, known - {concept(pairs[0][1])})
    return _share(there, here, rarity) >= REPEATS and _share(here, there, rarity) >= REPEATS / 2


def _share(said: frozenset[str], known: frozenset[str], rarity: Mapping[str, float]) -> float:
    total = sum(rarity.get(part, 1.0) for part in sorted(said))
    return sum(rarity.get(part, 1.0) for part in sorted(said & known)) / total if total else 0.0


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(content_lemmas(claim.citation.quote)) - negated_words(claim.citation.quote)
