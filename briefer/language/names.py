"""Proper names in English news prose: people with their titles and roles kept apart, places, organisations, acronyms.

A name is found by its shape (Mikheev, "Periods, Capitalized Words, etc.", 2002): capitals inside a sentence are evidence,
capitals at its head or in a headline only where the word is no ordinary one, or where the article capitalises it elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from briefer.language.aliases import name_key, same_name
from briefer.language.name_kinds import Kind, kind_of
from briefer.language.name_lines import Line, Usage, Word, is_acronym, is_emphasis, is_month, lines, usage
from briefer.language.name_roles import OF_ROLES, role_length
from briefer.language.name_words import (
    ACRONYM_PLACES,
    AND_NAMES,
    CORPORATE,
    COUNTRIES,
    DIRECTIONS,
    ELEMENTS,
    FOR_HEADS,
    GIVEN_NAMES,
    MONTHS,
    NEVER_NAMES,
    OF_HEADS,
    ORG_HEADS,
    PARTICLES,
    PLACE_HEADS,
    POSSESSIVE_HEADS,
    TITLE_PARTS,
    TITLES,
    WEEKDAYS,
    is_agent,
    is_common,
    looks_derived,
)
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.tokens import STOPWORDS

__all__ = ["Kind", "Name", "name_key", "names", "same_name"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as written, without title, role or possessive. `key` is `name_key(text)`, `kind` a best guess."""

    text: str
    start: int
    end: int
    key: str
    kind: Kind


_GLUE = rx(r"[ \t\u00a0]{1,2}|[ ]?&[ ]?|-|, (?=Inc|Ltd|Jr|Sr)")
_POSSESSIVE = rx(r"(?:[’']s|(?<=[sxz])[’'])$")
_DOTTED = rx(r"(?:[A-Z]\.){2}$|\b(?:Inc|Ltd|Corp|Jr|Sr|Co)\.$")


def names(text: str, offset: int = 0, context: str = "") -> tuple[Name, ...]:
    """The proper names of `text` in order, without overlap; `offset` is added to all positions.

    `context` is the article that `text` comes from, where it is not the whole: a word that is written small in it is no
    name at a sentence's head, one that is capitalised within its sentences is.
    """
    found = _found(text, context or text)
    if not offset:
        return found
    return tuple(replace(name, start=name.start + offset, end=name.end + offset) for name in found)


@lru_cache(maxsize=512)
def _found(text: str, context: str) -> tuple[Name, ...]:
    used = usage(context)
    return tuple(name for line in lines(text) for group in _groups(text, line, used) for name in _named(text, group))


# ---------------------------------------------------------------- grouping
def _groups(text: str, line: Line, used: Usage) -> list[list[Word]]:
    groups: list[list[Word]] = []
    at = 0
    while at < len(line.words):
        if not _may_start(line, at, used.named):
            at += 1
            continue
        end = _extend(text, line, at, used.named)
        group = _trimmed(list(line.words[at:end]), line.titled, used)
        if group:
            groups.append(group)
        at = end
    return groups


def _may_start(line: Line, at: int, large: frozenset[str]) -> bool:
    word = line.words[at]
    if not word.capital or word.low in WEEKDAYS or is_month(line.words, at):
        return False
    if not line.shouted and is_emphasis(line.words, at, large):
        return False
    return not (line.titled and is_common(word.text) and not _leads_name(line.words, at))


def _leads_name(words: Sequence[Word], at: int) -> bool:
    """In a headline: an ordinary word that begins a name ("Bank of Norway", "North Korea", "President Diaz")."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or (not following.capital and following.low not in {"of", "for"}):
        return False
    low = words[at].low
    if len(following.low) == 1 and following.text.endswith("."):
        return True
    if low in DIRECTIONS or low in TITLES or low in ELEMENTS or low in GIVEN_NAMES:
        return not is_common(following.text)
    return low in OF_HEADS and following.low == "of" and at + 2 < len(words) and not is_common(words[at + 2].text)


def _extend(text: str, line: Line, at: int, large: frozenset[str]) -> int:
    words = line.words
    end = at + 1
    while end < len(words):
        previous, word = words[end - 1], words[end]
        glue = text[previous.end : word.start]
        if not _GLUE.fullmatch(glue) or _closes(words, end):
            break
        if word.capital or (word.text.isdigit() and len(word.text) < 5 and previous.low in ELEMENTS):
            if _ends_name(line, end, large) or (word.head and not glue.isspace()):
                break
            end += 1
            continue
        step = _connects(text, words, end, at)
        if not step:
            break
        end += step
    return end


def _ends_name(line: Line, at: int, large: frozenset[str]) -> bool:
    """Does the capital at `at` stand outside the name before it: a weekday, a month, shouting, a headline's word?"""
    word = line.words[at]
    if word.low in WEEKDAYS or is_month(line.words, at):
        return True
    if not line.shouted and is_emphasis(line.words, at, large) and word.low not in ORG_HEADS:
        return True
    return line.titled and is_common(word.text) and not _fits_headline_name(line.words, at)


def _fits_headline_name(words: Sequence[Word], at: int) -> bool:
    low, before = words[at].low, words[at - 1]
    headed = low in ORG_HEADS or low in PLACE_HEADS or low in CORPORATE
    return (headed and not is_common(before.text)) or before.low in DIRECTIONS


