"""Segments: the stretches of a sentence without a mark or clause opener inside, about what one verb can reach."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.extract.grounding.wordforms import VERBAL, Tag, verb_forms
from briefer.extract.grounding.wordlists import words
from briefer.language.records import dataclass
from briefer.language.tokens import Token

CLAUSE_PREPOSITIONS = words("clauses_clause_prepositions")


_ALWAYS_OPEN = words("clauses_always_open")


_REACH = 9


_HARD_MARKS = words("clauses_hard_marks")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of tokens `start`..`end` (exclusive) of sentence `sentence`, and the index of the word that opens it."""

    start: int
    end: int
    sentence: int
    opener: str


def segments(tokens: Sequence[Token], tags: Sequence[Tag], sentence_of: Sequence[int]) -> tuple[Segment, ...]:
    """The segments of the tokens, in order."""
    found: list[Segment] = []
    start = 0
    seen_verb = False
    for at in range(len(tokens) + 1):
        if at == len(tokens) or (at > start and _opens(tokens, tags, sentence_of, at, seen_verb)):
            if at > start:
                found.append(Segment(start, at, sentence_of[start], tokens[start].lower))
            start, seen_verb = at, False
        if at < len(tokens):
            seen_verb = seen_verb or tags[at] in VERBAL or tags[at] is Tag.AUXILIARY
    return tuple(found)


def _opens(tokens: Sequence[Token], tags: Sequence[Tag], sentence_of: Sequence[int], at: int, seen_verb: bool) -> bool:
    if sentence_of[at] != sentence_of[at - 1]:
        return True
    before, lower, tag = tokens[at - 1].text, tokens[at].lower, tags[at]
    if (before in _HARD_MARKS and before != ".") or (before == "," and not _list_goes_on(tags, at)):
        return True
    if tag in {Tag.SUBORDINATOR, Tag.RELATIVE}:
        return tags[at - 1] is not Tag.PREPOSITION or tokens[at - 1].lower in PARTICLES or lower in _ALWAYS_OPEN
    if tag is Tag.PREPOSITION and at + 1 < len(tags) and tags[at + 1] is Tag.RELATIVE:
        return True
    if lower in {"but", "nor"} or (tokens[at].text in _HARD_MARKS and tokens[at].text != "."):
        return True
    if lower in {"and", "or"}:
        lead = [token.lower for token in tokens[max(0, at - 4) : at]]
        return seen_verb and "between" not in lead and _verb_within(tokens, tags, at + 1)
    return lower in CLAUSE_PREPOSITIONS and tag is not Tag.NOUN and _verb_within(tokens, tags, at + 1)


def _list_goes_on(tags: Sequence[Tag], at: int) -> bool:
    """Is the comma before `at` one between the figures of a number or a date?"""
    return tags[at] is Tag.NUMBER and at >= 2 and tags[at - 2] is Tag.NUMBER


def _verb_within(tokens: Sequence[Token], tags: Sequence[Tag], start: int) -> bool:
    for at in range(start, min(len(tokens), start + _REACH)):
        tag = tags[at]
        if (
            tag is Tag.FINITE
            or tag is Tag.AUXILIARY
            or (tag in VERBAL and at == start)
            or (tag is Tag.PARTICIPLE and at <= start + 1)
        ):
            return True
        if tag in {Tag.MARK, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION, Tag.TO}:
            return False
    return False


def mended(tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment]) -> tuple[Tag, ...]:
    """The tags, with a verb found for segments that should have one: "who chairs the union", "the state counts bodies"."""
    out = list(tags)
    for part in parts:
        span = range(part.start, part.end)
        if any(out[at] in VERBAL or out[at] is Tag.AUXILIARY for at in span):
            continue
        for at in span:
            kinds = verb_forms().get(tokens[at].lower, frozenset())
            if out[at] is Tag.NOUN and kinds & {"third", "past"} and _could_be_verb(out, part, at):
                out[at] = Tag.FINITE
                break
    _main_verbs(tokens, out, parts)
    return tuple(out)


def _main_verbs(tokens: Sequence[Token], tags: list[Tag], parts: Sequence[Segment]) -> None:
    """Give a sentence without a finite verb one: "The probe, launched in 2019, passed …" has two participles by looks."""
    for sentence in sorted({part.sentence for part in parts}):
        own = [at for part in parts if part.sentence == sentence for at in range(part.start, part.end)]
        if any(tags[at] in {Tag.FINITE, Tag.AUXILIARY} for at in own):
            continue
        last = [at for at in own if tags[at] is Tag.PARTICIPLE and at > own[0] and tokens[at - 1].text == ","]
        if len(last) > 1 or (last and last[0] - own[0] > 2):
            tags[last[-1]] = Tag.FINITE


def _could_be_verb(tags: Sequence[Tag], part: Segment, at: int) -> bool:
    if at == part.start or at + 1 >= part.end:
        return False
    before = tags[at - 1]
    if before in {Tag.RELATIVE, Tag.PRONOUN}:
        return True
    return before in {Tag.NOUN, Tag.NAME} and tags[at + 1] in {
        Tag.NOUN,
        Tag.DETERMINER,
        Tag.NAME,
        Tag.NUMBER,
        Tag.PREPOSITION,
    }


PARTICLES = words("clauses_particles")


def is_negator(token: Token) -> bool:
    """Is the token a plain negation: "not", "never", "didn't"?"""
    return token.lower in {"not", "never", "cannot", "nor"} or token.lower.endswith("n't")
