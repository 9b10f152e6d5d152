"""Ledger → Briefing: ranked, neutral in wording, no fact twice, with a cited bottom line."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Literal

from briefer.compose.bottom_line import bottom_line, summary_text
from briefer.compose.heading import title_of
from briefer.compose.novelty import novel
from briefer.compose.rank import Scale, by_weight, weight
from briefer.compose.telling import choose
from briefer.compose.voices import speakers, wires
from briefer.compose.wording import Accepts, citations, tell
from briefer.language.records import dataclass
from briefer.models import (
    Article,
    Briefing,
    Claim,
    ContestedItem,
    ContestedPoint,
    EngineInfo,
    Fact,
    FactItem,
    Ledger,
    LeftOut,
    Position,
    PositionItem,
    Refusal,
    SourceItem,
    Status,
    Update,
    UpdateItem,
    Usage,
    ValueItem,
)
from briefer.parallel import in_two

LEAST_FACTS, MOST_FACTS = 22, 30
"""Facts on the page, unless the user says otherwise: past the least, only those that tell enough that is new."""
WEIGHED_FACTS = 80
"""Facts on the page where a model weighed them: it told what repeats what, so the paper alone is the bound."""
REFUSALS_NAMED = 8
MANY = 50
"""Facts from which on two processes share the choice of their words."""

Worded = tuple[str, int]
"""A statement and which of the claims it is taken from: little to hand from process to process."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may set of a briefing."""

    as_of: dt.date | None = None
    title: str | None = None
    page: Literal["a4", "letter"] = "a4"
    max_facts: int | None = None
    stored: Callable[[Article], str | None] = field(default=lambda article: None)
    """Where the run stores an article's text beside the briefing; None where the source file is that text."""


def compose(ledger: Ledger, accepts: Accepts, engine: EngineInfo, usage: Usage, options: Options) -> Briefing:
    """The briefing of a ledger, before it is cut to its page. `accepts` is the grounding gate."""
    scale = Scale.of(ledger)
    positions = [position for point in ledger.contested for position in point.positions]
    items: list[Fact | Position] = [*positions, *ledger.facts]
    weighed = in_two(lambda item: _weighed(item, scale, accepts, ledger.alike), items, len(ledger.facts) >= MANY)
    of_facts = {fact.id: found for fact, found in zip(ledger.facts, weighed[len(positions) :], strict=True)}
    ranked = by_weight(ledger.facts, {ident: own for ident, (own, _) in of_facts.items()})
    unsaid: list[Refusal] = []
    worded = iter([words for _, words in weighed])
    points = [_contested(point, [next(worded) for _ in point.positions], ledger, unsaid) for point in ledger.contested]
    contested = tuple(point for point in points if point is not None)
    updates = tuple(_update(update) for update in ledger.updates)
    told = _told_elsewhere(ledger, {i.id for i in contested})
    disputed = _disputed(ledger)
    facts = tuple(
        i for fact in ranked if (i := _fact(fact, of_facts[fact.id][1], fact.id in told, disputed, unsaid)) is not None
    )
    facts = _on_page(facts, ledger, scale, options.max_facts)
    sentences = bottom_line(facts)
    return Briefing(
        title=options.title or title_of(ledger.articles, sentences),
        as_of=options.as_of or max((a.published for a in ledger.articles if a.published), default=None),
        summary=summary_text(sentences),
        bottom_line=sentences,
        sources=_sources(ledger, options),
        facts=facts,
        contested=contested,
        updates=updates,
        integrity=_integrity(ledger, unsaid),
        engine=engine,
        usage=usage,
        page=options.page,
    )


def _on_page(facts: tuple[FactItem, ...], ledger: Ledger, scale: Scale, most: int | None) -> tuple[FactItem, ...]:
    """The facts, those off the page that tell nothing new, or too little, or are more than the user wants."""
    if any(fact.weight is not None for fact in ledger.facts):
        return novel(facts, {fact.id: fact for fact in ledger.facts}, most or WEIGHED_FACTS)
    return choose(facts, ledger, scale, most or LEAST_FACTS, most or MOST_FACTS)


def _disputed(ledger: Ledger) -> frozenset[str]:
    return frozenset(ident for point in ledger.contested for ident in point.facts)


