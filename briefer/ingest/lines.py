"""The lines of a plain text and their shallow features, from which alone prose is told from chrome.

The features are those of the boilerplate literature: length, function words, end punctuation, capitals (Kohlschütter,
Fankhauser and Nejdl, "Boilerplate detection using shallow text features", WSDM 2010). A plain text has lost its links
and tags, so the blank lines and the neighbours have to speak for them.
"""

from __future__ import annotations

import itertools
from dataclasses import field

from briefer.ingest.stamps import is_stamp
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.words import STOPWORDS

_MARK = rx(r"(?:[•‣▪▸►●◦○■□∙⁃*–—·-]|\(?\d{1,2}[.)])\s+(?=\S)")
_ENDS = rx(r"[.!?…。！？][\"”’'»)\]\s]*$|[\"”»]$|[^\W\d_]{2}’$")
_DATED_ITEM = rx(
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}"
    r"|(?:19|20)\d{2})"
    r"(?:,? (?:19|20)\d{2})?(?:,? \w{3,9})?\s?(?::\s|[–—-]\s|\s[–—-]\s)(?=\S)|[^.!?]{3,60}\s[–—-]\s?\d{1,2}[:.]\d{2}$"
)
_TEASER = rx(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[\"”’'»)\]\s]*$")
_WORD = rx(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
_COLUMN = 100
"""Characters of the widest column; a text of unbroken paragraphs has longer lines."""
_LEADING_WORDS = (
    "the a an of in on at by for with from to into and or but that which who whose his her their its our your my this these"
    " as than is are was were has have had will would could should may might must not be been"
)
_LEADING = frozenset(_LEADING_WORDS.split())
"""Words that no line of its own ends with."""
_TEASER_WORDS = 25
"""Words from which on a line that breaks off in dots is a paragraph all the same."""
_WRAP_LEAST, _TORN, _WRAP_MOST = 38, 60, 130
_SENTENCE_END = rx(r"(?<=[a-zß-ÿ0-9%)\"”’»])[.!?][\"”’»)\]]*\s+(?=[\"“‘«(]?[^\W\d_a-z])")
_END_MARK = rx(
    r"\b(?:\d+ (?:Comments|COMMENTS|Replies|Responses)|COMMENTS \(\d+\)|Comments \(\d+\)|(?:Leave"
    r"|LEAVE) (?:a|A) (?:Reply|REPLY|Comment|COMMENT)"
    r"|Your email address will not be published|You may also like|You might also like|Related (?:Articles"
    r"|Stories|Posts)|MOST READ|Most Read)(?!\w)|©"
)
_GIANT = 2_500
"""Characters of a line that is judged sentence by sentence."""
_LONG = 4_000
"""Characters of a line whose features are measured; the rest of a longer one is like them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading, list item or piece of chrome: `text[start:end]`, trimmed, without its bullet or number.

    `chunk` counts the groups between blank lines; `mark` is the bullet or number taken off, `indent` the spaces before it.
    `inner` says that it continues the line before: a sentence of one that fills a screen. In `text` a hard-wrapped
    paragraph has spaces for its line breaks.
    """

    start: int
    end: int
    text: str
    chunk: int
    mark: str = ""
    indent: int = 0
    inner: bool = False
    words: int = field(init=False)
    ends: bool = field(init=False)
    """Does it end as a sentence does?"""
    teaser: bool = field(init=False)
    """Does it break off in dots?"""
    function: float = field(init=False)
    """The share of English function words."""
    capital: float = field(init=False)
    """The share of words that begin with a capital."""

    def __post_init__(self) -> None:
        words = _WORD.findall(self.text[:_LONG])
        count = len(words) if len(self.text) <= _LONG else len(self.text.split())
        put = object.__setattr__
        put(self, "words", count)
        put(self, "teaser", count < _TEASER_WORDS and bool(_TEASER.search(self.text[-12:])))
        put(self, "ends", bool(_ENDS.search(self.text[-12:])) and not self.teaser)
        put(self, "function", sum(word.lower() in STOPWORDS for word in words) / len(words) if words else 0.0)
        put(self, "capital", sum(not word[0].islower() for word in words) / len(words) if words else 0.0)

    @property
    def listed(self) -> bool:
        """Is it a list item: bulleted, numbered, or led by a date or a time of day and a dash?"""
        return bool(self.mark or _DATED_ITEM.match(self.text))

    @property
    def shouts(self) -> bool:
        """Is it all in capitals?"""
        return self.text.isupper()

    @property
    def prose(self) -> bool:
        """Is it a sentence or more?"""
        return self.words >= 4 and self.ends


def words_of(text: str) -> list[str]:
    """The words of `text`, lower-cased, without function words and single letters."""
    return [word for word in (found.lower() for found in _WORD.findall(text)) if len(word) > 1 and word not in STOPWORDS]


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold anything, hard-wrapped paragraphs joined to one line each."""
    raw = _raw_lines(text)
    width = _wrap_width(text, raw)
    lines: list[Line] = []
    i = 0
    while i < len(raw):
        start, end, chunk = raw[i]
        while i + 1 < len(raw) and raw[i + 1][2] == chunk and _wrapped(text, raw[i], raw[i + 1], width):
            i += 1
            end = raw[i][1]
        if end - start > _GIANT:
            lines += _sentences(text, start, end, chunk)
        else:
            lines.append(_line(text, start, end, chunk))
        i += 1
    return tuple(lines)


def _sentences(text: str, start: int, end: int, chunk: int) -> list[Line]:
    """The sentences of a giant line, and what follows marks that end an article, as lines of their own."""
    cuts = [start, *(found.end() for found in _SENTENCE_END.finditer(text, start, end))]
    cuts = sorted({*cuts, *(edge for found in _END_MARK.finditer(text, start, end) for edge in found.span()), end})
    out: list[Line] = []
    for a, b in itertools.pairwise(cuts):
        body = text[a:b].strip()
        if body:
            begin = a + text[a:b].find(body)
            out.append(Line(begin, begin + len(body), " ".join(body.split()), chunk, inner=bool(out)))
    return out


def _line(text: str, start: int, end: int, chunk: int) -> Line:
    begin = text.rfind("\n", 0, start) + 1
    body = text[start:end]
    mark = _MARK.match(body)
    skip = mark.end() if mark else 0
    plain = " ".join(body[skip:].split()) if "\n" in body else body[skip:]
    return Line(start + skip, end, plain, chunk, body[:skip].strip(), len(text[begin:start].expandtabs(4)))


def _raw_lines(text: str) -> list[tuple[int, int, int]]:
    """(start, end, chunk) of each line that is not blank, trimmed."""
    out: list[tuple[int, int, int]] = []
    position = chunk = 0
    for piece in text.splitlines(keepends=True):
        body = piece.strip().strip("\ufeff\u200b\u200e\u200f\u2060").strip()
        if body:
            start = position + piece.find(body)
            out.append((start, start + len(body), chunk))
        else:
            chunk += 1
        position += len(piece)
    return out


def _wrap_width(text: str, raw: list[tuple[int, int, int]]) -> int:
    """The column at which the text is hard-wrapped; 0 where its paragraphs are not broken into lines.

    It is wrapped where many lines break in mid-sentence (no end mark, the next one begins in lower case), or some do and
    no line is long; then the width is that of the longest lines but for stray ones.
    """
    breaks = [
        a
        for a, b in itertools.pairwise(raw)
        if a[2] == b[2]
        and _WRAP_LEAST <= a[1] - a[0] <= _WRAP_MOST
        and text[b[0]].islower()
        and text[a[1] - 1] not in ".!?:;"
    ]
    pairs = sum(a[2] == b[2] and a[1] - a[0] >= _WRAP_LEAST for a, b in itertools.pairwise(raw))
    longest = max((end - start for start, end, _ in raw), default=0)
    if len(breaks) >= 2 and longest <= _COLUMN:
        return longest
    if len(breaks) < 2 or len(breaks) < 0.25 * pairs:
        return 0
    lengths = sorted(end - start for start, end, _ in breaks)
    return lengths[int(0.9 * (len(lengths) - 1))]


def _wrapped(text: str, line: tuple[int, int, int], after: tuple[int, int, int], width: int) -> bool:
    """Was `line` broken only because the first word of `after` no longer fitted?"""
    length = line[1] - line[0]
    last = text[max(text.rfind(" ", line[0], line[1]) + 1, line[0]) : line[1]]
    torn = (
        text[after[0]].islower() and last[-1] not in ".!?:;" and not text.startswith("by ", after[0])
    ) or last.lower() in _LEADING
    if torn and _TORN <= length <= _WRAP_MOST:
        return True
    if not width or length < _WRAP_LEAST or length > 2 * width or _MARK.match(text, after[0], after[1]):
        return False
    space = text.find(" ", after[0], after[1])
    word = (space if space >= 0 else after[1]) - after[0]
    full = length + 1 + word > width - 2
    return (full and not is_stamp(text[after[0] : after[1]])) or (torn and length > width // 2)
