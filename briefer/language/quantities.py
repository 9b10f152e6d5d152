"""Every number in news text as a comparable interval with its hedge, unit and what it counts.

Built from `numerals` (the number), `units` (measure and money), `hedges` (about, more than …) and `counted` (the noun).
Dates, clock times, years, phone numbers, list numbers and numbers in names are no quantities. `agreement` compares them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefer.language import hedges
from briefer.language.agreement import agree, comparable, implies, to_base
from briefer.language.counted import head
from briefer.language.dates import spans
from briefer.language.labels import code_end, labelled
from briefer.language.numerals import TRIGGER, Numeral, fold, grain, numeral_at
from briefer.language.units import dimension, metres_follow, rate_after, symbol_before, unit_after
from briefer.models import Hedge, Quantity

__all__ = ["agree", "comparable", "implies", "quantities", "to_base"]

_ORDINAL_NOT = re.compile(r"(?:(?<![a-z])(?:at|per|every|each|split|than a|in a|for a|a few)[  ]$)")
_FRACTION_AFTER = re.compile(
    r"[  ](?:of|more|less|fewer|higher|lower|larger|bigger|smaller|below|above|from|in|on|at|by|over|since|were|was|are|is|have|had|said|say|did|do|would|"
    r"compared|this|last|against|said|voted|want|believe|think|off|down|up|the|its|their|his|her|our|all|as|that|full|empty|and)(?![a-z])|[.,;:!?)\n\"”]|$"
)
_FRACTION_BEFORE = re.compile(
    r"(?:by|to|than|about|around|almost|nearly|over|under|roughly|another|only|just|some|some of|up|down|least|most|less|cut|one|other|against|of|the other)[  ]$"
)
_HALF_AFTER = re.compile(r"[  ](?:of|the|its|their|his|her|our|my|your|all|those|these|that|what)(?![a-z])")
_HALF_BEFORE = re.compile(r"(?:by|than|about|around|almost|nearly|over|under|roughly|only|just|least|to|up to|most)[  ]$")
_HALF_UNIT = re.compile(
    r"(?:[  ](?:of[  ])?an?[  ]|-)(hour|day|mile|century|decade|year|second|minute|tonne|ton|pint|metre|meter|kilometre|kilometer|acre|inch|percentage point|percent|kilo|litre|pound|point)(?![a-z])"
)
_HALF_NOT = re.compile(r"(?:first|second|other|latter|better|opening|in|and a|third|final|early|late|that)[  ]$")
_TIMES_AFTER = re.compile(r"[  ](?:the|that|its|their|his|her|as|what|in|to|over|from|since|last|by)(?![a-z])|[.,;)]|$")
_AGE_BEFORE = re.compile(r"(?:^|[^a-z])(?:aged|age|ages|aged between|turned|turns|turning)[  ]$")
_AGE_AFTER = re.compile(r"[-  ](?:years?|months?|weeks?|days?)[-  ](?:old|olds|of age)(?![a-z])")
_MAGNITUDE_BEFORE = re.compile(
    r"magnitude(?:[- ]|[  ](?:of|was|is|at|reached)(?:[  ](?:about|around|at least))?[  ]|[  ](?:over|above|about|around|at least|up to)[  ])$"
)
_MEASURING = re.compile(
    r"(?:measuring|measured|registered|registering)[  ](?:a[  ])?(?:about[  ]|around[  ]|at least[  ])?$"
)
_QUAKE = re.compile(
    r"(?:[  ](?:and|or)[  ][4-9]\.\d(?!\d))?[  ](?:\w+[  ])?(?:quakes?|earthquakes?|tremors?|temblors?|aftershocks?|shocks?)(?![a-z])"
)
_AND_NEXT = re.compile(r"[  ](?:and|or)[  ](?=\d)")

_MAGNITUDE_AFTER = re.compile(r"[-  ](?:magnitude(?![a-z])|on the (?:open-ended )?(?:richter|moment))")
_SCORE = re.compile(r"(\d{1,3})(?:[-–:])(\d{1,3})(?![\d%]|[-–/.,:]\d|[-–][a-z]|[  ]?(?:%|per ?cent|percent))")
_SCORE_CUE = re.compile(
    r"(?:w[io]n|wins|winning|won|beat\w*|lost|los[es]\w*|defeat\w*|dr[ae]w\w*|scor\w+|lead\w*|led|victory|ahead|trail\w*|vote\w*|voting|ruling|ruled|decision|majority|"
    r"thrash\w*|hammer\w*|edged?|triumph\w*|aggregate|penalties|shootout|finished|finish|half-?time|goal\w*|level\w*|equalis\w*|equaliz\w*|match|tie|passed|approved|rejected)"
)
_LINK = re.compile(r"[  ]?(?:[-–—]|to|or|and|till|until)[  ]?")
_BETWEEN = re.compile(
    r"(?:between|anywhere from|anything from|anywhere between|ranging from|range of|ranges from|ranged from|of from)(?:[  ](?:about|around|some|roughly|an estimated))?[  ]$"
)
_FROM = re.compile(
    r"(?:^|[^a-z])(?:from|rose|fell|up|down|cut|raised|raise|increase[ds]?|reduced?|narrowed|widened|grew)[  ](?:about[  ]|around[  ]|some[  ])?$"
)
_SKIPPED_HEDGE = re.compile(
    r"(?:about|around|roughly|approximately|nearly|almost|some|even|perhaps|maybe|as many as|more than)[  ]"
)
_RATIO = re.compile(
    r"(?P<noun>(?:[  ]|-)[^\W\d_]+)??(?:[  ]|-)(?:(?P<of>out of|of)|in)(?:[  ]|-)(?P<every>every[  ]|each[  ])?(?=[\da-z])"
)
_TOTALS = frozenset(
    (
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        12,
        15,
        20,
        25,
        30,
        40,
        50,
        60,
        75,
        80,
        100,
        150,
        200,
        250,
        300,
        400,
        500,
        1000,
        1500,
        2000,
        2500,
        5000,
        10000,
        10**6,
    )
)
_ONE_BEFORE = re.compile(
    r"(?:^|[^a-z])(?:no|any|every|some|the|this|that|each|another|which|number|day|square|the only|the other|of the|if|as|with|by|than|a|everyone|my|your|loved|"
    r"first|last|new|old|only|good|bad|big|little|right|wrong|same|next|previous|previous|latest|earlier|later|original|f\w+ula|air force|chapter|not|for)[  -]$"
)
_ONE_AFTER = re.compile(
    r"(?:[  ](?:can|could|may|might|must|should|would|will|is|was|has|had|another|day|thing|side|who|that|which|in the|by|as|does|did|to|at|on|after|way|said|says|and|or|hand|with|where|when|"
    r"side|last|more time|time|step|wants|knows|needs|side's|source|but|for)(?![a-z])|-(?:off|on|sided|time|way|size|by|to|upmanship|liner|stop|man|handed|trick|party|state|dimensional)|[.,;:!?)\"”’]|['’]s)"
)
_TAILS = re.compile(r"(?:st|nd|rd|th)?[a-z]|[-/]\d|[:]\d")
_AND_PART = re.compile(r"[  ]and a (half|quarter|third)(?![a-z])(?![  ](?:of|million))")
_ONE_UNIT = re.compile(
    r"(an?)[  -](second|minute|hour|day|week|fortnight|month|year|decade|century|mile|tonne|metre|kilometre)(?![a-z-])(?P<more>[  ]and a (?P<part>half|quarter))?(?P<not>[  ](?:ago|earlier|before|after|later|in advance|from now|on))?"
)
_ONE_UNIT_CUE = re.compile(
    r"(?:^|[^a-z])(?:for|within|in|lasted|lasting|lasts|last|took|takes?|taking|nearly|almost|about|than|over|least|under|around|up to|after|some|just|spent|during|"
    r"of|until|roughly|approximately|under|every|by|waited|jailed for|to)[  ](?:just[  ]|about[  ]|almost[  ]|nearly[  ]|over[  ]|under[  ])?$"
)
_POINT = re.compile(r"[  -](?:percentage|percent)[  -]points?(?![a-z])")


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with the currency sign, unit and rate around it."""

    start: int
    end: int
    number: Numeral
    unit: str | None


