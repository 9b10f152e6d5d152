"""Draw the pictures of docs/slack.md: `python docs/slack_picture.py [BRIEFING.json]`.

Lays out the very blocks that the app sends for `out/briefing.json`, which `make brief` makes, as Slack does: a message, and
the modal behind the first "Why?" button. The same briefing gives the same pictures.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import typst

from briefer.models import Briefing
from briefer.render.slack import Block, briefing_messages, point_modal
from docs.picture import picture

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 15
"""Blocks of the message that the picture shows."""
_RUN = re.compile(
    r"<(?P<url>[^|>]+)\|(?P<link>[^>]+)>|`(?P<code>[^`]+)`|\*(?P<bold>[^*\n]+)\*|(?<![\w])_(?P<italic>[^_\n]+)_(?!\w)"
)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_TEMPLATE = Path(__file__).with_suffix(".typ")


def drawn(blocks: list[Block], title: str | None, target: Path) -> None:
    """Lay the blocks out as a picture."""
    data = json.dumps({"title": title, "blocks": [_block(block) for block in blocks]})
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(ROOT / "briefer" / "render" / "fonts")])
    pdf = typst.compile(_TEMPLATE, font_paths=fonts, sys_inputs={"data": data}, timestamp=0)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "blocks.pdf")
        file.write_bytes(pdf)
        target.write_bytes(picture(file, 1000))
    print(f"{target}: {target.stat().st_size:,} bytes")


def _block(block: Block) -> dict[str, Any]:
    kind = block["type"]
    if kind == "header":
        return {"type": kind, "text": block["text"]["text"]}
    if kind == "actions":
        return {"type": kind, "buttons": [element["text"]["text"] for element in block["elements"]]}
    texts = [block["text"]] if "text" in block else block.get("elements", [])
    lines = [_line(line) for text in texts for line in text["text"].split("\n")]
    button = block["accessory"]["text"]["text"] if "accessory" in block else None
    return {"type": kind, "lines": lines, "button": button}


def _line(text: str) -> dict[str, Any]:
    quote = text.startswith("> ")
    runs, at, body = [], 0, text[2:] if quote else text
    for found in _RUN.finditer(body):
        runs.append(_run("plain", body[at : found.start()]))
        kind = found.lastgroup or "plain"
        runs.append(_run(kind, found[kind]))
        at = found.end()
    runs.append(_run("plain", body[at:]))
    return {"quote": quote, "runs": [run for run in runs if run["text"]]}


def _run(kind: str, text: str) -> dict[str, str]:
    for entity, char in _ENTITIES:
        text = text.replace(entity, char)
    return {"kind": kind, "text": text.replace("\u2060", "")}


def main(arguments: list[str]) -> int:
    """Draw both pictures; exits 1 where there is no briefing or it has no contested point."""
    source = Path(arguments[0]) if arguments else ROOT / "out" / "briefing.json"
    if not source.is_file():
        print(f"{source}: there is no such file; make brief makes it", file=sys.stderr)
        return 1
    briefing = Briefing.model_validate_json(source.read_text(encoding="utf-8"))
    points = [point for point in briefing.contested if point.on_page]
    if not points:
        print(f"{source}: it has no contested point to show", file=sys.stderr)
        return 1
    (first, *_) = briefing_messages(briefing, "J1")
    drawn(list(first.blocks[:SHOWN]), None, ROOT / "docs" / "slack-message.png")
    drawn(point_modal(briefing, points[0])["blocks"], f"Point {points[0].id[1:]}", ROOT / "docs" / "slack-modal.png")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
