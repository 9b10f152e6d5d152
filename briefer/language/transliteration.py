"""Spellings of one name: diacritics folded, and the letters that romanisations of other scripts disagree on.

The romanised forms follow an idea of Daitch and Mokotoff's soundex (1985), made stricter: vowels must agree within a class,
so that "Moran" and "Marin" stay apart.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from briefer.language.name_words import COUNTRIES, GIVEN_NAMES
from briefer.language.patterns import rx
from briefer.language.tables import rows

_LETTERS = str.maketrans("øłđðıə’‘ʼ`ʻ", "olddia'''''", "") | str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_SAINT = rx(r"\bst\.?(?=\s)")
_INNER_DOT = rx(r"(?<=\b\w)\.(?=\w\b)")
_DOUBLED = rx(r"(.)\1+")
_SPELLINGS = tuple(
    (rx(pattern), put)
    for pattern, put in (
        (r"tch|tsch", "ch"),
        (r"(?:itz|ich|ic)$", "ich"),
        (r"sch|sz(?=[aeiou])", "sh"),
        (r"dzh|zh", "j"),
        (r"ph", "f"),
        (r"ck|q|c(?=[aoukrl]|$)", "k"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"tz", "ts"),
        (r"([gdtb])h", r"\1"),
        (r"ou", "u"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_SILENT_H = rx(r"(?<=[aeou])h(?=[^aeiou]|$)")
_SHORT_IE = rx(r"i[ae](?=[^aeiou])|ie$")
_OV = rx(r"(?:iv|ev)$")
_CONSONANTS = rx(r"[aeiou]")
_RUN = rx(r"[aeiou]+|[^aeiou]+")
_VOWEL_CLASSES = ("ae", "iey", "ou")
_RUNS = frozenset(
    frozenset(pair.split("/")) for pair in ["ie/e", "ei/e", "ei/i", "ie/i", "ae/e", "oe/o", "ue/u", "eo/o", "io/o"]
)
_SHORT = 5


def _nicknames() -> dict[str, frozenset[str]]:
    """A given name → itself, its short forms and the full forms it is short for."""
    table: dict[str, frozenset[str]] = {}
    for row in rows("nicknames.txt"):
        head, _, others = row.partition(":")
        group = frozenset([head, *others.split()])
        for form in sorted(group):
            table[form] = table.get(form, frozenset()) | (group if form == head else frozenset([head]))
    return table


_NICKNAMES = _nicknames()


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Lower case, without diacritics and dots, "&" as "and", "St." as "saint"."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace("&", " and ")
    plain = _INNER_DOT.sub("", _SAINT.sub("saint", plain)).replace(".", " ")
    return " ".join(plain.split())


@lru_cache(maxsize=16384)
def romanised(word: str) -> frozenset[str]:
    """The folded spellings of a word in which romanisations fall together; two of them for kh, which is k or h."""
    out = word.replace("'", "").replace("-", "")
    for pattern, put in _SPELLINGS:
        out = pattern.sub(put, out)
    if len(out) > _SHORT:
        out = _OV.sub("ov", out)
    if "kh" not in out:
        out = _SILENT_H.sub("", out)
    if len(out) < _SHORT:
        out = _SHORT_IE.sub("i", out)
    if "kh" not in out:
        return frozenset({out})
    return frozenset(_DOUBLED.sub(r"\1", out.replace("kh", letter)) for letter in ("k", "h"))


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> bool:
    """Are two folded words spellings of one name?

    Short words must agree but for i, y and ie; longer ones in their consonants and in the class of their vowels.
    """
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    if a in GIVEN_NAMES and b in GIVEN_NAMES and not same_given(a, b):
        return False
    forms = [(x, y) for x in romanised(a) for y in romanised(b)]
    if any(x == y for x, y in forms):
        return True
    forms = [(x, y) for x, y in forms if x[0] == y[0]]
    if a in COUNTRIES and b in COUNTRIES:
        return False
    return min(len(a), len(b)) >= _SHORT and any(_vowels_agree(x, y) for x, y in forms)


def _vowels_agree(a: str, b: str) -> bool:
    """Do the consonants agree, and the vowels but for one or two within their class or beside another vowel?"""
    if _CONSONANTS.sub("", a) != _CONSONANTS.sub("", b):
        return False
    runs_a, runs_b = _RUN.findall(a), _RUN.findall(b)
    if len(runs_a) != len(runs_b):
        return False
    changes = 0
    for x, y in zip(runs_a, runs_b, strict=True):
        if x == y:
            continue
        if x[0] not in "aeiou" or y[0] not in "aeiou" or not _vowel_runs_agree(x, y):
            return False
        changes += 1
    return changes <= (1 if min(len(a), len(b)) < 7 else 2)


def _vowel_runs_agree(x: str, y: str) -> bool:
    if len(x) != len(y):
        return frozenset({x, y}) in _RUNS
    return all(p == q or any(p in group and q in group for group in _VOWEL_CLASSES) for p, q in zip(x, y, strict=True))


def same_given(a: str, b: str) -> bool:
    """Are two given names one, spelt or shortened differently ("Bill", "William")?"""
    if b in _NICKNAMES.get(a, frozenset()) or a in _NICKNAMES.get(b, frozenset()) or romanised(a) == romanised(b):
        return True
    # "Maria" and "Marie", "Christina" and "Christine" are different people's names.
    return a[-1] == b[-1] and any(_vowels_agree(x, y) for x in romanised(a) for y in romanised(b))
