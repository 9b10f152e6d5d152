"""When what everybody waits for is to come: told as a length of time ("two weeks") or as a deadline ("by 31 December").

"Repairs will take several days", "back to normal within 12 hours" and "the lock may stay shut until 3 May"
answer one question. They meet where they await the same: that something works again, reopens, resumes or is done. All are
laid on one axis, days: a length is counted from its article's day. Where articles have no dates a deadline cannot be laid
beside a length; like a round word ("days", "by the new year") it is heard where others are at odds, and disputes nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from briefer.language.lexicon import concept_bag
from briefer.language.patterns import rx
from briefer.language.quantities import to_base
from briefer.language.records import dataclass
from briefer.models import Claim, When
from briefer.reconcile.detectors.topics import common_words
from briefer.reconcile.story import Conflict, Story

DAY = 24 * 3600.0
SURE, LIKELY = 0.6, 0.3
"""Score at which two claims surely await the same, where one leaves unsaid what, and at which they do where both say it."""
BESIDE = 0.3
"""Least rarity of what both say beside their times."""
TIED = 0.5
"""Least tie of a further claim to one of a dispute."""
SLACK = 0.2
"""How far two answers may be apart, as a share of the longer wait, and still be one: nobody mends to the hour."""

_KINDS: Mapping[str, tuple[str, str]] = {
    "mended": (
        "when it works again",
        r"repair\w*|fix(?:ed|es|ing)?|mend(?:ed|ing|s)?|rebuil\w+|restor\w+|normal\w*|recover\w*|improv\w+|reconnect\w*|"
        r"back (?:up|on-?line|in service|in use)",
    ),
    "reopened": ("when it opens again", r"re-?open\w*|open(?:ed|s|ing)? again"),
    "resumed": ("when it goes on", r"resum(?:e[sd]?|ing|ption)|restart\w*|start(?:ed|s|ing)? again"),
    "done": ("when it is done", r"complet(?:e|ed|es|ing|ion)|finish\w*|ready"),
}
_KIND = rx("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, (_, words) in _KINDS.items()), re.IGNORECASE)
_TROUBLE = rx(
    r"\b(?:problems?|troubles?|disruptions?|outages?|delays?|effects?|blackouts?|shortages?|shut ?downs?|closures?|chaos)\b"
    r".{0,200}?\b(?:last|continue|persist|go on|drag on|remain|be felt)\b",
    re.IGNORECASE,
)
_AHEAD = rx(
    r"\b(?:will|would|could|may|might|should|shall|expect(?:s|ed|ing)?|estimat\w+|predict\w*|forecasts?|hop(?:e[sd]?|ing)|"
    r"aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|promis\w+|due|scheduled|likely|takes?|needs?)\b|['’]ll\b",
    re.IGNORECASE,
)
_CLAUSE = rx(
    r"[;:—–]\s?|,\s+(?=(?:and|but|or|so|who|which|where|when|while|as|although|though|adding|saying|after)\b)|"
    r"\b(?=(?:although|though|while|whereas|but)\b)",
    re.IGNORECASE,
)
_BARE = rx(
    r"(?<!past )(?<!last )(?<!recent )(?<!previous )(?<!of )\b(?:(?:many|some|a matter of) )?(?P<unit>hours|days|weeks)\b",
    re.IGNORECASE,
)
_UNITS: Mapping[str, tuple[float, float]] = {"hours": (2 / 24, 1.0), "days": (2.0, 10.0), "weeks": (14.0, 56.0)}
"""How many days a bare plural may mean."""
_PAST = rx(r"^\s*(?:ago|earlier|old|later|after)\b", re.IGNORECASE)
_LOOSE = rx(
    r"\b(?:up to|until|till|by|before|into|past|beyond) (?P<end>(?:the )?(?:new year|christmas|easter|spring|summer|autumn|"
    r"winter)|(?:the )?end of (?:the|this|next) (?:week|month|year)|(?:the|this|next) (?:week(?:end)?|month|year)|"
    r"(?:week|month|year)['’]s end)\b(?!['’-])",
    re.IGNORECASE,
)
_OUT = frozenset(
    concept_bag(
        "repair fix mend rebuild restore normal recover improve reconnect reopen resume restart complete finish ready say "
        "said will would could may expect take hour day week month year several time"
    )
)
"""What tells of waiting as such, not of what is awaited."""


@dataclass(frozen=True, slots=True)
class Answer:
    """When it is to come: from the `first` to the `last` day on its axis."""

    text: str
    axis: str = ""
    """"days" from now, or "date"; empty where the answer cannot be laid beside any other."""
    first: float = 0.0
    last: float = 0.0
    wait: float = 0.0
    """Days from when it is told to the first."""
    length: bool = False
    """Is it no day, which is told as the time of an event is, but how long it takes?"""


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A claim that tells when something awaited is to come."""

    claim: int
    kind: str
    answer: Answer
    beside: frozenset[str]
    """The concepts of the clause that tells it, but for those of waiting and of who says it."""


