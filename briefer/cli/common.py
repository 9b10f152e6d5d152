"""What the commands share: their common options, their exit codes, and how an error is told."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from briefer.errors import BrieferError, UsageError

PARTIAL = 3
FORMATS = ("md", "html", "pdf", "json")


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
        help="Files, folders, globs (quoted), web addresses, or - for stdin: .txt .md .html .pdf .json .jsonl",
        show_default=False,
    ),
]
JsonErrors = Annotated[
    bool, typer.Option("--json-errors", help="Write errors and left-out sources as JSON lines on stderr.")
]
Config = Annotated[
    Path | None,
    typer.Option("--config", help="Settings file.  [default: briefer.toml here, then in the platform's folder]"),
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", help="Leave out sources larger than this.", min=1)]
DEFAULT_MAX_BYTES = 5 * 1024 * 1024


def formats_of(text: str, output: Path | None, usual: tuple[str, ...] = FORMATS) -> tuple[str, ...]:
    """The formats that `--format` names, else the usual ones for a folder.

    Raises `UsageError` where one is unknown or needs a folder.
    """
    chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown:
        raise UsageError("--format", f"unknown: {', '.join(unknown)}", f"choose from {', '.join(FORMATS)}")
    if not chosen:
        return usual if output else ("md",)
    if output is None and len(chosen) > 1:
        raise UsageError("--format", "several formats need a folder", "add -o FOLDER")
    return chosen


def date(text: str | None, option: str = "--as-of") -> dt.date | None:
    """The date an option names. Raises `UsageError` where it is none."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(option, f"{text!r} is no date", "write it as YYYY-MM-DD") from None


class Errors:
    """Print an expected error in one line (or as JSON) and exit with its code; Ctrl-C exits 130 without a trace."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, BrieferError):
            fail(error, self.as_json)
        if isinstance(error, KeyboardInterrupt):
            typer.echo("briefer: stopped; files already written are whole", err=True)
            raise typer.Exit(130)


def fail(error: BrieferError, as_json: bool) -> NoReturn:
    """Tell the error on stderr and exit with its code."""
    if as_json:
        row = {"error": type(error).__name__, "subject": error.subject, "cause": error.cause, "mend": error.mend}
        typer.echo(json.dumps(row, ensure_ascii=False), err=True)
    else:
        typer.echo(f"briefer: {error}", err=True)
    raise typer.Exit(error.exit_code)
