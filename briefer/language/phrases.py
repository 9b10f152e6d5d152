"""A sentence as bits (words, whole quotations, punctuation) and the noun phrases beside a verb.

No parser: English news prose keeps the subject directly before its verb, so a phrase is found by what cannot stand inside
one. Shared by the finders of speakers and of roles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.language.inflect import PAST_FORMS
from briefer.language.quotes import quotations


@dataclass(frozen=True, slots=True)
class Bit:
    """A word, a punctuation mark, or a whole quotation with its marks (kind "quote"); offsets in the sentence."""

    text: str
    lower: str
    start: int
    end: int
    kind: str


_BIT = re.compile(
    r"(?P<word>(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Maj|Rev|Sen|Rep|Gov|St|Inc|Ltd|Corp|Co|No|Jr|Sr|Adm|Cmdr|Hon"
    r"|[A-Z])\.(?=[\s,])|\d[\d,.:]*\d|[^\W_]+(?:[’'\-.&][^\W_]+)*[’']?)"
    r"|(?P<punct>[,;:()\[\]—–?!.]|--|\S)"
)
_OPENING = "\"“”„«»‘’‚'`"

MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "jan.",
        "feb.",
        "aug.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
    ]
)
WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
TIME_WORDS = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        [
            "today",
            "yesterday",
            "tomorrow",
            "tonight",
            "overnight",
            "earlier",
            "later",
            "afterwards",
            "afterward",
            "morning",
            "afternoon",
            "evening",
            "night",
            "noon",
            "midnight",
            "week",
            "month",
            "year",
            "weekend",
            "recently",
            "late",
            "early",
            "last",
            "next",
        ]
    )
)
FINITE = PAST_FORMS | frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "am",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "do",
        "does",
        "did",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "hasn't",
        "haven't",
        "hadn't",
        "won't",
        "wouldn't",
        "can't",
        "couldn't",
        "don't",
        "doesn't",
        "didn't",
        "cannot",
        "'s",
        "'re",
        "'ve",
        "says",
        "say",
        "goes",
        "comes",
        "takes",
        "makes",
        "remains",
        "means",
        "begins",
        "seems",
        "appears",
        "becomes",
        "gives",
        "gets",
        "keeps",
        "stays",
        "runs",
        "stands",
        "holds",
        "needs",
        "wants",
        "wins",
    ]
) - frozenset(
    [
        "set",
        "cut",
        "put",
        "hit",
        "read",
        "spread",
        "split",
        "shut",
        "cost",
        "hurt",
        "bet",
        "let",
        "quit",
        "felt",
        "found",
        "left",
        "led",
    ]
)
BREAKS = frozenset(
    [
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "as",
        "when",
        "while",
        "because",
        "but",
        "if",
        "whether",
        "although",
        "though",
        "since",
        "until",
        "where",
        "so",
        "than",
        "unless",
        "yet",
        "nor",
        "once",
        "why",
        "how",
        "what",
    ]
)
PREPOSITIONS = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "from",
        "to",
        "with",
        "without",
        "after",
        "before",
        "during",
        "for",
        "of",
        "about",
        "against",
        "under",
        "over",
        "into",
        "through",
        "amid",
        "despite",
        "following",
        "between",
        "among",
        "across",
        "within",
        "near",
        "outside",
        "inside",
        "since",
        "until",
        "via",
        "per",
        "like",
        "unlike",
        "upon",
        "around",
        "behind",
        "beyond",
        "along",
        "toward",
        "towards",
    ]
)
PRONOUNS = frozenset(["he", "she", "it", "they", "we", "you", "i"])
_LEADS = frozenset(
    [
        "and",
        "but",
        "or",
        "so",
        "yet",
        "then",
        "later",
        "also",
        "now",
        "still",
        "however",
        "meanwhile",
        "moreover",
        "furthermore",
        "besides",
        "instead",
        "nevertheless",
        "nonetheless",
        "therefore",
        "thus",
        "here",
        "there",
        "earlier",
        "separately",
        "similarly",
        "indeed",
        "finally",
        "again",
        "afterwards",
        "yesterday",
        "today",
        "tonight",
        "only",
        "even",
        "initially",
        "previously",
        "recently",
        "elsewhere",
        "only",
    ]
)
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "some",
        "several",
        "many",
        "two",
        "three",
        "four",
        "five",
        "six",
        "most",
        "all",
        "both",
        "another",
        "one",
        "no",
        "any",
        "each",
        "every",
        "few",
    ]
)


def bits(sentence: str) -> tuple[Bit, ...]:
    """The sentence's bits in order. Each direct quotation is one bit, marks and all."""
    out: list[Bit] = []
    at = 0
    for span in quotations(sentence):
        start, end = _with_marks(sentence, span.start, span.end)
        if start < at:
            continue
        out += _plain(sentence, at, start)
        out.append(Bit(sentence[start:end], "", start, end, "quote"))
        at = end
    out += _plain(sentence, at, len(sentence))
    return tuple(out)


def _with_marks(sentence: str, start: int, end: int) -> tuple[int, int]:
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


_NOT_PAST = frozenset(
    [
        "need",
        "feed",
        "seed",
        "speed",
        "breed",
        "bleed",
        "weed",
        "deed",
        "greed",
        "indeed",
        "hundred",
        "sacred",
        "red-hot",
        "naked",
        "wicked",
        "kindred",
        "bed",
        "red",
    ]
)


