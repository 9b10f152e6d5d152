"""Articles as JSON lines: {id, title, text, published?} a line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from briefer.errors import DuplicateSource, EmptySource, SourceError, UnreadableSource
from briefer.stories.records import StoryItem

_FORM = "a line is an object {id, title, text, published?}"


def read_lines(lines: Iterable[str], path: str) -> tuple[tuple[StoryItem, ...], tuple[SourceError, ...]]:
    """The articles of the lines, and an error, about `path#line`, for each line that holds none.

    Blank lines are passed over. `id` is text or a number, `title` may be missing, `published` is an ISO date or time, null
    or missing. Of two lines with one id the first counts.
    """
    items: dict[str, StoryItem] = {}
    errors: list[SourceError] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = _item(line, f"{path}#{number}")
        except SourceError as error:
            errors.append(error)
            continue
        if item.id in items:
            errors.append(DuplicateSource(f"{path}#{number}", f"the id {item.id!r} stands in an earlier line", _FORM))
        else:
            items[item.id] = item
    return tuple(items.values()), tuple(errors)


def _item(line: str, subject: str) -> StoryItem:
    try:
        row = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        cause = "nested too deeply" if isinstance(error, RecursionError) else f"no valid JSON: {error}"
        raise UnreadableSource(subject, cause, "mend the line") from None
    if not isinstance(row, dict):
        raise UnreadableSource(subject, "is no JSON object", _FORM)
    ident = row.get("id")
    if isinstance(ident, int) and not isinstance(ident, bool):
        ident = str(ident)
    if not isinstance(ident, str) or not ident.strip() or not _encodes(ident):
        raise UnreadableSource(subject, "has no id", _FORM)
    title, text = _said(row, "title", subject), _said(row, "text", subject)
    if not title.strip() and not text.strip():
        raise EmptySource(subject, f"article {ident!r} has neither title nor text", _FORM)
    return StoryItem(ident, title, text, _day(row.get("published"), subject))


def _said(row: dict[str, Any], key: str, subject: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableSource(subject, f"its {key} is no text", _FORM)
    return value.encode("utf-8", "replace").decode("utf-8")


def _encodes(text: str) -> bool:
    """Is the text free of lone surrogates, which no output could carry?"""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _day(value: object, subject: str) -> dt.date | None:
    if value is None or value == "":
        return None
    try:
        return dt.datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise UnreadableSource(subject, f"published {value!r} is no date", "write it as YYYY-MM-DD") from None
