"""Hedges around a number ("about", "more than", "or so") and the intervals they stand for (`data/hedges.txt`).

The width of an approximation follows the rounding of the stated figure: half of its last significant place, but at least
4 % of the value, and at most 10 % (or 0.4 where that is more), so that "about 12,000" is 11,500–12,500 and "about 7" is
6.5–7.5. Whole numbers that end in 5 are read as rounded to fives.
"""

from __future__ import annotations

import math
import re
from typing import cast

from briefer.language.numberwords import TENS, UNITS
from briefer.language.numerals import grain
from briefer.language.patterns import rx
from briefer.language.tables import rows
from briefer.language.wordlists import alternation, word_set
from briefer.models import Hedge


def _read() -> dict[str, tuple[Hedge, bool]]:
    table: dict[str, tuple[Hedge, bool]] = {}
    for row in rows("hedges.txt"):
        kind, _, phrases = row.partition(":")
        hedge = cast(Hedge, "more_than" if kind == "just_over" else kind)
        table.update({phrase.strip(): (hedge, kind == "just_over") for phrase in phrases.split(",")})
    return table


_BEFORE = _read()
_LAST = frozenset(phrase.split()[-1] for phrase in _BEFORE)
_WORD = rx(r"[^\s(\"“‘«—–\[]+")
_LONGEST = max(len(phrase.split()) for phrase in _BEFORE)
_WINDOW = 48

# What may stand between a hedge and its number ("more than a staggering 5,000"), and what leaves only a clear hedge one.
_SKIPPED = word_set("""
    another further additional extra a an total full whopping staggering massive record mere measly estimated whole
    good astonishing huge combined reported
""")
_DETERMINERS = word_set("the of these those its their his her our")
_PREPOSITIONS = word_set("about around over under above below near past beyond short")

_AFTER = rx(
    r" ?(?:,? ?(?P<about>or so|or thereabouts|give or take|more or less|approximately|approx|roughly)"
    r"|(?P<at_least>or (?:more|higher|above|longer|over|greater)|and (?:counting|(?:more|above|over|up)(?! (?:than )?(?:\d|"
    rf"(?:an?|{alternation((*UNITS, *TENS))}|hundreds?|thousands?|dozens?|half)(?![a-z]))))|"
    r"at (?:the very )?least|at a minimum|plus)"
    r"|(?P<at_most>or (?:less|fewer|under|below|lower|younger)|and under|at (?:the )?(?:very )?most|at best|"
    r"maximum|max|tops))(?![a-z-])"
)
_GLUED = rx(r"(?P<about>-?(?:odd|ish)(?![a-z]))|(?P<at_least>[- ]?plus(?![a-z])|\+(?!\d))")

# "over" before a duration says when, unless the clause measures it.
_MEASURED = word_set("""
    lasted last lasting lasts took take takes taken taking for of well just after stretched ran run than been is was a
    spent waited wait waiting spending now already within in aged with and total totalling worked working lived living
    ruled to
""")
_TIME_UNITS = word_set("second minute hour day week fortnight month year decade century")
_STRETCH = rx(
    r"over (?:the )?(?:\w+|a (?:couple of|few))(?: \w+)? (?:weekends?|nights?|evenings?|mornings?|afternoons?|"
    r"seasons?|generations?|games?|matches|rounds?|sessions?|phases?|stages?|instal\w+|terms?|quarters?|meetings?|"
    r"summers?|winters?|laps?|legs?|holes?)(?![a-z])"
)
_CONTENDED = rx(
    r"(?<![a-z])(?:row|dispute|clash|clashes|war|anger|fight|concerns?|control|debate|argument|outcry|protests?|questions?|"
    r"talks|charged|arrested|spread|spreads|spreading|stretched|stretches|stretching|extended|extends|extending|flew|flown|fell|vote|voted|sued|fined|jailed|sentenced|investigated|criticised|"
    r"criticized|presided|rise|rises|raise|growth|grew|increase|phased|offer|invest|payable|paid|cuts?|percent|"
    r"per cent|%) $"
)


def hedge_before(low: str, pos: int) -> tuple[int, Hedge, bool] | None:
    """The hedge whose words end right before `pos`: its start, its kind, and whether the excess is small ("just over")."""
    words = list(_WORD.finditer(low, max(0, pos - _WINDOW), pos))
    if not words or (words[-1].end() == pos and words[-1][0][-1] not in "~≈<>≤≥"):
        return None
    determined = False
    for tail in range(len(words), max(0, len(words) - 4), -1):
        last = words[tail - 1][0]
        if last in _LAST and (found := _longest(words[:tail], determined)):
            return found
        if last not in _SKIPPED and last not in _DETERMINERS:
            return None
        determined = determined or last in _DETERMINERS
    return None


def _longest(words: list[re.Match[str]], determined: bool) -> tuple[int, Hedge, bool] | None:
    for size in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(word[0] for word in words[-size:])
        if phrase in _BEFORE and not (determined and phrase in _PREPOSITIONS):
            hedge, small = _BEFORE[phrase]
            return words[-size].start(), hedge, small
    return None


def hedge_after(low: str, pos: int) -> tuple[int, Hedge] | None:
    """The hedge at `pos`, behind a number, its unit or its noun ("or so", "at the very most"): its end and kind."""
    return _kind(_AFTER.match(low, pos))


def hedge_glued(low: str, pos: int) -> tuple[int, Hedge] | None:
    """The hedge that is part of the number itself: "20-plus", "50-odd", "30-ish", "16+"."""
    return _kind(_GLUED.match(low, pos))


def _kind(found: re.Match[str] | None) -> tuple[int, Hedge] | None:
    return (found.end(), cast(Hedge, found.lastgroup)) if found else None


def prepositional(low: str, start: int, word: str, unit: str | None) -> bool:
    """Is the hedge word at `start` a preposition instead: "9 percent over three years", "a row over five islands"?"""
    if word not in ("over", "about", "past"):
        return False
    if word == "over" and _STRETCH.match(low, start):
        return True
    prior = low[max(0, start - 24) : start]
    last = prior.split()[-1] if prior.split() else ""
    if word == "past":
        return last in ("the", "over", "this", "few")
    if word == "over" and unit in _TIME_UNITS:
        return last not in _MEASURED
    return _CONTENDED.search(prior) is not None


def tolerance(value: float) -> float:
    """How far an approximation of `value` may be off, by its own rounding."""
    size, place = abs(value), grain(value)
    if place >= 1 and (size / place) % 10 == 5 and size / place > 10:
        place *= 5
    least = place / 2 if place < 1 else 0.4
    return min(max(place / 2, 0.04 * size), max(0.1 * size, min(0.4, least)))


def interval(value: float, low: float, high: float, hedge: Hedge, small: bool) -> tuple[float, float]:
    """The closed interval of a hedged number whose own words span `low`–`high`; strict ends are kept by the hedge alone."""
    slack = tolerance(value)
    if hedge == "about":
        return (low - slack, high + slack) if low == high else (low, high)
    if hedge == "nearly":
        return min(low, value - slack), high
    if hedge in ("at_least", "more_than"):
        return low, high + slack if small else math.inf
    if hedge in ("at_most", "less_than"):
        return -math.inf, high
    return low, high
