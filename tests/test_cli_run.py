"""`briefer run`, end to end, as a user calls it: real files in, real files out, exit codes and streams as promised."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from briefer.cli import app
from tests.conftest import ROOT

FORMATS = ("md", "html", "pdf", "json")


def briefer(
    *arguments: str, cwd: Path = ROOT, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("OPENAI_")} | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(
        [sys.executable, "-m", "briefer.cli", *arguments],
        cwd=cwd,
        input=stdin,
        env=env,
        capture_output=True,
        timeout=120,
        check=False,
    )


def called(*arguments: str) -> Result:
    """The same within this process: for what no process of its own changes."""
    return CliRunner().invoke(app, list(arguments), env={"OPENAI_API_KEY": None, "OPENAI_BASE_URL": None})


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """A folder of two short articles."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, who in (("a.txt", "the water board"), ("b.txt", "the mayor of Estow")):
        text = f"Low water at Estow\n\nThe reservoir above Estow is at 31 percent of its capacity, {who} said on Monday.\n"
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made")
    done = briefer("run", "seeds/", "-o", str(out))
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    return out


def test_a_folder_makes_four_files(made: Path):
    assert all((made / f"briefing.{name}").stat().st_size > 1000 for name in FORMATS)
    assert (made / "briefing.pdf").read_bytes().startswith(b"%PDF-")


def test_the_briefing_keeps_to_the_contract(made: Path):
    briefing = json.loads((made / "briefing.json").read_text(encoding="utf-8"))
    assert briefing["schema"] == "briefer/briefing/1"
    assert briefing["engine"]["name"] == "embedded"
    assert [s["path"] for s in briefing["sources"]] == [f"seeds/{p.name}" for p in sorted((ROOT / "seeds").glob("*.txt"))]
    texts = {s["id"]: (ROOT / s["path"]).read_text(encoding="utf-8") for s in briefing["sources"]}
    citations = [c for f in briefing["facts"] for c in f["citations"]]
    citations += [c for p in briefing["contested"] for side in p["positions"] for c in side["citations"]]
    assert citations
    assert all(texts[c["source"]][c["start"] : c["end"]] == c["quote"] for c in citations)


def test_the_page_goes_to_stdout_and_all_else_to_stderr(short: Path):
    done = briefer("run", str(short))
    assert done.returncode == 0
    assert done.stdout.decode().startswith("# ")
    assert b"engine: embedded" in done.stderr
    assert b"\r" not in done.stderr, "no progress display in a pipe"


def test_quiet_says_nothing_on_stderr(short: Path):
    done = briefer("run", str(short), "--quiet")
    assert done.stdout.decode().startswith("# ")
    assert done.stderr == b""


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_in_any_surroundings(made: Path, tmp_path: Path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C"}
    done = briefer("run", "seeds", "-o", "elsewhere", cwd=tmp_path, **surroundings)
    assert done.returncode == 0, done.stderr.decode()
    for name in FORMATS:
        assert (tmp_path / "elsewhere" / f"briefing.{name}").read_bytes() == (made / f"briefing.{name}").read_bytes(), name


def test_a_bad_source_is_left_out_and_the_others_go_on(short: Path, tmp_path: Path):
    (short / "empty.txt").write_bytes(b"")
    (short / "noise.txt").write_bytes(bytes(range(256)) * 40)
    done = briefer("run", str(short), "-o", str(tmp_path / "out"))
    assert done.returncode == 3
    assert b"left out in/empty.txt" in done.stderr
    briefing = json.loads((tmp_path / "out" / "briefing.json").read_text(encoding="utf-8"))
    assert len(briefing["sources"]) == 2
    assert any("empty.txt" in line for line in briefing["integrity"])
    assert any("noise.txt" in line for line in briefing["integrity"])


def test_nothing_readable_is_a_failure_that_says_why(tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = called("run", str(tmp_path / "empty.txt"))
    assert done.exit_code == 1
    assert "empty.txt" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "needle"),
    [
        (("run",), "no source was named"),
        (("run", "seeds/", "--format", "doc", "-o", "x"), "unknown: doc"),
        (("run", "seeds/", "--format", "md,json"), "need a folder"),
        (("run", "seeds/", "--as-of", "yesterday"), "YYYY-MM-DD"),
        (("run", "seeds/", "--engine", "magic"), "magic"),
    ],
)
def test_usage_errors_exit_2_and_say_what_to_do(arguments: tuple[str, ...], needle: str):
    done = called(*arguments)
    assert done.exit_code == 2
    assert needle in done.stderr


