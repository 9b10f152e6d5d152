"""The words that shape proper names, and what a capitalised word may be."""

from __future__ import annotations

from functools import lru_cache

from briefer.language.keep import kept
from briefer.language.patterns import rx
from briefer.language.tables import classes, rows
from briefer.language.tokens import STOPWORDS, lemma

CLASSES = classes("names.txt")
TITLES = CLASSES["titles"]
TITLE_PARTS = CLASSES["title_parts"]
ORG_HEADS = CLASSES["org_heads"]
OF_HEADS = CLASSES["of_heads"] | ORG_HEADS
FOR_HEADS = CLASSES["for_heads"]
PLACE_HEADS = CLASSES["place_heads"]
DIRECTIONS = CLASSES["directions"]
PARTICLES = CLASSES["particles"]
SUFFIXES = CLASSES["suffixes"]
CORPORATE = CLASSES["corporate"]
POSSESSIVE_HEADS = CLASSES["possessive_heads"]
ELEMENTS = CLASSES["elements"]
COUNTRIES = CLASSES["countries"]
ACRONYM_PLACES = CLASSES["acronym_places"]
NOT_NAME = CLASSES["not_name"]
LONG_ACRONYMS = CLASSES["long_acronyms"]
DEMONYMS = CLASSES["demonyms"]
NEVER_NAMES = CLASSES["never_names"]
AND_NAMES = CLASSES["and_names"]
GIVEN_NAMES = frozenset(" ".join(rows("given_names.txt")).split())
WEEKDAYS = CLASSES["weekdays"]
MONTHS = CLASSES["months"]

_TABLES = (
    "common",
    "irregular",
    "verbs",
    *(f"synonyms/{name}" for name in ("economy", "general", "harm", "life", "motion", "politics")),
)
_WORD = rx(r"(?<![\w-])[a-z]{3,}(?![\w-])")


@kept
def _common() -> frozenset[str]:
    return frozenset(map(lemma, {word for name in _TABLES for word in _WORD.findall("\n".join(rows(f"{name}.txt")))}))


_COMMON = _common()
_DERIVED = rx(
    r"(?:[^aeiou]{1,2}ing|[a-z]{3}ed|[a-z]{3}ly|tions?|sions?|ments?|ness|ists?|ities|ful|less|[ai]ble|ous|ships?|isms?|ers|ors|ives?"
    r"|ents|ants|ance|ence|ages|ures)$"
)
_AGENT = rx(r"(?:[a-z]{3}(?:er|or|ist|man|woman|ant|ian|eer|ee|person))$")
_TAIL = rx(r"(?:[’']s?|\.)$")


def bare(word: str) -> str:
    """The word in lower case without a possessive ending or a final dot: "Gen." → "gen", "Workers’" → "workers"."""
    return _TAIL.sub("", word.lower().replace("’", "'"))


@lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Is the word, whatever its case, an ordinary English word (as far as the tables and its ending tell)?"""
    low = bare(word)
    if low in STOPWORDS or word.lower() in STOPWORDS or low in NEVER_NAMES:
        return True
    parts = low.split("-")
    if len(parts) > 1 and not (low.startswith(("al-", "el-")) or parts[0] in GIVEN_NAMES):
        return all(is_common(part) for part in parts if part)
    if low in COUNTRIES or (low in GIVEN_NAMES and low not in _PLAIN_GIVEN):
        return False
    return lemma(low) in _COMMON or low in TITLES or low in TITLE_PARTS or (low in ORG_HEADS and len(low) > 3)


# Given names that are ordinary words as well; alone at a sentence's head they are taken for the word.
_PLAIN_GIVEN = CLASSES["plain_given"]


@lru_cache(maxsize=16384)
def looks_derived(word: str) -> bool:
    """Has the word an ending of ordinary English words ("Striking", "Evacuees", "Seismologists")?"""
    low = bare(word)
    return low not in GIVEN_NAMES and low not in COUNTRIES and bool(_DERIVED.search(low)) and len(low) > 5


def is_agent(word: str) -> bool:
    """May the lower-case word name a person by occupation ("climber", "receptionist", "mayor")?"""
    low = word.lower()
    return low in TITLES or (bool(_AGENT.search(low)) and len(low) > 4 and low not in _NOT_AGENTS)


_NOT_AGENTS = CLASSES["not_agents"]
