"""A last reading of the articles' own sentences with the contested points that were found before it, and what comes of it.

The model says what the page has to tell and which sentences tell it, which give each answer of a point, how contested each
is, and what no point asks yet. What the rules group as a fact follows as details.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from briefer.language.lexicon import concept_bag
from briefer.language.records import dataclass
from briefer.models import ContestedPoint
from briefer.reconcile.model.checks import DETAIL, RULE, Agreed, Checked, Point, Side
from briefer.reconcile.model.passages import Passage, shown
from briefer.reconcile.model.reading import HIGHEST, Reading, by_rule, told
from briefer.reconcile.model.together import folded, ids, joined, shared_sides
from briefer.reconcile.model.wire import Judged, Reviewed

MOST_PROPOSED, MOST_REFUSED = 16, 12
"""Disputes of the detectors that are put before the model, the surest, and refusals."""
ROOM = 10_000
"""Words of a story that a question shows, unless there is less room."""
LEAST, ENOUGH = 3, 4
"""Grades: the least in a review of any contested point, and the least that its finder gave one which no detector found."""
SURE = 11
"""What both grades and the origins that speak of it must add up to: what two articles tell each in its own way is seldom a
dispute. Where all but one of a story's origins speak of it, they are enough."""
FLAT = 0.5
"""Share of the points that are beyond doubt for both readers, from which on no others stand. Grades are relative: among
flat contradictions an editor tells no nuance; where all is nuance he does."""


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: points by their numbers from 1, and passages."""

    points: Mapping[int, Point] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    refused: tuple[str, ...] = ()
    """What was refused of earlier answers and may be mended, with the reason."""

    @property
    def text(self) -> str:
        """All of it as the prompt shows it."""
        return "\n".join((*self._found(), "Articles", shown(self.passages)))

    def _found(self) -> Iterator[str]:
        if self.points:
            yield "Contested"
        for number, point in self.points.items():
            yield f"P{number} {point.kind}: {' '.join(point.topic.split())}"
            for letter, side in zip(_letters(len(point.sides)), point.sides, strict=True):
                yield f" {letter} {told(side)}"
        if self.refused:
            yield "Refused"
        yield from self.refused


def view(found: Checked, passages: Sequence[Passage], proposed: Sequence[Point] = ()) -> View:
    """What of it is shown: the points that may stand and those proposed besides, what was refused, and the passages."""
    points = [point for point in found.points if may_stand(point)]
    refused = tuple(f"- {problem.what}: {problem.reason}" for problem in found.problems if problem.again)[:MOST_REFUSED]
    return View(dict(enumerate([*points, *proposed], 1)), tuple(passages), refused)


def may_stand(point: Point) -> bool:
    """Can a review make it stand? One that its own finder doubts, and no detector found, is told as facts."""
    return point.grade >= ENOUGH or RULE in point.by


def within(seen: View, room: int) -> View:
    """What is shown in so many words: of too many passages one for each answer of its points, then the others that bear
    them, and then those that share most of their concepts with them; without points, with what several sources say."""
    if size(seen) <= min(room, ROOM):
        return seen
    bare = replace(seen, passages=())
    return replace(seen, passages=_nearest(seen, min(room, ROOM) - size(bare)))


def size(seen: View) -> int:
    """Words of what is shown."""
    return len(seen.text.split())


def merged(answers: Sequence[Reviewed]) -> Reviewed:
    """The answers to questions about facts and about points as one."""
    return Reviewed(
        facts=[telling for answer in answers for telling in answer.facts],
        points=[judged for answer in answers for judged in answer.points],
        contested=[disputed for answer in answers for disputed in answer.contested],
    )


def points_of(contested: Sequence[ContestedPoint]) -> list[Point]:
    """The disputes of detectors as points: of more than may be proposed the surest, in the order they came in."""
    surest = sorted(range(len(contested)), key=lambda n: (-contested[n].sure, n))[:MOST_PROPOSED]
    return [
        Point(point.kind, point.topic, tuple(Side(position.claims, "") for position in point.positions), frozenset({RULE}))
        for point in (contested[n] for n in sorted(surest))
    ]


def apply(answer: Reviewed, seen: View, found: Checked, origin: Mapping[str, str]) -> Checked:
    """What was found, as the answer sets it right. `origin` maps a source to its origin."""
    reading = _Review(seen, origin)
    facts = [fact for telling in answer.facts if (fact := reading.fact(telling)) is not None]
    facts += [replace(fact, weight=DETAIL) if facts else fact for fact in found.facts]
    points, idle = reading.points(answer.points)
    idle += [point for point in found.points if not may_stand(point)]
    facts += [
        Agreed(side.claims, side.wording, DETAIL)
        for point in idle
        for side in point.sides
        if not any(ids(side.claims) <= ids(fact.claims) for fact in facts)
    ]
    for disputed in answer.contested:
        if (point := reading.disputed(disputed, "review")) is not None and reading.stands(point, disputed.grade):
            points.append(point)
    return Checked(facts, folded(points), found.updates, [*found.problems, *reading.problems])


class _Review(Reading):
    """The answer to a review."""

    def __init__(self, seen: View, origin: Mapping[str, str]) -> None:
        super().__init__(seen.passages, origin)
        self._points = seen.points
        self._flat = False

    def points(self, judged: Sequence[Judged]) -> tuple[list[Point], list[Point]]:
        """The points that stand, each with the passages that give its answers, those that ask the same as one; and those
        of the model's own that do not stand."""
        by_number = {j.point: j.model_copy(update={"grade": min(HIGHEST, j.grade)}) for j in judged}
        for stray in sorted(by_number.keys() - self._points.keys()):
            self.problem(f"contested point {stray}", "there is no such point")
        kept: dict[int, tuple[Point, int]] = {}
        for number, point in self._points.items():
            said = by_number.get(number)
            if said is None:
                if not by_rule(point):
                    kept[number] = point, HIGHEST
                continue
            mended = self.answered(point, said.answers) if said.grade >= LEAST else point
            earlier, grade = kept.get(said.same_as, (point, 0))
            pairs = shared_sides(earlier, mended) if min(grade, said.grade) >= LEAST else {}
            if pairs:
                kept[said.same_as] = joined(earlier, mended, pairs), max(grade, said.grade)
            else:
                kept[number] = mended, said.grade
        sums = [point.grade + grade for point, grade in kept.values() if "reader" in point.by and grade >= LEAST]
        self._flat = sums.count(2 * HIGHEST) >= FLAT * len(sums) > 0
        standing = {n for n, (point, grade) in kept.items() if self.stands(point, grade, self._points[n])}
        idle = [kept[number][0] for number in kept if number not in standing and not by_rule(kept[number][0])]
        return [kept[number][0] for number in sorted(standing)], idle

    def stands(self, point: Point, grade: int, found: Point | None = None) -> bool:
        """Is a point of this grade contested enough for the page? `found` is what it was before the review."""
        if RULE in point.by or grade < LEAST:
            return grade >= LEAST
        if "reader" not in point.by:
            return grade >= HIGHEST
        both = point.grade + grade
        if self._flat:
            return both == 2 * HIGHEST
        sides = (*point.sides, *(found.sides if found else ()))
        voices = len({self._origin.get(claim.source, claim.source) for side in sides for claim in side.claims})
        return may_stand(point) and (both + voices >= SURE or voices >= len(set(self._origin.values())) - 1)


