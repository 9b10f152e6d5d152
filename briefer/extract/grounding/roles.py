"""Who did what to whom: do two readings of the same verb put the same words on the same side of it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.tagging import Tag
from briefer.language.speech_verbs import SPEECH_VERBS


def swapped(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A plain sentence about the first verb whose doer and receiver changed places; "" where none did."""
    for verb, other in _paired(statement, passage, alignment):
        doer, done_to = _linked(alignment, verb.doer), _linked(alignment, verb.done_to)
        if (
            _crossed(alignment, verb, other)
            or _turned(statement, passage, verb, other, doer, done_to)
            or _mixed(passage, other, doer, done_to)
        ):
            return _reason(statement, passage, verb, other)
    return ""


def _paired(statement: Reading, passage: Reading, alignment: Alignment) -> Iterator[tuple[Verb, Verb]]:
    """The statement's verbs with the passage's verb for the same thing, verbs of plain saying left out."""
    for verb in statement.verbs:
        if _reports(statement, verb):
            continue
        for at in alignment.best[verb.main]:
            other = passage.verb_of(at)
            if other is not None:
                yield verb, other


def _reports(reading: Reading, verb: Verb) -> bool:
    listed = SPEECH_VERBS.get(reading.tokens[verb.main].lower, ())
    return any(entry.verb_class in {"say", "claim", "announce", "deny", "admit"} for entry in listed)


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


def _turned(
    statement: Reading, passage: Reading, verb: Verb, other: Verb, doer: frozenset[int], done_to: frozenset[int]
) -> bool:
    """Is the named doer one of the passage's other people: a name or "by" phrase that there stands on the other side?"""
    there_doer, there_done = frozenset(other.doer), frozenset(other.done_to)
    if not verb.doer or not there_doer or not (verb.subject_near or verb.agent):
        return False
    if doer & there_doer or not doer:
        return False
    if doer & there_done and there_doer:
        return True
    named = any(statement.tags[at] is Tag.NAME for at in verb.doer)
    other_named = any(passage.tags[at] is Tag.NAME for at in there_doer)
    return named and other_named and _same_event(done_to, there_done, other)


def _mixed(passage: Reading, other: Verb, doer: frozenset[int], done_to: frozenset[int]) -> bool:
    """Is the doer that of the passage's other sentence with this verb: "the state counts graves" of "we count graves"?"""
    if not doer or doer & frozenset(other.doer) or not done_to & frozenset(other.done_to):
        return False
    key = passage.tokens[other.main].lemma
    return any(
        doer <= frozenset(third.doer) and not done_to & frozenset(third.done_to)
        for third in passage.verbs
        if third is not other and passage.tokens[third.main].lemma == key
    )


def _same_event(done_to: frozenset[int], there_done: frozenset[int], other: Verb) -> bool:
    return bool(done_to & (there_done | frozenset(other.rest))) or not there_done


def _reason(statement: Reading, passage: Reading, verb: Verb, other: Verb) -> str:
    said = statement.words((*verb.doer[:1], verb.main)) or statement.tokens[verb.main].text
    cited = passage.words((*other.doer, other.main))
    return f"the passage has other parties at “{cited}” than the statement at “{said}”"
