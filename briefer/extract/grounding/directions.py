"""Which way a figure went: "up 11%" and "11% lower" cannot both be so, whatever else is reworded.

A change is told by a verb ("rose 11%"), an adverb ("up 11%", "11% higher") or a noun ("a rise of 11%"), always close to its
figure; only figures that both texts give with one direction each are compared.
"""

from __future__ import annotations

from briefer.extract.grounding.numbers import figures
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.quantities import comparable, to_base
from briefer.models import Quantity

_UP, _DOWN = keys("directions_up"), keys("directions_down")
_BARE_UP, _BARE_DOWN = words("directions_bare_up"), words("directions_bare_down")
_REACH = 4


def turned(statement: Reading, passage: Reading) -> str:
    """A plain sentence about the first figure that goes up in one text and down in the other; "" where there is none."""
    cited = figures(passage.text)
    for q in figures(statement.text):
        ours = _way(statement, q)
        if not ours:
            continue
        same = [p for p in cited if comparable(p, q) and to_base(p)[1] == to_base(q)[1]]
        theirs = {_way(passage, p) for p in same}
        if theirs == {-ours}:
            went = "up" if ours < 0 else "down"
            return f"the passage has “{q.text}” go {went}, the statement the other way"
    return ""


def _way(reading: Reading, q: Quantity) -> int:
    """1 where the words around a figure say up, -1 where they say down, 0 where neither or both do."""
    own = reading.between(q.start, q.end)
    if not own or any(is_negator(reading.tokens[at]) for at in range(max(0, own.start - _REACH), own.start)):
        return 0
    part = reading.parts[reading.segment_of[own.start]]
    near = range(max(part.start, own.start - _REACH), min(part.end, own.stop + _REACH))
    ways = {way for at in near if (way := _says(reading, at, own, measured=q.unit is not None))}
    return ways.pop() if len(ways) == 1 else 0


def _says(reading: Reading, at: int, own: range, *, measured: bool) -> int:
    """The way that one word says. "Put up 3 signs" says none: only a figure with a unit is up or down."""
    token = reading.tokens[at]
    beside = measured and at in {own.start - 1, own.stop}
    up = token.lemma in _UP or (beside and token.lower in _BARE_UP)
    down = token.lemma in _DOWN or (beside and token.lower in _BARE_DOWN)
    return up - down
