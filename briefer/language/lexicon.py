"""What words mean alike, and what they mean contrary: the project's own lexicon of news English.

Its tables stand under `data/`, over plain base forms, and are read once:

- `synonyms/*.txt`: `head: member, member`, sets of words of one meaning, in the manner of Miller, "WordNet" (1995): what
  one report may say for what another said, no more. The primary set of a word in several is the one it heads, or the first.
- `derivations.txt`: `base: derived derived`, where stemming does not join them ("die: death"); `demonyms.txt` likewise for
  places and their people. What is derived belongs to the sets of its base.
- `antonyms.txt`: `word | word`, two contrary sets, each named by a word whose primary set it is.
- `kinds.txt`: `general: special, special`: what is special may be told as the general ("ferry", "vessel"), not the reverse.

Members of several words are phrases; in them `one's` matches any possessive, and a pronoun may stand before the particle
("called it off"). The lexicon speaks in lemmas (`tokens.lemma`); a concept is the lemma of its set's head, its words joined
by `_`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from briefer.language.keep import kept
from briefer.language.records import dataclass
from briefer.language.tables import rows
from briefer.language.tokens import Token, is_content, lemma, tokenize
from briefer.language.words import OBJECTS, PARTICLES, POSSESSIVES, STOPWORDS

_SETS = ("links", "harm", "motion", "politics", "economy", "life", "general", "idioms")
_FUNCTION = "links"
_ONES = "one's"
_MOVABLE = PARTICLES | {_ONES}
"""Words of a phrase that need not stand where the next word stands, or not as they are."""


def concept(lemma: str) -> str:
    """The primary concept of a lemma, phrase key or concept: the id of its first synonym set, or itself."""
    found = _lexicon().concepts.get(lemma)
    return found[0] if found else lemma


def concepts(lemma: str) -> frozenset[str]:
    """All concepts that a lemma may stand for; a lemma in no set is its own concept."""
    return frozenset(_lexicon().concepts.get(lemma, (lemma,)))


def same_concept(a: str, b: str) -> bool:
    """May the two lemmas mean the same?"""
    return a == b or not concepts(a).isdisjoint(concepts(b))


def antonyms(a: str, b: str) -> bool:
    """Do the two lemmas mean contrary things in a sense that each may have, and never the same?"""
    if same_concept(a, b):
        return False
    contrary = _lexicon().contrary
    return any(not contrary.get(sense, _NONE).isdisjoint(concepts(b)) for sense in concepts(a))


def kind_of(special: str, general: str) -> bool:
    """May what the first lemma names be told by the second, which means the same or is more general?"""
    wanted, seen, senses = concepts(general), set[str](), set(concepts(special))
    while senses:
        if not senses.isdisjoint(wanted):
            return True
        seen |= senses
        senses = {wider for sense in senses for wider in _lexicon().wider.get(sense, ())} - seen
    return False


def phrases(tokens: Sequence[Token]) -> tuple[tuple[int, int, str], ...]:
    """The multiword entries among the tokens: first index, end index (exclusive), concept; in order, without overlap.

    The longest entry wins. For an entry of several meanings the concept is its key, for `concepts` to tell them.
    """
    table = _lexicon().phrases
    last = len(tokens) - 1
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(tokens):
        listed = table.get(tokens[at].lemma, ()) if at < last else ()
        following = tokens[at + 1].lemma if listed else ""
        for pattern, key in listed:
            if pattern[0] != following and pattern[0] not in _MOVABLE:
                continue
            end = _match(tokens, at + 1, pattern)
            if end:
                found.append((at, end, key))
                at = end - 1
                break
        at += 1
    return tuple(found)


@lru_cache(maxsize=4096)
def concept_bag(text: str) -> tuple[str, ...]:
    """The content concepts of a text, in order, repeats kept: phrases folded into one, function words left out."""
    tokens = tokenize(text.lower() if text.isupper() else text)
    bag: list[str] = []
    at = 0
    for first, end, key in (*phrases(tokens), (len(tokens), len(tokens), "")):
        for token in tokens[at:first]:
            bag += _content(token)
        if key and concept(key) not in _lexicon().function:
            bag.append(concept(key))
        at = end
    return tuple(bag)


def _content(token: Token) -> Iterator[str]:
    if not is_content(token):
        return
    known = _lexicon().concepts.get(token.lemma)
    if known:
        yield next((sense for sense in known if sense not in _lexicon().function), token.lemma)
    elif "-" in token.lemma[1:-1]:
        yield from (concept(lemma(part)) for part in token.lower.split("-") if part and part not in STOPWORDS)
    else:
        yield token.lemma


def _match(tokens: Sequence[Token], at: int, pattern: tuple[str, ...]) -> int:
    """The index after the tokens that match a phrase's further words, 0 where they do not."""
    for step, wanted in enumerate(pattern):
        if at >= len(tokens):
            return 0
        if step == 0 and wanted in PARTICLES and tokens[at].lower in OBJECTS and at + 1 < len(tokens):
            at += 1
        token = tokens[at]
        if not (token.lemma == wanted or (wanted == _ONES and _possessive(token))):
            return 0
        at += 1
    return at


