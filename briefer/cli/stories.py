"""`briefer stories`: articles grouped by the event they report."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.common import PARTIAL, Errors, JsonErrors
from briefer.errors import NothingToBrief, UsageError

if TYPE_CHECKING:
    from briefer.errors import SourceError
    from briefer.stories import KnownStory


def stories(
    articles: Annotated[Path, typer.Argument(help="JSON lines {id, title, text, published?}; - for stdin.")],
    known: Annotated[
        Path | None, typer.Option("--known", help="Stories of the days before, whose ids are kept.", show_default=False)
    ] = None,
    save: Annotated[
        Path | None, typer.Option("--save", help="Write the stories here for the next day.", show_default=False)
    ] = None,
    json_errors: JsonErrors = False,
) -> None:
    """Group articles by the event they report: {id: story} on stdout.

    Examples:

      briefer stories articles.jsonl > story-of.json

      briefer stories today.jsonl --known stories.json --save stories.json

    With one file for --known and --save, the first day may begin without it. Exit codes: 0 done, 1 failed, 2 usage, 3 done,
    but some lines were left out (stderr says which and why).
    """
    from briefer.output import write_text
    from briefer.stories import group, read_lines, recent, to_json

    with Errors(json_errors):
        # Only a line feed ends a line: a JSON string may hold the other line separators.
        items, left_out = read_lines(_read(articles).split("\n"), str(articles))
        _report(left_out, json_errors)
        if not items:
            raise NothingToBrief(str(articles), "no line holds an article", "give {id, title, text, published?} a line")
        grouping = group(items, _known(known, save))
        if save is not None:
            write_text(save, to_json(recent(grouping.known)))
    typer.echo(json.dumps(grouping.story_of, ensure_ascii=False, indent=1))
    if left_out:
        raise typer.Exit(PARTIAL)


def _known(known: Path | None, save: Path | None) -> tuple[KnownStory, ...]:
    from briefer.stories import from_json

    if known is None or (known == save and not known.exists()):
        return ()
    return from_json(_read(known), str(known))


def _report(left_out: tuple[SourceError, ...], as_json: bool) -> None:
    for error in left_out:
        row = {"error": "LeftOut", "subject": error.subject, "cause": error.cause, "mend": error.mend}
        typer.echo(json.dumps(row, ensure_ascii=False) if as_json else f"briefer: left out {error}", err=True)


def _read(path: Path) -> str:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(str(path), error.strerror or "cannot be read", "name a readable file") from None
    except UnicodeDecodeError:
        raise UsageError(str(path), "is not UTF-8", "save it as UTF-8") from None