def awaiting(story: Story, index: int) -> Awaiting | None:
    """What a claim awaits, and when it is to come; None where it gives no time or several, for these are stages."""
    claim = story.claim(index)
    quote, published = claim.citation.quote, story.articles[claim.source].published
    found: list[Awaiting] = []
    for start, end in _clauses(quote):
        clause = quote[start:end]
        kind = _kind(clause)
        if kind is not None and _AHEAD.search(clause):
            beside = frozenset(concept_bag(clause)) - frozenset(concept_bag(claim.speaker or "")) - _OUT
            found += (Awaiting(index, kind, told, beside) for told in _told(claim, published, start, end) if told.text)
    return found[0] if len({each.answer.text for each in found}) == 1 else None


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    cuts = [0, *(m.start() for m in _CLAUSE.finditer(text)), len(text)]
    yield from ((a, b) for a, b in pairwise(cuts) if b > a)


def _kind(clause: str) -> str | None:
    if named := _KIND.search(clause):
        return named.lastgroup
    return "mended" if _TROUBLE.search(clause) else None


def _told(claim: Claim, published: dt.date | None, start: int, end: int) -> Iterator[Answer]:
    """The times that a clause of a claim's passage gives, the clause from `start` to `end` of it."""
    quote, base = claim.citation.quote, claim.citation.start
    counted = [(q.start - base, q.end - base) for q in claim.quantities]
    now = published.toordinal() if published else 0
    axis = "date" if published else "days"

    def length(text: str, low: float, high: float) -> Answer:
        return Answer(text, axis, now + low, now + high, low, True)

    for q, (left, right) in zip(claim.quantities, counted, strict=True):
        dimension, value, low, high = to_base(q)
        if dimension == "time" and q.noun != "age" and start <= left and right <= end and not _PAST.match(quote[right:]):
            low, high = (low, high) if low < value < high else (value, value)
            yield length(q.text, low / DAY, high / DAY)
    for bare in _BARE.finditer(quote, start, end):
        if not _PAST.match(quote[bare.end() :]) and not any(a < bare.end() and bare.start() < b for a, b in counted):
            yield length(bare.group(), *_UNITS[bare["unit"].lower()])
    yield from (_deadline(when, published) for when in claim.times if start <= when.start - base and when.end - base <= end)
    yield from (Answer(loose["end"]) for loose in _LOOSE.finditer(quote, start, end))


def _deadline(when: When, published: dt.date | None) -> Answer:
    if when.grain not in ("day", "minute") or when.relation not in ("at", "until", "before"):
        return Answer("")
    if when.first is None or when.last is None or published is None:
        return Answer("" if when.relation == "at" else when.text)
    first, last, now = when.first.toordinal(), when.last.toordinal(), published.toordinal()
    return Answer(when.text, "date", first, last, first - now) if first >= now else Answer("")


