"""What became of what a figure counts: dead, hurt, missing, destroyed, damaged, cancelled, delayed, on strike …

Two counts of one noun are of two things where their outcomes differ ("312 homes destroyed and 190 damaged"), and two counts
of different nouns may be of one thing where their outcome is the same ("nine residents are dead", "five deaths").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from briefer.language.patterns import rx
from briefer.models import Quantity

REACH = 9
"""How many words from a figure its outcome may stand."""
PAST_A_STOP = 6
"""By how many half words an outcome ahead of a figure seems farther off where a comma parts them: "five have died, six are
missed" tells of two outcomes."""

_WORDS: Mapping[str, str] = {
    "dead": r"dead|deaths?|die[sd]?|dying|kill(?:s|ed|ing)?|fatalit(?:y|ies)|toll|bod(?:y|ies)|corpses?|perish(?:ed)?|"
    r"drown(?:ed)?|slain|murdered|"
    r"(?:lost|lose|losing|claim(?:s|ed|ing)?|took|taking|cost(?:ing)?)(?: \w+){0,2} li(?:fe|ves)",
    "hurt": r"injur(?:ed|ies|y|ing)|wound(?:ed|s|ing)?|hurt|casualt(?:y|ies)|maimed",
    "in hospital": r"hospitali[sz]ed",
    "critical": r"critical(?:ly)?|life-threatening|intensive care",
    "missing": r"missing|missed|unaccounted|disappeared|(?:looked|searched) for|not been found|yet to be found",
    "held": r"arrest(?:ed|s|ing)?|detain(?:ed|ing|ees?)?|custody|jailed|imprisoned",
    "moved": r"evacuat(?:ed|e|ing|ions?|ees?)|displac(?:ed|ing)|fled|flee(?:ing)?|homeless|moved|"
    r"(?:out of|from|leave|left) (?:their|his|her|our) (?:homes?|houses|dwellings|flats)|to safety|higher ground",
    "sheltered": r"shelter(?:s|ed|ing)?|refuge|camp beds|sleeping|accommodated|tents?",
    "rescued": r"rescued?|saved|pulled (?:alive|out|from)|freed",
    "destroyed": r"destroy(?:ed|s|ing)?|razed|gutted|flattened|burn(?:t|ed|ing)(?: down| out)?|wiped out|levelled|leveled|"
    r"collapsed?|toppled|swept away|gone|lost",
    "damaged": r"damag(?:ed|es?|ing)|scorched|cracked|battered",
    "cancelled": r"cancel(?:l?ed|s|lations?|l?ing)|scrapped|axed|called off|struck (?:off|out)|grounded",
    "late": r"delay(?:ed|s|ing)?|late|behind schedule|lost time|held up|overdue",
    "postponed": r"postpone(?:d|ments?)|put off|rescheduled|deferred",
    "stranded": r"strand(?:ed|ing)|stuck|marooned|high and dry|trapped",
    "striking": r"on strike|strikers?|striking|walk(?:ed)? out|not at work|downed tools|off the job|stay(?:ed|ing)? away",
    "sacked": r"redundan(?:t|cy|cies)|laid off|lay-?offs?|job (?:losses|cuts)|sack(?:ed|ings?)|dismiss(?:ed|als?)|fired|"
    r"for the (?:chop|axe)|(?:jobs|posts|positions)(?: \w+){0,4} (?:go|lost|cut|threatened|risk|danger)",
    "suspended": r"suspend(?:ed|s|ing)|suspensions?",
    "attending": r"attend(?:ed|ees?|ance|ing)|turnout|march(?:ed|ers|ing)|demonstrat(?:ed|ors|ing)|protest(?:ed|ers|ing)|"
    r"rall(?:y|ied)|crowd|took to the streets",
    "infected": r"infect(?:ed|ions?)|cases|fell ill|sickened|contracted|tested positive",
    "cut off": r"without (?:power|electricity|water|gas)|cut off|lost power|disconnected|offline",
    "restored": r"restored|reconnected|back on",
    "employed": r"employ(?:s|ees|ed)?|workforce|payroll",
    "seats": r"seats?|mandates?",
    "paid": r"paid|payments?|flowed|transferred",
    "fined": r"fined?|fines|penalt(?:y|ies)",
    "asked": r"demand(?:ed|s|ing)?|ask(?:ed|s|ing)? for|ransom",
}
_OUTCOME = rx("|".join(rf"(?P<o{n}>\b(?:{words})\b)" for n, words in enumerate(_WORDS.values())), re.IGNORECASE)
_NAMES = tuple(_WORDS)
_WAY_TO = rx(r"\b(?:in)?to\s+(?:[a-z]+\s+){0,3}(?=(?:shelters?|refuge|tents?)\b)", re.IGNORECASE)
_ROLE = rx(r"(?:attendees?|marchers|demonstrators|protesters|strikers?)", re.IGNORECASE)
_TAKING_PART = frozenset(("attending", "striking"))
_BEFALL = frozenset(("dead", "hurt", "held", "missing"))
_TOKEN = rx(r"\w+|[,;:.]")


