"""The claims of a text, mapped onto its copies: a syndicated story is read once, each copy cited at its own offsets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefer.extract.model.claims import Placed
from briefer.extract.model.numbering import Sentence, Window
from briefer.language.tokens import tokenize
from briefer.models import Article, Claim, Quantity, Span, When


def counterparts(
    original: Article, sentences: Sequence[Sentence], copy: Article, copied: Sequence[Sentence]
) -> dict[int, int]:
    """Number of a sentence of the original → that of the copy's sentence with the same words, each used once."""
    free: dict[tuple[str, ...], list[int]] = {}
    for sentence in reversed(copied):
        free.setdefault(_words(copy, sentence.span), []).append(sentence.number)
    found: dict[int, int] = {}
    for sentence in sentences:
        same = free.get(_words(original, sentence.span))
        if same:
            found[sentence.number] = same.pop()
    return found


def own_window(copied: Sequence[Sentence], same: Mapping[int, int]) -> Window | None:
    """What the copy alone says, each sentence after the one before it for context; null where there is nothing."""
    shared = frozenset(same.values())
    own = [n for n, sentence in enumerate(copied) if sentence.number not in shared]
    if not own:
        return None
    kept = sorted({*own, *(n - 1 for n in own if n and copied[n - 1].block == copied[n].block)})
    return Window(tuple(copied[n] for n in kept), frozenset(copied[n].number for n in kept) & shared)


def mapped(
    placed: Sequence[Placed],
    sentences: Sequence[Sentence],
    copy: Article,
    copied: Sequence[Sentence],
    same: Mapping[int, int],
) -> tuple[Placed, ...]:
    """The original's claims that the copy's sentences state as well, at the copy's offsets."""
    by_number = {sentence.number: sentence for sentence in copied}
    made = []
    for entry in placed:
        numbers = [s.number for s in sentences if _within(s.span, entry.claim)]
        own = [same.get(number) for number in numbers]
        if not own or any(number is None for number in own) or entry.sentence not in same:
            continue
        at = [number for number in own if number is not None]
        if at != list(range(at[0], at[0] + len(at))):
            continue
        span = Span(start=by_number[at[0]].span.start, end=by_number[at[-1]].span.end)
        if len(at) > 1 and not _unbroken(copy, by_number, at):
            continue
        made.append(Placed(same[entry.sentence], _moved(entry.claim, copy, span, by_number[at[0]])))
    return tuple(made)


def _within(sentence: Span, claim: Claim) -> bool:
    """Does the claim cite (a part of) the sentence?"""
    return sentence.start < claim.citation.end and claim.citation.start < sentence.end


def _unbroken(copy: Article, by_number: Mapping[int, Sentence], at: Sequence[int]) -> bool:
    return not any(copy.text[by_number[a].span.end : by_number[b].span.start].strip() for a, b in pairwise(at))


def _moved(claim: Claim, copy: Article, span: Span, first: Sentence) -> Claim:
    """The claim with the copy's citation: the same part of the same words, the whole sentence where offsets differ."""
    found = copy.text.find(claim.citation.quote, span.start, span.end)
    start, end = (found, found + len(claim.citation.quote)) if found >= 0 else (span.start, span.end)
    citation = copy.cite(start, end)
    shift = citation.start - claim.citation.start if found >= 0 else None
    return claim.model_copy(
        update={
            "id": copy.id,
            "source": copy.id,
            "citation": citation,
            "block": first.block.kind,
            "quantities": tuple(_shifted_quantity(q, shift, copy, citation.start) for q in claim.quantities),
            "times": tuple(_shifted_time(w, shift, copy, citation.start) for w in claim.times),
        }
    )


def _shifted_quantity(quantity: Quantity, shift: int | None, copy: Article, base: int) -> Quantity:
    start = _place(quantity.text, quantity.start, shift, copy, base)
    return quantity.model_copy(update={"start": start, "end": start + len(quantity.text)})


def _shifted_time(when: When, shift: int | None, copy: Article, base: int) -> When:
    start = _place(when.text, when.start, shift, copy, base)
    return when.model_copy(update={"start": start, "end": start + len(when.text)})


def _place(text: str, start: int, shift: int | None, copy: Article, base: int) -> int:
    if shift is not None:
        return start + shift
    found = copy.text.find(text, base)
    return found if found >= 0 else base


def _words(article: Article, span: Span) -> tuple[str, ...]:
    text = article.text[span.start : span.end].replace("’", "'").replace("‘", "'")
    return tuple(token.lower for token in tokenize(text) if token.is_word or token.text[:1].isdigit())
