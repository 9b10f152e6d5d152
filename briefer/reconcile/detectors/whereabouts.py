"""One event located by two named places: on two sides of one, or by one and by another that the articles set apart.

Both claims must be alike, from different articles, and tell of a happening of one family now, not of an earlier one of its
kind. Bearings need no map: nothing is both south and west of one town by the same miles. Of two places it must be told
that they are apart (the ends of a way, "from Port Alder to Venn"), and nowhere that one lies in or beside the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from briefer.language.names import same_name
from briefer.language.patterns import rx
from briefer.reconcile.detectors.comparability import same_days
from briefer.reconcile.detectors.happenings import one_each
from briefer.reconcile.detectors.locations import Atlas, Location, atlas, locations, turned
from briefer.reconcile.story import Conflict, Story

ONE_ANCHOR = 0.5
"""Least score between two claims that locate something on two sides of one place."""
TWO_ANCHORS = 0.2
"""The same where they locate it by two places that an article sets apart."""
LINKED = 0.1
"""Least score of a further claim with another that locates something for it to stand beside it."""
_FURTHER = rx(r"\b(?:aftershocks?|(?:a|the) (?:second|third|fourth|later)|followed by|followed it)\b", re.IGNORECASE)
_WIDE = rx(
    r"\b(?:fight(?:ing|s)?|clash(?:es|ed)?|battles?|riot(?:s|ing|ers)?|unrest|violence|protest\w*|storms?|hurricanes?|typhoons?|"
    r"cyclones?|tornado(?:es)?|floods?|flooding|landslides|avalanches|wildfires|fires|strikes|raids|attacks|outbreaks?)\b",
    re.IGNORECASE,
)
"""What happens in several places at once."""
CONTRARY, ASIDE = 135, 90
"""Degrees between two bearings that exclude one another, and that do where both tell how far it is."""


def find(story: Story) -> Iterator[Conflict]:
    """The conflicts between two locations of one event."""
    placed = locations(story)
    if len({place.claim for place in placed}) < 2:
        return
    known = atlas(story, placed)
    many = _many_places(story, placed, known)
    at: dict[int, list[Location]] = {}
    for place in placed:
        at.setdefault(place.claim, []).append(place)
    settled: set[tuple[int, int]] = set()
    for i, j, score in story.across(TWO_ANCHORS):
        for one, two in product(at.get(i, ()), at.get(j, ())):
            if (i, j) in settled or not _comparable(story, one, two):
                continue
            around = _around_one(one, two) and score >= ONE_ANCHOR
            if not around and (many or _wide(story, i, j) or not known.exclude(one.anchors, two.anchors)):
                continue
            both = _telling_both(story, placed, known, one, two)
            if both.isdisjoint((story.claim(one.claim).source, story.claim(two.claim).source)):
                left, right = _standing(story, placed, known, one, two, both)
                settled.update((a, b) for a, b in product((one.claim, *left), (two.claim, *right)))
                settled.update((b, a) for a, b in product((one.claim, *left), (two.claim, *right)))
                yield _conflict(story, one, two, left, right)


def _comparable(story: Story, one: Location, two: Location) -> bool:
    a, b = story.claim(one.claim), story.claim(two.claim)
    further = bool(_FURTHER.search(a.citation.quote)) != bool(_FURTHER.search(b.citation.quote))
    return bool(one.events & two.events) and same_days(a, b) and not further


def _wide(story: Story, *claims: int) -> bool:
    return any(_WIDE.search(story.claim(index).citation.quote) for index in claims)


def _many_places(story: Story, placed: Sequence[Location], known: Atlas) -> bool:
    """Is it no rarity that an article tells of several places? Then it happened in several, as storms and wars do."""
    by_source: dict[str, list[Location]] = {}
    for place in placed:
        by_source.setdefault(story.claim(place.claim).source, []).append(place)
    many = sum(any(not _by(known, place, told[0]) for place in told) for told in by_source.values())
    return 2 * many > len(by_source) - many


def _around_one(one: Location, two: Location) -> bool:
    """Do the two locate it on different sides of one place?"""
    if one.bearing is None or two.bearing is None or not _same_anchor(one, two):
        return False
    return turned(one.bearing, two.bearing) >= (ASIDE if one.measured and two.measured else CONTRARY)


def _same_anchor(one: Location, two: Location) -> bool:
    return same_name(one.anchors[0], two.anchors[0])


def _telling_both(story: Story, placed: Sequence[Location], known: Atlas, one: Location, two: Location) -> frozenset[str]:
    """The articles that locate it by both: they know of two places where something happened, or how the two go together."""
    sources = [
        {story.claim(p.claim).source for p in placed if p.events & mine.events and _only(known, p, mine, other)}
        for mine, other in ((one, two), (two, one))
    ]
    return frozenset(sources[0] & sources[1])


def _only(known: Atlas, place: Location, mine: Location, other: Location) -> bool:
    """Does a location agree with one of two, and not with the other?"""
    if _around_one(mine, other):
        return place.bearing == mine.bearing and _same_anchor(place, mine)
    return _by(known, place, mine) and not _by(known, place, other)


def _standing(
    story: Story, placed: Sequence[Location], known: Atlas, one: Location, two: Location, both: frozenset[str]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Whoever else locates it as one of two claims does, or by what lies in that place or around it."""
    sides: tuple[list[int], list[int]] = [], []
    for place in placed:
        if not place.events & one.events & two.events or not _linked(story, place, placed):
            continue
        if story.claim(place.claim).source in both:
            continue
        for n, (mine, other) in enumerate(((one, two), (two, one))):
            if _only(known, place, mine, other):
                sides[n].append(place.claim)
    return tuple(sides[0]), tuple(sides[1])


def _by(known: Atlas, place: Location, like: Location) -> bool:
    return any(known.one(a, b) for a in place.anchors for b in like.anchors)


def _linked(story: Story, place: Location, placed: Sequence[Location]) -> bool:
    return any(story.score(place.claim, other.claim) >= LINKED for other in placed if other.claim != place.claim)


def _conflict(story: Story, one: Location, two: Location, left: tuple[int, ...], right: tuple[int, ...]) -> Conflict:
    return Conflict(
        kind="place",
        left=one.claim,
        right=two.claim,
        left_value=one.text,
        right_value=two.text,
        topic="where it happened",
        why=f"the locations exclude one another: {one.text} and {two.text}",
        strength=0.6 + 0.2 * story.score(one.claim, two.claim),
        left_too=one_each(story, one.claim, set(left) - set(right)),
        right_too=one_each(story, two.claim, set(right) - set(left)),
        closed=True,
    )
