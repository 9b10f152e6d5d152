"""Frames without a reporting verb: "according to X", "in X's view", "for X, …", "reportedly", 'Minister: "…"'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.language.bits import (
    BREAKS,
    PREPOSITIONS,
    PRONOUNS,
    WORDS,
    Bit,
    Range,
    has_finite,
    is_comma,
    is_finite,
    is_time,
)
from briefer.language.phrases import phrase_after
from briefer.language.speech_content import left_start
from briefer.language.speech_frames import LONGEST, Frame
from briefer.language.speech_verbs import SPEECH_VERBS, VerbClass

_CONNECTIVES = frozenset({"but", "and", "yet", "still", "however", "meanwhile", "also", "so"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our"})
_NEAR = 10


def sourced_frames(items: Sequence[Bit]) -> Iterator[Frame]:
    """The frames of a sentence that name a source without a verb, or hearsay by an adverb."""
    if len(items) > LONGEST:
        return
    for at, bit in enumerate(items):
        lower = bit.lower
        following = items[at + 1].lower if at + 1 < len(items) else ""
        if lower == "according" and following == "to":
            yield from _beside(items, at, at + 2)
        elif lower == "per" and (at == 0 or is_comma(items[at - 1])) and _names_source(items, at + 1):
            yield from _beside(items, at, at + 1)
        elif lower in {"in", "by", "on"}:
            yield from _view(items, at)
        elif lower in WORDS["hearsay_adverbs"]:
            yield Frame((at, at), lower, "say", (0, len(items)))
        elif at == 0 and lower == "for":
            yield from _for(items)
    yield from _colon(items)


def _names_source(items: Sequence[Bit], at: int) -> bool:
    return at < len(items) and (
        items[at].text[0].isupper() or items[at].lower in {"the", "its", "his", "her", "their", "a"}
    )


def _beside(items: Sequence[Bit], at: int, start: int, verb_class: VerbClass = "say") -> Iterator[Frame]:
    """A frame set off from its content: before it, behind it or within."""
    end = phrase_after(items, start)
    if end > start:
        yield Frame((start, end), "according to", verb_class, _around(items, at, end))


def _around(items: Sequence[Bit], at: int, end: int) -> Range:
    """The content around a phrase from `at` to `end`."""
    if all(bit.kind == "punct" or bit.lower in _CONNECTIVES for bit in items[:at]):
        return end, len(items)
    rest = [bit for bit in items[end:] if bit.kind != "punct"]
    return left_start(items, at), len(items) if rest else at


def _view(items: Sequence[Bit], at: int) -> Iterator[Frame]:
    """ "in his view", "by her reckoning", "in the view of the court", "in the minister's words"."""
    for end in range(at + 1, min(at + _NEAR, len(items))):
        bit = items[end]
        if bit.kind != "word" or is_finite(bit) or bit.lower in BREAKS:
            return
        if bit.lower not in WORDS["views"] or (end == at + 1 and _is_of(items, end + 1)):
            # "on account of", "in view of": without an article it is a preposition, and nobody's view.
            continue
        owner = _owner(items, at, end)
        if owner is not None:
            stop = max(owner[1], end + 1)
            before = items[at - 1] if at else None
            opens = before is not None and before.text in {":", ";"}
            yield Frame(owner, "according to", "think", (stop, len(items)) if opens else _around(items, at, stop))
        return


def _is_of(items: Sequence[Bit], at: int) -> bool:
    return at < len(items) and items[at].lower == "of"


def _owner(items: Sequence[Bit], at: int, end: int) -> Range | None:
    """Whose view it is: the phrase behind "of", or the possessive before."""
    if end + 1 < len(items) and items[end + 1].lower == "of":
        stop = phrase_after(items, end + 2)
        return (end + 2, stop) if stop > end + 2 else None
    before = items[end - 1].lower
    if before in _POSSESSIVES or before.endswith(("'s", "s'")):
        return at + 1, end
    if end - 2 > at and (items[end - 2].lower.endswith(("'s", "s'")) or items[end - 2].lower in _POSSESSIVES):
        return at + 1, end - 1
    return None


def _for(items: Sequence[Bit]) -> Iterator[Frame]:
    """ "For the minister, …" at the head of a sentence, where a name stands in it."""
    end = 1
    while (
        end < len(items)
        and end < _NEAR
        and not is_comma(items[end])
        and items[end].kind != "quote"
        and not is_finite(items[end])
    ):
        end += 1
    if end >= len(items) - 2 or end == 1 or items[end].text != ",":
        return
    phrase = items[1:end]
    if any(
        bit.text in WORDS["not_sources"] or is_time(bit) or bit.text[0].isdigit() or bit.lower in PREPOSITIONS
        for bit in phrase
    ):
        return
    if any(bit.text[0].isupper() for bit in phrase) and has_finite(items[end:]):
        yield Frame((1, end), "according to", "think", (end, len(items)))


def _colon(items: Sequence[Bit]) -> Iterator[Frame]:
    """A headline's or caption's 'Minister: "…"'."""
    at = next((i for i in range(1, min(_NEAR, len(items) - 1)) if items[i].text == ":"), None)
    if at is None or items[at + 1].kind != "quote":
        return
    before = items[:at]
    plain = all(
        bit.kind == "word" and not is_finite(bit) and bit.lower not in PREPOSITIONS - {"of", "for"} for bit in before
    )
    if plain and before[0].lower not in BREAKS | PRONOUNS and not any(bit.lower in SPEECH_VERBS for bit in before):
        yield Frame((0, at), "say", "say", (at + 1, len(items)))
