"""Time zones as newspapers write them ("GMT", "ET", "Moscow time", "UTC+3"), as minutes east of UTC (`data/zones.txt`).

"ET", "Paris time" and the like depend on the day: summer time follows the rules of the EU (Directive 2000/84/EC) and of the
United States (Energy Policy Act of 2005).
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from briefer.language.patterns import rx
from briefer.language.tables import rows
from briefer.language.wordlists import alternation, word_set


def _read() -> dict[str, tuple[int, str]]:
    table: dict[str, tuple[int, str]] = {}
    for row in rows("zones.txt"):
        names, minutes, summer = (part.strip() for part in row.split("|"))
        table.update({name.replace("_", " "): (int(minutes), summer) for name in names.split()})
    return table


_ZONES = _read()
_NAMED = ("eastern", "central", "mountain", "pacific")
_SHORT = [name for name in _ZONES if len(name) <= 4 and name.isalpha() and name not in ("uk", "rome", "oslo")]
ZONE = rx(
    r" ?\(?(?P<shift>(?:gmt|utc) ?[+\-−]\d{1,2}(?::?\d{2})?)(?!\d)"
    rf"| ?\(?(?P<short>{alternation([*_SHORT, *_NAMED])})(?![a-z])(?: (?:standard |daylight |"
    rf"summer )?time(?![a-z]))?"
    r"|,? (?P<local>local)(?: time)?(?![a-z])"
    r"|,? (?P<place>[^\W\d_]+(?: [^\W\d_]+)?) (?:standard |daylight |summer )?time(?![a-z])"
    r"|(?<=\d)(?P<zulu>z)(?![a-z])"
)
_OFFSET = rx(r"([+\-−])(\d{1,2}):?(\d{2})?$")
_NO_PLACE = word_set(
    "the of this that same some any first next last long at on in for from every each a no half full good big all"
)


def zone_at(low: str, raw: str, pos: int) -> tuple[int, str] | None:
    """The zone written at `pos`, as its end and name for `offset`; the name is "" for local time, which has none."""
    found = ZONE.match(low, pos)
    if found is None:
        return None
    kind = found.lastgroup or ""
    start, end = found.span(kind)
    if kind == "short":
        named = found[kind] in _NAMED
        capital = raw[start].isupper() if named else raw[start:end].isupper()
        return (found.end(), found[kind]) if capital else None
    if kind == "place":
        words = found[kind].split()
        proper = raw[start].isupper() and raw[end - len(words[-1])].isupper() and words[0] not in _NO_PLACE
        return (found.end(), found[kind]) if proper else None
    return found.end(), {"local": "", "zulu": "utc"}.get(kind, found[kind].replace(" ", "").replace(" ", ""))


@lru_cache(maxsize=512)
def offset(name: str, day: dt.date | None) -> int | None:
    """Minutes east of UTC of a zone's name on a day (without one: in winter); None where it is not known."""
    if name in _ZONES:
        minutes, summer = _ZONES[name]
        ahead = day is not None and (
            (summer == "eu" and _european_summer(day)) or (summer == "us" and _american_summer(day))
        )
        return minutes + 60 * ahead
    shift = _OFFSET.search(name)
    if shift is None:
        return None
    minutes = 60 * int(shift[2]) + int(shift[3] or 0)
    return minutes if shift[1] == "+" else -minutes


def _sunday(year: int, month: int, nth: int) -> dt.date:
    """The nth Sunday of a month, counted from 1; -1 is the last."""
    if nth > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=6 - first.weekday() + 7 * (nth - 1))
    last = dt.date(year, month + 1, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def _american_summer(day: dt.date) -> bool:
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _european_summer(day: dt.date) -> bool:
    return _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1)
