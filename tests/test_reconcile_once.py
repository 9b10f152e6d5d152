"""The day on which somebody died, was killed, arrested or sentenced: told twice of nobody."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.stories import ledger


def days(*texts: str, dates: tuple[dt.date | None, ...] = ()) -> list[tuple[str, set[str]]]:
    found = ledger(*texts, dates=dates or (None,) * len(texts)).contested
    return [(p.topic, {side.value for side in p.positions}) for p in found if p.kind == "time"]


@pytest.mark.parametrize(
    ("left", "right", "topic"),
    [
        (
            "The fatal shooting of Ilmar Roske, 19, on Saturday set off the unrest in Velm.",
            "The indictment says that constable Dorn killed Roske on Sunday during a brawl.",
            "the day on which Ilmar Roske was killed",
        ),
        (
            "On Friday, 44-year-old Jonna Velke died after a fall from the ridge.",
            "Jonna Velke, 44, died on Wednesday in the mountains above Orl.",
            "the day on which Jonna Velke died",
        ),
        (
            "Banker Piet Hallam was arrested on Monday at his villa by the lake.",
            "Police confirmed the Thursday arrest of Piet Hallam, whose bank failed.",
            "the day on which Piet Hallam was arrested",
        ),
    ],
)
def test_nobody_dies_or_is_seized_on_two_days(left: str, right: str, topic: str):
    told = days(left, right)
    assert [found for found, _ in told] == [topic]
    assert len(told[0][1]) == 2


def test_days_reckoned_from_dated_articles():
    left, right = "Piet Hallam was arrested yesterday at his villa.", "Detectives arrested Piet Hallam on Monday."
    tuesday, friday = dt.date(2026, 3, 3), dt.date(2026, 3, 6)
    assert len(days(left, right, dates=(friday, friday))) == 1
    assert days(left, right, dates=(tuesday, friday)) == []
    assert days(left, right) == []
    assert days(left, "Detectives arrested Piet Hallam on Wednesday.", dates=(friday, friday)) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Hundreds marched on Sunday in memory of Ilmar Roske, who was shot by police.",
            "Ilmar Roske was shot by police on Saturday.",
        ),
        ("Ilmar Roske was shot on Saturday in Velm.", "Ilmar Roske died on Monday in hospital."),
        ("Ilmar Roske was killed late Saturday night in Velm.", "Ilmar Roske was killed early on Sunday in Velm."),
        ("Ilmar Roske was killed on Saturday in Velm.", "Tove Lind was killed on Sunday in Velm."),
        (
            "Ilmar Roske shot two guards on Saturday in Velm.",
            "Ilmar Roske was shot on Sunday by the police.",
        ),
        (
            "The hearing over the killing of Ilmar Roske continued on Monday.",
            "Ilmar Roske was killed on Sunday in Velm.",
        ),
        (
            "Crowds gathered where the police had cornered and killed Roske in Velm, the mayor said on Monday.",
            "Roske was killed on Saturday in Velm.",
        ),
        (
            "In Orl, 46 people were arrested on Wednesday.",
            "In Orl, 12 people were arrested on Friday.",
        ),
        ("Piet Hallam will be sentenced on Monday in Velm.", "Piet Hallam was sentenced on Friday in Velm."),
        ("It is not true that Piet Hallam was arrested on Monday in Velm.", "Piet Hallam was arrested on Friday in Velm."),
        (
            "Piet Hallam was arrested on Friday in Orl.",
            "Piet Hallam was arrested on Monday in Velm. He fled. Piet Hallam was arrested on Friday in Orl.",
        ),
        ("Two men from Brackwater were arrested on Monday.", "Three women from Brackwater were arrested on Friday."),
        ("The blast in the harbour killed two Danes on Monday.", "The raid on the camp killed three Danes on Friday."),
        ("Ilmar Roske was killed in Velm, according to a notice on Monday.", "Ilmar Roske was killed on Friday in Velm."),
        ("Weeks after the raid on Monday, Ilmar Roske was killed.", "Ilmar Roske was killed on Friday in Velm."),
    ],
    ids=[
        "the day of a march",
        "shot and dead",
        "one night",
        "two persons",
        "doer and victim",
        "the day of a hearing",
        "the day of a word",
        "crowds",
        "awaited",
        "denied",
        "an article with both",
        "people from a town",
        "people of a nation",
        "the day of a notice",
        "the day of another thing",
    ],
)
def test_look_alikes_are_no_dispute(left: str, right: str):
    assert days(left, right) == []
