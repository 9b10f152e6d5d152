"""Answers kept between runs: one file, several processes, and nothing that is wrong with it stops a run."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, SecretStr
from typer.testing import CliRunner

from briefer.cli import app
from briefer.llm.asking import Ask, Message
from briefer.llm.cache import FILE, ResponseCache, cache_key, clear, default_path, inspect
from briefer.llm.options import ModelOptions
from briefer.model_engine.setup import options_of
from briefer.settings.model import Engine
from tests.patience import CEILING


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made on first use" / FILE


@pytest.fixture
def kept(path: Path) -> Iterator[ResponseCache]:
    cache = ResponseCache(path)
    yield cache
    cache.close()


def test_what_is_put_in_is_there_for_the_next_run(path: Path) -> None:
    first = ResponseCache(path)
    first.put("key", "extract.v1", '{"claims": ["Schön."]}')
    first.close()
    second = ResponseCache(path)
    assert second.get("key") == '{"claims": ["Schön."]}'
    assert second.get("another") is None
    assert second.notes == []
    second.close()


def test_an_answer_is_there_as_soon_as_it_is_put_in(kept: ResponseCache, path: Path) -> None:
    kept.put("key", "extract.v1", "{}")
    other = ResponseCache(path)
    assert other.get("key") == "{}"
    other.close()


@pytest.mark.usefixtures("kept")
def test_the_file_is_its_owners_alone(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


# ---------------------------------------------------------------- what an answer is kept under
class Wire(BaseModel):
    claims: list[int]


class Other(BaseModel):
    claims: list[str]


def key(answer: type[BaseModel] = Wire, text: str = "Which?", prompt: str = "", **options: Any) -> str:
    ask = Ask("extract.v1", "S1", (Message("user", text),), answer, prompt=prompt)
    return cache_key(ModelOptions(**{"model": "m"} | options), ask)


def test_the_key_of_a_server_the_patience_and_the_bounds_do_not_change_what_is_asked() -> None:
    assert key() == key(api_key=SecretStr("k"), timeout_seconds=1, attempts=1, max_tokens=5, cache=Path("x"))


@pytest.mark.parametrize(
    "change",
    [
        {"answer": Other},
        {"text": "Who?"},
        {"prompt": "hash"},
        {"model": "n"},
        {"base_url": "http://h/v1"},
        {"temperature": 1},
        {"seed": 1},
    ],
    ids=str,
)
def test_whatever_could_change_the_answer_changes_the_key(change: dict[str, Any]) -> None:
    assert key(**change) != key()


# ---------------------------------------------------------------- what may be wrong with the file
def test_a_corrupt_file_is_replaced_and_the_reader_told(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"This is no database, though it is long enough to be taken for one." * 100)
    cache = ResponseCache(path)
    assert cache.get("key") is None
    cache.put("key", "extract.v1", "{}")
    assert cache.get("key") == "{}"
    assert cache.notes == [f"{path} was corrupt: a new one was begun"]
    cache.close()


def test_a_file_that_turns_out_corrupt_midway_is_replaced(path: Path) -> None:
    first = ResponseCache(path)
    for number in range(200):
        first.put(f"key {number}", "extract.v1", "x" * 500)
    first.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    cache = ResponseCache(path)
    assert cache.get("key 7") is None
    assert cache.notes == [f"{path} was corrupt: a new one was begun"]
    cache.put("key", "extract.v1", "{}")
    assert cache.get("key") == "{}"
    cache.close()


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = ResponseCache(tmp_path / "file" / FILE)
    cache.put("key", "extract.v1", "{}")
    assert cache.get("key") is None
    assert len(cache.notes) == 1
    assert cache.notes[0].startswith("no answers are kept: ")
    cache.close()


def test_a_file_that_can_no_longer_be_written_is_done_without(kept: ResponseCache, path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE answers_v1")
    kept.put("key", "extract.v1", "{}")
    kept.put("key", "extract.v1", "{}")
    assert kept.get("key") is None
    assert kept.notes == [f"no more answers are kept: {path} cannot be written (no such table: answers_v1)"]


def _write(path: Path, process: int) -> None:
    cache = ResponseCache(path)
    for number in range(40):
        cache.put(f"{process}-{number}", "extract.v1", "{}")
    assert cache.notes == [], cache.notes
    cache.close()


@pytest.mark.parametrize("before", [None, b"no database at all, but a text" * 200], ids=["new", "corrupt"])
def test_several_processes_write_at_once(path: Path, before: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.llm.cache._WAIT_SECONDS", CEILING)  # on a busy machine another's turn may be long
    if before:
        path.parent.mkdir()
        path.write_bytes(before)
        ResponseCache(path).close()
    processes = [multiprocessing.get_context("fork").Process(target=_write, args=(path, n)) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    assert inspect(path).answers == {"extract.v1": 160}


# ---------------------------------------------------------------- the command
@pytest.fixture
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "briefer" / FILE


def briefer(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["cache", *arguments])


def test_the_cache_of_a_run_lies_in_the_platforms_folder(users: Path) -> None:
    assert default_path() == users
    assert options_of(Engine()).cache == users
    assert options_of(Engine(cache=False)).cache is None


def test_the_command_tells_what_is_kept_and_forgets_it(users: Path) -> None:
    assert briefer().stdout == f"{users}: 0 answers, 0 bytes\n"
    cache = ResponseCache(users)
    for number in range(3):
        cache.put(str(number), "extract.v1" if number else "reconcile.v1", "{}")
    cache.close()
    assert "2  extract.v1\n        1  reconcile.v1\n" in briefer().stdout
    assert json.loads(briefer("--json").stdout)["answers"] == {"extract.v1": 2, "reconcile.v1": 1}
    assert briefer("clear").exit_code == 0
    assert inspect(users).answers == {}
    assert not users.exists()
    assert briefer("clear").exit_code == 0


def test_the_command_says_of_a_corrupt_file_how_to_be_rid_of_it(users: Path) -> None:
    users.parent.mkdir()
    users.write_bytes(b"no database")
    told = briefer()
    assert told.exit_code == 1
    assert "file is not a database" in told.stderr
    assert "clear it: briefer cache clear" in told.stderr
    clear(users)
    assert briefer().exit_code == 0
