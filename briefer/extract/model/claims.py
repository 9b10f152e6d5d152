"""A model's answer about an article → claims past the grounding gate; code, not the model, makes the citations.

A refused wording gives way to the source's own words of the sentence that it cites, so that the fact is not lost. What
cites no sentence of the article, or one that instructs its reader, is dropped. Both are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefer.extract.engine import claim_of, context_of, parts
from briefer.extract.gate import GateContext, supports
from briefer.extract.model.numbering import Sentence
from briefer.extract.model.wire import Extracted, Proposed
from briefer.extract.statement import kept
from briefer.language.dates import times
from briefer.language.lexicon import concept_bag
from briefer.language.markup import markup
from briefer.language.modality import modality
from briefer.language.names import names
from briefer.language.planted import instructs
from briefer.language.polarity import polarity
from briefer.language.quantities import agree, comparable, quantities
from briefer.language.quotes import quotations
from briefer.language.records import dataclass
from briefer.language.speech import speeches
from briefer.language.tokens import is_content, tokenize
from briefer.language.voiced import names_speaker
from briefer.models import Article, Claim, Quantity, Refusal, Span, When

LONGEST = 400
"""Characters of a claim; a longer one is no single fact."""
LONGEST_ABOUT = 80


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with the number of the sentence that states it; `own_words` where the model's were refused."""

    sentence: int
    claim: Claim
    own_words: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What an answer came to."""

    placed: tuple[Placed, ...] = ()
    refused: tuple[Refusal, ...] = ()
    instructions: tuple[int, ...] = ()
    """Numbers of sentences that instruct whoever reads them."""


def found_in(
    article: Article, sentences: Sequence[Sentence], answer: Extracted, context: frozenset[int] = frozenset()
) -> Found:
    """The claims of an answer about some of an article's sentences; `context` are those that are told elsewhere."""
    by_number = {sentence.number: sentence for sentence in sentences}
    planted = _planted(article, by_number, answer)
    placed: dict[tuple[int, str], Placed] = {}
    refused: list[Refusal] = []
    for proposed in answer.claims:
        numbers = [n for n in dict.fromkeys(proposed.sentences) if n in by_number]
        if not numbers or numbers[0] in planted:
            reason = (
                "it stands in a sentence that instructs its reader" if numbers else "it cites no sentence of the article"
            )
            refused.append(_refusal(article, proposed, reason))
        elif numbers[0] not in context:
            claim, reason = _claim(article, by_number, proposed, numbers)
            if reason:
                refused.append(_refusal(article, proposed, reason))
            if claim is not None:
                placed.setdefault((numbers[0], _key(claim.statement)), Placed(numbers[0], claim, bool(reason)))
    ordered = sorted(placed.values(), key=lambda p: p.sentence)
    return Found(tuple(ordered), tuple(refused), tuple(sorted(planted)))


def cited_in(
    article: Article, sentences: Sequence[Sentence], answer: Extracted, context: frozenset[int] = frozenset()
) -> frozenset[int]:
    """Numbers of the sentences that an answer cites for what `found_in` may find: known before the gate reads it."""
    by_number = {sentence.number: sentence for sentence in sentences}
    planted = _planted(article, by_number, answer)
    told = ([n for n in claim.sentences if n in by_number] for claim in answer.claims)
    stating = [numbers for numbers in told if numbers and numbers[0] not in planted and numbers[0] not in context]
    return frozenset(n for numbers in stating for n in numbers) - planted


def _planted(article: Article, by_number: Mapping[int, Sentence], answer: Extracted) -> frozenset[int]:
    planted = {n for n, s in by_number.items() if instructs(_text(article, s.span))}
    return frozenset(planted | {n for n in answer.instructions if n in by_number and _addresses(article, by_number[n])})


def _addresses(article: Article, sentence: Sentence) -> bool:
    """May a sentence that the model holds for an instruction be one? What reports, with a name or a figure, is news."""
    text = _text(article, sentence.span)
    return not names(text) and not quantities(text)


