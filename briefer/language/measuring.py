"""A number with the currency sign, unit and rate around it; and what looks like a number but measures or counts nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from briefer.language.counted import head
from briefer.language.money import sign_before
from briefer.language.numberwords import Numeral, exact
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.units import dimension, metres_follow, rate_after, unit_after

_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_AND_PART = rx(r" and a (half|quarter|third)(?![a-z])(?! (?:of|million))")
_POINT = rx(r"[ -](?:percentage|percent)[ -]points?(?![a-z])")

# ---- magnitudes of earthquakes
_MAGNITUDE_BEFORE = rx(
    r"magnitude(?:[- ]| (?:of|was|is|at|reached)(?: (?:about|around|at least))? | (?:over|above|about|around|"
    r"at least|up to) )$"
)
_MAGNITUDE_AFTER = rx(r"[- ](?:magnitude(?![a-z])|on the (?:open-ended )?(?:richter|moment))")
_MEASURING = rx(r"(?<![a-z])(?:measuring|measured|registered|registering) (?:a )?(?:about |around |at least )?$")
_QUAKE = rx(
    r"(?: (?:and|or) [4-9]\.\d(?!\d))? (?:\w+ )?(?:quakes?|earthquakes?|tremors?|temblors?|aftershocks?|"
    r"shocks?)(?![a-z])"
)

# ---- metres or million
_LENGTHS = rx(r"height|depth|deep|distance|altitude|waves?(?![a-z])|metres|meters|\dkm|sprint|race(?![a-z])")
_RACES = (50, 60, 100, 200, 400, 800, 1500, 5000)
_NAMED = rx(r"(?<![a-z])(?:the|['’]s|in|over) $")

# ---- "one"
_ONE_BEFORE = rx(
    r"(?:^|[^a-z])(?:no|any|every|some|the|this|that|each|another|which|number|day|square|if|as|with|by|a|everyone|"
    r"my|your|loved|first|last|new|old|only|good|bad|big|little|right|wrong|same|next|previous|latest|earlier|"
    r"later|original|formula|air force|chapter|not)[ -]$"
)
_ONE_AFTER = rx(
    r" (?:can|could|may|might|must|should|would|will|is|was|has|had|another|day|thing|side|who|that|which|in the|"
    r"by|as|does|did|to|at|on|after|way|hand|said|says|and|or|with|where|when|last|more time|time|step|wants|knows|"
    r"needs|source|but|for)(?![a-z])"
    r"|-(?:off|on|sided|time|way|size|by|to|upmanship|liner|stop|man|handed|trick|party|state|dimensional)|"
    r"[.,;:!?)\"”’]|['’]s"
)
_ONE_OF = rx(r" of (?:the|its|his|her|their|our|these|those)(?![a-z])")
_NO_COUNT = rx(r"(?<![a-z])(?:ground|net|patient|day|sub|absolute)[ -]$")

# ---- ordinals and shares
_ORDINAL_NOT = rx(r"(?<![a-z])(?:at|per|every|each|split|than a|in a|for a|a few) $")
_SHARE_AFTER = rx(
    r" (?:of|more|less|fewer|higher|lower|larger|bigger|smaller|below|above|from|in|on|at|by|over|since|were|was|"
    r"are|is|have|had|said|say|did|do|would|compared|this|last|against|voted|want|believe|think|off|down|up|the|"
    r"its|their|his|her|our|all|as|that|full|empty|and)(?![a-z])"
    r"|[.,;:!?)\n\"”]|$"
)
_SHARE_BEFORE = rx(
    r"(?<![a-z])(?:by|to|than|about|around|almost|nearly|over|under|roughly|another|only|just|some|up|down|least|most|less|"
    r"cut|one|other|against|of) $"
)
_FEWEST = {
    "a third": 3,
    "a fourth": 4,
    "a fifth": 5,
    "a sixth": 6,
    "a seventh": 7,
    "an eighth": 8,
    "a ninth": 9,
    "a tenth": 10,
}
_FEWEST |= {"a twentieth": 20, "a hundredth": 100, "a thousandth": 1000}
_HALF_AFTER = rx(r" (?:of|the|its|their|his|her|our|my|your|all|those|these|that|what)(?![a-z])")
_HALF_BEFORE = rx(r"(?<![a-z])(?:by|than|about|around|almost|nearly|over|under|roughly|only|just|least|to|up to|most) $")
_HALF_NOT = rx(r"(?<![a-z])(?:first|second|other|latter|better|opening|in|and a|third|final|early|late|that) $")
_SHARE_UNIT = rx(
    r"(?: (?:of )?an? |-)(hour|day|mile|century|decade|year|second|minute|tonne|ton|pint|metre|meter|kilometre|"
    r"kilometer|acre|inch|percentage point|percent|kilo|litre|pound|point)(?![a-z])"
)
_TIMES_AFTER = rx(r" (?:the|that|its|their|his|her|as|what|in|to|over|from|since|last|by)(?![a-z])|[.,;)]|$")
_TIMES_ALWAYS = ("twice", "thrice", "doubled", "tripled", "trebled", "quadrupled")

# ---- "an hour"
SINGLE = rx(
    r"an?[ -](?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century|mile|tonne|met(?:re|er)|"
    r"kilomet(?:re|er))(?![a-z-])"
    r"(?P<more> and a (?P<part>half|quarter))?(?P<not> (?:ago|earlier|before|after|later|in advance|from now|"
    r"on)(?![a-z]))?"
)
_SINGLE_CUE = rx(
    r"(?:^|[^a-z])(?P<cue>for|within|in|lasted|lasting|lasts|last|took|takes?|taking|nearly|almost|about|than|over|"
    r"least|under|around|up to|after|some|just|spent|during|of|until|roughly|approximately|every|by|waited|"
    r"to) (?:just |about |almost |nearly |over |under )?$"
)
_SINGLE_HEDGES = ("than", "about", "nearly", "almost", "least")


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit; the span takes in the currency sign before it, the unit and the rate behind."""

    start: int
    end: int
    number: Numeral
    unit: str | None


