"""Regular expressions, compiled once per machine instead of once per start.

Python keeps the bytecode of a module but compiles its regular expressions anew in every process, and the rules of a
language are hundreds of them: half a second at every start. `rx` keeps what the compiler made in a file beside the
bytecode, under the same rules: it is named after the interpreter, it is not written where bytecode is not
(`PYTHONDONTWRITEBYTECODE`, a folder that is read-only), and a missing, foreign or damaged file only costs the time to
compile. The interpreter itself checks the code it is given (`_sre.compile` refuses what is not sound), and what it refuses
is compiled from its source.
"""

from __future__ import annotations

import atexit
import importlib.util
import marshal
import os
import re
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

_File = dict[tuple[str, int], tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]]


def rx(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(source, flags)`, from the file where it is known there. For patterns of the code, not of a text."""
    key = (source, int(flags))
    held = _kept.get(key)
    if held is not None:
        with suppress(Exception):
            found: re.Pattern[str] = _sre.compile(source, *held)
            return found
    found = re.compile(source, flags)
    with suppress(Exception):
        _kept[key] = _code(source, int(flags))
        _new.append(key)
    return found


def _code(source: str, flags: int) -> Any:
    """What `re.compile` hands to the matcher: flags, code, number of groups and their names both ways."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # private, and absent in another Python: then nothing is kept

    parsed = _parser.parse(source, flags)
    code = [int(word) for word in _compiler._code(parsed, flags)]
    named = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in named.items():
        names[number] = name
    return flags | int(parsed.state.flags), code, parsed.state.groups - 1, named, tuple(names)


def _path() -> Path | None:
    with suppress(NotImplementedError):
        return Path(importlib.util.cache_from_source(__file__)).with_suffix(".rx")
    return None


def _load() -> _File:
    with suppress(OSError, EOFError, ValueError, TypeError):
        if _FILE is not None:
            version, kept = marshal.loads(_FILE.read_bytes())
            return kept if version == sys.version else {}
    return {}


def _save() -> None:
    if not _new or _FILE is None or sys.dont_write_bytecode or os.getpid() != _OWNER:
        return
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=_FILE.parent, prefix=".rx")
        with os.fdopen(handle, "wb") as file:
            file.write(marshal.dumps((sys.version, _load() | _kept)))
        Path(name).replace(_FILE)


try:
    import _sre  # type: ignore[import-not-found]  # CPython's matcher
except ImportError:  # another Python: patterns are compiled at every start
    _sre = None
_FILE = _path() if _sre is not None else None
_OWNER = os.getpid()
_kept = _load()
_new: list[tuple[str, int]] = []
atexit.register(_save)
