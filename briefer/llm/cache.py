"""Answers kept between runs: one SQLite file under the user's cache folder.

Several processes may use it at once (write-ahead log). It never stands in the way: a file that is corrupt is replaced, one
that cannot be opened or written is done without, and `notes` says so. An answer is kept as the model wrote it and is
validated again when it is taken out, so nothing in the file is trusted.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.errors import ModelError
from briefer.llm.asking import Ask, Message, T
from briefer.llm.options import ModelOptions
from briefer.llm.schema import strict_schema

if TYPE_CHECKING:
    import sqlite3

FILE = "answers.sqlite"
_WAIT_SECONDS = 5.0
_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers_v1 (key TEXT PRIMARY KEY, stage TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What a cache file holds: the answers by stage, and its size in bytes."""

    path: Path
    answers: dict[str, int]
    size: int


def default_path() -> Path:
    """The cache's file for this user, as the platform has it."""
    from platformdirs import user_cache_path

    return user_cache_path("briefer", appauthor=False) / FILE


def cache_key(options: ModelOptions, ask: Ask[T]) -> str:
    """What an answer is kept under: whatever could change it (server, model, prompt, messages, schema, sampling)."""
    parts = {
        "server": options.base_url,
        "model": options.model,
        "temperature": options.temperature,
        "seed": options.seed,
        "prompt": ask.prompt,
        "messages": _rows(ask.messages),
        "schema": strict_schema(ask.answer),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _rows(messages: Sequence[Message]) -> list[list[str]]:
    return [[message.role, message.content] for message in messages]


class ResponseCache:
    """The open cache; close it after use."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes: list[str] = []
        self._database: sqlite3.Connection | None = None
        self._open()

    def get(self, key: str) -> str | None:
        """The answer kept under `key`, or null."""
        rows: list[tuple[str]] = []
        with self._guarded("read") as database:
            rows = database.execute("SELECT answer FROM answers_v1 WHERE key = ?", (key,)).fetchall() if database else []
        return rows[0][0] if rows else None

    def put(self, key: str, stage: str, answer: str) -> None:
        """Keep an answer, at once: what is kept stays, whatever becomes of the run."""
        with self._guarded("written") as database:
            if database:
                database.execute("INSERT OR REPLACE INTO answers_v1 VALUES (?, ?, ?)", (key, stage, answer))

    def close(self) -> None:
        """Close the file."""
        if self._database:
            self._database.close()
        self._database = None

    def _open(self) -> None:
        import sqlite3

        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self.path):
                try:
                    self._database = _connected(self.path)
                except sqlite3.DatabaseError as error:
                    if not _corrupt(error):
                        raise
                    self._replace()
        except (OSError, sqlite3.Error) as error:
            self.notes.append(f"no answers are kept: {self.path} cannot be opened ({error})")

    def _replace(self) -> None:
        self.close()
        _remove(self.path)
        self.notes.append(f"{self.path} was corrupt: a new one was begun")
        self._database = _connected(self.path)

    @contextlib.contextmanager
    def _guarded(self, what: str) -> Iterator[sqlite3.Connection | None]:
        """The database, null where there is none; an error within is noted and never raised."""
        import sqlite3

        try:
            yield self._database
        except sqlite3.Error as error:
            self.close()
            if _corrupt(error):
                self._open_anew()
            else:
                self.notes.append(f"no more answers are kept: {self.path} cannot be {what} ({error})")

    def _open_anew(self) -> None:
        """After corruption was met midway: another process may have replaced the file already, so look again first."""
        import sqlite3

        try:
            with _alone(self.path):
                try:
                    self._database = _connected(self.path)
                    if self._database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                        self._replace()
                except sqlite3.DatabaseError as error:
                    if not _corrupt(error):
                        raise
                    self._replace()
        except (OSError, sqlite3.Error) as error:
            self.close()
            self.notes.append(f"no more answers are kept: {self.path} cannot be opened ({error})")


def inspect(path: Path) -> CacheInfo:
    """What the cache file holds. Raises `ModelError` where it cannot be read."""
    import sqlite3

    if not path.exists():
        return CacheInfo(path, {}, 0)
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=_WAIT_SECONDS)) as database:
            rows = database.execute("SELECT stage, count(*) FROM answers_v1 GROUP BY stage ORDER BY stage").fetchall()
    except sqlite3.Error as error:
        raise ModelError(str(path), f"cannot be read ({error})", "clear it: briefer cache clear") from None
    return CacheInfo(path, {str(stage): int(number) for stage, number in rows}, sum(p.stat().st_size for p in _files(path)))


def clear(path: Path) -> None:
    """Forget all answers. Raises `ModelError` where the file cannot be removed."""
    try:
        if path.exists():
            with _alone(path):
                _remove(path)
    except OSError as error:
        raise ModelError(str(path), error.strerror or "cannot be removed", "remove it by hand") from None


def _connected(path: Path) -> sqlite3.Connection:
    import sqlite3

    path.touch(mode=0o600)
    database = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(_TABLE)
    except BaseException:
        database.close()
        raise
    return database


def _corrupt(error: sqlite3.Error) -> bool:
    import sqlite3

    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _files(path: Path) -> list[Path]:
    return [p for p in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")) if p.exists()]


def _remove(path: Path) -> None:
    for part in _files(path):
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """No other process opens or replaces the file meanwhile: two that find it corrupt must not both replace it."""
    import fcntl

    with path.with_name(f"{path.name}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
