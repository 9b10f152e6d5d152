"""Dates and times of day in news text, resolved against the day the article was published.

`timejoin` finds the expressions ("at 1:20 a.m. on Thursday"), `resolving` works out their days, `moments` compares results.
"""

from __future__ import annotations

import datetime as dt

from briefer.language.moments import compatible
from briefer.language.numerals import fold
from briefer.language.patterns import rx
from briefer.language.resolving import resolve
from briefer.language.timeatoms import Atom
from briefer.language.timejoin import groups
from briefer.language.zones import offset as zone_offset
from briefer.models import Relation, When

__all__ = ["compatible", "spans", "times"]

_APPROX = rx(
    r"(?:^|[^a-z])((?:(?:shortly|just|soon|a little|a bit|moments|minutes|right|well|long|not long|immediately|"
    r"a few minutes|some time|sometime) )"
    r"(?:before|after|past|ahead of)|about|around|approximately|roughly|nearly|almost|circa|towards|just gone|"
    r"close to) $"
)
_RELATIONS: dict[str, Relation] = {
    "since": "since",
    "from": "since",
    "beginning": "since",
    "starting": "since",
    "until": "until",
}
_RELATIONS |= {"till": "until", "til": "until", "through": "until", "up to": "until", "as late as": "until", "by": "before"}
_RELATIONS |= {"before": "before", "prior to": "before", "ahead of": "before", "no later than": "before", "after": "after"}
_RELATIONS |= {"following": "after", "beyond": "after", "past": "after"}
_RELATION = rx(
    rf"(?:^|[^a-z])(?P<rel>{'|'.join(sorted(_RELATIONS, key=lambda w: (-len(w), w)))})(?: (?:the|early|late|at|on|"
    rf"about|around|in|mid|shortly|just|"
    r"a little|noon on|last|this|next|end of|as|as early as|well|long)){0,3} $"
)
_INNER = rx(r"(?<![a-z])(before|after|by|until|till|since|from) (?:about |around )?$")
# "From" tells a start only where an end or "on" follows: "a report from November 2024" was not going on since.
_ONWARDS = rx(r" ?(?:(?:to|until|till|through|on|onwards?)(?![a-z])(?! (?:the|a|his|her|their|its)(?![a-z]))|[-–—])")
# "After Sunday's talks" dates the talks, not what came after.
_ATTRIBUTIVE = rx(r"['’]s(?![a-z])")
_LATER_HALF = ("afternoon", "mid-afternoon", "evening", "lunchtime", "teatime", "dusk", "sunset", "tonight", "nightfall")


def times(text: str, anchor: dt.date | None = None, offset: int = 0) -> tuple[When, ...]:
    """Every date and time of day in `text`, in order, without overlap; `anchor` is the day the text was published.

    Offsets are those in `text` plus `offset`. Where an expression cannot be resolved (no anchor, "14/12/2025" read either
    way, "the next day") `first` and `last` are None and the span still stands. Prepositions are left out of the span;
    approximations of a clock time ("shortly before 4 p.m.") belong to it. A clock time that may be morning or evening is
    given as written ("half past four" = 04:30); `compatible` allows for both.
    """
    low = fold(text)
    return tuple(_when(text, low, group, anchor, offset) for group in groups(text))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where dates and times of day stand in `text`: what is no quantity."""
    return tuple((group[0].start, group[-1].end) for group in groups(text))


def _when(raw: str, low: str, group: tuple[Atom, ...], anchor: dt.date | None, offset: int) -> When:
    own = [atom for atom in group if atom.start < atom.end]
    dates = [atom for atom in group if atom.kind == "date"]
    clock = next((atom for atom in group if atom.kind == "clock"), None)
    part = next((atom.part for atom in group if atom.part), "")
    start, end = own[0].start, max(atom.end for atom in own)
    relation = _relation(low, start, end, own)
    if own[0].kind == "clock" and (approx := _APPROX.search(low, max(0, start - 24), start)):
        start = approx.start(1)
    first, last = resolve(low, dates, anchor, own[0].start, end) if dates else (None, None)
    if part == "overnight" and not dates and anchor is not None:
        first, last = anchor - dt.timedelta(days=1), anchor
    first = _night_to(low, group, first, clock)
    return When(
        start=start + offset, end=end + offset, text=raw[start:end], first=first, last=last,
        minute=_of_day(clock, part) if clock else None,
        zone=zone_offset(clock.zone, first or anchor) if clock and clock.zone else None,
        grain="minute" if clock else "part" if part else dates[0].grain, relation=relation,
    )  # fmt: skip


def _night_to(low: str, group: tuple[Atom, ...], first: dt.date | None, clock: Atom | None) -> dt.date | None:
    """ "in the night to 16 April" begins on the 15th; a clock time within it is told of the 16th."""
    if first is None or clock is not None or len(group) < 2 or group[0].part not in ("night", "overnight"):
        return first
    to = low[group[0].end : group[1].start].strip() in ("to", "to the")
    return first - dt.timedelta(days=1) if to else first


def _of_day(clock: Atom, part: str) -> int:
    """The minute of the day, morning or evening settled by the part of the day where the text names one."""
    minute = clock.minute or 0
    if not clock.twelve or not part:
        return minute
    half = minute % 720
    if part in ("night", "overnight"):
        return half if half < 360 else half + 720
    if part == "evening" and half < 60:
        return half
    return half + 720 if part in _LATER_HALF else half


def _relation(low: str, start: int, end: int, own: list[Atom]) -> Relation:
    found = _RELATION.search(low, max(0, start - 40), start)
    if found and (found["rel"] != "from" or _ONWARDS.match(low, end)):
        described = own[0].weekday is not None and not own[0].which and low.endswith(" the ", 0, start)
        return "at" if described or _ATTRIBUTIVE.match(low, end) else _RELATIONS[found["rel"]]
    clock = next((atom for atom in own if atom.kind == "clock"), None)
    if clock is not None and clock is not own[0] and (inner := _INNER.search(low, own[0].end, clock.start)):
        return _RELATIONS[inner[1]]
    return "at"
