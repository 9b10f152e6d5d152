"""Claims as numbered lines for a prompt, in batches of what may belong together.

What copies of one text say alike is one line with all its sources. A batch is as large as a model surveys at once; where a
story has more, the claims that score highest with one another stay together, so that the number of questions grows with the
claims and not with their pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.language.tokens import tokenize
from briefer.models import Claim
from briefer.reconcile.story import Story

BATCH = 240
"""Lines in a batch."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the prompt: its number from 1 within its batch, and the claims it stands for, the first is shown."""

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


def batches(story: Story, most: int = BATCH) -> tuple[tuple[Line, ...], ...]:
    """All claims of a story as lines, each in exactly one batch, related ones next to each other."""
    merged = _merged(story)
    bins = _packed(story, merged, most)
    return tuple(
        tuple(Line(number, tuple(story.claim(i) for i in merged[lead])) for number, lead in enumerate(leads, 1))
        for leads in bins
    )


def _merged(story: Story) -> dict[int, tuple[int, ...]]:
    """The claims' indices by the first of those that say the same in copies of one text."""
    found: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for index, item in enumerate(story.items):
        claim = item.claim
        words = tuple(token.lower for token in tokenize(claim.statement) if token.is_word or token.text[:1].isdigit())
        found.setdefault((story.origin.get(claim.source, claim.source), words), []).append(index)
    return {indices[0]: tuple(indices) for indices in found.values()}


def _packed(story: Story, merged: Mapping[int, tuple[int, ...]], most: int) -> list[list[int]]:
    """The lines' first claims in batches: by topic, topics that touch one another together."""
    topics = _topics(story, merged)
    bins: list[list[list[int]]] = []
    for cluster in _clusters(story, topics, most):
        size = sum(map(len, cluster))
        home = next((b for b in bins if sum(map(len, b)) + size <= most), None)
        if home is None:
            bins.append(list(cluster))
        else:
            home.extend(cluster)
    return [[lead for topic in sorted(b) for lead in topic] for b in bins]


def _topics(story: Story, merged: Mapping[int, tuple[int, ...]]) -> list[list[int]]:
    lead_of = {index: lead for lead, indices in merged.items() for index in indices}
    seen: set[int] = set()
    topics = []
    for group in story.groups:
        leads = sorted({lead_of[index] for index in group} - seen)
        seen.update(leads)
        if leads:
            topics.append(leads)
    return topics


def _clusters(story: Story, topics: Sequence[Sequence[int]], most: int) -> list[list[list[int]]]:
    """Topics joined from the surest pair down while they fit one batch, the largest cluster first."""
    home = {index: n for n, topic in enumerate(topics) for index in topic}
    weight: dict[tuple[int, int], float] = {}
    for (i, j), score in story.scores.items():
        if i in home and j in home and home[i] != home[j]:
            pair = (min(home[i], home[j]), max(home[i], home[j]))
            weight[pair] = weight.get(pair, 0.0) + score
    parts = _split(topics, most)
    cluster_of = {n: n for n in range(len(topics))}
    members = {n: [n] for n in range(len(topics))}
    sizes = {n: len(topics[n]) for n in range(len(topics))}
    for (a, b), _ in sorted(weight.items(), key=lambda entry: (-entry[1], entry[0])):
        left, right = cluster_of[a], cluster_of[b]
        if left != right and sizes[left] + sizes[right] <= most:
            members[left] += members.pop(right)
            sizes[left] += sizes.pop(right)
            cluster_of.update(dict.fromkeys(members[left], left))
    ordered = sorted(members.values(), key=lambda m: (-sum(len(topics[n]) for n in m), min(m)))
    return [[part for n in sorted(m) for part in parts[n]] for m in ordered]


def _split(topics: Sequence[Sequence[int]], most: int) -> list[list[list[int]]]:
    """Each topic, cut where it alone is more than a batch."""
    return [[list(topic[at : at + most]) for at in range(0, len(topic), most)] for topic in topics]
