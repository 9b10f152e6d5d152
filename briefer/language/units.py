"""Units of measure: spellings after a number, rates ("a day", "per share"), dimensions and factors (`data/units.txt`)."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.language.money import COINS, CURRENCIES, sign_after
from briefer.language.patterns import rx
from briefer.language.tables import rows
from briefer.language.wordlists import alternation, word_map


def _read() -> tuple[dict[str, tuple[str, float]], dict[str, str]]:
    dimensions: dict[str, tuple[str, float]] = {}
    spellings: dict[str, str] = {}
    for row in rows("units.txt"):
        unit, kind, factor, names = (part.strip() for part in row.split("|"))
        dimensions[unit] = kind, float(factor)
        spellings.update({name.strip(): unit for name in names.split(",") if name.strip()})
    return dimensions, spellings


_DIMENSIONS, _SPELLINGS = _read()
_SPELLINGS |= COINS

# Spellings so short that they hold only right behind digits, as in "47m" or "7.3 in.".
_TIGHT = word_map(
    "m=metre t=tonne g=gram h=hour l=litre s=second in.=inch in=inch w=watt mi=mile mi.=mile c=celsius f=fahrenheit yd=yard"
)
_SINGULARS = frozenset(
    ("second", "mark", "real", "crown", "quarter", "cent", "mile", "day", "minute", "hour", "week", "month", "year")
)

_AFTER = rx(rf"[-– ]{{0,2}}({alternation(_SPELLINGS)}|won)(?![a-z0-9²³])(?!\.\w)")
_TIGHT_AFTER = rx(rf"[ -]?({alternation(_TIGHT)})(?![a-z0-9²³/'’])")
_WEIGHED = rx(r"-| of (?!debt|aid|tax|public|funding|damage|savings|investment|fine|compensation|cash|money|loan|spending)")
_DESCRIBES = rx(r" (?!of |in |and |or |to |at |on |after |before |ago)[a-z]{3,}")
_TALL = rx(r" (?:tall|high|long|wide|deep|thick|of (?:rain|snow)|in diameter|across)(?![a-z])")
_METRES = rx(
    r"[- ](?:high|tall|deep|long|wide|thick|above|below|away|from|off|sprint|race|freestyle|hurdles|down|up|waves?|"
    r"wall|tower|of|x|by|underwater|relay|tsunami|drop|cliff|crane|mast|statue|yacht|tunnel|bridge|fence|radius|"
    r"apart|square|backstroke|butterfly|breaststroke|stretch|tide|swells?|depth|distance|final)(?![a-z])"
)
_RATE = rx(
    r"(?: (?:an?|per|each|every|for every|for each) | ?/ ?|-an?-|-per-)(second|minute|hour|hr|day|week|month|"
    r"quarter|year|annum|night|share|head|person|capita|passenger|barrel|tonne|ton|kilo|litre|liter|gallon|"
    r"kilogram|kg|gram|household|family|vehicle|pupil|student|child|mile|kilometre|kilometer|ticket|unit|room|"
    r"hectare|acre|square metre|square meter|square foot|megawatt-hour|mwh|ounce|bottle|pack|game|match|container|"
    r"box|bag|seat|vote|piece|dose|plate|meal|bushel|shift|session|visit|call|message|copy|employee|worker|patient|"
    r"customer|user|subscriber|resident|victim|house|home|car|truck|lorry|ship|flight|crossing|guest|player|s|h)"
    r"(?![a-z])(?! (?:ago|earlier|later|before|after|on|from now)(?![a-z]))"
)
_RATE_NAMES = word_map(
    "annum=year capita=person head=person liter=litre kg=kilogram kilo=kilogram ton=tonne hr=hour h=hour s=second"
)
_RATE_NAMES |= word_map("kilometer=kilometre mwh=megawatt-hour square_meter=square_metre lorry=truck")


def unit_after(low: str, raw: str, pos: int, value: float, digits: bool = False) -> tuple[int, str] | None:
    """The unit whose spelling follows at `pos`: its end and canonical name. `digits`: the number before it is in digits."""
    if digits and (sign := sign_after(low, pos)):
        return sign
    found = _AFTER.match(low, pos)
    if found and (unit := _meant(low, found, value)):
        return found.end(), unit
    tight = _TIGHT_AFTER.match(low, pos) if digits else None
    if tight is None or not _tight_holds(low, raw, pos, tight):
        return None
    return tight.end(), _TIGHT[tight[1]]


def _meant(low: str, found: re.Match[str], value: float) -> str | None:
    """The unit of a spelling, None where the word is another one here: "3 won", "two second goals", "4 x 100"."""
    word = found[1]
    if word == "won":
        return "KRW" if value >= 1000 else None
    if word in ("pound", "pounds") and _WEIGHED.match(low, found.end()):
        return "pound"
    joined = found.start() < found.start(1) and low[found.start()] in "-–"
    if word == "x":
        return "times" if found.start() == found.start(1) else None
    if word in _SINGULARS and value > 1 and not joined:
        described = found.start() > 0 and low[found.start() - 1].isdigit() and _DESCRIBES.match(low, found.end())
        return _SPELLINGS[word] if described else None
    return _SPELLINGS[word]


def _tight_holds(low: str, raw: str, pos: int, tight: re.Match[str]) -> bool:
    word, attached = tight[1], tight.start(1) == pos
    end, letter = tight.end(), raw[tight.start(1)]
    if word == "in.":
        return not raw[end : end + 2].strip()[:1].isupper()
    if word == "in":
        return ("-" in tight[0] and low[end : end + 1] != "-") or (attached and bool(_TALL.match(low, end)))
    if word == "s":
        return attached and "." in low[pos - 3 : pos]
    if word in ("mi", "mi.", "yd"):
        return True
    if word == "m":
        return attached or "-" in tight[0] or metres_follow(low, end)
    return attached and letter.isupper() == (word in "cfw")


def metres_follow(low: str, pos: int) -> bool:
    """Does what follows "2m" at `pos` show that the m is metres, not million?"""
    return _METRES.match(low, pos) is not None


def rate_after(low: str, pos: int) -> tuple[int, str] | None:
    """ "a day", "per share", "/year" at `pos`: its end and the canonical noun."""
    found = _RATE.match(low, pos)
    return (found.end(), _RATE_NAMES.get(found[1], found[1])) if found else None


@lru_cache(maxsize=1024)
def dimension(unit: str | None) -> tuple[str, float, float]:
    """The dimension of a canonical unit, its factor to the base unit, and the shift added before the factor applies.

    A rate over time ("USD/day") is reduced to one per second; over anything else the dimension says over what. A unit that
    is not in the tables is a dimension of its own.
    """
    if unit is None:
        return "count", 1.0, 0.0
    if unit in _DIMENSIONS:
        kind, factor = _DIMENSIONS[unit]
        return kind, factor, -32.0 if unit == "fahrenheit" else 0.0
    top, slash, bottom = unit.rpartition("/")
    if slash:
        kind, factor, shift = dimension(top or None)
        over, per = _DIMENSIONS.get(bottom, (bottom, 1.0))
        return (
            ("speed", factor / per, 0.0) if (kind, over) == ("length", "time") else (f"{kind}/{over}", factor / per, shift)
        )
    if unit == "penny":
        return "money:GBP", 0.01, 0.0
    return (f"money:{unit}" if unit in CURRENCIES else unit), 1.0, 0.0
