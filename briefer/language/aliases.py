"""When two names mean the same person, place or organisation: titles, initials, surnames, transliterations, acronyms.

Transliterations are compared by a folded spelling in which the letters that romanisations disagree on fall together, an idea of
Daitch and Mokotoff's soundex (1985), made stricter: vowels must agree within a class, so that "Moran" and "Marin" stay apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

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
from briefer.language.tables import rows
from briefer.language.tokens import lemma

_SMALL = frozenset(
    {"of", "for", "the", "and", "in", "on", "at", "to", "a", "de", "la", "le", "del", "des", "du", "und", "et", "y"}
)
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ə": "a",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "ʻ": "'",
    }
)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")
_ARTICLE_PREFIX = re.compile(r"^(?:al|el|an|as|ash|at|az|ad|ar|ul)-(?=\w{3})", re.IGNORECASE)
_COUNTRY_FORMS = {
    "us": "united states",
    "usa": "united states",
    "america": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "un": "united nations",
    "eu": "european union",
    "uae": "united arab emirates",
    "drc": "democratic republic of congo",
    "prc": "china",
    "nato": "north atlantic treaty organization",
    "holland": "netherlands",
    "burma": "myanmar",
    "czechia": "czech republic",
    "swaziland": "eswatini",
    "ivory coast": "cote d'ivoire",
    "east timor": "timor leste",
    "turkiye": "turkey",
}
_NICKNAMES: dict[str, frozenset[str]] = {}
for _row in rows("nicknames.txt"):
    _head, _, _others = _row.partition(":")
    _group = frozenset([_head, *_others.split()])
    for _form in _group:
        _NICKNAMES[_form] = _NICKNAMES.get(_form, frozenset()) | (_group if _form == _head else frozenset([_head]))
_GIVEN_TITLES = frozenset(
    {"dean", "earl", "duke", "count", "marshal", "warden", "major", "bishop", "king", "prince", "pope"}
)
_VOWEL_CLASSES = ("ae", "iey", "ou")
_RUNS = frozenset(
    frozenset(pair.split("/")) for pair in ["ie/e", "ei/e", "ei/i", "ie/i", "ae/e", "oe/o", "ue/u", "eo/o", "io/o"]
)
_SHORT = 5


# ---------------------------------------------------------------- folding
@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Lower case, without diacritics, dots and possessive ending, "&" as "and", "St." as "saint"."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS).lower().translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain.replace("&", " and ")
    plain = re.sub(r"\bst\.?(?=\s)", "saint", plain)
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", plain).replace(".", " ")
    return " ".join(plain.split())


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
    return bool(re.search(r"(?:an|ish|ese|i|ic|ch|us|uk|un|eu)$", word))


# ---------------------------------------------------------------- spelling variants
@lru_cache(maxsize=16384)
def _romanised(word: str) -> frozenset[str]:
    """The folded spellings of a word in which romanisations fall together; two of them for kh, which is k or h."""
    word = word.replace("'", "").replace("-", "")
    out = re.sub(r"tch|tsch", "ch", word)
    out = re.sub(r"(?:itz|ich|ic)$", "ich", out)
    out = re.sub(r"sch|sz(?=[aeiou])", "sh", out)
    out = re.sub(r"zh|dzh", "j", out)
    out = (
        out.replace("ph", "f").replace("ck", "k").replace("q", "k").replace("w", "v").replace("x", "ks").replace("tz", "ts")
    )
    out = re.sub(r"c(?=[aoukrl]|$)", "k", out)
    out = re.sub(r"([gdtb])h", r"\1", out)
    out = re.sub(r"ou", "u", out)
    out = out.replace("y", "i").replace("j", "j")
    out = re.sub(r"(.)\1+", r"\1", out)
    out = re.sub(r"(?:iv|ev)$", "ov", out) if len(out) > _SHORT else out
    out = re.sub(r"(?<=[aeou])h(?=[^aeiou]|$)", "", out) if "kh" not in out else out
    out = re.sub(r"i[ae](?=[^aeiou])|ie$", "i", out) if len(out) < _SHORT else out
    return (
        frozenset({re.sub(r"(.)\1+", r"\1", out.replace("kh", letter)) for letter in ("k", "h")})
        if "kh" in out
        else frozenset({out})
    )


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> bool:
    """Are two folded words spellings of one name? Short words must agree but for i, y and ie; longer ones in their consonants
    and in the class of their vowels."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    if a in GIVEN_NAMES and b in GIVEN_NAMES and not _same_given(a, b):
        return False
    forms = [(x, y) for x in _romanised(a) for y in _romanised(b)]
    if any(x == y for x, y in forms):
        return True
    forms = [(x, y) for x, y in forms if x[0] == y[0]]
    if a in COUNTRIES and b in COUNTRIES:
        return False
    return min(len(a), len(b)) >= _SHORT and any(_vowels_agree(x, y) for x, y in forms)


