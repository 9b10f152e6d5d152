"""The sentences of all articles, numbered through: what an answer cites, each with the claims that rest on it.

What copies of one text have word for word is one passage of all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from briefer.language.lexicon import concept_bag
from briefer.language.records import dataclass
from briefer.language.sentences import sentences
from briefer.models import Article, Citation, Claim


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: its number from 1, the sources that have it word for word, its text, and the claims it bears, if any."""

    number: int
    sources: tuple[str, ...]
    text: str
    claims: tuple[Claim, ...]


def passages(
    articles: Sequence[Article],
    claims: Iterable[Claim],
    origin: Mapping[str, str],
    cited: Mapping[str, Collection[int]] | None = None,
) -> tuple[Passage, ...]:
    """The sentences that bear a claim, in the order of the articles. `origin` maps a source to its origin.

    `cited` are the starts of sentences that an answer cites, by their sources. They come first, whether or not a claim of
    theirs has passed the gate, so that their numbers are known before it has read any.
    """
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.source].append(claim)
    found: dict[tuple[str, str], tuple[list[str], list[Claim]]] = {}
    known: set[tuple[str, str]] = set()
    for article in articles:
        mine = of[article.id]
        for block in article.blocks:
            for span in sentences(article.text, block.start, block.end):
                borne = [claim for claim in mine if shares(claim.citation, span.start, span.end)]
                named = cited is not None and span.start in cited.get(article.id, ())
                if borne or named:
                    key = origin.get(article.id, article.id), " ".join(article.text[span.start : span.end].split())
                    sources, held = found.setdefault(key, ([], []))
                    sources.append(article.id)
                    held += borne
                    if named:
                        known.add(key)
    made = enumerate(sorted(found.items(), key=lambda entry: entry[0] not in known), 1)
    return tuple(Passage(n, tuple(dict.fromkeys(sources)), text, tuple(held)) for n, ((_, text), (sources, held)) in made)


def shares(cited: Citation, start: int, end: int) -> bool:
    """Do a citation and this stretch of its source share half of the shorter of the two?"""
    shared = min(cited.end, end) - max(cited.start, start)
    return shared > 0 and 2 * shared >= min(cited.end - cited.start, end - start)


def shown(held: Sequence[Passage], heard: bool = False) -> str:
    """The passages as a prompt shows them: under their sources, a line each.

    `heard` adds who speaks where the sentence does not name him: what stands alone must say whose word it is.
    """
    lines: list[str] = []
    before: tuple[str, ...] = ()
    for passage in held:
        if passage.sources != before:
            lines.append(" = ".join(passage.sources))
            before = passage.sources
        lines.append(f"{passage.number} {passage.text}{_speaker(passage) if heard else ''}")
    return "\n".join(lines)


def _speaker(passage: Passage) -> str:
    speakers = dict.fromkeys(claim.speaker for claim in passage.claims if claim.speaker)
    unnamed = [speaker for speaker in speakers if speaker.split()[-1] not in passage.text]
    return f" [{unnamed[0]}]" if unnamed else ""


def best(passage: Passage, told: str, may: Callable[[Claim], bool] = lambda claim: True) -> tuple[Claim, ...]:
    """Of each source of a passage the claim that comes nearest to what is told, of those that `may`; of two as near the
    first."""
    sought = frozenset(concept_bag(told))
    chosen: dict[str, tuple[float, Claim]] = {}
    for claim in filter(may, passage.claims):
        bag = frozenset(concept_bag(f"{claim.statement} {claim.about}"))
        likeness = len(bag & sought) / (len(bag | sought) or 1)
        if claim.source not in chosen or likeness > chosen[claim.source][0]:
            chosen[claim.source] = (likeness, claim)
    return tuple(claim for _, claim in chosen.values())
