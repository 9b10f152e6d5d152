"""One sentence in two texts that differ in one thing: what an outlet changed in what it copied.

Agency reports are cut, joined and edited by hand, and a slip of that hand is the likeliest way for two papers to disagree
without either knowing. Where two articles share a sentence but for one stretch, no further test of comparability is needed:
everything that the sentence says of the thing is the same. What the stretch holds tells the kind: a number, a date or time,
a name (of the speaker, a place or anybody else), a deed, or a word that turns the sentence into its opposite.

Sentences are compared by their words' trigrams (Broder, "On the resemblance and containment of documents", 1997), the
differing stretch is found by the longest matching blocks (Ratcliff and Metzener, 1988, as `difflib` has them).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from briefer.language.dates import compatible
from briefer.language.lexicon import antonyms
from briefer.language.names import same_name
from briefer.language.quantities import agree, comparable
from briefer.language.records import dataclass
from briefer.language.tokens import STOPWORDS, Token, tokenize
from briefer.models import Claim, ContestedKind, Quantity, When
from briefer.reconcile.detectors.comparability import corrected
from briefer.reconcile.detectors.counting import answer
from briefer.reconcile.detectors.deeds import another_deed
from briefer.reconcile.story import Conflict, Story

LEAST = 5
"""Words of a sentence that can be told from another of the same form."""
SHARED = 0.7
"""Least share of the longer sentence's words that both sentences have, in one order."""
LONGEST = 5
"""Most words of a stretch that one sentence has in the place of the other's."""
COMMON = 24
"""A trigram that stands in more distinct sentences than this is a phrase of the story, not the trace of a copy."""
TRACES = 0.3
"""Least share of the shorter sentence's trigrams that two sentences have in common to be compared word by word."""

_NEGATORS = frozenset(("not", "never", "no", "nobody", "none", "neither", "without", "cannot"))
_LOCATING = frozenset(("in", "at", "near", "from", "to", "outside", "inside", "towards", "into", "around", "across", "off"))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The claims that state one sentence in the same words, and its words."""

    claims: tuple[int, ...]
    tokens: tuple[Token, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """What stands in one sentence in the place of what stands in the other."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    before: str
    """The word before it, in both."""
    at_left: tuple[int, int]
    at_right: tuple[int, int]
    """Their offsets in the two quotes: where one side is empty, the gap that the other fills."""
    words: int
    """How many words the shorter sentence has."""
    name_left: str
    name_right: str
    """The capitalised words that they are part of: "Gov. Amos Thorley" and "Governor Amos Thorley" are one name."""


def find(story: Story) -> Iterator[Conflict]:
    """The conflicts between a sentence and its edited copy."""
    sentences, mended = _sentences(story), _mended(story)
    for a, b in _candidates(sentences):
        left, right = sentences[a], sentences[b]
        pair = _across(story, left, right)
        slot = _slot(left, right) if pair else None
        kind = _kind(story.claim(pair[0]), story.claim(pair[1]), slot) if pair and slot else None
        if pair and slot and kind and not any({_text(slot.left), _text(slot.right)} <= told for told in mended):
            mine, other = _keys(story, pair, slot) if kind == "figure" else ("", "")
            yield replace(_conflict(pair, left, right, slot, kind), left_key=mine, right_key=other)


def _mended(story: Story) -> list[frozenset[str]]:
    """The words of each passage in which an article corrects itself: what it gives up and what it puts in its place."""
    return [
        frozenset(token.text for i in passage for token in tokenize(story.claim(i).citation.quote))
        for passage in corrected(story)
    ]


def _keys(story: Story, pair: tuple[int, int], slot: _Slot) -> tuple[str, str]:
    """The keys of both figures: a sentence with two of them may stand in two disputes, one over each."""
    mine, others = _counts(story.claim(pair[0]), slot.at_left), _counts(story.claim(pair[1]), slot.at_right)
    return (answer(mine[0]), answer(others[0])) if mine and others else ("", "")


