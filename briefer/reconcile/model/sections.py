"""The sentences of a story in sections of what may belong together, for questions about one topic after another.

Sentences that share rare words, or give figures of one sort of thing, stand in one section, and one that is near to two in
both. So the number of questions grows with the sentences and not with their pairs.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from briefer.language.tokens import content_lemmas
from briefer.reconcile.model.parts import parts
from briefer.reconcile.model.passages import Passage

SHARED = 1.15
"""How much larger a section may grow by sentences of others that are near to its own."""
COMMON = 40
"""A word of more sentences than this proposes no pairs: it says too little and would make the work quadratic."""
ALIKE = 0.12
"""Least likeness, 0 to 1, of two sentences that should stand in one section."""
UNIT = 0.5
"""What it weighs, beside a word, that two sentences give figures of one unit or count one sort of thing."""


def sections(passages: Sequence[Passage], number: int) -> list[list[Passage]]:
    """The passages in so many sections of about one size, each in the order of the articles."""
    home = -(-len(passages) // max(1, number))
    cut = parts(len(passages), _alike(passages), home, math.ceil(home * SHARED))
    return [[passages[n] for n in part] for part in cut]


def _alike(passages: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """How much two sentences may have to do with each other, 0 to 1: the cosine of what they hold, weighed by rarity."""
    bags = [_held(passage) for passage in passages]
    holders: dict[str, list[int]] = defaultdict(list)
    for n, bag in enumerate(bags):
        for key in sorted(bag):
            holders[key].append(n)
    rarity = {key: math.log((len(bags) + 1) / len(held)) for key, held in holders.items()}
    weighed = [{key: value * rarity[key] for key, value in bag.items()} for bag in bags]
    length = [math.sqrt(sum(weighed[n][key] ** 2 for key in sorted(bag))) or 1.0 for n, bag in enumerate(bags)]
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for key, held in sorted(holders.items()):
        if len(held) <= COMMON:
            for at, n in enumerate(held):
                for other in held[at + 1 :]:
                    shared[n, other] += weighed[n][key] * weighed[other][key]
    alike = {(i, j): round(value / (length[i] * length[j]), 6) for (i, j), value in shared.items()}
    return {pair: value for pair, value in alike.items() if value >= ALIKE}


def _held(passage: Passage) -> dict[str, float]:
    """What a sentence speaks of: its words and what its claims are about, and the units or things of its figures."""
    spoken = " ".join([passage.text, *dict.fromkeys(claim.about for claim in passage.claims)])
    units = {unit for claim in passage.claims for q in claim.quantities if (unit := q.unit or q.noun)}
    return dict.fromkeys(content_lemmas(spoken), 1.0) | {f"#{unit}": UNIT for unit in sorted(units)}
