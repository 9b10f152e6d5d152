"""Dates and times of day in news text, resolved against the day the article was published.

Pieces are read by `clocks` and `daywords`, neighbours joined here into one expression ("at 1:20 a.m. on Thursday"), and the
days worked out by `resolving`. `compatible` and `same` compare the results; see `moments`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from briefer.language.clocks import clock_at
from briefer.language.daywords import date_at
from briefer.language.moments import compatible, same
from briefer.language.numerals import fold
from briefer.language.resolving import resolve
from briefer.language.timeatoms import HOURS, MONTHS, PARTS, WEEKDAYS, Atom
from briefer.language.zones import offset as zone_offset
from briefer.models import Relation, When

__all__ = ["compatible", "same", "spans", "times"]

_WORDS = {
    *MONTHS,
    *WEEKDAYS,
    *HOURS,
    *PARTS,
    "today",
    "yesterday",
    "tomorrow",
    "noon",
    "midday",
    "midnight",
    "half",
    "quarter",
}
_WORDS |= {
    "twenty",
    "last",
    "next",
    "this",
    "that",
    "the same",
    "past",
    "coming",
    "previous",
    "following",
    "earlier",
    "later",
    "ago",
}
_WORDS |= {
    "early",
    "late",
    "mid",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "christmas",
    "boxing day",
    "new year",
    "may day",
}
_WORDS |= {
    "valentine",
    "halloween",
    "day before yesterday",
    "day after tomorrow",
    "a quarter",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
}
_WORDS |= {
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "weekend",
    "q1",
    "q2",
    "q3",
    "q4",
    "first quarter",
    "second quarter",
    "third quarter",
    "fourth quarter",
    "first half",
    "second half",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
}
_TRIGGER = re.compile(rf"(?:{'|'.join(sorted(_WORDS, key=lambda w: (-len(w), w)))}|['’]?[0-9])")

_TO_DATE = re.compile(
    r"(?:,?[  ]|,?[  ]\(|[  ]*[-–—,/|·]+[  ]*)(?:(?:early|late|of|on|the|in|this|from|to|later|earlier|that|same|at|was|and on|in the course of)[  ]){0,3}$"
)
_TO_CLOCK = re.compile(
    r"(?:,?[  ]|,?[  ]\(|[  ]*[-–—,/|·:]+[  ]*)(?:(?:at|from|by|about|around|shortly|just|before|after|until|till|some|approximately|roughly|exactly|a little|since|"
    r"nearly|almost|soon|well|only|precisely|between|not long|no later than|to|as of)[  ]){0,4}$"
)
_TO_PART = re.compile(r"(?:,?[  ]|[  ]at[  ])(?:(?:in|at|of|on|the|that|same|during|very|over)[  ]){0,3}$")
_APPROX = re.compile(
    r"(?:^|[^a-z])((?:(?:shortly|just|soon|a little|a bit|moments|minutes|right|well|long|not long|immediately|a few minutes|some time|sometime)[  ])(?:before|after|past|ahead of)|"
    r"about|around|approximately|roughly|nearly|almost|circa|towards|just gone|close to)[  ]$"
)
_RELATIONS: dict[str, Relation] = {
    "since": "since", "until": "until", "till": "until", "til": "until", "through": "until", "by": "before", "before": "before",
    "after": "after", "following": "after", "from": "since", "prior to": "before", "ahead of": "before", "no later than": "before",
    "up to": "until", "beyond": "after", "not until": "until", "as late as": "until", "beginning": "since", "starting": "since",
    "past": "after",
}  # fmt: skip
_RELATION = re.compile(
    r"(?:^|[^a-z])(?P<rel>since|until|till|til|through|by|before|after|following|from|prior to|ahead of|no later than|up to|beyond|as late as|"
    r"beginning|starting|past)(?:[  ](?:the|early|late|at|on|about|around|in|mid|shortly|just|a little|noon on|last|this|next|end of|as|as early as|well|long)){0,3}[  ]$"
)

# "After Sunday's talks", "before the 2025 season" date the talks, not what came after.
_ATTRIBUTIVE = re.compile(r"['’]s(?![a-z])")
_ONWARDS = re.compile(r"[  ]?(?:(?:to|until|till|through|on|onwards?)(?![a-z])(?! (?:the|a|his|her|their|its)\b)|[-–—])")


def times(text: str, anchor: dt.date | None = None, offset: int = 0) -> tuple[When, ...]:
    """Every date and time of day in `text`, in order, without overlap; `anchor` is the day the text was published.

    Offsets are those in `text` plus `offset`. Where an expression cannot be resolved (no anchor, "14/12/2025" read either
    way) `first` and `last` are None and the span still stands. Prepositions are left out of the span; approximations of a
    clock time ("shortly before 4 p.m.") belong to it.
    """
    low = fold(text)
    return tuple(_when(text, low, group, anchor, offset) for group in _groups(text))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where dates and times of day stand in `text`: what is no quantity."""
    return tuple((group[0].start, group[-1].end) for group in _groups(text))


