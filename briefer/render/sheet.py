"""The page as the pieces that the Typst template sets: plain dictionaries of text, every label already in words.

Text that may be as long as its author liked, and that the page cannot do without (title, bottom line, source list,
colophon), is held to a length here, so that it never crowds out what the page is for. Statements are never cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefer.language.records import dataclass
from briefer.models import Briefing
from briefer.render.changed import Changed
from briefer.render.marks import Mark, breakable, isolated, mark_text, plural, shortened
from briefer.render.page import Change, Line, Page, Point, Row, page, refusals

Piece = dict[str, Any]

_TITLE, _BOTTOM_LINE, _TOPIC = 180, 800, 160
_ROWS, _NAMES = 160, {2: 44, 3: 22, 4: 16}
"""Sources listed, and the characters of a source's name for each number of columns."""
_NOTE, _NOTES, _NOTES_ALL = 150, 6, 420


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on the page: across its top, in its two columns, across its foot."""

    paper: str
    title: str
    description: str
    date: tuple[int, int, int] | None
    head: Piece
    items: tuple[Piece, ...]
    foot: tuple[Piece, ...]


def sheet(briefing: Briefing) -> Sheet:
    """The pieces of a briefing's page, in reading order."""
    shown = page(briefing)
    date = briefing.as_of
    return Sheet(
        paper="us-letter" if shown.paper == "letter" else "a4",
        title=shortened(shown.title, _TITLE),
        description=f"A briefing from {shown.counts}",
        date=None if date is None else (date.year, date.month, date.day),
        head=_head(shown),
        items=_items(shown),
        foot=(_sources(shown.sources), _made(shown)),
    )


def _text(text: str) -> str:
    return isolated(breakable(text))


# ---------------------------------------------------------------- across the top
def _head(shown: Page) -> Piece:
    when = f"as of {shown.as_of}" if shown.as_of else "undated"
    since = f" · {shown.changed.head}" if shown.changed and shown.changed.head else ""
    return {
        "kind": "top",
        "line": f"{when} · {shown.counts} · {shown.engine}{since}",
        "title": _text(shortened(shown.title, _TITLE)),
        "bottom_line": _bottom_line(shown.bottom_line),
    }


def _bottom_line(lines: Sequence[Line]) -> list[Piece]:
    left, told = _BOTTOM_LINE, []
    for item in lines:
        if left < 80:
            break
        text = shortened(item.statement, left)
        told.append({"statement": _text(text), "marks": _marks(item.marks)})
        left -= len(text)
    return told


# ---------------------------------------------------------------- in the columns
def _items(shown: Page) -> tuple[Piece, ...]:
    note = "All from one source: nothing here is corroborated." if shown.one_source else ""
    since = f"What changed since {shown.changed.since}" if shown.changed else ""
    sections = (
        (since, shown.changed.tally if shown.changed else "", _turns(shown.changed)),
        ("Key facts", note, [_fact(f, shown) for f in shown.facts]),
        ("Contested", "", [_point(p, shown) for p in shown.contested]),
        ("Updates", "", [_change(u, shown) for u in shown.updates]),
        ("Reported by one source only", "", [_fact(f, shown) for f in shown.single]),
    )
    return tuple(
        piece
        for title, below, pieces in sections
        if pieces
        for piece in ({"kind": "section", "title": title, "note": below}, *pieces)
    )


def _marks(marks: Sequence[Mark]) -> str:
    return mark_text([m.source for m in marks])


def _turns(changed: Changed | None) -> list[Piece]:
    turns = changed.turns if changed else ()
    told = [
        {
            "kind": "turn",
            "label": turn.label,
            "now": _text(turn.now),
            "marks": _marks(turn.marks),
            "before": _text(turn.before),
            "when": turn.when,
        }
        for turn in turns
    ]
    more = changed.more if changed else 0
    last = {"kind": "turn", "label": "", "now": f"{more} more in briefing.json", "marks": "", "before": "", "when": ""}
    return [*told, last] if more else told


