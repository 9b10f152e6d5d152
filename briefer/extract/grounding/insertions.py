"""How far reported speech reaches when its word of saying stands in an inserted clause: "X, who is said to …, has gone".

A relative clause set off by commas, and a phrase that a word of hearsay opens, report only what is in them; the main clause
around them is the article's own. Where the text leaves open how far it reaches, less is taken to be reported.
"""

from __future__ import annotations

from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import VERBAL, Tag

_PRONOUNS = frozenset({"who", "which", "whose", "whom"})
_TURNS = frozenset({"and", "but", "yet", "while", "whereas", "though", "although"})
_SUBJECTS = frozenset({Tag.DETERMINER, Tag.NAME, Tag.PRONOUN, Tag.NOUN, Tag.NUMBER})


def reach(reading: Reading, start: int, end: int, source: int, hearsay: bool) -> tuple[int, int]:
    """The part of the tokens `start`..`end` that is reported; `source` is the speaker's token or that of the hearsay word.

    With `hearsay` nobody is named: such a word reaches no further than its own clause.
    """
    for anchor in (source, start):
        opening = _opening(reading, anchor)
        if opening is None and hearsay and anchor == source:
            opening = source if _opens_insertion(reading, source) else None
        if opening is not None and start <= anchor < end and opening < end:
            close = _close(reading, anchor, opening)
            return max(start, opening), min(end, close)
        if opening is not None and anchor == source and opening < start:
            return start, max(min(end, _close(reading, start, opening)), start)
    return _own_clause(reading, start, end, source) if hearsay else (start, end)


def end_of_object(reading: Reading, start: int, end: int) -> int:
    """Where a thing that is noted or denied ends, if no clause: before "and freed the men", what the same party did."""
    for at in range(start, end - 1):
        if (
            _is_verb(reading, at)
            or reading.tags[at] in {Tag.SUBORDINATOR, Tag.RELATIVE}
            or reading.tokens[at].text in _QUOTES
        ):
            return end
        if reading.tokens[at].lower == "and" and at > start and reading.tags[at + 1] in {Tag.FINITE, Tag.AUXILIARY}:
            return at
    return end


_CLAUSE = frozenset({Tag.SUBORDINATOR, Tag.RELATIVE})
_QUOTES = frozenset({"“", "”", '"', "‘", ":"})


def end_of_insertion(reading: Reading, at: int) -> int | None:
    """Where the relative clause around a token ends, before the main verb; null where the token stands in none."""
    opening = _opening(reading, at)
    return None if opening is None else _close(reading, at, opening)


def _opening(reading: Reading, at: int) -> int | None:
    """Where the relative clause around a token begins, behind its comma; null where the token stands in none."""
    sentence = reading.sentence_of[at]
    for first in range(at, 0, -1):
        if reading.sentence_of[first - 1] != sentence:
            return None
        if reading.tokens[first - 1].text != ",":
            continue
        if _is_relative(reading, first):
            return first
        return _around_insertion(reading, first)
    return None


def _around_insertion(reading: Reading, first: int) -> int | None:
    """ "which, according to its rivals, …", "whose chief, two members say, …": the relative clause has yet no verb."""
    for at in range(first - 2, 0, -1):
        if reading.sentence_of[at] != reading.sentence_of[first] or _is_verb(reading, at):
            return None
        if reading.tokens[at - 1].text == ",":
            return at if _is_relative(reading, at) else None
    return None


def _is_relative(reading: Reading, at: int) -> bool:
    following = reading.tokens[at + 1].lower if at + 1 < len(reading.tokens) else ""
    return reading.tokens[at].lower in _PRONOUNS or (reading.tags[at] is Tag.PREPOSITION and following in _PRONOUNS)


def _opens_insertion(reading: Reading, at: int) -> bool:
    """ "the villa, reportedly a gift, was sold": the word of hearsay speaks of what follows it up to the comma."""
    inner = 0 < at < len(reading.tokens) - 1 and reading.tokens[at - 1].text == ","
    return inner and reading.tags[at] is Tag.ADVERB and reading.tags[at + 1] is not Tag.MARK


def _close(reading: Reading, at: int, opening: int) -> int:
    """Where an inserted clause ends: at the comma before the main verb, or with the sentence."""
    sentence = reading.sentence_of[at]
    relative = _is_relative(reading, opening)
    for comma in range(max(at, opening + 1), len(reading.tokens) - 1):
        if reading.sentence_of[comma] != sentence:
            return comma
        if reading.tokens[comma].text != "," or not _begins_predicate(reading, comma + 1):
            continue
        if not relative or any(_is_verb(reading, i) for i in range(opening, comma)):
            return comma
    return len(reading.tokens)


def _begins_predicate(reading: Reading, at: int) -> bool:
    if reading.tags[at] is Tag.ADVERB and at + 1 < len(reading.tags):
        at += 1
    return reading.tags[at] in {Tag.FINITE, Tag.AUXILIARY, Tag.PARTICIPLE}


def _is_verb(reading: Reading, at: int) -> bool:
    return reading.tags[at] in VERBAL or reading.tags[at] is Tag.AUXILIARY


def _own_clause(reading: Reading, start: int, end: int, source: int) -> tuple[int, int]:
    """The stretch without the clauses that ", and the …", ", while …" and ";" join to it."""
    for at in range(max(start, 1), end):
        if _turns(reading, at):
            if at <= source:
                start = at
            else:
                return start, at
    return start, end


def _turns(reading: Reading, at: int) -> bool:
    """Does another main clause begin at the token?"""
    before = reading.tokens[at - 1].text
    if before == ";":
        return True
    if before != "," or reading.tokens[at].lower not in _TURNS or at + 1 >= len(reading.tags):
        return False
    stop = next((i for i in range(at, len(reading.tags)) if reading.tags[i] is Tag.MARK), len(reading.tags))
    return reading.tags[at + 1] in _SUBJECTS and any(_is_verb(reading, i) for i in range(at, stop))
