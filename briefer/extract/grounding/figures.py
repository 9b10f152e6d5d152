"""Every figure of the statement is one of the passage's, with its hedge, its unit and what it counts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.placing import of_another
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.units import Unit, units
from briefer.extract.grounding.wordlists import keys
from briefer.language.lexicon import kind_of
from briefer.language.numerals import numeral_at
from briefer.language.quantities import agree, comparable, implies, quantities, to_base
from briefer.language.tokens import lemma, tokenize
from briefer.models import Quantity

_RATES = {
    "day": ("daily", "a day", "per day", "each day", "every day"),
    "week": ("weekly", "a week", "per week", "each week", "every week"),
    "month": ("monthly", "a month", "per month", "each month", "every month"),
    "year": ("annual", "annually", "yearly", "a year", "per year", "each year", "every year", "per annum"),
    "hour": ("hourly", "an hour", "per hour", "each hour", "every hour"),
}
_COUNTED_GENERALLY = frozenset({"person", "people", "other", "total", "more", "case", "thing"})
_INCH = re.compile("-")
_COMPOUND = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+")
_FREE = 0.15
"""How far a hedged restatement may be from the exact figure it rounds, relative to it."""


@lru_cache(maxsize=2048)
def figures(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, read once, without the "1 inch" of a "1-in-40-year event"."""
    return tuple(q for q in quantities(text) if not _INCH.match(text, q.end) or not q.text.endswith("-in"))


@lru_cache(maxsize=2048)
def covered(text: str) -> tuple[tuple[int, int], ...]:
    """Where figures with their hedges and units stand in a text."""
    return tuple((q.start, q.end) for q in figures(text))


def misfigured(statement: Reading, passage: Reading, alignment: Alignment, dates: Sequence[tuple[int, int]]) -> str:
    """A plain sentence about the first figure that the passage does not give; "" where all stand.

    `dates` are the spans of dates and times, which are no figures.
    """
    cited = figures(passage.text)
    for said in figures(statement.text):
        reason = _unsupported(statement, passage, alignment, said, cited)
        if reason:
            return reason
    return _stray_number(statement, passage, dates) or ("" if alignment.free else _too_often(statement, cited))


def _as_many(said: Sequence[Quantity], cited: Sequence[Quantity], unit: str | None) -> bool:
    return sum(q.unit == unit for q in said) >= sum(q.unit == unit for q in cited)


def _too_often(statement: Reading, cited: Sequence[Quantity]) -> str:
    """In a copy, a figure that stands twice where the passage has it once, and another figure is gone."""
    said = figures(statement.text)
    for q in said:
        ours = sum(1 for other in said if other.value == q.value and other.unit == q.unit)
        theirs = sum(1 for other in cited if other.value == q.value and other.unit == q.unit)
        gone = [o for o in cited if o.unit == q.unit and o.value != q.value and not any(s.value == o.value for s in said)]
        if ours > theirs > 0 and gone and ours + theirs > 2 and _as_many(said, cited, q.unit):
            return f"the passage says “{gone[0].text}”, the statement “{q.text}”"
    return ""


def _unsupported(
    statement: Reading, passage: Reading, alignment: Alignment, said: Quantity, cited: Sequence[Quantity]
) -> str:
    matching = [q for q in cited if _says(passage, q, statement, said)]
    if not matching:
        if _otherwise_there(statement, passage, alignment, said, cited):
            return ""
        return _reason(said, cited)
    counting = [q for q in matching if _counts_alike(passage, q, statement, said)]
    if not counting:
        return f"the passage says “{_with_noun(passage, matching[0])}”, the statement “{_with_noun(statement, said)}”"
    rivals = [q for q in cited if q not in matching and comparable(q, said)]
    taken = None if alignment.free else _of_verb(statement, passage, alignment, said, counting, rivals)
    if taken is not None:
        return f"the passage says “{taken.text}” of this, the statement “{said.text}”"
    wrong = of_another(statement, passage, alignment, said, counting, rivals)
    return f"the passage says “{wrong.text}” of this, the statement “{said.text}”" if wrong is not None else ""


