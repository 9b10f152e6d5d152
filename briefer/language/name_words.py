"""The words that shape proper names, and what a capitalised word may be."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.language.tables import classes, rows
from briefer.language.tokens import STOPWORDS, lemma

_CLASSES = classes("names.txt")
TITLES = _CLASSES["titles"]
TITLE_PARTS = _CLASSES["title_parts"]
ORG_HEADS = _CLASSES["org_heads"]
OF_HEADS = _CLASSES["of_heads"] | ORG_HEADS
FOR_HEADS = _CLASSES["for_heads"]
PLACE_HEADS = _CLASSES["place_heads"]
DIRECTIONS = _CLASSES["directions"]
PARTICLES = _CLASSES["particles"]
SUFFIXES = _CLASSES["suffixes"]
CORPORATE = _CLASSES["corporate"]
POSSESSIVE_HEADS = _CLASSES["possessive_heads"]
ELEMENTS = _CLASSES["elements"]
COUNTRIES = _CLASSES["countries"]
ACRONYM_PLACES = _CLASSES["acronym_places"]
NOT_NAME = _CLASSES["not_name"]
GIVEN_NAMES = frozenset(word for row in rows("given_names.txt") for word in row.split())
WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)

_COMMON = frozenset(lemma(word) for row in rows("common.txt") for word in row.split())
_DERIVED = re.compile(
    r"(?:[^aeiou]{1,2}ing|[a-z]{3}ed|[a-z]{3}ly|tions?|sions?|ments?|ness|ists?|ities|ful|less|[ai]ble|ous|ships?|isms?|ers|ors|ives?"
    r"|ents|ants|ance|ence|ages|ures)$"
)
_AGENT = re.compile(r"(?:[a-z]{3}(?:er|or|ist|man|woman|ant|ian|eer|ee|person))$")
_TAIL = re.compile(r"(?:[’']s?|\.)$")


def bare(word: str) -> str:
    """The word in lower case without a possessive ending or a final dot: "Gen." → "gen", "Workers’" → "workers"."""
    return _TAIL.sub("", word.lower().replace("’", "'"))


@lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Is the word, whatever its case, an ordinary English word (as far as the tables and its ending tell)?"""
    low = bare(word)
    if low in STOPWORDS or word.lower() in STOPWORDS:
        return True
    parts = low.split("-")
    if len(parts) > 1 and not (low.startswith(("al-", "el-")) or parts[0] in GIVEN_NAMES):
        return all(is_common(part) for part in parts if part)
    if low in COUNTRIES or (low in GIVEN_NAMES and low not in _PLAIN_GIVEN):
        return False
    return lemma(low) in _COMMON or low in TITLES or low in TITLE_PARTS or (low in ORG_HEADS and len(low) > 3)


# Given names that are ordinary words as well; alone at a sentence's head they are taken for the word.
_PLAIN_GIVEN = frozenset(
    [
        "april",
        "will",
        "mark",
        "bill",
        "grace",
        "holly",
        "daisy",
        "amber",
        "rich",
        "jack",
        "june",
        "may",
        "max",
        "said",
        "dan",
        "frank",
        "penny",
        "jean",
        "chad",
        "iris",
        "art",
    ]
)


@lru_cache(maxsize=16384)
def looks_derived(word: str) -> bool:
    """Has the word an ending of ordinary English words ("Striking", "Evacuees", "Seismologists")?"""
    low = bare(word)
    return low not in GIVEN_NAMES and low not in COUNTRIES and bool(_DERIVED.search(low)) and len(low) > 5


def is_agent(word: str) -> bool:
    """May the lower-case word name a person by occupation ("climber", "receptionist", "mayor")?"""
    low = word.lower()
    return low in TITLES or (bool(_AGENT.search(low)) and len(low) > 4 and low not in _NOT_AGENTS)


_NOT_AGENTS = frozenset(
    [
        "after",
        "other",
        "under",
        "over",
        "order",
        "number",
        "paper",
        "water",
        "power",
        "river",
        "summer",
        "winter",
        "december",
        "september",
        "october",
        "november",
        "former",
        "later",
        "letter",
        "matter",
        "never",
        "better",
        "either",
        "neither",
        "another",
        "whether",
        "together",
        "however",
        "october",
        "offer",
        "center",
        "computer",
        "error",
        "terror",
        "mirror",
        "major",
        "minor",
        "sector",
        "factor",
        "motor",
        "tractor",
        "human",
        "german",
        "roman",
        "woman",
        "korean",
        "indian",
        "russian",
        "italian",
        "canadian",
        "australian",
        "norwegian",
        "ukrainian",
        "iranian",
        "brazilian",
        "christian",
        "distant",
        "instant",
        "important",
        "relevant",
        "plant",
        "grant",
        "want",
        "restaurant",
        "merchant",
        "warrant",
        "constant",
        "significant",
        "proper",
        "super",
        "upper",
        "lower",
        "inner",
        "outer",
        "poster",
        "tower",
        "tier",
        "cancer",
        "border",
        "shower",
        "layer",
        "weather",
        "feather",
        "leather",
        "quarter",
        "hunger",
        "finger",
        "danger",
        "anger",
        "disaster",
        "register",
        "chapter",
        "master",
        "monster",
        "easter",
        "western",
        "committee",
        "coffee",
        "degree",
        "fee",
        "tree",
        "see",
        "free",
        "agree",
        "guarantee",
        "three",
        "employee",
    ]
) - frozenset({"employee", "master", "merchant"})
