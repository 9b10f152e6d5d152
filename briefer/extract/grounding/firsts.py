"""Firsts, superlatives and "not all" in a retelling: of the same thing, and no wider than the passage has them."""

from __future__ import annotations

import re

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.restrictions import is_superlative
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.wordforms import Tag
from briefer.extract.grounding.wording import GLUE, licensed_widely
from briefer.extract.grounding.wordlists import words
from briefer.language.patterns import rx
from briefer.language.tokens import lemma

_WHOLE = words("firsts_whole")
_PARTS = words("firsts_parts")
_EVER = words("firsts_ever")
_CERTAIN, _SURE = words("firsts_certain"), words("firsts_sure")
_FIRM, _MAYBE = words("firsts_firm"), words("markers_maybe") | {"may", "might"}
_NEVER, _ALWAYS = words("firsts_never"), words("firsts_always")
_NEAR, _REACH = 3, 14


def stretched(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A plain sentence about a first, a superlative or an "all" that goes further than the passage's; "" for none."""
    return (
        _all_or_not(statement, passage)
        or _all_or_not(passage, statement)
        or _without_since(statement, passage)
        or _unrivalled(statement, passage)
        or _of_all_time(statement, passage)
        or _beyond(statement, passage, alignment)
        or _of_another(statement, passage, alignment)
    )


def _not_all(reading: Reading) -> int | None:
    """Where "not all", "not every" stands."""
    for at, token in enumerate(reading.tokens[:-1]):
        if is_negator(token) and reading.tokens[at + 1].lower in _WHOLE:
            return at
    return None


def _all_or_not(one: Reading, other: Reading) -> str:
    """ "not every one of them" and "all of them"."""
    at = _not_all(one)
    if at is None or _not_all(other) is not None:
        return ""
    heard = {token.lower for token in other.tokens}
    if heard & _WHOLE and not heard & _PARTS:
        return f"one of the two says “{one.words((at, at + 1))}”, the other does not"
    return ""


def _beyond(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """ "must", "certainly", "always", "never" where the passage has nothing so strong."""
    heard = {token.lower for token in passage.tokens} | {"not" for token in passage.tokens if token.lower.endswith("n't")}
    sure = _SURE if heard & _MAYBE else _SURE | _FIRM
    for at, token in enumerate(statement.tokens):
        answers = _answers(token.lower, sure)
        if answers is None or not heard.isdisjoint(answers) or alignment.licensed(at):
            continue
        following = statement.tokens[at + 1].lower if at + 1 < len(statement.tokens) else ""
        if not (token.lower == "must" and following in {"have", "be"}):
            return f"the statement says “{token.text}”, which the passage does not"
    return ""


def _answers(word: str, sure: frozenset[str]) -> frozenset[str] | None:
    """The words of the passage that bear out a word as strong as this; null for a word of no such strength."""
    if word in _CERTAIN:
        return sure
    return {"never": _NEVER, "always": _ALWAYS, "invariably": _ALWAYS}.get(word)


def _firsts(reading: Reading) -> list[int]:
    return [at for at, token in enumerate(reading.tokens) if token.lower == "first" or is_superlative(token.lower)]


_NOBODY_MORE = rx(
    r"\b(?:no|nobody|none|never)\b[^.;]{1,60}\b(?:more|\w+er|better|worse)\b[^.;]{0,60}\bthan\b", re.IGNORECASE
)
_ONE_OF = rx(r"\b(?:one of|among) (?:the|its|their|[\w']+'s)\b", re.IGNORECASE)


def _unrivalled(statement: Reading, passage: Reading) -> str:
    """ "nobody sells more than X" makes X the largest, which "one of the largest" does not."""
    cited = _ONE_OF.search(passage.text)
    if cited is None or _NOBODY_MORE.search(passage.text) or not _NOBODY_MORE.search(statement.text):
        return ""
    return f"the passage says “{cited.group()}”, the statement that nothing else is more so"


def _since(reading: Reading, at: int) -> bool:
    """Is what is first at the token so only since some time or for some years?"""
    following = range(at + 1, min(len(reading.tokens), at + _REACH))
    own = [i for i in following if reading.sentence_of[i] == reading.sentence_of[at]]
    lowers = [reading.tokens[i].lower for i in own]
    return "since" in lowers or any(
        word in {"years", "decades", "months", "year", "decade", "century"} and not {"in", "for"}.isdisjoint(lowers[:step])
        for step, word in enumerate(lowers)
    )


def _without_since(statement: Reading, passage: Reading) -> str:
    """ "the first ever" for "the first since 2005"."""
    there = _firsts(passage)
    if not there or not all(_since(passage, at) for at in there):
        return ""
    for at in _firsts(statement):
        same = [i for i in there if passage.tokens[i].lower == statement.tokens[at].lower]
        sentence = {
            statement.tokens[i].lower for i, s in enumerate(statement.sentence_of) if s == statement.sentence_of[at]
        }
        if same and not _since(statement, at) and "since" not in sentence:
            return f"the passage says “{passage.tokens[same[0]].text}” only since some time"
    return ""


def _of_all_time(statement: Reading, passage: Reading) -> str:
    """ "in its history", "ever" beside a first or a superlative, which the passage does not have."""
    if not _firsts(statement) or not _EVER.isdisjoint(token.lower for token in passage.tokens):
        return ""
    found = next((token for token in statement.tokens if token.lower in _EVER), None)
    return f"the statement says “{found.text}”, which the passage does not" if found is not None else ""


def _head(reading: Reading, at: int) -> int | None:
    """The noun that a first or superlative stands with."""
    last = None
    for i in range(at + 1, min(len(reading.tokens), at + 1 + _NEAR)):
        plural = i == at + 1 and at and reading.tags[at - 1] is Tag.DETERMINER and reading.tokens[i].lower.endswith("s")
        if reading.tags[i] is not Tag.NOUN and not plural:
            break
        last = i
    return last


def _nouns(reading: Reading) -> frozenset[int]:
    return frozenset(i for i, tag in enumerate(reading.tags) if tag is Tag.NOUN)


def _of_another(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """ "the first building put up for the families" for "built when the first families came"."""
    for at in _firsts(statement):
        head = _head(statement, at)
        there = [i for i in _firsts(passage) if i in alignment.cited[at]]
        if head is None or not there:
            continue
        heads = [found for i in there if (found := _head(passage, i)) is not None]
        elsewhere = {i for other, best in enumerate(alignment.best) if other != head for i in best}
        times = {lemma("time"), lemma("place")}
        if statement.tokens[head].lemma in times or any(passage.tokens[i].lemma in times for i in heads):
            continue
        unknown = alignment.free and not alignment.licensed(head) and not licensed_widely(statement.tokens[head], passage)
        other = unknown and statement.tokens[head].lemma not in GLUE and heads == [i for i in heads if i in _nouns(passage)]
        if heads and not set(heads) & set(alignment.cited[head]) and (other or all(found in elsewhere for found in heads)):
            return (
                f"the passage says “{passage.words((there[0], heads[0]))}”, the statement “{statement.words((at, head))}”"
            )
    return ""
