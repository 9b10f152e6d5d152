"""Write anew the parts of the documentation that are made from the code: `python docs/refresh.py`.

A made part stands between `<!-- made: NAME -->` and `<!-- /made -->`. `tests/test_docs.py` fails where one is not current.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, get_args

from typer.main import get_command
from typer.testing import CliRunner

from briefer.cli import app
from briefer.models import ContestedKind
from briefer.reconcile.detectors import DETECTORS
from briefer.settings.keys import Key, fields, keys, sections
from briefer.settings.shown import plain, toml

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
EXAMPLE = "example"

_MADE = re.compile(r"(<!-- made: (?P<name>[\w ]+) -->\n)(?P<body>.*?)(<!-- /made -->)", re.DOTALL)


def commands() -> tuple[str, ...]:
    """The names of the app's commands, in the order of its help."""
    group: Any = get_command(app)
    return tuple(group.commands)


def subcommands() -> tuple[str, ...]:
    """The names of the commands within a group of commands: "archive check"."""
    group: Any = get_command(app)
    return tuple(f"{name} {sub}" for name, made in group.commands.items() for sub in getattr(made, "commands", ()))


def makers() -> Mapping[str, Callable[[], str]]:
    """What makes each part: its name → a function without arguments."""
    helps: dict[str, Callable[[], str]] = {"help": _help}
    for name in (*commands(), *subcommands()):
        helps[f"help {name}"] = partial(_help, *name.split())
    return helps | {"kinds": _kinds, "settings": _settings, EXAMPLE: _example}


def refreshed(text: str, *, skip: frozenset[str] = frozenset()) -> str:
    """`text` with its made parts made anew, but for those named in `skip`. Raises `KeyError` for a part nobody makes."""
    made = makers()

    def part(match: re.Match[str]) -> str:
        name = match["name"]
        body = match["body"] if name in skip else made[name]()
        return f"{match[1]}{body}{match[4]}"

    return _MADE.sub(part, text)


def part(text: str, name: str) -> str:
    """The body of a made part as it stands in `text`. Raises `KeyError` where there is none of that name."""
    found = {match["name"]: match["body"] for match in _MADE.finditer(text)}
    return found[name]


def _run(*arguments: str) -> str:
    # Help is folded at the terminal's width: 80 columns, wherever this runs.
    result = CliRunner(env={"COLUMNS": "80", "OPENAI_API_KEY": ""}).invoke(app, list(arguments), prog_name="briefer")
    if result.exit_code:
        raise RuntimeError(f"briefer {' '.join(arguments)}: exit {result.exit_code}: {result.output[-400:]}")
    return result.stdout


def _help(*command: str) -> str:
    text = "\n".join(line.rstrip() for line in _run(*command, "--help").strip().splitlines())
    return f"```text\n{text}\n```\n"


def _kinds() -> str:
    modules = {detector.__module__.rpartition(".")[2] for group in DETECTORS for detector in group}
    names = sorted(kind for kind in get_args(ContestedKind) if kind in modules)
    return f"Looked for in this version: {', '.join(f'`{name}`' for name in names)}.\n"


def _settings() -> str:
    """A table of the settings for each section, and for each list of tables."""
    named = [(f"[{name}]", record, f"{name}.") for name, record in sections()]
    named += [(f"[[{key.name}]]", key.item, "") for key in keys().values() if key.kind == "tables" and key.item]
    parts = []
    for title, record, prefix in named:
        rows = [_setting(key, prefix) for key in fields(record, prefix) if key.kind != "tables"]
        if rows:
            head = "| setting | kind | default | meaning |\n| --- | --- | --- | --- |"
            parts.append("\n".join([f"### `{title}`", "", (record.__doc__ or "").strip(), "", head, *rows, ""]))
    return "\n" + "\n".join(parts) + "\n"


def _setting(key: Key, prefix: str) -> str:
    kind = ", ".join(f"`{choice}`" for choice in key.choices) or key.kind
    default = "" if key.default is None or key.kind == "table" else f"`{toml(plain(key.default))}`"
    usual = [f"`{name}`" for name in key.variables[1:] if name not in key.description]
    about = key.description + (f" Also {', '.join(usual)}." if usual else "")
    return f"| `{key.name.removeprefix(prefix)}` | {kind} | {default} | {about} |"


def _example() -> str:
    """The briefing of the seeds with one entry in each list, the shortest that shows the list's shape."""
    briefing = json.loads(_run("run", str(ROOT / "seeds"), "--format", "json", "--quiet"))
    several = [f for f in briefing["facts"] if f["on_page"] and f["independent_sources"] > 1]
    short = {
        "bottom_line": briefing["bottom_line"][:1],
        "sources": briefing["sources"][:1],
        "facts": _shortest(several or briefing["facts"]),
        "contested": _shortest(briefing["contested"]),
        "updates": _shortest(briefing["updates"]),
        "integrity": briefing["integrity"][:1],
    }
    return f"```json\n{json.dumps(briefing | short, ensure_ascii=False, indent=2)}\n```\n"


def _shortest(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(items, key=lambda item: (len(json.dumps(item)), item["id"]))[:1]


def main() -> None:
    """Refresh every page in docs/ that has a made part, and name those that changed."""
    for page in sorted(DOCS.glob("*.md")):
        old = page.read_text(encoding="utf-8")
        new = refreshed(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
