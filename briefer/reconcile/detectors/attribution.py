"""Who did it, or what caused it: sources name causes or culprits that exclude one another."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.reconcile.detectors import ends, rivals
from briefer.reconcile.story import Conflict, Story


def find(story: Story) -> Iterator[Conflict]:
    """The conflicts over causes and culprits."""
    yield from ends.conflicts(story, "attribution")
    yield from rivals.conflicts(story, "attribution")
