"""What weighs more: agreement first; then, of what one source alone says, what tells most."""

from __future__ import annotations

from briefer.compose.rank import Scale, by_weight, weight
from tests.stories import ledger


def order(*texts: str) -> list[str]:
    found = ledger(*texts)
    own = {fact.id: weight(fact, Scale.of(found)) for fact in found.facts}
    return [fact.claims[0].statement for fact in by_weight(found.facts, own)]


def test_what_two_sources_state_outweighs_what_one_does():
    ranked = order(
        "The mayor opened a new library in Estow.\n\nThe reservoir above Estow is at 31 percent of its capacity.",
        "Estow's reservoir is at 31 percent of capacity, the water board said.",
    )
    assert "31 percent" in ranked[0]


def test_of_what_one_source_says_a_statement_full_of_matter_outweighs_a_bare_one_before_it():
    ranked = order(
        "It was a long night for all.\n\nOn Tuesday 214 passengers of the ferry were brought to Port Lesk by two lifeboats."
    )
    assert "214 passengers" in ranked[0]


def test_what_the_articles_open_with_outweighs_what_more_of_them_add():
    ranked = order(
        "The grain silo at the quay has collapsed.\n\nShips cannot land.\n\nHarl Bros has had 40 workers in Torvik since 2004.",
        "At the quay a grain silo collapsed.\n\nNobody was hurt.\n\nIn Torvik Harl Bros has had 40 workers since 2004.",
        "Barley lies at the quay.\n\nShips were sent elsewhere.\n\nIn Torvik, 40 workers of Harl Bros, there since 2004, wait.",
    )
    assert "collapsed" in ranked[0]