def measure(raw: str, low: str, number: Numeral) -> Measured | None:
    """The number with its unit, or None where it is none: a pronoun "one", a "second" of time, a "half" of a match."""
    if number.form == "ordinal":
        return _ordinal(low, number)
    if number.form == "fraction":
        return _fraction(raw, low, number)
    word = low[number.start : number.end]
    if number.form == "times":
        counts = word in _TIMES_ALWAYS or word.endswith("fold") or _TIMES_AFTER.match(low, number.end)
        return Measured(number.start, number.end, number, "times") if counts else None
    if word == "one" and not _one_counts(raw, low, number):
        return None
    if word == "zero" and _NO_COUNT.search(low[max(0, number.start - 10) : number.start]):
        return None
    return with_unit(raw, low, metres_or_million(raw, low, number))


def with_unit(raw: str, low: str, number: Numeral) -> Measured:
    """The number with the sign, unit and rate that stand around it."""
    number, start, unit = _signed(raw, low, number)
    end = number.end
    digits = number.form == "digits" and low[end - 1].isdigit()
    of = 4 if number.form == "vague" and low.startswith(" of ", end) else 0
    if after := unit_after(low, raw, end + max(0, of - 1), number.value, digits):
        number, after = _and_part(low, number, after)
        if unit is None or after[1] == unit or (unit == "USD" and dimension(after[1])[0].startswith("money:")):
            end, unit = after
    if point := _POINT.match(low, end):
        end, unit = point.end(), "percentage point"
    if unit is None:
        end, unit = _magnitude(low, number, end)
    if rate := rate_after(low, end):
        end, unit = rate[0], f"{unit or ''}/{rate[1]}"
    return Measured(start, end, number, unit)


def single_at(raw: str, low: str, found: re.Match[str]) -> Measured | None:
    """ "an hour", "a decade", "an hour and a half" as a quantity of one, where the clause measures with it."""
    pos, part = found.start(), _PARTS.get(found["part"] or "", 0.0)
    cue = _SINGLE_CUE.search(low[max(0, pos - 24) : pos])
    if not part and (cue is None or (found["not"] and cue["cue"] not in _SINGLE_HEDGES)):
        return None
    end = found.end("more") if part else found.end("unit")
    unit = unit_after(low, raw, found.start("unit"), 1)
    return Measured(pos, end, exact(pos, end, 1 + part, "words"), unit[1] if unit else found["unit"])


def _and_part(low: str, number: Numeral, after: tuple[int, str]) -> tuple[Numeral, tuple[int, str]]:
    """ "two hours and a quarter"."""
    part = _AND_PART.match(low, after[0])
    if part is None:
        return number, after
    more = _PARTS[part[1]]
    return replace(number, value=number.value + more, low=number.low + more, high=number.high + more), (
        part.end(),
        after[1],
    )


