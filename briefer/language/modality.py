"""How surely a statement is put: asserted, possible, expected, required or conditional.

The classes follow Saurí and Pustejovsky, "FactBank" (2009), folded to what a briefing must keep apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from briefer.language.patterns import rx
from briefer.language.polarity import holds, mostly_quoted, subordinates
from briefer.language.quotes import quotations, within
from briefer.language.speech import speeches
from briefer.models import Modality

CueClass = Literal["possible", "expected", "required", "conditional"]


class Cue(NamedTuple):
    """A cue of modality: its place, its class and its base form."""

    start: int
    end: int
    cue_class: CueClass
    lemma: str


def _any(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_BE = r"(?:is|are|was|were|be|been)"
_WEAK = _any(
    r"may(?! \d)",
    r"might",
    r"could",
    r"can",
    r"possibly",
    r"perhaps",
    r"maybe",
    r"potentially",
    r"conceivably",
    r"arguably",
    r"(?:is|was|remains) (?:still )?(?:possible|conceivable|unclear whether)",
    r"there (?:is|was) a (?:chance|risk|possibility)",
    rf"{_BE} (?:still )?(?:considering|weighing|mulling|thought|suspected|feared|rumou?red)",
    r"suggest(?:s|ed|ing)?",
    r"fear(?:s|ed)",
    r"suspect(?:s|ed)(?! of| in)",
    r"allegedly",
    r"reportedly",
    r"supposedly",
    r"purportedly",
    r"unconfirmed",
    r"(?:not|n[’']t|cannot) (?:yet )?(?:rul(?:e|ed|ing) out|exclud(?:e|ed|ing))",
    r"unverified",
)
_LIKELY = _any(
    r"(?:un)?likely",
    r"probably",
    r"presumably",
    r"appear(?:s|ed)? (?:to|that|as|likely)",
    r"seem(?:s|ed)?(?: to| that| as)?",
    r"seemingly",
    r"apparently",
    rf"{_BE} (?:widely )?(?:believed|understood|presumed)",
    r"doubtful",
    r"evidently",
)
_EXPECTED = _any(
    r"will",
    r"[’']ll",
    r"won[’']t",
    r"shall",
    r"would",
    r"[’']d(?= (?:be|have|not))",
    rf"{_BE} (?:\w+ly )?(?:expected|due|scheduled|planned|slated|projected|forecast|predicted)(?: to)?",
    rf"{_BE} (?:\w+ly )?(?:set|poised|going|supposed|intended) to",
    rf"{_BE} about to",
    r"(?:is|are) to(?= [a-z]{2,})",
    r"plan(?:s|ned|ning)? (?:to|for|on)",
    r"(?:intend|aim|hope|prepar|propos)(?:e?s|e?d|ing)? to",
    r"wants? to",
    r"seek(?:s|ing)? to",
    r"expect(?:s|ed|ing)?(?= (?:to|that|the|a|an|more|it|them|him|her|his|its|their|another|further|talks|[a-z]+ to)\b)",
    r"(?:vow|pledg|promis)(?:e?s|e?d|ing)?(?= (?:to|that)\b)",
    r"upcoming",
    r"forthcoming",
)
_REQUIRED = _any(
    r"must",
    r"should",
    r"ought to",
    r"ha(?:s|ve) to",
    r"needs? to",
    rf"{_BE} (?:required|obliged|ordered|told|urged|forced|bound|asked) to",
    r"demand(?:s|ed|ing)?",
    r"urg(?:es?|ed|ing)",
    r"insist(?:s|ed|ing)? on",
    r"call(?:s|ed|ing)? (?:for|on)",
    rf"{_BE} (?:mandatory|compulsory)",
)
_CONDITIONAL = _any(
    r"if",
    r"unless",
    r"provided that",
    r"(?<=, )provided(?= (?:the|it|they|he|she|there|all|no|both|its|their)\b)",
    r"providing that",
    r"in case",
    r"in the event (?:of|that)",
    r"(?:as|so) long as",
    r"on condition that",
    r"assuming",
    r"only when",
    r"(?-i:Should)(?= (?:the|a|an|any|it|they|he|she|this|that|(?-i:[A-Z])\w+) [\w ]{2,40},)",
    r"depend(?:s|ed|ing)? on",
    r"pending(?= (?:a|an|the|further)\b)",
    r"(?:conditional|contingent) (?:on|upon)",
)
_CUES = rx(
    rf"(?<![\w-])(?:(?P<conditional>{_CONDITIONAL})|(?P<expected>{_EXPECTED})|(?P<likely>{_LIKELY})|(?P<weak>{_WEAK})"
    rf"|(?P<required>{_REQUIRED}))(?![\w-])",
    re.IGNORECASE,
)
_MONTH_BEFORE = rx(
    r"(?:\b(?:in|since|until|till|by|from|of|on|last|next|this|early|late|mid|through|between|before|after)[ -]"
    r"|\d(?:st|nd|rd|th)?[ -])$",
    re.IGNORECASE,
)
_NAME_AFTER = rx(r"[ .,]*\d|[’']s\b|[,.;]|\s(?:\w+ed|said|says|told|was|is|has|had)\b")
_WHETHER = rx(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed)?|see|know|knew|say|said|unclear|determine|check|clear|question|told|learn|sure|as|even"
    r"|what) $",
    re.IGNORECASE,
)
_ABILITY = _any(
    r"see|hear|find|read|get|take|do|go|speak|say|tell|remember|recall|confirm|verify|afford|reach|use|fly|walk",
    r"be (?:seen|heard|felt|reached|found|read)",
    r"not|now|hardly|barely",
)
_NOUNS = frozenset(
    ["plans", "plan", "calls", "call", "demands", "demand", "hopes", "hope", "aims", "fears", "vows", "pledges", "promises"]
)
_NOUN_BEFORE = rx(
    r"(?:\b(?:the|a|an|its|his|her|their|our|my|this|these|those|any|no|some|new|more|over|of|on|for|about|with|to|from|by|and|despite|amid"
    r"|under|\w+ed)|[’']s)\s$",
    re.IGNORECASE,
)
_ABLE = rx(rf"could(?= (?:only |still |no longer |not )?{_ABILITY}\b)", re.IGNORECASE)
_CLASS: dict[str | None, CueClass] = {
    "conditional": "conditional",
    "expected": "expected",
    "likely": "possible",
    "weak": "possible",
    "required": "required",
}
_ORDER: tuple[Modality, ...] = ("conditional", "possible", "expected", "required")


def cues(text: str) -> tuple[Cue, ...]:
    """The modality cues of `text` in order. "May" as a month or a name is none, nor is "if" for "whether"."""
    found: list[Cue] = []
    for m in _CUES.finditer(text):
        word = m.group().lower()
        if word in {"may", "will"} and _is_name(text, m):
            continue
        if word == "if" and _WHETHER.search(text[max(0, m.start() - 14) : m.start()]):
            continue
        if word in {"could", "can"} and (word == "can" or _ABLE.match(text, m.start())):
            continue
        if word.split()[0] in _NOUNS and _NOUN_BEFORE.search(text[max(0, m.start() - 24) : m.start()]):
            continue
        found.append(Cue(m.start(), m.end(), _CLASS[m.lastgroup], " ".join(word.replace("’", "'").split())))
    return tuple(found)


def _is_name(text: str, m: re.Match[str]) -> bool:
    word = m.group()
    if not word[0].isupper():
        return False
    if word == "Will" and re.match(r" [A-Z]", text[m.end() : m.end() + 2]) and "?" not in text[m.end() :]:
        return True
    before, after = text[max(0, m.start() - 20) : m.start()], text[m.end() : m.end() + 20]
    if _MONTH_BEFORE.search(before[-12:]) or _NAME_AFTER.match(after):
        return True
    # A capital inside the sentence is a name; at its head "May" is a month or a person before a verb.
    return bool(before.strip()) and before.rstrip()[-1] not in '.!?"“‘:'


@lru_cache(maxsize=2048)
def modality(text: str) -> Modality:
    """The modality of the main statement: the strongest of conditional, possible, expected, required, or asserted.

    The frame of reported speech does not count ("X expects" does), nor do relative and other subordinate clauses, nor
    quotations within a statement that is not one itself.
    """
    start, end = _content(text)
    quoted = quotations(text)
    direct = mostly_quoted(quoted, start, end)
    shielded = [(first + start, last + start) for first, last in subordinates(text[start:end])]
    relative = [span for span in shielded if text.startswith(("who", "which"), span[0])]
    found: set[Modality] = set()
    for cue in cues(text):
        if not start <= cue.start < end or (within(quoted, cue.start) and not direct):
            continue
        if not holds(relative if cue.cue_class == "conditional" else shielded, cue.start):
            found.add(cue.cue_class)
    found |= _frame_modality(text)
    return next((kind for kind in _ORDER if kind in found), "asserted")


def _content(text: str) -> tuple[int, int]:
    frames = [
        frame for frame in speeches(text) if frame.speaker is not None and frame.verb_class not in {"accuse", "praise"}
    ]
    return (frames[0].start, frames[0].end) if frames else (0, len(text))


def _frame_modality(text: str) -> set[Modality]:
    frames = [frame for frame in speeches(text) if frame.speaker is not None]
    if not frames:
        return set()
    outer = frames[0]
    if outer.verb_class == "demand":
        return {"required"}
    if outer.verb_class == "promise" or outer.verb in {"expect", "predict", "forecast", "project", "anticipate", "foresee"}:
        return {"expected"}
    return (
        {"possible"}
        if outer.verb in {"fear", "suspect", "hope", "suggest", "hint", "doubt", "threaten", "imply"}
        else set()
    )
