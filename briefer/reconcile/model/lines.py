"""Claims as numbered lines for a prompt, near ones next to each other.

What copies of one text say alike is one line with all its sources. Lines that share rare words are proposed as a group:
they follow one another. The measure is plain on purpose: what a model is asked must not change with every change of how the
embedded engine aligns claims.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefer.language.records import dataclass
from briefer.language.tokens import content_lemmas, tokenize
from briefer.models import Claim

CLAIMS = 60
"""For each so many claims there may be a question."""
MOST = 125
"""Lines of one question."""
COMMON = 40
"""A word of more lines than this proposes no pairs: it says too little and would make the work quadratic."""
NEAR = 0.3
"""Least likeness, 0 to 1, of two lines that are proposed as near."""
GROUP = 10
"""Lines of one proposed group."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the prompt: its number from 1 within its question, and the claims it stands for, the first is shown."""

    number: int
    claims: tuple[Claim, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that state it."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))

    @property
    def text(self) -> str:
        """The line as the prompt shows it."""
        claim = self.claims[0]
        about = f" [{claim.about}]" if claim.about else ""
        return f"{self.number} {'+'.join(self.sources)} {' '.join(claim.statement.split())}{about}"


def numbered(told: Sequence[tuple[Claim, ...]]) -> tuple[Line, ...]:
    """What is told (`once`) as lines, near ones next to each other."""
    order = [n for cluster in _clusters(len(told), _near([held[0] for held in told])) for n in cluster]
    return tuple(Line(number, told[n]) for number, n in enumerate(order, 1))


def once(claims: Sequence[Claim], origin: Mapping[str, str]) -> list[tuple[Claim, ...]]:
    """The claims, those together that say the same in copies of one text. `origin` maps a source to its origin."""
    found: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for claim in claims:
        words = tuple(token.lower for token in tokenize(claim.statement) if token.is_word or token.text[:1].isdigit())
        found.setdefault((origin.get(claim.source, claim.source), words), []).append(claim)
    return [tuple(held) for held in found.values()]


def _near(claims: Sequence[Claim]) -> dict[tuple[int, int], float]:
    """How alike two lines are, 0 to 1, by the rare words they share; the pairs that are alike enough."""
    bags = [frozenset(content_lemmas(f"{claim.statement} {claim.about}")) for claim in claims]
    holders: dict[str, list[int]] = defaultdict(list)
    for n, bag in enumerate(bags):
        for word in sorted(bag):
            holders[word].append(n)
    rarity = {word: math.log((len(bags) + 1) / len(held)) for word, held in holders.items()}
    total = [sum(rarity[word] for word in sorted(bag)) for bag in bags]
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for word, held in sorted(holders.items()):
        if len(held) <= COMMON:
            for at, n in enumerate(held):
                for other in held[at + 1 :]:
                    shared[n, other] += rarity[word]
    alike = {pair: value / math.sqrt(total[pair[0]] * total[pair[1]]) for pair, value in shared.items()}
    return {pair: round(value, 6) for pair, value in alike.items() if value >= NEAR}


def _clusters(count: int, near: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The lines 0 to `count` - 1 in clusters of at most `GROUP`, joined from the surest pair down, in the order of their
    first lines."""
    members = [[n] for n in range(count)]
    for (a, b), _ in sorted(near.items(), key=lambda entry: (-entry[1], entry[0])):
        left, right = members[a], members[b]
        if left is not right and len(left) + len(right) <= GROUP:
            left += right
            for n in right:
                members[n] = left
    return sorted(sorted(cluster) for n, cluster in enumerate(members) if n == min(cluster))
