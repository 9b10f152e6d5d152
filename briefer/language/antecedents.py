"""Whom "he" or "the minister" stands for, from the speakers and names met before. Conservative: unsure is null."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.language.bits import WORDS
from briefer.language.name_words import is_agent
from briefer.language.patterns import rx

_PERSONAL = frozenset({"he", "she", "him", "her"})
_PLURAL = frozenset({"they", "we", "them", "these", "those", "i", "you", "it", "this", "that", "who"})
_FEMALE = frozenset({"she", "her"})
_COLLECTIVE = rx(
    r"\b(?:officials?|police|ministry|department|government|company|firm|group|agency|union|report|statement|authorit(?:y|ies)|"
    r"council|committee|court|bank|party|army|military|office|board|team|spokespeople|workers|residents|witnesses|"
    r"sources?|analysts|experts|investigators|prosecutors|lawyers|campaigners|media|newspaper|service|forces|administration|"
    r"association|federation|organi[sz]ation|commission|university|hospital|airline|airport|embassy|parliament|congress|"
    r"inc|ltd|plc|corp|llc)\b",
    re.IGNORECASE,
)
_FEMALE_MARKS = rx(
    r"\b(?:mrs|ms|miss|spokeswoman|chairwoman|mother|mum|wife|daughter|sister|queen|princess|lady|"
    r"dame|actress|congresswoman|councilwoman|businesswoman|woman|widow|gran|grandmother|nun)\b",
    re.IGNORECASE,
)
_MALE_MARKS = rx(
    r"\b(?:mr|sir|spokesman|chairman|father|dad|husband|son|brother|king|prince|lord|congressman|"
    r"councilman|businessman|man|widower|grandfather|pope|bishop|monsignor)\b",
    re.IGNORECASE,
)
_DEFINITE = rx(r"^(?:the|this|that|its|his|her|their)\s+(.+)$", re.IGNORECASE)
_WORD = rx(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_HEAD_END = rx(r",| (?:of|for|at|from|in|with|who|on|near) ")
_ROLES_APART = frozenset({"deputy", "former", "vice", "assistant", "acting", "ex", "shadow"})


def resolve(speaker: str, context: Sequence[str]) -> str | None:
    """The likely antecedent of a pronoun or a definite description among the speakers and names met before, in order.

    "he"/"she": the last person-like one that nothing marks as of the other sex. "the minister": the last one whose words
    hold the head noun. "they", "it" and whatever is not found: null. A speaker that is itself a name is null, too.
    """
    asked = " ".join(speaker.split()).strip(" ,").lower()
    if asked in _PERSONAL:
        return _person(asked, context)
    if asked in _PLURAL:
        return None
    definite = _DEFINITE.match(asked)
    return _described(definite.group(1), context) if definite else None


def _person(pronoun: str, context: Sequence[str]) -> str | None:
    for candidate in reversed(context):
        if not is_person_like(candidate):
            continue
        clash = _MALE_MARKS if pronoun in _FEMALE else _FEMALE_MARKS
        if not clash.search(candidate):
            return candidate
    return None


def is_person_like(speaker: str) -> bool:
    """Does the noun phrase look like one person: a name of two words, a name with a title, or a role in the singular?"""
    text = " ".join(speaker.split())
    if text.lower() in _PERSONAL | _PLURAL or not text:
        return False
    head = re.split(r",| of | for | at | from | in ", text, maxsplit=1)[0]
    words = _WORD.findall(head)
    if not words or (words[-1].isupper() and len(words[-1]) > 1):
        return False
    if _COLLECTIVE.search(head) and not (len(words) >= 2 and words[-1][0].isupper() and not _COLLECTIVE.search(words[-1])):
        return False
    if words[-1][0].isupper():
        return True
    singular = not words[-1].lower().endswith("s") or words[-1].lower().endswith("ss")
    return singular and words[0].lower() in {"a", "an", "the", "one", "another", "his", "her", "its", "their"}


def is_person(speaker: str) -> bool:
    """Does the noun phrase without a name stand for one human being: "a witness", "the second driver"?"""
    head = _HEAD_END.split(" ".join(speaker.split()), maxsplit=1)[0]
    last = _WORD.findall(head)[-1:] if is_person_like(speaker) else []
    return any(word.lower() in WORDS["persons"] or is_agent(word.lower()) for word in last)


def _described(phrase: str, context: Sequence[str]) -> str | None:
    words = [word.lower() for word in _WORD.findall(re.split(r" of | for | at | in |,", phrase, maxsplit=1)[0])]
    if not words:
        return None
    head, apart = words[-1], {word for word in words if word in _ROLES_APART}
    for candidate in reversed(context):
        found = [word.lower() for word in _WORD.findall(candidate)]
        definite = _DEFINITE.match(candidate)
        named = any(word[0].isupper() for word in _WORD.findall(definite.group(1) if definite else candidate)[:12])
        if named and head in found and {word for word in found if word in _ROLES_APART} == apart:
            return candidate
    return None
