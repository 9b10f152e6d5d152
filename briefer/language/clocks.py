"""Clock times: "6 a.m.", "14:00", "1430 GMT", "half past four", "quarter to three", "16.30 o'clock", "noon"."""

from __future__ import annotations

import re

from briefer.language.timeatoms import HOURS, Atom
from briefer.language.zones import zone_at

_MERIDIEM = r"[  ]?(?:(?P<am>a\.?[  ]?m\b\.?)|(?P<pm>p\.?[  ]?m\b\.?))(?![a-z])"
_AM_PM = re.compile(rf"(?P<h>\d{{1,2}})(?:[:.h](?P<m>[0-5]\d)(?::[0-5]\d)?)?{_MERIDIEM}")
_AM_PM_RANGE = re.compile(
    rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>[0-5]\d))?[  ]?(?:-|–|—|to|and|until)[  ]?(?=\d{{1,2}}(?:[:.][0-5]\d)?{_MERIDIEM})"
)
_COLON = re.compile(
    r"(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\d:]|\.\d|-\d(?!\d?:))(?:[  ]?(?:hrs|hours)(?![a-z]))?"
)
_DOTTED = re.compile(r"(?P<h>[01]?\d|2[0-4])[.h](?P<m>[0-5]\d)(?![\d%]|[.,]\d|[  ]?%)(?P<hrs>[  ]?(?:hrs|h|uhr)(?![a-z]))?")
_MILITARY = re.compile(
    r"(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)(?:[  ]?(?P<hours>hours|hrs|h)(?![a-z])|(?=[  ](?:gmt|utc|z|local|[a-z]{2,4}t)(?![a-z])))"
)
_OCLOCK = re.compile(r"(?P<h>\d{1,2})(?:[.:](?P<m>[0-5]\d))?[  ]?(?:o['’‘]?[  ]?clock|uhr)(?![a-z])")
_BARE = re.compile(r"(?P<h>\d{1,2})(?![\d,.:/%-]|[  ]?%)")
_HOUR_WORD = "|".join(sorted(HOURS, key=len, reverse=True))
_PAST = re.compile(
    rf"(?P<m>half|(?:a )?quarter|five|ten|twenty-five|twenty five|twenty|\d{{1,2}}|(?:one|two|three|four|six|seven|eight|nine|eleven|twelve) minutes)"
    rf"(?:[- ]minutes)?[  -](?P<dir>past|after|to|before|till|of)[  ](?P<h>{_HOUR_WORD}|\d{{1,2}}|noon|midnight)(?P<oc>[  ]o['’‘]?clock)?(?![a-z\d:.-]\d|[a-z\d:])"
)
_HALF_HOUR = re.compile(rf"half (?P<h>{_HOUR_WORD})(?![a-z-])")
_WORD_OCLOCK = re.compile(
    rf"(?P<h>{_HOUR_WORD})(?P<half>-thirty| thirty|-fifteen|-forty-five)?(?:[  ]o['’‘]?[  ]?clock(?![a-z])|(?P<mer>{_MERIDIEM}))"
)
_WORD_BARE = re.compile(rf"(?P<h>{_HOUR_WORD})(?![a-z-])")
_NAMED = {"noon": 720, "midday": 720, "midnight": 0, "noontime": 720}
_MINUTES = {
    "half": 30,
    "a quarter": 15,
    "quarter": 15,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "twenty-five": 25,
    "twenty five": 25,
}
_MINUTES |= {f"{w} minutes": n for w, n in HOURS.items()}

# Before a bare hour ("at three on Wednesday afternoon", "by eight in the evening", "until nine").
_AT = re.compile(
    r"(?:^|[^a-z])(?:at|by|until|till|til|from|since|before|after|around|about|towards?|past|to|and|was|only|nearly|almost|between|exactly)[  ]$"
)
_AFTER_DAY = re.compile(
    r"(?:day|yesterday|tomorrow|today|morning|evening|night|afternoon)[  ](?:(?:early|late)[  ])?(?:at|by|until|till|around|about|at about|at around)[  ]$"
)
_LITTLE = re.compile(r"(?:a little|shortly|just|soon|a bit|not long)[  ](?:before|after|past)[  ]$")
_CLOSED = re.compile(r"[  ]*(?:[.,;:!?)\"”\n]|$)|[  ](?:and|but|when|in|to|on|with|after|before|by|until|for)[  ]")
_STRICT_AT = re.compile(
    r"(?:^|[^a-z])(?:at|until|till|til|since|before|after|by|from|sunrise|sunset|around|about|kick-off|opens?|closes?|time:?)[  ]$"
)
_THEN = re.compile(
    r",?[  ](?:on (?:the )?(?:(?:early |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|night|\d{1,2})|in the (?:early |late )?"
    r"(?:morning|afternoon|evening|night)|at night|at lunchtime|this (?:morning|afternoon|evening)|that (?:morning|afternoon|evening|night)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|tomorrow|today|tonight|sharp|the (?:next|following|same) (?:day|morning))(?![a-z])"
)
_MONEYED = re.compile(
    r"(?:shares?|stocks?|price[sd]?|traded|trading|closed|close|valued|stood|stands|index|rate|percent|cents?|dollars?|points?|opened) (?:\w+ )?(?:at|to|from|around|about|by|by about|until)[  ]$"
)
_UNIT_NEXT = re.compile(
    r"[  -]?(?:%|per ?cent|percent|percentage|points?|million|billion|thousand|trillion|bn|mn?|km|kilomet|miles?|met(?:re|er)s?|feet|foot|inch|"
    r"euros?|dollars?|pounds?|yen|cents?|eur|usd|gbp|seconds?|minutes?|hours?|days?|weeks?|months?|years?|degrees|°|tonnes?|tons?|kg|"
    r"times|magnitude|on the richter|people|and a half|litres?|hectares?|acres?)(?![a-z])"
)


