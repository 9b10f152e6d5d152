"""`briefer config` and `briefer init` from the command line, and `--config` of a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefer.cli import app
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)


def test_init_writes_a_file_that_config_reads(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["init"]).exit_code == 0
    shown = CliRunner().invoke(app, ["config"]).stdout.splitlines()
    assert shown[0] == f"# file: {tmp_path / 'briefer.toml'}"
    assert f'page.paper = "a4"  # {tmp_path / "briefer.toml"}' in shown
    assert "page.max_facts = (unset)  # default" in shown


def test_init_never_writes_over_a_file_unasked(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[daily]\nstories = 2\n")
    refused = CliRunner().invoke(app, ["init", str(path)])
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert path.read_text() == "[daily]\nstories = 2\n"
    assert CliRunner().invoke(app, ["init", str(path), "--force"]).exit_code == 0
    assert "[page]" in path.read_text()


def test_config_as_json_masks_secrets() -> None:
    done = CliRunner().invoke(app, ["config", "--json"], env={"OPENAI_API_KEY": "hush-hush"})
    shown = json.loads(done.stdout)
    assert shown["file"] is None
    assert shown["settings"]["engine.api_key"] == {"value": "********", "origin": "environment OPENAI_API_KEY"}
    assert "hush-hush" not in done.output


def test_a_mistake_in_the_file_is_a_usage_error_of_every_command_that_reads_it(tmp_path: Path) -> None:
    (tmp_path / "briefer.toml").write_text('[page]\npapr = "a4"\n')
    for command in (["config"], ["run", str(ROOT / "seeds")]):
        done = CliRunner().invoke(app, command)
        assert done.exit_code == 2
        assert "did you mean page.paper?" in done.stderr


def test_a_run_takes_its_page_from_the_file_and_flags_go_before_it(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('[page]\npaper = "letter"\nmax_facts = 2\nformats = ["json"]\n')
    article = sorted((ROOT / "seeds").iterdir())[0]
    arguments = ["run", str(article), "--config", "desk.toml", "-o", "out", "--quiet"]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert [path.name for path in (tmp_path / "out").glob("briefing.*")] == ["briefing.json"]
    briefing = json.loads((tmp_path / "out" / "briefing.json").read_text())
    assert briefing["page"] == "letter"
    assert len(briefing["facts"]) > 2
    assert sum(fact["on_page"] for fact in briefing["facts"]) <= 2
    assert CliRunner().invoke(app, [*arguments, "--page", "a4"]).exit_code == 0
    assert json.loads((tmp_path / "out" / "briefing.json").read_text())["page"] == "a4"
