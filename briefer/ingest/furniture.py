"""The furniture of a web page that can only be told while it is still a page: by its links, labels and mark-up."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from briefer.ingest.pieces import fold
from briefer.language.patterns import rx

_LABEL = rx(
    r"\W*(?:(?:please )?(?:also )?(?:read|see|watch|listen|view|explore|check out|click)"
    r"(?: (?:also|more|here|now|next|this|too|on|it))*|"
    r"(?:more|most)(?: (?:on|from|in|news|stories|coverage|like|read|popular|about)\b.{0,40})?|related(?: \w+){0,2}|"
    r"recommended(?: \w+){0,3}|don['’]t miss|you (?:may|might) (?:also )?(?:like|be interested).{0,30}|further reading|"
    r"in (?:pictures|photos|video|depth)|explainers?|opinion|analysis|editor['’]?s['’]? (?:picks?|note)|trending|up next|"
    r"must[- ]read|background|photos?|videos?|galler(?:y|ies)|live(?: updates?| blog)?|podcasts?|also|next|previous)"
    r"\s*[:|>»›–—-]",
    re.I,
)
_SENTENCE_END = rx(r"[.!?…][\"'”’)\]]*$")
_BODY = ".//*[contains(concat(' ', normalize-space(@itemprop), ' '), ' articleBody ')]"
_DEK_CLASS = rx(
    r"(?:^|[\s_-])(?:dek|standfirst|strap-?line|sub-?head(?:line|ing)?|sub-?title|kicker|eyebrow|sub-?deck)(?:$|[\s_-])",
    re.I,
)
_DEK_PROPS = frozenset({"headline", "alternativeHeadline", "description"})
_TEXT_TAGS = ("p", "div", "h2", "h3", "h4", "h5", "h6")
_BLOCK_TAGS_LIST = "p div ul ol table section article blockquote h1 h2 h3 h4 h5 h6 form figure aside"
_BLOCK_TAGS = frozenset(_BLOCK_TAGS_LIST.split())
LINKED_SHARE = 0.9
PARAGRAPH_WORDS = 25
"""The first paragraph of so many words opens the body."""
DEK_WORDS = 60
BODY_WORDS = 60


def lines_of_furniture(root: HtmlElement) -> frozenset[str]:
    """The texts, white space folded, of the paragraphs that are no part of the article's running text.

    They are paragraphs which only lead elsewhere (a link to another story) and the lines around the headline. They are
    named and not taken out of the page, for their links help an extractor to tell menus from articles.
    """
    found: set[str] = set()
    in_body = False
    for element in root.iter(*_TEXT_TAGS):
        if any(child.tag in _BLOCK_TAGS for child in element.iterdescendants()):
            continue
        text = fold(element.text_content())
        if text and (_leads_elsewhere(element, text) or (not in_body and _is_dek(element, text))):
            found.add(text)
        in_body = in_body or (element.tag == "p" and len(text.split()) >= PARAGRAPH_WORDS and text not in found)
    return frozenset(found)


def _leads_elsewhere(element: HtmlElement, text: str) -> bool:
    links = [fold(a.text_content()) for a in element.iter("a")]
    linked = sum(map(len, links)) / len(text)
    if not linked or (element.tag == "div" and len(text.split()) < 3):
        return False
    if linked >= LINKED_SHARE and not _SENTENCE_END.search(text):
        return True
    return linked > 0.4 and bool(_LABEL.match(text)) and not _SENTENCE_END.search(text.split(":", 1)[-1])


def _is_dek(element: HtmlElement, text: str) -> bool:
    """Is it a line under the headline, by its mark-up? Sites give subheadings in the body the same class names."""
    if len(text.split()) > DEK_WORDS:
        return False
    return element.get("itemprop") in _DEK_PROPS or bool(_DEK_CLASS.search(element.get("class", "")))


def marked_body(root: HtmlElement) -> HtmlElement | None:
    """The element that the page itself marks as the article's body (schema.org `articleBody`), if it holds enough text."""
    marked = [e for e in root.xpath(_BODY) if e.tag not in {"meta", "script", "link"}]
    among = set(marked)
    outer = [e for e in marked if not any(a in among for a in e.iterancestors())]
    if len(outer) != 1 or len(outer[0].text_content().split()) < BODY_WORDS:
        return None
    return outer[0]
