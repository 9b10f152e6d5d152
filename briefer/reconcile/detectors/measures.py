"""What a figure in a claim measures: of what outcome, by whose count, in what part, at what moment, besides what else.

Two figures can only clash where they measure one thing. `Measure` holds what the words around a figure tell of that; the
detectors compare measures, never bare numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefer.language.lexicon import concept_bag
from briefer.language.patterns import rx
from briefer.language.quantities import to_base
from briefer.language.records import dataclass
from briefer.models import Claim, Quantity
from briefer.reconcile.detectors.counting import STATISTICS, counted, in_reach, may_befall, sporting
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
    r"(?:\b(?:up from|down from|instead of|rather than|compared with|against|out of|"
    r"of (?:the|its|their|our|whom|which|those|these|them))\s+|(?:^|[,;:–—-]\s*|\d\s)of\s+|"
    r"\b(?:combination of|mix of|consist(?:s|ed|ing) of|made up of|composed of)\s+)$",
    re.IGNORECASE,
)
_REST_AFTER = rx(
    r"^\s*(?:\w+\s+)?(?:of (?:them|those|these|whom|which)\b|(?:a|per|each|every)\b|each\b|apiece\b|ago\b|earlier\b|"
    r"before\b|later\b|after\b|old\b)",
    re.IGNORECASE,
)
_OF_THEM = rx(r"^\s*of (?:them|those|these|whom)\b", re.IGNORECASE)
_MORE = rx(r"\b(?:another|further|additional|other|remaining|extra)\s+$", re.IGNORECASE)
_MORE_AFTER = rx(r"^\s*(?:\w+\s+)?(?:more\b(?! than)|others?\b|further\b|additional\b|of us\b)", re.IGNORECASE)
_OTHERS = rx(r"^\s*(?:\w+\s+)?others?\b(?!\s+of\b)", re.IGNORECASE)
_ELSEWHERE = rx(
    r"\b(?:another|separate(?:ly)?|previous(?:ly)?|ago|in (?:19|20)\d\d|last (?:year|month|week|autumn|summer|winter|"
    r"spring)|earlier this (?:year|month)|first (?:bid|offer)|initial(?:ly)?|opening|would have|could have|can only|"
    r"threshold|quorum)\b",
    re.IGNORECASE,
)
_CLAUSE = rx(r"[,;:–—]\s| (?:and|but|while|whereas) ")
_AREA = r"(?:districts?|provinces?|count(?:y|ies)|towns?|villages?|cit(?:y|ies)|suburbs?|neighbou?rhoods?|islands?)"
_IN_AREA = rx(
    r"\b(?:in|across|around|throughout|outside|of)\s+"
    r"(?:(?:the|nearby|neighbou?ring|eastern|western|northern|southern|central) )*"
    rf"(?:(?:[A-Z][\w'’-]+ ){{1,3}}{_AREA}\b|(?:the )?{_AREA} of [A-Z])"
)
_VAGUE = frozenset(
    concept_bag(
        "said says told according report reported number figure count tally toll total people person about around more "
        "less than nearly one two first new also put make take get give come go have time day week year month official "
        "officials still only far much many thing group"
    )
)
_AFTER_AGE = rx(r"$|[,.;:)–—-]|\s+(?:and|or|who|was|were|is|are|has|had|from|of|said|says|told)\b")
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
    """Is it a part or remainder of another figure ("a further 190", "nine more", "3,215 of them", ten in one district of
    24 in all), or for each?"""
    elsewhere: bool
    """Does the claim speak of another event or moment ("another", "in 2011", "previously")?"""
    game: bool
    """Is it told of a game's course, or what sport counts?"""
    said: Mapping[str, float]
    """What the claim says besides the figure, names left out: concept → rarity."""


def measures(story: Story) -> tuple[Measure, ...]:
    """Every figure of a story that can be held against another, in order."""
    who = parties(story)
    told: dict[str, list[str]] = defaultdict(list)
    found: list[Measure] = []
    for i in range(len(story.items)):
        source = story.claim(i).source
        made = tuple(_of_claim(story, i, who[i], told[source]))
        told[source] += [m.outcome for m in made if m.outcome is not None]
        found += made
    return tuple(_parts_marked(story, found))


def _parts_marked(story: Story, found: Sequence[Measure]) -> Iterator[Measure]:
    """The figures, those told of one area marked as parts where their article counts more of the same in all."""
    whole: dict[tuple[str, str], float] = defaultdict(float)
    for m in found:
        if m.outcome and m.dimension == "count" and not (m.elsewhere or m.rest) and not _of_an_area(story, m):
            key = story.claim(m.claim).source, m.outcome
            whole[key] = max(whole[key], m.value)
    for m in found:
        total = whole.get((story.claim(m.claim).source, m.outcome or ""), 0.0)
        part = m.dimension == "count" and m.value < total and in_reach("count", m.value, total)
        yield replace(m, rest=True) if part and _of_an_area(story, m) else m


