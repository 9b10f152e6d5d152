"""Which words may stand for which in a faithful paraphrase: the gate's own thesaurus of news English.

Three tables under `data/`: sets of words that may replace one another, one-way licences from the specific to the general,
and words that exclude one another. All are compared by `lemma`, so any form of a word is met. The gate asks "may the
statement say b where the passage says a?", which is narrower than "do a and b speak of the same thing?".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from briefer.extract.grounding.wordlists import keys, lines
from briefer.language.keep import kept
from briefer.language.records import dataclass
from briefer.language.tokens import lemma

GAP = "~"
"""In a phrase: up to `GAP_WORDS` words of any kind."""
GAP_WORDS = 7
SKIPPED = keys("thesaurus_skipped")
"""Keys that do not count inside a phrase: "lose their lives" is "lose life"."""

_Entry = tuple[str, ...]
_Given = tuple[frozenset[int], frozenset[int]]
"""The sets that an entry gives and those it takes, or two others; of plain types, so that it can be kept."""


@dataclass(frozen=True, slots=True)
class Senses:
    """What an entry means: the sets it gives (as the passage's word) and those it takes (as the statement's)."""

    gives: frozenset[int] = frozenset()
    takes: frozenset[int] = frozenset()


NO_SENSES = Senses()


def senses_of(given: _Given | None) -> Senses:
    """What the tables give of an entry; null where that is nothing. Made where it is met: few of all entries ever are."""
    return NO_SENSES if given is None else Senses(*given)


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The three tables, by key. Phrases stand under the key they begin with, the longest first."""

    words: dict[str, _Given | None]
    phrases: dict[str, list[tuple[_Entry, _Given | None]]]
    contraries: dict[_Entry, frozenset[int]]
    """The sets in which an entry stands as the contrary ("!"), by entry."""
    sides: dict[str, _Given]
    """Entry → the pairs of contraries in which it stands on the first side, and those in which on the second."""

    def senses(self, key: str) -> Senses:
        """The senses of a single key."""
        return senses_of(self.words.get(key))

    def opposed(self, a: str, b: str) -> bool:
        """Do two keys exclude one another? A phrase's key is its keys joined by blanks."""
        left, right = self.sides.get(a), self.sides.get(b)
        return bool(left and right and (left[0] & right[1] or left[1] & right[0]))


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    """The thesaurus, read once."""
    return Thesaurus(*_read())


@kept
def _read() -> tuple[Any, ...]:
    """The fields of the thesaurus: five thousand keys, 60 ms."""
    found, contraries = _entries_read()
    words: dict[str, _Given | None] = {}
    phrases: dict[str, list[tuple[_Entry, _Given | None]]] = {}
    for entry, (gives, takes) in found.items():
        given = (gives, takes) if gives or takes else None
        if len(entry) > 1:
            phrases.setdefault(entry[0], []).append((entry, given))
        else:
            # A light verb means what stands beside it, so that alone it licenses nothing.
            words[entry[0]] = (frozenset(), takes) if entry[0] in _LIGHT else given
    for listed in phrases.values():
        listed.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return words, phrases, contraries, _sides()


def _entries_read() -> tuple[dict[_Entry, _Given], dict[_Entry, frozenset[int]]]:
    """The tables' entries with the sets they give and take, and the contraries."""
    read: dict[_Entry, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    contraries: dict[_Entry, frozenset[int]] = {}
    number = 0
    for name, mark in (("synonyms.txt", ""), ("general.txt", "->")):
        for line in lines(name):
            number += 1
            left, _, right = line.partition(mark) if mark else (line, "", line)
            left, contrary = _parted(left)
            for entry in _entries(contrary):
                contraries[entry] = contraries.get(entry, frozenset()) | {number}
                read.setdefault(entry, (set(), set()))
            giving = _entries(left)
            for entry in giving:
                read[entry][0].add(number)
            for entry in _entries(right) if mark and not contrary else giving:
                read[entry][1].add(number)
    for line in lines("antonyms.txt"):
        for entry in (entry for part in line.split("/") for entry in _entries(part)):
            read.setdefault(entry, (set(), set()))
    found = {entry: (frozenset(gives), frozenset(takes)) for entry, (gives, takes) in read.items()}
    return found, contraries


_LIGHT = keys("thesaurus_light")


def _parted(line: str) -> tuple[str, str]:
    """A set's plain entries and its contrary ones."""
    entries = [entry.strip() for entry in line.split(",")]
    plain, contrary = [e for e in entries if not e.startswith("!")], [e[1:] for e in entries if e.startswith("!")]
    return ", ".join(plain), ", ".join(contrary)


def _sides() -> dict[str, _Given]:
    sides: dict[str, _Given] = {}
    for number, line in enumerate(lines("antonyms.txt")):
        for side, part in enumerate(line.split("/")):
            for entry in _entries(part):
                both = list(sides.get(" ".join(entry), (frozenset(), frozenset())))
                both[side] |= {number}
                sides[" ".join(entry)] = (both[0], both[1])
    return sides


def _entries(part: str) -> list[tuple[str, ...]]:
    entries = (tuple(key for word in entry.split() if (key := phrase_key(word))) for entry in part.split(","))
    return [entry for entry in entries if entry]


def phrase_key(word: str) -> str:
    """The key of a word in a phrase; "" for one that does not count."""
    key = GAP if word == GAP else lemma(word)
    return "" if key in SKIPPED else key


def phrase_at(keys: Sequence[str], start: int, entry: tuple[str, ...]) -> tuple[int, ...] | None:
    """The indices of `keys` that the phrase takes up when it begins at `start`; null where it does not stand there."""
    taken: list[int] = []
    at, room = start, 0
    for key in entry:
        if key == GAP:
            room = GAP_WORDS
            continue
        while at < len(keys) and keys[at] != key and (keys[at] in SKIPPED or (room > 0 and keys[at] != "")):
            room -= keys[at] not in SKIPPED
            at += 1
        if at >= len(keys) or keys[at] != key:
            return None
        taken.append(at)
        at, room = at + 1, 0
    return tuple(taken)
