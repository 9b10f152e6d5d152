"""Every command that the documentation shows is run, as it stands there, in a folder that holds what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk import Desk

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
FENCE = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def shown(page: Path) -> Iterator[str]:
    """The lines of a page's blocks that call briefer: its commands, and the examples of its help texts."""
    for kind, body in FENCE.findall(page.read_text(encoding="utf-8")):
        lines = [line.strip() for line in body.splitlines()]
        if kind in {"sh", "console"}:
            yield from (line for line in lines if re.search(r"(?:^|[|&] )briefer ", line))
        elif kind == "text":
            yield from (line for line in lines if line.startswith("briefer "))


LINES = tuple(dict.fromkeys(line.partition("  #")[0].rstrip() for page in PAGES for line in shown(page)))
SERVING = tuple(line for line in LINES if line.startswith("briefer slack"))
"""These answer until they are interrupted."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk(tmp_path_factory.mktemp("documented")) as made:
        yield made


@pytest.mark.parametrize("line", [line for line in LINES if line not in SERVING])
def test_every_command_shown_does_what_it_says(desk: Desk, line: str) -> None:
    # `briefer init` writes over nothing, so the file that it is to write is not there yet.
    named = re.match(r"briefer init( [\w/.]+)?(?= &&|$)", line)
    without = ((named[1] or "briefer.toml").strip(),) if named else ()
    key = {"OPENAI_API_KEY": "key"} if "openai" in line else {}
    ran = desk.run(line, without=without, **key)
    assert ran.exit_code == 0, ran.errors


@pytest.mark.parametrize("line", SERVING)
def test_what_would_serve_says_what_it_lacks(desk: Desk, line: str) -> None:
    ran = desk.run(line)
    assert ran.exit_code == 2
    assert "SLACK_BOT_TOKEN" in ran.errors


def test_the_pages_show_commands_enough_to_tell_that_they_were_found() -> None:
    assert len(LINES) > 40
    assert SERVING
