"""What stands of a model's answers → facts, contested points and updates, each claim in a fact or told by a point.

A proposed wording is kept where the grounding gate accepts it against one of the claims it stands for; a refused one gives
way to the claims' own words and is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from briefer.language import dates
from briefer.language.leaning import leans
from briefer.language.lexicon import concept_bag
from briefer.language.markup import markup
from briefer.language.name_words import TITLES, is_agent
from briefer.language.patterns import rx
from briefer.language.polarity import negated_words
from briefer.language.quantities import agree, comparable, quantities
from briefer.language.records import dataclass
from briefer.models import (
    Claim,
    ContestedPoint,
    Fact,
    Position,
    Refusal,
    Update,
    UpdateValue,
)
from briefer.reconcile.model.apart import Objects, apart
from briefer.reconcile.model.checks import DETAIL, Agreed, Changed, Checked, Point
from briefer.reconcile.model.figures import compare
from briefer.reconcile.model.telling import telling
from briefer.reconcile.model.topics import topic_of, words_of
from briefer.reconcile.story import Story
from briefer.reconcile.updates import as_of

_POST = rx(r"(?:[A-Z][\w'’.-]*\s+){1,4}(?:is|was)\s+(?:(?:an?|the)\s+)?((?:[\w'’,-]+\s+){0,7}[\w'’-]+)\.$")
TRIED = 8
"""Claims that a wording is held against before it is refused."""


@dataclass(slots=True)
class Builder:
    """Numbers facts, contested points and updates as they come in."""

    story: Story
    objects: Objects
    facts: list[Fact] = field(default_factory=list)
    contested: list[ContestedPoint] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    _held: set[str] = field(default_factory=set)
    _words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._words = words_of(item.claim for item in self.story.items)

    def take(self, checked: Checked) -> None:
        """Take in what stands of one answer."""
        for agreed in telling(checked.facts, self.story.items):
            self._agreed(agreed)
        for point in checked.points:
            self._point(point)
        for changed in checked.updates:
            self._changed(changed)
        for problem in checked.problems:
            self.refused.append(Refusal(source=problem.source, statement=problem.what, reason=problem.reason))

    def rest(self, claims: Iterable[Claim]) -> None:
        """What no group holds is a fact by itself, a detail."""
        for claim in claims:
            if claim.id not in self._held:
                self._fact((claim,), None, DETAIL)

    def add(self, points: Iterable[ContestedPoint]) -> None:
        """Points that were proved otherwise."""
        for point in points:
            self.contested.append(point.model_copy(update={"id": f"C{len(self.contested) + 1}"}))

    # ------------------------------------------------------------ one by one
    def _agreed(self, agreed: Agreed) -> None:
        wording = self._wording(agreed.wording, agreed.claims)
        if wording is None:
            wording = _in_common(agreed.claims, agreed.wording)
        weight = 0 if _says_who(wording) else agreed.weight
        self._fact(_once_each(agreed.claims, wording), wording, weight)
        self._held.update(claim.id for claim in agreed.claims)

    def _point(self, point: Point) -> None:
        sides = apart(point.sides, self.story.articles, self.objects)
        topic, reason = topic_of(point.topic, point.kind, [side.claims for side in sides], self._words)
        if reason:
            self._refuse(sides[0].claims[0], point.topic, reason)
        positions = []
        for side in sides:
            wording = self._wording(side.wording, side.claims)
            value = wording or side.claims[0].statement
            positions.append(Position(claims=side.claims, value=value, origins=self._origins(side.claims), wording=wording))
        self.contested.append(
            ContestedPoint(
                id=f"C{len(self.contested) + 1}",
                topic=topic,
                kind=point.kind,
                positions=tuple(positions),
                facts=self._told([side.claims for side in sides]),
                why="the model sets them against each other",
            )
        )

    def _changed(self, changed: Changed) -> None:
        index = {item.claim.id: n for n, item in enumerate(self.story.items)}
        moments = [[as_of(self.story, index[c.id]) for c in step if c.id in index] for step in changed.steps]
        dated = [max(known) for step in moments if (known := [m for m in step if m is not None])]
        first = changed.steps[0][0]
        if len(dated) < len(changed.steps) or dated != sorted(dated) or dated[0] == dated[-1]:
            self._refuse(first, changed.topic, "the sources do not tell which value came later")
            return
        topic, reason = topic_of(changed.topic, "figure", changed.steps, self._words)
        if reason:
            self._refuse(first, changed.topic, reason)
        values = tuple(
            UpdateValue(value=_value(step, others), as_of=moment[0].isoformat(), claims=step)
            for (step, others), moment in zip(_each(changed.steps), dated, strict=True)
        )
        latest = {claim.id for claim in changed.steps[-1]}
        # What holds now is a fact of its own beside how it came about.
        now = {fact.id for fact in self.facts if all(claim.id in latest for claim in fact.claims)}
        facts = tuple(ident for ident in self._told(changed.steps) if ident not in now)
        self.updates.append(Update(id=f"U{len(self.updates) + 1}", topic=topic, values=values, facts=facts))

    def _told(self, sides: Sequence[Sequence[Claim]]) -> tuple[str, ...]:
        """The facts that the sides tell wholly; those of their claims that no fact holds yet make one a side."""
        inside = {claim.id for side in sides for claim in side}
        for side in sides:
            free = tuple(claim for claim in side if claim.id not in self._held)
            if free:
                self._fact(free, None, None)
        return tuple(fact.id for fact in self.facts if all(claim.id in inside for claim in fact.claims))

    def _fact(self, claims: tuple[Claim, ...], wording: str | None, weight: int | None) -> None:
        ident = f"F{len(self.facts) + 1}"
        self._held.update(claim.id for claim in claims)
        self.facts.append(
            Fact(
                id=ident,
                claims=claims,
                origins=self._origins(claims),
                wording=wording,
                weight=DETAIL if weight is None else weight,
            )
        )

    def _wording(self, proposed: str, claims: Sequence[Claim]) -> str | None:
        """The proposed words where the gate accepts them against one of the claims; else null, and the refusal is kept."""
        text = " ".join(proposed.split()) or claims[0].statement
        if any(text == claim.statement for claim in claims):
            return text
        text = text if text[-1] in '.!?…”"»' else f"{text}."
        quotes = " ".join(" ".join(claim.citation.quote.split()) for claim in claims[:TRIED])
        if found := markup(text, quotes):
            self._refuse(claims[0], text, f"it holds markup: {found.strip() or 'an invisible character'}")
            return None
        first = self.objects(text, claims[0].speaker, claims[0])
        if not first or not all(self.objects(text, claim.speaker, claim) for claim in claims[1:TRIED]):
            return text
        self._refuse(claims[0], text, first)
        return None

    def _refuse(self, claim: Claim, statement: str, reason: str) -> None:
        self.refused.append(Refusal(source=claim.source, statement=" ".join(statement.split())[:400], reason=reason))

    def _origins(self, claims: Iterable[Claim]) -> int:
        return len({self.story.origin[claim.source] for claim in claims})


def _once_each(claims: Sequence[Claim], told: str) -> tuple[Claim, ...]:
    """Of each source the claim that says best what is told: that shares most with it and with what the others say."""
    bags = {claim.id: frozenset(concept_bag(f"{claim.statement} {claim.about}")) for claim in claims}
    sought = frozenset(concept_bag(told))
    best: dict[str, Claim] = {}

    def likeness(claim: Claim) -> float:
        others = [bags[o.id] for o in claims if o.source != claim.source]
        near = [_alike(bags[claim.id], other) for other in others]
        return _alike(bags[claim.id], sought) + (sum(near) / len(near) if near else 0.0)

    for claim in claims:
        held = best.get(claim.source)
        if held is None or likeness(claim) > likeness(held):
            best[claim.source] = claim
    return tuple(claim for claim in claims if best[claim.source] is claim)


def _in_common(claims: Sequence[Claim], meant: str) -> str:
    """The words of the claim that says least beyond what the others and the words that were `meant` say.

    One that denies something is taken only where they do, or where there is no other; so is one that cannot stand alone.
    """
    if not negated_words(meant):
        claims = [claim for claim in claims if claim.polarity == "affirmed"] or claims
    claims = [claim for claim in claims if not leans(claim.statement)] or claims
    sought = frozenset(concept_bag(meant))
    bags = [frozenset(concept_bag(claim.statement)) for claim in claims]
    held = [frozenset(concept_bag(f"{claim.statement} {claim.about}")) for claim in claims]

    def common(n: int) -> float:
        others = [m for m in range(len(claims)) if m != n]
        shares = [len(bags[n] & held[m]) / (len(bags[n]) or 1) for m in others]
        apart = [m for m in others if compare([claims[n]], [claims[m]]) == "differ"]
        return 2 * _alike(bags[n], sought) + (sum(shares) - len(apart)) / (len(others) or 1)

    return claims[max(range(len(claims)), key=common)].statement


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (len(a | b) or 1)


def _says_who(statement: str) -> bool:
    """Does it only say who somebody is ("Ilse Brandt is the harbour master.")? That is context, whatever it weighs."""
    found = _POST.match(statement)
    if found is None or quantities(statement) or dates.spans(statement):
        return False
    return any(word in TITLES or is_agent(word) for word in found.group(1).lower().split())


def _each(steps: Sequence[tuple[Claim, ...]]) -> list[tuple[tuple[Claim, ...], tuple[Claim, ...]]]:
    """Each step with the claims of its neighbour."""
    return [(step, steps[n - 1] if n else steps[1]) for n, step in enumerate(steps)]


def _value(step: Sequence[Claim], neighbour: Sequence[Claim]) -> str:
    """The figure of a step that its neighbour gives otherwise, as the source writes it; else the claim itself."""
    others = [q for claim in neighbour for q in claim.quantities]
    for claim in step:
        for q in claim.quantities:
            if any(comparable(q, other) and not agree(q, other) for other in others):
                return q.text
    return step[0].statement
