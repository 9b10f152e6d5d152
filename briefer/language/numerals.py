"""Reading numbers: digits in English and continental grouping, number words, scales, fractions and vague counts.

`numerals` works on lower-cased text of the same length as the original (see `fold`), so that no pattern needs to ignore
case. It knows nothing of units, hedges or nouns; `quantities` adds those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Form = Literal["digits", "words", "vague", "fraction", "ordinal", "times"]

UNITS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
TENS["fourty"] = 40
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "score": 20,
}
SUFFIXES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "mil": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
ORDINALS = {
    w: i
    for i, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
TENTHS = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100, "thousandth": 1000}
PARTS = {w: n for w, n in (ORDINALS | TENTHS).items() if n > 2} | {"half": 2, "quarter": 4, "halves": 2}
PARTS |= {w + "s": n for w, n in PARTS.items() if not w.endswith("s")}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875, "⅕": 0.2}

# What a vague count spans in news usage: wide, for it is meant to contradict little.
VAGUE = {
    "several": (3.0, 10.0),
    "couple": (2.0, 3.0),
    "few": (2.0, 7.0),
    "handful": (3.0, 8.0),
    "dozens": (20.0, 150.0),
    "scores": (40.0, 200.0),
    "tens": (20.0, 99.0),
    "hundreds": (200.0, 2000.0),
    "thousands": (2000.0, 20000.0),
    "lakhs": (2e5, 2e6),
    "millions": (2e6, 2e8),
    "crores": (2e7, 2e8),
    "billions": (2e9, 2e11),
    "trillions": (2e12, 2e13),
}
MULTIPLES = {"twice": 2.0, "thrice": 3.0, "doubled": 2.0, "double": 2.0, "tripled": 3.0, "triple": 3.0, "trebled": 3.0}
MULTIPLES |= {"quadrupled": 4.0, "quadruple": 4.0, "treble": 3.0, "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0}
MULTIPLES |= {"fivefold": 5.0, "sixfold": 6.0, "tenfold": 10.0, "doubling": 2.0, "tripling": 3.0, "doubles": 2.0}

DIGITS = re.compile(
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?![\d.,]\d|\d)(?:[.,]\d+(?!\d))?"
    r"|\d{1,3}(?:[.]\d{3}){2,}(?!\d)(?:,\d+)?"
    r"|\d{1,3}\.\d{3},\d{1,2}(?!\d)"
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)"
    r"|\d+,\d{1,2}(?![\d,])(?=[  ]?(?:%|per|mi|bi|b|m|°|[ck]?m\b|€|eu|tri|tn|thousand|hect|kilo|metre|meter|cent|tonn|degr))"
    r"|\d+(?:\.\d+)?"
)
_MIXED = re.compile(r"[-  ]?(?:([1-7])[/⁄]([2-8])(?![\d/])|([½¼¾⅓⅔⅛⅜⅝⅞⅕]))")
_PLAIN_FRACTION = re.compile(r"([1-9])[/⁄]([2-9]|10)(?![\d/.])")
_SCALE = re.compile(
    r"(?:[-  ]?(hundred|thousand|lakh|million|crore|billion|trillion|dozen)s?|[  ]?(bn|bln|mln|mn|trn|tn|mio)|([kmb]))(?![a-z\d])"
)
_ATOMS = "|".join(
    sorted({*UNITS, *TENS, *SCALES, *ORDINALS, *TENTHS, *PARTS, *VAGUE, *MULTIPLES, "nil"}, key=lambda w: (-len(w), w))
)
TRIGGER = re.compile(
    rf"(?:{_ATOMS}|an?[  -](?:second|minute|hour|day|week|fortnight|month|year|decade|century|mile|tonne|metre|kilometre)|[0-9½¼¾⅓⅔⅛⅜⅝⅞⅕])"
)
_NEXT = re.compile(r"(-|[  ]+|,[  ](?=(?:one|two|three|four|five|six|seven|eight|nine) hundred))([a-z]+)")
_AND_HALF = re.compile(r"(?:[  ]|-)and(?:[  ]|-)(?:an?|one|three)(?:[  ]|-)(half|quarters?|third)(?![a-z])")
_OF_SCALE = re.compile(r"[- ](?:of )?an? (hundred|thousand|million|billion|trillion|dozen|lakh|crore)(?![a-z])")
_OF_VAGUE = re.compile(r" (?:of )?(hundreds?|thousands?|millions?|billions?|trillions?|dozen|lakhs?|crores?)(?![a-z])")
_SUFFIXED = re.compile(r"(\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)(?![a-z\d])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in `text[start:end]`; `low` and `high` differ from `value` only where the word itself is vague.

    `scaled` says that a scale word or suffix was part of it ("11.3 billion", "8.6bn").
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    form: Form
    scaled: bool = False


def fold(text: str) -> str:
    """The text in lower case, character for character: offsets stay good where a letter's lower case is longer."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def grain(value: float) -> float:
    """The place value of the last significant digit: 12,000 → 1,000; 11.3 → 0.1; 7 → 1; 0 → 1."""
    if value == 0:
        return 1.0
    exponent = Decimal(repr(round(value, 6))).normalize().as_tuple().exponent
    return float(10.0 ** int(exponent))


