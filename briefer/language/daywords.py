"""Calendar days and stretches of days as English news writes them, before they are resolved: see `Atom`."""

from __future__ import annotations

import re

from briefer.language.timeatoms import MONTH_WORDS, MONTHS, PARTS, WEEKDAY_WORDS, WEEKDAYS, Atom
from briefer.models import Grain

_FULL = "|".join(MONTHS)
_ABBR = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_MONTH = rf"(?P<month>{_FULL}|(?:{_ABBR})(?:\.|(?![a-z])))"
_MONTH2 = rf"(?P<month2>{_FULL}|(?:{_ABBR})(?:\.|(?![a-z])))"
_YEAR = r"(?:,?[  ](?P<year>(?:1[5-9]|20)\d\d)(?!\d|[,.]\d))?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DAY2 = r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?"
_JOIN = r"(?:[  ]?[-–—/][  ]?|[  ](?:and|to|or|until|through|till)[  ](?:the[  ])?)"

_ISO = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>[0-2]?\d|3[01])(?![\d-])"
)
_NUMERIC = re.compile(r"(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d])")
_DAY_MONTH = re.compile(
    rf"{_DAY}(?:{_JOIN}{_DAY2})?[  -](?:day[  ]of[  ]|of[  ])?{_MONTH}(?:(?![a-z]){_JOIN}{_DAY2.replace('day2', 'day3')}[  ](?:of[  ])?{_MONTH2})?(?![a-z]){_YEAR}"
)
_MONTH_DAY = re.compile(
    rf"{_MONTH}[  ](?:the[  ])?{_DAY}(?!\d|:\d|[.,]\d{{1,2}}(?!\d)|[.]\d|,\d{{3}}|[  ]?%)"
    rf"(?:{_JOIN}(?:(?:{_MONTH2})[  ])?{_DAY2}(?![\d%a-z]|:\d|[.,]\d|[  ](?:people|percent|per cent|million|billion|degrees|points?)\b))?{_YEAR}"
)
_MONTH_YEAR = re.compile(rf"{_MONTH}(?:,?[  ](?:of[  ])?(?P<year>(?:1[5-9]|20)\d\d)|[  ]['’](?P<short>\d\d))(?!\d|[,.]\d)")
_MONTH_ONLY = re.compile(
    rf"(?P<month>{_FULL})(?:(?:[  ]?[-–][  ]?|[  ](?:and|to)[  ])(?P<month2>{_FULL}))?(?![a-z])(?:,?[  ](?P<year>20\d\d)(?!\d))?"
)
_YEARS = re.compile(r"(?P<a>(?:1[89]|20)\d\d)(?:[-–/](?P<b>(?:19|20)?\d\d))(?![\d,.]?\d|[-–/]\d)")
_DECADE = re.compile(r"(?:(?P<full>(?:1[5-9]|20)\d0)|['’](?P<short>\d0)|(?P<bare>[2-9]0))['’]?s(?![a-z])")
_CENTURY = re.compile(r"(?P<n>1[0-9]|2[01]|[1-9])(?:st|nd|rd|th)(?:[- ]|[  ])century(?![a-z])")
_YEAR_ALONE = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d]|[,.:/]\d|%|[  ]?%|-(?!based|style|election|era|to|20|19)[a-z]|[a-z])(?:['’]s(?![a-z]))?"
)
_WEEKDAY = re.compile(
    r"(?P<which>last|next|this|coming|this coming|past|this past|the coming|the following|the previous|the first|the second|the third|"
    r"the fourth|the last|first|second|third|fourth)[  ]$"
)
_WEEKDAY_RUN = re.compile(
    r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun)(?P<dot>\.)?(?P<plural>s)?(?![a-z])"
    r"(?:,?[  ](?:the[  ])?(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?![  ](?:of[  ])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))?"
)
_WEEKDAY_SECOND = re.compile(
    r"(?:[  ](?:and|to|into|or|through|until)(?:[  ](?:on|early|late|the))?[  ]|[-–/])(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])"
)
_NTH_OF = re.compile(
    r"[  ](?:of|in)[  ](?:(?P<this>the|this)[  ]month|(?P<next>next)[  ]month|(?P<last>last)[  ]month|"
    + _MONTH
    + _YEAR
    + ")"
)
_UNIT = r"(?P<unit>day|week|weekend|month|year|decade|century|quarter|fortnight|summer|winter|spring|autumn|fall)"
_RELATIVE = re.compile(
    rf"(?P<which>last|next|this|past|coming|previous|following|earlier this|later this|late last|early last|early next|late next|"
    rf"early this|late this|mid-last)[  ]{_UNIT}(?![a-z-]|['’]?s[  ]old)"
)
_SEASON = re.compile(r"(?P<season>spring|summer|autumn|fall|winter)(?:[  ](?:of[  ])?(?P<year>(?:19|20)\d\d))(?!\d)")
_AGO = re.compile(
    r"(?:(?P<n>\d{1,3}(?:,\d{3})*(?:\.\d+)?)|(?P<word>half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|eighteen|twenty|twenty-five|thirty|forty|fifty|sixty|a hundred|a few|several|a couple of|many|a dozen|decades|"
    r"years|months|weeks|days|hours|centuries|minutes))(?P<half>[  ]and a half)?(?:[  ](?P<unit>second|minute|hour|day|week|fortnight|month|year|"
    r"decade|century|centurie|generation)s?)?(?:[  ]and a half)?[  ]ago$"
)
_AGO_WORDS = {
    w: n
    for n, w in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
        ],
        1,
    )
} | {"a": 1, "an": 1, "eighteen": 18, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_AGO_WORDS |= {"a hundred": 100, "a dozen": 12, "half a": 0.5, "half an": 0.5}  # type: ignore[dict-item]  # halves
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overmorrow": 2}
_BEYOND = re.compile(r"(?:the )?day (?P<dir>before yesterday|after tomorrow)(?![a-z])")
_HOLIDAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
    "new year's day": (1, 1),
    "new year’s day": (1, 1),
    "may day": (5, 1),
    "valentine's day": (2, 14),
    "valentine’s day": (2, 14),
    "halloween": (10, 31),
    "christmas": (12, 25),
}
_PARTS = "|".join(sorted({*PARTS} - {"tonight", "overnight"}, key=lambda w: (-len(w), w)))
PART = re.compile(rf"(?:(?P<early>early|late|mid)[- ])?(?P<part>{_PARTS})(?![a-z-])")
_PART_OF = re.compile(
    r"(?P<which>this|last|that|the same)[  ](?:(?P<early>early|late|mid)[- ]|very )?(?P<part>morning|afternoon|evening|night|lunchtime)(?![a-z-])"
)
_STANDALONE = re.compile(
    r"(?:(?:in|during|by|through|throughout|until|towards?|for most of|since|all|of|all through)[  ]the[  ](?:early[  ]|late[  ]|whole[  ])?|(?:at|by|before|after|until|since)[  ])$"
)
_CALENDAR_CUE = re.compile(
    r"(?:^|[^a-z])(?:in|since|until|till|by|from|before|after|during|of|for|to|through|last|next|this|early|late|mid|mid-|each|every|"
    r"and|between|until the end of|end of|start of|beginning of|middle of|both|around|on|throughout|over|that|or|coming|past|-)[  -]?$"
)
_POSITION = re.compile(
    r"(?:^|[^a-z])(?P<pos>early|late|mid|mid-|the end of|the start of|the beginning of|the middle of|the first half of|the second half of|"
    r"end of|start of|beginning of|later|earlier)(?:[  ](?:in|on))?[  -]?$"
)
_PROPER_MONTHS = {"may", "march", "april", "june", "august", "mar", "jan", "sun", "sat", "mon", "wed", "dec", "sep", "oct"}
_YEAR_CUE = re.compile(
    r"(?:^|[^a-z])(?:in|since|until|till|by|from|before|after|during|of|to|through|early|late|mid|mid-|year|years|between|and|for|the|its|"
    r"their|his|her|our|a|an|both|around|circa|c\.|season|spring|summer|autumn|fall|winter|end|back|than|as|or|with|that|on|class|"
    r"[a-z]+['’]s?|\()[  (-]?$"
)
_OLD_YEAR_CUE = re.compile(
    r"(?:^|[^a-z])(?:in|since|until|till|by|from|before|after|during|of|circa|year|late|early|to|and|around|\()[  (-]?$"
)
_LABEL_CUE = re.compile(
    r"(?:no\.?|number|room|flight|resolution|article|page|p\.|highway|route|bus|order|bill|act|model|code|extension|pin|#)[  ]?$"
)
_COUNTED = re.compile(
    r"[  ](?:more[  ])?(?:people|persons|men|women|children|workers|soldiers|troops|houses|homes|tonnes|tons|kilomet\w+|km|miles|met(?:re|er)s|"
    r"dollars|euros|pounds|yen|passengers|students|residents|police|vehicles|cars|jobs|employees|units|hectares|acres|feet|ft|mw|megawatts|"
    r"litres|volunteers|fans|spectators|seats|beds|patients|victims|prisoners|migrants|refugees|civilians|families|households|firefighters|"
    r"guests|delegates|staff|calories|hours|days|years|times|points|million|billion|thousand)(?![a-z])"
)


