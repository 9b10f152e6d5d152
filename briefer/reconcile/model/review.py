"""A last reading of the articles' own sentences with the contested points that were found in parts, and what comes of it.

The model says what the page has to tell and which sentences tell it, which give each answer of a point, how contested each
is, and what no point asks yet. A sentence is cited by the claim that rests on it and comes nearest to what is told; where
that claim's figures differ from what is told, or it denies it, it is not. What the parts hold for facts stays, as details.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial

from briefer.language.lexicon import concept_bag
from briefer.language.records import dataclass
from briefer.models import Claim, ContestedKind, ContestedPoint
from briefer.reconcile.model.checks import Agreed, Checked, Point, Problem, Side, check, no_dispute
from briefer.reconcile.model.figures import clash, contradicts
from briefer.reconcile.model.lines import Line
from briefer.reconcile.model.passages import Passage, best, shown
from briefer.reconcile.model.together import folded, ids, joined, shared_sides
from briefer.reconcile.model.wire import Answer, Found, Judged, Missed, Question, Reviewed, Telling

MOST_PROPOSED, MOST_REFUSED = 16, 12
"""Disputes of the detectors that are put before the model, the surest, and refusals."""
ROOM = 10_000
"""Words of a review, unless there is less room."""
STANDS: Mapping[ContestedKind, int] = {
    "figure": 3,
    "place": 3,
    "participants": 3,
    "attribution": 3,
    "time": 4,
    "characterisation": 4,
    "quotation": 4,
    "occurrence": 5,
}
"""The least grade of a contested point by its kind. Whether two words for one thing differ, or two hours are those of one
event, is a matter of judgement; and what happened did not also not happen: where it may be squared, nobody denies it."""
TWICE = 3
"""The same for what two have found: a rule, or a part's reader where it is a matter of judgement."""
_JUDGED: frozenset[ContestedKind] = frozenset({"characterisation", "quotation"})
DETAIL, TOLD, HEAVIEST = 1, 2, 3
"""Weights: of what the parts hold for a fact and of an answer that is one after all; the least of what the page has to
tell; and the most."""


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: points by their numbers from 1, and passages.

    The last `proposed` of the points are no answer of a model's, but what the detectors hold for contested.
    """

    points: Mapping[int, Point] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    proposed: int = 0
    refused: tuple[str, ...] = ()
    """What was refused of the parts' answers and may be mended, with the reason."""

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
                yield f" {letter} {_told(side)}"
        if self.refused:
            yield "Refused"
        yield from self.refused


def view(found: Checked, passages: Sequence[Passage], proposed: Sequence[Point] = ()) -> View:
    """What of it is shown: all points and those proposed besides, what was refused, and the passages."""
    points = [*found.points, *proposed]
    refused = tuple(f"- {problem.what}: {problem.reason}" for problem in found.problems if problem.again)[:MOST_REFUSED]
    return View(dict(enumerate(points, 1)), tuple(passages), len(points) - len(found.points), refused)


def within(seen: View, found: Checked, room: int) -> View:
    """What is shown in so many words: of too many passages those that share most of their concepts with what was found."""
    bare = replace(seen, passages=())
    told: list[Agreed | Side] = [*found.facts, *(side for point in seen.points.values() for side in point.sides)]
    return replace(seen, passages=_nearest(seen.passages, told, min(room, ROOM) - size(bare)))


def size(seen: View) -> int:
    """Words of what is shown."""
    return len(seen.text.split())


def merged(answers: Sequence[Reviewed]) -> Reviewed:
    """The answers to questions about facts and about points as one."""
    return Reviewed(
        facts=[telling for answer in answers for telling in answer.facts],
        points=[judged for answer in answers for judged in answer.points],
        contested=[missed for answer in answers for missed in answer.contested],
    )