def quantities(text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """Every quantity in `text`, in order, without overlap; offsets are those in `text` plus `offset`.

    The span takes in the hedge, the number, and its unit or currency sign, not the noun. `unit` is a canonical singular, an
    ISO 4217 code, "percent", "times", "ordinal" or "score", with "/day", "/share" … behind it for a rate; None for a bare
    count. Shares ("a third", "two in three", "one in four") are percentages.
    """
    low = fold(text)
    return tuple(_shift(q, offset) for q in _scan(text, low))


def _shift(q: Quantity, offset: int) -> Quantity:
    return q.model_copy(update={"start": q.start + offset, "end": q.end + offset}) if offset else q


def _scan(raw: str, low: str) -> list[Quantity]:
    found: list[Quantity] = []
    busy = iter((*spans(raw), (len(raw) + 1, len(raw) + 1)))
    block = next(busy)
    cursor = 0
    match = TRIGGER.search(low)
    while match is not None:
        pos = match.start()
        while block[1] <= pos:
            block = next(busy)
        if block[0] <= pos:
            cursor = block[1]
        elif pos and low[pos - 1].isalnum():
            cursor = _past(low, pos)
        else:
            made, cursor = _quantity(raw, low, pos, cursor, block[0])
            found.extend(made)
        match = TRIGGER.search(low, cursor)
    return found


def _past(low: str, pos: int) -> int:
    """Behind the word or number at `pos`."""
    end = pos
    while end < len(low) and (
        low[end].isalnum() or (low[end] in ".,:" and low[end + 1 : end + 2].isdigit() and low[end - 1].isdigit())
    ):
        end += 1
    return max(end, pos + 1)


def _quantity(raw: str, low: str, pos: int, cursor: int, wall: int) -> tuple[list[Quantity], int]:
    """The quantities of the number at `pos` (two for a score or a change "from 5 to 7"), and where to read on."""
    if low[pos] == "a" and (single := _ONE_UNIT.match(low, pos)):
        return _single(raw, low, single, cursor)
    if low[pos].isdigit() and (code := code_end(low, pos)):
        return [], code
    number = numeral_at(low, pos)
    if number is None or number.end > wall:
        return [], _past(low, pos)
    if number.start < cursor:
        number = replace(number, start=pos)
    if labelled(raw, low, number.start, number.end):
        return [], _past(low, max(pos, number.end - 1))
    if number.form == "digits" and (score := _SCORE.match(low, pos)) and _is_score(low, score):
        return _scores(raw, score), score.end()
    number = _metres_or_million(raw, low, number)
    if number.form == "digits" and not _clean_end(raw, low, number):
        return [], _past(low, max(pos, number.end - 1))
    if ratio := _ratio(low, number):
        return [_finish(raw, low, ratio, cursor)], ratio.end
    measured = _measure(raw, low, number)
    if measured is None:
        return [], max(number.end, pos + 1)
    return _ranged(raw, low, measured, cursor, wall)


def _single(raw: str, low: str, found: re.Match[str], cursor: int) -> tuple[list[Quantity], int]:
    """ "an hour", "nearly a decade", "an hour and a half", where the clause measures with it."""
    pos = found.start()
    part = {"half": 0.5, "quarter": 0.25}.get(found["part"] or "", 0.0)
    cued = _ONE_UNIT_CUE.search(low[max(0, pos - 24) : pos])
    if not part and (
        cued is None or (found["not"] and cued[0].strip() not in ("than", "about", "nearly", "almost", "least"))
    ):
        return [], found.end(2)
    end = found.end("more") if part else found.end(2)
    value = 1.0 + part
    number = Numeral(pos, end, value, value, value, "words")
    unit = unit_after(low, found.start(2), False, 1)
    return [_finish(raw, low, _Measured(pos, end, number, unit[1] if unit else found[2]), cursor)], end


# ---------------------------------------------------------------- what is a number here
def _clean_end(raw: str, low: str, number: Numeral) -> bool:
    """Are the digits not the start of a code ("3D", "737s", "24/7", "4-11-72")?"""
    rest = low[number.end : number.end + 1]
    if rest.isalpha():
        if raw[number.end] == "G" and not low[number.end + 1 : number.end + 2].isalpha():
            return False
        return unit_after(low, number.end, True, number.value) is not None
    return not (rest in "/:" and rest and low[number.end + 1 : number.end + 2].isdigit())


def _metres_or_million(raw: str, low: str, number: Numeral) -> Numeral:
    """ "2m people" is two million of them, "a 2m wall" two metres."""
    end = number.end
    if number.form != "digits" or not number.scaled or raw[end - 1] != "m" or not raw[end - 2].isdigit():
        return number
    if symbol_before(low, number.start) or unit_after(low, end, False, number.value):
        return number
    followed = head(low, end)
    near = low[max(0, number.start - 40) : end + 40]
    long = metres_follow(low, end) or (
        followed is None
        and re.search(r"(?:height|depth|deep|distance|level|altitude|waves?|metres|meters|\dkm|sprint|race)(?![a-z])", near)
    )
    named = end - number.start <= 6 and re.search(
        r"(?:the|['’]s|in|over)[  ]$", low[max(0, number.start - 5) : number.start]
    )
    if not long and not (named and followed is None and number.value / 1e6 in (50, 60, 100, 200, 400, 800, 1500, 5000)):
        return number
    value = number.value / 1e6
    return Numeral(number.start, end - 1, value, value, value, "digits")


def _one_counts(low: str, number: Numeral) -> bool:
    if _ONE_BEFORE.search(low[max(0, number.start - 14) : number.start]):
        return False
    if low.startswith(
        (" of the", " of its", " of his", " of her", " of their", " of our", " of these", " of those"), number.end
    ):
        return head(low, number.end) is not None
    return not _ONE_AFTER.match(low, number.end) and head(low, number.end, "one") is not None


def _measure(raw: str, low: str, number: Numeral) -> _Measured | None:
    """The number with its unit, or None where it is none: a pronoun "one", a "second" of time, a "half" of a match."""
    word = low[number.start : number.end]
    if word == "one" and not _one_counts(low, number):
        unit = unit_after(low, number.end, False, 1)
        if unit is None or word != "one" or low.startswith("-", number.end) or unit[1] == "times" or unit[1] == "day":
            return None
    if number.form == "ordinal":
        return _ordinal(low, number)
    if number.form == "fraction":
        return _fraction(low, number)
    if number.form == "times":
        fits = (
            _TIMES_AFTER.match(low, number.end)
            or word in ("twice", "thrice", "doubled", "tripled", "trebled", "quadrupled")
            or word.endswith("fold")
        )
        return _Measured(number.start, number.end, number, "times") if fits else None
    return _with_unit(raw, low, number)


def _with_unit(raw: str, low: str, number: Numeral) -> _Measured:
    start, end = number.start, number.end
    unit: str | None = None
    digits = number.form == "digits" and low[end - 1].isdigit()
    if number.form == "digits":
        number, start = _signed(low, number)
        if (sign := symbol_before(low, start)) and (not low[sign[0]].isalpha() or raw[sign[0]].isupper()):
            start, unit = sign
    after = unit_after(low, end, digits, number.value)
    if after is not None and (part := _AND_PART.match(low, after[0])):
        extra = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}[part[1]]
        number = replace(number, value=number.value + extra, low=number.low + extra, high=number.high + extra)
        after = (part.end(), after[1])
    if after is not None and not (digits and raw[after[0] - 1] == "G" and after[1] == "gram"):
        if unit is None or after[1] == unit or (unit == "USD" and dimension(after[1])[0].startswith("money:")):
            end, unit = after
    if _POINT.match(low, end):
        end, unit = _POINT.match(low, end).end(), "percentage point"  # type: ignore[union-attr]  # matched in the test
    if _MAGNITUDE_BEFORE.search(low[max(0, start - 28) : start]) and unit is None:
        unit = "magnitude"
    elif unit is None and _shakes(low, start, number):
        unit = "magnitude"
    elif magnitude := _MAGNITUDE_AFTER.match(low, number.end):
        unit, end = "magnitude", magnitude.end() if "magnitude" in magnitude[0] else number.end
    if rate := rate_after(low, end):
        end, unit = rate[0], f"{unit or ''}/{rate[1]}"
    return _Measured(start, end, number, unit)


