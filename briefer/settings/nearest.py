"""What was probably meant by a name that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from pydantic import BaseModel

from briefer.settings.keys import keys, section_of
from briefer.settings.model import Settings


def nearest(name: str, known: Iterable[str]) -> str:
    """The nearest known name, as a mend ("did you mean …?"); empty where none is near."""
    names = sorted(known)
    folded = {one.casefold().replace("-", "_"): one for one in names}
    found = difflib.get_close_matches(name.casefold().replace("-", "_"), folded, n=1, cutoff=0.7)
    return f"did you mean {folded[found[0]]}?" if found else ""


def unknown(place: tuple[str | int, ...]) -> str:
    """The mend for a name that is unknown at its place: the nearest name there, or anywhere, or all there are."""
    *outer, last = place
    prefix = ".".join(str(part) for part in outer if not isinstance(part, int))
    here = _names(outer)
    dotted = f"{prefix}." if prefix else ""
    elsewhere = [name for name in keys() if name.rpartition(".")[2] == str(last)]
    return (
        nearest(f"{dotted}{last}", [dotted + name for name in here])
        or (f"did you mean {elsewhere[0]}?" if elsewhere else "")
        or f"known here: {', '.join(here)}"
    )


def _names(outer: list[str | int]) -> list[str]:
    """The names that may stand in the section or table at a place."""
    record: type[BaseModel] = Settings
    for part in outer:
        if isinstance(part, int):
            continue
        fields = {field.alias or name: field for name, field in record.model_fields.items()}
        if part not in fields:
            continue  # the name of a table's entry, such as a model's
        item = section_of(fields[part]) or next(iter(key.item for key in keys().values() if key.name == part), None)
        if item is None and part == "prices":
            item = keys()["engine.prices"].item
        record = item or record
    return [field.alias or name for name, field in record.model_fields.items()]
