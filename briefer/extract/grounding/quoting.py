"""Quotation marks stand only around words that the passage has verbatim."""

from __future__ import annotations

import re

from briefer.extract.grounding.reading import Reading
from briefer.language.patterns import rx

_WORD = rx(r"[^\W_]+(?:['’\-][^\W_]+)*|[%€$£]")


def altered(statement: Reading, passage: Reading) -> str:
    """A plain sentence about the first quoted words that the passage does not have; "" where all stand there."""
    if not statement.quoted:
        return ""
    cited = _plain(passage.text)
    for span in statement.quoted:
        quoted = statement.text[span.start : span.end]
        for piece in re.split(r"\[[^\]]*\]|…|\.\.\.", quoted):
            words = _plain(piece)
            if words and not _stands_in(words, cited):
                return f"the words “{quoted.strip()}” do not stand in the passage"
    return ""


def _plain(text: str) -> tuple[str, ...]:
    return tuple(found.group().lower().replace("’", "'") for found in _WORD.finditer(text))


def _stands_in(words: tuple[str, ...], cited: tuple[str, ...]) -> bool:
    size = len(words)
    return any(cited[at : at + size] == words for at in range(len(cited) - size + 1))
