"""Figures told in another way: worked out from the passage, as a share, as a word, as the number of a label."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.numbers import NAMED, all_numbers, noun_of, values_in
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import Tag
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.patterns import rx
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
    if _ratio(said, cited) or _one_in(passage, said):
        return True
    if _as_vague(passage, said) or _days_between(passage, said) or _total(said, cited):
        return True
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
    return count and (_labelled(statement, passage, said) or _in_label(statement, passage, said, cited))


def _in_label(statement: Reading, passage: Reading, said: Quantity, cited: Sequence[Quantity]) -> bool:
    """ "30 districts" for "Mary province-30": the number stands only in a compound."""
    if said.value <= _SMALL or any(q.value == said.value for q in cited):
        return False
    for at, token in enumerate(passage.tokens):
        if said.value in values_in(token.lower):
            labels = {other.lower for other in passage.tokens[max(0, at - 2) : at + 1]}
            labels |= {part for label in labels for part in label.split("-")}
            return _nearest_name(statement, said) in labels
    return False


def _nearest_name(statement: Reading, said: Quantity) -> str:
    at = statement.token_at(said.start)
    named = [i for i, tag in enumerate(statement.tags) if tag is Tag.NAME]
    nearest = min(named, key=lambda i: (abs(i - at), i), default=None)
    return statement.tokens[nearest].lower if nearest is not None else ""


_SMALL = 10
_DIGIT = rx(r"\d")
_MAGNITUDE = rx(r"\b(?:dozen|score|hundred|thousand|million|billion|trillion)s?\b", re.IGNORECASE)
_VAGUE = words("retold_vague")


def _as_vague(passage: Reading, said: Quantity) -> bool:
    """ "several death sentences" for "multiple death sentences"."""
    if said.unit is not None or _DIGIT.search(said.text) or _MAGNITUDE.search(said.text):
        return False
    return not _VAGUE.isdisjoint(said.text.lower().split()) and any(token.lower in _VAGUE for token in passage.tokens)


_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _days_between(passage: Reading, said: Quantity) -> bool:
    """ "two days after" for what happened on Monday and on Wednesday."""
    days = {_WEEK.index(key) for token in passage.tokens if (key := token.lower.removesuffix("'s")) in _WEEK}
    return said.unit == "day" and any((b - a) % 7 == said.value for a in days for b in days if a != b)


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


def _ratio(said: Quantity, cited: Sequence[Quantity]) -> bool:
    """ "more than five times the limit" for 0.41 and 0.08, "nearly six times as many" for 178 and 30."""
    if said.unit != "times" or said.value < _LEAST_RATIO:
        return False
    sizes = [(q.unit, to_base(q)[1]) for q in cited if q.hedge == "exact" and q.value > 0]
    ratios = [a / b for unit, a in sizes for other, b in sizes if unit == other and a > b]
    slack = 0.1 if said.hedge == "exact" else 0.5
    return any(said.low - slack <= ratio <= said.high + slack and abs(ratio - said.value) <= slack for ratio in ratios)


_LEAST_RATIO = 1.5
_ONE_IN = rx(r"\b(?:one|1) (?:in|out of) (?:every )?([\d,]+)\b", re.IGNORECASE)


def _one_in(passage: Reading, said: Quantity) -> bool:
    """ "0.2 percent" for "one in every 500"."""
    if said.unit != "percent":
        return False
    whole = [float(found.group(1).replace(",", "") or 0) for found in _ONE_IN.finditer(passage.text)]
    return any(number and math.isclose(100 / number, said.value, rel_tol=0.02) for number in whole)


_ROUNDING = 0.03


def _total(said: Quantity, cited: Sequence[Quantity]) -> bool:
    """Is a hedged count the rounded sum of two neighbouring ones: "almost 2,000" for "1,247 animals and 747 plants"?"""
    if said.unit is not None or said.hedge == "exact":
        return False
    counts = [q for q in cited if q.unit is None and q.hedge == "exact"]
    return any(abs(a.value + b.value - said.value) <= _ROUNDING * said.value for a, b in pairwise(counts))


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
