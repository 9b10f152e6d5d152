"""Places that cannot both be right: one event located at two named places by sources that exclude one another.

What lies within what is unknown, so a dispute needs more than two names. Side by side: one article sets two parties' places
for the beginning or the finding of one thing next to each other. Venues: articles say that the parties met in different
buildings, and none of them names the other's building at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.reconcile.detectors import inside, spots, whereabouts
from briefer.reconcile.detectors.happenings import EVENT, MEETING
from briefer.reconcile.detectors.locations import CALENDAR
from briefer.reconcile.detectors.parties import parties
from briefer.reconcile.story import Conflict, Story

VENUE = 0.05
"""Least score between two claims, or of one with a claim that shares the other's group, whose venues are held together."""

_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]*(?: (?:of |the |de |la |del )?[A-ZÀ-Þ][\w'’-]*){0,3})"
_AT = rx(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Bb]eside|[Bb]eneath|[Uu]nder|[Oo]ver|[Ii]nside|[Oo]ff|[Aa]longside|[Ii]n front "
    rf"of|[Cc]lose to|[Bb]ehind|[Oo]pposite|[Oo]n)\s+(?:(?:the|a|an|its|old)\s+)?(?:[a-zà-þ][\w-]*,?\s+){{0,5}}?{_NAME}"
)
_BUILDING = rx(
    r"\b(?:House|Hotel|Castle|Villa|Palace|Hall|Cent(?:re|er)|Building|Embassy|Residence|Ministry|Headquarters|Club|Lodge|"
    r"Mansion|Ch[aâ]teau|Manor|Library|Theatre|Theater|Museum|Church|Monastery|Abbey|Inn|Resort|Stadium|University|Barracks|"
    r"Airport|Hospital|School|Academy|Chancellery|Parliament|Consulate|Cathedral|Mosque|Tower|Pavilion|Spa|Schloss|Institute)\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim says that something of a kind happened."""

    claim: int
    name: str
    event: str
    party: frozenset[str]


def find(story: Story) -> Iterator[Conflict]:
    """The place conflicts of a story."""
    yield from whereabouts.find(story)
    yield from inside.find(story)
    yield from spots.find(story)
    who = parties(story)
    places = tuple(p for i in range(len(story.items)) for p in _places(story, i, who[i]))
    for a, b, strength in (*_side_by_side(story, places), *_venues(story, places)):
        yield Conflict(
            kind="place",
            left=a.claim,
            right=b.claim,
            left_value=a.name,
            right_value=b.name,
            topic=_TOPICS.get(a.event, "where it happened"),
            why=f"the places exclude one another: {a.name} and {b.name}",
            strength=strength,
            left_too=_also(places, a, b),
            right_too=_also(places, b, a),
        )


_TOPICS: Mapping[str, str] = {
    "began": "where it began",
    "met": "where the meeting was held",
    "found": "where it was found",
    "landed": "where it arrived",
}


def _places(story: Story, index: int, party: frozenset[str]) -> Iterator[Place]:
    text = story.claim(index).citation.quote
    events = {found.lastgroup or "" for found in EVENT.finditer(text)}
    for at in _AT.finditer(text):
        name = at["name"]
        if CALENDAR.match(name) or {word.lower() for word in name.split()} & party:
            continue
        for event in sorted(events):
            if event != MEETING or _BUILDING.search(name):
                yield Place(index, name, event, party)


def _side_by_side(story: Story, places: tuple[Place, ...]) -> Iterator[tuple[Place, Place, float]]:
    """Two parties' places for one thing, told in two claims that follow each other, each with one place."""
    lone = _one_each(places)
    for i, a in lone.items():
        b = lone.get(i + 1) if i + 1 in story.near[i] else None
        if (
            b
            and a.event == b.event != MEETING
            and a.party
            and b.party
            and not a.party & b.party
            and not _same(a.name, b.name)
        ):
            yield a, b, 0.85


def _one_each(places: tuple[Place, ...]) -> Mapping[int, Place]:
    """The claims that tell of one place and one event."""
    count: dict[int, set[tuple[str, str]]] = {}
    for place in places:
        count.setdefault(place.claim, set()).add((place.name, place.event))
    return {p.claim: p for p in places if len(count[p.claim]) == 1}


def _venues(story: Story, places: tuple[Place, ...]) -> Iterator[tuple[Place, Place, float]]:
    """Two buildings in which the parties are said to have met, each unknown to the articles that name the other."""
    met = [p for p in places if p.event == MEETING]
    firsts: dict[str, Place] = {}
    for place in met:
        firsts.setdefault(place.name, place)
    names = list(firsts)
    for n, one in enumerate(names):
        for two in names[n + 1 :]:
            if _same(one, two) or _articles(story, one) & _articles(story, two):
                continue
            pair = _nearest(story, [p for p in met if p.name == one], [p for p in met if p.name == two])
            if pair is not None:
                yield *pair, 0.6


def _nearest(story: Story, left: list[Place], right: list[Place]) -> tuple[Place, Place] | None:
    """The two claims likest each other, where any are alike at all."""
    pairs = [(story.score(a.claim, b.claim), a, b) for a in left for b in right]
    score, a, b = max(pairs, key=lambda entry: entry[0])
    return (a, b) if score >= VENUE else None


def _articles(story: Story, name: str) -> frozenset[str]:
    """The articles that mention a building, by its full name or its telling part."""
    words = [word for word in name.split() if not _BUILDING.fullmatch(word) and word[0].isupper()] or name.split()
    return frozenset(a.id for a in story.articles.values() if all(word in a.text for word in words))


def _same(a: str, b: str) -> bool:
    return bool({word.lower() for word in a.split()} & {word.lower() for word in b.split()})


def _also(places: tuple[Place, ...], mine: Place, other: Place) -> tuple[int, ...]:
    """The claims anywhere that locate the same thing at the same place, and not at the other too."""
    there = {p.claim for p in places if p.event == mine.event and _same(p.name, mine.name)}
    elsewhere = {p.claim for p in places if _same(p.name, other.name)}
    return tuple(sorted(there - elsewhere - {mine.claim, other.claim}))
