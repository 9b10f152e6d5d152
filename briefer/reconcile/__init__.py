"""Claims → Ledger: who copied whom, what speaks of the same thing, where the sources differ and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.models import (
    Article,
    Claim,
    ContestedPoint,
    Extraction,
    Fact,
    LeftOut,
    Ledger,
    Origin,
    Position,
    Update,
    UpdateValue,
)
from briefer.reconcile.align import pairs, topics
from briefer.reconcile.detectors import DETECTORS
from briefer.reconcile.origins import origins
from briefer.reconcile.topic import Dispute, Topic
from briefer.reconcile.traits import Traits, traits
from briefer.reconcile.updates import in_time_order


def reconcile(articles: Sequence[Article], extractions: Sequence[Extraction], left_out: Sequence[LeftOut] = ()) -> Ledger:
    """The ledger of one story. Pure; the time grows with the number of claims."""
    items = traits([claim for extraction in extractions for claim in extraction.claims])
    scored = pairs(items)
    found = [_topic(items, group, scored) for group in topics(items, scored)]
    builder = _Builder({article.id: article for article in articles}, origins(articles))
    for topic in found:
        builder.add(topic)
    return Ledger(
        articles=tuple(articles),
        origins=builder.origins,
        facts=tuple(builder.facts),
        contested=tuple(builder.contested),
        updates=tuple(builder.updates),
        left_out=tuple(left_out),
        refused=tuple(refusal for extraction in extractions for refusal in extraction.refused),
    )


def _topic(items: Sequence[Traits], group: Sequence[int], scored: Mapping[tuple[int, int], float]) -> Topic:
    at = {index: n for n, index in enumerate(group)}
    scores = {(at[i], at[j]): scored[i, j] for n, i in enumerate(group) for j in group[n + 1 :] if (i, j) in scored}
    return Topic(tuple(items[i] for i in group), scores)


class _Builder:
    """Numbers facts, contested points and updates as topics come in."""

    def __init__(self, articles: Mapping[str, Article], found: tuple[Origin, ...]) -> None:
        self.origins = found
        self.facts: list[Fact] = []
        self.contested: list[ContestedPoint] = []
        self.updates: list[Update] = []
        self._articles = articles
        self._origin = {source: origin.id for origin in found for source in origin.sources}

    def add(self, topic: Topic) -> None:
        """A topic's disputes, and what is left of it as one fact."""
        placed: set[str] = set()
        for detector in DETECTORS:
            for dispute in detector(topic):
                if not any(claim.id in placed for side in dispute.sides for claim in side.claims):
                    placed.update(claim.id for side in dispute.sides for claim in side.claims)
                    self._settle(dispute)
        rest = tuple(item.claim for item in topic.items if item.claim.id not in placed)
        if rest and any(claim.block != "title" for claim in rest):
            self._fact(rest)

    def _settle(self, dispute: Dispute) -> None:
        facts = tuple(self._fact(side.claims) for side in dispute.sides)
        ordered = in_time_order(dispute, self._articles)
        if ordered:
            values = tuple(UpdateValue(value=s.value, as_of=day.isoformat(), claims=s.claims) for s, day in ordered)
            self.updates.append(Update(id=f"U{len(self.updates) + 1}", topic=dispute.topic, values=values, facts=facts))
            return
        positions = tuple(
            Position(claims=side.claims, value=side.value, origins=self._origins(side.claims)) for side in dispute.sides
        )
        self.contested.append(
            ContestedPoint(
                id=f"C{len(self.contested) + 1}",
                topic=dispute.topic,
                kind=dispute.kind,
                positions=positions,
                facts=facts,
                why=dispute.why,
            )
        )

    def _fact(self, claims: tuple[Claim, ...]) -> str:
        ident = f"F{len(self.facts) + 1}"
        self.facts.append(Fact(id=ident, claims=claims, origins=self._origins(claims)))
        return ident

    def _origins(self, claims: Sequence[Claim]) -> int:
        return len({self._origin[claim.source] for claim in claims})
