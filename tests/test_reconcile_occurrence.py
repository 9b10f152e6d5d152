"""Did it happen: a claim and its denial, side by side and across articles."""

from __future__ import annotations

import pytest

from briefer.reconcile.detectors.denials import denied, no_denial, points_back
from tests.stories import ledger


def kinds(*texts: str) -> list[str]:
    return [point.kind for point in ledger(*texts).contested]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The council did not accept the offer.", "accept"),
        ("No shots were fired, the army says.", "fire"),
        ("The valve never opened.", "open"),
    ],
)
def test_the_word_that_is_denied(text: str, word: str) -> None:
    assert word in denied(text)


def test_what_stands_behind_the_denied_word_is_not_denied() -> None:
    assert denied("It is not the first time that the dam has leaked.") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "The company rejected that.",
        "The mayor disputes this account.",
        "That is wrong, said the union.",
        "The director says no such order was given.",
    ],
)
def test_a_denial_that_points_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize(
    "text", ["The company denied the family a visit.", "She did not dispute that.", "The court rejected the appeal."]
)
def test_no_denial_of_what_was_just_said(text: str) -> None:
    assert not points_back(text)


def test_claim_and_denial_side_by_side() -> None:
    assert kinds(
        "The farmers accuse the soldiers of shooting at the crowd in Balim on Friday. The army says no shots were fired.",
        "On Friday the soldiers shot at the crowd in Balim, the farmers say.",
    ) == ["occurrence"]


def test_a_denial_that_points_at_the_other_speaker() -> None:
    (point,) = ledger(
        "Pilot Ana Reyes said the tower had cleared the jet to land at Corvo. The airport authority disputes that.",
        "The tower had cleared the jet to land at Corvo, pilot Ana Reyes said.",
    ).contested
    assert point.kind == "occurrence"
    assert point.topic == "whether the tower had cleared the jet to land at Corvo"


def test_two_wishes_are_no_dispute() -> None:
    assert (
        kinds(
            "Lorn demands that troops leave the valley. Mire insists that no troops leave the valley before winter.",
            "Lorn demands that troops leave the valley.",
        )
        == []
    )


def test_two_speakers_on_two_things_are_no_dispute() -> None:
    assert (
        kinds(
            "The mayor said the bridge in Orl had reopened. The school board said no lessons were cancelled.",
            "The bridge in Orl has reopened, the mayor said.",
        )
        == []
    )


def test_a_denial_that_counts_otherwise_is_a_dispute_over_the_figure():
    points = ledger(
        "The ministry said on Friday that 16 people had died in the flood. Eleven more are missing.\n\n"
        "Tarn Watch, a group of volunteers, says this is wrong. It counts at least 25 deaths.",
        "According to the ministry the flood killed 16 people. Tarn Watch has counted 25 dead.",
    ).contested
    assert [point.kind for point in points] == ["figure"]


def test_the_denials_of_other_articles_stand_beside_the_one_that_answers():
    found = ledger(
        "The union says that police beat marchers with batons at Tarn Gate. Police insist no batons were used.",
        "Nobody fell, the riders went home at nine and there were no batons at all anywhere near the crowd on the square, a police chief said.",
    ).contested
    assert [[claim.source for claim in position.claims] for position in found[0].positions] == [["S1"], ["S1", "S2"]]


@pytest.mark.parametrize(
    ("text", "none"), [("He gave no further details.", True), ("No passport details were taken.", False)]
)
def test_whoever_gives_no_details_denies_nothing(text: str, none: bool) -> None:
    assert no_denial(text) is none
