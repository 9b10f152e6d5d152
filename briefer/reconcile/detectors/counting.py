"""What words tell of a figure by themselves: how far a rival may be from it, whether it is one at all, what it may count.

Kept apart from the figures of a story, for these tables are knowledge of news English and know no story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefer.language.lexicon import concept
from briefer.language.patterns import rx
from briefer.language.quantities import to_base
from briefer.language.tables import forms
from briefer.language.tokens import lemma
from briefer.models import Quantity

SPAN = 6.0
SPANS: Mapping[str, float] = {"magnitude": 1.08, "percent": 3.0, "speed": 2.0}
"""How many times greater one figure may be than its rival; beyond that they hardly measure one thing."""
_VAGUE = rx(
    r"^(?:\w+ )?(?:several|dozens|scores|hundreds|thousands|millions|billions|a couple|a handful|a few|many)\b(?! as\b)",
    re.IGNORECASE,
)
_GAME = rx(
    r"\b(?:touchdowns?|quarterbacks?|linebackers?|cornerbacks?|wickets?|innings?|goalkeepers?|playoffs?|batsmen|batsman|"
    r"bowlers?|layups?|free throws?|three-pointers?|half-?time|end zone|kick-?off|"
    r"home runs?|tie-?break|birdies?|penalty kicks?)\b",
    re.IGNORECASE,
)


def _senses(words: str) -> frozenset[str]:
    """The concepts of single words: a run of words in one text might fold into a phrase."""
    return frozenset(concept(lemma(word)) for word in words.split())


STATISTICS = _senses(
    "yard touchdown pass catch carry reception interception tackle fumble point goal assist rebound basket game match win "
    "victory loss defeat tie season appearance wicket inning strikeout lap punch seed playoff championship medal birdie"
)
"""What sport counts is counted for many players, games and seasons at once: two figures are seldom of one thing."""
_PERSONAL = frozenset(
    ("dead", "hurt", "in hospital", "critical", "missing", "held", "moved", "sheltered", "rescued", "stranded", "striking")
) | {"sacked", "attending", "infected"}
"""Outcomes that befall persons."""
_PERSONS = _senses(
    "person people life body victim dead death fatality casualty resident civilian human inhabitant villager local "
    "citizen man woman member refugee evacuee survivor"
)
_PERSON_KINDS = _senses(
    "soldier troop trooper police officer policeman militant rebel insurgent fighter gunman protester demonstrator "
    "rioter striker marcher mourner student pupil teacher child boy girl baby infant teenager youth youngster adult worker "
    "employee miner passenger driver pilot crew sailor tourist visitor fan spectator prisoner inmate detainee suspect "
    "patient doctor nurse medic rescuer firefighter journalist reporter farmer pensioner pilgrim worshipper believer "
    "migrant guest customer shopper pedestrian cyclist hostage juror lawmaker deputy politician civilian"
)
_PEOPLES = frozenset(forms("demonyms.txt"))
_THINGS = _senses(
    "shell rocket missile bomb mortar shot school house home building car vehicle truck bus train plane ship boat "
    "bridge road village town city district hospital shop site attack strike raid blast explosion quake fire storm "
    "gun weapon drone tank flight animal bullet gunshot cartridge"
)


def answer(quantity: Quantity) -> str:
    """What a figure is told by from the others of its claim: dimension, value in the base unit, which way it is hedged."""
    dimension, value, *_ = to_base(quantity)
    way = {"nearly": "<", "less_than": "<", "more_than": ">"}.get(quantity.hedge, "=")
    return f"{dimension} {way}{value:.3g}"


def in_reach(dimension: str, one: float, two: float) -> bool:
    """Are two values near enough to each other to be of one thing?"""
    less, more = sorted((one, two))
    return less > 0 and more <= SPANS.get(dimension.split("/")[0], SPAN) * less


def vague(quantity: Quantity, dimension: str) -> bool:
    """Is it no figure but a word for many ("dozens of people"), or the fraction of a table (".500")?"""
    if dimension == "count" and 0 < quantity.value < 1:
        return True
    return dimension in ("count", "times") and _VAGUE.search(quantity.text) is not None


def sporting(text: str) -> bool:
    """Does the text tell of a game's course?"""
    return _GAME.search(text) is not None


@lru_cache(maxsize=4096)
def counted(noun: str | None) -> str:
    """The concept of what is counted; empty where it is left unsaid."""
    return concept(lemma(noun)) if noun else ""


@lru_cache(maxsize=4096)
def anybody(noun: str | None) -> bool:
    """Does the noun, or its absence, count people as such: "persons", "bodies", "Danes"?"""
    return not noun or counted(noun) in _PERSONS or noun in _PEOPLES


@lru_cache(maxsize=4096)
def somebody(noun: str | None) -> bool:
    """Does the noun count persons of some kind ("soldiers", "children"), who are among the people that others count?"""
    return bool(noun) and not anybody(noun) and counted(noun) in _PERSON_KINDS


def may_befall(outcome: str | None, noun: str | None) -> bool:
    """May the outcome be told of what the noun counts? "15 critically" leaves unsaid that it counts people, not shells."""
    return not (outcome in _PERSONAL and counted(noun) in _THINGS)
