"""Clauses: where a sentence holds several statements, and where cutting it would say something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.clauses import clauses
from briefer.language.finite import is_finite, main_verb
from briefer.language.sentences import sentences
from briefer.language.tokens import tokenize
from tests.growth import grows_with_length_only
from tests.texts import any_text


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in clauses(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        # a semicolon
        ("The firm cut 300 jobs; its shares fell 5 percent.", ["The firm cut 300 jobs", "its shares fell 5 percent."]),
        # a comma and a coordinator
        (
            "The fire destroyed 40 homes, and rescuers searched the ruins.",
            ["The fire destroyed 40 homes", "rescuers searched the ruins."],
        ),
        ("Talks lasted five hours, but no deal was reached.", ["Talks lasted five hours", "no deal was reached."]),
        # a contrasting conjunction, in the middle or in front
        (
            "The union wants a rise of 8%, while the operator offers 3%.",
            ["The union wants a rise of 8%", "the operator offers 3%."],
        ),
        (
            "Although the strike ended on Monday, flights remained suspended at night.",
            ["the strike ended on Monday", "flights remained suspended at night."],
        ),
        # a bare "and" between two plain clauses
        ("Prices rose 3% in March and unemployment fell to 4%.", ["Prices rose 3% in March", "unemployment fell to 4%."]),
        # a report that goes on
        (
            "The mayor said that the line was closed, and that trains would run on Friday.",
            ["The mayor said that the line was closed", "trains would run on Friday."],
        ),
        # a leading phrase, a hedged number, an aside after the subject
        (
            "He was held in Oslo, and on Monday, prosecutors charged him with murder.",
            ["He was held in Oslo", "on Monday, prosecutors charged him with murder."],
        ),
        (
            "The town lost its bridge, and more than 300 people were cut off.",
            ["The town lost its bridge", "more than 300 people were cut off."],
        ),
        (
            "The deal, announced on Tuesday, values the firm at $4bn, and owners will vote in May.",
            ["The deal, announced on Tuesday, values the firm at $4bn", "owners will vote in May."],
        ),
        # three in a row
        (
            "Turnout was 61%, up from 58%, and the ruling party won 120 seats, but the opposition disputed the count.",
            ["Turnout was 61%, up from 58%", "the ruling party won 120 seats", "the opposition disputed the count."],
        ),
    ],
)
def test_statements_that_stand_alone_are_cut_apart(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "The minister resigned on Monday and left the country.",  # one subject
        "The blast damaged ten houses, killed a man and left two children injured.",
        "He was arrested in Oslo, and on Monday appeared in court.",
        "The mayor and the governor were present at the ceremony.",  # one subject of two parts
        "Officials say the mayor and the governor were present.",
        "The man, who arrived on Monday, and his wife were killed in the crash.",
        "She met the president, the premier, and the head of the army.",  # a list
        "The vessel, which left port at noon and which carried 40 people, sank.",  # relative clauses
        "If the talks fail, and the union strikes again, the port will close.",  # a condition
        "The army asked whether the road was open, and whether the bridge was held.",
        "The minister denied that the ship had been warned, and that orders were given.",  # a denial
        "The bridge collapsed at noon, and it took hours to find survivors.",  # a pronoun that needs its noun
        "The army said rebels attacked the base and soldiers repelled them.",  # unsure: whose words?
        "“We won, and the others lost the match,” he said.",  # within a quotation
        "The airline (which had 20 planes, and the crews were ill) closed.",  # within brackets
        "The firm cut 200 jobs in Leeds; 300 in Hull; and 40 in Bath.",  # no verb of its own
        "At least 312 homes were destroyed and a further 190 damaged, the mayor said.",
        "Phone and internet networks failed in the whole region on Friday.",
        "They won, and we lost.",  # too short
    ],
)
def test_what_would_say_something_else_alone_is_kept_together(text: str) -> None:
    assert cut(text) == [text]


def test_a_speaker_after_the_statement_stays_with_it() -> None:
    assert cut("Three of the dead were children, the mayor said, and the toll was expected to rise.") == [
        "Three of the dead were children, the mayor said",
        "the toll was expected to rise.",
    ]


def test_white_space_has_no_clause() -> None:
    assert clauses("   ", 0, 3) == ()


# ---------------------------------------------------------------- finite verbs
@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("police arrested 12 people", "arrested"),
        ("a man arrested at the scene was freed", "was"),
        ("the people who fled were safe", "were"),
        ("The deal, announced on Monday, collapsed", "collapsed"),
        ("prices fell", "fell"),
        ("the firm says it will pay", "says"),
        ("the club, led by Lee, won the cup", "won"),
        ("they didn't come", "didn't"),
        ("the can of oil burned the house", "burned"),
    ],
)
def test_the_finite_verb_of_a_clause(text: str, verb: str) -> None:
    tokens = tokenize(text)
    at = main_verb(tokens)
    assert at is not None
    assert tokens[at].text == verb


@pytest.mark.parametrize(
    "text", ["a man arrested at the scene", "two dead and five injured", "to have been there", "killing six"]
)
def test_phrases_have_no_finite_verb(text: str) -> None:
    tokens = tokenize(text)
    assert not any(is_finite(tokens, at) for at in range(len(tokens)))


# ---------------------------------------------------------------- properties
_WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "army",
            "said",
            "that",
            "police",
            "arrested",
            "12",
            "people",
            ",",
            "and",
            "but",
            "while",
            ";",
            "(",
            "who",
            "were",
            *")“”–",
        ]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
_BETWEEN = {"and", "but", "while", "that", ",", ";", "–", ""}


@given(st.one_of(_WORDS, any_text(min_size=1, max_size=120)))
def test_spans_are_ordered_trimmed_and_leave_out_only_what_joins(text: str) -> None:
    last = 0
    for span in clauses(text, 0, len(text)):
        piece = text[span.start : span.end]
        assert span.start >= last
        assert piece == piece.strip()
        assert {word.lower() for word in text[last : span.start].split()} <= _BETWEEN
        last = span.end
    assert not text[last:].strip()


@given(_WORDS)
def test_offsets_count_in_the_whole_text(text: str) -> None:
    inside = "x y. " + text + " z."
    shifted = [(span.start - 5, span.end - 5) for span in clauses(inside, 5, 5 + len(text))]
    assert shifted == [(span.start, span.end) for span in clauses(text, 0, len(text))]


def test_time_grows_with_length_only() -> None:
    def read(text: str) -> None:
        for span in sentences(text):
            clauses(text, span.start, span.end)

    assert grows_with_length_only(read, "The army said police arrested people, and the mayor left the town; ")
