"""Is what the statement asserts asserted in the passage, and as surely: affirmed or denied, done or only planned?"""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.extract.grounding.align import Alignment, Link
from briefer.extract.grounding.certainty import PHRASES, PLANNING, REFUSED, Mode, around, modes, planned
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.exceptions import excepted, not_often, only_that
from briefer.extract.grounding.loose import LIGHT_VERBS
from briefer.extract.grounding.polarity import Sign, signs
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.untils import turned
from briefer.extract.grounding.wordforms import VERBAL
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.patterns import rx
from briefer.language.tokens import lemma

_EMPTY = keys("gate_empty")
"""Verbs that say too little of their own to be compared; what they go with is."""
_EARLIEST = rx(r"\bat the earliest\b", re.IGNORECASE)
_NOT_BEFORE = rx(r"\bnot (?:\w+ ){0,4}(?:before|until)\b", re.IGNORECASE)
_MAYBE = words("markers_maybe") | words("markers_maybe_words")
_MADE = frozenset({Mode.FACT, Mode.AHEAD, Mode.PRESENT})


@lru_cache(maxsize=1024)
def signs_of(reading: Reading) -> tuple[Sign, ...]:
    """The signs of a reading's words, found once."""
    return signs(reading)


@lru_cache(maxsize=1024)
def _modes(reading: Reading) -> dict[int, Mode]:
    return modes(reading)


# ---------------------------------------------------------------- affirmed or denied
def denied(said: Reading, cited: Reading, alignment: Alignment) -> str:
    """A plain sentence about the first word affirmed here and denied there, or the reverse; "" where there is none."""
    if _not_before(said, cited) or _not_before(cited, said):
        return ""
    ours, theirs = turned(said, cited, alignment, signs_of(said), signs_of(cited))
    if reason := excepted(said, cited, alignment, ours) or not_often(said, cited, alignment):
        return reason
    alone = only_that(said, cited, alignment)
    for at, sign in enumerate(ours):
        if at in alone or _seems_contrary(said, alignment, at):
            continue
        links = _compared(said, cited, alignment, at, ours)
        flips = {link.flipped for link in links}
        if len(flips) != 1:
            continue
        flipped = flips.pop()
        own_word = flipped and all(link.exact for link in links)
        if sign is Sign.OPEN and own_word:
            sign = Sign.AFFIRMED
        there = {_unit_sign(link.cited.at, theirs) for link in links}
        if own_word and there == {Sign.OPEN}:
            there = {Sign.AFFIRMED}
        if sign is not Sign.OPEN and there == {sign if flipped else Sign(-sign)}:
            does = "denies" if sign is Sign.AFFIRMED else "affirms"
            return f"the passage {does} what the statement says of “{said.tokens[at].text}”"
    return ""


def _seems_contrary(said: Reading, alignment: Alignment, at: int) -> bool:
    """ "looked unhappy" of one who "did not look happy": a verb of seeming leaves its sign to what seems so."""
    following = range(at + 1, min(at + 4, len(said.tokens)))
    return said.tokens[at].lemma in _SEEMING and any(_flips(alignment, i) for i in following)


_SEEMING = frozenset(map(lemma, ("look", "seem", "appear", "feel", "sound")))


def _not_before(one: Reading, other: Reading) -> bool:
    """ "will not reopen before Friday" is "is to reopen on Friday at the earliest"."""
    return bool(_EARLIEST.search(one.text) and _NOT_BEFORE.search(other.text))


def _compared(said: Reading, cited: Reading, alignment: Alignment, at: int, ours: tuple[Sign, ...]) -> tuple[Link, ...]:
    """The links of a word by which its sign can be compared; none where its verb carries the sign, or a phrase its own."""
    light = alignment.retold and said.tokens[at].lemma in LIGHT_VERBS
    if at and said.tokens[at - 1].lower in {"little", "few", "scant"}:
        return ()
    if light or said.tokens[at].lemma in _EMPTY or not alignment.best[at] or _left_to_verb(said, alignment, at, ours):
        return ()
    links = tuple(link for link in alignment.links[at] if set(link.cited.at) & set(alignment.best[at]))
    if alignment.free and not all(link.exact for link in links):
        return ()
    if alignment.retold and (said.tags[at] not in VERBAL or any(cited.verb_of(i) is None for i in alignment.best[at])):
        return ()
    if any(_holds_negation(said, link.said.at) or _holds_negation(cited, link.cited.at) for link in links):
        return ()
    return links


