"""Stamps: the lines that say who wrote an article, where and when, and the dates in them.

A stamp line is no part of the article's statements, so it is never cited; the metadata is read from it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from briefer.language.patterns import rx
from briefer.language.records import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_GAP = r"[ \t\xa0]+"
_DATE = rx(
    rf"(?:(?P<weekday>{_WEEKDAY}),?{_GAP}(?:the{_GAP})?)?(?:"
    rf"(?P<d1>\b\d{{1,2}})(?:st|nd|rd|th)?\.?{_GAP}(?:of{_GAP})?(?P<m1>{_MONTH})(?:,?{_GAP}(?P<y1>\d{{4}})\b)?"
    rf"|\b(?P<m2>{_MONTH}){_GAP}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:%/]|\.\d)(?:,?{_GAP}(?P<y2>(?:19"
    rf"|20)\d{{2}})\b)?"
    r"|\b(?P<y3>(?:19|20)\d{2})-(?P<m3>\d{2})-(?P<d3>\d{2})(?=\b|T)"
    r"|(?<![\d.,/-])(?P<a4>\d{1,2})(?P<sep>[./-])(?P<b4>\d{1,2})(?P=sep)(?P<y4>(?:19|20)\d{2}|\d{2})(?![\d/-]))",
    re.IGNORECASE,
)
_CLOCK = rx(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?|\s*(?:hrs|hours|uhr|o'clock)\b)?|\b\d{1,2}\s*[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_STAMP_WORDS = rx(
    r"\b(?:published|updated|posted|modified|created|issued|released|filed|first|last|edited|date|as of"
    r"|stand|on|at|the|from|of|to"
    r"|gmt|utc|bst|ist|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|eet|eest|aest|aedt|sgt|hkt|jst|[ecmp]t|z"
    r"|local|time|hours?|hrs|uhr"
    r"|press release|no|vol|issue|price|cents|pence"
    r"|minutes?|mins?|secs?|days?|weeks?|ago|read|yesterday|today|morning|afternoon|evening|night|noon"
    r"|midnight|am|pm|edition)\b\.?"
    rf"|{_WEEKDAY}",
    re.IGNORECASE,
)
_ZONE = rx(r"(?:UTC|GMT)\s*[+-]\s*\d{1,2}(?::?\d{2})?", re.IGNORECASE)
_AGO = rx(r"\b\d{1,3}\s*(?:sec|min|minute|hour|hr|day|week|month|year|[smhdwy])s?\.?\s+ago\b", re.IGNORECASE)
_LED = rx(
    r"^\W*(?:(?:first |last )?(?:published|updated|posted|modified|released|issued|filed)|as of|date|stand)\b\s*:?\s",
    re.IGNORECASE,
)
_DIGIT = rx(r"\d")
_LETTERS = rx(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")

_NAME = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)?\.?\s*[^\W\d_a-z][\w'’.-]*"
    r"(?:\s+(?:(?:de|da|del|van|von|der|den|bin|al|el|la|le|di)\s+)*[^\W\d_a-z][\w'’.-]*){0,4}"
)
_ROLE = (
    r"(?i:(?:\w+[ -]){0,4}(?:correspondent|editor|reporter|writer|columnist|contributor|journalist"
    r"|commentator|staff|chief|desk|newsdesk"
    r"|newsroom|bureau|analyst|producer|freelancer|photographer|agenc(?:y|ies)"
    r"|associated press|reuters|agence france-presse|press association|bloomberg news|AP|AFP|PA|DPA|UPI)s?\b)"
)
_BY = rx(
    r"^\W*(?:(?:exclusive|special report|words|story|report|reporting|reported|written|text|posted|published|compiled"
    r"|interview|analysis|review)\s+)?by\b\s*:?\s+",
    re.IGNORECASE,
)
_BY_NAME = rx(rf"^(?:{_NAME}|(?:our|a|the|staff|agenc|special|guest|wire)\b)")
_CREDITED = rx(
    rf"^(?i:words|text|story|report|author|reporter|correspondent|writer"
    rf"|autor(?:in)?):\s+(?P<name>{_NAME}(?:(?:,| and| &)\s+{_NAME})*)$"
)
_NAME_ROLE = rx(rf"^{_NAME}(?:(?:,|\s+and|\s*&)\s+{_NAME})*\s*[,|–—-]\s*{_ROLE}\W*(?:in\s+{_NAME})?$")
_DESK = rx(
    r"^(?:the\s+)?(?:[\w'’&.-]+\s+){0,3}(?:news ?desk|newsroom|news team|desk|staff(?: reporters?"
    r"| writers?)?|agencies|correspondents?"
    r"|editorial (?:team|staff))$",
    re.IGNORECASE,
)
_NOT_A_NAME = rx(
    rf"^(?:{_WEEKDAY}|{_MONTH}|noon|midnight|evening|morning|night|now|then|late|early|contrast|comparison"
    rf"|then|law|far|the\b(?! \w+ staff)"
    r"|mid|that|this|these|those|his|her|their|its|my|when|one|two|three|four|five|all|any|no)\b",
    re.IGNORECASE,
)
_PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?:[ /-][A-ZÀ-Þa-zß-ÿ][\w'’.-]*){0,4}"
_DATELINE = rx(
    rf"^(?P<line>(?P<place>{_PLACE}(?:, {_PLACE})?)(?P<date>,\s+{_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?"
    r"(?:,\s+[\d:.]+\s*[ap]\.?m\.?)?"
    rf"|,\s+\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)?(?P<agency>\s+\([^()]{{2,40}}\))?)\s*(?P<dash>-{{1,3}}|–|—"
    rf"|:|$)(?:\s|$)",
    re.IGNORECASE,
)
_LOCAL_DATELINE = rx(rf"^(?P<line>{_PLACE}\.\s+\([^\W\d_]{{2,8}}\))\s+(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as a line gives it: `year` and `weekday` (0 = Monday) null where not said.

    `swapped` is the other reading of an all-number date whose day and month could change places.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    swapped: bool = False
    day_first: bool | None = None

    def resolve(self, year: int | None = None) -> dt.date | None:
        """The calendar day, in `year` where the date names none; null where there is no such day."""
        year = self.year or year
        try:
            return dt.date(year, self.month, self.day) if year else None
        except ValueError:
            return None


def dates(line: str) -> Iterator[Date]:
    """The dates in `line`, in order, with day and month at least."""
    for found in _DATE.finditer(line):
        part = found.groupdict()
        weekday = _WEEKDAYS.index(part["weekday"][:3].lower()) if part["weekday"] else None
        start, end = found.span()
        swapped = False
        day_first: bool | None = None
        if part["m1"] or part["m2"]:
            name, day_text, year_text = part["m1"] or part["m2"], part["d1"] or part["d2"], part["y1"] or part["y2"]
            month, day = _MONTHS.index(name[:3].lower()) + 1, int(day_text)
            day_first = bool(part["m1"])
        elif part["m3"]:
            month, day, year_text = int(part["m3"]), int(part["d3"]), part["y3"]
        else:
            day, month, year_text = int(part["a4"]), int(part["b4"]), part["y4"]
            if month > 12 >= day:
                day, month = month, day
            else:
                swapped = day <= 12 and day != month and part["sep"] != "."
        year = int(year_text) + (2000 if len(year_text) == 2 else 0) if year_text else None
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Date(start, end, year, month, day, weekday, swapped, day_first)


def residue(line: str) -> str:
    """What is left of `line` without its dates, clock times and the words that go with them."""
    for pattern in (_ZONE, _DATE, _CLOCK, _AGO, _STAMP_WORDS):
        line = pattern.sub(" ", line)
    return line


def is_stamp(line: str) -> bool:
    """Is `line` a stamp: a byline, a publication date, or both, and nothing that tells of the event?"""
    if len(line) > 160 or not line:
        return False
    if _is_byline(line):
        return True
    place = dateline(line)
    if place and len(place[0]) >= len(line) - 2:
        return True
    digits = _DIGIT.search(line) is not None
    if len(line) >= 30 and not digits:
        return False
    dated = next(dates(line), None) if digits else None
    if len(line) >= 30 and dated is None and "ago" not in line:
        return False
    left = _LETTERS.findall(residue(line))
    if not left:
        alone = len(line) < 30 and not line.endswith(".") and re.search(_WEEKDAY, line, re.IGNORECASE)
        return bool(dated or _AGO.search(line) or alone)
    if _LED.match(line) and (dated or _AGO.search(line)) and len(left) <= 6:
        return True
    if dated is None or len(left) > 8:
        return False
    if dated.year is None:
        return len(left) <= 4 and _CLOCK.search(line) is not None and not any(word[0].islower() for word in left)
    if line[dated.end : dated.end + 1] == ":" and not line[dated.end + 1 : dated.end + 2].isdigit():
        return False
    if line.rstrip().endswith((".", "?", "!", "”", '"')) and len(left) > 3 and not _BY.search(line):
        return False
    small = [word for word in left if word[0].islower() and word not in _SMALL]
    return len(small) <= len(left) // 3 or bool(_INNER_BY.search(line)) or bool(re.search(_ROLE, line, re.IGNORECASE))


_SMALL_WORDS = "by our in and with for own from special the a of material correspondent staff newsroom desk news since"
_SMALL = frozenset(_SMALL_WORDS.split())
_INNER_BY = rx(
    rf"(?:^|[\s|·•–—-])(?:[Bb]y:?|(?:Correspondent|Reporter|Author):)\s+(?:(?:our"
    rf"|a)\s+(?:\w+\s+){{0,3}}(?:correspondent|reporter|staff)\s+)?(?P<name>{_NAME})"
)


def _is_byline(line: str) -> bool:
    """Does the line do nothing but name its writer?"""
    if _CREDITED.match(line):
        return True
    found = _BY.match(line)
    if found:
        rest = line[found.end() :]
        words = rest.split()
        if not words or len(words) > 16 or _NOT_A_NAME.match(rest):
            return False
        if rest.endswith((".", "?", "!", ":")) and len(words) > 4 and next(dates(rest), None) is None:
            return False
        small = sum(word[0].islower() for word in words)
        return bool(_BY_NAME.match(rest)) and (small <= len(words) // 2 or bool(re.search(_ROLE, rest, re.IGNORECASE)))
    return len(line) < 90 and bool(_NAME_ROLE.match(line) or (_DESK.match(line) and line[0].isupper()))


def byline(line: str) -> str | None:
    """The writer that a stamp line names, without "By", date and reading time; null where it names none."""
    if _is_byline(line):
        found = _CREDITED.match(line)
        if found:
            return found["name"]
        found = _BY.match(line)
        return _trim(line[found.end() :] if found else line)
    inner = _INNER_BY.search(line)
    if inner and is_stamp(line):
        return inner["name"].strip(" .,")
    head = re.split(r"\s*[|·•]\s*|\s+[–—-]\s+|\s{2,}", line)[0]
    if head != line and is_stamp(line) and not any(dates(head)) and re.fullmatch(rf"{_NAME}|{_DESK.pattern}", head):
        return head.strip(" ,") if not _LED.match(head) else None
    return None


def is_name(line: str) -> bool:
    """Could the whole line be a person's name, perhaps with a place ("Ada Byrne in Lisbon", "Ada Byrne, Lisbon")?"""
    return len(line) < 60 and bool(re.fullmatch(rf"{_NAME}(?:(?:,| in| and| &)\s+{_NAME}){{0,2}}", line)) and " " in line


