"""Which words of the passage each word of the statement stands for."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.units import Unit
from briefer.language.keep import kept
from briefer.language.records import dataclass
from briefer.language.speech_verbs import SPEECH_VERBS
from briefer.language.tokens import is_content, lemma

Indices = tuple[int, ...]
FREELY = 0.55
"""Below this share of copied words a statement is a free paraphrase."""


_RETOLD = 0.45


@dataclass(frozen=True, slots=True)
class Link:
    """A unit of the passage that licenses a unit of the statement."""

    said: Unit
    cited: Unit

    @property
    def exact(self) -> bool:
        """Do both have the same key?"""
        return self.said.key == self.cited.key

    @property
    def flipped(self) -> bool:
        """Is one of them the other with a negative prefix?"""
        return self.said.flipped != self.cited.flipped


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each token of the statement: the links of the units it belongs to, and the passage tokens these lead to."""

    links: tuple[tuple[Link, ...], ...]
    cited: tuple[Indices, ...]
    """All passage tokens that a token of the statement may stand for, in order."""
    best: tuple[Indices, ...]
    """Those of them in the passage's part that the token's own part mostly speaks of."""
    copied: float
    """The share of the statement that repeats the passage's own words in their order."""

    @property
    def free(self) -> bool:
        """Is the statement so much reworded that word order and single function words prove little?"""
        return self.copied < FREELY

    @property
    def retold(self) -> bool:
        """Is next to nothing of the passage's wording left, so that figures cannot be placed by the words around them?"""
        return self.copied < _RETOLD

    def exactly(self, index: int) -> bool:
        """Does the very word stand in the passage?"""
        return any(link.exact for link in self.links[index])

    def licensed(self, index: int) -> bool:
        """Does the token stand in the passage, as itself or as another word for it?"""
        return bool(self.cited[index])


def align(statement: Reading, passage: Reading) -> Alignment:
    """The alignment of a statement to a passage."""
    by_unit = {id(unit): _matches(unit, passage) for unit in statement.units}
    consumed = _consumed(statement, passage)
    by_unit = {key: tuple(link for link in links if not _is_consumed(link, consumed)) for key, links in by_unit.items()}
    links = tuple(_of_token(own, by_unit) for own in statement.of_token)
    cited = tuple(_tokens(own) for own in links)
    return Alignment(links, cited, _best(statement, passage, links, cited), copied_share(statement, passage))


def copied_share(statement: Reading, passage: Reading) -> float:
    """The share of the statement that repeats the passage's own words in their order, two at least in a row."""
    said = [token.lower for token in statement.tokens if token.is_word]
    cited = [token.lower for token in passage.tokens if token.is_word]
    same = sum(
        block.size for block in SequenceMatcher(None, said, cited, autojunk=False).get_matching_blocks() if block.size > 1
    )
    return same / len(said) if said else 0.0


_SAY = lemma("say")


@kept
def _speech_keys() -> frozenset[str]:
    return frozenset(map(lemma, SPEECH_VERBS)) | {"accord to"}


SPEECH_KEYS = _speech_keys()
"""Keys of the words that may stand for "said"."""


def _consumed(statement: Reading, passage: Reading) -> frozenset[int]:
    """The passage's words that the statement has itself, as often as the passage: they stand for no other word of it."""
    said = Counter(token.lemma for token in statement.tokens)
    cited = Counter(token.lemma for token in passage.tokens)
    return frozenset(
        at for at, token in enumerate(passage.tokens) if said[token.lemma] >= cited[token.lemma] and is_content(token)
    )


def _is_consumed(link: Link, consumed: frozenset[int]) -> bool:
    if link.cited.key == _SAY and not link.exact and link.said.key not in SPEECH_KEYS:
        return True
    return (
        not link.exact
        and consumed.issuperset(link.cited.at)
        and not set(link.said.key.split()) & set(link.cited.key.split())
    )


def _of_token(own: tuple[Unit, ...], by_unit: dict[int, tuple[Link, ...]]) -> tuple[Link, ...]:
    """The links of a token; those of a compound's parts count only where each part has one."""
    whole = tuple(link for unit in own if not unit.partial for link in by_unit[id(unit)])
    parts = [by_unit[id(unit)] for unit in own if unit.partial]
    if whole or not all(parts):
        return whole
    return tuple(link for links in parts for link in links)


def _matches(unit: Unit, passage: Reading) -> tuple[Link, ...]:
    found: dict[int, Unit] = {id(other): other for other in passage.by_key.get(unit.key, ())}
    for sense in unit.senses.takes:
        found |= {id(other): other for other in passage.by_give.get(sense, ())}
    for concept in unit.concepts:
        found |= {id(other): other for other in passage.by_concept.get(concept, ())}
    return tuple(Link(unit, other) for other in sorted(found.values(), key=lambda u: (u.at, u.key)))


def _tokens(links: tuple[Link, ...]) -> Indices:
    return tuple(sorted({at for link in links for at in link.cited.at}))


def _best(
    statement: Reading, passage: Reading, links: tuple[tuple[Link, ...], ...], cited: tuple[Indices, ...]
) -> tuple[Indices, ...]:
    """Of each token's candidates those that lie where its neighbours lead: same word first, then the best-voted segment."""
    chosen: list[Indices] = []
    votes = [_votes(passage, cited, range(part.start, part.end)) for part in statement.parts]
    for index, candidates in enumerate(cited):
        if len(candidates) < 2:
            chosen.append(candidates)
            continue
        exact = _tokens(tuple(link for link in links[index] if link.exact))
        pool = candidates
        vote = votes[statement.segment_of[index]]
        near = _neighbours(cited, index)
        scores = [
            min(_NEAR, vote[passage.segment_of[at]])
            + (_NEAR + 1) * (at in exact)
            + _NEAR * sum(any(0 < abs(at - i) <= _NEAR for i in n) for n in near)
            for at in pool
        ]
        top = max(scores)
        chosen.append(tuple(at for at, score in zip(pool, scores, strict=True) if score == top))
    return tuple(chosen)


_NEAR = 3


def _neighbours(cited: tuple[Indices, ...], index: int) -> list[Indices]:
    """The candidates of the words directly around a word, function words with many candidates left out."""
    span = range(max(0, index - _NEAR), min(len(cited), index + _NEAR + 1))
    return [cited[i] for i in span if i != index and 0 < len(cited[i]) <= 2]


def _votes(passage: Reading, cited: tuple[Indices, ...], span: range) -> Counter[int]:
    vote: Counter[int] = Counter()
    for index in span:
        for segment in {passage.segment_of[at] for at in cited[index]}:
            vote[segment] += 1
    return vote
