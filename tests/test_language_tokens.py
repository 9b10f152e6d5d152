"""Tokens and their keys: what counts as one word, and which forms of a word meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.tokens import STOPWORDS, content_lemmas, is_content, lemma, tokenize
from tests.texts import any_text


def surfaces(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


# ---------------------------------------------------------------- tokens
@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Russia's 64-year-old envoy didn’t go.", ["Russia's", "64-year-old", "envoy", "didn’t", "go", "."]),
        ("The U.S. cut it at 5 a.m. today", ["The", "U.S.", "cut", "it", "at", "5", "a.m.", "today"]),
        ("1,200.50 or 3.5bn, 10% at 2:30pm", ["1,200.50", "or", "3.5bn", ",", "10", "%", "at", "2:30pm"]),
        (
            "“Go!” he said… (twice) – then left...",
            ["“", "Go", "!", "”", "he", "said", "…", "(", "twice", ")", "–", "then", "left", "..."],
        ),
        ("See https://example.org/a?b=c. Then", ["See", "https://example.org/a?b=c", ".", "Then"]),
        ("a U.S.-led force", ["a", "U.S.-led", "force"]),
    ],
)
def test_words_numbers_and_marks(text: str, tokens: list[str]) -> None:
    assert surfaces(text) == tokens


def test_a_token_knows_its_place_form_and_key() -> None:
    (token,) = tokenize("Children’s", offset=10)
    assert (token.start, token.end) == (10, 20)
    assert (token.lower, token.lemma) == ("children's", "child")
    assert token.is_word
    assert token.is_upper
    number = tokenize("1,200")[0]
    assert (number.is_word, number.is_upper, number.lemma) == (False, False, "1,200")


@given(any_text(max_size=200), st.integers(0, 50))
def test_tokens_are_cut_from_the_text_in_order_and_leave_nothing_out(text: str, offset: int) -> None:
    last = offset
    for token in tokenize(text, offset):
        assert text[token.start - offset : token.end - offset] == token.text
        assert not text[last - offset : token.start - offset].strip()
        assert token.text
        last = token.end
    assert not text[last - offset :].strip()


# ---------------------------------------------------------------- keys
@pytest.mark.parametrize(
    "forms",
    [
        "fall falls falling fell fallen",
        "go goes going went gone",
        "say says said saying",
        "rise rises rose risen",
        "child children child's children’s",
        "man men",
        "crisis crises",
        "person persons people",
        "arrive arrived arrives arrival",
        "deliver delivers delivered delivering",
        "register registered registering",
        "store stores stored storing",
        "free freed",
        "transfer transferred",
        "cancel cancelled canceled cancellation",
        "travel travelling traveling",
        "organise organizes organisation organizations",
        "analyse analyzed",
        "centre center centres centers centred centered",
        "kilometre kilometers",
        "labour labor",
        "neighbouring neighboring",
        "defence defense",
        "programme program",
        "enquiry inquiry inquiries",
        "anaesthetic anesthetic",
        "business businesses",
        "sue sued suing",
        "experience experienced experiencing",
        "ceasefire cease-fire",
        "cooperation co-operation cooperate",
        "email e-mail",
        "protester protesters protestor",
        "São sao",
        "do does did don't didn’t",
    ],
)
def test_forms_and_spellings_of_a_word_meet(forms: str) -> None:
    assert len({lemma(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("department", "depart"),
        ("international", "internal"),
        ("attacker", "attack"),
        ("protester", "protest"),
        ("applicant", "application"),
        ("murderer", "murder"),
        ("product", "production"),
        ("general", "generate"),
        ("several", "severe"),
        ("policy", "police"),
        ("business", "busy"),
        ("critical", "critic"),
        ("likely", "like"),
        ("nearly", "near"),
        ("opposition", "opposite"),
        ("election", "electricity"),
        ("size", "seize"),
        ("massacre", "mass"),
        ("hour", "horror"),
        ("international", "nation"),
    ],
)
def test_different_words_do_not_meet(a: str, b: str) -> None:
    assert lemma(a) != lemma(b)


def test_an_acronym_is_not_the_pronoun_it_looks_like() -> None:
    assert lemma("US") == lemma("U.S.") == "usa" != lemma("us")
    assert lemma("WHO") != lemma("who")
    assert content_lemmas("Of the US and us, WHO and who") == ("usa", lemma("WHO"))
    assert content_lemmas("IT BELONGS TO US") == ("belong",)


@given(any_text(max_size=30))
def test_a_key_is_a_string_and_case_of_a_plain_word_does_not_count(word: str) -> None:
    assert isinstance(lemma(word), str)
    if word.isascii() and word.isalpha() and len(word) > 4:
        assert lemma(word.lower()) == lemma(word.capitalize())


# ---------------------------------------------------------------- content
def test_content_leaves_out_function_words_and_parts_compounds() -> None:
    assert content_lemmas("The state-owned bank wasn't there.") == ("state", "own", "bank")
    assert content_lemmas("They did not go to 14 of them") == ("go", "14")
    assert content_lemmas("") == ()


def test_negations_and_modals_are_no_content() -> None:
    assert {"not", "never", "no", "may", "might", "will", "didn't"} <= STOPWORDS
    assert not any(map(is_content, tokenize("it may not be , so .")))
