"""The briefing as Slack messages and modals: its items in the page's order, and the evidence for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefer.models import Briefing, Citation, ContestedItem, PositionItem, SourceItem
from briefer.render.marks import Mark, line, plural, safe_url, shortened, source_name
from briefer.render.page import Line, Page, Point, Row, Value, page, unsaid
from briefer.render.slack_blocks import (
    MOST_BLOCKS,
    Block,
    SlackMessage,
    bounded,
    button,
    context,
    escape,
    header,
    link,
    messages,
    modal,
    packed,
    section,
    sections,
)


# ---------------------------------------------------------------- the page
def briefing_messages(briefing: Briefing, ref: str) -> tuple[SlackMessage, ...]:
    """The items on the page as messages, in the page's order; `ref` names the briefing in its buttons' values."""
    shown = page(briefing)
    blocks = [*_head(shown), *_facts(shown), *_contested(shown, ref), *_updates(shown), *_single(shown), *_foot(shown)]
    return messages([*blocks, _buttons(ref)], shown.title)


def _head(shown: Page) -> Iterator[Block]:
    yield header(shown.title)
    yield context(" · ".join(escape(part) for part in (shown.as_of, shown.counts, shown.engine) if part))
    if shown.bottom_line:
        yield from sections([" ".join(f"{escape(said.statement)}{_marks(said.marks)}" for said in shown.bottom_line)])


def _facts(shown: Page) -> Iterator[Block]:
    if shown.facts:
        yield from sections(["*Key facts*", *(_item(fact) for fact in shown.facts)])


def _contested(shown: Page, ref: str) -> Iterator[Block]:
    if shown.contested:
        yield {"type": "divider"}
        yield section(f"*Contested: {plural(len(shown.contested), 'point')}*")
    for point in shown.contested:
        block = section("\n".join((f"*{point.id[1:]}. {escape(point.topic)}* ({point.kind.lower()})", *_sides(point))))
        block["accessory"] = button("Why?", "why", f"{ref} {point.id}", f"The passages on point {point.id[1:]}")
        yield block


def _sides(point: Point) -> Iterator[str]:
    for side in point.sides:
        who = f"{escape(side.speaker)}: " if side.speaker else ""
        yield f"• {who}{escape(side.statement)}{_marks(side.marks)} _{side.tally.medium}_"
    if point.silent:
        yield f"_Silent: {escape(', '.join(point.silent))}_"


def _updates(shown: Page) -> Iterator[Block]:
    if shown.updates:
        yield from sections(
            ["*Updates*", *(f"• {escape(c.topic)}: {' → '.join(map(_value, c.values))}" for c in shown.updates)]
        )


def _value(value: Value) -> str:
    when = f" ({escape(value.as_of)})" if value.as_of else ""
    return f"{escape(value.value)}{when}{_marks(value.marks)}"


def _single(shown: Page) -> Iterator[Block]:
    if shown.single:
        yield from sections(["*Reported by one source only*", *(_item(fact) for fact in shown.single)])


def _foot(shown: Page) -> Iterator[Block]:
    yield {"type": "divider"}
    yield from sections(["*Sources*", *(_row(row) for row in shown.sources)])
    notes = [shown.how]
    if shown.left_off:
        notes.append(f"{plural(shown.left_off, 'further item')} did not fit the page.")
    yield from (context(text) for text in packed([escape(note) for note in (*notes, *shown.integrity)], " "))


def _item(fact: Line) -> str:
    who = f"{escape(fact.speaker)}: " if fact.speaker else ""
    contested = f" (contested: {', '.join(ident[1:] for ident in fact.contested)})" if fact.contested else ""
    return f"• {who}{escape(fact.statement)}{_marks(fact.marks)} _{fact.tally.medium}_{contested}"


def _row(row: Row) -> str:
    told = escape(shortened(row.title or row.name, 200))
    linked = link(row.url, told) if row.url else told
    parts = (escape(shortened(row.name, 80)) if row.title else "", row.date or "undated", f"origin {escape(row.origin)}")
    return f"• [{escape(row.id)}] {linked} · " + " · ".join(part for part in parts if part)


def _buttons(ref: str) -> Block:
    return {
        "type": "actions",
        "elements": [
            button("Share to channel", "share", ref, "Post this briefing to the channel"),
            button("Sources", "sources", ref, "The sources with their origins"),
        ],
    }


# ---------------------------------------------------------------- the evidence
def point_modal(briefing: Briefing, point: ContestedItem) -> Block:
    """The modal on one contested point: each side's passages under its sources, with offsets and links."""
    return modal(f"Point {point.id[1:]}", point_blocks(briefing, point))


def point_blocks(briefing: Briefing, point: ContestedItem) -> list[Block]:
    """The same as blocks, for a message."""
    sources = {source.id: source for source in briefing.sources}
    topic = line(point.topic)
    blocks = [
        section(f"*{escape(topic[:1].upper() + topic[1:])}*"),
        context(f"{point.kind} · {plural(len(point.positions), 'side')}"),
    ]
    for number, side in enumerate(point.positions, 1):
        blocks += [{"type": "divider"}, *sections([_position(number, side)]), *_passages(side.citations, sources)]
    if point.silent:
        blocks.append(context(f"Silent on it: {escape(', '.join(point.silent))}"))
    return bounded(blocks, MOST_BLOCKS)


def _position(number: int, side: PositionItem) -> str:
    told = unsaid(side.speaker, side.statement)
    who = f" ({escape(told)})" if told else ""
    count = plural(side.independent_sources, "independent source")
    return f"*Side {number}*{who}: {escape(side.statement)} _{count}_"


def _passages(citations: Sequence[Citation], sources: Mapping[str, SourceItem]) -> Iterator[Block]:
    told = []
    for cited in citations:
        source = sources[cited.source]
        name, url = escape(shortened(source_name(source), 80)), safe_url(source.url)
        where = f"[{escape(cited.source)}] {link(url, name) if url else name}"
        told.append(f"> {escape(shortened(line(cited.quote), 1_200))}\n{where}, characters {cited.start}–{cited.end}")
    yield from (section(text) for text in packed(told, "\n\n"))


def sources_blocks(briefing: Briefing) -> tuple[SlackMessage, ...]:
    """The sources with their origins, and what was left out."""
    shown = page(briefing)
    blocks = [header("Sources"), context(escape(shown.counts)), *sections([_row(row) for row in shown.sources])]
    blocks += [context(text) for text in packed([f"• {escape(note)}" for note in shown.integrity], "\n")]
    return messages(blocks, f"Sources: {shown.counts}")


def _marks(marks: tuple[Mark, ...]) -> str:
    return f" `{' '.join(escape(mark.source) for mark in marks)}`" if marks else ""