def _shakes(low: str, start: int, number: Numeral) -> bool:
    """A bare "7.6" that the words around it make a magnitude: "measuring 7.6", "a 9.1 temblor"."""
    if number.form != "digits" or not 1 < number.value < 10 or "." not in low[number.start : number.end]:
        return False
    return bool(_MEASURING.search(low[max(0, start - 28) : start]) or _QUAKE.match(low, number.end))


def _signed(low: str, number: Numeral) -> tuple[Numeral, int]:
    """A minus before a temperature or percentage; "minus five degrees" as well."""
    start = number.start
    sign = low[start - 1 : start]
    prior = low[start - 2 : start - 1] if start > 1 else " "
    if sign in ("-", "−", "+") and sign and (start == 1 or prior.isspace() or prior == "("):
        unit = unit_after(low, number.end, True, number.value)
        if unit and dimension(unit[1])[0] in ("temperature", "percent", "degree"):
            value = number.value if sign == "+" else -number.value
            return replace(number, value=value, low=value, high=value), start - 1
    if low.startswith("minus ", max(0, start - 6)) and start >= 6:
        return replace(number, value=-number.value, low=-number.value, high=-number.value), start - 6
    return number, start


def _ordinal(low: str, number: Numeral) -> _Measured | None:
    before = low[max(0, number.start - 10) : number.start]
    word = low[number.start : number.end]
    if (
        _ORDINAL_NOT.search(before)
        or word in ("a second", "a first")
        or low.startswith(("-hand", " of all", "hand", "ly"), number.end)
    ):
        return None
    part = word.removeprefix("a ").removeprefix("an ").removeprefix("the ")
    share = {
        "third": 3,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "ninth": 9,
        "tenth": 10,
        "twentieth": 20,
        "hundredth": 100,
    }.get(part)
    if share and word != part and (_FRACTION_AFTER.match(low, number.end) or _FRACTION_BEFORE.search(before)):
        value = 100 / share
        return _Measured(
            number.start, number.end, Numeral(number.start, number.end, value, value, value, "fraction"), "percent"
        )
    return _Measured(number.start, number.end, number, "ordinal")


