"""Which of several: one event on the third floor in one source and the fifth in another, on the left bank and the right.

No map is needed for what is numbered or named by its side, nor for two sites of one kind that go by their own names: of
each there is one. Both claims must be alike, tell of a happening of one family, and each of one such spot; of named sites,
that happens at one of them (a fire begins, a ship goes down). An article that has both spots stands aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefer.language.lexicon import same_concept
from briefer.language.names import same_name
from briefer.language.numberwords import ORDINALS, UNITS
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.tokens import lemma
from briefer.language.wordlists import alternation, word_map, word_set
from briefer.reconcile.detectors.comparability import same_days
from briefer.reconcile.detectors.happenings import SINGLE, families, one_each
from briefer.reconcile.detectors.locations import elsewhere
from briefer.reconcile.detectors.sites import apart
from briefer.reconcile.story import Conflict, Story

ALIKE = 0.4
"""Least score between two claims that name two spots of a kind."""
REACH = 90
"""Characters between a spot and the word for what happened there."""

_NUMBERED = word_set(
    "floor storey level deck platform track pier quay berth dock gate terminal runway exit junction lane carriage coach "
    "wagon hall block reactor turbine shaft ward cell tunnel checkpoint tank"
)
_SIDED = word_set(
    "bank shore wing tower end gate entrance exit slope face carriageway engine platform lane stand coast tip edge deck "
    "portal tunnel stairwell terminal pier quay bridge"
)
_STOREYS = {word: str(number) for word, number in ORDINALS.items()} | {"ground": "ground", "top": "top"}
_NUMBERS = {word: str(number) for word, number in UNITS.items()}
_CONTRARY = word_map(
    "north=south south=north east=west west=east northern=south southern=north eastern=west western=east left=right "
    "right=left upper=lower lower=upper front=rear rear=front port=starboard starboard=port northbound=south "
    "southbound=north eastbound=west westbound=east"
)
_PLAIN = word_map(
    "northern=north southern=south eastern=east western=west northbound=north southbound=south eastbound=east "
    "westbound=west"
)
_SPOT = rx(
    rf"\b(?:(?P<ordinal>{alternation(_STOREYS)}|\d{{1,2}}(?:st|nd|rd|th))[ -](?P<storey>floor|storey|level|deck)"
    rf"|(?P<kind>{alternation(sorted(_NUMBERED))})\s+(?:No\.?\s*|number\s+)?(?P<number>\d{{1,3}}[A-Z]?|"
    rf"{alternation(_NUMBERS)})"
    rf"|(?P<side>{alternation(sorted(_CONTRARY))}) (?P<part>{alternation(sorted(_SIDED))}))\b",
    re.IGNORECASE,
)
_SITES = word_set(
    "campsite camp bridge viaduct tunnel station lake reservoir dam weir quarry mine colliery mill farm ranch hotel "
    "hospital clinic school church mosque temple airport airfield aerodrome stadium beach harbour harbor port pier "
    "crossing junction roundabout hut pass ridge glacier island islet reef sandbank lighthouse oilfield pipeline "
    "refinery plant factory depot warehouse barracks castle abbey racecourse park forest canyon"
)
_BEFORE_NAME = word_set("Lake Mount Hotel Camp Villa Fort Cape Castle Port")
_AT = r"(?:in|at|near|beside|by|on|under|off|over|inside|outside|behind|close to|from)\s+(?:the\s+)?(?:old\s+|disused\s+)?"
_OWN = r"[A-ZÀ-Þ][\w'’-]+(?: (?:of )?[A-ZÀ-Þ][\w'’-]+){0,2}?"
_NAMED = rx(
    rf"\b{_AT}(?P<name>{_OWN})['’]?s?\s+(?P<site>(?i:{alternation(sorted(_SITES))}))\b(?!['’-])"
    rf"|\b{_AT}(?P<before>{alternation(sorted(_BEFORE_NAME))})\s+(?P<after>{_OWN})(?=[\s,.;:])"
)


@dataclass(frozen=True, slots=True)
class _Spot:
    claim: int
    kind: str
    which: str
    text: str
    events: frozenset[str]
    named: bool


def find(story: Story) -> Iterator[Conflict]:
    """The conflicts between two spots of a kind."""
    spots = {spot.claim: spot for index in range(len(story.items)) if (spot := _spot(story, index))}
    settled: set[tuple[int, int]] = set()
    for i, j, score in story.across(ALIKE):
        one, two = spots.get(i), spots.get(j)
        if one is None or two is None or (i, j) in settled or not _exclude(one, two):
            continue
        if not _comparable(story, i, j, one) or _has_both(story, one, two):
            continue
        left, right = ([k for k, s in spots.items() if _same(s, spot) and _near(story, k, (i, j))] for spot in (one, two))
        settled.update((min(a, b), max(a, b)) for a in (i, *left) for b in (j, *right))
        yield Conflict(
            kind="place",
            left=i,
            right=j,
            left_value=one.text,
            right_value=two.text,
            topic=f"which {one.kind} it was",
            why=f"there is one of each: {one.text} and {two.text}",
            strength=0.6 + 0.2 * score,
            left_too=one_each(story, i, left),
            right_too=one_each(story, j, right),
            closed=True,
        )


def _comparable(story: Story, i: int, j: int, spot: _Spot) -> bool:
    """Are the two of one day and, where the spot is a part of something, not of two things with names of their own?"""
    a, b = story.items[i].names, story.items[j].names
    parted = apart(story.claim(i), story.claim(j)) or (a and b and a.keys().isdisjoint(b))
    return same_days(story.claim(i), story.claim(j)) and (spot.named or not parted)


def _spot(story: Story, index: int) -> _Spot | None:
    """The one spot that a claim names."""
    text = story.claim(index).citation.quote
    numbered, named = list(_SPOT.finditer(text)), list(_NAMED.finditer(text))
    found = numbered or named
    if len(found) != 1 or elsewhere(story, index):
        return None
    at = found[0]
    events = families(text, at.start(), at.end(), REACH) & SINGLE
    if not numbered:
        kind, which = (at["site"] or at["before"]).lower(), at["name"] or at["after"]
        shown = f"{at['name']} {at['site']}" if at["name"] else f"{at['before']} {at['after']}"
    else:
        (kind, which), shown = _told(at.groupdict()), at.group()
    return _Spot(index, kind, which, shown, events, not numbered) if events else None


def _told(groups: Mapping[str, str | None]) -> tuple[str, str]:
    """The kind of a spot and which it is."""
    if groups["side"]:
        side = groups["side"].lower()
        return (groups["part"] or "").lower(), _PLAIN.get(side, side)
    if groups["storey"]:
        which = (groups["ordinal"] or "").lower()
        return groups["storey"].lower(), _STOREYS.get(which, which.rstrip("stndrh"))
    number = (groups["number"] or "").lower()
    return (groups["kind"] or "").lower(), _NUMBERS.get(number, number)


def _exclude(one: _Spot, two: _Spot) -> bool:
    """Are they two of one kind, and one of them contrary to the other where they go by their sides?"""
    if one.named != two.named or not _alike(one, two) or _which(one, two):
        return False
    sided = [spot.which in _CONTRARY for spot in (one, two)]
    return _CONTRARY[one.which] == two.which if all(sided) else not any(sided)


def _alike(one: _Spot, two: _Spot) -> bool:
    return bool(one.events & two.events) and same_concept(lemma(one.kind), lemma(two.kind))


def _which(one: _Spot, two: _Spot) -> bool:
    """Are two spots of one kind the same?"""
    if one.named:
        return same_name(one.which, two.which) or bool(set(one.which.split()) & set(two.which.split()))
    return one.which == two.which


def _same(spot: _Spot, like: _Spot) -> bool:
    return spot.named == like.named and _alike(spot, like) and _which(spot, like)


def _near(story: Story, index: int, pair: tuple[int, int]) -> bool:
    return any(story.score(index, other) >= ALIKE for other in pair)


def _has_both(story: Story, one: _Spot, two: _Spot) -> bool:
    """Does either article name the other's spot, too?"""
    return any(_names(story.articles[story.claim(a.claim).source].text, b) for a, b in ((one, two), (two, one)))


def _names(text: str, spot: _Spot) -> bool:
    if spot.named:
        return all(word in text for word in spot.which.split())
    return any(_told(at.groupdict()) == (spot.kind, spot.which) for at in _SPOT.finditer(text))
