"""Who did what to whom: do two readings of the same verb put the same words on the same side of it?"""

from __future__ import annotations

from collections.abc import Iterable

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.loose import LIGHT_VERBS
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.thesaurus import thesaurus
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wordlists import keys
from briefer.language.lexicon import antonyms
from briefer.language.tokens import lemma


def swapped(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A plain sentence about the first verb whose doer and receiver changed places; "" where none did."""
    for verb in statement.verbs:
        others = _partners(statement, passage, alignment, verb)
        others = [] if any(_inverted(statement, alignment, verb, other) for other in others) else others
        if others and all(_conflict(statement, passage, alignment, verb, other) for other in others):
            return _reason(statement, passage, verb, others[0])
        if _reversed(statement, passage, alignment, verb):
            return f"the passage has the parties of “{statement.tokens[verb.main].text}” the other way round"
        if _suffers(statement, passage, alignment, verb):
            return f"the passage has “{statement.tokens[verb.main].text}” done to whom the statement has do it"
        if _of_contrary(statement, passage, alignment, verb):
            return f"the passage says the contrary of what the statement says with “{statement.tokens[verb.main].text}”"
    return ""


def _inverted(statement: Reading, alignment: Alignment, verb: Verb, other: Verb) -> bool:
    """ "Acme is the largest" of "the largest is Acme": what "is" joins may stand on either side of it."""
    if statement.tokens[verb.main].lemma != _BE:
        return False
    doer = [frozenset(alignment.cited[at]) for at in verb.subject if alignment.cited[at]]
    behind, before = {*other.object, *other.rest}, {*other.subject}
    turned = bool(doer) and all(linked & behind and not linked & before for linked in doer)
    return turned and bool(_linked(alignment, verb.object) & before)


_BE = lemma("be")


def _reversed(statement: Reading, passage: Reading, alignment: Alignment, verb: Verb) -> bool:
    """ "the guest asked the panel" of "the panel summoned the guest": another verb, and both parties on the other side."""
    if alignment.licensed(verb.main) or statement.tokens[verb.main].lemma in LIGHT_VERBS or verb.passive:
        return False
    if not verb.subject_near or not verb.doer or not verb.done_to:
        return False
    doer, done_to = frozenset(alignment.best[verb.doer[-1]]), frozenset(alignment.best[verb.done_to[-1]])
    if not doer or not done_to or doer & done_to:
        return False
    active = [other for other in passage.verbs if not other.passive]
    turned = any(done_to <= {*other.doer} and doer <= {*other.done_to} for other in active)
    return turned and not any(doer & {*other.doer} and done_to & {*other.done_to} for other in passage.verbs)


def _suffers(statement: Reading, passage: Reading, alignment: Alignment, verb: Verb) -> bool:
    """ "the desk rang the station" of "the desk is rung": the passive's subject does to another what is done to it."""
    if verb.passive or not verb.subject_near or not verb.subject or not verb.object or _reports(statement, verb):
        return False
    if statement.tokens[verb.main].lemma in LIGHT_VERBS | _EMPTY or not alignment.exactly(verb.main):
        return False
    others = [other for at in alignment.best[verb.main] if (other := passage.verb_of(at)) is not None]
    head = frozenset(alignment.best[verb.subject[-1]])
    return (
        bool(head)
        and bool(others)
        and all(
            other.passive and head <= frozenset(other.subject) and not head & frozenset(other.agent) for other in others
        )
    )


def _of_contrary(statement: Reading, passage: Reading, alignment: Alignment, verb: Verb) -> bool:
    """ "was convicted of fraud" where the passage has one acquitted of fraud and convicted of another thing."""
    key = statement.tokens[verb.main].lemma
    if statement.tags[verb.main - 1] in VERBAL and verb.main:
        return False
    beside = [at for at in (*verb.object, *verb.rest) if alignment.cited[at] and statement.tags[at] is Tag.NOUN]
    if not beside:
        return False
    for other in passage.verbs:
        other_key = passage.tokens[other.main].lemma
        if not (thesaurus().opposed(key, other_key) or antonyms(key, other_key)):
            continue
        theirs = {*other.object, *other.rest}
        if all(alignment.cited[at] and theirs.issuperset(alignment.cited[at]) for at in beside):
            best = alignment.best[verb.main]
            return bool(best) and other.main not in best and all(passage.verb_of(at) is not None for at in best)
    return False


def _conflict(statement: Reading, passage: Reading, alignment: Alignment, verb: Verb, other: Verb) -> bool:
    doer, done_to = _linked(alignment, verb.doer), _linked(alignment, verb.done_to)
    doers = frozenset(at for index in verb.doer for at in alignment.best[index])
    exact = statement.tokens[verb.main].lemma == passage.tokens[other.main].lemma
    if alignment.free:
        if statement.tokens[verb.main].lemma in LIGHT_VERBS:
            return False
        same = bool(done_to & frozenset(other.done_to))
        mixed = _mixed(passage, other, doers, done_to) or _exchanged(passage, other, doers, done_to)
        return exact and (
            mixed
            or _became_object(statement, passage, alignment, verb, other)
            or _renamed(statement, passage, alignment, verb, other)
            or _crossed(alignment, verb, other)
            or (same and _displaced(statement, passage, alignment, verb, other))
        )
    return (
        _crossed(alignment, verb, other)
        or _turned(verb, other, doer)
        or (exact and _told_of_doer(statement, verb) and _became_object(statement, passage, alignment, verb, other))
        or (exact and _aimed_at(passage, verb, other, doer))
        or _renamed(statement, passage, alignment, verb, other)
        or (exact and _displaced(statement, passage, alignment, verb, other))
        or (exact and _objects_swapped(statement, passage, alignment, verb, other))
        or _mixed(passage, other, doers, done_to)
        or _exchanged(passage, other, doers, done_to)
    )


def _partners(statement: Reading, passage: Reading, alignment: Alignment, verb: Verb) -> list[Verb]:
    """The passage's verbs that the statement's may stand for, word for word; none for a verb of plain saying."""
    if _reports(statement, verb) or (statement.tokens[verb.main].lemma in _EMPTY and not _named(statement, verb)):
        return []
    links = [link for link in alignment.links[verb.main] if len(link.said.at) == len(link.cited.at) == 1]
    exact = [link for link in links if link.exact]
    found = [passage.verb_of(link.cited.at[0]) for link in exact or links]
    return [other for other in found if other is not None]


_EMPTY = frozenset({lemma("be"), lemma("have")})


def _named(reading: Reading, verb: Verb) -> bool:
    return any(reading.tags[at] is Tag.NAME for at in verb.subject)


_SAYING = keys("roles_saying")


def _reports(reading: Reading, verb: Verb) -> bool:
    return reading.tokens[verb.main].lemma in _SAYING


def _linked(alignment: Alignment, indices: Iterable[int]) -> frozenset[int]:
    return frozenset(at for index in indices for at in alignment.cited[index])


def _crossed(alignment: Alignment, verb: Verb, other: Verb) -> bool:
    """Is some word of the doer's side found only on the other side, and some word of the other side only on the doer's?"""
    there_doer = frozenset(other.doer)
    there_done = frozenset((*other.done_to, *other.rest))
    if not there_doer or not there_done:
        return False
    doer_moved = any(_only_in(alignment, at, there_done, there_doer) for at in verb.doer)
    done_moved = any(_only_in(alignment, at, there_doer, there_done) for at in (*verb.done_to, *verb.rest))
    return doer_moved and done_moved


def _only_in(alignment: Alignment, index: int, there: frozenset[int], not_there: frozenset[int]) -> bool:
    cited = frozenset(alignment.cited[index])
    return bool(cited & there) and not cited & not_there


def _turned(verb: Verb, other: Verb, doer: frozenset[int]) -> bool:
    """Does the doer stand on the other side of the passage's verb?"""
    there_doer, there_done = frozenset(other.doer), frozenset(other.done_to)
    if not verb.doer or not there_doer or not (verb.subject_near or verb.agent):
        return False
    if doer & there_doer or not doer:
        return False
    return bool(doer & there_done)


def _aimed_at(passage: Reading, verb: Verb, other: Verb, doer: frozenset[int]) -> bool:
    """ "two officers pulled a gun on him" for "he pulled a gun on two officers"."""
    if verb.passive or other.passive or not (verb.subject_near and other.subject_near) or not doer:
        return False
    at = min(doer)
    led = passage.tags[at - 1] is Tag.PREPOSITION or passage.tags[at - 2] is Tag.PREPOSITION if at > 1 else False
    return led and doer <= frozenset(other.rest) and passage.tags[other.doer[-1]] is Tag.PRONOUN if other.doer else False


def _renamed(statement: Reading, passage: Reading, alignment: Alignment, verb: Verb, other: Verb) -> bool:
    """Has the verb one name for its doer in the statement and another in the passage, for the same event?"""
    if not (verb.subject_near or verb.agent) or not (other.subject_near or other.agent):
        return False
    ours, theirs = _last_name(statement, verb.doer), _last_name(passage, other.doer)
    if ours is None or theirs is None or not alignment.cited[ours] or theirs in alignment.cited[ours]:
        return False
    if set(alignment.cited[ours]) & set(other.doer) or theirs in _linked(alignment, verb.doer):
        return False
    done_to = _linked(alignment, verb.done_to)
    return _same_event(done_to, frozenset(other.done_to), other)


def _displaced(statement: Reading, passage: Reading, alignment: Alignment, verb: Verb, other: Verb) -> bool:
    """Has the statement given the verb to one party of the passage, while the passage's own doer stands elsewhere in it?"""
    if not (verb.subject_near or verb.agent or verb.subject) or not (other.subject_near or other.agent):
        return False
    ours = [at for at in verb.doer if statement.tags[at] in {Tag.NOUN, Tag.NAME} and alignment.cited[at]]
    theirs = [at for at in other.doer if passage.tags[at] in {Tag.NOUN, Tag.NAME}]
    if not ours or not theirs or set(_linked(alignment, ours)) & {*theirs, *_beside(passage, other)}:
        return False
    named = {statement.tags[ours[-1]], *(passage.tags[i] for i in alignment.cited[ours[-1]])}
    if Tag.NAME in named and passage.tags[theirs[-1]] is Tag.NOUN and _the(passage, theirs[0]):
        # "The president" may be whom the passage names beside it.
        return theirs[-1] in _linked(alignment, [at for at in range(len(statement.tokens)) if at not in verb.doer])
    elsewhere = _linked(alignment, [at for at in range(len(statement.tokens)) if at not in verb.doer])
    if theirs[-1] in elsewhere:
        return True
    taken = {at for third in passage.verbs if third.segment != other.segment for at in third.doer}
    return all(set(alignment.cited[at]) & taken for at in ours) and not set(theirs) & taken


def _the(reading: Reading, at: int) -> bool:
    return at > 0 and reading.tokens[at - 1].lower in {"the", "his", "her", "their"}


def _objects_swapped(statement: Reading, passage: Reading, alignment: Alignment, verb: Verb, other: Verb) -> bool:
    """Has the statement put the object of another word in the place of the passage's own, which stands elsewhere in it?"""
    ours = [at for at in verb.done_to if statement.tags[at] in {Tag.NOUN, Tag.NAME}]
    theirs = [at for at in other.done_to if passage.tags[at] in {Tag.NOUN, Tag.NAME}]
    kept = _linked(alignment, ours)
    ours = [at for at in ours if not set(alignment.cited[at]) & {*other.done_to}]
    theirs = [at for at in theirs if at not in kept]
    if not ours or not theirs or not all(alignment.best[at] for at in ours) or verb.passive != other.passive:
        return False
    linked = _linked(alignment, ours)
    if linked & {*other.done_to, *other.rest, *other.agent}:
        return False
    elsewhere = _linked(alignment, [at for at in range(len(statement.tokens)) if at not in verb.done_to])
    after = {i for i in range(other.main, len(passage.tokens)) if passage.sentence_of[i] == passage.sentence_of[other.main]}
    return theirs[-1] in elsewhere and linked <= after


def _beside(passage: Reading, verb: Verb) -> range:
    """All that stands on the doer's side of a verb in its segment."""
    part = passage.parts[verb.segment]
    return range(verb.main + 1, part.end) if verb.passive else range(part.start, verb.main)


def _last_name(reading: Reading, indices: Iterable[int]) -> int | None:
    return next((at for at in reversed(tuple(indices)) if reading.tags[at] is Tag.NAME), None)


def _mixed(passage: Reading, other: Verb, doer: frozenset[int], done_to: frozenset[int]) -> bool:
    """Is the doer that of the passage's other sentence with this verb: "the state counts graves" of "we count graves"?"""
    if not doer or doer & frozenset(other.doer) or not done_to & frozenset(other.done_to):
        return False
    return any(doer <= frozenset(third.doer) and not done_to & frozenset(third.done_to) for third in _twins(passage, other))


def _exchanged(passage: Reading, other: Verb, doer: frozenset[int], done_to: frozenset[int]) -> bool:
    """The same from the other side: the doer is right, what it is done to is that of the other sentence."""
    if not done_to or done_to & frozenset((*other.done_to, *other.rest)) or not doer & frozenset(other.doer):
        return False
    return any(done_to & frozenset(third.done_to) and not doer & frozenset(third.doer) for third in _twins(passage, other))


def _twins(passage: Reading, verb: Verb) -> list[Verb]:
    """The passage's other verbs of the same word."""
    key = passage.tokens[verb.main].lemma
    return [third for third in passage.verbs if third is not verb and passage.tokens[third.main].lemma == key]


def _became_object(statement: Reading, passage: Reading, alignment: Alignment, verb: Verb, other: Verb) -> bool:
    """Does the passage's doer stand after the statement's verb, with a doer of whom the passage's verb knows nothing?"""
    if verb.passive or other.passive or not verb.subject_near or not other.subject_near:
        return False
    theirs = {at for at in other.doer if passage.tags[at] in {Tag.NOUN, Tag.NAME}}
    led = [i for v in statement.verbs if v.segment == verb.segment and v.main > verb.main for i in v.object]
    moved = _linked(alignment, (*verb.done_to, *verb.rest, *led))
    return bool(theirs) and theirs <= moved and not _linked(alignment, verb.doer) & {*other.doer, *_beside(passage, other)}


def _told_of_doer(reading: Reading, verb: Verb) -> bool:
    """Has the verb a noun or name for its doer: not "it took the jury …"?"""
    return any(reading.tags[at] in {Tag.NOUN, Tag.NAME} for at in verb.doer)


def _same_event(done_to: frozenset[int], there_done: frozenset[int], other: Verb) -> bool:
    return bool(done_to & (there_done | frozenset(other.rest))) or not there_done


def _reason(statement: Reading, passage: Reading, verb: Verb, other: Verb) -> str:
    said = statement.words((*verb.doer[:1], verb.main)) or statement.tokens[verb.main].text
    cited = passage.words((*other.doer, other.main))
    return f"the passage has other parties at “{cited}” than the statement at “{said}”"
