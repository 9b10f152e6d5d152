"""Where loaded words stand in a text, and what would stand for each there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from briefer.language.bits import bits
from briefer.language.inflect import forms
from briefer.language.loaded_context import Place, is_loaded, is_participle, may_go
from briefer.language.loaded_lexicon import Entry, Match, base_neutral, matches
from briefer.language.name_words import MONTHS, WEEKDAYS, is_common
from briefer.language.patterns import rx
from briefer.language.quotes import quotations, tail_of_quotation, within
from briefer.language.records import dataclass
from briefer.language.sentences import sentences
from briefer.language.speech_frames import verb_frames
from briefer.models import Span


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded word in a text; `neutral` is what stands for it ("" where it may simply go, null where nothing does)."""

    start: int
    end: int
    word: str
    neutral: str | None
    kind: str


_LABELLING = frozenset(["call", "describe", "label", "characterise", "characterize", "speak of", "talk of"])
_SHOUT = rx(r"(?<![\w.-])[A-Z][A-Z’']{2,}(?:-[A-Z]+)*(?![\w.-])|!+")
_ACRONYMS = frozenset(["WHO", "AIDS", "CEO", "CFO", "COO", "CTO", "CIO", "MEP", "MSP", "PHD", "NGO", "ATM", "VIP", "FAQ"])
_AROUND = 40


@lru_cache(maxsize=512)
def find(text: str) -> tuple[Loaded, ...]:
    """The loaded words of `text` in order, outside its direct quotations and what somebody is said to call a thing."""
    quoted = quotations(text)
    tail = tail_of_quotation(text)
    reports = _Reports(text)
    found: list[Loaded] = []
    for match in matches(text):
        if match.start < tail or within(quoted, match.start):
            continue
        place = _place(text, match)
        entry = next((e for e in match.entries if is_loaded(place, e, saying=_says(reports, e, match))), None)
        if entry is not None and not within(reports.labels(match.start), match.start):
            found.append(Loaded(match.start, match.end, match.word, _neutral(text, match, place, entry), entry.kind))
    taken = {at for item in found for at in range(item.start, item.end)}
    for item in _shouting(text):
        if item.start >= tail and item.start not in taken and not within(quoted, item.start):
            found.append(item)
    return tuple(sorted(found, key=lambda item: item.start))


def _says(reports: _Reports, entry: Entry, match: Match) -> bool:
    return entry.part in {"say", "verb"} and match.start in reports.verbs(match.start)


class _Reports:
    """The reported speech of a text, read sentence by sentence where it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences: tuple[Span, ...] | None = None
        self._read: dict[int, tuple[frozenset[int], tuple[Span, ...]]] = {}

    def verbs(self, position: int) -> frozenset[int]:
        """Where a verb reports speech in the sentence around `position`."""
        return self._at(position)[0]

    def labels(self, position: int) -> tuple[Span, ...]:
        """What somebody is said to call a thing ("called it …") in the sentence around `position`."""
        return self._at(position)[1]

    def _at(self, position: int) -> tuple[frozenset[int], tuple[Span, ...]]:
        if self._sentences is None:
            self._sentences = sentences(self._text)
        index = bisect_right(self._sentences, position, key=lambda span: span.start) - 1
        if index < 0 or position >= self._sentences[index].end:
            return frozenset(), ()
        span = self._sentences[index]
        if span.start not in self._read:
            self._read[span.start] = _reported(self._text[span.start : span.end], span.start)
        return self._read[span.start]


def _reported(sentence: str, offset: int) -> tuple[frozenset[int], tuple[Span, ...]]:
    items = bits(sentence)
    verbs: set[int] = set()
    labels: list[Span] = []
    for frame in verb_frames(items):
        first, last = frame.content
        if frame.at is not None:
            verbs.add(items[frame.at].start + offset)
        if frame.verb in _LABELLING and last > first:
            labels.append(Span(start=items[first].start + offset, end=items[last - 1].end + offset))
    return frozenset(verbs), tuple(sorted(labels, key=lambda label: label.start))


def _place(text: str, match: Match) -> Place:
    before, after = text[max(0, match.start - _AROUND) : match.start], text[match.end : match.end + _AROUND]
    titled = match.word[0].isupper() and _is_titled(_line(text, match.start))
    return Place(match.word, before, after, titled)


def _line(text: str, position: int) -> str:
    start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    return text[start : end if end >= 0 else len(text)]


def _is_titled(line: str) -> bool:
    if line.rstrip().endswith("."):
        return False
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _neutral(text: str, match: Match, place: Place, entry: Entry) -> str | None:
    """The neutral word in the form that the place asks for, with the capitals of the word it stands for."""
    neutral = entry.neutral
    if not neutral:
        return neutral if neutral is None or may_go(place, entry.part) else None
    if entry.form == "past" and entry.part in {"verb", "say"} and is_participle(place):
        neutral = forms(base_neutral(entry.base) or "").participle or neutral
    if entry.base == "boss" and entry.form == "singular" and re.match(r"\s+[A-Z]", place.after):
        neutral = "head"
    if match.word.isupper() and len(match.word) > 1:
        line = _line(text, match.start)
        return neutral.upper() if line.upper() == line else neutral
    titled = match.word[0].isupper() and match.word[1:2] != "-"
    return neutral[0].upper() + neutral[1:] if titled else neutral


# ---------------------------------------------------------------- shouting
def _shouting(text: str) -> Iterator[Loaded]:
    """Ordinary words in capitals on lines that are not all in capitals, and exclamation marks."""
    for m in _SHOUT.finditer(text):
        if m.group()[0] == "!":
            yield Loaded(m.start(), m.end(), m.group(), ".", "shouting")
        elif m.group() not in _ACRONYMS and is_common(m.group()) and not _beside_capitals(text, m):
            line = _line(text, m.start())
            if line.upper() != line:
                yield Loaded(m.start(), m.end(), m.group(), _unshouted(text, m), "shouting")


def _beside_capitals(text: str, m: re.Match[str]) -> bool:
    """Does an acronym or a place in capitals stand beside, as in a dateline or a name?"""
    around = text[max(0, m.start() - 16) : m.start()].split()[-1:] + text[m.end() : m.end() + 16].split()[:1]
    return any(len(word) > 1 and word.strip(".,:;/").isupper() and not is_common(word.strip(".,:;/")) for word in around)


def _unshouted(text: str, m: re.Match[str]) -> str:
    before = text[max(0, m.start() - 4) : m.start()].rstrip()[-1:]
    name = m.group().lower() in WEEKDAYS | MONTHS
    return m.group().capitalize() if name or before in {"", ".", "!", "?"} else m.group().lower()
