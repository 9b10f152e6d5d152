"""Where a claim places what it tells: two sites of one kind, each with its name, are two places."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.language.lexicon import kind_of
from briefer.language.names import same_name
from briefer.language.patterns import rx
from briefer.models import Claim
from briefer.reconcile.story import Story

_THERE = rx(
    r"\bthere\b(?!['’]s|\s+(?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|been|no)\b)",
    re.IGNORECASE,
)
_AFTER_NAME = r"(?:['’]s?)?((?: [a-z]+){1,2})"
_SITES = ("building", "place", "camp", "district", "road")


def apart(one: Claim, two: Claim) -> bool:
    """Do the two claims tell of two sites of one kind, each by its name ("the Tarn refugee camp", "the Osk camp")?"""
    mine, others = _sites(one), _sites(two)
    return any(_differ(mine[kind], others[kind]) for kind in mine.keys() & others.keys())


def told_apart(story: Story, one: int, two: int) -> bool:
    """Are two claims of a story `apart`, or told of a site that the other's article does not know?

    A claim that only says "there" tells of the site named just before it; an article that nowhere names that site tells of
    another.
    """
    a, b = _meant(story, one), _meant(story, two)
    return apart(a, b) or _unknown(story, a, one, two) or _unknown(story, b, two, one)


def _meant(story: Story, index: int) -> Claim:
    """The claim that names the site of a claim: the one just before, where it only says "there"."""
    claim = story.claim(index)
    if not _THERE.search(claim.citation.quote) or _sites(claim):
        return claim
    before = [story.claim(j) for j in story.near[index] if j == index - 1]
    return before[0] if before and _sites(before[0]) else claim


def _unknown(story: Story, meant: Claim, index: int, other: int) -> bool:
    """Does the article of the other claim name none of the sites that this one means by "there"? Initials name none."""
    if meant is story.claim(index):
        return False
    text = story.articles[story.claim(other).source].text
    named = [name for names in _sites(meant).values() for name in names if not name.isupper()]
    return bool(named) and not any(name in text for name in named)


def _differ(mine: list[str], others: list[str]) -> bool:
    """Is no name of one the other's? Initials are an owner's: "the NFB depot" may have any name."""
    if all(map(str.isupper, mine)) != all(map(str.isupper, others)):
        return False
    return not any(same_name(a, b) for a in mine for b in others)


def _sites(claim: Claim) -> dict[str, list[str]]:
    """The names that stand before a word for a site, by that word."""
    text = claim.citation.quote
    found: dict[str, list[str]] = {}
    for name in claim.names:
        for place in re.finditer(re.escape(name) + _AFTER_NAME, text):
            kind = next((word for word in place.group(1).split() if _is_site(word)), None)
            if kind is not None:
                found.setdefault(kind, []).append(name)
    return found


@lru_cache(maxsize=4096)
def _is_site(word: str) -> bool:
    return any(kind_of(word, general) for general in _SITES)
