"""Whose statement a claim is: its speaker's, the party's that its sentence names, or the article's own."""

from __future__ import annotations

import re

from briefer.language.bits import WORDS
from briefer.language.name_words import COUNTRIES, FOR_HEADS, TITLES, WEEKDAYS
from briefer.language.names import names
from briefer.language.patterns import rx
from briefer.language.tokens import lemma
from briefer.models import Claim
from briefer.reconcile.detectors.counting import somebody
from briefer.reconcile.story import Story

COUNT = r"(?:number|figure|count|tally|toll|total|estimate|sum|amount|reckoning|list|roll|register|records?)"
"""A noun that somebody's count goes by, as a pattern."""
_PARTY = rx(
    r"^(?P<lead>[^,;:.“”\"]{2,90}?(?:,[^,]{2,60},)?)\s"
    r"(?:has |have |had |still |also |now |its own |itself |all |both |each |himself |herself )*"
    r"(?:sa(?:ys?|id)|put(?:s|ting)?|count(?:s|ed)?|reckon(?:s|ed)?|estimat(?:es|ed)|calculat(?:es|ed)|list(?:s|ed)|"
    r"sp(?:eaks?|oke)|talk(?:s|ed)? of|admit(?:s|ted)?|acknowledg(?:es|ed)|conced(?:es|ed)|"
    r"claim(?:s|ed|ing)?(?! (?:\w+ ){0,3}li(?:fe|ves)\b)|"
    r"confirm(?:s|ed)?|makes? it|boast(?:s|ed)?|cit(?:es|ed)|names?|named|accept(?:s|ed)?|holds?|is claiming|is demanding|"
    r"wants?|insist(?:s|ed)?|maintain(?:s|ed)?|declar(?:es|ed)|complain(?:s|ed)?|swears?|swore|informs?)\b"
)
_BY = rx(
    r"\b(?:(?P<sure>according to|by the account of|in the (?:version|words|view) of|if you ask)|so|say|says|said|per|by)\s+"
    r"(?P<by>(?:the |an? |our |its )?[^,;:.“”\"]{2,60})"
)
_HEAD_END = rx(
    r"\s(?:of|for|to|in|on|at|near|from|with|without|during|after|before|over|under|as|by|who|which|that|and|or|but|when|"
    r"while|was|were|is|are|has|have|had)\s"
)
_OWNED = rx(
    rf"\b(?P<own>(?:the |an? )?(?:[\w-]+ ){{0,3}}[\w-]+)(?:['’]s|s['’])(?: [\w-]+){{0,3}} (?:{COUNT}|staff|investigators|"
    r"volunteers|figures|data|statistics)\b",
    re.IGNORECASE,
)
_WORD = rx(r"\w[\w'’-]*")
_SMALL = frozenset(
    ["the", "a", "an", "of", "its", "his", "her", "their", "our", "and", "for", "in", "at", "to", "who", "which"]
)

OFFICIAL = frozenset(
    _WORD.findall(
        "official officials authority authorities government ministry minister spokesman spokeswoman spokesperson police "
        "report reports local state media rescuers emergency services service sources source agency agencies health"
    )
)
"""Words by which nobody in particular is named, only that they hold an office."""
_BODIES = (
    "police army navy government cabinet parliament senate treasury bank company firm corporation hospital university "
    "operator carrier airline railway crew team staff family crowd panel jury charity club federation tribunal "
    "inspectorate directorate embassy guard force media press institution group board unit brigade official people "
    "authority source eyewitness observer monitor insurer supplier administration commander state service"
)
"""What lower-case words call a body of people; the words for single persons stand in the tables of the language."""
_ACTORS = frozenset(lemma(word) for word in {*_BODIES.split(), *FOR_HEADS, *TITLES, *WORDS["persons"]})
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "that", "this", "there", "who", "you"])


def parties(story: Story) -> tuple[frozenset[str], ...]:
    """For each claim the words that name whose statement it is; a pronoun stands for whoever was named just before."""
    found: list[frozenset[str]] = []
    for item in story.items:
        own = party(item.claim)
        if own & _PRONOUNS:
            own = found[-1] if found and item.claim.order else frozenset()
        found.append(own)
    return tuple(found)


def party(claim: Claim) -> frozenset[str]:
    """The words that name whose statement a claim is; empty where it is the article's own."""
    text = claim.citation.quote
    if claim.speaker:
        return names_of(claim.speaker)
    for pattern, group in ((_OWNED, "own"), (_PARTY, "lead")):
        if found := pattern.search(text):
            return names_of(found[group])
    by = (found for found in _BY.finditer(text) if found["sure"] or can_act(found["by"]))
    return next((names_of(found["by"]) for found in by), frozenset())


def can_act(phrase: str) -> bool:
    """Does a noun phrase begin with somebody who can say or do: a person, a body or a people, by name or by kind?

    "The tsunami", "so far" and "per game" are nobody, whatever follows them ("a wall that the council built").
    """
    first = phrase.split(maxsplit=1)[0]
    if first.endswith("ing") and first.islower():
        return False
    head = _HEAD_END.split(f"{phrase.strip()} ", maxsplit=1)[0]
    if any(name.kind in ("person", "organisation") or name.text.lower() in COUNTRIES for name in names(head)):
        return True
    words = [word for word in _WORD.findall(head) if word.lower() not in WEEKDAYS]
    return any(_acts(re.sub(r"['’]s?$", "", word).lower()) for word in words[-1:])


def _acts(word: str) -> bool:
    return lemma(word) in _ACTORS or somebody(word)


def names_of(text: str) -> frozenset[str]:
    """The words that tell in a name, in lower case."""
    words = [re.sub(r"['’]s?$", "", word.lower()) for word in _WORD.findall(text)]
    return frozenset(word for word in words if word not in _SMALL and len(word) > 1)
