"""The word classes of the gate's checks, read from `data/words.txt`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from briefer.language.tokens import lemma


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines("words.txt"):
        if not line.startswith(" "):
            name, _, line = line.partition(":")
        found.setdefault(name, []).extend(line.split())
    return {name: tuple(words) for name, words in found.items()}


def lines(name: str) -> tuple[str, ...]:
    """The lines of a table under `data/`, without comments and empty ones."""
    text = files("briefer.extract.grounding").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def words(name: str) -> frozenset[str]:
    """The words of a class as they are written, in lower case."""
    return frozenset(_classes()[name])


def keys(name: str) -> frozenset[str]:
    """The words of a class by their keys, which meet every form of them."""
    return frozenset(lemma(word) for word in _classes()[name])
