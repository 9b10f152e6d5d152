"""Direct quotations: where quoted words begin and end, in every quote style and in scraped text that mangles it.

A quotation lasts at most to the end of its paragraph. One that is not closed there ends there: newspapers close a
quotation of several paragraphs only after the last (*The Chicago Manual of Style*, 17th ed., 13.30).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from briefer.language.patterns import rx
from briefer.models import Span

_PARAGRAPH = rx(r"(?:[^\n]|\n(?![ \t]*\n))+")
_MARK = rx(r"''|``|[\"“”„«»‘’‚']")
_DOUBLE = frozenset(['"', "“", "”", "„", "«", "»", "''", "``"])
_CLOSERS = {"“": '”"“', "„": '“”"', "«": "»", "»": "«", '"': '"”', "”": '”"', "''": "''\"”", "``": "''``"}
_ELISION = rx(r"(?:ll|ve|re|em|til|tis|twas|cause|round|n|bout|cos|cuz|\d0s?)\b", re.IGNORECASE)
SAYING = rx(
    r"\b(?:sa(?:y|ys|id|ying)|told|tells?|add(?:s|ed)|call(?:s|ed|ing)|describ(?:e|es|ed|ing)|wrote|writes?|according|dubbed"
    r"|term(?:s|ed)|quoted|replied|asked|insist(?:s|ed)|warn(?:s|ed)|claim(?:s|ed)|stat(?:es|ed)|label(?:s|led|ed))\b",
    re.IGNORECASE,
)
"""Words beside which a quotation stands."""
_LED_TO = rx(rf"\b(?!(?:say|tell|call|describe|write)\b){SAYING.pattern}[^,:\"“”]{{0,40}}[,:]$", re.IGNORECASE)
_DOUBLE_MARK = rx(r"[\"“”]")
_TESTIFIED = rx(r"(?:s?he|they|[A-Z][\w’'-]+) \w+ed\b")
_BLANKS = 40
_ENDED = frozenset({", ", "! ", "? ", ". "})
_ATTRIBUTED = rx(r"[A-Z][\w’'-]+ (?:said|says|added|told|recalled|asked)\b(?! (?:he|she|it|they|that)\b)")
"""Behind a mark: the speaker of what it closes ('the way, "Roe said')."""
_NEAR = 200
_LONGEST = 500
"""Characters: a longer stretch between straight marks is looked at twice."""


@lru_cache(maxsize=1024)
def quotations(text: str, offset: int = 0) -> tuple[Span, ...]:
    """The directly quoted stretches of `text`, inside the marks, in order and without overlap; quotes within quotes are
    part of the outer one. `offset` is added to all positions."""
    spans = [span for paragraph in _PARAGRAPH.finditer(text) for span in _in_paragraph(text, *paragraph.span())]
    return tuple(Span(start=start + offset, end=end + offset) for start, end in spans)


def within(spans: tuple[Span, ...], position: int) -> bool:
    """Does `position` lie in one of the ordered, disjoint `spans`?"""
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    return index >= 0 and position < spans[index].end


def tail_of_quotation(sentence: str) -> int:
    """Where a quotation that began in the sentence before ends in this one ('We held," he said'), after the mark, or 0."""
    m = _DOUBLE_MARK.search(sentence)
    if m is None or m.group() == "“":
        return 0
    at = m.start()
    before, after = sentence[:at].rstrip(), sentence[at + 1 :]
    closing = before[-1:] in tuple(",.!?…") or (bool(before) and after[:1] == ",")
    speaks = any(char.isalpha() for char in after)
    if sentence[at - 1 : at].isspace() and after[:1].isalpha():
        # Between a blank and a letter it opens, unless a verb of saying follows: 'in the way, "she testified'.
        speaks = not _LED_TO.search(before) and bool(SAYING.search(after[:80]) or _TESTIFIED.match(after))
    return at + 1 if closing and speaks else 0


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    marks = [m for m in _MARK.finditer(text, start, end) if not _is_inch(text, m)]
    odd = sum(m.group() in {'"', "''"} for m in marks) % 2 == 1
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(marks):
        mark = marks[index]
        close = None
        if mark.group() in _DOUBLE:
            if not _may_open(text, mark, start, end, odd):
                index += 1
                continue
            close = _closing_double(text, marks, index)
            if close is not None and _turned(text, mark, marks[close]):
                index += 1
                continue
            stop = marks[close].start() if close is not None else len(text[start:end].rstrip()) + start
            if close is None and not _runs_on(text, mark, start):
                index += 1
                continue
        else:
            close = _closing_single(text, marks, index)
            if close is None:
                index += 1
                continue
            stop = marks[close].start()
        _append(text, spans, mark.end(), stop)
        index = len(marks) if close is None else close + 1
    return spans


def _append(text: str, spans: list[tuple[int, int]], start: int, stop: int) -> None:
    inside = text[start:stop]
    if any(char.isalnum() for char in inside):
        spans.append((start + len(inside) - len(inside.lstrip()), stop - (len(inside) - len(inside.rstrip()))))


def _shape(text: str, mark: re.Match[str]) -> str:
    """How the mark stands between its neighbours: "open", "close" or "" where that does not tell."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    left_free = not before or before.isspace() or before in "([{—–-/“‘\"'"
    right_free = not after or after.isspace() or after in ".,;:!?)]}—–-/”’\"'"
    if left_free != right_free:
        return "open" if left_free else "close"
    return ""


def _is_inch(text: str, mark: re.Match[str]) -> bool:
    """5'10", 12" pipe: a mark after a digit that nothing opened, or minutes of arc."""
    if mark.group() not in {'"', "'"} or not text[mark.start() - 1 : mark.start()].isdigit():
        return False
    opened = text.rfind(mark.group(), max(0, mark.start() - 300), mark.start())
    return opened < 0 or text[mark.end() : mark.end() + 1].isdigit()


def _may_open(text: str, mark: re.Match[str], start: int, end: int, odd: bool) -> bool:
    kind = mark.group()
    if kind in {"”", "»"}:
        return _shape(text, mark) == "open" and text.find(kind, mark.end(), end) >= 0
    if kind == '"' and _ATTRIBUTED.match(text, mark.end()) and text[max(start, mark.start() - 2) : mark.start()] in _ENDED:
        return False
    if kind in {'"', "''"} and odd:
        # One mark too many in the paragraph: a lone closing mark opens nothing.
        return _shape(text, mark) != "close" or (text.find(kind, mark.end(), end) >= 0 and not _at_start(text, mark, start))
    return True


def _closing_double(text: str, marks: list[re.Match[str]], index: int) -> int | None:
    kind = marks[index].group()
    for at in range(index + 1, len(marks)):
        other = marks[at].group()
        if other == "“" and kind == "“":
            # A second opening mark is nested or mistyped; it closes only where it stands like a closing one.
            if _shape(text, marks[at]) == "close":
                return at
            continue
        if other in _CLOSERS[kind] and not (kind == "''" and other == "'"):
            return at
    return None


def _turned(text: str, mark: re.Match[str], close: re.Match[str]) -> bool:
    """Is what lies between two straight marks no quotation but the prose between two of them, for want of a mark before?"""
    if mark.group() != '"' or close.start() - mark.end() < _LONGEST or _shape(text, close) != "open":
        return False
    return not SAYING.search(text, close.end(), close.end() + 60)


def _runs_on(text: str, mark: re.Match[str], start: int) -> bool:
    """May the unclosed mark open a quotation that lasts to the paragraph's end?"""
    if mark.group() in {"“", "„", "«"}:
        return True
    before = text[max(start, mark.start() - _BLANKS) : mark.start()].rstrip()
    return _shape(text, mark) == "open" and (_at_start(text, mark, start) or before[-1:] in {":", ","})


def _at_start(text: str, mark: re.Match[str], start: int) -> bool:
    return mark.start() - start <= _BLANKS and not text[start : mark.start()].strip()


def _closing_single(text: str, marks: list[re.Match[str]], index: int) -> int | None:
    """The mark that closes the single quotation opened at `index`, None where that is an apostrophe."""
    mark = marks[index]
    if mark.group() not in {"‘", "'", "‚"} or _shape(text, mark) != "open":
        return None
    if mark.group() == "'" and _ELISION.match(text, mark.end()):
        return None
    possible: list[int] = []
    for at in range(index + 1, len(marks)):
        other = marks[at]
        if other.group() in {"‘", "“"} and _shape(text, other) == "open":
            break
        if other.group() not in {"’", "'", "‘"}:
            continue
        if other.group() == "'" and _shape(text, other) == "open" and not _ELISION.match(text, other.end()):
            break
        if _shape(text, other) == "close" or not text[other.end() : other.end() + 1].isalnum():
            possible.append(at)
    # "teachers' pay": a mark after an s may be a possessive; a later mark after punctuation or another letter is surer.
    sure = [at for at in possible if text[marks[at].start() - 1] not in "sS"]
    if sure and marks[sure[0]].start() - marks[possible[0]].start() < _NEAR:
        return sure[0]
    return possible[0] if possible else None
