"""The project's machinery: a lock anyone can install from, a wheel with all its parts, laws that break when broken."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([a-z0-9][a-z0-9-]*)==(.*(?:\n    .*)*)", LOCK, re.MULTILINE))


# ---------------------------------------------------------------- the lock
def test_every_locked_package_has_hashes() -> None:
    assert len(PINS) == sum(1 for line in LOCK.splitlines() if line and not line.startswith(" "))
    assert not [name for name, body in PINS.items() if "--hash=sha256:" not in body]


def test_the_lock_names_no_host() -> None:
    assert "://" not in LOCK
    assert not [line for line in LOCK.splitlines() if line.startswith("-")]


def test_all_that_the_project_asks_for_is_locked() -> None:
    # What the comparison with other libraries needs holds openai at an older release: it has an environment of its own.
    extras = [extra for name, extra in PROJECT["project"]["optional-dependencies"].items() if name != "bench"]
    asked = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["build-system"]["requires"],
        *(line for extra in extras for line in extra),
    ]
    names = {re.split(r"[\[<>=!~; ]", line, maxsplit=1)[0].lower().replace("_", "-") for line in asked}
    assert names <= set(PINS), f"run make lock: {sorted(names - set(PINS))}"


def test_an_editable_install_needs_nothing_that_is_not_locked() -> None:
    assert {"hatchling", "editables"} <= set(PINS)


# ---------------------------------------------------------------- what is in the tree
def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_tree_names_no_developers_path_and_no_package_host() -> None:
    # Put together here, so that this file does not name them either.
    hosts = ["pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs"]
    paths = ["/" + "home/", "/" + "Users/", "/" + "root/", "/" + "work/", "/" + "tmp/"]
    wanted = re.compile("|".join([re.escape(host) for host in hosts] + [rf"(?<![\w.}}/]){path}\w" for path in paths]))
    found = []
    for path in tracked():
        if path.suffix in {".pdf", ".ttf", ".otf", ".png", ".gz"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if not any(word in text for word in (*hosts, *paths)):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if wanted.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


def test_ci_runs_the_makefile() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    called = re.findall(r"^make (\w+)$", ci, re.MULTILINE)
    assert called == ["lint", "test", "brief", "eval"]
    assert not [target for target in called if f"\n{target}:" not in makefile]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_make_alone_lists_the_commands() -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    listed = subprocess.run(["make", "--silent"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("brief", "test", "lint", "eval", "bench", "help"):
        assert re.search(rf"^ +{target} +\S", listed, re.MULTILINE), target


# ---------------------------------------------------------------- the wheel
@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel, built offline from what git tracks."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for path in tracked():
        copy = source / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(out.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package(wheel: set[str]) -> None:
    package = {str(path.relative_to(ROOT)) for path in tracked() if path.is_relative_to(ROOT / "briefer")}
    assert package
    assert package - wheel == set()


@pytest.mark.parametrize("folder", ["prompts", "schemas"])
def test_the_wheel_holds_the_prompts_and_schemas(wheel: set[str], folder: str) -> None:
    expected = {
        f"briefer/_{folder}/{path.relative_to(ROOT / folder)}" for path in tracked() if path.is_relative_to(ROOT / folder)
    }
    assert expected
    assert expected - wheel == set()


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    assert {name for name in wheel if not re.match(r"briefer(/|-[\d.]+\.dist-info/)", name)} == set()


# ---------------------------------------------------------------- the laws
BROKEN = (
    ("extract/__init__.py", "import briefer.reconcile"),
    ("language/__init__.py", "import briefer.ingest"),
    ("models.py", "import briefer.language"),
    ("errors.py", "import briefer.models"),
    ("llm/__init__.py", "import briefer.extract"),
    ("render/__init__.py", "import briefer.llm"),
    ("reconcile/__init__.py", "import random"),
    ("extract/__init__.py", "import openai"),
    ("compose/__init__.py", "import typst"),
    ("render/__init__.py", "import trafilatura"),
    ("pipeline.py", "import typer"),
    ("render/__init__.py", "import httpcore2"),
)
"""Lines that break one law each, and the module in which they would."""

# The linter reads the code in the folder that it stands in: here briefer itself is loaded, from elsewhere.
_LINT = """
import contextlib, io, json, pathlib, sys
from importlinter.cli import lint_imports

def linted():
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        status = lint_imports(no_cache=True)
    return status, told.getvalue()

found = [linted()]
for room, line in json.load(sys.stdin):
    path = pathlib.Path("briefer", room)
    kept = path.read_text(encoding="utf-8")
    path.write_text(f"{kept}\\n{line}\\n", encoding="utf-8")
    found.append(linted())
    path.write_text(kept, encoding="utf-8")
json.dump(found, sys.stdout)
"""

Linted = Mapping[tuple[str, str], tuple[int, str]]


@pytest.fixture(scope="module")
def linted(tmp_path_factory: pytest.TempPathFactory) -> Linted:
    """The linter's exit code and words for a copy of the package: as it is ("", ""), and with each broken law in turn."""
    folder = tmp_path_factory.mktemp("laws")
    shutil.copy2(ROOT / "pyproject.toml", folder)
    shutil.copytree(
        ROOT / "briefer", folder / "briefer", ignore=shutil.ignore_patterns("__pycache__", "data", "fonts", "templates")
    )
    done = subprocess.run(
        [sys.executable, "-c", _LINT],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        input=json.dumps(BROKEN),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip((("", ""), *BROKEN), json.loads(done.stdout), strict=True))


def test_the_code_keeps_the_laws(linted: Linted) -> None:
    status, told = linted["", ""]
    assert status == 0, told


@pytest.mark.parametrize(("room", "line"), BROKEN)
def test_a_broken_law_is_seen(linted: Linted, room: str, line: str) -> None:
    status, told = linted[room, line]
    assert status == 1
    assert "1 broken" in told
