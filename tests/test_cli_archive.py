"""The archive's commands, as a shell sees them: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from briefer.archive import Archive
from briefer.cli import app
from tests.test_archive import filed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "briefer.sqlite") as archive:
        filed(archive)
    return tmp_path / "briefer.sqlite"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_a_sound_archive_is_told_in_one_line(path: Path) -> None:
    result = run("archive", "check", "--archive", str(path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "citations of 1 briefings of 1 days hold in 3 texts" in result.stdout


def test_a_damaged_archive_is_told_and_fails(path: Path) -> None:
    with Archive(path) as archive:
        archive.db.execute("UPDATE version SET text = 'Something else.' WHERE id = 1")
    result = run("archive", "check", "--archive", str(path))
    assert result.exit_code == 1
    assert "its text is not the one that was kept" in result.stdout


def test_a_missing_archive_is_an_error_with_its_mend(tmp_path: Path) -> None:
    result = run("search", "ferry", "--archive", str(tmp_path / "none.sqlite"))
    assert result.exit_code == 1
    assert "there is no archive" in result.stderr


def test_what_is_found_is_told_with_its_place(path: Path) -> None:
    result = run("search", "channel", "markers", "--archive", str(path))
    assert result.exit_code == 0
    assert result.stdout.startswith("2026-03-02 bridge F3  Ferry Aldermoor aground")
    assert "«channel» «markers»" in result.stdout
    rows = [json.loads(line) for line in run("search", "markers", "--json", "--archive", str(path)).stdout.splitlines()]
    assert {row["kind"] for row in rows} == {"fact", "article"}


def test_finding_nothing_is_a_failure(path: Path) -> None:
    assert run("search", "zebra", "--archive", str(path)).exit_code == 1
    assert run("search", "--since", "2026-03-09", "ferry", "--archive", str(path)).exit_code == 1
    assert run("export", "--story", "none", "--archive", str(path)).exit_code == 1


def test_no_word_and_no_date_are_usage_errors(path: Path) -> None:
    assert run("search", "--", "-!", "--archive", str(path)).exit_code in (1, 2)
    assert run("search", "ferry", "--since", "yesterday", "--archive", str(path)).exit_code == 2


def test_briefings_are_exported_as_lines_and_as_files(path: Path, tmp_path: Path) -> None:
    (line,) = run("export", "--archive", str(path)).stdout.splitlines()
    assert json.loads(line)["briefing"]["schema"] == "briefer/briefing/1"
    told = run("export", "--date", "2026-03-02", "-o", str(tmp_path / "out"), "--archive", str(path)).stdout
    assert Path(told.strip()).is_file()