def _fraction(low: str, number: Numeral) -> _Measured | None:
    start, end = number.start, number.end
    word, before = low[start:end], low[max(0, start - 12) : start]
    if unit := _HALF_UNIT.match(low, end):
        value = number.value / 100
        named = unit_after(low, unit.start(1), False, 1)
        name = named[1] if named else {"point": "percentage point"}.get(unit[1], unit[1])
        return _Measured(start, unit.end(), Numeral(start, unit.end(), value, value, value, "words"), name)
    if word in ("half", "a half") and (
        _HALF_NOT.search(before) or not (_HALF_AFTER.match(low, end) or _HALF_BEFORE.search(before))
    ):
        return None
    if word == "quarter" or (word == "a quarter" and not (low.startswith(" of ", end) or _FRACTION_BEFORE.search(before))):
        return None
    direct = unit_after(low, end, False, 0.5)
    if direct and direct[1] not in ("percent", "times"):
        value = number.value / 100
        return _Measured(
            start, direct[0], replace(number, value=value, low=value, high=value, form="words", end=direct[0]), direct[1]
        )
    return _Measured(start, end, number, "percent")


# ---------------------------------------------------------------- two numbers in one expression
def _is_score(low: str, score: re.Match[str]) -> bool:
    first, second = int(score[1]), int(score[2])
    near = low[max(0, score.start() - 60) : score.start()] + " " + low[score.end() : score.end() + 30]
    if ":" in score[0] or first == second == 50:
        return False
    if first >= second:
        return not (first > 200 and second < 10)
    return (
        bool(_SCORE_CUE.search(near)) and head(low, score.end()) is None and unit_after(low, score.end(), True, 2) is None
    )


