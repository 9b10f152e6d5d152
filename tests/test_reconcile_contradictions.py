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


def sides(*texts: str) -> list[list[str]]:
    """The sources on each side of the one contested point over what happened, sides and sources in their order."""
    point = next(point for point in ledger(*texts).contested if point.kind == "occurrence")
    return [sorted({claim.source for claim in position.claims}) for position in point.positions]


ACCUSED = (
    "Rebels fired rockets from the clinic in Tarn, the army command said. The valley is closed to aid convoys.",
    "The relief agency Medora denied army claims that rebels fired rockets from the clinic in Tarn. Help goes on.",
)


@pytest.mark.parametrize(
    "denial",
    [
        "Medora rejected reports that rockets were fired from the clinic by rebels. Doctors stay in Tarn.",
        "No rebels were inside the clinic, the relief agency Medora says. Doctors stay in Tarn.",
        "Ida Cole of the relief agency Medora said she was certain there were no rebels in the clinic. Doctors stay in Tarn.",
        "“The clinic was not used by rebels,” Medora said in a statement. Doctors stay in Tarn.",
    ],
    ids=["reported", "plain", "certain", "quoted"],
)
def test_denials_of_one_thing_by_one_party_stand_together(denial: str) -> None:
    assert sides(*ACCUSED, denial) == [["S1"], ["S2", "S3"]]


def test_a_person_denies_for_the_party_that_another_article_says_they_speak_for() -> None:
    quoted = "“There were no rebels in our clinic,” Ms Cole said."
    place = "Rebels hold the hills. The clinic has forty beds. Rebels came in May. The clinic opened in June."
    told = "Ida Cole of the relief agency Medora said roads were open. Snow is on its way."
    assert sides(*ACCUSED, quoted, place) == [["S1"], ["S2"]]
    assert sides(*ACCUSED, quoted, place, told) == [["S1"], ["S2", "S3"]]


def test_who_denies_the_general_denies_the_special() -> None:
    found = sides(
        "Rebels hid rifles in the clinic in Tarn, the army command said. The valley is closed to aid convoys.",
        "The relief agency Medora denied army claims that rebels hid rifles in the clinic in Tarn. Help goes on.",
        "Ida Cole of the relief agency Medora said there were no weapons in the clinic. Doctors stay in Tarn.",
    )
    assert found == [["S1"], ["S2", "S3"]]


def test_another_denial_of_the_same_party_stays_outside() -> None:
    other = "No nurses were hurt on the road to the lake, the relief agency Medora says."
    assert sides(*ACCUSED, other) == [["S1"], ["S2"]]


def test_the_party_whose_claim_is_denied_is_known_by_less() -> None:
    denied = "The relief agency Medora disputed Norland's claim that rebels fired rockets from the clinic. Help goes on."
    hit = "said the clinic was hit when guns answered a rocket attack. The valley is closed."
    assert sides(ACCUSED[0], denied, f"The Norlandic army {hit}") == [["S1", "S3"], ["S2"]]
    assert sides(ACCUSED[0], denied, f"The hospital of Sull {hit}") == [["S1"], ["S2"]]


def test_a_sentence_may_stand_in_a_dispute_over_what_happened_and_in_one_over_what_it_was_like() -> None:
    found = ledger(
        "Rebels fired rockets from the clinic in Tarn and most of the dead were fighters, the army command said.",
        ACCUSED[1],
        "Doctors in Tarn said nearly all of the dead were civilians, many of them children.",
    )
    assert {point.kind for point in found.contested} == {"occurrence", "characterisation"}
    assert all("S1" in {claim.source for claim in point.positions[0].claims} for point in found.contested)
