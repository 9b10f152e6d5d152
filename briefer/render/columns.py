"""Where the page's two columns part, worked out from the heights of their pieces."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.records import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A piece as the columns see it, in points: its height, the space above it, and whether it heads what follows."""

    height: float
    above: float
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """How many pieces stand in the left column, and the height in points of the higher of the two."""

    left: int
    height: float


def part(blocks: Sequence[Block]) -> Columns:
    """The parting between two pieces that leaves the higher column lowest; a heading never ends a column.

    Pieces are not broken, and the space above the first piece of a column is not set.
    """
    best = Columns(len(blocks), _height(blocks)) if blocks else Columns(0, 0.0)
    total, done = _height(blocks), 0.0
    for number, block in enumerate(blocks[:-1], 1):
        done += block.height + (block.above if number > 1 else 0.0)
        if block.heads:
            continue
        higher = max(done, total - done - blocks[number].above)
        if higher < best.height:
            best = Columns(number, higher)
    return best


def _height(blocks: Sequence[Block]) -> float:
    return sum(b.height for b in blocks) + sum(b.above for b in blocks[1:])
