"""Claims of several articles become facts with all their citations; nothing is lost and nothing counts twice."""

from __future__ import annotations

from tests.stories import ledger

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
