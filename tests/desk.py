"""A folder that holds what the documentation's commands name, and a small shell that runs such a command in it.

    with Desk(folder) as desk:
        ran = desk.run("cat article.txt | briefer run - --format json")
        ran.exit_code, ran.errors, ran.output

The sites of the documentation (any host under .example or .org) are one site on loopback, the model's server is one too, and
the story that it calls 3f2a91c04d7e is one that the folder's archive holds for two days. Each command has a fresh copy of the
folder, so that none needs another; a test changes the working folder only while it runs one.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
import shlex
import shutil
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
import typst
from typer.testing import CliRunner

from briefer.archive import Archive, runs
from briefer.cli import app
from tests.conftest import ROOT
from tests.llm_server import said, serving
from tests.patience import CEILING
from tests.site import Entry, Site, article

STORY = "3f2a91c04d7e"
"""The story that the documentation shows."""
DAYS = (dt.date(2026, 3, 2), dt.date(2026, 3, 3))
"""The days that the documentation shows."""
_HOST = re.compile(r"https://[\w.-]+\.(?:example|org)(?=/)")
_SECRETS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")
_REPORTS = {
    "courier": (
        "Flood closes Elm Ford bridge",
        "The river Elm rose over the bridge at Elm Ford on Monday after two days of rain, the water office said.",
        "{count} houses by the mill were under water by the evening, and their cellars are being pumped out.",
        "The high water reached the old mark on the mill in the afternoon, the miller said to this newspaper.",
        "Few of the owners have a flood insurance, because no company offered one below the weir until last year.",
    ),
    "herald": (
        "Bridge at Elm Ford closed by flood",
        "The bridge at Elm Ford was closed on Monday when the river Elm rose over it, the fire brigade said.",
        "{count} houses by the mill stand in the water, and the high water is not expected to fall before the weekend.",
        "The mayor asked for help from the insurance companies, of which none has spoken about the flood so far.",
    ),
}


@dataclass(frozen=True)
class Ran:
    """How a line ended: the first exit code that was not 0, else 0; what went to standard output and to standard error."""

    exit_code: int
    output: str
    errors: str


class Desk:
    """The folder, and the servers that its files name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "desk"
        self._copies = folder
        self._stack = ExitStack()
        self.story = ""

    def __enter__(self) -> Self:
        self._site = self._stack.enter_context(Site())
        model = self._stack.enter_context(serving(lambda body: said("{}")))
        patch = self._stack.enter_context(pytest.MonkeyPatch.context())
        for name in _SECRETS:
            patch.delenv(name, raising=False)
        patch.setenv("XDG_CACHE_HOME", str(self._copies / "cache"))
        self._model = model.url
        self._fill(self._folder)
        return self

    def __exit__(self, *about: object) -> None:
        self._stack.close()

    # ------------------------------------------------------------ what the folder holds
    def _fill(self, folder: Path) -> None:
        (folder / "seeds").mkdir(parents=True)
        *samples, web = (_beginning(seed) for seed in sorted((ROOT / "seeds").iterdir())[:3])
        seeds = [folder / "seeds" / f"{name}.txt" for name in ("first", "second")]
        for seed, text in zip(seeds, samples, strict=True):
            seed.write_text(text, encoding="utf-8")
        title, *paragraphs = samples[0].split("\n\n")
        for name in ("a.txt", "notes.txt", "article.txt"):
            shutil.copy(seeds[1], folder / name)
        for name in ("b.html", "page.html", "another.html", "news/one.html"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(article(title, *paragraphs), encoding="utf-8")
        (folder / "more").mkdir()
        (folder / "more/c.pdf").write_bytes(_printed(title, *paragraphs))
        for path in ("/story", "/story.html"):
            self._site.page(path, article(*web.split("\n\n")))
        self._publish()
        (folder / "briefer.toml").write_text(self._toml(), encoding="utf-8")
        (folder / "pairs.jsonl").write_text('{"id": "1", "statement": "It rained.", "quote": "It rained."}\n')
        with contextlib.chdir(folder):
            self._make("briefer run seeds/ -o out")
            rows = [
                {"id": seed.stem, "title": text.partition("\n")[0], "text": text}
                for seed, text in ((seed, seed.read_text(encoding="utf-8")) for seed in seeds)
            ]
            Path("articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            self._make("briefer stories articles.jsonl --save stories.json")
            shutil.copy("articles.jsonl", "today.jsonl")
            shutil.copy("out/briefing.json", "briefing.json")
            shutil.copytree("seeds", "archive/2025-12-16/seeds")
            for day in DAYS:
                self._make(f"briefer daily --date {day}")
            Path("desk").mkdir()
            shutil.copy("briefer.toml", "desk/briefer.toml")
            shutil.copy("briefer.sqlite", "desk/briefer.sqlite")
            with Archive(Path("briefer.sqlite")) as archive:
                (self.story,) = {story.id for day in DAYS for story in runs.stories(archive.db, day)}

    def _publish(self) -> None:
        """Two papers' reports on each of the days, and on today."""
        evening = [dt.datetime.combine(day, dt.time(20), dt.UTC) for day in DAYS]
        now = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
        for paper, (title, *paragraphs) in _REPORTS.items():
            entries = []
            for number, when in enumerate((*evening, now)):
                path = f"/{paper}/{number}"
                told = [text.format(count=("Nine", "Twelve", "Thirteen")[number]) for text in paragraphs]
                self._site.page(path, article(title, *told, publisher=paper.title(), published=when.isoformat()))
                entries.append(Entry(title, f"{self._site.address}{path}", when))
            self._site.feed(f"/{paper}/feed", entries)

    def _toml(self) -> str:
        engine = f'[engine]\nbase_url = "{self._model}"\n'
        return (
            self._site.settings
            + engine
            + "".join(f'[[feeds]]\nurl = "{self._site.address}/{paper}/feed"\n' for paper in _REPORTS)
        )

    def _make(self, line: str) -> None:
        ran = self._shell(line)
        assert ran.exit_code == 0, f"{line}: {ran.errors}"

    # ------------------------------------------------------------ the shell
    def run(self, line: str, *, without: Sequence[str] = (), **environment: str) -> Ran:
        """Run a line of the documentation in a fresh copy of the folder, `without` some of its files."""
        copy = self._copies / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self._folder, copy, symlinks=True)
        for name in without:
            (copy / name).unlink()
        with contextlib.chdir(copy), pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            return self._shell(_HOST.sub(self._site.address, line).replace(STORY, self.story))

    def _shell(self, line: str) -> Ran:
        outputs, errors = [], []
        for pipeline in _pipelines(line):
            data = b""
            for words, reads, writes in pipeline:
                ran = self._program(words, Path(reads).read_bytes() if reads else data)
                data = ran.output.encode()
                errors.append(ran.errors)
                if ran.exit_code:
                    return Ran(ran.exit_code, ran.output, "".join(errors))
                if writes:
                    Path(writes).write_bytes(data)
            outputs.append(data.decode())
        return Ran(0, "".join(outputs), "".join(errors))

    def _program(self, words: list[str], data: bytes) -> Ran:
        match words:
            case ["briefer", *arguments]:
                done = CliRunner().invoke(app, arguments, input=data)
                return Ran(done.exit_code, done.stdout, done.stderr)
            case ["cat", path]:
                return Ran(0, Path(path).read_text(encoding="utf-8"), "")
            case ["curl", "-s", url]:
                with urllib.request.urlopen(url, timeout=CEILING) as answer:
                    return Ran(0, answer.read().decode(), "")
        raise AssertionError(f"this shell has no {words}")


def _beginning(article: Path) -> str:
    """What a sample's first paragraphs say: a command does the same with all of them, and takes longer."""
    return "\n\n".join(article.read_text(encoding="utf-8").split("\n\n")[:14]) + "\n"


def _printed(title: str, *paragraphs: str) -> bytes:
    """A PDF of an article."""
    parts = (f"= #{json.dumps(title)}", *(f"#{json.dumps(text, ensure_ascii=False)}" for text in paragraphs))
    made: bytes = typst.compile("\n\n".join(parts).encode(), timestamp=0)
    return made


def _pipelines(line: str) -> Iterator[list[tuple[list[str], str, str]]]:
    """A line's pipelines, each of commands: the words, and the files that are read and written instead of the streams."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    tokens = iter([*lexer, "&&"])
    pipeline: list[tuple[list[str], str, str]] = []
    words, reads, writes = list[str](), "", ""
    for token in tokens:
        if token == "<":
            reads = next(tokens)
        elif token == ">":
            writes = next(tokens)
        elif token in {"|", "&&"}:
            pipeline.append((words, reads, writes))
            words, reads, writes = [], "", ""
            if token == "&&":
                yield pipeline
                pipeline = []
        else:
            words.append(token)