def _of_verb(
    statement: Reading,
    passage: Reading,
    alignment: Alignment,
    said: Quantity,
    matching: Sequence[Quantity],
    rivals: Sequence[Quantity],
) -> Quantity | None:
    """The rival that is the object of the passage's verb, where the statement's figure is the object of the same verb."""
    at = statement.token_at(said.end - 1)
    for verb in statement.verbs:
        if not {at, at - 1, at + 1} & {*verb.object} or verb.passive or statement.tokens[verb.main].lemma in {"be", "have"}:
            continue
        for there in alignment.best[verb.main]:
            other = passage.verb_of(there)
            if other is None or other.passive or any(_stands_after(passage, other, q) for q in matching):
                continue
            taken = next((q for q in rivals if _stands_after(passage, other, q)), None)
            if taken is not None and any(link.exact for link in alignment.links[verb.main]):
                return taken
    return None


def _stands_after(passage: Reading, verb: Verb, q: Quantity) -> bool:
    return any(q.start < passage.tokens[i].end and passage.tokens[i].start < q.end for i in (*verb.object, *verb.rest))


# ---------------------------------------------------------------- the same figure
def _says(passage: Reading, cited: Quantity, statement: Reading, said: Quantity) -> bool:
    """Does the passage's figure allow the statement's: same value and hedge, converted, or rounded under a hedge?

    A bare number may tell an age or how often ("a girl of nine", "two goals" for "scored twice").
    """
    if (
        cited.hedge == said.hedge
        and cited.value == said.value
        and {cited.unit, said.unit} in ({None, "year"}, {None, "times"}, {None})
    ):
        return True
    said = _with_hedge(statement, said)
    if not comparable(cited, said):
        if _same_money(cited, said) or _coin_left_out(passage, cited, said):
            said = said.model_copy(update={"unit": cited.unit})
        cited, said = _without_rate(passage, cited, statement, said)
        if not comparable(cited, said):
            return False
    if cited.hedge == "range" or said.hedge == "range":
        return math.isclose(cited.low, said.low, rel_tol=0.01) and math.isclose(cited.high, said.high, rel_tol=0.01)
    same_value = _close(cited, said)
    if same_value and _merely(passage, cited) and _merely(statement, said):
        return True
    if cited.unit == said.unit and same_value:
        return cited.hedge == said.hedge
    if said.hedge == cited.hedge:
        return agree(cited, said)
    if cited.hedge != "exact":
        return cited.unit != said.unit and said.hedge == "about" and cited.hedge == "about" and agree(cited, said)
    return _near(cited, said) and (implies(cited, said) or (cited.unit != said.unit and agree(cited, said)))


def _coin_left_out(passage: Reading, cited: Quantity, said: Quantity) -> bool:
    """ "190 million at best" where the sentence before counts in euros."""
    if cited.unit is not None or cited.noun or not (said.unit or "").isupper():
        return False
    return any(q.unit == said.unit for q in figures(passage.text))


def _merely(reading: Reading, q: Quantity) -> bool:
    """ "only four" and "no more than four"."""
    lead = reading.text[max(0, q.start - 6) : q.end].lower()
    return (q.hedge == "at_most" and "more than" in q.text.lower()) or (q.hedge == "exact" and bool(_ONLY.search(lead)))


_ONLY = re.compile(r"\b(?:only|just|merely)\b")
_ESTIMATED = re.compile(r"\bestimat(?:ed|es|e)\b[^.;]{0,40}$", re.IGNORECASE)
_COINS = (
    "dollar",
    "franc",
    "pound",
    "peso",
    "krona",
    "krone",
    "rupee",
    "dinar",
    "real",
    "rand",
    "shilling",
    "crown",
    "lira",
    "riyal",
    "won",
)


def _with_hedge(statement: Reading, said: Quantity) -> Quantity:
    """ "an estimated value of £2m" is as estimated as "an estimated £2m"."""
    if said.hedge != "exact" or not _ESTIMATED.search(statement.text, 0, said.start):
        return said
    return said.model_copy(update={"hedge": "about"})


