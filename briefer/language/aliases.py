"""When two names mean the same person, place or organisation: titles, initials, surnames, spellings, acronyms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefer.language.acronyms import SMALL, spells
from briefer.language.name_words import (
    CORPORATE,
    COUNTRIES,
    DIRECTIONS,
    GIVEN_NAMES,
    ORG_HEADS,
    PARTICLES,
    PLACE_HEADS,
    SUFFIXES,
    TITLE_PARTS,
    TITLES,
    is_common,
)
from briefer.language.patterns import rx
from briefer.language.tables import rows
from briefer.language.tokens import lemma
from briefer.language.transliteration import folded, romanised, same_given, same_word

_TOKEN = rx(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = rx(r"'s$|(?<=s)'$")
_ARTICLE_PREFIX = rx(r"^(?:al|el|an|as|ash|at|az|ad|ar|ul)-(?=\w{3})", re.IGNORECASE)
_DEMONYM = rx(r"(?:an|ish|ese|i|ic|ch|us|uk|un|eu)$")
_NOT_LETTER = rx(r"[^A-Za-z]")
_COUNTRY_FORMS = {
    form.strip(): head
    for head, _, forms in (row.partition(":") for row in rows("country_forms.txt"))
    for form in forms.split(";")
}
_GIVEN_TITLES = frozenset(
    ["dean", "earl", "duke", "count", "marshal", "warden", "major", "bishop", "king", "prince", "pope"]
)
_LONGEST_ACRONYM = 8


@lru_cache(maxsize=16384)
def _tokens(text: str) -> tuple[str, ...]:
    words = []
    for raw in folded(text).split():
        word = _ARTICLE_PREFIX.sub("", raw).replace("-", "").replace("–", "")
        words += [_POSSESSIVE.sub("", part) for part in _TOKEN.findall(word)]
    return tuple(word for word in words if word)


@lru_cache(maxsize=16384)
def _core(text: str) -> tuple[str, ...]:
    """The tokens without article, leading titles and roles, and trailing suffixes."""
    words = list(_tokens(text))
    while len(words) > 1 and words[0] == "the":
        words.pop(0)
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    last = max((i for i, word in enumerate(words[:-1]) if word in TITLES and not _keeps_title(words, i)), default=-1)
    if (
        last >= 0
        and "of" not in words[:last]
        and all(word in TITLES or word in TITLE_PARTS or _is_demonym(word) for word in words[:last])
    ):
        rest = words[last + 1 :]
        if (
            rest[0] not in {"of", "for", "and"}
            and rest[-1] not in ORG_HEADS
            and not all(w in TITLES | TITLE_PARTS for w in rest)
        ):
            words = rest
    return tuple(words)


def _keeps_title(words: Sequence[str], index: int) -> bool:
    if len(words) == 2 and words[0] in _GIVEN_TITLES:
        return True
    return words[-1] in ORG_HEADS or words[index] in {"supreme", "national"} or words[index + 1] in {"of", "for"}


def _is_demonym(word: str) -> bool:
    return bool(_DEMONYM.search(word))


# ---------------------------------------------------------------- same name
@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """May the two names, as written, mean the same one?

    Titles, roles, initials, diacritics and possessives do not matter; a surname alone matches the full name, a first name
    alone does not; an acronym matches its full form. Two people of one surname and different given names are different.
    """
    first, second = _core(a), _core(b)
    if not first or not second:
        return False
    if first == second:
        return True
    known_a, known_b = _country(first), _country(second)
    if known_a == known_b:
        return True
    if len(first) == 1 and len(second) == 1:
        return same_word(first[0], second[0]) and not _other_acronym(a, b)
    if len(first) > len(second):
        first, second, a, b = second, first, b, a
    if len(first) == 1:
        if "".join(second) == first[0]:
            return True
        return _is_acronym_of(a, second) or _is_short_form(first[0], second)
    return _same_long(first, second)


def _country(words: tuple[str, ...]) -> str:
    joined = " ".join(words)
    return _COUNTRY_FORMS.get(joined, joined)


def _other_acronym(a: str, b: str) -> bool:
    return (a.isupper() != b.isupper() and min(len(a), len(b)) <= 4) or (
        a.isupper() and b.isupper() and a != b and len(a) <= 5
    )


def _is_acronym_of(short: str, words: Sequence[str]) -> bool:
    letters = _NOT_LETTER.sub("", short.removesuffix("'s").removesuffix("’s"))
    if not 2 <= len(letters) <= _LONGEST_ACRONYM or not letters[:-1].isupper():
        return False
    if len(letters) == 2 and not (any(word in ORG_HEADS for word in words) or all(is_common(word) for word in words)):
        # Two letters are anybody's initials.
        return False
    return spells(letters.lower(), words)


def _is_short_form(word: str, words: Sequence[str]) -> bool:
    """A surname for the full name, or a firm's first word for its name with a generic word behind."""
    if word in COUNTRIES and word == words[-1] and words[0] in DIRECTIONS:
        return False
    if all(other in CORPORATE for other in words[1:]) and words[0] not in DIRECTIONS and not is_common(word):
        return same_word(word, words[0])
    surname = words[-1]
    if surname in ORG_HEADS or surname in PLACE_HEADS or words[0] in DIRECTIONS or "of" in words or "and" in words:
        return False
    return (
        not is_common(word)
        and all(not is_common(w) or w in GIVEN_NAMES for w in words[:-1] if len(w) > 1)
        and same_word(word, surname)
    )


