"""`briefer daily`, `diff` and `show` as a shell sees them; and the ready files for schedulers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from briefer.cli import app
from tests.conftest import ROOT
from tests.news import DAYS, OUTLETS

CONTRIB = ROOT / "contrib"


@dataclass
class Desk:
    """A folder with settings that read clippings, and two days briefed from them; `story` is on both days."""

    folder: Path
    story: str

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments))


def clip(folder: Path, number: int) -> None:
    """Put the articles of the events of a day into a folder, as text files with a date line; older ones leave it."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for outlet, pieces in DAYS[number].items():
        for slug, title, paragraphs in pieces:
            if slug.startswith("local"):
                continue
            text = "\n\n".join((title, OUTLETS[outlet], f"{number + 2} March 2026", *paragraphs))
            (folder / f"{outlet}-{slug}.txt").write_text(text + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        toml = '[daily]\nstories = 2\n[[folders]]\npath = "clippings"\n'
        Path("briefer.toml").write_text(toml, encoding="utf-8")
        made = Desk(folder, "")
        for number in range(2):
            clip(folder / "clippings", number)
            result = made.run("daily", "--date", f"2026-03-0{number + 2}", "--quiet")
            assert (result.exit_code, result.stderr) == (0, "")
        front = json.loads(Path("briefings/2026-03-03/front.json").read_text(encoding="utf-8"))
        made.story = next(story["id"] for story in front["stories"] if story["since"])
        yield made


# ---------------------------------------------------------------- daily
def test_a_day_from_a_folder_is_a_front_page_and_a_page_a_story(desk: Desk) -> None:
    assert (desk.folder / "briefings/2026-03-02/front.pdf").is_file()
    assert (desk.folder / "briefings/2026-03-03" / desk.story / "briefing.html").is_file()
    result = desk.run("verify", f"briefings/2026-03-03/{desk.story}/briefing.json")
    assert result.exit_code == 0, result.output


def test_the_log_is_text_or_json_lines_on_stderr(desk: Desk) -> None:
    text = desk.run("daily", "--date", "2026-03-03", "--again", "--only-front", "-o", "other")
    assert text.stdout == ""
    assert re.search(r"^briefer: story \w+: \d sources, \d contested, since 2026-03-02: ", text.stderr, re.MULTILINE)
    rows = [json.loads(line) for line in desk.run("daily", "--date", "2026-03-03", "--json-log").stderr.splitlines()]
    assert [row["event"] for row in rows] == ["written"]


def test_a_day_to_come_is_a_usage_error(desk: Desk) -> None:
    result = desk.run("daily", "--date", "2999-01-01")
    assert result.exit_code == 2
    assert "still to come" in result.stderr


def test_beside_another_run_it_ends_with_one(desk: Desk) -> None:
    from tests.test_daily_stopped import holding

    with holding(desk.folder / "briefer.sqlite"):
        result = desk.run("daily", "--date", "2026-03-03")
    assert result.exit_code == 1
    assert "another run is under way" in result.stderr


# ---------------------------------------------------------------- diff and show
def test_diff_tells_each_story_and_what_changed(desk: Desk) -> None:
    told = desk.run("diff", "2026-03-02", "2026-03-03").stdout
    assert re.search(rf"^{desk.story}  .+: \d+ \w+", told, re.MULTILINE)
    rows = [json.loads(line) for line in desk.run("diff", "2026-03-02", "2026-03-03", "--json").stdout.splitlines()]
    assert {row["state"] for row in rows} <= {"both", "began", "ended"}
    assert next(row for row in rows if row["story"] == desk.story)["changes"]["since"] == "2026-03-02"


def test_show_tells_how_a_story_went_on(desk: Desk) -> None:
    told = desk.run("show", desk.story).stdout
    assert re.findall(r"^(\d{4}-\d\d-\d\d)  ", told, re.MULTILINE) == ["2026-03-02", "2026-03-03"]
    assert len(desk.run("show", desk.story, "--since", "2026-03-03", "--json").stdout.splitlines()) == 1


def test_a_date_and_a_story_that_are_not_there_are_usage_errors(desk: Desk) -> None:
    assert desk.run("diff", "2026-03-02", "2026-04-01").exit_code == 2
    assert desk.run("show", "000000000000").exit_code == 2


# ---------------------------------------------------------------- the ready files
def test_the_ready_files_run_commands_that_there_are() -> None:
    calls = [
        re.search(r"briefer daily[^|\n]*", line)
        for path in sorted(CONTRIB.iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"^(?!#).*\bbriefer daily\b", line.strip()) and "Description" not in line
    ]
    assert len(calls) == 4
    for call in calls:
        assert call is not None
        result = CliRunner().invoke(app, [*call[0].split()[1:], "--help"])
        assert result.exit_code == 0, call[0]


def test_the_ready_files_agree_with_one_another() -> None:
    service = (CONTRIB / "briefer-daily.service").read_text(encoding="utf-8")
    assert "SuccessExitStatus=3" in service
    assert "Type=oneshot" in service
    assert "Persistent=true" in (CONTRIB / "briefer-daily.timer").read_text(encoding="utf-8")
    named = re.findall(r"\bBRIEFER_[A-Z_]+", "".join(p.read_text(encoding="utf-8") for p in CONTRIB.iterdir()))
    from briefer.settings.keys import keys

    known = {variable for key in keys().values() for variable in key.variables} | {"BRIEFER_CONFIG"}
    assert set(named) <= known
