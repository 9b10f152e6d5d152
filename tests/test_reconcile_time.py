"""Times of one event that clash, and times that do not: of other events, by other clocks, on a timeline."""

from __future__ import annotations

import datetime as dt

import pytest

from briefer.reconcile.disputes import disputes
from briefer.reconcile.story import Conflict, Story
from briefer.reconcile.traits import traits
from tests.stories import article, claims, ledger


def clashes(*texts: str) -> list[set[str]]:
    return [{p.value for p in point.positions} for point in ledger(*texts).contested if point.kind == "time"]


def test_a_party_and_a_record_set_side_by_side():
    paper = (
        "Fire chief Lena Morvik said the order to close the dam was given at 4.30pm. "
        "The order kept at the town hall is timed at 6.10pm."
    )
    wire = (
        "The order to close the dam came at 4:30 p.m., fire chief Lena Morvik said. Rain is forecast for the coast. "
        "Farmers lost cattle and hay. The minister will visit the region. Schools stay closed."
    )
    assert clashes(paper, wire) == [{"4.30pm", "6.10pm"}]


def test_the_second_may_say_nothing_but_the_time():
    points = ledger(
        "The regulator says the bank knew of the leak on 11 February. The bank itself names 2 March.",
        "The bank discovered the leak on 2 March, a spokesman said.",
    ).contested
    assert [point.kind for point in points] == ["time"]
    assert [{c.source for c in p.claims} for p in points[0].positions] == [{"S1"}, {"S1", "S2"}]


def test_two_articles_give_two_days_for_one_event():
    assert clashes(
        "The members of the Harvest Party will vote on the treaty on 21 March.",
        "Members of the Harvest Party vote on the treaty on 28 March, its leader says.",
    ) == [{"21 March", "28 March"}]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The two sides met on Sunday for five hours of talks.", "On Monday the two sides met for 90 minutes of talks."),
        ("The first call came at 2.15pm, police said.", "The order to leave was given at 4.30pm, the fire chief said."),
        ("The ferry sank at 3.20 a.m. local time.", "The ferry sank at 1.20 a.m. GMT, the coastguard said."),
        ("The verdict on the mine is due by 17 March.", "The contract on the mine lapses on 31 March."),
        ("The school opened on 3 May 1998.", "The school opened its new hall on 4 March 2026."),
    ],
    ids=["two sessions", "two events", "two clocks", "two deadlines", "years apart"],
)
def test_look_alikes_are_no_dispute(left: str, right: str):
    assert clashes(left, right) == []


def test_a_timeline_is_no_dispute():
    assert (
        clashes(
            "03:05 – airlines are first told, says Air Lund. 11:40 – first departure, says the airport.",
            "The airport reopened.",
        )
        == []
    )


def test_the_same_time_from_the_same_party_joins_in_other_words():
    tabloid = "A fisherman's phone shows a message from the ferry timed at 4.55am. The coast guard insists it was 5.40am."
    wire = "The distress call was received at 5:40 a.m., the coast guard said. The ferry lies at a depth of 40 metres."
    assert clashes(tabloid, wire) == [{"4.55am", "5.40am"}]


def test_the_topic_names_no_day_of_the_week():
    points = ledger(
        "The siren in Estow sounded at 11.40pm on Monday, the council said.",
        "The siren in Estow sounded at 2am on Monday, residents said.",
    ).contested
    assert points
    assert all("monday" not in point.topic for point in points)


def sides(*texts: str, day: dt.date | None = dt.date(2026, 3, 5)) -> list[dict[str, set[str]]]:
    """The sources on each side of each time point, all articles of one day: a Thursday, or an unknown one."""
    points = [point for point in ledger(*texts, dates=(day,) * len(texts)).contested if point.kind == "time"]
    return [{p.value: {c.source for c in p.claims} for p in point.positions} for point in points]


WEEKS = "The operator expects repairs to the cable car at Velm to take three weeks."
HOURS = "The cable car at Velm will be repaired within 12 hours, the ministry expects."


