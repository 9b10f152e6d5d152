"""Conflicts between two claims → disputes between sides, each side with all the claims that stand on it.

The surest conflict comes first. Its two claims bring the claims of their groups along; where both stand in one group, or
dispute a figure, only those that the detector itself placed. A further conflict between the same two sides adds its claims
to them; one that shares a side and answers a third way adds a side. A claim stands on one side of one dispute over what it
says as a whole: what surer disputes have taken is left out, and a conflict that loses half of a side to them is dropped.
Figures, times, places, wordings and what a thing was like are questions of their own: a sentence that counts the dead, says
when they died and where may stand in three disputes, and one that says who fired and who was hit in two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from briefer.models import ContestedKind
from briefer.reconcile.common import words_in_common
from briefer.reconcile.story import Conflict, Story

JOIN = 0.5
"""Least score with a claim that a detector placed on a side for another claim of its group to stand there, too."""
IN_COMMON = 0.5
"""Least rarity of what the two say in common besides the names of their speakers."""


@dataclass(frozen=True, slots=True)
class Side:
    """One answer and the indices of the claims that give it, in article order."""

    value: str
    claims: tuple[int, ...]
    added: bool = False
    """Is it at odds with no other side, and only given besides ("dozens", where others count 40 and 60)?"""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question answered in two or more ways."""

    kind: ContestedKind
    topic: str
    sides: tuple[Side, ...]
    why: str
    sure: float = 1.0
    """How sure, 0 to 1, the detector was of the conflict that opened it."""


@dataclass
class _Open:
    conflict: Conflict
    sides: list[tuple[str, set[int]]] = field(default_factory=list)
    added: set[int] = field(default_factory=set)


def disputes(story: Story, conflicts: Iterable[Conflict]) -> tuple[Dispute, ...]:
    """The disputes of a story, in the order of their first claims."""
    found = sorted(conflicts, key=lambda c: (c.adds, -c.strength, c.left, c.right, c.kind, c.left_key, c.right_key))
    opened: list[_Open] = []
    taken: dict[_Answer, tuple[_Open, int]] = {}
    for conflict in found:
        _place(story, conflict, opened, taken)
    made = [_closed(story, dispute) for dispute in opened]
    return tuple(sorted((d for d in made if d is not None), key=lambda d: (d.sides[0].claims[0], d.kind, d.topic)))


_Answer = tuple[str, str, int]
"""A layer of questions, what tells the answer from others in its claim, and the claim that gives it."""
_OF_ITS_OWN: frozenset[ContestedKind] = frozenset({"figure", "time", "place", "quotation", "characterisation"})
"""Kinds that ask about one value, wording or trait in a claim; the others ask what the claim says as a whole."""


def _answers(conflict: Conflict, key: str, members: Iterable[int]) -> dict[int, _Answer]:
    layer = conflict.kind if conflict.kind in _OF_ITS_OWN else "account"
    return {index: (layer, conflict.own_keys.get(index, key), index) for index in members}


def _place(story: Story, conflict: Conflict, opened: list[_Open], taken: dict[_Answer, tuple[_Open, int]]) -> None:
    left, right = _followers(story, conflict)
    mine, others = _answers(conflict, conflict.left_key, left), _answers(conflict, conflict.right_key, right)
    held = {a: taken[a] for a in (*mine.values(), *others.values()) if a in taken}
    homes = {id(dispute) for dispute, _ in held.values()}
    if len(homes) > 1 or (homes and next(iter(held.values()))[0].conflict.kind != conflict.kind):
        free = {i for i in left if mine[i] not in held}, {i for i in right if others[i] not in held}
        if not (_mostly(free[0], left) and _mostly(free[1], right)):
            return
        (left, right), held = free, {}
    if conflict.adds and not held:
        return
    dispute = next(iter(held.values()))[0] if held else _Open(conflict)
    left_side = {held[mine[i]][1] for i in left if mine[i] in held}
    right_side = {held[others[i]][1] for i in right if others[i] in held}
    if len(left_side) > 1 or len(right_side) > 1 or (left_side and left_side == right_side):
        return
    if not held:
        opened.append(dispute)
    for members, answers, value, found in (
        (left, mine, conflict.left_value, left_side),
        (right, others, conflict.right_value, right_side),
    ):
        number = next(iter(found)) if found else len(dispute.sides)
        if not found:
            if conflict.adds:
                dispute.added.add(number)
            dispute.sides.append((value, set()))
        dispute.sides[number][1].update(members)
        taken.update(dict.fromkeys((answers[i] for i in members), (dispute, number)))


