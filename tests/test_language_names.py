"""Proper names: what is one, which names are the same, who is what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.names import name_key, names, same_name
from briefer.language.roles import roles
from tests.texts import any_text


def found(text: str, context: str = "") -> list[str]:
    return [name.text for name in names(text, context=context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Transport Minister Ola Berg met Gen. Ivo Stark in Lund on Monday.", ["Ola Berg", "Ivo Stark", "Lund"]),
        ("The Ministry of Water Resources and the Department of Justice agreed.",
         ["Ministry of Water Resources", "Department of Justice"]),
        ("Ursula von der Leyen and Mohammed bin Salman flew to New York.", ["Ursula von der Leyen", "Mohammed bin Salman", "New York"]),
        ("The Farmers' and Dairy Workers' Federation (FDF) struck.", ["Farmers' and Dairy Workers' Federation", "FDF"]),
        ("Jean-Luc Mélenchon spoke near St. Ansgar's Hospital.", ["Jean-Luc Mélenchon", "St. Ansgar's Hospital"]),
        ("U.S. Secretary of State Ida Holm said NATO would help.", ["U.S.", "Ida Holm", "NATO"]),
        ("The Mayor of London Ida Holm met the President of France.", ["London", "Ida Holm", "France"]),
        ("Norway's Foreign Minister Ola Berg wrote to al-Hilal.", ["Norway", "Ola Berg", "al-Hilal"]),
        ("The Coast Rescue and Salvage Agency sent a tug.", ["Coast Rescue and Salvage Agency"]),
        ("The Oslo-based firm Norrline met Ban Ki-moon.", ["Oslo", "Norrline", "Ban Ki-moon"]),
    ],
)  # fmt: skip
def test_names_are_found_without_titles_and_possessives(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_ordinary_words_at_the_head_of_a_sentence_are_no_names() -> None:
    assert found("Residents fled. Striking dockers met. Talks failed. Earlier, police said no.") == []
    assert found("Norrline denied it. Berg agreed.") == ["Norrline", "Berg"]


def test_the_rest_of_the_article_tells_what_a_capital_means() -> None:
    article = "The Lantern reported it. Readers of the Lantern wrote in.\nA marl pit lies there."
    assert found("Lantern staff were told.", article) == ["Lantern"]
    assert found("Marl was dug.", article) == []


def test_weekdays_and_months_are_no_names_but_people_may_be_called_so() -> None:
    assert found("It began on Monday, 4 May, and ended in August.") == []
    assert found("Theresa May met April Jones in June.") == ["Theresa May", "April Jones"]


def test_headlines_in_title_case_give_their_names_only() -> None:
    assert found("Seven Killed As Storm Hits Northern Ardal, Police Say") == ["Northern Ardal"]
    assert found("President Diaz Rejects Deal With Bank of Norway") == ["Diaz", "Bank of Norway"]


def test_shouting_is_no_name_but_acronyms_and_datelines_are() -> None:
    assert found("She lost HER card, and ONE IN FIVE of NATO staff did.") == ["NATO"]
    assert found("ELDAM, March 3 - The IMF said so.") == ["ELDAM", "IMF"]


def test_the_kind_of_a_name() -> None:
    kinds = {
        name.text: name.kind
        for name in names("Ms Berg, of the Ports Agency, met Ivo Stark, 34, in Lund near the Vell River.")
    }
    assert kinds == {
        "Berg": "person",
        "Ports Agency": "organisation",
        "Ivo Stark": "person",
        "Lund": "place",
        "Vell River": "place",
    }


def test_offsets_count_in_the_text() -> None:
    text = "He met Ida Holm."
    (name,) = names(text, offset=50)
    assert text[name.start - 50 : name.end - 50] == name.text == "Ida Holm"


@given(st.text(alphabet="aA bBé.'’-\n,T", max_size=60))
def test_names_are_ordered_disjoint_and_verbatim(text: str) -> None:
    end = 0
    for name in names(text):
        assert end <= name.start < name.end
        assert text[name.start : name.end] == name.text
        end = name.end


# ---------------------------------------------------------------- same name
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Horbatskyy", "Horbatsky"), ("Horbatskyy", "Horbatskiy"), ("Aliyev", "Aliev"), ("Chernihiv", "Chernihov"), ("Akhtar", "Aktar"),
        ("Latakiya", "Latakya"), ("al-Sakhora", "Sakhura"), ("al-Sahora", "al-Sakhora"), ("Wadi Yousef", "Wadi Yusef"),
        ("Petrovic", "Petrovitch"), ("Mohammed Ali", "Muhammad Ali"), ("François Hollande", "Francois Hollande"),
        ("Gen. Ivo Stark", "Stark"), ("President Berg", "Ola Berg"), ("Chancellor Ola Berg", "Berg"), ("Berg's", "Berg"),
        ("J. Smith", "John Smith"), ("John F. Kennedy", "John Kennedy"), ("Bill Clinton", "William Clinton"),
        ("Ursula von der Leyen", "von der Leyen"), ("St. Ansgar", "Saint Ansgar"), ("Jean-Luc Marchand", "Jean Luc Marchand"),
        ("Ministry of Defence", "Defense Ministry"), ("Energy Agency", "Norland Energy Agency"), ("Norrline", "Norrline Group"),
        ("US", "United States"), ("U.S.", "United States"), ("UK", "Britain"), ("AP", "Associated Press"),
        ("FDF", "Farmers' and Dairy Workers' Federation"), ("UNHCR", "United Nations High Commissioner for Refugees"),
    ],
)  # fmt: skip
def test_variants_of_one_name_are_the_same(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Iran", "Iraq"), ("Austria", "Australia"), ("Niger", "Nigeria"), ("Slovakia", "Slovenia"), ("Gambia", "Zambia"),
        ("North Korea", "South Korea"), ("Korea", "North Korea"), ("York", "New York"), ("Guinea", "Papua New Guinea"),
        ("Johnson", "Johnston"), ("Moran", "Marin"), ("Smith", "Smithson"), ("Paris", "Perez"), ("Alexandra", "Alexandria"),
        ("John Smith", "Jane Smith"), ("Maria Lopez", "Marie Lopez"), ("George Bush", "George Bell"), ("Dean Smith", "Tyler Smith"),
        ("John", "John Smith"), ("Bank", "World Bank"), ("London", "London Stock Exchange"), ("Lund", "Lund Container Terminals"),
        ("National Park", "Vell National Park"), ("Ministry of Health", "Ministry of Defence"), ("UN", "EU"), ("PC", "Pip Coburn"),
    ],
)  # fmt: skip
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert not same_name(a, b)
    assert not same_name(b, a)


def test_name_keys_index_the_variants() -> None:
    assert name_key("President Danylo Horbatskyy") == name_key("Horbatsky")
    assert name_key("Ministry of Defence") == name_key("Defense Ministry")
    assert name_key("Ida Holm") != name_key("Ola Berg")


@given(any_text(max_size=20), any_text(max_size=20))
def test_same_name_is_symmetric(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)


# ---------------------------------------------------------------- roles
@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Transport Minister Ola Berg agreed.", "Ola Berg", "Transport Minister"),
        ("The firm's managing director Ida Holm agreed.", "Ida Holm", "firm's managing director"),
        ("Ida Holm, managing director of Norrline, agreed.", "Ida Holm", "managing director of Norrline"),
        ("The mediator, Ola Berg, agreed.", "Ola Berg", "mediator"),
        ("The head of the agency, Ola Berg, agreed.", "Ola Berg", "head of the agency"),
        ("Ida Holm, 34, a nurse from Lund, agreed.", "Ida Holm", "nurse from Lund"),
        ("Ida Holm, of the Nurses' League, agreed.", "Ida Holm", "of the Nurses' League"),
        ("U.S. Secretary of State Ida Holm agreed.", "Ida Holm", "U.S. Secretary of State"),
    ],
)
def test_the_role_beside_a_name(text: str, name: str, role: str) -> None:
    (found,) = roles(text)
    assert (found.name.text, found.text) == (name, role)
    assert text[found.start : found.end] == role


def test_honorifics_are_no_roles() -> None:
    assert roles("Mr Berg met Ms Holm.") == ()
