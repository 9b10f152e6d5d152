"""What is made of the project's own code and tables, kept on disk beside the bytecode for the next start.

Python keeps the bytecode of a module, but what a module makes of its tables it makes anew in every process: the keys of
some ten thousand words, compiled patterns, indexes; a fifth of the time of a short run. A `Store` is a file that keeps such
things under the rules of bytecode: it is named after the interpreter, it is not written where bytecode is not
(`PYTHONDONTWRITEBYTECODE`, a folder that is read-only), it counts only for the files it was made from, by their sizes and
times, and a missing, foreign or damaged one only costs the time to make everything again. It stands beside the bytecode
alone, so that whoever could change it could change the code.
"""

from __future__ import annotations

import atexit
import importlib.util
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, wraps
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar, cast

Key = TypeVar("Key")
Made = TypeVar("Made")
Parameters = ParamSpec("Parameters")

_PACKAGE = Path(__file__).resolve().parents[1]
_STEMMER = "Stemmer"
"""The one library that takes part in making the tables: its keys are other keys in another release."""


class Store(Generic[Key]):
    """Bytes by their keys, from a file and back into it at the end of the process; `stamp` is what they hold for."""

    def __init__(self, suffix: str, stamp: str) -> None:
        self.file = _beside_bytecode(suffix)
        self._stamp = f"{sys.version}\n{stamp}"
        self._kept: dict[Key, bytes] = self._read()
        self._new: dict[Key, bytes] = {}
        _stores.append(self)

    def get(self, key: Key) -> Any:
        """What is kept under a key; None where nothing is, or it is damaged."""
        data = self._kept.get(key)
        if data is not None:
            with suppress(EOFError, ValueError, TypeError):
                return marshal.loads(data)
        return None

    def put(self, key: Key, value: Any) -> None:
        """Keep a value of plain types: text, numbers, tuples, lists, dicts and sets."""
        self._kept[key] = self._new[key] = marshal.dumps(value)

    def save(self) -> None:
        """Write what is new, beside what another process may have written meanwhile."""
        if not self._new or self.file is None or sys.dont_write_bytecode:
            return
        import tempfile  # with all that it loads, where nothing new is kept it is not needed

        with suppress(OSError):
            handle, name = tempfile.mkstemp(dir=self.file.parent, prefix=self.file.name)
            with os.fdopen(handle, "wb") as file:
                file.write(marshal.dumps((self._stamp, self._read() | self._new)))
            Path(name).chmod(_PACKAGE.joinpath("__init__.py").stat().st_mode & 0o644)
            Path(name).replace(self.file)
            self._new = {}

    def _read(self) -> dict[Key, bytes]:
        with suppress(OSError, EOFError, ValueError, TypeError):
            if self.file is not None:
                stamp, kept = marshal.loads(self.file.read_bytes())
                return dict(kept) if stamp == self._stamp else {}
        return {}


def kept(make: Callable[Parameters, Made]) -> Callable[Parameters, Made]:
    """`make`, of which every result is made once in a process, and once on a machine as long as the package's files stay.

    Its arguments are text; its results are of plain types and, being shared, never changed.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def held(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Made:
        store, key = tables(), (name, *args)
        found: Made | None = store.get(key)
        if found is None:
            found = make(*args, **kwargs)
            store.put(key, found)
        return found

    return cast("Callable[Parameters, Made]", cache(held))


@atexit.register
def save() -> None:
    """Write all that is new. A process that ends without Python's own end calls this itself."""
    for store in _stores:
        store.save()


@cache
def tables() -> Store[tuple[object, ...]]:
    """What holds as long as the package's files stay."""
    return Store(".tables", "\n".join(_files(_PACKAGE)) + _library())


def _files(folder: Path | os.DirEntry[str]) -> Iterator[str]:
    """All files of a package with their sizes and times, by which bytecode, too, is known to be current."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry)
        elif not entry.name.endswith((".ttf", ".otf")):
            status = entry.stat()
            yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def _library() -> str:
    spec = importlib.util.find_spec(_STEMMER)
    if spec is None or not spec.origin:
        return ""
    status = Path(spec.origin).stat()
    return f"{_STEMMER} {status.st_size} {status.st_mtime_ns}"


def _beside_bytecode(suffix: str) -> Path | None:
    with suppress(NotImplementedError):
        return Path(importlib.util.cache_from_source(__file__)).with_suffix(suffix)
    return None


_stores: list[Store[Any]] = []
