"""Plain text to article: which stretches of a scraped text are the article, and which are the page around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from briefer.ingest import context, region, smoothing
from briefer.ingest.chrome import Kind, kind_of
from briefer.ingest.comments import thread
from briefer.ingest.headline import Head, find_head, page_titles
from briefer.ingest.lines import Line, split_lines, words_of
from briefer.ingest.stamps import byline, is_name, is_stamp
from briefer.language.records import dataclass
from briefer.models import Block, BlockKind

_HEAD_LINES = 12
_HEAD_SHARE = 0.15
_HEAD_WORDS = 60
"""A stamp belongs to the head where no more than this many words of prose, or this share, stand above it."""
_OUT_OF_QUESTION = -1000.0


@dataclass(frozen=True, slots=True)
class CleanText:
    """What is the article in a text: its `blocks` in order and its `title`; `comments`: were readers' comments cut?"""

    blocks: tuple[Block, ...]
    title: str | None
    comments: bool = False


def clean_text(text: str) -> CleanText:
    """The article's blocks in `text`, with offsets into `text` as given; all else is chrome.

    Never raises; a text with no prose at all has no blocks. Linear in the length of the text.
    """
    lines = split_lines(text)
    kinds = [_kind(line) for line in lines]
    stamps = [not line.mark and _is_stamp(line.text) for line in lines]
    talk = thread(lines, kinds, stamps)
    for i in talk:
        kinds[i] = "form"
    context.mark(lines, kinds)
    scores = region.scores(lines, kinds, stamps)
    for i in talk:
        scores[i] = _OUT_OF_QUESTION
    titles = page_titles(lines, kinds)
    main = region.main_region(scores, titles)
    if not main:
        return CleanText((), None, bool(talk))
    main = region.from_stamp(lines, kinds, stamps, _under_title(lines, stamps, main, titles))
    start = _body_start(lines, kinds, stamps, main)
    main = range(start, main.stop)
    vocabulary = Counter(word for i in main if kinds[i] is None for word in words_of(lines[i].text))
    main = region.extended(lines, kinds, main, vocabulary)
    head = find_head(lines, kinds, stamps, start, vocabulary)
    roles = smoothing.roles(lines, kinds, stamps, main, vocabulary, _writers(lines, stamps, start))
    return _assemble(lines, head, roles, bool(talk))


_is_stamp = lru_cache(maxsize=4096)(is_stamp)
_kind_of = lru_cache(maxsize=4096)(kind_of)
"""Menus repeat themselves; both functions are pure."""


def _kind(line: Line) -> Kind | None:
    """The line's kind of chrome; a sentence of a giant line may hold a phrase of chrome and still be the article's."""
    kind = _kind_of(full(line), item=bool(line.mark), ends=line.ends)
    return None if line.inner and line.words > 12 and kind != "foot" else kind


def full(line: Line) -> str:
    """The line with its bullet or number."""
    return f"{line.mark} {line.text}" if line.mark else line.text


def _writers(lines: Sequence[Line], stamps: Sequence[bool], start: int) -> list[str]:
    """The names in the stamps above the body, and those beside a stamp."""
    out: list[str] = []
    for i in range(max(0, start - _HEAD_LINES), start):
        beside = any(stamps[max(0, i - 1) : i + 2]) and is_name(lines[i].text)
        name = byline(lines[i].text) if stamps[i] else lines[i].text if beside else None
        out += re.split(r",| and | in ", name)[:1] if name and " " in name else []
    return out


def _under_title(lines: Sequence[Line], stamps: Sequence[bool], main: range, titles: Sequence[int]) -> range:
    """The region without the teasers above the page's title, where title and stamp stand within it."""
    for title in titles:
        if title in main and any(stamps[title + 1 : title + 5]):
            below = range(title + 1, main.stop)
            return below if sum(lines[i].words for i in below if lines[i].prose) >= region.GOOD else main
    return main


def _body_start(lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool], main: range) -> int:
    """The first line of the body: below the last stamp that still belongs to the head."""
    total = sum(lines[i].words for i in main if lines[i].prose)
    start, before = main.start, 0
    for i in main:
        if stamps[i] and before <= max(_HEAD_WORDS, _HEAD_SHARE * total):
            start = i + 1
        before += lines[i].words if lines[i].prose and kinds[i] is None else 0
    return start if start < main.stop else main.start


def _assemble(lines: Sequence[Line], head: Head, roles: dict[int, BlockKind], comments: bool) -> CleanText:
    chosen: dict[int, BlockKind] = dict(roles)
    for i in head.rest:
        chosen[i] = "item" if lines[i].mark else "paragraph"
    if head.title is not None:
        chosen[head.title] = "title"
    blocks: list[Block] = []
    for i, kind in sorted(chosen.items()):
        if lines[i].inner and i - 1 in chosen and blocks:
            blocks[-1] = Block(start=blocks[-1].start, end=lines[i].end, kind=blocks[-1].kind)
        else:
            blocks.append(Block(start=lines[i].start, end=lines[i].end, kind=kind))
    return CleanText(tuple(blocks), lines[head.title].text if head.title is not None else None, comments)
