"""The commented `briefer.toml` that `briefer init` writes: every setting, its meaning and its default.

What has a default stands as a setting; what is unset stands as a comment with an example: `#key = value`, where prose is
`# text`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from briefer.settings.keys import Key, fields, section_of
from briefer.settings.model import Settings
from briefer.settings.shown import plain, toml

_HEAD = """\
# Settings of briefer. A flag goes before the environment, the environment before this file, this file before the defaults.
# Every value below is the default; take away the "#" of a line such as `#key = value` to set what has none.
# `briefer config` shows what is in force and where it comes from. Relative paths begin at this file's folder.
"""


def template() -> str:
    """The text of the file."""
    return "\n".join([_HEAD, *_tables(Settings, "")])


def _tables(record: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in record.model_fields.items():
        inner = section_of(field)
        if inner is None:
            continue
        own = [key for key in fields(inner) if not key.environment_only and key.kind != "tables"]
        if own:
            yield "\n".join([f"# {_sentence(inner)}", f"[{prefix}{name}]", *map(_lines, own), ""])
        yield from _tables(inner, f"{prefix}{name}.")
    if not prefix:
        yield from (_list(key) for key in fields(record) if key.kind == "tables")


def _lines(key: Key) -> str:
    choices = f" One of {', '.join(key.choices)}." if key.choices else ""
    about = f"# {key.description}{choices}"
    if key.kind == "table":
        entries = [f"#{key.name}.{toml(name)} = {toml(value)}" for name, value in (key.example or {}).items()]
        return "\n".join([about, *entries])
    if key.example is not None:
        return f"{about}\n#{key.name} = {toml(key.example)}"
    return f"{about}\n{key.name} = {toml(plain(key.default))}"


def _list(key: Key) -> str:
    assert key.item is not None
    rows = [f"# {one.description}\n#{one.name} = {toml(one.example)}" for one in fields(key.item)]
    return "\n".join([f"# {_sentence(key.item)} Write this part once for each.", f"#[[{key.name}]]", *rows, ""])


def _sentence(record: type[BaseModel]) -> str:
    return (record.__doc__ or "").strip()
