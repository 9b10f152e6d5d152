"""Walls: a page that shows a demand instead of its article, or only the article's beginning.

A page is believed when it says itself that its text is not free (schema.org's isAccessibleForFree, Open Graph's content
tier). Otherwise a wall is what stands where an article should: little text, and beside it the words or the parts by which
walls are made. A whole article is no wall, whatever it is about and whatever its site says in the margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from lxml.etree import ParserError
from lxml.html import HtmlElement

from briefer.ingest.draft import Draft
from briefer.ingest.fetch.wall_words import AGREE, CONSENT, CONSENT_PAGE, DEMAND, HUMAN, PART, PERSON, SUBSCRIBE
from briefer.ingest.html import parse
from briefer.ingest.page_meta import json_ld, says_article
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.sentences import sentences

_SAYS_TIER = rx(r"isAccessibleForFree|content_tier", re.I)
LITTLE, FEW, HARDLY_ANY = 250, 150, 60
"""Words of article below which, in turn, a part made as a wall counts, a demand does, anything does."""
_SKIPPED = frozenset({"script", "style", "template", "svg"})

Kind = Literal["a paywall", "a cookie wall", "a check for robots"]


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands before the text, and the sign that it was known by."""

    kind: Kind
    sign: str


def find_wall(markup: str, draft: Draft, address: str) -> Wall | None:
    """The wall that a page is instead of an article, null where it is none.

    `draft` is what was made of the markup, `address` where it was read in the end.
    """
    words = len(draft.body().split())
    if words >= LITTLE and not _SAYS_TIER.search(markup):
        return None
    try:
        root = parse(markup)
    except (ParserError, ValueError):
        return None
    if _says_not_free(root):
        return Wall("a paywall", "the page says that it is not free")
    return _by_signs(root, draft, words, address) if words < LITTLE else None


def _by_signs(root: HtmlElement, draft: Draft, words: int, address: str) -> Wall | None:
    shown = " ".join(_shown(root))
    said = [line[s.start : s.end] for line in draft.body().split("\n") for s in sentences(line)]
    to_reader = sum(bool(PERSON.search(one)) for one in said) * 2 >= len(said)
    sent_away = CONSENT_PAGE.search(address.partition("?")[0]) and CONSENT.search(shown)
    if sent_away or (to_reader and _is_consent(said, shown, words)):
        return Wall("a cookie wall", "the page asks for consent and shows no article")
    if words < HARDLY_ANY and to_reader and HUMAN.search(shown):
        return Wall("a check for robots", "the page asks whether it is a human who reads")
    if _has_part(root):
        return Wall("a paywall", f"{words} words, and a part of the page that asks to subscribe")
    if words < FEW and DEMAND.search(shown):
        return Wall("a paywall", f"{words} words, and the demand to subscribe or sign in")
    return None


def _says_not_free(root: HtmlElement) -> bool:
    for node in json_ld(root):
        if says_article(node) and _is_false(node):
            return True
    tiers = (
        m.get("content", "") for m in root.iter("meta") if m.get("property", m.get("name", "")) == "article:content_tier"
    )
    return any(tier.strip().lower() == "locked" for tier in tiers)


def _is_false(node: Mapping[str, Any]) -> bool:
    said = node.get("isAccessibleForFree")
    return said is False or (isinstance(said, str) and said.strip().lower().rpartition("/")[2] in {"false", "no", "0"})


def _shown(root: HtmlElement) -> Iterator[str]:
    """The page's text without scripts and style sheets, in order."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            if element.tail:
                yield element.tail
            continue
        if element.tag not in _SKIPPED and element.text:
            yield element.text
        if element.tail:
            yield element.tail


def _is_consent(said: Sequence[str], shown: str, words: int) -> bool:
    """Do a page's sentences ask for consent? Whoever does speaks to the reader, which a report about it does not."""
    if not AGREE.search(shown):
        return False
    if words < HARDLY_ANY:
        return len(CONSENT.findall(shown)) >= 2
    return sum(bool(CONSENT.search(one)) for one in said) * 2 > len(said)


def _has_part(root: HtmlElement) -> bool:
    """Is there an element that is named as a wall and says what walls say?"""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"html", "body", "script", "style", "link", "meta"}:
            continue
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if PART.search(named) and not _hidden(element) and SUBSCRIBE.search(" ".join(_shown(element))):
            return True
    return False


def _hidden(element: HtmlElement) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style
