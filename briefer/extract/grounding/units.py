"""The words and phrases of a text with the senses under which they can be met in another text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefer.extract.grounding.thesaurus import GAP, NO_SENSES, Senses, phrase_at, senses_of, thesaurus
from briefer.language.lexicon import concepts, phrases
from briefer.language.records import dataclass
from briefer.language.tokens import Token, lemma

_PERSONS = {"him": "he", "them": "they", "us": "we", "me": "i"}
_MAKERS = ("maker", "owner", "holder", "keeper")
_NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase: the token indices it takes up, its key, the senses and concepts it may have.

    `flipped` says that the unit means the contrary of its key: "unwarned" stands as "warn", flipped.
    """

    at: tuple[int, ...]
    key: str
    senses: Senses
    concepts: frozenset[str]
    flipped: bool = False
    partial: bool = False
    """Is it one part of a compound ("400" of "1-in-400-year")?"""

    def licenses(self, other: Unit) -> bool:
        """May a statement say `other` where the passage says this?"""
        return self.key == other.key or bool(self.senses.gives & other.senses.takes) or bool(self.concepts & other.concepts)

    def opposes(self, other: Unit) -> bool:
        """Does this exclude the other?"""
        return thesaurus().opposed(self.key, other.key)


@lru_cache(maxsize=1 << 15)
def _single(key: str) -> tuple[Senses, frozenset[str]]:
    return thesaurus().senses(key), frozenset(concepts(key)) if key else frozenset()


def units(tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """The units of the tokens, each word and all phrases: overlapping phrases are all kept."""
    found: list[Unit] = []
    keys = [token.lemma if token.is_word or token.text[:1].isdigit() else "" for token in tokens]
    held = {*keys, GAP}
    for at, token in enumerate(tokens):
        if not keys[at]:
            continue
        found += _of_word(at, token, keys[at])
        for entry, given in thesaurus().phrases.get(keys[at], ()):
            if not held.issuperset(entry):
                continue
            taken = phrase_at(keys, at, entry)
            if taken is not None:
                found.append(Unit(taken, " ".join(entry), senses_of(given), frozenset()))
                found += _contrary(taken, entry)
    found += [
        Unit(tuple(range(first, end)), key, NO_SENSES, frozenset(concepts(key))) for first, end, key in phrases(tokens)
    ]
    return tuple(found)


def _contrary(at: tuple[int, ...], entry: tuple[str, ...]) -> list[Unit]:
    """The entry as the contrary of the sets it stands in with a "!"."""
    ids = thesaurus().contraries.get(entry)
    return [Unit(at, "!" + " ".join(entry), Senses(ids, ids), frozenset(), flipped=True)] if ids else []


def _of_word(at: int, token: Token, key: str) -> list[Unit]:
    key = _PERSONS.get(token.lower, key)
    made = [Unit((at,), key, *_single(key)), *_contrary((at,), (key,))]
    if "-" in token.lower.strip("-"):
        parts = [lemma(part) for part in token.lower.split("-") if part]
        made += [Unit((at,), part, *_single(part), partial=True) for part in parts if part and part != key]
        made += [
            Unit((at,), " ".join(entry), senses_of(given), frozenset())
            for entry, given in thesaurus().phrases.get(parts[0] if parts else "", ())
            if tuple(part for part in parts) == entry
        ]
    for ending in _MAKERS:
        if token.lower.endswith((ending, ending + "s")) and len(token.lower) > len(ending) + 3:
            pieces = (lemma(token.lower.rpartition(ending)[0]), lemma(ending))
            made += [Unit((at,), piece, *_single(piece), partial=True) for piece in pieces]
    bare = bare_of_negation(token.lower)
    if bare:
        made.append(Unit((at,), lemma(bare), *_single(lemma(bare)), flipped=True))
    return made


@lru_cache(maxsize=1 << 14)
def bare_of_negation(word: str) -> str:
    """The word without its negative prefix ("unwarned" → "warned"); "" where it has none or nothing known is left."""
    for prefix in _NEGATIVE_PREFIXES:
        rest = word.removeprefix(prefix).lstrip("-")
        if rest != word and len(rest) > 3 and (thesaurus().senses(lemma(rest)) is not NO_SENSES or word.startswith("non-")):
            return rest
    return ""
