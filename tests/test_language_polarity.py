"""Negation: its cues, what they deny, and whether a statement affirms or denies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.polarity import negated_words, negations, polarity
from briefer.language.tokens import lemma


@pytest.mark.parametrize(
    "text",
    [
        "The strike did not end on Friday.",
        "No one was hurt.",
        "Officials said no one was hurt.",
        "The firm denied that it had paid a ransom.",
        "The bridge is no longer open.",
        "The two sides failed to reach a deal.",
        "The minister ruled out an early election.",
        "The firm has refused to say how much it paid.",
        "Nobody was injured when the roof fell.",
        "The pilot wasn’t aware of the storm.",
        "Neither side would comment.",
        "Hardly anyone came.",
        "The crew was unhurt.",
        '"We have not paid them anything," she said.',
        "The talks are far from over.",
        "The court stopped short of banning the party.",
        "She never met him.",
    ],
)
def test_statements_that_deny(text: str) -> None:
    assert polarity(text) == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The strike ended on Friday.",
        "Not only dockers but also drivers joined.",
        "No fewer than 40 people died.",
        "There is no doubt the fire was set.",
        "Nothing but ash was left.",
        "The shop did not open until noon.",
        "Talks ended without a deal.",
        "Talks ended with no deal.",
        "The deal, which was not signed by the union, was published.",
        "The plane, whose crew did not survive, fell into the sea.",
        "She left because she was not paid.",
    ],
)
def test_statements_that_affirm_in_spite_of_a_cue(text: str) -> None:
    assert polarity(text) == "affirmed"


def test_two_denials_affirm() -> None:
    assert polarity("It is not true that nobody was warned.") == "affirmed"
    assert polarity("The firm denied that it had not paid.") == "affirmed"
    assert polarity("The ship was not unharmed.") == "affirmed"


def test_a_cue_denies_what_follows_it_in_its_clause() -> None:
    text = "The firm did not pay the ransom, but the bank did."
    (negation,) = negations(text)
    assert negation.cue == "not"
    assert text[negation.scope_start : negation.scope_end].strip() == "pay the ransom"


def test_negated_words_are_the_lemmas_in_the_scopes() -> None:
    assert negated_words("The firm did not pay the ransom, but the bank was unharmed.") == frozenset(
        {lemma("pay"), lemma("ransom"), lemma("harm")}
    )
    assert negated_words("The firm paid.") == frozenset()


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "firm",
                "did",
                "not",
                "no",
                "nobody",
                "without",
                "never",
                "un",
                "unpaid",
                "until",
                "but",
                ",",
                ".",
                "denied",
                "that",
                "paid",
                "only",
            ]
        ),
        max_size=12,
    )
)
def test_scopes_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for negation in negations(text):
        assert 0 <= negation.start < negation.end <= len(text)
        assert 0 <= negation.scope_start <= negation.scope_end <= len(text)
    assert polarity(text) in {"affirmed", "denied"}
