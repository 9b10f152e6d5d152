"""Stages of one affair: who is charged is not yet convicted, what is proposed is not yet agreed.

A statement may stay at the passage's stage or tell an earlier one as it; it may not go further than the passage does.
"""

from __future__ import annotations

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.thesaurus import phrase_at, phrase_key
from briefer.extract.grounding.wordforms import Tag
from briefer.extract.grounding.wordlists import lines
from briefer.language.keep import kept

_Entries = tuple[tuple[str, ...], ...]


def advanced(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A plain sentence about a stage of the statement that the passage has not reached; "" where there is none."""
    for early, late in _ladders():
        said = _standing(statement, late)
        if said is None or all(alignment.exactly(i) for i in said):
            continue
        reached = _standing(passage, early)
        if reached is not None and _standing(passage, late) is None:
            return f"the passage says “{passage.words(reached)}”, the statement goes as far as “{statement.words(said)}”"
    return ""


@kept
def _ladders() -> tuple[tuple[_Entries, _Entries], ...]:
    """Earlier and later stages, each entry as the keys of its words."""
    return tuple(
        (_entries(early), _entries(late)) for early, _, late in (line.partition("/") for line in lines("stages.txt"))
    )


def _entries(part: str) -> _Entries:
    entries = (tuple(key for word in entry.split() if (key := phrase_key(word))) for entry in part.split(","))
    return tuple(entry for entry in entries if entry)


def _standing(reading: Reading, entries: _Entries) -> tuple[int, ...] | None:
    """Where the first of the entries stands that is not denied."""
    keys = [token.lemma if token.is_word else "" for token in reading.tokens]
    held = set(keys)
    for entry in entries:
        if entry[0] not in held:
            continue
        for at, key in enumerate(keys):
            taken = phrase_at(keys, at, entry) if key == entry[0] else None
            if taken is not None and not _denied(reading, at) and reading.tags[at] is not Tag.NAME:
                return taken
    return None


def _denied(reading: Reading, at: int) -> bool:
    return any(
        is_negator(token) or token.lower in {"no", "without", "yet"} for token in reading.tokens[max(0, at - 3) : at]
    )
