"""Comment threads: where the readers begin to speak. Nothing from there on is the article.

A thread is known by its authors: lines that are a name with a time, a date, "on" or "says", a user name with a colon, an
answer to "@someone". A heading ("7 comments") alone is no proof, for share bars count comments too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.ingest.chrome import Kind
from briefer.ingest.lines import Line
from briefer.ingest.stamps import is_name
from briefer.language.patterns import rx

_WHO = r"[^\W\d_][\w.'’&-]*(?:\s[\w.'’&-]+){0,4}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?"
_AGO = (
    r"(?:(?:a|an|\d{1,3})\s*(?:sec|min|hr|hour|day|week|month|year|minute|second|[smhdwy])s?\.?\s+ago"
    r"|\d{1,3}\s?(?:min|hrs?|[smhdwy])"
    r"|just now)"
)
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?(?:,?\s+\d{4})?|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_SIGNED = rx(
    rf"^(?:{_WHO}\s+on(?:\s+{_DAY}.{{0,20}})?|{_WHO}\s?[,·|•]\s?(?:{_CLOCK}|{_AGO}|{_DAY})(?:\W.{{0,24}})?"
    rf"|{_WHO}\s-\s(?:{_AGO}|{_DAY})(?:\W.{{0,24}})?|{_WHO}\s+\(?{_AGO}\)?"
    rf"|{_WHO}\s+(?:says|said|wrote|writes|replied|commented|posted|asks)\s+(?:on\s+)?(?:{_DAY}|{_AGO}"
    rf"|{_CLOCK}).{{0,24}}"
    rf"|(?:posted|comment|written|submitted) by:? {_WHO}.{{0,30}})$",
    re.IGNORECASE,
)
_SAYS = rx(rf"^{_WHO}\s+(?:says|said|wrote|writes|replied|commented):?$", re.IGNORECASE)
_ALONE = rx(rf"^\W*(?:{_AGO}|{_DAY}(?:,? (?:at )?{_CLOCK})?)\W*$", re.IGNORECASE)
_HANDLE = rx(
    r"^(?:[a-z][\w.-]*[a-z_]\w*|(?=\w*[a-z]{3})\w*[_\d]\w*|[A-Z][a-z]+(?:[A-Z][a-z]+)+\d*|Anonymous|Anon|Guest"
    r"|Name withheld)\s?:\s+\S"
)
_ANSWER = rx(r"^@\w[\w.]*\s+\S")
_SPOKEN = rx(r"^[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){0,2}:\s+\S")
_ACTION = rx(
    r"^\W*(?:(?:like|report|share|\d+)\W+)*(?:reply|upvote|downvote|\d+ (?:replies|reply|upvotes?|points?))"
    r"(?:\W+(?:reply|like|report|share|flag|\d+))*\W*$",
    re.IGNORECASE,
)
_NAME_LENGTH = 60
_LEAST_BEFORE = 40
"""Words of prose that must stand before a thread; a comment count above the article opens none."""
_REACH = 12
_BRIDGE = 220
"""Words of prose between a heading and the first author at which the heading is none of the thread's."""


def authorship(line: Line) -> int:
    """How surely the line is a comment's author: 3 signed with a time, 2 a user name or an answer, 1 perhaps, 0 not."""
    text = line.text
    if len(text) <= 90 and not line.ends and _SIGNED.match(text):
        return 3
    if len(text) < 40 and _ACTION.match(text):
        return 3
    if ":" not in text[:_NAME_LENGTH] and text[0] != "@":
        return 0
    if _HANDLE.match(text[:_NAME_LENGTH]) or _ANSWER.match(text):
        return 2
    return 1 if len(text) < 300 and _SPOKEN.match(text) and not line.mark else 0


def thread(lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool]) -> range:
    """The lines of the comment thread and of what follows it; an empty range where there is none."""
    signs = _signs(lines, kinds, stamps)
    total = sum(line.words for line in lines if line.prose)
    before = 0
    for i, line in enumerate(lines):
        if before >= _LEAST_BEFORE and _opens(lines, kinds, signs, i):
            return range(i, _close(lines, signs, i, before, total))
        before += line.words if line.prose and kinds[i] is None else 0
    return range(0)


def _signs(lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool]) -> list[int]:
    """Each line's authorship, none for chrome and the article's own stamps."""
    out: list[int] = []
    for i, line in enumerate(lines):
        dated = i + 1 < len(lines) and _ALONE.match(lines[i + 1].text) is not None
        if len(line.text) <= 60 and dated and (is_name(line.text) or (_SAYS.match(line.text) and not line.ends)):
            out.append(3)
        elif stamps[i] or (kinds[i] is not None and not _ACTION.match(line.text)):
            out.append(0)
        else:
            out.append(authorship(line))
    return out


def _opens(lines: Sequence[Line], kinds: Sequence[Kind | None], signs: Sequence[int], i: int) -> bool:
    """Does a thread begin at line `i`?"""
    if lines[i].inner and kinds[i] in ("thread", "form"):
        return True
    if kinds[i] == "thread":
        return _follows_heading(lines, kinds, signs, i)
    if signs[i] < 2 or kinds[i] in ("foot", "list"):
        return False
    return _alternates(lines, signs, i)


def _follows_heading(lines: Sequence[Line], kinds: Sequence[Kind | None], signs: Sequence[int], i: int) -> bool:
    """Do comments follow the heading at line `i`: a sure author, a form, or two names if it tells of readers?"""
    heading = lines[i].text.lower()
    counted = any(char.isdigit() for char in heading) or "comment" in heading or "reader" in heading
    maybe = passed = 0
    for j in range(i + 1, min(i + 1 + _REACH, len(lines))):
        maybe += signs[j] == 1
        if signs[j] >= 2 or (counted and maybe >= 2) or kinds[j] == "form":
            return True
        passed += lines[j].words if lines[j].prose else 0
        if passed > _BRIDGE:
            return False
    return False


def _alternates(lines: Sequence[Line], signs: Sequence[int], i: int) -> bool:
    """Without a heading: does author follow comment and comment author, one of them surely?

    A list of places and times has no text between its lines, so it is no thread.
    """
    if signs[i] == 3:
        ahead = [j for j in range(i + 2, min(i + 7, len(lines))) if signs[j] == 3 and not signs[j - 1]]
        return i + 1 < len(lines) and not signs[i + 1] and any(j + 1 < len(lines) and not signs[j + 1] for j in ahead)
    return sum(signs[j] == 2 for j in range(i + 1, min(i + 7, len(lines)))) >= 2


def _close(lines: Sequence[Line], signs: Sequence[int], start: int, before: int, total: int) -> int:
    """Where the thread ends: with the text, unless most of the prose is still to come after its last author."""
    last = max((i for i in range(start, len(lines)) if signs[i] >= 2), default=start)
    rest = sum(line.words for line in lines[last + 2 :] if line.prose and line.words >= 15)
    return last + 2 if rest > 2 * before and rest > total // 2 else len(lines)
