"""One utterance in two wordings: the same speaker is quoted directly, in words that are nearly but not quite the same.

All quotations of an utterance are gathered from all articles. The two that differ most head the sides, and each other one
joins the side whose wording it is nearer to: a paraphrase of one wording is no third wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from briefer.language.lexicon import concept_bag
from briefer.language.names import names, same_name
from briefer.language.patterns import rx
from briefer.language.polarity import negations
from briefer.language.tokens import content_lemmas
from briefer.models import Claim
from briefer.reconcile.story import Conflict, Story

LEAST_WORDS = 3
"""A shorter quotation is a word somebody used, not an utterance; two words will do where the claims are surely one."""
SAME_WORDS = 0.45
"""Least share of words in the same order (Ratcliff–Obershelp) that makes two quotations one utterance."""
SAME_SENSE = 0.6
"""Least share of the shorter quotation's concepts that does, where two or more are shared: two translations."""
LOOSE = 0.02
"""Least score of the claims: a free translation may share few words."""
TRANSLATED = 0.1
SOME_WORDS = 0.3
"""Quotations that share a sense must stand in claims of this score or share this many words in order."""
SURE = 0.5
"""Least score of claims whose quotations are only a few words each."""

_WORD = rx(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORT = {"'m": " am", "'re": " are", "'ve": " have", "'ll": " will", "n't": " not"}
_QUESTION = rx(r"\?\s*$")


@dataclass(frozen=True, slots=True)
class _Quote:
    claim: int
    text: str
    words: tuple[str, ...]
    sense: frozenset[str]
    stems: frozenset[str]
    denied: bool


def find(story: Story) -> Iterator[Conflict]:
    """The quotation conflicts of a story: one for each utterance that is told in several wordings."""
    quotes = {i: _quotes(item.claim, i) for i, item in enumerate(story.items)}
    linked = [
        (mine, other)
        for i, j, score in story.across(LOOSE)
        if quotes[i] and quotes[j] and _same_speaker(story, i, j)
        for mine in quotes[i]
        for other in quotes[j]
        if _one_utterance(mine, other, score)
    ]
    for utterance in _joined(linked):
        conflict = _conflict(story, utterance)
        if conflict is not None:
            yield conflict


def _quotes(claim: Claim, index: int) -> tuple[_Quote, ...]:
    return tuple(
        _quote(index, text)
        for text in claim.quotations
        if len(_WORD.findall(text)) >= LEAST_WORDS - 1 and not _QUESTION.search(text)
    )


def _quote(index: int, text: str) -> _Quote:
    denied = bool(len(negations(text)) % 2)
    return _Quote(index, _tidy(text), _words(text), frozenset(concept_bag(text)), frozenset(content_lemmas(text)), denied)


def _one_utterance(a: _Quote, b: _Quote, score: float) -> bool:
    shared = len(a.sense & b.sense)
    if min(len(a.words), len(b.words)) < LEAST_WORDS:
        return score >= SURE and shared > 0
    order = SequenceMatcher(None, a.words, b.words, autojunk=False).ratio()
    if order >= SAME_WORDS:
        return shared > 0
    if score < TRANSLATED and order < SOME_WORDS:
        return False
    return _alike(a.sense, b.sense) or _alike(a.stems, b.stems)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= 2 and shared >= SAME_SENSE * min(len(a), len(b))


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


def _joined(linked: Sequence[tuple[_Quote, _Quote]]) -> list[list[_Quote]]:
    """The linked quotations gathered into utterances, in order."""
    home: dict[_Quote, list[_Quote]] = {}
    for a, b in linked:
        left, right = home.setdefault(a, [a]), home.setdefault(b, [b])
        if left is not right:
            left += right
            home.update(dict.fromkeys(right, left))
    return [
        list(group) for group in dict.fromkeys(tuple(sorted(g, key=lambda q: (q.claim, q.text))) for g in home.values())
    ]


def _conflict(story: Story, utterance: Sequence[_Quote]) -> Conflict | None:
    rivals = [(a, b) for a, b in combinations(utterance, 2) if _differ(a, b) and _elsewhere(story, a, b)]
    if not rivals:
        return None
    left, right = max(rivals, key=lambda pair: _distance(*pair))
    sides: tuple[set[int], set[int]] = ({left.claim}, {right.claim})
    for quote in utterance:
        near = _distance(quote, left) - _distance(quote, right)
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
    return speaker in story.claim(index).names or speaker in _before(story, index)


def _elsewhere(story: Story, a: _Quote, b: _Quote) -> bool:
    return story.claim(a.claim).source != story.claim(b.claim).source


def _differ(a: _Quote, b: _Quote) -> bool:
    """Other words, not only more of the same words, another spelling or another form of them."""
    short, long = sorted((" ".join(a.words), " ".join(b.words)), key=len)
    if short in long:
        return False
    return a.denied != b.denied or a.stems != b.stems


def _distance(a: _Quote, b: _Quote) -> float:
    together = len(a.sense | b.sense)
    return (1 - len(a.sense & b.sense) / together if together else 1.0) + (a.denied != b.denied)


def _words(text: str) -> tuple[str, ...]:
    plain = text.lower().replace("’", "'")
    for short, full in _SHORT.items():
        plain = plain.replace(short, full)
    return tuple(_WORD.findall(plain))


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,.;")
