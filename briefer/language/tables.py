"""Reading the word tables under `data/`.

All are UTF-8 text. A line that begins with `#` is a comment, a line that begins with a space goes on with the line before.
"""

from __future__ import annotations

from pathlib import Path

from briefer.language.keep import kept

_DATA = Path(__file__).with_name("data")


@kept
def rows(name: str) -> tuple[str, ...]:
    """The rows of a table, trimmed, without comments and with continued lines joined."""
    found: list[str] = []
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith((" ", "\t")) and found:
            found[-1] += f" {line.strip()}"
        elif line.strip() and not line.startswith("#"):
            found.append(line.strip())
    return tuple(found)


@kept
def classes(name: str) -> dict[str, frozenset[str]]:
    """A table of word classes: rows of `class: word word`."""
    return {head: frozenset(words.split()) for head, _, words in (row.partition(":") for row in rows(name))}


@kept
def forms(name: str) -> dict[str, str]:
    """A table of forms: rows of `base: form form` as form → base; a row without forms is its own.

    The earliest row keeps a form that a later one repeats.
    """
    table: dict[str, str] = {}
    for row in rows(name):
        base, _, listed = row.partition(":")
        for form in listed.split() or [base]:
            table.setdefault(form, base)
    return table
