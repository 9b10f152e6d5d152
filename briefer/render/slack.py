"""The briefing as Slack messages and modals: Block Kit within Slack's limits, nothing of an article read as markup.

A message holds at most `MOST_BLOCKS` blocks and `MOST_TEXT` characters of text in all; a longer page is several messages,
parted between items. Every text object is at most `TEXT` characters (a header `HEADER`), cut between words where a single
item is longer. Limits: https://docs.slack.dev/reference/block-kit/blocks, read November 2026.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefer.language.patterns import rx
from briefer.models import Briefing, Citation, ContestedItem, PositionItem, SourceItem
from briefer.render.marks import Mark, isolated, line, plural, safe_url, shortened, source_name
from briefer.render.page import Line, Page, Point, Row, Value, page, unsaid

Block = dict[str, Any]
"""A block or a view as Slack's API takes it."""

MOST_BLOCKS = 50
MOST_TEXT = 12_000
"""Slack refuses a message whose blocks hold much more than this in all (`msg_blocks_too_long`)."""
TEXT = 3_000
HEADER = 150
BUTTON = 75
TITLE = 24
MODAL_BLOCKS = 100

# What Slack's mrkdwn reads as bold, italics, strike-through and code. There is no escape for them: a word joiner, which
# nobody sees, keeps each from standing at the edge of a word.
_ACTIVE = rx(r"[*_~`]")
_QUOTED = rx(r"(?m)^(?=&gt;)")
_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """One message: its blocks, and the text that notifications and screen readers take."""

    text: str
    blocks: tuple[Block, ...]


