"""How well the article is found in plain text: against pages with all their chrome, and against the stories' marked noise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefer.ingest.plaintext import clean_text
from tests.eval.stories import load_module

_KEPT_WHOLE = 0.9
"""Share of a mention's characters that must be in blocks for it to count as kept."""

Span = tuple[int, int]


def page_text_scores(shared: Path) -> dict[str, float]:
    """4-gram `precision`, `recall` and `f1` of the blocks of the page texts, all 0 to 1.

    `f1_even` and `f1_odd` are those of every other page, so that a rule that fits only some pages shows; `f1_body`
    leaves the titles out, as the gold does.
    """
    folder = shared / "eval" / "cleaning"
    scorer = load_module(folder / "score_cleaning.py")
    gold: dict[str, dict[str, Any]] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    pages: dict[str, str] = json.loads((folder / "page_text.json").read_text(encoding="utf-8"))
    blocks = {
        page: [(block.kind, text[block.start : block.end]) for block in clean_text(text).blocks]
        for page, text in pages.items()
    }
    whole = {page: "\n".join(text for _, text in found) for page, found in blocks.items()}
    body = {page: "\n".join(text for kind, text in found if kind != "title") for page, found in blocks.items()}
    score = scorer.score(whole, gold)
    names = sorted(gold)
    return {
        "precision": score["precision"],
        "recall": score["recall"],
        "f1": score["f1"],
        "f1_even": scorer.score(whole, {page: gold[page] for page in names[::2]})["f1"],
        "f1_odd": scorer.score(whole, {page: gold[page] for page in names[1::2]})["f1"],
        "f1_body": scorer.score(body, gold)["f1"],
    }


def story_noise(shared: Path) -> dict[str, int]:
    """Over all stories: pieces of `noise` and of `mentions` in the gold, the noise kept and the mentions lost.

    An outlet's name that is noise as a line of its own is none where it stands in a sentence of the article.
    """
    totals = {"noise": 0, "noise_kept": 0, "mentions": 0, "mentions_lost": 0}
    for text, noise, mentions in _articles(shared):
        blocks = [(block.start, block.end) for block in clean_text(text).blocks]
        totals["noise"] += len(noise)
        totals["noise_kept"] += sum(_covered(span, blocks) > 0 for span in noise)
        totals["mentions"] += len(mentions)
        totals["mentions_lost"] += sum(_covered(span, blocks) < _KEPT_WHOLE * (span[1] - span[0]) for span in mentions)
    return totals


def _articles(shared: Path) -> Iterator[tuple[str, list[Span], list[Span]]]:
    """Each article's text with the spans of its noise and of its gold mentions."""
    for file in sorted((shared / "eval" / "stories").glob("*/gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        folder = file.parent / gold.get("seeds", "articles")
        for key, name in gold["articles"].items():
            text = (folder / name).read_text(encoding="utf-8")
            mentions = [span for piece in _mentions(gold, key) for span in _places(text, piece)]
            noise = [span for piece in gold.get("noise", {}).get(key, []) for span in _places(text, piece)]
            yield text, [span for span in noise if _fills_line(text, span)], sorted(set(mentions))


def _mentions(gold: Mapping[str, Any], key: str) -> Iterator[str]:
    positions = [position for point in gold["contested"] for position in point["positions"]]
    for item in [*gold["facts"], *gold.get("traps", []), *positions]:
        yield from item["mentions"].get(key, [])


def _places(text: str, piece: str) -> list[Span]:
    pattern = r"\s+".join(re.escape(word) for word in piece.split())
    return [found.span() for found in re.finditer(pattern, text)]


def _fills_line(text: str, span: Span) -> bool:
    """Is the piece most of the line it stands in?"""
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    return 2 * (span[1] - span[0]) >= len(text[start : end if end >= 0 else len(text)].strip())


def _covered(span: Span, blocks: list[Span]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in blocks)
