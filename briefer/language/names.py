"""Proper names in English news prose: people with their titles and roles kept apart, places, organisations, acronyms.

A name is found by its shape (Mikheev, "Periods, Capitalized Words, etc.", 2002): capitals inside a sentence are evidence,
capitals at its head or in a headline only where the word is no ordinary one, or where the article capitalises it elsewhere too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefer.language.aliases import acronyms, name_key, same_name
from briefer.language.name_words import (
    ACRONYM_PLACES,
    CORPORATE,
    COUNTRIES,
    DIRECTIONS,
    ELEMENTS,
    FOR_HEADS,
    GIVEN_NAMES,
    MONTHS,
    NOT_NAME,
    OF_HEADS,
    ORG_HEADS,
    PARTICLES,
    PLACE_HEADS,
    POSSESSIVE_HEADS,
    SUFFIXES,
    TITLE_PARTS,
    TITLES,
    WEEKDAYS,
    bare,
    is_agent,
    is_common,
    looks_derived,
)
from briefer.language.tokens import STOPWORDS

__all__ = ["Name", "acronyms", "name_key", "names", "same_name"]

Kind = Literal["person", "place", "organisation", "other"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as written, without title, role or possessive ending. `key` is `name_key(text)`, `kind` a best guess."""

    text: str
    start: int
    end: int
    key: str
    kind: Kind


_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Rev|Sen|Rep|Gov|St|Adm|Cmdr|Hon|Jr|Sr|Inc|Corp|Ltd|[A-Z])\."
    r"|[^\W\d_]+(?:[’'‘\-][^\W\d_]+)*(?:[’'](?![^\W\d_]))?|\d[\d.,]*"
)
_GLUE = re.compile(r"[ \t\u00a0]{1,2}|[ ]?&[ ]?|-|, (?=Inc|Ltd|Jr|Sr)")
_LINE = re.compile(r"[^\n]+")
_PREFIXED = re.compile(r"^(?:al|el|an|as|ash|at|az|ad|ar|ul|d|l|dell|mc|mac|o|de|la)[-’'][A-Z]|^(?:mc|mac|i|e)[A-Z]")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=[sxz])[’'])$")
_LOWER_WORD = re.compile(r"(?<![^\W_])[^\W\d_A-Z]+(?:-[^\W\d_]+)*")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,;’'\d] )[A-Z][^\W\d_]+(?:-[^\W\d_]+)*")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|around|across|outside|inside|over|through|towards?|via|between|throughout|of)\s(?:the\s)?$"
)
_TITLE_CASE = 0.85


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a line. `head`: it stands where a capital means nothing; `capital`: it may be part of a name."""

    text: str
    low: str
    start: int
    end: int
    head: bool
    capital: bool


def names(text: str, offset: int = 0, context: str = "") -> tuple[Name, ...]:
    """The proper names of `text` in order, without overlap; `offset` is added to all positions.

    `context` is the article that `text` comes from, where it is not the whole: a word that is written small in it is no name at
    a sentence's head, one that is capitalised within its sentences is.
    """
    small, large = _usage(context or text)
    found: list[Name] = []
    for line in _LINE.finditer(text):
        words = _words(text, line.start(), line.end())
        shouted = _is_shouted(line.group(), words)
        titled = shouted or _is_title_case(line.group(), words)
        for group in _groups(text, words, titled, shouted, small, large):
            found += _named(text, group, offset)
    return tuple(found)


@lru_cache(maxsize=64)
def _usage(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a text writes small, and those that it capitalises within sentences (not in headlines)."""
    small = frozenset(m.group() for m in _LOWER_WORD.finditer(text))
    large: set[str] = set()
    for line in _LINE.finditer(text):
        if not _is_title_case(line.group(), _words(text, line.start(), line.end())):
            large.update(bare(m.group()) for m in _INNER_CAPITAL.finditer(line.group()))
    return small, frozenset(large)


def _words(text: str, start: int, end: int) -> list[_Word]:
    out: list[_Word] = []
    for m in _WORD.finditer(text, start, end):
        raw = m.group()
        before = text[start : m.start()].rstrip(" \t\u00a0")[-1:]
        head = before == "" or (before in ".?!:•*–—|>\"“‘„«'([▶·;/" and not _after_abbreviation(out, before))
        capital = (
            raw[0].isupper() or bool(_PREFIXED.match(raw)) or (raw[:1].islower() and any(c.isupper() for c in raw[1:3]))
        )
        out.append(_Word(raw, bare(raw), m.start(), m.end(), head, capital and raw.lower() not in NOT_NAME))
    return out


