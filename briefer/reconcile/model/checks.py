"""A model's answer about claims → what code can stand behind, and what is wrong with the rest.

Every number must name a line. Claims whose figures differ, or of which one denies the other, are not one fact. A
contested point has positions from different sources that share no text, and where it says that figures differ they must.
The steps of an update give different figures of one measure. Whether wordings hold is the grounding gate's to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import combinations, pairwise
from typing import Literal, cast

from briefer.language.quotes import quotations
from briefer.language.records import dataclass
from briefer.language.tokens import tokenize
from briefer.models import Claim, ContestedKind
from briefer.reconcile.model.figures import clash, compare
from briefer.reconcile.model.lines import Line
from briefer.reconcile.model.wire import KINDS, Answer, Group, Question, Reconciled

Finder = Literal["reader", "rule", "review"]
"""Who found a contested point: who compared the sentences, a detector of the embedded engine, who reviewed it all."""
RULE: Finder = "rule"
DETAIL = 1
"""Weight of a fact that nobody says the page has to tell."""
FALLBACK: ContestedKind = "characterisation"
SHORTEST_QUOTE = 3
"""Words of a quotation that can be compared."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Claims that state one fact, the proposed words for it, and its weight."""

    claims: tuple[Claim, ...]
    wording: str
    weight: int


