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


def test_one_small_word_for_another_is_another_wording():
    found = sides(
        "“It is a joy to be named in one list with Orr,” the rower Ada Finch said.",
        "“It is a joy to be named in one list beside Orr,” the rower Ada Finch said.",
    )
    assert len(found) == 1


def test_words_moved_about_are_another_wording():
    found = sides(
        "“If there were yet a boat we could send out to you, we would,” Mayor Jo Pell said.",
        "“If we could send yet a boat out to you, we would,” Mayor Jo Pell said.",
    )
    assert len(found) == 1


def test_a_crowd_has_no_name_and_is_quoted_by_its_words():
    found = sides(
        "Hundreds chanted “Hands off our harbour, how many jobs did you sell today” as they walked down Mill Lane.",
        "Marchers shouted “Hands off our harbour, how many jobs will you sell today”, people at the quay reported.",
    )
    assert len(found) == 1


def test_a_sentence_within_a_longer_quotation_is_quoted_too():
    found = sides(
        "“We lost the boat. The young men of this coast have no work and no ships,” said the skipper Ole Brandt.",
        "“The young men of this coast have no work and no schools,” said the skipper Ole Brandt.",
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "They will have a hard time in the harbour this winter",
            "[The crews] will have a hard time in the harbour this winter",
        ),
        ("They took the end game and the oilfields of the north", "They took the endgame and the oil fields of the north"),
        ("We knew it was the storm that took the roof", "We knew that it was the storm that took that roof"),
    ],
    ids=["a name put in brackets", "words joined", "small words tidied"],
)
def test_what_an_editor_tidies_is_no_other_wording(one: str, other: str) -> None:
    assert sides(f"“{one},” Mayor Jo Pell said.", f"“{other},” Mayor Jo Pell said.") == []
