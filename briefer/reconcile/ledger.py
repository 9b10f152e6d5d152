"""Claims → ledger, by rules alone: the detectors say where the sources differ, the rest are facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from briefer.models import (
    Article,
    Claim,
    ContestedPoint,
    Extraction,
    Fact,
    Ledger,
    LeftOut,
    Origin,
    Position,
    Update,
    UpdateValue,
)
from briefer.parallel import in_two
from briefer.reconcile.align import MANY, Pairs, pairs, topics
from briefer.reconcile.citing import ONE_FACT, Citing
from briefer.reconcile.detectors import DETECTORS
from briefer.reconcile.disputes import Dispute, Side, disputes
from briefer.reconcile.origins import origins
from briefer.reconcile.reread import rescored
from briefer.reconcile.shared import independent
from briefer.reconcile.story import Story
from briefer.reconcile.traits import traits
from briefer.reconcile.updates import in_time_order

LIKE = 0.2
"""Least mean score between the claims of two facts that may speak of the same thing."""
FAINT = 0.1
"""Below this score two claims have nothing to do with each other."""


def reconcile(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    left_out: Sequence[LeftOut] = (),
) -> Ledger:
    """The ledger of one story. Pure; the time grows with the number of claims.

    Titles are not reconciled: a headline says several things at once, and the text says each of them.
    """
    found = origins(articles)
    story = _story(articles, extractions, found)
    again, *conflicts = in_two(lambda look: look(story), _LOOKS, len(story.scores) >= MANY)
    settled = disputes(story, [conflict for listed in conflicts for conflict in listed])
    builder = _Builder(story, again)
    for dispute in settled:
        builder.settle(dispute)
    for group in topics(story.items, again, ONE_FACT):
        builder.rest(group)
    return Ledger(
        articles=tuple(articles),
        origins=found,
        facts=builder.related(),
        contested=tuple(builder.contested),
        updates=tuple(builder.updates),
        left_out=tuple(left_out),
        refused=tuple(refusal for extraction in extractions for refusal in extraction.refused),
        alike=builder.alike(),
    )


def _again(story: Story) -> Pairs:
    return rescored(story.items, story.scores)


# None needs what another gives.
_LOOKS: tuple[Callable[[Story], Any], ...] = (
    _again,
    *(lambda story, group=group: [found for detector in group for found in detector(story)] for group in DETECTORS),
)


def _story(articles: Sequence[Article], extractions: Sequence[Extraction], found: Sequence[Origin]) -> Story:
    dated = [article.published for article in articles if article.published]
    undated = {article.id: max(dated) for article in articles if dated and not article.published}
    items = traits([claim for extraction in extractions for claim in extraction.claims if claim.block != "title"], undated)
    scored = pairs(items)
    return Story(
        articles={article.id: article for article in articles},
        items=items,
        scores=scored,
        groups=topics(items, scored),
        origin={source: origin.id for origin in found for source in origin.sources},
    )


class _Builder:
    """Numbers facts, contested points and updates as they come in; each claim is placed in one fact."""

    def __init__(self, story: Story, again: Pairs) -> None:
        self.facts: list[Fact] = []
        self.contested: list[ContestedPoint] = []
        self.updates: list[Update] = []
        self._story = story
        self._placed: dict[int, str] = {}
        self._disputed: set[int] = set()
        self._near: list[dict[int, float]] = [{} for _ in story.items]
        for (i, j), score in again.items():
            self._near[i][j] = self._near[j][i] = score
        self._citing = Citing(story.items, self._near)

    def settle(self, dispute: Dispute) -> None:
        """A dispute as a contested point or, where a later value replaces an earlier one, as an update."""
        self._disputed.update(index for side in dispute.sides for index in side.claims)
        facts = tuple(dict.fromkeys(ident for side in dispute.sides for ident in self._facts_of(side.claims)))
        ordered = in_time_order(self._story, dispute)
        if ordered:
            values = tuple(
                UpdateValue(value=side.value, as_of=day.isoformat(), claims=self._claims(side.claims))
                for side, day in ordered
            )
            self.updates.append(Update(id=f"U{len(self.updates) + 1}", topic=dispute.topic, values=values, facts=facts))
            return
        self.contested.append(
            ContestedPoint(
                id=f"C{len(self.contested) + 1}",
                topic=dispute.topic,
                kind=dispute.kind,
                positions=tuple(self._position(side) for side in dispute.sides),
                facts=facts,
                why=dispute.why,
                sure=dispute.sure,
            )
        )

    def rest(self, group: Sequence[int]) -> None:
        """What is left of a group as facts that cite each article once, where it says it best.

        What has too little in common with the others, or gives a figure that none of them gives, makes the next fact; what
        an article says again stands by itself.
        """
        left = [index for index in group if index not in self._placed]
        while left:
            apart: list[int] = []
            again: list[int] = []
            best: dict[str, int] = {}
            for index in sorted(left, key=lambda i: (-sum(self._near[i].get(other, 0.0) for other in left), i)):
                if best and not self._citing.fits(index, tuple(best.values())):
                    apart.append(index)
                elif self._story.claim(index).source in best:
                    again.append(index)
                else:
                    best[self._story.claim(index).source] = index
            self._fact(sorted(best.values()))
            for index in again:
                self._fact([index])
            left = apart

    def related(self) -> tuple[Fact, ...]:
        """The facts with all that is cited for them, each with those that may speak of the same thing."""
        at = {claim.id: fact.id for fact in self.facts for claim in fact.claims}
        sums: dict[tuple[str, str], float] = {}
        for i, near in enumerate(self._near):
            a = at[self._story.claim(i).id]
            for j, score in near.items():
                b = at[self._story.claim(j).id]
                sums[a, b] = sums.get((a, b), 0.0) + score
        size = {fact.id: len(fact.claims) for fact in self.facts}
        like: dict[str, list[str]] = {}
        for (a, b), total in sums.items():
            if a != b and total >= LIKE * size[a] * size[b]:
                like.setdefault(a, []).append(b)
        facts = (fact.model_copy(update={"like": tuple(like.get(fact.id, ()))}) for fact in self.facts)
        return tuple(self._also_cited(facts))

    def _also_cited(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """The facts, each citing also what other facts' claims say of it in articles that it does not cite yet."""
        index_of = {item.claim.id: index for index, item in enumerate(self._story.items)}
        for fact in facts:
            held = [index_of[claim.id] for claim in fact.claims]
            also = sorted(self._citing.also(held, self._disputed))
            yield fact.model_copy(update={"also": self._claims(also), "origins": self._origins((*held, *also))})

    def alike(self) -> dict[str, dict[str, float]]:
        """Claim → those that may speak of the same thing → how surely."""
        name = [item.claim.id for item in self._story.items]
        return {
            name[i]: {name[j]: round(score, 3) for j, score in near.items() if score >= FAINT}
            for i, near in enumerate(self._near)
        }

    def _position(self, side: Side) -> Position:
        return Position(claims=self._claims(side.claims), value=side.value, origins=self._origins(side.claims))

    def _facts_of(self, indices: Sequence[int]) -> list[str]:
        """The facts that hold these claims, a new one for those that no fact holds yet."""
        held = [self._placed[index] for index in indices if index in self._placed]
        new = [index for index in indices if index not in self._placed]
        return [*held, self._fact(new)] if new else held

    def _fact(self, indices: Sequence[int]) -> str:
        ident = f"F{len(self.facts) + 1}"
        self._placed.update(dict.fromkeys(indices, ident))
        self.facts.append(Fact(id=ident, claims=self._claims(indices), origins=self._origins(indices)))
        return ident

    def _claims(self, indices: Sequence[int]) -> tuple[Claim, ...]:
        return tuple(self._story.claim(index) for index in indices)

    def _origins(self, indices: Sequence[int]) -> int:
        return independent(self._claims(indices), self._story.origin)
