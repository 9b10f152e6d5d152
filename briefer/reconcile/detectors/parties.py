"""Whose statement a claim is: its speaker's, the party's that its sentence names, or the article's own."""

from __future__ import annotations

import re

from briefer.language.patterns import rx
from briefer.models import Claim
from briefer.reconcile.story import Story

COUNT = r"(?:number|figure|count|tally|toll|total|estimate|sum|amount|reckoning|list|roll|register|records?)"
"""A noun that somebody's count goes by, as a pattern."""
_PARTY = rx(
    r"^(?P<lead>[^,;:.“”\"]{2,90}?(?:,[^,]{2,60},)?)\s"
    r"(?:has |have |had |still |also |now |its own |itself |all |both |each |himself |herself )*"
    r"(?:sa(?:ys?|id)|put(?:s|ting)?|count(?:s|ed)?|reckon(?:s|ed)?|estimat(?:es|ed)|calculat(?:es|ed)|list(?:s|ed)|"
    r"sp(?:eaks?|oke)|talk(?:s|ed)? of|admit(?:s|ted)?|acknowledg(?:es|ed)|conced(?:es|ed)|claim(?:s|ed|ing)?|"
    r"confirm(?:s|ed)?|makes? it|boast(?:s|ed)?|cit(?:es|ed)|names?|named|accept(?:s|ed)?|holds?|is claiming|is demanding|"
    r"wants?|insist(?:s|ed)?|maintain(?:s|ed)?|declar(?:es|ed)|complain(?:s|ed)?|swears?|swore|informs?)\b"
)
_BY = rx(
    r"\b(?:according to|by the account of|in the (?:version|words|view) of|if you ask|so|say|says|said|per|by)\s+"
    r"(?P<by>(?:the |an? |our |its )?[^,;:.“”\"]{2,60})"
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
    for pattern, group in ((_OWNED, "own"), (_PARTY, "lead"), (_BY, "by")):
        if found := pattern.search(text):
            return names_of(found[group])
    return frozenset()


def names_of(text: str) -> frozenset[str]:
    """The words that tell in a name, in lower case."""
    words = [re.sub(r"['’]s?$", "", word.lower()) for word in _WORD.findall(text)]
    return frozenset(word for word in words if word not in _SMALL and len(word) > 1)
