"""Web pages: from mark-up to the article's own text.

First what no reader sees is taken out, then trafilatura (Barbaresi, ACL 2021 demonstrations) finds the main text, and last
the lines that only lead elsewhere go. The headline and the lines under it are metadata and no part of the text.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Sequence
from typing import Any

from lxml import html as lxml_html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from briefer.ingest.body import pieces_of
from briefer.ingest.draft import Draft
from briefer.ingest.furniture import lines_of_furniture, marked_body
from briefer.ingest.hidden import strip_hidden
from briefer.ingest.metadata import read_metadata
from briefer.ingest.page_meta import PageMeta, iso_date, page_meta
from briefer.ingest.pieces import Piece, hidden_note, lay_out
from briefer.ingest.prose import judged
from briefer.language.patterns import rx

# trafilatura reports each page it finds nothing in; the reader is told by an error of ours instead.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_TAG = rx(r"<(?:/?[a-z][a-z0-9]*\b[^<>]*|!doctype[^<>]*)>", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_NO_XML = rx(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
FEW_WORDS = 80
"""Below so many words of text the slower, more searching extraction is tried too."""
MARKED_SHARE = 0.5
"""The body that a page marks as its article's is believed if it holds at least this share of the words found without it."""


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def looks_like_markup(text: str) -> bool:
    """Does the text hold HTML elements? Looks at its first part only."""
    return bool(_TAG.search(text[:20_000]))


def read_page(markup: str) -> Draft:
    """The article of a web page: its text, blocks and metadata. The text is empty where no article is found."""
    try:
        root = parse(markup)
    except (ParserError, ValueError):
        return Draft("", ())
    meta = _completed(page_meta(root), root)
    hidden = strip_hidden(root)
    text, blocks = lay_out(_article(root, meta))
    return Draft(
        text,
        blocks,
        title=meta.title,
        publisher=meta.publisher,
        byline=meta.byline,
        dateline=read_metadata(text, blocks).dateline if blocks else None,
        published=meta.published,
        url=meta.url,
        notes=hidden_note(len(hidden), "passage"),
    )


def _completed(meta: PageMeta, root: HtmlElement) -> PageMeta:
    """What the page does not say outright, as trafilatura reads it; its guesses of authors are too loose to take."""
    if meta.title and meta.publisher and meta.published:
        return meta
    from trafilatura.metadata import extract_metadata

    # A fixed last date in place of today's keeps the result the same on every day.
    dates = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
    found = extract_metadata(copy.deepcopy(root), None, dates, True)
    return PageMeta(
        meta.title or found.title,
        meta.publisher or found.sitename,
        meta.byline,
        meta.published or iso_date(found.date),
        meta.url,
    )


def parse(markup: str) -> HtmlElement:
    """The page's tree. Raises `ValueError` or lxml's `ParserError` where there is none."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_pis=True)
    return lxml_html.document_fromstring(_NO_XML.sub(" ", markup).encode(), parser=parser)


def _article(root: HtmlElement, meta: PageMeta) -> list[Piece]:
    furniture = lines_of_furniture(root)
    pieces = _searched(root)
    marked = marked_body(root)
    if marked is not None:
        inner = _searched(_alone(marked))
        if _words(inner) >= MARKED_SHARE * _words(pieces):
            pieces = inner
    kept = [p for p in pieces if p.text not in furniture and p.text != meta.title]
    return judged(_without_lead(kept))


def _searched(root: HtmlElement) -> list[Piece]:
    """trafilatura's own rules; where they find little, what its comparison with other extractors finds, if that is more."""
    pieces = _extracted(root, fast=True)
    if _words(pieces) >= FEW_WORDS:
        return pieces
    other = _extracted(root, fast=False)
    return other if _words(other) > 2 * _words(pieces) else pieces


def _extracted(root: HtmlElement, *, fast: bool) -> list[Piece]:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(root, fast=fast, include_comments=False, include_tables=True)
    return list(pieces_of(found.body)) if found is not None else []


def _alone(element: HtmlElement) -> HtmlElement:
    """A page that holds nothing but this element."""
    page = lxml_html.document_fromstring("<html><body><article></article></body></html>")
    page.find(".//article").append(copy.deepcopy(element))
    return page


def _words(pieces: Sequence[Piece]) -> int:
    return sum(len(p.text.split()) for p in pieces if p.kind != "heading")


def _without_lead(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces from the first that is no heading: what stands before it is the headline and what belongs to it."""
    first = next((i for i, p in enumerate(pieces) if p.kind != "heading"), len(pieces))
    return list(pieces[first:])
