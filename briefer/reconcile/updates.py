"""A later value that replaces an earlier one of the same thing is an update, not a dispute.

A figure dispute is an update where every side can be dated, no side's dates reach into another's, and the value only ever
rises with time, as tolls and tallies do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from briefer.models import Article, Claim
from briefer.reconcile.topic import Dispute, Side


def in_time_order(dispute: Dispute, articles: Mapping[str, Article]) -> tuple[tuple[Side, dt.date], ...]:
    """The dispute's sides with their dates, oldest first, where it is an update; () where it is a dispute."""
    if dispute.kind != "figure":
        return ()
    dated = [(side, [_date(claim, articles) for claim in side.claims]) for side in dispute.sides]
    known = [(side, [d for d in dates if d is not None]) for side, dates in dated]
    if any(len(found) < len(side.claims) for side, found in known):
        return ()
    ordered = sorted(known, key=lambda entry: max(entry[1]))
    apart = all(max(a) < min(b) for (_, a), (_, b) in zip(ordered, ordered[1:], strict=False))
    rising = [side for side, _ in ordered] == list(dispute.sides)
    return tuple((side, max(dates)) for side, dates in ordered) if apart and rising else ()


def _date(claim: Claim, articles: Mapping[str, Article]) -> dt.date | None:
    """When the claim's value held: the article's date, since a toll is of the day it is reported."""
    return articles[claim.source].published
