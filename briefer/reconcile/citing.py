"""What may be cited for one fact: claims that say something which others of it say, and are at odds with none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from briefer.reconcile.align import Bounds, agreeing, differ
from briefer.reconcile.common import common_weight, words_in_common
from briefer.reconcile.traits import Traits

ONE_FACT = Bounds(pair=0.35, mean=0.3, least=0.1, kin=0.6, lone=0.4)
"""How alike claims must be, by the second reading, to state one fact: each to each, as each is cited for it, and about as
alike as those that are surely one are to each other."""
IN_COMMON = 1.0
"""What a claim must at least share with one that it is cited beside (`common_weight`)."""
ALSO = Bounds(pair=0.0, mean=0.65, least=0.2)
"""How alike another fact's claim must be to a fact's own to be cited for it, too: a sentence may state two."""
DISPUTED_ALSO = Bounds(pair=0.0, mean=0.47, least=ONE_FACT.least)
"""The same for a claim that a dispute has taken: it has no fact of its own to tell what it says besides."""
DISPUTED_WORDS = 1.2
"""What such a claim must share in words alone (`words_in_common`): a figure or a day may be what is disputed."""
NEARER = 0.1
"""How much nearer a disputed claim must be to a fact than what the fact cites of its article, to be cited beside that."""


class Citing:
    """Says which claims of a story may be cited together. Claims are named by their indices.

    `near` holds for each claim those that may speak of the same thing, with their scores by the second reading.
    """

    def __init__(self, items: Sequence[Traits], near: Sequence[Mapping[int, float]]) -> None:
        self._items = items
        self._near = near

    def fits(self, index: int, others: Sequence[int]) -> bool:
        """Does a claim say something that one of the others says, and give no figure that is at odds with all of theirs?"""
        mine, theirs = self._items[index], [self._items[other] for other in others]
        if any(differ(mine.figures, other.figures) for other in theirs) and not any(
            agreeing(mine.figures, other.figures) for other in theirs
        ):
            return False
        return any(common_weight(mine, other) >= IN_COMMON for other in theirs)

    def also(self, held: Sequence[int], disputed: Set[int]) -> tuple[int, ...]:
        """Claims like those of a fact, the likest of each further article, at odds with none of them.

        What `disputed` claims say besides is lent to a fact without a dispute more readily, and then beside what the fact
        cites of the same article, if that is less like the rest.
        """
        sums: dict[int, float] = {}
        for index in held:
            for other, score in self._near[index].items():
                sums[other] = sums.get(other, 0.0) + score
        own = {self._source(index): index for index in held}
        lends = disputed.isdisjoint(held)
        found: dict[str, int] = {}
        least = min(ALSO.mean, DISPUTED_ALSO.mean) * len(held)
        for _, index in sorted([(-total, index) for index, total in sums.items() if total >= least]):
            lent, source = lends and index in disputed, self._source(index)
            if source in found or (source in own and not (lent and self._nearer(index, own[source], held))):
                continue
            if not self._within(DISPUTED_ALSO if lent else ALSO, index, held):
                continue
            cited = (*held, *(other for other in found.values() if not lent or other not in disputed))
            if self.fits(index, cited) and (not lent or self._in_words(index, cited) >= DISPUTED_WORDS):
                found[source] = index
        return tuple(found.values())

    def _source(self, index: int) -> str:
        return self._items[index].claim.source

    def _within(self, bounds: Bounds, index: int, held: Sequence[int]) -> bool:
        scores = [self._near[own].get(index, 0.0) for own in held]
        return sum(scores) >= bounds.mean * len(held) and min(scores) >= bounds.least

    def _in_words(self, index: int, others: Sequence[int]) -> float:
        """The most that a claim has in common with one of the others in words and names."""
        return max(words_in_common(self._items[index], self._items[other]) for other in others)

    def _nearer(self, index: int, own: int, held: Sequence[int]) -> bool:
        """Is a claim nearer to a fact than the one that the fact cites of the same article?"""
        others = [other for other in held if other != own]
        gain = sum(self._near[index].get(other, 0.0) - self._near[own].get(other, 0.0) for other in others)
        return bool(others) and gain >= NEARER * len(others)
