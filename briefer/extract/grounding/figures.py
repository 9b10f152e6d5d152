"""Every figure of the statement is one of the passage's, with its hedge, its unit and what it counts."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from functools import lru_cache

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.numbers import all_numbers, covered, figures, noun_of, values_in
from briefer.extract.grounding.placing import of_another
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.reckoned import average, difference, has_figures, reckoned, rest_of
from briefer.extract.grounding.retold import otherwise_there, same_size
from briefer.extract.grounding.units import Unit, units
from briefer.extract.grounding.wordforms import Tag
from briefer.language.lexicon import kind_of
from briefer.language.patterns import rx
from briefer.language.quantities import agree, comparable, implies, to_base
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


_FREE = 0.15
"""How far a hedged restatement may be from the exact figure it rounds, relative to it."""


def misfigured(
    statement: Reading,
    passage: Reading,
    alignment: Alignment,
    dates: Sequence[tuple[int, int]],
    published: dt.date | None = None,
) -> str:
    """A plain sentence about the first figure that the passage does not give; "" where all stand.

    `dates` are the spans of dates and times, which are no figures; `published` is the article's date, which a span of days
    may be reckoned by.
    """
    cited = figures(passage.text)
    for said in figures(statement.text):
        reason = _unsupported(statement, passage, alignment, said, cited)
        if reason and not _reckoned(statement, passage, said, cited, published):
            return reason
    return _stray_number(statement, passage, dates) or ("" if alignment.retold else _too_often(statement, cited))


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
        if otherwise_there(statement, passage, alignment, said, cited):
            return ""
        return _reason(said, cited)
    counting = [q for q in matching if alignment.free and _told_otherwise(passage, cited, statement, said)]
    counting = counting or [q for q in matching if _counts_alike(passage, q, statement, said)]
    if not counting:
        return f"the passage says “{_with_noun(passage, matching[0])}”, the statement “{_with_noun(statement, said)}”"
    rivals = [q for q in cited if q not in matching and comparable(q, said)]
    taken = None if alignment.retold else _of_verb(statement, passage, alignment, said, counting, rivals)
    if taken is not None:
        return f"the passage says “{taken.text}” of this, the statement “{said.text}”"
    wrong = of_another(statement, passage, alignment, said, counting, rivals)
    return f"the passage says “{wrong.text}” of this, the statement “{said.text}”" if wrong is not None else ""


def _reckoned(
    statement: Reading, passage: Reading, said: Quantity, cited: Sequence[Quantity], published: dt.date | None
) -> bool:
    """Does the figure follow from what the passage gives, though it stands nowhere in it?"""
    if any(_says(passage, q, statement, said) for q in cited):
        return False
    ours = next((q for q in reckoned(statement.text) if q.start == said.start and q.unit == said.unit), None)
    if ours is not None and ours.hedge != said.hedge and any(_says(passage, q, statement, ours) for q in cited):
        return True
    if rest_of(said, statement.text, cited, passage.text) or has_figures(said, cited):
        return True
    if difference(said, statement.text, cited) or average(said, statement.text, cited):
        return True
    return bool(said.unit) and any(q.unit and _says(passage, q, statement, said) for q in reckoned(passage.text, published))


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
    put = _PUT.search(passage.text, 0, cited.start)
    said, cited = said if put else _with_hedge(statement, said), _under_negation(passage, cited)
    if _unit_left_out(statement, cited, said):
        return cited.hedge == said.hedge
    if not comparable(cited, said):
        if _same_money(cited, said) or _coin_left_out(passage, cited, said):
            said = said.model_copy(update={"unit": cited.unit})
        cited, said = _without_rate(passage, cited, statement, said)
        if not comparable(cited, said):
            return False
    if cited.hedge == "range" or said.hedge == "range":
        return math.isclose(cited.low, said.low, rel_tol=0.01) and math.isclose(cited.high, said.high, rel_tol=0.01)
    same_value = same_size(cited, said)
    if same_value and _merely(passage, cited) and _merely(statement, said):
        return True
    if cited.unit == said.unit and same_value:
        return cited.hedge == said.hedge
    if said.hedge == cited.hedge:
        return agree(cited, said)
    if cited.hedge != "exact":
        return cited.unit != said.unit and said.hedge == "about" and cited.hedge == "about" and agree(cited, said)
    return _near(cited, said) and (implies(cited, said) or (cited.unit != said.unit and agree(cited, said)))


def _unit_left_out(statement: Reading, cited: Quantity, said: Quantity) -> bool:
    """ "226 yards, the other 101": the unit stands with another figure of the statement."""
    bare = said.unit is None and cited.unit is not None and cited.value == said.value and not noun_of(statement, said)
    return bare and any(q.unit == cited.unit for q in figures(statement.text))


def _coin_left_out(passage: Reading, cited: Quantity, said: Quantity) -> bool:
    """ "190 million at best" where the sentence before counts in euros."""
    if cited.unit is not None or cited.noun or not (said.unit or "").isupper():
        return False
    return any(q.unit == said.unit for q in figures(passage.text))


def _merely(reading: Reading, q: Quantity) -> bool:
    """ "only four" and "no more than four"."""
    lead = reading.text[max(0, q.start - 6) : q.end].lower()
    return (q.hedge == "at_most" and "more than" in q.text.lower()) or (q.hedge == "exact" and bool(_ONLY.search(lead)))


_ONLY = rx(r"\b(?:only|just|merely)\b")


_ESTIMATED = rx(r"\bestimat(?:ed|es|e)\b[^.;]{0,40}$", re.IGNORECASE)


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
    said = _under_negation(statement, said)
    if said.hedge != "exact" or not _ESTIMATED.search(statement.text, 0, said.start):
        return said
    return said.model_copy(update={"hedge": "about"})


def _under_negation(reading: Reading, q: Quantity) -> Quantity:
    """ "must not charge more than 30" is "may charge no more than 30"."""
    if q.hedge not in {"more_than", "less_than"} or not _NOT.search(reading.text, 0, q.start):
        return q
    if q.hedge == "more_than":
        return q.model_copy(update={"hedge": "at_most", "low": -math.inf, "high": q.value})
    return q.model_copy(update={"hedge": "at_least", "low": q.value, "high": math.inf})


_PUT = rx(r"\b(?:put|puts|putting|reckon(?:s|ed)?|assess(?:es|ed)?) [^.;]{0,30}\bat $", re.IGNORECASE)
_NOT = rx(r"(?:\bnot|\bnever|\bcannot|n['’]t) (?:\w+ ){0,3}$", re.IGNORECASE)


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
    ours, theirs = noun_of(statement, said), noun_of(passage, cited)
    if not ours or not theirs or ours == theirs or ours in _COUNTED_GENERALLY:
        return True
    head = [token.lemma for token in statement.tokens if said.end <= token.start < said.end + 24][:3]
    if ours and lemma(theirs) in head:
        return True
    before = [token for token in passage.tokens if token.end <= cited.start][-2:]
    if any(token.lemma == lemma(ours) for token in before):
        return True
    if any(token.lower == theirs and token.text.isupper() for token in passage.tokens):
        return False
    if theirs and not (cited.noun or cited.unit):
        return False
    if _taken_up(passage, cited) and kind_of(lemma(ours), lemma(theirs)):
        return True
    if kind_of(lemma(theirs), lemma(ours)) or _licensed(theirs, ours):
        return True
    if (said.unit or said.hedge == "range") and cited.noun != said.noun:
        return True
    return theirs in _COUNTED_GENERALLY or not any(token.lemma == lemma(ours) for token in passage.tokens)


def _taken_up(passage: Reading, cited: Quantity) -> bool:
    """ "60 of the vehicles": what is counted was named before, perhaps by a narrower word."""
    return passage.text[cited.end :].lower().startswith((" of the ", " of these ", " of those ")) or " of the" in cited.text


def _told_otherwise(passage: Reading, cited: Sequence[Quantity], statement: Reading, said: Quantity) -> bool:
    """ "three cousins" for "three men who were cousins": the noun stands there, and no other figure counts it."""
    ours = lemma(noun_of(statement, said))
    if not any(token.lemma == ours for token in passage.tokens):
        return False
    return not any(lemma(noun_of(passage, q)) == ours for q in cited if noun_of(passage, q)) and not any(
        token.lemma == ours and at and passage.tags[at - 1] is Tag.NUMBER for at, token in enumerate(passage.tokens)
    )


@lru_cache(maxsize=1 << 14)
def _word_units(word: str) -> tuple[Unit, ...]:
    return units(tokenize(word))


def _licensed(cited: str, said: str) -> bool:
    return any(one.licenses(other) for one in _word_units(cited) for other in _word_units(said))


def _with_noun(reading: Reading, q: Quantity) -> str:
    noun = noun_of(reading, q)
    after = next((token for token in reading.tokens if token.start >= q.end and noun and token.lemma == lemma(noun)), None)
    return reading.text[q.start : after.end] if after is not None and after.end - q.end < 40 else q.text


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
        for value in values_in(token.lower):
            there = all_numbers(passage.text) if there is None else there
            if value not in there and (value != 1 or token.text[:1].isdigit()):
                return f"the passage does not give “{token.text}”"
    return ""
