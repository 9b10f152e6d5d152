"""Slack's documented Block Kit limits, as a check that tests hold every payload to.

https://docs.slack.dev/reference/block-kit/blocks and /block-elements and /reference/views, read November 2026.
"""

from __future__ import annotations

from typing import Any

Block = dict[str, Any]


def message_problems(blocks: list[Block]) -> list[str]:
    """What Slack would refuse of a message's blocks."""
    return [*_count(blocks, 50), *_blocks(blocks)]


def view_problems(view: Block) -> list[str]:
    """What Slack would refuse of a modal or a Home tab."""
    problems = [*_count(view["blocks"], 100), *_blocks(view["blocks"])]
    if view["type"] == "modal":
        problems += _text(view["title"], 24, "title", plain=True)
        if "close" in view:
            problems += _text(view["close"], 24, "close", plain=True)
    elif view["type"] != "home":
        problems.append(f"no such view: {view['type']}")
    if len(view.get("private_metadata", "")) > 3000:
        problems.append("private_metadata over 3000")
    return problems


def _count(blocks: list[Block], most: int) -> list[str]:
    if not blocks:
        return ["no blocks"]
    return [] if len(blocks) <= most else [f"{len(blocks)} blocks, at most {most}"]


def _blocks(blocks: list[Block]) -> list[str]:
    problems: list[str] = []
    for number, block in enumerate(blocks):
        problems += [f"block {number}: {problem}" for problem in _block(block)]
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    return problems if len(ids) == len(set(ids)) else [*problems, "block ids twice"]


def _block(block: Block) -> list[str]:
    kind = block.get("type")
    if kind == "divider":
        return []
    if kind == "header":
        return _text(block["text"], 150, "header", plain=True)
    if kind == "section":
        problems = _text(block["text"], 3000, "section")
        return problems + (_element(block["accessory"]) if "accessory" in block else [])
    if kind == "context":
        elements = block["elements"]
        problems = [] if 1 <= len(elements) <= 10 else [f"{len(elements)} context elements"]
        return problems + [p for element in elements for p in _text(element, 3000, "context")]
    if kind == "actions":
        elements = block["elements"]
        problems = [] if 1 <= len(elements) <= 25 else [f"{len(elements)} actions"]
        actions = [element["action_id"] for element in elements]
        if len(actions) != len(set(actions)):
            problems.append("action ids twice")
        return problems + [p for element in elements for p in _element(element)]
    return [f"no such block: {kind}"]


def _element(element: Block) -> list[str]:
    if element.get("type") != "button":
        return [f"no such element: {element.get('type')}"]
    problems = _text(element["text"], 75, "button", plain=True)
    if len(element["action_id"]) > 255:
        problems.append("action_id over 255")
    if len(element.get("value", "")) > 2000:
        problems.append("button value over 2000")
    if len(element.get("url", "")) > 3000:
        problems.append("button url over 3000")
    if len(element.get("accessibility_label", "")) > 75:
        problems.append("accessibility_label over 75")
    return problems


def _text(text: Block, most: int, where: str, plain: bool = False) -> list[str]:
    problems = []
    if text.get("type") not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        problems.append(f"{where}: no {text.get('type')} here")
    if not 1 <= len(text["text"]) <= most:
        problems.append(f"{where}: {len(text['text'])} characters, 1 to {most}")
    if text.get("type") == "mrkdwn" and "emoji" in text:
        problems.append(f"{where}: emoji is for plain_text")
    if text.get("type") == "plain_text" and "verbatim" in text:
        problems.append(f"{where}: verbatim is for mrkdwn")
    return problems