def date_at(low: str, raw: str, pos: int) -> Atom | None:
    """The calendar expression that begins at `pos`, or None."""
    if low[pos].isdigit() or low[pos] in "'’":
        return _from_digits(low, pos)
    word = _word(low, pos)
    if word in MONTH_WORDS:
        return _from_month(low, raw, pos, word)
    if word in WEEKDAY_WORDS or word.rstrip("s") in WEEKDAYS:
        return _from_weekday(low, raw, pos, word)
    return _from_word(low, pos, word)


def _word(low: str, pos: int) -> str:
    end = pos
    while end < len(low) and low[end].isalpha():
        end += 1
    return low[pos:end]


def _month(text: str) -> int:
    return MONTH_WORDS[text.rstrip(".")]


# ---------------------------------------------------------------- digits
def _from_digits(low: str, pos: int) -> Atom | None:
    if found := _ISO.match(low, pos):
        return Atom(pos, found.end(), "date", year=int(found["year"]), month=int(found["month"]), day=int(found["day"]))
    if found := _NUMERIC.match(low, pos):
        return _numeric(pos, found)
    if found := _DAY_MONTH.match(low, pos):
        if atom := _day_month(low, pos, found):
            return atom
    if found := _CENTURY.match(low, pos):
        last = 100 * int(found["n"])
        return Atom(pos, found.end(), "date", "year", year=last - 99, year2=last)
    if found := _DECADE.match(low, pos):
        return _decade(low, pos, found)
    if found := _YEARS.match(low, pos):
        return _years(low, pos, found)
    found = _YEAR_ALONE.match(low, pos)
    return _year(low, pos, found) if found else None


