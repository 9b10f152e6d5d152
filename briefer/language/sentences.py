"""Sentences of English news text, as spans.

Rules in the manner of Grefenstette and Tapanainen, "What is a word, what is a sentence?" (1994): a full stop ends a
sentence unless the word before it is an abbreviation or an initial, or what follows cannot begin one. Made to bear scraped
text: marks with a space before them, no space after a full stop, odd quotation marks, lists and headings broken by single
line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefer.language.abbreviations import CALENDAR, CLOCK, COUNTED, OPEN_ENDED, SPEECH, STARTERS, TITLES, TRAILING
from briefer.language.patterns import rx
from briefer.models import Span

_PARAGRAPH = rx(r"\n[^\S\n]*(?:\n\s*)|[\u2029\f\v]")
_LINE_END = rx(r"\n")
_STOP = rx(
    r"(?:[.…]{2,}(?:\s\.+(?=\s|$))+|\.(?:\s\.){2,}|[.!?…。]+)"
    r"(?P<close>(?:[\"”’»)\]']|\s(?:[”»]|[\"’](?=[\s”\"]|$)))*)"
)
_SHORT_IN_BRACKETS = rx(r"\((?P<word>[\w.]{1,9})$")
_SPACED_CLOCK = rx(r"(?<=\d )[ap]\. m$")
_MISPLACED_POINT = rx(r"(?:\(|\b(?:a|an|the|of|to|than|and|or))$")
_CALIBRE = rx(r"\s*\d{2,3}[- ]cal(?:iber|ibre)?\b")
_LAST_WORD = rx(r"[\w.&’'/@:-]{1,64}$")
_NEXT = rx(r"\s*(?P<open>[\"“”‘'«(\[„*_—–-]*\s?)(?P<word>[^\W_][\w’'-]*)?")
_GLUED = rx(r"(?!(?i:com|net|org|co|io|js|gov|edu|info|tv|html?|pdf|php)\b)[\"“‘'(\[]*[A-Z](?:[a-z’']+\b|(?=\s))")
_BULLET = rx(r"[•▪◦‣●■►*·]\s|[-–—]\s")
_INLINE_BULLET = rx(r"(?<=\s)[•▪◦‣●■►]\s")
_NUMBERED = rx(r"(?:\d{1,2}|[a-z])[.)]\s+\S")
_UNBEGUN = rx(
    r"(?:^|\n)[^\S\n]*(?:\d{1,2}|[a-z]|[ivx]{1,4})$"
    r"|(?:(?:^|[.!?\n][\s”\"]+)(?:(?:Just|Shortly) )?(?:At|By|Around|About|From|Since|Until|Before|After)"
    r"|(?:\b[Tt]hat|(?:^|[.!?\n][\s”\"]+)On) (?:on )?(?:[A-Z]\w+day,? )?(?:at|by|around|about|before|after))"
    r" (?:about |around )?\d[\d :.]* ?[ap]\.? ?m$"
)
"""What stands before a full stop where a clause has hardly begun: a list item's number, "At 5 a.m.", "that at 5 p.m."."""
_SAYS = rx(
    r"\s*(?:(?:[A-Z][\w’'.-]*|the|a|an|his|her|its|their|[a-z]{2,12})\s+){1,4}?"
    rf"(?:{'|'.join(sorted(SPEECH))})\b"
    r"|\s*[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2}, "
    rf"[^.!?;:\n\"“”]{{2,80}}, (?:{'|'.join(sorted(SPEECH))})\b"
)
_INITIAL = rx(r"(?:^|[.-])[A-Z]$")
_WORD = rx(r"\w")
_SHORTENED = TITLES | TRAILING | COUNTED | CLOCK


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`: trimmed spans in order, which together cover all that is not white space.

    A blank line always ends a sentence; a single line end does so after an ended sentence, before a list item, and after
    a line that looks like a heading. Linear in the length of the text.
    """
    stop = len(text) if end is None else min(end, len(text))
    spans: list[Span] = []
    for first, last in _pieces(_PARAGRAPH, text, start, stop):
        for a, b in _merged(text, _cut(text, first, last)):
            spans.append(Span(start=a, end=b))
    return tuple(spans)


def _pieces(border: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in border.finditer(text, start, stop):
        yield at, found.start()
        at = found.end()
    yield at, stop


def _cut(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The paragraph's pieces between its sentence ends, trimmed, empty ones left out."""
    cuts = {found.end() for found in _STOP.finditer(text, first, last) if _ends(text, found, first, last)}
    if "\n" in text[first:last]:
        cuts.update(_line_ends(text, first, last))
    cuts.update(found.start() for found in _INLINE_BULLET.finditer(text, first, last))
    at = first
    for cut in (*sorted(cuts), last):
        a, b = _trim(text, at, cut)
        if a < b:
            yield a, b
        at = cut


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    piece = text[a:b]
    return a + len(piece) - len(piece.lstrip()), b - len(piece) + len(piece.rstrip())


def _merged(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces, those without a letter or digit joined to the one before."""
    held: tuple[int, int] | None = None
    for a, b in pieces:
        if held is not None and not _WORD.search(text, a, b):
            held = held[0], b
            continue
        if held is not None:
            yield held
        held = a, b
    if held is not None:
        yield held


# ---------------------------------------------------------------- full stops
def _ends(text: str, found: re.Match[str], first: int, last: int) -> bool:
    """Does this mark end a sentence?"""
    at = found.end()
    if last - at < 8 and not text[at:last].strip():
        return True
    mark = text[found.start() : found.start("close")]
    after = text[at : min(at + 120, last)]
    if not after[:1].isspace():
        return _ends_glued(text[max(first, found.start() - 64) : found.start()], mark, found.group("close"), after)
    follows = _NEXT.match(after)
    word = (follows and follows.group("word")) or ""
    before = text[max(first, found.start() - 64) : found.start()].rstrip()
    if word[:1].islower():
        return bool(_BULLET.match(after.lstrip())) or (
            after[0] == "\n" and found.group() == "." and _plain(_last_word(before))
        )
    if mark != ".":
        return _ends_strong(mark, found.group("close"), after, word)
    if found.group("close").strip():
        short = _SHORT_IN_BRACKETS.search(before) if found.group("close") == ")" else None
        return short is None or _ends_after(short["word"], word, after)
    if word[:1].isdigit() and (_MISPLACED_POINT.search(before) or _CALIBRE.match(after)):
        return False
    return not _UNBEGUN.search(before) and _ends_after(_last_word(before), word, after)


def _last_word(before: str) -> str:
    spaced = _SPACED_CLOCK.search(before)
    if spaced:
        return spaced.group().replace(" ", "")
    found = _LAST_WORD.search(before)
    return found.group().lstrip("'’") if found else ""


def _plain(word: str) -> bool:
    """Is the word before a full stop no abbreviation?"""
    return len(word) > 2 and "." not in word and word.lower() not in _SHORTENED


def _ends_glued(before: str, mark: str, close: str, after: str) -> bool:
    """A mark with no space after it: "it.The" ends a sentence, "example.Com" and "U.S.A" do not."""
    if not _GLUED.match(after) or "@" in after.split(None, 1)[0]:
        return False
    word = _last_word(before)
    if close:
        return word[-1:].isalnum()
    if mark[0] in "!?":
        return word[-1:].isalnum() and "/" not in word
    return word.isalpha() and word[-2:].islower() and len(word) > 1 and word.lower() not in TITLES


def _ends_strong(mark: str, close: str, after: str, word: str) -> bool:
    """A question, exclamation or ellipsis before a word that may begin a sentence."""
    if "…" in mark or mark.startswith(".."):
        return bool(close) or word in STARTERS or not word or any(c in "!?" for c in mark)
    return not (close and _SAYS.match(after))


def _ends_after(word: str, follows: str, after: str) -> bool:
    """Does a full stop after `word` end a sentence, when `follows` comes next?"""
    low = word.lower() if word.title() not in CALENDAR or word.istitle() else ""
    digit = follows[:1].isdigit()
    if "-" in word and word[word.rindex("-") + 1 :].istitle() and low not in TITLES:
        low = low.rpartition("-")[2]
    if low in TITLES or (digit and low in COUNTED):
        return False
    if low in CLOCK:
        return follows not in CALENDAR and not digit
    if low in TRAILING or _INITIAL.search(word) or (low in COUNTED and low not in {"no", "art", "fig"}):
        return follows in STARTERS or (after.lstrip()[:1] in '"“‘' and not digit)
    return True


# ---------------------------------------------------------------- line ends
def _line_ends(text: str, first: int, last: int) -> Iterator[int]:
    """The single line ends of a paragraph that end a sentence."""
    lines = list(_pieces(_LINE_END, text, first, last))
    width = max(b - a for a, b in lines)
    for (a, b), (c, d) in pairwise(lines):
        line, following = text[a:b].strip(), text[c:d].strip()
        if line and following and _breaks(line, following, width):
            yield b


def _breaks(line: str, following: str, width: int) -> bool:
    """Do these two lines hold different sentences? `width` is the length of the paragraph's longest line."""
    if _BULLET.match(following):
        return True
    if _NUMBERED.match(following) and (line[-1] in ".!?:;" or _NUMBERED.match(line)):
        return True
    if line[-1] in ",;–—-&(" or following[0].islower() or line.rsplit(None, 1)[-1].lower() in OPEN_ENDED:
        return False
    if _BULLET.match(line) and width < 2 * len(line) and len(line) > 60:
        return False
    room = width - len(line) - 1
    return room >= len(following.split(None, 1)[0]) and (room > 8 or width < 50)
