"""Is a figure or a time told of the thing that the passage tells it of?

Where a passage gives two figures or two times, the words around the statement's one should stand around the same one in the
passage; where they all stand around the other, the statement has mixed them up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.reading import Reading


class Placed(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character after its last."""


P = TypeVar("P", bound=Placed)


def of_another(
    statement: Reading, passage: Reading, alignment: Alignment, said: P, matching: Sequence[P], rivals: Sequence[P]
) -> P | None:
    """The rival that the words around `said` stand with, where none of them stands with a matching one."""
    if alignment.retold:
        return None
    part = statement.parts[statement.segment_of[statement.token_at(said.start)]]
    own = statement.between(said.start, said.end)
    linked = [alignment.best[i] for i in range(part.start, part.end) if i not in own and alignment.best[i]]
    if len(linked) < 2:
        return None
    sentences = {passage.sentence_of[passage.token_at(other.start)] for other in matching}
    best = max((_fit(passage, linked, other) for other in matching), default=0)
    if any(any(passage.sentence_of[at] in sentences for at in cited) for cited in linked) and not any(
        passage.sentence_of[passage.token_at(other.start)] in sentences for other in rivals
    ):
        return None
    rival = max(rivals, key=lambda other: _fit(passage, linked, other), default=None)
    if rival is None or best > 0 or _fit(passage, linked, rival) < max(2, len(linked) * 2 // 3):
        return None
    return rival


def _fit(passage: Reading, linked: Sequence[tuple[int, ...]], placed: Placed) -> int:
    segment = passage.segment_of[passage.token_at(placed.start)]
    return sum(any(passage.segment_of[at] == segment for at in cited) for cited in linked)
