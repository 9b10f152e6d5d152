"""From the tree that trafilatura hands back to pieces of text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from briefer.ingest.pieces import Piece, fold
from briefer.language.patterns import rx
from briefer.models import BlockKind

_BLOCKS_LIST = (
    "body head p quote list item table row cell code div section article main blockquote ul ol li dl dt dd tr td "
    "th tbody h1 h2 h3 h4 h5 h6 pre figure figcaption center hr"
)
_BLOCKS = frozenset(_BLOCKS_LIST.split())
_HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"item", "li", "dd", "dt"})
_SKIPPED = frozenset({"graphic", "img", "figure", "figcaption"})
_SPACE = rx(r"\s+")
_PARAGRAPH_BREAK = rx(r"\n[^\S\n]*\n|(?<=[.!?:;”\"’')])[^\S\n]*\n")
LAYOUT_CELL_WORDS = 60
"""A table with a cell of more words than this lays out the page; its other cells are columns beside the article."""


def pieces_of(body: _Element) -> tuple[Piece, ...]:
    """The pieces of an extracted body, in reading order."""
    return tuple(_walk(body, "paragraph"))


def _kind(element: _Element, outer: BlockKind) -> BlockKind:
    if element.tag in _HEADINGS:
        return "heading"
    return "item" if element.tag in _ITEMS else outer


def _walk(element: _Element, kind: BlockKind) -> Iterator[Piece]:
    if element.tag in _SKIPPED:
        return
    if element.tag == "table":
        yield from _table(element)
        return
    run = [_flat(element.text)]
    for child in element:
        if child.tag in _BLOCKS or any(e.tag in _BLOCKS for e in child.iterdescendants()):
            yield from _cut("".join(run), kind)
            run = []
            yield from _walk(child, _kind(child, kind))
        else:
            run += _inline(child)
        run.append(_flat(child.tail))
    yield from _cut("".join(run), kind)


def _inline(element: _Element) -> list[str]:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return []
    if element.tag in {"lb", "br"}:
        return ["\n"]
    run = [_flat(element.text)]
    for child in element:
        run += _inline(child)
        run.append(_flat(child.tail))
    return run


def _flat(text: str | None) -> str:
    """Line ends of the page's source are plain white space; only a line-break element breaks a line."""
    return _SPACE.sub(" ", text or "")


def _cut(run: str, kind: BlockKind) -> Iterator[Piece]:
    """The pieces of a run of text: a line break ends a piece after the end of a sentence, and elsewhere when doubled."""
    for part in _PARAGRAPH_BREAK.split(run):
        if folded := fold(part):
            yield Piece(kind, folded)


def _table(table: _Element) -> Iterator[Piece]:
    cells = [
        c for c in table.iter("cell", "td", "th") if not any(a is not table and a.tag == "table" for a in c.iterancestors())
    ]
    sizes = [len("".join(c.itertext()).split()) for c in cells]
    largest = max(sizes, default=0)
    if largest > LAYOUT_CELL_WORDS:
        for cell, size in zip(cells, sizes, strict=True):
            if size >= largest / 2:
                yield from _walk(cell, "paragraph")
        return
    for row in table.iter("row", "tr"):
        texts = [fold("".join(c.itertext())) for c in row if c.tag in {"cell", "td", "th"}]
        if line := " · ".join(t for t in texts if t):
            yield Piece("item", line)
