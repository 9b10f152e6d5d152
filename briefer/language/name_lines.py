"""A text's lines as words with what a capital on each of them tells: head of a sentence, headline, shouting, name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.language.name_words import GIVEN_NAMES, LONG_ACRONYMS, MONTHS, NOT_NAME, TITLES, bare, is_common, looks_derived
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.tokens import STOPWORDS


class Word(NamedTuple):
    """A word of a line. `head`: it stands where a capital means nothing; `capital`: it may be part of a name."""

    text: str
    low: str
    start: int
    end: int
    head: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words; `titled`: a headline in Title Case, or all in capitals (`shouted`)."""

    words: tuple[Word, ...]
    titled: bool
    shouted: bool


_WORD = rx(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Rev|Sens?|Reps?|Gens|Drs|Messrs|Gov|St|Adm|Cmdr|Hon|Jr|Sr|Inc|Corp|Ltd|[A-Z])\."
    r"|[^\W\d_]+(?:[’'‘\-][^\W\d_]+)*(?:[’'](?![^\W\d_]))?|\d[\d.,]*(?:[MKBm]n?\b|k\b|th\b|st\b|nd\b|rd\b)?"
)
_LINE = rx(r"[^\n]+")
_PREFIXED = rx(r"^(?:al|el|an|as|ash|at|az|ad|ar|ul|d|l|dell|mc|mac|o|de|la)[-’'][A-Z]|^(?:mc|mac|i|e)[A-Z]")
_SENTENCE_HEADS = frozenset(".?!:•*–—|>\"“‘„«'([▶·;/")
_ENDS = (".", ".”", '."', ".’", ".'")
_COMPOUND_TAILS = frozenset(
    {"led", "run", "born", "held", "made", "style", "wide", "based", "owned", "era", "bound", "ruled", "backed"}
)
_TITLE_CASE = 0.85
_HEADLINE = 40
_SHOUTED = 0.8
_LONG = 5
_MONTH_NAMES = frozenset({"april", "may", "june", "august", "march", "jan"})


@lru_cache(maxsize=64)
def lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` with their words; offsets count in `text`."""
    found: list[Line] = []
    for m in _LINE.finditer(text):
        words = tuple(_words(text, *m.span()))
        shouted = _is_shouted(words)
        found.append(Line(words, shouted or _is_title_case(m.group(), words), shouted))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Usage:
    """How a text writes its words: those it writes small, those it capitalises within sentences, and those it does so often
    enough for an ordinary word to be a name."""

    small: frozenset[str]
    large: frozenset[str]
    named: frozenset[str]


@lru_cache(maxsize=64)
def usage(text: str) -> Usage:
    """How `text` writes its words, headlines left aside."""
    small: set[str] = set()
    large: Counter[str] = Counter()
    for line in lines(text):
        small.update(word.text for word in line.words if word.text[0].islower())
        if not line.titled:
            large.update(word.low for at, word in enumerate(line.words) if _stands_alone(line.words, at))
    named = frozenset(word for word, count in large.items() if count > 1 or not is_common(word))
    return Usage(frozenset(small), frozenset(large), named)


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """Is it a capitalised word within a sentence, with no other beside it?"""
    word = words[at]
    if word.head or not word.text[0].isupper() or word.text.isupper() or word.text.endswith(("'", "’")):
        return False
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is not None and before.text[0].isupper() and word.start - before.end == 1:
        return False
    return after is None or not after.text[0].isupper() or after.start - word.end != 1


def _words(text: str, start: int, end: int) -> list[Word]:
    out: list[Word] = []
    for m in _WORD.finditer(text, start, end):
        begin = m.start()
        raw, low, capital = _reading(m.group())
        back = begin - 1
        while back >= start and text[back] in " \t\u00a0":
            back -= 1
        if back < start:
            head = True
        elif text[back] == ".":
            head = not (out and out[-1].text.endswith("."))
        else:
            head = text[back] in _SENTENCE_HEADS or (text[back] == "-" and back < begin - 1)
        out.append(Word(raw, low, begin, begin + len(raw), head, capital))
    return out


@lru_cache(maxsize=32768)
def _reading(written: str) -> tuple[str, str, bool]:
    """A word as written without a lower-case tail, in its bare form, and whether it may be part of a name."""
    raw = _without_tail(written)
    capital = raw[0].isupper() or bool(_PREFIXED.match(raw))
    return raw, bare(raw), capital and raw.lower() not in NOT_NAME


def _without_tail(raw: str) -> str:
    """ "Oslo-based" → "Oslo", but "Ki-moon"."""
    if "-" not in raw or not raw[0].isupper():
        return raw
    head, _, tail = raw.rpartition("-")
    if not tail[:1].islower() or len(head) < 2:
        return raw
    if len(head) < _LONG and not head.isupper() and not looks_derived(tail) and tail not in _COMPOUND_TAILS:
        # "Ban Ki-moon", "Co-operative"
        return raw
    return head if tail in STOPWORDS or is_common(tail) or looks_derived(tail) else raw


def _is_title_case(line: str, words: Sequence[Word]) -> bool:
    """Is the line a headline in Title Case: nearly all its words that are no function words begin with a capital?"""
    if len(words) > _HEADLINE or line.rstrip().endswith(_ENDS):
        return False
    content = [word for word in words if len(word.low) > 2 and word.text[0].isalpha() and word.low not in STOPWORDS]
    return len(content) >= 3 and sum(word.text[0].isupper() for word in content) / len(content) >= _TITLE_CASE


def _is_shouted(words: Sequence[Word]) -> bool:
    long = [word.text.isupper() for word in words if word.text[0].isalpha()]
    return len(long) >= 2 and sum(long) >= _SHOUTED * len(long)


# ---------------------------------------------------------------- what a word is on its line
def is_acronym(word: str) -> bool:
    """Is the word two to six capital letters, with or without dots?"""
    letters = re.sub(r"[’']s$", "", word).replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def is_emphasis(words: Sequence[Word], at: int, large: frozenset[str]) -> bool:
    """SHOUTING within a sentence ("the BIGGEST bill"), unlike an acronym or a dateline."""
    word = words[at]
    letters = re.sub(r"[^\w]", "", word.text)
    if len(letters) < 2 or not letters.isupper() or "." in word.text:
        return False
    if is_common(word.text):
        return word.text not in {"US", "WHO", "IT", "AIDS"}
    if len(letters) <= _LONG or word.low in LONG_ACRONYMS or word.low in large:
        return False
    beside = [words[i] for i in (at - 1, at + 1) if 0 <= i < len(words)]
    in_capitals = any(len(w.text) > 2 and w.text.isupper() and not is_common(w.text) for w in beside)
    return not (at < 2 or in_capitals)


def is_month(words: Sequence[Word], at: int) -> bool:
    """Is the word a month, and not the given name or surname of somebody ("April Jones", "Theresa May")?"""
    low = words[at].low
    if low not in MONTHS:
        return False
    if low not in _MONTH_NAMES:
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    before = words[at - 1] if at else None
    if before is not None and before.capital and (before.low in GIVEN_NAMES or before.low in TITLES):
        return False
    if before is not None and (before.low == "of" or before.text[0].isdigit()):
        return True
    follows = after is not None and after.capital and after.start - words[at].end == 1 and not is_common(after.text)
    return not (low in GIVEN_NAMES and follows)
