"""A topic: the claims that answer one question, and what detectors say of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefer.models import Claim, ContestedKind
from briefer.reconcile.traits import Traits


@dataclass(frozen=True, slots=True)
class Topic:
    """Claims on the same thing with the scores of their pairs (positions in `items`, smaller first)."""

    items: tuple[Traits, ...]
    scores: Mapping[tuple[int, int], float]

    def score(self, i: int, j: int) -> float:
        """How surely items `i` and `j` speak of the same thing, 0 to 1."""
        return self.scores.get((min(i, j), max(i, j)), 0.0)


@dataclass(frozen=True, slots=True)
class Side:
    """One answer and the claims that give it."""

    value: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question answered in two or more ways. `moments` orders the sides in time where that is known, else empty."""

    kind: ContestedKind
    topic: str
    sides: tuple[Side, ...]
    why: str


Detector = Callable[[Topic], tuple[Dispute, ...]]
"""A detector looks at one topic and returns the disputes of its kind. It is pure and knows no other topic."""


def from_different_sources(sides: tuple[Side, ...]) -> bool:
    """Do at least two sides rest on different articles? One article against itself is no dispute between sources."""
    return len({claim.source for side in sides for claim in side.claims}) > 1