def _scores(raw: str, score: re.Match[str]) -> list[Quantity]:
    return [
        Quantity(
            start=score.start(i),
            end=score.end(i),
            text=score[i],
            value=float(score[i]),
            low=float(score[i]),
            high=float(score[i]),
            unit="score",
        )
        for i in (1, 2)
    ]


def _total(part: float, whole: float) -> bool:
    """Is `whole` the kind of round number that shares are told of?"""
    return whole in _TOTALS or (part == 1 and whole >= 100 and grain(whole) >= 100)


def _ratio(low: str, number: Numeral) -> _Measured | None:
    """ "one in four", "two ships in every three", "nine out of ten" as a percentage."""
    if number.form not in ("digits", "words") or number.scaled:
        return None
    link = _RATIO.match(low, number.end)
    if link is None:
        return None
    total = numeral_at(low, link.end())
    if (
        total is None
        or total.form not in ("digits", "words")
        or not 0 < number.value < total.value
        or total.value not in _TOTALS
    ):
        return None
    if link["of"] == "of" or (link["of"] and low.startswith((" of the", " the"), link.end())):
        return None
    hyphens = low[number.end] == "-"
    small = number.value == 1 or (number.value < 10 and total.value in (3, 4, 5, 6, 7, 8, 9, 10, 20, 100))
    timed = unit_after(low, total.end, False, total.value)
    if not link["every"] and (not small or (timed is not None and not hyphens)):
        return None
    value = 100 * number.value / total.value
    return _Measured(number.start, total.end, Numeral(number.start, total.end, value, value, value, "fraction"), "percent")