def is_finite(bit: Bit) -> bool:
    """May the bit be a finite verb? By form alone: auxiliaries, irregular past forms, -ed."""
    lower = bit.lower
    return bit.kind == "word" and (
        lower in FINITE
        or (lower.endswith("ed") and len(lower) > 3 and lower not in _NOT_PAST and not bit.text[0].isupper())
    )


def has_finite(items: Sequence[Bit]) -> bool:
    """Do the bits hold a finite verb of their own?"""
    return any(is_finite(bit) for bit in items)


def is_time(bit: Bit) -> bool:
    """Is the bit a word of time: a weekday, a month, "yesterday"?"""
    return bit.lower in TIME_WORDS and (bit.lower not in MONTHS or bit.text[0].isupper())


def phrase_before(items: Sequence[Bit], end: int, floor: int = 0) -> int:
    """The index where the noun phrase begins that ends before index `end`; `end` where there is none."""
    start = end
    while start > floor and _belongs(items, start - 1, floor):
        start -= 1
    return _trim_front(items, start, end)


def _belongs(items: Sequence[Bit], at: int, floor: int) -> bool:
    bit = items[at]
    if bit.kind == "quote":
        return False
    if bit.kind == "punct":
        return bit.text in {"(", ")", "&", "-"}
    if bit.lower in {"and", "or"}:
        return at > floor and items[at - 1].kind == "word" and not has_finite(_segment(items, at, floor))
    return not (bit.lower in BREAKS or bit.lower in FINITE)


def _segment(items: Sequence[Bit], end: int, floor: int) -> Sequence[Bit]:
    start = end
    while start > floor and items[start - 1].kind == "word" and items[start - 1].lower not in BREAKS:
        start -= 1
    return items[start:end]


def _trim_front(items: Sequence[Bit], start: int, end: int) -> int:
    """Cut adjuncts and connectives before the subject: "On Monday the agency" → "the agency"."""
    while start < end and (items[start].lower in _LEADS or items[start].kind == "punct"):
        start += 1
    if start < end and (items[start].lower in PREPOSITIONS or is_time(items[start]) or items[start].lower.endswith("ly")):
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
    governed = items[start].lower in PREPOSITIONS
    for at in range(end - 1, start, -1):
        if items[at].lower in _DETERMINERS and items[at - 1].lower not in PREPOSITIONS:
            return at
        if items[at].lower in _DETERMINERS and at - 1 > start and not governed:
            continue
    if not governed:
        return start + 1
    at = end
    while at > start + 1 and items[at - 1].text[0].isupper():
        at -= 1
    if at < end:
        return at if at > start + 1 else max(at, end - 2)
    while (
        at > start + 1 and not items[at - 1].text[0].isupper() and end - at < 3 and items[at - 1].lower not in _DETERMINERS
    ):
        at -= 1
    return at if items[at - 1].text[0].isupper() else end - 1


def phrase_after(items: Sequence[Bit], start: int) -> int:
    """The index after the noun phrase that begins at `start`, with appositions: "the mediator, Ana Ruiz"."""
    end = _run_after(items, start)
    while end < len(items) - 1 and items[end].text == "," and _is_apposition(items, end + 1):
        end = _run_after(items, end + 1)
    return end


def _run_after(items: Sequence[Bit], start: int) -> int:
    end = start
    while end < len(items):
        bit = items[end]
        if bit.kind == "quote" or (bit.kind == "punct" and bit.text not in {"(", ")", "&", "-"}):
            break
        if bit.lower in BREAKS or bit.lower in FINITE or (end > start and _adjunct_starts(items, end)):
            break
        end += 1
    return end


def _adjunct_starts(items: Sequence[Bit], at: int) -> bool:
    bit = items[at]
    if is_time(bit) or bit.lower in {
        "during",
        "after",
        "before",
        "via",
        "through",
        "following",
        "amid",
        "adding",
        "saying",
    }:
        return True
    following = items[at + 1 : at + 6]
    return bit.lower in {"in", "on", "at", "by"} and (
        any(is_time(b) for b in following[:2]) or any(b.lower in STATEMENTS for b in following)
    )


def _is_apposition(items: Sequence[Bit], start: int) -> bool:
    first = items[start]
    if first.kind != "word" or first.lower in PREPOSITIONS | BREAKS | PRONOUNS or is_time(first):
        return False
    end = _run_after(items, start)
    chunk = items[start:end]
    return (
        0 < len(chunk) <= 12
        and not has_finite(chunk)
        and not first.lower.endswith("ing")
        and first.lower not in {"and", "or"}
    )


STATEMENTS = frozenset(
    [
        "statement",
        "interview",
        "report",
        "post",
        "email",
        "e-mail",
        "letter",
        "note",
        "memo",
        "speech",
        "briefing",
        "tweet",
        "message",
        "blog",
        "address",
        "filing",
        "release",
        "call",
        "conference",
        "hearing",
        "debate",
        "session",
        "video",
        "broadcast",
        "ruling",
        "judgment",
        "judgement",
        "phone",
        "telephone",
        "bulletin",
        "update",
        "parliament",
        "court",
        "television",
        "tv",
        "radio",
        "summary",
        "notice",
        "text",
        "editorial",
        "book",
        "podcast",
        "paper",
        "article",
        "column",
        "transcript",
        "testimony",
        "affidavit",
        "comments",
        "remarks",
        "twitter",
        "facebook",
        "x",
        "telegram",
        "instagram",
        "writing",
        "advance",
        "detail",
        "public",
        "person",
        "communique",
        "communiqué",
        "programme",
        "show",
        "press",
        "newspaper",
        "website",
        "blogpost",
        "statements",
        "remark",
        "response",
        "reply",
    ]
)
