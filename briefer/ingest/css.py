"""What CSS declarations hide from a reader: the few properties by which pages put text out of sight.

This is no CSS engine. It reads inline styles, and of a style sheet the plain top-level rules (`.note`, `#note`,
`p.note`), in the order they stand; combinators, media queries and imports are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefer.language.patterns import rx
from briefer.language.records import dataclass

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
_NAMED: Mapping[str, Colour] = {
    "white": WHITE, "snow": (255, 250, 250), "ivory": (255, 255, 240), "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240), "black": (0, 0, 0), "red": (255, 0, 0),
    "green": (0, 128, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0), "gray": (128, 128, 128), "grey": (128, 128, 128),
    "silver": (192, 192, 192), "navy": (0, 0, 128),
}  # fmt: skip

_COMMENT = rx(r"/\*.*?\*/", re.S)
_LENGTH = rx(r"(-?\d*\.?\d+)(px|em|rem|ex|ch|pt|vw|vh|%)?")
_HEX = rx(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![0-9a-f])")
_RGB = rx(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+(\d*\.?\d+%?))?\s*\)")
_WORD = rx(r"[a-z]+")
_CLIPPED = rx(r"rect\(\s*(?:0|1px|0px)[\s,]+(?:0|1px|0px)[\s,]+(?:0|1px|0px)[\s,]+(?:0|1px|0px)\s*\)|inset\(\s*(?:50|100)%")
_SIMPLE_SELECTOR = rx(r"(?:[a-z][a-z0-9]*)?[.#][\w-]+", re.I)

FAR_PX = 900.0
"""How far out of the page, in CSS pixels, counts as off screen."""
_PX = {"px": 1.0, "": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "vw": 12.0, "vh": 8.0, "%": 12.0}


@dataclass(frozen=True, slots=True)
class Paint:
    """The text and background colours an inline style sets; `covered` where a picture or gradient lies behind the text."""

    text: Colour | None = None
    ground: Colour | None = None
    covered: bool = False
    clear: bool = False
    """Is the text's colour transparent?"""


def declarations(style: str) -> dict[str, str]:
    """The declarations of a style, lower case, the last one of a property winning."""
    found: dict[str, str] = {}
    for part in _COMMENT.sub("", style).lower().split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip()] = value.replace("!important", "").strip()
    return found


def pixels(value: str) -> float | None:
    """The first length of a value in CSS pixels, reckoning 16 px to the em; null where there is none."""
    match = _LENGTH.match(value)
    return float(match[1]) * _PX[match[2] or ""] if match else None


def hides(style: Mapping[str, str]) -> bool:
    """Do these declarations take an element out of sight, whatever its surroundings?"""
    if style.get("display") == "none" or style.get("visibility") in {"hidden", "collapse"}:
        return True
    if style.get("content-visibility") == "hidden":
        return True
    size = pixels(style.get("font-size", ""))
    if size is not None and size < 2 and not style["font-size"].endswith(("em", "%", "vw", "vh")):
        return True
    if size == 0:
        return True
    if _CLIPPED.search(style.get("clip", "")) or _CLIPPED.search(style.get("clip-path", "")):
        return True
    return _shrunk(style) or _off_screen(style)


def fades(style: Mapping[str, str]) -> bool:
    """Is the element fully transparent? Pages also start whole sections so, to fade them in."""
    value = style.get("opacity", "")
    return bool(value) and pixels(value) == 0


def _shrunk(style: Mapping[str, str]) -> bool:
    if "hidden" not in (style.get("overflow", ""), style.get("overflow-x", ""), style.get("overflow-y", "")):
        return style.get("transform", "").replace(" ", "") in {"scale(0)", "scale(0,0)", "scale3d(0,0,0)"}
    sizes = [pixels(style[name]) for name in ("width", "height", "max-height", "max-width") if style.get(name)]
    return any(size is not None and size <= 1 for size in sizes)


def _off_screen(style: Mapping[str, str]) -> bool:
    indent = pixels(style.get("text-indent", ""))
    if indent is not None and indent <= -FAR_PX:
        return True
    margin = pixels(style.get("margin-left", ""))
    if margin is not None and margin <= -FAR_PX:
        return True
    if style.get("position") not in {"absolute", "fixed", "relative"}:
        return False
    shifts = [pixels(style[name]) for name in ("left", "right", "top", "bottom") if style.get(name)]
    return any(shift is not None and shift <= -FAR_PX for shift in shifts)


def colour(value: str) -> tuple[Colour | None, bool]:
    """The first colour of a value, and whether it is fully transparent."""
    if "transparent" in value:
        return None, True
    if match := _HEX.search(value):
        digits = match[1] if len(match[1]) > 4 else "".join(2 * d for d in match[1])
        red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
        return (red, green, blue), digits[6:] == "00"
    if match := _RGB.search(value):
        red, green, blue = (min(255, int(match[i])) for i in (1, 2, 3))
        return (red, green, blue), match[4] is not None and float(match[4].rstrip("%")) == 0
    return next(((_NAMED[word], False) for word in _WORD.findall(value) if word in _NAMED), (None, False))


def paint(style: Mapping[str, str]) -> Paint:
    """The colours that inline declarations set."""
    text, clear = colour(style.get("color", ""))
    ground_value = style.get("background-color") or style.get("background") or ""
    ground, _ = colour(ground_value)
    covered = "url(" in style.get("background", "") + style.get("background-image", "") or "gradient" in ground_value
    return Paint(text, ground, covered, clear)


def alike(one: Colour, other: Colour) -> bool:
    """Are two colours so near that text of the one cannot be read on the other?"""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 12


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The top-level rules of a style sheet: selector list and declarations; nested blocks (media queries) are skipped."""
    depth, start, selector = 0, 0, ""
    for match in re.finditer(r"[{}]", sheet):
        if match[0] == "{":
            if depth == 0:
                selector, start = sheet[start : match.start()].strip(), match.end()
            depth += 1
            continue
        depth = max(0, depth - 1)
        if depth == 0:
            if not selector.startswith("@"):
                yield selector, sheet[start : match.start()]
            start = match.end()


def hiding_selectors(sheets: list[str]) -> frozenset[str]:
    """The simple selectors (`.note`, `#note`, `p.note`) that the style sheets, taken in order, hide for good."""
    hidden: dict[str, bool] = {}
    for sheet in sheets:
        for selectors, body in _rules(_COMMENT.sub("", sheet)):
            style = declarations(body)
            touches = hides(style)
            if not touches and not ({"display", "visibility", "font-size", "position", "left", "clip"} & style.keys()):
                continue
            for selector in selectors.split(","):
                name = selector.strip()
                if _SIMPLE_SELECTOR.fullmatch(name):
                    hidden[name] = touches
    return frozenset(name for name, state in hidden.items() if state)
