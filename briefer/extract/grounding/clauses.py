"""The verbs of a text, each with its helpers, its voice, what stands before and after it, and the segment it stands in.

A segment is a stretch without a mark or clause opener inside: about what one verb can reach. Where English word order decides
who did what to whom (Quirk et al., *A Comprehensive Grammar of the English Language*, 1985, 10.18), positions within
segments are enough for a gate that only asks whether two such readings conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.extract.grounding.tagging import BE, HAVE, MODALS, VERBAL, Tag, verb_forms
from briefer.language.tokens import Token

Indices = tuple[int, ...]

_CLAUSE_PREPOSITIONS = frozenset("after before since until till as once like while".split())
_REACH = 9
_HARD_MARKS = frozenset(". ! ? ; : ( ) [ ] — – -- … \" “ ” « » „".split())


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of tokens `start`..`end` (exclusive) of sentence `sentence`, and the index of the word that opens it."""

    start: int
    end: int
    sentence: int
    opener: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at token `main` with its helpers `chain`; the nominal words before it (its subject) and after it (its object)."""

    main: int
    chain: Indices
    segment: int
    passive: bool
    form: Tag
    subject: Indices
    object: Indices
    rest: Indices
    agent: Indices
    """The words of a "by" phrase after a passive."""
    subject_near: bool
    """Was the subject read directly before the verb, not carried over from another clause?"""

    @property
    def doer(self) -> Indices:
        """Who does it: the subject, or in the passive the "by" phrase."""
        return self.agent if self.passive else self.subject

    @property
    def done_to(self) -> Indices:
        """What it is done to: the object, or in the passive the subject."""
        return self.subject if self.passive else self.object


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
    if before in _HARD_MARKS or (before == "," and not _list_goes_on(tags, at)):
        return True
    if tag in {Tag.SUBORDINATOR, Tag.RELATIVE}:
        return tags[at - 1] is not Tag.PREPOSITION
    if tag is Tag.PREPOSITION and at + 1 < len(tags) and tags[at + 1] is Tag.RELATIVE:
        return True
    if lower in {"but", "nor"} or tokens[at].text in _HARD_MARKS:
        return True
    if lower in {"and", "or"}:
        return seen_verb and _verb_within(tokens, tags, at + 1)
    return lower in _CLAUSE_PREPOSITIONS and tag is not Tag.NOUN and _verb_within(tokens, tags, at + 1)


def _list_goes_on(tags: Sequence[Tag], at: int) -> bool:
    """Is the comma before `at` one between the figures of a number or a date?"""
    return tags[at] is Tag.NUMBER and at >= 2 and tags[at - 2] is Tag.NUMBER


def _verb_within(tokens: Sequence[Token], tags: Sequence[Tag], start: int) -> bool:
    for at in range(start, min(len(tokens), start + _REACH)):
        tag = tags[at]
        if tag is Tag.FINITE or tag is Tag.AUXILIARY or (tag in VERBAL and at == start) or (tag is Tag.PARTICIPLE and at <= start + 1):
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
    return tuple(out)


def _could_be_verb(tags: Sequence[Tag], part: Segment, at: int) -> bool:
    if at == part.start or at + 1 >= part.end:
        return False
    before = tags[at - 1]
    if before in {Tag.RELATIVE, Tag.PRONOUN}:
        return True
    return before in {Tag.NOUN, Tag.NAME} and tags[at + 1] in {Tag.NOUN, Tag.DETERMINER, Tag.NAME, Tag.NUMBER, Tag.PREPOSITION}


def verbs(tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment]) -> tuple[Verb, ...]:
    """The verbs of the text in order, each read within its segment."""
    found: list[Verb] = []
    for number, part in enumerate(parts):
        at = part.start
        while at < part.end:
            group = _group(tokens, tags, part, at)
            if group is None:
                at += 1
                continue
            found.append(_read(tokens, tags, parts, number, group, found))
            at = group[-1] + 1
    return tuple(found)


def _group(tokens: Sequence[Token], tags: Sequence[Tag], part: Segment, at: int) -> Indices | None:
    """The verb group that begins at `at`: helpers, "to", negation and adverbs, then the verb; null where none begins."""
    if tags[at] in VERBAL:
        return (at,)
    if tags[at] not in {Tag.AUXILIARY, Tag.TO}:
        return None
    chain = [at]
    to = at + 1
    while to < part.end:
        if tags[to] in {Tag.AUXILIARY, Tag.TO}:
            chain.append(to)
        elif tags[to] in VERBAL and not (tags[to] is Tag.FINITE and tags[chain[-1]] is Tag.AUXILIARY):
            return (*chain, to)
        elif tags[to] is not Tag.ADVERB:
            break
        to += 1
    return tuple(chain)


def _read(
    tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int, group: Indices, before: Sequence[Verb]
) -> Verb:
    part, main = parts[number], group[-1]
    helpers = [tokens[at].lower for at in group[:-1]]
    passive = _is_passive(tokens, tags, part, main, helpers)
    infinite = tags[group[0]] in {Tag.TO, Tag.GERUND, Tag.BASE}
    subject, near = ((), False) if infinite else _subject(tokens, tags, parts, number, group[0], before)
    object_, rest, agent = _after(tokens, tags, parts, number, main)
    if passive and not agent:
        agent = _agent_beyond(tokens, tags, parts, number)
    return Verb(main, group[:-1], number, passive, tags[main], subject, object_, rest, agent if passive else (), near)


def _is_passive(tokens: Sequence[Token], tags: Sequence[Tag], part: Segment, main: int, helpers: Sequence[str]) -> bool:
    if tags[main] is not Tag.PARTICIPLE:
        return False
    if helpers:
        return helpers[-1] in BE or helpers[-1] in {"get", "got", "gets"}
    if main > part.start and tokens[main - 1].lower in {"got", "get", "gets"}:
        return True
    return main + 1 < len(tokens) and tokens[main + 1].lower in {"by", "in", "under", "to", "at", "on", "for", "from", "with", "as", "about"}


def _subject(
    tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int, first: int, before: Sequence[Verb]
) -> tuple[Indices, bool]:
    part = parts[number]
    earlier = [verb for verb in before if verb.segment == number]
    start = max([part.start, *(verb.main + 1 for verb in earlier)])
    words = head_phrase(tokens, tags, start, first)
    if words:
        return words, True
    if earlier and earlier[-1].form is Tag.PARTICIPLE and not earlier[-1].chain:
        return earlier[-1].subject, earlier[-1].subject_near
    if part.opener in {"who", "which", "that", "whose", "whom"} and number > 0:
        return _last_phrase(tokens, tags, parts[number - 1]), True
    return _carried(tokens, tags, parts, number, before)


def _carried(
    tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int, before: Sequence[Verb]
) -> tuple[Indices, bool]:
    """The subject of a verb that opens its segment: that of the verb before it, or the phrase an apposition parts it from."""
    opener = parts[number].opener
    for earlier in range(number - 1, -1, -1):
        if parts[earlier].sentence != parts[number].sentence:
            break
        own = [verb for verb in before if verb.segment == earlier]
        if parts[earlier].opener in {"who", "which", "that", "whose", "whom"} and opener not in {"and", "but", "or"}:
            continue
        if own:
            return own[-1].subject, False
        words = head_phrase(tokens, tags, parts[earlier].start, parts[earlier].end)
        if words and opener not in {"and", "but", "or"}:
            return words, True
    return (), False


def head_phrase(tokens: Sequence[Token], tags: Sequence[Tag], start: int, end: int) -> Indices:
    """The nominal words of the first phrase in the stretch that no preposition governs: the head of a subject."""
    at = start
    governed = False
    words: list[int] = []
    while at < end:
        tag = tags[at]
        if tag in NOMINAL_TAGS:
            if not governed:
                words.append(at)
        elif tag is Tag.PREPOSITION:
            if words:
                break
            governed = True
        elif tag in {Tag.DETERMINER, Tag.MARK, Tag.CONJUNCTION} or tag is Tag.SUBORDINATOR:
            if words and tag is not Tag.CONJUNCTION and tokens[at].text not in {"'", "’"}:
                break
            governed = governed and tag is Tag.DETERMINER and tags[at - 1] is Tag.PREPOSITION
        at += 1
    return tuple(words)


NOMINAL_TAGS = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})


def _last_phrase(tokens: Sequence[Token], tags: Sequence[Tag], part: Segment) -> Indices:
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


def _after(
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
            if at == main + 1 and at + 1 < end and tags[at + 1] in {Tag.DETERMINER, Tag.PREPOSITION} and tokens[at].lower in _PARTICLES:
                continue
            into = agent if tokens[at].lower == "by" else rest
        elif tag in NOMINAL_TAGS:
            into.append(at)
    return tuple(object_), tuple(rest), tuple(agent)


def _agent_beyond(tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int) -> Indices:
    """The "by" phrase of a passive that commas part from it: "was promised $4,400, about half, by the president"."""
    for part in parts[number + 1 : number + 3]:
        span = range(part.start, part.end)
        if part.sentence != parts[number].sentence or any(tags[at] in VERBAL or tags[at] is Tag.AUXILIARY for at in span):
            break
        if tokens[part.start].lower == "by" and part.start + 1 < part.end and tags[part.start + 1] is not Tag.GERUND:
            return head_phrase(tokens, tags, part.start + 1, part.end)
    return ()


_PARTICLES = frozenset("up down out off over away back".split())


def is_negator(token: Token) -> bool:
    """Is the token a plain negation: "not", "never", "didn't"?"""
    return token.lower in {"not", "never", "cannot", "nor"} or token.lower.endswith("n't")


def helper_kinds(tokens: Sequence[Token], verb: Verb) -> frozenset[str]:
    """The kinds of a verb's helpers: "modal:may", "be", "have", "to"."""
    found: set[str] = set()
    for at in verb.chain:
        lower = tokens[at].lower
        if lower in MODALS or lower.endswith("n't"):
            found.add(f"modal:{lower.removesuffix('nt')}")
        found |= {"be"} if lower in BE else {"have"} if lower in HAVE else {lower}
    return frozenset(found)
