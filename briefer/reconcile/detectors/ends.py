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
from briefer.reconcile.detectors.topics import names_a_thing
from briefer.reconcile.detectors.voices import differ, one_voice, voice
from briefer.reconcile.story import Conflict, Story
from briefer.reconcile.traits import dot

BESIDE = 0.35
"""Least weight of the edge to a rival that brings a further claim in."""
TIED = 0.1
"""Least tie of a further claim to the claims already on a side."""
FURTHER = 0.8
"""Least tie to a claim on a side, other than the one that it was found by."""
SMALL, CROWDED, PAIRS, TOPIC = 12, 60, 400, 200
"""Pairs of claims at the two ends up to which they are few, beyond which they are many, and up to which all are weighed."""
CROWD = 0.3
"""How much heavier an edge must be where they are many."""
A_SOURCE = 2
"""Claims of one article that a side takes."""

_OPEN = rx(
    r"\b(?:whether|investigat(?:e|es|ed|ing|ions?)|prosecut\w+|inquiry|probe|rul(?:e|ed|ing) out|criminal case"
    r"|possib(?:le|ly|ility)|could|might|suspicion of|at first|initially|since then|used to|turn(?:ed|s|ing) (?:in)?to"
    r"|(?:got|gets?|getting) out of hand|turn(?:ed|s) (?:\w+ly )?(?:violent|ugly|chaotic|nasty)"
    r"|(?:planned|supposed|meant|intended) (?:as an? |to be )?(?:\w+ )?peaceful(?:ly)?"
    r"|(?:beg[au]n|started)(?: \w+){0,2} (?:peaceful(?:ly)?|calmly))\b",
    re.IGNORECASE,
)
_WISHED = rx(
    r"\b(?:must|should|ought to|needs? to|demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|call(?:s|ed|ing)? (?:for|on)|"
    r"appeal(?:s|ed|ing)? (?:for|to)|efforts? to|want(?:s|ed)? (?:\w+ )?to|in order to)\b",
    re.IGNORECASE,
)
"""What somebody wishes or tries is no report that it is so."""
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
        for weight, i, j in _edges(story, scale, first, second):
            left, right = _gathered(story, i, first, second), _gathered(story, j, second, first)
            if len({story.claim(k).source for k in (*left, *right)}) > 1:
                why = "the sources place it at opposite ends"
                sure = min(1.0, 0.6 + 0.3 * weight)
                topic = _named(story, scale, (*left, *right))
                yield Conflict(kind, i, j, shown(story, i), shown(story, j), topic, why, sure, left, right, True)
                break


def _edges(story: Story, scale: Scale, first: Sequence[int], second: Sequence[int]) -> list[tuple[float, int, int]]:
    """The edges that are heavy enough to open a dispute, the heaviest first.

    Many claims at both ends mean that the phrase names the story's topic: then an edge must be heavier, and very many that
    it is nothing else ("protests" that were peaceful here and riots there). Beyond `PAIRS` only
    claims that alignment or their place in an article brings together are looked at, so that the work stays linear.
    """
    many = len(first) * len(second)
    if many > TOPIC:
        return []
    least = scale.least if many <= SMALL else max(scale.least, 0.35) + (CROWD if many > CROWDED else 0.0)
    if many <= PAIRS:
        pairs = [(i, j) for i in first for j in second]
    else:
        others = frozenset(second)
        pairs = [(i, j) for i in first for j in sorted({*story.like(i, 0.0), *story.near[i]}) if j in others]
    found = [
        (edge(story, i, j), i, j)
        for i, j in pairs
        if not scale.personal or not story.items[i].names.keys().isdisjoint(story.items[j].names)
    ]
    return sorted((e for e in found if e[0] >= least), key=lambda e: (-e[0], e[1], e[2]))


def _named(story: Story, scale: Scale, claims: Sequence[int]) -> str:
    """The scale's question with what most of the claims speak of, in their own word: "how well it went (evacuation)"."""
    spoken: Counter[str] = Counter()
    word: dict[str, str] = {}
    for index in claims:
        text = story.claim(index).citation.quote
        plain = [
            t
            for t in tokenize(text)
            if t.is_word and t.text.islower() and len(t.text) > 3 and t.lower not in STOPWORDS and names_a_thing(t)
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
        if (
            first is not None
            and not _OPEN.search(item.claim.citation.quote)
            and not _WISHED.search(item.claim.citation.quote)
        ):
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
    """The seed and, of each article, the claims of its end that belong with it most: tied to it or beside a rival, then
    those that surely speak of the same as one of these."""
    rivals = frozenset(others)
    weighed = []
    for k in mine:
        beside = max((edge(story, k, m) for m in story.near[k] if m in rivals), default=0.0)
        weight = max(tie(story, k, seed), beside if beside >= BESIDE else 0.0)
        if k != seed and weight >= TIED:
            weighed.append((-weight, k))
    side, held = [seed], Counter([story.claim(seed).source])

    def take(entries: Sequence[tuple[float, int]]) -> None:
        for _, k in sorted(entries):
            source = story.claim(k).source
            if held[source] < A_SOURCE:
                held[source] += 1
                side.append(k)

    take(weighed)
    first = tuple(side)
    further = [(-max(tie(story, k, m) for m in first), k) for k in mine if k not in first]
    take([entry for entry in further if -entry[0] >= FURTHER])
    return tuple(sorted(side))