def _fact(item: Line, shown: Page) -> Piece:
    plain = shown.one_source or (item.tally.sources == 1 and not item.disputed)
    return {
        "kind": "fact",
        "statement": _text(item.statement),
        "speaker": _text(item.speaker or ""),
        "marks": _marks(item.marks),
        "short": "" if plain else item.tally.short,
        "long": "" if plain else item.tally.medium,
        "disputed": f"≠ {' '.join(item.contested) or 'contested'}" if item.disputed else "",
        "tag": shown.tag(item.id),
    }


def _side(item: Line) -> Piece:
    several = item.tally.sources > 1
    return {
        "statement": _text(item.statement),
        "speaker": _text(item.speaker or ""),
        "marks": _marks(item.marks),
        "short": item.tally.short if several else "",
        "long": item.tally.side if several else "",
    }


def _point(point: Point, shown: Page) -> Piece:
    return {
        "kind": "point",
        "id": point.id,
        "name": point.kind,
        "topic": _text(shortened(point.topic, _TOPIC)),
        "silent": f"(silent: {mark_text(point.silent)})" if point.silent else "",
        "sides": [_side(s) for s in point.sides],
        "tag": shown.tag(point.id),
    }


def _change(change: Change, shown: Page) -> Piece:
    return {
        "kind": "change",
        "topic": _text(shortened(change.topic, _TOPIC)),
        "values": [{"value": _text(v.value), "as_of": v.as_of or "", "marks": _marks(v.marks)} for v in change.values],
        "tag": shown.tag(change.id),
    }


# ---------------------------------------------------------------- across the foot
def _sources(sources: Sequence[Row]) -> Piece:
    """The source list, one line a source: the more there are, the more columns, at last without their titles."""
    count = len(sources)
    columns = 2 if count <= 12 else 3 if count <= 60 else 4
    return {
        "kind": "sources",
        "columns": columns,
        "rows": [_row(r, columns) for r in sources[:_ROWS]],
        "more": f"and {count - _ROWS} more in briefing.json" if count > _ROWS else "",
    }


def _row(row: Row, columns: int) -> Piece:
    titled = columns < 4
    facts = [row.date or "undated"] + ([f"origin {row.origin}"] if row.shared and titled else [])
    return {
        "id": row.id,
        "name": _text(shortened(row.name, _NAMES[columns])),
        "url": row.url,
        "facts": "".join(f" · {f}" for f in facts),
        "title": _text(row.title) if row.title and titled else "",
    }


def _made(shown: Page) -> Piece:
    """The colophon: what happened on the way, what is off the page, and how to read the labels, short and long.

    Set tight, it leaves out the sentence about the engine, which the line above the title names.
    """
    notes = _notes(shown.integrity)
    if shown.left_off:
        notes.append(f"{plural(shown.left_off, 'more item')} in briefing.json")
    lines = (*shown.facts, *(s for p in shown.contested for s in p.sides))
    shared = any(f.tally.origins != f.tally.sources for f in lines)
    reading = ["Sources of one origin share a text."] if shared else []
    if any(f.disputed for f in lines):
        reading.append("≠: sources differ, see the contested point.")
    counts = "3/5 (2): in 3 of 5 sources, of 2 origins." if shared else "3/5: in 3 of 5 sources."
    labelled = lines and not shown.one_source
    return {
        "kind": "made",
        "how": shown.how,
        "made": " ".join(n if n.endswith((".", "!", "?", "…")) else f"{n}." for n in notes),
        "short": " ".join([counts, *reading]) if labelled else "",
        "long": " ".join(reading) if labelled else "",
    }


def _notes(lines: Sequence[str]) -> list[str]:
    """How many statements were refused, then the first other integrity lines, as many as the colophon has room for."""
    refused, others = refusals(lines)
    kept: list[str] = []
    for item in others[:_NOTES]:
        text = shortened(item, _NOTE)
        if sum(map(len, kept)) + len(text) > _NOTES_ALL:
            break
        kept.append(text)
    counted = [f"{plural(refused, 'statement')} refused as not borne out by its passage"] if refused else []
    left = len(others) - len(kept)
    return [*counted, *kept, *([f"{plural(left, 'more note')} in briefing.json"] if left else [])]
