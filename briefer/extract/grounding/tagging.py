"""A light part-of-speech reading of English news sentences: enough to find verbs, their voice and what stands around them.

No parser and no model: closed word classes, the forms of some thousand verbs, and the few words to either side (in the
manner of the contextual rules of Brill, "A simple rule-based part of speech tagger", 1992).
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.extract.grounding.verbtags import FINAL, after_modal, open_tag
from briefer.extract.grounding.wordforms import (
    CLOSED,
    DO,
    HAVE,
    LY_NOUNS,
    Tag,
    is_number,
    is_third,
    last_tag,
    opens_sentence,
    verb_forms,
    verb_like,
)
from briefer.extract.grounding.wordlists import words
from briefer.language.tokens import Token


def tags(tokens: Sequence[Token], names: frozenset[int] = frozenset()) -> tuple[Tag, ...]:
    """The tag of each token; `names` are the indices of tokens known to belong to names."""
    found: list[Tag] = []
    for at in range(len(tokens)):
        found.append(_tag(tokens, at, found, names))
    return tuple(found)


def _tag(tokens: Sequence[Token], at: int, before: list[Tag], names: frozenset[int]) -> Tag:
    token = tokens[at]
    if not token.is_word:
        return Tag.NUMBER if token.text[:1].isdigit() or token.text in "$€£" else Tag.MARK
    if token.text[:1].isdigit():
        return Tag.NUMBER
    lower = token.lower
    closed = CLOSED.get(lower)
    if closed is not None and not (
        at in names and token.is_upper and lower not in {"the", "a"} and not opens_sentence(tokens, at)
    ):
        return _closed(tokens, at, lower, closed, before)
    if at in names or (token.is_upper and not opens_sentence(tokens, at)):
        return Tag.NAME
    return open_tag(tokens, at, lower, before)


def _closed(tokens: Sequence[Token], at: int, lower: str, tag: Tag, before: list[Tag]) -> Tag:
    if _hedges(tokens, at, lower):
        return Tag.ADVERB
    if lower == "one" and at + 1 < len(tokens) and is_third(tokens[at + 1].lower):
        return Tag.PRONOUN
    if lower in HAVE | DO and last_tag(before) is Tag.AUXILIARY and not _participle_follows(tokens, at, lower):
        return Tag.BASE if after_modal(tokens, at) else Tag.PARTICIPLE
    if lower == "for" and opens_sentence(tokens, at) and _clause_follows(tokens, at):
        return Tag.CONJUNCTION
    if lower == "to":
        return Tag.TO if _base_follows(tokens, at) else Tag.PREPOSITION
    if lower == "that":
        return _that(tokens, at, before)
    if lower in {"this", "these", "those"} and at + 1 < len(tokens):
        kinds = verb_forms().get(tokens[at + 1].lower, frozenset())
        after = CLOSED.get(tokens[at + 1].lower)
        finite = kinds & ({"third"} if lower == "this" else {"past"}) and not kinds & {"base"}
        return Tag.PRONOUN if finite or after in {Tag.AUXILIARY, Tag.RELATIVE, Tag.PREPOSITION} else tag
    if lower in HAVE or lower in DO:
        return Tag.AUXILIARY if _participle_follows(tokens, at, lower) else Tag.FINITE
    if lower in {"her", "his"} and at + 1 < len(tokens) and not tokens[at + 1].is_word:
        return Tag.PRONOUN
    if lower in _PREPOSITIONAL_VERBS and last_tag(before) is Tag.AUXILIARY:
        return Tag.PARTICIPLE if lower == "given" else Tag.GERUND
    if lower in {"neither", "both", "either"} and before and before[-1] is Tag.AUXILIARY:
        return Tag.ADVERB
    if lower in {"all", "both", "some", "any", "each", "either", "neither"}:
        return Tag.DETERMINER
    if lower in {"may", "march"} and tokens[at].is_upper and not opens_sentence(tokens, at):
        return Tag.NAME
    if lower == "like" and before and before[-1] in {Tag.AUXILIARY, Tag.TO, Tag.PRONOUN}:
        return Tag.BASE
    return tag


def _clause_follows(tokens: Sequence[Token], at: int) -> bool:
    """ "For the company insists …": no comma before the verb, so that the word joins sentences."""
    for token in tokens[at + 1 : at + 6]:
        if not token.is_word:
            return False
        if token.lower in FINAL:
            return True
    return False


_PREPOSITIONAL_VERBS = words("tagging_prepositional_verbs")


_BEFORE_NUMBERS = words("tagging_before_numbers")


def _hedges(tokens: Sequence[Token], at: int, lower: str) -> bool:
    """Is the word part of a number's hedge: "at least six", "more than 40", "up to $5"?"""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1].lower if at else ""
    if following is None:
        return False
    if lower == "at":
        return following.lower in {"least", "most"}
    if lower in {"least", "most"}:
        return before == "at"
    if lower == "up":
        return following.lower == "to" and at + 2 < len(tokens) and is_number(tokens[at + 2])
    if lower == "to":
        return before == "up" and is_number(following)
    return lower in _BEFORE_NUMBERS and is_number(following)


def _next_word(tokens: Sequence[Token], at: int, skip: int = 3) -> str:
    """The next word that is no adverb or negation; "" where a mark comes first."""
    for token in tokens[at + 1 : at + 1 + skip]:
        if not token.is_word and not token.text[:1].isdigit():
            return ""
        if (
            token.lower in {"neither", "both", "either", "all"}
            or CLOSED.get(token.lower) is Tag.ADVERB
            or (token.lower.endswith("ly") and token.lower not in LY_NOUNS)
        ):
            continue
        return token.lower
    return ""


def _base_follows(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.is_upper:
        return False
    word = _next_word(tokens, at)
    return word in {"be", "have", "do"} or "base" in verb_forms().get(word, ())


def _participle_follows(tokens: Sequence[Token], at: int, lower: str) -> bool:
    word = _next_word(tokens, at, 4)
    kinds = verb_forms().get(word, frozenset())
    if lower in DO:
        return lower.endswith("n't") or "base" in kinds
    return (
        lower.endswith("n't") or "participle" in kinds or word in {"been", "to"} or (word.endswith("ed") and len(word) > 4)
    )


def _that(tokens: Sequence[Token], at: int, before: list[Tag]) -> Tag:
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if CLOSED.get(following) is Tag.AUXILIARY and (not before or before[-1] is Tag.MARK):
        return Tag.PRONOUN
    if before and before[-1] is Tag.PREPOSITION and CLOSED.get(following) is not Tag.DETERMINER:
        return Tag.SUBORDINATOR if tokens[at - 1].lower == "out" else Tag.DETERMINER
    return Tag.RELATIVE if before and before[-1] in {Tag.NOUN, Tag.NAME} and verb_like(following) else Tag.SUBORDINATOR
