"""A sentence that several articles share word for word is one report of what it says."""

from __future__ import annotations

from briefer.models import Claim
from briefer.reconcile.shared import independent
from tests.stories import claims, ledger

NOTE = "The province has asked the army for two hundred beds and a field kitchen, the agency Norda reported."
APART = {"S1": "O1", "S2": "O2", "S3": "O3"}


def told(*texts: str) -> list[Claim]:
    return [claim for n, text in enumerate(texts, 1) for claim in claims(text, f"S{n}")]


def test_one_sentence_in_three_articles_is_one_report():
    assert independent(told(NOTE, NOTE, NOTE), APART) == 1


def test_other_words_are_another_report():
    other = "Two hundred beds and a kitchen are wanted from the army, says the governor of the province."
    assert independent(told(NOTE, NOTE, other), APART) == 2


def test_a_few_words_may_agree_by_chance():
    assert independent(told("The cause is not known.", "The cause is not known."), APART) == 2


def test_two_outlets_that_quote_one_official_are_two_reports():
    quote = '"We have two hundred beds and a field kitchen and nobody has yet gone hungry here," Mira Holm said.'
    assert independent(told(quote, quote), APART) == 2


def test_a_fact_counts_a_shared_sentence_once_though_the_articles_differ():
    first = (
        f"{NOTE}\n\nIn Estow the mayor opened a library, and three hundred guests came to hear the choir of the school. "
        "Its hall was built of brick in the last century and has stood empty since the mill was closed."
    )
    second = (
        f"{NOTE}\n\nFishermen at Port Lesk mended their nets, while prices for cod rose to a record of nine crowns. "
        "Many boats stay at the quay this week, for the wind has turned and fuel costs more than the catch brings."
    )
    found = ledger(first, second)
    assert len(found.origins) == 2
    shared = next(fact for fact in found.facts if len({claim.source for claim in fact.claims}) == 2)
    assert shared.origins == 1
