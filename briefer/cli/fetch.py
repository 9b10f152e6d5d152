"""`briefer fetch`: what the configured sources name, and what of it would be read."""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.common import PARTIAL, Config, Errors, JsonErrors
from briefer.errors import UsageError

if TYPE_CHECKING:
    from briefer.ingest.fetch.gather import Gathered, Listed


def fetch(
    config: Config = None,
    hours: Annotated[
        int | None, typer.Option(min=1, help="Articles of the last so many hours.  [default: daily.hours]")
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="MOMENT", help="The end of those hours, ISO 8601.  [default: now]")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line an article that is named.")] = False,
    json_errors: JsonErrors = False,
) -> None:
    """Show what would be read: the articles that the configured feeds, sites and folders name, and what becomes of each.

    Reads the sources and the pages, and keeps nothing.

    Examples:

      briefer fetch

      briefer fetch --config briefer.toml --hours 48 --json

    Exit codes: 0 done, 1 failed, 2 usage, 3 done, but some sources or pages could not be had.
    """
    from briefer.settings import load

    with Errors(json_errors):
        settings = load(config, os.environ, {"daily.hours": hours}).settings
        if not (settings.feeds or settings.sites or settings.folders):
            mend = "add some to briefer.toml; briefer init writes one"
            raise UsageError("sources", "no feed, site or folder is configured", mend)
        from briefer.ingest.fetch.gather import gather
        from briefer.run import TerminalProgress, report_left_out

        with TerminalProgress(quiet=False) as progress:
            found = gather(settings, _moment(at), progress=progress)
        _show(found, as_json)
        report_left_out(found.left_out, json_errors)
    if found.left_out:
        raise typer.Exit(PARTIAL)


def _moment(text: str | None) -> dt.datetime:
    if text is None:
        return dt.datetime.now(dt.UTC)
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        raise UsageError("--at", f"{text!r} is no moment", "write it as 2026-03-02T08:00+00:00") from None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _show(found: Gathered, as_json: bool) -> None:
    if as_json:
        for one in found.listed:
            typer.echo(json.dumps(_row(one), ensure_ascii=False))
        return
    sources = list(dict.fromkeys(one.source for one in found.listed))
    source = None
    for one in sorted(found.listed, key=lambda one: sources.index(one.source)):
        if one.source != source:
            source = one.source
            typer.echo(source)
        when = f"{one.published:%Y-%m-%d %H:%M}" if one.published else "-"
        words = "-" if one.words is None else str(one.words)
        typer.echo(f"  {one.state:<14} {when:<16} {words:>6}  {one.title or '-'}\n{'':41}{one.url}")
        if one.cause:
            typer.echo(f"{'':41}{one.cause}")
    for note in found.notes:
        typer.echo(f"briefer: {note}", err=True)
    typer.echo(f"briefer: {len(found.articles)} of {len(found.listed)} articles would be read", err=True)


def _row(one: Listed) -> dict[str, object]:
    published = one.published.isoformat() if one.published else None
    return {
        "source": one.source,
        "url": one.url,
        "title": one.title,
        "published": published,
        "words": one.words,
        "state": one.state,
        "cause": one.cause,
    }
