"""The classes of English words that the tagger builds on: closed classes, and the forms of some thousand verbs."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from briefer.extract.grounding.wordlists import lines, words
from briefer.language.inflect import forms
from briefer.language.keep import kept
from briefer.language.name_words import is_common
from briefer.language.tokens import Token


class Tag(StrEnum):
    """What a token does in its sentence."""

    MARK = "mark"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative"
    PRONOUN = "pronoun"
    AUXILIARY = "auxiliary"
    TO = "to"
    ADVERB = "adverb"
    NUMBER = "number"
    NAME = "name"
    NOUN = "noun"
    FINITE = "finite"
    BASE = "base"
    GERUND = "gerund"
    PARTICIPLE = "participle"


VERBAL = frozenset({Tag.FINITE, Tag.BASE, Tag.GERUND, Tag.PARTICIPLE})


NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.PRONOUN})


MODALS = words("tagging_modals")


BE = words("tagging_be")


HAVE = words("tagging_have")


DO = words("tagging_do")


CLOSED: dict[str, Tag] = {
    word: tag
    for tag in (
        Tag.NUMBER,
        Tag.ADVERB,
        Tag.PREPOSITION,
        Tag.SUBORDINATOR,
        Tag.PRONOUN,
        Tag.AUXILIARY,
        Tag.DETERMINER,
        Tag.RELATIVE,
        Tag.CONJUNCTION,
    )
    for word in words(f"wordforms_{tag.value}")
}
"""Words of closed classes; of a word in several the last in this order counts."""
CLOSED["one"] = Tag.NUMBER


_SKIPPED_BEFORE = frozenset({Tag.ADVERB})


LY_NOUNS = words("tagging_ly_nouns")


@kept
def _plurals() -> frozenset[str]:
    """Forms in -s that are plural nouns as often as verbs."""
    return frozenset(forms(word).third for word in bases())


@kept
def bases() -> frozenset[str]:
    """Base forms that are nouns as often as verbs."""
    return frozenset(word for line in lines("nouns.txt") for word in line.split())


def only_verb(word: str) -> bool:
    """Is a verb form in -s no plural noun as well?"""
    return word not in _plurals()


@kept
def verb_forms() -> dict[str, frozenset[str]]:
    """Verb form → the forms it may be: "base", "third", "past", "participle", "gerund"."""
    table: dict[str, set[str]] = {}
    for line in lines("verbs.txt"):
        for verb in line.split():
            for kind, written in forms(verb)._asdict().items():
                table.setdefault(written, set()).add(kind)
    for written in sorted(words("wordforms_participles")):
        table.setdefault(written, set()).add("participle")
    return {written: frozenset(kinds) for written, kinds in table.items()}


def opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Does the token open a sentence or a quotation, so that its capital says nothing?"""
    return at == 0 or tokens[at - 1].text in {".", "!", "?", ":", '"', "“", "”", "‘", "–", "—", "-", "\n"}


def is_third(word: str) -> bool:
    """May the word be a verb in the third person singular?"""
    return word in {"is", "was", "has"} or "third" in verb_forms().get(word, frozenset())


def is_number(token: Token) -> bool:
    """Is the token a number, in digits or words, or a currency sign before one?"""
    return token.text[:1].isdigit() or token.text in {"$", "€", "£"} or CLOSED.get(token.lower) is Tag.NUMBER


def verb_like(word: str) -> bool:
    """May the word be a finite verb or an auxiliary?"""
    kinds = verb_forms().get(word, frozenset())
    return bool(kinds & {"past", "third"}) or CLOSED.get(word) is Tag.AUXILIARY


def is_new(word: str) -> bool:
    """Is a word that opens a sentence with a capital a name rather than a word of the language?"""
    return len(word) > 2 and word not in verb_forms() and not is_common(word)


def last_tag(before: list[Tag]) -> Tag | None:
    """The tag before, adverbs skipped."""
    return next((tag for tag in reversed(before) if tag not in _SKIPPED_BEFORE), None)
