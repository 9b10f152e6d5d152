"""Whether a word of the lexicon is loaded where it stands, and whether it may go there.

"Claimed that", not "claimed 12 lives"; "slammed the plan", not "slammed into the wall"; "a historic mistake", not "the
historic centre".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefer.language.loaded_lexicon import Entry
from briefer.language.numberwords import SCALES, TENS, UNITS
from briefer.language.patterns import rx


class Place(NamedTuple):
    """A word in its surroundings: some forty characters before and behind it. `titled`: on a line in Title Case."""

    word: str
    before: str
    after: str
    titled: bool


def _words(*groups: str) -> str:
    return "(?:" + "|".join("|".join(group.split()) for group in groups) + ")"


_THINGS = _words(
    "coast coastline island islands door brakes shore wall town city region state road ground car vehicle building hull"
)
_THING_AFTER = rx(
    rf"\s+(?:{_words('into through against shut on onto down off past open ashore')}|the (?:\w+ )?{_THINGS})\b",
    re.IGNORECASE,
)
_BE_BEFORE = rx(
    r"\b"
    + _words(
        "is are was were be been being become became becomes seem seems seemed look looks looked remain remains remained",
        "as so too how very more most get got made feel felt called it and but or not",
    )
    + r"\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_NO_NOUN = _words(
    "and or but to that for of in on at by with as if when enough because than",
    "is was are were would will has had have could can may",
)
_NOUN_AFTER = rx(rf",?\s+(?!{_NO_NOUN}\b)[A-Za-z]")
_DETERMINER_BEFORE = rx(
    r"\b(?:"
    + _words(
        "a an the his her its their our my your this that these those some any no of in for with from by to on at",
        "dozen several many more new old former first",
        *(word for word in (*UNITS, *TENS, *SCALES) if word != "one"),
    )
    + r"|\d[\d.,]*|\w+['’]s?)\s+$",
    re.IGNORECASE,
)
_TO_BEFORE = rx(
    rf"\b(?:{_words('to will would can could may might must should did do does not')}|n['’]t)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_LEGAL_AFTER = rx(
    r"[\s-]+"
    + _words(
        "attacks? charges? offen[cs]es? organi[sz]ations? groups? lists? threats? acts? financing designation watch",
        "suspects? cell plot incident watchlist entity entities sanctions",
    )
    + r"\b",
    re.IGNORECASE,
)
_AUXILIARY_BEFORE = rx(
    rf"(?:\b{_words('has have had having is are was were be been being got get gets')}|['’](?:ve|d))"
    r"\s+(?:(?:not|also|already|since|\w+ly)\s+)?$",
    re.IGNORECASE,
)
_OBJECT_AFTER = rx(r"\s+(?:the|a|an|his|her|its|their|\d|off|from)\b")
_VERB_AFTER = rx(r"\s+(?:\w+ed|is|are|was|were|be|been|has|have|had|hit|struck|fell|fly|flew|will|would|can|could|may)\b")
_NEEDS_OBJECT = frozenset(
    ["sack", "oust", "ink", "eye", "grab", "snatch", "tank", "rock", "bin", "pocket", "bust", "jet", "pinch", "grill"]
)
_ONLY_BEFORE = {
    "row": rx(r"\s+(?:over|about|between|with|erupt|broke|escalat|deepen|rumbl)"),
    "probe": rx(r"\s+(?:into|after|found|finds|launched|opened|continues|is|was|team|by)\b"),
}
_ONLY_AFTER = {
    "hike": rx(r"\b(?:price|rate|fare|tax|fee|pay|wage|rent|tariff|duty|cost|bill)s?\s+$", re.IGNORECASE),
}
_NEVER_AFTER = {
    "boss": rx(r"hugo\s$", re.IGNORECASE),
    "mate": rx(r"\b(?:running|team|class|first|check|soul)[ -]$", re.IGNORECASE),
}
_NEVER_BEFORE = {
    "historic": rx(
        r"\s+"
        + _words(
            "cent(?:er|re) buildings? sites? districts? towns? quarters? monuments? houses?", "city rates? records? data"
        )
        + r"\b"
    ),
    "explosive": rx(
        r"\s+"
        + _words("devices? materials? charges? vests? drones? belts? ordnance weapons?", "substances? mixtures? eruptions?")
        + r"\b"
    ),
    "insist": rx(r"\s+on\s+(?!\w+day\b|\d)"),
    "landmark": rx(r"\s+(?:buildings?|hotels?|towers?)\b"),
    "epic": rx(r"\s+(?:poems?|novels?|films?|poetry)\b"),
    "terrorist": _LEGAL_AFTER,
}


def is_loaded(place: Place, entry: Entry, *, saying: bool) -> bool:
    """Is the word loaded as `entry` where it stands? `saying`: it is the verb of a reported-speech frame."""
    inside = bool(place.before.strip()) and place.before.rstrip()[-1:] not in '.!?:"“'
    if place.word[:2].istitle() and place.word[1:2] != "-" and inside and not place.word.isupper() and not place.titled:
        # A capital within the sentence: a name.
        return False
    if _is_plain(place, entry.base):
        return False
    match entry.part:
        case "say":
            return saying
        case "verb":
            return _is_loaded_verb(place, entry, saying)
        case "adj":
            return bool(_NOUN_AFTER.match(place.after) or _BE_BEFORE.search(place.before))
        case "noun":
            return not (entry.form == "singular" and _TO_BEFORE.search(place.before))
        case _:
            return True


def _is_plain(place: Place, base: str) -> bool:
    """Has the word, where it stands, its plain meaning?"""
    if base in _ONLY_BEFORE and not _ONLY_BEFORE[base].match(place.after):
        return True
    if base in _ONLY_AFTER and not _ONLY_AFTER[base].search(place.before):
        return True
    if base in _NEVER_AFTER and _NEVER_AFTER[base].search(place.before):
        return True
    return base in _NEVER_BEFORE and bool(_NEVER_BEFORE[base].match(place.after))


def _is_loaded_verb(place: Place, entry: Entry, saying: bool) -> bool:
    if entry.form == "base" and not _TO_BEFORE.search(place.before):
        return False
    if _is_noun_like(place, entry):
        return False
    if entry.kind == "criticism" and entry.base not in _NEEDS_OBJECT:
        return bool(re.match(r"\s+\w", place.after)) and not _THING_AFTER.match(place.after)
    return not saying and (entry.base not in _NEEDS_OBJECT or bool(_OBJECT_AFTER.match(place.after)))


def _is_noun_like(place: Place, entry: Entry) -> bool:
    """Is the form a noun or an adjective here: "a surge in", "the blast", "soaring prices", "Rockets landed"?"""
    if entry.form == "third" and (not place.before.strip() or _VERB_AFTER.match(place.after)):
        return True
    if entry.form in {"base", "third", "gerund"} or entry.base in {"slam", "blast"}:
        return bool(_DETERMINER_BEFORE.search(place.before)) and not (
            entry.form == "base" and _TO_BEFORE.search(place.before)
        )
    return False


def is_participle(place: Place) -> bool:
    """Does an auxiliary before a past form make a participle of it: "was nicked"?"""
    return bool(_AUXILIARY_BEFORE.search(place.before))


def may_go(place: Place, part: str) -> bool:
    """May the word be left out with the sentence staying whole?"""
    if part == "adj":
        before_noun = bool(_NOUN_AFTER.match(place.after)) and not place.after.startswith(",")
        return before_noun and not _BE_BEFORE.search(place.before)
    if part == "adv":
        return not re.match(r"\s*(?:[.!?;]|$)", place.after) or place.before.rstrip().endswith(",")
    return True
