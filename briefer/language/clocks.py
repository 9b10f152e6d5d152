"""Clock times: "6 a.m.", "14:00", "1430 GMT", "half past four", "quarter to three", "16.30 o'clock", "noon"."""

from __future__ import annotations

import re

from briefer.language.patterns import rx
from briefer.language.timeatoms import HOURS, Atom
from briefer.language.zones import zone_at

_HALF_OF_DAY = r" ?(?:(?P<am>a\.? ?m\b\.?)|(?P<pm>p\.? ?m\b\.?))(?![a-z])"
_HALF = rx(_HALF_OF_DAY)
_AM_PM = rx(rf"(?P<h>\d{{1,2}})(?:(?:[:.h]| : )(?P<m>[0-5]\d)(?::[0-5]\d)?)?{_HALF_OF_DAY}")
_AM_PM_RANGE = rx(
    rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>[0-5]\d))? ?(?:-|–|—|to|and|until) ?(?=\d{{1,2}}(?:[:.][0-5]\d)?{_HALF_OF_DAY})"
)
_COLON = rx(
    r"(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\d:]|\.\d|-\d(?!\d?:)|,\d)"
    r"(?! (?:left|remaining|to (?:go|play))(?![a-z]))(?: ?(?:hrs|"
    r"hours)(?![a-z]))?"
)
_SPACED = rx(r"(?P<h>[01]?\d|2[0-4]) : (?P<m>[0-5]\d)(?![\d:%]|[.,]\d| : )(?! (?:left|remaining|to (?:go|play))(?![a-z]))")
_DOTTED = rx(r"(?P<h>[01]?\d|2[0-4])[.h](?P<m>[0-5]\d)(?![\d%]|[.,]\d| ?%)(?P<hrs> ?(?:hrs|h|uhr)(?![a-z]))?")
_MILITARY = rx(
    r"(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)(?: ?(?P<hrs>hours|hrs|h)(?![a-z])|(?= (?:gmt|utc|z|local|"
    r"[a-z]{2,4}t)(?![a-z])))"
)
_OCLOCK = rx(r"(?P<h>\d{1,2})(?:[.:](?P<m>[0-5]\d))? ?(?:o['’‘]? ?clock|uhr)(?![a-z])")
_BARE = rx(r"(?P<h>\d{1,2})(?![\d,.:/%-]\d| ?%)")
_HOUR_WORD = "|".join(sorted(HOURS, key=lambda w: (-len(w), w)))
_PAST = rx(
    r"(?P<m>half|(?:a )?quarter|five|ten|twenty-five|twenty five|twenty|\d{1,2}|(?:one|two|three|four|six|seven|"
    r"eight|nine|eleven|twelve) minutes)"
    rf"(?:[- ]minutes)?[ -](?P<dir>past|after|to|before|till|of) (?P<h>{_HOUR_WORD}|\d{{1,2}}|noon|midnight)"
    r"(?P<oclock> o['’‘]?clock)?(?![:.-]\d|[a-z\d:])"
)
_HALF_HOUR = rx(rf"half (?P<h>{_HOUR_WORD})(?![a-z-])")
_HOUR_OCLOCK = rx(
    rf"(?P<h>{_HOUR_WORD})(?P<half>[- ](?:thirty|fifteen|forty-five))?(?: o['’‘]? ?clock(?![a-z])|"
    rf"(?P<half_day>{_HALF_OF_DAY}))"
)
_HOUR = rx(rf"(?P<h>{_HOUR_WORD})(?![a-z-])")
_NAMED = rx(r"(?P<name>noon|midday|noontime|midnight)(?![a-z])")
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
_MINUTES |= {f"{word} minutes": n for word, n in HOURS.items()} | {"thirty": 30, "fifteen": 15, "forty-five": 45}

