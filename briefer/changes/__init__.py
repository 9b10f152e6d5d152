"""What changed in a story between two briefings of it. Pure.

`pool` reads both days as one story, `items` tells what became of each item, `sources` which articles were edited.
"""

from __future__ import annotations

from briefer.changes.items import item_changes
from briefer.changes.pool import Day, Pool
from briefer.changes.sources import source_changes, taken_out
from briefer.models import Changes

__all__ = ["Day", "changes"]


def changes(earlier: Day, later: Day) -> Changes:
    """What changed from the earlier day's briefing of a story to the later day's."""
    found = item_changes(earlier.briefing, later.briefing, Pool(earlier, later), taken_out(earlier, later))
    return Changes(
        since=earlier.date,
        items=tuple(found.changes),
        sources=source_changes(earlier, later),
        unchanged=tuple(found.unchanged),
    )
