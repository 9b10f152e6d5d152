"""Word lists written as plain text: `word_set("a b c")`, `word_map("people=person men=man")`."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, split at white space."""
    return frozenset(text.split())


def word_map(text: str) -> dict[str, str]:
    """The pairs `key=value` of a text, split at white space, in order; an underscore in a key stands for a space."""
    pairs = (item.split("=", 1) for item in text.split())
    return {key.replace("_", " "): value for key, value in pairs}
