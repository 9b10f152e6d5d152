"""Places of one event that exclude one another, and places that do not."""

from __future__ import annotations

import pytest

from tests.stories import ledger


def clashes(*texts: str) -> list[set[str]]:
    return [{p.value for p in point.positions} for point in ledger(*texts).contested if point.kind == "place"]


WIRE = (
    "The two sides met for six hours on Friday. They met in the old Corn Exchange Hall on the river. No deal was reached."
)
PAPER = (
    "Negotiators of the two sides met for six hours on Friday at the Hotel Meridian, outside the city. No deal was reached."
)


def test_two_venues_of_one_meeting():
    assert clashes(WIRE, PAPER) == [{"Corn Exchange Hall", "Hotel Meridian"}]


def test_a_building_that_both_articles_name_is_no_rival():
    both = PAPER + " On Monday they will meet in the Corn Exchange Hall."
    assert clashes(WIRE, both) == []


def test_two_parties_place_the_beginning_differently():
    paper = (
        "According to the fire service the fire began beside Mill Lane. "
        "The power company says that it began at the Heron Lake campsite."
    )
    wire = "The fire began beside Mill Lane, the fire service said. Rain is forecast."
    points = [point for point in ledger(paper, wire).contested if point.kind == "place"]
    assert [{p.value for p in point.positions} for point in points] == [{"Mill Lane", "Heron Lake"}]
    assert {c.source for p in points[0].positions for c in p.claims if p.value == "Mill Lane"} == {"S1", "S2"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The train derailed near Ostrava, police said.", "The train derailed in Moravia, the railway said."),
        ("A man was arrested in Lund, police said.", "Prosecutors said a woman was arrested in Malmo."),
        ("Ministers met in Geneva on Monday.", "Ministers met in Switzerland on Monday."),
    ],
    ids=["a town in its region", "two arrests", "a city in its country"],
)
def test_look_alikes_are_no_dispute(left: str, right: str):
    assert clashes(left, right) == []
