"""A later value that replaces an earlier one of the same thing is an update, not a dispute.

A figure dispute is an update where every side can be dated, no side's dates reach into another's, and the value only ever
rises with time, as tolls and tallies do. A claim holds as of the moment it names ("as of 5 p.m. on Sunday", "by noon"),
else as of its article's day.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from briefer.language.patterns import rx
from briefer.language.quantities import agree
from briefer.models import Claim, Quantity
from briefer.reconcile.disputes import Dispute, Side
from briefer.reconcile.story import Story

Moment = tuple[dt.date, int]
"""A day, and the minute of it where the text tells; else its last minute."""

_END_OF_DAY = 24 * 60 - 1
_AS_OF = rx(
    r"\b(?:as of|as at|by|until|up to|since|late on|late|on|at|so far|from)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE
)


def in_time_order(story: Story, dispute: Dispute) -> tuple[tuple[Side, dt.date], ...]:
    """The dispute's sides with their dates, oldest first, where it is an update; () where it is a dispute."""
    if dispute.kind != "figure":
        return ()
    dated = []
    for side in (side for side in dispute.sides if not side.added):
        given = _giving(story, side)
        moments = [as_of(story, index) for index, _ in given]
        known = [moment for moment in moments if moment is not None]
        if not known or len(known) < len(moments):
            return ()
        dated.append((min(known), max(known), max(q.value for _, q in given), side))
    dated.sort(key=lambda entry: (entry[1], entry[2]))
    if not all(a[1] < b[0] and a[2] < b[2] for a, b in pairwise(dated)):
        return ()
    return tuple((side, last[0]) for _, last, _, side in dated)


def as_of(story: Story, index: int) -> Moment | None:
    """The moment at which a claim's figure held; None where neither the claim nor its article tells."""
    claim = story.claim(index)
    published = story.articles[claim.source].published
    named = _named(claim)
    if named is not None and (published is None or named[0] <= published):
        return named
    return (published, _END_OF_DAY) if published is not None else None


def _named(claim: Claim) -> Moment | None:
    text, base = claim.citation.quote, claim.citation.start
    for when in claim.times:
        if when.first is None or when.first != when.last:
            continue
        if _AS_OF.search(text[: when.start - base]):
            return when.first, when.minute if when.minute is not None else _END_OF_DAY
    return None


def _giving(story: Story, side: Side) -> list[tuple[int, Quantity]]:
    """The side's claims that give its value, with the figure; all that its group brought along say nothing of when."""
    figures = [(i, q) for i in side.claims for q in story.claim(i).quantities]
    stated = next((q for _, q in figures if q.text == side.value), None)
    return [(i, q) for i, q in figures if stated is not None and q.noun == stated.noun and agree(q, stated)]
