"""`briefer cache`: the kept answers of language models."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from briefer.cli.common import Errors, JsonErrors

cache = typer.Typer(invoke_without_command=True)


@cache.callback()
def info(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object: {path, bytes, answers by prompt}.")] = False,
    json_errors: JsonErrors = False,
) -> None:
    """Show which answers of language models are kept, and where.

    An answer is kept for its very question: the same server, model, prompt and texts. A rerun takes it from there and
    costs nothing.

    Examples:

      briefer cache

      briefer cache clear
    """
    if context.invoked_subcommand:
        return
    from briefer.llm.cache import default_path, inspect

    with Errors(json_errors):
        found = inspect(default_path())
    if as_json:
        row = {"path": str(found.path), "bytes": found.size, "answers": found.answers}
        typer.echo(json.dumps(row, ensure_ascii=False, indent=1))
        return
    typer.echo(f"{found.path}: {sum(found.answers.values()):,} answers, {found.size:,} bytes")
    for stage, number in found.answers.items():
        typer.echo(f"{number:>9,}  {stage}")


@cache.command()
def clear(json_errors: JsonErrors = False) -> None:
    """Forget every kept answer.

    Example:

      briefer cache clear
    """
    from briefer.llm.cache import clear as cleared
    from briefer.llm.cache import default_path

    with Errors(json_errors):
        path = default_path()
        cleared(path)
    typer.echo(f"briefer: no answers are kept in {path}", err=True)
