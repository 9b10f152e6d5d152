"""May two figures be held against each other: do they measure one thing, in one scope, for two different parties?"""

from __future__ import annotations

import re

from briefer.language.lexicon import kind_of, same_concept
from briefer.language.patterns import rx
from briefer.language.quantities import agree, comparable, to_base
from briefer.language.tokens import lemma
from briefer.language.wordlists import word_set
from briefer.models import Claim, Quantity
from briefer.reconcile.detectors.counting import anybody, in_reach, may_befall, somebody, vague
from briefer.reconcile.detectors.measures import Measure
from briefer.reconcile.detectors.parties import OFFICIAL, names_of
from briefer.reconcile.detectors.sites import told_apart
from briefer.reconcile.story import Story

_CORRECTED = rx(r"\bcorrect(?:s|ed|ion|ions|ing)\b|\bearlier version\b|\berratum\b|\bmisstated\b", re.IGNORECASE)

CLOSE = 0.05
"""How far, relative to the greater, two roundings of one figure may be apart."""
MORE = 1.3
"""How many times a number what is said to be more than it may be."""
APART = 0.1
"""How far, relative to the greater, two upper bounds must be apart to be two accounts."""
_INCLUDED = rx(
    r"\b(?:includ\w+|exclud\w+|with its|plus|together|altogether|combined|without|net of|before tax|after tax|equity|gross"
    r"|in cash|cash)\b",
    re.IGNORECASE,
)
_TIMED = rx(
    r"\b(?:open(?:ed|ing)?|clos(?:e|ed|ing)|midday|noon|lunch\w*|premarket|morning|evening|midnight|so far|as of|"
    r"by (?:noon|\d)|until|up to the|late on|late (?:mon|tues|wednes|thurs|fri|satur|sun)day|at the end|before the bell)\b",
    re.IGNORECASE,
)
GROWING = word_set(
    "dead hurt critical missing held moved sheltered rescued destroyed damaged cancelled late postponed infected restored "
    "suspended cut_off"
)
"""Outcomes whose count changes as a story goes on: two counts of them at two moments are no dispute."""


def one_measure(a: Measure, b: Measure) -> bool:
    """May the two figures measure one thing, as far as their own words tell, though they disagree?"""
    if a.dimension != b.dimension or a.rest or b.rest or a.elsewhere or b.elsewhere:
        return False
    if (a.outcome and b.outcome and a.outcome != b.outcome) or unfit(a) or unfit(b):
        return False
    if not in_reach(a.dimension, a.value, b.value):
        return False
    return one_kind(a, b) and at_odds(a.quantity, b.quantity) and not may_be_part(a, b)


def may_be_part(a: Measure, b: Measure) -> bool:
    """May the less be some of those whom the greater counts ("six children" of "24 people")?"""
    less, more = sorted((a, b), key=lambda m: m.value)
    return less.outcome == more.outcome is not None and somebody(less.quantity.noun) and anybody(more.quantity.noun)


def at_odds(a: Quantity, b: Quantity) -> bool:
    """Can the two not both be right? Of two upper bounds each is offered as the height that was reached ("up to 80%").

    "More than 30" is not said of 40: who knows of more says so. "At least 30" may be.
    """
    if a.hedge == b.hedge == "at_most":
        return abs(a.value - b.value) > APART * max(abs(a.value), abs(b.value))
    return not agree(a, b) or _far_above(a, b) or _far_above(b, a)


def _far_above(low: Quantity, high: Quantity) -> bool:
    """Is the one said to be more than a number that the other, not itself a mere bound from above, far exceeds?"""
    if low.hedge != "more_than" or high.hedge in ("at_most", "less_than") or not comparable(low, high):
        return False
    return to_base(high)[1] > MORE * to_base(low)[1] > 0


def rounded(a: Quantity, b: Quantity) -> bool:
    """Are the two one number with and without a hedge ("nearly 100", "100")? The one rounds what the other hedges."""
    return a.value == b.value and a.unit == b.unit and "exact" in (a.hedge, b.hedge)


def unfit(m: Measure) -> bool:
    """Is the figure none that another could be held against: a word for many, a measure of a game's course?"""
    return vague(m.quantity, m.dimension) or m.game


def one_kind(a: Measure, b: Measure) -> bool:
    """Do the two figures count the same kind of thing, or may they, where one leaves it unsaid?"""
    mine, other = a.quantity.noun, b.quantity.noun
    if mine is None or other is None:
        return may_befall(a.outcome or b.outcome, mine or other)
    one, two = lemma(mine), lemma(other)
    if same_concept(one, two) or kind_of(one, two) or kind_of(two, one):
        return True
    if a.quantity.unit is not None:
        return a.outcome is not None and a.outcome == b.outcome
    return a.outcome is not None and a.outcome == b.outcome and a.outcome not in ("destroyed", "damaged")


def gives(m: Measure, figure: Measure) -> bool:
    """Is it the same figure, rounding and hedges apart, and not only one that its open end reaches?"""
    close = abs(m.value - figure.value) <= CLOSE * max(abs(m.value), abs(figure.value))
    return m.dimension == figure.dimension and close and agree(m.quantity, figure.quantity)


def holds(story: Story, index: int, measure: Measure) -> bool:
    """Does a claim give that figure too? Then what it gives besides is a part, a whole or another moment."""
    return any(comparable(q, measure.quantity) and agree(q, measure.quantity) for q in story.claim(index).quantities)


def one_scope(story: Story, a: Measure, b: Measure) -> bool:
    """Are the two claims, from different articles, of one day, one place and one way to count?"""
    one, two = story.claim(a.claim), story.claim(b.claim)
    text, other = one.citation.quote, two.citation.quote
    if (_INCLUDED.search(text) is None) != (_INCLUDED.search(other) is None):
        return False
    if _TIMED.search(text) or _TIMED.search(other):
        return False
    return same_days(one, two) and not told_apart(story, a.claim, b.claim) and _meet(_places(story, a), _places(story, b))


def same_days(one: Claim, two: Claim) -> bool:
    """Do the two claims name a day in common, where both name any?"""
    return _meet(_days(one), _days(two))


def _meet(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


def _places(story: Story, m: Measure) -> frozenset[str]:
    """The names that a share is told of; a share of one place's whole is none of another's."""
    if m.dimension != "percent":
        return frozenset()
    return frozenset(name for name in story.items[m.claim].names if not names_of(name) & m.party)


def _days(claim: Claim) -> frozenset[str]:
    """The days a claim names, resolved where they can be."""
    found = set()
    for when in claim.times:
        if when.first is not None and when.first == when.last:
            found.add(when.first.strftime("%A").lower())
        elif day := re.search(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", when.text, re.IGNORECASE):
            found.add(day.group().lower())
    return frozenset(found)


def corrected(story: Story) -> tuple[frozenset[int], ...]:
    """The passages in which an article corrects itself: each the indices of the claims that tell the old and new value."""
    found = []
    for index in range(len(story.items)):
        if _CORRECTED.search(story.claim(index).citation.quote):
            after = [j for j in story.near[index] if j == index + 1]
            found.append(frozenset((index, *after)))
    return tuple(found)


def rivals(a: Measure, b: Measure) -> bool:
    """Are the two figures those of two different parties?"""
    return bool(a.party and b.party and not a.party & b.party)


def plainly_official(m: Measure) -> bool:
    """Does the text name only "officials" or "the authorities"? They may be anybody's rival, or the other party itself."""
    return not m.party or m.party <= OFFICIAL
