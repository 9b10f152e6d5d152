"""The grounding gate: does a passage support a statement that cites it?

The law of the house is that code disposes: nothing reaches the page that this gate has not found in a source, whoever
proposed it. It is a chain of small checks, each of one kind of change that a wrong statement makes (see `grounding/`); the
first that objects gives the reason. A statement that repeats the passage is accepted at once. What is a change in a copy
may be a paraphrase in a rewording, so that the checks ask for firmer evidence the less of the passage's wording is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefer.extract.grounding.adjuncts import added, replaced
from briefer.extract.grounding.align import Alignment, align
from briefer.extract.grounding.assertion import denied, signs_of, surer
from briefer.extract.grounding.causes import unfounded
from briefer.extract.grounding.content import invented
from briefer.extract.grounding.context import GateContext
from briefer.extract.grounding.crossing import crossed
from briefer.extract.grounding.days import misdated, whens
from briefer.extract.grounding.directions import turned
from briefer.extract.grounding.figures import misfigured
from briefer.extract.grounding.firsts import stretched
from briefer.extract.grounding.markers import resigned, unhedged
from briefer.extract.grounding.naming import misnamed, words_of_context
from briefer.extract.grounding.numbers import covered
from briefer.extract.grounding.order import displaced
from briefer.extract.grounding.quoting import altered
from briefer.extract.grounding.reading import Reading, read
from briefer.extract.grounding.roles import swapped
from briefer.extract.grounding.scope import widened
from briefer.extract.grounding.shares import misshared
from briefer.extract.grounding.siblings import exchanged
from briefer.extract.grounding.speakers import misattributed
from briefer.extract.grounding.stages import advanced
from briefer.extract.typesetting import closed_up
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
    return _judged(statement, passage, context)


@lru_cache(maxsize=2048)
def _judged(statement: str, passage: str, context: GateContext) -> Verdict:
    # A run asks of the same statement and passage two or three times: as a claim, on the page, and where it is verified.
    said, cited = read(closed_up(statement)), read(closed_up(passage))
    reason = next((found for found in _objections(said, cited, align(said, cited), context) if found), "")
    return Verdict(supported=not reason, reason=reason)


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(closed_up(text)) if token.is_word or token.text[:1].isdigit())


def _objections(said: Reading, cited: Reading, alignment: Alignment, context: GateContext) -> Iterator[str]:
    """What the checks object to, one after the other, "" for nothing; the surest and cheapest come first."""
    dates = [(when.start, when.end) for when in whens(said.text, context.published)]
    yield altered(said, cited)
    yield misfigured(said, cited, alignment, dates, context.published)
    yield turned(said, cited)
    yield misdated(said, cited, alignment, context.published)
    yield misnamed(said, cited, alignment, context, (*covered(said.text), *dates))
    yield misattributed(said, cited, alignment, context)
    yield denied(said, cited, alignment)
    yield surer(said, cited, alignment)
    yield resigned(said, cited, alignment)
    yield unhedged(said, cited, alignment)
    yield advanced(said, cited, alignment)
    yield stretched(said, cited, alignment)
    yield crossed(said, cited, alignment)
    yield swapped(said, cited, alignment)
    yield displaced(said, cited, alignment)
    yield widened(said, cited, alignment)
    yield misshared(said, cited)
    yield unfounded(said, cited, alignment, bool(context.speaker or said.speeches))
    named = [(name.start, name.end) for name in names(said.text)]
    resolved = words_of_context(cited, context)
    accounted = [range(at, at + 1) for at, token in enumerate(said.tokens) if token.lower in resolved]
    accounted += [said.between(start, end) for start, end in (*dates, *named, *covered(said.text))]
    taken = frozenset(i for span in accounted for i in span)
    yield exchanged(said, cited, alignment, taken)
    yield added(said, cited, alignment, taken)
    yield replaced(said, cited, alignment, taken)
    yield invented(said, cited, alignment, accounted, signs_of(said), signs_of(cited))