def _refusal(article: Article, proposed: Proposed, reason: str) -> Refusal:
    return Refusal(source=article.id, statement=" ".join(proposed.statement.split())[:LONGEST], reason=reason)


def _claim(
    article: Article, by_number: Mapping[int, Sentence], proposed: Proposed, numbers: Sequence[int]
) -> tuple[Claim | None, str]:
    """The claim, or one in the source's own words and why the model's were refused; null where not even that holds."""
    statement = finished(proposed.statement)
    reason = _unfit(statement, _text(article, by_number[numbers[0]].span))
    stating = by_number[numbers[0]]
    if not reason:
        passages = [stating.span]
        if (joined := _joined(article, by_number, numbers)) is not None:
            passages.append(joined)
        for passage in passages:
            claim, objection = _supported(article, stating, passage, statement, proposed)
            if claim is not None:
                return claim, ""
            reason = reason or objection
    return _own_words(article, stating, proposed), reason


def finished(statement: str) -> str:
    """A statement as a sentence: white space folded, a capital first, a mark at its end."""
    text = " ".join(statement.split())
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in '.!?…”"»' else text + "."


def _unfit(statement: str, passage: str) -> str:
    """Why a statement is none whatever it says, "" where it may be one."""
    if len(statement) > LONGEST:
        return "it is longer than any one fact"
    found = markup(statement, " ".join(passage.split()))
    return f"it holds markup: {found.strip() or 'an invisible character'}" if found else ""


def _joined(article: Article, by_number: Mapping[int, Sentence], numbers: Sequence[int]) -> Span | None:
    """The stretch from the first to the last of up to three neighbouring sentences that nothing but space parts."""
    first, last = min(numbers), max(numbers)
    if not 1 <= last - first <= 2:
        return None
    run = [by_number.get(n) for n in range(first, last + 1)]
    if any(sentence is None for sentence in run):
        return None
    known = [sentence for sentence in run if sentence is not None]
    # What an outlet says of itself ends a passage: it is not cited, so nothing is joined across it.
    if any(_kept(article, sentence.span) < sentence.span.end for sentence in known[:-1]):
        return None
    gaps = (article.text[a.span.end : b.span.start] for a, b in pairwise(known))
    if any(gap.strip() for gap in gaps) or known[0].block.kind != known[-1].block.kind:
        return None
    return Span(start=known[0].span.start, end=known[-1].span.end)


def _kept(article: Article, span: Span) -> int:
    """Where a passage ends without a closing word about the outlet itself ("… seen by The Times")."""
    return span.start + kept(_text(article, span), article.publisher)


# ---------------------------------------------------------------- the model's words
def _supported(
    article: Article, stating: Sentence, passage: Span, statement: str, proposed: Proposed
) -> tuple[Claim | None, str]:
    citation = article.cite(passage.start, _kept(article, passage))
    told = _heard(article, stating, statement)
    objection = ""
    for speaker in dict.fromkeys((_named(proposed.speaker), told, None)):
        reason = _objection(article, statement, citation.quote, speaker, told)
        if not reason:
            return _record(article, stating, Span(start=citation.start, end=citation.end), statement, speaker, proposed), ""
        objection = objection or reason
    return None, objection


def _heard(article: Article, stating: Sentence, statement: str) -> str | None:
    """Who says in the sentence what the statement tells of it: whoever's reported words share most with it, null where
    none of them share anything, for a sentence may report one thing and state another."""
    told, bag = stating.told, frozenset(concept_bag(statement))
    if not told.frames:
        return told.speaker_of(stating.span)
    shares = [len(bag & frozenset(concept_bag(article.text[frame.start : frame.end]))) for frame, _ in told.frames]
    frame, speaker = told.frames[shares.index(max(shares))]
    return speaker or frame.speaker if max(shares) else told.quote_speaker


def _named(speaker: str | None) -> str | None:
    text = " ".join((speaker or "").split()).strip(" .,;:")
    return text if 1 < len(text) <= 120 and markup(text) is None and text.lower() not in {"null", "none"} else None


