"""The command line: thin commands that parse, delegate and choose the exit code.

Stdout carries the answer, stderr everything else. Exit codes: 0 done, 1 failed, 2 usage, 3 done without some sources.
Heavy imports stay inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from briefer.errors import BrieferError, UsageError

PARTIAL = 3
FORMATS = ("md", "html", "pdf", "json")

app = typer.Typer(
    name="briefer",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class EngineName(StrEnum):
    """Which engine reads the articles."""

    auto = "auto"
    embedded = "embedded"
    openai = "openai"


class PageSize(StrEnum):
    """The paper of the one page."""

    a4 = "a4"
    letter = "letter"


Sources = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, globs (quoted), or - for stdin: .txt .md .html .pdf .json .jsonl", show_default=False
    ),
]
JsonErrors = Annotated[
    bool, typer.Option("--json-errors", help="Write errors and left-out sources as JSON lines on stderr.")
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", help="Leave out sources larger than this.", min=1)]
DEFAULT_MAX_BYTES = 5 * 1024 * 1024


def _version(value: bool) -> None:
    if value:
        from briefer import __version__

        typer.echo(f"briefer {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Several articles on one event in, one neutral page out: every statement cited, every dispute marked.

    Examples:

      briefer run seeds/ -o out

      briefer verify out/briefing.json
    """


@app.command()
def run(
    sources: Sources = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder for the files; without it the page goes to stdout.")
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="Comma-separated: md, html, pdf, json.  [default: all with -o, md without]")
    ] = "",
    engine: Annotated[EngineName, typer.Option(help="auto takes the model when a key is set.")] = EngineName.auto,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The page's date, YYYY-MM-DD.  [default: the latest article's]"),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The page's title.  [default: from the articles]")] = None,
    page: Annotated[PageSize, typer.Option(help="Paper of the one page.")] = PageSize.a4,
    max_facts: Annotated[
        int | None, typer.Option("--max-facts", min=1, help="At most this many facts on the page.")
    ] = None,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="No progress and no notices; errors are still shown.")
    ] = False,
    json_errors: JsonErrors = False,
) -> None:
    """Brief the articles: one page, every statement cited, every dispute marked.

    Examples:

      briefer run seeds/                               # the page, as Markdown, on stdout

      briefer run a.txt b.html 'more/*.pdf' -o out     # out/briefing.md, .html, .pdf and .json

      cat article.txt | briefer run - --format json

    Exit codes: 0 done, 1 failed, 2 usage, 3 done, but some sources were left out (the page and stderr say which and why).
    """
    from briefer.run import RunRequest, run_briefing

    with _Errors(json_errors):
        request = RunRequest(
            sources=tuple(sources or ()),
            output=output,
            formats=_formats(formats, output),
            engine=engine.value,
            as_of=_date(as_of),
            title=title,
            page=page.value,
            max_facts=max_facts,
            max_bytes=max_bytes,
            quiet=quiet,
            json_errors=json_errors,
        )
        left_out = run_briefing(request, os.environ)
    if left_out:
        raise typer.Exit(PARTIAL)


@app.command()
def verify(
    briefing: Annotated[Path, typer.Argument(help="A briefing.json that briefer wrote.")],
    root_folder: Annotated[
        Path | None, typer.Option("--root", help="Folder that the sources' paths start from, if they moved.")
    ] = None,
    json_errors: JsonErrors = False,
) -> None:
    """Check every citation and statement of a briefing again against its sources, offline.

    Prints what fails, a line each, and exits 1; prints the tally and exits 0 when all holds.

    Example:

      briefer verify out/briefing.json
    """
    from briefer.verify import verify_file

    with _Errors(json_errors):
        report = verify_file(briefing, root_folder)
    for problem in report.problems:
        typer.echo(problem)
    if report.problems:
        typer.echo(f"{briefing}: {len(report.problems)} of {report.checks} checks failed", err=True)
        raise typer.Exit(1)
    typer.echo(
        f"{briefing}: {report.citations} citations and {report.statements} statements hold in {report.sources} sources"
    )


