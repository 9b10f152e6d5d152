"""The embedded engine: claims out of an article's sentences and clauses, with no model and no download.

A claim's statement is the source's own clause, told so that it stands alone: leading connectives dropped, a pronoun that
speaks replaced by the name it stands for, words inside a running quotation put back between quotation marks. Each
statement goes through the grounding gate like any model's.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.extract.discourse import Discourse, Told
from briefer.extract.gate import GateContext, supports
from briefer.extract.statement import kept, stand_alone
from briefer.language.clauses import clauses
from briefer.language.dates import times
from briefer.language.modality import modality
from briefer.language.names import names
from briefer.language.polarity import polarity
from briefer.language.quantities import quantities
from briefer.language.quotes import quotations
from briefer.language.sentences import sentences
from briefer.models import Article, Block, Claim, Extraction, Refusal, Span

MIN_WORDS = 4
"""A clause of fewer words says nothing that stands alone."""
MOST_FIGURES = 40
"""Figures of a claim: a clause of more is a table, and each of its figures would be held against each of another's."""


def extract(article: Article) -> Extraction:
    """All that the article says, in its order; what the gate refuses is returned beside the claims."""
    claims: list[Claim] = []
    refused: list[Refusal] = []
    for block, told, clause in _clauses(article):
        claim = claim_of(article, block, told, clause, order=len(claims))
        if claim is None:
            continue
        verdict = supports(claim.statement, claim.citation.quote, context_of(article, told, claim))
        if verdict.supported:
            claims.append(claim)
        else:
            refused.append(Refusal(source=article.id, statement=claim.statement, reason=verdict.reason))
    return Extraction(source=article.id, claims=tuple(claims), refused=tuple(refused))


def _clauses(article: Article) -> Iterator[tuple[Block, Told, Span]]:
    discourse = Discourse(article.text)
    for block in article.blocks:
        if block.kind == "heading":
            continue
        spans = sentences(article.text, block.start, block.end)
        for told in discourse.read(block, spans):
            yield from ((block, told, clause) for clause in parts(article.text, told))


def parts(text: str, told: Told) -> tuple[Span, ...]:
    """The sentence's clauses; the whole of it where a clause would lose the frame that denies it."""
    found = clauses(text, told.sentence.start, told.sentence.end)
    if any(told.denied(part) and told.frame_in(part) is None for part in found):
        return (told.sentence,)
    return found


def claim_of(article: Article, block: Block, told: Told, clause: Span, order: int) -> Claim | None:
    """The clause as a claim in the source's own words, before the gate; null where it says nothing that stands alone."""
    text = article.text[clause.start : clause.end]
    citation = article.cite(clause.start, clause.start + kept(text, article.publisher))
    if len(citation.quote.split()) < MIN_WORDS or _asks(citation.quote, told, clause):
        return None
    speaker = told.speaker_of(clause)
    statement = stand_alone(
        citation.quote, in_quotation=told.quoted(clause), frame=told.frame_in(clause), offset=clause.start
    )
    if not statement:
        return None
    text, at = citation.quote, citation.start
    return Claim(
        id=f"{article.id}.{order}",
        source=article.id,
        order=order,
        block=block.kind,
        statement=statement,
        citation=citation,
        speaker=speaker,
        attributed=told.frame_in(clause) is not None,
        times=times(text, article.published, at),
        quantities=quantities(text, at)[:MOST_FIGURES],
        names=tuple(dict.fromkeys(name.text for name in names(text, at))),
        quotations=tuple(text[q.start : q.end] for q in quotations(text)),
        polarity="denied" if told.denied(clause) else polarity(text),
        modality=modality(text),
    )


def _asks(text: str, told: Told, clause: Span) -> bool:
    """Is it the article's own question, which states nothing?"""
    return text.endswith("?") and told.speaker_of(clause) is None


def context_of(article: Article, told: Told, claim: Claim) -> GateContext:
    """What the gate may know of a claim beside its passage."""
    return GateContext(
        speaker=claim.speaker, published=article.published, passage_speaker=claim.speaker, known_names=told.known_names
    )
