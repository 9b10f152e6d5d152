"""One utterance in two wordings: the same speaker is quoted directly, in words that are nearly but not quite the same.

All quotations of an utterance are gathered from all articles. The two that differ most head the sides, and each other one
joins the side whose wording it is nearer to: a paraphrase of one wording is no third wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from briefer.language.names import names, same_name
from briefer.reconcile.detectors.wordings import LEAST_WORDS, Quote, differ, distance, part_of, quotes
from briefer.reconcile.story import Conflict, Story

SAME_WORDS = 0.45
"""Least share of words in the same order (Ratcliff–Obershelp) that makes two quotations one utterance."""
SAME_SENSE = 0.6
"""Least share of the shorter quotation's concepts that does, where two or more are shared: two translations."""
SURELY = 0.65
"""The same, where it does without a look at the concepts."""
OF_LONGER = 0.25
"""Least share of the longer quotation's concepts."""
TIMES = 3
"""How many times longer than two words a quotation may be that those two words reword."""
LOOSE = 0.02
"""Least score of the claims: a free translation may share few words."""
TRANSLATED = 0.1
SOME_WORDS = 0.3
"""Quotations that share a sense must stand in claims of this score or share this many words in order."""
SURE = 0.5
"""Least score of claims whose quotations are only a few words each."""
WHOEVER = 0.72
"""Least share of words in the same order, of `SAID` words or more, that makes two quotations one utterance whoever is said
to have spoken: papers lose the speaker of a second sentence, and of a crowd there is none."""
SAID = 6


def find(story: Story) -> Iterator[Conflict]:
    """The quotation conflicts of a story: one for each utterance that is told in several wordings."""
    quoted = {i: quotes(item.claim, i) for i, item in enumerate(story.items)}
    linked = [
        (mine, other)
        for i, j, score in story.across(LOOSE)
        if quoted[i] and quoted[j]
        for spoken in [_same_speaker(story, i, j)]
        for mine in quoted[i]
        for other in quoted[j]
        if (_one_utterance(mine, other, score) if spoken else _word_for_word(mine, other))
    ]
    pairs = frozenset((a, b) for a, b in linked) | frozenset((b, a) for a, b in linked)
    for utterance in _joined(linked):
        conflict = _conflict(story, utterance, pairs)
        if conflict is not None:
            yield conflict


def _one_utterance(a: Quote, b: Quote, score: float) -> bool:
    shared = len(a.sense & b.sense)
    short, long = sorted((len(a.words), len(b.words)))
    if short < LEAST_WORDS:
        return score >= SURE and shared > 0 and long <= TIMES * short
    order = SequenceMatcher(None, a.words, b.words, autojunk=False).ratio()
    if order >= SAME_WORDS:
        return shared > 0 and (order >= SURELY or shared >= max(2, min(len(a.sense), len(b.sense)) / 2))
    if (score < TRANSLATED and order < SOME_WORDS) or not (a.whole and b.whole):
        return False
    return _alike(a.sense, b.sense) or _alike(a.stems, b.stems)


def _word_for_word(a: Quote, b: Quote) -> bool:
    """Are they one utterance by their words alone?"""
    if min(len(a.words), len(b.words)) < SAID or not a.stems & b.stems:
        return False
    return SequenceMatcher(None, a.words, b.words, autojunk=False).ratio() >= WHOEVER


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Do they share what they say, and not only what one of them says at greater length?"""
    shared = len(a & b)
    return shared >= 2 and shared >= SAME_SENSE * min(len(a), len(b)) and shared >= OF_LONGER * max(len(a), len(b))


def _same_speaker(story: Story, i: int, j: int) -> bool:
    """One person: two who speak for one organisation may be two."""
    return any(same_name(a, b) and _person(a) and _person(b) for a in _speakers(story, i) for b in _speakers(story, j))


def _person(speaker: str) -> bool:
    found = names(speaker)
    return not found or any(name.kind in {"person", "other"} for name in found)


def _speakers(story: Story, index: int) -> tuple[str, ...]:
    """Who may be speaking: the name in the speaker; without one, who is named in the sentence, else in the one before."""
    claim = story.claim(index)
    before = _before(story, index)
    told = tuple(name for name in (*claim.names, *before) if claim.speaker and name in claim.speaker)
    if told:
        return told
    named = tuple(name for name in claim.names if not any(name in quote for quote in claim.quotations))
    return (*((claim.speaker,) if claim.speaker else ()), *(named or before))


def _before(story: Story, index: int) -> tuple[str, ...]:
    return story.claim(index - 1).names if index - 1 in story.near[index] else ()


def _joined(linked: Sequence[tuple[Quote, Quote]]) -> list[list[Quote]]:
    """The linked quotations gathered into utterances, in order."""
    home: dict[Quote, list[Quote]] = {}
    for a, b in linked:
        left, right = home.setdefault(a, [a]), home.setdefault(b, [b])
        if left is not right:
            left += right
            home.update(dict.fromkeys(right, left))
    return [
        list(group) for group in dict.fromkeys(tuple(sorted(g, key=lambda q: (q.claim, q.text))) for g in home.values())
    ]


def _conflict(story: Story, utterance: Sequence[Quote], linked: frozenset[tuple[Quote, Quote]]) -> Conflict | None:
    rivals = [
        (a, b) for a, b in combinations(utterance, 2) if (a, b) in linked and differ(a, b) and _elsewhere(story, a, b)
    ]
    if not rivals:
        return None
    left, right = max(rivals, key=lambda pair: distance(*pair))
    sides: tuple[set[int], set[int]] = ({left.claim}, {right.claim})
    for quote in utterance:
        near = part_of(quote, right) - part_of(quote, left) or distance(quote, left) - distance(quote, right)
        if near:
            sides[near > 0].add(quote.claim)
    named = next(
        (name for q in (left, right) for name in _speakers(story, q.claim) if _is_name(story, q.claim, name)), None
    )
    return Conflict(
        "quotation",
        left.claim,
        right.claim,
        f"“{left.text}”",
        f"“{right.text}”",
        f"the words of {named}" if named else "the words spoken",
        "one utterance is quoted in two wordings",
        1.0,
        tuple(sorted(sides[0] - sides[1])),
        tuple(sorted(sides[1] - sides[0])),
        closed=True,
    )


def _is_name(story: Story, index: int, speaker: str) -> bool:
    """A person's name, or one that the claim gives its speaker: a place named nearby said nothing."""
    claim = story.claim(index)
    if speaker not in (*claim.names, *_before(story, index)):
        return False
    return speaker in (claim.speaker or "") or any(name.kind == "person" for name in names(speaker))


def _elsewhere(story: Story, a: Quote, b: Quote) -> bool:
    return story.claim(a.claim).source != story.claim(b.claim).source
