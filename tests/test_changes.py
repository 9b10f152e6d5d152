"""What changed from one day's briefing of a story to the next day's: each item by what it says, never by its number."""

from __future__ import annotations

import pytest

from briefer.changes import Day, changes
from briefer.models import Changes, ItemChange
from tests.days import day

FIRST = {
    "herald": "Twelve workers were injured in a fire at a grain warehouse in Port Ellis, according to the county hospital.\n\n"
    "Fire chief Dana Orlo said a faulty conveyor motor was being examined.\n\nThe port remained open to ships on Monday.",
    "ledger": "Fire swept through a grain warehouse in Port Ellis before dawn on Monday.\n\n"
    "Fifteen workers were injured, the dockers' union said.\n\nThe harbour authority said the port remained open to ships.\n\n"
    "Some 4,000 tonnes of wheat were destroyed, the operator Calder Grain said.",
}
SECOND = {
    "gazette": "Fifteen workers were injured in the fire at a grain warehouse in Port Ellis, the county hospital said.\n\n"
    "The port was closed to ships on Tuesday because of the danger of collapse, the harbour authority said.\n\n"
    "Some 6,500 tonnes of wheat were destroyed, the operator Calder Grain said on Tuesday.\n\n"
    "The government opened an inquiry led by judge Ana Reyes.",
    "ledger": "The harbour authority closed the port to ships on Tuesday.\n\n"
    "Fifteen workers were injured in Monday's fire, the dockers' union said.\n\n"
    "Calder Grain put the loss at 6,500 tonnes of wheat.",
}


def told(found: Changes, kind: str) -> list[ItemChange]:
    return [change for change in found.items if change.kind == kind]


def between(first: dict[str, str], second: dict[str, str]) -> Changes:
    return changes(day(0, first), day(1, second))


@pytest.fixture(scope="module")
def fire() -> tuple[Day, Day, Changes]:
    first, second = day(0, FIRST), day(1, SECOND)
    return first, second, changes(first, second)


# ---------------------------------------------------------------- items
def test_a_dispute_of_which_one_side_only_is_told_still_is_settled(fire: tuple[Day, Day, Changes]) -> None:
    first, _, found = fire
    (point,) = first.briefing.contested
    (settled,) = told(found, "settled")
    assert settled.before == point.id
    assert settled.old is not None
    assert settled.new is not None
    assert "Twelve" in settled.old.text
    assert "Fifteen" in settled.new.text
    assert settled.new.as_of == day(1, SECOND).date


def test_a_figure_that_moved_is_updated_with_both_values_and_their_days(fire: tuple[Day, Day, Changes]) -> None:
    first, second, found = fire
    (updated,) = told(found, "updated")
    assert updated.old is not None
    assert updated.new is not None
    assert ("4,000" in updated.old.text, "6,500" in updated.new.text) == (True, True)
    assert (updated.old.as_of, updated.new.as_of) == (first.date, second.date)


def test_the_contrary_of_what_was_said_is_a_reversal(fire: tuple[Day, Day, Changes]) -> None:
    _, _, found = fire
    (turned, *_) = told(found, "reversed")
    assert turned.old is not None
    assert turned.new is not None
    assert "open" in turned.old.text
    assert "closed" in turned.new.text


def test_what_nobody_said_before_is_new(fire: tuple[Day, Day, Changes]) -> None:
    _, _, found = fire
    assert [c.new.text for c in told(found, "new") if c.new] == ["The government opened an inquiry led by judge Ana Reyes."]


def test_every_item_of_the_later_briefing_is_told_once(fire: tuple[Day, Day, Changes]) -> None:
    _, second, found = fire
    items = [c.item for c in found.items if c.item] + list(found.unchanged)
    assert len(items) == len(set(items))
    assert set(items) <= {i.id for i in (*second.briefing.facts, *second.briefing.contested, *second.briefing.updates)}


def test_the_same_articles_on_two_days_are_no_news() -> None:
    found = between(FIRST, FIRST)
    assert found.items == ()
    assert found.sources == ()
    assert set(found.unchanged) >= {fact.id for fact in day(1, FIRST).briefing.facts if fact.status != "contested"}


def test_the_same_told_in_other_words_is_no_news() -> None:
    found = between(
        {"herald": "The council approved the new tram line on Monday by 31 votes to 20."},
        {"ledger": "The new tram line was approved by the council on Monday, by 31 votes to 20."},
    )
    assert found.items == ()


