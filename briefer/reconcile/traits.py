"""What claims are compared by: concepts weighted by rarity, fields, names, word pairs, figures, days and hours, place."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from briefer.language.dates import times
from briefer.language.fields import fields
from briefer.language.lexicon import concept_bag
from briefer.language.names import name_key
from briefer.language.records import dataclass
from briefer.language.tokens import STOPWORDS, tokenize
from briefer.models import Claim, Quantity

FEW = 60
"""A story of fewer claims is weighed as if it had this many: two claims alone cannot tell which of their words are rare."""

_OFF = dt.timedelta(days=10)
"""What is one day by two days of writing this far apart is named by the calendar, not reckoned from the day of writing."""


@dataclass(frozen=True, slots=True)
class Traits:
    """A claim and what it is compared by. Weights say how rare a thing is in the story: 0 in every claim, 1 in one."""

    claim: Claim
    concepts: Mapping[str, float]
    """What is said, names left out: concept → weight."""
    spread: Mapping[str, tuple[float, float]]
    """Concept → its weight times the share of articles that hold it, and times articles per claim that holds it: what
    every article says once is what they have in common; what one says often is only its manner."""
    names: Mapping[str, float]
    """Who and where: name key → weight."""
    persons: Mapping[str, float]
    """The words of the names and of the speaker's name, which the text need not name again: key → weight."""
    fields: Mapping[str, float]
    """The fields of news that it speaks of: field → weight, more where several of its words stand in one."""
    sure_fields: Mapping[str, float]
    """Those that two or more of its words stand in."""
    pairs: Mapping[str, float]
    """Neighbouring words → weight: they tell a phrase from the same words used apart."""
    around: Mapping[str, float]
    """What the claims just before and after it say: concept → weight."""
    norm: float
    """The Euclidean length of `concepts`; 1 where it is empty."""
    around_norm: float
    fields_norm: float
    total: float
    figures: tuple[Quantity, ...]
    days: frozenset[tuple[str, str]]
    minutes: frozenset[int]
    """The times of the day that it names."""
    place: float
    """0 at the article's first claim, 1 at its last."""


def traits(claims: Sequence[Claim], undated: Mapping[str, dt.date] | None = None) -> tuple[Traits, ...]:
    """The traits of a story's claims, which stand in article order.

    `undated` gives for sources without a date the day about which the story was told: enough to tell the year of "May 11".
    """
    bags = [_concepts(claim) for claim in claims]
    concepts = _weighted(bags)
    names = _weighted([[name_key(name) for name in claim.names] for claim in claims])
    persons = _weighted([_persons(claim) for claim in claims])
    counted = [fields(bag) for bag in bags]
    rare_fields = _weighted(counted)
    sure_fields = _weighted([[field for field, words in found.items() if words > 1] for found in counted])
    spoken = [{f: w * math.sqrt(min(2, counted[n][f])) for f, w in found.items()} for n, found in enumerate(rare_fields)]
    pairs = _weighted([_pairs(claim) for claim in claims])
    spread = _spread(claims, concepts)
    around = [_around(claims, concepts, n) for n in range(len(claims))]
    last = {claim.source: claim.order for claim in claims}
    return tuple(
        Traits(
            claim=claim,
            concepts=concepts[n],
            spread={c: (w * spread[c][0], w * spread[c][1]) for c, w in concepts[n].items()},
            names=names[n],
            persons=persons[n],
            fields=spoken[n],
            sure_fields=sure_fields[n],
            pairs=pairs[n],
            around=around[n],
            norm=_norm(concepts[n]),
            around_norm=_norm(around[n]),
            fields_norm=_norm(spoken[n]),
            total=sum(concepts[n].values()) or 1.0,
            figures=tuple(q for q in claim.quantities if q.value != 1 or q.unit),
            days=_days(claim, (undated or {}).get(claim.source)),
            minutes=frozenset(when.minute for when in claim.times if when.minute is not None),
            place=claim.order / last[claim.source] if last[claim.source] else 0.0,
        )
        for n, claim in enumerate(claims)
    )


def _days(claim: Claim, about: dt.date | None) -> frozenset[tuple[str, str]]:
    """The days or spans of days that a claim names, as far as they can be told: without a date, those of the calendar."""
    found = claim.times
    if about is not None and any(when.first is None and when.grain == "day" for when in found):
        passage = claim.citation.quote
        found = tuple(set(times(passage, about)) & set(times(passage, about - _OFF)))
    return frozenset((w.first.isoformat(), (w.last or w.first).isoformat()) for w in found if w.first)


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The inner product of two weighted bags, 0 where either is empty."""
    if not a or not b or a.keys().isdisjoint(b):
        return 0.0
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum([weight * large[item] for item, weight in small.items() if item in large])


def _norm(bag: Mapping[str, float]) -> float:
    return math.sqrt(sum([w * w for w in bag.values()])) or 1.0


def _spread(claims: Sequence[Claim], bags: Sequence[Mapping[str, float]]) -> dict[str, tuple[float, float]]:
    holders: dict[str, set[str]] = {}
    frequency: Counter[str] = Counter()
    for claim, bag in zip(claims, bags, strict=True):
        for concept in bag:
            holders.setdefault(concept, set()).add(claim.source)
            frequency[concept] += 1
    articles = len({claim.source for claim in claims}) or 1
    return {c: (len(found) / articles, len(found) / frequency[c]) for c, found in holders.items()}


def _around(claims: Sequence[Claim], bags: Sequence[Mapping[str, float]], n: int) -> dict[str, float]:
    near = [m for m in (n - 1, n + 1) if 0 <= m < len(claims) and claims[m].source == claims[n].source]
    return {concept: weight for m in near for concept, weight in bags[m].items()}


def _persons(claim: Claim) -> Iterable[str]:
    return (word for name in (*claim.names, claim.speaker or "") for word in name_key(name).split() if name)


def _concepts(claim: Claim) -> tuple[str, ...]:
    text = claim.citation.quote
    for name in sorted(claim.names, key=len, reverse=True):
        text = text.replace(name, " ")
    return concept_bag(text)


def _pairs(claim: Claim) -> Iterable[str]:
    words = [token.lemma for token in tokenize(claim.citation.quote) if token.is_word or token.text[0].isdigit()]
    return (f"{a} {b}" for a, b in pairwise(words) if a not in STOPWORDS or b not in STOPWORDS)


def _weighted(bags: Sequence[Iterable[str]]) -> list[dict[str, float]]:
    """Each bag as item → rarity (smoothed inverse document frequency, Robertson 2004), items in alphabetical order."""
    sets = [sorted({item for item in bag if item}) for bag in bags]
    frequency = Counter(item for bag in sets for item in bag)
    size = max(len(sets), FEW) + 1
    rarity = {item: max(0.0, math.log(size / (n + 0.5)) / math.log(size)) for item, n in frequency.items()}
    return [{item: rarity[item] for item in bag} for bag in sets]
