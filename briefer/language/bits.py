"""A sentence as bits: words, punctuation marks and whole quotations, with what can be told of each by its form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.language.inflect import PAST_FORMS
from briefer.language.patterns import rx
from briefer.language.quotes import quotations, tail_of_quotation
from briefer.language.tables import classes
from briefer.language.words import ACRONYMS


class Bit(NamedTuple):
    """A word, a punctuation mark, or a whole quotation with its marks (kind "quote"); offsets in the sentence."""

    text: str
    lower: str
    start: int
    end: int
    kind: str


Range = tuple[int, int]
"""A stretch of bits: first index, index after the last."""

WORDS = classes("phrases.txt")
BREAKS = WORDS["breaks"]
PREPOSITIONS = WORDS["prepositions"]
PRONOUNS = WORDS["pronouns"]
DETERMINERS = WORDS["determiners"]
STATEMENTS = WORDS["statements"]
AUXILIARIES = WORDS["auxiliaries"]
MONTHS = WORDS["months"]
TIME_WORDS = WORDS["weekdays"] | MONTHS | WORDS["time"]
FINITE = (PAST_FORMS | WORDS["finite"]) - WORDS["not_past"]
_COMMA_LIKE = frozenset({",", "—", "–", "--"})
INNER_PUNCTUATION = frozenset({"(", ")", "&", "-", "/", "$", "€", "£", "%"})
_NOT_ED = WORDS["not_ed"]
_BIT = rx(
    r"(?P<word>(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Maj|Rev|Sen|Rep|Gov|St|Inc|Ltd|Corp|Co|No|Jr|Sr|Adm"
    r"|Cmdr|Hon|[A-Z])\.(?=[\s,])|\d[\d,.:]*\d|[^\W_]+(?:[’'\-.&][^\W_]+)*[’']?)"
    r"|(?P<punct>--|[^\s\w]|_)"
)
_OPENING = "\"“”„«»‘’‚'`"
_DATELINE = rx(
    r"(?:[A-Z][^\s,()]*[A-Z.,]\S*|[A-Z][\w.’'-]*,?)(?: [\w.,’'-]+){0,6}(?: ?\([^()]{2,40}\))? ?(?:--|[—–-])(?=\s)"
)


def is_comma(bit: Bit) -> bool:
    """Is the bit a comma or a dash that does its work?"""
    return bit.text in _COMMA_LIKE


@lru_cache(maxsize=1024)
def bits(sentence: str) -> tuple[Bit, ...]:
    """The sentence's bits in order, without a news agency's dateline at its head.

    Each direct quotation is one bit, marks and all, also one whose beginning lies in the sentence before.
    """
    out: list[Bit] = []
    at = _after_dateline(sentence)
    spans = [_with_marks(sentence, span.start, span.end) for span in quotations(sentence)]
    tail = tail_of_quotation(sentence)
    if tail:
        out.append(Bit(sentence[:tail], "", 0, tail, "quote"))
        at = tail
    for start, end in spans:
        if start < at:
            continue
        out += _plain(sentence, at, start)
        out.append(Bit(sentence[start:end], "", start, end, "quote"))
        at = end
    out += _plain(sentence, at, len(sentence))
    return tuple(out)


def _after_dateline(sentence: str) -> int:
    found = _DATELINE.match(sentence[:90])
    if not found:
        return 0
    head = found.group()
    place = re.match(r"[A-Z]{4,}|[A-Z]{3,}[ ,]", head)
    return found.end() if "(" in head or place else 0


def _with_marks(sentence: str, start: int, end: int) -> Range:
    while start > 0 and (sentence[start - 1] in _OPENING or sentence[start - 1].isspace()):
        start -= 1
        if sentence[start] in _OPENING:
            break
    if sentence[start].isspace():
        start += 1
    after = end
    while after < len(sentence) and sentence[after].isspace():
        after += 1
    if after < len(sentence) and sentence[after] in _OPENING:
        end = after + (2 if sentence[after : after + 2] in {"''", "``"} else 1)
    return start, end


def _plain(sentence: str, start: int, end: int) -> list[Bit]:
    out: list[Bit] = []
    for m in _BIT.finditer(sentence, start, end):
        text = m.group()
        low = text if text in ACRONYMS else text.lower().replace("’", "'")
        out.append(Bit(text, low, m.start(), m.end(), m.lastgroup or "punct"))
    return out


# ---------------------------------------------------------------- what a bit is
def is_finite(bit: Bit) -> bool:
    """May the bit be a finite verb? By form alone: auxiliaries, irregular past forms, -ed."""
    lower = bit.lower
    if bit.kind != "word":
        return False
    return lower in FINITE or (
        lower.endswith("ed") and len(lower) > 3 and lower not in _NOT_ED and not bit.text[0].isupper()
    )


def has_finite(items: Sequence[Bit]) -> bool:
    """Do the bits hold a finite verb of their own?"""
    return any(is_finite(bit) for bit in items)


def has_clause(items: Sequence[Bit]) -> bool:
    """Do the bits hold a finite verb that is no participle behind its noun ("a wallet tied to", "people briefed on")?"""
    for at, bit in enumerate(items):
        if not is_finite(bit):
            continue
        following = items[at + 1].lower if at + 1 < len(items) else ""
        counted = following == "at" and at + 2 < len(items) and items[at + 2].lower in {"least", "most"}
        if bit.lower in FINITE or following not in PREPOSITIONS or counted:
            return True
    return False


def is_time(bit: Bit) -> bool:
    """Is the bit a word of time: a weekday, a month, "yesterday"?"""
    return bit.lower in TIME_WORDS and (bit.lower not in MONTHS or bit.text[0].isupper())


def is_title(bit: Bit) -> bool:
    """Is the quotation the title of a paper or a work rather than an utterance: up to four words with capitals?"""
    words = bit.text.strip(_OPENING).split()
    return (
        bit.kind == "quote" and 0 < len(words) <= 4 and all(w[0].isupper() for w in words) and words[-1][-1] not in ",.!?"
    )


def is_adverb(bit: Bit) -> bool:
    """Is the bit an adverb in -ly?"""
    return (
        bit.lower.endswith("ly")
        and len(bit.lower) > 4
        and not bit.text[0].isupper()
        and bit.lower not in WORDS["not_adverbs"]
    )


def is_participle_lead(items: Sequence[Bit]) -> bool:
    """Do the bits begin with a participle that stands for a clause: "Choking back tears", "Asked about it"?"""
    first = items[0].lower if items else ""
    if len(items) < 2 or len(first) < 5 or (items[1].text[0].isupper() and len(items) == 2):
        return False
    return first.endswith("ing") or (first.endswith("ed") and first not in _NOT_ED and not items[1].text[0].isupper())
