"""Neutral wording: loaded words, what stands for them, and how much of a tabloid a text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.inflect import forms
from briefer.language.loaded import colloquial, loaded_words, neutralise
from briefer.language.tables import rows


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("The union claimed that the deal was dead.", "The union said that the deal was dead."),
        ("The union claims the deal is dead.", "The union says the deal is dead."),
        ("The firm, claiming it had no choice, cut jobs.", "The firm, saying it had no choice, cut jobs."),
        ("The senator slammed the plan as a historic mistake.", "The senator criticised the plan as a mistake."),
        ("It was an unprecedented outage.", "It was an outage."),
        ("It was a shocking error.", "It was an error."),
        ("Unfortunately, the bridge collapsed.", "The bridge collapsed."),
        ("The bridge, of course, collapsed.", "The bridge collapsed."),
        ("The highly controversial plan passed.", "The plan passed."),
        ("Cops quizzed two blokes.", "Police officers questioned two men."),
        ("Shares have plunged 11%.", "Shares have fallen 11%."),
        ("Talks ended in a war of words.", "Talks ended in a dispute."),
        ("The regime fell.", "The government fell."),
        ("The outage hit 1.2 MILLION customers!", "The outage hit 1.2 million customers."),
        ("Airline boss Ida Holm resigned.", "Airline head Ida Holm resigned."),
    ],
)
def test_loaded_words_give_way_to_neutral_ones(text: str, neutral: str) -> None:
    assert neutralise(text) == neutral
    assert neutralise(neutral) == neutral


@pytest.mark.parametrize(
    "text",
    [
        "The fire claimed 12 lives.",
        "Two men were admitted to hospital.",
        "The car slammed into the wall.",
        "He faces terrorism charges over a terrorist attack.",
        "Police blasted the door open.",
        "They met in a row of houses in the historic centre.",
        "He called it “a shocking bloodbath”.",
        "His rival speaks of chaos.",
        "Nobody ever slammed a book,” she told this newspaper.",
        "PORT HALDEN, March 3 - Talks ended.",
        "At least five rockets landed near the port.",
        "Rockets fell on the town.",
        "Homemade rockets hit two barns.",
        "The union insists on a written offer.",
    ],
)
def test_the_plain_meaning_a_quotation_or_somebodys_own_word_stays(text: str) -> None:
    assert loaded_words(text) == ()
    assert neutralise(text) == text


@pytest.mark.parametrize("text", ["Terrorists hit the town.", "The plan is controversial.", "It was carnage."])
def test_what_has_no_neutral_form_is_not_mended(text: str) -> None:
    assert neutralise(text) is None


def test_a_loaded_word_has_its_place_and_kind() -> None:
    text = "Cops came. “Cops!” she cried. The union claimed it was late."
    assert [(text[w.start : w.end], w.neutral, w.kind) for w in loaded_words(text)][:1] == [
        ("Cops", "Police officers", "slang")
    ]
    assert [w.start for w in loaded_words(text, offset=10)] == [w.start + 10 for w in loaded_words(text)]
    assert [w.kind for w in loaded_words("The union claimed it was late.")] == ["saying"]


def test_no_neutral_word_is_itself_loaded() -> None:
    neutral = {item.partition("=")[2].strip() for row in rows("loaded.txt") for item in row.partition(":")[2].split(";")}
    for word in sorted(neutral - {"", "-", "?"}):
        assert loaded_words(f"They saw the {word} there.") == (), word


def test_the_tabloid_is_more_colloquial_than_the_wire() -> None:
    wire = "Shares fell 11% on Thursday after the company said hackers had copied its records."
    tabloid = "CROOKS nick YOUR records! Fuming mums slam bungling bosses. Who's to blame?"
    assert colloquial(wire) < 0.1 < 0.8 < colloquial(tabloid) <= 1
    assert colloquial("") == 0


def test_verb_forms() -> None:
    assert forms("deny") == ("deny", "denies", "denied", "denied", "denying")
    assert forms("slam")[2:] == ("slammed", "slammed", "slamming")
    assert forms("steal")[2:4] == ("stole", "stolen")
    assert forms("point out").past == "pointed out"


WORDS = [
    "The",
    "firm",
    "claimed",
    "slammed",
    "shocking",
    "a",
    "an",
    "clearly",
    ",",
    ".",
    "!",
    "boss",
    "cops",
    "it",
    "is",
    "said",
    "“",
    "”",
    "MILLION",
    "unfortunately",
    "the",
    "historic",
    "plan",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_neutralising_is_done_once(words: list[str]) -> None:
    out = neutralise(" ".join(words))
    assert out is None or neutralise(out) == out
