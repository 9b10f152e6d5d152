"""A measurement stands in the scorecard as it was printed."""

from __future__ import annotations

import pytest

from tests.eval.scorecard import PAGE, with_measurement

EMPTY = "# Card\n\n<!-- measured: a -->\n<!-- /measured -->\n\n<!-- measured: b -->\nold\n<!-- /measured -->\n"


def test_it_goes_where_its_name_is_and_nowhere_else() -> None:
    page = with_measurement(EMPTY, "b", "f1  0.94  \n")
    assert page == EMPTY.replace("old\n", "```text\nf1  0.94\n```\n")
    assert with_measurement(page, "b", "f1  0.94") == page


def test_a_name_that_the_page_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        with_measurement(EMPTY, "c", "x")


@pytest.mark.parametrize("name", ["embedded", "spans", "model"])
def test_the_page_has_a_place_for_each(name: str) -> None:
    assert with_measurement(PAGE.read_text(encoding="utf-8"), name, "x")