def points_of(contested: Sequence[ContestedPoint]) -> list[Point]:
    """The disputes of detectors as points: of more than may be proposed the surest, in the order they came in."""
    surest = sorted(range(len(contested)), key=lambda n: (-contested[n].sure, n))[:MOST_PROPOSED]
    return [
        Point(point.kind, point.topic, tuple(Side(position.claims, "") for position in point.positions))
        for point in (contested[n] for n in sorted(surest))
    ]


def apply(answer: Reviewed, seen: View, found: Checked, origin: Mapping[str, str]) -> Checked:
    """What was found, as the answer sets it right. `origin` maps a source to its origin."""
    reading = _Reading(seen, origin)
    facts = [fact for telling in answer.facts if (fact := reading.fact(telling)) is not None]
    facts += [replace(fact, weight=DETAIL) if facts else fact for fact in found.facts]
    points, idle = reading.points(answer.points)
    facts += [
        Agreed(side.claims, side.wording, DETAIL)
        for point in idle
        for side in point.sides
        if not any(ids(side.claims) <= ids(fact.claims) for fact in facts)
    ]
    for missed in answer.contested:
        if (point := reading.missed(missed)) is not None and missed.grade >= STANDS[point.kind]:
            points.append(point)
    return Checked(facts, folded(points), found.updates, [*found.problems, *reading.problems])