def _closes(words: Sequence[Word], end: int) -> bool:
    """Does a possessive end the name ("Norway's Anna Berg"), as it does not in "Workers' Alliance"?"""
    previous, word = words[end - 1], words[end]
    if not _POSSESSIVE.search(previous.text):
        return False
    low = previous.text.lower().replace("’", "'")
    joins = word.capital or word.low == "and"
    if low in POSSESSIVE_HEADS:
        return not joins
    headed = any(w.low in ORG_HEADS for w in words[end : end + 3] if w.capital)
    if low.endswith("men's") or (end > 1 and words[end - 2].low in {"st", "saint"}):
        return not (word.capital and (headed or word.low in PLACE_HEADS))
    return not (low.endswith("s'") and is_common(previous.text) and (headed or word.low == "and"))


def _connects(text: str, words: Sequence[Word], at: int, start: int) -> int:
    """How many words to take for a small word inside a name: "van" 1, "of the" 2; 0 where the name ends."""
    low = words[at].low
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not _GLUE.fullmatch(text[words[at].end : following.start]):
        return 0
    if low in PARTICLES and words[at].text.islower():
        step = 1
        while at + step < len(words) and words[at + step].low in PARTICLES and words[at + step].text.islower():
            step += 1
        return step if at + step < len(words) and words[at + step].capital and low != "do" else 0
    over = 1 + (following.low in {"the", "de"})
    target = words[at + over] if at + over < len(words) else None
    if target is None or not target.capital or target.low in WEEKDAYS | MONTHS:
        return 0
    if low != "and" and _POSSESSIVE.search(words[at - 1].text):
        return 0
    if low == "of":
        return over if words[at - 1].low in OF_HEADS or words[at - 1].low in OF_ROLES else 0
    if low == "for":
        return over if any(w.low in FOR_HEADS for w in words[start:at]) else 0
    return int(low == "and" and over == 1 and _and_joins(words, at, start))


def _and_joins(words: Sequence[Word], at: int, start: int) -> bool:
    """ "Ministry of Trade and Industry", "Rescue and Salvage Agency", "Farmers' and Dairy Workers' Federation"."""
    if words[at - 1].low in AND_NAMES:
        return True
    if not is_common(words[at - 1].text) or not is_common(words[at + 1].text):
        return False
    run = at + 1
    while run < len(words) and run < at + 5 and words[run].capital:
        run += 1
    headed = any(word.low in ORG_HEADS for word in words[at + 2 : run])
    of = any(word.low in {"of", "for"} for word in words[start:at])
    if of:
        return not headed and words[start].low in OF_HEADS | FOR_HEADS
    return headed and words[at - 1].low not in TITLES | ORG_HEADS


def _trimmed(group: list[Word], titled: bool, used: Usage) -> list[Word]:
    """The group without ordinary words at a sentence's head; empty where nothing of it is a name."""
    while group and group[0].head and not titled and not _keeps_head(group, used):
        group = group[1:]
        while group and not group[0].capital:
            group = group[1:] if group[0].low in {"of", "for", "and", "the"} else []
    while group and not group[-1].capital and not group[-1].text.isdigit():
        group.pop()
    if group and all(len(word.low) < 2 for word in group):
        return []
    alone = len(group) == 1 and not group[0].head and not titled
    return [] if alone and group[0].low in STOPWORDS and not is_acronym(group[0].text) else group


def _keeps_head(group: Sequence[Word], used: Usage) -> bool:
    word, low = group[0], group[0].low
    if len(word.text) > 1 and is_acronym(word.text) and not is_common(word.text):
        return True
    if low in STOPWORDS or word.text.lower().replace("’", "'") in STOPWORDS:
        return False
    if len(group) == 1:
        if low in NEVER_NAMES:
            return False
        return (low in used.named and low not in used.small) or not (
            is_common(word.text) or low in used.small or looks_derived(word.text)
        )
    following = group[1]
    if not following.capital:
        return not is_common(word.text) or low in OF_HEADS or following.low in PARTICLES
    if not is_common(word.text) and not looks_derived(word.text):
        return True
    if (
        low in TITLES | TITLE_PARTS | ELEMENTS | DIRECTIONS
        or (low in used.large and low not in used.small)
        or word.text.endswith(("s'", "s’"))
    ):
        return True
    if len(following.low) == 1 and len(group) > 2:
        return True
    if group[-1].low in ORG_HEADS | PLACE_HEADS | CORPORATE:
        return not low.endswith(("ing", "ed", "ly"))
    return low in GIVEN_NAMES or is_agent(low) or _is_occupation(group)


def _is_occupation(group: Sequence[Word]) -> bool:
    """ "Dad-of-two Tom Reed": an ordinary word before a first name and a surname."""
    rest = [word for word in group[1:] if word.low not in PARTICLES]
    return len(rest) == 2 and rest[0].low in GIVEN_NAMES and not is_common(rest[1].text)


# ---------------------------------------------------------------- naming
def _named(text: str, group: list[Word]) -> list[Name]:
    """The names in a group: titles and roles before a person cut off, countries and acronyms within the role kept."""
    cut = role_length(tuple(word.text for word in group))
    out = [
        _name(text, [word], titled=False)
        for word in group[:cut]
        if word.low in ACRONYM_PLACES or word.low in COUNTRIES or (is_acronym(word.text) and word.low not in TITLES)
    ]
    rest = group[cut:]
    if rest and not _only_role(rest):
        out.append(_name(text, rest, titled=bool(cut) and "of" not in [word.low for word in group[cut - 1 : cut]]))
    return out


def _only_role(group: Sequence[Word]) -> bool:
    return all(word.low in TITLES or (word.low in TITLE_PARTS and word.low not in ORG_HEADS) for word in group)


def _name(text: str, group: Sequence[Word], *, titled: bool) -> Name:
    start = group[0].start
    shown = _POSSESSIVE.sub("", text[start : group[-1].end])
    if shown.endswith(".") and not _DOTTED.search(shown):
        shown = shown[:-1]
    return Name(shown, start, start + len(shown), name_key(shown), kind_of(text, shown, start, titled))
