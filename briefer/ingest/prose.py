"""Extracted text judged line by line, as the plain-text cleaner judges: what of it is the article, what is around it.

An extractor has chosen the region already, so only what a line says by itself counts here, not where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefer.ingest.chrome import kind_of
from briefer.ingest.pieces import Piece
from briefer.ingest.stamps import is_stamp
from briefer.language.patterns import rx

_ENDS = rx(r"[.!?…。！？][\"”’'»)\]\s]*$|[\"”»]$")
_TAIL_HEAD = rx(
    r"\W*(?:(?:the )?(?:top|latest|trending|popular|recent|other|similar|featured|partner)(?: \w+)? "
    r"(?:news|stories|headlines|articles|posts|videos)|"
    r"(?:most|more) (?:read|viewed|popular|shared|recent|commented)(?: .{1,40})?|partner news|trending(?: now)?|"
    r"recommended(?: (?:for you|stories|articles|reading))?|"
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in|have missed)|"
    r"more (?:from|in|on|about|stories|news|articles) ?.{0,40}|"
    r"related (?:articles?|stor(?:y|ies)|news|posts?|content|topics?|links?)|"
    r"from (?:around|across) the (?:web|site)|around the web|sponsored (?:content|stories|links)|about the authors?|"
    r"comments?)\W*",
    re.I,
)
TAIL_SHARE = 0.6
"""A heading of teasers ends the article where at least this share of the words of prose stands above it."""


def judged(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without dates, buttons and labels above the first sentence and without teasers at the tail; chrome among
    the others is marked.
    """
    chrome = {piece: _is_chrome(piece) for piece in dict.fromkeys(pieces)}
    first = next((i for i, p in enumerate(pieces) if _is_prose(p)), len(pieces))
    body = [p for i, p in enumerate(pieces) if i >= first or not chrome[p]]
    return [replace(p, chrome=chrome[p]) for p in _without_tail(body)]


def _is_chrome(piece: Piece) -> bool:
    ends = bool(_ENDS.search(piece.text))
    return kind_of(piece.text, item=piece.kind == "item", ends=ends) is not None or is_stamp(piece.text)


def _is_prose(piece: Piece) -> bool:
    return bool(_ENDS.search(piece.text)) and len(piece.text.split()) >= 4


def _without_tail(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces up to a heading such as "Most read", if it stands below most of the prose."""
    total = sum(len(p.text.split()) for p in pieces if _is_prose(p))
    above = 0
    for i, piece in enumerate(pieces):
        if above and above >= TAIL_SHARE * total and _TAIL_HEAD.fullmatch(piece.text):
            return list(pieces[:i])
        above += len(piece.text.split()) if _is_prose(piece) else 0
    return list(pieces)
