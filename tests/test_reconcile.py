"""Claims of several articles become facts with all their citations; nothing is lost and nothing counts twice."""

from __future__ import annotations

import pytest

from briefer.models import Claim, Fact
from briefer.reconcile.common import common_weight
from briefer.reconcile.traits import traits
from tests.stories import claims, ledger

A = (
    "A ferry ran aground near Port Lesk on Wednesday night with 214 passengers on board, the coastguard said.\n\n"
    "Two lifeboats brought everyone ashore within three hours. The cause is not known."
)
B = (
    "The ferry that ran aground near Port Lesk on Wednesday night carried 214 passengers, according to the coastguard.\n\n"
    "The company has cancelled all sailings until Saturday."
)


def test_one_fact_cites_every_source_that_states_it():
    found = ledger(A, B)
    shared = [fact for fact in found.facts if len({c.source for c in fact.claims}) == 2]
    assert len(shared) == 1
    assert shared[0].origins == 2
    assert all("214" in claim.citation.quote for claim in shared[0].claims)


def test_a_sentence_of_two_facts_is_cited_for_both():
    joint = (
        "The Corvel tunnel was closed on Monday and its operator, Transcorvel, dismissed its safety chief, Ada Morn.\n\n"
        "Drivers waited for hours."
    )
    apart = (
        "Transcorvel, the operator, has dismissed its safety chief, Ada Morn.\n\nThe Corvel tunnel was closed to all traffic on Monday.",
        "The Corvel tunnel was closed on Monday.\n\nAda Morn, safety chief of the operator Transcorvel, was dismissed.",
    )
    sources = {
        word: {c.source for fact in ledger(joint, *apart).facts for c in _cited(fact) if _all_say(fact, word)}
        for word in ("closed", "dismissed", "waited")
    }
    assert sources == {"closed": {"S1", "S2", "S3"}, "dismissed": {"S1", "S2", "S3"}, "waited": {"S1"}}


def test_what_a_sentence_says_besides_a_disputed_figure_is_cited_for_its_fact():
    found = ledger(
        "The grain silo at Torvik collapsed on Tuesday morning and buried nine lorries, the harbour office said.\n\n"
        "The quay is closed.",
        "The grain silo at Torvik collapsed on Tuesday morning and buried fourteen lorries, the fire brigade said.\n\n"
        "Nobody was hurt.",
        "The grain silo at Torvik has collapsed, and the quay beneath it is covered in barley.\n\nShips were sent elsewhere.",
        "On Tuesday morning the grain silo at Torvik collapsed over the quay.\n\nIts owner had been warned in spring.",
    )
    assert [point.kind for point in found.contested] == ["figure"]
    collapse = next(fact for fact in found.facts if {c.source for c in fact.claims} == {"S3", "S4"})
    assert {c.source for c in collapse.also} == {"S1", "S2"}


def _all_say(fact: Fact, word: str) -> bool:
    return all(word in claim.citation.quote for claim in _cited(fact))


def _cited(fact: Fact) -> tuple[Claim, ...]:
    return (*fact.claims, *fact.also)


@pytest.mark.parametrize(
    ("left", "right", "least"),
    [
        ("Some 7,300 crates of fruit are lost.", "Around seven thousand boxes are gone.", 1.0),
        ("Forty-three trams were stopped.", "43 carriages stood still.", 0.5),
        ("They resume at 2 p.m.", "The parties sit down again at 14:00.", 1.0),
        ("It has been dry since Monday.", "No drop has fallen from 2 March on.", 0.5),
        ("All nine sirens went off.", "The mayor names 9 dead.", 0.0),
        ("It rained at night.", "The parties sit down again.", 0.0),
    ],
    ids=["a particular figure", "another figure", "an hour", "a day", "a small count", "nothing"],
)
def test_claims_have_more_in_common_than_words(left: str, right: str, least: float):
    a, b = traits([*claims(left, "S1"), *claims(right, "S2")])
    assert common_weight(a, b) == common_weight(b, a) == least


def test_every_claim_ends_in_exactly_one_fact():
    found = ledger(A, B)
    ids = [claim.id for fact in found.facts for claim in fact.claims]
    assert len(ids) == len(set(ids))
    text = {article.id: article for article in found.articles}
    assert all(text[c.source].holds(c.citation) for fact in found.facts for c in fact.claims)


def test_two_copies_of_one_text_are_one_independent_source():
    found = ledger(A, A, B)
    assert [origin.sources for origin in found.origins] == [("S1", "S2"), ("S3",)]
    assert max(fact.origins for fact in found.facts) == 2
