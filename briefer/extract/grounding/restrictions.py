"""What narrows a word of all or a superlative: a statement that drops it claims more than the passage."""

from __future__ import annotations

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import Tag
from briefer.extract.grounding.wordlists import words

DOWNWARD = words("scope_downward")


def lost_one_of(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> bool:
    """ "the longest saga" for "one of the longest sagas"."""
    most = statement.tokens[at].lower == "most" and at > 0 and statement.tokens[at - 1].lower in {"the", "its", "their"}
    if not (most or is_superlative(statement.tokens[at].lower)) or _lead_one_of(statement, at):
        return False
    return any(_lead_one_of(passage, there) for there in alignment.best[at])


def wider_field(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> str:
    """ "the largest in the country" for "the largest in the country's insurance industry"."""
    if alignment.free or not is_superlative(statement.tokens[at].lower):
        return ""
    kept = {i for cited in alignment.cited for i in cited}
    for there in alignment.best[at]:
        head = _field(passage, there)
        ours = _field(statement, at)
        if head is not None and ours is not None and head not in kept:
            return f"the passage says “{passage.words((there, head))}”, the statement “{statement.words((at, ours))}”"
    return ""


def _field(reading: Reading, at: int) -> int | None:
    """The noun that says among what a superlative is meant: the head of the "in" or "of" phrase after it."""
    lead = next(
        (i for i in range(at + 1, min(at + 4, len(reading.tokens))) if reading.tokens[i].lower in {"in", "of", "on"}), None
    )
    if lead is None:
        return None
    end = lead + 1
    while end < len(reading.tokens) and reading.tags[end] in {Tag.DETERMINER, Tag.NOUN, Tag.NAME}:
        end += 1
    return end - 1 if end - 1 > lead and reading.tags[end - 1] is Tag.NOUN else None


def _lead_one_of(reading: Reading, at: int) -> bool:
    lead = [token.lower for token in reading.tokens[max(0, at - 4) : at]]
    return any(pair in (["one", "of"], ["among", "the"]) for pair in (lead[i : i + 2] for i in range(len(lead))))


def is_superlative(word: str) -> bool:
    """Is the lower-case word a superlative in -est ("largest", "longest-running")?"""
    first = word.partition("-")[0]
    return first.endswith("est") and len(first) > 5 and first not in _NO_SUPERLATIVES


_NO_SUPERLATIVES = words("restrictions_no_superlatives")


def lost_restriction(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> str:
    """ "everyone" for "everyone over 65": the restriction behind a word of all is dropped."""
    if statement.tokens[at].lower not in _UNIVERSAL:
        return ""
    kept = {i for cited in alignment.cited for i in cited}
    for there in alignment.best[at]:
        after = there + 1
        if passage.tokens[there].lower != statement.tokens[at].lower or after >= len(passage.tokens):
            continue
        if (
            passage.tags[after] not in {Tag.PREPOSITION, Tag.RELATIVE, Tag.ADVERB}
            or passage.tokens[after].lower not in _RESTRICTING
        ):
            continue
        lost = [
            i
            for i in range(after + 1, min(after + 4, len(passage.tokens)))
            if passage.tags[i] in {Tag.NOUN, Tag.NAME, Tag.NUMBER}
        ]
        if lost and not kept & set(lost):
            return f"the passage says “{passage.words((there, lost[0]))}”, the statement just “{statement.tokens[at].text}”"
    return ""


_UNIVERSAL = words("scope_universal")


_RESTRICTING = words("scope_restricting")


def lost_qualifier(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> str:
    """ "no dam" for "no large dam": under "no", "all" and superlatives a dropped qualifier makes the claim wider."""
    head = head_after(statement, at)
    if head is None:
        return ""
    kept = {i for cited in alignment.cited for i in cited}
    for there in alignment.best[head]:
        if any(link.cited.at[-1] == there and link.exact for link in alignment.links[head]):
            lost = _qualifier(passage, there, kept)
            if lost is not None:
                said = f"{statement.tokens[at].text} {statement.tokens[head].text}"
                return f"the statement says “{said}”, the passage only “{passage.words((lost, there))}”"
    return ""


def head_after(reading: Reading, at: int) -> int | None:
    """The noun that a determiner or superlative stands with, with nothing but nouns and adjectives between."""
    for i in range(at + 1, min(at + 5, len(reading.tags))):
        if reading.tags[i] is not Tag.NOUN:
            return None
        if ends_phrase(reading, i):
            return i
    return None


def ends_phrase(reading: Reading, at: int) -> bool:
    """Is the token the last of its phrase?"""
    return at + 1 >= len(reading.tags) or reading.tags[at + 1] is not Tag.NOUN


def _qualifier(passage: Reading, head: int, kept: set[int]) -> int | None:
    """A qualifier directly before the passage's head that no word of the statement stands for."""
    at = head - 1
    while at >= 0 and passage.tags[at] is Tag.NOUN and passage.segment_of[at] == passage.segment_of[head]:
        if at not in kept and passage.tokens[at].lower not in {"local", "said", "other", "own", "new"}:
            return at
        at -= 1
    return None
