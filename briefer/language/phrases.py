"""A sentence as bits (words, whole quotations, punctuation) and the noun phrases beside a verb.

No parser: English news prose keeps the subject directly before its verb, so a phrase is found by what cannot stand inside
one. Shared by the finders of speakers and of roles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.language.inflect import PAST_FORMS
from briefer.language.quotes import quotations, tail_of_quotation
from briefer.language.tables import classes


@dataclass(frozen=True, slots=True)
class Bit:
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
_INNER_PUNCTUATION = frozenset({"(", ")", "&", "-", "/", "$", "€", "£", "%"})
_NOT_ED = WORDS["not_ed"]
_BIT = re.compile(
    r"(?P<word>(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Maj|Rev|Sen|Rep|Gov|St|Inc|Ltd|Corp|Co|No|Jr|Sr|Adm"
    r"|Cmdr|Hon|[A-Z])\.(?=[\s,])|\d[\d,.:]*\d|[^\W_]+(?:[’'\-.&][^\W_]+)*[’']?)"
    r"|(?P<punct>--|[^\s\w]|_)"
)
_OPENING = "\"“”„«»‘’‚'`"
_DATELINE = re.compile(
    r"(?:[A-Z][^\s,()]*[A-Z.,]\S*|[A-Z][\w.’'-]*,?)(?: [\w.,’'-]+){0,6}(?: ?\([^()]{2,40}\))? ?(?:--|[—–-])(?=\s)"
)


def is_comma(bit: Bit) -> bool:
    """Is the bit a comma or a dash that does its work?"""
    return bit.text in _COMMA_LIKE


def bits(sentence: str) -> tuple[Bit, ...]:
    """The sentence's bits in order, without a news agency's dateline at its head. Each direct quotation is one bit, marks and all,
    also one whose beginning lies in the sentence before."""
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
    return [
        Bit(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end(), "word" if m.group("word") else "punct")
        for m in _BIT.finditer(sentence, start, end)
    ]


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
        if is_finite(bit) and (bit.lower in FINITE or at + 1 >= len(items) or items[at + 1].lower not in PREPOSITIONS):
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


# ---------------------------------------------------------------- the phrase before a verb
def phrase_before(items: Sequence[Bit], end: int, floor: int = 0) -> int:
    """The index where the noun phrase begins that ends before index `end`; `end` where there is none."""
    if end > floor and items[end - 1].lower in PRONOUNS:
        return end - 1
    start = end
    while start > floor and _belongs(items, start - 1, floor):
        start -= 1
    return _trim_front(items, start, end)


def _belongs(items: Sequence[Bit], at: int, floor: int) -> bool:
    bit = items[at]
    if bit.kind == "quote":
        return False
    if bit.kind == "punct":
        return bit.text in _INNER_PUNCTUATION
    if bit.lower in {"and", "or"}:
        return at > floor and items[at - 1].kind == "word" and not has_finite(_segment(items, at, floor))
    if bit.lower in WORDS["inner_breaks"]:
        return at == floor or items[at - 1].kind != "word"
    return bit.lower not in BREAKS and bit.lower not in FINITE


def _segment(items: Sequence[Bit], end: int, floor: int) -> Sequence[Bit]:
    start = end
    while start > floor and items[start - 1].kind == "word" and items[start - 1].lower not in BREAKS:
        start -= 1
    return items[start:end]


def _trim_front(items: Sequence[Bit], start: int, end: int) -> int:
    """Cut adjuncts and connectives before the subject: "On Monday the agency" → "the agency"."""
    while start < end and (
        items[start].lower in WORDS["leads"] or (items[start].kind == "punct" and items[start].text not in "$€£")
    ):
        start += 1
    if start == end:
        return end
    first = items[start]
    adverb = (
        first.lower.endswith("ly") and len(first.lower) > 4 and first.lower not in WORDS["not_adverbs"] and end - start > 1
    )
    if first.lower in PREPOSITIONS or is_time(first) or adverb:
        return _last_phrase(items, start, end)
    return start


def _last_phrase(items: Sequence[Bit], start: int, end: int) -> int:
    """Where the subject begins in a stretch that a preposition or adverb leads: "In a statement the firm" → "the firm"."""
    if end - start < 2:
        return end
    if items[end - 1].lower in PRONOUNS:
        return end - 1
    times = [at for at in range(start, end - 1) if is_time(items[at])]
    if times:
        after = times[-1] + 1
        while after < end - 1 and items[after].text[0].isdigit():
            after += 1
        return after
    for at in range(end - 1, start, -1):
        if items[at].lower in DETERMINERS and items[at - 1].lower not in PREPOSITIONS:
            return at
    if items[start].lower not in PREPOSITIONS:
        return start + 1
    at = end
    while at > start + 1 and items[at - 1].text[0].isupper():
        at -= 1
    if at < end:
        return at if at > start + 1 else max(at, end - 2)
    while (
        at > start + 1 and not items[at - 1].text[0].isupper() and end - at < 3 and items[at - 1].lower not in DETERMINERS
    ):
        at -= 1
    return at if items[at - 1].text[0].isupper() else end - 1


# ---------------------------------------------------------------- the phrase after a verb
def phrase_after(items: Sequence[Bit], start: int) -> int:
    """The index after the noun phrase that begins at `start`, with appositions: "the mediator, Ana Ruiz"."""
    end = _run_after(items, start)
    while end < len(items) - 1 and items[end].text == "," and (stop := _apposition_end(items, end + 1)):
        end = stop
    return end


def _run_after(items: Sequence[Bit], start: int) -> int:
    end = start
    while end < len(items):
        bit = items[end]
        if bit.kind == "quote" and end > start and is_title(bit):
            end += 1
            continue
        if bit.kind == "quote" or (bit.kind == "punct" and bit.text not in _INNER_PUNCTUATION):
            break
        if bit.lower in BREAKS or bit.lower in FINITE or bit.lower in WORDS["negators"]:
            break
        if end > start and (_adjunct_starts(items, end) or _new_phrase(items, end) or is_finite_here(items, end)):
            break
        end += 1
    return end


def is_finite_here(items: Sequence[Bit], at: int) -> bool:
    """Is the -ed form at `at` a finite verb rather than a participle before a preposition or a noun's adjective?"""
    if not is_finite(items[at]):
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    return items[at].lower in FINITE or following is None or following.lower not in PREPOSITIONS


