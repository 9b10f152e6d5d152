"""The lexicon of loaded words (`data/loaded.txt`) with all their forms, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefer.language.inflect import forms
from briefer.language.keep import kept
from briefer.language.patterns import rx
from briefer.language.tables import rows


class Entry(NamedTuple):
    """A loaded word in one of its forms: its kind, the part of speech it is loaded as, its base, what stands for it."""

    kind: str
    part: str
    base: str
    neutral: str | None
    form: str


class Match(NamedTuple):
    """A stretch of a text that the lexicon knows, and as what."""

    start: int
    end: int
    word: str
    entries: tuple[Entry, ...]


_WORD = rx(r"[^\W\d_][\w’']*(?:-[\w’']+)*")


def _plural(noun: str) -> str:
    if noun.endswith("man") and noun != "strongman":
        return noun[:-2] + "en"
    if noun in {"police officer", "child"} or noun.endswith(" child"):
        return noun.replace("child", "children") if "child" in noun else noun + "s"
    if re.search(r"(?:s|x|ch|sh)$", noun):
        return noun + "es"
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s"


def entries() -> Iterator[tuple[str, Entry]]:
    """All forms of all loaded words, as written in lower case, with their entries."""
    for row in rows("loaded.txt"):
        head, _, listed = row.partition(":")
        kind, _, part = head.partition(".")
        for item in listed.split(";"):
            word, _, neutral = (piece.strip() for piece in item.partition("="))
            if word:
                yield from _forms(kind, part, word, {"?": None, "-": ""}.get(neutral, neutral))


def _forms(kind: str, part: str, word: str, target: str | None) -> Iterator[tuple[str, Entry]]:
    if part in {"say", "verb"}:
        for form, written in forms(word)._asdict().items():
            yield written, Entry(kind, part, word, getattr(forms(target), form) if target else target, form)
    elif part == "noun":
        yield word, Entry(kind, part, word, target, "singular")
        yield _plural(word), Entry(kind, part, word, _plural(target) if target else target, "plural")
    else:
        yield word, Entry(kind, part, word, target, part)


@lru_cache(maxsize=4096)
def _beginning(first: str) -> dict[tuple[str, ...], tuple[Entry, ...]]:
    """What begins with a word: phrase of words → entries, longer phrases first."""
    return {words: tuple(map(Entry._make, found)) for words, found in _listed().get(first, {}).items()}


@kept
def _listed() -> dict[str, dict[tuple[str, ...], tuple[tuple[str | None, ...], ...]]]:
    table: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
    for written, entry in entries():
        words = tuple(written.split())
        table.setdefault(words[0], {}).setdefault(words, []).append(entry)
    return {
        first: {words: tuple(tuple(entry) for entry in found[words]) for words in sorted(found, key=lambda w: -len(w))}
        for first, found in table.items()
    }


def base_neutral(base: str) -> str | None:
    """The base form of what stands for a loaded verb given by its base form."""
    found = _beginning(base.split()[0])[tuple(base.split())]
    return next((entry.neutral for entry in found if entry.base == base and entry.form == "base"), None)


def matches(text: str) -> Iterator[Match]:
    """The stretches of `text` that the lexicon knows, in order and without overlap, the longest first."""
    table = _listed()
    words = list(_WORD.finditer(text))
    low = [m.group().lower().replace("’", "'") for m in words]
    at = 0
    while at < len(words):
        if low[at] not in table:
            at += 1
            continue
        for phrase, known in _beginning(low[at]).items():
            end = at + len(phrase)
            if tuple(low[at:end]) == phrase and (
                end == at + 1 or text[words[at].start() : words[end - 1].end()].count(" ") == end - at - 1
            ):
                yield Match(words[at].start(), words[end - 1].end(), text[words[at].start() : words[end - 1].end()], known)
                at = end - 1
                break
        at += 1
