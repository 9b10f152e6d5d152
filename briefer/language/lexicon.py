"""What words mean alike, and what they mean contrary: the project's own lexicon of news English."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.tokens import Token, content_lemmas


def concept(lemma: str) -> str:
    """The primary concept of a lemma: the id of its synonym set, or the lemma itself."""
    return lemma


def concepts(lemma: str) -> frozenset[str]:
    """All concepts that a lemma may stand for."""
    return frozenset((lemma,))


def same_concept(a: str, b: str) -> bool:
    """May the two lemmas mean the same?"""
    return bool(concepts(a) & concepts(b))


def antonyms(a: str, b: str) -> bool:
    """Do the two lemmas mean contrary things?"""
    return False


def phrases(tokens: Sequence[Token]) -> tuple[tuple[int, int, str], ...]:
    """The multiword entries among the tokens: first index, end index (exclusive), concept; the longest match wins."""
    return ()


def concept_bag(text: str) -> tuple[str, ...]:
    """The content concepts of a text in order, with multiword entries folded into one."""
    return content_lemmas(text)
