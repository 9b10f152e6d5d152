"""What a web page says of its article: JSON-LD first (schema.org), then Open Graph and other meta elements, then the page.

A name is taken only where the page marks it as such; nothing is guessed from the running text.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from briefer.ingest.pieces import fold
from briefer.language.patterns import rx
from briefer.language.records import dataclass

_ARTICLE_TYPES = rx(r"Article|BlogPosting|Report|Review|LiveBlogPosting|SocialMediaPosting", re.I)
_DATE = rx(
    r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|\b(\d{4})(\d{2})(\d{2})(?:\d{4,6})?(?:T|\b)|\b(\d{4})/(\d{1,2})/(\d{1,2})\b"
)
_BY = rx(r"^(?:by|from|von|par|por)\b[:\s]+", re.I)
_ADDRESS = rx(r"https?://|www\.|@|\.(?:com|org|net)\b", re.I)
_IN_ADDRESS = rx(r"/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AGENCIES_LIST = (
    "associated press|the associated press|ap|reuters|thomson reuters|afp|agence france-presse|"
    "agence france presse|upi|united press international|press association|pa media|dpa|deutsche presse-agentur|"
    "ansa|efe|tass|interfax|ukrinform|xinhua|kyodo|kyodo news|yonhap|pti|press trust of india|ians|ani|aap|"
    "the canadian press|anadolu agency|bernama|antara|belga|apa|bloomberg|bloomberg news|cnn newsource|cnn wire|"
    "the conversation|getty images|blogger|wordpress|medium|substack"
)
_AGENCIES = frozenset(_AGENCIES_LIST.split("|"))
_SUFFIX = rx(r"\s+(?:[|–—·•»:-]|::)\s+([^|–—·•»]{2,60})$")
_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title")
_SITE_KEYS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "twitter:app:name:iphone",
)
_AUTHOR_KEYS_LIST = (
    "author article:author_name parsely-author sailthru.author dc.creator dcterms.creator byl article:author "
    "citation_author"
)
_AUTHOR_KEYS = tuple(_AUTHOR_KEYS_LIST.split())
_DATE_KEYS_LIST = (
    "article:published_time datepublished parsely-pub-date sailthru.date date pubdate publishdate publish-date "
    "dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued cxenseparse:recs:publishtime "
    "article.published og:published_time ptime citation_date article_date_original og:pubdate published_at "
    "last-modified article:modified_time"
)
_DATE_KEYS = tuple(_DATE_KEYS_LIST.split())


@dataclass(frozen=True, slots=True)
class PageMeta:
    """A page's own account of its article; null where it is silent."""

    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    url: str | None = None


def page_meta(root: HtmlElement) -> PageMeta:
    """What the page says of its article."""
    nodes = [n for n in json_ld(root) if says_article(n)]
    metas = _metas(root)
    publisher = _publisher(nodes, metas)
    said = (
        [_text(n.get("headline")) for n in nodes]
        + [metas.get(k) for k in _TITLE_KEYS]
        + _texts(root, ".//h1")[:1]
        + _texts(root, ".//head/title")[:1]
    )
    title = _first(said)
    return PageMeta(
        title=_without_site(title, publisher) if title else None,
        publisher=publisher,
        byline=_byline(nodes, metas, root),
        published=_published(nodes, metas, root),
        url=_url(nodes, metas, root),
    )


