"""The page's words: neutral, attributed, no fact twice, the weightiest first."""

from __future__ import annotations

import datetime as dt

import pytest

from briefer.compose import Options, compose
from briefer.compose.bottom_line import bottom_line
from briefer.compose.heading import clean
from briefer.compose.wording import quoted, tell
from briefer.language.leaning import leans
from briefer.models import Briefing, EngineInfo, FactItem, Usage
from tests.stories import ledger
from tests.test_reconcile_model import said


def composed(*texts: str, options: Options = Options()) -> Briefing:
    return compose(ledger(*texts), lambda statement, speaker, claim: True, EngineInfo(name="embedded"), Usage(), options)


def test_what_more_independent_sources_state_comes_first():
    page = composed(
        "The mayor opened a new library in Estow.\n\nThe reservoir above Estow is at 31 percent of its capacity.",
        "Estow's reservoir is at 31 percent of capacity, the water board said.",
    )
    assert "31 percent" in page.facts[0].statement
    assert page.facts[0].status == "corroborated"
    assert page.facts[0].independent_sources == 2


def test_a_loaded_verb_gives_way_to_said():
    page = composed("The minister claimed that the new bridge over the Tarn would open in June.")
    assert "claimed" not in page.facts[0].statement
    assert "said" in page.facts[0].statement


def test_another_source_s_plain_words_are_preferred():
    page = composed(
        "In a shocking bloodbath, prices of 40 goods were slashed by the greedy supermarket chain Norda!",
        "The supermarket chain Norda cut the prices of 40 goods.",
    )
    assert page.facts[0].statement == "The supermarket chain Norda cut the prices of 40 goods."


def test_what_all_say_is_told_before_what_one_says_besides():
    claims = ledger(
        "A ferry with 90 passengers ran aground off Velm.",
        "Off Velm a ferry ran aground with 90 passengers.",
        "In 2019 a ferry had burned out off Velm as well.",
    ).facts
    told = [claim for fact in claims for claim in fact.claims]
    alike = {told[0].id: {told[1].id: 0.9, told[2].id: 0.3}, told[1].id: {told[0].id: 0.9, told[2].id: 0.2}}
    alike[told[2].id] = {told[0].id: 0.3, told[1].id: 0.2}
    best = tell(told[::-1], lambda statement, speaker, claim: True, alike=alike)
    assert best is not None
    assert best.claim in told[:2]


@pytest.mark.parametrize(
    "text",
    [
        "It gave up the plan.",
        "In 1994, it gave up the plan.",
        "To drop it would be a mistake.",
        "On Monday they meet again.",
        "Two hours earlier, a second silo had given way.",
    ],
)
def test_words_that_lean_on_the_sentence_before_wait_behind_others(text: str):
    assert leans(text)
    assert not leans("In 1994, the council gave up the plan, for it had no money.")


def test_words_that_cannot_be_made_neutral_are_quoted():
    assert quoted("The “greedy” chain\n slashed prices!") == "“The 'greedy' chain slashed prices!”"
    assert quoted("“The chain is greedy.”") == "“The chain is greedy.”"
    assert quoted("“The chain is greedy,” he said.") == "“'The chain is greedy,' he said.”"


def test_a_fact_that_a_contested_point_tells_is_not_told_again():
    page = composed(
        "About 400 teachers are on strike at the schools of Arnholt, the union says.",
        "At the schools of Arnholt 250 teachers are on strike, according to the city council.",
    )
    assert len(page.contested) == 1
    assert [f.on_page for f in page.facts if f.status == "contested"] == [False, False]


def test_the_bottom_line_is_cited_and_the_date_is_the_articles():
    page = composed("The reservoir above Estow is at 31 percent of its capacity, the water board said.")
    assert page.as_of == dt.date(2026, 3, 5)
    assert page.summary.endswith("[S1]")
    assert (
        page.bottom_line[0].citations[0].quote
        in "The reservoir above Estow is at 31 percent of its capacity, the water board said."
    )


def test_titles_lose_wire_prefixes_and_site_names():
    assert clean("UPDATE 3-Ferry runs aground off Port Lesk") == "Ferry runs aground off Port Lesk"
    assert (
        clean("Ferry with 214 passengers runs aground off Port Lesk | The Daily Sail")
        == "Ferry with 214 passengers runs aground off Port Lesk"
    )


def test_max_facts_bounds_the_page_and_keeps_the_rest_in_the_file():
    page = composed(
        "The north gate of the Orlen lock was opened by hand in 1904.\n\nFishermen from Tarnow caught eleven tonnes of herring.\n\n"
        "A choir of 40 pensioners sang in the town hall on Sunday.\n\nThe ferry company has ordered two electric ships.",
        options=Options(max_facts=2),
    )
    assert sum(f.on_page for f in page.facts) == 2
    assert len(page.facts) == 4


@pytest.mark.parametrize(
    ("speaker", "told"),
    [
        ("Rosa Helm", "The union said the port was closed."),
        (None, "The union said the port was closed."),
    ],
)
def test_a_model_s_words_that_say_who_says_it_need_no_second_speaker(speaker: str | None, told: str):
    claim = said("S1", "The port was closed.").model_copy(update={"speaker": speaker})
    worded = tell([claim], lambda statement, by, against: True, "The union said the port was closed.")
    assert worded is not None
    assert worded.statement == told


def test_a_model_s_words_that_do_not_are_given_their_speaker():
    claim = said("S1", "The port was closed.").model_copy(update={"speaker": "Rosa Helm"})
    worded = tell([claim], lambda statement, by, against: True, "The port was shut.")
    assert worded is not None
    assert worded.statement == "The port was shut, Rosa Helm said."


@pytest.mark.parametrize(
    ("speaker", "told"),
    [
        ("The union", "the union"),
        ("THE UN", "the UN"),
        ("Doctors in Orrin", "doctors in Orrin"),
        ("Harbour master Rosa Helm", "Harbour master Rosa Helm"),
    ],
)
def test_a_speaker_named_within_a_sentence(speaker: str, told: str) -> None:
    claim = said("S1", "The port was closed.").model_copy(update={"speaker": speaker, "attributed": False})
    worded = tell([claim], lambda statement, by, against: True)
    assert worded is not None
    assert worded.statement == f"The port was closed, {told} said."


def test_the_bottom_line_begins_with_a_sentence_that_needs_none_before_it():
    items = [
        FactItem(
            id=f"F{n}",
            statement=statement,
            speaker=None,
            status="corroborated",
            independent_sources=2,
            citations=(said("S1", "The port was closed.").citation,),
        )
        for n, statement in enumerate(("Hours earlier, the bridge had closed.", "It reopened.", "The port was closed."), 1)
    ]
    assert [sentence.statement for sentence in bottom_line(items)] == ["The port was closed."]
