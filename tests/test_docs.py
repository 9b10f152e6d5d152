"""The documentation keeps pace with the code: help texts, commands, fields, links and the picture are what they say."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from briefer.cli import app
from briefer.models import (
    Briefing,
    Changes,
    Citation,
    ContestedItem,
    EngineInfo,
    FactItem,
    ItemChange,
    PositionItem,
    Said,
    SourceChange,
    SourceItem,
    SummarySentence,
    UpdateItem,
    Usage,
    ValueItem,
)
from briefer.render.pdf import render_pdf
from docs.picture import MOST, main, picture
from docs.refresh import EXAMPLE, commands, part, refreshed
from tests.briefings import small
from tests.conftest import ROOT

README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*(?:\n[^\]\n]*)?\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PNG = b"\x89PNG\r\n\x1a\n"


@cache
def program() -> Any:
    """All commands."""
    return get_command(app)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def shell_lines(page: Path) -> Iterator[str]:
    for language, body in FENCE.findall(read(page)):
        if language == "sh":
            yield from body.splitlines()


def invocations(word: str, pages: list[Path]) -> list[list[str]]:
    """The arguments of every call of a program in the pages' `sh` blocks, without what the shell itself reads."""
    found = []
    for page in pages:
        for line in shell_lines(page):
            lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
            lexer.whitespace_split = True
            parts: list[list[str]] = [[]]
            for token in lexer:
                if set(token) <= set("|&;<>"):
                    parts.append([token] if "<" in token or ">" in token else [])
                else:
                    parts[-1].append(token)
            found += [p[1:] for p in parts if p and p[0] == word]
    return found


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


# ---------------------------------------------------------------- commands
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_made_from_the_code_is_current(page: Path) -> None:
    # The example changes with every improvement of the engine; that it keeps to the contract is tested below.
    assert read(page) == refreshed(read(page), skip=frozenset({EXAMPLE})), "run: python docs/refresh.py"


def test_every_command_is_documented_and_named_in_the_readme() -> None:
    headings = HEADING.findall(read(ROOT / "docs" / "commands.md"))
    assert [h for h in headings if h.startswith("briefer ")] == [f"briefer {name}" for name in commands()]
    assert {call[0] for call in invocations("briefer", [README])} == set(commands())


@pytest.mark.parametrize("arguments", invocations("briefer", PAGES), ids=" ".join)
def test_every_command_shown_is_one_that_the_program_takes(arguments: list[str]) -> None:
    group = program()
    context = group.make_context("briefer", list(arguments))
    command = group.get_command(context, arguments[0])
    assert command is not None
    command.make_context(arguments[0], arguments[1:], parent=context)


def test_every_make_target_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    shown = {target for page in PAGES for target in re.findall(r"\bmake ([a-z]+)`", read(page))}
    shown |= {word for call in invocations("make", PAGES) for word in call}
    assert shown
    assert shown <= targets


def test_exit_codes_of_the_errors_are_documented() -> None:
    documented = set(re.findall(r"^\| (\d+) \|", read(ROOT / "docs" / "commands.md"), re.MULTILINE))
    assert documented == {"0", "1", "2", "3", "130"}


# ---------------------------------------------------------------- the contract
def test_every_field_of_the_contract_is_documented() -> None:
    rows = re.findall(r"^\| ((?:`\w+` ?)+)\|", read(ROOT / "docs" / "briefing-json.md"), re.MULTILINE)
    documented = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    documented |= set(re.findall(r"`(\w+)`", read(ROOT / "docs" / "briefing-json.md").partition("## Contested")[2]))
    records = (Briefing, SummarySentence, SourceItem, FactItem, ContestedItem, PositionItem, UpdateItem, ValueItem)
    fields = {
        field.alias or name
        for record in (*records, Changes, ItemChange, Said, SourceChange, Citation, EngineInfo, Usage)
        for name, field in record.model_fields.items()
    }
    assert fields - documented == set()


def test_the_example_keeps_to_the_contract_and_its_quotes_stand_in_the_seeds() -> None:
    body = part(read(ROOT / "docs" / "briefing-json.md"), EXAMPLE)
    example = json.loads(body.removeprefix("```json\n").removesuffix("```\n"))
    briefing = Briefing.model_validate(example)
    assert set(example) == {field.alias or name for name, field in Briefing.model_fields.items()}
    texts = {f"S{n}": read(path) for n, path in enumerate(sorted((ROOT / "seeds").iterdir()), 1)}
    cited = [c for item in (*briefing.bottom_line, *briefing.facts) for c in item.citations]
    cited += [c for point in briefing.contested for side in point.positions for c in side.citations]
    cited += [c for update in briefing.updates for value in update.values for c in value.citations]
    assert cited
    assert [c for c in cited if texts[c.source][c.start : c.end] != c.quote] == []


# ---------------------------------------------------------------- links, length, picture
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_relative_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(FENCE.sub("", read(page))):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        if anchor:
            assert anchor in map(slug, HEADING.findall(FENCE.sub("", read(path)))), target


def test_the_readme_is_short_and_leads_to_every_page() -> None:
    assert len(read(README).splitlines()) <= 150
    linked = {(ROOT / target).resolve() for target in LINK.findall(read(README)) if "://" not in target}
    assert {page for page in PAGES if page != README} - linked - {ROOT / "docs" / "scorecard.md"} == set()


def test_the_picture_is_small_enough_to_be_shown() -> None:
    data = (ROOT / "docs" / "page.png").read_bytes()
    assert data.startswith(PNG)
    assert len(data) < MOST


def test_a_page_is_drawn_the_same_each_time(tmp_path: Path) -> None:
    pdf = tmp_path / "briefing.pdf"
    pdf.write_bytes(render_pdf(small()[0]).data)
    drawn = picture(pdf, width=200)
    assert drawn.startswith(PNG)
    assert int.from_bytes(drawn[16:20], "big") == 200
    assert picture(pdf, width=200) == drawn


def test_without_a_page_nothing_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.pdf"), str(tmp_path / "page.png")]) == 1
    assert "make brief" in capsys.readouterr().err
    assert not (tmp_path / "page.png").exists()
