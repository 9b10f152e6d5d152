"""The grounding gate: does a passage support a statement that cites it?

The law of the house is that code disposes: nothing reaches the page that this gate has not found in a source, whoever
proposed it. It is a chain of small checks, each of one kind of change that a wrong statement makes (see `grounding/`); the
first that objects gives the reason. A statement that repeats the passage is accepted at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefer.extract.grounding.align import Alignment, align
from briefer.extract.grounding.causes import unfounded
from briefer.extract.grounding.certainty import PHRASES, PLANNING, REFUSED, Mode, around, modes, planned
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.content import LIGHT_VERBS, invented
from briefer.extract.grounding.context import GateContext
from briefer.extract.grounding.days import misdated, whens
from briefer.extract.grounding.figures import misfigured
from briefer.extract.grounding.naming import misnamed
from briefer.extract.grounding.numbers import covered
from briefer.extract.grounding.order import displaced
from briefer.extract.grounding.polarity import Sign, signs
from briefer.extract.grounding.quoting import altered
from briefer.extract.grounding.reading import Reading, read
from briefer.extract.grounding.roles import swapped
from briefer.extract.grounding.scope import widened
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.speakers import misattributed
from briefer.extract.grounding.wordlists import keys
from briefer.language.names import names
from briefer.language.tokens import tokenize
from briefer.models import Verdict

__all__ = ["GateContext", "supports"]

_NO_CONTEXT = GateContext()
_SUPPORTED = Verdict(supported=True)


def supports(statement: str, passage: str, context: GateContext = _NO_CONTEXT) -> Verdict:
    """Does `passage` say all that `statement` says?

    Every number, date, name and quoted word of the statement must stand in the passage (in whatever form), with the same
    hedge, polarity, modality, unit, speaker, roles, quantifier and cause, and no content word may be without a licence. The
    reason of a refusal is one plain sentence about the first thing that does not.
    """
    if not statement.strip():
        return Verdict(supported=False, reason="the statement is empty")
    if _words(statement) == _words(passage):
        return _SUPPORTED
    said, cited = read(statement), read(passage)
    alignment = align(said, cited)
    reason = next((found for found in _objections(said, cited, alignment, context) if found), "")
    return Verdict(supported=not reason, reason=reason)


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(text) if token.is_word or token.text[:1].isdigit())


def _objections(said: Reading, cited: Reading, alignment: Alignment, context: GateContext) -> Iterator[str]:
    dates = whens(said.text, context.published)
    yield altered(said, cited)
    yield misfigured(said, cited, alignment, [(when.start, when.end) for when in dates])
    yield misdated(said, cited, alignment, context.published)
    yield misnamed(said, cited, alignment, context, (*covered(said.text), *((when.start, when.end) for when in dates)))
    yield misattributed(said, cited, alignment, context)
    yield _denied(said, cited, alignment)
    yield _surer(said, cited, alignment)
    yield swapped(said, cited, alignment)
    yield displaced(said, cited, alignment)
    yield widened(said, cited, alignment)
    yield unfounded(said, cited, alignment, bool(context.speaker or said.speeches))
    accounted = [said.between(when.start, when.end) for when in dates]
    accounted += [said.between(name.start, name.end) for name in names(said.text)]
    accounted += [said.between(start, end) for start, end in covered(said.text)]
    yield invented(said, cited, alignment, accounted, _signs(said), _signs(cited))


@lru_cache(maxsize=1024)
def _signs(reading: Reading) -> tuple[Sign, ...]:
    return signs(reading)


@lru_cache(maxsize=1024)
def _modes(reading: Reading) -> dict[int, Mode]:
    return modes(reading)


_EARLIEST = re.compile(r"\bat the earliest\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"\bnot (?:\w+ ){0,4}(?:before|until)\b", re.IGNORECASE)


def _denied(said: Reading, cited: Reading, alignment: Alignment) -> str:
    """A word affirmed here and denied there, or the reverse."""
    if (_EARLIEST.search(said.text) and _NOT_BEFORE.search(cited.text)) or (
        _NOT_BEFORE.search(said.text) and _EARLIEST.search(cited.text)
    ):
        return ""
    ours, theirs = _signs(said), _signs(cited)
    for at, sign in enumerate(ours):
        links = alignment.links[at]
        over = _governor(said, at)
        if (
            not any(link.flipped for link in links)
            and over is not None
            and ours[over.main] is sign
            and alignment.cited[over.main]
            and said.tokens[over.main].lemma not in _EMPTY
        ):
            continue
        if sign is Sign.OPEN and any(link.flipped and link.exact for link in links):
            sign = Sign.AFFIRMED
        if sign is Sign.OPEN or not links or not alignment.best[at] or said.tokens[at].lemma in _EMPTY:
            continue
        links = tuple(link for link in links if set(link.cited.at) & set(alignment.best[at]))
        if alignment.free and not all(link.exact for link in links):
            continue
        if any(_holds_negation(said, link.said.at) or _holds_negation(cited, link.cited.at) for link in links):
            continue
        flips = {link.flipped for link in links}
        if len(flips) != 1:
            continue
        flipped_word = flips == {True} and all(link.exact for link in links)
        wanted = Sign(-sign) if flips.pop() else sign
        there = {_unit_sign(link.cited.at, theirs) for link in links}
        if flipped_word and there == {Sign.OPEN}:
            there = {Sign.AFFIRMED}
        if there == {Sign(-wanted)}:
            return f"the passage {'denies' if sign is Sign.AFFIRMED else 'affirms'} what the statement says of “{said.tokens[at].text}”"
    return ""


def _holds_negation(reading: Reading, indices: tuple[int, ...]) -> bool:
    """Is it a phrase with a negation of its own: "not find", "would not comment", "be without"?"""
    return len(indices) > 1 and any(
        reading.tokens[i].lower in {"no", "without", "none"} or is_negator(reading.tokens[i]) for i in indices
    )


def _unit_sign(indices: tuple[int, ...], theirs: tuple[Sign, ...]) -> Sign:
    """The sign of a word or phrase: that of its words that have one."""
    found = {theirs[i] for i in indices} - {Sign.OPEN}
    return found.pop() if len(found) == 1 else Sign.OPEN


def _governor(reading: Reading, at: int) -> Verb | None:
    """The verb whose object or subject the token is, and which carries its sign."""
    return next((verb for verb in reading.verbs if at in verb.object or at in verb.subject), None)


_EMPTY = keys("gate_empty")
"""Verbs that say too little of their own to be compared; what they go with is."""


def _surer(said: Reading, cited: Reading, alignment: Alignment) -> str:
    """An event put forward as done, coming or required where the passage has it otherwise."""
    ours, theirs = _modes(said), _modes(cited)
    denied = _signs(said), _signs(cited)
    for at, mode in ours.items():
        if denied[0][at] is Sign.DENIED and any(denied[1][i] is Sign.DENIED for i in alignment.best[at]):
            continue
        made = _made(said, cited, alignment, at)
        if made and mode in {Mode.FACT, Mode.AHEAD, Mode.PRESENT}:
            return f"the passage puts “{made}” forward {PHRASES[Mode.WANTED]}, the statement {PHRASES[mode]}"
        if not alignment.free and not alignment.licensed(at) and said.tokens[at].lemma not in PLANNING:
            beside = _beside(said, alignment, at)
            there = around(cited, theirs, beside) if beside else set()
            if there and all((other, mode) in REFUSED for other in there):
                return f"the passage puts “{said.tokens[at].text}” forward {PHRASES[min(there)]}, the statement {PHRASES[mode]}"
        if said.tokens[at].lemma in _EMPTY or not _same_verb(said, cited, alignment, at):
            continue
        there = {theirs[i] for i in alignment.best[at] if i in theirs}
        if not there and denied[0][at] is not Sign.DENIED:
            there = planned(cited, alignment.best[at])
        if there and all((other, mode) in REFUSED for other in there):
            other = min(there)
            return f"the passage puts “{said.tokens[at].text}” forward {PHRASES[other]}, the statement {PHRASES[mode]}"
    return ""


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