@app.command()
def clean(
    sources: Sources = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line {path, title, published, text} a source.")] = False,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    json_errors: JsonErrors = False,
) -> None:
    """Print the article text alone: without menus, adverts, related links and comments.

    Examples:

      briefer clean page.html

      briefer clean --json seeds/ > articles.jsonl
    """
    from briefer.run import read, report_left_out

    with _Errors(json_errors):
        intake = read(tuple(sources or ()), max_bytes).intake
        for number, article in enumerate(intake.articles):
            text = "\n\n".join(article.text[b.start : b.end] for b in article.blocks)
            if as_json:
                published = article.published.isoformat() if article.published else None
                row = {"path": article.path, "title": article.title, "published": published, "text": text}
                typer.echo(json.dumps(row, ensure_ascii=False))
            else:
                typer.echo(("\n" if number else "") + text)
        report_left_out(intake.left_out, json_errors)
        if not intake.articles:
            raise typer.Exit(1)
    if intake.left_out:
        raise typer.Exit(PARTIAL)


@app.command()
def gate(
    pairs: Annotated[Path, typer.Argument(help="JSON lines {id, statement, quote, speaker, published}; - for stdin.")],
    json_errors: JsonErrors = False,
) -> None:
    """Hold statements against the passages they cite: {id: true|false} on stdout, the reasons on stderr.

    Example:

      briefer gate pairs.jsonl > verdicts.json
    """
    from briefer.extract.pairs import verdicts

    with _Errors(json_errors):
        lines = sys.stdin.read() if str(pairs) == "-" else _read(pairs)
        found = verdicts(lines.splitlines())
    typer.echo(json.dumps({ident: verdict.supported for ident, verdict in found.items()}, ensure_ascii=False, indent=1))
    for ident, verdict in found.items():
        if not verdict.supported:
            typer.echo(f"{ident}: refused: {verdict.reason}", err=True)


@app.command()
def schema(
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder to write to; without it the briefing's schema is printed.")
    ] = None,
) -> None:
    """Write the JSON Schemas of briefer's records.

    Examples:

      briefer schema > briefing.schema.json

      briefer schema --out schemas/
    """
    from briefer.output import write_text
    from briefer.schemas import schemas

    if out is None:
        typer.echo(schemas()["briefing.schema.json"], nl=False)
        return
    with _Errors(False):
        for name, text in schemas().items():
            write_text(out / name, text)
            typer.echo(str(out / name), err=True)


# ---------------------------------------------------------------- parsing and errors
def _formats(text: str, output: Path | None) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown:
        raise UsageError("--format", f"unknown: {', '.join(unknown)}", f"choose from {', '.join(FORMATS)}")
    if not chosen:
        return FORMATS if output else ("md",)
    if output is None and len(chosen) > 1:
        raise UsageError("--format", "several formats need a folder", "add -o FOLDER")
    return chosen


def _date(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError("--as-of", f"{text!r} is no date", "write it as YYYY-MM-DD") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(str(path), error.strerror or "cannot be read", "name a readable file") from None
    except UnicodeDecodeError:
        raise UsageError(str(path), "is not UTF-8", "save it as UTF-8") from None


class _Errors:
    """Print an expected error in one line (or as JSON) and exit with its code; Ctrl-C exits 130 without a trace."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, BrieferError):
            _fail(error, self.as_json)
        if isinstance(error, KeyboardInterrupt):
            typer.echo("briefer: stopped; files already written are whole", err=True)
            raise typer.Exit(130)


def _fail(error: BrieferError, as_json: bool) -> NoReturn:
    if as_json:
        row = {"error": type(error).__name__, "subject": error.subject, "cause": error.cause, "mend": error.mend}
        typer.echo(json.dumps(row, ensure_ascii=False), err=True)
    else:
        typer.echo(f"briefer: {error}", err=True)
    raise typer.Exit(error.exit_code)


def main() -> None:
    """The console script."""
    # Records hold no cycles: looking for some again and again costs a twentieth of a run and frees nothing.
    gc.set_threshold(100_000, 50, 50)
    app()


if __name__ == "__main__":
    main()
