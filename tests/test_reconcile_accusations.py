"""An accusation in one article, its denial in another."""

from __future__ import annotations

import pytest

from tests.stories import ledger


def sides(*texts: str) -> list[list[int]]:
    """Per accusation that is denied the number of claims on either side."""
    return [
        [len(p.claims) for p in point.positions]
        for point in ledger(*texts).contested
        if point.topic.startswith("the accusation of ")
    ]


ACCUSED = "Governor Ada Brandt of Vell accused Norland of carrying out the attack on the ferry port."


@pytest.mark.parametrize(
    "denial",
    [
        "Norland's armed forces denied having carried out the strike.",
        "The Norlandic government has denied striking the port.",
        "Norland Army spokesman Jon Aske denied any link to the raid.",
        "Norland rejected accusations by Ada Brandt that its planes had attacked the port.",
    ],
)
def test_a_denial_in_any_form_answers_it(denial: str) -> None:
    assert sides(ACCUSED + " The port was closed on Friday.", "The port of Vell was closed. " + denial) == [[1, 1]]


def test_who_denies_the_claims_just_made_answers_them_whoever_it_is() -> None:
    said = "Norland accused Vell of arming insurgents in the hills. President Lena Moor denied those claims on Monday."
    assert sides(said, "Norland accused Vell of arming insurgents beyond the river.") == [[2, 1]]


@pytest.mark.parametrize(
    "denial",
    [
        "South Norland denied any link to the attack.",
        "Norland denied that it had raised the price of grain.",
        "Norland denied the reporter access to the port.",
        "Norland did not deny the attack.",
        "Vell denied any part in the attack.",
        "Norland would have denied striking the port if its planes had been near.",
    ],
    ids=["another country", "another thing", "nothing given", "no denial", "not the accused", "not real"],
)
def test_what_answers_nothing(denial: str) -> None:
    assert sides(ACCUSED, "The port of Vell was closed. " + denial) == []


def test_a_denial_by_the_accuser_answers_nothing() -> None:
    assert sides(ACCUSED, "The port of Vell was closed. Ada Brandt in Norland denied striking the port.") == []


def test_what_might_have_been_said_accuses_nobody() -> None:
    denial = "The port of Vell was closed. Norland denied striking the port."
    assert sides(ACCUSED, denial) == [[1, 1]]
    assert sides(ACCUSED.replace("accused", "would have accused"), denial) == []


def test_two_acts_of_one_party_are_two_accusations() -> None:
    found = sides(
        "Vell accused Norland of bombing a refugee camp near the border. Norland denied bombing the camp.",
        "Vell accused Norland of bombing the camp near the border. Vell also blamed Norland for the price of grain.",
    )
    assert found == [[2, 1]]