@dataclass(frozen=True, slots=True)
class Side:
    """One answer: the claims that give it and the proposed words for it."""

    claims: tuple[Claim, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class Point:
    """A question that sources answer differently."""

    kind: ContestedKind
    topic: str
    sides: tuple[Side, ...]
    by: frozenset[Finder] = frozenset()
    grade: int = 0
    """How contested its first finder holds it to be, up to 5; 0 where it gave no grade."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A count that changed, the oldest value first."""

    topic: str
    steps: tuple[tuple[Claim, ...], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something proposed that does not stand: what it was, and why."""

    what: str
    reason: str
    source: str
    again: bool = True
    """Is it worth asking again? Claims that are kept apart stand as facts of their own."""


@dataclass(slots=True)
class Checked:
    """What stands of an answer, and what does not."""

    facts: list[Agreed] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    updates: list[Changed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def check(answer: Reconciled, lines: Sequence[Line], origin: Mapping[str, str]) -> Checked:
    """What code can stand behind of an answer about these lines. `origin` maps a source to its origin."""
    checker = _Checker(lines, origin)
    for question in answer.contested:
        checker.point(question)
    for change in answer.updates:
        checker.update(change.topic, change.steps)
    for group in answer.facts:
        checker.fact(group)
    return checker.found


class _Checker:
    def __init__(self, lines: Sequence[Line], origin: Mapping[str, str]) -> None:
        self.found = Checked()
        self._lines = {line.number: line for line in lines}
        self._origin = origin
        self._grouped: set[frozenset[int]] = set()
        self._asked: set[frozenset[frozenset[str]]] = set()

    # ------------------------------------------------------------ facts
    def fact(self, group: Group) -> None:
        numbers = self._known(group.claims, "a fact")
        weight = min(3, max(1, group.weight))
        for part in self._compatible(numbers):
            if frozenset(part) not in self._grouped:
                self._grouped.add(frozenset(part))
                self.found.facts.append(Agreed(self._claims(part), group.statement, weight))

    def _compatible(self, numbers: Sequence[int]) -> list[list[int]]:
        """The lines in parts within which no two clash; each line joins the first part that it may."""
        parts: list[list[int]] = []
        for number in numbers:
            claim = self._lines[number].claims[0]
            reasons = [next((r for n in part if (r := clash(claim, self._lines[n].claims[0]))), "") for part in parts]
            home = next((n for n, reason in enumerate(reasons) if not reason), None)
            if home is None:
                parts.append([number])
                if reasons:
                    self._problem(
                        f"fact with {_listed([parts[0][0], number])}", f"not one fact: {reasons[0]}", claim, again=False
                    )
            else:
                parts[home].append(number)
        return parts

    # ------------------------------------------------------------ contested points
    def point(self, question: Question) -> None:
        what = f"contested “{' '.join(question.topic.split())}”"
        positions = [self._known(position.claims, what) for position in question.positions]
        shared = {n for a, b in combinations(positions, 2) for n in set(a) & set(b)}
        kept = [
            ([n for n in numbers if n not in shared], position)
            for numbers, position in zip(positions, question.positions, strict=True)
        ]
        sides = [Side(self._claims(numbers), position.statement) for numbers, position in kept if numbers]
        kind = cast(ContestedKind, question.kind) if question.kind in KINDS else FALLBACK
        reason = no_dispute(kind, sides, self._origin)
        if reason:
            first = sides[0].claims[0] if sides else None
            between = f"{what} between {_between(question.positions)}"
            self._problem(between, reason, first, again=kind != "quotation")
            return
        key = frozenset(frozenset(claim.id for claim in side.claims) for side in sides)
        if key not in self._asked:
            self._asked.add(key)
            self.found.points.append(Point(kind, question.topic, tuple(sides)))

    # ------------------------------------------------------------ updates
    def update(self, topic: str, steps: Sequence[Sequence[int]]) -> None:
        what = f"update “{' '.join(topic.split())}”"
        seen: set[int] = set()
        kept: list[tuple[Claim, ...]] = []
        for step in steps:
            numbers = [n for n in self._known(step, what) if n not in seen]
            seen.update(numbers)
            if numbers:
                kept.append(self._claims(numbers))
        if len(kept) < 2:
            first = kept[0][0] if kept else None
            self._problem(what, "it needs two steps, each with claims that exist", first)
        elif any(compare(a, b) != "differ" for a, b in pairwise(kept)):
            reason = "its steps do not give different figures of one measure"
            self._problem(what, reason, kept[0][0])
        else:
            self.found.updates.append(Changed(topic, tuple(kept)))

    # ------------------------------------------------------------ lines
    def _known(self, numbers: Sequence[int], what: str) -> list[int]:
        unknown = [n for n in numbers if n not in self._lines]
        if unknown:
            self._problem(what, f"there is no claim {_listed(unknown)}", None)
        return [n for n in dict.fromkeys(numbers) if n in self._lines]

    def _claims(self, numbers: Sequence[int]) -> tuple[Claim, ...]:
        return tuple(claim for n in numbers for claim in self._lines[n].claims)

    def _problem(self, what: str, reason: str, claim: Claim | None, again: bool = True) -> None:
        source = claim.source if claim else "reconciliation"
        self.found.problems.append(Problem(what, reason, source, again))


def clearest(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first claim of each source: an answer names the clearest sentence first."""
    first = {claim.source: claim for claim in reversed(claims)}
    return tuple(claim for claim in claims if first[claim.source] is claim)


def no_dispute(kind: ContestedKind, sides: Sequence[Side], origins: Mapping[str, str]) -> str:
    """Why this is no dispute between sources, "" where it is one. `origins` maps a source to its origin."""
    if len(sides) < 2:
        return "it needs two positions, each with claims of its own that exist"
    sources = [{origins.get(c.source, c.source) for c in side.claims} for side in sides]
    if not any(a | b != a & b or len(a) > 1 for a, b in combinations(sources, 2)):
        return "its positions are not from different sources"
    pairs = list(combinations([side.claims for side in sides], 2))
    if kind == "figure":
        verdicts = {compare(a, b) for a, b in pairs}
        if verdicts <= {"agree", "incomparable"}:
            return "the figures agree" if "agree" in verdicts else "the figures measure different things"
    if kind == "quotation" and sum(bool(_quoted(side.claims)) for side in sides) < 2:
        return "no two positions quote words"
    if kind == "quotation" and all(_same_words(a, b) for a, b in pairs):
        return "the quoted words are the same"
    return ""


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _between(positions: Sequence[Answer]) -> str:
    return " and ".join(f"[{_listed(position.claims)}]" for position in positions)


def _same_words(left: Sequence[Claim], right: Sequence[Claim]) -> bool:
    mine, others = _quoted(left), _quoted(right)
    return bool(mine) and mine == others


def _quoted(claims: Sequence[Claim]) -> set[tuple[str, ...]]:
    """The quotations of the claims, word by word."""
    found = set()
    for claim in claims:
        for span in quotations(claim.statement):
            words = tuple(t.lower for t in tokenize(claim.statement[span.start : span.end]) if t.is_word)
            if len(words) >= SHORTEST_QUOTE:
                found.add(words)
    return found
