"""`openai`, with the records of the many interfaces that nothing here uses loaded only when something asks for them.

The package loads some six hundred record classes before its client can be had, two thirds of the time that its import takes
and more than all else that stands between a command and its first question. Its folders of records, `openai.types` and
below, run late here: the standard library's `importlib.util.LazyLoader` does this for modules, but takes the import of a
module below a folder for a use of the folder itself.
"""

from __future__ import annotations

import importlib.abc
import sys
import threading
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_RECORDS = "openai.types"
_LOADING = threading.Lock()


def client_class() -> type[AsyncOpenAI]:
    """`openai.AsyncOpenAI`."""
    with _LOADING:
        late = _LateFolders()
        sys.meta_path.insert(0, late)
        try:
            import openai
        finally:
            sys.meta_path.remove(late)
    return openai.AsyncOpenAI


class _LateFolders(importlib.abc.MetaPathFinder):
    """Finds the folders of records, to be run late; of everything else it knows nothing."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != _RECORDS and not fullname.startswith(f"{_RECORDS}."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None and spec.submodule_search_locations is not None:
            spec.loader = _Late(spec.loader)
        return spec


class _Late(importlib.abc.Loader):
    """Runs a module when a name is asked of it that it does not have yet."""

    def __init__(self, loader: importlib.abc.Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        def missing(name: str) -> object:
            if name.startswith("__"):  # the import system's own questions
                raise AttributeError(name)
            del module.__dict__["__getattr__"]
            self._loader.exec_module(module)
            return getattr(module, name)

        module.__dict__["__getattr__"] = missing
