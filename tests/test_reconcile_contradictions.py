"""A claim in one article and its denial in another; and negations that contradict nobody."""

from __future__ import annotations

import pytest

from tests.stories import ledger


def points(*texts: str) -> list[tuple[str, str]]:
    return [(point.kind, point.topic) for point in ledger(*texts).contested]


def test_a_report_of_a_denial_meets_the_claim_it_denies() -> None:
    found = points(
        "The relief agency denied claims that rebels had fired rockets from its clinic. Help goes on.",
        "Rebels fired rockets from the clinic, the army command said. The valley is closed.",
    )
    assert found == [("occurrence", "whether rebels had fired rockets from its clinic")]


def test_one_speaker_denies_what_another_speaker_elsewhere_affirms() -> None:
    found = points(
        "The boy shot by officers in Tarn Lane did not carry a pistol, says his neighbour Ida Cole.",
        "Police say the boy shot by officers in Tarn Lane carried a pistol and pointed it at them.",
    )
    assert [kind for kind, _ in found] == ["occurrence"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The premier rejected calls for an early election.", "The opposition called for an early election, it said."),
        ("The agency denied claims that rebels fired from its clinic.", "The clinic is run by the agency."),
        ("The mill would not have burned if the doors had been shut, Ida Cole said.", "The mill burned, police said."),
        ("The driver was not wearing a coat, Ida Cole said.", "The driver was wearing a seat belt, police said."),
    ],
    ids=["a wish", "nothing affirmed", "unreal", "another thing"],
)
def test_look_alikes_are_no_dispute(left: str, right: str) -> None:
    assert points(left, right) == []