def _of_an_area(story: Story, m: Measure) -> bool:
    """Is the figure told of one district, town or village by its name?"""
    return _IN_AREA.search(story.claim(m.claim).citation.quote) is not None


def _of_claim(story: Story, index: int, party: frozenset[str], told: Sequence[str]) -> Iterator[Measure]:
    """The claim's figures; `told` are the outcomes that its article counts before it, in order."""
    claim = story.claim(index)
    text, base = claim.citation.quote, claim.citation.start
    known = outcomes(text, claim.quantities, base)
    sport = sporting(text)
    before_it = list(told)
    for quantity, nearest in zip(claim.quantities, known, strict=True):
        if quantity.unit in ("ordinal", "score") or quantity.noun == "age" or _aged(claim, quantity):
            continue
        dimension, value, *_ = to_base(quantity)
        before, after = text[: quantity.start - base], text[quantity.end - base :]
        outcome = nearest if may_befall(nearest, quantity.noun) else None
        yield Measure(
            claim=index,
            quantity=quantity,
            dimension=dimension,
            value=value,
            outcome=outcome,
            party=party,
            tallied=_TALLIED.search(text) is not None,
            rest=_is_rest(before, after, outcome, before_it),
            elsewhere=_is_elsewhere(claim, quantity),
            game=_of_a_game(quantity, outcome, sport),
            said=_besides(story, index, quantity),
        )
        if outcome is not None:
            before_it.append(outcome)


def _is_elsewhere(claim: Claim, quantity: Quantity) -> bool:
    """Does the claim speak of another event? "Another 190" does not, nor "another man" in a clause beside the figure's."""
    text, base = claim.citation.quote, claim.citation.start
    figures = {q.start - base for q in claim.quantities}
    at = quantity.start - base
    start = max((cut.end() for cut in _CLAUSE.finditer(text, 0, at)), default=0)
    stop = cut.start() if (cut := _CLAUSE.search(text, quantity.end - base)) else len(text)
    return any(
        found.group().lower() != "another"
        or (found.end() + 1 not in figures and (found.start() == 0 or start <= found.start() < stop))
        for found in _ELSEWHERE.finditer(text)
    )


def _is_rest(before: str, after: str, outcome: str | None, told: Sequence[str]) -> bool:
    """Do the words around a figure make it a part or remainder of another?

    "Six more are missing" is a count of its own where nobody missing was counted before: they come on top of the dead; and
    so is "55 injured, five of them critically", where nobody critical was. "Four other people died" comes on top of those
    counted last, if those died, too.
    """
    if outcome is not None and outcome not in told and _OF_THEM.match(after):
        return False
    if _REST.search(before) or _REST_AFTER.search(after):
        return True
    if outcome is not None and (outcome not in told or (_OTHERS.match(after) and told[-1] != outcome)):
        return False
    return _MORE.search(before) is not None or _MORE_AFTER.search(after) is not None


def _of_a_game(quantity: Quantity, outcome: str | None, sport: bool) -> bool:
    if quantity.unit is not None:
        return sport or quantity.unit == "yard"
    return outcome is None and (sport or counted(quantity.noun) in STATISTICS)


def _aged(claim: Claim, quantity: Quantity) -> bool:
    """Is it somebody's age behind the name ("Ann Lee, 20 and Bo Dahl, 24, were")?"""
    if quantity.unit or not quantity.text.isdigit() or not 0 < quantity.value < 120:
        return False
    text, base = claim.citation.quote, claim.citation.start
    named = _NAMED_BEFORE.search(text, 0, quantity.start - base) is not None
    return named and _AFTER_AGE.match(text, quantity.end - base) is not None


def _besides(story: Story, index: int, quantity: Quantity) -> Mapping[str, float]:
    claim = story.claim(index)
    text, base = claim.citation.quote, claim.citation.start
    figures = " ".join(text[q.start - base : q.end - base] for q in claim.quantities)
    out = frozenset(concept_bag(f"{quantity.noun or ''} {figures} {claim.speaker or ''}")) | _VAGUE
    return {c: w for c, w in story.items[index].concepts.items() if c not in out and not c[0].isdigit()}


def shared(a: Measure, b: Measure) -> float:
    """How much the two claims say in common besides their figures: the sum of the rarities of what both say."""
    return sum(weight for concept, weight in a.said.items() if concept in b.said)
