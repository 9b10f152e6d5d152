"""The stored text of a plain-text file, read again; with it a briefing's citations are checked against their sources."""

from __future__ import annotations

from pathlib import Path

from briefer.ingest.decode import decode


def stored_text(path: Path) -> str:
    """The text of a .txt or .md file exactly as `read_sources` stored it: offsets count its characters.

    For UTF-8 without a byte-order mark this is `path.read_text(encoding="utf-8")`. Raises `OSError`
    where it cannot be read.
    """
    return decode(path.read_bytes()).text