@lru_cache(maxsize=64)
def _groups(text: str) -> tuple[tuple[Atom, ...], ...]:
    low = fold(text)
    atoms = _atoms(low, text)
    groups: list[list[Atom]] = []
    for atom in atoms:
        if groups and _joins(low, groups[-1], atom):
            groups[-1].append(atom)
        else:
            groups.append([atom])
    kept = [group for group in groups if not all(a.needs_cue for a in group)]
    for left, right in zip(kept, kept[1:], strict=False):
        _share_date(low, left, right)
    return tuple(tuple(sorted(group, key=lambda a: a.start)) for group in kept)


def _atoms(low: str, raw: str) -> list[Atom]:
    atoms: list[Atom] = []
    cursor = 0
    found = _TRIGGER.search(low)
    while found is not None:
        pos = found.start()
        if pos and (
            low[pos - 1].isalnum() or (low[pos].isdigit() and low[pos - 1] in ".,:" and low[pos - 2 : pos - 1].isdigit())
        ):
            found = _TRIGGER.search(low, _skip(low, found.end(), pos))
            continue
        if low[pos] == "a" and low.startswith("a quarter", pos):
            pass
        atom = None
        if not _addressed(low, pos):
            atom = clock_at(low, raw, pos) or date_at(low, raw, pos)
        if atom is None or (atom.start < cursor and atom.end <= cursor):
            found = _TRIGGER.search(low, _skip(low, found.end(), pos))
            continue
        atom.start = max(atom.start, cursor)
        atoms.append(atom)
        cursor = atom.end
        found = _TRIGGER.search(low, cursor)
    return atoms


def _skip(low: str, end: int, pos: int) -> int:
    """Past the rest of a number or word that was no time."""
    if low[pos].isdigit() or low[end - 1].isdigit():
        while end < len(low) and (low[end].isdigit() or (low[end] in ".,:" and low[end + 1 : end + 2].isdigit())):
            end += 1
    return max(end, pos + 1)


def _addressed(low: str, pos: int) -> bool:
    return (pos > 0 and low[pos - 1] in "/@#_=&?$€£¥+" and not low[pos - 2 : pos - 1].isspace()) or (
        low[pos - 1 : pos] in "$€£¥#@" and pos > 0
    )


# ---------------------------------------------------------------- joining
def _joins(low: str, group: list[Atom], atom: Atom) -> bool:
    last = group[-1]
    gap = low[last.end : atom.start]
    if len(gap) > 40 or "\n" in gap:
        return False
    kinds = {a.kind for a in group}
    if any(a.part and a.kind == "date" for a in group):
        kinds.add("part")
    if atom.kind == "clock":
        return "clock" not in kinds and "date" in kinds and bool(_TO_CLOCK.match(gap) or _in_the(gap))
    if atom.kind == "part":
        return "part" not in kinds and (_to_part(gap, last))
    if "date" in kinds:
        dates = [a for a in group if a.kind == "date"]
        if last.kind != "date" and not (len(dates) == 1 and dates[0].weekday is not None and last.kind == "part"):
            return False
        return _same_day(dates[-1], atom, gap)
    return bool(_TO_DATE.match(gap))


def _in_the(gap: str) -> bool:
    return gap in (" in the ", " when, at ")


def _to_part(gap: str, last: Atom) -> bool:
    return bool(_TO_PART.match(gap)) and (
        last.kind == "clock" or gap in (" ", " in the ", ", in the ", " at ", " during the ", " over", ", ")
    )


