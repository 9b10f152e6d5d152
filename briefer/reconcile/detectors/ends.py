"""Sources that place one thing at opposite ends of a scale: shared by the detectors of several kinds.

An edge joins a claim at one end with a claim at the other. It is sure where the two stand side by side in one article and
give the views of two speakers; across articles it is as sure as the two claims speak of the same thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefer.language.lexicon import concept, concept_bag
from briefer.language.patterns import rx
from briefer.language.tokens import STOPWORDS, tokenize
from briefer.models import ContestedKind
from briefer.reconcile.detectors.scales import Scale, scales, stands
from briefer.reconcile.detectors.voices import differ, one_voice, voice
from briefer.reconcile.story import Conflict, Story
from briefer.reconcile.traits import dot

BESIDE = 0.35
"""Least weight of the edge to a rival that brings a further claim in."""
TIED = 0.1
"""Least tie of a further claim to the claims already on a side."""

_OPEN = rx(
    r"\b(?:whether|investigat(?:e|es|ed|ing|ions?)|prosecut\w+|inquiry|probe|rul(?:e|ed|ing) out|criminal case"
    r"|possib(?:le|ly|ility)|could|might|suspicion of)\b",
    re.IGNORECASE,
)
_TELLING = frozenset(
    concept_bag(
        "said says told reported spoke called described insisted announced according official spokesman spokeswoman source"
        " reporter statement leader chief director minister head"
    )
)
"""What tells who speaks, not what of."""


def conflicts(story: Story, kind: ContestedKind) -> Iterator[Conflict]:
    """One conflict for each scale of the kind at whose two ends related claims of different articles stand."""
    for scale in (scale for scale in scales() if scale.kind == kind):
        first, second = placed(story, scale.question)
        edges = sorted(((edge(story, i, j), -i, -j) for i in first for j in second), reverse=True)
        for weight, i, j in ((weight, -i, -j) for weight, i, j in edges if weight >= scale.least):
            left, right = _gathered(story, i, first, second), _gathered(story, j, second, first)
            if len({story.claim(k).source for k in (*left, *right)}) > 1:
                why = "the sources place it at opposite ends"
                sure = min(1.0, 0.6 + 0.3 * weight)
                topic = _named(story, scale, (*left, *right))
                yield Conflict(kind, i, j, shown(story, i), shown(story, j), topic, why, sure, left, right, True)
                break


def _named(story: Story, scale: Scale, claims: Sequence[int]) -> str:
    """The scale's question with what most of the claims speak of, in their own word: "how well it went (evacuation)"."""
    spoken: Counter[str] = Counter()
    word: dict[str, str] = {}
    for index in claims:
        text = story.claim(index).citation.quote
        plain = [
            t for t in tokenize(text) if t.is_word and t.text.islower() and len(t.text) > 3 and t.lower not in STOPWORDS
        ]
        of_ends = {t.lower for end in scale.ends for found in end.finditer(text) for t in tokenize(found.group())}
        for sense in {concept(t.lemma): t for t in reversed(plain) if t.lower not in of_ends}.items():
            if sense[0] not in _TELLING and sense[0] in story.items[index].concepts:
                spoken[sense[0]] += 1
                word.setdefault(sense[0], sense[1].text)
    best = max(spoken, key=lambda sense: (spoken[sense], sense), default="")
    return f"{scale.question} ({word[best]})" if spoken[best] > 1 else scale.question


def placed(story: Story, question: str) -> tuple[list[int], list[int]]:
    """The claims at a scale's first end and those at its second, in article order; open questions are left aside."""
    found: tuple[list[int], list[int]] = ([], [])
    for index, item in enumerate(story.items):
        first = stands(item.claim.citation.quote).get(question)
        if first is not None and not _OPEN.search(item.claim.citation.quote):
            found[not first].append(index)
    return found


def shown(story: Story, index: int) -> str:
    """The claim's own words, cut to a line."""
    words = story.claim(index).statement.split()
    return " ".join(words[:16]) + (" …" if len(words) > 16 else "")


def edge(story: Story, i: int, j: int) -> float:
    """How surely two claims at opposite ends are rivals over one thing."""
    a, b = story.claim(i), story.claim(j)
    if j in story.near[i]:
        return 1.0 if differ(a, b) else 0.2
    left, right = voice(a), voice(b)
    if a.source == b.source and left and right and one_voice(left, right):
        return 0.0
    tied = tie(story, i, j)
    return tied + 0.2 if tied and differ(a, b) else tied


def tie(story: Story, i: int, j: int) -> float:
    """How surely two claims speak of the same thing: their score, what they share, who says it, what stands around."""
    a, b = story.items[i], story.items[j]
    common = shared(story, i, j)
    left, right = voice(a.claim), voice(b.claim)
    spoken = 0.2 if left and right and one_voice(left, right) else 0.0
    around = dot(a.around, b.around) / (a.around_norm * b.around_norm)
    if not (common or around or spoken):
        return 0.0
    return story.score(i, j) + min(0.5, 0.5 * common) + 0.5 * around + spoken


def shared(story: Story, i: int, j: int) -> float:
    """The weight of what two claims both say and name; words that only tell who speaks do not count."""
    a, b = story.items[i], story.items[j]
    said = sum(weight for concept, weight in a.concepts.items() if concept in b.concepts and concept not in _TELLING)
    return said + sum(weight for name, weight in a.names.items() if name in b.names)


def _gathered(story: Story, seed: int, mine: Sequence[int], others: Sequence[int]) -> tuple[int, ...]:
    """The claims of one end that belong with the seed: tied to it, to one that is, or beside a rival."""
    side, left = {seed}, [k for k in mine if k != seed]
    grown = True
    while grown:
        grown = False
        for k in list(left):
            if any(tie(story, k, m) >= TIED for m in side) or any(edge(story, k, m) >= BESIDE for m in others):
                side.add(k)
                left.remove(k)
                grown = True
    return tuple(sorted(side))
