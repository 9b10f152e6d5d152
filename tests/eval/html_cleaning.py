"""How well the article's own text is found in web pages: 4-gram F1 against gold, over all pages and by halves of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefer.ingest.decode import decode
from briefer.ingest.draft import Draft
from briefer.ingest.html import declared_charset, read_page
from tests.eval.stories import load_module

_SUFFIX = ".html.gz"


def html_scores(shared: Path) -> dict[str, float]:
    """`precision`, `recall` and `f1` of the stored text, all 0 to 1.

    `f1_even` and `f1_odd` are those of every other page, so that a rule that fits only some pages shows; `f1_blocks` is
    that of the blocks, without the credits and legal lines that stand in the text and are never cited.
    """
    folder = shared / "eval" / "cleaning"
    scorer = load_module(folder / "score_cleaning.py")
    gold: dict[str, dict[str, Any]] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    drafts = {page: _read(folder / "pages" / f"{page}{_SUFFIX}") for page in sorted(gold)}
    texts = {page: draft.text for page, draft in drafts.items()}
    whole = scorer.score(texts, gold)
    return {
        "precision": whole["precision"],
        "recall": whole["recall"],
        "f1": whole["f1"],
        "f1_even": scorer.score(texts, _every_other(gold, 0))["f1"],
        "f1_odd": scorer.score(texts, _every_other(gold, 1))["f1"],
        "f1_blocks": scorer.score({page: _cited(draft) for page, draft in drafts.items()}, gold)["f1"],
    }


def _every_other(gold: Mapping[str, dict[str, Any]], first: int) -> dict[str, dict[str, Any]]:
    return {page: gold[page] for page in sorted(gold)[first::2]}


def _read(path: Path) -> Draft:
    data = gzip.decompress(path.read_bytes())
    return read_page(decode(data, declared_charset(data)).text)


def _cited(draft: Draft) -> str:
    return "\n\n".join(draft.text[block.start : block.end] for block in draft.blocks)
