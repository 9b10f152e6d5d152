"""Comment threads: where the readers begin to speak. Nothing from there on is the article.

A thread is known by its authors: lines that are a name with a time, a date, "on" or "says", a user name with a colon, an
answer to "@someone". A heading ("7 comments") alone is no proof, for share bars count comments too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.ingest.chrome import Kind
from briefer.ingest.lines import Line

_WHO = r"[^\W\d_][\w.'’&-]*(?:\s[\w.'’&-]+){0,4}"
_WHEN = (
    r"(?:\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?|(?:a|an|\d{1,3})\s*(?:s|m|h|d|w|y|sec|min|hr|hour|day|week"
    r"|month|year|minute|second)s?\.?(?:\s+ago)?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?(?:,?\s+\d{4})?"
    r"|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"|just now|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_SIGNED = re.compile(
    rf"^(?:{_WHO}\s+on(?:\s+{_WHEN}.{{0,20}})?|{_WHO}\s?(?:[,·|•–—-]|\s-)\s?{_WHEN}(?:\W.{{0,24}})?"
    rf"|{_WHO}\s+(?:says|said|wrote|writes|replied|commented|posted"
    rf"|asks)(?:\s+(?:on\s+)?{_WHEN}.{{0,24}})?:?|{_WHO}\s+\(?{_WHEN}(?:\s+ago)?\)?"
    rf"|(?:posted|comment|written|submitted|said) by:? {_WHO}.{{0,30}})$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"^\W*(?:a|an|\d{1,3})\s*(?:sec|min|hr|hour|day|week|month|year|minute|second|[smhdw])s?\.?\s+ago\W*$", re.IGNORECASE
)
_HANDLE = re.compile(
    r"^(?:[a-z][\w.-]*|\w*[_\d]\w*|[A-Z][a-z]+(?:[A-Z][a-z]*)+\d*|Anonymous|Anon|Guest|Name withheld)\s?:\s+\S"
)
_ANSWER = re.compile(r"^@\w[\w.]*\s+\S")
_SPOKEN = re.compile(r"^[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){0,2}:\s+\S")
_ACTION = re.compile(
    r"^\W*(?:(?:like|report|share|\d+)\W+)*(?:reply|upvote|downvote|\d+ (?:replies|reply|upvotes?|points?))"
    r"(?:\W+(?:reply|like|report|share|flag|\d+))*\W*$",
    re.IGNORECASE,
)
_LEAST_BEFORE = 40
"""Words of prose that must stand before a thread; a comment count above the article opens none."""
_REACH = 12
_BRIDGE = 220
"""Words of prose between a heading and the first author at which the heading is none of the thread's."""


def authorship(line: Line) -> int:
    """2: the line is surely a comment's author or an answer to one; 1: it may be; 0: it is not."""
    text = line.text
    if len(text) <= 90 and ((_SIGNED.match(text) and not line.ends) or _AGO.match(text)):
        return 2
    if _HANDLE.match(text) or _ANSWER.match(text) or (len(text) < 40 and _ACTION.match(text)):
        return 2
    return 1 if len(text) < 300 and _SPOKEN.match(text) and not line.mark else 0


def thread(lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool]) -> range:
    """The lines of the comment thread and of what follows it; an empty range where there is none."""
    signs = [_sign(line, kinds[i], stamps[i]) for i, line in enumerate(lines)]
    total = sum(line.words for line in lines if line.prose)
    before = 0
    for i, line in enumerate(lines):
        if before >= _LEAST_BEFORE and _opens(lines, kinds, signs, i):
            return range(i, _close(lines, signs, i, before, total))
        before += line.words if line.prose and kinds[i] is None else 0
    return range(0)


def _sign(line: Line, kind: Kind | None, stamp: bool) -> int:
    """The line's authorship, none for chrome and the article's own stamps."""
    if (stamp and not _AGO.match(line.text)) or (kind is not None and not _ACTION.match(line.text)):
        return 0
    return authorship(line)


def _opens(lines: Sequence[Line], kinds: Sequence[Kind | None], signs: Sequence[int], i: int) -> bool:
    """Does a thread begin at line `i`?"""
    if lines[i].inner and kinds[i] in ("thread", "form"):
        return True
    if kinds[i] == "thread":
        sure = maybe = passed = 0
        for j in range(i + 1, min(i + 1 + _REACH, len(lines))):
            sure += signs[j] == 2
            maybe += signs[j] == 1
            if sure or maybe >= 2 or kinds[j] == "form":
                return True
            passed += lines[j].words if lines[j].prose else 0
            if passed > _BRIDGE:
                return False
        return False
    if signs[i] < 2 or kinds[i] in ("foot", "list"):
        return False
    ahead = [j for j in range(i + 1, min(i + 7, len(lines))) if signs[j] == 2]
    return bool(ahead) and (
        len(ahead) > 1 or any(lines[j].prose for j in range(i + 1, ahead[0] + 1)) or kinds[ahead[0]] == "form"
    )


def _close(lines: Sequence[Line], signs: Sequence[int], start: int, before: int, total: int) -> int:
    """Where the thread ends: with the text, unless most of the prose is still to come after its last author."""
    last = max((i for i in range(start, len(lines)) if signs[i] == 2), default=start)
    rest = sum(line.words for line in lines[last + 2 :] if line.prose and line.words >= 15)
    return last + 2 if rest > 2 * before and rest > total // 2 else len(lines)
