"""What is kept is what would be made; a change of the package's files or of the interpreter makes it anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.language import keep

ASK = """
from briefer.language import keep
import kept_example as example
print(keep.tables().file, example.MADE, example.doubled("ab"), example.doubled("ab"), example.MADE)
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with a module that counts how often it makes its table."""
    folder = tmp_path / "path"
    folder.mkdir(parents=True)
    (folder / "kept_example.py").write_text(
        "from briefer.language.keep import kept\nMADE = 0\n@kept\ndef doubled(text):\n    global MADE\n    MADE += 1\n"
        "    return {text: (text * 2, frozenset(text))}[text][0]\n"
    )
    return tmp_path


def ask(package: Path, **more: str) -> list[str]:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    root = Path(keep.__file__).parents[2]
    env |= {"PYTHONPATH": f"{package / 'path'}{os.pathsep}{root}", "PYTHONPYCACHEPREFIX": str(package / "cache")} | more
    return subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, text=True, check=True).stdout.split()


def test_a_table_is_made_once_and_then_read(package: Path):
    file, *first = ask(package)
    assert first == ["0", "abab", "abab", "1"]
    assert Path(file).is_file()
    assert ask(package)[1:] == ["0", "abab", "abab", "0"]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x00" * 64])
def test_a_damaged_file_costs_the_time_to_make_it(package: Path, damage: bytes):
    file = Path(ask(package)[0])
    file.write_bytes(damage)
    assert ask(package)[1:] == ["0", "abab", "abab", "1"]


def test_nothing_is_written_where_no_bytecode_is(package: Path):
    assert not Path(ask(package, PYTHONDONTWRITEBYTECODE="1")[0]).exists()


def test_every_file_of_the_package_counts_and_a_new_time_is_another_stamp(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "code.pyc").write_text("x")
    (tmp_path / "code.py").write_text("x")
    table = tmp_path / "data" / "table.txt"
    table.write_text("x")
    before = list(keep._files(tmp_path))
    assert [line.split()[0] for line in before] == [str(tmp_path / "code.py"), str(table)]
    os.utime(table, (1, 1))
    after = list(keep._files(tmp_path))
    assert (after[0] == before[0], after[1] == before[1]) == (True, False)


def test_what_holds_for_something_else_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keep, "_stores", [])
    monkeypatch.setattr(keep, "_beside_bytecode", lambda suffix: tmp_path / suffix)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    old: keep.Store[str] = keep.Store("kept", "one")
    old.put("word", ("a", 1))
    old.save()
    assert keep.Store[str]("kept", "one").get("word") == ("a", 1)
    assert keep.Store[str]("kept", "two").get("word") is None


def test_two_processes_lose_nothing_of_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keep, "_stores", [])
    monkeypatch.setattr(keep, "_beside_bytecode", lambda suffix: tmp_path / suffix)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    one, other = keep.Store[str]("kept", ""), keep.Store[str]("kept", "")
    one.put("a", 1)
    other.put("b", 2)
    one.save()
    other.save()
    again = keep.Store[str]("kept", "")
    assert (again.get("a"), again.get("b")) == (1, 2)
