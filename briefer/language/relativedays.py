"""Days told from the day of publication or by name: "yesterday", "last week", "two days ago", "Christmas Eve"."""

from __future__ import annotations

import re

from briefer.language.calendardays import position
from briefer.language.patterns import rx
from briefer.language.timeatoms import PARTS, Atom
from briefer.language.wordlists import alternation
from briefer.models import Grain

_DAYS = {"today": 0.0, "tonight": 0.0, "yesterday": -1.0, "tomorrow": 1.0}
_BEYOND = rx(r"(?:the )?day (?P<side>before yesterday|after tomorrow)(?![a-z])")
_GRAINS: dict[str, Grain] = {"day": "day", "week": "week", "weekend": "week", "fortnight": "week"}
_GRAINS |= {"year": "year", "decade": "year", "century": "year"}
_RELATIVE = rx(
    r"(?P<which>last|next|this|past|coming|previous|following|earlier this|later this|late last|early last|"
    r"early next|late next|early this|late this|mid-last) (?P<unit>day|week|weekend|month|year|decade|century|"
    r"quarter|fortnight|summer|winter|spring|autumn|fall)(?![a-z-]|['’]?s old)"
)
_SHIFTS = {"last": -1.0, "past": -1.0, "next": 1.0, "coming": 1.0}
_SEASON = rx(r"(?P<season>spring|summer|autumn|fall|winter) (?:of )?(?P<year>(?:19|20)\d\d)(?!\d)")
_WEEKEND_CUE = rx(r"(?<![a-z])(?:at|over|during|by|for|on|until) the $")

_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
)
_AGO_COUNTS = {word: float(n) for n, word in enumerate(_COUNTS.split(), 1)} | {
    "a": 1.0,
    "an": 1.0,
    "half a": 0.5,
    "half an": 0.5,
}
_AGO_COUNTS |= {
    "twenty": 20.0,
    "twenty-five": 25.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "a hundred": 100.0,
}
_LOOSE = {"a few": (2.0, 7.0), "several": (3.0, 10.0), "a couple of": (2.0, 3.0)}
_AGO = rx(
    rf"(?<![^\W_])(?:(?P<n>\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?)|(?P<word>{alternation([*_AGO_COUNTS, *_LOOSE])}))"
    r"(?P<half> and a half)? (?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century|centurie|"
    r"generation)s?"
    r"(?P<half2> and a half)? ago$"
)
_AGO_BARE = rx(r"(?<![^\W_])(?:many )?(?P<unit>minute|hour|day|week|month|year|decade|centurie)s ago$")
_AGO_GRAINS: dict[str, Grain] = {
    "second": "day",
    "minute": "day",
    "hour": "day",
    "day": "day",
    "week": "week",
    "fortnight": "week",
}
_AGO_GRAINS |= {"month": "month"}

