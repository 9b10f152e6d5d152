"""Whether it happened: one source affirms what another denies."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.reconcile.detectors.ends import conflicts
from briefer.reconcile.story import Conflict, Story


def find(story: Story) -> Iterator[Conflict]:
    """The occurrence conflicts of a story."""
    yield from conflicts(story, "occurrence")
