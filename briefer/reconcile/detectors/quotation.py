"""One utterance in two wordings: the same speaker is quoted directly, in words that are nearly but not quite the same.

All quotations of an utterance are gathered from all articles. The two that differ most head the sides, and each other one
joins the side whose wording it is nearer to: a paraphrase of one wording is no third wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from briefer.language.lexicon import concept_bag
from briefer.language.names import names, same_name
from briefer.language.patterns import rx
from briefer.language.polarity import negations
from briefer.language.records import dataclass
from briefer.language.tokens import content_lemmas, lemma
from briefer.models import Claim
from briefer.reconcile.story import Conflict, Story

LEAST_WORDS = 3
"""A shorter quotation is a word somebody used, not an utterance; two words will do where the claims are surely one."""
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

MOST_INITIALS = 5
_NUMBERS = frozenset(
    map(
        lemma,
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
            *("twelfth", "thirteenth", "twentieth", "hundred", "thousand", "million", "eleventh-hour"),
        ),
    )
)
_WHENEVER = frozenset(concept_bag("now right today just again still very really lot thing"))
"""What anybody may say of anything: sharing it makes two quotations no one utterance."""
_WORD = rx(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORT = {"'m": " am", "'re": " are", "'ve": " have", "'ll": " will", "n't": " not"}
_QUESTION = rx(r"\?\s*$")
_TAG = rx(r"^(?:\W*[A-Z][\w.’'-]*\W+){1,4}(?:said|says|told|added|adds)\b|^(?:he|she|they)\s+(?:said|told|added)\b")
"""What stands between two quotations where a mark is missing, or one too many."""


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
    pairs = frozenset((a, b) for a, b in linked) | frozenset((b, a) for a, b in linked)
    for utterance in _joined(linked):
        conflict = _conflict(story, utterance, pairs)
        if conflict is not None:
            yield conflict


def _quotes(claim: Claim, index: int) -> tuple[_Quote, ...]:
    return tuple(
        _quote(index, text)
        for text in claim.quotations
        if len(_WORD.findall(text)) >= LEAST_WORDS - 1 and not _QUESTION.search(text) and not _TAG.search(text)
    )


def _quote(index: int, text: str) -> _Quote:
    denied = bool(len(negations(text)) % 2)
    plain = " ".join(word for n, word in enumerate(text.split()) if not n or not word[:1].isupper())
    sense, stems = frozenset(concept_bag(plain)) - _WHENEVER, frozenset(content_lemmas(plain)) - _WHENEVER
    return _Quote(index, _tidy(text), _words(text), sense, stems, denied)


def _one_utterance(a: _Quote, b: _Quote, score: float) -> bool:
    shared = len(a.sense & b.sense)
    short, long = sorted((len(a.words), len(b.words)))
    if short < LEAST_WORDS:
        return score >= SURE and shared > 0 and long <= TIMES * short
    order = SequenceMatcher(None, a.words, b.words, autojunk=False).ratio()
    if order >= SAME_WORDS:
        return shared > 0 and (order >= SURELY or shared >= max(2, min(len(a.sense), len(b.sense)) / 2))
    if score < TRANSLATED and order < SOME_WORDS:
        return False
    return _alike(a.sense, b.sense) or _alike(a.stems, b.stems)


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


def _conflict(story: Story, utterance: Sequence[_Quote], linked: frozenset[tuple[_Quote, _Quote]]) -> Conflict | None:
    rivals = [
        (a, b) for a, b in combinations(utterance, 2) if (a, b) in linked and _differ(a, b) and _elsewhere(story, a, b)
    ]
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
    if a.denied != b.denied:
        return True
    mine, other = "".join(a.words), "".join(b.words)
    left = [stem for stem in sorted(a.stems - b.stems) if _bare(stem) not in other and not _short_for(stem, b.words)]
    right = [stem for stem in sorted(b.stems - a.stems) if _bare(stem) not in mine and not _short_for(stem, a.words)]
    if (left or right) and all(map(_numeric, (*left, *right))):
        return False  # "12th" and "twelfth"; where the number differs, that is the figure detector's
    return bool(left or right)


def _numeric(stem: str) -> bool:
    return any(char.isdigit() for char in stem) or stem in _NUMBERS


def _short_for(stem: str, words: Sequence[str]) -> bool:
    """Are the letters the initials of words that stand together in the other ("IE", "Internet Explorer")?"""
    return 2 <= len(stem) <= MOST_INITIALS and stem in "".join(word[0] for word in words)


def _bare(stem: str) -> str:
    return "".join(char for char in stem if char.isalnum())


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
