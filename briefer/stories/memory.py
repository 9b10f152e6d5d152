"""Known stories: from groups to what is kept of them until the next day, as JSON and back."""

from __future__ import annotations

import datetime as dt
import heapq
import json
from collections.abc import Iterable, Sequence
from typing import Any

from briefer.errors import UsageError
from briefer.stories.clusters import Group
from briefer.stories.days import span
from briefer.stories.records import KnownStory

SCHEMA = "briefer/stories/1"
SIGNATURE = 100
"""Terms kept of a story."""
KEEP_DAYS = 30
"""Days without an article after which a story is forgotten, counted to the newest article of any story."""


def known_group(story: KnownStory) -> Group:
    """The story as a group that can grow."""
    total = {term: weight * story.size for term, weight in story.signature.items()}
    pairs = story.size * (story.size - 1) / 2
    return Group(total, story.size, story.cohesion * pairs, (story.first, story.last), ident=story.id)


def known_story(group: Group, ident: str, title: str, items: Iterable[str]) -> KnownStory:
    """What to keep of a group."""
    pairs = group.size * (group.size - 1) / 2
    heaviest = heapq.nsmallest(SIGNATURE, group.total.items(), key=lambda weighted: (-weighted[1], weighted[0]))
    return KnownStory(
        id=ident,
        title=title,
        items=tuple(items),
        signature={term: round(weight / group.size, 4) for term, weight in heaviest},
        size=group.size,
        cohesion=round(group.within / pairs, 4) if pairs else 0.0,
        first=group.days[0],
        last=group.days[1],
    )


def recent(stories: Sequence[KnownStory], keep_days: int = KEEP_DAYS) -> tuple[KnownStory, ...]:
    """The stories without those that ended more than `keep_days` before the newest; undated ones are kept."""
    _, newest = span(story.last for story in stories)
    if newest is None:
        return tuple(stories)
    return tuple(s for s in stories if s.last is None or (newest - s.last).days <= keep_days)


# ---------------------------------------------------------------- JSON
def to_json(stories: Iterable[KnownStory]) -> str:
    """The stories as a JSON document, one story a line."""
    rows = ",\n".join(json.dumps(as_row(story), ensure_ascii=False) for story in stories)
    return f'{{"schema": "{SCHEMA}", "stories": [\n{rows}\n]}}\n'


def from_json(text: str, subject: str = "known stories") -> tuple[KnownStory, ...]:
    """The stories of a document that `to_json` made. Raises `UsageError`, about `subject`, for any other."""
    mend = "name a file that --save wrote"
    try:
        document = json.loads(text)
        if not isinstance(document, dict) or document.get("schema") != SCHEMA:
            raise UsageError(subject, f"is no {SCHEMA} document", mend)
        return tuple(from_row(row) for row in document["stories"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UsageError(subject, f"cannot be read: {type(error).__name__}: {error}", mend) from None


def as_row(story: KnownStory) -> dict[str, Any]:
    """The story as an object that JSON can hold."""
    return {
        "id": story.id,
        "title": story.title,
        "items": list(story.items),
        "signature": dict(story.signature),
        "size": story.size,
        "cohesion": story.cohesion,
        "first": story.first.isoformat() if story.first else None,
        "last": story.last.isoformat() if story.last else None,
    }


def from_row(row: dict[str, Any]) -> KnownStory:
    """The story that `as_row` made an object of. Raises `KeyError`, `TypeError` or `ValueError` for any other."""
    size, cohesion = int(row["size"]), float(row["cohesion"])
    if size < 1 or not 0 <= cohesion <= 1:
        raise ValueError(f"size {size} or cohesion {cohesion} is out of range")
    return KnownStory(
        id=str(row["id"]),
        title=str(row["title"]),
        items=tuple(map(str, row["items"])),
        signature={str(term): float(weight) for term, weight in row["signature"].items()},
        size=size,
        cohesion=cohesion,
        first=_day(row["first"]),
        last=_day(row["last"]),
    )


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
