"""Articles that count one thing and arrive at different figures without saying whose count it is, and look-alikes."""

from __future__ import annotations

import datetime as dt

import pytest

from briefer.reconcile.detectors.figure import told_of_two
from briefer.reconcile.detectors.giving import Figures
from briefer.reconcile.detectors.measures import measures
from briefer.reconcile.story import Story
from briefer.reconcile.traits import traits
from tests.stories import claims, ledger


def figures(*texts: str, dates: tuple[dt.date | None, ...] = ()) -> list[set[str]]:
    days = dates or (None,) * len(texts)
    return [{p.value for p in point.positions} for point in ledger(*texts, dates=days).contested if point.kind == "figure"]


def test_counts_of_one_outcome_need_no_party():
    assert figures(
        "A landslide near Corvay killed nine people and buried a school. The road is closed.",
        "The landslide that buried a school near Corvay killed 14 people. Help is under way.",
    ) == [{"nine", "14"}]


def test_the_sole_count_of_a_thing_in_each_article():
    assert figures(
        "Storm Hedda tore the roofs off the harbour halls in Velm and brought down six pylons.",
        "In Velm the storm brought down eight pylons and tore the roofs off harbour halls.",
    ) == [{"six", "eight"}]


def test_shares_are_held_together_by_the_place_they_are_told_of():
    assert figures(
        "The outage cut phone traffic across the region: 60 percent of calls in Orland and 35 percent in Messia failed.",
        "After the outage 72 percent of calls in Orland failed, the operator's rivals say.",
    ) == [{"60 percent", "72 percent"}]


def test_two_upper_bounds_are_two_accounts():
    assert figures(
        "Up to 40 percent of gas customers in Orland were cut off when the pipe at Velm burst.",
        "Up to 55 percent of Norda customers in Orland were cut off when the gas pipe at Velm burst.",
    ) == [{"Up to 40 percent", "Up to 55 percent"}]


def test_a_line_may_be_a_cable():
    points = ledger(
        "Two power cables over the gorge of Velm broke in the storm and left Orland dark.",
        "Three power cables over the gorge of Velm broke in the storm and left Orland dark.",
        "Orland was left dark by the storm when three power lines over the gorge of Velm broke.",
    ).contested
    assert [{c.source for c in p.claims} for p in points[0].positions] == [{"S1"}, {"S2", "S3"}]


def test_a_claim_that_counts_two_things_stands_in_two_disputes():
    found = figures(
        "The blast at the mill in Arn killed five people and injured 40.",
        "The blast at the mill in Arn killed eight people and injured 61.",
    )
    assert sorted(map(sorted, found)) == [["40", "61"], ["eight", "five"]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The flood in Arn killed five people.", "A separate flood in Delm killed eight people."),
        ("The flood in Arn destroyed dozens of homes.", "The flood in Arn destroyed 60 homes."),
        ("The mine lies 75 kilometres (50 miles) from Arn.", "The mine lies 75 kilometres from Arn."),
        (
            "The draft of the pact runs to 64 pages. A 23-page annex holds the tables of the pact.",
            "With its annex the draft of the pact runs to 87 pages.",
        ),
        ("Three of the four divers in Arn were hurt.", "Four divers were hurt in Arn."),
        (
            "In Arn the striker Ode Lund ran 60 yards for a touchdown.",
            "In Arn Ode Lund ran 90 yards for a touchdown.",
        ),
        (
            "The bus crash near Arn killed 14 people.",
            "Six children were killed in Tuesday's bus crash near Arn, a teacher said.",
        ),
        (
            "The floods in Orland killed nine people in Delm district. In all the floods killed 21 people in Orland.",
            "The floods in Orland killed 17 people, the ministry said.",
        ),
        ("Nearly 100 people drowned in the ferry disaster off Arn.", "100 people drowned in the ferry disaster off Arn."),
        (
            "The quake in Arn hurt 80 people, doctors said.",
            "The quake in Arn sent people fleeing, and 31 people were hospitalised, doctors said.",
        ),
        ("Since the war began 640 people were killed in Arn.", "The strike on Arn killed 400 people."),
        (
            "The fire at houses in the Tarn refugee camp left four dead and 12 hurt, medics said.",
            "The fire at a store in the Osk refugee camp left 21 dead and 38 hurt, medics said.",
        ),
    ],
    ids=[
        *("another event", "vague", "converted", "sum", "part", "sport", "among them", "an area", "rounded", "in hospital"),
        *("in total", "another camp"),
    ],
)
def test_look_alikes_are_no_dispute(left: str, right: str):
    assert figures(left, right) == []


def test_a_total_told_beside_a_count_leaves_the_count_open():
    assert figures(
        "The strike on the mill in Arn killed 25 people, pushing the toll above 410 since the war began.",
        "The strike on the mill in Arn killed 19 people, the agency said.",
    ) == [{"25", "19"}]


def test_two_spellings_of_a_camp_are_one_camp():
    assert figures(
        "The fire at a store in the Tarrin refugee camp killed 19 people.",
        "The fire at a store in the Tarin refugee camp killed 25 people.",
    ) == [{"19", "25"}]