def _after_abbreviation(out: Sequence[_Word], before: str) -> bool:
    return before == "." and bool(out) and out[-1].text.endswith(".")


def _is_title_case(line: str, words: Sequence[_Word]) -> bool:
    """Is the line a headline in Title Case: nearly all its words that are no function words begin with a capital?"""
    if line.rstrip().endswith((".", ".”", '."', ".’")):
        return False
    content = [word for word in words if len(word.low) > 2 and word.text[0].isalpha() and word.low not in STOPWORDS]
    return len(content) >= 3 and sum(word.text[0].isupper() for word in content) / len(content) >= _TITLE_CASE


def _is_shouted(line: str, words: Sequence[_Word]) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(words) >= 2 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


# ---------------------------------------------------------------- grouping
def _groups(
    text: str, words: Sequence[_Word], titled: bool, shouted: bool, small: frozenset[str], large: frozenset[str]
) -> list[list[_Word]]:
    groups: list[list[_Word]] = []
    at = 0
    while at < len(words):
        if not _may_start(words, at, titled, shouted):
            at += 1
            continue
        end = _extend(text, words, at, titled)
        group = _trimmed(list(words[at:end]), titled, small, large)
        if group:
            groups.append(group)
        at = end
    return groups


def _may_start(words: Sequence[_Word], at: int, titled: bool, shouted: bool) -> bool:
    word = words[at]
    if not word.capital or word.low in WEEKDAYS or _is_month(words, at):
        return False
    if _is_emphasis(word) and not shouted:
        return False
    return not (titled and is_common(word.text) and not _leads_name(words, at))


