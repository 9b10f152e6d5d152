"""Closed word classes of English: function words, contractions, and acronyms that look like pronouns."""

from __future__ import annotations

from briefer.language.tables import classes

_CLASSES = classes("words.txt")

PRONOUNS = _CLASSES["pronouns"]
DETERMINERS = _CLASSES["determiners"]
AUXILIARIES = _CLASSES["auxiliaries"]
NEGATIONS = _CLASSES["negations"]
PREPOSITIONS = _CLASSES["prepositions"]
CONJUNCTIONS = _CLASSES["conjunctions"]
ADVERBS = _CLASSES["adverbs"]
POSSESSIVES = _CLASSES["possessives"]
OBJECTS = _CLASSES["objects"]
"""Pronouns that may stand between a verb and its particle."""
PARTICLES = _CLASSES["particles"]


def _pairs(name: str) -> dict[str, str]:
    return {form: key for form, _, key in (pair.partition("=") for pair in _CLASSES[name])}


CONTRACTIONS: dict[str, str] = _pairs("contractions")
"""A contraction and the word it is a form of: "didn't" of "do", "they're" of "they"."""
ACRONYMS: dict[str, str] = _pairs("acronyms")
"""Acronyms whose letters also spell a common word, or that are written with and without dots, and their keys."""

STOPWORDS: frozenset[str] = (
    PRONOUNS | DETERMINERS | AUXILIARIES | NEGATIONS | PREPOSITIONS | CONJUNCTIONS | ADVERBS | frozenset(CONTRACTIONS)
)
"""Function words in lower case with straight apostrophes; negations and modals too, which have modules of their own."""
