"""The page's title: the most representative neutral headline among the articles'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefer.language.lexicon import concept_bag
from briefer.language.loaded import colloquial, loaded_words
from briefer.language.patterns import rx
from briefer.models import Article, SummarySentence

LONGEST = 110

_WIRE_PREFIX = rx(
    r"^(?:(?:update|wrapup|urgent|breaking|exclusive|live|factbox|recap|analysis|opinion|corrected)\s*\d*\s*[-–:|]\s*)+",
    re.IGNORECASE,
)
_SITE_SUFFIX = rx(r"\s+[|–—-]\s+[^|–—-]{2,40}$")


def title_of(articles: Sequence[Article], sentences: Sequence[SummarySentence]) -> str:
    """The neutral headline that shares most with the others; else the bottom line's first sentence, shortened."""
    heads = [clean(article.title) for article in articles if article.title]
    bags = [frozenset(concept_bag(head)) for head in heads]
    common = Counter(concept for bag in bags for concept in bag)
    able = [
        (-sum(common[c] - 1 for c in bag) / (len(bag) + 2), n)
        for n, (head, bag) in enumerate(zip(heads, bags, strict=True))
        if bag and len(head) <= LONGEST and not loaded_words(head) and colloquial(head) < 0.4
    ]
    if able:
        return heads[min(able)[1]]
    return shorten(sentences[0].statement) if sentences else "Briefing"


def clean(title: str) -> str:
    """A headline without wire prefixes ("UPDATE 2-") and the site's name."""
    text = " ".join(_WIRE_PREFIX.sub("", title).split())
    return (_SITE_SUFFIX.sub("", text) if len(text) > 50 else text).strip() or title


def shorten(text: str) -> str:
    """At most `LONGEST` characters, cut at a word."""
    text = text.rstrip(".")
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