def clock_at(low: str, raw: str, pos: int) -> Atom | None:
    """The clock time that begins at `pos`, or None."""
    atom = _digit_clock(low, raw, pos) if low[pos].isdigit() else _word_clock(low, pos)
    if atom is None:
        return None
    if zone := zone_at(low, raw, atom.end):
        atom.end, atom.zone = zone
    return atom


def _made(pos: int, end: int, hour: int, minute: int, meridiem: str = "", twelve: bool = False) -> Atom | None:
    if meridiem:
        if not 0 < hour <= 12:
            return None if hour > 23 else Atom(pos, end, "clock", "minute", minute=60 * hour + minute)
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
    if hour > 24 or minute > 59:
        return None
    return Atom(pos, end, "clock", "minute", minute=(60 * hour + minute) % 1440, twelve=twelve and 0 < hour <= 12)


def _meridiem(found: re.Match[str]) -> str:
    return "am" if found["am"] else "pm"


def _end_of(low: str, found: re.Match[str]) -> int:
    """Leave a full stop after "am" or "pm" to the sentence; one after "a.m" belongs to the time."""
    end = found.end()
    text = found["am"] or found["pm"]
    return end - 1 if text.endswith(".") and text.count(".") == 1 else end


def _digit_clock(low: str, raw: str, pos: int) -> Atom | None:
    if found := _AM_PM.match(low, pos):
        return _made(pos, _end_of(low, found), int(found["h"]), int(found["m"] or 0), _meridiem(found))
    if found := _OCLOCK.match(low, pos):
        hour = int(found["h"])
        return _made(pos, found.end(), hour, int(found["m"] or 0), twelve=not low.startswith("0", pos))
    if found := _AM_PM_RANGE.match(low, pos):
        return _range_start(low, pos, found)
    if found := _COLON.match(low, pos):
        if low[found.end() : found.end() + 1] == "," and low[found.end() + 1 : found.end() + 2].isdigit():
            return None
        return _made(pos, found.end(), int(found["h"]), int(found["m"]), twelve=len(found["h"]) == 1)
    if found := _MILITARY.match(low, pos):
        if found["hours"] or zone_at(low, raw, found.end()):
            return _made(pos, found.end(), int(found["h"]), int(found["m"]))
    if found := _DOTTED.match(low, pos):
        return _dotted(low, raw, pos, found)
    if found := _PAST.match(low, pos):
        return _past(low, pos, found)
    found = _BARE.match(low, pos)
    if (
        found
        and _AT.search(low[max(0, pos - 12) : pos])
        and (_THEN.match(low, found.end()) or _zoned(low, raw, found.end()))
    ):
        hour = int(found["h"])
        return _made(pos, found.end(), hour, 0, twelve=not low.startswith("0", pos)) if hour <= 24 else None
    return None


def _hour_alone(low: str, pos: int, end: int) -> bool:
    """A bare hour that a day before it or an approximation shows to be one: "on Saturday at ten", "a little after four"."""
    before = low[max(0, pos - 32) : pos]
    return bool(
        (_AFTER_DAY.search(before) or _LITTLE.search(before)) and _CLOSED.match(low, end) and not _UNIT_NEXT.match(low, end)
    )


def _zoned(low: str, raw: str, pos: int) -> bool:
    return zone_at(low, raw, pos) is not None


