"""One event located by two named places: what excludes what, as far as the articles themselves tell."""

from __future__ import annotations

import pytest

from briefer.reconcile.detectors.locations import turned
from tests.stories import ledger


def clashes(*texts: str) -> list[set[str]]:
    return [{p.value for p in point.positions} for point in ledger(*texts).contested if point.kind == "place"]


def sources(*texts: str) -> list[list[set[str]]]:
    points = [point for point in ledger(*texts).contested if point.kind == "place"]
    return [[{claim.source for claim in position.claims} for position in point.positions] for point in points]


SOUTH = "A magnitude 5.8 quake struck 40 kilometres south of Velmora on Tuesday. Schools stayed closed."
NORTH = "A quake of magnitude 5.8 struck 40 kilometres north of Velmora on Tuesday. Roads were blocked."
ASIDE = "A magnitude 5.8 quake struck 40 km east of Velmora on Tuesday. Trains were halted."


def test_two_sides_of_one_town():
    assert clashes(SOUTH, NORTH) == [{"40 kilometres south of Velmora", "40 kilometres north of Velmora"}]


def test_so_many_miles_south_are_not_as_many_east():
    assert clashes(SOUTH, ASIDE) == [{"40 kilometres south of Velmora", "40 km east of Velmora"}]


def test_whoever_gives_a_bearing_stands_on_its_side():
    third = "The quake of magnitude 5.8 hit 40 km (25 miles) south of Velmora, the survey said on Tuesday."
    assert sources(SOUTH, NORTH, third) == [[{"S1", "S3"}, {"S2"}]]


@pytest.mark.parametrize(
    "other",
    [
        "A magnitude 5.8 quake struck south-east of Velmora on Tuesday. Trains were halted.",
        "A magnitude 5.8 quake struck east of Velmora on Tuesday. Trains were halted.",
        "A magnitude 5.8 quake struck 90 kilometres north of Castor on Tuesday. Trains were halted.",
        "A magnitude 5.8 quake struck near Velmora on Tuesday. Trains were halted.",
        "In 2004 a magnitude 5.8 quake struck 40 kilometres north of Velmora. Trains were halted.",
        "Last year a quake shook the coast. A magnitude 5.8 quake struck 40 kilometres north of Velmora. Trains were halted.",
        "An aftershock of magnitude 5.8 struck 40 kilometres north of Velmora on Tuesday. Trains were halted.",
        SOUTH + " The survey had first put the magnitude 5.8 quake, which struck on Tuesday, 40 km north of Velmora.",
    ],
    ids=[
        "halfway",
        "loosely told",
        "another town",
        "no side told",
        "an earlier one",
        "an earlier one's tale",
        "aftershock",
        "both",
    ],
)
def test_bearings_that_may_both_be_right(other: str):
    assert clashes(SOUTH, other) == []


ROUTE = "The ferry runs from Sandhaven to Port Ilm twice a day."
OFF = f"The ferry Astrid sank off Sandhaven on Friday with 30 people aboard. {ROUTE}"
COAST = "The ferry Astrid sank off the coast of Port Ilm on Friday with 30 people aboard. Divers are on their way."


def test_the_two_ends_of_a_way_are_apart():
    assert clashes(OFF, COAST) == [{"off Sandhaven", "off the coast of Port Ilm"}]


def test_what_lies_in_a_place_stands_on_its_side():
    wider = (
        "The ferry Astrid sank with 30 people aboard south of Norrey on Friday. Port Ilm in southern Norrey is in mourning."
    )
    assert sources(OFF, COAST, wider) == [[{"S1"}, {"S2", "S3"}]]


def test_a_letter_more_is_the_same_place():
    assert clashes(OFF, COAST.replace("Port Ilm", "Sandhavven")) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (OFF.replace(ROUTE, "Rain is forecast."), COAST),
        (OFF, COAST.replace("Divers", "Port Ilm, near Sandhaven, is in mourning. Divers")),
        (OFF, COAST.replace("off the coast of Port Ilm", "between Sandhaven and Port Ilm")),
        (OFF, COAST.replace("Port Ilm", "Castor")),
        (
            OFF,
            f"{COAST} The ferry Astrid sank near Sandhaven on Friday, said a rival report. Of the 30 people, none was found.",
        ),
        (OFF, COAST.replace("The ferry Astrid sank", "Last year the ferry Astrid sank")),
        (OFF, "The ferry Astrid was built off the coast of Port Ilm. Divers are on their way."),
    ],
    ids=["nothing told", "told to be near", "on the way", "unknown", "tells both", "earlier", "no such happening"],
)
def test_places_that_no_article_sets_apart(left: str, right: str):
    assert clashes(left, right) == []


def test_a_letter_more_is_no_third_place():
    third = "The ferry Astrid sank off Sandhavven on Friday with 30 people aboard. Rain is forecast."
    assert sources(OFF, COAST, third) == [[{"S1", "S3"}, {"S2"}]]


def test_of_an_article_that_says_where_twice_one_claim_is_cited():
    twice = f"{COAST} The Astrid, which sank off Port Ilm on Friday with 30 people aboard, was new."
    point = next(point for point in ledger(OFF, twice).contested if point.kind == "place")
    assert [len(position.claims) for position in point.positions] == [1, 1]


def test_a_storm_is_in_many_places():
    left = "The storm damaged the harbour wall off Sandhaven on Friday and cut a power line near Castor. Rain is forecast."
    right = "The storm damaged the harbour wall off Port Ilm on Friday and broke a mast near Velmora."
    assert clashes(f"{left} {ROUTE}", right) == []


def test_fighting_goes_on_in_many_places():
    left = "Fighting broke out near Arden on Monday. The road from Arden to Belmoor is closed."
    assert clashes(left, "Fighting broke out on Monday outside Belmoor, residents said. Shops closed.") == []


def test_the_dead_of_one_day_lie_in_many_places():
    left = f"Two fishermen died off Sandhaven on Friday. {ROUTE}"
    assert clashes(left, "On Friday the sea took the lives of two fishermen, who died off Port Ilm.") == []


def test_bearings_turn_the_short_way():
    assert (turned(0, 180), turned(315, 45), turned(270, 0)) == (180, 90, 90)