def _conflict(pair: tuple[int, int], left: _Sentence, right: _Sentence, slot: _Slot, kind: ContestedKind) -> Conflict:
    mine, other = _text(slot.left) or _turned(slot.right), _text(slot.right) or _turned(slot.left)
    return Conflict(
        kind=kind,
        left=pair[0],
        right=pair[1],
        left_value=mine,
        right_value=other,
        topic=_TOPICS[kind],
        why=f"the same sentence says “{mine}” in one source and “{other}” in another",
        strength=0.97,
        left_too=tuple(i for i in left.claims if i != pair[0]),
        right_too=tuple(i for i in right.claims if i != pair[1]),
    )


_TOPICS: Mapping[ContestedKind, str] = {
    "figure": "the figure in one sentence of the report",
    "time": "when it happened",
    "place": "where it happened",
    "participants": "who is meant",
    "attribution": "who said it",
    "occurrence": "whether it is so",
    "characterisation": "what was done",
}


# ---------------------------------------------------------------- which sentences may be copies
def _sentences(story: Story) -> tuple[_Sentence, ...]:
    """The story's distinct sentences, in article order."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    tokens: dict[tuple[str, ...], tuple[Token, ...]] = {}
    for i in range(len(story.items)):
        found = tuple(token for token in tokenize(story.claim(i).citation.quote) if token.text[0].isalnum())
        words = tuple(token.lower for token in found)
        if len(words) >= LEAST:
            same[words].append(i)
            tokens.setdefault(words, found)
    return tuple(_Sentence(tuple(claims), tokens[words], words) for words, claims in same.items())


def _candidates(sentences: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """The pairs of sentences that share enough trigrams to be looked at, in order; the cost is bounded a trigram."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, sentence in enumerate(sentences):
        for trigram in dict.fromkeys(_trigrams(sentence.words)):
            holders[trigram].append(n)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for held in holders.values():
        if 1 < len(held) <= COMMON:
            for pair in combinations(held, 2):
                common[pair] += 1
    return sorted(
        (a, b)
        for (a, b), count in common.items()
        if count >= TRACES * (min(len(sentences[a].words), len(sentences[b].words)) - 2)
    )


def _trigrams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[n : n + 3]) for n in range(len(words) - 2))


def _across(story: Story, left: _Sentence, right: _Sentence) -> tuple[int, int] | None:
    """A claim of each from two articles, neither of which has both sentences: an article that has both knows of both."""
    mine, others = ({story.claim(i).source for i in sentence.claims} for sentence in (left, right))
    return (left.claims[0], right.claims[0]) if not mine & others else None


# ---------------------------------------------------------------- what differs
def _slot(left: _Sentence, right: _Sentence) -> _Slot | None:
    """The one stretch in which the sentences tell different things; None where there is none, or more than one."""
    codes = SequenceMatcher(None, left.words, right.words, autojunk=False).get_opcodes()
    same = sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal")
    if same < SHARED * max(len(left.words), len(right.words)):
        return None
    telling = []
    for tag, i1, i2, j1, j2 in codes:
        mine, other = left.tokens[i1:i2], right.tokens[j1:j2]
        if tag == "equal" or all(token.lower in STOPWORDS and token.lower not in _NEGATORS for token in (*mine, *other)):
            continue
        if max(len(mine), len(other)) > LONGEST:
            return None
        telling.append(
            _Slot(
                left=mine,
                right=other,
                before=left.words[i1 - 1] if i1 else "",
                at_left=_offsets(left.tokens, i1, i2),
                at_right=_offsets(right.tokens, j1, j2),
                words=min(len(left.words), len(right.words)),
                name_left=_name_around(left.tokens, i1, i2),
                name_right=_name_around(right.tokens, j1, j2),
            )
        )
    return telling[0] if len(telling) == 1 else None