# ---------------------------------------------------------------- who answers the same question differently
def awaited(story: Story) -> Iterator[Conflict]:
    """The conflicts over when something is to come, and what is added to them."""
    told: dict[str, list[Awaiting]] = defaultdict(list)
    for index in range(len(story.items)):
        if (found := awaiting(story, index)) is not None:
            told[found.kind].append(found)
    for given in told.values():
        for question in _questions(story, given):
            yield from _conflicts(story, question)


def _questions(story: Story, given: Sequence[Awaiting]) -> Iterator[list[Awaiting]]:
    """What is tied together, directly or through others."""
    left = list(given)
    while left:
        question = [left.pop(0)]
        for one in question:
            near = [other for other in left if _tie(story, one, other) >= TIED]
            left = [other for other in left if other not in near]
            question += near
        yield sorted(question, key=lambda each: each.claim)


def _tie(story: Story, a: Awaiting, b: Awaiting) -> float:
    """How surely two claims await one thing."""
    x, y = story.items[a.claim], story.items[b.claim]
    words = sum(weight for concept, weight in x.concepts.items() if concept in y.concepts and concept not in _OUT)
    named = max((weight for name, weight in x.names.items() if name in y.names), default=0.0)
    return story.score(a.claim, b.claim) + 0.35 * words + 0.5 * named


def _conflicts(story: Story, question: Sequence[Awaiting]) -> Iterator[Conflict]:
    opening = next(((a, b) for a, b in combinations(question, 2) if _at_odds(story, a, b)), None)
    if opening is None:
        return
    sides = [[each] for each in opening]
    for each in question:
        if each in opening:
            continue
        homes = [side for side in sides if _one(side[0].answer, each.answer)]
        if homes:
            min(homes, key=lambda side: _gap(side[0].answer, each.answer)).append(each)
        else:
            sides.append([each])
    for n, side in enumerate(sides[1:]):
        yield _conflict(story, sides[0], side, adds=n > 0)


def _at_odds(story: Story, a: Awaiting, b: Awaiting) -> bool:
    """Do two claims of different articles surely await one thing, and at times that do not meet?"""
    if story.claim(a.claim).source == story.claim(b.claim).source or not a.answer.axis or a.answer.axis != b.answer.axis:
        return False
    x, y = story.items[a.claim], story.items[b.claim]
    if x.names and y.names and x.names.keys().isdisjoint(y.names):
        return False
    score, both = story.score(a.claim, b.claim), a.beside & b.beside
    if not a.beside or not b.beside:
        return score >= SURE and not _one(a.answer, b.answer)
    return score >= LIKELY and sum(x.concepts.get(c, 0.0) for c in both) >= BESIDE and not _one(a.answer, b.answer)


def _one(a: Answer, b: Answer) -> bool:
    """May two answers be one, roundings of a wait apart?"""
    if not a.axis or a.axis != b.axis:
        return sorted(a.text.lower().split()) == sorted(b.text.lower().split())
    sooner, later = sorted((a, b), key=lambda each: (each.first, each.last))
    return later.first - sooner.last <= SLACK * later.wait


def _gap(one: Answer, two: Answer) -> float:
    return abs(one.first + one.last - two.first - two.last)


def _key(told: Awaiting) -> str:
    return "length" if told.answer.length else ""


def _conflict(story: Story, left: Sequence[Awaiting], right: Sequence[Awaiting], adds: bool) -> Conflict:
    one, two = left[0], right[0]
    mine, other = one.answer.text, two.answer.text
    about = common_words(story, one.claim, one.beside, story.items[two.claim].concepts)
    awaited_thing = _KINDS[one.kind][0]
    return Conflict(
        kind="time",
        left=one.claim,
        right=two.claim,
        left_value=mine,
        right_value=other,
        topic=f"{awaited_thing} ({about})" if about else awaited_thing,
        why=f"the times do not meet: {mine} and {other}",
        strength=0.0 if adds else 0.6,
        left_too=tuple(each.claim for each in left[1:]),
        right_too=tuple(each.claim for each in right[1:]),
        closed=True,
        left_key=_key(one),
        right_key=_key(two),
        own_keys={each.claim: _key(each) for each in (*left[1:], *right[1:])},
        adds=adds,
    )
