"""One utterance told in two wordings, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.stories import ledger


def sides(*texts: str) -> list[list[str]]:
    """Per dispute over words the positions' values."""
    return [[p.value for p in point.positions] for point in ledger(*texts).contested if point.kind == "quotation"]


def test_one_speaker_in_two_wordings():
    assert sides(
        "“We have made a great deal of progress today,” the envoy Petra Hollin said.",
        "“We have made significant progress today,” the envoy Petra Hollin said.",
    ) == [["“We have made a great deal of progress today”", "“We have made significant progress today”"]]


def test_a_not_lost_on_the_way_turns_the_words_round():
    (found,) = sides(
        "Mayor Ada Brandt told the council: “Jobs will not go until the books are open.”",
        "“Jobs will go,” Mayor Ada Brandt told the council in Lorn.",
    )
    assert sorted(found) == ["“Jobs will go”", "“Jobs will not go until the books are open”"]


def test_the_speaker_may_be_named_in_the_sentence_before():
    assert sides(
        "Captain Lena Moor left the bridge last. “We had one boat and no time, and we used it,” she said.",
        "Captain Lena Moor was blunt: “We had one boat and no time, and we lost it.”",
    )


def test_a_paraphrase_joins_the_wording_it_is_near_to():
    (point,) = ledger(
        "“We shall never sign this treaty,” said Prime Minister Jon Aske in Vell.",
        "“Never shall we put our names to this treaty,” said Prime Minister Jon Aske in Vell.",
        "“We shall sign this treaty one day,” said Prime Minister Jon Aske in Vell.",
    ).contested
    assert sorted(len(p.claims) for p in point.positions) == [1, 2]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "“We will not sell the yard,” Ida Korn said.",
            "“We will not sell the yard, and nobody asked us to,” Ida Korn said.",
        ),
        ("“I'm sorry for the delay at the yard,” Ida Korn said.", "“I am sorry for the delay at the yard,” Ida Korn said."),
        ("“We will not sell the yard,” Ida Korn said.", "“We will sell the yard,” Tom Bray said."),
        ("“The yard has orders,” Ida Korn said.", "“The weather was awful on Sunday,” Ida Korn said."),
        ("The “ring of steel” held, Ida Korn said.", "Ida Korn spoke of the yard's “ring of steel”."),
    ],
    ids=["more of the same words", "a contraction", "two speakers", "two utterances", "the same phrase"],
)
def test_no_other_wording(left: str, right: str):
    assert sides(left, right) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dam is the twelfth of its kind on this river", "The dam is the 12th of its kind on this river"),
        ("They wanted the oilfields along the border", "They wanted the oil fields along the border"),
        ("The river took the mill", "The river took the mill and nobody could do anything about it"),
    ],
    ids=["a number spelled", "a word spelled", "more of the same"],
)
def test_spelling_and_length_are_no_other_wording(one: str, other: str) -> None:
    said = "“{},” Mayor Jo Pell told reporters in Tarn on Friday."
    assert [p for p in ledger(said.format(one), said.format(other)).contested if p.kind == "quotation"] == []
