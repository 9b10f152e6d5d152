"""`briefer clean`, `gate` and `schema`: the parts of a run that are of use alone."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.common import DEFAULT_MAX_BYTES, PARTIAL, Config, Errors, JsonErrors, MaxBytes, Sources
from briefer.errors import UsageError


def clean(
    sources: Sources = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line {path, title, published, text} a source.")] = False,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    config: Config = None,
    json_errors: JsonErrors = False,
) -> None:
    """Print the article text alone: without menus, adverts, related links and comments.

    Examples:

      briefer clean page.html

      briefer clean --json seeds/ > articles.jsonl
    """
    from briefer.run import report_left_out
    from briefer.tandem import on_the_web, read

    with Errors(json_errors):
        rules = None
        if on_the_web(sources or ()):
            from briefer.settings import load

            rules = load(config, os.environ, {}).settings.fetch
        intake = read(tuple(sources or ()), max_bytes, rules).intake
        for number, article in enumerate(intake.articles):
            text = "\n\n".join(article.text[b.start : b.end] for b in article.blocks)
            if as_json:
                published = article.published.isoformat() if article.published else None
                row = {"path": article.path or article.url, "title": article.title, "published": published, "text": text}
                typer.echo(json.dumps(row, ensure_ascii=False))
            else:
                typer.echo(("\n" if number else "") + text)
        report_left_out(intake.left_out, json_errors)
        if not intake.articles:
            raise typer.Exit(1)
    if intake.left_out:
        raise typer.Exit(PARTIAL)


def gate(
    pairs: Annotated[Path, typer.Argument(help="JSON lines {id, statement, quote, speaker, published}; - for stdin.")],
    json_errors: JsonErrors = False,
) -> None:
    """Hold statements against the passages they cite: {id: true|false} on stdout, the reasons on stderr.

    Example:

      briefer gate pairs.jsonl > verdicts.json
    """
    from briefer.extract.pairs import verdicts

    with Errors(json_errors):
        lines = sys.stdin.read() if str(pairs) == "-" else _read(pairs)
        found = verdicts(lines.splitlines())
    typer.echo(json.dumps({ident: verdict.supported for ident, verdict in found.items()}, ensure_ascii=False, indent=1))
    for ident, verdict in found.items():
        if not verdict.supported:
            typer.echo(f"{ident}: refused: {verdict.reason}", err=True)


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
    with Errors(False):
        for name, text in schemas().items():
            write_text(out / name, text)
            typer.echo(str(out / name), err=True)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(str(path), error.strerror or "cannot be read", "name a readable file") from None
    except UnicodeDecodeError:
        raise UsageError(str(path), "is not UTF-8", "save it as UTF-8") from None
