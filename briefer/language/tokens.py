"""Words, numbers and marks of a text, each with a key by which its forms can be compared.

The key (`Token.lemma`) is for comparing, not for reading: "arrived", "arriving" and "arrival" share "arriv", "went" has
the key of "go", "organization" that of "organisation", "neighbour" that of "neighbor". It comes from a table of irregular
forms, the unifying of British and American spelling, and the English Snowball stemmer (Porter, "Snowball: a language for
stemming algorithms", 2001); words which that stemmer would wrongly merge ("department", "depart") keep themselves as key.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from briefer.language.keep import kept
from briefer.language.patterns import rx
from briefer.language.tables import classes, forms, rows
from briefer.language.words import ACRONYMS, CONTRACTIONS, STOPWORDS

__all__ = ["STOPWORDS", "Token", "content_lemmas", "is_content", "lemma", "tokenize"]


class Token(NamedTuple):
    """A word, number or mark at `text[start:end]` of the text it was read from.

    `lower` is its text in lower case with straight apostrophes and hyphens, `lemma` its key (see `lemma`). `is_word` says
    that it holds a letter, `is_upper` that it begins with an upper-case letter.
    """

    text: str
    start: int
    end: int
    lower: str
    lemma: str
    is_word: bool
    is_upper: bool


_TOKEN = rx(
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]”’]"
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?(?:[‐‑-]\w+)*"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*(?:[’'‐‑-]\w+)*"
    r"|[\w\u0300-\u036f]+(?:[’'‐‑-][\w\u0300-\u036f]+)*"
    r"|\.{2,}|-{2,}|\S"
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_stem = Stemmer.Stemmer("english").stemWord


@lru_cache(maxsize=2048)
def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of a text, in order; `offset` is added to their positions.

    Words keep their hyphens and apostrophes ("64-year-old", "Russia's"), numbers their separators ("1,200", "2:30pm"),
    dotted abbreviations their dots ("U.S.", "a.m."); every other mark is a token of its own.
    """
    tokens = []
    for found in _TOKEN.finditer(text):
        surface, (start, end) = found.group(), found.span()
        tokens.append(Token(surface, start + offset, end + offset, *_reading(surface)))
    return tuple(tokens)


# ---------------------------------------------------------------- keys
@kept
def _protected() -> dict[str, str]:
    table: dict[str, str] = {}
    for word in rows("protected.txt"):
        plural = (
            f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}{'e' * word.endswith('s')}s"
        )
        adverb = f"{word[:-1]}y" if word.endswith("le") else f"{word}ly"
        for form in (word, plural, adverb):
            table.setdefault(form, word)
    return table


_IRREGULAR = forms("irregular.txt")
_SPELLINGS = forms("spelling.txt")
_CLOSED = forms("closed.txt")
_PROTECTED = _protected()
_PREFIXES = classes("words.txt")["prefixes"]


@lru_cache(maxsize=1 << 17)
def _reading(surface: str) -> tuple[str, str, bool, bool]:
    lower = surface.translate(_PLAIN).lower()
    return lower, lemma(surface), any(map(str.isalpha, surface)), surface[:1].isupper()


@lru_cache(maxsize=1 << 17)
def lemma(word: str) -> str:
    """The key under which all forms of a word meet; "" for "".

    Case does not count, except that a few acronyms ("US", "WHO", "IT") are not the pronouns they look like. A hyphenated
    compound has its last part reduced ("state-owned", "state-own") unless its first is a prefix ("co-operation",
    "cooper") or it is commonly written as one word ("cease-fire", "ceasefir").
    """
    if word.isascii() and word.isalpha() and word.islower():
        return _base(word)
    if word in ACRONYMS:
        return ACRONYMS[word]
    key = _plain(word)
    if "'" in key:
        key = CONTRACTIONS.get(key) or key.removesuffix("s").removesuffix("'") or key
    key = ACRONYMS.get(key.upper(), key) if "." in key else key
    if "-" in key.strip("-"):
        return _compound(key)
    return _base(key)


def _plain(word: str) -> str:
    key = word.translate(_PLAIN).lower()
    if key.isascii():
        return key
    return "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))


