"""How many years something that still goes on has lasted: "three years of war", "a conflict now in its second year".

Only years are held against each other, for a count of days or weeks grows from one article to the next. Two lengths are of
one thing where each is the only one that its article gives for the one kind of thing, and the articles are of one season.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.numberwords import ORDINALS
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.wordlists import alternation
from briefer.models import Quantity
from briefer.reconcile.detectors.measures import Measure
from briefer.reconcile.story import Conflict, Story

SEASON = 92
"""Days that two articles may be apart and still give one length in years."""
TIMES = 2.0
"""How many times longer one account may be than the other."""

_KINDS: Mapping[str, str] = {
    "war": r"wars?|conflict|invasion|fighting|hostilities|bloodshed",
    "siege": r"siege|blockade",
    "occupation": r"occupation",
    "drought": r"drought",
    "epidemic": r"pandemic|epidemic",
    "crisis": r"crisis|recession|standoff",
}
_KIND = rx("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _KINDS.items()), re.IGNORECASE)
_OF_IT = rx(r"\s+(?:of|into|since|after)\s+", re.IGNORECASE)
_NTH = rx(
    rf"\b(?P<way>approach\w*|near\w*|enter\w*|begin\w*|(?:go(?:es|ing)|well )?into|in|now in)\s+(?:its|the|a|their)\s+"
    rf"(?P<nth>{alternation(list(ORDINALS))})\s+year\b",
    re.IGNORECASE,
)
_OVER = rx(r"\b(?:ended|was over|broke out again|had lasted|came to an end)\b", re.IGNORECASE)
_NAME = rx(r"[A-Z]\w{2,}")
_NAMED = rx(r"(?:[A-Z][\w'’–-]*\s+(?:\d{4}\s+)?)+$")
BEFORE, AFTER, NAMED = 60, 70, 24
"""Characters by which the word for the thing may precede an "nth year" and follow a length, and names precede the word."""


@dataclass(frozen=True, slots=True)
class Length:
    """A claim's account of how long something has lasted: more than `low` and less than `high` years."""

    claim: int
    kind: str
    text: str
    low: float
    high: float
    named: frozenset[str]
    """The names that stand just before the word for the thing ("the Arn war")."""


def running(story: Story, found: Sequence[Measure]) -> Iterator[Conflict]:
    """The conflicts over how many years something has lasted, each side with all who stand on it."""
    told: dict[str, dict[str, list[Length]]] = defaultdict(lambda: defaultdict(list))
    for length in (*_lengths(story, found), *_nth_years(story)):
        told[length.kind][story.claim(length.claim).source].append(length)
    for by_source in told.values():
        alone = (given[0] for given in by_source.values() if len({each.text for each in given}) == 1)
        sole = sorted(alone, key=lambda each: each.claim)
        for n, a in enumerate(sole):
            for b in sole[n + 1 :]:
                if _apart(a, b) and _one_thing(story, a, b):
                    yield _conflict(a, b, [c for c in sole if c not in (a, b)])


def _lengths(story: Story, found: Sequence[Measure]) -> Iterator[Length]:
    """ "More than three years of war", "nearly four years after the invasion"."""
    for m in found:
        claim, q = story.claim(m.claim), m.quantity
        joined = _OF_IT.match(claim.citation.quote, q.end - claim.citation.start)
        if q.unit != "year" or m.value <= 0 or joined is None or m.elsewhere or _OVER.search(claim.citation.quote):
            continue
        kind = _KIND.search(claim.citation.quote, joined.end(), joined.end() + AFTER)
        if kind is not None and kind.lastgroup:
            named = _names(claim.citation.quote[joined.end() : kind.start()])
            yield Length(m.claim, kind.lastgroup, q.text, *_bounds(q), named)


def _bounds(q: Quantity) -> tuple[float, float]:
    """An exact number of years is a round one; an open end reaches to the next."""
    low, high = (q.low - 0.25, q.high + 0.25) if q.low == q.high else (q.low, q.high)
    return (max(low, q.value - 1) if math.isinf(low) else low), (q.value + 1 if math.isinf(high) else high)


def _nth_years(story: Story) -> Iterator[Length]:
    """ "A conflict now in its second year"."""
    for index in range(len(story.items)):
        quote = story.claim(index).citation.quote
        for found in _NTH.finditer(quote):
            kinds = list(_KIND.finditer(quote, max(0, found.start() - BEFORE), found.start()))
            if kinds and kinds[-1].lastgroup:
                low, high = _in_year(float(ORDINALS[found["nth"].lower()]), found["way"].lower())
                named = _names(quote[max(0, kinds[-1].start() - NAMED) : kinds[-1].start()])
                yield Length(index, kinds[-1].lastgroup, found.group(), low, high, named)


def _names(before: str) -> frozenset[str]:
    found = _NAMED.search(before)
    return frozenset(_NAME.findall(found.group())) if found else frozenset()


def _in_year(years: float, way: str) -> tuple[float, float]:
    """ "In its third year" is two to three; "approaching" it is said of up to two, and loosely of up to three."""
    if way.startswith(("approach", "near")):
        return years - 1.5, years
    return (years - 1.25, years - 0.75) if way.startswith(("enter", "begin")) else (years - 1.25, years)


def _apart(a: Length, b: Length) -> bool:
    """Can no number of years be both, though they are near enough to be of one thing?"""
    less, more = sorted((a, b), key=lambda each: (each.low, each.high))
    return less.high <= more.low and more.low <= TIMES * less.high


def _one_thing(story: Story, a: Length, b: Length) -> bool:
    """Is neither named otherwise than the other, and are they told in one season?"""
    if a.named and b.named and a.named.isdisjoint(b.named):
        return False
    one, two = (story.articles[story.claim(each.claim).source].published for each in (a, b))
    return (one is None and two is None) or (one is not None and two is not None and abs((one - two).days) <= SEASON)


def _conflict(a: Length, b: Length, others: Sequence[Length]) -> Conflict:
    left = tuple(c.claim for c in others if not _apart(c, a) and _apart(c, b))
    right = tuple(c.claim for c in others if not _apart(c, b) and _apart(c, a))
    return Conflict(
        kind="figure",
        left=a.claim,
        right=b.claim,
        left_value=a.text,
        right_value=b.text,
        topic=f"how long the {a.kind} has lasted",
        why=f"the figures do not agree: {a.text} and {b.text}",
        strength=0.55,
        left_too=left,
        right_too=right,
        closed=True,
        left_key=f"years of {a.kind}",
        right_key=f"years of {a.kind}",
    )