# What shows that a bare number is an hour: words before it, and a day or part of the day behind it.
_AT = rx(
    r"(?:^|[^a-z])(?:at|by|until|till|til|from|since|before|after|around|about|towards?|past|to|and|was|only|"
    r"nearly|almost|between|exactly) $"
)
_STRICT_AT = rx(
    r"(?:^|[^a-z])(?:at|until|till|til|since|before|after|by|from|sunrise|sunset|around|about|kick-off|opens?|"
    r"closes?|time:?) $"
)
_AFTER_DAY = rx(
    r"(?:day|yesterday|tomorrow|today|morning|evening|night|afternoon) (?:early |late )?(?:at|by|until|till|around|"
    r"about|at about|at around) $"
)
_LITTLE = rx(r"(?:a little|shortly|just|soon|a bit|not long) (?:before|after|past) $")
_MINUTES_CUE = rx(
    r"(?:^|[^a-z])(?:at|by|until|till|before|after|around|about|from|since|was|only|exactly|nearly|almost|just|"
    r"between|and|off|ground|up to) $"
)
_SPAN_CUE = rx(r"(?<![a-z])(?:between|from) $")
_HALF_CUE = rx(r"(?<![a-z])(?:at|by|until|till|before|after|around|about) $")
_THEN = rx(
    r",? (?:on (?:the )?(?:(?:early |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|"
    r"night|\d{1,2})|in the (?:early |late )?(?:morning|afternoon|evening|night)|at night|at lunchtime|"
    r"this (?:morning|afternoon|evening)|that (?:morning|afternoon|evening|night)|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day|yesterday|tomorrow|today|tonight|sharp|the (?:next|following|same) (?:day|morning))(?![a-z])"
)
_CLOSED = rx(r" *(?:[.,;:!?)\"”\n]|$)| (?:and|but|when|in|to|on|with|after|before|by|until|for|because) ")
_DATED = rx(
    r"(?:(?<!\d)(?:19|20)\d\d|day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|yesterday|tomorrow)[, –—-]+$"
)
_MONEYED = rx(
    r"(?<![a-z])(?:shares?|stocks?|price[sd]?|traded|trading|closed?|valued|stood|stands|index|rate|percent|cents?|dollars?|"
    r"points?|opened) (?:\w+ )?"
    r"(?:at|to|from|around|about|by|by about|until) $"
)
_HOURS_NEXT = rx(r" hours(?![a-z])")
_UNIT_NEXT = rx(
    r"[ -]?(?:%|per ?cent|percent|percentage|points?|million|billion|thousand|trillion|bn|mn?|km|kilomet|miles?|"
    r"met(?:re|er)s?|feet|foot|inch|euros?|dollars?|pounds?|yen|cents?|eur|usd|gbp|seconds?|minutes?|hours?|days?|"
    r"weeks?|months?|years?|degrees|°|tonnes?|tons?|kg|times|magnitude|on the richter|people|and a half|litres?|"
    r"hectares?|acres?)(?![a-z])"
)


def clock_at(low: str, raw: str, pos: int) -> Atom | None:
    """The clock time that begins at `pos`, with its zone, or None."""
    atom = _digits(low, raw, pos) if "0" <= low[pos] <= "9" else _words(low, pos)
    if atom is not None and (zone := zone_at(low, raw, atom.end)):
        atom.end, atom.zone = zone
    return atom


def _made(pos: int, end: int, hour: int, minute: int, half: str = "", twelve: bool = False) -> Atom | None:
    if half and 0 < hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half and not 12 < hour < 24:
        return None
    if hour > 24 or minute > 59:
        return None
    return Atom(pos, end, "clock", "minute", minute=(60 * hour + minute) % 1440, twelve=twelve and 0 < hour <= 12)


def _halved(pos: int, found: re.Match[str], hour: int, minute: int) -> Atom | None:
    """An hour with "a.m." or "p.m."; a full stop after plain "am" or "pm" is left to the sentence."""
    text = found["am"] or found["pm"]
    end = found.end() - (text.endswith(".") and text.count(".") == 1)
    return _made(pos, end, hour, minute, "am" if found["am"] else "pm")


# ---------------------------------------------------------------- in digits
def _digits(low: str, raw: str, pos: int) -> Atom | None:
    if found := _AM_PM.match(low, pos):
        return _halved(pos, found, int(found["h"]), int(found["m"] or 0))
    if found := _OCLOCK.match(low, pos):
        return _made(pos, found.end(), int(found["h"]), int(found["m"] or 0), twelve=low[pos] != "0")
    if found := _AM_PM_RANGE.match(low, pos):
        return _range_start(low, pos, found)
    if found := _COLON.match(low, pos):
        return _made(pos, found.end(), int(found["h"]), int(found["m"]), twelve=len(found["h"]) == 1)
    if (found := _MILITARY.match(low, pos)) and (found["hrs"] or zone_at(low, raw, found.end())):
        return _made(pos, found.end(), int(found["h"]), int(found["m"]))
    if found := _SPACED.match(low, pos):
        return _spaced(low, raw, pos, found)
    if found := _DOTTED.match(low, pos):
        return _dotted(low, raw, pos, found)
    if found := _PAST.match(low, pos):
        return _past(low, pos, found)
    if found := _BARE.match(low, pos):
        return _bare(low, raw, pos, found)
    return None


def _bare(low: str, raw: str, pos: int, found: re.Match[str]) -> Atom | None:
    hour, end = int(found["h"]), found.end()
    before = low[max(0, pos - 12) : pos]
    placed = _AT.search(before) and (_THEN.match(low, end) or zone_at(low, raw, end))
    if hour > 24 or not (placed or _hour_alone(low, pos, end)):
        return None
    return _made(pos, end, hour, 0, twelve=low[pos] != "0")


def _hour_alone(low: str, pos: int, end: int) -> bool:
    """An hour that a day before it or an approximation shows to be one: "on Saturday at ten", "a little after four"."""
    before = low[max(0, pos - 32) : pos]
    shown = _AFTER_DAY.search(before) or _LITTLE.search(before)
    return bool(shown and _CLOSED.match(low, end) and not _UNIT_NEXT.match(low, end))


