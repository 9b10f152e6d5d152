"""Sources that place one thing at opposite ends of a scale."""

from __future__ import annotations

import pytest

from briefer.reconcile.detectors.scales import scales, stands
from tests.stories import ledger


def points(*texts: str) -> list[tuple[str, str]]:
    return [(point.kind, point.topic.split(" (")[0]) for point in ledger(*texts).contested]


@pytest.mark.parametrize(
    ("text", "question", "first"),
    [
        ("A truce is within reach.", "how near it is", True),
        ("The two sides are miles apart.", "how near it is", False),
        ("The transfer was an exemplary operation.", "how well it went", True),
        ("The transfer was anything but orderly.", "how well it went", False),
        ("If that was exemplary, we want no more of it.", "how well it went", False),
        ("The leak is not contained.", "whether it is under control", False),
        ("The barrier never closed.", "whether it worked", False),
        ("She spoke of continued rocket and tank attacks.", "whether it goes on or eases", True),
    ],
)
def test_where_a_phrase_stands(text: str, question: str, first: bool) -> None:
    assert stands(text)[question] is first


def test_a_text_with_both_ends_stands_nowhere() -> None:
    assert "how well it went" not in stands("Orderly, says the minister; chaos, says the union.")


def test_every_scale_has_two_ends() -> None:
    assert all(len(scale.ends) == 2 and scale.question and 0 <= scale.least < 1 for scale in scales())


def test_two_speakers_side_by_side_and_a_second_article() -> None:
    found = points(
        "The prison transfer in Tarn was orderly, Warden Jo Pell said. It was chaos, said Ann Oke of the guards' union.",
        "Warden Jo Pell called the prison transfer in Tarn an orderly operation.",
    )
    assert found == [("characterisation", "how well it went")]


def test_causes_that_exclude_one_another() -> None:
    found = points(
        "Police believe the mill fire in Orrin was arson. The owner, Karl Bent, blames faulty wiring for the mill fire.",
        "The mill fire in Orrin was arson, police believe.",
    )
    assert found == [("attribution", "what caused it")]


def test_an_open_question_is_no_side() -> None:
    assert (
        points(
            "Police are investigating whether the mill fire in Orrin was arson.",
            "Faulty wiring started the mill fire in Orrin, its owner Karl Bent says.",
        )
        == []
    )


def test_two_things_are_no_dispute() -> None:
    assert (
        points(
            "The vote in the senate was orderly, the speaker said.",
            "Traffic in the capital was chaos after the snow, drivers said.",
        )
        == []
    )


def test_the_question_names_what_it_is_about() -> None:
    (point,) = ledger(
        "The evacuation of Tarn was orderly, Warden Jo Pell said. The evacuation was chaos, said Ann Oke of the union.",
        "Warden Jo Pell praised an orderly evacuation of Tarn.",
    ).contested
    assert point.topic == "how well it went (evacuation)"


def test_a_side_takes_in_what_speaks_of_the_same_as_one_of_its_claims() -> None:
    found = ledger(
        "The army signalled a pause in its attacks on Tarn harbour. The mayor left on Sunday.",
        "Attacks on Tarn harbour continued, its pilots say. Rain is on its way.",
        "Attacks on ships continued in spite of the truce talks between the elders in Sull. Bread is short.",
        "In spite of the truce talks between the elders in Sull, the conflict rages. Schools are shut.",
    )
    sides = [[claim.source for claim in position.claims] for position in found.contested[0].positions]
    assert sorted(sides) == [["S1"], ["S2", "S3", "S4"]]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The police said that the guard Tom Bray had a loaded pistol.", True),
        ("A cousin said that Tom Bray was armed.", True),
        ("Two witnesses said that Tom Bray did not have a gun.", False),
        ("Tom Bray was unarmed, his sister said.", False),
        ("His sister doubted that Tom Bray was carrying a gun.", None),
        ("Even if Tom Bray had a gun he would not have used it.", None),
        ("Neighbours do not believe that Tom Bray had a gun.", False),
        ("The armed forces searched the mill.", None),
    ],
)
def test_whether_somebody_was_armed(text: str, there: bool | None) -> None:
    assert stands(text).get("whether anybody was armed") is there


def test_a_charge_of_rioting_is_no_view_of_the_day() -> None:
    assert "whether it was peaceful" not in stands("Bray was arrested in May for inciting a riot in Vell.")
    assert stands("A riot broke out in Vell.")["whether it was peaceful"] is False


def test_what_was_planned_as_peaceful_or_got_out_of_hand_is_at_neither_end() -> None:
    rioted = "Rioters smashed windows on Mill Lane in Vell after the vigil for Tom Bray on Monday, residents said."
    for text in (
        "Police struggled with a crowd that broke away from the planned peaceful vigil for Tom Bray in Vell on Monday.",
        "The peaceful vigil for Tom Bray in Vell on Monday got out of hand on Mill Lane.",
    ):
        assert not [p for p in ledger(rioted, text).contested if p.kind == "characterisation"]
    calm = "The vigil for Tom Bray on Mill Lane in Vell on Monday was peaceful, residents said."
    assert [p for p in ledger(rioted, calm).contested if p.kind == "characterisation"]
