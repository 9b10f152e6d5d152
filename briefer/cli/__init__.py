"""The command line: thin commands that parse, delegate and choose the exit code.

Stdout carries the answer, stderr everything else. Exit codes: 0 done, 1 failed, 2 usage, 3 done without some sources.
The commands are put together in `commands`, which is imported here as late as can be.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.cli.commands import app
    from briefer.parallel import Partner

__all__ = ["app", "main"]


def main() -> None:
    """The console script."""
    # Records hold no cycles: looking for some again and again costs a twentieth of a run and frees nothing.
    gc.set_threshold(1_000_000, 50, 50)
    # What other packages plug into pydantic has no part in a briefing; to look for it in all of them takes 20 ms.
    unplugged = os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__") == "__all__"
    arguments = sys.argv[1:]
    beside: AbstractContextManager[Partner | None] = nullcontext()
    if arguments[:1] == ["run"] and not {"-h", "--help"} & {*arguments}:
        # What both processes need is loaded by now, and what only the partner needs it loads beside the command line.
        if unplugged:
            _pass_over_plugins()
        from briefer.parallel import Partner
        from briefer.tandem import LOADS

        beside = Partner(LOADS)
    try:
        with beside as partner:
            from briefer.cli.commands import app, narrow

            narrow(arguments)
            app(obj=partner)
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            _end(end.code or 0)
        raise
    finally:
        gc.freeze()  # else Python, at its end, searches all that was loaded for cycles: 30 ms


def _pass_over_plugins() -> None:
    """Load the part of pydantic that would look for plugins without what it would look with: it is not asked to, and
    `importlib.metadata` with mail, archives and sockets takes 20 ms."""
    name = "importlib.metadata"
    if name in sys.modules:
        return
    stand_in = ModuleType(name)
    stand_in.__dict__["entry_points"] = lambda **_: ()
    sys.modules[name] = stand_in
    try:
        with suppress(ImportError):  # a private module: another release may have none
            import_module("pydantic.plugin._loader")
    finally:
        del sys.modules[name]


def _end(status: int) -> None:
    """End the process as Python does, but leave it to the system to take down all that was loaded.

    Returns where Python itself must end it: a thread still works, or what was written cannot be brought out.
    """
    if threading.active_count() > 1:
        return
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


def __getattr__(name: str) -> object:
    if name == "app":
        from briefer.cli import commands

        return commands.app
    raise AttributeError(name)
