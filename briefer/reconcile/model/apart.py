"""Two sides of a dispute in one sentence: each side cites only the part that says its own answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefer.language.clauses import clauses
from briefer.language.sentences import sentences
from briefer.models import Article, Claim
from briefer.reconcile.model.checks import Side

Objects = Callable[[str, str | None, Claim], str]
"""What the grounding gate objects to in a statement with its speaker, held against a claim's passage; "" for nothing."""
SHORTEST = 4
"""Words of a part that says something by itself."""


def apart(sides: Sequence[Side], articles: Mapping[str, Article], objects: Objects) -> tuple[Side, ...]:
    """The sides, with passages that two of them share narrowed to what each one's claim says, where a part does."""
    return tuple(
        Side(
            tuple(
                _narrowed(claim, articles[claim.source], objects) if _contended(claim, n, sides) else claim
                for claim in side.claims
            ),
            side.wording,
        )
        for n, side in enumerate(sides)
    )


def _contended(claim: Claim, own: int, sides: Sequence[Side]) -> bool:
    mine = claim.citation
    return any(
        other.citation.source == mine.source and other.citation.start < mine.end and mine.start < other.citation.end
        for n, side in enumerate(sides)
        if n != own
        for other in side.claims
    )


def _narrowed(claim: Claim, article: Article, objects: Objects) -> Claim:
    for start, end in sorted(_parts(claim, article), key=lambda part: part[1] - part[0]):
        citation = article.cite(start, end)
        shorter = claim.model_copy(update={"citation": citation})
        whole = len(citation.quote.split()) >= SHORTEST and citation != claim.citation
        if whole and not objects(claim.statement, claim.speaker, shorter):
            return shorter
    return claim


def _parts(claim: Claim, article: Article) -> Iterator[tuple[int, int]]:
    for sentence in sentences(article.text, claim.citation.start, claim.citation.end):
        yield sentence.start, sentence.end
        yield from ((clause.start, clause.end) for clause in clauses(article.text, sentence.start, sentence.end))
