"""What a story is called: an id from its first article, the headline of its most typical one, the words it turns on."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Container, Sequence

from briefer.language.tokens import is_content, tokenize
from briefer.stories.records import StoryItem
from briefer.stories.terms import Vector, dot, spelling

TERMS = 8
"""Terms that describe a story."""
LOOKED_AT = 5
"""Articles in which the written form of a term is looked for, most typical first, in their first `OPENING` characters."""
OPENING = 600
_DIGITS = 12


def new_id(first: StoryItem, taken: Container[str]) -> str:
    """An id for the story that begins with the article, made from its text and none of those `taken`."""
    content = f"{first.title}\n{first.text}"
    while (ident := hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]) in taken:
        content = f"{ident}\n{first.id}\n{content}"
    return ident


def typical(total: Vector, vectored: Sequence[tuple[StoryItem, Vector]]) -> list[StoryItem]:
    """The items with the one most like the whole story first; `total` is the sum of the story's vectors."""
    return [item for item, _ in sorted(vectored, key=lambda pair: (-dot(total, pair[1]), pair[0].id))]


def heading(items: Sequence[StoryItem]) -> str:
    """The first headline there is, or the beginning of the first text."""
    title = next((item.title for item in items if item.title.strip()), "")
    return " ".join((title or items[0].text[:OPENING]).split())[:120]


def telling_terms(total: Vector, items: Sequence[StoryItem]) -> tuple[str, ...]:
    """The story's heaviest terms as its articles write them most often."""
    written: dict[str, Counter[str]] = {}
    for item in items[:LOOKED_AT]:
        for token in tokenize(f"{item.title}\n{item.text[:OPENING]}"):
            if is_content(token):
                written.setdefault(spelling(token.lemma), Counter())[token.text] += 1
    terms = heapq.nsmallest(TERMS, (term for term in total if term in written), key=lambda t: (-total[t], t))
    return tuple(min(written[term], key=lambda form: (-written[term][form], form)) for term in terms)
