"""The archive's file: one SQLite database, opened safely and changed in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from briefer.archive.schema import migrate
from briefer.errors import ArchiveError

BUSY = 10.0
"""Seconds to wait for another process's write to end."""


class Archive:
    """An open archive. `db` is its connection; what is written belongs in a `transaction`.

    Write-ahead logging lets readers go on while a run writes; foreign keys are enforced; after a crash the file holds
    what the last committed transaction left.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the archive at `path`, make it where it is missing and `create` says so, and bring its tables up to date.

        Raises `ArchiveError` where it is missing, is no archive, was made by a newer briefer or cannot be opened.
        """
        self.path = path
        if not create and not path.is_file():
            raise ArchiveError(str(path), "there is no archive", "name another with --archive, or run briefer daily first")
        self.db = _opened(path)
        try:
            migrate(self.db, str(path))
        except sqlite3.Error as error:
            self.db.close()
            raise ArchiveError(str(path), f"its tables cannot be made: {error}", "check the disk") from None
        except BaseException:
            self.db.close()
            raise

    def close(self) -> None:
        """Close the file; what was not committed is undone."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written within is written, or none of it.

        Raises `ArchiveError` where the database cannot be written to.
        """
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise ArchiveError(str(self.path), f"cannot be written: {error}", "wait for the other program to end") from None
        try:
            yield self.db
            self.db.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            self._undo()
            raise ArchiveError(str(self.path), f"cannot be written: {error}", "see briefer archive check") from None
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _opened(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise ArchiveError(str(path), f"cannot be opened: {cause}", "name another with --archive") from None
    try:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as error:
        db.close()
        raise ArchiveError(str(path), f"is no archive: {error}", "name another with --archive") from None
    return db
