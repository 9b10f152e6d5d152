"""Fields of news: two sentences without a word in common may speak of the same side of an event."""

from __future__ import annotations

from briefer.language.fields import fields
from briefer.language.lexicon import concept_bag


def spoken(text: str) -> dict[str, int]:
    return fields(concept_bag(text))


def test_other_words_speak_of_one_field():
    left = spoken("Four hundred residents had to flee to higher ground.")
    right = spoken("People were evacuated and slept in a gym.")
    assert "evacuation" in left.keys() & right.keys()


def test_a_field_counts_its_different_words():
    found = spoken("A doctor at the hospital said the patient had been injured.")
    assert found["injury"] >= 3
    assert spoken("The doctor, the doctor and the doctor came.")["injury"] == 1


def test_plain_words_speak_of_none():
    assert spoken("The of and a.") == {}
