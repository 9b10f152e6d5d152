"""Figures told in another way: worked out from the passage, as a share, as a word, as the number of a label."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.numbers import NAMED, all_numbers, noun_of
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import Tag
from briefer.extract.grounding.wordlists import keys
from briefer.language.quantities import comparable, to_base
from briefer.language.tokens import lemma
from briefer.models import Quantity


def same_size(a: Quantity, b: Quantity) -> bool:
    """Have two quantities of one dimension the same value?"""
    return math.isclose(to_base(a)[1], to_base(b)[1], rel_tol=1e-6, abs_tol=1e-9)


# ---------------------------------------------------------------- told in another way
def otherwise_there(
    statement: Reading, passage: Reading, alignment: Alignment, said: Quantity, cited: Sequence[Quantity]
) -> bool:
    """Does the figure stand in the passage though not as a figure: worked out, as a number's name, as a word?"""
    count = said.unit is None and said.hedge == "exact"
    if (said.unit == "percent" and _share(said, cited)) or (count and _counted_up(passage, said, cited)):
        return True
    if any(same_size(q, said) for q in cited if comparable(q, said)):
        return False
    if _in_words(statement, passage, alignment, said, cited) or (count and _is_pair(statement, said)):
        return True
    if said.unit == "ordinal":
        return any(q.value == said.value and q.unit is None for q in cited) or said.value in all_numbers(passage.text)
    if said.value == 1 and said.unit is not None and _one_of_unit(passage, said.unit):
        return True
    if count and said.value == 1:
        noun = noun_of(statement, said)
        return not any(noun and noun_of(passage, q) == noun for q in cited) or _single(passage, said)
    return count and _labelled(statement, passage, said)


def _is_pair(statement: Reading, said: Quantity) -> bool:
    """ "the two sides", "the two were sent to prison": as good as "both"."""
    if said.value != 2:
        return False
    at = statement.token_at(said.start)
    alone = at > 0 and statement.tokens[at - 1].lower == "the" and statement.tags[at + 1] not in {Tag.NOUN, Tag.NAME}
    return alone or said.noun in {"side", "party"}


def _counted_up(passage: Reading, said: Quantity, cited: Sequence[Quantity]) -> bool:
    """ "three accidents" for "the third accident", "two goals" for "scored twice", "six" for "four … and two"."""
    if _sum(said, cited) or any(q.unit == "ordinal" and q.value == said.value for q in cited):
        return True
    return any(value == said.value for word, value in NAMED if word in passage.text.lower().split())


def _in_words(
    statement: Reading, passage: Reading, alignment: Alignment, said: Quantity, cited: Sequence[Quantity]
) -> bool:
    """Is it a share or a rank that the passage has in words: "50%" for "half", "triple" for "three times"?"""
    tokens = statement.tokens
    own = [i for i in statement.between(said.start, said.end) if tokens[i].is_word or tokens[i].text[:1].isdigit()]
    worded = said.unit in {"ordinal", "times", "percent"} or not any(comparable(q, said) for q in cited)
    if worded and own and all(alignment.licensed(i) for i in own):
        return True
    shares = [share for word, share in _SHARES if any(token.lower == word for token in passage.tokens)]
    if said.unit == "percent" and any(abs(said.value - share) < 1 for share in shares):
        return True
    first = said.unit == "ordinal" and said.value == 1
    return first and any(token.lemma in _BEGINNING for token in passage.tokens)


_SHARES = (("half", 50.0), ("third", 33.3), ("quarter", 25.0), ("fifth", 20.0), ("tenth", 10.0))


_BEGINNING = keys("figures_beginning")


def _sum(said: Quantity, cited: Sequence[Quantity]) -> bool:
    """Is it the sum of two neighbouring counts: "six" for "four voted against and two abstained"?"""
    counts = [q for q in cited if q.unit is None and q.hedge == "exact"]
    return any(a.value + b.value == said.value for a, b in pairwise(counts))


def _share(said: Quantity, cited: Sequence[Quantity]) -> bool:
    """Is it the share that two of the passage's counts make?"""
    counts = [q for q in cited if q.unit is None and q.hedge == "exact" and q.value > 0]
    return any(
        said.low - 0.5 <= 100 * a.value / b.value <= said.high + 0.5 for a in counts for b in counts if a.value < b.value
    )


def _one_of_unit(passage: Reading, unit: str) -> bool:
    """ "a year" where the passage has "one year" or "a year"."""
    return any(
        token.lemma == lemma(unit) and at and passage.tokens[at - 1].lower in {"a", "an", "one", "per", "each"}
        for at, token in enumerate(passage.tokens)
    )


def _single(passage: Reading, said: Quantity) -> bool:
    noun = lemma(said.noun or "")
    return any(
        token.lemma == noun
        and at > 0
        and any(passage.tokens[i].lower in {"a", "an", "one", "single", "the"} for i in range(max(0, at - 3), at))
        for at, token in enumerate(passage.tokens)
    )


def _labelled(statement: Reading, passage: Reading, said: Quantity) -> bool:
    """ "Gate 4": the same number beside the same word."""
    at = statement.token_at(said.start)
    before = statement.tokens[at - 1].lemma if at else ""
    return any(
        token.text == said.text and i > 0 and passage.tokens[i - 1].lemma == before
        for i, token in enumerate(passage.tokens)
    )
