"""Plain text: the file's own decoded text is kept as it is, and the blocks in it say what of it is the article."""

from __future__ import annotations

from briefer.ingest.draft import Draft
from briefer.ingest.metadata import read_metadata
from briefer.ingest.pieces import without_controls
from briefer.ingest.plaintext import clean_text
from briefer.language.patterns import rx

_TAGS = rx("[\U000e0000-\U000e007f]")
"""Unicode's tag characters: a copy of ASCII that no font shows, in which text can be hidden from readers."""


def read_plain(text: str) -> Draft:
    """The article in a plain text, whose line ends are "\\n" already. The blocks are empty where it holds none."""
    clean = clean_text(text)
    blocks = without_controls(text, clean.blocks)
    meta = read_metadata(text, blocks)
    unseen = len(_TAGS.findall(text))
    notes = (f"{unseen} characters that nobody sees lie in the text, outside what is cited",) if unseen else ()
    title = meta.title or clean.title
    return Draft(text, blocks, title, meta.publisher, meta.byline, meta.dateline, meta.published, notes=notes)
