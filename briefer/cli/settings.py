"""`briefer config` and `briefer init`: the settings in force, and a file to begin with."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.common import Config, Errors, JsonErrors
from briefer.errors import UsageError


def config(
    config: Config = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object: each setting's value and origin.")] = False,
    json_errors: JsonErrors = False,
) -> None:
    """Show the settings in force, each with its origin; secrets are masked.

    A flag goes before the environment, the environment before the file, the file before the defaults.

    Examples:

      briefer config

      briefer config --config briefer.toml --json
    """
    from briefer.settings import load
    from briefer.settings.shown import rows, toml

    with Errors(json_errors):
        effective = load(config, os.environ, {})
    if as_json:
        found = {name: {"value": value, "origin": origin} for name, value, origin in rows(effective)}
        typer.echo(json.dumps({"file": _name(effective.path), "settings": found}, ensure_ascii=False, indent=1))
        return
    typer.echo(f"# file: {_name(effective.path) or 'none'}")
    for name, value, origin in rows(effective):
        typer.echo(f"{name} = {toml(value)}  # {origin}")


def init(
    path: Annotated[Path, typer.Argument(help="The file to write.")] = Path("briefer.toml"),
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    json_errors: JsonErrors = False,
) -> None:
    """Write a commented briefer.toml with every setting and its default.

    Examples:

      briefer init

      briefer init desk/briefer.toml --force
    """
    from briefer.output import write_text
    from briefer.settings.template import template

    with Errors(json_errors):
        if path.exists() and not force:
            raise UsageError(str(path), "is there already", "add --force to write over it")
        write_text(path, template())
    typer.echo(f"briefer: wrote {path}", err=True)


def _name(path: Path | None) -> str | None:
    return None if path is None else str(path)
