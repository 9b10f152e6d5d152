"""Where a claim locates what happened, by a place it names: off it, between two, so many miles south of it.

And what the articles tell of the places themselves: that one lies within another ("Port Alder in western Norrland"), or
that the two are apart ("from Port Alder to Venn", "between them"). A program without a map knows no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefer.language.names import same_name
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.reconcile.detectors.happenings import SINGLE, families
from briefer.reconcile.story import Story

REACH = 70
"""Characters between a location and the word for what happened there."""
MOST = 8
"""A claim that locates by more places than these is a list, and would be held against every other place of every list."""

NAME = r"[A-ZÀ-Þ][\w'’-]*[\w](?: (?:(?:of|de|la|del|al) )?[A-ZÀ-Þ][\w'’-]*[\w]){0,2}"
"""A capitalised name, as a pattern."""
_SIDE = r"(?:north|south|east|west)(?:[ -]?(?:north|south|east|west)){0,2}"
_KIND = (
    r"(?:city|town|village|port|harbou?r|island|isle|islands|province|region|state|capital|district|county|municipality|"
    r"coast|shore|shores|coastline|mainland|peninsula|resort|suburb)"
)
_WHAT = r"(?:(?:[a-z-]+ern|main|provincial|regional|coastal|tiny|small|holiday|tourist)\s+)?"
_THE = rf"(?:(?:the|its|an?)\s+)?{_WHAT}(?:{_KIND}\s+){{0,2}}(?:of\s+)?"
_MILES = r"\d[\d.,]*\s?(?:km|kilomet(?:re|er)s?|miles?|mi|nautical miles?|m|met(?:re|er)s?)\s*(?:\([^)]{1,24}\)\s*)?"
_RELATION = rx(
    rf"\b(?:(?P<near>(?:just\s+|right\s+)?(?:off|near|close to|outside)\s+(?:the\s+(?:\w+\s+)?{_KIND}\s+of\s+)?)"
    rf"|(?P<between>between\s+)"
    rf"|(?:(?P<far>{_MILES})(?:to\s+the\s+)?)?(?P<side>{_SIDE})\s+of\s+|(?P<distance>{_MILES}(?:off|from)\s+))"
    rf"{_THE}(?P<name>{NAME})(?:\s+and\s+{_THE}(?P<other>{NAME}))?"
)
_ROUTE = rx(
    rf"\b(?:between\s+{_THE}(?P<a>{NAME})(?:\s+in\s+[^.;,]{{3,40}})?\s+and\s+{_THE}(?P<b>{NAME})"
    rf"|from\s+{_THE}(?P<c>{NAME})(?:,?\s+in\s+[^.;,]{{3,40}}?,?)?\s+to\s+{_THE}(?P<d>{NAME})"
    rf"|(?:link|connect|join)(?:s|ed|ing)?\s+{_THE}(?P<e>{NAME})\s+(?:to|with|and)\s+{_THE}(?P<f>{NAME}))"
)
_WITHIN = rx(
    rf"\b(?P<a>{NAME})(?:['’]s|\s+[a-z]+){{0,2}}?,?\s+(?:which\s+(?:is|lies)\s+|lying\s+|located\s+)?(?:in|on|near|outside|off)\s+"
    rf"(?:the\s+)?(?:[a-z-]+\s+){{0,4}}?(?P<b>{NAME})"
    rf"|\b(?:[Ii]n|[Nn]ear|[Oo]ff|[Aa]t|[Ff]rom|[Oo]utside|[Oo]f)\s+{_THE}(?P<c>{NAME}),\s+(?P<d>{NAME})(?=[,.;]|\s+[a-z])(?!\s+and\b)"
    rf"|\b(?P<f>{NAME})['’]s?\s+(?:[a-z-]+\s+){{0,3}}?(?:{_KIND}|[a-z]+)\s+(?:of\s+)?(?P<e>{NAME})"
)
_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
CALENDAR = rx(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_MONTHS}\b")
"""Matches a capitalised day or month where a name could stand."""
_EARLIER = rx(
    rf"\b(?:another|separate(?:ly)?|previous(?:ly)?|ago|(?:in|since|last) (?:(?:19|20)\d\d|{_MONTHS})|"
    r"last (?:year|month|week|autumn|summer|winter|spring)|"
    r"earlier|in an? similar|would|could|might|if|plans?|planned|often|regularly|usually|always)\b",
    re.IGNORECASE,
)
_LONG_AGO = rx(
    r"\b(?:earlier this (?:year|month)|last (?:year|month|autumn|summer|winter|spring)|(?:years?|months?) (?:ago|earlier)|"
    rf"in (?:(?:19|20)\d\d|{_MONTHS})\b(?! \d))",
    re.IGNORECASE,
)
_NOUN = rx(
    r"(?: (?!(?:in|on|at|and|or|of|to|for|by|with|was|were|has|had|have|is|are|when|where|while|as|after|before|that|who|"
    r"which|but|from|near|off|again|said|says)\b)[a-z]+){1,2}"
)
_MONTH = rx(r" (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*$")
_COMPASS = {"north": 0, "east": 90, "south": 180, "west": 270}


@dataclass(frozen=True, slots=True)
class Location:
    """Where a claim locates what happened."""

    claim: int
    text: str
    """As the claim has it."""
    anchors: tuple[str, ...]
    """The places that it is told by."""
    bearing: int | None
    """In degrees from north, as seen from the one anchor; None where no side is told."""
    measured: bool
    """Is it told how far from the anchor?"""
    events: frozenset[str]
    """The families of what happened there."""


def locations(story: Story) -> tuple[Location, ...]:
    """All locations of the story's present happenings by a named place, in order; those of earlier events are left out."""
    told = (tuple(_in_claim(story, index)) for index in range(len(story.items)))
    return tuple(place for places in told if len(places) <= MOST for place in places)