def escape(text: str) -> str:
    """`text` as one line of mrkdwn that reads as that text: no mention, link, channel or formatting comes of it."""
    told = isolated(line(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _QUOTED.sub(_JOINER, _ACTIVE.sub(lambda m: f"{_JOINER}{m[0]}{_JOINER}", told))


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
        yield _section(f"*Contested: {plural(len(shown.contested), 'point')}*")
    for point in shown.contested:
        block = _section("\n".join((f"*{point.id[1:]}. {escape(point.topic)}* ({point.kind.lower()})", *_sides(point))))
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
    yield from (context(text) for text in _packed([escape(note) for note in (*notes, *shown.integrity)], " "))


def _item(fact: Line) -> str:
    who = f"{escape(fact.speaker)}: " if fact.speaker else ""
    contested = f" (contested: {', '.join(ident[1:] for ident in fact.contested)})" if fact.contested else ""
    return f"• {who}{escape(fact.statement)}{_marks(fact.marks)} _{fact.tally.medium}_{contested}"


def _row(row: Row) -> str:
    told = escape(shortened(row.title or row.name, 200))
    link = f"<{_url(row.url)}|{told}>" if row.url else told
    parts = (escape(shortened(row.name, 80)) if row.title else "", row.date or "undated", f"origin {escape(row.origin)}")
    return f"• [{escape(row.id)}] {link} · " + " · ".join(part for part in parts if part)


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
    return _modal(f"Point {point.id[1:]}", point_blocks(briefing, point))


def point_blocks(briefing: Briefing, point: ContestedItem) -> list[Block]:
    """The same as blocks, for a message."""
    sources = {source.id: source for source in briefing.sources}
    topic = line(point.topic)
    blocks = [
        _section(f"*{escape(topic[:1].upper() + topic[1:])}*"),
        context(f"{point.kind} · {plural(len(point.positions), 'side')}"),
    ]
    for number, side in enumerate(point.positions, 1):
        blocks += [{"type": "divider"}, *sections([_position(number, side)]), *_passages(side.citations, sources)]
    if point.silent:
        blocks.append(context(f"Silent on it: {escape(', '.join(point.silent))}"))
    return _bounded(blocks, MOST_BLOCKS)


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
        where = f"[{escape(cited.source)}] {f'<{_url(url)}|{name}>' if url else name}"
        told.append(f"> {escape(shortened(line(cited.quote), 1_200))}\n{where}, characters {cited.start}–{cited.end}")
    yield from (_section(text) for text in _packed(told, "\n\n"))


def sources_blocks(briefing: Briefing) -> tuple[SlackMessage, ...]:
    """The sources with their origins, and what was left out."""
    shown = page(briefing)
    blocks = [header("Sources"), context(escape(shown.counts)), *sections([_row(row) for row in shown.sources])]
    blocks += [context(text) for text in _packed([f"• {escape(note)}" for note in shown.integrity], "\n")]
    return messages(blocks, f"Sources: {shown.counts}")


# ---------------------------------------------------------------- small messages
def notice(text: str) -> SlackMessage:
    """A short message of our own words and whatever they hold of a user's or an article's, all of it escaped."""
    return SlackMessage(shortened(escape(text), TEXT), (_section(escape(text)),))


def home(blocks: Sequence[Block]) -> Block:
    """The App Home view with these blocks."""
    return {"type": "home", "blocks": _bounded(list(blocks), MODAL_BLOCKS)}


# ---------------------------------------------------------------- blocks
def header(text: str) -> Block:
    """A heading."""
    return {
        "type": "header",
        "text": {"type": "plain_text", "text": shortened(line(text), HEADER) or "Untitled", "emoji": False},
    }


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(text)}


def context(text: str) -> Block:
    """Small print; `text` is mrkdwn."""
    return {"type": "context", "elements": [_mrkdwn(text)]}


def _mrkdwn(text: str) -> Block:
    # `verbatim` keeps Slack from making links and mentions out of bare text.
    return {"type": "mrkdwn", "text": _cut(text, TEXT), "verbatim": True}


def button(text: str, action: str, value: str, label: str) -> Block:
    """A button; `label` is what screen readers say."""
    return {
        "type": "button",
        "action_id": action,
        "value": value,
        "text": _plain(shortened(text, BUTTON)),
        "accessibility_label": shortened(label, BUTTON),
    }


def _modal(title: str, blocks: list[Block]) -> Block:
    return {
        "type": "modal",
        "title": _plain(shortened(title, TITLE)),
        "close": _plain("Close"),
        "blocks": _bounded(blocks, MODAL_BLOCKS),
    }


def _marks(marks: tuple[Mark, ...]) -> str:
    return f" `{' '.join(escape(mark.source) for mark in marks)}`" if marks else ""


def _url(url: str) -> str:
    """An address as it may stand in a link: what would end the link or its address is percent-encoded."""
    return url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")


# ---------------------------------------------------------------- within the limits
def sections(items: Sequence[str]) -> Iterator[Block]:
    """Sections that hold the items in order, as many in one as fit."""
    yield from (_section(text) for text in _packed(items, "\n"))


def _packed(items: Iterable[str], joint: str) -> list[str]:
    texts: list[str] = []
    for item in items:
        told = _cut(item, TEXT)
        if texts and len(texts[-1]) + len(joint) + len(told) <= TEXT:
            texts[-1] += joint + told
        elif told:
            texts.append(told)
    return texts


def _cut(text: str, limit: int) -> str:
    """At most `limit` characters, not cut within an entity or a link."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    for opening, closing in (("&", ";"), ("<", ">")):
        if kept.rfind(opening) > kept.rfind(closing):
            kept = kept[: kept.rfind(opening)]
    space = kept.rfind(" ", limit // 2)
    return (kept[:space] if space > 0 else kept).rstrip() + "…"


def _bounded(blocks: list[Block], most: int) -> list[Block]:
    """At most `most` blocks; where some are left off, the last says how many."""
    if len(blocks) <= most:
        return blocks
    left = len(blocks) - most + 1
    return [*blocks[: most - 1], context(f"{plural(left, 'further block')} left off: Slack shows no more here.")]


def messages(blocks: Iterable[Block], text: str) -> tuple[SlackMessage, ...]:
    """The blocks as few messages as hold them; `text` is what a notification says."""
    held: list[list[Block]] = [[]]
    size = 0
    for block in blocks:
        grown = size + _size(block)
        if held[-1] and (len(held[-1]) == MOST_BLOCKS or grown > MOST_TEXT):
            held.append([])
            grown = _size(block)
        held[-1].append(block)
        size = grown
    told = shortened(escape(text), TEXT)
    return tuple(SlackMessage(told if n == 0 else f"{told} ({n + 1})", tuple(part)) for n, part in enumerate(held))


def _size(block: Block) -> int:
    texts: list[Block] = [block["text"]] if "text" in block else []
    texts += [element for element in block.get("elements", ()) if element.get("type") == "mrkdwn"]
    return sum(len(text["text"]) for text in texts)
