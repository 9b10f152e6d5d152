"""Which articles may belong together: those that share heavy terms, found through an index whose lists are bounded."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence

from briefer.stories.terms import Vector

INDEXED = 30
"""Terms by which an article is found: its heaviest."""
REACH = 32
"""How far an article looks to either side in a term's list: a term of many articles costs no more than one of a hundred."""
NEAREST = 20
"""Neighbours kept of an article."""


def neighbours(vectors: Sequence[Vector]) -> list[tuple[int, ...]]:
    """For each vector the indexes of those nearest to it, most alike first, as far as shared heavy terms tell.

    The lists are in the order of `vectors`; what stands near in it is looked at where a term has many holders.
    """
    heads = [_head(vector) for vector in vectors]
    holders: dict[str, list[int]] = defaultdict(list)
    places: list[list[int]] = []
    for index, head in enumerate(heads):
        places.append([len(holders[term]) for term, _ in head])
        for term, _ in head:
            holders[term].append(index)
    found = []
    for index, head in enumerate(heads):
        alike: dict[int, float] = {}
        for (term, weight), place in zip(head, places[index], strict=True):
            for other in holders[term][max(0, place - REACH) : place + REACH + 1]:
                alike[other] = alike.get(other, 0.0) + weight * vectors[other][term]
        alike.pop(index, None)
        found.append(_best(alike))
    return found


def _head(vector: Vector) -> list[tuple[str, float]]:
    return heapq.nsmallest(INDEXED, vector.items(), key=lambda weighted: (-weighted[1], weighted[0]))


def nearest(vectors: Sequence[Vector], among: Sequence[Vector]) -> list[tuple[int, ...]]:
    """For each of `vectors` the indexes of those nearest to it in `among`, most alike first.

    A term leads to the ones in `among` in which it weighs most.
    """
    holders: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for index, vector in enumerate(among):
        for term, weight in _head(vector):
            holders[term].append((-weight, index))
    heaviest = {term: heapq.nsmallest(2 * REACH, held_by) for term, held_by in holders.items()}
    found = []
    for vector in vectors:
        alike: dict[int, float] = {}
        for term, weight in _head(vector):
            for other_weight, other in heaviest.get(term, ()):
                alike[other] = alike.get(other, 0.0) - weight * other_weight
        found.append(_best(alike))
    return found


def _best(alike: dict[int, float]) -> tuple[int, ...]:
    return tuple(heapq.nsmallest(NEAREST, alike, key=lambda other: (-alike[other], other)))
