"""Disputes that the embedded engine's detectors found: what they proved a model may add to, but not drop."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.models import Citation, Claim, ContestedPoint
from briefer.reconcile.model.passages import shares

PROVED = 0.7
"""How sure a detector must be, 0 to 1, for its dispute to stand whatever the model says."""

Sides = Sequence[Sequence[Claim]]


def missing(detected: Sequence[ContestedPoint], told: Sequence[Sides]) -> tuple[ContestedPoint, ...]:
    """The disputes that none of the told ones (each its sides' claims) sets side by side."""
    return tuple(_renamed(point) for point in detected if not any(covers(point, sides) for sides in told))


def covers(point: ContestedPoint, sides: Sides) -> bool:
    """Do two of the point's positions stand on two different sides?"""
    stand = [
        {n for n, side in enumerate(sides) if _share([c.citation for c in position.claims], [c.citation for c in side])}
        for position in point.positions
    ]
    return any(a and b and len(a | b) > 1 for i, a in enumerate(stand) for b in stand[i + 1 :])


def _share(left: Sequence[Citation], right: Sequence[Citation]) -> bool:
    return any(overlap(a, b) for a in left for b in right)


def overlap(a: Citation, b: Citation) -> bool:
    """Do two citations of one source share at least half of the shorter one?"""
    return a.source == b.source and shares(a, b.start, b.end)


def _renamed(point: ContestedPoint) -> ContestedPoint:
    """The point with ids of claims that no claim of the model's has, and with no facts of another ledger."""
    positions = tuple(
        position.model_copy(update={"claims": tuple(c.model_copy(update={"id": f"{c.id}e"}) for c in position.claims)})
        for position in point.positions
    )
    return point.model_copy(update={"positions": positions, "facts": ()})