# ---------------------------------------------------------------- reading the page
def json_ld(root: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The objects of the page's JSON-LD, in order; what is no JSON is passed over."""
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        source = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
        try:
            # Pages carry raw line ends inside JSON strings, which only lax parsing lets through.
            yield from linked_nodes(json.loads(source, strict=False))
        except (ValueError, RecursionError):
            continue


def says_article(node: Mapping[str, Any]) -> bool:
    """Is this JSON-LD object one about an article?"""
    return bool(_ARTICLE_TYPES.search(_joined(node.get("@type"))))


def linked_nodes(value: object) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD document: itself, its members, those of its `@graph` and of `mainEntity`."""
    if isinstance(value, list):
        for member in value:
            yield from linked_nodes(member)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from linked_nodes(value.get(key))


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = fold(html.unescape(meta.get("content", "")))
        for key in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if key and content:
                found.setdefault(key.strip().lower(), content)
    return found


def _texts(root: HtmlElement, path: str) -> list[str]:
    return [text for e in root.iterfind(path) if (text := fold(e.text_content()))]


# ---------------------------------------------------------------- values
def _first(values: Any) -> str | None:
    return next((v for v in values if v), None)


def _joined(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _text(value: object) -> str | None:
    return fold(html.unescape(value)) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The name of a person or organisation, written as text, as an object or as the first of several."""
    if isinstance(value, list):
        return _first(_name(v) for v in value)
    found = _text(value.get("name")) if isinstance(value, dict) else _text(value)
    return found if found and not _ADDRESS.search(found.lower().removesuffix(".com")) else None


def names(value: object) -> str | None:
    """The names of one or several authors, joined with commas."""
    members = value if isinstance(value, list) else [value]
    found = dict.fromkeys(_BY.sub("", n) for m in members if (n := _name(m)))
    return ", ".join(found) or None


def iso_date(value: object) -> dt.date | None:
    """The day in an ISO 8601 date or time, as written there; null where there is none that exists."""
    match = _DATE.search(value) if isinstance(value, str) else None
    if not match:
        return None
    year, month, day = (int(g) for g in match.groups() if g)
    try:
        return dt.date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _publisher(nodes: Sequence[Mapping[str, Any]], metas: Mapping[str, str]) -> str | None:
    """The outlet. Pages that carry an agency's report name the agency as its publisher; then the site's own name counts."""
    said = [_name(n.get("publisher")) for n in nodes] + [_name(metas.get(k)) for k in _SITE_KEYS]
    known = [name for name in said if name and re.search(r"[^\W\d_]{2,}", name)]
    return _first(name for name in known if name.casefold() not in _AGENCIES) or _first(known)


def _byline(nodes: Sequence[Mapping[str, Any]], metas: Mapping[str, str], root: HtmlElement) -> str | None:
    lines = [names(n.get("author")) or names(n.get("creator")) for n in nodes] + [names(metas.get(k)) for k in _AUTHOR_KEYS]
    said = _first(line for line in lines if line and " " in line) or _first(lines)
    marked = root.xpath(".//*[@rel='author' or contains(@itemprop, 'author')]")
    return said or names(list(dict.fromkeys(_marked_names(marked))))


def _marked_names(elements: Sequence[HtmlElement]) -> Iterator[str]:
    for element in elements:
        inner = element.xpath(".//*[@itemprop='name']")
        text = fold((inner[0] if inner else element).text_content())
        if text and len(text.split()) <= 8:
            yield text


def _published(nodes: Sequence[Mapping[str, Any]], metas: Mapping[str, str], root: HtmlElement) -> dt.date | None:
    marked = [
        t.get("datetime")
        for t in root.iter("time")
        if "datePublished" in t.get("itemprop", "") or t.get("pubdate") is not None
    ]
    plain = [t.get("datetime") for t in root.iter("time")]
    said = (
        [n.get(k) for n in nodes for k in ("datePublished", "dateCreated")]
        + [metas.get(k) for k in _DATE_KEYS[:-2]]
        + marked
        + [e.get("datetime") or e.get("content") or e.text_content() for e in root.xpath(".//*[@itemprop='datePublished']")]
        + plain[:1]
        + [n.get("dateModified") for n in nodes]
        + [metas.get(k) for k in _DATE_KEYS[-2:]]
    )
    day = next((day for value in said if (day := iso_date(value))), None)
    named = _day_in_address(_url(nodes, metas, root) or "")
    # A time in UTC may fall on another day than the outlet's own, which its address names.
    return named if named and (day is None or abs((named - day).days) <= 1) else day


def _day_in_address(url: str) -> dt.date | None:
    match = _IN_ADDRESS.search(url)
    if not match:
        return None
    month = match[2].lower()
    if not month.isdigit() and month not in _MONTHS:
        return None
    try:
        return dt.date(int(match[1]), int(month) if month.isdigit() else _MONTHS.index(month) + 1, int(match[3]))
    except ValueError:
        return None


def _url(nodes: Sequence[Mapping[str, Any]], metas: Mapping[str, str], root: HtmlElement) -> str | None:
    canonical = [e.get("href") for e in root.iter("link") if "canonical" in e.get("rel", "").lower().split()]
    said = [*canonical, metas.get("og:url"), *(n.get("url") for n in nodes)]
    return next(
        (u.strip() for u in said if isinstance(u, str) and u.strip().lower().startswith(("http://", "https://"))), None
    )


def _without_site(title: str, publisher: str | None) -> str:
    """The title without the site's name after a bar or dash."""
    match = _SUFFIX.search(title)
    if not match or not publisher:
        return title
    tail, site = match[1].casefold(), publisher.casefold()
    same = tail in site or site in tail or "".join(tail.split()) == "".join(site.split())
    return title[: match.start()] if same else title