def _same_money(a: Quantity, b: Quantity) -> bool:
    """ "CHF 60,000" and "60,000 francs": one of the two does not say whose coin it is."""
    texts = a.text.lower(), b.text.lower()
    for coin in _COINS:
        if coin in texts[0] or coin in texts[1]:
            units = {a.unit or "", b.unit or ""}
            return any(u in {coin, ""} or u.startswith(coin) for u in units) and all(
                u.isupper() or u in {"", coin} for u in units
            )
    return False


def _close(a: Quantity, b: Quantity) -> bool:
    return math.isclose(to_base(a)[1], to_base(b)[1], rel_tol=1e-6, abs_tol=1e-9)


def _near(a: Quantity, b: Quantity) -> bool:
    left, right = to_base(a)[1], to_base(b)[1]
    return abs(left - right) <= _FREE * max(abs(left), abs(right))


def _without_rate(passage: Reading, cited: Quantity, statement: Reading, said: Quantity) -> tuple[Quantity, Quantity]:
    """ "$14m daily" and "$14 million a day": the rate taken off where the other text tells it in other words."""
    for one, other, text in ((cited, said, statement.text), (said, cited, passage.text)):
        unit, slash, rate = (one.unit or "").partition("/")
        if not slash or "/" in (other.unit or "") or not any(word in text.lower() for word in _RATES.get(rate, ())):
            continue
        bare = one.model_copy(update={"unit": unit or None})
        return (bare, said) if one is cited else (cited, bare)
    return cited, said


# ---------------------------------------------------------------- what it counts
def _counts_alike(passage: Reading, cited: Quantity, statement: Reading, said: Quantity) -> bool:
    ours, theirs = _noun(statement, said), _noun(passage, cited)
    if not ours or not theirs or ours == theirs or ours in _COUNTED_GENERALLY:
        return True
    head = [token.lemma for token in statement.tokens if said.end <= token.start < said.end + 24][:3]
    if ours and lemma(theirs) in head:
        return True
    if any(token.lower == theirs and token.text.isupper() for token in passage.tokens):
        return False
    if theirs and not (cited.noun or cited.unit):
        return False
    if kind_of(lemma(theirs), lemma(ours)) or _licensed(theirs, ours):
        return True
    if (said.unit or said.hedge == "range") and cited.noun != said.noun:
        return True
    return theirs in _COUNTED_GENERALLY or not any(token.lemma == lemma(ours) for token in passage.tokens)


def _noun(reading: Reading, q: Quantity) -> str:
    """What is counted; a measure in capitals ("27,000 TEU") counts as its own."""
    if q.noun or q.unit:
        return q.noun or ""
    after = next((token for token in reading.tokens if token.start >= q.end), None)
    if after is not None and after.is_word and len(after.text) > 1 and after.text.isupper() and after.start - q.end <= 1:
        return after.lower
    return ""


@lru_cache(maxsize=1 << 14)
def _word_units(word: str) -> tuple[Unit, ...]:
    return units(tokenize(word))


def _licensed(cited: str, said: str) -> bool:
    return any(one.licenses(other) for one in _word_units(cited) for other in _word_units(said))


def _with_noun(reading: Reading, q: Quantity) -> str:
    noun = _noun(reading, q)
    after = next((token for token in reading.tokens if token.start >= q.end and noun and token.lemma == lemma(noun)), None)
    return reading.text[q.start : after.end] if after is not None and after.end - q.end < 40 else q.text


