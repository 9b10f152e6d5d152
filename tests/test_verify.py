"""`briefer verify` passes on its own output and fails on whatever was changed since."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.verify import verify_file
from tests.conftest import ROOT
from tests.test_cli_run import briefer, called


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    with contextlib.chdir(folder):
        done = called("run", "seeds/", "-o", "out", "--format", "json")
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> Path:
    shutil.copytree(original, tmp_path / "copy")
    where = {f"S{n}": str(p) for n, p in enumerate(sorted((tmp_path / "copy" / "seeds").glob("*.txt")), 1)}
    (tmp_path / "copy" / "out" / "sources" / "locations.json").write_text(json.dumps(where), encoding="utf-8")
    return tmp_path / "copy"


def edit(folder: Path, change: Callable[[dict[str, Any]], None]) -> tuple[str, ...]:
    path = folder / "out" / "briefing.json"
    briefing = json.loads(path.read_text(encoding="utf-8"))
    change(briefing)
    path.write_text(json.dumps(briefing, ensure_ascii=False), encoding="utf-8")
    return verify_file(path).problems


def test_its_own_output_passes(copy: Path):
    report = verify_file(copy / "out" / "briefing.json")
    assert report.problems == ()
    assert report.citations > 30
    assert report.sources == 5


def test_a_changed_quote_fails(copy: Path):
    def change(briefing: dict[str, Any]) -> None:
        citation = briefing["facts"][0]["citations"][0]
        citation["quote"] = "X" + citation["quote"][1:]

    assert any("does not hold the quote" in problem for problem in edit(copy, change))


def test_a_shifted_offset_fails(copy: Path):
    def change(briefing: dict[str, Any]) -> None:
        citation = briefing["facts"][0]["citations"][0]
        citation["start"] += 1
        citation["end"] += 1

    assert any("does not hold the quote" in problem for problem in edit(copy, change))


def test_a_changed_source_fails(copy: Path):
    source = sorted((copy / "seeds").glob("*.txt"))[0]
    source.write_text(source.read_text(encoding="utf-8").replace("e", "3", 1), encoding="utf-8")
    assert any("has changed since" in p for p in verify_file(copy / "out" / "briefing.json").problems)


def test_a_removed_source_file_fails(copy: Path):
    sorted((copy / "seeds").glob("*.txt"))[0].unlink()
    assert any("is missing" in p for p in verify_file(copy / "out" / "briefing.json").problems)


def test_a_source_removed_from_the_list_fails(copy: Path):
    assert any("lists no source S1" in p for p in edit(copy, lambda briefing: briefing["sources"].pop(0)))


def test_every_edited_number_in_a_statement_fails(copy: Path):
    """Each statement on the page that holds a number is refused once that number is another."""
    path = copy / "out" / "briefing.json"
    briefing = json.loads(path.read_text(encoding="utf-8"))
    changed = 0
    for fact in briefing["facts"]:
        digits = [c for c in fact["statement"] if c in "12345678"]
        if digits:
            fact["statement"] = fact["statement"].replace(digits[0], "9", 1)
            changed += 1
    path.write_text(json.dumps(briefing), encoding="utf-8")
    problems = verify_file(path).problems
    assert changed > 3
    assert sum("no cited passage supports it" in p for p in problems) >= changed


def test_a_raised_count_of_sources_fails(copy: Path):
    def change(briefing: dict[str, Any]) -> None:
        briefing["facts"][0]["independent_sources"] += 1

    assert any("independent sources" in problem for problem in edit(copy, change))


def test_an_edited_summary_fails(copy: Path):
    def change(briefing: dict[str, Any]) -> None:
        briefing["summary"] = "All is well. [S1]"

    assert any(problem.startswith("summary") for problem in edit(copy, change))


def test_the_command_names_what_fails_and_exits_1(copy: Path):
    path = copy / "out" / "briefing.json"
    assert called("verify", str(path)).exit_code == 0
    sorted((copy / "seeds").glob("*.txt"))[0].unlink()
    done = briefer("verify", str(path))
    assert done.returncode == 1
    assert b"is missing" in done.stdout


def test_a_file_that_is_no_briefing_is_named(tmp_path: Path):
    path = tmp_path / "briefing.json"
    path.write_text("{}", encoding="utf-8")
    done = called("verify", str(path))
    assert done.exit_code == 1
    assert "is no sound briefing" in done.stderr
