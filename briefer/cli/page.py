"""`briefer run` and `briefer verify`: make a page, and check one again."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.common import (
    DEFAULT_MAX_BYTES,
    PARTIAL,
    Config,
    EngineName,
    Errors,
    JsonErrors,
    MaxBytes,
    PageSize,
    Sources,
    date,
    formats_of,
)


def run(
    context: typer.Context,
    sources: Sources = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder for the files; without it the page goes to stdout.")
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="Comma-separated: md, html, pdf, json.  [default: all with -o, md without]")
    ] = "",
    engine: Annotated[
        EngineName | None, typer.Option(help="auto takes the model when a key is set.  [default: auto]")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The page's date, YYYY-MM-DD.  [default: the latest article's]"),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The page's title.  [default: from the articles]")] = None,
    page: Annotated[PageSize | None, typer.Option(help="Paper of the one page.  [default: a4]")] = None,
    max_facts: Annotated[
        int | None, typer.Option("--max-facts", min=1, help="At most this many facts on the page.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="The model to ask, as its server knows it.  [default: from the settings]")
    ] = None,
    max_cost: Annotated[
        float | None, typer.Option("--max-cost", min=0, metavar="DOLLARS", help="Ask no question that may exceed this.")
    ] = None,
    max_tokens: Annotated[
        int | None, typer.Option("--max-tokens", min=0, help="Ask no question that may exceed this many tokens.")
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep answers of the model.")] = False,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    config: Config = None,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="No progress and no notices; errors are still shown.")
    ] = False,
    json_errors: JsonErrors = False,
) -> None:
    """Brief the articles: one page, every statement cited, every dispute marked.

    Examples:

      briefer run seeds/                               # the page, as Markdown, on stdout

      briefer run a.txt b.html 'more/*.pdf' -o out     # out/briefing.md, .html, .pdf and .json

      briefer run https://news.example/story a.txt     # web pages and files

      cat article.txt | briefer run - --format json

      briefer run seeds/ --engine openai --model gpt-5-mini --max-tokens 200000

    Exit codes: 0 done, 1 failed, 2 usage, 3 done, but some sources were left out or a bound on cost or tokens was reached
    (the page and stderr say which and why), 130 stopped; a rerun asks the model nothing that it has answered.
    """
    from briefer.parallel import Partner
    from briefer.run import RunRequest, run_briefing
    from briefer.tandem import Tandem, on_the_web

    # The console script starts a partner before all else is loaded.
    with Errors(json_errors), nullcontext(context.obj) if context.obj else Partner() as partner:
        # Files can be read while the settings are; the web is read by the settings' rules.
        tandem = None if on_the_web(sources or ()) else Tandem(partner, tuple(sources or ()), max_bytes)

        from briefer.settings import load

        flags = {
            "page.paper": page,
            "page.max_facts": max_facts,
            "engine.name": engine,
            "engine.model": model,
            "engine.max_cost": max_cost,
            "engine.max_tokens": max_tokens,
            "engine.cache": False if no_cache else None,
        }
        settings = load(config, os.environ, flags).settings
        tandem = tandem or Tandem(partner, tuple(sources or ()), max_bytes, rules=settings.fetch)
        request = RunRequest(
            sources=tuple(sources or ()),
            output=output,
            formats=formats_of(formats, output, settings.page.formats),
            engine=settings.engine.name,
            as_of=date(as_of),
            title=title,
            page=settings.page.paper,
            max_facts=settings.page.max_facts,
            max_bytes=max_bytes,
            quiet=quiet,
            json_errors=json_errors,
            settings=settings,
        )
        partial = run_briefing(request, tandem)
    if partial:
        raise typer.Exit(PARTIAL)


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

    with Errors(json_errors):
        report = verify_file(briefing, root_folder)
    for problem in report.problems:
        typer.echo(problem)
    if report.problems:
        typer.echo(f"{briefing}: {len(report.problems)} of {report.checks} checks failed", err=True)
        raise typer.Exit(1)
    typer.echo(
        f"{briefing}: {report.citations} citations and {report.statements} statements hold in {report.sources} sources"
    )
