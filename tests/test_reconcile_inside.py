"""In it or outside it: the same happening placed in a building by one source and outside it by another."""

from __future__ import annotations

import pytest

from tests.stories import ledger


def clashes(*texts: str) -> list[set[str]]:
    return [{p.value for p in point.positions} for point in ledger(*texts).contested if point.kind == "place"]


HIT = "Two rockets hit the clinic in Dorval on Sunday night, killing six nurses. The wards were full."
BESIDE = "Two rockets landed just outside the clinic in Dorval on Sunday night, killing six nurses. Windows broke."


def test_it_was_hit_or_missed():
    assert clashes(HIT, BESIDE) == [{"hit the clinic", "landed just outside the clinic"}]


def test_passive_and_grounds():
    passive = "The clinic in Dorval was hit by two rockets on Sunday night and six nurses were killed. The wards were full."
    edge = "Two rockets exploded at the edge of the clinic grounds in Dorval on Sunday night, killing six nurses."
    assert clashes(passive, edge) == [{"The clinic in Dorval was hit", "exploded at the edge of the clinic grounds"}]


def test_a_man_shot_in_a_bar_or_before_it():
    inside = "A man of 30 was shot inside the Anchor bar in Leith early on Monday, police said. He is in hospital."
    before = "A man of 30 was shot in the street outside the Anchor bar in Leith early on Monday. He is in hospital."
    assert len(clashes(inside, before)) == 1


def test_some_were_shot_inside_and_some_outside():
    inside = "Three people were shot inside the Anchor bar in Leith early on Monday, police said. The street is closed."
    before = "Two people were shot in the street outside the Anchor bar in Leith early on Monday. The street is closed."
    assert clashes(inside, before) == []
    both = before.replace("Two", "Three") + " Guests say that others were shot inside the Anchor bar."
    assert clashes(inside, before.replace("Two", "Three")) != []
    assert clashes(inside, both.replace("others", "four men")) == []


@pytest.mark.parametrize(
    "other",
    [
        BESIDE.replace("landed just outside", "landed at"),
        BESIDE.replace("clinic", "bakery"),
        BESIDE.replace("in Dorval", "in Westmere"),
        BESIDE.replace("Two rockets landed", "Two of the rockets landed"),
        BESIDE.replace("Two rockets landed", "Two other rockets landed"),
        BESIDE.replace("on Sunday night", "on Wednesday night"),
        "No rocket landed just outside the clinic in Dorval on Sunday night, when six nurses were killed.",
        "Two rockets landed just outside the clinic in Dorval on Sunday night and two hit the clinic, killing six nurses.",
        "Six nurses were buried outside the clinic in Dorval on Sunday night. Windows broke.",
    ],
    ids=[
        "at",
        "another thing",
        "another town",
        "of several",
        "others",
        "another day",
        "denied",
        "both",
        "no such happening",
    ],
)
def test_look_alikes_are_no_dispute(other: str):
    assert clashes(HIT, other) == []


def test_its_wall_is_not_in_it():
    assert clashes(HIT.replace("clinic in", "clinic wall in"), BESIDE) == []


def test_whoever_else_has_it_so_stands_there():
    third = "At least two rockets fell near the clinic in Dorval on Sunday night, killing six nurses, the mayor said."
    point = next(point for point in ledger(HIT, BESIDE, third).contested if point.kind == "place")
    assert [{claim.source for claim in position.claims} for position in point.positions] == [{"S1"}, {"S2", "S3"}]


def test_initials_before_a_school_are_no_name_of_it():
    named = "Two shells hit the Tarrow school on Sunday night, killing six pupils. The desks were burnt."
    owned = "Two shells landed outside an NFB school on Sunday night, killing six pupils. Windows broke."
    assert len(clashes(named, owned)) == 1
    assert clashes(named, owned.replace("NFB school", "Perrin school")) == []
