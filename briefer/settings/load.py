"""From the file, the environment and the command line to the settings in force, each with its origin.

A later layer goes before an earlier one: defaults, then `briefer.toml`, then the environment, then flags. Nothing is
passed over: an unknown name or a wrong type is a `UsageError` that says where it stands and what was expected.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefer.errors import UsageError
from briefer.settings.keys import PREFIX, Key, keys
from briefer.settings.model import Settings
from briefer.settings.nearest import nearest, unknown

FILE = "briefer.toml"
DEFAULT, FLAG = "default", "command line"
OTHER_VARIABLES = frozenset({"BRIEFER_CONFIG", "BRIEFER_SHARED"})
"""Variables of this prefix that are no settings: where the file is, and where the tests' material is."""

_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})
_EXPECTED = {
    "int_type": "a whole number", "int_parsing": "a whole number", "int_from_float": "a whole number",
    "float_type": "a number", "bool_type": "true or false", "string_type": "text in quotes",
    "tuple_type": 'a list, such as ["one", "two"]', "dict_type": "a table", "model_type": "a table",
    "model_attributes_type": "a table", "missing": "a value: it is required", "string_too_short": "text that is not empty",
    "too_short": "at least one value", "finite_number": "a finite number",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Effective:
    """The settings in force.

    `origins` maps each setting's dotted name to where its value comes from: "default", the file's path, "environment
    NAME" or "command line". `path` is the file that was read, null where there is none. Relative paths among the settings
    have been made absolute: those of the file from its folder, all others from the working folder.
    """

    settings: Settings
    origins: Mapping[str, str]
    path: Path | None


def load(path: Path | None, environment: Mapping[str, str], flags: Mapping[str, object]) -> Effective:
    """Read the settings.

    `path` is the file that `--config` names; null looks for one (see `find`). `flags` maps dotted names ("page.paper") to
    values, null where the flag was not given. Raises `UsageError` where the file is missing or cannot be read, a name is
    unknown or a value is not what is expected.
    """
    path = path if path is not None else find(environment)
    tree: dict[str, Any] = {}
    origins = dict.fromkeys(keys(), DEFAULT)
    if path is not None:
        tree = _read(path)
        for key in _present(tree):
            if key.environment_only:
                variable = key.variables[-1]
                raise UsageError(f"{path}: {key.name}", "no file may hold it", f"set {variable} in the environment")
            origins[key.name] = str(path)
    for key, variable in _variables(environment):
        _put(tree, key.name, _value(key, environment[variable]))
        origins[key.name] = f"environment {variable}"
    for name, value in flags.items():
        if value is not None:
            if name not in keys():
                raise UsageError(name, "no such setting", nearest(name, keys()))
            _put(tree, name, value)
            origins[name] = FLAG
    return Effective(_absolute(_validated(tree, origins, path), origins, path), origins, path)


def find(environment: Mapping[str, str]) -> Path | None:
    """The file to read where none is named: BRIEFER_CONFIG, then `briefer.toml` in the working folder, then in the
    platform's folder for configuration; null where there is none."""
    named = environment.get("BRIEFER_CONFIG")
    if named:
        return Path(named)
    here = Path(FILE)
    if here.is_file():
        return here.resolve()
    import platformdirs

    there = platformdirs.user_config_path("briefer") / FILE
    return there if there.is_file() else None


# ---------------------------------------------------------------- the file
def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        mend = "name the file with --config, or write one with briefer init"
        raise UsageError(str(path), error.strerror or "cannot be read", mend) from None
    except UnicodeDecodeError:
        raise UsageError(str(path), "is not UTF-8", "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(str(path), f"is no TOML: {error}", "mend that line") from None


def _present(tree: Mapping[str, Any]) -> Iterator[Key]:
    """The settings that a file holds."""
    for key in keys().values():
        here: Any = tree
        for part in key.name.split("."):
            here = here.get(part) if isinstance(here, dict) else None
        if here is not None:
            yield key


# ---------------------------------------------------------------- the environment
def _variables(environment: Mapping[str, str]) -> Iterator[tuple[Key, str]]:
    """Each setting that the environment sets, with the variable that does; an empty variable sets nothing.

    Raises `UsageError` where a variable looks like a setting and is none.
    """
    known = {variable for key in keys().values() for variable in key.variables}
    begins = {f"{PREFIX}{name.partition('.')[0].upper()}_" for name in keys() if "." in name}
    for variable in sorted(environment):
        if variable.startswith(PREFIX) and variable not in known | OTHER_VARIABLES:
            mend = nearest(variable, known)
            if mend or any(variable.startswith(beginning) for beginning in begins):
                raise UsageError(variable, "no setting is set by this variable", mend or "see briefer config")
    for key in keys().values():
        found = next((variable for variable in key.variables if environment.get(variable)), None)
        if found:
            yield key, found


def _value(key: Key, text: str) -> object:
    """The variable's text as the kind of value that the setting has; as it is where it is none, to be refused later."""
    if key.kind == "list":
        return [part.strip() for part in text.split(",") if part.strip()]
    if key.kind == "true or false":
        word = text.strip().lower()
        return True if word in _TRUE else False if word in _FALSE else text
    try:
        return int(text) if key.kind == "whole number" else float(text) if key.kind == "number" else text
    except ValueError:
        return text


def _put(tree: dict[str, Any], name: str, value: object) -> None:
    *outer, last = name.split(".")
    for part in outer:
        inner = tree.setdefault(part, {})
        if not isinstance(inner, dict):
            return  # the file has something else there, which is about to be refused
        tree = inner
    tree[last] = value


# ---------------------------------------------------------------- checking
def _validated(tree: Mapping[str, Any], origins: Mapping[str, str], path: Path | None) -> Settings:
    # JSON in strict mode takes a list for a tuple and text for a path, but no text for a number.
    text = json.dumps(tree, default=str)
    try:
        return Settings.model_validate_json(text, strict=True)
    except ValidationError as error:
        found = error.errors(include_url=False)
        # A misspelt name goes first: what is "missing" may be what it stands for.
        first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
        raise _mistake(first, origins, path) from None


def _mistake(found: ErrorDetails, origins: Mapping[str, str], path: Path | None) -> UsageError:
    """The first mistake, named by its place and, for a value, by where that value comes from."""
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in found["loc"])
    origin = next((origins[key] for key in origins if name == key or name.startswith(f"{key}.")), str(path or ""))
    subject = f"{path}: {name}" if origin in {DEFAULT, str(path)} else name if origin == FLAG else f"{origin}: {name}"
    if found["type"] == "extra_forbidden":
        return UsageError(subject, "no such setting", unknown(found["loc"]))
    return UsageError(subject, f"expected {_expected(found)}", "see docs/configuration.md")


def _expected(found: ErrorDetails) -> str:
    kind, context = found["type"], found.get("ctx", {})
    if kind == "literal_error":
        return "one of " + str(context["expected"]).replace(" or ", ", ").replace("'", '"')
    if kind == "value_error":
        return str(context["error"])
    for bound, words in (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than")):
        if bound in context:
            return f"{words} {context[bound]}"
    return _EXPECTED.get(kind, found["msg"])


# ---------------------------------------------------------------- paths
def _absolute(settings: Settings, origins: Mapping[str, str], path: Path | None) -> Settings:
    def resolved(name: str, value: Path) -> Path:
        of_file = path is not None and origins[name] in {DEFAULT, str(path)}
        base = path.resolve().parent if of_file and path else Path.cwd()
        return base / value.expanduser()

    archive = settings.archive.model_copy(update={"path": resolved("archive.path", settings.archive.path)})
    output = settings.output.model_copy(update={"folder": resolved("output.folder", settings.output.folder)})
    folders = tuple(f.model_copy(update={"path": resolved("folders", f.path)}) for f in settings.folders)
    ca_file = settings.fetch.ca_file
    fetch = settings.fetch.model_copy(update={"ca_file": ca_file and resolved("fetch.ca_file", ca_file)})
    return settings.model_copy(update={"archive": archive, "output": output, "folders": folders, "fetch": fetch})