def _objection(article: Article, statement: str, quote: str, speaker: str | None, told: str | None) -> str:
    """What the gate objects to, both with what the article knows of the speaker and with what a later check will know."""
    if speaker is None:
        return supports(statement, quote, GateContext(published=article.published)).reason
    known = (told,) if told else ()
    strict = GateContext(speaker=speaker, published=article.published, passage_speaker=told, known_names=known)
    later = GateContext(speaker=speaker, published=article.published, passage_speaker=speaker, known_names=(speaker,))
    return supports(statement, quote, strict).reason or supports(statement, quote, later).reason


def _record(
    article: Article, stating: Sentence, passage: Span, statement: str, speaker: str | None, proposed: Proposed
) -> Claim:
    text = article.text[passage.start : passage.end]
    return Claim(
        id=article.id,
        source=article.id,
        order=stating.number,
        block=stating.block.kind,
        statement=statement,
        citation=article.cite(passage.start, passage.end),
        speaker=speaker,
        attributed=speaker is None or names_speaker(statement, speaker),
        about=about_of(proposed),
        times=_times(article, text, passage.start, statement),
        quantities=_quantities(text, passage.start, statement),
        names=tuple(dict.fromkeys(name.text for name in names(statement))),
        quotations=tuple(statement[q.start : q.end] for q in quotations(statement)),
        polarity="denied" if any(f.denied for f in speeches(statement)) else polarity(statement),
        modality=modality(statement),
    )


def about_of(proposed: Proposed) -> str:
    """What a claim is about, fit for a line of the prompt that compares claims."""
    text = " ".join(proposed.about.split())
    return text if len(text) <= LONGEST_ABOUT and markup(text) is None and not instructs(text) else ""


def _quantities(text: str, at: int, statement: str) -> tuple[Quantity, ...]:
    """The passage's figures that the statement gives."""
    own = quantities(statement)
    return tuple(q for q in quantities(text, at) if any(comparable(q, mine) and agree(q, mine) for mine in own))


def _times(article: Article, text: str, at: int, statement: str) -> tuple[When, ...]:
    """The passage's times that the statement gives."""
    own = times(statement, article.published)
    return tuple(
        when
        for when in times(text, article.published, at)
        if any((when.first, when.minute) == (mine.first, mine.minute) or when.text == mine.text for mine in own)
    )


# ---------------------------------------------------------------- the source's words
def _own_words(article: Article, stating: Sentence, proposed: Proposed) -> Claim | None:
    """The clause of the cited sentence that shares most with the statement, as the embedded engine tells it."""
    wanted = {token.lemma for token in tokenize(proposed.statement) if is_content(token)}
    ranked = sorted(_clauses(article, stating), key=lambda entry: -_shared(wanted, entry[1]))
    for clause, _ in ranked:
        claim = claim_of(article, stating.block, stating.told, clause, order=stating.number)
        if claim and supports(claim.statement, claim.citation.quote, context_of(article, stating.told, claim)).supported:
            return claim.model_copy(update={"id": article.id, "about": about_of(proposed)})
    return None


def _clauses(article: Article, stating: Sentence) -> Iterator[tuple[Span, str]]:
    whole = stating.span
    found = parts(article.text, stating.told)
    yield from ((clause, _text(article, clause)) for clause in found)
    if len(found) > 1:
        yield whole, ""


def _shared(wanted: set[str], clause: str) -> float:
    return len(wanted & {token.lemma for token in tokenize(clause)}) / (len(wanted) or 1)


def _text(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]


def _key(statement: str) -> str:
    return " ".join(token.lower for token in tokenize(statement) if token.is_word or token.text[:1].isdigit())


def ordered(article: Article, placed: Sequence[Placed]) -> tuple[Claim, ...]:
    """The claims of an article in its order, numbered from 0."""
    ranked = sorted(placed, key=lambda p: p.sentence)
    return tuple(p.claim.model_copy(update={"id": f"{article.id}.{n}", "order": n}) for n, p in enumerate(ranked))
