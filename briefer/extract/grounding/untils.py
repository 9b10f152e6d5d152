"""What is denied only up to a moment: "did not leave until nine" says that it left at nine.

Where one text has the turn and the other the plain verb ("first noticed on 2 March", "did not notice until 2 March"), the
denied verb counts as affirmed; where both have it, their signs are compared as they stand. "Not before" is weaker: it
leaves open whether the thing came about at all, so that it may tell again what has a moment, but never be told as one.
"""

from __future__ import annotations

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.polarity import Sign
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import Tag
from briefer.extract.grounding.wordlists import words

_UNTIL = frozenset({"until", "till"})
_BEFORE = _UNTIL | {"before", "earlier", "prior"}
_REACH, _NEAR = 14, 4
_MOMENTS = words("untils_moments")


def turned(
    said: Reading, cited: Reading, alignment: Alignment, ours: tuple[Sign, ...], theirs: tuple[Sign, ...]
) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """The signs of both texts, with a denial up to a moment turned into what it says of that moment."""
    here, there = _held(said, ours, _BEFORE), _held(cited, theirs, _BEFORE)
    here = frozenset(at for at in here if not there & set(alignment.best[at]))
    if here:
        return _affirmed(ours, here), theirs
    if there and _UNTIL.isdisjoint(token.lower for token in said.tokens):
        return ours, _affirmed(theirs, _held(cited, theirs, _UNTIL))
    return ours, theirs


def _held(reading: Reading, signs: tuple[Sign, ...], words: frozenset[str]) -> frozenset[int]:
    """The words of the verbs that are denied with one of the words behind them in their sentence."""
    found: set[int] = set()
    for verb in reading.verbs:
        if signs[verb.main] is not Sign.DENIED:
            continue
        reach = range(verb.main + 1, min(len(reading.tokens), verb.main + 1 + _REACH))
        if any(
            reading.tokens[i].lower in words
            and reading.sentence_of[i] == reading.sentence_of[verb.main]
            and _moment_follows(reading, i)
            for i in reach
        ):
            found |= {verb.main, *verb.object, *verb.subject}
    return frozenset(found)


def _moment_follows(reading: Reading, at: int) -> bool:
    """ "until nine", "before 2 March", "until late in the evening": a moment, not what somebody waits for."""
    following = range(at + 1, min(len(reading.tokens), at + 1 + _NEAR))
    return any(reading.tags[i] is Tag.NUMBER or reading.tokens[i].lower in _MOMENTS for i in following)


def _affirmed(signs: tuple[Sign, ...], held: frozenset[int]) -> tuple[Sign, ...]:
    return tuple(Sign.AFFIRMED if at in held and sign is Sign.DENIED else sign for at, sign in enumerate(signs))
