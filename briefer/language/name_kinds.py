"""A best guess at what a name names: a person, a place, an organisation or something else."""

from __future__ import annotations

import re
from typing import Literal

from briefer.language.name_lines import is_acronym
from briefer.language.name_words import (
    ACRONYM_PLACES,
    CORPORATE,
    COUNTRIES,
    DEMONYMS,
    DIRECTIONS,
    GIVEN_NAMES,
    OF_HEADS,
    ORG_HEADS,
    PARTICLES,
    PLACE_HEADS,
    SUFFIXES,
    bare,
    is_agent,
    is_common,
)
from briefer.language.patterns import rx

Kind = Literal["person", "place", "organisation", "other"]

_PLACE_BEFORE = rx(
    r"\b(?:in|at|near|around|across|outside|inside|throughout|via|towards?|leaving|reached|capital)\s(?:the\s)?$",
    re.IGNORECASE,
)
_AGE_AFTER = rx(r"\s?,\s\d{2}\b(?!\s*(?:%|per|million|people))")
_WORD_BEFORE = rx(r"([^\W\d_]+)(?:,)?\s+$")
_WINDOW = 4000
_PERSON_AFTER = rx(r"[,\s]+(?:who|aged)\b|\s(?:said|says|told|added|wrote|tweeted|resigned|replied)\b")
_GEOGRAPHY = frozenset({"mount", "lake", "cape", "fort", "port", "gulf", "saint", "st", "isle"})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_DEMONYM = rx(r"(?:[a-z]{3}(?:ian|ians|ish|ese|ite|ites|eans?)|[a-z]{4}i|[a-z]{4}is)$")


def kind_of(text: str, shown: str, start: int, titled: bool) -> Kind:
    """The kind of the name `shown` that stands at `start` of `text`; `titled`: with a title or role before it."""
    if titled:
        return "person"
    low = [bare(word) for word in re.split(r"[\s&]+", shown) if word]
    if len(low) == 1:
        return _kind_of_word(text, shown, low[0], start)
    if low[0] in DIRECTIONS and low[-1] in COUNTRIES:
        return "place"
    if low[-1] in SUFFIXES and low[-1] not in _GENERATIONS:
        return "organisation"
    if (low[-1] in PLACE_HEADS - {"bank", "park"}) or (low[0] in _GEOGRAPHY and low[-1] not in ORG_HEADS):
        return "place"
    if low[-1] in ORG_HEADS or ("of" in low[1:] and low[low.index("of", 1) - 1] in OF_HEADS) or low[-1] in CORPORATE:
        return "organisation"
    if low[0] in GIVEN_NAMES:
        return "person"
    return _kind_of_phrase(text, shown, low, start)


def is_demonym(word: str) -> bool:
    """Does the word look like one for a people: "Norwegian", "Finns"?"""
    low = bare(word)
    return low in DEMONYMS or bool(_DEMONYM.search(low))


def _kind_of_word(text: str, shown: str, low: str, start: int) -> Kind:
    if low in COUNTRIES or low in ACRONYM_PLACES:
        return "place"
    located = bool(_PLACE_BEFORE.search(text[max(0, start - 20) : start]))
    if low in GIVEN_NAMES and not located and not shown.isupper():
        return "person"
    if is_acronym(shown):
        return "organisation"
    if is_demonym(low):
        return "other"
    if low in ORG_HEADS:
        return "organisation"
    return "place" if located else "other"


def _kind_of_phrase(text: str, shown: str, low: list[str], start: int) -> Kind:
    ordinary = any(is_common(word) for word in low if word not in PARTICLES)
    after = text[start + len(shown) : start + len(shown) + 24]
    if _AGE_AFTER.match(after) or (_PERSON_AFTER.match(after) and not ordinary):
        return "person"
    if low[0] in ORG_HEADS:
        return "organisation"
    if _PLACE_BEFORE.search(text[max(0, start - 20) : start]):
        return "place"
    if not 2 <= len(low) <= 4 or any(char.isdigit() for char in shown) or low[0] in DEMONYMS or is_demonym(low[-1]):
        return "other"
    if ordinary:
        before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
        return "person" if before and is_agent(before.group(1)) else "other"
    # What most unknown pairs of capitalised words name, unless the text around puts something in them.
    return "place" if _is_located(text, shown, start) else "person"


def _is_located(text: str, shown: str, start: int) -> bool:
    """Does the text around put something in or near the name?"""
    at = text.find(shown, max(0, start - _WINDOW), start + _WINDOW)
    while at >= 0:
        if _PLACE_BEFORE.search(text[max(0, at - 20) : at]):
            return True
        at = text.find(shown, at + 1, start + _WINDOW)
    return False