def _numeric(pos: int, found: re.Match[str]) -> Atom | None:
    a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
    atom = Atom(pos, found.end(), "date")
    if found["sep"] == "." or (a > 12 >= b) or a == b:
        atom.year, atom.month, atom.day = year, b, a
    elif b > 12 >= a:
        atom.year, atom.month, atom.day = year, a, b
    return atom if max(a, b) <= 31 and min(a, b) <= 12 and min(a, b) > 0 else None


def _day_month(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    day, month = int(found["day"]), _month(found["month"])
    if not 0 < day <= 31:
        return None
    end = found.end()
    if found["month"] == "may" and re.compile(
        r"[  ](?:have|be|not|also|well|need|want|face|lose|get|take|seem|still)(?![a-z])"
    ).match(low, end):
        return None
    atom = Atom(pos, end, "date", month=month, day=day, year=int(found["year"]) if found["year"] else None)
    if found["day3"]:
        atom.month2, atom.day2 = _month(found["month2"]), int(found["day3"])
    elif found["day2"]:
        atom.day2 = int(found["day2"])
    return atom


def _decade(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    if found["full"]:
        year = int(found["full"])
    elif found["short"]:
        year = 1900 + int(found["short"])
    else:
        return None
    start, kind = _position(low, pos)
    return Atom(
        start,
        found.end(),
        "date",
        "year",
        which=kind,
        year=year,
        year2=year + (99 if year % 100 == 0 and year < 2000 else 9),
    )


def _years(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    a = int(found["a"])
    b = int(found["b"]) if len(found["b"]) == 4 else a // 100 * 100 + int(found["b"])
    if not a < b <= a + 60 or _COUNTED.match(low, found.end()):
        return None
    return Atom(pos, found.end(), "date", "year", year=a, year2=b)


def _year(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    year = int(found["year"])
    before = low[max(0, pos - 16) : pos]
    end = found.end("year")
    if low[pos - 1 : pos] in tuple("$€£¥+.,-–/#") and not re.search(r"(?:mid|post|pre|early|late|\d)[-–]$", before):
        return None
    if _LABEL_CUE.search(before) or year > 2099:
        return None
    counted = _COUNTED.match(low, end)
    if year < 1900:
        return Atom(pos, end, "date", "year", year=year) if _OLD_YEAR_CUE.search(before) and not counted else None
    if counted and not re.search(r"(?:in|since|the|of|['’]s)[  ]$", before):
        return None
    start, kind = _position(low, pos)
    return Atom(start, end, "date", "year", year=year, which=kind)


# ---------------------------------------------------------------- months and weekdays
def _position(low: str, pos: int) -> tuple[int, str]:
    found = _POSITION.search(low[max(0, pos - 24) : pos])
    if found is None:
        return pos, ""
    words = found["pos"].rstrip("-")
    start = max(0, pos - 24) + found.start("pos")
    if words in ("later", "earlier"):
        return pos, ""
    kind = {"early": "early", "late": "late", "mid": "mid", "the first half of": "h1", "the second half of": "h2"}.get(
        words
    )
    if kind is None:
        kind = "late" if "end" in words or "second" in words else "mid" if "middle" in words else "early"
    return start, kind


def _from_month(low: str, raw: str, pos: int, word: str) -> Atom | None:
    capital = raw[pos].isupper()
    if found := _MONTH_DAY.match(low, pos):
        if (capital or word not in ("may", "march", "mar", "sun")) and 0 < int(found["day"]) <= 31:
            return _month_day(pos, found)
    if not capital:
        return None
    if found := _MONTH_YEAR.match(low, pos):
        start, kind = _position(low, pos)
        year = int(found["year"]) if found["year"] else 2000 + int(found["short"])
        return Atom(start, found.end(), "date", "month", year=year, month=_month(found["month"]), which=kind)
    found = _MONTH_ONLY.match(low, pos)
    if found is None:
        return None
    start, kind = _position(low, pos)
    before = low[max(0, pos - 16) : pos]
    if word in _PROPER_MONTHS and not kind and not _CALENDAR_CUE.search(before):
        return None
    if word in ("may", "march", "april", "june", "august") and not _month_reads(low, raw, pos, found.end(), before):
        return None
    which = "" if kind else _which(before)
    start = start - len(which) - 1 if which else start
    atom = Atom(start, found.end(), "date", "month", month=_month(found["month"]), which=kind or which)
    if found["month2"]:
        atom.month2 = _month(found["month2"])
    if found["year"]:
        atom.year = int(found["year"])
    return atom


_NOT_MONTH = re.compile(
    r"[  ](?:have|be|not|also|well|need|want|said|says|told|was[  ]born|on[  ]the|against|through|for[  ])(?![a-z])"
)


def _month_reads(low: str, raw: str, pos: int, end: int, before: str) -> bool:
    """Is a month's name that is also a person's or a verb's a month here?"""
    if _NOT_MONTH.match(low, end) and not re.search(r"(?:in|since|last|next|until|by)[  ]$", before):
        return False
    nxt = re.compile(r"[  ](\w+)").match(raw, end)
    person = nxt is not None and nxt[1][0].isupper() and nxt[1].lower() not in WEEKDAYS
    return not (person and re.search(r"(?:of|for|to|from|by|after|and|with|on)[  ]$", before))


def _which(before: str) -> str:
    found = re.search(r"(last|next|this|coming|past|previous)[  ]$", before)
    return found[1] if found else ""


def _month_day(pos: int, found: re.Match[str]) -> Atom | None:
    atom = Atom(pos, found.end(), "date", month=_month(found["month"]), day=int(found["day"]))
    atom.year = int(found["year"]) if found["year"] else None
    if found["day2"] and 0 < int(found["day2"]) <= 31:
        atom.day2 = int(found["day2"])
        atom.month2 = _month(found["month2"]) if found["month2"] else None
        if atom.month2 is None and atom.day2 <= int(found["day"]):
            atom.day2, atom.end = None, found.end("day")
    return atom


def _from_weekday(low: str, raw: str, pos: int, word: str) -> Atom | None:
    found = _WEEKDAY_RUN.match(low, pos)
    if re.search(r"(?:every|each|most|alternate)[  ]$", low[max(0, pos - 10) : pos]):
        return None
    if found is None or not raw[pos].isupper() or (found["plural"] and len(found["weekday"]) > 5):
        return None
    name = found["weekday"]
    end = found.end() if found["day"] else found.end("weekday")
    if name not in WEEKDAYS:
        if not re.compile(r"\.?,?[  ](?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|morning|night)").match(low, end):
            return None
        end = found.end("dot") if found["dot"] else end
    if (feast := _FEAST.search(low[max(0, pos - 8) : pos])) and name in ("friday", "sunday", "monday"):
        days = {"good friday": -2, "easter sunday": 0, "easter monday": 1}.get(f"{feast[1]} {name}")
        if days is not None:
            return Atom(pos - len(feast[0]), end, "date", unit="easter", shift=float(days))
    atom = Atom(pos, end, "date", weekday=WEEKDAY_WORDS[name], day=int(found["day"]) if found["day"] else None)
    before = low[max(0, pos - 16) : pos]
    if which := _WEEKDAY.search(before):
        _weekday_which(low, pos, atom, which["which"])
    if atom.nth is None and (second := _WEEKDAY_SECOND.match(low, end)) and not found["day"]:
        rest = re.compile(r",?[  ](?:(?:the[  ])?\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)").match(
            low, second.end()
        )
        if not rest:
            atom.weekday2, atom.end = WEEKDAYS[second["weekday"]], second.end()
    return atom


_FEAST = re.compile(r"(?<![a-z])(good|easter)[  ]$")


def _weekday_which(low: str, pos: int, atom: Atom, which: str) -> None:
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}.get(which.removeprefix("the "))
    if order is not None and (of := _NTH_OF.match(low, atom.end)):
        atom.nth, atom.end = order, of.end()
        atom.start = pos - len(which) - 1
        if of["month"]:
            atom.month, atom.year = _month(of["month"]), int(of["year"]) if of["year"] else None
        else:
            atom.unit, atom.shift = "month", 1.0 if of["next"] else -1.0 if of["last"] else 0.0
        return
    short = which.split()[-1]
    if short in ("last", "next", "this", "coming", "past", "following", "previous"):
        atom.which, atom.start = short, pos - len(short) - 1


# ---------------------------------------------------------------- words
def _from_word(low: str, pos: int, word: str) -> Atom | None:
    if word in _DAYS:
        atom = Atom(pos, pos + len(word), "date", unit="day", shift=float(_DAYS[word]))
        if word == "tonight":
            atom.part, atom.grain = "tonight", "part"
        return atom
    if found := _BEYOND.match(low, pos):
        return Atom(pos, found.end(), "date", unit="day", shift=-2.0 if "before" in found["dir"] else 2.0)
    if found := _PART_OF.match(low, pos):
        return _part_of(low, pos, found)
    if found := _RELATIVE.match(low, pos):
        return _relative(low, pos, found)
    if word == "ago":
        return _ago(low, pos)
    if found := _SEASON.match(low, pos):
        return Atom(pos, found.end(), "date", "month", year=int(found["year"]), unit=found["season"])
    if word == "overnight":
        alone = bool(_ALONE_AFTER.match(low, pos + 9))
        return Atom(pos, pos + 9, "part", "part", part="overnight", needs_cue=not alone)
    if word == "weekend":
        return _weekend(low, pos)
    if found := _QUARTER.match(low, pos):
        return _quarter(pos, found)
    for name, (month, day) in _HOLIDAYS.items():
        if name.startswith(word) and low.startswith(name, pos) and not low[pos + len(name) : pos + len(name) + 1].isalpha():
            if name == "christmas" and not re.search(
                r"(?:at|by|before|after|until|over|since|on)[  ]$", low[max(0, pos - 8) : pos]
            ):
                return None
            return Atom(pos, pos + len(name), "date", month=month, day=day)
    if found := PART.match(low, pos):
        return _part(low, pos, found)
    return None


_ALONE_AFTER = re.compile(
    r"[  ]*(?:[.,;:!?)\n\"”—–-]|$)|[  ](?:the|a|an|to|in|at|by|and|but|or|when|as|he|she|it|they|we|i|you|who|which|that|after|before|with|until|for|was|were|is|"
    r"are|had|has|have|did|his|her|their|its|there|while|because|said|from|under|over|no|not|some|all|one|two|three|several|many|hundreds|thousands|\d)"
)


def _part(low: str, pos: int, found: re.Match[str]) -> Atom:
    name = found["part"]
    if found["early"] == "early" and name == "morning":
        name = "early morning"
    alone = bool(_STANDALONE.search(low[max(0, pos - 24) : pos])) and not re.compile(r"[  ](?:of|on|to)[  ]").match(
        low, found.end()
    )
    return Atom(pos, found.end(), "part", "part", part=name, needs_cue=not alone)


_QUARTER = re.compile(
    r"(?:q(?P<q>[1-4])|(?P<nth>first|second|third|fourth|final|last)[  -](?P<kind>quarter|half)(?:[  ]of)?)[  ](?:(?P<year>(?:19|20)\d\d)|(?P<rel>this|last|next)[  ]year)(?![\d])"
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _quarter(pos: int, found: re.Match[str]) -> Atom:
    """ "the second quarter of 2024", "Q3 2024", "the first half of last year"."""
    half = found["kind"] == "half"
    nth = int(found["q"]) if found["q"] else _NTH.get(found["nth"], 2 if half else 4)
    atom = Atom(
        pos,
        found.end(),
        "date",
        "month",
        which=f"{'h' if half else 'q'}{nth}",
        year=int(found["year"]) if found["year"] else None,
    )
    if found["rel"]:
        atom.unit, atom.shift = "year", {"last": -1.0, "next": 1.0}.get(found["rel"], 0.0)
    return atom


def _weekend(low: str, pos: int) -> Atom | None:
    """ "at the weekend", "over the weekend"."""
    if (
        not re.search(r"(?:at|over|during|by|for|on|until)[  ]the[  ]$", low[max(0, pos - 12) : pos])
        or low[pos + 7 : pos + 8].isalpha()
    ):
        return None
    return Atom(pos - 4, pos + 7, "date", "week", unit="weekend", shift=0.0, which="near")


def _part_of(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    atom = Atom(pos, found.end(), "date", "part", part=found["part"], unit="day")
    if found["which"] == "this":
        atom.shift = 0.0
    elif found["which"] == "last" and found["part"] in ("night", "evening"):
        atom.shift = -1.0
    elif found["which"] in ("that", "the same"):
        atom.unit = ""
    else:
        return None
    return atom


_GRAINS: dict[str, Grain] = {
    "day": "day",
    "week": "week",
    "weekend": "week",
    "fortnight": "week",
    "year": "year",
    "decade": "year",
    "century": "year",
}


def _relative(low: str, pos: int, found: re.Match[str]) -> Atom | None:
    words, unit = found["which"], found["unit"]
    which = words.split()[-1] if words.split()[-1] != "mid-last" else "last"
    if which in ("past", "coming", "previous", "following") and unit in (
        "day",
        "year",
        "month",
        "decade",
        "century",
        "quarter",
    ):
        return None
    if (which == "last" and unit == "day") or (which == "this" and unit == "day" and words == "this"):
        return None
    shift = {"last": -1.0, "past": -1.0, "previous": -1.0, "next": 1.0, "coming": 1.0, "following": 1.0}.get(which, 0.0)
    position = words.split()[0].removesuffix("-last") if " " in words or "-" in words else ""
    start = pos if position else _position(low, pos)[0]
    atom = Atom(
        start, found.end(), "date", "week" if unit in ("week", "weekend", "fortnight") else "month", unit=unit, shift=shift
    )
    if unit in ("year", "decade", "century"):
        atom.grain = "year"
    elif unit == "day":
        atom.grain = "day"
    atom.which = position or _position(low, pos)[1]
    return atom


def _ago(low: str, pos: int) -> Atom | None:
    window = max(0, pos - 40)
    found = _AGO.search(low[window : pos + 3])
    if found is None:
        return None
    start = window + found.start()
    if start and low[start - 1].isalnum():
        return None
    unit = found["unit"] or (found["word"] or "").rstrip("s")
    unit = {"centurie": "century"}.get(unit, unit)
    count: float | None = None
    loose = _LOOSE_COUNTS.get(found["word"] or "")
    if found["n"]:
        count = float(found["n"].replace(",", ""))
    elif found["unit"] and found["word"] in _AGO_WORDS:
        count = _AGO_WORDS[found["word"]]
    if count is not None and found["half"]:
        count += 0.5
    atom = Atom(start, pos + 3, "date", _AGO_GRAIN.get(unit, "year"), unit=unit)
    if count is not None:
        atom.shift, atom.ago = -count, True
    elif loose and found["unit"]:
        atom.shift, atom.shift2, atom.ago = -loose[1], -loose[0], True
    else:
        atom.unit = ""
    return atom


_LOOSE_COUNTS = {"a few": (2.0, 7.0), "several": (3.0, 10.0), "a couple of": (2.0, 3.0)}
_AGO_GRAIN: dict[str, Grain] = {
    "second": "day",
    "minute": "day",
    "hour": "day",
    "day": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
}
