"""Figures that cannot both be right: one measure of one thing, with intervals that do not meet.

Three things tell that two figures measure one thing. Side by side: one article sets the counts of two parties next to each
other ("The union says 3,100 people are out. The company counts 1,950."). Across: two articles give the counts
of two parties, and say the same of them besides. Hedged: the same number with hedges that exclude one another ("nearly five
hours", "more than five hours"), said of the same. Whatever may be another part, moment, event or way to count stays silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefer.language.quantities import comparable
from briefer.reconcile.detectors import persons, tallies
from briefer.reconcile.detectors.comparability import (
    GROWING,
    corrected,
    gives,
    holds,
    one_kind,
    one_measure,
    one_scope,
    plainly_official,
    rivals,
    rounded,
)
from briefer.reconcile.detectors.counting import answer, anybody
from briefer.reconcile.detectors.durations import lengths
from briefer.reconcile.detectors.giving import COMMON, Figures, givers
from briefer.reconcile.detectors.measures import Measure, measures, shared
from briefer.reconcile.detectors.roundwords import round_words
from briefer.reconcile.detectors.running import running
from briefer.reconcile.detectors.topics import of_figures
from briefer.reconcile.story import Conflict, Story
from briefer.reconcile.updates import as_of

ACROSS = 0.25
"""Least score between two claims of different articles whose figures are held against each other."""
SURE = 0.6
"""Least score between two claims that need say nothing in common besides one further figure."""
FEW = 3
"""Counts up to this are told of too many things to be held against each other across articles."""

ByClaim = Mapping[int, tuple[Measure, ...]]
Found = tuple[Measure, Measure, float]


def find(story: Story) -> Iterator[Conflict]:
    """The figure conflicts of a story."""
    yield from persons.ages(story)
    found = measures(story)
    by_claim: dict[int, tuple[Measure, ...]] = defaultdict(tuple)
    for measure in found:
        by_claim[measure.claim] += (measure,)
    figures = Figures(found)
    silenced = corrected(story)
    disputed: list[Measure] = []
    told: set[tuple[str, str, int, int]] = set()
    made: list[tuple[Measure, Measure, Conflict]] = []
    beside = tuple(_side_by_side(story, by_claim))
    apart = (pair for pair in _across(story, by_claim) if not told_of_two(story, figures, *pair[:2]))
    for a, b, strength in (*beside, *apart, *lengths(story, found), *tallies.conflicts(story, found)):
        if _one_claim_holds_both(figures, a, b) or _corrected(story, silenced, a, b):
            continue
        disputed += (a, b)
        if (answer(a.quantity), answer(b.quantity), a.claim, b.claim) in told:
            continue
        conflict = _conflict(story, figures, a, b, strength)
        told.update(_same(conflict))
        made.append((a, b, conflict))
        yield conflict
    yield from round_words(story, found, made)
    yield from running(story, found)
    settled = Figures(disputed)
    for a, b, strength in _later(story, by_claim):
        # A count that somebody disputes is no mere stage of the other.
        if not any(gives(m, d) and one_kind(m, d) for m in (a, b) for d in settled.near(m)):
            yield _conflict(story, figures, a, b, strength)


def _same(conflict: Conflict) -> Iterator[tuple[str, str, int, int]]:
    """The further pairs of claims that would only tell a conflict again: those of its two sides with its first claims."""
    one, two = conflict.left_key, conflict.right_key
    for left in (conflict.left, *conflict.left_too):
        yield from ((one, two, left, conflict.right), (two, one, conflict.right, left))
    for right in (conflict.right, *conflict.right_too):
        yield from ((one, two, conflict.left, right), (two, one, right, conflict.left))


def _conflict(story: Story, figures: Figures, a: Measure, b: Measure, strength: float) -> Conflict:
    left_also, right_also = givers(story, figures, a, b), givers(story, figures, b, a)
    left, right = frozenset(left_also), frozenset(right_also)
    both = left & right
    mine, other = a.quantity.text, b.quantity.text
    return Conflict(
        kind="figure",
        left=a.claim,
        right=b.claim,
        left_value=mine,
        right_value=other,
        topic=of_figures(story, (a, b, *(m for m in figures.near(a, b) if _tells(m, a, left) or _tells(m, b, right)))),
        why=f"the figures do not agree: {mine} and {other}",
        strength=strength,
        left_too=tuple(sorted(left - both)),
        right_too=tuple(sorted(right - both)),
        left_key=answer(a.quantity),
        right_key=answer(b.quantity),
        own_keys={claim: key for claim, key in (left_also | right_also).items() if claim not in both},
        adds=rounded(a.quantity, b.quantity),
    )


def _tells(m: Measure, side: Measure, members: frozenset[int]) -> bool:
    return m.claim in members and gives(m, side)


# ---------------------------------------------------------------- what tells that two figures measure one thing
def _side_by_side(story: Story, by_claim: ByClaim) -> Iterator[Found]:
    """The counts of two parties, told next to each other in one article."""
    for i in range(len(story.items)):
        for j in story.near[i]:
            if j < i:
                continue
            for a in by_claim.get(i, ()):
                for b in by_claim.get(j, ()):
                    if one_measure(a, b) and rivals(a, b) and a.tallied and b.tallied and _follows(a, b, j - i):
                        yield a, b, 0.95 if j == i + 1 else 0.9


def _follows(a: Measure, b: Measure, distance: int) -> bool:
    """Does the second figure answer the first: the same thing counted, or left unsaid because it was just said?"""
    if a.quantity.noun and b.quantity.noun:
        return a.outcome == b.outcome or not (anybody(a.quantity.noun) and anybody(b.quantity.noun))
    if a.outcome and a.outcome == b.outcome:
        return True
    if a.quantity.unit is not None:
        return shared(a, b) >= COMMON
    return b.quantity.noun is None and distance == 1


def _across(story: Story, by_claim: ByClaim) -> Iterator[Found]:
    """The counts of two parties in two articles that say the same of them, and one number hedged in contrary ways."""
    for i, j, score in story.across(ACROSS):
        for a in by_claim.get(i, ()):
            for b in by_claim.get(j, ()):
                if not one_measure(a, b) or _may_have_grown(story, a, b):
                    continue
                if one_scope(story, a, b) and _same_thing(story, a, b, score):
                    yield a, b, min(0.85, score)


def _later(story: Story, by_claim: ByClaim) -> Iterator[Found]:
    """Two counts of one outcome that grows, the greater the later: `updates` will tell them as such."""
    for i, j, score in story.across(ACROSS):
        for a in by_claim.get(i, ()):
            for b in by_claim.get(j, ()):
                if one_measure(a, b) and _grew(story, a, b) and shared(a, b) > 0:
                    yield a, b, min(0.7, score)


def _same_thing(story: Story, a: Measure, b: Measure, score: float) -> bool:
    common = shared(a, b)
    if a.value == b.value:
        return common > 0
    if _of_one_whole(story, a, b):
        return common > 0 or score >= SURE
    if not rivals(a, b) or plainly_official(a) or plainly_official(b):
        return False
    if a.dimension == "count" and max(a.value, b.value) <= FEW:
        return False
    if a.quantity.unit is None and not (a.quantity.noun and b.quantity.noun) and not (a.outcome and a.outcome == b.outcome):
        return False
    return common >= COMMON or (a.outcome is not None and a.outcome == b.outcome)


def _grew(story: Story, a: Measure, b: Measure) -> bool:
    """Is one a later count of the other? Then `updates` will tell them so."""
    if a.outcome not in GROWING or a.outcome != b.outcome or max(a.value, b.value) <= FEW:
        return False
    less, more = sorted((a, b), key=lambda m: m.value)
    first, then = as_of(story, less.claim), as_of(story, more.claim)
    return first is not None and then is not None and first < then


def _may_have_grown(story: Story, a: Measure, b: Measure) -> bool:
    """Is the smaller of two counts that grow the earlier one, or open above, so that it may be?"""
    less = min(a, b, key=lambda m: m.value)
    return _grew(story, a, b) or (a.outcome in GROWING and less.quantity.hedge in ("at_least", "more_than"))


def _of_one_whole(story: Story, a: Measure, b: Measure) -> bool:
    """Do both claims give one further figure alike ("27 of 71", "of 71 ships 46"; "over four years")?"""
    mine = [q for q in story.claim(a.claim).quantities if q != a.quantity and q.value > 1 and q.noun != "age"]
    others = [q for q in story.claim(b.claim).quantities if q != b.quantity and q.value > 1]
    return a.quantity.unit is not None and any(
        comparable(p, q) and p.value == q.value and p.unit != "ordinal" for p in mine for q in others
    )


# ---------------------------------------------------------------- what tells that they do not
def _one_claim_holds_both(figures: Figures, a: Measure, b: Measure) -> bool:
    """Does one claim anywhere give both figures of one kind? Then they are part and whole, or then and now.

    Not where it says itself that the one is a part ("of which four exploded"): who gives that as the whole differs.
    """
    mine = {m.claim for m in figures.giving(a) if one_kind(m, a) and _one_outcome(m, a) and not _said_part(m)}
    others = (m for m in figures.giving(b) if one_kind(m, b) and _one_outcome(m, b) and not _said_part(m))
    return any(m.claim in mine and not gives(m, a) for m in others)


def told_of_two(story: Story, figures: Figures, a: Measure, b: Measure) -> bool:
    """Does one article anywhere give both figures of an outcome, claims apart? Then it tells of two events or moments.

    Two parties' counts of one thing it sets next to each other.
    """
    if a.outcome is None or a.outcome != b.outcome:
        return False
    mine, others = (_sources(story, figures, m) for m in (a, b))
    return any(not _adjoin(story, mine[source], others[source]) for source in sorted(mine.keys() & others.keys()))


def _sources(story: Story, figures: Figures, figure: Measure) -> Mapping[str, set[int]]:
    """The claims that give a figure of the same outcome, by their articles; parts of another left out."""
    found: dict[str, set[int]] = defaultdict(set)
    for m in figures.giving(figure):
        if m.outcome == figure.outcome and one_kind(m, figure) and not m.rest:
            found[story.claim(m.claim).source].add(m.claim)
    return found


def _adjoin(story: Story, mine: set[int], others: set[int]) -> bool:
    return any(j in others for i in sorted(mine) for j in story.near[i])


def _said_part(m: Measure) -> bool:
    return m.rest and m.quantity.noun is None and m.outcome is None


def _one_outcome(a: Measure, b: Measure) -> bool:
    """May the same have become of what both count? Five dead and ten in all say nothing of five or ten hurt."""
    return a.outcome is None or b.outcome is None or a.outcome == b.outcome


def _corrected(story: Story, silenced: tuple[frozenset[int], ...], a: Measure, b: Measure) -> bool:
    """Does one article withdraw one of the figures for the other?"""
    return any(
        any(holds(story, i, a) for i in passage) and any(holds(story, i, b) for i in passage) for passage in silenced
    )