def test_a_count_that_rises_from_day_to_day_is_no_dispute():
    days = (dt.date(2026, 3, 5), dt.date(2026, 3, 6))
    assert figures("The fire in Arn killed nine people.", "The fire in Arn killed 14 people.", dates=days) == []


def test_how_many_of_them_are_critical_is_a_count_of_its_own():
    found = figures(
        "The gas blast at the bakery in Arn left 40 people injured, six of them critically.",
        "In the gas blast at the bakery in Arn 40 people were injured, 11 of whom are in a critical condition.",
    )
    assert found == [{"six", "11"}]


def test_a_part_that_nothing_else_became_of_is_no_count_of_its_own():
    assert (
        figures(
            "The gas blast at the bakery in Arn left 40 people injured, six of them children.",
            "In the gas blast at the bakery in Arn 40 people were injured, 11 of them women.",
        )
        == []
    )


def test_what_became_of_others_does_not_tell_two_counts_apart():
    assert {"six", "11"} in figures(
        "The gas blast at the bakery in Arn left 40 people injured, six of them critically.",
        "In the gas blast at the bakery in Arn 40 people were injured, 11 of whom are in a critical condition. "
        "Six soldiers lost their lives on the border, which brings to 11 the number of those killed in a month.",
    )


HALL = "About 300 people were sheltering in the hall in Arn when the roof fell in on Monday."


def test_there_is_the_site_named_just_before():
    elsewhere = "Snow also brought down the roof of the Delm school. Among the 450 people who were sheltering there nobody was hurt."
    assert figures(HALL, elsewhere) == []
    known = HALL + " It stands beside the Delm school."
    assert figures(known, elsewhere.replace("the Delm school", "the Delm school and of the hall in Arn")) == [
        {"About 300", "450"}
    ]


def test_who_fled_and_is_sheltered_is_counted_among_the_sheltered():
    assert (
        figures(
            "Some 4,000 villagers displaced by floods were in emergency shelters at Arn.",
            "The flood at Arn forced at least 5,000 villagers to flee their homes.",
        )
        == []
    )
    assert figures(
        "Some 4,000 villagers displaced by floods were in emergency shelters at Arn.",
        "At Arn 6,000 villagers were in emergency shelters.",
    ) == [{"Some 4,000", "6,000"}]
    assert figures(
        "Some 4,000 villagers were evacuated to emergency shelters after the flood at Arn.",
        "The flood at Arn forced at least 5,000 villagers to flee their homes.",
    ) == [{"Some 4,000", "at least 5,000"}]


def test_four_other_people_come_on_top_of_those_counted_last():
    assert (
        figures(
            "The slide in Arn buried a bus and killed nine people. Four other people died on the way to hospital in Arn.",
            "The slide in Arn buried a bus and killed nine people.",
        )
        == []
    )


def test_a_part_said_to_be_one_is_not_the_whole_of_another_article():
    assert figures(
        "Five shells were fired at the depot in Arn, of which four exploded.",
        "Four shells were fired at the depot in Arn on the river.",
    ) == [{"Five", "Four"}]


def test_another_man_in_the_next_clause_makes_no_other_event():
    assert figures(
        "The gang held 30 guests of the hotel in Arn at gunpoint, and another man fled over the roof.",
        "The gang held 45 guests of the hotel in Arn at gunpoint.",
    ) == [{"30", "45"}]


def test_more_than_a_number_is_not_said_of_what_far_exceeds_it():
    assert figures(
        "The jury in Arn sat for 45 hours over six days before it gave up.",
        "After six days and more than 30 hours the jury in Arn gave up.",
    ) == [{"45 hours", "more than 30 hours"}]


def test_more_of_one_kind_than_others_count_in_all():
    assert figures(
        "After the march in Arn 120 people were arrested, officers said.",
        "In Arn 310 protesters have been detained over the march.",
    ) == [{"120", "310"}]


def test_fewer_of_one_kind_may_be_among_them():
    assert (
        figures(
            "After the march in Arn 310 people were arrested, officers said.",
            "In Arn 120 protesters have been detained over the march.",
        )
        == []
    )


def test_how_often_the_same_was_done():
    points = ledger(
        "Ode Lund was stabbed nine times in the yard of the Arn prison, the coroner said.",
        "In the yard of the Arn prison somebody stabbed Ode Lund 14 times and fled.",
    ).contested
    assert [{p.value for p in point.positions} for point in points] == [{"nine times", "14 times"}]
    assert points[0].topic.startswith("how often")


def test_how_often_something_else_was_done():
    assert (
        figures(
            "In the Arn court Ode Lund twice admitted that he had lied about the knife in the yard.",
            "In the Arn court Ode Lund said he lied three times about the knife in the yard.",
        )
        == []
    )


@pytest.mark.parametrize(
    ("between", "two"),
    [("Smoke hung over the port. The schools were shut on Friday. The ships stayed in harbour. ", True), ("", False)],
)
def test_an_article_that_counts_the_dead_in_two_places_tells_of_two_events(between: str, two: bool):
    told = claims(f"The mayor said 12 people were killed. {between}The governor said seven people were killed.")
    story = Story(articles={}, items=traits(told), scores={}, groups=tuple((n,) for n in range(len(told))))
    found = measures(story)
    assert told_of_two(story, Figures(found), found[0], found[-1]) is two
