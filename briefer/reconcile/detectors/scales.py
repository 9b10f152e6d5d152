"""Scales on which sources place one thing at opposite ends: near and far, orderly and chaotic, accident and intent …

Each scale has two ends, each with the phrases that news prose places there (contraries in the manner of Osgood, Suci and
Tannenbaum, "The Measurement of Meaning", 1957). The table is `scales.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

from briefer.language.beginnings import beginnings, heads
from briefer.language.keep import kept
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.models import ContestedKind


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: the question it answers, the kind of dispute at its ends, the least weight of a tie that opens one."""

    question: str
    kind: ContestedKind
    least: float
    phrases: tuple[tuple[str, ...], tuple[str, ...]]
    """The patterns of both ends."""
    personal: bool = False
    """Does somebody stand on it, so that both ends must name the same one?"""

    @property
    def ends(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What finds the phrases of both ends."""
        return _compiled("|".join(self.phrases[0])), _compiled("|".join(self.phrases[1]))


_TURNED = rx(
    r"(?:\b(?:not|never|no|nor|hardly|scarcely|cannot|without|far from|anything but|nowhere|neither)|n['’]t)\s+"
    r"(?:(?:an?|the|any|anything|in|at|all|yet|be|been|being|have|had|to|act|of|it|really|so|quite|very|much|longer|such|"
    r"some|kind|sort|way|get|getting|make|made|becoming|become|\w+ly)\s+){0,4}[‘'“\"«]?$"
    r"|\b(?:if (?:that|this|it) (?:was|is|were)|call(?:ing)? (?:that|this|it)) (?:an? |the )?[‘'“\"«]?$",
    re.IGNORECASE,
)
_WORD = rx(r"\w+")
_REACH = 40
"""Characters before a phrase in which a negation or an ironic "if that was" turns it."""


@lru_cache(maxsize=1)
def scales() -> tuple[Scale, ...]:
    """All scales, in the table's order."""
    found: list[tuple[str, dict[str, list[str]]]] = []
    for line in Path(__file__).with_name("scales.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            found.append((line[1:], {"+": [], "-": []}))
        elif line[:1] in {"+", "-"}:
            found[-1][1][line[0]] += [phrase.strip() for phrase in line[1:].split(" ; ") if phrase.strip()]
    return tuple(_scale(head, phrases) for head, phrases in found)


def _scale(head: str, phrases: Mapping[str, list[str]]) -> Scale:
    question, kind, least, *more = (part.strip() for part in head.split("|"))
    ends = tuple(phrases["+"]), tuple(phrases["-"])
    return Scale(question, cast("ContestedKind", kind), float(least), ends, personal="person" in more)


@lru_cache(maxsize=4096)
def _compiled(phrases: str) -> re.Pattern[str]:
    return rx(rf"\b(?:{phrases})\b", re.IGNORECASE)


@kept
def _by_beginning() -> Mapping[str, tuple[tuple[int, str], ...]]:
    """What a phrase may begin with → the index of its scale and the phrase."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, scale in enumerate(scales()):
        for phrase in (*scale.phrases[0], *scale.phrases[1]):
            for beginning in beginnings(phrase):
                found.setdefault(beginning, []).append((number, phrase))
    return {beginning: tuple(listed) for beginning, listed in found.items()}


@lru_cache(maxsize=16384)
def _begun(word: str) -> tuple[tuple[int, str], ...]:
    """The phrases that a word may begin, each with the index of its scale."""
    table = _by_beginning()
    return tuple(dict.fromkeys(entry for beginning in heads(word) for entry in table.get(beginning, ())))


def _held(text: str) -> list[Scale]:
    """The scales of which the text holds a phrase. A phrase is tried only where a word stands that it may begin with."""
    found = {number for number, phrase in _by_beginning().get("", ()) if _compiled(phrase).search(text)}
    for word in _WORD.finditer(text):
        for number, phrase in _begun(word.group()):
            if number not in found and _compiled(phrase).match(text, word.start()):
                found.add(number)
    return [scales()[number] for number in sorted(found)]


@lru_cache(maxsize=65536)
def stands(text: str) -> Mapping[str, bool]:
    """Where a text places what it speaks of: question → True for the scale's first end, False for its second.

    A scale of which the text holds both ends is left out: it reports two views or weighs them.
    """
    found: dict[str, bool] = {}
    for scale in _held(text):
        held = {
            first != _is_turned(text, phrase.start())
            for first, end in zip((True, False), scale.ends, strict=True)
            for phrase in end.finditer(text)
        }
        if len(held) == 1:
            found[scale.question] = held.pop()
    return found


def _is_turned(text: str, at: int) -> bool:
    return bool(_TURNED.search(text[max(0, at - _REACH) : at]))
