"""How far a word of saying reaches: what is no speech, or speech in a clause that is not told, binds no statement."""

from __future__ import annotations

import datetime as dt

import pytest

from briefer.extract.gate import GateContext, supports
from briefer.extract.grounding.reading import read
from briefer.extract.grounding.told import told


def reported(text: str) -> list[tuple[str | None, str]]:
    """Who says what, by the gate's reading."""
    reading = read(text)
    return [(frame.speaker, reading.words(range(frame.start, frame.end))) for frame in told(reading)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("The museum, whose director is said to have sold a forgery, opened on Sunday.", "sold a forgery"),
        ("The bridge, which engineers say was never safe, was closed at noon.", "was never safe"),
        ("The villa, reportedly a gift of the shah, was sold on Friday.", "a gift of the shah"),
        ("The bank, whose chief, according to its board, slept through it, was fined.", "slept through it"),
        ("The company, which denies any wrongdoing, had lost a third of its value.", "any wrongdoing"),
    ],
)
def test_an_inserted_clause_reports_only_what_is_in_it(text: str, inside: str):
    ((_, content),) = reported(text)
    assert content.endswith(inside)
    assert "," not in content.removeprefix("whose chief, according to its board,")


def test_hearsay_reaches_no_further_than_its_own_clause():
    ((_, content),) = reported("The king is said to have fled; the queen stayed in the palace.")
    assert "fled" in content
    assert "queen" not in content


def test_a_cause_is_no_account():
    assert not reported("Forty flights were cancelled on account of the ash cloud.")
    assert reported("By the account of the pilot, the flap jammed.")


@pytest.mark.parametrize(
    ("statement", "passage", "speaker"),
    [
        (
            "The museum opened again on Sunday.",
            "The museum, whose director is said to have sold a forgery, reopened on Sunday after repairs.",
            None,
        ),
        (
            "The coach threw a shoe at the wall, goalkeeper Ivo Lenz says, which club spokesman Max Tarr denies.",
            "The coach, according to the goalkeeper Ivo Lenz, “threw a shoe at the wall”. Max Tarr, the club's spokesman, "
            "denies it.",
            "Ivo Lenz; Max Tarr",
        ),
        (
            "Defence lawyer Lou Perrin called it a farce, while prosecutor Mia Kohl considered the ruling wrong.",
            "The judge threw out the case. “A farce,” said Lou Perrin, for the defence. The prosecutor, Mia Kohl, called the "
            "ruling wrong.",
            "Lou Perrin",
        ),
        (
            "Tomas Erd's Nordal Holding is the biggest shareholder with 38 percent.",
            "The largest shareholder, with 38 percent, is Tomas Erd's Nordal Holding.",
            None,
        ),
    ],
)
def test_an_honest_statement_about_speech_stands(statement: str, passage: str, speaker: str | None):
    assert not supports(statement, passage, GateContext(speaker=speaker)).reason


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        (
            "The museum's director sold a forgery.",
            "The museum, whose director is said to have sold a forgery, reopened on Sunday after repairs.",
        ),
        ("The bridge was never safe.", "The bridge, which engineers say was never safe, was closed at noon."),
        ("The villa was a gift of the late shah.", "The villa, reportedly a gift of the late shah, was sold on Friday."),
        ("Teodor Lang left the country on Sunday.", "Teodor Lang is said to have left the country on Sunday."),
    ],
)
def test_what_is_only_said_is_not_told_as_fact(statement: str, passage: str):
    assert "says so" in supports(statement, passage).reason


@pytest.mark.parametrize(
    ("statement", "passage", "speaker"),
    [
        ("The court freed the two men.", "The court noted a lack of evidence and freed the two men.", None),
        (
            "Hugo Stahl took the by-election with 51 percent.",
            "Hugo Stahl, accused by his former wife of fraud, won the by-election with 51 percent.",
            None,
        ),
        (
            "An engine came after 22 minutes, not eight.",
            "An engine came after 22 minutes, not eight as the city had stated.",
            None,
        ),
        ("Police said the dead man was Pavel Ruk, 31.", "Police named the dead man as Pavel Ruk, 31.", "police"),
        ("Fog forced a helicopter to turn back.", "A helicopter turned back because of fog.", None),
        ("Trains ran between Ulm and Lindau again.", "Trains between Ulm and Lindau ran again from noon.", None),
        (
            "The operator estimates the damage at 1.4 million euros.",
            "The rail operator put the damage at 1.4 million euros.",
            "the rail operator",
        ),
    ],
)
def test_an_act_beside_a_word_of_saying_is_no_speech(statement: str, passage: str, speaker: str | None):
    assert not supports(statement, passage, GateContext(speaker=speaker)).reason


def test_an_accusation_is_its_maker_s():
    assert reported("Hugo Stahl, accused by his former wife of beating her, won the seat.") == [
        ("his former wife", "beating her")
    ]


def test_a_day_without_a_year_is_one_day_in_any_order_of_words():
    context = GateContext(published=dt.date(2026, 3, 9))
    assert supports("The ruling of May 4 was upheld.", "The ruling, handed down on 4 May, was upheld.", context).supported
    assert not supports(
        "The ruling of May 5 was upheld.", "The ruling, handed down on 4 May, was upheld.", context
    ).supported