def _signed(raw: str, low: str, number: Numeral) -> tuple[Numeral, int, str | None]:
    """The number with a minus or currency sign before it: the number, where it starts, and the currency."""
    start = number.start
    if number.form != "digits":
        return number, start, None
    if sign := sign_before(low, raw, start):
        return number, *sign
    minus = replace(number, value=-number.value, low=-number.value, high=-number.value)
    if low.endswith("minus ", 0, start):
        return minus, start - 6, None
    if start and low[start - 1] in "-−+" and (start == 1 or low[start - 2].isspace() or low[start - 2] == "("):
        unit = unit_after(low, raw, number.end, number.value, True)
        if unit and dimension(unit[1])[0] in ("temperature", "percent", "degree"):
            return number if low[start - 1] == "+" else minus, start - 1, None
    return number, start, None


def _magnitude(low: str, number: Numeral, end: int) -> tuple[int, str | None]:
    before = low[max(0, number.start - 28) : number.start]
    if after := _MAGNITUDE_AFTER.match(low, number.end):
        return (after.end() if "magnitude" in after[0] else end), "magnitude"
    if _MAGNITUDE_BEFORE.search(before):
        return end, "magnitude"
    decimal = number.form == "digits" and 1 < number.value < 10 and "." in low[number.start : number.end]
    shakes = decimal and (_MEASURING.search(before) or _QUAKE.match(low, number.end))
    return end, "magnitude" if shakes else None


def metres_or_million(raw: str, low: str, number: Numeral) -> Numeral:
    """ "2m people" is two million of them, "a 2m wall" two metres."""
    end = number.end
    if number.form != "digits" or not number.scaled or raw[end - 1] != "m" or not raw[end - 2].isdigit():
        return number
    if sign_before(low, raw, number.start) or unit_after(low, raw, end, number.value):
        return number
    metres = number.value / 1e6
    if not metres_follow(low, end):
        if head(low, end) is not None:
            return number
        raced = metres in _RACES and _NAMED.search(low[max(0, number.start - 5) : number.start])
        if not raced and not _LENGTHS.search(low[max(0, number.start - 40) : end + 40]):
            return number
    return exact(number.start, end - 1, metres, "digits")


def _one_counts(raw: str, low: str, number: Numeral) -> bool:
    """Is "one" a count here, rather than a pronoun?"""
    start, end = number.start, number.end
    unit = unit_after(low, raw, end, 1)
    if unit is not None and unit[1] != "times" and low.startswith("-", end):
        return True
    if _ONE_BEFORE.search(low[max(0, start - 14) : start]):
        return False
    if _ONE_OF.match(low, end):
        return head(low, end) is not None
    if _named(raw, start, end):
        return False
    if unit is not None:
        return unit[1] not in ("times", "day")
    return not _ONE_AFTER.match(low, end) and head(low, end, "one") is not None


def _named(raw: str, start: int, end: int) -> bool:
    """ "One" inside a proper name: "Channel One English"."""
    before = raw[max(0, start - 24) : start].split()
    return (
        raw[start].isupper()
        and not raw[start:end].isupper()
        and bool(before)
        and before[-1][:1].isupper()
        and before[-1][-1].isalpha()
    )


def _ordinal(low: str, number: Numeral) -> Measured | None:
    start, end = number.start, number.end
    before, word = low[max(0, start - 10) : start], low[start:end]
    if _ORDINAL_NOT.search(before) or word in ("a second", "a first") or low.startswith(("-hand", " of all", "hand"), end):
        return None
    bottom = _FEWEST.get(word)
    if bottom and (_SHARE_AFTER.match(low, end) or _SHARE_BEFORE.search(before)):
        return Measured(start, end, exact(start, end, 100 / bottom, "fraction"), "percent")
    return Measured(start, end, number, "ordinal")


def _fraction(raw: str, low: str, number: Numeral) -> Measured | None:
    """A share as a percentage, or a part of a unit ("half an hour", "1/2 mile")."""
    start, end = number.start, number.end
    word, before = low[start:end], low[max(0, start - 12) : start]
    if found := _SHARE_UNIT.match(low, end):
        unit = unit_after(low, raw, found.start(1), 1)
        name = unit[1] if unit else {"point": "percentage point"}.get(found[1], found[1])
        return Measured(start, found.end(), exact(start, found.end(), number.value / 100, "words"), name)
    if word in ("half", "a half") and (
        _HALF_NOT.search(before) or not (_HALF_AFTER.match(low, end) or _HALF_BEFORE.search(before))
    ):
        return None
    if word == "quarter" or (word == "a quarter" and not (low.startswith(" of ", end) or _SHARE_BEFORE.search(before))):
        return None
    direct = unit_after(low, raw, end, 0.5)
    if direct and direct[1] not in ("percent", "times"):
        return Measured(start, direct[0], exact(start, direct[0], number.value / 100, "words"), direct[1])
    return Measured(start, end, number, "percent")