def _range_start(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    """ "9-11 a.m.", "10 to 2 p.m.": the first hour takes the second's half of the day where that keeps the order."""
    end = found.end("m") if found["m"] else found.end("h")
    hour, minute = int(found["h"]), int(found["m"] or 0)
    closing = _AM_PM.match(low, found.end())
    last = _halved(found.end(), closing, int(closing["h"]), int(closing["m"] or 0)) if closing else None
    if closing is None or last is None or not 0 < hour <= 12:
        return None
    first = _made(pos, end, hour, minute, "am" if closing["am"] else "pm")
    if first is not None and (first.minute or 0) >= (last.minute or 0):
        return _made(pos, end, hour, minute, "am" if closing["pm"] else "pm")
    return first


def _spaced(low: str, raw: str, pos: int, found: re.Match[str]) -> Atom | None:
    """ "8 : 30", as some texts space it, is a time behind a word of time or before a zone; else it may be a score."""
    if not (_STRICT_AT.search(low[max(0, pos - 40) : pos]) or zone_at(low, raw, found.end())):
        return None
    return _made(pos, found.end(), int(found["h"]), int(found["m"]), twelve=len(found["h"]) == 1)


def _dotted(low: str, raw: str, pos: int, found: re.Match[str]) -> Atom | None:
    """ "16.30" is a time only where the words around it say so, for it may be a price or a measure."""
    before, end = low[max(0, pos - 40) : pos], found.end()
    dated = _DATED.search(before)
    hours = _HOURS_NEXT.match(low, end) if dated else None
    if hours:
        end = hours.end()
    elif _UNIT_NEXT.match(low, end) or low[pos - 1 : pos] in ("$", "€", "£", "¥"):
        return None
    follows = _THEN.match(low, end) or zone_at(low, raw, end)
    closed = low[end : end + 1] in ("", ".", ",", ";", ")", "\n", "!", "?")
    cued = _STRICT_AT.search(before) and not _MONEYED.search(before)
    if not (found["hrs"] or dated or (follows and _AT.search(before)) or (cued and (closed or follows))):
        return None
    return _made(pos, end, int(found["h"]), int(found["m"]), twelve=len(found["h"]) == 1)


# ---------------------------------------------------------------- in words
def _words(low: str, pos: int) -> Atom | None:
    if found := _NAMED.match(low, pos):
        return Atom(pos, found.end(), "clock", "minute", minute=0 if found["name"] == "midnight" else 720)
    if found := _PAST.match(low, pos):
        return _past(low, pos, found)
    if found := _HOUR_OCLOCK.match(low, pos):
        minute = _MINUTES[found["half"][1:]] if found["half"] else 0
        if found["half_day"]:
            return _halved(pos, found, HOURS[found["h"]], minute)
        return _made(pos, found.end(), HOURS[found["h"]], minute, twelve=True)
    before = low[max(0, pos - 14) : pos]
    if (found := _HALF_HOUR.match(low, pos)) and _HALF_CUE.search(before) and not _UNIT_NEXT.match(low, found.end()):
        return _made(pos, found.end(), HOURS[found["h"]], 30, twelve=True)
    found = _HOUR.match(low, pos)
    if found and ((_AT.search(before) and _THEN.match(low, found.end())) or _hour_alone(low, pos, found.end())):
        return _made(pos, found.end(), HOURS[found["h"]], 0, twelve=True)
    return None


def _past(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    """Minutes past or to an hour; with "to", "of", "after" and "before" the surroundings must speak of the time of day."""
    minutes = int(found["m"]) if found["m"].isdigit() else _MINUTES[found["m"]]
    named = found["h"] in ("noon", "midnight")
    hour = 12 if named else int(found["h"]) if found["h"].isdigit() else HOURS[found["h"]]
    past = found["dir"] in ("past", "after")
    if not 0 < hour <= 12 or minutes > 59 or (found["m"] == "half" and found["dir"] != "past"):
        return None
    if found["dir"] != "past" and not found["oclock"] and not _speaks_of_time(low, pos, found, named):
        return None
    total = 60 * hour + (minutes if past else -minutes)
    if named:
        return Atom(pos, found.end(), "clock", "minute", minute=(total - 720 * (found["h"] == "midnight")) % 1440)
    if half := _HALF.match(low, found.end()):
        return Atom(pos, half.end(), "clock", "minute", minute=total % 720 + (720 if half["pm"] else 0))
    return Atom(pos, found.end(), "clock", "minute", minute=total % 1440, twelve=True)


def _speaks_of_time(low: str, pos: int, found: re.Match[str], named: bool) -> bool:
    before, end = low[max(0, pos - 12) : pos], found.end()
    follows = _THEN.match(low, end) or _HALF.match(low, end)
    cued = _MINUTES_CUE.search(before)
    strong = "quarter" in found["m"] or named
    if _SPAN_CUE.search(before):
        return False
    if found["dir"] in ("of", "before", "after"):
        return bool(strong and (cued or follows))
    return bool(follows or (cued and (strong or _CLOSED.match(low, end))))
