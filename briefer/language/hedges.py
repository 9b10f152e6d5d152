"""Hedges around a number and the intervals they stand for.

The width of an approximation follows the rounding of the stated figure: half of its last significant place, but at least
4 % and at most 10 % of the value (or 0.4, whichever is more), so that "about 12,000" is 11,500–12,500 and "about 7" is
6.5–7.5. Whole numbers that end in 5 are read as rounded to fives.
"""

from __future__ import annotations

import math
import re

from briefer.language.numerals import grain
from briefer.language.wordlists import word_set
from briefer.models import Hedge

_NEARLY = (
    "nearly|almost|close to|just under|just below|a little under|a little less than|a little below|slightly less than|slightly under|"
    "slightly below|slightly fewer than|a bit under|a bit less than|approaching|nearing|just short of|a shade under|not quite|"
    "shy of|just shy of|a little over half of|little short of|a fraction under|only just under|just less than|just fewer than|"
    "nigh on|well-nigh|as near as"
)
_ABOUT = (
    "about|around|some|roughly|approximately|approx|approx.|circa|c.|ca|ca.|an estimated|estimated|in the region of|the region of|"
    "on the order of|in the order of|something like|more or less|give or take|in the vicinity of|somewhere around|~|≈|"
    "in the neighbourhood of|in the neighborhood of|or about|estimated at|estimates of|reportedly some|an average of about|"
    "estimated to be|or around|or so|put at around"
)
_AT_LEAST = (
    "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|minimum|at the least|≥|at the very least|"
    "as few as|as little as|never less than|never fewer than"
)
_AT_MOST = (
    "as many as|as much as|up to|at most|at the most|no more than|not more than|a maximum of|maximum of|maximum|as high as|≤|"
    "a ceiling of|no greater than|as long as|as far as|at the very most|at best|not exceeding|capped at|as large as|never more than|"
    "as fast as|as deep as|not over|as tall as|as big as|as low down as"
)
_MORE_THAN = (
    "more than|over|upwards of|upward of|above|in excess of|exceeding|exceeded|exceeds|exceed|well over|far more than|north of|"
    "greater than|topped|topping|surpassed|surpassing|>|well above|many more than|much more than|better than|longer than|higher than|"
    "larger than|bigger than|farther than|further than|beyond|past|older than|faster than|stronger than|wider than|warmer than|hotter than|richer than|deeper than|taller than|heavier than|"
    "passed|passing|top|surpass|comfortably over|significantly more than|considerably more than|not just over"
)
_JUST_OVER = (
    "just over|slightly more than|slightly over|slightly above|a little over|a little more than|a little above|a bit over|a bit more than|"
    "just above|just more than|a shade over|a fraction over|only just over|little more than|not much more than|barely more than"
)
_LESS_THAN = (
    "less than|fewer than|under|below|lower than|short of|south of|<|well under|well below|far fewer than|far less than|shorter than|"
    "smaller than|much less than|many fewer than|barely under|significantly less than|considerably less than|younger than|slower than|weaker than|colder than|cheaper than|narrower than"
)
_EXACT = "only|just|exactly|precisely|a total of|the|total of|all|another|a further|a|an|further|its|their|his|her|these|those|a full"

BEFORE: dict[str, tuple[Hedge, bool]] = {}
_KINDS: tuple[tuple[str, Hedge, bool], ...] = (
    (_NEARLY, "nearly", False),
    (_ABOUT, "about", False),
    (_AT_LEAST, "at_least", False),
    (_AT_MOST, "at_most", False),
    (_MORE_THAN, "more_than", False),
    (_JUST_OVER, "more_than", True),
    (_LESS_THAN, "less_than", False),
)
for _words, _hedge, _small in _KINDS:
    BEFORE.update(dict.fromkeys(_words.split("|"), (_hedge, _small)))
_WORD = re.compile(r"[^\s(\"“‘—–\[]+")
_LONGEST = max(len(w.split()) for w in BEFORE)
_SKIPPED = word_set("""
    another further additional extra a an total full whopping staggering massive record mere measly estimated whole good
    astonishing huge combined reported
""")
_DETERMINERS = word_set("""
    the of these those its their his her our
""")
_PREPOSITIONS = word_set("""
    about around over under above below near past beyond top passing passed short
""")