def _told_elsewhere(ledger: Ledger, points: set[str]) -> frozenset[str]:
    """Facts that a contested point or an update already puts on the page."""
    told = {ident for point in ledger.contested if point.id in points for ident in point.facts}
    return frozenset(told | {ident for update in ledger.updates for ident in update.facts})


def _weighed(
    item: Fact | Position, scale: Scale, accepts: Accepts, alike: Mapping[str, Mapping[str, float]]
) -> tuple[float, Worded | None]:
    """What a fact weighs by itself (a position nothing), and the words it is told in, if there are any."""
    best = tell(item.claims, accepts, item.wording, alike)
    worded = None if best is None else (best.statement, [claim.id for claim in item.claims].index(best.claim.id))
    return (weight(item, scale) if isinstance(item, Fact) else 0.0), worded


def _fact(
    fact: Fact, worded: Worded | None, told: bool, disputed: frozenset[str], unsaid: list[Refusal]
) -> FactItem | None:
    if worded is None:
        unsaid.append(_unsaid(fact.claims[0]))
        return None
    statement, claim = worded[0], fact.claims[worded[1]]
    status: Status = "contested" if fact.id in disputed else "corroborated" if fact.origins > 1 else "single_source"
    return FactItem(
        id=fact.id,
        statement=statement,
        speaker=claim.speaker,
        status=status,
        independent_sources=fact.origins,
        on_page=not told,
        citations=citations((*fact.claims, *fact.also), claim),
    )


def _contested(
    point: ContestedPoint, worded: Sequence[Worded | None], ledger: Ledger, unsaid: list[Refusal]
) -> ContestedItem | None:
    origin = {source: o.id for o in ledger.origins for source in o.sources}
    positions = []
    for position, words in zip(point.positions, worded, strict=True):
        if words is None:
            unsaid.append(_unsaid(position.claims[0]))
            continue
        statement, claim = words[0], position.claims[words[1]]
        positions.append(
            PositionItem(
                statement=statement,
                speaker=claim.speaker,
                independent_sources=position.origins,
                wires=wires(position.claims, origin),
                speakers=speakers(position.claims),
                citations=citations(position.claims, claim),
            )
        )
    if len(positions) < 2:
        return None
    heard = {claim.source for position in point.positions for claim in position.claims}
    silent = tuple(article.id for article in ledger.articles if article.id not in heard)
    return ContestedItem(id=point.id, topic=point.topic, kind=point.kind, positions=tuple(positions), silent=silent)


def _update(update: Update) -> UpdateItem:
    values = tuple(
        ValueItem(value=v.value, as_of=v.as_of, citations=tuple(dict.fromkeys(c.citation for c in v.claims)))
        for v in update.values
    )
    return UpdateItem(id=update.id, topic=update.topic, values=values)


def _unsaid(claim: Claim) -> Refusal:
    return Refusal(source=claim.source, statement=claim.statement, reason="no wording of it passed the grounding gate")


def _sources(ledger: Ledger, options: Options) -> tuple[SourceItem, ...]:
    origin = {source: o.id for o in ledger.origins for source in o.sources}
    return tuple(_source(article, origin, options) for article in ledger.articles)


def _source(article: Article, origin: Mapping[str, str], options: Options) -> SourceItem:
    return SourceItem(
        id=article.id,
        path=article.path,
        url=article.url,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        origin=origin[article.id],
        words=article.words,
        sha256=article.sha256,
        text_path=options.stored(article),
        text_sha256=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _integrity(ledger: Ledger, unsaid: Sequence[Refusal]) -> tuple[str, ...]:
    lines = [_left_out(left) for left in ledger.left_out]
    lines += [f"{article.id}: {note}" for article in ledger.articles for note in article.notes]
    lines += [
        f"{', '.join(o.sources)} share one source text and count as one origin"
        for o in ledger.origins
        if len(o.sources) > 1
    ]
    lines += ledger.notes
    refused = [*ledger.refused, *unsaid]
    lines += [f"{r.source}: refused: “{r.statement}”: {r.reason}" for r in refused[:REFUSALS_NAMED]]
    if len(refused) > REFUSALS_NAMED:
        lines.append(f"{len(refused) - REFUSALS_NAMED} more statements refused by the grounding gate")
    return tuple(lines)


def _left_out(left: LeftOut) -> str:
    return f"{left.subject}: left out: {left.cause}" + (f" ({left.mend})" if left.mend else "")
