"""The commands of the command line, put together.

Heavy imports stay inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from briefer.cli import archive, cache, daily, fetch, page, settings, slack, stories, text

app = typer.Typer(
    name="briefer",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from briefer import __version__

        typer.echo(f"briefer {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Several articles on one event in, one neutral page out: every statement cited, every dispute marked.

    Examples:

      briefer run seeds/ -o out

      briefer verify out/briefing.json
    """


_COMMANDS: tuple[Callable[..., None], ...] = (
    page.run, page.verify, text.clean, text.gate, text.schema, settings.config, settings.init, fetch.fetch,
    archive.search, archive.export, stories.stories, slack.slack, daily.daily, archive.diff, archive.show,
)  # fmt: skip
for command in _COMMANDS:
    app.command()(command)
app.add_typer(archive.archive, name="archive")
app.add_typer(cache.cache, name="cache")


def narrow(arguments: Sequence[str]) -> None:
    """Where a command is named, leave only that: typer works out the options of every command there is, 2 ms each."""
    named = [
        command for command in app.registered_commands if command.callback and [command.callback.__name__] == arguments[:1]
    ]
    if named:
        app.registered_commands, app.registered_groups = named, []
