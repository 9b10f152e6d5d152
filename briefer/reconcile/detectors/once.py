"""The day of what befalls somebody only once: a person dies, is killed, arrested, born or sentenced on one day.

The day must stand with the deed in its clause ("the shooting of Ann Lee on Saturday", "Lee was killed on 6 May by …", "On
Friday Ann Lee died"), and the person must be named; nothing else needs to be alike. Two weekdays exclude one another
whether or not the articles are dated; a day that is only reckoned from an article's date may be a day off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.bits import FINITE
from briefer.language.name_words import WEEKDAYS
from briefer.language.names import Name, names, same_name
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.models import Claim, When
from briefer.reconcile.story import Conflict, Story

WITHIN = 21
"""Days further apart than this are hardly two accounts of one day."""

_DEEDS: Mapping[str, tuple[str, str]] = {
    "killed": (
        r"(?:shot|stabbed|beaten|run over)(?: dead| to death| and killed)?|gunned down|killed|murdered|slain|assassinated",
        r"(?:shooting|stabbing)(?: death)?|killing|murder|assassination",
    ),
    "died": (r"died", r"death"),
    "arrested": (r"arrested|captured|apprehended", r"arrest|capture"),
    "sentenced": (r"sentenced", r"sentencing"),
    "born": (r"born", r"birth"),
}
"""By deed the verbs and the nouns that tell it."""
_AGE = r"(?:, (?:aged )?\d{1,3},)?"
_PLAIN = r"(?:(?!(?:by|as|in|of|on|at|for|to|with|and|when|while|near|after|before|during)\b)[a-z][\w-]* )"
_ADVERB = r"(?:(?:also|then|first|fatally|reportedly|allegedly|later|himself|herself) )*"
_WAS = rf"{_AGE} (?:who )?(?:was |were |had been |is said to have been |had )?{_ADVERB}"
_AFTER_NAME = {deed: rx(rf"{_WAS}(?:{verbs})\b") for deed, (verbs, _) in _DEEDS.items()}
_OF_NAME = {
    deed: rx(rf"\b(?P<deed>{nouns}) (?:on )?(?P<gap>(?:[\w.]+ ){{0,4}}?)of {_PLAIN}{{0,3}}$")
    for deed, (_, nouns) in _DEEDS.items()
}
_DONE_TO = {
    deed: rx(rf"\b(?P<deed>(?:fatally )?(?:{verbs})(?: and (?:killed|wounded))?) {_PLAIN}{{0,4}}$")
    for deed, (verbs, _) in _DEEDS.items()
    if deed not in ("died", "born")
}
_OWN = {deed: rx(rf"['’]s? (?:[a-z]+ ){{0,1}}(?:{nouns})\b") for deed, (_, nouns) in _DEEDS.items()}
_GAP = rx(
    r"(?:[,]? (?:aged )?\d{1,3},)?(?: (?!(?:and|but|that|who|which|after|before|when|where|as|while|since|until|said|says|"
    r"told|to|will)\b)[\w'’.-]+){0,8} (?:on )?"
)
_LEADS = rx(r"(?:on |late |early |late on |early on )?")
_REACH = 60
_ADJUNCT = rx(r"\b(?:in|from|at|near|by|to|with)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+)*$")
_NIGHT = rx(r"\b(?:early|late|night|overnight|midnight|dawn|pre-?dawn|hours)\b", re.IGNORECASE)
_RECKONED = rx(r"\b(?:today|yesterday|tomorrow|tonight|ago|last night|this (?:morning|afternoon|evening))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Befell:
    """A claim that says on which day something befell a person."""

    claim: int
    name: str
    deed: str
    when: When
    shown: str


def days_told_twice(story: Story) -> Iterator[Conflict]:
    """Persons whom articles say one thing befell on two days."""
    told = [found for i in range(len(story.items)) for found in _befallen(story, i)]
    seen: list[Sequence[Befell]] = []
    for one in told:
        if any(one in group for group in seen):
            continue
        group = [b for b in told if b.deed == one.deed and same_name(b.name, one.name)]
        seen.append(group)
        yield from _conflicts(story, group)


def _conflicts(story: Story, group: Sequence[Befell]) -> Iterator[Conflict]:
    """One conflict for the first two of different articles that clash."""
    for one in group:
        for two in group:
            apart = story.claim(one.claim).source != story.claim(two.claim).source
            if not apart or two.claim <= one.claim or not excludes(one.when, two.when):
                continue
            yield _conflict(group, one, two)
            return


def _conflict(group: Sequence[Befell], one: Befell, two: Befell) -> Conflict:
    name = max((b.name for b in group), key=len)
    left = {b.claim for b in group if excludes(b.when, two.when) and not excludes(b.when, one.when)}
    right = {b.claim for b in group if excludes(b.when, one.when) and not excludes(b.when, two.when)}
    topic = f"the day on which {name} {_TOLD[one.deed]}"
    return Conflict(
        "time",
        one.claim,
        two.claim,
        one.shown,
        two.shown,
        topic,
        f"one thing befell {name} on two days: {one.shown} and {two.shown}",
        0.9,
        tuple(sorted(left - {one.claim})),
        tuple(sorted(right - {two.claim})),
        closed=True,
        left_key=f"{topic}: {one.shown}",
        right_key=f"{topic}: {two.shown}",
    )


_TOLD: Mapping[str, str] = {
    "killed": "was killed",
    "died": "died",
    "arrested": "was arrested",
    "sentenced": "was sentenced",
    "born": "was born",
}


def excludes(one: When, two: When) -> bool:
    """Can the two not be one day, by their weekdays, their places in the calendar or their dates?"""
    if _RECKONED.search(one.text) or _RECKONED.search(two.text):
        return one.first is not None and two.first is not None and 2 <= abs((one.first - two.first).days) <= WITHIN
    if one.first and two.first:
        gap = abs((one.first - two.first).days)
        return (2 if _by_night(one, two) else 1) <= gap <= WITHIN
    mine, others = weekday(one), weekday(two)
    if mine is None or others is None or mine == others:
        return False
    return not (_by_night(one, two) and (mine - others) % 7 in (1, 6))


def _by_night(one: When, two: When) -> bool:
    """Is either told of a night, which has two days?"""
    return any(_NIGHT.search(when.text) for when in (one, two))


def weekday(when: When) -> int | None:
    """The weekday, 0 for Monday, that a time names or falls on; None where it cannot be told."""
    named = [n for n, day in enumerate(_WEEK) if re.search(rf"\b{day}\b", when.text, re.IGNORECASE)]
    if named:
        return named[0] if len(named) == 1 else None
    return when.first.weekday() if when.first and when.first == when.last else None


_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _befallen(story: Story, index: int) -> Iterator[Befell]:
    """What the claim says befell a named person on which day."""
    claim = story.claim(index)
    if claim.polarity == "denied":
        return
    days = [w for w in claim.times if w.relation == "at" and (w.grain == "day" or weekday(w) is not None)]
    if not days:
        return
    for name in names(claim.citation.quote):
        low = name.text.lower()
        if name.kind in ("place", "organisation") or low in WEEKDAYS or _counted(claim, name):
            continue
        for deed in _DEEDS:
            when = next((w for span in _spans(claim, name, deed) for w in days if _beside(claim, w, span)), None)
            if when is not None:
                yield Befell(index, name.text, deed, when, " ".join(when.text.split()))


def _counted(claim: Claim, name: Name) -> bool:
    """Does a number stand before the name, so that it is a people's or a firm's ("two Danes")?"""
    return any(0 <= name.start + claim.citation.start - q.end <= 1 for q in claim.quantities if q.unit is None)


def _spans(claim: Claim, name: Name, deed: str) -> Iterator[tuple[int, int, bool]]:
    """Where the claim tells that the deed befell whom it names, and whether the name comes first."""
    text = claim.citation.quote
    placed = _ADJUNCT.search(text, 0, name.start) is not None
    for pattern in () if placed else (_AFTER_NAME[deed], _OWN[deed]):
        if (found := pattern.match(text, name.end)) and not _active(deed, found.group(), text[found.end() :]):
            yield name.start, found.end(), True
    before = text[max(0, name.start - _REACH) : name.start]
    for table in (_OF_NAME, _DONE_TO):
        if deed in table and (found := table[deed].search(before)):
            yield max(0, name.start - _REACH) + found.start("deed"), name.end, False


def _active(deed: str, told: str, after: str) -> bool:
    """Does the named one do it to somebody else ("Lee shot two men")?"""
    if deed in ("died", "born") or re.search(r"\b(?:was|were|been)\b|['’]", told):
        return False
    return not re.match(r"\s*(?:by|on|in|at|near|during)\b|\s*[,.]", after)


def _beside(claim: Claim, when: When, span: tuple[int, int, bool]) -> bool:
    """Does the day stand with the deed: within it, right behind it in its clause, or at the sentence's head?"""
    text, base = claim.citation.quote, claim.citation.start
    start, end = when.start - base, when.end - base
    if span[0] <= start and end <= span[1]:
        return True
    if start >= span[1]:
        between = text[span[1] : start]
        told = any(word in FINITE or word.endswith("ed") for word in between.lower().split())
        return not told and _GAP.fullmatch(between) is not None
    if not span[2]:
        return re.fullmatch(r"\s(?:fatal |deadly |police |fatal police )*", text[end : span[0]]) is not None
    opening = _LEADS.fullmatch(text[:start].lower()) is not None
    return opening and re.fullmatch(r",? (?:[a-z\d][\w-]*,? ){0,4}", text[end : span[0]]) is not None