def _range_start(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    """ "9-11 a.m.", "10 to 2 p.m.": the first hour takes the second's half of the day where that keeps the order."""
    end = found.end("m") if found["m"] else found.end("h")
    closing = _AM_PM.match(low, found.end())
    if closing is None or not 0 < int(found["h"]) <= 12:
        return None
    last = _made(found.end(), closing.end(), int(closing["h"]), int(closing["m"] or 0), _meridiem(closing))
    first = _made(pos, end, int(found["h"]), int(found["m"] or 0), _meridiem(closing))
    if first and last and (first.minute or 0) >= (last.minute or 0):
        return _made(pos, end, int(found["h"]), int(found["m"] or 0), "am" if closing["pm"] else "pm")
    return first


_DATED = re.compile(
    r"(?:\b(?:19|20)\d\d|day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|yesterday|tomorrow)[,  –—-]+$"
)


def _dotted(low: str, raw: str, pos: int, found: re.Match[str]) -> Atom | None:
    before, end = low[max(0, pos - 40) : pos], found.end()
    hours = re.compile(r"[  ]hours(?![a-z])").match(low, end) if _DATED.search(before) and found["h"] != "0" else None
    if hours:
        end = hours.end()
    elif _UNIT_NEXT.match(low, end) or low[pos - 1 : pos] in ("$", "€", "£", "¥"):
        return None
    dated = _DATED.search(before)
    cued = _STRICT_AT.search(before) and not _MONEYED.search(before)
    follows = _THEN.match(low, end) or _zoned(low, raw, end)
    closed = low[end : end + 1] in ("", ".", ",", ";", ")", "\n", "!", "?")
    if not (found["hrs"] or dated or (follows and _AT.search(before)) or (cued and (closed or follows))):
        return None
    return _made(pos, end, int(found["h"]), int(found["m"]), twelve=len(found["h"]) == 1)


def _word_clock(low: str, pos: int) -> Atom | None:
    for name, minute in _NAMED.items():
        if low.startswith(name, pos) and not low[pos + len(name) : pos + len(name) + 1].isalpha():
            return Atom(pos, pos + len(name), "clock", "minute", minute=minute)
    if found := _PAST.match(low, pos):
        return _past(low, pos, found)
    if found := _WORD_OCLOCK.match(low, pos):
        minute = {"-thirty": 30, " thirty": 30, "-fifteen": 15, "-forty-five": 45}.get(found["half"] or "", 0)
        if found["mer"]:
            return _made(pos, _end_of(low, found), HOURS[found["h"]], minute, _meridiem(found))
        return _made(pos, found.end(), HOURS[found["h"]], minute, twelve=True)
    before = low[max(0, pos - 14) : pos]
    found = _HALF_HOUR.match(low, pos)
    if (
        found
        and re.search(r"(?:at|by|until|till|before|after|around|about)[  ]$", before)
        and not _UNIT_NEXT.match(low, found.end())
    ):
        return _made(pos, found.end(), HOURS[found["h"]], 30, twelve=True)
    found = _WORD_BARE.match(low, pos)
    if found and _hour_alone(low, pos, found.end()):
        return _made(pos, found.end(), HOURS[found["h"]], 0, twelve=True)
    if found and _AT.search(before) and _THEN.match(low, found.end()):
        return _made(pos, found.end(), HOURS[found["h"]], 0, twelve=True)
    return None


_CUED = re.compile(
    r"(?:^|[^a-z])(?:at|by|until|till|before|after|around|about|from|since|was|only|exactly|nearly|almost|just|between|and|off|ground|up to)[  ]$"
)


def _past(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    """Minutes past or to an hour; with "to", "of", "after" and "before" the surroundings must speak of the time of day."""
    direction = found["dir"]
    numeric = found["m"][0].isdigit()
    minutes = int(found["m"]) if numeric else _MINUTES[found["m"]]
    hour = {"noon": 12, "midnight": 12}.get(found["h"]) or (int(found["h"]) if found["h"].isdigit() else HOURS[found["h"]])
    if not 0 < hour <= 12 or minutes > 59 or (found["m"] == "half" and direction != "past"):
        return None
    end = found.end()
    if direction != "past" and not found["oc"]:
        before = low[max(0, pos - 12) : pos]
        follows = _THEN.match(low, end) or re.match(rf"{_MERIDIEM}", low[end : end + 6])
        closed = low[end : end + 1] in ("", ".", ",", ";", ")", '"', "”", "\n", "!", "?") or low.startswith(
            (" because", " when", " and "), end
        )
        strong = "quarter" in found["m"] or found["h"] in ("noon", "midnight")
        cued = _CUED.search(before)
        if direction in ("of", "before", "after") and not (strong and (cued or follows)):
            return None
        if not (follows or (cued and closed) or (strong and cued)) or re.search(r"(?:between|from)[  ]$", before):
            return None
    total = 60 * hour + (minutes if direction in ("past", "after") else -minutes)
    meridiem = re.compile(_MERIDIEM).match(low, end)
    if meridiem:
        total = total % 720 + (720 if meridiem["pm"] else 0)
        return Atom(pos, meridiem.end(), "clock", "minute", minute=total % 1440)
    if found["h"] in ("noon", "midnight"):
        total = total if found["h"] == "noon" else total - 720
        return Atom(pos, end, "clock", "minute", minute=total % 1440)
    return Atom(pos, end, "clock", "minute", minute=total % 1440, twelve=True)