def _left_to_verb(said: Reading, alignment: Alignment, at: int, ours: tuple[Sign, ...]) -> bool:
    """Does the word go with a verb that carries its sign, be it compared itself or one the passage does not have?"""
    over = _governor(said, at)
    if over is None or any(link.flipped for link in alignment.links[at]):
        return False
    if not alignment.licensed(over.main) and said.tokens[over.main].lemma not in _EMPTY:
        return True
    return ours[over.main] is ours[at] and alignment.licensed(over.main) and said.tokens[over.main].lemma not in _EMPTY


def _governor(reading: Reading, at: int) -> Verb | None:
    """The verb whose object or subject the token is, and which carries its sign."""
    return next((verb for verb in reading.verbs if at in verb.object or at in verb.subject or at in verb.rest), None)


def _holds_negation(reading: Reading, indices: tuple[int, ...]) -> bool:
    """Is it a phrase with a negation of its own: "not find", "would not comment", "be without"?"""
    return len(indices) > 1 and any(
        reading.tokens[i].lower in {"no", "without", "none"} or is_negator(reading.tokens[i]) for i in indices
    )


def _unit_sign(indices: tuple[int, ...], theirs: tuple[Sign, ...]) -> Sign:
    """The sign of a word or phrase: that of its words that have one."""
    found = {theirs[i] for i in indices} - {Sign.OPEN}
    return found.pop() if len(found) == 1 else Sign.OPEN


# ---------------------------------------------------------------- done or only planned
def surer(said: Reading, cited: Reading, alignment: Alignment) -> str:
    """A plain sentence about the first event put forward otherwise than the passage does (as done, coming, required, …)."""
    ours, theirs = _modes(said), _modes(cited)
    for at, mode in ours.items():
        no = signs_of(said)[at] is Sign.DENIED
        if no and any(signs_of(cited)[i] is Sign.DENIED for i in alignment.best[at]):
            continue
        made = _made(said, cited, alignment, at)
        if made and mode in _MADE and not alignment.retold:
            return _put_forward(made, Mode.WANTED, mode)
        if mode is Mode.POSSIBLE and not _MAYBE.isdisjoint(token.lower for token in cited.tokens):
            continue
        there = _modes_there(said, cited, alignment, at, theirs, no)
        if (
            alignment.free
            and mode is Mode.AHEAD
            and there <= {Mode.WANTED, Mode.AHEAD, Mode.CONDITIONED}
            and _reported(said, at)
        ):
            continue
        if _would_not(cited, alignment, at):
            continue
        if _had_to(said, cited, alignment, at, mode, there):
            continue
        if alignment.free and _laid_down(said, cited, alignment, at, there):
            continue
        if there and all((other, mode) in REFUSED for other in there):
            return _put_forward(said.tokens[at].text, min(there), mode)
    return ""


def _modes_there(
    said: Reading, cited: Reading, alignment: Alignment, at: int, theirs: dict[int, Mode], no: bool
) -> set[Mode]:
    """The modes that the passage has for a verb of the statement; for one it lacks, those of what goes with it."""
    key = said.tokens[at].lemma
    if not alignment.free and not alignment.licensed(at) and key not in PLANNING:
        beside = _beside(said, alignment, at)
        verb = said.verb_of(at)
        if verb is not None and any(said.tokens[i].lower in _MAYBE for i in (*verb.object, *verb.rest)):
            return set()
        return around(cited, theirs, beside) if beside else set()
    if key in _EMPTY:
        verb = said.verb_of(at)
        plain = verb is not None and all(alignment.exactly(i) and not _flips(alignment, i) for i in verb.object)
        there = around(cited, theirs, _beside(said, alignment, at)) if plain else set()
        return there if there <= {Mode.CONDITIONAL, Mode.CONDITIONED} else set()
    if not _same_verb(said, cited, alignment, at):
        return set()
    found = [i for i in alignment.best[at] if i in theirs]
    same = [i for i in found if cited.tokens[i].lemma == key]
    there = {theirs[i] for i in same or found}
    return there if there or no else planned(cited, alignment.best[at])


