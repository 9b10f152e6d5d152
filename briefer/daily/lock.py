"""One run at a time: a lock beside the archive, which the system lets go of when the run ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefer.errors import ArchiveError, LockedError


@contextmanager
def locked(archive: Path) -> Iterator[None]:
    """Hold the lock of an archive.

    Raises `LockedError` where another run holds it, `ArchiveError` where the lock's file cannot be made. A record lock
    (fcntl) is the process's own: processes that it forks do not hold it on when it is killed. The file stays.
    """
    path = archive.with_name(f"{archive.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise ArchiveError(str(path), f"cannot be made: {error.strerror}", "name another archive.path") from None
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
            cause = f"another run is under way (process {holder})" if holder else "another run is under way"
            raise LockedError(str(archive), cause, "wait for it to end") from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)