AFTER = re.compile(
    r"[  ]?(?:,? ?(?P<about>or so|or thereabouts|give or take|more or less|approximately|approx|roughly)"
    r"|(?P<at_least>or more|or higher|or above|or longer|or over|and counting|and more|and above|and over|and up|at least|plus|"
    r"at the very least|at a minimum|or greater)"
    r"|(?P<at_most>or less|or fewer|or under|and under|or below|or lower|at (?:the )?(?:very )?most|at best|maximum|max|tops|or younger))"
    r"(?![a-z-])"
)
TIGHT_AFTER = re.compile(r"(?:(?P<about>-?(?:odd|ish)(?![a-z]))|(?P<at_least>[-  ]?plus(?![a-z])|\+(?!\d)))")

# "over" and "under" before a duration say when, not how much, unless the clause measures it.
_MEASURED = word_set("""
    lasted last lasting lasts took take takes taken taking for of well just after stretched ran run than been is was a
    spent waited wait waiting spending now already within in aged aged, with and total totalling worked working lived
    living ruled to
""")
_CONTENDED = re.compile(
    r"(?:row|dispute|clash|clashes|war|anger|fight|concerns?|control|debate|argument|outcry|protests?|questions?|talks|charged|arrested|"
    r"spread|flew|flown|fell|vote|voted|sued|fined|jailed|sentenced|percent|per cent|%|investigated|criticised|criticized|presided|rise|rises|raise|growth|"
    r"grew|increase|phased|offer|invest|spread out|payable|paid|cut|cuts) $"
)
_TIME_UNITS = word_set("""
    second minute hour day week fortnight month year decade century
""")


def before(low: str, pos: int) -> tuple[int, Hedge, bool] | None:
    """The hedge whose words end right before `pos`: its start, its kind, and whether the excess is small ("just over")."""
    window = max(0, pos - 48)
    words = list(_WORD.finditer(low, window, pos))
    if not words or (words[-1].end() == pos and words[-1][0][-1] not in "~≈<>≤≥"):
        return None
    tail, determined = len(words), False
    for _ in range(4):
        for size in range(min(_LONGEST, tail), 0, -1):
            phrase = " ".join(w[0] for w in words[tail - size : tail])
            if phrase in BEFORE and not (determined and phrase in _PREPOSITIONS):
                hedge, small = BEFORE[phrase]
                return words[tail - size].start(), hedge, small
        if tail == 0 or words[tail - 1][0] not in _SKIPPED | _DETERMINERS:
            return None
        determined = determined or words[tail - 1][0] in _DETERMINERS
        tail -= 1
    return None


_STRETCH = re.compile(
    r"over (?:the )?(?:\w+|a (?:couple of|few))(?: \w+)? (?:weekends?|nights?|evenings?|mornings?|afternoons?|seasons?|generations?|games?|matches|rounds?|"
    r"sessions?|phases?|stages?|instal\w+|terms?|decades?|quarters?|meetings?|summers?|winters?|laps?|legs?|holes?)(?![a-z])"
)


def spatial(low: str, start: int, hedge_word: str, unit: str | None) -> bool:
    """Is "over", "under" and the like at `start` a preposition of time or topic rather than a bound?"""
    if hedge_word not in (
        "over",
        "under",
        "above",
        "below",
        "about",
        "around",
        "past",
        "beyond",
        "near",
        "passing",
        "top",
        "passed",
    ):
        return False
    if hedge_word == "over" and _STRETCH.match(low, start):
        return True
    prior = low[max(0, start - 24) : start]
    last = prior.split()[-1] if prior.split() else ""
    if hedge_word == "over" and unit in _TIME_UNITS:
        return last not in _MEASURED
    if hedge_word == "under" and unit in _TIME_UNITS:
        return False
    if hedge_word in ("past",):
        return last in ("the", "over", "this", "few")
    return bool(_CONTENDED.search(prior)) and hedge_word in ("over", "about")


def tolerance(value: float) -> float:
    """Half the width that an approximation of `value` allows, by its own rounding."""
    size = abs(value)
    place = grain(value)
    if place >= 1 and (size / place) % 10 == 5 and size / place > 10:
        place *= 5
    return min(max(place / 2, 0.04 * size), max(0.1 * size, min(0.4, place / 2 if place < 1 else 0.4)))


def interval(value: float, low: float, high: float, hedge: Hedge, small: bool) -> tuple[float, float]:
    """The closed interval of a hedged number whose own words span `low`–`high`. Strict ends are kept by `hedge`."""
    slack = tolerance(value)
    if hedge == "about":
        return low - (slack if low == high else 0.0), high + (slack if low == high else 0.0)
    if hedge == "nearly":
        return min(low, value - slack), high
    if hedge in ("at_least", "more_than"):
        return low, high + slack if small else math.inf
    if hedge in ("at_most", "less_than"):
        return -math.inf, high
    return low, high
