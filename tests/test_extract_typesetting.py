"""A statement's marks as print sets them: quotations closed, no blanks that only scraping left."""

from __future__ import annotations

import pytest
from hypothesis import given

from briefer.extract.gate import supports
from briefer.extract.typesetting import closed_up, typeset
from tests.stories import claims
from tests.texts import any_text


@pytest.mark.parametrize(
    ("odd", "printed"),
    [
        ('"We hold the bridge, " the major said.', '"We hold the bridge," the major said.'),
        ('It is quieter now. "', '"It is quieter now."'),
        ('The mill feeds us all, " the clerk added.', '"The mill feeds us all," the clerk added.'),
        ("The mill feeds us all, ” the clerk added.", "“The mill feeds us all,” the clerk added."),
        ('He called it " a fair deal " and left.', 'He called it "a fair deal" and left.'),
        ('The note says they "run the town like barons. ”', "The note says they “run the town like barons.”"),
        ('They saw" the best of all fairs" and left.', 'They saw "the best of all fairs" and left.'),
        ('"We go, " he said, " and they stay. "', '"We go," he said, "and they stay."'),
        ('We go, " he said, " and they stay. "', '"We go," he said, "and they stay."'),
        ("‘ Go home, ’ the guard told ‘ us all ’.", "‘Go home,’ the guard told ‘us all’."),
        ("They had none. ’", "‘They had none.’"),
        ("Both sides ’ envoys met.", "Both sides’ envoys met."),
        (
            "It fell at 6 : 40 p. m. Sunday and cost $ 4 million, or 9 %.",
            "It fell at 6:40 p.m. Sunday and cost $4 million, or 9%.",
        ),
        ("We do n't know , and they 've left .", "We don't know, and they've left."),
        ("He drew a. 38 caliber pistol.", "He drew a .38 caliber pistol."),
    ],
)
def test_what_scraping_left_is_set_right(odd: str, printed: str) -> None:
    assert typeset(odd) == printed


@pytest.mark.parametrize(
    "text",
    [
        'He said "no" and she said "never".',
        "“It’s the ‘so-called’ plan,” she said.",
        "The ratio was 3 : 1 in May (see below).",
        "Rock ’n’ roll at 7 p.m. in O’Hara’s bar.",
        "He waited ... and waited.",
    ],
)
def test_what_is_set_right_stays_as_it_is(text: str) -> None:
    assert typeset(text) == text


@given(any_text())
def test_words_are_never_changed(text: str) -> None:
    assert [c for c in closed_up(text) if c.isalnum()] == [c for c in text if c.isalnum()]
    assert [c for c in typeset(text) if c.isalnum()] == [c for c in text if c.isalnum()]


def test_a_claim_is_set_right_and_its_citation_is_the_passage() -> None:
    text = 'The ferry left at 6 : 40 p. m. on Monday. "We do n\'t know who steered it, " the harbour master said.'
    ferry, steered = claims(text)
    assert ferry.statement == "The ferry left at 6:40 p.m. on Monday."
    assert steered.statement == '"We don\'t know who steered it," the harbour master said.'
    assert ferry.citation.quote + " " + steered.citation.quote == text


def test_the_gate_reads_both_sides_set_right() -> None:
    assert supports("The ferry left at 6:40 p.m.", "The ferry left at 6 : 40 p. m.").supported
    assert not supports("The ferry left at 6:50 p.m.", "The ferry left at 6 : 40 p. m.").supported
