"""Kept patterns match as freshly compiled ones do, and a damaged file costs nothing but time."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from briefer.language import patterns

SOURCES = [
    (r"(?P<day>\d{1,2})\s+(?P<month>Jan|Feb)\b", re.IGNORECASE),
    (r"(?<!\w)(a|b)+?(?=c)|^x$", re.MULTILINE),
    (r"[^\W\d_]+(?:['’]s)?", 0),
]
TEXT = "12 jan, 3 Feb; abac aac\nx\nO’Neill’s dog"


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_kept_pattern_is_the_compiled_one(source: str, flags: int):
    patterns.rx(source, flags)
    kept, fresh = patterns.rx(source, flags), re.compile(source, flags)
    assert [m.span() for m in kept.finditer(TEXT)] == [m.span() for m in fresh.finditer(TEXT)]
    assert (kept.pattern, kept.flags, kept.groups, kept.groupindex) == (
        fresh.pattern,
        fresh.flags,
        fresh.groups,
        fresh.groupindex,
    )


def test_what_the_interpreter_refuses_is_compiled_anew(monkeypatch: pytest.MonkeyPatch):
    patterns.rx("a+")
    refused = marshal.dumps((32, array("I", [999999]).tobytes(), 0, {}, (None,)))
    monkeypatch.setitem(patterns._store._kept, ("a+", 0), refused)
    assert patterns.rx("a+").findall("caat") == ["aa"]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x00" * 64])
def test_a_damaged_file_is_as_good_as_none(damage: bytes, tmp_path: Path):
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    run = [
        sys.executable,
        "-c",
        "from briefer.language import patterns as p; print(p._store.file); print(p.rx('b(?P<n>c)').search('abc')['n'])",
    ]
    path, matched = subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout.split()
    assert matched == "c"
    assert Path(path).is_file()
    Path(path).write_bytes(damage)
    assert subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout.split()[1] == "c"
