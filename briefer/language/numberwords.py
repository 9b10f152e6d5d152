"""Number words: "twenty-five", "a hundred and ten", "two and a half", "eighteen and a half thousand", "half a million".

All functions take folded text (see `numerals.fold`) and a position, and know nothing of units, hedges or nouns.
"""

from __future__ import annotations

import math
import re
from typing import Literal

from briefer.language.patterns import rx
from briefer.language.records import dataclass

Form = Literal["digits", "words", "vague", "fraction", "ordinal", "times"]


def _counted_from(text: str, first: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(text.split(), first)}


UNITS = _counted_from(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    0,
)
TENS = {word: 10 * n for word, n in _counted_from("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SCALES |= {"lakh": 10**5, "crore": 10**7, "dozen": 12, "score": 20}
ORDINALS = _counted_from(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100, "thousandth": 1000}
_SHARES = {word: n for word, n in ORDINALS.items() if n > 2} | {"half": 2, "quarter": 4}
SHARES = _SHARES | {word + "s": n for word, n in _SHARES.items() if word != "half"} | {"halves": 2}
MULTIPLES = {"twice": 2.0, "thrice": 3.0, "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0, "triple": 3.0}
MULTIPLES |= {"tripled": 3.0, "tripling": 3.0, "treble": 3.0, "trebled": 3.0, "quadruple": 4.0, "quadrupled": 4.0}
MULTIPLES |= {f"{word}fold": float(n) for word, n in UNITS.items() if 1 < n <= 10}

# What a vague count spans in news usage: wide, for it is meant to contradict little.
VAGUE = {"several": (3.0, 10.0), "couple": (2.0, 3.0), "few": (2.0, 7.0), "handful": (3.0, 8.0), "dozens": (20.0, 150.0)}
VAGUE |= {
    "scores": (40.0, 200.0),
    "tens": (20.0, 99.0),
    "hundreds": (200.0, 2e3),
    "thousands": (2e3, 2e4),
    "lakhs": (2e5, 2e6),
}
VAGUE |= {"millions": (2e6, 2e8), "crores": (2e7, 2e8), "billions": (2e9, 2e11), "trillions": (2e12, 2e13)}
_NEED_ARTICLE = ("couple", "handful", "few")

WORDS = {*UNITS, *TENS, *SCALES, *ORDINALS, *SHARES, *VAGUE, *MULTIPLES, "nil"}

_GAP = r"(?: |-)"
_SCALE_WORDS = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_WORD = rx(r"[a-z]+")
_NEXT = rx(r"(?:-| +)([a-z]+)")
_AND_PART = rx(rf"{_GAP}and{_GAP}(?P<top>an?|one|two|three){_GAP}(?P<part>half|quarters?|thirds?)(?![a-z])")
_OF_SCALE = rx(rf"[- ](?:of )?an? ({_SCALE_WORDS})(?![a-z])")
_OF_VAGUE = rx(rf" (?:of )?({_SCALE_WORDS})s?(?![a-z])")
_BIG_NEXT = rx(r"[- ](?:thousand|million|billion)(?![a-z])")
_ARTICLE = rx(r"(?<![^\W_])an? $")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in `text[start:end]`; `low` and `high` differ from `value` only where the word itself is vague.

    `scaled` says that a scale word or suffix was part of it ("11.3 billion", "8.6bn"). The value of a fraction is in
    percent ("a third" = 33.3).
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    form: Form
    scaled: bool = False


def exact(start: int, end: int, value: float, form: Form, scaled: bool = False) -> Numeral:
    """A numeral that is not vague."""
    return Numeral(start, end, value, value, value, form, scaled)


def words_at(low: str, pos: int) -> Numeral | None:
    """The number that begins with the word at `pos`, an article before it taken in ("a hundred"), or None."""
    found = _WORD.match(low, pos)
    if found is None:
        return None
    word, end = found[0], found.end()
    if word in MULTIPLES:
        return exact(pos, end, MULTIPLES[word], "times")
    if word in VAGUE:
        return _vague(low, pos, word, end)
    if word == "score" and not (_with_article(low, pos) < pos and low.startswith(" of ", end)):
        return None
    if word in UNITS or word in TENS or word in SCALES:
        return _cardinal(low, pos, word)
    if word in ORDINALS:
        return exact(_with_article(low, pos), end, float(ORDINALS[word]), "ordinal")
    if word in ("half", "quarter"):
        return _share(low, pos, word, end)
    return exact(pos, end, 0.0, "words") if word == "nil" else None


def part_after(low: str, pos: int) -> tuple[int, float] | None:
    """ "and a half", "and three quarters" at `pos`: its end and value."""
    found = _AND_PART.match(low, pos)
    if found is None:
        return None
    top = {"two": 2, "three": 3}.get(found["top"], 1)
    return found.end(), top / {"h": 2, "q": 4, "t": 3}[found["part"][0]]


def _with_article(low: str, pos: int) -> int:
    found = _ARTICLE.search(low, max(0, pos - 3), pos)
    return found.start() if found else pos


def _share(low: str, pos: int, word: str, end: int) -> Numeral:
    """ "half", "a quarter" as a percentage; "half a million", "a quarter of a million" as the number."""
    start, share = _with_article(low, pos), 1 / SHARES[word]
    if scale := _OF_SCALE.match(low, end):
        return exact(start, scale.end(), share * SCALES[scale[1]], "words", True)
    return exact(start, end, 100 * share, "fraction")


def _vague(low: str, pos: int, word: str, end: int) -> Numeral | None:
    start = _with_article(low, pos) if word in _NEED_ARTICLE else pos
    if word in _NEED_ARTICLE and start == pos:
        return None
    bottom, top = VAGUE[word]
    scale = _OF_VAGUE.match(low, end)
    if scale:
        factor = SCALES[scale[1]]
        bottom, top, end = bottom * factor, top * factor, scale.end()
    if (word == "tens" and not scale) or (word == "scores" and not low.startswith(" of ", end)):
        return None
    return Numeral(start, end, round(math.sqrt(bottom * top), 1), bottom, top, "vague", scale is not None)


# ---------------------------------------------------------------- cardinals
class _Sum:
    """The running value while number words are read: `total` is closed by scales, `current` still open."""

    __slots__ = ("current", "scale", "step", "total")

    def __init__(self) -> None:
        self.total, self.scale, self.step = 0.0, math.inf, 1.0
        self.current: float | None = None

    @property
    def value(self) -> float:
        return self.total + (self.current or 0.0)

    def take(self, word: str) -> bool:
        """Add the next word; False where it cannot continue the number."""
        if word in UNITS or word in TENS:
            return self._small(float(UNITS.get(word) or TENS.get(word) or 0))
        if word in ("hundred", "dozen", "score"):
            return self._hundred(float(SCALES[word]))
        return word in SCALES and self._big(float(SCALES[word]))

    def _small(self, n: float) -> bool:
        if self.current is None:
            self.current = n
            return n > 0 or not self.total
        tail = self.current % 100
        fits = tail == 0 or (tail >= 20 and tail % 10 == 0 and n < 10)
        if n == 0 or self.current == 0 or not fits:
            return False
        self.current += n
        return True

    def _hundred(self, n: float) -> bool:
        current = 1.0 if self.current is None else self.current
        if not 0 < current < 100:
            return False
        self.current, self.step = current * n, n
        return True

    def _big(self, n: float) -> bool:
        if (self.current is None and self.total) or n >= self.scale:
            return False
        self.total += (1.0 if self.current is None else self.current) * n
        self.current, self.scale, self.step = None, n, n
        return True

    def add_part(self, part: float) -> None:
        """ "a million and a half", "two and a half"."""
        if self.current is None:
            self.total += part * self.scale
        else:
            self.current += part * (100 if self.step == 100 and self.current % 100 == 0 else 1)


def _cardinal(low: str, pos: int, word: str) -> Numeral:
    run = _Sum()
    run.take(word)
    start = _with_article(low, pos) if word in SCALES else pos
    end = pos + len(word)
    while True:
        if part := part_after(low, end):
            end = part[0]
            run.add_part(part[1])
            continue
        step = _NEXT.match(low, end)
        if step is None:
            break
        if step[1] in SHARES or step[1] in ORDINALS:
            return _worded_share(start, step, run) or exact(start, end, run.value, "words", run.step > 1)
        after = _past_and(low, step, run) if step[1] == "and" else step
        if after is None or not run.take(after[1]):
            break
        end = after.end()
    return exact(start, end, run.value, "words", run.step > 1)


def _past_and(low: str, step: re.Match[str], run: _Sum) -> re.Match[str] | None:
    """The word after "and" where it continues the number: "a hundred and ten", not "a hundred and two thousand"."""
    joined = _NEXT.match(low, step.end())
    if run.value < 100 or joined is None or (joined[1] not in UNITS and joined[1] not in TENS):
        return None
    return None if run.current is None and _BIG_NEXT.match(low, joined.end()) else joined


def _worded_share(start: int, step: re.Match[str], run: _Sum) -> Numeral | None:
    """ "two-thirds", "one fifth" as a percentage; "twenty-third" as an ordinal."""
    word, top = step[1], run.current
    if run.total or top is None:
        return None
    if word in ORDINALS and top >= 20 and top % 10 == 0 and ORDINALS[word] < 10:
        return exact(start, step.end(), top + ORDINALS[word], "ordinal")
    bottom = SHARES.get(word)
    if bottom is None or top >= bottom or (top > 1) != word.endswith("s"):
        return None
    return exact(start, step.end(), 100 * top / bottom, "fraction")