def _trim(name: str) -> str | None:
    """The name at the start of what follows "By"."""
    name = re.split(r"\s*[|·•/]\s*|\s+[–—-]\s+|\s{2,}|\s+(?=(?:Published|Updated|Posted|Last|Filed)\b)", name)[0]
    dated = next(dates(name), None)
    if dated:
        name = name[: dated.start]
    name = re.split(r"\.\s+(?=[A-Z][a-z]+day\b)", name)[0]
    return name.strip(" ,;:.·|-–—") or None


def dateline(line: str) -> tuple[str, Date | None] | None:
    """The dateline at the start of a paragraph ("LISBON, May 3 (Agency) -") and the date in it; null where there is none.

    Without an agency or a date only a place in capitals followed by a dash counts, so that no ordinary opening is taken.
    """
    local = _LOCAL_DATELINE.match(line[:80])
    if local:
        return local["line"], None
    found = _DATELINE.match(line[:120])
    if not found or not found["line"][0].isupper():
        return None
    capitals = found["place"].split(",")[0].isupper() and len(found["place"]) > 3
    dashed = found["dash"] in ("-", "--", "---", "–", "—")
    alone = found["dash"] == "" and found.end() >= len(line.rstrip())
    if not ((capitals and dashed) or (found["agency"] and dashed) or (found["date"] and found["agency"] and alone)):
        return None
    return found["line"].strip(), next(dates(found["date"] or ""), None)
