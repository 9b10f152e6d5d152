"""The view that all formats show: what is on the page, in which section, under which label."""

from __future__ import annotations

import pytest

from briefer.models import EngineInfo, Usage
from briefer.render.page import cited_items, page, refusals, unsaid
from tests.briefings import FACTS, POINTS, Desk, small


def test_facts_that_one_source_alone_states_have_their_own_section() -> None:
    shown = page(small()[0])
    assert [f.id for f in shown.facts] == ["F1", "F2"]
    assert [f.id for f in shown.single] == ["F3"]


def test_with_one_source_there_is_no_such_section() -> None:
    desk = Desk(sources=1)
    shown = page(desk.briefing(facts=(desk.fact(1, FACTS[0], "S1"),)))
    assert shown.one_source
    assert [f.id for f in shown.facts] == ["F1"]
    assert not shown.single


def test_a_contested_fact_names_the_points_that_cite_the_same_words() -> None:
    fact = page(small()[0]).facts[1]
    assert fact.disputed
    assert fact.contested == ("C1",)


def test_a_contested_fact_whose_point_is_off_the_page_stays_marked() -> None:
    briefing, _ = small()
    off = tuple(c.model_copy(update={"on_page": False}) for c in briefing.contested)
    fact = page(briefing.model_copy(update={"contested": off})).facts[1]
    assert fact.disputed
    assert fact.contested == ()


def test_a_fact_that_a_point_on_the_page_tells_does_not_count_as_left_off() -> None:
    briefing, _ = small()
    off = tuple(f.model_copy(update={"on_page": False}) for f in briefing.facts)
    shown = page(briefing.model_copy(update={"facts": off}))
    assert shown.facts == shown.single == ()
    assert shown.left_off == 2  # F1 and F3; C1 tells F2


def test_a_speaker_is_added_unless_the_statement_names_them() -> None:
    desk = Desk()
    facts = (
        desk.fact(1, "The port stays shut, Mayor Voss said.", "S1", "S2", speaker="Ingrid Voss"),
        desk.fact(2, "The port stays shut.", "S1", "S2", speaker="Ingrid Voss"),
        desk.fact(
            3, "Ingrid Voss recalled the strike of 1998.", "S1", "S2", speaker="Ingrid Voss, the mayor of Port Halden"
        ),
        desk.fact(4, "Two ferries were held up, it said.", "S1", "S2", speaker="it"),
    )
    assert [f.speaker for f in page(desk.briefing(facts=facts)).facts] == [None, "Ingrid Voss", None, None]


def test_labels_count_sources_and_origins() -> None:
    shown = page(small()[0])
    assert shown.counts == "3 sources, 2 origins"
    assert shown.facts[0].tally.medium == "3/3 sources, 2 origins"
    assert [r.shared for r in shown.sources] == [False, True, True]


def test_kinds_are_named_in_words_and_silent_sources_in_the_order_of_the_list() -> None:
    desk = Desk(sources=11)
    point = desk.point(1, *POINTS[3]).model_copy(update={"silent": ("S10", "S9", "S1")})
    shown = page(desk.briefing(contested=(point,)))
    assert shown.contested[0].kind == "Occurrence"
    assert shown.contested[0].silent == ("S1", "S9", "S10")


def test_a_summary_without_sentences_of_its_own_is_the_bottom_line() -> None:
    shown = page(Desk().briefing(summary="All were\nsaved."))
    assert [(b.id, b.statement, b.marks) for b in shown.bottom_line] == [("B1", "All were saved.", ())]


def test_the_engine_is_named_with_its_cost() -> None:
    desk = Desk()
    assert page(desk.briefing()).engine == "embedded engine"
    engine, usage = EngineInfo(name="openai", model="some-model"), Usage(requests=3, cost_usd=0.01234)
    shown = page(desk.briefing(engine=engine, usage=usage))
    assert shown.engine == "openai engine, some-model"
    assert "3 requests, 0.0123 USD" in shown.how


def test_everything_that_cites_is_listed_in_reading_order() -> None:
    assert [c.id for c in cited_items(page(small()[0]))] == ["B1", "F1", "F2", "C1.1", "C1.2", "U1.1", "U1.2", "F3"]


def test_pages_of_nothing_are_pages() -> None:
    shown = page(Desk(sources=2).briefing(title=" \u200b", as_of=None))
    assert (shown.title, shown.as_of, shown.left_off) == ("Untitled", None, 0)


def test_refused_statements_are_counted_however_many_are_named() -> None:
    lines = (
        "S2: an encoding was guessed",
        "S1: refused: “Ten left.”: the passage says nine",
        "7 more statements refused by the gate",
    )
    assert refusals(lines) == (8, lines[:1])


@pytest.mark.parametrize(
    ("speaker", "told"),
    [
        ("Rosa Helm", "Rosa Helm"),
        ("the union", None),
        ("The ministry", "The ministry"),
        ("it", None),
        ("his", None),
        (None, None),
    ],
)
def test_a_speaker_is_told_where_the_statement_does_not_name_one(speaker: str | None, told: str | None) -> None:
    assert unsaid(speaker, "The union counts 40 ships.") == told
