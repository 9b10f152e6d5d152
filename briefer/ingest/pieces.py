"""Pieces of extracted text and how they are laid out: one after another, a blank line between, with their blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.models import Block, BlockKind

_UNSEEN = rx("[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\u202a-\u202e\u2066-\u2069]")
_CONTROL = rx("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\U000e0000-\U000e007f]+")
_SPACE = rx(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of extracted text, its white space folded.

    `chrome` marks a line that stands in the text but is no part of the article (a credit, a legal line): it makes no block.
    """

    kind: BlockKind
    text: str
    chrome: bool = False


def fold(text: str) -> str:
    """The text with its white space folded, without control characters and characters that nobody sees."""
    return _SPACE.sub(" ", _CONTROL.sub(" ", _UNSEEN.sub("", text))).strip()


def lay_out(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text of the pieces, a blank line between them, and the blocks that those of the article make in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        if not piece.text:
            continue
        if not piece.chrome:
            blocks.append(Block(start=at, end=at + len(piece.text), kind=piece.kind))
        parts.append(piece.text)
        at += len(piece.text) + 2
    return "\n\n".join(parts), tuple(blocks)


def without_controls(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, split at control characters and trimmed, so that no quote from a block can hold one."""
    made: list[Block] = []
    for block in blocks:
        at = block.start
        for match in _CONTROL.finditer(text, block.start, block.end):
            made += _trimmed(text, at, match.start(), block)
            at = match.end()
        made += _trimmed(text, at, block.end, block)
    return tuple(made)


def _trimmed(text: str, start: int, end: int, block: Block) -> list[Block]:
    raw = text[start:end]
    if not raw.strip():
        return []
    start += len(raw) - len(raw.lstrip())
    return [Block(start=start, end=start + len(raw.strip()), kind=block.kind)]


def hidden_note(count: int, what: str) -> tuple[str, ...]:
    """The note that hidden text was taken out; none where there was none."""
    return (f"hidden text stripped: {count} {what}{'s' if count > 1 else ''}",) if count else ()