def _same_day(last: Atom, atom: Atom, gap: str) -> bool:
    """ "Sunday, 19 April", "Thursday (April 16)", "April 16, a Thursday", "yesterday, 16 April"."""
    if gap not in (", ", " ", " (", ", the ", " the ", ",", ", a ", " – ", " - "):
        return False
    if atom.shift is not None and len(gap) <= 2:
        if atom.unit == "year":
            return last.month is not None and last.year is None and last.shift is None
        return atom.unit == "week" and last.weekday is not None and not last.which and last.month is None
    names = (last.weekday is not None, atom.weekday is not None)
    if names == (True, False):
        return (
            atom.month is not None
            and atom.day is not None
            and last.month is None
            and last.weekday2 is None
            and not last.which
        )
    if names == (False, True):
        return last.month is not None and last.day is not None and gap != " " and atom.weekday2 is None and not atom.which
    return last.shift is not None and last.unit == "day" and atom.month is not None and atom.day is not None


def _share_date(low: str, left: list[Atom], right: list[Atom]) -> None:
    """ "between 9 and 11 a.m. on Friday": the first clock time is of the same day."""
    if any(a.kind == "date" for a in left) or not any(a.kind == "clock" for a in left):
        return
    dates = [a for a in right if a.kind == "date"]
    if (
        dates
        and right[0].kind == "clock"
        and low[left[-1].end : right[0].start].strip(" ") in ("and", "to", "-", "–", "until", "till")
    ):
        shared = Atom(**{name: getattr(dates[0], name) for name in Atom.__slots__})
        shared.start = shared.end = left[0].start
        left.append(shared)


# ---------------------------------------------------------------- composing
def _when(raw: str, low: str, group: tuple[Atom, ...], anchor: dt.date | None, offset: int) -> When:
    own = [a for a in group if a.start < a.end]
    start, end = min(a.start for a in own), max(a.end for a in own)
    clock = next((a for a in group if a.kind == "clock"), None)
    part = next((a.part for a in group if a.part), "")
    relation = _relation(low, start, end, own)
    if clock and (approx := _APPROX.search(low[max(0, start - 24) : start])) and own[0].kind == "clock":
        start = max(0, start - 24) + approx.start(1)
    dates = [a for a in group if a.kind == "date"]
    first, last = resolve(low, dates, anchor, start, end) if dates else (None, None)
    grain = dates[0].grain if dates else "part" if part else "day"
    minute = None
    zone = None
    if clock and clock.minute is not None:
        minute, grain = _of_day(clock, part), "minute"
        if clock.zone:
            zone = zone_offset(clock.zone, first or anchor)
    elif part:
        grain = "part"
    return When(
        start=start + offset, end=end + offset, text=raw[start:end], first=first, last=last, minute=minute, zone=zone, grain=grain, relation=relation,
    )  # fmt: skip


def _of_day(clock: Atom, part: str) -> int:
    minute = clock.minute or 0
    if not clock.twelve or not part:
        return minute
    half = minute % 720
    if part in ("afternoon", "evening", "lunchtime", "teatime", "dusk", "sunset", "tonight", "nightfall"):
        return half + 720 if not (part in ("evening", "tonight") and half < 60) else half
    if part in ("night", "overnight"):
        return half if half < 360 else half + 720
    return half if half != 0 or part != "lunchtime" else 720


def _relation(low: str, start: int, end: int, group: list[Atom]) -> Relation:
    found = _RELATION.search(low[max(0, start - 40) : start])
    if found and not (found["rel"] == "from" and not _ONWARDS.match(low, end)):
        return (
            "at"
            if found.end("rel") and _ATTRIBUTIVE.match(low, end) and not low[found.end("rel") : end].strip().isdigit()
            else _RELATIONS[found["rel"]]
        )
    clock = next((a for a in group if a.kind == "clock"), None)
    if clock is not None and clock is not group[0]:
        before = low[group[0].end : clock.start]
        inner = re.search(r"(before|after|by|until|till|since|from)[  ](?:about |around )?$", before)
        if inner:
            return _RELATIONS[inner[1]]
    return "at"
