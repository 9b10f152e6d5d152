"""Do passages together bear a sentence: one of them the whole of it, or each of its parts some passage?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefer.extract.gate import GateContext, supports
from briefer.language.clauses import clauses
from briefer.language.records import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with who speaks in it and the day of its article."""

    quote: str
    speaker: str | None = None
    published: dt.date | None = None


def borne(statement: str, passages: Sequence[Passage]) -> str:
    """Why the passages do not bear the statement, "" where they do.

    A sentence that sets two independent statements side by side ("… says 40; … says 60") is borne where each has a passage
    of its own.
    """
    reason = _whole(statement, passages)
    if not reason:
        return ""
    parts = clauses(statement, 0, len(statement))
    if len(parts) < 2:
        return reason
    told = [_sentence(statement[part.start : part.end]) for part in parts]
    return next((objection for part in told if (objection := _whole(part, passages))), "")


def _whole(statement: str, passages: Sequence[Passage]) -> str:
    reasons = []
    for passage in passages:
        known = (passage.speaker,) if passage.speaker else ()
        context = GateContext(published=passage.published, passage_speaker=passage.speaker, known_names=known)
        reason = supports(statement, passage.quote, context).reason
        if not reason:
            return ""
        reasons.append(reason)
    return reasons[0] if reasons else "it cites no passage"


def _sentence(text: str) -> str:
    """A part as a sentence of its own, without what joined it to the other."""
    bare = text.strip(" ,;.")
    for word in ("and ", "but ", "while ", "whereas ", "although ", "though ", "yet "):
        if bare.lower().startswith(word):
            bare = bare[len(word) :]
    return bare[:1].upper() + bare[1:] + "."