def _compound(key: str) -> str:
    first = key.partition("-")[0]
    if first in _PREFIXES or key.replace("-", "") in _CLOSED:
        return lemma(key.replace("-", ""))
    return f"{key[: key.rindex('-')]}-{lemma(key[key.rindex('-') + 1 :])}"


def _base(key: str) -> str:
    key = _IRREGULAR.get(key, key)
    kept = _PROTECTED.get(key)
    if kept is not None:
        return kept
    return _reduced(_spelling(key)) if key.isalpha() else key


_AGENT_ENDS = ("er", "or", "ers", "ors", "ered", "ored", "ering", "oring", "ant", "ants")
_AGENT = rx(r"(?:[eo]r(?:s|ed|ing)?|(ant)s?)$")


def _reduced(word: str) -> str:
    """The stem, with the ending of an agent put back: "attacker" is not "attack", "applicant" not "application"."""
    stem: str = _stem(word)
    agent = _AGENT.search(word) if word.endswith(_AGENT_ENDS) else None
    if agent is None or stem.rstrip("e").endswith(("er", "or", "ant")):
        return stem
    return f"{stem}{agent.group(1) or 'er'}"


# ---------------------------------------------------------------- spelling
_OUR = rx(
    r"^((?:un|dis|mis|re|dis|en)?(?:arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab"
    r"|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig))our"
)
_RE = rx(r"^(.*(?:cent|met|lit|theat|fib|calib|lust|spect|somb|meag|sab|sepulch|scept|och|accout|manoeuv))re(s|d)?$")
_DOUBLED = rx(
    r"^((?:re|un|out)?(?:bevel|cancel|channel|counsel|dial|duel|enamel|equal|fuel|funnel|grovel|initial|jewel|label|level|libel"
    r"|marshal|marvel|model|panel|pedal|pencil|quarrel|ravel|rival|shovel|shrivel|signal|snorkel|spiral|swivel|total|towel"
    r"|travel|trial|tunnel|yodel))l(ed|ing|ings|er|ers|or|ors)$"
)
_IZE = rx(r"^(?!(?:cap|re|out|down|over|up|mid)?siz|seiz|priz|assiz|maiz)(.{2,}?)([iy])z(e|ed|es|er|ers|ing|ation|ations)$")

_BEGINNINGS = forms("beginnings.txt")
_BEGINNING = rx(rf"^({'|'.join(_BEGINNINGS)})")
_FIRST_LETTERS = frozenset(beginning[0] for beginning in _BEGINNINGS)
_NCE = rx(r"(?<=[ae]nc)(?:ed|ing)$")


def _spelling(key: str) -> str:
    """The British or American spelling of a word made one: "-ise", "-or", "-er", single "l"; others by table."""
    key = _SPELLINGS.get(key, key)
    if key[:1] in _FIRST_LETTERS:
        key = _BEGINNING.sub(lambda found: _BEGINNINGS[found[1]], key)
    if key.endswith(("nced", "ncing")):
        key = _NCE.sub("e", key)
    if "iz" in key or "yz" in key:
        key = _IZE.sub(r"\1\2s\3", key)
    if "our" in key:
        key = _OUR.sub(r"\1or", key)
    if "ll" in key:
        key = _DOUBLED.sub(r"\1\2", key)
    if key.endswith(("re", "res", "red")):
        key = _RE.sub(lambda found: f"{found[1]}er{'ed' if found[2] == 'd' else found[2] or ''}", key)
    return key


# ---------------------------------------------------------------- content
def is_content(token: Token) -> bool:
    """Does the token carry meaning of its own: a word or number that is no function word?"""
    if token.lower in STOPWORDS:
        return token.text in ACRONYMS
    return token.is_word or token.text[:1].isdigit()


def content_lemmas(text: str) -> tuple[str, ...]:
    """The keys of a text's content words, in order, repeats kept; a compound's parts count one by one.

    Text wholly in capitals is read as small letters, so its "IT" and "US" are pronouns.
    """
    if text.isupper():
        text = text.lower()
    keys: list[str] = []
    for token in tokenize(text):
        if not is_content(token):
            continue
        if "-" not in token.lemma[1:-1]:
            keys.append(token.lemma)
        else:
            keys += [lemma(part) for part in token.lower.split("-") if part and part not in STOPWORDS]
    return tuple(keys)
