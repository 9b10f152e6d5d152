"""PDF files: printed lines joined into paragraphs again, without running heads, feet and page numbers.

A line goes on in the next one unless the page shows a break: more space between them, another size of type, an indent, or
room left for the next line's first word.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from briefer.errors import EmptySource
from briefer.ingest.draft import Draft
from briefer.ingest.metadata import read_metadata
from briefer.ingest.pdf_lines import Line, Printed, read_printed
from briefer.ingest.pieces import Piece, fold, hidden_note, lay_out
from briefer.ingest.plaintext import clean_text
from briefer.ingest.prose import judged
from briefer.language.patterns import rx

_PAGE_NUMBER = rx(r"\W*(?:page|seite|p\.?)?\s*\d{1,4}(?:\s*(?:of|/|von|\||-)\s*\d{1,4})?\W*", re.I)
_PRINT_FOOT = rx(r"(https?://\S+)(?:\s+\d{1,4}\s*/\s*\d{1,4})?")
_PRINT_HEAD = rx(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?:\s?[AP]M)?\b.*", re.I)
_DIGITS = rx(r"\d+")
_BULLET = rx(r"(?:[•‣◦▪▫●○■□∙⁃–—*-]|\(?\d{1,2}[.)]|[a-z]\))\s+")
_SENTENCE_END = rx(r"[.!?:…][\"'”’)\]]*$")
_FILE_NAME = rx(
    r"\.\w{2,5}$|^(?:microsoft word|untitled|document\d*|slide \d+|presentation\d*|print|layout \d+)\b|^\S+$", re.I
)
_PRINTERS = rx(r"skia|chrom|quartz|webkit|firefox|mozilla|cairo|safari|microsoft: print|print to pdf|wkhtml", re.I)
_STAMP = rx(r"D?:?(\d{4})(\d{2})(\d{2})")
_NAME = rx(r"[^\W\d_][\w.'’-]*(?:[\s,]+(?:and |& )?[^\W\d_][\w.'’-]*){1,9}")
EDGE_LINES = 2
"""How many lines at the top and at the foot of a page may be a running head or foot."""
SPACE_RATIO = 1.25
"""A line's distance from the one above, over the usual distance, from which on it opens a paragraph."""
SIZE_RATIO = 1.12
"""Two lines whose sizes differ by more than this belong to different blocks."""
HEADING_WORDS = 25


def read_pdf(data: bytes, subject: str) -> Draft:
    """The article in a PDF: its text with whole paragraphs, and what its information dictionary says, if it can
    be believed.

    Raises `UnreadableSource` where it is locked or damaged, `EmptySource` where its pages are pictures.
    """
    printed = read_printed(data, subject)
    if not printed.lines:
        raise EmptySource(
            subject, f"no text layer in {printed.pages} page{'s' if printed.pages != 1 else ''}", "run OCR first"
        )
    pieces = _pieces(_without_edges(printed.lines, printed.pages))
    title = _title(printed, pieces)
    text, blocks = lay_out(pieces)
    said = read_metadata(text, clean_text(text).blocks)
    text, blocks = lay_out(_titled(judged(pieces), title))
    return Draft(
        text,
        blocks,
        title=title or said.title,
        publisher=said.publisher,
        byline=_author(printed.info) or said.byline,
        dateline=said.dateline,
        published=said.published or _published(printed.info),
        url=_url(printed.lines),
        notes=hidden_note(printed.hidden, "word"),
    )


def _titled(pieces: Sequence[Piece], title: str | None) -> list[Piece]:
    """The pieces, the heading near the beginning that says the title marked as such."""
    said = frozenset((title or "").casefold().split())
    for i, piece in enumerate(pieces[:4]):
        if piece.kind == "heading" and 2 * len(said & set(piece.text.casefold().split())) >= len(said) > 0:
            return [*pieces[:i], replace(piece, kind="title"), *pieces[i + 1 :]]
    return list(pieces)


# ---------------------------------------------------------------- running heads and feet
def _without_edges(lines: Sequence[Line], pages: int) -> list[Line]:
    """The lines without page numbers, a browser's print marks and what stands at the edge of many pages."""
    edges = _edges(lines)
    often = Counter(mark for mark in {(line.page, _mark(line)) for line in edges})
    per_mark = Counter(mark for _, mark in often)
    return [
        line
        for line in lines
        if line not in edges
        or not (_is_print_mark(line.text) or (pages > 1 and per_mark[_mark(line)] >= max(2, pages / 3)))
    ]


def _edges(lines: Sequence[Line]) -> frozenset[Line]:
    found: set[Line] = set()
    for page in sorted({line.page for line in lines}):
        on_page = sorted((line for line in lines if line.page == page), key=lambda line: (-line.top, line.left))
        found.update(on_page[:EDGE_LINES], on_page[-EDGE_LINES:])
    return frozenset(found)


