"""What a page tells of facts that a model weighed: what the page has to tell first, details as far as they are new."""

from __future__ import annotations

from briefer.compose.novelty import novel
from briefer.models import Claim, Fact, FactItem
from tests.test_reconcile_model import said

DAM = said("S1", "The dam broke on Monday.", 0)
ALSO = said("S4", "On Monday the dam gave way.", 0)
FLED = said("S2", "Villagers fled to the hills at night.", 1)
SHIPS = said("S3", "The port counts 60 ships in the bay.", 2)


def fact(ident: str, *claims: Claim, weight: int = 1) -> Fact:
    return Fact(id=ident, claims=claims, origins=1, weight=weight)


def on_page(*facts: Fact, limit: int = 9) -> list[str]:
    items = [
        FactItem(
            id=f.id,
            statement=f.claims[0].statement,
            speaker=None,
            status="single_source",
            independent_sources=1,
            citations=tuple(c.citation for c in f.claims),
        )
        for f in facts
    ]
    return [item.id for item in novel(items, {f.id: f for f in facts}, limit) if item.on_page]


def test_a_detail_of_passages_that_the_page_cites_comes_after_those_that_open_new_ones() -> None:
    assert on_page(fact("F1", DAM, ALSO, weight=3), fact("F2", FLED, DAM, ALSO), fact("F3", SHIPS)) == ["F1", "F3", "F2"]


def test_what_the_page_has_to_tell_keeps_its_place() -> None:
    assert on_page(fact("F1", DAM, ALSO, weight=3), fact("F2", FLED, DAM, ALSO, weight=2), fact("F3", SHIPS)) == [
        "F1",
        "F2",
        "F3",
    ]


def test_a_detail_that_cites_nothing_new_is_left_out() -> None:
    assert on_page(fact("F1", DAM, FLED, weight=3), fact("F2", FLED)) == ["F1"]


def test_who_somebody_is_is_told_beside_what_he_does_and_not_by_itself() -> None:
    assert on_page(fact("F1", DAM, weight=0), fact("F2", SHIPS)) == ["F2"]


def test_no_more_than_wanted() -> None:
    assert on_page(fact("F1", DAM), fact("F2", FLED), fact("F3", SHIPS), limit=2) == ["F1", "F2"]
