"""The second reading: what all claims say of a pair that two claims alone do not tell."""

from __future__ import annotations

from briefer.models import Claim
from briefer.reconcile.align import Bounds, pairs, topics
from briefer.reconcile.reread import MEASURES, measured, rescored
from briefer.reconcile.traits import traits
from tests.stories import claims

A = "The bridge over the Tarn was closed on Monday after inspectors found cracks in two pillars."
B = "Inspectors found cracks in two pillars; the crossing was shut to traffic."
C = "Drivers must take a detour, since the crossing was shut to traffic."
D = "The mayor opened a new library in Estow."


def story(*texts: str) -> list[Claim]:
    return [claim for n, text in enumerate(texts, 1) for claim in claims(text, f"S{n}")]


def named(first: dict[tuple[int, int], float], texts: tuple[str, ...]) -> dict[tuple[int, int], dict[str, float]]:
    found = measured(traits(story(*texts)), first)
    return {pair: dict(zip(MEASURES, values, strict=True)) for pair, values in found}


def test_a_third_claim_that_is_like_both_brings_two_together():
    items = traits(story(A, C, B.split(";")[0] + ".", D))
    apart = rescored(items, {(0, 1): 0.1})
    together = rescored(items, {(0, 1): 0.1, (0, 2): 0.8, (1, 2): 0.8})
    assert together[0, 1] > apart[0, 1]


def test_a_pair_the_first_reading_never_met_is_met_through_a_third():
    texts = (A, C, D)
    assert (0, 1) in named({(0, 2): 0.5, (1, 2): 0.5}, texts)
    assert named({(0, 2): 0.5, (1, 2): 0.5}, texts)[0, 1]["unmet"] == 1.0
    assert (0, 1) not in named({(0, 2): 0.5, (1, 2): 0.01}, texts)


def test_a_liker_claim_of_the_same_article_is_a_rival():
    texts = (A, f"{D} The bridge over the Tarn was closed on Monday after inspectors found cracks.")
    alone = named({(0, 1): 0.4}, texts)[0, 1]
    beaten = named({(0, 1): 0.4, (0, 2): 0.9}, texts)[0, 1]
    assert beaten["ahead"] < alone["ahead"]


def test_claims_that_give_one_large_figure_are_looked_at():
    texts = ("The flood drove 11,940 people from their homes.", "About 12,000 had to go, the province says.", D)
    found = named({}, texts)
    assert found[0, 1]["large_figures"] == 2.0
    assert (0, 2) not in found


def test_it_reads_any_order_alike_and_scores_are_probabilities():
    items = traits(story(A, B, C, D))
    found = rescored(items, pairs(items))
    assert found == rescored(items, dict(reversed(list(pairs(items).items()))))
    assert all(0 < score < 1 and i < j for (i, j), score in found.items())


def test_one_claim_unlike_another_keeps_two_groups_apart():
    items = traits(story(A, B.split(";")[0] + ".", C))
    scores = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.05}
    assert topics(items, scores, Bounds(pair=0.35, mean=0.3, least=0.1)) == ((0, 1), (2,))
    assert topics(items, scores, Bounds(pair=0.35, mean=0.3, least=0.02)) == ((0, 1, 2),)


def test_groups_join_that_are_as_alike_as_their_own_claims_are():
    items = traits(story(A, B.split(";")[0] + ".", C, D))
    across = dict.fromkeys([(0, 2), (0, 3), (1, 2), (1, 3)], 0.45)
    sure, loose = {(0, 1): 0.95, (2, 3): 0.9}, {(0, 1): 0.95, (2, 3): 0.6}
    bounds = Bounds(pair=0.35, mean=0.3, least=0.1, kin=0.6)
    assert topics(items, sure | across, bounds) == ((0, 1), (2, 3))
    assert topics(items, loose | across, bounds) == ((0, 1, 2, 3),)
    alone = {(0, 1): 0.95, (0, 2): 0.45, (1, 2): 0.45}
    assert topics(items[:3], alone, bounds) == ((0, 1, 2),)
    assert topics(items[:3], alone, Bounds(pair=0.35, mean=0.3, least=0.1, lone=0.5)) == ((0, 1), (2,))