def _same_long(first: Sequence[str], second: Sequence[str]) -> bool:
    if len(first) == len(second) and all(same_word(x, y) for x, y in zip(first, second, strict=True)):
        return True
    if "".join(first) == "".join(second):
        return True
    heads = {first[-1], second[-1], first[0], second[0]}
    if heads & (ORG_HEADS | PLACE_HEADS):
        return _same_organisation(first, second)
    if not (same_word(first[-1], second[-1]) or _misspelt(first, second)) or "of" in first or "of" in second:
        return False
    given_a, given_b = _given(first), _given(second)
    if not given_a or not given_b:
        return (not given_a and not given_b) or (len(first) >= 2 and bool(set(first) & PARTICLES))
    return _givens_agree(given_a, given_b)


def _misspelt(first: Sequence[str], second: Sequence[str]) -> bool:
    """One letter more, less or other in a long surname behind the same given name."""
    a, b = first[-1], second[-1]
    if first[0] != second[0] or len(first[0]) < 3 or min(len(a), len(b)) < 6 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]


def _given(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words[:-1] if word not in PARTICLES)


def _givens_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """The first given names agree (or one is the other's initial), and the shorter list runs through the longer."""
    if len(a) > len(b):
        a, b = b, a
    if not _given_agrees(a[0], b[0]):
        return False
    at = 0
    for name in b:
        if at < len(a) and _given_agrees(a[at], name):
            at += 1
    return at == len(a)


def _given_agrees(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return same_word(a, b) or same_given(a, b)


def _same_organisation(first: Sequence[str], second: Sequence[str]) -> bool:
    """The same content words ("Defence Ministry", "Ministry of Defense"), or one is the other's end ("Energy Agency")."""
    keys_a = [lemma(word) for word in first if word not in SMALL]
    keys_b = [lemma(word) for word in second if word not in SMALL]
    if sorted(keys_a) == sorted(keys_b):
        return True
    if len(keys_a) > len(keys_b):
        keys_a, keys_b = keys_b, keys_a
    shorter = min(first, second, key=len)
    if shorter[-1] not in ORG_HEADS and all(is_common(word) for word in shorter):
        return False
    headed = shorter[-1] in ORG_HEADS or shorter[-1] in PLACE_HEADS
    return headed and len(keys_a) >= 2 and keys_b[-len(keys_a) :] == keys_a and not set(second[:1]) & DIRECTIONS


# ---------------------------------------------------------------- keys
@lru_cache(maxsize=16384)
def name_key(text: str) -> str:
    """A folded key by which names may be indexed: the consonants of the surname, or an organisation's words in order of the
    alphabet. Names with one key may still differ; ask `same_name`."""
    words = _core(text)
    if not words:
        return folded(text)
    known = _country(words)
    if known != " ".join(words):
        words = tuple(known.split())
    if words[-1] in ORG_HEADS or words[0] in ORG_HEADS or words[-1] in PLACE_HEADS:
        return " ".join(sorted(lemma(word) for word in words if word not in SMALL))
    spelled = min(romanised(words[-1]))
    return spelled[:1] + re.sub(r"[aeiou]", "", spelled[1:])