def _new_phrase(items: Sequence[Bit], at: int) -> bool:
    """Does a determiner or pronoun behind a noun begin another phrase: "according to the ministry no one was hurt"?"""
    before, bit = items[at - 1], items[at]
    if (
        before.kind != "word"
        or before.lower in PREPOSITIONS
        or before.lower in {"and", "or", "&"}
        or before.lower in DETERMINERS
    ):
        return False
    return bit.lower in PRONOUNS or (
        bit.lower in DETERMINERS - {"one", "two", "three", "four", "five", "six", "her", "all", "both"}
    )


def _adjunct_starts(items: Sequence[Bit], at: int) -> bool:
    bit = items[at]
    lower = bit.lower
    if is_time(bit) or lower in {
        "during",
        "after",
        "before",
        "via",
        "through",
        "following",
        "amid",
        "adding",
        "saying",
        "since",
    }:
        return True
    if is_adverb(bit):
        return True
    following = items[at + 1 : at + 5]
    stop = next((i for i, b in enumerate(following) if b.kind != "word" or b.lower in PREPOSITIONS), len(following))
    return lower in {"in", "on", "at", "by", "from"} and (
        any(is_time(b) for b in following[:2]) or any(b.lower in STATEMENTS for b in following[:stop])
    )


def _apposition_end(items: Sequence[Bit], start: int) -> int:
    """The index after an apposition that begins at `start`; 0 where none does."""
    first = items[start]
    if first.kind != "word" or first.lower in PREPOSITIONS | BREAKS | PRONOUNS | {"and", "or", "but"} or is_time(first):
        return 0
    if first.lower.endswith("ing") and not first.text[0].isupper():
        return 0
    end = _run_after(items, start)
    closed = (
        end >= len(items)
        or items[end].kind != "word"
        or items[end].lower in {"who", "which", "whose"}
        or _adjunct_starts(items, end)
    )
    return end if 0 < end - start <= 12 and closed and not has_clause(items[start:end]) else 0
