"""Hidden text: what stands in a page's source and no reader sees. It is taken out before anything is extracted.

Hidden are: inline styles and plain style-sheet rules that hide (display, visibility, zero font size, clipping, off-screen
positions, text in the colour of its ground), the `hidden` attribute, `aria-hidden`, the class names by which the common
style libraries mark screen-reader text, `<template>`, closed dialogs, and comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.html import HtmlElement

from briefer.ingest import css
from briefer.language.patterns import rx

_ASSISTIVE_LIST = (
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-only "
    "screen-reader a11y-hidden hidden-visually u-visually-hidden u-visuallyhidden element-invisible offscreen "
    "off-screen sr-text"
)
_ASSISTIVE = frozenset(_ASSISTIVE_LIST.split())
_NEVER = frozenset({"html", "body", "head"})
_CHROME = frozenset({"nav", "button", "form", "select", "menu", "header", "footer", "noscript", "script", "style", "svg"})
_LINKED = frozenset({"a", "label", "option", "legend"})
_CODE = rx(r"[<>{}=;\[\]|]|://")
_DIGITS = rx(r"\d+")
_DEVELOPER = rx(
    r"\b(?:plugin|script|tags?|div|class|wrapper|container|iframe|version|code|generated|markup|template|modal|widget|"
    r"page|cache|js|css|html|begin|end|start|element|header|footer|column|row)\b",
    re.I,
)
_SENTENCE_END = rx(r"[.!?…][\"'”’)]*(?:\s|$)")
_WORD = rx(r"[^\W\d_]{2,}")
LABEL_WORDS = 7
"""Hidden text of at most so many words, and without the end of a sentence, is a label: taken out without mention."""
CARRIED_SHARE = 0.5
"""An element that holds the headline and more than this share of the paragraphs is the page itself."""


def strip_hidden(root: HtmlElement) -> tuple[str, ...]:
    """Take hidden text out of the tree, in place, and return the passages of prose among it, in order.

    Menus, forms, labels and developers' comments are taken out too, and not returned; nor is what the page also shows,
    nor a passage that differs from another only in its figures.
    """
    selectors = css.hiding_selectors(
        [_sheet(e) for e in root.iter("style") if e.get("media", "all") in {"all", "screen", ""}]
    )
    paragraphs = sum(1 for _ in root.iter("p"))
    passages: list[str] = []
    gone: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    for element in root.iter():
        parent = element.getparent()
        if parent is not None and parent in inside:
            inside.add(element)
        elif element.tag is etree.Comment:
            gone.append(element)
            text = _folded(element.text or "")
            if _is_prose(text) and text[0].isalpha() and not _CODE.search(text) and not _DEVELOPER.search(text):
                passages.append(text)
        elif isinstance(element.tag, str) and element.tag not in _NEVER and _is_hidden(element, selectors, paragraphs):
            inside.add(element)
            gone.append(element)
            passages.extend(_passage(element))
    for element in gone:
        element.drop_tree()
    seen = _folded(root.text_content())
    fresh = {_DIGITS.sub("0", p): p for p in passages if p not in seen}
    return tuple(fresh.values())


def _sheet(element: HtmlElement) -> str:
    return element.text or ""


def _folded(text: str) -> str:
    return " ".join(text.split())


def _is_prose(text: str) -> bool:
    words = len(_WORD.findall(text))
    return words > LABEL_WORDS or (words >= 3 and bool(_SENTENCE_END.search(text)))


def _passage(element: HtmlElement) -> list[str]:
    """The text of a hidden element, if it is prose and not part of the page's furniture."""
    if element.tag in _CHROME or any(a.tag in _CHROME for a in element.iterancestors()):
        return []
    text = _folded(" ".join(_own_text(element)))
    return [text] if _is_prose(text) else []


def _own_text(element: HtmlElement) -> Iterator[str]:
    """The text within an element outside links, labels and furniture."""
    if not isinstance(element.tag, str) or element.tag in _CHROME or element.tag in _LINKED:
        return
    yield element.text or ""
    for child in element:
        yield from _own_text(child)
        yield child.tail or ""


def _is_hidden(element: HtmlElement, selectors: frozenset[str], paragraphs: int) -> bool:
    if element.tag == "template" or (element.tag == "dialog" and element.get("open") is None):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden", "").strip().lower() == "true":
        return True
    classes = element.get("class", "").split()
    if not _ASSISTIVE.isdisjoint(classes):
        return True
    if selectors and _is_selected(element, classes, selectors):
        return not _carries_page(element, paragraphs)
    style = css.declarations(element.get("style", ""))
    if element.tag == "font" and element.get("color"):
        style = {"color": element.get("color").lower()} | style
    if not style:
        return False
    return (
        css.hides(style) or (css.fades(style) and not _carries_page(element, paragraphs)) or _is_unreadable(element, style)
    )


def _is_selected(element: HtmlElement, classes: list[str], selectors: frozenset[str]) -> bool:
    names = [f".{c}" for c in classes] + ([f"#{element.get('id')}"] if element.get("id") else [])
    return any(name in selectors or f"{element.tag}{name}" in selectors for name in names)


def _carries_page(element: HtmlElement, paragraphs: int) -> bool:
    """Does it hold the headline and most paragraphs? Then a script shows it, and the page only keeps it back at first."""
    return element.find(".//h1") is not None and sum(1 for _ in element.iter("p")) > CARRIED_SHARE * paragraphs


def _is_unreadable(element: HtmlElement, style: Mapping[str, str]) -> bool:
    """Is the text transparent, or of the colour it stands on? A page without inline background is taken for white."""
    own = css.paint(style)
    if own.clear:
        return True
    if own.text is None:
        return False
    step: HtmlElement | None = element
    while step is not None:
        here = css.paint(css.declarations(step.get("style", "")))
        ground = here.ground or css.colour(step.get("bgcolor", "").lower())[0]
        if here.covered:
            return False
        if ground is not None:
            return css.alike(own.text, ground)
        step = step.getparent()
    return css.alike(own.text, css.WHITE)
