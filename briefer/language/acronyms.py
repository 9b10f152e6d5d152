"""Acronyms: what their letters spell."""

from __future__ import annotations

from collections.abc import Sequence

SMALL = frozenset(
    ["of", "for", "the", "and", "in", "on", "at", "to", "a", "de", "la", "le", "del", "des", "du", "und", "et", "y"]
)
"""Words that an acronym may leave out."""


def spells(letters: str, words: Sequence[str]) -> bool:
    """Do the letters spell the initials of the words, small words optional and one in three of the others left out?"""
    content = [word for word in words if word not in SMALL]
    full = [part for word in words for part in word.split("-")]
    for chosen in ("".join(word[0] for word in content), "".join(word[0] for word in full)):
        if letters == chosen:
            return True
    if len(letters) < 3 or not content or letters[0] != full[0][0] or letters[-1] != content[-1][0]:
        return False
    at = 0
    for word in full:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
    return at == len(letters) and 3 * len(letters) >= 2 * len(content)
