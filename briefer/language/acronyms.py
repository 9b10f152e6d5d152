"""Acronyms: what their letters spell, and the full forms that a text gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.language.patterns import rx
from briefer.language.transliteration import folded

SMALL = frozenset(
    ["of", "for", "the", "and", "in", "on", "at", "to", "a", "de", "la", "le", "del", "des", "du", "und", "et", "y"]
)
"""Words that an acronym may leave out."""
_TOKEN = rx(r"[^\W_]+(?:'[^\W_]+)*")
_BRACKETED = rx(r"[(\[]\s*[\"“'‘]?([A-Z][A-Za-z&.\-]{1,9})[\"”'’]?\s*[)\]]")
_EXPANDED = rx(r"\b([A-Z][A-Z&]{1,7})\s*\(([^()\n]{6,90})\)")
_OR = rx(r",\s+(?:or|known as|abbreviated(?: as)?|hereafter)\s+(?:the\s+)?([A-Z]{2,8})\b")
_BACK = 10
_PIECE = rx(r"[^\s,;:()\"“”]+")


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


def acronyms(text: str) -> dict[str, str]:
    """The acronyms that the text defines, with their full forms: "European Space Agency (ESA)" or the other way round."""
    found: dict[str, str] = {}
    for pattern in (_BRACKETED, _OR):
        for m in pattern.finditer(text):
            short = m.group(1).replace(".", "")
            if sum(char.isupper() for char in short) >= 2:
                full = _spelled_before(text[max(0, m.start() - 140) : m.start()], short)
                if full:
                    found.setdefault(short, full)
    for m in _EXPANDED.finditer(text):
        words = [w for w in _TOKEN.findall(folded(m.group(2))) if w]
        if len(words) >= 2 and spells(m.group(1).lower().replace("&", ""), words):
            found.setdefault(m.group(1), m.group(2).strip())
    return found


def _spelled_before(text: str, short: str) -> str | None:
    line = text[text.rfind("\n") + 1 :]
    pieces = list(_PIECE.finditer(line))[-_BACK:]
    letters = re.sub(r"[^a-z]", "", short.lower())
    for size in range(2, len(pieces) + 1):
        chosen = pieces[-size:]
        words = [part for piece in chosen for part in _TOKEN.findall(folded(piece.group()).replace("-", " "))]
        if words and words[0][0] == letters[0] and words[0] not in SMALL and spells(letters, words):
            return line[chosen[0].start() :].strip(' ,"“')
    return None
