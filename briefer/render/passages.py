"""The sources' texts with every cited passage marked, so that a citation mark can open it.

Passages may overlap in any way. A marked passage is cut where another that started before it ends, so marks always nest;
the pieces of one passage share its class, and the first carries its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from briefer.language.records import dataclass
from briefer.models import Citation
from briefer.render.marks import printable
from briefer.render.page import Cited

WHOLE = 60_000
"""Characters up to which a source's text is shown whole; of a longer one, what surrounds its passages."""
AROUND = 600
Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """One cited stretch of a source's text: its anchor on the page, and the items that cite it."""

    anchor: str
    start: int
    end: int
    quote: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's text as HTML with its passages marked, and the passages that the text at hand does not hold."""

    text: Markup
    missing: tuple[Passage, ...]
    cut: tuple[str, ...]
    """The anchors of the passages that stand in more than one piece."""


def passages(items: Iterable[Cited]) -> dict[Key, Passage]:
    """The passages that items cite, each once, in the order of their sources' ids and texts; anchors are "p1", "p2" …"""
    users: dict[Key, list[str]] = {}
    quotes: dict[Key, str] = {}
    for item in items:
        for citation in item.citations:
            key = key_of(citation)
            quotes[key] = citation.quote
            if item.id not in users.setdefault(key, []):
                users[key].append(item.id)
    return {
        key: Passage(f"p{number}", key[1], key[2], quotes[key], tuple(users[key]))
        for number, key in enumerate(sorted(users), 1)
    }


def key_of(citation: Citation) -> Key:
    """What tells one passage from another: its source and its offsets."""
    return citation.source, citation.start, citation.end


def marked(text: str, cited: Sequence[Passage]) -> SourceText:
    """`text` with each passage marked and followed by links back to its items, whose ids are their anchors.

    A passage whose quote does not stand at its offsets is not marked but handed back as missing.
    """
    held = [p for p in cited if text[p.start : p.end] == p.quote]
    missing = tuple(p for p in cited if text[p.start : p.end] != p.quote)
    out: list[str] = []
    cut: set[str] = set()
    for start, end in _windows(len(text), held):
        if start > 0:
            out.append("[…] ")
        _write(text, start, end, [p for p in held if start <= p.start and p.end <= end], out, cut)
        if end < len(text):
            out.append(" […]\n")
    return SourceText(Markup("".join(out)), missing, tuple(sorted(cut)))


def _windows(length: int, held: Sequence[Passage]) -> list[tuple[int, int]]:
    """The stretches of a text that are shown: all of it, or what surrounds its passages."""
    if length <= WHOLE:
        return [(0, length)]
    windows: list[tuple[int, int]] = []
    for passage in held:
        start, end = max(0, passage.start - AROUND), min(length, passage.end + AROUND)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _write(
    text: str,
    start: int,
    end: int,
    held: Sequence[Passage],
    out: list[str],
    cut: set[str],
) -> None:
    starts = sorted(held, key=lambda p: (p.start, -p.end))
    edges = sorted({start, end, *(p.start for p in held), *(p.end for p in held)})
    open_now: list[Passage] = []
    next_one = 0
    for at, until in zip(edges, [*edges[1:], end], strict=True):
        _close(at, open_now, out, cut)
        while next_one < len(starts) and starts[next_one].start == at:
            passage = starts[next_one]
            out.append(f'<mark id="{passage.anchor}" class="{passage.anchor}">')
            open_now.append(passage)
            next_one += 1
        out.append(str(escape(printable(text[at:until]))))


def _close(at: int, open_now: list[Passage], out: list[str], cut: set[str]) -> None:
    """End the passages that end here; those that were opened after one of them go on in a new piece."""
    ending = [n for n, p in enumerate(open_now) if p.end == at]
    if not ending:
        return
    going_on = [p for p in open_now[ending[0] :] if p.end != at]
    out.append("</mark>" * (len(open_now) - ending[0]))
    for passage in (open_now[n] for n in ending):
        for item in passage.items:
            out.append(f'<a class="back" href="#{escape(item)}">{escape(item)}\N{UPWARDS ARROW}</a>')
    del open_now[ending[0] :]
    for passage in going_on:
        cut.add(passage.anchor)
        out.append(f'<mark class="{passage.anchor}">')
        open_now.append(passage)
