"""Things told of one another crosswise: "Bell on Monday, Wynn on Wednesday" for "Wynn on Monday, Bell on Wednesday".

In a retelling no verb or position can be compared, but neighbourhood can: where the passage has A beside P and B beside Q,
a statement that has A beside Q and B beside P has exchanged them. Only words that stand once in both texts are judged.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, permutations

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import Tag

_MARGIN = 2
"""By how many words the nearer one must be nearer."""
_LIMIT = 10
"""At most so many words of a text are paired."""


def crossed(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A plain sentence about two things that the statement tells of each other's; "" where there are none."""
    if not alignment.free:
        return ""
    pairs = _landmarks(statement, passage, alignment)
    names = [pair for pair in pairs if statement.tags[pair[0]] is Tag.NAME and not _is_time_or_figure(statement, pair[0])]
    others = [pair for pair in pairs if _is_time_or_figure(statement, pair[0])]
    for (a, a2), (b, b2) in combinations(names[:_LIMIT], 2):
        for (p, p2), (q, q2) in permutations(others[:_LIMIT], 2):
            near_there = _nearer(a2, p2, q2) and _nearer(b2, q2, p2)
            if near_there and _nearer(a, q, p) and _nearer(b, p, q):
                told, cited = statement.tokens[q].text, passage.tokens[p2].text
                return f"the passage has “{passage.tokens[a2].text}” with “{cited}”, the statement with “{told}”"
    return ""


def _is_time_or_figure(reading: Reading, at: int) -> bool:
    return reading.tags[at] is Tag.NUMBER or reading.tokens[at].lower in _CALENDAR


_CALENDAR = frozenset(
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "june", "july", "august", "september", "october", "november", "december",
    ]
)  # fmt: skip


def _nearer(one: int, near: int, far: int) -> bool:
    return abs(one - near) + _MARGIN <= abs(one - far)


def _landmarks(statement: Reading, passage: Reading, alignment: Alignment) -> list[tuple[int, int]]:
    """The words that stand just once in both texts, as indices of both."""
    here = Counter(token.lemma for token in statement.tokens)
    there = Counter(token.lemma for token in passage.tokens)
    found = []
    for at, token in enumerate(statement.tokens):
        if here[token.lemma] != 1 or there[token.lemma] != 1 or not alignment.exactly(at) or len(alignment.cited[at]) != 1:
            continue
        found.append((at, alignment.cited[at][0]))
    return found