def test_forecasts_of_when_it_will_work_again():
    assert sides(WEEKS, HOURS) == [{"three weeks": {"S1"}, "12 hours": {"S2"}}]


def test_a_length_of_time_and_a_deadline_lie_on_one_axis():
    found = sides(WEEKS, HOURS, "Repairs to the cable car at Velm could go on until 26 March, the guides' union says.")
    assert found == [{"three weeks": {"S1", "S3"}, "12 hours": {"S2"}}]


def test_a_deadline_alone_may_be_at_odds_with_a_length_of_time():
    found = sides(
        "Snow fell all night on the pass. " + HOURS,
        "The cable car at Velm should be repaired by 2 April, its operator said. Two huts lost their roofs.",
    )
    assert found == [{"12 hours": {"S1"}, "2 April": {"S2"}}]


def test_without_dates_a_deadline_is_heard_but_at_odds_with_nothing():
    deadline = "The cable car at Velm should be repaired by 2 April, the operator of the cable car said."
    assert sides(HOURS, deadline, day=None) == []
    assert sides(HOURS, deadline, WEEKS, day=None) == [{"12 hours": {"S1"}, "three weeks": {"S3"}, "2 April": {"S2"}}]


def test_a_bare_word_and_a_festival_are_heard():
    found = sides(
        WEEKS,
        HOURS,
        "It may be weeks before the cable car at Velm is repaired, engineers warn.",
        "Trouble with the cable car at Velm is expected and may last beyond Easter; disruption to the cable car will persist.",
    )
    assert found == [{"three weeks": {"S1", "S3"}, "12 hours": {"S2"}, "Easter": {"S4"}}]


def test_a_wait_is_counted_from_the_day_on_which_it_is_told():
    later = "The cable car at Velm will be repaired in two weeks, the operator expects."
    found = ledger(WEEKS, later, dates=(dt.date(2026, 3, 5), dt.date(2026, 3, 12)))
    assert found.contested == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (WEEKS, "The cable car at Velm was repaired within 12 hours when it broke two years ago."),
        (
            WEEKS,
            "The cable car at Velm will run again in 12 hours and be fully repaired in three weeks, the ministry expects.",
        ),
        (WEEKS, "The road to the mill at Osk will be repaired within 12 hours, the ministry expects."),
        (WEEKS, "Power in the huts at Velm should be restored within 12 hours, the ministry expects."),
        (WEEKS, "The guides at Velm plan to reopen their hut in 12 hours."),
        (WEEKS, "The operator expects repairs to the cable car at Velm to take 20 days."),
        (WEEKS, WEEKS.replace("Velm", "Osk").replace("three weeks", "12 hours")),
        (WEEKS, "The operator expects the cable car at Velm to be repaired 12 hours after the last guests leave."),
    ],
    ids=[
        *("in the past", "stages", "another place", "another thing", "another kind", "nobody mends to the hour"),
        *("another car", "after what"),
    ],
)
def test_other_waits_are_no_dispute(left: str, right: str):
    assert sides(left, right) == []


def test_of_one_group_only_what_names_a_time_stands_on_a_side():
    texts = (
        "The roof of the market hall in Velm fell in at 3.45pm on Tuesday.",
        "The roof of the market hall in Velm fell in at about 3pm on Tuesday.",
        "The roof of the market hall in Velm fell in.",
        "The roof of the market hall in Velm fell in on Tuesday.",
    )
    told = [claim for n, text in enumerate(texts, 1) for claim in claims(text, f"S{n}")]
    articles = {f"S{n}": article(f"S{n}", text) for n, text in enumerate(texts, 1)}
    scores = {(0, 1): 0.6, (0, 2): 0.9, (0, 3): 0.9}
    story = Story(articles=articles, items=traits(told), scores=scores, groups=((0, 2, 3), (1,)))
    found = disputes(story, [Conflict("time", 0, 1, "3.45pm", "about 3pm", "when it happened", "the times do not meet")])
    assert [[side.claims for side in dispute.sides] for dispute in found] == [[(0, 3), (1,)]]
