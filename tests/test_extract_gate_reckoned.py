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


@pytest.mark.parametrize(
    ("statement", "passage", "holds"),
    [
        (
            "The club's membership has dropped from 84 in 2010 to 61, a loss of 23.",
            "The club, which had 84 members in 2010, now has 61.",
            True,
        ),
        (
            "The club's membership has dropped from 84 in 2010 to 61, a loss of 25.",
            "The club, which had 84 members in 2010, now has 61.",
            False,
        ),
        (
            "The club's membership has dropped from 84 in 2010 to 61, a gain of 23.",
            "The club, which had 84 members in 2010, now has 61.",
            False,
        ),
        (
            "Schools get 6 billion over the five-year term, an average of 1.2 billion a year.",
            "The draft gives schools 6 billion over the five-year term.",
            True,
        ),
        (
            "Schools get 6 billion over the five-year term, an average of 2 billion a year.",
            "The draft gives schools 6 billion over the five-year term.",
            False,
        ),
        (
            "The guard came at 9 p.m. and stayed five hours.",
            "The guard came at nine in the evening and stayed till two.",
            True,
        ),
        (
            "The guard came at 9 p.m. and stayed six hours.",
            "The guard came at nine in the evening and stayed till two.",
            False,
        ),
        ("Landlords may not charge more than 30 crowns.", "Landlords may charge no more than 30 crowns.", True),
        ("Landlords may charge more than 30 crowns.", "Landlords may charge no more than 30 crowns.", False),
        ("The city has bought 60 of the buses.", "The bus came in May. The city has bought 60 of the vehicles.", True),
    ],
)
def test_what_follows_by_arithmetic_or_in_other_words(statement: str, passage: str, holds: bool):
    verdict = supports(statement, passage)
    assert verdict.supported is holds, verdict.reason


class TestExceptions:
    PASSAGE = "Nothing had been settled in Riga beyond the name of the venture."

    def test_what_is_excepted_is_affirmed_and_alone(self):
        assert supports("The name of the venture was the only thing settled in Riga.", self.PASSAGE).supported

    @pytest.mark.parametrize(
        "statement",
        ["Nothing had been settled in Riga.", "The name of the venture had not been settled in Riga."],
    )
    def test_an_exception_is_neither_dropped_nor_denied(self, statement: str):
        assert "excepts" in supports(statement, self.PASSAGE).reason

    def test_not_often_is_rarely(self):
        passage = "It isn't often that the lighthouse at Skarn has visitors."
        assert supports("The lighthouse at Skarn only rarely has visitors.", passage).supported
        assert "denies" in supports("The lighthouse at Skarn often has visitors.", passage).reason

    def test_a_verb_of_seeming_leaves_the_denial_to_what_seems_so(self):
        passage = "The coach did not look happy when he left the ground at ten past four."
        assert supports("The coach looked unhappy when he left the ground at 4:10.", passage).supported
        assert not supports("The coach looked happy when he left the ground at 4:10.", passage).supported


@pytest.mark.parametrize(
    ("statement", "passage", "holds"),
    [
        ("A dentist from Graz bought the villa.", "The villa was sold to a dentist from Graz.", True),
        ("Ola Lund quit as coach.", "The coach, Mr. Ola Lund, has resigned.", True),
        (
            "It was choir head Vera Molnar, not organist Jan Pohl, who resigned.",
            "It was Vera Molnar, the head of the choir, who resigned. Organist Jan Pohl was not dismissed.",
            True,
        ),
    ],
)
def test_the_same_parties_told_from_the_other_end(statement: str, passage: str, holds: bool):
    verdict = supports(statement, passage)
    assert verdict.supported is holds, verdict.reason
