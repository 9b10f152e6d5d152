"""Times that cannot both be right: the same event at two clock times or on two days that do not meet.

Two things tell that two times are of one event. Side by side: one article sets the times of two parties, or of a party and
a record, next to each other, and the second says the same again or nothing but the time ("The firm says it was March 2").
Across: two articles say the same of both, each with one time. Timelines, deadlines, and days far apart stay silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefer.language.dates import compatible
from briefer.language.lexicon import concept_bag
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.models import Claim, When
from briefer.reconcile.detectors.awaited import awaited
from briefer.reconcile.detectors.once import days_told_twice
from briefer.reconcile.detectors.parties import parties
from briefer.reconcile.detectors.topics import of_times
from briefer.reconcile.story import Conflict, Story

ACROSS = 0.35
"""Least score between two claims of different articles whose times are held against each other."""
COMMON = 1.0
"""Least rarity of what two such claims say in common besides their times."""
NEXT = 0.4
"""The same for two claims that stand next to each other in one article."""
JOINS = 0.5
"""The same for a further claim that gives one of the two times."""
FAR = 60
"""Days further apart than this belong to two events."""
LEAST = 15
"""Clock times nearer than this, in minutes, are told of one moment."""

_RECORD = rx(
    r"\b(?:logs?|logged|records?|recorded|recording|register|ticket|on file|copy|document|entry|telephones?|phones?|"
    r"footage|time-?stamp(?:ed)?|timed at|dated|radar|message|screenshot|transcript|minutes|diary|"
    r"by (?:his|her|my) watch)\b",
    re.IGNORECASE,
)
_STATED = rx(
    r"\b(?:it (?:was|is|had been|happened|came)|names?|named|puts? (?:it|that)|swears?|swore|insists?|gives?|sets? it|"
    r"says? so)\b",
    re.IGNORECASE,
)
_DISPUTED = rx(
    r"\b(?:insist\w*|maintain\w*|swears?|swore|stands? by|stood by|disput\w*|contradict\w*|on the contrary)\b",
    re.IGNORECASE,
)
_DATED = rx(r"\d")
_ZONE = rx(r"\b(?:UTC|GMT|Greenwich|CET|CEST|EST|EDT|PST|PDT|BST|local time)\b")
_TERSE = frozenset(
    concept_bag(
        "said says swear swears insist insists name names put puts hold holds give gives claim claims be was is it date "
        "time moment hour day already only itself themselves maintain note notes clock knows know exactly when speak speaks"
    )
)
_VAGUE = _TERSE | frozenset(
    concept_bag(
        "told according reported official officials people one two new also make take come go have o'clock morning "
        "afternoon evening night noon midnight first monday tuesday wednesday thursday friday saturday sunday week month "
        "year about shortly before after until since local hours minutes past half quarter"
    )
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A claim's one time, and what the claim says besides."""

    claim: int
    when: When
    party: frozenset[str]
    record: bool
    """Does it rest on a record: a log, a file, a recording?"""
    said: Mapping[str, float]


def find(story: Story) -> Iterator[Conflict]:
    """The time conflicts of a story."""
    yield from awaited(story)
    yield from days_told_twice(story)
    who = parties(story)
    moments = {i: m for i in range(len(story.items)) if (m := _moment(story, i, who[i]))}
    pairs = (*_side_by_side(story, moments), *_across(story, moments))
    for n, (a, b, strength) in enumerate(pairs):
        left, right = _also(story, moments, a, b), _also(story, moments, b, a)
        for one, two, _ in (*pairs[:n], *pairs[n + 1 :]):
            # The same two times told apart elsewhere are the same dispute.
            for c, d in ((one, two), (two, one)):
                if _one_time(a, c) and _one_time(b, d):
                    left, right = left | {c.claim}, right | {d.claim}
        mine, other = a.when.text, b.when.text
        yield Conflict(
            kind="time",
            left=a.claim,
            right=b.claim,
            left_value=mine,
            right_value=other,
            topic=of_times(story, a.claim, a.said, b.said),
            why=f"the times do not meet: {mine} and {other}",
            strength=strength,
            left_too=tuple(sorted(left - right - {a.claim})),
            right_too=tuple(sorted(right - left - {b.claim})),
        )


def _one_time(a: Moment, b: Moment) -> bool:
    return a.when.grain == b.when.grain and compatible(a.when, b.when)


def _moment(story: Story, index: int, party: frozenset[str]) -> Moment | None:
    """The one moment a claim names; None where it names none, several, a bound or a span."""
    claim = story.claim(index)
    told = [w for w in claim.times if not _in_brackets(claim, w)]
    found = [w for w in told if w.grain == "minute"] or [w for w in told if w.grain == "day" and w.first]
    if len(found) != 1 or not _punctual(claim, found[0]):
        return None
    when = found[0].model_copy(update={"relation": "at"})
    return Moment(index, when, party, _RECORD.search(claim.citation.quote) is not None, _besides(story, index))