def test_a_usage_error_is_the_exit_code_of_the_process():
    done = briefer("run", "seeds/", "--format", "doc", "-o", "x")
    assert done.returncode == 2
    assert b"unknown: doc" in done.stderr


def test_json_errors_are_json_lines():
    done = briefer("run", "no-such-file.txt", "--json-errors", "--quiet")
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stderr.decode().splitlines()]
    assert rows[-1]["error"] == "NothingToBrief"
    assert {"subject", "cause", "mend"} <= set(rows[-1])


def test_standard_input_is_a_source(short: Path, tmp_path: Path):
    done = briefer("run", "-", "-o", str(tmp_path), stdin=(short / "a.txt").read_bytes())
    assert done.returncode == 0, done.stderr.decode()
    source = json.loads((tmp_path / "briefing.json").read_text(encoding="utf-8"))["sources"][0]
    assert (source["path"], source["text_path"]) == ("-", "sources/S1.txt")
    assert (tmp_path / "sources" / "S1.txt").is_file()


@pytest.mark.parametrize("command", [(), ("run",), ("verify",), ("clean",), ("gate",), ("schema",)])
def test_help_shows_an_example(command: tuple[str, ...]):
    done = called(*command, "--help")
    assert done.exit_code == 0
    assert f"briefer {command[0] if command else 'run'}" in done.stdout


@pytest.mark.parametrize("command", [(), ("run",)])
def test_a_process_puts_together_no_more_than_it_needs_and_helps_all_the_same(command: tuple[str, ...]):
    done = briefer(*command, "--help")
    assert done.returncode == 0
    assert b"briefer run" in done.stdout


def test_clean_prints_the_article_alone(tmp_path: Path):
    page = tmp_path / "page.txt"
    prose = "The reservoir above Estow is at 31 percent of its capacity, the water board said on Monday. "
    page.write_text(
        "Home | News | Sport\n\nLow water at Estow\n\n" + prose * 5 + "\n\n3 Comments\n\nanon: it is 3 percent!\n",
        encoding="utf-8",
    )
    done = called("clean", str(page), "--json")
    row = json.loads(done.stdout)
    assert "31 percent" in row["text"]
    assert "anon" not in row["text"]
    assert set(row) == {"path", "title", "published", "text"}


def test_gate_judges_pairs(tmp_path: Path):
    rows = [
        {
            "id": "a",
            "statement": "Twelve ferries were late.",
            "quote": "12 ferries were late.",
            "speaker": None,
            "published": None,
        },
        {
            "id": "b",
            "statement": "Thirteen ferries were late.",
            "quote": "12 ferries were late.",
            "speaker": None,
            "published": None,
        },
    ]
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = called("gate", str(pairs))
    assert json.loads(done.stdout) == {"a": True, "b": False}
    assert done.stderr.startswith("b: refused")


PLUGINS = """
import sys
from briefer.cli import _pass_over_plugins
_pass_over_plugins()
from briefer.models import Span
assert Span(start=0, end=2).end == 2
assert "importlib.metadata" not in sys.modules
from importlib.metadata import version
assert version("pydantic")
"""


def test_pydantic_is_loaded_without_what_it_would_look_for_plugins_with() -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYDANTIC_DISABLE_PLUGINS": "__all__"}
    done = subprocess.run([sys.executable, "-c", PLUGINS], env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
