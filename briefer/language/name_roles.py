"""How much of a run of capitalised words is title or role before a person's name."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.name_words import (
    DIRECTIONS,
    ELEMENTS,
    GIVEN_NAMES,
    OF_HEADS,
    ORG_HEADS,
    PLACE_HEADS,
    TITLE_PARTS,
    TITLES,
    bare,
    is_agent,
    is_common,
)

OF_ROLES = TITLES - {"first", "second", "third", "general", "chief"}
"""Titles that "of" may follow within a role: "Secretary of State"."""


def role_length(words: tuple[str, ...]) -> int:
    """How many of the capitalised words are title or role before a person's name: "Transport Minister Ana Ruiz" → 2."""
    low = [bare(word) for word in words]
    if low[0] in OF_HEADS and low[0] not in TITLES and any(part in {"of", "for", "and"} for part in low):
        return 0
    if "of" in low[1:-1] and low[low.index("of") - 1] in OF_ROLES:
        return _role_with_of(words, low)
    cut = max(
        (index + 1 for index in range(len(words) - 1) if low[index] in TITLES and not _is_given(low, index)), default=0
    )
    if cut == 0:
        occupied = len(words) > 2 and is_common(words[0]) and low[0] not in ELEMENTS | PLACE_HEADS | OF_HEADS | DIRECTIONS
        return int(occupied and (is_agent(low[0]) or low[1] in GIVEN_NAMES) and low[-1] not in ORG_HEADS | PLACE_HEADS)
    rest = low[cut:]
    if rest[-1] in ORG_HEADS or (rest[-1] in PLACE_HEADS and is_common(words[-1])) or rest[0] in {"of", "for", "and"}:
        return 0
    return 0 if all(part in TITLES or part in TITLE_PARTS for part in rest) else cut


def _role_with_of(words: Sequence[str], low: Sequence[str]) -> int:
    """ "Secretary of State Ana Ruiz" → 3, "Mayor of London Ana Ruiz" → 3, "President of France" → 2."""
    after = low.index("of") + 1
    after += low[after] == "the"
    cut = after
    while cut < len(low) - 1 and (
        low[cut] in TITLE_PARTS or low[cut] == "and" or (is_common(words[cut]) and low[cut] not in GIVEN_NAMES)
    ):
        cut += 1
    if cut > after:
        return cut
    return (
        after + 1 if len(low) - after >= 3 and low[-1] not in ORG_HEADS | PLACE_HEADS and "of" not in low[after:] else after
    )


def _is_given(low: Sequence[str], index: int) -> bool:
    """ "Dean Smith", "Earl Grey": a title that is a given name, too, is one only before a full name."""
    return low[index] in {"dean", "earl", "duke", "count", "marshal", "warden", "general"} and index == 0 and len(low) == 2