def numeral_at(low: str, pos: int) -> Numeral | None:
    """The number that begins at `pos` in folded text, or None. An article before it ("a hundred") is taken in."""
    c = low[pos]
    if c.isdigit():
        return _digits(low, pos)
    if c in GLYPHS:
        return _exact(pos, pos + 1, GLYPHS[c] * 100, "fraction")
    return _words(low, pos)


def _exact(start: int, end: int, value: float, form: Form, scaled: bool = False) -> Numeral:
    return Numeral(start, end, value, value, value, form, scaled)


# ---------------------------------------------------------------- digits
def parse_digits(text: str) -> Decimal:
    """The value of digits with separators, as `DIGITS` matches them: 1,234.5 · 1 234 · 1.234,5 · 1,5 · 12,34,567."""
    text = re.sub(r"[\s'’]", "", text)
    comma, dot = text.rfind(","), text.rfind(".")
    if comma > dot and (text.count(",") == 1 and len(text) - comma - 1 in (1, 2)):
        return Decimal(text.replace(".", "").replace(",", "."))
    if text.count(".") > 1:
        return Decimal(text.replace(".", ""))
    return Decimal(text.replace(",", ""))


def _digits(low: str, pos: int) -> Numeral | None:
    if ordinal := _SUFFIXED.match(low, pos):
        return _exact(pos, ordinal.end(), float(ordinal[1].replace(",", "")), "ordinal")
    if fraction := _PLAIN_FRACTION.match(low, pos):
        top, bottom = int(fraction[1]), int(fraction[2])
        return _exact(pos, fraction.end(), 100 * top / bottom, "fraction") if top < bottom else None
    found = DIGITS.match(low, pos)
    if found is None:
        return None
    value, end = parse_digits(found[0]), found.end()
    if mixed := _MIXED.match(low, end):
        part = int(mixed[1]) / int(mixed[2]) if mixed[1] else GLYPHS[mixed[3]]
        value, end = value + Decimal(str(round(part, 6))), mixed.end()
    elif half := _AND_HALF.match(low, end):
        value, end = value + Decimal("0.5" if half[1] == "half" else "0.25"), half.end()
    scale = _SCALE.match(low, end)
    if scale is None:
        return _exact(pos, end, float(value), "digits")
    factor = SCALES[scale[1]] if scale[1] else SUFFIXES[scale[2] or scale[3]]
    value, end = value * factor, scale.end()
    again = re.compile(r" (million|billion|trillion)(?![a-z])").match(low, end)
    if again:
        value, end = value * SCALES[again[1]], again.end()
    return _exact(pos, end, float(value), "digits", True)


# ---------------------------------------------------------------- words
def _article_before(low: str, pos: int) -> int:
    for article in ("a ", "an ", "a ", "the "):
        start = pos - len(article)
        if (
            article != "the "
            and start >= 0
            and low.startswith(article, start)
            and (start == 0 or not low[start - 1].isalnum())
        ):
            return start
    return pos


def _word_at(low: str, pos: int) -> str:
    end = pos
    while end < len(low) and low[end].isalpha():
        end += 1
    return low[pos:end]


def _words(low: str, pos: int) -> Numeral | None:
    word = _word_at(low, pos)
    end = pos + len(word)
    if word in MULTIPLES:
        return _exact(pos, end, MULTIPLES[word], "times")
    if word in VAGUE:
        return _vague(low, pos, word, end)
    if word in UNITS or word in TENS or word in SCALES or word == "nil":
        return _cardinal(low, pos, word)
    if word in PARTS and word not in ORDINALS and word not in TENTHS:
        return _part(low, pos, word, end)
    if word in ORDINALS or word in TENTHS:
        start = _article_before(low, pos)
        return _exact(start, end, float((ORDINALS | TENTHS)[word]), "ordinal")
    if word in PARTS:
        return _exact(pos, end, 100 / PARTS[word], "fraction")
    return None


def _part(low: str, pos: int, word: str, end: int) -> Numeral | None:
    share = 1 / PARTS[word]
    start = _article_before(low, pos)
    if scale := _OF_SCALE.match(low, end):
        return _exact(start, scale.end(), share * SCALES[scale[1]], "words", True)
    if word.endswith("s"):
        return None
    return _exact(start, end, 100 * share, "fraction")