def _possessive(token: Token) -> bool:
    return token.lower in POSSESSIVES or token.lower.endswith("'s")


# ---------------------------------------------------------------- reading the tables
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Lexicon:
    concepts: dict[str, tuple[str, ...]]
    contrary: dict[str, frozenset[str]]
    wider: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    function: frozenset[str]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    return _Lexicon(*_made())


@kept
def _made() -> tuple[Any, ...]:
    """The fields of the lexicon: ten thousand keys, 40 ms."""
    found: dict[str, list[str]] = {}
    function: set[str] = set()
    for name in _SETS:
        for head, members in _listed(f"synonyms/{name}.txt", ","):
            found.setdefault(head, []).insert(0, head)
            for member in members:
                found.setdefault(member, []).append(head)
            if name == _FUNCTION:
                function.add(head)
    _derive(found)
    senses = {key: tuple(dict.fromkeys(ids)) for key, ids in found.items()}
    return senses, _contrary(senses), _wider(senses), _phrases(senses), frozenset(function)


def _key(entry: str) -> str:
    words = entry.split()
    return lemma(words[0]) if len(words) == 1 else "_".join([word if word == _ONES else lemma(word) for word in words])


def _listed(name: str, mark: str | None) -> Iterator[tuple[str, list[str]]]:
    """The rows `head: member, member` of a table as keys."""
    for row in rows(name):
        head, _, members = row.partition(":")
        if mark is None:
            yield _key(head.replace("_", " ")), [_key(member.replace("_", " ")) for member in members.split()]
        else:
            yield _key(head), [_key(member) for member in members.split(mark)]


def _derive(found: dict[str, list[str]]) -> None:
    """Let derived words share the concepts of their base, after those of their own."""
    for name in ("demonyms.txt", "derivations.txt"):
        for base, derived in _listed(name, None):
            senses = found.get(base) or [base]
            for word in derived:
                found.setdefault(word, []).extend(senses)


def _contrary(senses: dict[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for row in rows("antonyms.txt"):
        a, b = (senses.get(key, (key,))[0] for key in map(_key, row.split("|")))
        pairs.setdefault(a, set()).add(b)
        pairs.setdefault(b, set()).add(a)
    return {sense: frozenset(others) for sense, others in pairs.items()}


def _wider(senses: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    wider: dict[str, tuple[str, ...]] = {}
    for general, special in _listed("kinds.txt", ","):
        for key in special:
            sense = senses.get(key, (key,))[0]
            wider[sense] = (*wider.get(sense, ()), senses.get(general, (general,))[0])
    return wider


def _phrases(senses: dict[str, tuple[str, ...]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, ids in senses.items():
        first, *rest = key.split("_")
        if rest:
            table.setdefault(first, []).append((tuple(rest), ids[0] if len(ids) == 1 else key))
    for entries in table.values():
        if len(entries) > 1:
            entries.sort(key=_length, reverse=True)
    return {first: tuple(entries) for first, entries in table.items()}


def _length(entry: tuple[tuple[str, ...], str]) -> int:
    return len(entry[0])
