"""Does a clause look ahead of the day it was published, or back? Decides which Friday "on Friday" is.

The finite verbs of news English carry it: the cue nearest before the expression decides ("said on Monday it would resume on
Friday" holds both). Present-tense timetable verbs ("the council votes on Friday") count only where nothing else does.
"""

from __future__ import annotations

from briefer.language.patterns import rx
from briefer.language.wordlists import word_set

_NO_NOUN = r"(?!(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those|it|him|them|us|me|you) )"
_ADVERB = r"(?:(?:not|also|then|now|likely|only|probably|never|still|again|soon|all|both|formally|finally|be|have|been) )*"
_CONTROL = (
    r"due|expected|scheduled|planned|slated|set|poised|hopes?|hoped|hoping|plans?|planning|intends?|intended|"
    r"wants?|wanted|aims?|aiming|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|agree[sd]?|agreement|"
    r"deadline|invited|asked|urged|ordered|needs?|ha[sd]|have|call(?:s|ed)?|ready|prepar(?:e|es|ed|ing)|"
    r"preparations|bid|decision|proposal|threat(?:en|ens|ened|ening)?|decided|decides?|expects?|offer(?:s|ed)?|"
    r"likely|bound|supposed|meant|obliged|required|about|time|summoned|voted|chance"
)
_FUTURE = rx(
    rf"(?<![a-z])(?:(?:will|would|shall|won['’]t|wouldn['’]t)(?!-) {_ADVERB}[a-z]+"
    rf"|(?:is|are|was|were|be|been|being) to {_NO_NOUN}{_ADVERB}[a-z]+"
    rf"|(?:{_CONTROL}) (?:[a-z]+ )?to {_NO_NOUN}{_ADVERB}[a-z]+"
    r"|(?:is|are|was|were|be|been) (?:[a-z]+ly )?(?:due|expected|scheduled|planned|slated|tipped)"
    r"|(?:set|due|scheduled|slated|planned|called|summoned|booked|postponed|delayed|rescheduled|arranged|billed|"
    r"pencilled in|penciled in) (?:for|until)"
    r"|due|upcoming|forthcoming|going to [a-z]+|(?:should|must|may|might|can|cannot) (?!have)(?:not |"
    r"be )?[a-z]+)(?![a-z])"
    r"|['’](?:ll|d be) [a-z]+"
)
_PAST = rx(
    r"(?<![a-z])(?:was|were|had|did|said|says|told|has|have|came|went|took|began|met|held|made|saw|broke|fell|rose|"
    r"struck|hit|killed|died|gave|got|ran|left|found|lost|won|spoke|wrote|cut|shot|flew|led|sent|put|set (?:off|in|"
    r"out|up)|read|sat|kept|felt|stood|swept|shut|fled|spent|drove|rode|threw|drew|grew|knew|blew|brought|bought|"
    r"caught|fought|thought|taught|sought|chose|froze|woke|wore|tore|bore|sank|sang|rang|drank|swam|ate|became|"
    r"built|burnt|dealt|fed|forgot|hung|hurt|laid|lay|lent|lit|meant|paid|quit|sold|shook|slept|slid|spread|stole|"
    r"stuck|swore|understood|withdrew|won|ago|[a-z]{3,}ed)(?![a-z])"
)
_INFINITIVE = rx(r"(?P<before>[^\W\d_]+) to (?:be )?(?P<verb>[a-z]+)(?![a-z])")
_TIMETABLE = rx(
    r"(?<![a-z])(?:votes?|meets?|hears?|opens?|begins?|starts?|resumes?|ends?|closes?|decides?|returns?|travels?|"
    r"visits?|arrives?|leaves?|faces?|hosts?|holds?|launch(?:es)?|expires?|kicks? off|convenes?|gathers?|departs?|"
    r"heads?|sits?(?: down)?|takes? (?:effect|place|over|office)|comes? (?:in(?:to)?|back|together|up)|reopens?|"
    r"restarts?|is|are|falls?|continues?|plays?|appears?|speaks?|runs?|deadline|remains?|stays?|goes|go)(?![a-z])"
)
_AFTERWARDS = rx(
    r"(?:['’]s)?(?: [\w'’-]+){0,4}? (?:will|is to|are to|is due|are due|is expected|are expected|is set|are set|"
    r"is scheduled|are scheduled|is forecast|are forecast|is planned|are planned|"
    r"should|shall|would)(?![a-z-])"
)
_SUBJECT = rx(r" (?:is|are) (?:a|an|the|set|reserved)(?![a-z])")
_SINCE = rx(r"(?<![a-z])since (?:(?:early|late|at least|last) )*$")
_ARRANGED = rx(r"(?<![a-z])(for|until|till|from) (?:(?:early|late|next|the|noon on) )*$")
_THROUGH = rx(r" ?(?:to|until|till|through|into|[-–—])(?![a-z])")
_BY = rx(r"(?<![a-z])(?:by|ahead of|no later than) (?:(?:early|late|noon on|the) )*$")
_WINDOW = 120
_BOUNDARY = rx(
    r"[.;:!?\n](?:[\s\"'”’)]|$)|[—–](?= )|, (?:and|but|while|which|who|where|after|although|as|with) |[\"“”]| that "
)
_FORCED = word_set("""
    failed forced managed able unable tried began continued started came used went allowed led helped seemed appeared
    had chose refused according back up down close next prior due related linked
""")


