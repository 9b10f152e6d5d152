"""The saved searches of the settings among a date's articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from briefer.archive.articles import Version
from briefer.archive.search import holding
from briefer.settings.model import Search


def searched(
    db: sqlite3.Connection, searches: Sequence[Search], versions: Sequence[Version]
) -> Mapping[int, tuple[str, ...]]:
    """By the id of a version, the names of the searches that find it, in the settings' order, each once."""
    found: dict[int, dict[str, None]] = {}
    ids = {version.id for version in versions}
    for search in searches:
        for ident in sorted(holding(db, search.words, ids)):
            found.setdefault(ident, {})[search.name or search.words] = None
    return {ident: tuple(names) for ident, names in found.items()}
