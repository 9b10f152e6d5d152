"""What was found in the parts of a story → one list for a last question, and what its answer makes of it.

Facts and the answers of contested points are lines with all their claims, so that an answer about them is held to the same
checks as one about claims. What the parts say twice, because they share claims, is one without being asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from briefer.language.records import dataclass
from briefer.language.tokens import content_lemmas
from briefer.models import Claim
from briefer.reconcile.model.checks import Agreed, Changed, Checked, Point, Problem, Side, check
from briefer.reconcile.model.figures import clash
from briefer.reconcile.model.lines import Line
from briefer.reconcile.model.wire import Joined, Reconciled

MOST = 220
"""Lines of an overview: the weightiest facts, after the answers of all contested points."""
IDLE = 1
"""The grade of a point that is not contested after all."""
TOLD = 2
"""The weight of an answer that is a fact after all."""


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: facts by their line numbers from 1, then each point's sides, numbered on."""

    facts: Mapping[int, Agreed] = field(default_factory=dict)
    points: tuple[tuple[Point, tuple[int, ...]], ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines with all their claims."""
        facts = [Line(number, fact.claims) for number, fact in self.facts.items()]
        sides = [Line(n, s.claims) for point, numbers in self.points for n, s in zip(numbers, point.sides, strict=True)]
        return (*facts, *sides)

    @property
    def text(self) -> str:
        """The list as the prompt shows it."""
        return "\n".join(self._shown())

    def _shown(self) -> Iterator[str]:
        yield "Facts"
        for number, fact in self.facts.items():
            yield _line(number, fact.claims, fact.wording)
        if self.points:
            yield "Contested"
        for ident, (point, numbers) in enumerate(self.points, 1):
            yield f"P{ident} {point.kind}: {' '.join(point.topic.split())}"
            for number, side in zip(numbers, point.sides, strict=True):
                yield _line(number, side.claims, side.wording)


def _line(number: int, claims: Sequence[Claim], wording: str) -> str:
    sources = "+".join(dict.fromkeys(claim.source for claim in claims))
    return f"{number} {sources} {' '.join((wording or claims[0].statement).split())}"


def view(found: Checked) -> View:
    """What of it is shown: the facts that no point's answer tells wholly, and all points."""
    inside = [_ids(side.claims) for point in found.points for side in point.sides]
    facts = [fact for fact in found.facts if not any(_ids(fact.claims) <= side for side in inside)]
    heaviest = sorted(range(len(facts)), key=lambda n: (-len({c.source for c in facts[n].claims}), -facts[n].weight, n))
    kept = sorted(heaviest[: max(0, MOST - len(inside))])
    number = len(kept)
    points = []
    for point in found.points:
        points.append((point, tuple(range(number + 1, number + 1 + len(point.sides)))))
        number += len(point.sides)
    return View({n: facts[at] for n, at in enumerate(kept, 1)}, tuple(points))


def together(parts: Sequence[Checked], seen: Sequence[frozenset[str]]) -> Checked:
    """What the parts found, as one; `seen` are the ids of the claims that each part was shown.

    Facts of two parts are one where they hold the same claims of those that both parts saw, from two sources at least;
    points of two parts that are of one kind and share claims of two answers are one.
    """
    whole = Checked()
    known: list[frozenset[str]] = []
    for part, shown in zip(parts, seen, strict=True):
        earlier, before = len(whole.facts), tuple(whole.points)
        for fact in part.facts:
            home = next((n for n in range(earlier) if _alike(fact, whole.facts[n], shown & known[n])), None)
            if home is None:
                whole.facts.append(fact)
                known.append(shown)
            else:
                whole.facts[home], known[home] = _one([whole.facts[home], fact]), known[home] | shown
        for point in part.points:
            _take_point(whole.points, point, before)
        whole.updates += [changed for changed in part.updates if not _known(changed, whole.updates)]
        whole.problems += part.problems
    grouped = [_ids(fact.claims) for fact in whole.facts if len(fact.claims) > 1]
    whole.facts = [f for f in whole.facts if len(f.claims) > 1 or not any(_ids(f.claims) <= group for group in grouped)]
    return whole


def _alike(fact: Agreed, other: Agreed, common: frozenset[str]) -> bool:
    """Do both hold the same of the common claims, from two sources, and is that most of the smaller one?"""
    mine = {claim.id: claim.source for claim in fact.claims if claim.id in common}
    same = mine.keys() == {claim.id for claim in other.claims if claim.id in common}
    return (
        same
        and 2 * len(mine) > min(len(fact.claims), len(other.claims))
        and len({*mine.values()}) > 1
        and not clash(fact.claims[0], other.claims[0])
    )


def apply(answer: Joined, shown: View, found: Checked, origin: Mapping[str, str]) -> Checked:
    """What was found, as the answer joins it. `origin` maps a source to its origin."""
    lines = {line.number: line for line in shown.lines}
    further = check(Reconciled(facts=[], contested=answer.contested, updates=[]), shown.lines, origin)
    problems = [*found.problems, *further.problems]
    sets = _same(answer.same, shown, problems)
    facts = _joined_facts(found.facts, shown, sets)
    points = _joined_points(shown, sets, lines)
    idle = {judged.point for judged in answer.points if judged.grade <= IDLE}
    for ident in sorted(idle & points.keys()):
        facts += [
            Agreed(side.claims, side.wording, TOLD)
            for side in points.pop(ident).sides
            if not any(_ids(side.claims) <= _ids(fact.claims) for fact in facts)
        ]
    standing = [*points.values()]
    before = tuple(standing)
    for point in further.points:
        _take_point(standing, point, before)
    return Checked(facts, _folded(standing), found.updates, problems)


def _folded(points: Sequence[Point]) -> list[Point]:
    """The points, those as one that ask the same: of one kind, on one topic, with an answer that both have."""
    kept: list[Point] = []
    for point in points:
        for at, other in enumerate(kept):
            pairs = (
                _shared_sides(other, point, mostly=True) if point.kind == other.kind and _one_topic(point, other) else {}
            )
            if pairs:
                kept[at] = _joined(other, point, pairs)
                break
        else:
            kept.append(point)
    return kept


def _one_topic(a: Point, b: Point) -> bool:
    left, right = (frozenset(content_lemmas(point.topic)) for point in (a, b))
    return 2 * len(left & right) >= max(len(left), len(right), 1)


def _joined_facts(facts: Sequence[Agreed], shown: View, sets: Sequence[tuple[int, ...]]) -> list[Agreed]:
    """The facts, each set of them as one at the place of its first; a line of two sets states two facts."""
    number = {id(fact): n for n, fact in shown.facts.items()}
    joined: list[Agreed] = []
    done: set[tuple[int, ...]] = set()
    for fact in facts:
        own = number.get(id(fact), 0)
        inside = [held for found in sets if own in (held := tuple(n for n in found if n in shown.facts)) and len(held) > 1]
        if not inside:
            joined.append(fact)
        joined += [_one([shown.facts[n] for n in held]) for held in dict.fromkeys(inside) if held not in done]
        done.update(inside)
    return joined


def _joined_points(shown: View, sets: Sequence[tuple[int, ...]], lines: Mapping[int, Line]) -> dict[int, Point]:
    """The points by their numbers, each with what says the same as its answers; one for those two of whose answers are."""
    taken: dict[int, tuple[Point, tuple[int, ...]]] = {}
    for ident, (point, numbers) in enumerate(shown.points, 1):
        wide = _widened(point, numbers, sets, lines)
        for other, (kept, theirs) in taken.items():
            pairs = {
                n: m
                for n, mine in enumerate(numbers)
                for m, their in enumerate(theirs)
                if any(mine in found and their in found for found in sets)
            }
            if len({*pairs.values()}) > 1:
                taken[other] = (_joined(kept, wide, pairs), theirs)
                break
        else:
            taken[ident] = (wide, numbers)
    return {ident: point for ident, (point, _) in taken.items()}


# ---------------------------------------------------------------- what says the same
def _same(proposed: Sequence[Sequence[int]], shown: View, problems: list[Problem]) -> list[tuple[int, ...]]:
    """The sets of lines that say the same, without those that cannot (see `_apart`)."""
    lines = {line.number: line for line in shown.lines}
    rivals = [frozenset(numbers) for _, numbers in shown.points]
    sets: list[tuple[int, ...]] = []
    for numbers in proposed:
        kept: list[int] = []
        for number in dict.fromkeys(n for n in numbers if n in lines):
            reason = _apart(lines[number], [lines[n] for n in kept], rivals)
            if reason:
                source = lines[number].claims[0].source
                problems.append(Problem(f"{kept[0]} and {number} as one", f"not the same: {reason}", source, again=False))
            else:
                kept.append(number)
        sets += [tuple(sorted(kept))] if len(kept) > 1 else []
    return list(dict.fromkeys(sets))


def _apart(line: Line, others: Sequence[Line], rivals: Sequence[frozenset[int]]) -> str:
    """Why a line cannot say the same as others: other figures, a denial, two answers of one point; "" where it may."""
    if any(line.number in sides and other.number in sides for sides in rivals for other in others):
        return "they are answers of one contested point"
    return next((reason for other in others if (reason := clash(line.claims[0], other.claims[0]))), "")


def _one(facts: Sequence[Agreed]) -> Agreed:
    """The facts as one, told in the words of the weightiest."""
    best = max(facts, key=lambda fact: fact.weight)
    ordered = [best, *(fact for fact in facts if fact is not best)]
    claims = {claim.id: claim for fact in ordered for claim in fact.claims}
    return Agreed(tuple(claims.values()), best.wording, best.weight)


def _widened(point: Point, numbers: Sequence[int], sets: Sequence[tuple[int, ...]], lines: Mapping[int, Line]) -> Point:
    """The point with the claims of what says the same as its answers; a claim that would stand on two sides stays out."""
    own = [_ids(side.claims) for side in point.sides]
    sides = []
    for n, (number, side) in enumerate(zip(numbers, point.sides, strict=True)):
        others = {i for m, ids in enumerate(own) if m != n for i in ids}
        alike = [other for found in sets if number in found for other in found]
        more = {c.id: c for other in alike for c in lines[other].claims if c.id not in others}
        claims = {claim.id: claim for claim in side.claims} | more
        sides.append(Side(tuple(claims.values()), side.wording))
    return Point(point.kind, point.topic, tuple(sides))


# ---------------------------------------------------------------- what shares claims
def _take_point(points: list[Point], point: Point, before: Sequence[Point]) -> None:
    """Add the point, or join it to one of `before` of its kind that shares two answers; its others become further ones."""
    for at, other in enumerate(points):
        if point.kind == other.kind and any(other is known for known in before):
            pairs = _shared_sides(other, point)
            if len(pairs) > 1:
                points[at] = _joined(other, point, pairs)
                return
    points.append(point)


def _shared_sides(left: Point, right: Point, mostly: bool = False) -> dict[int, int]:
    """Sides of the right point → the one side of the left point with which each shares claims, or most, each taken once."""
    pairs: dict[int, int] = {}
    for n, side in enumerate(right.sides):
        mine = _ids(side.claims)
        home = next(
            (m for m, s in enumerate(left.sides) if m not in pairs.values() and _share(mine, _ids(s.claims), mostly)), None
        )
        if home is not None:
            pairs[n] = home
    return pairs


def _share(one: frozenset[str], other: frozenset[str], mostly: bool) -> bool:
    """Have the two a claim in common, or most of those of the smaller one?"""
    return 2 * len(one & other) > min(len(one), len(other)) if mostly else bool(one & other)


def _joined(left: Point, right: Point, pairs: Mapping[int, int]) -> Point:
    held = {claim.id for side in left.sides for claim in side.claims}
    sides = list(left.sides)
    for n, side in enumerate(right.sides):
        fresh = tuple(claim for claim in side.claims if claim.id not in held)
        held.update(claim.id for claim in fresh)
        if n in pairs:
            sides[pairs[n]] = Side((*sides[pairs[n]].claims, *fresh), sides[pairs[n]].wording)
        elif fresh:
            sides.append(Side(fresh, side.wording))
    return Point(left.kind, left.topic, tuple(sides))


def _known(changed: Changed, updates: Sequence[Changed]) -> bool:
    mine = _ids(claim for step in changed.steps for claim in step)
    return any(len(mine & _ids(claim for step in u.steps for claim in step)) > 1 for u in updates)


def _ids(claims: Iterator[Claim] | Sequence[Claim]) -> frozenset[str]:
    return frozenset(claim.id for claim in claims)
