"""Typst: fixed templates that are fed JSON become PDFs, with fonts that come with the package.

Nothing that varies is ever part of a template, so no text of an article is read as markup. The same data gives the same
bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.errors import RenderError
from briefer.language.records import dataclass
from briefer.render.marks import shortened

if TYPE_CHECKING:
    import typst

STANDARDS: tuple[tuple[str, ...], ...] = (("ua-1", "a-2a"), ())
"""What a PDF conforms to: the first of these that its text allows."""

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, the standards it conforms to, and notes on those that could not be had."""

    data: bytes
    standards: tuple[str, ...]
    notes: tuple[str, ...]


def typeset(template: str, inputs: Mapping[str, str]) -> Typeset:
    """The PDF of a template, named by its file in `templates/`, under the first of `STANDARDS` that its text allows.

    Raises `RenderError` where it cannot be set at all.
    """
    notes: list[str] = []
    for standards in STANDARDS:
        try:
            made: bytes = _typst().compile(
                _template(template),
                font_paths=_fonts(),
                sys_inputs=dict(inputs),
                pdf_standards=list(standards),
                timestamp=0,
            )
        except _typst().TypstError as error:
            cause = shortened(" ".join(str(error).split()), 300)
            notes.append(f"the PDF does not conform to {' and '.join(map(_label, standards))}: {cause}")
        else:
            return Typeset(made, standards, tuple(notes))
    raise RenderError("the PDF", notes[-1])


def load() -> None:
    """Load Typst and its fonts, for whoever has time before there is something to set."""
    _fonts()


def measured(template: str, inputs: Mapping[str, str], label: str) -> str:
    """The JSON of what a template puts under a label, without making a PDF."""
    found: str = _typst().query(
        _template(template), label, field="value", one=True, font_paths=_fonts(), sys_inputs=dict(inputs)
    )
    return found


def _typst() -> Any:
    import typst

    return typst


@cache
def _fonts() -> typst.Fonts:
    fonts: typst.Fonts = _typst().Fonts(include_system_fonts=False, font_paths=[_HERE / "fonts"])
    return fonts


@cache
def _template(name: str) -> bytes:
    return (_HERE / "templates" / name).read_bytes()


def _label(standard: str) -> str:
    kind, _, level = standard.partition("-")
    return f"PDF/{kind.upper()}-{level}"
