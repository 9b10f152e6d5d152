"""Figures a passage gives without writing them, and denials that hold only up to a moment."""

from __future__ import annotations

import datetime as dt

import pytest

from briefer.extract.gate import GateContext, supports
from briefer.extract.grounding.align import align
from briefer.extract.grounding.numbers import figures
from briefer.extract.grounding.polarity import Sign, signs
from briefer.extract.grounding.reading import read
from briefer.extract.grounding.reckoned import has_figures, reckoned, rest_of
from briefer.extract.grounding.untils import turned

DAY = dt.date(2026, 5, 8)


def values(text: str) -> set[tuple[float, str | None]]:
    return {(q.value, q.unit) for q in reckoned(text, DAY)}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Parking is free for a year.", 1.0, "year"),
        ("The swimmer needed 2 hours 21 minutes.", 141.0, "minute"),
        ("She left in the 70th minute.", 70.0, "minute"),
        ("The show should start at 7 p.m. and started at 9 p.m.", 120.0, "minute"),
        ("It was found on 3 May and reported on 8 May.", 5.0, "day"),
        ("The mill closed in 2011 and reopened in 2019.", 8.0, "year"),
    ],
)
def test_a_figure_that_follows_from_others(text: str, value: float, unit: str):
    assert (value, unit) in values(text)


def test_what_is_equal_to_a_hedged_figure_is_hedged_alike():
    equal = next(q for q in reckoned("a fee of as much as 3% of sales, or 40 million crowns") if q.value == 40e6)
    assert equal.hedge == "at_most"


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("Nine of the wells are clean, the other five are not.", True),
        ("Five remaining wells are still dirty.", True),
        ("Five of the fourteen wells are clean.", False),
        ("Five wells are clean.", False),
    ],
)
def test_the_rest_of_a_whole_is_marked_as_the_rest(said: str, holds: bool):
    passage = "Nine of the 14 wells are clean. The rest are not."
    five = next(q for q in figures(said) if q.value == 5)
    assert rest_of(five, said, figures(passage), passage) is holds


def test_a_six_figure_sum_is_written_with_six_figures():
    six = figures("a six-figure sum")[0]
    assert has_figures(six, figures("hundreds of thousands of dollars"))
    assert not has_figures(six, figures("40 million dollars"))


class TestDeniedUpToAMoment:
    def verb_signs(self, statement: str, passage: str, word: str) -> tuple[Sign, Sign]:
        said, cited = read(statement), read(passage)
        ours, theirs = turned(said, cited, align(said, cited), signs(said), signs(cited))
        at = [next(i for i, token in enumerate(text.tokens) if token.lemma == word) for text in (said, cited)]
        return ours[at[0]], theirs[at[1]]

    def test_not_until_nine_is_at_nine(self):
        both = self.verb_signs("The boat sailed at nine.", "The boat did not sail until nine.", "sail")
        assert both == (Sign.AFFIRMED, Sign.AFFIRMED)

    def test_with_no_moment_it_stays_denied(self):
        both = self.verb_signs("The boat sailed.", "The boat did not sail until its owner had paid.", "sail")
        assert both == (Sign.AFFIRMED, Sign.DENIED)

    def test_not_before_does_not_tell_that_it_was_then(self):
        assert not supports("The boat sailed at nine.", "The boat did not sail before nine.").supported


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("All the sailors were unhurt.", "None of the sailors was hurt."),
        ("The tents, boats and huts all went up in flames.", "The fire destroyed the tents, boats and huts in one go."),
        ("The cause is most likely a leak.", "In all probability the cause is a leak."),
        ("The hikers had to be rescued.", "The hikers were rescued."),
        ("It closed at ten past three local time.", "It closed at 01:10, where all times are UTC; local time is UTC+2."),
    ],
)
def test_small_words_of_honest_rewording(statement: str, passage: str):
    verdict = supports(statement, passage, GateContext(published=DAY))
    assert verdict.supported, verdict.reason


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("A quarter of the candidates did not pass.", "A quarter of the candidates failed."),
        ("The owner kept the price secret.", "The owner would not disclose the price."),
    ],
)
def test_a_contrary_denied_is_another_word(statement: str, passage: str):
    verdict = supports(statement, passage)
    assert verdict.supported, verdict.reason


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("A quarter of the candidates passed.", "A quarter of the candidates failed."),
        ("The owner disclosed the price.", "The owner kept the price secret."),
        ("She hurt her right knee.", "She has a left knee injury."),
        ("The clinic offers out-patient care.", "The clinic offers in-patient treatment."),
    ],
)
def test_a_contrary_is_none(statement: str, passage: str):
    assert not supports(statement, passage).supported