class _Reading:
    """An answer about what was shown, read a part at a time."""

    def __init__(self, seen: View, origin: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self._seen = seen
        self._passages = {passage.number: passage for passage in seen.passages}
        self._origin = origin

    def fact(self, telling: Telling) -> Agreed | None:
        """What the page has to tell, with the claims of the sentences that tell it; null where none does."""
        told = " ".join(telling.statement.split())
        self._unknown(f"“{told}”", telling.sentences)
        chosen = self._claims(telling.sentences, told, partial(_bears_out, told))
        cited = {claim.source for claim in chosen}
        for claim in self._claims(telling.sentences, told):
            if claim.source not in cited:
                self._problem(f"“{told}” from {claim.source}", contradicts(told, claim), claim.source)
        if not chosen:
            return None
        clearest = {claim.source: claim for claim in reversed(chosen)}  # the answer names the clearest first
        return Agreed(tuple(c for c in chosen if clearest[c.source] is c), told, min(HEAVIEST, max(TOLD, telling.weight)))

    def points(self, judged: Sequence[Judged]) -> tuple[list[Point], list[Point]]:
        """The points that stand, each with the passages that give its answers, those that ask the same as one; and those
        of the model's own that do not stand."""
        by_number = {j.point: j for j in judged}
        standing: dict[int, Point] = {}
        idle: list[Point] = []
        last = len(self._seen.points) - self._seen.proposed
        for stray in sorted(by_number.keys() - self._seen.points.keys()):
            self._problem(f"contested point {stray}", "there is no such point")
        for number, point in self._seen.points.items():
            said = by_number.get(number)
            if said is None:
                if number <= last:
                    standing[number] = point
                continue
            if said.grade < (TWICE if number > last or point.kind in _JUDGED else STANDS[point.kind]):
                idle += [point] if number <= last else []
                continue
            mended = self._answered(point, said.answers, by_rule=number > last)
            earlier = standing.get(said.same_as)
            pairs = shared_sides(earlier, mended) if earlier is not None else {}
            if earlier is not None and pairs:
                standing[said.same_as] = joined(earlier, mended, pairs)
            else:
                standing[number] = mended
        return [*standing.values()], idle

    def _answered(self, point: Point, answers: Sequence[Sequence[int]], by_rule: bool = False) -> Point:
        """The point with the claims of the passages that give its answers, where what comes of it is a dispute.

        What a rule found has no words of its own: the clearest of the claims tells it.
        """
        self._unknown(f"contested “{point.topic}”", [n for numbers in answers for n in numbers])
        if len(answers) != len(point.sides):
            return point
        sides = []
        for side, numbers in zip(point.sides, _apart(answers), strict=True):
            others = ids(claim for other in point.sides if other is not side for claim in other.claims)
            chosen = self._claims(numbers, _told(side), partial(_gives, side, others))
            stating = ids(claim for n in numbers if n in self._passages for claim in self._passages[n].claims)
            own = [claim for claim in side.claims if claim.id in stating]
            more = [claim for claim in chosen if claim.source not in {mine.source for mine in own}]
            wording = side.wording or ("" if by_rule else _told(side))
            sides.append(Side((*own, *more), wording) if own or more else side)
        return Point(point.kind, point.topic, tuple(sides)) if not no_dispute(point.kind, sides, self._origin) else point

    def missed(self, missed: Missed) -> Point | None:
        """A question that no point asks, held to the same checks as one about claims."""
        self._unknown(f"contested “{missed.topic}”", [n for position in missed.positions for n in position.sentences])
        lines: list[Line] = []
        positions = []
        for position, numbers in zip(missed.positions, _apart([p.sentences for p in missed.positions]), strict=True):
            told = position.statement or missed.topic
            first = len(lines) + 1
            giving = self._claims(numbers, told, partial(_bears_out, told))
            lines += [Line(first + n, (claim,)) for n, claim in enumerate(giving)]
            positions.append(Answer(claims=[line.number for line in lines[first - 1 :]], statement=position.statement))
        question = Question(kind=missed.kind, topic=missed.topic, positions=positions)
        result = check(Found(contested=[question], updates=[], facts=[]), lines, self._origin)
        self.problems += result.problems
        return result.points[0] if result.points else None

    def _claims(self, numbers: Sequence[int], told: str, may: Callable[[Claim], bool] = lambda claim: True) -> list[Claim]:
        """The claim of each passage and source that comes nearest to what is told, of those that `may`."""
        return [c for n in dict.fromkeys(numbers) if n in self._passages for c in best(self._passages[n], told, may)]

    def _unknown(self, what: str, numbers: Sequence[int]) -> None:
        if unknown := sorted({n for n in numbers if n not in self._passages}):
            self._problem(what, f"there is no sentence {', '.join(map(str, unknown))}")

    def _problem(self, what: str, reason: str, source: str = "reconciliation") -> None:
        self.problems.append(Problem(what, reason, source, again=False))


def _gives(side: Side, others: frozenset[str], claim: Claim) -> bool:
    """May a claim of a passage that gives both answers stand on this side? Not what others hold, nor another figure."""
    return claim.id not in others and not clash(side.claims[0], claim)


def _bears_out(told: str, claim: Claim) -> bool:
    return not contradicts(told, claim)


def _apart(answers: Sequence[Sequence[int]]) -> list[list[int]]:
    """The sentences of each answer without those that give another one, too."""
    return [
        [n for n in numbers if not any(n in other for at, other in enumerate(answers) if at != own)]
        for own, numbers in enumerate(answers)
    ]


def _told(found: Agreed | Side) -> str:
    return " ".join((found.wording or found.claims[0].statement).split())


def _letters(count: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[:count].ljust(count, "z")


def _nearest(passages: Sequence[Passage], told: Sequence[Agreed | Side], room: int) -> tuple[Passage, ...]:
    """The passages, of more than so many words those that share most of their concepts with something told."""
    sizes = {passage.number: 2 + len(passage.text.split()) for passage in passages}
    if sum(sizes.values()) <= room:
        return tuple(passages)
    spoken = frozenset(concept for found in told for concept in concept_bag(_told(found)))
    shares = {p.number: _share(frozenset(concept_bag(p.text)), spoken) for p in passages}
    kept: set[int] = set()
    for number in sorted(sizes, key=lambda n: (-shares[n], n)):
        if sizes[number] <= room:
            room -= sizes[number]
            kept.add(number)
    return tuple(p for p in passages if p.number in kept)


def _share(bag: frozenset[str], spoken: frozenset[str]) -> float:
    return len(bag & spoken) / (len(bag) or 1)
