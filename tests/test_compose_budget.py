"""The page budget: what leaves the page first, and how often the page is measured for it."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.compose.budget import LONGEST, drop_order, fit
from briefer.errors import DoesNotFit
from briefer.models import Briefing
from tests.briefings import FACTS, POINTS, Desk, full


def on_page(briefing: Briefing) -> list[str]:
    return [i.id for i in (*briefing.facts, *briefing.contested, *briefing.updates) if i.on_page]


def holds(count: int) -> Callable[[Briefing], bool]:
    return lambda briefing: len(on_page(briefing)) <= count


def test_a_page_that_fits_is_left_alone() -> None:
    briefing, _ = full(facts=10)
    assert fit(briefing, holds(99)) is briefing


def test_the_last_facts_go_first_and_stay_in_the_briefing() -> None:
    briefing, _ = full(facts=28, points=4, updates=1)
    cut = fit(briefing, holds(30))
    assert len(cut.facts) == 28
    assert set(on_page(briefing)) - set(on_page(cut)) == {"F28", "F26", "F24"}


def test_what_one_source_says_goes_before_what_several_say_of_the_same_rank_band() -> None:
    briefing, _ = full(facts=28, points=0, updates=0)  # every second fact has a single source
    order = drop_order(briefing)
    assert order[:6] == ("F28", "F26", "F24", "F27", "F25", "F23")
    assert order[6:12] == ("F22", "F20", "F18", "F21", "F19", "F17")


def test_disputes_go_last_after_facts_and_updates() -> None:
    briefing, _ = full(facts=20, points=3, updates=2)
    assert drop_order(briefing)[-21:] == (
        *("U2", "U1"),
        *("F16", "F14", "F15", "F13", "F12", "F10", "F8", "F11", "F9", "F7", "F6", "F4", "F2", "F5", "F3", "F1"),
        *("C3", "C2", "C1"),
    )


def test_the_first_facts_outlast_the_disputes_beyond_the_first_dozen() -> None:
    briefing, _ = full(facts=18, points=14, updates=0)
    order = drop_order(briefing)
    assert (
        order.index("F18")
        < order.index("C14")
        < order.index("C13")
        < order.index("F16")
        < order.index("F1")
        < order.index("C12")
    )


def test_an_item_that_costs_the_place_of_several_goes_before_all_others() -> None:
    desk = Desk()
    facts = (desk.fact(1, "x " * LONGEST, "S1", "S2"), desk.fact(2, FACTS[0], "S1", "S2"))
    assert drop_order(desk.briefing(facts=facts, contested=(desk.point(1, *POINTS[0]),))) == ("F1", "F2", "C1")


def test_a_shorter_item_takes_the_room_that_a_longer_one_left() -> None:
    desk = Desk()
    sizes = [100] * 10 + [40, 90, 90]
    facts = tuple(desk.fact(n, "w" * size, "S1", "S2") for n, size in enumerate(sizes, 1))

    def fits(briefing: Briefing) -> bool:
        return sum(len(f.statement) for f in briefing.facts if f.on_page) <= 1095

    assert on_page(fit(desk.briefing(facts=facts), fits)) == [f"F{n}" for n in range(1, 12)]
    sizes[10], sizes[11] = 90, 40
    facts = tuple(desk.fact(n, "w" * size, "S1", "S2") for n, size in enumerate(sizes, 1))
    full_page = fit(desk.briefing(facts=facts), lambda b: sum(len(f.statement) for f in b.facts if f.on_page) <= 1050)
    assert on_page(full_page) == [*(f"F{n}" for n in range(1, 11)), "F12"]


def test_items_that_were_off_the_page_stay_off() -> None:
    briefing, _ = full(facts=10, points=2, updates=0)
    told = briefing.facts[0].model_copy(update={"on_page": False})
    briefing = briefing.model_copy(update={"facts": (told, *briefing.facts[1:])})
    assert "F1" not in drop_order(briefing)
    assert "F1" not in on_page(fit(briefing, holds(5)))


def test_a_page_that_holds_no_item_is_refused() -> None:
    briefing, _ = full(facts=5, points=1)
    with pytest.raises(DoesNotFit):
        fit(briefing, holds(0))
    with pytest.raises(DoesNotFit):
        fit(Desk().briefing(), lambda briefing: False)


@given(st.integers(0, 60), st.integers(0, 16), st.integers(1, 9))
def test_where_few_will_leave_as_few_more_measures_find_them(facts: int, points: int, gone: int) -> None:
    briefing, _ = full(facts=facts, points=points)
    room = max(1, len(on_page(briefing)) - gone)
    asked = 0

    def fits(briefing: Briefing) -> bool:
        nonlocal asked
        asked += 1
        return len(on_page(briefing)) <= room

    assert fit(briefing, fits, few=True) == fit(briefing, holds(room))
    assert asked <= 2 + 2 * math.ceil(math.log2(gone + 1)) + 4


@given(st.integers(0, 60), st.integers(0, 16), st.integers(0, 4), st.integers(1, 80))
def test_the_page_is_filled_and_measured_a_few_times_only(facts: int, points: int, updates: int, room: int) -> None:
    briefing, _ = full(facts=facts, points=points, updates=updates)
    asked = 0

    def fits(briefing: Briefing) -> bool:
        nonlocal asked
        asked += 1
        return len(on_page(briefing)) <= room

    total = len(on_page(briefing))
    assert len(on_page(fit(briefing, fits))) == min(total, room)
    assert asked <= 2 + math.ceil(math.log2(max(total, 2))) + 4
