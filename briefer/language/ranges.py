"""Two numbers in one expression: ranges ("10 to 15 percent"), scores ("3-1") and shares ("two in every three")."""

from __future__ import annotations

import re
from dataclasses import replace

from briefer.language.counted import head
from briefer.language.measuring import Measured, measure, with_unit
from briefer.language.money import SIGN_AT
from briefer.language.numberwords import Numeral, exact
from briefer.language.numerals import TRIGGER, grain, numeral_at
from briefer.language.patterns import rx
from briefer.language.units import unit_after

_LINK = rx(r" ?(?:[-–—]|to|or|and|till|until) ?")
_HEDGE = rx(r"(?:about|around|roughly|approximately|nearly|almost|some|even|perhaps|maybe|as many as|more than) ")
_BETWEEN = rx(
    r"(?<![a-z])(?:between|(?:anywhere|anything|ranging|ranges|ranged|of) from|anywhere between|range of)"
    r"(?: (?:about|around|some|roughly|an estimated))? $"
)
_CHANGE = rx(
    r"(?:^|[^a-z])(?:from|rose|fell|up|down|cut|raised|raise|increased?|increases|reduced?|narrowed|widened|"
    r"grew) (?:about |around |some )?$"
)
_AND_DIGITS = rx(r" (?:and|or) (?=\d)")
_SCORE = rx(r"(\d{1,3})[-–](\d{1,3})(?![\d%]|[-–/.,:]\d|[-–][a-z]| ?(?:%|per ?cent))")
_SCORE_CUE = rx(
    r"(?<![a-z])(?:w[io]n|wins|winning|won|beat|los[est]|defeat|dr[ae]w|scor|lead|led|victory|ahead|trail|vot|"
    r"ruling|ruled|decision|majority|thrash|hammer|edged?|triumph|aggregate|penalties|shootout|finished|half-?time|"
    r"goal|level|equali[sz]|match|passed|approved|rejected)"
)
_RATIO = rx(r"(?:(?: |-)[^\W\d_]+)??(?: |-)(?:(?P<of>out of)|in)(?: |-)(?P<every>(?:every|each) )?(?=[\da-z])")
_TOTALS = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100, 150, 200, 250, 300, 400, 500))
_ROUND = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 100))


def score_at(low: str, pos: int) -> re.Match[str] | None:
    """A score or the count of a vote at `pos` ("3-1", "52-48"): the match with its two numbers in groups 1 and 2."""
    score = _SCORE.match(low, pos)
    if score is None:
        return None
    first, second = int(score[1]), int(score[2])
    if first >= second:
        return None if first > 200 and second < 10 else score
    near = low[max(0, pos - 60) : pos] + " " + low[score.end() : score.end() + 30]
    alone = head(low, score.end()) is None and unit_after(low, low, score.end(), 2, True) is None
    return score if alone and _SCORE_CUE.search(near) else None


def ratio_at(raw: str, low: str, number: Numeral) -> Measured | None:
    """ "one in four", "two ships in every three", "nine out of ten" as a percentage."""
    link = _RATIO.match(low, number.end) if number.form in ("digits", "words") and not number.scaled else None
    total = numeral_at(low, link.end()) if link else None
    if link is None or total is None or total.form not in ("digits", "words") or not 0 < number.value < total.value:
        return None
    if total.value not in _TOTALS and not (number.value == 1 and grain(total.value) >= 100):
        return None
    timed = unit_after(low, raw, total.end, total.value) is not None and low[number.end] != "-"
    small = number.value == 1 or (number.value < 10 and total.value in _ROUND)
    if not link["every"] and (timed or not small):
        return None
    share = exact(number.start, total.end, 100 * number.value / total.value, "fraction")
    return Measured(number.start, total.end, share, "percent")


def ranged(raw: str, low: str, first: Measured, wall: int) -> tuple[Measured, bool]:
    """`first`, joined with a second number where both are a range; whether they are. Nothing is read beyond `wall`.

    "from 40 to 60 percent" is a change, not a range: the first number then only takes the second's scale and unit.
    """
    first = _lent(raw, low, first, wall)
    link = _LINK.match(low, first.end) if first.number.form in ("digits", "words") else None
    second = _second(raw, low, link.end(), wall) if link else None
    joined = _join(low, first, second, link[0].strip()) if link and second else None
    if joined is None or second is None:
        return first, False
    bottom, top, unit = joined
    before = low[max(0, first.start - 30) : first.start]
    if _CHANGE.search(before) and not _BETWEEN.search(before):
        return replace(first, number=bottom, unit=unit), False
    merged = Numeral(first.start, second.end, (bottom.value + top.value) / 2, bottom.value, top.value, "digits", top.scaled)
    return Measured(first.start, second.end, merged, unit), True


def _second(raw: str, low: str, pos: int, wall: int) -> Measured | None:
    if hedge := _HEDGE.match(low, pos):
        pos = hedge.end()
    if sign := SIGN_AT.match(low, pos):
        pos = sign.end()
    if pos >= min(wall, len(low)) or not TRIGGER.match(low, pos):
        return None
    number = numeral_at(low, pos)
    if number is None or number.form not in ("digits", "words") or number.end > wall or number.start != pos:
        return None
    return measure(raw, low, number)


def _join(low: str, first: Measured, second: Measured, link: str) -> tuple[Numeral, Numeral, str | None] | None:
    """The two ends of a range in one scale, and their unit; None where they are no range."""
    a, b = first.number, second.number
    unit = second.unit
    if first.unit is not None and first.unit != second.unit and not (second.unit or "").startswith(first.unit):
        if second.unit is not None or first.end != a.end:
            return None
        unit = first.unit
    if b.scaled and not a.scaled and a.value < 1000:
        factor = next((f for f in (1e12, 1e9, 1e6, 1e3, 100.0) if b.value >= f), 1.0)
        if a.value * factor < b.value:
            a = replace(a, value=a.value * factor, low=a.value * factor, high=a.value * factor)
    if not a.value < b.value:
        return None
    between = _BETWEEN.search(low[max(0, first.start - 30) : first.start]) is not None
    apart = link == "or" and b.value > 3 * a.value and a.value > 1
    return (
        None if (link == "and" and not between) or apart or (link in ("till", "until") and unit is None) else (a, b, unit)
    )


def _lent(raw: str, low: str, first: Measured, wall: int) -> Measured:
    """ "7.6 and 7.5 magnitude", "5 or 10 percent": a bare number takes the unit of the one that follows."""
    link = _AND_DIGITS.match(low, first.end) if first.unit is None and first.number.form == "digits" else None
    number = numeral_at(low, link.end()) if link and link.end() < wall else None
    if number is None or number.form != "digits" or number.scaled:
        return first
    second = with_unit(raw, low, number)
    decimals = "." in low[first.number.start : first.number.end] and "." in low[number.start : number.end]
    lends = second.unit == "percent" or (decimals and second.unit not in (None, "USD", "times"))
    return replace(first, unit=second.unit) if lends and second.start == number.start else first