def test_silence_is_no_change() -> None:
    found = between(
        {"herald": "The council approved the tram line on Monday.\n\nWork on the tram line will cost 90 million euros."},
        {"herald2": "The council approved the tram line on Monday."},
    )
    assert found.items == ()


STILL = {
    "gazette": "Dockers at Port Ellis held a vigil on Tuesday.\n\nTwelve workers were injured, the county hospital said.",
    "courier": "The grain warehouse in Port Ellis was still smoking on Tuesday.\n\n"
    "The dockers' union said fifteen workers were injured.",
}


def test_a_question_that_both_days_answer_in_two_ways_stays_contested() -> None:
    assert day(0, FIRST).briefing.contested
    assert day(1, STILL).briefing.contested
    found = between(FIRST, STILL)
    assert told(found, "newly_contested") == told(found, "settled") == []
    assert "C1" in found.unchanged


def test_what_nobody_disputed_and_somebody_disputes_now_is_newly_contested() -> None:
    agreed = {name: text.replace("Fifteen", "Twelve") for name, text in FIRST.items()}
    assert day(0, agreed).briefing.contested == ()
    (change,) = told(between(agreed, STILL), "newly_contested")
    assert change.old is not None
    assert "Twelve workers" in change.old.text
    assert change.item == "C1"


def test_the_numbers_of_items_mean_nothing() -> None:
    turned = dict(reversed(FIRST.items()))
    assert between(FIRST, turned).items == ()


QUAY = "The harbour authority said that the quay at Port Ellis was safe for lorries.\n\nMayor Piet Haas visited the town."


def test_another_speaker_who_says_the_contrary_makes_a_dispute_and_no_reversal() -> None:
    found = between(
        {"herald": QUAY}, {"ledger": "The dockers' union said that the quay at Port Ellis was dangerous for lorries."}
    )
    assert told(found, "reversed") == []
    (change,) = told(found, "newly_contested")
    assert change.old is not None
    assert "safe" in change.old.text


@pytest.mark.parametrize(
    "other",
    [
        "The council closed a school in Tarn on Tuesday because its roof leaks.",
        "Police arrested two men at the port on Tuesday over a theft of copper cable.",
        "Nine ships left Port Ellis on Tuesday, the pilots' association said.",
    ],
)
def test_what_only_shares_a_word_or_a_figure_is_neither_reversed_nor_updated(other: str) -> None:
    found = between(FIRST, {"gazette": other})
    assert [c for c in found.items if c.kind != "new"] == []


# ---------------------------------------------------------------- sources
ROAD = "The coast road was closed on Monday after a landslide near Tarn.\n\nTwo cars were buried and nobody was hurt."


def test_an_article_edited_without_a_word_is_found_by_its_text() -> None:
    edited = ROAD.replace("Two cars were buried", "Three lorries were swept into the sea")
    found = between({"herald": ROAD}, {"herald": edited})
    (change,) = found.sources
    assert (change.kind, change.source, change.notice) == ("edited", "S1", None)
    assert change.old_sha256 != change.new_sha256
    assert any("Two cars were buried" in passage for passage in change.taken_out)


def test_an_article_that_says_it_was_corrected_is_quoted() -> None:
    corrected = ROAD.replace("Two cars", "Four cars") + "\n\nCorrection: An earlier version of this article gave two cars."
    (change,) = between({"herald": ROAD}, {"herald": corrected}).sources
    assert change.kind == "corrected"
    assert change.notice is not None
    assert change.notice.quote.startswith("Correction: An earlier version")


def test_what_an_article_took_out_and_nobody_says_any_more_is_withdrawn() -> None:
    found = between({"herald": ROAD}, {"herald": ROAD.partition("\n\n")[0]})
    assert [c.old.text for c in told(found, "withdrawn") if c.old] == ["Two cars were buried and nobody was hurt."]


def test_what_another_article_says_still_is_not_withdrawn() -> None:
    shorter = ROAD.partition("\n\n")[0]
    found = between({"herald": ROAD}, {"herald": shorter, "ledger": "Two cars were buried and nobody was hurt near Tarn."})
    assert told(found, "withdrawn") == []


def test_a_word_of_correction_in_passing_is_no_notice() -> None:
    passing = ROAD + "\n\nThe minister said a market correction was likely."
    (change,) = between({"herald": ROAD}, {"herald": passing}).sources
    assert change.kind == "edited"


def test_the_same_days_give_the_same_changes(fire: tuple[Day, Day, Changes]) -> None:
    first, second, found = fire
    assert changes(first, second) == found
