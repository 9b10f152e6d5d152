"""Time zones as newspapers write them, as minutes east of UTC.

Abbreviations follow the tz database's usual meaning; where one has several (IST, CST) the most usual in English news is
taken. "ET", "Paris time" and the like depend on the day: summer time follows the rules of the EU (Directive 2000/84/EC)
and of the United States (Energy Policy Act of 2005).
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from briefer.language.wordlists import word_set

_FIXED = {
    "gmt": 0, "utc": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120,
    "eest": 180, "msk": 180, "trt": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180, "nst": -210, "ist": 330,
    "pkt": 300, "npt": 345, "ict": 420, "wib": 420, "wita": 480, "wit": 540, "hkt": 480, "sgt": 480, "pht": 480, "awst": 480,
    "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "jst": 540, "kst": 540, "sast": 120,
    "eat": 180, "wat": 60, "cat": 120, "gst": 240, "brt": -180, "art": -180, "clt": -240, "clst": -180, "idt": 180,
}  # fmt: skip
_AMERICAN = {
    "et": -300,
    "ct": -360,
    "mt": -420,
    "pt": -480,
    "eastern": -300,
    "central": -360,
    "mountain": -420,
    "pacific": -480,
}
_PLACES_EU = {
    "london": 0, "british": 0, "uk": 0, "dublin": 0, "irish": 0, "lisbon": 0, "paris": 60, "french": 60, "berlin": 60,
    "german": 60, "central european": 60, "rome": 60, "italian": 60, "madrid": 60, "spanish": 60, "brussels": 60, "vienna": 60,
    "warsaw": 60, "prague": 60, "stockholm": 60, "oslo": 60, "copenhagen": 60, "zurich": 60, "geneva": 60, "amsterdam": 60,
    "budapest": 60, "belgrade": 60, "athens": 120, "greek": 120, "helsinki": 120, "kyiv": 120, "kiev": 120, "ukrainian": 120,
    "bucharest": 120, "sofia": 120, "vilnius": 120, "riga": 120, "tallinn": 120,
}  # fmt: skip
_PLACES_US = {"new york": -300, "washington": -300, "chicago": -360, "denver": -420, "los angeles": -480, "toronto": -300}
_PLACES_FIXED = {
    "moscow": 180, "russian": 180, "istanbul": 180, "turkish": 180, "ankara": 180, "riyadh": 180, "baghdad": 180, "nairobi": 180,
    "dubai": 240, "tehran": 210, "kabul": 270, "islamabad": 300, "pakistan": 300, "delhi": 330, "india": 330, "indian": 330,
    "dhaka": 360, "bangkok": 420, "hanoi": 420, "jakarta": 420, "beijing": 480, "china": 480, "chinese": 480, "hong kong": 480,
    "singapore": 480, "manila": 480, "taipei": 480, "perth": 480, "tokyo": 540, "japan": 540, "seoul": 540, "brisbane": 600,
    "lagos": 60, "johannesburg": 120, "cairo": 120, "tripoli": 120,
}  # fmt: skip
_BY_LENGTH = sorted({*_FIXED, *_AMERICAN} - {"z"}, key=lambda w: (-len(w), w))
ZONE = re.compile(
    rf"[  ]?\(?(?P<utc>(?:gmt|utc)[  ]?[+-−]\d{{1,2}}(?::?\d{{2}})?)(?![\d])"
    rf"|[  ]?\(?(?P<abbr>{'|'.join(_BY_LENGTH)})(?![a-z])(?:[  ](?:standard |daylight |summer )?time)?"
    r"|(?:,)?[  ](?P<local>local)(?:[  ]time)?(?![a-z])"
    r"|(?:,)?[  ](?P<place>[^\W\d_]+(?:[  ][^\W\d_]+)?)[  ](?:standard |daylight |summer )?time(?![a-z])"
    r"|(?<=\d)(?P<z>z)(?![a-z])"
)
_OFFSET = re.compile(r"([+-−])(\d{1,2}):?(\d{2})?$")
_NO_PLACE = word_set("""
    the of this that same some any first next last long at on in for from every each a no half full good big
""")


def zone_at(low: str, raw: str, pos: int) -> tuple[int, str] | None:
    """The zone written at `pos`, as its end and name for `offset`; "" for local time, which has no known offset."""
    found = ZONE.match(low, pos)
    if found is None:
        return None
    if found["utc"]:
        return found.end(), found["utc"].replace(" ", "").replace(" ", "")
    if found["abbr"]:
        start, end = found.span("abbr")
        named = found["abbr"] in ("eastern", "central", "mountain", "pacific")
        if not (raw[start:end].isupper() or (named and raw[start].isupper())):
            return None
        return end if not found[0].endswith("time") else found.end(), found["abbr"]
    if found["local"]:
        return found.end(), ""
    if found["z"]:
        return found.end(), "utc"
    start = found.start("place")
    words = found["place"].split()
    if not raw[start].isupper() or words[0] in _NO_PLACE or not raw[found.end("place") - len(words[-1])].isupper():
        return None
    return found.end(), found["place"]


@lru_cache(maxsize=512)
def offset(name: str, day: dt.date | None) -> int | None:
    """Minutes east of UTC of a zone's name on a day; None where it is not known. Without a day: standard time."""
    if name in _FIXED:
        return _FIXED[name]
    if name.startswith(("gmt", "utc")) and (shift := _OFFSET.search(name)):
        minutes = 60 * int(shift[2]) + int(shift[3] or 0)
        return minutes if shift[1] == "+" else -minutes
    if name in _AMERICAN or name in _PLACES_US:
        return (_AMERICAN | _PLACES_US)[name] + (60 if day and _american_summer(day) else 0)
    if name in _PLACES_EU:
        return _PLACES_EU[name] + (60 if day and _european_summer(day) else 0)
    return _PLACES_FIXED.get(name)


def _sunday(year: int, month: int, nth: int) -> dt.date:
    """The nth Sunday of a month, from 1; -1 the last."""
    if nth > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))
    last = dt.date(year, month + 1, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def _american_summer(day: dt.date) -> bool:
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _european_summer(day: dt.date) -> bool:
    return _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1)