_HOLIDAYS = rx(
    r"christmas (?:eve|day)|boxing day|new year['’]s (?:eve|day)|may day|valentine['’]s day|halloween|"
    r"(?P<plain>christmas)(?![a-z])"
)
_HOLIDAY_DATES = {"christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26)}
_HOLIDAY_DATES |= {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "may day": (5, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
}
_HOLIDAY_CUE = rx(r"(?<![a-z])(?:at|by|before|after|until|over|since|on) $")

_PART = rx(rf"(?:(?P<early>early|late)[- ])?(?P<part>{alternation({*PARTS} - {'tonight', 'early morning'})})(?![a-z-])")
_PART_OF = rx(
    r"(?P<which>this|last|that|the same) (?:(?:early|late|mid)[- ]|very )?(?P<part>morning|afternoon|evening|night|"
    r"lunchtime)(?![a-z-])"
)
_PART_CUE = rx(
    r"(?:(?:in|during|by|through|throughout|until|towards?|for most of|since|all|of|all through) the (?:early |"
    r"late |whole )?|(?:at|by|before|after|until|since) )$"
)
# A part of the day stands alone only where no noun follows that it would describe ("night shift").
_ALONE_AFTER = rx(
    r" *(?:[.,;:!?)\n\"”—–-]|$)| (?:the|a|an|to|in|at|by|and|but|or|when|as|he|she|it|they|we|i|you|who|which|that|"
    r"after|before|with|until|for|was|were|is|are|had|has|have|did|his|her|their|its|there|while|because|said|from|"
    r"under|over|no|not|some|all|one|two|three|several|many|hundreds|thousands|\d)"
)


def relative_at(low: str, pos: int, word: str) -> Atom | None:
    """The expression that begins with `word` at `pos` (that ends there, for "ago"), or None."""
    if word in _DAYS:
        part = "tonight" if word == "tonight" else ""
        return Atom(pos, pos + len(word), "date", "part" if part else "day", unit="day", shift=_DAYS[word], part=part)
    if word == "ago":
        return _ago(low, pos)
    if word == "weekend":
        return _weekend(low, pos)
    if found := _BEYOND.match(low, pos):
        return Atom(pos, found.end(), "date", unit="day", shift=-2.0 if "before" in found["side"] else 2.0)
    if found := _PART_OF.match(low, pos):
        return _part_of(pos, found)
    if found := _RELATIVE.match(low, pos):
        return _relative(low, pos, found)
    if found := _SEASON.match(low, pos):
        return Atom(pos, found.end(), "date", "month", year=int(found["year"]), unit=found["season"])
    if found := _HOLIDAYS.match(low, pos):
        return _holiday(low, pos, found)
    found = _PART.match(low, pos)
    return _part(low, pos, found) if found else None


def _part(low: str, pos: int, found: re.Match[str]) -> Atom:
    name = "early morning" if found["early"] == "early" and found["part"] == "morning" else found["part"]
    cued = name == "overnight" or _PART_CUE.search(low[max(0, pos - 24) : pos])
    alone = cued is not None and cued is not False and _ALONE_AFTER.match(low, found.end()) is not None
    return Atom(pos, found.end(), "part", "part", part=name, needs_cue=not alone)


def _part_of(pos: int, found: re.Match[str]) -> Atom | None:
    atom = Atom(pos, found.end(), "date", "part", part=found["part"])
    if found["which"] == "this":
        atom.unit, atom.shift = "day", 0.0
    elif found["which"] == "last":
        if found["part"] not in ("night", "evening"):
            return None
        atom.unit, atom.shift = "day", -1.0
    return atom


def _relative(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    """ "last week", "earlier this year"; what is told from another event ("the next day") stays unresolved."""
    words, unit = found["which"], found["unit"]
    which = words.removeprefix("mid-").split()[-1]
    grain = _GRAINS.get(unit, "month")
    if which in ("previous", "following") or (unit == "day" and which == "next"):
        return Atom(pos, found.end(), "date", grain)
    if unit == "day" and words in ("last", "this", "past", "coming"):
        return None
    if which == "past":
        return (
            Atom(pos, found.end(), "date", grain, unit=unit, shift=-1.0, which="past")
            if unit in ("week", "month", "year")
            else None
        )
    start, kind = position(low, pos)
    if which != words:
        start, kind = pos, "mid" if words.startswith("mid") else words.split()[0]
    return Atom(start, found.end(), "date", grain, unit=unit, shift=_SHIFTS.get(which, 0.0), which=kind)


def _weekend(low: str, pos: int) -> Atom | None:
    """ "at the weekend", "over the weekend"."""
    if not _WEEKEND_CUE.search(low[max(0, pos - 12) : pos]) or low[pos + 7 : pos + 8].isalpha():
        return None
    return Atom(pos - 4, pos + 7, "date", "week", unit="weekend", shift=0.0, which="near")


def _holiday(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    if found["plain"] and not _HOLIDAY_CUE.search(low[max(0, pos - 8) : pos]):
        return None
    month, day = _HOLIDAY_DATES[found[0].replace("’", "'")]
    return Atom(pos, found.end(), "date", month=month, day=day)


def _ago(low: str, pos: int) -> Atom | None:
    window = max(0, pos - 40)
    found = _AGO.search(low, window, pos + 3)
    if found is None:
        bare = _AGO_BARE.search(low, window, pos + 3)
        return Atom(bare.start(), pos + 3, "date", _AGO_GRAINS.get(bare["unit"], "year")) if bare else None
    unit = found["unit"].replace("centurie", "century")
    atom = Atom(found.start(), pos + 3, "date", _AGO_GRAINS.get(unit, "year"), unit=unit, ago=True)
    if loose := _LOOSE.get(found["word"] or ""):
        atom.shift, atom.shift2 = -loose[1], -loose[0]
        return atom
    count = float(found["n"].replace(",", "")) if found["n"] else _AGO_COUNTS[found["word"]]
    atom.shift = -count - 0.5 * bool(found["half"] or found["half2"])
    return atom
