"""`briefer fetch`, and web addresses among the sources of `briefer run` and `clean`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefer.cli import app
from tests.conftest import ROOT
from tests.patience import CEILING
from tests.site import Dead, Entry, Site, article, day


@pytest.fixture
def settings(site: Site, tmp_path: Path) -> Path:
    path = tmp_path / "briefer.toml"
    path.write_text(f'{site.settings}timeout = 60\n[[feeds]]\nurl = "{site.address}/rss"\npublisher = "The Courier"\n')
    return path


def seed(name: str) -> list[str]:
    """The paragraphs of one of the samples."""
    return [part for part in (ROOT / "seeds" / name).read_text(encoding="utf-8").split("\n\n") if len(part.split()) > 15]


def test_fetch_shows_what_would_be_read(site: Site, settings: Path) -> None:
    text = seed(sorted(path.name for path in (ROOT / "seeds").iterdir())[0])
    site.page("/story", article("A story", *text))
    site.feed(
        "/rss", [Entry("A story", "/story", day(2, 12)), Entry("Gone", "/gone", day(2, 12)), Entry("Old", "/old", day(1))]
    )
    arguments = ["fetch", "--config", str(settings), "--at", "2026-03-03T07:00Z"]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 3
    assert shown.stdout.splitlines()[0] == f"{site.address}/rss"
    assert "1 of 3 articles would be read" in shown.stderr
    assert f"left out {site.address}/gone: there is no such page (404)" in shown.stderr
    rows = [json.loads(line) for line in CliRunner().invoke(app, [*arguments, "--json"]).stdout.splitlines()]
    assert {row["url"].rpartition("/")[2]: row["state"] for row in rows} == {
        "old": "too old",
        "story": "read",
        "gone": "left out",
    }
    (row,) = [row for row in rows if row["state"] == "read"]
    assert (row["title"], row["published"]) == ("A story", "2026-03-02T12:00:00+00:00")
    assert row["words"] > 100


def test_fetch_without_sources_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text("")
    done = CliRunner().invoke(app, ["fetch", "--config", str(tmp_path / "empty.toml")])
    assert done.exit_code == 2
    assert "briefer init" in done.stderr


def test_a_moment_that_is_none_is_a_usage_error(settings: Path) -> None:
    assert CliRunner().invoke(app, ["fetch", "--config", str(settings), "--at", "noon"]).exit_code == 2


def test_a_run_briefs_web_pages_and_files_and_verifies_offline(site: Site, settings: Path, tmp_path: Path) -> None:
    first, second = sorted((ROOT / "seeds").iterdir())[:2]
    url = site.page("/story", article("A report", *seed(first.name)))
    arguments = ["run", url, str(second), "--config", str(settings), "-o", str(tmp_path / "out"), "--format", "json"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    briefing = json.loads((tmp_path / "out" / "briefing.json").read_text())
    told = [(s["url"], s["path"] and Path(s["path"]).name, s["text_path"]) for s in briefing["sources"]]
    assert told == [(url, None, "sources/S1.txt"), (None, second.name, None)]
    site.answers.clear()
    checked = CliRunner().invoke(app, ["verify", str(tmp_path / "out" / "briefing.json")])
    assert checked.exit_code == 0, checked.output


@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
    reason="started by a shell in the background, where Ctrl-C is ignored",
)
def test_ctrl_c_ends_a_fetch_at_once_whatever_it_waits_for(tmp_path: Path) -> None:
    with Dead() as dead:
        (tmp_path / "hang.toml").write_text(
            f'[fetch]\nallow_hosts = ["{dead.host}"]\ntimeout = 300\n[[feeds]]\nurl = "{dead.address}/rss"\n'
        )
        command = [sys.executable, "-m", "briefer.cli", "fetch", "--config", str(tmp_path / "hang.toml")]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as running:
            try:
                dead.wait()
                running.send_signal(signal.SIGINT)
                _, said = running.communicate(timeout=CEILING)
            finally:
                running.kill()
    assert running.returncode == 130
    assert b"Traceback" not in said


def test_an_address_that_may_not_be_read_is_left_out(site: Site, tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text("")
    url = site.page("/story", article("A story", "Some text."))
    done = CliRunner().invoke(
        app, ["clean", url, str(next((ROOT / "seeds").iterdir())), "--config", str(tmp_path / "empty.toml")]
    )
    assert done.exit_code == 3
    assert "no public address" in done.stderr
    assert site.connections == 0