def _would_not(cited: Reading, alignment: Alignment, at: int) -> bool:
    """ "kept it secret" of one who "would not disclose it": the contrary of what was refused, and no event to come."""
    links = alignment.links[at]
    return bool(links) and all(
        link.flipped and any(_chained(cited, i, "would") and signs_of(cited)[i] is Sign.DENIED for i in link.cited.at)
        for link in links
    )


def _had_to(said: Reading, cited: Reading, alignment: Alignment, at: int, mode: Mode, there: set[Mode]) -> bool:
    """ "had to be diverted" of planes that were diverted, and the reverse: in the past what had to be done was done."""
    if mode is Mode.REQUIRED and there == {Mode.FACT}:
        lead = said.tokens[max(0, at - 6) : at]
        return _chained(said, at, "had", "to") or any(token.lower in _FORCED for token in lead)
    if mode is Mode.FACT and there == {Mode.REQUIRED} and alignment.free:
        return all(_chained(cited, i, "had", "to") for i in alignment.best[at] if cited.verb_of(i) is not None)
    return False


_FORCED = frozenset({"forced", "forcing", "compelled", "compelling", "obliged"})


def _laid_down(said: Reading, cited: Reading, alignment: Alignment, at: int, there: set[Mode]) -> bool:
    """ "trees are to be planted" where the city "plans to plant" them: both tell a plan, "will" a fact to come."""
    if there != {Mode.WANTED} or not (_chained(said, at, "are", "to") or _chained(said, at, "is", "to")):
        return False
    leads = (range(max(0, i - 3), i) for i in alignment.best[at])
    return any(cited.tokens[i].lemma in _PLANS for lead in leads for i in lead)


_PLANS = frozenset(map(lemma, ("plan", "intend", "plans", "schedule")))


def _chained(reading: Reading, at: int, *helpers: str) -> bool:
    verb = reading.verb_of(at)
    chain = [reading.tokens[i].lower for i in verb.chain] if verb is not None else []
    return all(helper in chain for helper in helpers)


def _reported(said: Reading, at: int) -> bool:
    """ "said he would return" tells an intention."""
    verb = said.verb_of(at)
    return verb is not None and any(said.tokens[i].lower in {"would", "'d"} for i in verb.chain)


def _flips(alignment: Alignment, at: int) -> bool:
    return any(link.flipped for link in alignment.links[at])


def _put_forward(word: str, there: Mode, here: Mode) -> str:
    return f"the passage puts “{word}” forward {PHRASES[there]}, the statement {PHRASES[here]}"


def _beside(said: Reading, alignment: Alignment, at: int) -> set[int]:
    """The passage's words for what goes with a verb of the statement."""
    verb = said.verb_of(at)
    return {i for index in (*verb.object, *verb.rest) for i in alignment.best[index]} if verb is not None else set()


def _made(said: Reading, cited: Reading, alignment: Alignment, at: int) -> str:
    """The thing that a light verb makes ("make purchases") where the passage only plans it; "" where it is no such verb."""
    verb = said.verb_of(at)
    if verb is None or not verb.object or said.tokens[at].lemma not in LIGHT_VERBS:
        return ""
    last = verb.object[-1]
    return said.tokens[last].text if planned(cited, alignment.best[last]) else ""


def _same_verb(said: Reading, cited: Reading, alignment: Alignment, at: int) -> bool:
    """Is it the same word in the passage, or another one with the same party beside it?"""
    if alignment.free and not alignment.exactly(at):
        return False
    if any(link.exact and set(link.cited.at) & set(alignment.best[at]) for link in alignment.links[at]):
        return True
    verb = said.verb_of(at)
    beside = {i for index in (*verb.subject, *verb.object, *verb.agent) for i in alignment.cited[index]} if verb else set()
    others = [other for i in alignment.best[at] if (other := cited.verb_of(i))]
    return any(beside & {*other.subject, *other.object, *other.agent} for other in others)
