"""The verbs of a text, each with its helpers, its voice, its segment, and what stands before and after it.

Where English word order decides who did what to whom (Quirk et al., *A Comprehensive Grammar of the English Language*,
1985, 10.18), positions within segments are enough for a gate that only asks whether two such readings conflict.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.extract.grounding.phrases import Indices, after_verb, agent_beyond, head_phrase, last_phrase
from briefer.extract.grounding.segments import CLAUSE_PREPOSITIONS, Segment
from briefer.extract.grounding.wordforms import BE, VERBAL, Tag
from briefer.extract.grounding.wordlists import words
from briefer.language.records import dataclass
from briefer.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at token `main` with its helpers `chain`, the nominal words before it (subject) and after it (object)."""

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
    object_, rest, agent = after_verb(tokens, tags, parts, number, main)
    if passive and not agent:
        agent = agent_beyond(tokens, tags, parts, number)
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
        "before",
        "after",
        "during",
        "since",
    }


def _subject(
    tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int, first: int, before: Sequence[Verb]
) -> tuple[Indices, bool]:
    part = parts[number]
    earlier = [verb for verb in before if verb.segment == number]
    opens = part.start + (part.opener in CLAUSE_PREPOSITIONS)
    start = max([opens, *(verb.main + 1 for verb in earlier)])
    modified = _modified(tokens, tags, opens, earlier)
    if modified:
        return modified, True
    if earlier and _ends_relative(tokens, tags, part, first, earlier[-1]):
        return last_phrase(tags, parts[number - 1]), True
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
    if part.opener == "according" and not earlier and (own := _phrase_ending(tags, opens, first)):
        return own, True
    if part.opener in {"who", "which", "that", "whose", "whom"} and number > 0 and not earlier:
        # "it was Ruiz, not Lund, who left": the rejected one is no subject.
        rejected = parts[number - 1].opener == "not" and number > 1 and parts[number - 2].sentence == part.sentence
        before_it = parts[number - 2 if rejected else number - 1]
        governed = any(tags[at] is Tag.PREPOSITION for at in range(before_it.start, before_it.end))
        phrase = last_phrase(tags, before_it)
        person = part.opener == "who" and bool(phrase) and _may_be_person(tokens[phrase[-1]], tags[phrase[-1]])
        return phrase, person or not governed
    return _carried(tokens, tags, parts, number, before)


def _phrase_ending(tags: Sequence[Tag], start: int, end: int) -> Indices:
    """The noun phrase directly before a participle: "according to | two people | briefed on it"."""
    first = end
    while first > start and tags[first - 1] in {Tag.NOUN, Tag.NAME, Tag.NUMBER}:
        first -= 1
    return tuple(range(first, end))


_PERSON_ENDINGS = tuple(sorted(words("clauses_person_endings")))


def _may_be_person(token: Token, tag: Tag) -> bool:
    """May "who" speak of it: a name, a plural, a word for one who does something?"""
    return tag is Tag.NAME or token.lower.endswith(_PERSON_ENDINGS)


def _ends_relative(tokens: Sequence[Token], tags: Sequence[Tag], part: Segment, first: int, before: Verb) -> bool:
    """ "three clerks who keep the ledger say": the verb after a relative clause belongs to who it speaks of."""
    if part.opener != "who" or tags[first] is not Tag.FINITE or part.start == 0:
        return False
    own = before.form is Tag.FINITE or bool(before.chain)
    return own and all(tags[at] not in _NEW_SUBJECT for at in range(before.main, first))


_NEW_SUBJECT = frozenset({Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.PRONOUN})


def _is_bare_relative(tags: Sequence[Tag], part: Segment) -> bool:
    """ "Ruiz, who, according to the clerk, left": the relative whose verb an insertion parts from it."""
    return tags[part.start] is Tag.RELATIVE and all(tags[at] is Tag.MARK for at in range(part.start + 1, part.end))


def _carried(
    tokens: Sequence[Token], tags: Sequence[Tag], parts: Sequence[Segment], number: int, before: Sequence[Verb]
) -> tuple[Indices, bool]:
    """The subject of a verb that opens its segment: that of the verb before, or the phrase an apposition parts it from."""
    opener = parts[number].opener
    found: list[int] = []
    for earlier in range(number - 1, -1, -1):
        if parts[earlier].sentence != parts[number].sentence:
            break
        own = [verb for verb in before if verb.segment == earlier]
        if opener not in {"and", "but", "or"} and earlier and _is_bare_relative(tags, parts[earlier]):
            return last_phrase(tags, parts[earlier - 1]), True
        if parts[earlier].opener in {"who", "which", "that", "whose", "whom"} and opener not in {"and", "but", "or"}:
            continue
        if own:
            return (tuple(found), True) if found else (own[-1].subject, False)
        words = head_phrase(tokens, tags, parts[earlier].start, parts[earlier].end)
        if opener not in {"and", "but", "or"}:
            found = [*words, *found]
    return tuple(found), bool(found)
