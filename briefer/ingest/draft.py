"""What a reader of one kind of file hands on: an article without its name, number and checks."""

from __future__ import annotations

import datetime as dt

from briefer.language.records import dataclass
from briefer.models import Block


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its blocks and what its file says of it; null or empty where it says nothing."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: dt.date | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()

    def body(self) -> str:
        """The text of the article's paragraphs and items, without its title and headings."""
        kept = (b for b in self.blocks if b.kind in {"paragraph", "item"})
        return "\n".join(self.text[b.start : b.end] for b in kept)