def _mostly(free: set[int], members: set[int]) -> bool:
    """Are more than half of a side's claims free of other disputes? A side of fewer is what another dispute is about."""
    return 2 * len(free) > len(members)


def _followers(story: Story, conflict: Conflict) -> tuple[set[int], set[int]]:
    """The claims on each side: those the detector placed, and those of their groups that surely speak of the same.

    Of a group that both sides share only what the detector placed stands on a side, for a figure only what gives it, and
    for a time only what names any.
    """
    left, right = {conflict.left, *conflict.left_too}, {conflict.right, *conflict.right_too}
    if conflict.closed or conflict.kind == "figure":
        return left - right, right - left
    group = story.group_of
    homes_left, homes_right = {group[i] for i in left}, {group[i] for i in right}
    more = [
        {
            k
            for home in homes - others
            for k in story.groups[home]
            if (k in near or k in placed) and not _turned(story, conflict, seed, k) and not _timeless(story, conflict, k)
        }
        for seed, homes, others, placed, near in (
            (conflict.left, homes_left, homes_right, left, _near(story, left)),
            (conflict.right, homes_right, homes_left, right, _near(story, right)),
        )
    ]
    return (left | more[0]) - right, (right | more[1]) - left


def _timeless(story: Story, conflict: Conflict, index: int) -> bool:
    """Does a claim name no time where the question is when it was?"""
    return conflict.kind == "time" and not story.claim(index).times


def _near(story: Story, placed: Iterable[int]) -> set[int]:
    """The claims that surely speak of the same as one of those placed; each has a bounded number of them.

    What they have in common must be more than who says it: a minister counts the missing and gives the hour of the alarm.
    """
    return {k for i in placed for k in story.like(i, JOIN) if words_in_common(story.items[i], story.items[k]) >= IN_COMMON}


def _turned(story: Story, conflict: Conflict, seed: int, index: int) -> bool:
    """Does a claim deny what the seed affirms where that is the question?"""
    parted = story.claim(conflict.left).polarity != story.claim(conflict.right).polarity
    return parted and conflict.kind == "occurrence" and story.claim(index).polarity != story.claim(seed).polarity


def _closed(story: Story, dispute: _Open) -> Dispute | None:
    told = [members for _, members in dispute.sides]
    sides = tuple(
        Side(value, tuple(sorted(members)), n in dispute.added)
        for n, (value, members) in enumerate(dispute.sides)
        if members and not any(members < other or (members == other and k < n) for k, other in enumerate(told) if k != n)
    )
    conflict = dispute.conflict
    at_odds = [side for side in sides if not side.added]
    if len(at_odds) < 2 or not between_sources(story, at_odds) or _told_alike(story, at_odds):
        return None
    return Dispute(conflict.kind, conflict.topic, sides, conflict.why, conflict.strength)


def _told_alike(story: Story, sides: Sequence[Side]) -> bool:
    """Do copies of one text report the dispute in the same sentences, or leave some out? Then it is not between them.

    It is where two of them each have a sentence on another side that the other has not.
    """
    if not story.origin or len(set(story.origin.values())) > 1:
        return False
    said: dict[str, set[str]] = {source: set() for source in story.articles}
    for item in story.items:
        said[item.claim.source].add(item.claim.citation.quote)
    told = [[(story.claim(i).source, story.claim(i).citation.quote) for i in side.claims] for side in sides]
    return not any(
        mine not in said[b] and other not in said[a]
        for one, two in combinations(told, 2)
        for a, mine in one
        for b, other in two
    )


def between_sources(story: Story, sides: Sequence[Side]) -> bool:
    """Do the sides rest on different articles? One article against itself is no dispute between sources."""
    return len({story.claim(index).source for side in sides for index in side.claims}) > 1
