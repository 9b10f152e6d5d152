"""The lines of a PDF as they stand on its pages; the only module that knows pypdfium2."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from briefer.errors import SourceError, UnreadableSource
from briefer.language.records import dataclass

_LINE_END_HYPHEN = "\ufffe"
_INVISIBLE = frozenset({3, 7})
"""Text rendering modes that paint nothing (ISO 32000-1, table 106)."""
_TINY = 1.0
"""Letters lower than so many points cannot be read."""
_PALE = 245
"""A colour with no channel below this is white to the eye."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text and its box in points, y growing upward.

    `first` is the width of its first word, `hyphen` whether its last word goes on in the next line.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    first: float
    hyphen: bool = False

    @property
    def height(self) -> float:
        """The height of its letters' boxes, which grows with the size of the type."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF as read: its lines, its information dictionary, how many pages it has and how many words nobody can see."""

    lines: tuple[Line, ...]
    info: dict[str, str]
    pages: int
    hidden: int


@dataclass(frozen=True, slots=True)
class _Glyph:
    code: str
    left: float
    bottom: float
    right: float
    top: float
    seen: bool


def read_printed(data: bytes, subject: str) -> Printed:
    """The lines of a PDF in the order of its text.

    Raises `UnreadableSource` where it is damaged or needs a password.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(subject, str(error)) from error
    try:
        lines: list[Line] = []
        hidden = 0
        for number in range(len(document)):
            glyphs = _glyphs(document, number)
            hidden += _hidden_words(glyphs)
            lines += _lines([g for g in glyphs if g.seen], number)
        return Printed(tuple(lines), dict(document.get_metadata_dict()), len(document), hidden)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(subject, str(error)) from error
    finally:
        document.close()


def _unreadable(subject: str, reason: str) -> SourceError:
    if "password" in reason.lower() or "security" in reason.lower():
        return UnreadableSource(subject, "the PDF is locked with a password", "save an unlocked copy and name that")
    return UnreadableSource(subject, "the PDF is damaged or no PDF at all", "open it in a viewer and save it anew")


def _glyphs(document: Any, number: int) -> list[_Glyph]:
    """The characters of a page with their boxes; white space that pdfium adds has the box of what precedes."""
    from pypdfium2 import raw

    page = document[number]
    width, height = page.get_size()
    text = page.get_textpage()
    box = raw.FS_RECTF()
    found: list[_Glyph] = []
    last = (0.0, 0.0, 0.0, 0.0)
    seen = True
    visible = _Visible(page, text, raw)
    for i in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, i)
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if raw.FPDFText_IsHyphen(text, i) == 1:
            char = _LINE_END_HYPHEN
        if (
            raw.FPDFText_IsGenerated(text, i) != 1
            and char not in "\r\n"
            and raw.FPDFText_GetLooseCharBox(text, i, ctypes.byref(box))
        ):
            if not found or found[-1].code.isspace():
                seen = visible.at(i)
            last = (box.left, box.bottom, box.right, box.top)
        inside = last[2] > 0 and last[0] < width and last[3] > 0 and last[1] < height
        found.append(_Glyph(char, *last, seen=(seen and inside and last[3] - last[1] >= _TINY) or char in "\r\n"))
    if not any(g.seen and g.code.strip() for g in found):
        # A scan with a recognised text layer paints none of its text; then that layer is the page.
        found = [_Glyph(g.code, g.left, g.bottom, g.right, g.top, seen=True) for g in found] if visible.scanned else found
    text.close()
    page.close()
    return found


class _Visible:
    """Can a reader see the character at an index? Asked at the start of each word."""

    def __init__(self, page: Any, text: Any, raw: Any) -> None:
        self._page, self._text, self._raw = page, text, raw
        self._grounds: list[tuple[float, float, float, float]] | None = None
        self.scanned = any(o.type == raw.FPDF_PAGEOBJ_IMAGE for o in page.get_objects(max_depth=3))

    def at(self, index: int) -> bool:
        raw = self._raw
        shape = raw.FPDFText_GetTextObject(self._text, index)
        if shape and raw.FPDFTextObj_GetTextRenderMode(shape) in _INVISIBLE:
            return False
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not raw.FPDFText_GetFillColor(
            self._text, index, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha)
        ):
            return True
        if alpha.value == 0:
            return False
        return min(red.value, green.value, blue.value) < _PALE or self._on_ground(index)

    def _on_ground(self, index: int) -> bool:
        """Does the character stand on something painted (a bar, a picture), so that white letters show?"""
        box = self._raw.FS_RECTF()
        self._raw.FPDFText_GetLooseCharBox(self._text, index, ctypes.byref(box))
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        if self._grounds is None:
            kinds = (self._raw.FPDF_PAGEOBJ_PATH, self._raw.FPDF_PAGEOBJ_IMAGE, self._raw.FPDF_PAGEOBJ_SHADING)
            self._grounds = [o.get_bounds() for o in self._page.get_objects(filter=kinds, max_depth=3)]
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._grounds)


def _hidden_words(glyphs: list[_Glyph]) -> int:
    return len("".join(" " if g.seen else g.code for g in glyphs).split())


def _lines(glyphs: list[_Glyph], page: int) -> Iterator[Line]:
    run: list[_Glyph] = []
    for glyph in glyphs:
        if glyph.code in "\r\n" or glyph.code == _LINE_END_HYPHEN:
            yield from _line(run, page, hyphen=glyph.code == _LINE_END_HYPHEN)
            run = []
        else:
            run.append(glyph)
    yield from _line(run, page, hyphen=False)


def _line(run: list[_Glyph], page: int, *, hyphen: bool) -> Iterator[Line]:
    inked = [g for g in run if g.code.strip()]
    if not inked:
        return
    text = " ".join("".join(g.code for g in run).split())
    word = inked[: len(text.split(" ", 1)[0])]
    yield Line(
        text,
        page,
        left=min(g.left for g in inked),
        right=max(g.right for g in inked),
        top=max(g.top for g in inked),
        bottom=min(g.bottom for g in inked),
        first=max(g.right for g in word) - min(g.left for g in word),
        hyphen=hyphen,
    )
