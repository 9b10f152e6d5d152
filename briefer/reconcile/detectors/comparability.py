"""What a figure in a claim measures: of what outcome, by whose count, in what part, at what moment, besides what else.

Two figures can only clash where they measure one thing. `Measure` holds what the words around a figure tell of that; the
detectors compare measures, never bare numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefer.language.lexicon import concept_bag, kind_of, same_concept
from briefer.language.patterns import rx
from briefer.language.quantities import agree, comparable, to_base
from briefer.models import Claim, Quantity
from briefer.reconcile.detectors.counting import STATISTICS, counted, in_reach, may_befall, sporting, vague
from briefer.reconcile.detectors.outcomes import outcomes
from briefer.reconcile.story import Story

_COUNT = r"(?:number|figure|count|tally|toll|total|estimate|sum|amount|reckoning|list|roll|register|records?)"
_TALLIED = rx(
    rf"\b{_COUNT}\b|\b(?:puts?|counts?|counted|counting|reckons?|reckoned|estimat\w+|calculat\w+|tall(?:y|ies|ied)|lists?|"
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
_CORRECTED = rx(r"\bcorrect(?:s|ed|ion|ions|ing)\b|\bearlier version\b|\berratum\b|\bmisstated\b", re.IGNORECASE)
_VAGUE = frozenset(
    concept_bag(
        "said says told according report reported number figure count tally toll total people person about around more "
        "less than nearly one two first new also put make take get give come go have time day week year month official "
        "officials still only far much many thing group"
    )
)
_PARTY = rx(
    r"^(?P<lead>[^,;:.“”\"]{2,90}?(?:,[^,]{2,60},)?)\s"
    r"(?:has |have |had |still |also |now |its own |itself |all |both |each |himself |herself )*"
    r"(?:sa(?:ys?|id)|put(?:s|ting)?|count(?:s|ed)?|reckon(?:s|ed)?|estimat(?:es|ed)|calculat(?:es|ed)|list(?:s|ed)|"
    r"sp(?:eaks?|oke)|talk(?:s|ed)? of|admit(?:s|ted)?|acknowledg(?:es|ed)|conced(?:es|ed)|claim(?:s|ed|ing)?|"
    r"confirm(?:s|ed)?|makes? it|boast(?:s|ed)?|cit(?:es|ed)|names?|named|accept(?:s|ed)?|holds?|is claiming|is demanding|"
    r"wants?|insist(?:s|ed)?|maintain(?:s|ed)?|declar(?:es|ed)|complain(?:s|ed)?|swears?|swore|informs?)\b"
)
_BY = rx(
    r"\b(?:according to|by the account of|in the (?:version|words|view) of|if you ask|so|say|says|said|per|by)\s+"
    r"(?P<by>(?:the |an? |our |its )?[^,;:.“”\"]{2,60})"
)
_OWNED = rx(
    rf"\b(?P<own>(?:the |an? )?(?:[\w-]+ ){{0,3}}[\w-]+)(?:['’]s|s['’])(?: [\w-]+){{0,3}} (?:{_COUNT}|staff|investigators|"
    r"volunteers|figures|data|statistics)\b",
    re.IGNORECASE,
)
_WORD = rx(r"\w[\w'’-]*")
_NAMED_BEFORE = rx(r"[A-Z][a-zà-þ'’-]+ [A-Z][\w'’-]+, $")
_SMALL = frozenset(
    ["the", "a", "an", "of", "its", "his", "her", "their", "our", "and", "for", "in", "at", "to", "who", "which"]
)

_OFFICIAL = frozenset(
    _WORD.findall(
        "official officials authority authorities government ministry minister spokesman spokeswoman spokesperson police "
        "report reports local state media rescuers emergency services service sources source agency agencies health"
    )
)
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "that", "this", "there", "who", "you"])


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


# ---------------------------------------------------------------- one measure or two
CLOSE = 0.05
"""How far, relative to the greater, two roundings of one figure may be apart."""
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
GROWING = frozenset(
    _WORD.findall(
        "dead hurt critical missing held moved sheltered rescued destroyed damaged cancelled late postponed infected "
        "restored suspended"
    )
) | {"cut off"}
"""Outcomes whose count changes as a story goes on: two counts of them at two moments are no dispute."""


def one_measure(a: Measure, b: Measure) -> bool:
    """May the two figures measure one thing, as far as their own words tell, though they disagree?"""
    if a.dimension != b.dimension or a.rest or b.rest or a.elsewhere or b.elsewhere:
        return False
    if (a.outcome and b.outcome and a.outcome != b.outcome) or unfit(a) or unfit(b):
        return False
    if not in_reach(a.dimension, a.value, b.value):
        return False
    return one_kind(a, b) and not agree(a.quantity, b.quantity)


def unfit(m: Measure) -> bool:
    """Is the figure none that another could be held against: a word for many, a measure of a game's course?"""
    return vague(m.quantity, m.dimension) or m.game


def one_kind(a: Measure, b: Measure) -> bool:
    """Do the two figures count the same kind of thing, or may they, where one leaves it unsaid?"""
    mine, other = a.quantity.noun, b.quantity.noun
    if mine is None or other is None:
        return may_befall(a.outcome or b.outcome, mine or other)
    if same_concept(mine, other) or kind_of(mine, other) or kind_of(other, mine):
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
    return same_days(one, two) and _meet(_places(story, a), _places(story, b))


def same_days(one: Claim, two: Claim) -> bool:
    """Do the two claims name a day in common, where both name any?"""
    return _meet(_days(one), _days(two))


def _meet(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


def _places(story: Story, m: Measure) -> frozenset[str]:
    """The names that a share is told of; a share of one place's whole is none of another's."""
    if m.dimension != "percent":
        return frozenset()
    return frozenset(name for name in story.items[m.claim].names if not _names_of(name) & m.party)


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


# ---------------------------------------------------------------- whose figure it is
def parties(story: Story) -> tuple[frozenset[str], ...]:
    """For each claim the words that name whose statement it is; a pronoun stands for whoever was named just before."""
    found: list[frozenset[str]] = []
    for item in story.items:
        own = party(item.claim)
        if own & _PRONOUNS:
            own = found[-1] if found and item.claim.order else frozenset()
        found.append(own)
    return tuple(found)


def party(claim: Claim) -> frozenset[str]:
    """The words that name whose statement a claim is; empty where it is the article's own."""
    text = claim.citation.quote
    if claim.speaker:
        return _names_of(claim.speaker)
    for pattern, group in ((_OWNED, "own"), (_PARTY, "lead"), (_BY, "by")):
        if found := pattern.search(text):
            return _names_of(found[group])
    return frozenset()


def _names_of(text: str) -> frozenset[str]:
    words = [re.sub(r"['’]s?$", "", word.lower()) for word in _WORD.findall(text)]
    return frozenset(word for word in words if word not in _SMALL and len(word) > 1)


def rivals(a: Measure, b: Measure) -> bool:
    """Are the two figures those of two different parties?"""
    return bool(a.party and b.party and not a.party & b.party)


def plainly_official(m: Measure) -> bool:
    """Does the text name only "officials" or "the authorities"? They may be anybody's rival, or the other party itself."""
    return not m.party or m.party <= _OFFICIAL
