"""One story's claims as the detectors see them: scored in pairs, grouped by what they speak of, in article order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefer.models import Article, Claim, ContestedKind
from briefer.reconcile.traits import Traits


@dataclass(frozen=True)
class Story:
    """All claims of a story. Claims are named by their index in `items`, which stand in article order.

    `scores` holds the pairs that may speak of the same thing (smaller index first) with their probability; `groups` the
    claims that state one fact, each claim in exactly one group.
    """

    articles: Mapping[str, Article]
    items: tuple[Traits, ...]
    scores: Mapping[tuple[int, int], float]
    groups: tuple[tuple[int, ...], ...]
    origin: Mapping[str, str] = field(default_factory=dict)
    """Source → origin id."""

    def claim(self, index: int) -> Claim:
        """The claim at an index."""
        return self.items[index].claim

    def score(self, i: int, j: int) -> float:
        """How surely claims `i` and `j` speak of the same thing, 0 to 1."""
        return self.scores.get((min(i, j), max(i, j)), 0.0)

    @cached_property
    def group_of(self) -> tuple[int, ...]:
        """Claim index → index of its group."""
        found = [0] * len(self.items)
        for number, group in enumerate(self.groups):
            for index in group:
                found[index] = number
        return tuple(found)

    @cached_property
    def near(self) -> Mapping[int, tuple[int, ...]]:
        """Claim index → the claims just before and after it in its article (up to two each way), nearest first."""
        found: dict[int, tuple[int, ...]] = {}
        for i, item in enumerate(self.items):
            close = [i + d for d in (-1, 1, -2, 2) if 0 <= i + d < len(self.items)]
            found[i] = tuple(j for j in close if self.items[j].claim.source == item.claim.source)
        return found

    @cached_property
    def _alike(self) -> Mapping[int, Mapping[int, float]]:
        found: dict[int, dict[int, float]] = {}
        for (i, j), score in self._ordered:
            found.setdefault(i, {})[j] = score
            found.setdefault(j, {})[i] = score
        return found

    def like(self, index: int, least: float) -> tuple[int, ...]:
        """The claims that score at least `least` with a claim, in article order."""
        return tuple(sorted(k for k, score in self._alike.get(index, {}).items() if score >= least))

    @cached_property
    def _ordered(self) -> tuple[tuple[tuple[int, int], float], ...]:
        return tuple(sorted(self.scores.items()))

    def across(self, least: float) -> Iterable[tuple[int, int, float]]:
        """The pairs from different articles that score at least `least`, in a fixed order."""
        return ((i, j, p) for (i, j), p in self._ordered if p >= least and self.claim(i).source != self.claim(j).source)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that answer one question differently; `left` and `right` are claim indices.

    `left_value` and `right_value` are the two answers in short; `strength`, 0 to 1, says how sure the detector is. Claims
    that give the same answer as one of the two join its side later, through their group: a conflict need only be found
    once. Where both stand in one group (it is about the question, and its claims differ in the value), only the claims
    that the detector itself places in `left_too` and `right_too` join.
    """

    kind: ContestedKind
    left: int
    right: int
    left_value: str
    right_value: str
    topic: str
    why: str
    strength: float = 1.0
    left_too: tuple[int, ...] = ()
    """Other claims that the detector itself places beside `left`."""
    right_too: tuple[int, ...] = ()
    closed: bool = False
    """Has the detector gathered both sides itself, from all articles, so that no group joins them?"""
    left_key: str = ""
    """What tells this answer from others that the same claims give to other questions: a sentence may count the dead, say
    when they died and where. Conflicts of one kind share a side only where the claim and the key are the same."""
    right_key: str = ""
    own_keys: Mapping[int, str] = field(default_factory=dict)
    """By claim placed beside the two, what tells its own answer from others, where that is not the key of its side: "more
    than 40" stands beside "42"."""
    adds: bool = False
    """Does it only add a side, or claims on a side, to a dispute that others make, and make none itself?"""


Detector = Callable[[Story], Iterable[Conflict]]
"""A detector looks at a whole story and returns the conflicts of its kind. It is pure and knows no other detector."""
