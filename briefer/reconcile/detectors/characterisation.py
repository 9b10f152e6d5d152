"""How it was: sources place one thing at opposite ends of a scale."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.reconcile.detectors import persons
from briefer.reconcile.detectors.ends import conflicts
from briefer.reconcile.story import Conflict, Story


def find(story: Story) -> Iterator[Conflict]:
    """The conflicts over how something was."""
    yield from conflicts(story, "characterisation")
    yield from persons.offices(story)