def _ranged(raw: str, low: str, first: _Measured, cursor: int, wall: int) -> tuple[list[Quantity], int]:
    """The quantity, joined with a second one where both are a range ("10 to 15 percent", "between 5 and 7")."""
    first = _lent(raw, low, first, wall)
    link = _LINK.match(low, first.end) if first.number.form in ("digits", "words") else None
    alone = [_finish(raw, low, first, cursor)], max(first.end, first.number.end)
    if link is None:
        return alone
    at = link.end()
    if hedge := _SKIPPED_HEDGE.match(low, at):
        at = hedge.end()
    sign_end = re.compile(r"[$€£¥₹]|(?:us|a|c|hk|nz)\$|(?:eur|usd|gbp) ?").match(low, at)
    begin = sign_end.end() if sign_end else at
    if (
        begin >= len(low)
        or begin >= wall
        or not (low[begin].isalnum())
        or (low[begin].isdigit() is False and not TRIGGER.match(low, begin))
    ):
        return alone
    number = numeral_at(low, begin)
    if number is None or number.form != first.number.form or number.end > wall or number.start != begin:
        return alone
    second = _measure(raw, low, _metres_or_million(raw, low, number))
    joined = _join(low, first, second, link[0].strip("  ")) if second else None
    if joined is None or second is None:
        return alone
    before = low[max(0, first.start - 30) : first.start]
    if _FROM.search(before) and not _BETWEEN.search(before):
        return [_finish(raw, low, replace(first, number=joined[0], unit=joined[2]), cursor)], first.end
    bottom, top = joined[0].value, joined[1].value
    merged = Numeral(first.start, second.end, (bottom + top) / 2, bottom, top, "digits", second.number.scaled)
    return [_finish(raw, low, _Measured(first.start, second.end, merged, joined[2]), cursor, ranged=True)], second.end


def _lent(raw: str, low: str, first: _Measured, wall: int) -> _Measured:
    """ "7.6 and 7.5 magnitude", "5 or 10 percent": a bare number takes the unit of the one that follows."""
    link = _AND_NEXT.match(low, first.end) if first.unit is None and first.number.form == "digits" else None
    if link is None or link.end() >= wall:
        return first
    number = numeral_at(low, link.end())
    if number is None or number.form != "digits" or number.scaled:
        return first
    second = _with_unit(raw, low, number)
    decimal = "." in low[first.number.start : first.number.end] and "." in low[number.start : number.end]
    lends = second.unit is not None and (second.unit == "percent" or (decimal and second.unit not in ("USD", "times")))
    return replace(first, unit=second.unit) if lends and second.start == number.start else first


def _join(low: str, first: _Measured, second: _Measured, link: str) -> tuple[Numeral, Numeral, str | None] | None:
    """The two ends of a range in one scale and unit, or None where they are no range."""
    a, b = first.number, second.number
    if (
        first.unit is not None
        and second.unit is not None
        and first.unit != second.unit
        and not second.unit.startswith(first.unit)
    ):
        return None
    unit = second.unit if second.unit is not None else first.unit
    if first.unit is not None and second.unit is None and not low[first.start].isalnum() and first.end == a.end:
        unit = first.unit
    elif first.unit is not None and second.unit is None:
        return None
    if b.scaled and not a.scaled and a.value < 1000:
        factor = _factor(b.value)
        if a.value * factor < b.value:
            a = replace(a, value=a.value * factor, low=a.value * factor, high=a.value * factor)
    if not a.value < b.value:
        return None
    before = low[max(0, first.start - 30) : first.start]
    between = bool(_BETWEEN.search(before))
    if link == "and" and not between:
        return None
    if link == "or" and (b.value > 3 * a.value and a.value > 1):
        return None
    if link in ("till", "until") and unit is None:
        return None
    return a, b, unit


