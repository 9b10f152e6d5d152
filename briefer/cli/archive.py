"""`briefer search`, `diff`, `show`, `export` and `archive check`: what the archive holds."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.common import Config, Errors, JsonErrors, date

if TYPE_CHECKING:
    from briefer.archive import Archive
    from briefer.daily.comparing import Compared
    from briefer.models import Briefing

ArchivePath = Annotated[
    Path | None, typer.Option("--archive", help="The archive's file.  [default: archive.path of the settings]")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this date on, YYYY-MM-DD.")]

archive = typer.Typer(no_args_is_help=True, help="Look after the archive.")


@contextmanager
def opened(path: Path | None, config: Path | None, json_errors: bool) -> Iterator[Archive]:
    """The archive that the flag or the settings name, for a command that only reads it."""
    from briefer.archive import Archive
    from briefer.settings import load

    with Errors(json_errors):
        where = path or load(config, os.environ, {}).settings.archive.path
        with Archive(where, create=False) as found:
            yield found


@archive.command()
def check(archive: ArchivePath = None, config: Config = None, json_errors: JsonErrors = False) -> None:
    """Check the archive's file, its texts by their hashes, and every citation of every briefing in it.

    Prints what is wrong, a line each, and exits 1; prints the tally and exits 0 when all holds. Changes nothing.

    Example:

      briefer archive check --archive briefer.sqlite
    """
    from briefer.archive.check import check as checked

    with opened(archive, config, json_errors) as found:
        report = checked(found.db)
        name = found.path
    for problem in report.problems:
        typer.echo(problem)
    if report.problems:
        typer.echo(f"{name}: {len(report.problems)} problems", err=True)
        raise typer.Exit(1)
    typer.echo(
        f"{name}: {report.citations} citations of {report.briefings} briefings of {report.runs} days hold in"
        f" {report.versions} texts"
    )


def search(
    words: Annotated[list[str], typer.Argument(help='What to look for; all of it must stand there. "A phrase" in quotes.')],
    since: Since = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many of each kind.")] = 20,
    as_json: AsJson = False,
    archive: ArchivePath = None,
    config: Config = None,
    json_errors: JsonErrors = False,
) -> None:
    """Look for words in the archive: in what briefings say, then in the articles.

    Exits 1 where nothing is found.

    Examples:

      briefer search flood insurance

      briefer search '"high water"' --since 2026-03-01 --json
    """
    from briefer.archive.search import search as searched

    with opened(archive, config, json_errors) as found:
        hits = searched(found.db, " ".join(words), limit=limit, since=date(since, "--since"))
    for hit in hits:
        if as_json:
            typer.echo(json.dumps(asdict(hit), ensure_ascii=False))
        else:
            place = " ".join(part for part in (hit.date, hit.story, hit.item) if part)
            origin = hit.publisher or hit.url or "article"
            typer.echo(f"{place or '-'}  {hit.title if hit.item else f'{origin}: {hit.title}'}\n    {hit.snippet}")
    if not hits:
        typer.echo("briefer: nothing found", err=True)
        raise typer.Exit(1)


def export(
    story: Annotated[str | None, typer.Option("--story", help="This story only, by its id.")] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="This date only, YYYY-MM-DD.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write DATE/STORY/briefing.json and its texts to this folder.")
    ] = None,
    archive: ArchivePath = None,
    config: Config = None,
    json_errors: JsonErrors = False,
) -> None:
    """Write the archive's briefings as JSON lines, or as files.

    Exits 1 where there is none.

    Examples:

      briefer export --date 2026-03-02 > day.jsonl

      briefer export --story 3f2a91c04d7e -o exported
    """
    from briefer.archive import export as exported

    count = 0
    with opened(archive, config, json_errors) as found:
        when = date(day, "--date")
        rows = exported.lines(found.db, story, when) if output is None else exported.files(found.db, output, story, when)
        for row in rows:
            typer.echo(str(row))
            count += 1
    if not count:
        typer.echo("briefer: there is no such briefing", err=True)
        raise typer.Exit(1)


def diff(
    earlier: Annotated[str, typer.Argument(metavar="DATE", help="The earlier date, YYYY-MM-DD.")],
    later: Annotated[str, typer.Argument(metavar="DATE", help="The later date, YYYY-MM-DD.")],
    story: Annotated[str | None, typer.Option("--story", help="This story only, by its id.")] = None,
    as_json: AsJson = False,
    archive: ArchivePath = None,
    config: Config = None,
    json_errors: JsonErrors = False,
) -> None:
    """Print what changed from one date's briefings to another's; a story without news is one line.

    Examples:

      briefer diff 2026-03-02 2026-03-03

      briefer diff 2026-03-02 2026-03-03 --story 3f2a91c04d7e --json
    """
    from briefer.daily.comparing import compare

    with opened(archive, config, json_errors) as found:
        days = [day for day in (date(earlier, "DATE"), date(later, "DATE")) if day is not None]
        rows = [row for row in compare(found, *days) if story in (None, row.story)]
    for row in rows:
        if as_json:
            changes = row.briefing.changes.model_dump(mode="json") if row.briefing.changes else None
            told = {"story": row.story, "state": row.state, "title": row.briefing.title, "changes": changes}
            typer.echo(json.dumps(told, ensure_ascii=False))
        else:
            typer.echo("\n".join(_compared(row)))


def show(
    story: Annotated[str, typer.Argument(help="The story's id, as briefer search and the front page give it.")],
    since: Since = None,
    as_json: AsJson = False,
    archive: ArchivePath = None,
    config: Config = None,
    json_errors: JsonErrors = False,
) -> None:
    """Print how a story went on: each date's bottom line, its contested points and what had changed.

    Examples:

      briefer show 3f2a91c04d7e

      briefer show 3f2a91c04d7e --since 2026-03-01 --json
    """
    from briefer.daily.comparing import history

    with opened(archive, config, json_errors) as found:
        rows = history(found, story, date(since, "--since"))
    for kept in rows:
        if as_json:
            briefing = kept.briefing.model_dump(mode="json", by_alias=True)
            typer.echo(json.dumps({"date": str(kept.date), "story": kept.story, "briefing": briefing}, ensure_ascii=False))
        else:
            typer.echo("\n".join(_shown(str(kept.date), kept.briefing)))


def _compared(row: Compared) -> list[str]:
    name = f"{row.story}  {row.briefing.title}"
    if row.state != "both":
        return [f"{name}: {'not on the earlier date' if row.state == 'began' else 'not on the later date'}"]
    news = _news(row.briefing)
    return [f"{name}: {row.briefing.tally}", *news]


def _shown(day: str, briefing: Briefing) -> list[str]:
    tally = f" ({briefing.tally} since {briefing.changes.since})" if briefing.changes else ""
    lines = [f"{day}  {briefing.title}{tally}", *(f"    {said.statement}" for said in briefing.bottom_line)]
    lines += [f"    Contested: {point.topic}" for point in briefing.contested]
    return [*lines, *_news(briefing)]


def _news(briefing: Briefing) -> list[str]:
    from briefer.render.changed import change_text, source_text

    sources = briefing.changes.sources if briefing.changes else ()
    lines = [change_text(change) for change in briefing.news] + [source_text(change, briefing) for change in sources]
    return [f"    {line}" for line in lines]
