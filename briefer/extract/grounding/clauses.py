"""The verbs of a text, each with its helpers, its voice, what stands before and after it, and the segment it stands in.

A segment is a stretch without a mark or clause opener inside: about what one verb can reach. Where English word order decides
who did what to whom (Quirk et al., *A Comprehensive Grammar of the English Language*, 1985, 10.18), positions within
segments are enough for a gate that only asks whether two such readings conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.extract.grounding.tagging import BE, HAVE, MODALS, VERBAL, Tag, verb_forms
from briefer.extract.grounding.wordlists import words
from briefer.language.tokens import Token

Indices = tuple[int, ...]

_CLAUSE_PREPOSITIONS = words("clauses_clause_prepositions")
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
    if (before in _HARD_MARKS and before != ".") or (before == "," and not _list_goes_on(tags, at)):
        return True
    if tag in {Tag.SUBORDINATOR, Tag.RELATIVE}:
        return tags[at - 1] is not Tag.PREPOSITION or tokens[at - 1].lower in _PARTICLES or lower in _ALWAYS_OPEN
    if tag is Tag.PREPOSITION and at + 1 < len(tags) and tags[at + 1] is Tag.RELATIVE:
        return True
    if lower in {"but", "nor"} or (tokens[at].text in _HARD_MARKS and tokens[at].text != "."):
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
    """Give a sentence without a finite verb one: "The probe, launched in 2019, passed …" has two participles by their looks."""
    for sentence in {part.sentence for part in parts}:
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
        elif tags[to] in VERBAL and (
            tags[to] is not Tag.FINITE or tags[chain[-1]] is not Tag.AUXILIARY or _inverted(tokens, at)
        ):
            return (*chain, to)
        elif tags[to] is not Tag.ADVERB and not (tags[to] is Tag.PRONOUN and to == at + 1 and _inverted(tokens, at)):
            break
        to += 1
    return tuple(chain)


def _inverted(tokens: Sequence[Token], at: int) -> bool:
    """ "never again will we sit": a negative adverb before the auxiliary puts the subject after it."""
    return any(token.lower in {"never", "nor", "neither", "hardly", "only"} for token in tokens[max(0, at - 3) : at])


def _read(
    tokens: Sequence[Token],
    tags: Sequence[Tag],
    parts: Sequence[Segment],
    number: int,
    group: Indices,
    before: Sequence[Verb],
) -> Verb:
    part, main = parts[number], group[-1]
    helpers = [tokens[at].lower for at in group[:-1]]
    passive = _is_passive(tokens, tags, part, main, helpers)
    if tags[group[0]] is Tag.TO:
        subject, near = _controller(tokens, number, before), False
    elif tags[group[0]] in {Tag.GERUND, Tag.BASE}:
        subject, near = (), False
    else:
        subject, near = _subject(tokens, tags, parts, number, group[0], before)
    object_, rest, agent = _after(tokens, tags, parts, number, main)
    if passive and not agent:
        agent = _agent_beyond(tokens, tags, parts, number)
    return Verb(main, group[:-1], number, passive, tags[main], subject, object_, rest, agent if passive else (), near)


def _modified(tokens: Sequence[Token], tags: Sequence[Tag], start: int, earlier: Sequence[Verb]) -> Indices:
    """The subject that a participle parts from its verb: "the union representing the staff said"."""
    if not earlier or any(verb.chain or verb.form not in {Tag.GERUND, Tag.PARTICIPLE} for verb in earlier):
        return ()
    return head_phrase(tokens, tags, start, earlier[0].main)


_OBJECT_CONTROL = words("clauses_object_control")


def _controller(tokens: Sequence[Token], number: int, before: Sequence[Verb]) -> Indices:
    """Who does what an infinitive says: the object of "ask him to go", else the subject of the verb before."""
    governor = next((verb for verb in reversed(before) if verb.segment == number), None)
    if governor is None:
        return ()
    if not governor.passive and governor.object and tokens[governor.main].lower in _OBJECT_CONTROL:
        return governor.object
    return governor.subject


def _is_passive(tokens: Sequence[Token], tags: Sequence[Tag], part: Segment, main: int, helpers: Sequence[str]) -> bool:
    if tags[main] is not Tag.PARTICIPLE:
        return False
    if helpers:
        return helpers[-1] in BE or helpers[-1] in {"get", "got", "gets"}
    if main > part.start and tokens[main - 1].lower in {"got", "get", "gets"}:
        return True
    if main + 2 < len(tokens) and tags[main + 2] is Tag.NUMBER:
        return False
    return main + 1 < len(tokens) and tokens[main + 1].lower in {
        "by",
        "in",
        "under",
        "to",
        "at",
        "on",
        "for",
        "from",
        "with",
        "as",
        "about",
    }


def _subject(
    tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int, first: int, before: Sequence[Verb]
) -> tuple[Indices, bool]:
    part = parts[number]
    earlier = [verb for verb in before if verb.segment == number]
    opens = part.start + (part.opener in _CLAUSE_PREPOSITIONS)
    start = max([opens, *(verb.main + 1 for verb in earlier)])
    modified = _modified(tokens, tags, opens, earlier)
    if modified:
        return modified, True
    words = head_phrase(tokens, tags, start, first)
    if words:
        return words, True
    if earlier and earlier[-1].form is Tag.PARTICIPLE and not earlier[-1].chain:
        return earlier[-1].subject, earlier[-1].subject_near
    if earlier and earlier[-1].form is Tag.GERUND and not earlier[-1].chain:
        return (earlier[-1].main,), True
    if earlier and earlier[-1].form is Tag.FINITE and not earlier[-1].object and earlier[-1].subject:
        heads = head_phrase(tokens, tags, opens, earlier[-1].subject[0])
        if heads:
            return heads, True
    if part.opener in {"who", "which", "that", "whose", "whom"} and number > 0 and not earlier:
        before_it = parts[number - 1]
        governed = any(tags[at] is Tag.PREPOSITION for at in range(before_it.start, before_it.end))
        return _last_phrase(tokens, tags, before_it), part.opener == "who" or not governed
    return _carried(tokens, tags, parts, number, before)


def _carried(
    tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int, before: Sequence[Verb]
) -> tuple[Indices, bool]:
    """The subject of a verb that opens its segment: that of the verb before it, or the phrase an apposition parts it from."""
    opener = parts[number].opener
    found: list[int] = []
    for earlier in range(number - 1, -1, -1):
        if parts[earlier].sentence != parts[number].sentence:
            break
        own = [verb for verb in before if verb.segment == earlier]
        if parts[earlier].opener in {"who", "which", "that", "whose", "whom"} and opener not in {"and", "but", "or"}:
            continue
        if own:
            return (tuple(found), True) if found else (own[-1].subject, False)
        words = head_phrase(tokens, tags, parts[earlier].start, parts[earlier].end)
        if opener not in {"and", "but", "or"}:
            found = [*words, *found]
    return tuple(found), bool(found)


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
        elif tag in {Tag.MARK, Tag.SUBORDINATOR} and tokens[at].text not in {"'", "’"}:
            if words:
                break
            governed = False
    return tuple(words)


_NOMINATIVE = words("clauses_nominative")
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
            if (
                at == main + 1
                and at + 1 < end
                and tags[at + 1] in {Tag.DETERMINER, Tag.PREPOSITION}
                and tokens[at].lower in _PARTICLES
            ):
                continue
            into = agent if tokens[at].lower == "by" and not _is_time(tokens, tags, at, end) else rest
        elif tag in NOMINAL_TAGS:
            into.append(at)
        elif tag is Tag.DETERMINER and into is rest and not object_ and tokens[at - 1].lower in _TIMES:
            into = object_
    return tuple(object_), tuple(rest), tuple(agent)


_TIMES = words("clauses_times")


def _is_time(tokens: Sequence[Token], tags: Sequence[Tag], at: int, end: int) -> bool:
    """ "by the evening", "by 2030", "by 5 percent": no doer."""
    following = [i for i in range(at + 1, min(at + 4, end)) if tags[i] is not Tag.DETERMINER]
    return bool(following) and (tags[following[0]] is Tag.NUMBER or tokens[following[0]].lower in _TIMES)


def _agent_beyond(tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int) -> Indices:
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


_PARTICLES = words("clauses_particles")


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
