"""The one-page PDF: a fixed Typst template that is fed the page as JSON.

The page is set in the largest type that holds everything on it; the page budget decides beforehand what is on it. The
fonts come with the package and with Typst, so the same briefing gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

from briefer.errors import DoesNotFit
from briefer.language.records import dataclass
from briefer.models import Briefing
from briefer.render.columns import Block, Columns, part
from briefer.render.sheet import Piece, Sheet, sheet
from briefer.render.typeset import load as load_typst
from briefer.render.typeset import measured, typeset

MIN_SIZE = 8.0
"""The smallest type in points; nothing on the page is set smaller."""
TEMPLATE = "page.typ"
_HEAD_GAP, _AIR = 1.1, 0.4
"""In ems: the space below the head, as the template sets it, and the most that is added between pieces."""
_TIGHT, _RUN_IN, _HOPE = 0.94, 0.88, 1.04
"""What tight setting saves on both sides of the type, the same with sides run in, and the expected share of the room up to
which a setting is tried."""
_FULL = 0.999
"""The share of the room that is filled: the rest is for rounding."""
_ANY_DIGIT = str.maketrans("123456789", "000000000")
_HELD = 8192
"""Heights of pieces that are remembered."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the page is set: the type size in points, whether without air and with short labels, and whether, besides, with
    the sides of contested points one after the other where that takes less room than columns."""

    size: float
    tight: bool = False
    run_in: bool = False


SETTINGS = (
    *map(Setting, (10.5, 10.0, 9.5, 9.0, 8.75, 8.5, 8.25, MIN_SIZE)),
    Setting(MIN_SIZE, tight=True),
    Setting(MIN_SIZE, tight=True, run_in=True),
)
"""The settings tried, roomiest first."""
FIRST = 3
"""The setting tried first: that of a page as full as most are. One that holds there need not be set in the closest."""


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The PDF, the standards it conforms to, its type size in points, and notes on what could not be had."""

    data: bytes
    standards: tuple[str, ...]
    size: float
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything goes in one setting: the columns, and the room for them, in points."""

    columns: Columns
    room: float

    @property
    def share(self) -> float:
        """How much of the room the columns take."""
        return self.columns.height / max(self.room, 1.0)


def load() -> None:
    """Load what sets the PDF, for whoever has time before there is something to render."""
    load_typst()


def render_pdf(briefing: Briefing) -> PdfResult:
    """The briefing's page as a PDF of exactly one page, in the largest type that holds everything on it.

    Conforms to PDF/UA-1 and PDF/A-2a where it can; `notes` says why where it does not (a character that no font has).
    Raises `DoesNotFit` where the items on the page need more than one at the smallest size.
    """
    made = sheet(briefing)
    found = _roomiest(made)
    if found is None:
        raise DoesNotFit("the PDF", f"its items do not fit one page at {MIN_SIZE:g} pt", "put fewer items on the page")
    setting, plan = found
    result = typeset(TEMPLATE, _inputs(_page_data(made, setting, plan), setting, "page"))
    return PdfResult(result.data, result.standards, setting.size, result.notes)


def page_fits(briefing: Briefing) -> bool:
    """Does what is on the page fit one page in some setting? No PDF is made."""
    return sheet_fits(sheet(briefing))


def sheet_fits(made: Sheet) -> bool:
    """Does what is on the sheet fit one page in some setting? No PDF is made."""
    return any(_plan(made, setting).share <= _FULL for setting in (SETTINGS[FIRST], SETTINGS[-1]))


def heights_ahead(made: Sheet) -> Heights:
    """The heights in the setting that comes next where the first one holds, for `remember` in another process."""
    _plan(made, SETTINGS[FIRST - 1])
    return {key: height for key, height in _known.items() if key[1] == SETTINGS[FIRST - 1]}


def remember(heights: Heights) -> None:
    """Take over heights that another process measured."""
    _known.update(heights)


def pages(briefing: Briefing, size: float, *, tight: bool = False, run_in: bool = False) -> int:
    """How many pages the briefing's items need in type of `size` points; no PDF is made."""
    share = _plan(sheet(briefing), Setting(size, tight, run_in)).share
    return max(1, math.ceil(share / _FULL))