def _in_brackets(claim: Claim, when: When) -> bool:
    """Does it stand between brackets, as the same moment by another clock does ("at 3pm (1400 GMT)")?"""
    before = claim.citation.quote[: when.start - claim.citation.start]
    return before.rfind("(") > before.rfind(")")


def _punctual(claim: Claim, when: When) -> bool:
    if when.relation == "at" or (when.relation == "since" and when.grain == "day"):
        return True
    if when.relation == "until":
        return claim.polarity == "denied" and when.grain == "minute"
    return when.grain == "minute" and re.search(r"\b(?:shortly|just|little|soon)\b", when.text, re.IGNORECASE) is not None


def _besides(story: Story, index: int) -> Mapping[str, float]:
    claim = story.claim(index)
    text, base = claim.citation.quote, claim.citation.start
    out = frozenset(
        concept_bag(" ".join([*(text[w.start - base : w.end - base] for w in claim.times), claim.speaker or ""]))
    )
    return {c: w for c, w in story.items[index].concepts.items() if c not in out and c not in _VAGUE and not c[0].isdigit()}


def clash(a: Moment, b: Moment) -> bool:
    """Are the two of one grain, too far apart for one moment and too near for two events?"""
    one, two = a.when, b.when
    if one.grain != two.grain or compatible(one, two):
        return False
    if one.first and two.first and abs((one.first - two.first).days) > FAR:
        return False
    if one.grain == "day" and not (_DATED.search(one.text) or _DATED.search(two.text)):
        # What happened on Sunday and what happened on Monday are mostly two sessions, two rounds, two raids.
        return False
    if one.grain == "minute" and one.minute is not None and two.minute is not None:
        gap = abs(one.minute - two.minute) % 720
        return min(gap, 720 - gap) >= LEAST
    return True


def shared(a: Moment, b: Moment) -> float:
    """How much two claims say in common besides their times."""
    return sum(weight for concept, weight in a.said.items() if concept in b.said)


def _side_by_side(story: Story, moments: Mapping[int, Moment]) -> Iterator[tuple[Moment, Moment, float]]:
    for i, a in moments.items():
        for j in story.near[i]:
            b = moments.get(j)
            if j < i or b is None or not clash(a, b) or not _two_sources(story, a, b):
                continue
            if shared(a, b) >= NEXT or _only_a_time(story, b) or (j == i + 1 and _disputed(story, a, b)):
                yield a, b, 0.9


def _disputed(story: Story, a: Moment, b: Moment) -> bool:
    """Does one of two parties next to each other stand by its time in words that someone else's provokes?"""
    return (
        bool(a.party and b.party)
        and not _only_a_time(story, a)
        and any(_DISPUTED.search(story.claim(m.claim).citation.quote) for m in (a, b))
    )


def _two_sources(story: Story, a: Moment, b: Moment) -> bool:
    if a.party and b.party:
        return not a.party & b.party
    return bool((a.party and b.record) or (b.party and a.record) or _only_a_time(story, b))


def _only_a_time(story: Story, m: Moment) -> bool:
    """Does the claim say nothing but who gives what time?"""
    said = set(m.said) - m.party - set(concept_bag(" ".join(sorted(m.party))))
    return not said and _STATED.search(story.claim(m.claim).citation.quote) is not None


def _across(story: Story, moments: Mapping[int, Moment]) -> Iterator[tuple[Moment, Moment, float]]:
    for i, j, score in story.across(ACROSS):
        a, b = moments.get(i), moments.get(j)
        if (
            a
            and b
            and clash(a, b)
            and shared(a, b) >= COMMON
            and not a.party & b.party
            and not _by_other_clocks(story, a, b)
        ):
            yield a, b, min(0.8, score)


def _by_other_clocks(story: Story, a: Moment, b: Moment) -> bool:
    """May two articles give one moment by the clocks of two zones, one of which an article names?"""
    if a.when.minute is None or b.when.minute is None or (a.when.minute - b.when.minute) % 30:
        return False
    return any(_ZONE.search(story.articles[story.claim(m.claim).source].text) for m in (a, b))


def _also(story: Story, moments: Mapping[int, Moment], mine: Moment, other: Moment) -> frozenset[int]:
    """The claims anywhere that give the same time of the same event."""
    joined = set()
    for k, m in moments.items():
        if k in (mine.claim, other.claim) or m.when.grain != mine.when.grain or not compatible(m.when, mine.when):
            continue
        if compatible(m.when, other.when):
            continue
        by_the_same = m.when.minute == mine.when.minute is not None and bool(m.party & mine.party)
        alike = max(shared(m, mine), shared(m, other)) >= JOINS or story.group_of[k] == story.group_of[mine.claim]
        if by_the_same or alike:
            joined.add(k)
    return frozenset(joined)
