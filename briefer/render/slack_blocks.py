"""Slack's Block Kit within its limits, nothing of an article read as markup.

A message holds at most `MOST_BLOCKS` blocks and `MOST_TEXT` characters of text in all; a longer page is several messages,
parted between items. Every text object is at most `TEXT` characters (a header `HEADER`), cut between words where a single
item is longer. Limits: https://docs.slack.dev/reference/block-kit/blocks, read November 2026.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.render.marks import isolated, line, plural, shortened

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


# ---------------------------------------------------------------- small messages
def notice(text: str) -> SlackMessage:
    """A short message of our own words and whatever they hold of a user's or an article's, all of it escaped."""
    return SlackMessage(shortened(escape(text), TEXT), (section(escape(text)),))


def home(blocks: Sequence[Block]) -> Block:
    """The App Home view with these blocks."""
    return {"type": "home", "blocks": bounded(list(blocks), MODAL_BLOCKS)}


# ---------------------------------------------------------------- blocks
def header(text: str) -> Block:
    """A heading."""
    return {
        "type": "header",
        "text": {"type": "plain_text", "text": shortened(line(text), HEADER) or "Untitled", "emoji": False},
    }


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def section(text: str) -> Block:
    """A section; `text` is mrkdwn."""
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


def modal(title: str, blocks: list[Block]) -> Block:
    """A modal with these blocks, as many as Slack shows."""
    return {
        "type": "modal",
        "title": _plain(shortened(title, TITLE)),
        "close": _plain("Close"),
        "blocks": bounded(blocks, MODAL_BLOCKS),
    }


def link(url: str, text: str) -> str:
    """A link with a text that is mrkdwn already: what would end the link or its address is percent-encoded."""
    address = url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
    return f"<{address}|{text}>"


# ---------------------------------------------------------------- within the limits
def sections(items: Sequence[str]) -> Iterator[Block]:
    """Sections that hold the items in order, as many in one as fit."""
    yield from (section(text) for text in packed(items, "\n"))


def packed(items: Iterable[str], joint: str) -> list[str]:
    """The items in order as few texts as hold them, `joint` between those of one text; an item too long is cut."""
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


def bounded(blocks: list[Block], most: int) -> list[Block]:
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
