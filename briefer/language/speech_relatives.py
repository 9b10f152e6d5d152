"""Phrases and relative clauses: whom "who" stands for, and what cannot speak because a verb before it takes it."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.bits import (
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    WORDS,
    Bit,
    Range,
    has_clause,
    is_comma,
    is_finite,
)
from briefer.language.name_words import is_agent
from briefer.language.phrases import phrase_before

BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
RELATIVES = frozenset({"who", "which"})
PLURALS = WORDS["plurals"]
_REACH = 12
"""So many bits before a phrase its relative pronoun may stand."""
_HAVE = frozenset({"has", "have", "had"})
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should"})


def in_predicate(items: Sequence[Bit], start: int, end: int) -> bool:
    """Is the phrase what a verb before it takes: "(who) lives in the square", "(who have) taken to the streets"?"""
    first, before = items[start], items[start - 1].lower if start else ""
    if first.text[0].isupper() or first.lower in DETERMINERS | PRONOUNS:
        return False
    if first.lower in BE | {"not"} or first.lower in PREPOSITIONS or (start and is_relative(items, start - 1)):
        return True
    if before in _HAVE or (before in AUXILIARIES and (is_finite(first) or first.lower.endswith(("ed", "en", "ing")))):
        return True
    bare = before != "to" and end - start == 1 and not ends_plural(first.lower) and first.lower not in PLURALS
    return bare and before in PREPOSITIONS | DETERMINERS


def relative_before(items: Sequence[Bit], start: int) -> int | None:
    """The index of the "who" whose clause the bits before `start` belong to, None where none is near."""
    for at in range(start - 1, max(start - _REACH, 0), -1):
        if is_relative(items, at):
            return at
        if items[at].kind != "word" or items[at].lower in BREAKS - DETERMINERS:
            return None
    return None


def is_relative(items: Sequence[Bit], at: int) -> bool:
    """Is the bit a relative pronoun, and no name that is spelled like one?"""
    return items[at].lower in RELATIVES and items[at].text[0].islower()


def relative_head(items: Sequence[Bit], at: int) -> Range | None:
    """The phrase before the relative pronoun at `at`; a name behind a preposition is taken alone."""
    end = at - 1 if is_comma(items[at - 1]) else at
    start = phrase_before(items, end)
    if start < end and not _is_role(items[start:end]):
        run = end
        while run > start and items[run - 1].text[0].isupper():
            run -= 1
        cut = next(
            (i + 1 for i in range(end - 1, start, -1) if items[i].lower in {"to", "with", "by", "from", "against"}), start
        )
        start = run if start < run < end and items[run - 1].lower in PREPOSITIONS | {"that"} else cut
    if 0 < start < end and items[start - 1].lower in _MODALS and items[start].text[0].islower():
        start += 1
    start += start < end and items[start].lower in BE
    start = _over_described_name(items, start)
    phrase = items[start:end]
    if start >= end or not can_speak(items, start, end) or (has_clause(phrase) and items[at].lower == "who"):
        return None
    return start, end


def _is_role(phrase: Sequence[Bit]) -> bool:
    """Is the head of the phrase, before any preposition, an occupation: "a spokesman for Acme"?"""
    stop = next((i for i, bit in enumerate(phrase) if bit.lower in PREPOSITIONS), len(phrase))
    return 0 < stop < len(phrase) and is_agent(phrase[stop - 1].lower)


def _over_described_name(items: Sequence[Bit], start: int) -> int:
    """ "Ana Ruiz, a clerk who saw it": where the name begins that a description after a comma belongs to."""
    if start < 3 or items[start - 1].text != "," or items[start].lower not in {"a", "an", "the"}:
        return start
    back = start - 1
    while back > 0 and items[back - 1].kind == "word" and items[back - 1].text[0].isupper() and start - back < 6:
        back -= 1
    named = start - 1 - back > 1 and items[back].lower not in PREPOSITIONS | BREAKS
    return back if named and (back == 0 or items[back - 1].kind != "word") else start


def can_speak(items: Sequence[Bit], start: int, end: int) -> bool:
    """May the phrase be a subject: does it begin and end as a noun phrase does?"""
    first, last = items[start].lower, items[end - 1].lower
    if first in {"no", "none", "neither", "nobody", "nothing"} or (first in WORDS["void"] and end - start == 1):
        return False
    if (
        last in PREPOSITIONS | BREAKS | AUXILIARIES | {"and", "or", "the", "a", "an", "to", "of"}
        or items[end - 1].kind != "word"
    ):
        return False
    if end - start == 1 and last.endswith("ing") and not items[start].text[0].isupper():
        return False
    return not (
        last in DETERMINERS - WORDS["plurals"] - {"all", "both", "two", "three", "four", "five", "six", "one"}
        and end - start > 1
    )


def ends_plural(word: str) -> bool:
    """Has the lower-case word the ending of a plural?"""
    return word.endswith("s") and not word.endswith(("ss", "'s", "us", "is"))