def _mark(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _is_print_mark(text: str) -> bool:
    return any(p.fullmatch(text) for p in (_PAGE_NUMBER, _PRINT_FOOT, _PRINT_HEAD))


def _url(lines: Sequence[Line]) -> str | None:
    """The address that a browser prints at the foot of each page."""
    feet = [m[1] for line in lines if (m := _PRINT_FOOT.fullmatch(line.text))]
    return feet[0] if feet and "…" not in feet[0] and "..." not in feet[0] else None


# ---------------------------------------------------------------- paragraphs
def _pieces(lines: Sequence[Line]) -> list[Piece]:
    if not lines:
        return []
    size = median(line.height for line in lines for _ in line.text.split())
    pitch = _pitch(lines, size)
    words = frozenset(w.casefold() for line in lines for w in line.text.split())
    groups: list[list[Line]] = []
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        if not groups or _breaks(groups[-1], line, after, pitch):
            groups.append([])
        groups[-1].append(line)
    return [_piece(group, size, words) for group in groups]


def _pitch(lines: Sequence[Line], size: float) -> float:
    """The usual distance between two lines of a paragraph: the commonest one, to half a point."""
    steps = Counter(
        round(2 * (a.top - b.top)) / 2
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and 0 < a.top - b.top < 3 * size and abs(a.height - b.height) < 1
    )
    return max(steps, key=lambda s: (steps[s], -s)) if steps else 1.3 * size


def _breaks(group: Sequence[Line], line: Line, after: Line | None, pitch: float) -> bool:
    """Does `line` open a new block after the lines of `group`?"""
    last = group[-1]
    if max(last.height, line.height) > SIZE_RATIO * min(last.height, line.height):
        return True
    if _BULLET.match(line.text) and _is_list_mark(group, line):
        return True
    if last.hyphen:
        return False
    step = last.top - line.top
    if last.page != line.page or step <= 0:
        # Over the end of a page or column a paragraph goes on, unless a sentence ended there.
        return bool(_SENTENCE_END.search(last.text))
    scale = max(pitch, last.height)
    if step > SPACE_RATIO * scale:
        return True
    indented = line.left > last.left + 0.6 * line.height and not _BULLET.match(group[0].text)
    if indented and (after is None or after.left < line.left or _SENTENCE_END.search(last.text)):
        return True
    right = max(other.right for other in (*group, line))
    room = right - last.right - 0.3 * line.height
    return room > line.first and bool(_SENTENCE_END.search(last.text))


def _is_list_mark(group: Sequence[Line], line: Line) -> bool:
    """Is it an item's mark, and not a dash or number within a sentence that happens to begin a line?"""
    return (
        (line.text[0] not in "–—-*" and not line.text[0].isdigit())
        or bool(_SENTENCE_END.search(group[-1].text))
        or (line.left > group[-1].left + 1 or bool(_BULLET.match(group[0].text)))
    )


def _piece(group: Sequence[Line], size: float, words: frozenset[str]) -> Piece:
    text = fold(_joined(group, words))
    bullet = _BULLET.match(text)
    if bullet and len(text) > bullet.end():
        return Piece("item", text[bullet.end() :])
    large = group[0].height > SIZE_RATIO * size
    heading = large and len(text.split()) <= HEADING_WORDS
    return Piece("heading" if heading else "paragraph", text)


def _joined(group: Sequence[Line], words: frozenset[str]) -> str:
    """The lines as one text, words that were divided at a line's end made whole."""
    text = ""
    for line in group:
        if text.endswith("\u0002"):
            text = _whole(text[:-1], line.text, words)
        else:
            text = f"{text} {line.text}" if text else line.text
        if line.hyphen or (line.text.endswith(("-", "\u00ad")) and line.text[-2:-1].isalpha()):
            text = text.rstrip("-\u00ad") + "\u0002"
    return text.replace("\u0002", "-")


def _whole(text: str, rest: str, words: frozenset[str]) -> str:
    """The divided word without its hyphen, unless the hyphen is its own: a name, a figure, a compound used elsewhere."""
    head, tail = text.rsplit(None, 1)[-1], rest.split(None, 1)[0]
    bare = tail.strip(".,;:!?\"'”’)]").casefold()
    own = not tail[:1].islower() or not head[-1:].isalpha() or f"{head}-{bare}".casefold() in words
    return f"{text}-{rest}" if own else text + rest


# ---------------------------------------------------------------- the information dictionary
def _title(printed: Printed, pieces: Sequence[Piece]) -> str | None:
    """The title of the dictionary, if the first page bears it out; else the largest heading at its beginning."""
    said = fold(printed.info.get("Title", ""))
    opening = " ".join(p.text for p in pieces[:8]).casefold()
    if said and not _FILE_NAME.search(said):
        shared = [w in opening for w in said.casefold().split()]
        if sum(shared) >= 0.6 * len(shared):
            return said
    return next((p.text for p in pieces[:3] if p.kind == "heading"), None)


def _author(info: dict[str, str]) -> str | None:
    said = fold(info.get("Author", ""))
    return said if _NAME.fullmatch(said) else None


def _published(info: dict[str, str]) -> dt.date | None:
    """The day the file was made; null where a browser printed it, for then that day says nothing of the article."""
    if _PRINTERS.search(info.get("Creator", "") + info.get("Producer", "")):
        return None
    match = _STAMP.match(info.get("CreationDate", ""))
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
