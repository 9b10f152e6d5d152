"""Regular expressions, compiled once per machine instead of once per start.

Python compiles regular expressions anew in every process, and the rules of a language are hundreds of them: half a second
at every start. `rx` keeps what the compiler made (see `keep`). The interpreter itself checks the code it is given
(`_sre.compile` refuses what is not sound), and what it refuses is compiled from its source.
"""

from __future__ import annotations

import re
from array import array
from contextlib import suppress
from importlib import import_module
from typing import Any

from briefer.language.keep import Store

try:
    import _sre
except ImportError:  # another Python: patterns are compiled at every start
    _sre = None


def rx(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(source, flags)`, from the file where it is known there. For patterns of the code, not of a text."""
    if _sre is None:
        return re.compile(source, flags)
    key = (source, int(flags))
    held = _store.get(key)
    if held is not None:
        with suppress(Exception):
            all_flags, code, groups, named, names = held
            found: re.Pattern[str] = _sre.compile(source, all_flags, array("I", code).tolist(), groups, named, names)
            return found
    found = re.compile(source, flags)
    with suppress(Exception):
        _store.put(key, _code(source, int(flags)))
    return found


def _code(source: str, flags: int) -> Any:
    """What `re.compile` hands to the matcher: flags, code, number of groups and their names both ways.

    The code is a row of 32-bit numbers; as bytes it is read five times as fast as a list.
    """
    # Private, and absent in another Python: then nothing is kept.
    compiler, parser = import_module("re._compiler"), import_module("re._parser")
    parsed = parser.parse(source, flags)
    code = array("I", [int(word) for word in compiler._code(parsed, flags)])
    named = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in named.items():
        names[number] = name
    return flags | int(parsed.state.flags), code.tobytes(), parsed.state.groups - 1, named, tuple(names)


# Each key holds all that its value is made of, but for the interpreter.
_store: Store[tuple[str, int]] = Store(".rx", "")
