"""Every number in news text as a comparable interval with its hedge, unit and what it counts.

Built from `numerals` (the number), `measuring` (its unit), `ranges` (two numbers in one), `hedges` (about, more than …)
and `counted` (the noun). Dates, clock times, years, phone numbers, list numbers and numbers in names are no quantities
(`dates`, `labels`). `agreement` compares them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefer.language.agreement import agree, comparable, implies, particular, to_base
from briefer.language.counted import Counted, head
from briefer.language.dates import spans
from briefer.language.hedges import hedge_after, hedge_before, hedge_glued, interval, prepositional
from briefer.language.labels import code_end, labelled
from briefer.language.measuring import SINGLE, Measured, measure, metres_or_million, single_at
from briefer.language.money import sign_before
from briefer.language.numerals import TRIGGER, Numeral, fold, numeral_at
from briefer.language.patterns import rx
from briefer.language.ranges import ranged, ratio_at, score_at
from briefer.language.units import rate_after, unit_after
from briefer.models import Hedge, Quantity

__all__ = ["agree", "comparable", "implies", "particular", "quantities", "to_base"]

_AGE_BEFORE = rx(r"(?:^|[^a-z])(?:aged|ages?|aged between|turned|turns|turning) $")
_AGE_AFTER = rx(r"[- ](?:years?|months?|weeks?|days?)[- ](?:old|olds|of age)(?![a-z])")
_NAME_BEFORE = rx(
    r"(?:[A-Z][^\W\d_]+|(?<!\w)(?:man|woman|boy|girl|son|daughter|brother|sister|mother|father|wife|husband|teenager|"
    r"student|driver|suspect|victim|player|farmer|teacher|worker|mum|dad)), $"
)
_DESCRIBED = rx(
    r"-(?:high|long|deep|wide|tall|thick|strong|old|round|plus)(?![a-z])| (?:high|long|deep|wide|tall|thick)(?= )"
)

Found = tuple[list[Quantity], int]


def quantities(text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """Every quantity in `text`, in order, without overlap; offsets are those in `text` plus `offset`.

    The span takes in the hedge, the number, its unit or currency sign and its rate, not the noun. `unit` is a canonical
    singular, an ISO 4217 code, "percent", "times", "ordinal", "score" or "magnitude", with "/day", "/share" … behind it for
    a rate; None for a bare count. Shares ("a third", "two in three") are percentages, ages are years of the noun "age".
    """
    found = _scan(text, fold(text))
    if not offset:
        return tuple(found)
    return tuple(q.model_copy(update={"start": q.start + offset, "end": q.end + offset}) for q in found)


def _scan(raw: str, low: str) -> list[Quantity]:
    found: list[Quantity] = []
    busy = iter((*spans(raw), (len(raw) + 1, len(raw) + 1)))
    block = next(busy)
    cursor = taken = 0
    while match := TRIGGER.search(low, cursor):
        pos = match.start()
        while block[1] <= pos:
            block = next(busy)
        if block[0] <= pos:
            cursor = taken = block[1]
        else:
            made, cursor = _read(raw, low, pos, taken, block[0])
            found.extend(made)
            taken = made[-1].end if made else taken
    return found


def _past(low: str, pos: int) -> int:
    """Behind the word or number at `pos`."""
    end = pos
    while end < len(low) and (
        low[end].isalnum() or (low[end] in ".,:" and low[end - 1].isdigit() and low[end + 1 : end + 2].isdigit())
    ):
        end += 1
    return max(end, pos + 1)


def _read(raw: str, low: str, pos: int, taken: int, wall: int) -> Found:
    """The quantities of the number at `pos` (two for a score), and where to read on.

    What lies before `taken` belongs to the expression before; the next date begins at `wall`.
    """
    if low[pos] == "a" and (found := SINGLE.match(low, pos)):
        single = single_at(raw, low, found)
        return ([_finish(raw, low, single, taken)], single.end) if single else ([], found.end("unit"))
    if "0" <= low[pos] <= "9":
        if code := code_end(low, pos):
            return [], code
        if score := score_at(low, pos):
            return _scores(raw, score), score.end()
    number = numeral_at(low, pos)
    if number is None or number.end > wall:
        return [], _past(low, pos)
    if number.start < taken:
        number = replace(number, start=pos)
    number = metres_or_million(raw, low, number)
    if _labelled(raw, low, number) or not _clean_end(raw, low, number):
        return [], _past(low, max(pos, number.end - 1))
    return _read_number(raw, low, number, taken, wall)


def _read_number(raw: str, low: str, number: Numeral, taken: int, wall: int) -> Found:
    if ratio := ratio_at(raw, low, number):
        return [_finish(raw, low, ratio, taken)], ratio.end
    measured = measure(raw, low, number)
    if measured is None:
        return [], number.end
    measured, is_range = ranged(raw, low, measured, wall)
    made = _finish(raw, low, measured, taken, is_range)
    return [made], max(made.end, measured.end, number.end)


def _labelled(raw: str, low: str, number: Numeral) -> bool:
    if number.form not in ("digits", "words") or sign_before(low, raw, number.start):
        return False
    return labelled(raw, low, number.start, number.end)


def _clean_end(raw: str, low: str, number: Numeral) -> bool:
    """Are the digits not the start of a code ("3D", "5G", "737s", "24/7")?"""
    if number.form != "digits":
        return True
    rest = raw[number.end : number.end + 1]
    if rest.isalpha():
        network = rest == "G" and not low[number.end + 1 : number.end + 2].isalpha()
        return not network and unit_after(low, raw, number.end, number.value, True) is not None
    return not (rest in ("/", ":") and low[number.end + 1 : number.end + 2].isdigit())


def _scores(raw: str, score: re.Match[str]) -> list[Quantity]:
    if score[1] == score[2] == "50":
        return []
    ends = [(score.start(i), score.end(i), float(score[i])) for i in (1, 2)]
    return [Quantity(start=s, end=e, text=raw[s:e], value=v, low=v, high=v, unit="score") for s, e, v in ends]


# ---------------------------------------------------------------- hedge and noun
def _finish(raw: str, low: str, measured: Measured, taken: int, is_range: bool = False) -> Quantity:
    number, unit, start, end = measured.number, measured.unit, max(measured.start, taken), measured.end
    age = _age(raw, low, measured)
    if age is not None:
        unit, end = "year" if unit is None else unit, max(age, end)
    hedge: Hedge = "range" if is_range or number.low != number.high else "exact"
    if hedge == "exact" and (glued := hedge_glued(low, number.end)):
        hedge, end = glued[1], max(end, glued[0])
    noun = Counted("age", end) if age is not None else _noun(low, measured, end)
    if noun and age is None and unit != "ordinal" and "/" not in (unit or "") and (rate := rate_after(low, noun.end)):
        end, unit = rate[0], f"{unit or ''}/{rate[1]}"
    small = False
    if unit not in ("ordinal", "score"):
        start, end, hedge, small = _hedged(low, start, end, noun.end if noun else end, taken, hedge, unit)
    bottom, top = _bounds(number, hedge, small)
    return Quantity(
        start=start, end=end, text=raw[start:end], value=number.value, low=bottom, high=top, hedge=hedge, unit=unit,
        noun=noun.noun if noun else None,
    )  # fmt: skip


def _hedged(
    low: str, start: int, end: int, after: int, taken: int, hedge: Hedge, unit: str | None
) -> tuple[int, int, Hedge, bool]:
    """The span and hedge with the words before the number, or, where there are none, those behind it or its noun."""
    led = hedge_before(low, start)
    if led and led[0] >= taken and not prepositional(low, led[0], low[led[0] : start].split()[0], unit):
        return led[0], end, hedge if hedge == "range" and led[1] == "about" else led[1], led[2]
    tail = hedge_after(low, max(end, after)) or hedge_after(low, end)
    return (start, tail[0], tail[1], False) if tail else (start, end, hedge, False)


def _bounds(number: Numeral, hedge: Hedge, small: bool) -> tuple[float, float]:
    low, high = number.low, number.high
    if number.form == "fraction" and low == high and hedge in ("exact", "about"):
        # A worded share is a round one: "a third" is said of 31 to 36 percent.
        slack = min(2.5, 0.1 * number.value) if hedge == "exact" else min(4.0, 0.15 * number.value)
        return low - slack, high + slack
    if number.form == "fraction" and small:
        return low, high + 2.5
    return interval(number.value, low, high, hedge, small)


def _age(raw: str, low: str, measured: Measured) -> int | None:
    """Where the number is somebody's age, the end of its expression: "a 41-year-old", "aged 41", "Smith, 41,"."""
    number = measured.number
    if after := _AGE_AFTER.match(low, number.end):
        return after.end()
    if not 0 < number.value < 120 or measured.unit not in (None, "year"):
        return None
    if _AGE_BEFORE.search(low[max(0, measured.start - 14) : measured.start]):
        return measured.end
    closed = low[number.end : number.end + 1] in (",", ".", ";", ")") and not low[number.end + 1 : number.end + 2].isdigit()
    apposed = number.form == "digits" and closed and _NAME_BEFORE.search(raw[max(0, number.start - 22) : number.start])
    return measured.end if apposed else None


def _noun(low: str, measured: Measured, end: int) -> Counted | None:
    unit, number = measured.unit, measured.number
    if unit == "score":
        return None
    if unit == "ordinal":
        return head(low, end, "one")
    if described := _DESCRIBED.match(low, end):
        return head(low, described.end(), "one")
    if unit is None:
        return head(
            low, end, "one" if number.value == 1 else "many", unknown=number.form == "digits" and number.value >= 100
        )
    if low.startswith(" of ", end):
        return head(low, end, "mass")
    if low.startswith("-", number.end) and end > number.end:
        return head(low, end, "one")
    return head(low, end) if unit in ("percent", "times") or unit.startswith("/") else None
