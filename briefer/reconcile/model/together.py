"""What several readings of a story found → one list: what two of them found is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefer.language.tokens import content_lemmas
from briefer.models import Claim
from briefer.reconcile.model.checks import Changed, Checked, Point, Side


def together(readings: Sequence[Checked]) -> Checked:
    """What the readings found, as one: points of two readings, of one kind, that share claims of two answers are one."""
    whole = Checked()
    for found in readings:
        before = tuple(whole.points)
        for point in found.points:
            _take_point(whole.points, point, before)
        whole.updates += [changed for changed in found.updates if not _known(changed, whole.updates)]
        whole.problems += found.problems
    return whole


def folded(points: Iterable[Point]) -> list[Point]:
    """The points, those as one that ask the same: of one kind, on one topic, with an answer that both have."""
    kept: list[Point] = []
    for point in points:
        for at, other in enumerate(kept):
            pairs = shared_sides(other, point, mostly=True) if point.kind == other.kind and _one_topic(point, other) else {}
            if pairs:
                kept[at] = joined(other, point, pairs)
                break
        else:
            kept.append(point)
    return kept


def joined(left: Point, right: Point, pairs: Mapping[int, int]) -> Point:
    """The left point with the claims of the right one: a side of `pairs` joins that of the left, any other is a further
    one; a claim that the left point has already stays where it is."""
    held = {claim.id for side in left.sides for claim in side.claims}
    sides = list(left.sides)
    for n, side in enumerate(right.sides):
        fresh = tuple(claim for claim in side.claims if claim.id not in held)
        held.update(claim.id for claim in fresh)
        if n in pairs:
            sides[pairs[n]] = Side((*sides[pairs[n]].claims, *fresh), sides[pairs[n]].wording)
        elif fresh:
            sides.append(Side(fresh, side.wording))
    return Point(left.kind, left.topic, tuple(sides), left.by | right.by, left.grade or right.grade)


def shared_sides(left: Point, right: Point, mostly: bool = False) -> dict[int, int]:
    """Sides of the right point → the one side of the left point with which each shares claims, or most, each taken once."""
    pairs: dict[int, int] = {}
    for n, side in enumerate(right.sides):
        mine = ids(side.claims)
        home = next(
            (m for m, s in enumerate(left.sides) if m not in pairs.values() and _share(mine, ids(s.claims), mostly)), None
        )
        if home is not None:
            pairs[n] = home
    return pairs


def ids(claims: Iterable[Claim]) -> frozenset[str]:
    """The ids of the claims."""
    return frozenset(claim.id for claim in claims)


def _take_point(points: list[Point], point: Point, before: Sequence[Point]) -> None:
    """Add the point, or join it to one of `before` of its kind that shares two answers; its others become further ones."""
    for at, other in enumerate(points):
        if point.kind == other.kind and any(other is known for known in before):
            pairs = shared_sides(other, point)
            if len(pairs) > 1:
                points[at] = joined(other, point, pairs)
                return
    points.append(point)


def _one_topic(a: Point, b: Point) -> bool:
    left, right = (frozenset(content_lemmas(point.topic)) for point in (a, b))
    return 2 * len(left & right) >= max(len(left), len(right), 1)


def _share(one: frozenset[str], other: frozenset[str], mostly: bool) -> bool:
    """Have the two a claim in common, or most of those of the smaller one?"""
    return 2 * len(one & other) > min(len(one), len(other)) if mostly else bool(one & other)


def _known(changed: Changed, updates: Sequence[Changed]) -> bool:
    mine = ids(claim for step in changed.steps for claim in step)
    return any(len(mine & ids(claim for step in u.steps for claim in step)) > 1 for u in updates)