# ---------------------------------------------------------------- planning
def _roomiest(made: Sheet) -> tuple[Setting, _Plan] | None:
    """The roomiest setting that makes one page, with its plan; a closer one never needs more room.

    The height of the columns grows about with the square of the type size, so each setting that is measured points to the
    one to measure next, and a roomier one that would need far too much is not measured.
    """
    low, high, probe = 0, len(SETTINGS), FIRST
    fitting: _Plan | None = None
    while low < high:
        plan = _plan(made, SETTINGS[probe])
        if plan.share <= _FULL:
            high, fitting = probe, plan
        else:
            low = probe + 1
        expected = [plan.share * (_spread(s) / _spread(SETTINGS[probe])) ** 2 for s in SETTINGS[low:high]]
        hopeful = [low + n for n, share in enumerate(expected) if share <= _HOPE]
        if fitting is not None and not hopeful:
            break
        probe = min(hopeful, default=high - 1)
    return None if fitting is None else (SETTINGS[high], fitting)


def _spread(setting: Setting) -> float:
    return setting.size * (_RUN_IN if setting.run_in else _TIGHT if setting.tight else 1.0)


def _plan(made: Sheet, setting: Setting) -> _Plan:
    page, heights = _measure(made.paper, (made.head, *made.foot, *made.items), setting)
    (head, _), across = heights[0], heights[1 : 1 + len(made.foot)]
    taken = head + _HEAD_GAP * setting.size + sum(height + above for height, above in across)
    columns = heights[1 + len(made.foot) :]
    blocks = [Block(h, above, p["kind"] == "section") for p, (h, above) in zip(made.items, columns, strict=True)]
    return _Plan(part(blocks), page - taken)


Heights = dict[tuple[str, Setting, str], tuple[float, float]]
"""Paper, setting and piece → height and space above, in points."""
_known: Heights = {}


def _measure(paper: str, pieces: Sequence[Piece], setting: Setting) -> tuple[float, list[tuple[float, float]]]:
    """The height of the page within its margins, and of each piece its height and the space above it, in points.

    A piece is set once for each setting and remembered: cutting a page to its budget asks for the same pieces many times.
    """
    keys = [(paper, setting, _key(piece)) for piece in pieces]
    page = (paper, setting, "page")
    held = {key: height for key in (page, *keys) if (height := _known.get(key)) is not None}
    if len(held) < len({page, *keys}):
        new = {key: piece for key, piece in zip(keys, pieces, strict=True) if key not in held}
        found = json.loads(_query(json.dumps({"paper": paper, "pieces": [*new.values()]}, ensure_ascii=False), setting))
        held[page] = (found["room"], 0.0)
        held |= {key: (height, above) for key, (height, above) in zip(new, found["pieces"], strict=True)}
        if len(_known) > _HELD:
            _known.clear()
        _known.update(held)
    return held[page][0], [held[key] for key in keys]


def _key(piece: Piece) -> str:
    """What a piece's height depends on: not on which digits its counts have, for in the fonts all are of one width."""
    text = json.dumps(piece, ensure_ascii=False)
    return text.translate(_ANY_DIGIT) if piece["kind"] == "made" else text


def _page_data(made: Sheet, setting: Setting, plan: _Plan) -> str:
    """The page for the template; room that is left over is shared out between the pieces, as far as that looks well."""
    left, right = made.items[: plan.columns.left], made.items[plan.columns.left :]
    gaps = max(len(left) - 1, len(right) - 1, 1)
    data = {
        "paper": made.paper,
        "title": made.title,
        "description": made.description,
        "date": made.date,
        "head": made.head,
        "left": left,
        "right": right,
        "foot": made.foot,
        "air": round(max(0.0, min((plan.room - plan.columns.height) / gaps, _AIR * setting.size)) * 0.98, 3),
    }
    return json.dumps(data, ensure_ascii=False)


# ---------------------------------------------------------------- typst
def _inputs(data: str, setting: Setting, ask: str) -> dict[str, str]:
    return {
        "data": data,
        "size": f"{setting.size:g}",
        "tight": "run in" if setting.run_in else "yes" if setting.tight else "no",
        "ask": ask,
    }


def _query(data: str, setting: Setting) -> str:
    return measured(TEMPLATE, _inputs(data, setting, "measure"), "<measure>")
