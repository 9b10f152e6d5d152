"""A later value that replaces an earlier one is told with the moment at which each held, and raises no alarm."""

from __future__ import annotations

import datetime as dt

from tests.stories import ledger

MONDAY, TUESDAY, THURSDAY = dt.date(2026, 3, 2), dt.date(2026, 3, 3), dt.date(2026, 3, 5)


def test_a_toll_that_rises_with_the_days():
    found = ledger(
        "The landslide in Corvay killed 14 people, officials said.",
        "Officials said the landslide in Corvay killed 19 people.",
        dates=(TUESDAY, THURSDAY),
    )
    assert found.contested == ()
    assert [(v.value, v.as_of) for v in found.updates[0].values] == [("14", "2026-03-03"), ("19", "2026-03-05")]


def test_the_moment_that_a_claim_names_counts_before_the_day_of_its_article():
    found = ledger(
        "As of Monday 260 flights from Lund had been cancelled, the airport said.",
        "In all 412 flights from Lund have been cancelled, the airport said.",
        dates=(THURSDAY, THURSDAY),
    )
    assert found.contested == ()
    assert [(v.value, v.as_of) for v in found.updates[0].values] == [("260", "2026-03-02"), ("412", "2026-03-05")]


def test_rival_counts_of_one_day_are_a_dispute():
    found = ledger(
        "The fire brigade says 5 people died. The mayor's list of the dead has 9 names.",
        "Nine residents are dead, the mayor said.",
        dates=(THURSDAY, THURSDAY),
    )
    assert found.updates == ()
    assert [point.kind for point in found.contested] == ["figure"]


def test_a_count_that_falls_is_no_update():
    found = ledger(
        "The union says 900 nurses are on strike. The hospital puts the number at 400.",
        "The hospital counts 400 strikers among its nurses.",
        dates=(MONDAY, TUESDAY),
    )
    assert found.updates == ()
    assert [point.kind for point in found.contested] == ["figure"]
