"""The bottom line: the two or three weightiest facts, in sentences that stand alone, each with its citations."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.leaning import leans
from briefer.models import Citation, FactItem, SummarySentence

SENTENCES = 3
LONGEST = 260
"""Characters of a sentence of the bottom line."""


def bottom_line(facts: Sequence[FactItem]) -> tuple[SummarySentence, ...]:
    """The bottom line of facts given weightiest first: those on the page that are short enough, agreed ones first."""
    able = [f for f in facts if f.on_page and _stands_alone(f.statement)]
    agreed = [f for f in able if f.status == "corroborated"]
    chosen = (agreed + [f for f in able if f.status != "corroborated"])[:SENTENCES] or list(facts[:1])
    return tuple(SummarySentence(statement=f.statement, citations=_one_a_source(f.citations)) for f in chosen)


def _stands_alone(statement: str) -> bool:
    return len(statement) <= LONGEST and not statement.startswith(("“", '"')) and not leans(statement)


def summary_text(sentences: Sequence[SummarySentence]) -> str:
    """The sentences with their sources' marks: "… said. [S1, S3]"."""
    return " ".join(f"{s.statement} [{', '.join(dict.fromkeys(c.source for c in s.citations))}]" for s in sentences)


def _one_a_source(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    first: dict[str, Citation] = {}
    for citation in citations:
        first.setdefault(citation.source, citation)
    return tuple(first.values())
