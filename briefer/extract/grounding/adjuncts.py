"""Circumstances that a retelling adds: a whole phrase of cause, time or manner of which the passage has no word."""

from __future__ import annotations

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wording import GLUE, licensed_widely
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.tokens import is_content

_LEADS = words("adjuncts_leads")
_AGENTS = frozenset({"by", "with", "for", "through", "over"})
_GENERAL = keys("adjuncts_general") | keys("content_abstract")
_INSIDE = frozenset({Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.ADVERB})


def added(statement: Reading, passage: Reading, alignment: Alignment, taken: frozenset[int]) -> str:
    """A plain sentence about the first phrase that is new as a whole; "" where there is none.

    `taken` are the tokens that other checks answer for (figures, dates, names). After "by", "with" or "for" a single new
    word is as often part of the rewording, so that two are asked for.
    """
    if not alignment.free:
        return ""
    for at, token in enumerate(statement.tokens):
        if token.lower not in _LEADS or statement.tags[at] not in {Tag.PREPOSITION, Tag.SUBORDINATOR}:
            continue
        phrase = _phrase(statement, at)
        new = [i for i in phrase if not _known(statement, passage, alignment, i, taken)]
        if new and len(new) == len(phrase) and len(new) > (token.lower in _AGENTS):
            return f"the passage says nothing of “{statement.words((at, new[-1]))}”"
    return ""


def _letters(reading: Reading, indices: list[int]) -> str:
    """The words without what parts them: a "shoe box" is a "shoebox"."""
    return "".join(reading.tokens[i].lower for i in indices).replace("-", "")


_PLACING = frozenset({"in", "at", "on", "near", "outside", "inside", "aboard"})


def replaced(statement: Reading, passage: Reading, alignment: Alignment, taken: frozenset[int]) -> str:
    """A plain sentence about a place put for another behind the same word: "sang in the hall" of "sang in church"."""
    used = {i for cited in alignment.best for i in cited}
    for at, token in enumerate(statement.tokens):
        if token.lower not in _PLACING or statement.tags[at] is not Tag.PREPOSITION or not at:
            continue
        phrase = _phrase(statement, at)
        if not phrase or any(_known(statement, passage, alignment, i, taken) for i in phrase):
            continue
        for before in alignment.best[at - 1]:
            lead = before + 1
            if not alignment.exactly(at - 1) or lead >= len(passage.tokens) or passage.tokens[lead].lower not in _PLACING:
                continue
            theirs = _phrase(passage, lead)
            other = theirs and _letters(passage, theirs) != _letters(statement, phrase)
            if other and not used & set(theirs) and not any(passage.tags[i] is Tag.NUMBER for i in theirs):
                said, cited = statement.words((at, phrase[-1])), passage.words((lead, theirs[-1]))
                return f"the passage says “{cited}”, the statement “{said}”"
    return ""


def _phrase(statement: Reading, at: int) -> list[int]:
    """The content words of the phrase after a preposition, an "of" phrase in it included; empty where a verb is in it."""
    found: list[int] = []
    for i in range(at + 1, len(statement.tokens)):
        if statement.tags[i] in VERBAL or statement.tags[i] is Tag.AUXILIARY:
            return []
        if statement.tags[i] not in _INSIDE and statement.tokens[i].lower != "of":
            break
        if is_content(statement.tokens[i]):
            found.append(i)
    return found


def _known(statement: Reading, passage: Reading, alignment: Alignment, at: int, taken: frozenset[int]) -> bool:
    token = statement.tokens[at]
    return (
        at in taken
        or alignment.licensed(at)
        or statement.tags[at] in {Tag.NUMBER, Tag.NAME}
        or token.lemma in GLUE
        or token.lemma in _GENERAL
        or licensed_widely(token, passage)
    )
