"""The independent statements of a sentence."""

from __future__ import annotations

from briefer.models import Span


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The independent statements of the sentence `text[start:end]`, in order, covering it."""
    return (Span(start=start, end=end),)