def _offsets(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return tokens[first].start, tokens[last - 1].end
    at = tokens[first].start if first < len(tokens) else tokens[-1].end
    return at, at


def _name_around(tokens: Sequence[Token], first: int, last: int) -> str:
    while first > 0 and tokens[first - 1].text[0].isupper():
        first -= 1
    while last < len(tokens) and tokens[last].text[0].isupper():
        last += 1
    return _text(tokens[first:last])


def _kind(left: Claim, right: Claim, slot: _Slot) -> ContestedKind | None:
    """What kind of thing differs; None where the two do not exclude each other."""
    times = _times(left, slot.at_left), _times(right, slot.at_right)
    if times[0] and times[1]:
        return "time" if _apart(slot, *times) else None
    counts = _counts(left, slot.at_left), _counts(right, slot.at_right)
    if (counts[0] and counts[1]) or (_numbers(slot.left) and _numbers(slot.right)):
        return "figure" if _unequal(slot, *counts) else None
    negated = [
        any(t.lower in _NEGATORS or t.lower.endswith(("n't", "n’t")) for t in side) for side in (slot.left, slot.right)
    ]
    if negated[0] != negated[1] or _opposed(slot):
        return "occurrence"
    if _proper(slot.left) and _proper(slot.right) and not _one_name(slot):
        return _named(left, slot)
    return "characterisation" if another_deed(slot.left, slot.right, slot.words) else None


def _one_name(slot: _Slot) -> bool:
    """Is it one name, with its title spelled out or cut short ("Insp." for "Inspector")?"""
    short, full = sorted((_text(slot.left).lower(), _text(slot.right).lower()), key=len)
    initials = "".join(token.text[0].lower() for token in max((slot.left, slot.right), key=len))
    return full.startswith(short) or short.replace(".", "") == initials or same_name(slot.name_left, slot.name_right)


def _named(left: Claim, slot: _Slot) -> ContestedKind:
    if left.speaker and any(token.text in left.speaker for token in slot.left):
        return "attribution"
    return "place" if slot.before in _LOCATING else "participants"


def _times(claim: Claim, at: tuple[int, int]) -> tuple[When, ...]:
    """The times that a stretch of the claim's passage holds or is part of."""
    start, end = claim.citation.start + at[0], claim.citation.start + at[1]
    return tuple(when for when in claim.times if when.start < end and start < when.end)


def _apart(slot: _Slot, mine: Sequence[When], others: Sequence[When]) -> bool:
    """Do the times exclude each other? Days of undated articles do where they have two names."""
    if all(when.first is None for when in (*mine, *others)) and _proper(slot.left) and _proper(slot.right):
        return True
    return not any(compatible(one, other) for one in mine for other in others)


def _numbers(tokens: Sequence[Token]) -> bool:
    return any(any(char.isdigit() for char in token.text) for token in tokens)


def _counts(claim: Claim, at: tuple[int, int]) -> tuple[Quantity, ...]:
    """The quantities that a stretch of the claim's passage holds or is part of."""
    start, end = claim.citation.start + at[0], claim.citation.start + at[1]
    return tuple(q for q in claim.quantities if q.start < end and start < q.end)


def _unequal(slot: _Slot, mine: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Do the quantities at the stretch differ? Where none was read, the digits themselves decide."""
    if mine and others:
        return not any(comparable(p, q) and agree(p, q) for p in mine for q in others)
    return _digits(slot.left) != _digits(slot.right)


def _digits(tokens: Sequence[Token]) -> str:
    return "".join(char for token in tokens for char in token.text if char.isdigit())


def _opposed(slot: _Slot) -> bool:
    return len(slot.left) == len(slot.right) == 1 and antonyms(slot.left[0].lemma, slot.right[0].lemma)


def _proper(tokens: Sequence[Token]) -> bool:
    """Are these words of a name: all that are no function words capitalised?"""
    telling = [token for token in tokens if token.lower not in STOPWORDS]
    return bool(telling) and all(token.text[0].isupper() for token in telling)


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _turned(tokens: Sequence[Token]) -> str:
    return f"without “{_text(tokens)}”"
