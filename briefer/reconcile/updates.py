"""A later value that replaces an earlier one of the same thing is an update, not a dispute.

A figure dispute is an update where every side can be dated, no side's dates reach into another's, and the value only ever
rises with time, as tolls and tallies do.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from briefer.reconcile.disputes import Dispute, Side
from briefer.reconcile.story import Story


def in_time_order(story: Story, dispute: Dispute) -> tuple[tuple[Side, dt.date], ...]:
    """The dispute's sides with their dates, oldest first, where it is an update; () where it is a dispute."""
    if dispute.kind != "figure":
        return ()
    dated = []
    for side in dispute.sides:
        dates = [story.articles[story.claim(i).source].published for i in side.claims]
        known = [date for date in dates if date is not None]
        if len(known) < len(dates):
            return ()
        dated.append((side, min(known), max(known), _value(story, side)))
    dated.sort(key=lambda entry: entry[2])
    if not all(a[2] < b[1] and a[3] < b[3] for a, b in pairwise(dated)):
        return ()
    return tuple((side, last) for side, _, last, _ in dated)


def _value(story: Story, side: Side) -> float:
    return max((q.value for i in side.claims for q in story.claim(i).quantities if q.text == side.value), default=0.0)