def _vague(low: str, pos: int, word: str, end: int) -> Numeral | None:
    start = pos
    if word in ("couple", "handful", "few"):
        start = _article_before(low, pos)
        if start == pos and word != "few":
            return None
    bottom, top = VAGUE[word]
    scaled = False
    more = _OF_VAGUE.match(low, end)
    if more and (start != pos or word not in ("few",)):
        factor = SCALES[more[1].rstrip("s")]
        bottom, top, end, scaled = bottom * factor, top * factor, more.end(), True
    if start == pos and word == "few":
        return None
    if word == "scores" and not low.startswith(" of ", end):
        return None
    if word == "tens" and not scaled:
        return None
    value = round((bottom * top) ** 0.5, 1)
    return Numeral(start, end, value, bottom, top, "vague", scaled)


@dataclass(slots=True)
class _Sum:
    """The running value while number words are read: `total` is closed by scales, `current` still open."""

    total: float = 0.0
    current: float | None = None
    last_scale: float = float("inf")
    step: float = 1.0

    def take(self, word: str) -> bool:
        """Add the next word; False where it cannot continue the number."""
        if word in UNITS:
            return self._small(float(UNITS[word]))
        if word in TENS:
            return self._tens(float(TENS[word]))
        if word in ("hundred", "dozen", "score"):
            return self._hundred(float(SCALES[word]))
        if word in SCALES:
            return self._scale(float(SCALES[word]))
        return False

    def _small(self, n: float) -> bool:
        if self.current is None:
            if n == 0 and self.total:
                return False
            self.current = n
            return True
        tail = self.current % 100
        if n == 0 or (tail != 0 and (n > 9 or tail < 20 or tail % 10)) or self.current == 0:
            return False
        self.current += n
        return True

    def _tens(self, n: float) -> bool:
        if self.current is None:
            self.current = n
            return True
        if self.current == 0 or self.current % 100:
            return False
        self.current += n
        return True

    def _hundred(self, n: float) -> bool:
        if self.current is None:
            self.current = 1.0
        if not 0 < self.current < 100:
            return False
        self.current *= n
        self.step = n
        return True

    def _scale(self, n: float) -> bool:
        if self.current is None:
            if self.total:
                return False
            self.current = 1.0
        if n >= self.last_scale:
            return False
        self.total += self.current * n
        self.current, self.last_scale, self.step = None, n, n
        return True

    @property
    def value(self) -> float:
        return self.total + (self.current or 0.0)


def _cardinal(low: str, pos: int, word: str) -> Numeral | None:
    if word == "nil":
        return _exact(pos, pos + 3, 0.0, "words")
    run = _Sum()
    run.take(word)
    start = _article_before(low, pos) if word in SCALES else pos
    end = pos + len(word)
    while True:
        if half := _AND_HALF.match(low, end):
            part = {"half": 0.5, "third": 1 / 3}.get(half[1], 0.75 if "three" in half[0] else 0.25)
            if run.current is None:
                run.total += part * run.last_scale
            else:
                run.current += part * (run.step if run.current % 100 == 0 and run.step == 100 else 1)
            end = half.end()
            continue
        step = _NEXT.match(low, end)
        if step is None:
            break
        gap, nxt = step[1], step[2]
        after = step
        if (nxt == "and" and gap != "-") or (nxt == "and" and gap == "-"):
            if not run.value or run.value < 100:
                break
            joined = _NEXT.match(low, step.end())
            if joined is None or (joined[2] not in UNITS and joined[2] not in TENS):
                break
            after, nxt = joined, joined[2]
            if (
                _NEXT_SCALE.match(low, joined.end())
                and run.current is not None
                and run.current % 100 == 0
                and run.step != 100
            ):
                break
        if nxt in PARTS and nxt not in SCALES:
            return _worded_fraction(start, step, run, nxt, pos) or _closed(start, end, run, low)
        if nxt in ORDINALS and run.value % 10 == 0 and 20 <= run.value < 100 and ORDINALS[nxt] < 10:
            return _exact(start, step.end(), run.value + ORDINALS[nxt], "ordinal")
        if not run.take(nxt):
            break
        end = after.end()
    return _closed(start, end, run, low)


_NEXT_SCALE = re.compile(r"[- ](?:thousand|million|billion)(?![a-z])")


def _closed(start: int, end: int, run: _Sum, low: str) -> Numeral:
    return _exact(start, end, run.value, "words", run.step > 1)


def _worded_fraction(start: int, step: re.Match[str], run: _Sum, word: str, pos: int) -> Numeral | None:
    """ "two-thirds", "one fifth", "three quarters"; "twenty-third" stays an ordinal."""
    bottom = PARTS[word]
    if run.total or run.current is None:
        return None
    if run.current >= 20 and run.current % 10 == 0 and bottom < 10 and word in ORDINALS:
        return _exact(start, step.end(), run.current + bottom, "ordinal")
    plural = word.endswith("s")
    if run.current >= bottom or (run.current > 1) != plural:
        return None
    return _exact(start, step.end(), 100 * run.current / bottom, "fraction")
