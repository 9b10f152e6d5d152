"""The phrases before and after a verb: heads of subjects, objects, and who a passive says did it."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.extract.grounding.segments import PARTICLES, Segment
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wordlists import words
from briefer.language.tokens import Token

Indices = tuple[int, ...]


def head_phrase(tokens: Sequence[Token], tags: Sequence[Tag], start: int, end: int) -> Indices:
    """The nominal words of the phrase in the stretch that no preposition governs: the head of a subject.

    Of two such phrases in a row ("a kind the valley sees", "this week the court ruled") the second is the subject.
    """
    governed = False
    words: list[int] = []
    closed = False
    for at in range(start, end):
        tag = tags[at]
        if tag is Tag.PREPOSITION:
            governed, closed = True, True
        elif tag is Tag.PRONOUN and tokens[at].lower in _NOMINATIVE and at > start and tags[at - 1] is not Tag.PREPOSITION:
            words, governed = [at], False
        elif tag in NOMINAL_TAGS:
            if not governed:
                words.append(at)
        elif tag is Tag.DETERMINER:
            if tags[at - 1] is Tag.CONJUNCTION and at > start:
                continue
            if not (governed and at > start and tags[at - 1] is Tag.PREPOSITION):
                if words and not closed:
                    words = []
                governed = bool(words)
        elif tokens[at].text == "." and at + 1 < end:
            # "Ms. Ruiz": the point of an abbreviation ends nothing.
            continue
        elif tag in {Tag.MARK, Tag.SUBORDINATOR} and tokens[at].text not in {"'", "’"}:
            if words:
                break
            governed = False
    return tuple(words)


_NOMINATIVE = words("clauses_nominative")


NOMINAL_TAGS = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})


def last_phrase(tags: Sequence[Tag], part: Segment) -> Indices:
    """The nominal words of the last phrase of a segment: what a relative clause after it speaks of."""
    words: list[int] = []
    for at in range(part.end - 1, part.start - 1, -1):
        if tags[at] in NOMINAL_TAGS:
            words.append(at)
        elif tags[at] is Tag.MARK and not words:
            continue
        elif tags[at] in VERBAL or tags[at] is Tag.AUXILIARY or (words and tags[at] in {Tag.PREPOSITION, Tag.DETERMINER}):
            break
    return tuple(reversed(words))


def after_verb(
    tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int, main: int
) -> tuple[Indices, Indices, Indices]:
    """What follows a verb within its segment: its object, the words governed by prepositions, and the "by" phrase's."""
    end = parts[number].end
    object_: list[int] = []
    rest: list[int] = []
    agent: list[int] = []
    into = object_
    for at in range(main + 1, end):
        tag = tags[at]
        if tag in VERBAL or tag in {Tag.AUXILIARY, Tag.TO}:
            break
        if tag is Tag.PREPOSITION:
            if (
                at == main + 1
                and at + 1 < end
                and tags[at + 1] in {Tag.DETERMINER, Tag.PREPOSITION}
                and tokens[at].lower in PARTICLES
            ):
                continue
            into = agent if tokens[at].lower == "by" and not _is_time(tokens, tags, at, end) else rest
        elif tag in NOMINAL_TAGS:
            into.append(at)
        elif tag is Tag.DETERMINER and into is object_ and object_ and _opens_clause(tags, at, end):
            break
        elif tag is Tag.DETERMINER and into is rest and not object_ and tokens[at - 1].lower in _TIMES:
            into = object_
    return tuple(object_), tuple(rest), tuple(agent)


_TIMES = words("clauses_times")
_INSIDE_PHRASE = frozenset({Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.NUMBER})


def _opens_clause(tags: Sequence[Tag], at: int, end: int) -> bool:
    """ "told reporters | no heads would roll": a phrase behind the object with a verb of its own."""
    i = at
    while i < end and tags[i] in _INSIDE_PHRASE:
        i += 1
    return i < end and tags[i] in {Tag.AUXILIARY, Tag.FINITE}


def _is_time(tokens: Sequence[Token], tags: Sequence[Tag], at: int, end: int) -> bool:
    """ "by the evening", "by 2030", "by 5 percent": no doer."""
    following = [i for i in range(at + 1, min(at + 4, end)) if tags[i] is not Tag.DETERMINER]
    return bool(following) and (tags[following[0]] is Tag.NUMBER or tokens[following[0]].lower in _TIMES)


def agent_beyond(tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int) -> Indices:
    """The "by" phrase of a passive that commas part from it: "was promised $4,400, about half, by the president"."""
    for part in parts[number + 1 : number + 3]:
        span = range(part.start, part.end)
        if part.sentence != parts[number].sentence or any(tags[at] in VERBAL or tags[at] is Tag.AUXILIARY for at in span):
            break
        if (
            tokens[part.start].lower == "by"
            and part.start + 1 < part.end
            and not _is_time(tokens, tags, part.start, part.end)
        ):
            return head_phrase(tokens, tags, part.start + 1, part.end)
    return ()