def outcomes(text: str, figures: Sequence[Quantity], offset: int) -> tuple[str | None, ...]:
    """For each figure of a passage, which begins at `offset`, the outcome nearest to it; a word tells of one figure's.

    Words behind the figure count before those ahead of it at the same distance, for English mostly says "five dead", and
    the more where a comma stands between. Who had to leave and is sheltered is counted among the sheltered; who was taken
    to a shelter, among those who had to leave.
    """
    if not figures:
        return ()
    tokens = list(_TOKEN.finditer(text))
    marks = [token.start() for token in tokens]
    stops = [token.start() for token in tokens if token.group() in ",;:."]
    found = [(m.start(), m.end(), _NAMES[int((m.lastgroup or "o0")[1:])]) for m in _OUTCOME.finditer(text)]
    spans = [(q.start - offset, q.end - offset) for q in figures]
    ways_to = {m.end() for m in _WAY_TO.finditer(text)}
    befell = [entry for entry in found if not _ROLE.fullmatch(text, entry[0], entry[1])]
    near = [_nearest(n, spans, found, marks, stops, ways_to) for n in range(len(spans))]
    if len(befell) == len(found):
        return tuple(near)
    # "400 protesters have been detained" counts the detained; "400 protesters" alone, those who protest.
    ahead = [_nearest(n, spans, befell, marks, stops, ways_to) for n in range(len(spans))]
    return tuple(b if b in _BEFALL and a in _TAKING_PART else a for a, b in zip(near, ahead, strict=True))


def outcome_of(word: str) -> str | None:
    """The outcome that a word tells by itself ("deaths", "strikers"); None where it tells none."""
    found = _OUTCOME.fullmatch(word)
    return _NAMES[int((found.lastgroup or "o0")[1:])] if found else None


def _nearest(
    n: int,
    spans: Sequence[tuple[int, int]],
    found: Sequence[tuple[int, int, str]],
    marks: Sequence[int],
    stops: Sequence[int],
    ways_to: Set[int],
) -> str | None:
    start, end = spans[n]
    floor = spans[n - 1][1] if n else 0
    ceiling = spans[n + 1][0] if n + 1 < len(spans) else 1 << 60
    best: tuple[int, str] | None = None
    for left, right, name in found:
        if left >= end and left < ceiling:
            gap = 2 * (bisect_left(marks, left) - bisect_left(marks, end))
        elif right <= start and left >= floor:
            gap = 2 * (bisect_left(marks, start) - bisect_left(marks, right)) + 3
            gap += PAST_A_STOP * (bisect_left(stops, start) - bisect_left(stops, right))
        else:
            continue
        if gap > 2 * REACH:
            continue
        if best is not None and best[1] == "moved" and name == "sheltered" and left >= end and left not in ways_to:
            return name
        if best is None or gap < best[0]:
            best = (gap, name)
    return best[1] if best else None