def _vowels_agree(a: str, b: str) -> bool:
    """Do the consonants agree, and the vowels but for one or two within their class or beside another vowel?"""
    if re.sub(r"[aeiou]", "", a) != re.sub(r"[aeiou]", "", b):
        return False
    runs_a, runs_b = re.findall(r"[aeiou]+|[^aeiou]+", a), re.findall(r"[aeiou]+|[^aeiou]+", b)
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


def _same_given(a: str, b: str) -> bool:
    if b in _NICKNAMES.get(a, frozenset()) or a in _NICKNAMES.get(b, frozenset()) or _romanised(a) == _romanised(b):
        return True
    # "Maria" and "Marie", "Christina" and "Christine" are different people's names.
    return a[-1] == b[-1] and any(_vowels_agree(x, y) for x in _romanised(a) for y in _romanised(b))


# ---------------------------------------------------------------- same name
@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """May the two names, as written, mean the same one?

    Titles, roles, initials, diacritics and possessives do not matter; a surname alone matches the full name, a first name alone
    does not; an acronym matches its full form. Two people with one surname and different given names are different.
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
    letters = re.sub(r"[^A-Za-z]", "", re.sub(r"[’']s$", "", short))
    if not 2 <= len(letters) <= 8 or not letters[:-1].isupper():
        return False
    if len(letters) == 2 and not (any(word in ORG_HEADS for word in words) or all(is_common(word) for word in words)):
        # Two letters are anybody's initials.
        return False
    return spells(letters.lower(), words)


def spells(letters: str, words: Sequence[str]) -> bool:
    """Do the letters spell the initials of the words, small words optional and one in three of the others left out?"""
    content = [word for word in words if word not in _SMALL]
    full = [part for word in words for part in word.split("-")]
    for chosen in ("".join(word[0] for word in content), "".join(word[0] for word in full)):
        if letters == chosen:
            return True
    if len(letters) < 3 or not content or letters[0] != full[0][0] or letters[-1] != content[-1][0]:
        return False
    at = 0
    for word in full:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
    return at == len(letters) and 3 * len(letters) >= 2 * len(content)


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
    """The first given names agree (or one is the other's initial), and the shorter list runs through the longer in order."""
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
    return same_word(a, b) or _same_given(a, b)


def _same_organisation(first: Sequence[str], second: Sequence[str]) -> bool:
    """The same content words ("Defence Ministry", "Ministry of Defense"), or one name is the other's end ("Data Authority")."""
    keys_a = [lemma(word) for word in first if word not in _SMALL]
    keys_b = [lemma(word) for word in second if word not in _SMALL]
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
    """A folded key by which names may be indexed: the consonants of the surname, or of an organisation's words in order of the
    alphabet. Names with one key may still differ; ask `same_name`."""
    words = _core(text)
    if not words:
        return folded(text)
    known = _country(words)
    if known != " ".join(words):
        words = tuple(known.split())
    if words[-1] in ORG_HEADS or words[0] in ORG_HEADS or words[-1] in PLACE_HEADS:
        return " ".join(sorted(lemma(word) for word in words if word not in _SMALL))
    spelled = min(_romanised(words[-1]))
    return spelled[:1] + re.sub(r"[aeiou]", "", spelled[1:])


# ---------------------------------------------------------------- acronyms
_BRACKETED = re.compile(r"[(\[]\s*[\"“'‘]?([A-Z][A-Za-z&.\-]{1,9})[\"”'’]?\s*[)\]]")
_EXPANDED = re.compile(r"\b([A-Z][A-Z&]{1,7})\s*\(([^()\n]{6,90})\)")
_OR = re.compile(r",\s+(?:or|known as|abbreviated(?: as)?|hereafter)\s+(?:the\s+)?([A-Z]{2,8})\b")
_BACK = 10


def acronyms(text: str) -> dict[str, str]:
    """The acronyms that the text defines, each with its full form: "European Space Agency (ESA)", "ESA (European Space Agency)"."""
    found: dict[str, str] = {}
    for pattern in (_BRACKETED, _OR):
        for m in pattern.finditer(text):
            short = m.group(1).replace(".", "")
            if sum(char.isupper() for char in short) >= 2:
                full = _spelled_before(text[max(0, m.start() - 140) : m.start()], short)
                if full:
                    found.setdefault(short, full)
    for m in _EXPANDED.finditer(text):
        words = [w for w in _TOKEN.findall(folded(m.group(2))) if w]
        if len(words) >= 2 and spells(m.group(1).lower().replace("&", ""), words):
            found.setdefault(m.group(1), m.group(2).strip())
    return found


_PIECE = re.compile(r"[^\s,;:()\"“”]+")


def _spelled_before(text: str, short: str) -> str | None:
    line = text[text.rfind("\n") + 1 :]
    pieces = list(_PIECE.finditer(line))[-_BACK:]
    letters = re.sub(r"[^a-z]", "", short.lower())
    for size in range(2, len(pieces) + 1):
        chosen = pieces[-size:]
        words = [part for piece in chosen for part in _TOKEN.findall(folded(piece.group()).replace("-", " "))]
        if words and words[0][0] == letters[0] and words[0] not in _SMALL and spells(letters, words):
            return line[chosen[0].start() :].strip(' ,"“')
    return None