def _letters(count: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[:count].ljust(count, "z")


def _nearest(seen: View, room: int) -> tuple[Passage, ...]:
    """The passages of so many words that have most to do with the points: see `within`."""
    sides = [side for point in seen.points.values() for side in point.sides]
    bags = {p.number: frozenset(concept_bag(p.text)) for p in seen.passages}
    spoken = frozenset(concept for side in sides for concept in concept_bag(told(side))) or _common(seen.passages, bags)
    resting = {claim.id: passage.number for passage in reversed(seen.passages) for claim in passage.claims}
    rank = dict.fromkeys(bags, len(seen.passages))
    for side in sides:
        bearing = dict.fromkeys(resting[claim.id] for claim in side.claims if claim.id in resting)
        for at, number in enumerate(bearing):
            rank[number] = min(rank[number], at)
    kept: set[int] = set()
    for passage in sorted(seen.passages, key=lambda p: (rank[p.number], -_share(bags[p.number], spoken), p.number)):
        size = 2 + len(passage.text.split())
        if size <= room:
            room -= size
            kept.add(passage.number)
    return tuple(p for p in seen.passages if p.number in kept)


def _common(passages: Sequence[Passage], bags: Mapping[int, frozenset[str]]) -> frozenset[str]:
    """The concepts that sentences of several sources hold."""
    holders: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for passage in passages:
        for concept in bags[passage.number]:
            holders[concept].add(passage.sources)
    return frozenset(concept for concept, sources in holders.items() if len(sources) > 1)


def _share(bag: frozenset[str], spoken: frozenset[str]) -> float:
    return len(bag & spoken) / (len(bag) or 1)
