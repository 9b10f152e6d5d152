"""How surely a statement is put: asserted, possible, expected, required or conditional, and a grade of certainty.

Classes and grades follow Saurí and Pustejovsky, "FactBank" (2009), folded to what a briefing must keep apart.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

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


_WEAK = (
    r"may(?! \d)|might|could|possibly|perhaps|maybe|potentially|conceivably|arguably|purportedly|can"
    r"|(?:it )?(?:is|was|remains) (?:still )?(?:possible|conceivable|unclear whether)|there (?:is|was) a (?:chance|risk|possibility)"
    r"|(?:is|are|was|were) (?:still )?(?:considering|weighing|mulling|thought|suspected|feared|rumou?red)"
    r"|suggest(?:s|ed|ing)?|fear(?:s|ed)|suspect(?:s|ed)|allegedly|reportedly|supposedly|unconfirmed|unverified"
)
_LIKELY = (
    r"(?:un)?likely|probably|presumably|appears?|appeared|seems?|seemed|seemingly|apparently|believed|understood|presumed|"
    r"doubtful|evidently"
)
_EXPECTED = (
    r"will|[’']ll|won[’']t|shall|would|[’']d(?= (?:be|have|not))|(?:is|are|was|were|be|been) (?:\w+ly )?(?:expected|due|set|scheduled|planned|"
    r"slated|projected|forecast|predicted|to be|about to|poised|going to|likely to|supposed to|intended)(?: to)?|(?:is|are) to(?= [a-z]{2,})"
    r"|plan(?:s|ned|ning)? (?:to|for|on)|intend(?:s|ed|ing)? to|aim(?:s|ed|ing)? to|hope(?:s|d)? to|expect(?:s|ed|ing)?|vow(?:s|ed)?|pledg(?:es?|ed)|"
    r"promis(?:es?|ed)|prepar(?:es?|ed|ing) to|propos(?:es?|ed) to|want(?:s|ed)? to|seek(?:s|ing)? to|upcoming|forthcoming"
)
_REQUIRED = (
    r"must|should|ought to|ha(?:s|ve|d) to|need(?:s|ed)? to|(?:is|are|was|were|be) (?:required|obliged|ordered|told|urged|forced|bound|supposed|asked) to"
    r"|demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|require(?:s|d)?|insist(?:s|ed|ing)? (?:on|that)|call(?:s|ed|ing)? (?:for|on)|mandatory|compulsory"
)
_CONDITIONAL = (
    r"if|unless|provided(?: that)?(?= (?:that|the|a|it|they|he|she|there|all|no|both|its|their))|providing that|in case|in the event (?:of|that)"
    r"|as long as|so long as|on condition that|assuming|only when|should(?= (?:the|a|an|any|it|they|he|she|this|that|[A-Z]\w+) [\w ]{2,40},)|depend(?:s|ed|ing)? on"
    r"|subject to|pending|conditional (?:on|upon)|contingent (?:on|upon)"
)
_CUES = re.compile(
    rf"\b(?:(?P<conditional>{_CONDITIONAL})|(?P<expected>{_EXPECTED})|(?P<likely>{_LIKELY})|(?P<weak>{_WEAK})|(?P<required>{_REQUIRED}))\b",
    re.IGNORECASE,
)
_MONTH_MAY = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|on|last|next|this|early|late|mid|through|between|before|after|\d{1,2}(?:st|nd|rd|th)?)[ -]$|\d\s$)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed)?|see|know|knew|say|said|unclear|determine|check|whether|clear|question|told|learn) $",
    re.IGNORECASE,
)
_ABLE = re.compile(
    r"\b(?:could|can)(?= (?:only |still |no longer |not )?(?:see|hear|be (?:seen|heard|felt|reached|found)|not|afford|reach|use|fly|walk|say|tell|"
    r"now|find|read|get|take|do|go|speak|remember|recall|confirm|verify)\b)"
)
_ORDER: tuple[Modality, ...] = ("conditional", "possible", "expected", "required")


def cues(text: str) -> tuple[Cue, ...]:
    """The modality cues of `text` in order. "May" as a month or a name is none, nor is "if" for "whether"."""
    found: list[Cue] = []
    for m in _CUES.finditer(text):
        kind = m.lastgroup or ""
        word = m.group().lower()
        if word in {"may", "will"} and _is_name(text, m):
            continue
        if word == "if" and (
            _ASKED.search(text[max(0, m.start() - 14) : m.start()])
            or text[max(0, m.start() - 3) : m.start()].lower() == "as "
        ):
            continue
        if word in {"could", "can"} and (word == "can" or _ABLE.match(text, m.start())):
            continue
        cue_class: CueClass = "possible" if kind in {"likely", "weak"} else kind  # type: ignore[assignment]  # the groups' names
        found.append(Cue(m.start(), m.end(), cue_class, " ".join(word.replace("’", "'").split())))
    return tuple(found)


def _is_name(text: str, m: re.Match[str]) -> bool:
    word = m.group()
    if not word[0].isupper():
        return False
    before, after = text[: m.start()], text[m.end() : m.end() + 12]
    if _MONTH_MAY.search(before[-12:]) or re.match(r"[ .,]*\d|[’']s\b|[,.;]", after):
        return True
    # A capital inside the sentence is a name; at its head "May" is a month or a person before a verb.
    return bool(before.strip()) and before.rstrip()[-1] not in '.!?"“‘:'


def modality(text: str) -> Modality:
    """The modality of the main statement: the strongest of conditional, possible, expected, required, or asserted.

    The frame of reported speech does not count ("X expects" does), nor do quotations within a statement that is not one itself.
    """
    start, end = _content(text)
    quoted = quotations(text)
    direct = any(span.start <= start + 1 and span.end >= end - 2 for span in quoted)
    found: set[Modality] = {
        cue.cue_class for cue in cues(text) if start <= cue.start < end and (direct or not within(quoted, cue.start))
    }
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


_IMPOSSIBLE = re.compile(
    r"\b(?:impossible|cannot be|could not possibly|no chance|ruled out|out of the question)\b", re.IGNORECASE
)
_UNLIKELY = re.compile(r"\b(?:unlikely|doubtful|improbable|doubts?|doubted|little chance|slim chance)\b", re.IGNORECASE)
_PROBABLE = re.compile(rf"\b(?:{_LIKELY})\b", re.IGNORECASE)
_SURE = re.compile(
    r"\b(?:will|[’']ll|is to|are to|is due|are due|is set|are set|is scheduled|are scheduled|shall|was to|were to)\b",
    re.IGNORECASE,
)


def certainty(text: str) -> int:
    """How sure the statement is of what it says: 0 impossible, 1 unlikely or conditional, 2 possible ("may"), 3 likely or expected,
    4 certain to come ("will"), 5 asserted as fact. A denial is as sure as what it denies: "did not" is 5."""
    if _IMPOSSIBLE.search(text):
        return 0
    if _UNLIKELY.search(text):
        return 1
    kind = modality(text)
    if kind == "asserted":
        return 5
    if kind == "conditional":
        return 1
    if kind == "possible":
        weak = any(cue.cue_class == "possible" and not _PROBABLE.fullmatch(cue.lemma) for cue in cues(text))
        return 2 if weak or not _PROBABLE.search(text) else 3
    if kind == "required":
        return 3
    return (
        4
        if _SURE.search(text)
        and not re.search(r"\b(?:would|expect\w*|plan\w*|intend\w*|hope\w*|aim\w*)\b", text, re.IGNORECASE)
        else 3
    )