def _leads_name(words: Sequence[_Word], at: int) -> bool:
    """In a headline: an ordinary word that begins a name ("Bank of Norway", "North Korea", "President Diaz")."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or (not following.capital and following.low not in {"of", "for"}):
        return False
    low = words[at].low
    if low in DIRECTIONS or low in TITLES or low in ELEMENTS:
        return not is_common(following.text)
    return low in OF_HEADS and following.low == "of" and at + 2 < len(words) and not is_common(words[at + 2].text)


def _is_emphasis(word: _Word) -> bool:
    """SHOUTING within a sentence: "the BIGGEST bill", unlike an acronym."""
    letters = word.text.replace(".", "").replace("-", "")
    return (
        len(letters) > 1
        and letters.isupper()
        and "." not in word.text
        and is_common(word.text)
        and word.text not in {"US", "WHO", "IT"}
    )


def _is_month(words: Sequence[_Word], at: int) -> bool:
    low = words[at].low
    if low not in MONTHS:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    before = words[at - 1] if at else None
    person = low in {"april", "may", "june", "august", "march", "jan"}
    if person and before is not None and (before.low in GIVEN_NAMES or before.low in TITLES) and before.capital:
        return False
    surname = (
        after is not None
        and after.capital
        and after.text[0].isalpha()
        and not is_common(after.text)
        and after.start - words[at].end == 1
    )
    return not (person and low in GIVEN_NAMES and surname)


def _extend(text: str, words: Sequence[_Word], at: int, titled: bool) -> int:
    end = at + 1
    while end < len(words):
        previous, word = words[end - 1], words[end]
        glue = text[previous.end : word.start]
        if not _GLUE.fullmatch(glue) or _closes(previous, words, end):
            break
        if word.capital or _is_numbered(words, end, at):
            if word.low in WEEKDAYS or _is_month(words, end) or (_is_emphasis(word) and word.low not in ORG_HEADS):
                break
            if titled and is_common(word.text) and not _fits_headline_name(words, end):
                break
            if word.head and not glue.isspace():
                break
            end += 1
            continue
        step = _connects(text, words, end, at, titled)
        if not step:
            break
        end += step
    return end


def _is_numbered(words: Sequence[_Word], end: int, at: int) -> bool:
    return words[end].text.isdigit() and words[end - 1].low in ELEMENTS and len(words[end].text) < 5


def _fits_headline_name(words: Sequence[_Word], at: int) -> bool:
    low, before = words[at].low, words[at - 1]
    return (
        (low in ORG_HEADS or low in PLACE_HEADS or low in CORPORATE) and not is_common(before.text)
    ) or before.low in DIRECTIONS


def _closes(previous: _Word, words: Sequence[_Word], end: int) -> bool:
    """Does a possessive end the name ("Norway's Anna Berg"), as it does not in "Workers' Alliance"?"""
    if not _POSSESSIVE.search(previous.text):
        return False
    word = words[end]
    heads = any(w.low in ORG_HEADS for w in words[end : end + 3] if w.capital)
    plural = previous.text.endswith(("s'", "s’"))
    if words[max(0, end - 2)].low in {"st", "saint"} and end > 1 and (word.low in ORG_HEADS or word.low in PLACE_HEADS):
        return False
    if previous.text.lower().replace("’", "'") in POSSESSIVE_HEADS or (plural and previous.low in {"workers", "students"}):
        return not (word.capital or word.low == "and")
    return not (plural and is_common(previous.text) and (heads or word.low == "and"))


def _connects(text: str, words: Sequence[_Word], at: int, start: int, titled: bool) -> int:
    """How many words to take for a small word inside a name: "van" 1, "of the" 2; 0 where the name ends."""
    low = words[at].low
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not _GLUE.fullmatch(text[words[at].end : following.start]):
        return 0
    if low in PARTICLES and words[at].text.islower():
        step = 1
        while at + step < len(words) and words[at + step].low in PARTICLES and words[at + step].text.islower():
            step += 1
        return step if at + step < len(words) and words[at + step].capital and (low != "do" or not titled) else 0
    over = 1 + (following.low in {"the", "de"})
    target = words[at + over] if at + over < len(words) else None
    if target is None or not target.capital or target.low in WEEKDAYS or target.low in MONTHS:
        return 0
    if low == "of" and words[at - 1].low in OF_HEADS and not _POSSESSIVE.search(words[at - 1].text):
        return over
    if low == "for" and any(w.low in FOR_HEADS for w in words[start:at]) and words[at - 1].capital:
        return over
    if low == "and":
        return int(_and_joins(words, at, start))
    return 0


def _and_joins(words: Sequence[_Word], at: int, start: int) -> bool:
    """ "Ministry of Trade and Industry", "Dockers' and Harbour Workers' Federation", "Trade and Industry Ministry"."""
    inside = words[start:at]
    of = [i for i, word in enumerate(inside) if word.low in {"of", "for"}]
    ahead = list(words[at + 1 : at + 5])
    run = 0
    while run < len(ahead) and ahead[run].capital:
        run += 1
    headed = run > 1 and any(word.low in ORG_HEADS for word in ahead[1:run])
    if of:
        return not headed and is_common(words[at - 1].text) and is_common(words[at + 1].text)
    ordinary = all(is_common(word.text) for word in inside)
    return headed and ordinary and is_common(ahead[0].text)


def _trimmed(group: list[_Word], titled: bool, small: frozenset[str], large: frozenset[str]) -> list[_Word]:
    """The group without ordinary words at a sentence's head; empty where nothing of it is a name."""
    while group and group[0].head and not titled and not _keeps_head(group, small, large):
        group = group[1:]
        if group and not group[0].capital:
            group = group[1:] if group[0].low in {"of", "for", "and"} else []
    while group and (not group[-1].capital and not group[-1].text.isdigit()):
        group.pop()
    if len(group) == 1 and not titled and group[0].head is False and group[0].low in STOPWORDS and len(group[0].low) > 1:
        return []
    return group


def _keeps_head(group: Sequence[_Word], small: frozenset[str], large: frozenset[str]) -> bool:
    word = group[0]
    low = word.low
    if len(word.text) > 1 and word.text.replace(".", "").isupper() and not is_common(word.text):
        return True
    if low in STOPWORDS or word.text.lower().replace("’", "'") in STOPWORDS:
        return False
    if len(group) == 1:
        return (low in large and low not in small) or not (is_common(word.text) or low in small or looks_derived(word.text))
    following = group[1]
    if not following.capital:
        # "Bank of England", "Ministry of Defence"
        return not is_common(word.text) or low in OF_HEADS or following.low in PARTICLES
    if not is_common(word.text) and not looks_derived(word.text):
        return True
    if (
        low in TITLES
        or low in TITLE_PARTS
        or low in ELEMENTS
        or low in DIRECTIONS
        or low in large
        or word.text.endswith(("s'", "s’"))
    ):
        return True
    last = group[-1].low
    if last in ORG_HEADS or last in PLACE_HEADS or last in CORPORATE:
        return not low.endswith(("ing", "ed", "ly"))
    return low in GIVEN_NAMES or is_agent(low)


