"""Whose statement a claim is: somebody who can say or do, and nothing else that stands behind "by"."""

from __future__ import annotations

import pytest

from briefer.reconcile.detectors.parties import can_act, party
from tests.stories import claims


def of(text: str) -> frozenset[str]:
    return party(claims(text)[0])


@pytest.mark.parametrize(
    "phrase",
    [
        "the coastguard union",
        "Lena Morvik on Sunday",
        "a magistrate in the old town",
        "two villagers who saw it",
        "the Norvian health ministry",
        "rescuers at the weir",
        "people in the valley",
    ],
)
def test_who_can_say_or_do(phrase: str):
    assert can_act(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "the flood",
        "helicopter to the hospital",
        "a wall that the council built",
        "opening the sluice for the police",
        "far the worst in the valley",
        "Sunday evening",
    ],
)
def test_what_is_nobody(phrase: str):
    assert not can_act(phrase)


def test_what_destroys_a_town_is_no_party():
    assert of("Forty houses in Velm were devastated by the flood.") == frozenset()
    assert of("The flood in Velm claimed 40 lives.") == frozenset()
    assert of("Forty houses were lost, by the account of the mayor.") == {"mayor"}


def test_who_is_named_behind_what_did_it():
    assert of("Forty houses were wrecked by the flood, according to the council.") == {"council"}
    assert of("Forty houses in Velm were emptied by the fire service.") == {"fire", "service"}
