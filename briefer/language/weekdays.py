"""Weekdays with their surroundings: "next Monday", "Sunday into Monday", "the last Saturday of the month"."""

from __future__ import annotations

import re

from briefer.language.patterns import rx
from briefer.language.timeatoms import MONTH, MONTH_WORDS, WEEKDAY_WORDS, WEEKDAYS, Atom

_FULL = "|".join(WEEKDAYS)
_SHORT = "mon|tues?|wed|thurs?|thu|fri|sat|sun"
_NOT_OF = r"(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
_WEEKDAY = rx(
    rf"(?P<day>{_FULL}|{_SHORT})(?P<dot>\.)?(?P<plural>s)?(?![a-z])(?:,? (?:the )?(?P<number>[0-3]?\d)(?:st|nd|rd|"
    rf"th){_NOT_OF})?"
)
_SHORT_NEXT = rx(rf",? (?:\d|{MONTH}|morning|night)")
_SECOND = rx(
    rf"(?: (?:and|to|into|or|through|until) (?:on |early |late |the )?|[-–/])(?P<day>{_FULL})(?![a-z])"
    rf"(?!,? (?:(?:the )?\d|{MONTH}))"
)
_HABIT = rx(r"(?<![a-z])(?:every|each|most|alternate) $")
_NAMED_BEFORE = rx(r"(?<![a-z])(?:black|cyber|super|ash|palm|bloody|maundy|shrove|mail on) $")
_NAMED_AFTER = rx(r"\s(?:Times|Telegraph|Mirror|Mail|Express|Post|Herald|Independent|Tribune|Night Live)(?![a-z])")
_EACH_MONTH = rx(r" (?:of|in) (?:each|every)(?![a-z])")
_FEAST = rx(r"(?<![a-z])(good|easter) $")
_FEASTS = {"good friday": -2, "easter sunday": 0, "easter monday": 1}
_WHICH = rx(
    r"(?<![a-z])(?:(?P<nth>(?:the )?(?:first|second|third|fourth|last))|(?:this |the )?(?P<which>last|next|this|"
    r"coming|past|following|previous)) $"
)
_NTH_OF = rx(
    rf" (?:of|in) (?:(?P<rel>the|this|next|last) month|(?P<month>{MONTH})(?:,? (?P<year>(?:19|"
    rf"20)\d\d)(?!\d))?)(?![a-z])"
)
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


def weekday_at(low: str, raw: str, pos: int) -> Atom | None:
    """The weekday that begins at `pos`; None where it is a habit ("every Friday", "on Fridays") or no weekday ("sun")."""
    found = _WEEKDAY.match(low, pos)
    before = low[max(0, pos - 18) : pos]
    if found is None or not raw[pos].isupper() or (found["plural"] and len(found["day"]) > 5) or _HABIT.search(before):
        return None
    if (
        _EACH_MONTH.match(low, found.end("day"))
        or _NAMED_BEFORE.search(before)
        or _NAMED_AFTER.match(raw, found.end("day"))
    ):
        return None
    name, end = found["day"], found.end("day")
    if name not in WEEKDAYS:
        end += 1 if found["dot"] else 0
        if not _SHORT_NEXT.match(low, end):
            return None
    feast = _FEAST.search(before)
    if feast and f"{feast[1]} {name}" in _FEASTS:
        return Atom(pos - len(feast[0]), end, "date", unit="easter", shift=float(_FEASTS[f"{feast[1]} {name}"]))
    atom = Atom(pos, end, "date", weekday=WEEKDAY_WORDS[name])
    if found["number"]:
        atom.day, atom.end = int(found["number"]), found.end()
        return atom
    if which := _WHICH.search(before):
        _choose(low, atom, which)
    if atom.nth is None and (second := _SECOND.match(low, end)):
        atom.weekday2, atom.end = WEEKDAYS[second["day"]], second.end()
    return atom


def _choose(low: str, atom: Atom, which: re.Match[str]) -> None:
    """Take in the determiner before the weekday."""
    word = which["nth"].removeprefix("the").strip() if which["nth"] else which["which"]
    of = _NTH_OF.match(low, atom.end) if which["nth"] else None
    if of:
        atom.nth, atom.start, atom.end = _ORDER[word], atom.start - len(which[0]), of.end()
        if of["month"]:
            atom.month, atom.year = MONTH_WORDS[of["month"].rstrip(".")], int(of["year"]) if of["year"] else None
        else:
            atom.unit, atom.shift = "month", {"next": 1.0, "last": -1.0}.get(of["rel"], 0.0)
    elif which["which"] or word == "last":
        atom.which, atom.start = word, atom.start - len(word) - 1