# ---------------------------------------------------------------- naming
def _named(text: str, group: list[_Word], offset: int) -> list[Name]:
    """The names in a group: titles and roles before a person cut off, names inside the role kept."""
    cut = role_length(tuple(word.text for word in group))
    out: list[Name] = []
    if cut:
        for word in group[:cut]:
            if word.low in ACRONYM_PLACES or word.low in COUNTRIES or _is_acronym(word.text):
                out.append(_name(text, [word], offset, False))
    rest = group[cut:]
    if rest and not _only_role(rest):
        out.append(_name(text, rest, offset, bool(cut)))
    return out


def role_length(words: tuple[str, ...]) -> int:
    """How many of the capitalised words are title or role before a person's name: "Transport Minister Ana Ruiz" → 2."""
    low = [bare(word) for word in words]
    if any(part in {"of", "for", "and"} for part in low) and low[0] in OF_HEADS:
        return 0
    cut = 0
    for index in range(len(words) - 1):
        if low[index] in TITLES and not _is_given(low, index):
            cut = index + 1
    if cut == 0:
        return (
            1
            if len(words) > 2 and is_agent(low[0]) and is_common(words[0]) and low[-1] not in ORG_HEADS | PLACE_HEADS
            else 0
        )
    rest = low[cut:]
    if rest[-1] in ORG_HEADS or (rest[-1] in PLACE_HEADS and is_common(words[-1])) or rest[0] in {"of", "for", "and"}:
        return 0
    if all(part in TITLES or part in TITLE_PARTS for part in rest):
        return 0
    return cut


def _is_given(low: Sequence[str], index: int) -> bool:
    """ "Dean Smith", "Earl Grey", "Justice Oduya": a title that is a given name at the very start is left to be a title only
    with a full name behind it."""
    return low[index] in {"dean", "earl", "duke", "count", "marshal", "warden", "general"} and index == 0 and len(low) == 2


def _only_role(group: Sequence[_Word]) -> bool:
    return all(word.low in TITLES or (word.low in TITLE_PARTS and word.low not in ORG_HEADS) for word in group)


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isupper()


def _name(text: str, group: Sequence[_Word], offset: int, titled: bool) -> Name:
    start, end = group[0].start, group[-1].end
    shown = text[start:end]
    shown = _POSSESSIVE.sub("", shown)
    if shown.endswith(".") and not _is_dotted(shown):
        shown = shown[:-1]
    kind = _kind(text, group, start, titled)
    return Name(shown, start + offset, start + len(shown) + offset, name_key(shown), kind)


def _is_dotted(shown: str) -> bool:
    return bool(re.search(r"(?:[A-Z]\.){2}$|\b(?:Inc|Ltd|Corp|Jr|Sr|Co)\.$", shown))


def _kind(text: str, group: Sequence[_Word], start: int, titled: bool) -> Kind:
    low = [word.low for word in group]
    if titled:
        return "person"
    if (
        (low[0] in COUNTRIES and len(low) == 1)
        or low[0] in ACRONYM_PLACES
        or (low[0] in DIRECTIONS and low[-1] in COUNTRIES)
    ):
        return "place"
    content = [part for part in low if part not in SUFFIXES]
    if len(content) < len(low) and low[-1] not in {"jr", "sr", "ii", "iii", "iv"}:
        return "organisation"
    if (low[-1] in ORG_HEADS and (len(low) > 1 or low[-1] in {"parliament", "congress"})) or (
        low[0] in OF_HEADS and "of" in low
    ):
        return "organisation" if low[-1] not in PLACE_HEADS else "place"
    if len(low) > 1 and (
        low[-1] in PLACE_HEADS or low[0] in {"mount", "lake", "cape", "fort", "port", "gulf", "saint", "st"}
    ):
        return "place"
    if low[0] in GIVEN_NAMES and (len(low) > 1 or low[0] not in COUNTRIES):
        return "person"
    if _is_acronym(group[0].text) and len(group) == 1:
        return "organisation"
    if _PLACE_BEFORE.search(text[max(0, start - 16) : start]) and len(low) == 1:
        return "place"
    if 2 <= len(low) <= 4 and not any(is_common(word.text) for word in group if word.low not in PARTICLES):
        return "person"
    return "organisation" if low[-1] in CORPORATE and len(low) > 1 else "other"
