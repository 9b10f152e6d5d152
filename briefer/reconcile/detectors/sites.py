"""Where a claim places what it tells: two sites of one kind, each with its name, are two places."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.language.lexicon import kind_of
from briefer.language.names import same_name
from briefer.models import Claim

_AFTER_NAME = r"(?:['’]s?)?((?: [a-z]+){1,2})"
_SITES = ("building", "place", "camp", "district", "road")


def apart(one: Claim, two: Claim) -> bool:
    """Do the two claims tell of two sites of one kind, each by its name ("the Tarn refugee camp", "the Osk camp")?"""
    mine, others = _sites(one), _sites(two)
    return any(_differ(mine[kind], others[kind]) for kind in mine.keys() & others.keys())


def _differ(mine: list[str], others: list[str]) -> bool:
    """Is no name of one the other's? Initials are an owner's: "the UN school" may have any name."""
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