def _in_claim(story: Story, index: int) -> Iterator[Location]:
    text = story.claim(index).citation.quote
    if elsewhere(story, index):
        return
    for found in _RELATION.finditer(text):
        anchors = tuple(_clean(name) for name in (found["name"], found["other"]) if name)
        if (found["between"] and len(anchors) < 2) or any(CALENDAR.match(name) for name in anchors):
            continue
        events = families(text, found.start(), found.end(), REACH) & SINGLE
        if events:
            told = anchors if found["between"] else anchors[:1]
            bearing = _degrees(found["side"]) if found["side"] else None
            yield Location(index, _shown(text, found), told, bearing, bool(found["far"] or found["distance"]), events)


def elsewhere(story: Story, index: int) -> bool:
    """Does a claim tell of an earlier event of the kind, or one that may happen, or follow a sentence that tells of one?"""
    if _EARLIER.search(story.claim(index).citation.quote):
        return True
    before = index - 1 if index - 1 in story.near[index] else None
    return before is not None and bool(_LONG_AGO.search(story.claim(before).citation.quote))


def _shown(text: str, found: re.Match[str]) -> str:
    """A location as the text has it, with the noun that the name only qualifies ("near the Port Alder pumping station")."""
    name_at = found.start("name")
    noun = _NOUN.match(text, found.end()) if text[:name_at].endswith("the ") and not found["other"] else None
    return re.sub(r"\s+", " ", text[found.start() : noun.end() if noun else found.end()])


def _degrees(side: str) -> int:
    """The bearing of "south", "north-east", "west-southwest": halfway between its parts, from the last backwards."""
    words = re.findall("north|south|east|west", side)
    bearing = float(_COMPASS[words[-1]])
    for word in reversed(words[:-1]):
        turn = (_COMPASS[word] - bearing + 180) % 360 - 180
        bearing += turn / 2
    return round(bearing) % 360


def turned(a: int, b: int) -> int:
    """The angle between two bearings, 0 to 180 degrees."""
    return abs((a - b + 180) % 360 - 180)


def _clean(name: str) -> str:
    """A name without its possessive, its owner ("Norrland's Port Alder") and a month after it."""
    return _MONTH.sub("", re.sub(r"['’]s?$", "", re.split(r"['’]s? ", name.strip())[-1]))


@dataclass(frozen=True, slots=True)
class Atlas:
    """What a story's articles tell of its places."""

    apart: tuple[tuple[str, str], ...]
    """Pairs of names that some article sets apart, as the ends of a way."""
    within: tuple[tuple[str, str], ...]
    """A place and what it lies in, or beside."""

    def one(self, a: str, b: str) -> bool:
        """May the two names mean one place, or a place and what it lies in?"""
        return same_name(a, b) or any(
            (same_name(a, x) and same_name(b, y)) or (same_name(b, x) and same_name(a, y)) for x, y in self.within
        )

    def exclude(self, one: Iterable[str], two: Iterable[str]) -> bool:
        """Are two locations' anchors different places that some article sets apart?"""
        pairs = [(a, b) for a in one for b in two]
        return not any(self.one(a, b) for a, b in pairs) and any(self._apart(a, b) for a, b in pairs)

    def _apart(self, a: str, b: str) -> bool:
        return any((self.one(a, x) and self.one(b, y)) or (self.one(a, y) and self.one(b, x)) for x, y in self.apart)


def atlas(story: Story, placed: Iterable[Location]) -> Atlas:
    """What the articles of a story tell of the places by which it locates things."""
    words = {word.lower() for place in placed for anchor in place.anchors for word in anchor.split()}
    apart: dict[tuple[str, str], None] = {}
    within: dict[tuple[str, str], None] = {}
    for article in story.articles.values():
        for way in _ROUTE.finditer(article.text):
            a, b = (_clean(end) for end in way.groups() if end)
            if not CALENDAR.match(a) and not CALENDAR.match(b):
                apart[a, b] = None
        for part in _WITHIN.finditer(article.text):
            a, b = (_clean(name) for name in part.groups() if name)
            if any(word.lower() in words for word in (*a.split(), *b.split())):
                within[a, b] = None
    return Atlas(tuple(apart), tuple(within))