def _factor(value: float) -> float:
    for factor in (1e12, 1e9, 1e6, 1e3, 100.0):
        if value >= factor:
            return factor
    return 1.0


# ---------------------------------------------------------------- hedge and noun
def _finish(raw: str, low: str, measured: _Measured, cursor: int, ranged: bool = False) -> Quantity:
    number, unit, start, end = measured.number, measured.unit, measured.start, measured.end
    age = _age(raw, low, measured)
    if age is not None:
        unit, end = "year" if unit in (None, "year") else unit, max(age, end)
    hedge: Hedge = "range" if ranged or number.low != number.high else "exact"
    small = False
    if (tight := hedges.TIGHT_AFTER.match(low, number.end)) and hedge == "exact":
        hedge, end = ("about", max(end, tight.end())) if tight["about"] else ("at_least", max(end, tight.end()))
    noun = None if unit in ("score",) else _noun(low, measured, end, age is not None)
    if noun and age is None and unit != "ordinal" and "/" not in (unit or "") and (rate := rate_after(low, noun[1])):
        end, unit = rate[0], f"{unit or ''}/{rate[1]}"
    tail = hedges.AFTER.match(low, max(end, noun[1] if noun else end)) or hedges.AFTER.match(low, end)
    led = hedges.before(low, start) if unit not in ("ordinal", "score") else None
    if led is not None and led[0] >= cursor and not hedges.spatial(low, led[0], low[led[0] : start].split()[0], unit):
        start, small = led[0], led[2]
        hedge = led[1] if not (hedge == "range" and led[1] == "about") else hedge
    elif tail is not None and unit != "ordinal":
        kind: Hedge = "about" if tail["about"] else "at_least" if tail["at_least"] else "at_most"
        hedge, end = kind, tail.end()
    bottom, top = _bounds(number, hedge, small)
    return Quantity(
        start=start, end=end, text=raw[start:end], value=number.value, low=bottom, high=top, hedge=hedge, unit=unit, noun=noun[0] if noun else None,
    )  # fmt: skip


def _bounds(number: Numeral, hedge: Hedge, small: bool) -> tuple[float, float]:
    low, high = number.low, number.high
    if number.form == "fraction" and low == high and hedge in ("exact", "about"):
        # A worded share is a round one: "a third" is said of 31 to 36 percent.
        slack = min(2.5, 0.1 * number.value) if hedge == "exact" else min(4.0, 0.15 * number.value)
        return low - slack, high + slack
    if hedge in ("exact", "range"):
        return low, high
    return hedges.interval(number.value, low, high, hedge, small)


def _age(raw: str, low: str, measured: _Measured) -> int | None:
    """Where the number is somebody's age, the end of its expression."""
    number = measured.number
    if after := _AGE_AFTER.match(low, number.end):
        return after.end()
    if not 0 < number.value < 120 or (measured.unit is not None and measured.unit != "year"):
        return None
    if _AGE_BEFORE.search(low[max(0, measured.start - 14) : measured.start]):
        return measured.end
    start = number.start
    apposed = (
        number.form == "digits"
        and raw[start - 2 : start] == ", "
        and raw[number.end : number.end + 1] in (",", ".", ";", ")")
    )
    if (
        apposed
        and re.search(r"[A-Z][^\W\d_]+$", raw[max(0, start - 22) : start - 2])
        and not raw[number.end + 1 : number.end + 2].isdigit()
    ):
        return measured.end
    return None


def _noun(low: str, measured: _Measured, end: int, age: bool) -> tuple[str, int] | None:
    if age:
        return "age", end
    unit, number = measured.unit, measured.number
    if unit is None:
        return head(
            low, end, "one" if number.value == 1 else "many", unknown=number.form == "digits" and number.value >= 100
        )
    if unit == "score":
        return None
    if unit == "ordinal":
        return head(low, end, "one")
    if low.startswith(" of ", end):
        return head(low, end, "mass")
    if low.startswith("-", number.end) and end > number.end:
        described = _DESCRIBED.match(low, end)
        return head(low, described.end() if described else end, "one")
    return head(low, end) if unit in ("percent", "times") or unit.startswith("/") else None


_DESCRIBED = re.compile(
    r"-(?:high|long|deep|wide|tall|thick|strong|old|round|plus)(?![a-z])|(?:[  ](?:high|long|deep|wide|tall|thick))(?=[  ])"
)
