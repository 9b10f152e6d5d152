"""Who copied whom: articles that share one source text count as one origin.

Method: word 4-gram shingles (Broder 1997, "On the resemblance and containment of documents"), compared by containment so
that a shortened copy still counts. Direct quotations are left out first: two outlets that quote one official are two
reports of one speaker, not copies of each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from briefer.language.patterns import rx
from briefer.language.quotes import quotations
from briefer.models import Article, Origin

SHINGLE = 4
"""Words in a shingle."""
CONTAINMENT = 0.28
"""Share of the shorter text's shingles that must stand in the other. Independent reports of one event share up to a quarter
even where both lean on one agency; stages of one agency's text, or two desks' cuts of it, share three tenths and more, a
lightly edited copy two thirds."""
FEW, OF_FEW = 20, 0.4
"""Fewer shared shingles than these are a stock phrase or two; they must be this share of the shorter text."""
TOO_COMMON = 64
"""A shingle that stands in more articles than this is boilerplate: it is not looked at, which keeps the work linear."""

_WORD = rx(r"[^\W_]+(?:['’][^\W_]+)?")


def origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """The articles grouped by shared source text, in the order of their first article: O1, O2, …"""
    shingled = [_shingles(article) for article in articles]
    parent = list(range(len(articles)))
    for (left, right), shared in sorted(_shared(shingled).items()):
        if shared >= (OF_FEW if shared < FEW else CONTAINMENT) * min(len(shingled[left]), len(shingled[right])):
            parent[_root(parent, right)] = _root(parent, left)
    groups: dict[int, list[str]] = {}
    for index, article in enumerate(articles):
        groups.setdefault(_root(parent, index), []).append(article.id)
    return tuple(Origin(id=f"O{n}", sources=tuple(ids)) for n, ids in enumerate(groups.values(), 1))


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = index = parent[parent[index]]
    return index


def _shared(shingled: Sequence[frozenset[int]]) -> Counter[tuple[int, int]]:
    """How many shingles each pair of articles shares, for the pairs that share any."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, shingles in enumerate(shingled):
        for shingle in shingles:
            holders[shingle].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for held_by in holders.values():
        if 1 < len(held_by) <= TOO_COMMON:
            shared.update((a, b) for i, a in enumerate(held_by) for b in held_by[i + 1 :])
    return shared


def _shingles(article: Article) -> frozenset[int]:
    """The article's shingles, each as a checksum: Python's own string hash changes from run to run."""
    return frozenset(
        crc32(" ".join(words[i : i + SHINGLE]).encode())
        for block in article.blocks
        if block.kind == "paragraph"
        for words in _runs(article.text[block.start : block.end])
        for i in range(len(words) - SHINGLE + 1)
    )


def _runs(text: str) -> Iterable[list[str]]:
    """The words of the text outside direct quotations, in unbroken runs."""
    at = 0
    for span in quotations(text):
        yield [w.lower() for w in _WORD.findall(text[at : span.start])]
        at = span.end
    yield [w.lower() for w in _WORD.findall(text[at:])]
