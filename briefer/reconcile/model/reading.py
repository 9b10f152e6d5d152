"""An answer that cites sentences, read a part at a time: what of it stands, in claims, and what is wrong with the rest.

A sentence is cited by the claim that rests on it and comes nearest to what is told; where that claim's figures differ from
what is told, or it denies it, it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from briefer.models import Claim
from briefer.reconcile.model.checks import (
    RULE,
    Agreed,
    Changed,
    Checked,
    Finder,
    Point,
    Problem,
    Side,
    check,
    clearest,
    no_dispute,
)
from briefer.reconcile.model.figures import clash, contradicts
from briefer.reconcile.model.lines import Line
from briefer.reconcile.model.passages import Passage, best
from briefer.reconcile.model.proved import overlap
from briefer.reconcile.model.together import ids
from briefer.reconcile.model.wire import Answer, Change, Compared, Disputed, Question, Reconciled, Telling

TOLD, HEAVIEST = 2, 3
"""Weights of what the page has to tell: the least and the most."""
HIGHEST = 5
"""The highest grade of a contested point: its answers exclude one another. More that a model writes counts for no more."""


def compared(answer: Compared, passages: Sequence[Passage], origin: Mapping[str, str]) -> Checked:
    """What stands of an answer about these sentences. `origin` maps a source to its origin."""
    reading = Reading(passages, origin)
    points = [point for disputed in answer.contested if (point := reading.disputed(disputed, "reader")) is not None]
    updates = [changed for change in answer.updates for changed in reading.changed(change)]
    return Checked(points=points, updates=updates, problems=reading.problems)


def read_ahead(passages: Sequence[Passage]) -> None:
    """Read each passage as if it were told in its own words, so that answers are read the sooner."""
    for passage in passages:
        best(passage, passage.text, partial(_bears_out, passage.text))


class Reading:
    """An answer about these sentences. What does not stand of it is a problem."""

    def __init__(self, passages: Sequence[Passage], origin: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self._passages = {passage.number: passage for passage in passages}
        self._origin = origin

    def fact(self, telling: Telling) -> Agreed | None:
        """What the page has to tell, with the claims of the sentences that tell it; null where none does."""
        told = " ".join(telling.statement.split())
        self._unknown(f"“{told}”", telling.sentences)
        chosen = self._claims(telling.sentences, told, partial(_bears_out, told))
        cited = {claim.source for claim in chosen}
        for claim in self._claims(telling.sentences, told):
            if claim.source not in cited:
                self.problem(f"“{told}” from {claim.source}", contradicts(told, claim), claim.source)
        if not chosen:
            return None
        return Agreed(clearest(chosen), told, min(HEAVIEST, max(TOLD, telling.weight)))

    def disputed(self, disputed: Disputed, by: Finder) -> Point | None:
        """A question that sources answer differently, held to the same checks as one about claims."""
        self._unknown(f"contested “{disputed.topic}”", [n for position in disputed.positions for n in position.sentences])
        lines: list[Line] = []
        positions = []
        for position, numbers in zip(disputed.positions, _apart([p.sentences for p in disputed.positions]), strict=True):
            told = position.statement or disputed.topic
            giving = [line for n in numbers if (line := self._line(n, told))]
            lines += giving
            positions.append(Answer(claims=[line.number for line in giving], statement=position.statement))
        found = self._checked(lines, Question(kind=disputed.kind, topic=disputed.topic, positions=positions)).points
        return replace(found[0], by=frozenset({by}), grade=min(HIGHEST, disputed.grade)) if found else None

    def changed(self, change: Change) -> list[Changed]:
        """A count that changed, held to the same checks as one about claims; none where it does not stand."""
        self._unknown(f"update “{change.topic}”", [n for step in change.steps for n in step])
        lines = {n: line for step in change.steps for n in step if (line := self._line(n, change.topic))}
        steps = [[n for n in step if n in lines] for step in change.steps]
        return self._checked([*lines.values()], change=Change(topic=change.topic, steps=steps)).updates

    def answered(self, point: Point, answers: Sequence[Sequence[int]]) -> Point:
        """The point with the claims of the sentences that give its answers, where what comes of it is a dispute.

        What a rule found has no words of its own: the clearest of the claims tells it.
        """
        self._unknown(f"contested “{point.topic}”", [n for numbers in answers for n in numbers])
        if len(answers) != len(point.sides):
            return point
        sides = []
        for side, numbers in zip(point.sides, _apart(answers), strict=True):
            others = ids(claim for other in point.sides if other is not side for claim in other.claims)
            chosen = self._claims(numbers, told(side), partial(_gives, side, others))
            stating = ids(claim for n in numbers if n in self._passages for claim in self._passages[n].claims)
            own = [claim for claim in side.claims if claim.id in stating]
            more = [claim for claim in chosen if claim.source not in {mine.source for mine in own}]
            wording = side.wording or ("" if by_rule(point) else told(side))
            sides.append(Side((*own, *more), wording) if own or more else side)
        mended = _distinct(sides)
        return point if no_dispute(point.kind, mended, self._origin) else replace(point, sides=mended)

    def problem(self, what: str, reason: str, source: str = "reconciliation") -> None:
        """What does not stand, and why."""
        self.problems.append(Problem(what, reason, source, again=False))

    def _checked(self, lines: Sequence[Line], question: Question | None = None, change: Change | None = None) -> Checked:
        contested, updates = [question] if question else [], [change] if change else []
        result = check(Reconciled(facts=[], contested=contested, updates=updates), lines, self._origin)
        self.problems += result.problems
        return result

    def _line(self, number: int, told: str) -> Line | None:
        """A sentence as a line: of each source that has it the claim that comes nearest to what is told."""
        giving = self._claims([number], told, partial(_bears_out, told))
        return Line(number, tuple(giving)) if giving else None

    def _claims(self, numbers: Sequence[int], told: str, may: Callable[[Claim], bool] = lambda claim: True) -> list[Claim]:
        """The claim of each sentence and source that comes nearest to what is told, of those that `may`."""
        return [c for n in dict.fromkeys(numbers) if n in self._passages for c in best(self._passages[n], told, may)]

    def _unknown(self, what: str, numbers: Sequence[int]) -> None:
        if unknown := sorted({n for n in numbers if n not in self._passages}):
            self.problem(what, f"there is no sentence {', '.join(map(str, unknown))}")


def told(found: Agreed | Side) -> str:
    """The words in which it is told."""
    return " ".join((found.wording or found.claims[0].statement).split())


def by_rule(point: Point) -> bool:
    """Has nobody found it but a detector?"""
    return point.by == {RULE}


def _gives(side: Side, others: frozenset[str], claim: Claim) -> bool:
    """May a claim of a passage that gives both answers stand on this side? Not what others hold, nor another figure."""
    return claim.id not in others and not clash(side.claims[0], claim)


def _distinct(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The sides without what rests on a sentence of another one, unless it is the clearest that the source says."""

    def kept(side: Side) -> tuple[Claim, ...]:
        others = [claim.citation for other in sides if other is not side for claim in other.claims]
        first = clearest(side.claims)
        return tuple(c for c in side.claims if c in first or not any(overlap(c.citation, other) for other in others))

    return tuple(replace(side, claims=kept(side)) for side in sides)


def _bears_out(told: str, claim: Claim) -> bool:
    return not contradicts(told, claim)


def _apart(answers: Sequence[Sequence[int]]) -> list[list[int]]:
    """The sentences of each answer without those that give another one, too."""
    return [
        [n for n in numbers if not any(n in other for at, other in enumerate(answers) if at != own)]
        for own, numbers in enumerate(answers)
    ]
