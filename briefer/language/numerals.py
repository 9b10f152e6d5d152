"""Reading numbers: digits in English, continental and Indian grouping with their scales, and (see `numberwords`) words.

Positions are those of folded text (`fold`), so that no pattern needs to ignore case.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from briefer.language.numberwords import SCALES, WORDS, Numeral, exact, part_after, words_at
from briefer.language.patterns import rx
from briefer.language.wordlists import alternation

__all__ = ["DIGITS", "TRIGGER", "Numeral", "exact", "fold", "grain", "numeral_at", "parse_digits"]

_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9}
_SUFFIXES |= {"tn": 10**12, "trn": 10**12}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875, "⅕": 0.2}

# A comma before one or two digits is a decimal one only where a scale or unit follows ("1,86 million", "4,5 %").
_CONTINENTAL = (
    r"\d+,\d{1,2}(?![\d,])(?= ?(?:%|€|°|per|pro[cz]|[mbt](?:il|io|ln|n|rd)|tri|thousand|hect|kilo|[ck]?m\b|mm\b|"
    r"met(?:re|er)|eu|cent|tonn|deg|dollar|crown|hour|year))"
)
DIGITS = rx(
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3})+(?!\d|[.,]\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)(?:,\d+)?"
    r"|\d{1,3}\.\d{3},\d{1,2}(?!\d)"
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)"
    rf"|{_CONTINENTAL}"
    r"|\d+(?:\.\d+)?"
)
_MIXED = rx(r"[- ]?(?:([1-7])[/⁄]([2-8])(?![\d/])|([½¼¾⅓⅔⅛⅜⅝⅞⅕]))")
_FRACTION = rx(r"([1-9])[/⁄]([2-9]|10)(?![\d/.])")
_ORDINAL = rx(r"(\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)(?![a-z\d])")
_SCALE = rx(
    r"(?:[- ]?(?P<word>hundred|thousand|lakh|million|crore|billion|trillion|dozen)s?"
    r"| ?(?P<short>bn|bln|mln|mn|trn|tn|mio)|(?P<letter>[kmb]))(?![a-z\d])(?: (?P<more>million|billion|"
    r"trillion)(?![a-z]))?"
)
_SINGLE = (
    r"an?[ -](?:second|minute|hour|day|week|fortnight|month|year|decade|century|mile|tonne|met(?:re|er)|"
    r"kilomet(?:re|er))"
)
TRIGGER = rx(rf"(?<![^\W_])(?:(?:{alternation(WORDS)})(?![^\W\d_])|{_SINGLE}|[0-9½¼¾⅓⅔⅛⅜⅝⅞⅕])")
"""Where a number may begin: at a number word, at digits, or at "an hour" and the like."""


_LARGEST = Decimal(10) ** 24
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007"), " ")


_LARGEST = Decimal(10) ** 24
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007"), " ")


def fold(text: str) -> str:
    """The text in lower case with plain spaces, character for character, so that offsets stay good."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_SPACES)


@lru_cache(maxsize=4096)
def grain(value: float) -> float:
    """The place value of the last significant digit: 12,000 → 1,000; 11.3 → 0.1; 7 → 1; 0 → 1."""
    if value == 0:
        return 1.0
    exponent = Decimal(repr(round(value, 6))).normalize().as_tuple().exponent
    return float(10.0 ** int(exponent))


def numeral_at(low: str, pos: int) -> Numeral | None:
    """The number that begins at `pos` in folded text, or None."""
    first = low[pos]
    if first in GLYPHS:
        return exact(pos, pos + 1, GLYPHS[first] * 100, "fraction")
    return _digits_at(low, pos) if "0" <= first <= "9" else words_at(low, pos)


def parse_digits(text: str) -> Decimal:
    """The value of digits with separators, as `DIGITS` matches them: 1,234.5 · 1 234 · 1.234,5 · 1,5 · 12,34,567."""
    text = "".join(c for c in text if c in "0123456789.,")
    comma, dot = text.rfind(","), text.rfind(".")
    if comma > dot and text.count(",") == 1 and len(text) - comma <= 3:
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(".", "") if text.count(".") > 1 else text.replace(",", ""))


def _digits_at(low: str, pos: int) -> Numeral | None:
    if ordinal := _ORDINAL.match(low, pos):
        return exact(pos, ordinal.end(), float(ordinal[1].replace(",", "")), "ordinal")
    if fraction := _FRACTION.match(low, pos):
        top, bottom = int(fraction[1]), int(fraction[2])
        return exact(pos, fraction.end(), 100 * top / bottom, "fraction") if top < bottom else None
    found = DIGITS.match(low, pos)
    if found is None:
        return None
    value, end = parse_digits(found[0]), found.end()
    if pos and low[pos - 1] == "." and found[0].isdigit() and (pos == 1 or low[pos - 2] in " ($€£-"):
        pos, value = pos - 1, Decimal(f"0.{found[0]}")
    if mixed := _MIXED.match(low, end):
        part = int(mixed[1]) / int(mixed[2]) if mixed[1] else GLYPHS[mixed[3]]
        value, end = value + Decimal(str(round(part, 6))), mixed.end()
    elif half := part_after(low, end):
        value, end = value + Decimal(str(round(half[1], 6))), half[0]
    scale = _SCALE.match(low, end)
    if scale is None:
        return exact(pos, end, float(value), "digits") if value < _LARGEST else None
    value *= SCALES[scale["word"]] if scale["word"] else _SUFFIXES[scale["short"] or scale["letter"]]
    value *= SCALES[scale["more"]] if scale["more"] else 1
    return exact(pos, scale.end(), float(value), "digits", True) if value < _LARGEST else None
