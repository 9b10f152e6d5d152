"""The word classes of the gate's checks, read from `data/words.txt`."""

from __future__ import annotations

from pathlib import Path

from briefer.language.keep import kept
from briefer.language.tokens import lemma

_DATA = Path(__file__).with_name("data")


@kept
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines("words.txt"):
        if not line.startswith(" "):
            name, _, line = line.partition(":")
        found.setdefault(name, []).extend(line.split())
    return {name: tuple(words) for name, words in found.items()}


@kept
def lines(name: str) -> tuple[str, ...]:
    """The lines of a table under `data/`, without comments and empty ones."""
    text = (_DATA / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def words(name: str) -> frozenset[str]:
    """The words of a class as they are written, in lower case."""
    return frozenset(_classes()[name])


@kept
def keys(name: str) -> frozenset[str]:
    """The words of a class by their keys, which meet every form of them."""
    return frozenset(lemma(word) for word in _classes()[name])
