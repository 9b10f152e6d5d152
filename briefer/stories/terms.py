"""What an article is about, as weighted terms: what stands early counts most, what every article says counts least.

TF-IDF (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988) with two changes. A word's count
falls off with its place, because news tells the event first and the background last. And the rarity of a word is measured
in the batch and in an imagined background of ordinary articles together (`BACKGROUND`): in a batch of ten articles on one
event, the event's own words are in every article and rare all the same.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log, log1p, sqrt

from briefer.language.name_words import is_common
from briefer.language.tokens import content_lemmas
from briefer.language.transliteration import romanised
from briefer.stories.records import StoryItem

READ = 3000
"""Characters of the text that are read; the event is told by then, and a book costs no more than a report."""
HALF = 50
"""The place, in content words, at which a word counts half."""
KEPT = 100
"""Terms kept of an article."""
BACKGROUND = 500
"""Articles in the imagined background, or as many as there are real ones where those are more."""
COMMON_SHARE, RARE_SHARE = 0.08, 0.0005
"""The share of background articles that an ordinary English word stands in, and any other word (a name, a number)."""

Vector = dict[str, float]
"""Term → weight."""


def counts(item: StoryItem) -> Vector:
    """Term → how often the article's head and opening say it, each time weighted by its place."""
    found: Vector = {}
    for place, term in enumerate(map(spelling, content_lemmas(_opening(item)))):
        found[term] = found.get(term, 0.0) + HALF / (HALF + place)
    return found


def _opening(item: StoryItem) -> str:
    """The headline and the beginning of the text, which may repeat it."""
    text = item.text.lstrip()
    rest = text.removeprefix(item.title.strip()) if item.title else text
    return f"{item.title}\n{rest[:READ]}"


@lru_cache(maxsize=1 << 16)
def spelling(term: str) -> str:
    """The term, or, where it is no ordinary word, what the romanised spellings of one name have in common."""
    return term if is_common(term) or not term.isalpha() else min(romanised(term)) or term


def vectors(counted: Iterable[Vector]) -> list[Vector]:
    """A unit vector of at most `KEPT` terms for each article's counts; empty for an article without any."""
    counted = list(counted)
    holders = Counter(term for terms in counted for term in terms)
    rarity = {term: _rarity(term, number, len(counted)) for term, number in holders.items()}
    return [_unit(heapq.nsmallest(KEPT, _weighted(terms, rarity), key=_heaviest)) for terms in counted]


def unit(vector: Vector) -> Vector:
    """The vector scaled to length one; an empty one stays empty."""
    return _unit(vector.items())


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The sum over shared terms of the weights' products."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _rarity(term: str, holders: int, articles: int) -> float:
    imagined = max(BACKGROUND, articles)
    share = (holders - 0.5 + imagined * _background(term)) / (articles + imagined)
    return max(0.0, -log(share))


@lru_cache(maxsize=1 << 16)
def _background(term: str) -> float:
    return COMMON_SHARE if is_common(term) else RARE_SHARE


def _weighted(terms: Vector, rarity: Mapping[str, float]) -> list[tuple[str, float]]:
    return [(term, log1p(count) * rarity[term]) for term, count in terms.items()]


def _heaviest(weighted: tuple[str, float]) -> tuple[float, str]:
    return -weighted[1], weighted[0]


def _unit(weighted: Iterable[tuple[str, float]]) -> Vector:
    weighted = list(weighted)
    length = sqrt(sum(weight * weight for _, weight in weighted))
    return {term: weight / length for term, weight in weighted} if length else {}
