"""Do claims give figures that cannot both be right, or of different things? Does one deny what the other says?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefer.language.polarity import negated_words
from briefer.language.quantities import agree, comparable
from briefer.language.tokens import content_lemmas
from briefer.models import Claim, Quantity
from briefer.reconcile.align import differ

Verdict = Literal["differ", "agree", "incomparable", "unknown"]


def compare(left: Sequence[Claim], right: Sequence[Claim]) -> Verdict:
    """How the figures of two sides stand to each other.

    "differ" where two of one dimension cannot both be right, "agree" where all that can be compared may be, "incomparable"
    where both sides give figures and no two are of one dimension, "unknown" where a side gives none in numbers.
    """
    mine, others = _figures(left), _figures(right)
    if not mine or not others:
        return "unknown"
    pairs = [(a, b) for a in mine for b in others if comparable(a, b)]
    if not pairs:
        return "incomparable"
    return "differ" if any(not agree(a, b) for a, b in pairs) else "agree"


def clash(a: Claim, b: Claim) -> str:
    """Why two claims cannot state one fact, "" where they may: another figure for one thing, or one denies the other."""
    if differ(a.quantities, b.quantities):
        return "their figures differ"
    if _denies(a, b) or _denies(b, a):
        return "one denies what the other says"
    return ""


def _denies(a: Claim, b: Claim) -> bool:
    """Does `a` negate what `b` affirms, in the same words?"""
    negated = negated_words(a.statement)
    if not negated or negated_words(b.statement):
        return False
    said = set(content_lemmas(b.statement))
    return len(negated & said) >= 2 and len(negated & said) >= 0.6 * len(negated)


def _figures(claims: Sequence[Claim]) -> list[Quantity]:
    return [q for claim in claims for q in claim.quantities if q.unit != "ordinal"]
