"""Disputes found in small stories, by kind, and look-alikes that are none."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.stories import ledger


def kinds(*texts: str) -> list[str]:
    return [point.kind for point in ledger(*texts).contested]


def values(*texts: str) -> list[list[str]]:
    return [[position.value for position in point.positions] for point in ledger(*texts).contested]


def test_two_sources_with_different_figures_for_one_thing():
    found = values(
        "About 400 teachers are on strike at the schools of Arnholt, the union says.",
        "At the schools of Arnholt 250 teachers are on strike, according to the city council.",
    )
    assert found == [["About 400", "250"]]


def test_hedges_make_figures_differ_or_agree():
    assert kinds(
        "The council debate on the budget lasted nearly five hours.",
        "The budget debate in the council lasted more than five hours.",
    ) == ["figure"]
    assert (
        kinds(
            "The flood displaced about 12,000 residents of the valley.",
            "The flood displaced 11,940 residents of the valley.",
        )
        == []
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The bridge is 40 km north of the capital.", "The bridge is 25 miles north of the capital."),
        ("Of the 71 ferries 46 were late on Friday.", "46 ferries were late on Friday."),
        ("The hospital treated 12 injured passengers.", "The hospital has 300 beds and treated injured passengers."),
        ("The two sides met on Sunday for five hours of talks.", "On Monday the two sides met for 90 minutes of talks."),
    ],
    ids=["unit conversion", "part and whole", "another thing", "another session"],
)
def test_look_alikes_are_no_dispute(left: str, right: str):
    assert kinds(left, right) == []


def test_one_utterance_in_two_wordings_is_shown_side_by_side():
    found = ledger(
        "“We have made a great deal of progress today,” the envoy Petra Hollin said.",
        "“We have made significant progress today,” the envoy Petra Hollin said.",
    ).contested
    assert [point.kind for point in found] == ["quotation"]
    assert len(found[0].positions) == 2


def test_a_toll_that_rises_with_the_days_is_an_update():
    found = ledger(
        "The landslide in Corvay killed 14 people, officials said.",
        "Officials said the landslide in Corvay killed 19 people.",
        dates=(dt.date(2026, 3, 5), dt.date(2026, 3, 7)),
    )
    assert found.contested == ()
    assert [(v.value, v.as_of) for v in found.updates[0].values] == [("14", "2026-03-05"), ("19", "2026-03-07")]


def test_what_one_source_affirms_and_another_denies():
    assert kinds(
        "The harbour pilot boarded the tanker before it ran aground off Selmer Point.",
        "The harbour pilot did not board the tanker before it ran aground off Selmer Point.",
    ) == ["occurrence"]


def test_one_article_against_itself_is_no_dispute_between_sources():
    assert kinds("The fire destroyed 12 houses in Marlow. The fire destroyed 15 houses in Marlow.") == []
