"""Everything the gate reads of a text, once: tokens, segments, verbs, units, quotations, reported speech."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache

from briefer.extract.grounding.clauses import Verb, verbs
from briefer.extract.grounding.segments import Segment, mended, segments
from briefer.extract.grounding.tagging import tags
from briefer.extract.grounding.units import Unit, units
from briefer.extract.grounding.wordforms import Tag
from briefer.language.quotes import quotations
from briefer.language.records import dataclass
from briefer.language.sentences import sentences
from briefer.language.speech import Speech, speeches
from briefer.language.tokens import Token, tokenize
from briefer.models import Span


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text as the gate sees it. Indices are of `tokens`; `segment_of` and `sentence_of` map a token to its part."""

    text: str
    tokens: tuple[Token, ...]
    tags: tuple[Tag, ...]
    sentence_of: tuple[int, ...]
    parts: tuple[Segment, ...]
    segment_of: tuple[int, ...]
    verbs: tuple[Verb, ...]
    units: tuple[Unit, ...]
    quoted: tuple[Span, ...]
    speeches: tuple[Speech, ...]
    by_key: dict[str, tuple[Unit, ...]] = field(repr=False)
    by_give: dict[int, tuple[Unit, ...]] = field(repr=False)
    by_concept: dict[str, tuple[Unit, ...]] = field(repr=False)
    of_token: tuple[tuple[Unit, ...], ...] = field(repr=False)

    def words(self, indices: Sequence[int]) -> str:
        """The text from the first to the last of the indices."""
        return self.text[self.tokens[min(indices)].start : self.tokens[max(indices)].end] if indices else ""

    def token_at(self, position: int) -> int:
        """The index of the token that holds or follows the character position."""
        index = bisect_right(self.tokens, position, key=lambda token: token.start) - 1
        return index if index >= 0 and position < self.tokens[index].end else min(index + 1, len(self.tokens) - 1)

    def between(self, start: int, end: int) -> range:
        """The indices of the tokens that begin within the characters `start`..`end`."""
        first = bisect_right(self.tokens, start - 1, key=lambda token: token.start)
        last = bisect_right(self.tokens, end - 1, key=lambda token: token.start)
        return range(first, last)

    def verb_of(self, index: int) -> Verb | None:
        """The verb whose main word stands at the token."""
        return next((verb for verb in self.verbs if verb.main == index), None)


@lru_cache(maxsize=2048)
def read(text: str) -> Reading:
    """The reading of a text."""
    spans = sentences(text)
    tokens: list[Token] = []
    sentence_of: list[int] = []
    for number, span in enumerate(spans):
        own = tokenize(text[span.start : span.end], span.start)
        tokens += own
        sentence_of += [number] * len(own)
    tagged = tags(tokens)
    parts = segments(tokens, tagged, sentence_of)
    tagged = mended(tokens, tagged, parts)
    segment_of = tuple(number for number, part in enumerate(parts) for _ in range(part.start, part.end))
    found = units(tokens)
    heard = tuple(speech for span in spans for speech in speeches(text[span.start : span.end], span.start))
    return Reading(
        text, tuple(tokens), tagged, tuple(sentence_of), parts, segment_of, verbs(tokens, tagged, parts), found,
        quotations(text), heard, *_indexes(found), _of_token(found, len(tokens)),
    )  # fmt: skip


def _indexes(
    found: Sequence[Unit],
) -> tuple[dict[str, tuple[Unit, ...]], dict[int, tuple[Unit, ...]], dict[str, tuple[Unit, ...]]]:
    keys: dict[str, list[Unit]] = {}
    gives: dict[int, list[Unit]] = {}
    meant: dict[str, list[Unit]] = {}
    for unit in found:
        keys.setdefault(unit.key, []).append(unit)
        for sense in unit.senses.gives:
            gives.setdefault(sense, []).append(unit)
        for concept in unit.concepts:
            meant.setdefault(concept, []).append(unit)
    return (
        {key: tuple(listed) for key, listed in keys.items()},
        {sense: tuple(listed) for sense, listed in gives.items()},
        {concept: tuple(listed) for concept, listed in meant.items()},
    )


def _of_token(found: Sequence[Unit], count: int) -> tuple[tuple[Unit, ...], ...]:
    table: list[list[Unit]] = [[] for _ in range(count)]
    for unit in found:
        for at in unit.at:
            table[at].append(unit)
    return tuple(tuple(listed) for listed in table)
