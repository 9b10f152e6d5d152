"""Modality: asserted, possible, expected, required, conditional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.modality import cues, modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike ended on Friday.", "asserted"),
        ("The strike ended in May.", "asserted"),
        ("Theresa May resigned.", "asserted"),
        ("May resigned on Friday.", "asserted"),
        ("He asked if the dam was safe.", "asserted"),
        ("The minister said the gate opened.", "asserted"),
        ("Smoke could be seen for miles.", "asserted"),
        ("The strike may end on Friday.", "possible"),
        ("Officials said the toll could rise.", "possible"),
        ("Rain is likely on Sunday.", "possible"),
        ("Police fear more people are trapped.", "possible"),
        ("The valve appears to have failed.", "possible"),
        ("The strike will end on Friday.", "expected"),
        ("Talks are due to resume in May.", "expected"),
        ("Talks are to resume on Friday.", "expected"),
        ("The agency expects the level to fall.", "expected"),
        ("The firm plans to appeal.", "expected"),
        ("The firm must pay the fine.", "required"),
        ("The union demands a ban on layoffs.", "required"),
        ("Residents were ordered to leave.", "required"),
        ("The strike will end if the firm pays.", "conditional"),
        ("Unless it pays, the firm will be fined.", "conditional"),
    ],
)
def test_the_modality_of_the_main_statement(text: str, expected: str) -> None:
    assert modality(text) == expected


def test_a_quotation_within_a_statement_does_not_count() -> None:
    assert modality("A banner that read “we will win” hung from the roof.") == "asserted"
    assert modality("“We will win,” she said.") == "expected"


def test_cues_have_their_place_class_and_base_form() -> None:
    text = "It may rain if the wind turns."
    assert [(text[c.start : c.end], c.cue_class, c.lemma) for c in cues(text)] == [
        ("may", "possible", "may"),
        ("if", "conditional", "if"),
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "it",
                "may",
                "will",
                "if",
                "must",
                "the",
                "firm",
                "could",
                "said",
                "that",
                ",",
                ".",
                "“",
                "”",
                "not",
                "expect",
                "to",
                "is",
                "due",
            ]
        ),
        max_size=12,
    )
)
def test_cues_lie_in_order_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for cue in cues(text):
        assert end <= cue.start < cue.end <= len(text)
        end = cue.end
