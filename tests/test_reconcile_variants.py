"""One sentence in two texts that differ in one thing; and differences that exclude nothing."""

from __future__ import annotations

import pytest

from tests.stories import ledger

REST = (
    "The river had risen for three days. Rain is forecast for the weekend.\n\n"
    "Schools in the valley stay closed until the water falls. Volunteers filled sandbags on both banks."
)


def clashes(one: str, two: str) -> list[tuple[str, set[str]]]:
    """What is contested between a report and its edited copy: the kinds and the values."""
    found = ledger(f"{one}\n\n{REST}", f"{two}\n\n{REST}").contested
    return [(point.kind, {position.value for position in point.positions}) for point in found]


SENTENCE = (
    "The council said on Tuesday that 340 people had been taken from their homes in Lower Marden by Inspector Ann Hale."
)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("340", "430", "figure"),
        ("340 people", "twelve people", "figure"),
        ("Tuesday", "Monday", "time"),
        ("Lower Marden", "Upper Calder", "place"),
        ("Ann Hale", "Victor Osei", "participants"),
        ("had been taken", "had not been taken", "occurrence"),
    ],
)
def test_one_changed_thing_is_found_with_its_kind(old: str, new: str, kind: str) -> None:
    assert [k for k, _ in clashes(SENTENCE, SENTENCE.replace(old, new))] == [kind]


def test_a_changed_speaker_is_a_question_of_attribution() -> None:
    one = "Mayor Ellen Roe said that the bridge would stay closed to lorries for the whole of the winter."
    assert clashes(one, one.replace("Ellen Roe", "Tomas Berg")) == [("attribution", {"Ellen Roe", "Tomas Berg"})]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("340", "about 340"),
        ("had been taken", "had been led"),
        ("Inspector", "Insp."),
        ("in Lower Marden", "at Lower Marden"),
        ("The council", "The town council"),
    ],
)
def test_another_wording_of_the_same_is_no_dispute(old: str, new: str) -> None:
    assert clashes(SENTENCE, SENTENCE.replace(old, new)) == []


def test_two_sentences_of_one_form_in_one_article_are_two_statements() -> None:
    one = "The firm will close its plant in Marden in the spring. The firm will close its plant in Calder in the spring."
    assert clashes(one, "The firm will close its plant in Calder in the spring.") == []


def test_what_a_copy_corrects_is_not_contested() -> None:
    one = "The port said that 120 workers were suspended on Monday for blocking a track."
    two = (
        "The port said that 12 workers were suspended on Monday for blocking a track.\n\n"
        "Correction: An earlier version said that 120 workers had been suspended. The number is 12."
    )
    assert clashes(one, two) == []


def test_copies_of_one_text_that_reports_two_parties_do_not_contradict_each_other() -> None:
    text = "The union says 3,100 people are out. The company puts the number at 1,950."
    assert clashes(text, text + " Talks go on.") == []


DEED = "The prisoner was being driven to the court in Marden on Tuesday when he {} the driver and took the keys of the van."


def test_another_deed_in_the_same_sentence():
    assert clashes(DEED.format("overpowered"), DEED.format("bribed")) == [("characterisation", {"overpowered", "bribed"})]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DEED.format("attacked"), DEED.format("assaulted")),
        (DEED.format("threatened"), DEED.format("theatened")),
        (
            "The old mill near the ford was closed by the council.",
            "The old mill near the ford was repainted by the council.",
        ),
        (
            "The narrow road to the harbour was closed on Monday after a lorry lost its load near the old mill, Hale announced.",
            "The narrow road to the harbour was closed on Monday after a lorry lost its load near the old mill, Hale testified.",
        ),
    ],
    ids=["a synonym", "a slip", "a short sentence", "a verb of saying"],
)
def test_what_is_no_other_deed(one: str, other: str) -> None:
    assert not [kind for kind, _ in clashes(one, other) if kind == "characterisation"]
