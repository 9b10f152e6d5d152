"""Which of several of a kind: floors, gates, banks and bridges of which there is one each."""

from __future__ import annotations

import pytest

from tests.stories import ledger


def clashes(*texts: str) -> list[set[str]]:
    return [{p.value for p in point.positions} for point in ledger(*texts).contested if point.kind == "place"]


THIRD = "The fire started on the third floor of the Halden clinic on Monday, the brigade said. Two nurses were burnt."
FIFTH = "The fire at the Halden clinic started on the fifth floor on Monday, according to police. Two nurses were burnt."


def test_two_floors():
    assert clashes(THIRD, FIFTH) == [{"third floor", "fifth floor"}]


def test_a_numeral_is_its_word():
    assert clashes(THIRD, FIFTH.replace("fifth floor", "3rd floor")) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("at gate 4", "at gate six"),
        ("on the left bank", "on the right bank"),
        ("in the northern tower", "in the south tower"),
        ("under the Arden bridge", "under the Mill Lane bridge"),
        ("at Lake Osk", "at Lake Tarn"),
    ],
)
def test_one_of_each(one: str, two: str):
    text = "The fire that killed two men in Halden on Monday started {}, witnesses said. Rain is forecast."
    assert (
        len(clashes(text.format(one), text.format(two).replace("witnesses said", "said a spokesman for the owners"))) == 1
    )


@pytest.mark.parametrize(
    "other",
    [
        FIFTH + " It had been seen on the third floor first.",
        FIFTH.replace("started on the fifth floor", "started in the fifth ward"),
        FIFTH.replace("The fire", "Last year a fire"),
        FIFTH.replace("started on", "filled two wards on"),
        FIFTH.replace("on the fifth floor", "between the fourth floor and the fifth floor"),
        FIFTH.replace("on Monday", "on Thursday"),
        FIFTH.replace("Halden", "Corbin"),
    ],
    ids=["knows both", "another kind", "earlier", "no such happening", "two at once", "another day", "another site"],
)
def test_look_alikes_are_no_dispute(other: str):
    assert clashes(THIRD, other) == []


def test_a_northern_tower_may_be_the_left_one():
    text = "The fire that killed two men in Halden on Monday started in the {} tower, witnesses said. Rain is forecast."
    assert clashes(text.format("northern"), text.format("left")) == []


def test_the_upper_floor_may_be_the_third():
    assert clashes(THIRD, FIFTH.replace("fifth floor", "upper deck")) == []


def test_a_road_through_a_site_is_no_rival_of_it():
    road = "The fire that killed two men in Halden on Monday started in Mill Lane, witnesses said."
    lake = "The fire that killed two men in Halden on Monday started at Lake Tarn, the owners said."
    assert clashes(road, lake) == []