def outlook(low: str, start: int, end: int, weak: bool = True) -> bool | None:
    """Does the clause around `start`–`end` look ahead (True) or back (False)? None where it does not say.

    `weak`: does a plain present tense count as looking ahead, and so do "from", "until" and "by" on their own?
    """
    window = low[max(0, start - _WINDOW) : start]
    cuts = [m.end() for m in _BOUNDARY.finditer(window)]
    clause = window[cuts[-1] :] if cuts else window
    if _SINCE.search(clause):
        return False
    ahead = max((m.end() for m in _FUTURE.finditer(clause)), default=-1)
    back = max((m.end() for m in _PAST.finditer(clause)), default=-1)
    if back < 0:
        ahead = max(ahead, _infinitive(clause))
    if (arranged := _arranged(low, clause, end)) and weak:
        return ahead >= back or arranged == "for" or (arranged == "until" and _TIMETABLE.search(clause) is not None)
    if ahead >= 0 or back >= 0:
        return ahead >= back
    if _AFTERWARDS.match(low, end) or (not clause.strip(" \t-–•*·") and _SUBJECT.match(low, end)):
        return True
    if _BY.search(clause):
        return None if _PAST.search(_rest(low, end)) else weak or None
    return True if weak and _TIMETABLE.search(clause) else None


def _rest(low: str, end: int) -> str:
    """What follows the expression in its clause."""
    window = low[end : end + _WINDOW]
    cut = _BOUNDARY.search(window)
    return window[: cut.start()] if cut else window


def _arranged(low: str, clause: str, end: int) -> str:
    """The preposition right before the expression that speaks of what is arranged: "for", "until" or "from"; else ""."""
    found = _ARRANGED.search(clause)
    if found is None or low[end : end + 2] in ("'s", "’s"):
        return ""
    kind = "until" if found[1] == "till" else found[1]
    return "for" if kind == "from" and not _THROUGH.match(low, end) else "" if kind == "from" else kind


def _infinitive(clause: str) -> int:
    """The end of the last headline infinitive ("leaders to meet on Friday"); not one that a past verb governs."""
    last = -1
    for found in _INFINITIVE.finditer(clause):
        before = found["before"]
        if (
            before not in _FORCED
            and not before.endswith(("ed", "ing"))
            and found["verb"] not in ("the", "a", "an", "his", "her", "its", "their")
        ):
            last = found.end()
    return last
