"""Do claims give figures that cannot both be right, or of different things? Does one deny what the other says?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from briefer.language.patterns import rx
from briefer.language.polarity import negated_words
from briefer.language.quantities import agree, comparable, quantities
from briefer.language.tokens import content_lemmas
from briefer.models import Claim, Quantity
from briefer.reconcile.align import differ

Verdict = Literal["differ", "agree", "incomparable", "unknown"]

_RESTRICTED = rx(
    r"\b(?:no|not|nothing|nobody|none|never)\b[^.;]*\b(?:until|before|except|but|first time|second time)\b"
    r"|\b(?:if|unless|whether)\b[^.;]*\b(?:no|not|nothing|nobody|none|never)\b",
    re.IGNORECASE,
)
"""What is denied only for a time, or but for one case, is affirmed for it ("nothing until noon"); a condition ("if no
storm comes") denies nothing."""


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
    if _denies(a.statement, b.statement) or _denies(b.statement, a.statement):
        return "one denies what the other says"
    return ""


def contradicts(told: str, claim: Claim) -> str:
    """Why a claim cannot bear a statement out, "" where it may: as for two claims (`clash`)."""
    if differ(_given(told), claim.quantities):
        return "their figures differ"
    if _denies(told, claim.statement) or _denies(claim.statement, told):
        return "one denies what the other says"
    return ""


@lru_cache(maxsize=64)
def _given(told: str) -> tuple[Quantity, ...]:
    return tuple(quantities(told))


def _denies(a: str, b: str) -> bool:
    """Does `a` negate what `b` affirms, in the same words?"""
    negated = negated_words(a)
    if not negated or negated_words(b) or _RESTRICTED.search(a):
        return False
    said = set(content_lemmas(b))
    return len(negated & said) >= 2 and len(negated & said) >= 0.6 * len(negated)


def _figures(claims: Sequence[Claim]) -> list[Quantity]:
    return [q for claim in claims for q in claim.quantities if q.unit != "ordinal"]
