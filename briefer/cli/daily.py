"""`briefer daily`: the day's front page and its stories, from the configured sources to what is delivered."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.common import PARTIAL, Config, EngineName, Errors, JsonErrors, date


def daily(
    config: Config = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day to brief, YYYY-MM-DD.  [default: today]")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder of the dated briefings.  [default: output.folder]")
    ] = None,
    only_front: Annotated[
        bool, typer.Option("--only-front", help="Write the front page alone, without the stories' pages.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read the day's sources anew, and replace what was made of them.")
    ] = False,
    no_delivery: Annotated[bool, typer.Option("--no-delivery", help="Write files only; send nothing.")] = False,
    engine: Annotated[EngineName | None, typer.Option(help="auto takes the model when a key is set.")] = None,
    json_log: Annotated[bool, typer.Option("--json-log", help="Write the log on stderr as JSON lines.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Log only what went wrong.")] = False,
    json_errors: JsonErrors = False,
) -> None:
    """Make the day's briefing: read the feeds, find the stories, brief each, tell what changed, deliver.

    A run that was stopped goes on where it was; a day that is done is not read again, only written and delivered where
    that is missing. A second run beside the first ends at once.

    Examples:

      briefer daily

      briefer daily --config briefer.toml --only-front

      briefer daily --date 2026-03-02 --again --no-delivery

    Exit codes: 0 done, 1 failed (or another run is under way), 2 usage, 3 done, but some sources were left out or a
    delivery failed.
    """
    from briefer.cli.slack import deliverers as to_slack
    from briefer.daily import DailyRequest, run_daily
    from briefer.daily.channels import deliverers
    from briefer.daily.log import Log
    from briefer.settings import load

    with Errors(json_errors):
        flags = {"output.folder": None if output is None else str(output), "engine.name": engine}
        settings = load(config, os.environ, flags).settings
        request = DailyRequest(
            settings=settings,
            now=dt.datetime.now(dt.UTC),
            date=date(day, "--date"),
            only_front=only_front,
            again=again,
            deliverers=() if no_delivery else (*deliverers(settings), *to_slack(settings)),
            log=Log(as_json=json_log, quiet=quiet),
        )
        outcome = run_daily(request)
    if outcome.partial:
        raise typer.Exit(PARTIAL)
