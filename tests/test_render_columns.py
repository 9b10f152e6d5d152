"""Where the two columns part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefer.render.columns import Block, Columns, part

HEIGHTS = st.floats(min_value=1, max_value=200)
BLOCKS = st.lists(st.builds(Block, HEIGHTS, st.floats(min_value=0, max_value=10), st.booleans()), max_size=30)


def test_nothing_takes_no_height() -> None:
    assert part([]) == Columns(0, 0.0)


def test_equal_pieces_part_in_the_middle_without_the_space_above_the_second_column() -> None:
    assert part([Block(10, 2)] * 4) == Columns(2, 22.0)


def test_a_heading_never_ends_a_column() -> None:
    assert part([Block(10, 0), Block(10, 0, heads=True), Block(5, 0)]).left == 1


@given(BLOCKS)
def test_no_other_parting_is_lower(blocks: list[Block]) -> None:
    def height(some: list[Block]) -> float:
        return sum(b.height for b in some) + sum(b.above for b in some[1:])

    found = part(blocks)
    partings = [n for n in range(1, len(blocks)) if not blocks[n - 1].heads] + [len(blocks)]
    lowest = min(max(height(blocks[:n]), height(blocks[n:])) for n in partings)
    assert abs(found.height - lowest) < 1e-6
    assert abs(max(height(blocks[: found.left]), height(blocks[found.left :])) - found.height) < 1e-6
