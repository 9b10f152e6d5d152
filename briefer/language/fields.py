"""Which fields of news a text speaks of: the side of an event that it tells, whichever words it chooses.

A field gathers the words that come up when one thing is told ("evacuate, flee, shelter, higher ground"), in the manner of
frame semantics (Fillmore 1982). It is wider than a set of synonyms: that two sentences share a field makes it likelier that
they speak of one thing, and proves nothing. The table `data/fields.txt` is the project's own.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefer.language.keep import kept
from briefer.language.lexicon import concept_bag
from briefer.language.tables import rows


def fields(concepts: Iterable[str]) -> dict[str, int]:
    """The fields that any of a text's concepts (`lexicon.concept_bag`) stands in, each with how many different ones do."""
    table = _table()
    found: dict[str, int] = {}
    for concept in dict.fromkeys(concepts):
        for field in table.get(concept, ()):
            found[field] = found.get(field, 0) + 1
    return found


@kept
def _table() -> dict[str, tuple[str, ...]]:
    """Concept → its fields. A member that is several concepts is left out: none of them stands for it alone."""
    table: dict[str, tuple[str, ...]] = {}
    for row in rows("fields.txt"):
        field, _, members = row.partition(":")
        for member in members.split(","):
            bag = concept_bag(member.strip())
            if len(bag) == 1 and field not in table.get(bag[0], ()):
                table[bag[0]] = (*table.get(bag[0], ()), field)
    return table
