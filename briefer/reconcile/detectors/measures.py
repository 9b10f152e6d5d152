"""What a figure in a claim measures: of what outcome, by whose count, in what part, at what moment, besides what else.

Two figures can only clash where they measure one thing. `Measure` holds what the words around a figure tell of that; the
detectors compare measures, never bare numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefer.language.lexicon import concept_bag
from briefer.language.patterns import rx
from briefer.language.quantities import to_base
from briefer.language.records import dataclass
from briefer.models import Claim, Quantity
from briefer.reconcile.detectors.counting import STATISTICS, counted, sporting
from briefer.reconcile.detectors.outcomes import outcomes
from briefer.reconcile.detectors.parties import COUNT, parties
from briefer.reconcile.story import Story

_TALLIED = rx(
    rf"\b{COUNT}\b|\b(?:puts?|counts?|counted|counting|reckons?|reckoned|estimat\w+|calculat\w+|tall(?:y|ies|ied)|lists?|"
    r"sp(?:eaks?|oke) (?:\w+ )?of|talk(?:s|ed)? of|admit(?:s|ted)?|acknowledg\w+|conced\w+|claim(?:s|ed|ing)?|"
    r"confirm(?:s|ed)?|arrives? at|c[ao]mes? to|makes? it|made it|boast\w*|cit(?:es|ed)|names?|accepts?|holds? that|"
    r"own\w*|insist\w*|maintain\w*|sa(?:ys?|id)|according to)\b",
    re.IGNORECASE,
)
_REST = rx(
    r"(?:\b(?:another|further|additional|other|remaining|extra|up from|down from|instead of|rather than|compared with|"
    r"against|out of|of (?:the|its|their|our|whom|which|those|these|them))\s+|(?:^|[,;:–—-]\s*|\d\s)of\s+|"
    r"\b(?:combination of|mix of|consist(?:s|ed|ing) of|made up of|composed of)\s+)$",
    re.IGNORECASE,
)
_REST_AFTER = rx(
    r"^\s*(?:\w+\s+)?(?:more\b(?! than)|others?\b|further\b|additional\b|of (?:them|those|these|whom|which|us)\b|"
    r"(?:a|per|each|every)\b|each\b|apiece\b|ago\b|earlier\b|before\b|later\b|after\b|old\b)",
    re.IGNORECASE,
)
_OTHERS = rx(r"^\s*(?:\w+\s+)?others?\b(?!\s+of\b)", re.IGNORECASE)
_ELSEWHERE = rx(
    r"\b(?:another|separate(?:ly)?|previous(?:ly)?|ago|in (?:19|20)\d\d|last (?:year|month|week|autumn|summer|winter|"
    r"spring)|earlier this (?:year|month)|first (?:bid|offer)|initial(?:ly)?|opening|would have|could have)\b",
    re.IGNORECASE,
)
_VAGUE = frozenset(
    concept_bag(
        "said says told according report reported number figure count tally toll total people person about around more "
        "less than nearly one two first new also put make take get give come go have time day week year month official "
        "officials still only far much many thing group"
    )
)
_NAMED_BEFORE = rx(r"[A-Z][a-zà-þ'’-]+ [A-Z][\w'’-]+, $")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a claim with what it measures."""

    claim: int
    quantity: Quantity
    dimension: str
    value: float
    """In the base unit of its dimension."""
    outcome: str | None
    party: frozenset[str]
    """The words that name whose figure it is; empty where the text names nobody."""
    tallied: bool
    """Is it offered as somebody's count, by a verb of counting or stating, or a noun such as "toll"?"""
    rest: bool
    """Is it a part or remainder of another figure ("a further 190", "nine more", "3,215 of them"), or for each?"""
    elsewhere: bool
    """Does the claim speak of another event or moment ("another", "in 2011", "previously")?"""
    game: bool
    """Is it told of a game's course, or what sport counts?"""
    said: Mapping[str, float]
    """What the claim says besides the figure, names left out: concept → rarity."""


def measures(story: Story) -> tuple[Measure, ...]:
    """Every figure of a story that can be held against another, in order."""
    who = parties(story)
    return tuple(m for i in range(len(story.items)) for m in _of_claim(story, i, who[i]))


def _of_claim(story: Story, index: int, party: frozenset[str]) -> Iterator[Measure]:
    claim = story.claim(index)
    text, base = claim.citation.quote, claim.citation.start
    known = outcomes(text, claim.quantities, base)
    elsewhere, sport = _ELSEWHERE.search(text) is not None, sporting(text)
    for quantity, outcome in zip(claim.quantities, known, strict=True):
        if quantity.unit in ("ordinal", "score") or quantity.noun == "age" or _aged(claim, quantity):
            continue
        dimension, value, *_ = to_base(quantity)
        before, after = text[: quantity.start - base], text[quantity.end - base :]
        yield Measure(
            claim=index,
            quantity=quantity,
            dimension=dimension,
            value=value,
            outcome=outcome,
            party=party,
            tallied=_TALLIED.search(text) is not None,
            rest=_REST.search(before) is not None or _is_rest(after, outcome),
            elsewhere=elsewhere,
            game=_of_a_game(quantity, outcome, sport),
            said=_besides(story, index, quantity),
        )


def _is_rest(after: str, outcome: str | None) -> bool:
    """Does what follows make the figure a remainder? "250 others were hurt" besides the dead is a count of its own."""
    if outcome is not None and _OTHERS.match(after):
        return False
    return _REST_AFTER.search(after) is not None


def _of_a_game(quantity: Quantity, outcome: str | None, sport: bool) -> bool:
    if quantity.unit is not None:
        return sport or quantity.unit == "yard"
    return outcome is None and (sport or counted(quantity.noun) in STATISTICS)


def _aged(claim: Claim, quantity: Quantity) -> bool:
    """Is it somebody's age behind the name ("Ann Lee, 20 and Bo Dahl, 24, were")?"""
    if quantity.unit or (quantity.noun and quantity.value < 5) or not 0 < quantity.value < 120:
        return False
    return _NAMED_BEFORE.search(claim.citation.quote, 0, quantity.start - claim.citation.start) is not None


def _besides(story: Story, index: int, quantity: Quantity) -> Mapping[str, float]:
    claim = story.claim(index)
    text, base = claim.citation.quote, claim.citation.start
    figures = " ".join(text[q.start - base : q.end - base] for q in claim.quantities)
    out = frozenset(concept_bag(f"{quantity.noun or ''} {figures} {claim.speaker or ''}")) | _VAGUE
    return {c: w for c, w in story.items[index].concepts.items() if c not in out and not c[0].isdigit()}


def shared(a: Measure, b: Measure) -> float:
    """How much the two claims say in common besides their figures: the sum of the rarities of what both say."""
    return sum(weight for concept, weight in a.said.items() if concept in b.said)
