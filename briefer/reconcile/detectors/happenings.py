"""Families of happenings that have a place: what began, broke, crashed, was struck, was found.

Two places are held against each other only where both are told of a happening of one family.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefer.language.patterns import rx
from briefer.reconcile.story import Story

MEETING = "met"
"""The family whose place is a building: in what town people met is seldom all that two reports say of it."""

_FAMILIES: Mapping[str, str] = {
    "began": r"beg[aiu]n\w*|start\w*|broke out|break out|broken out|ignit\w+|originat\w+|origins?|flared up|"
    r"first (?:\w+ )?(?:flames?|smoke|sparks?|seen|spotted|shots?|explosion|blast|signs?|cases?)|"
    r"(?:was|were) (?:first )?seen",
    "met": r"met|meets?|meeting|talks|negotiat\w+|parties|delegations?|sides|guests|sat|sitting|session|round|summit|"
    r"hosted|conference|signed|ceremony",
    "found": r"found|discovered|recovered|washed up|located|pulled from",
    "crashed": r"crash\w*|collid\w+|collision|derail\w*|sank|sunk|ran aground|came down|overturned|capsized|"
    r"exploded|explosion|blast",
    "seized": r"arrest\w*|detained|captured|shot|stabbed|attacked|ambush\w*|abducted|kidnapped",
    "landed": r"landed|touched down|docked|arrived|came ashore|made landfall",
}
"""A dispute over the place itself names one of these."""
_FURTHER: Mapping[str, str] = {
    "broken": r"cut|cuts|sever\w*|snapped|ruptur\w+|broken|break|breaks|breach\w*|burst|damaged?|faults?|leak\w*|went down|"
    r"fail(?:ed|ure)|collapsed?",
    "quake": r"quakes?|earthquakes?|tremors?|epicent(?:re|er)|struck|eruption|erupted",
    "sunk": r"sank|sunk|sinking|capsiz\w+|ran aground|grounding|went down|foundered|drifting|adrift|shipwreck|wreck",
    "fell": r"fell|falls?|landed|crash\w*|came down|struck|hit|impact\w*|strikes?|explo\w+|detonat\w+",
    "shot": r"shot|shooting|stabb\w+|gunned down|killed|slain|murdered|died|attacked",
}
SINGLE = frozenset(("began", "crashed", "landed", "broken", "quake", "sunk"))
"""Families of what happens once, in one place; people are shot, arrested and found in many."""


def _one_of(families: Mapping[str, str]) -> re.Pattern[str]:
    return rx("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in families.items()), re.IGNORECASE)


EVENT = _one_of(_FAMILIES)
"""Matches a word of one of the families of things that begin, meet, are found …; the group's name is the family."""
_WIDER = tuple((name, rx(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in {**_FAMILIES, **_FURTHER}.items())


def families(text: str, start: int, end: int, reach: int) -> frozenset[str]:
    """The families of happenings told within `reach` characters of `text[start:end]`, meetings left out."""
    around = text[max(0, start - reach) : start], text[end : end + reach]
    return frozenset(name for name, words in _WIDER if name != MEETING and any(words.search(part) for part in around))


def one_each(story: Story, seed: int, others: Iterable[int]) -> tuple[int, ...]:
    """Beside a claim on a side one claim of each further article, that which says least else: the rest is told as facts."""
    best: dict[str, int] = {}
    for index in sorted(set(others), key=lambda i: (story.items[i].total, i)):
        best.setdefault(story.claim(index).source, index)
    best.pop(story.claim(seed).source, None)
    return tuple(sorted(best.values()))
