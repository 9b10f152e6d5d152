"""Which claims tell a fact, and which only something near it."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.models import Claim
from briefer.reconcile.model.checks import Agreed
from briefer.reconcile.model.telling import telling
from briefer.reconcile.traits import traits
from tests.test_reconcile_model import said

DAM, FLIGHT = "The dam at Orrin broke on Monday.", "Villagers fled to the school."
BROKE = [said(f"S{n}", "The dam at Orrin broke on Monday.") for n in range(1, 4)]
NEAR = said("S5", "Villagers fled to the school on the hill.")


def told(*facts: tuple[str, Sequence[Claim]], beside: Sequence[Claim] = ()) -> list[list[str]]:
    claims = dict.fromkeys([*(claim for _, held in facts for claim in held), *beside])
    made = telling([Agreed(tuple(held), wording, 2) for wording, held in facts], traits(list(claims)))
    return [[claim.source for claim in fact.claims] for fact in made]


def test_a_claim_that_is_like_no_other_and_tells_another_fact_much_better_is_not_cited() -> None:
    assert told((DAM, [*BROKE, NEAR]), (FLIGHT, [NEAR])) == [["S1", "S2", "S3"], ["S5"]]


def test_one_that_tells_no_other_fact_better_stays() -> None:
    assert told((DAM, [*BROKE, NEAR])) == [["S1", "S2", "S3", "S5"]]


def test_so_does_one_that_another_is_like() -> None:
    also = said("S4", "Villagers fled to the school on a hill.")
    assert told((DAM, [*BROKE, NEAR, also]), (FLIGHT, [NEAR]))[0] == ["S1", "S2", "S3", "S5", "S4"]


def test_so_does_one_whose_sentence_bears_a_claim_that_is() -> None:
    same = BROKE[0].model_copy(update={"id": "S5.1", "source": "S5", "citation": NEAR.citation})
    assert told((DAM, [*BROKE, NEAR]), (FLIGHT, [NEAR]), beside=[same])[0] == ["S1", "S2", "S3", "S5"]


def test_of_what_two_tell_neither_stands_apart() -> None:
    assert told((DAM, [BROKE[0], NEAR]), (FLIGHT, [NEAR]))[0] == ["S1", "S5"]


def test_what_has_no_words_of_its_own_is_as_it_was_grouped() -> None:
    assert told(("", [*BROKE, NEAR]), (FLIGHT, [NEAR]))[0] == ["S1", "S2", "S3", "S5"]
