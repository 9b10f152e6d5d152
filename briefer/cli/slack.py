"""`briefer slack`: the Slack app."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.common import Config, Errors, JsonErrors
from briefer.errors import UsageError

if TYPE_CHECKING:
    from briefer.settings import Settings
    from briefer.slack_app.delivery import SlackDelivery


def slack(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 3000,
    socket: Annotated[bool, typer.Option("--socket", help="Socket Mode: connect to Slack instead of listening.")] = False,
    state: Annotated[
        Path | None, typer.Option("--state", help="The file of its jobs.  [default: slack.sqlite beside the archive]")
    ] = None,
    api: Annotated[
        str, typer.Option("--api", hidden=True, help="Slack's Web API, for a workspace behind a gateway of its own.")
    ] = "https://slack.com/api/",
    config: Config = None,
    json_errors: JsonErrors = False,
) -> None:
    """Answer /brief in a Slack workspace, until interrupted.

    Needs SLACK_BOT_TOKEN in the environment, and SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode).
    slack/manifest.yaml sets the app up; docs/slack.md tells how.

    Examples:

      briefer slack --socket

      briefer slack --port 3000 --config briefer.toml
    """
    from briefer.settings import load

    with Errors(json_errors):
        settings = load(config, os.environ, {}).settings
        _installed()
        from briefer.slack_app.making import Press, Processes
        from briefer.slack_app.serving import running, serve_http, serve_socket
        from briefer.slack_app.shelf import Shelf

        kept = state or state_file(settings)
        processes = Processes(settings.slack.workers)
        press = Press(settings, processes, lambda: dt.datetime.now(dt.UTC))
        try:
            with running(settings, kept, Shelf(settings.archive.path), press, press.pdf, api) as (app, jobs):
                where = "over Socket Mode" if socket else f"on http://{host}:{port}/slack/events"
                typer.echo(f"briefer: answering /brief {where}", err=True)
                if socket:
                    serve_socket(app, settings)
                else:
                    serve_http(app, jobs, settings, host, port)
        finally:
            processes.close()


def state_file(settings: Settings) -> Path:
    """Where the app keeps its jobs and what it posted."""
    return settings.archive.path.with_name("slack.sqlite")


def deliverers(settings: Settings) -> tuple[SlackDelivery, ...]:
    """The delivery of the daily front page to Slack; none where no channel is set. Raises `UsageError`."""
    if not settings.delivery.slack.channel:
        return ()
    _installed()
    from briefer.slack_app.delivery import SlackDelivery

    return (SlackDelivery(settings, state_file(settings)),)


def _installed() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("slack_bolt", "starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        raise UsageError("briefer slack", f"{', '.join(missing)} not installed", "pip install 'briefer[slack]'")