# ---------------------------------------------------------------- told in another way
def _otherwise_there(
    statement: Reading, passage: Reading, alignment: Alignment, said: Quantity, cited: Sequence[Quantity]
) -> bool:
    """Does the figure stand in the passage though not as a figure: worked out, as a number's name, as a word?"""
    if said.unit == "percent" and _share(said, cited):
        return True
    if (
        said.unit is None
        and said.hedge == "exact"
        and (_sum(said, cited) or any(q.unit == "ordinal" and q.value == said.value for q in cited))
    ):
        return True
    if (
        said.unit is None
        and said.hedge == "exact"
        and any(value == said.value for word, value in _NAMED if word in passage.text.lower().split())
    ):
        return True
    if any(_close(q, said) for q in cited if comparable(q, said)):
        return False
    own = [
        i
        for i in statement.between(said.start, said.end)
        if statement.tokens[i].is_word or statement.tokens[i].text[:1].isdigit()
    ]
    worded = said.unit in {"ordinal", "times", "percent"} or not any(comparable(q, said) for q in cited)
    if worded and own and all(alignment.licensed(i) for i in own):
        return True
    if said.unit == "percent" and any(
        abs(said.value - share) < 1 and token.lower == word for word, share in _SHARES for token in passage.tokens
    ):
        return True
    if said.unit == "ordinal" and said.value == 1 and any(token.lemma in _BEGINNING for token in passage.tokens):
        return True
    if said.unit == "ordinal":
        return any(q.value == said.value and q.unit is None for q in cited) or said.value in _numbers(passage.text)
    if said.value == 2 and said.hedge == "exact" and said.noun in {"side", "party"}:
        return True
    if said.value == 1 and said.unit is not None and _one_of_unit(passage, said.unit):
        return True
    if said.value == 1 and said.hedge == "exact" and said.unit is None:
        return not any(_noun(passage, q) and _noun(passage, q) == _noun(statement, said) for q in cited) or _single(
            passage, said
        )
    return said.hedge == "exact" and said.unit is None and _labelled(statement, passage, said)


_SHARES = (("half", 50.0), ("third", 33.3), ("quarter", 25.0), ("fifth", 20.0), ("tenth", 10.0))
_BEGINNING = keys("figures_beginning")


def _sum(said: Quantity, cited: Sequence[Quantity]) -> bool:
    """Is it the sum of two neighbouring counts: "six" for "four voted against and two abstained"?"""
    counts = [q for q in cited if q.unit is None and q.hedge == "exact"]
    return any(a.value + b.value == said.value for a, b in zip(counts, counts[1:], strict=False))


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


def _reason(said: Quantity, cited: Sequence[Quantity]) -> str:
    alike = [q for q in cited if comparable(q, said)]
    nearest = min(alike, key=lambda q: abs(to_base(q)[1] - to_base(said)[1]), default=None)
    if nearest is None:
        return f"the passage does not give the figure “{said.text}”"
    return f"the passage says “{nearest.text}”, the statement “{said.text}”"


# ---------------------------------------------------------------- numbers that are no quantities
def _stray_number(statement: Reading, passage: Reading, dates: Sequence[tuple[int, int]]) -> str:
    """Numbers in labels and compounds ("Gate 4", "1-in-40-year"): each must stand in the passage."""
    taken = (*covered(statement.text), *dates)
    there: frozenset[float] | None = None
    for token in statement.tokens:
        if any(start < token.end and token.start < end for start, end in taken):
            continue
        for value in _values(token.lower):
            there = _numbers(passage.text) if there is None else there
            if value not in there and (value != 1 or token.text[:1].isdigit()):
                return f"the passage does not give “{token.text}”"
    return ""


_NAMED = (
    ("twice", 2.0),
    ("double", 2.0),
    ("both", 2.0),
    ("pair", 2.0),
    ("couple", 2.0),
    ("once", 1.0),
    ("trio", 3.0),
    ("triple", 3.0),
    ("duo", 2.0),
)


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[float]:
    """All numbers of a text, whatever they stand for."""
    words = {token.lower for token in tokenize(text)}
    named = {value for word, value in _NAMED if word in words}
    return (
        frozenset(value for token in tokenize(text) for value in _values(token.lower))
        | {q.value for q in figures(text)}
        | named
    )


@lru_cache(maxsize=1 << 14)
def _values(word: str) -> tuple[float, ...]:
    return tuple(_each_value(word))


def _each_value(word: str) -> Iterator[float]:
    for found in _COMPOUND.finditer(word):
        piece = found.group()
        if piece[0].isdigit():
            number = numeral_at(piece, 0)
            if number is not None:
                yield number.value
        elif "-" in word or piece == word:
            number = numeral_at(piece, 0)
            if number is not None and number.end == len(piece) and number.form == "words":
                yield number.value
