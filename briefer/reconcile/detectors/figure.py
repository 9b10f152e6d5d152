"""Figures that cannot both be right: the same measure of the same thing with intervals that do not meet.

Comparable are two quantities of one dimension that count the same kind of thing, in claims that have something else in
common besides. Left aside are claims that hold both values (a part and its whole), of another event, or of a correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.language.lexicon import concept_bag, same_concept
from briefer.language.quantities import agree, comparable
from briefer.models import Claim, Quantity
from briefer.reconcile.story import Conflict, Story

SURE = 0.5
"""Least score between two claims whose figures are held against each other."""

_ELSEWHERE = re.compile(
    r"\b(?:another|separate(?:ly)?|previous(?:ly)?|in (?:19|20)\d\d|ago|each|apiece|correction|corrected|earlier)\b",
    re.IGNORECASE,
)


def find(story: Story) -> Iterator[Conflict]:
    """The figure conflicts of a story."""
    for i, j, score in story.across(SURE):
        a, b = story.claim(i), story.claim(j)
        if _ELSEWHERE.search(a.citation.quote) or _ELSEWHERE.search(b.citation.quote):
            continue
        for mine, other in clashing(a, b):
            label = f"number of {mine.noun}" if mine.noun and not mine.unit else mine.unit or "figure"
            why = f"the figures do not agree: {mine.text} and {other.text}"
            left, right = _same_value(story, i, mine), _same_value(story, j, other)
            yield Conflict("figure", i, j, mine.text, other.text, label, why, score, left, right)
            break


def clashing(a: Claim, b: Claim) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs of quantities that measure one thing and disagree."""
    for mine in a.quantities:
        for other in b.quantities:
            if not same_measure(mine, other) or agree(mine, other):
                continue
            if _holds(a, other) or _holds(b, mine) or not _said_of_both(a, mine, b, other):
                continue
            yield mine, other


def same_measure(a: Quantity, b: Quantity) -> bool:
    """Do two quantities measure the same kind of thing?"""
    if a.unit == "ordinal" or b.unit == "ordinal" or not comparable(a, b):
        return False
    if a.noun and b.noun:
        return same_concept(a.noun, b.noun)
    return a.unit is not None and a.noun == b.noun


def _holds(claim: Claim, value: Quantity) -> bool:
    """Does the claim hold that value too? Then the two are part and whole, or it reports both."""
    return any(same_measure(q, value) and agree(q, value) for q in claim.quantities)


def _said_of_both(a: Claim, mine: Quantity, b: Claim, other: Quantity) -> frozenset[str]:
    return _besides(a, mine) & _besides(b, other)


def _besides(claim: Claim, quantity: Quantity) -> frozenset[str]:
    """What the claim says besides the quantity."""
    text, start, end = claim.citation.quote, quantity.start - claim.citation.start, quantity.end - claim.citation.start
    said = frozenset(concept_bag(f"{text[:start]} {text[end:]}"))
    return said - frozenset(concept_bag(quantity.noun or "")) - frozenset(concept_bag("said according reported number"))


def _same_value(story: Story, index: int, value: Quantity) -> tuple[int, ...]:
    """The claims of the same group that give the same value."""
    group = story.groups[story.group_of[index]]
    return tuple(k for k in group if any(same_measure(q, value) and agree(q, value) for q in story.claim(k).quantities))
