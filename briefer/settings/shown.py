"""The settings as they are shown: every value with its origin, secrets masked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr

from briefer.settings.keys import keys
from briefer.settings.load import Effective

MASK = "********"


def rows(effective: Effective) -> Iterator[tuple[str, Any, str]]:
    """(dotted name, plain value, origin) of every setting: a secret that is set is `MASK`, what is unset null."""
    for name in keys():
        yield name, plain(_at(effective.settings, name)), effective.origins[name]


def plain(value: Any) -> Any:
    """A setting's value as JSON knows it, secrets masked."""
    if isinstance(value, SecretStr):
        return MASK
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {field.alias or name: plain(getattr(value, name)) for name, field in fields.items()}
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value


def toml(value: Any) -> str:
    """A plain value as TOML writes it on one line; null, which TOML does not have, is "(unset)"."""
    if value is None:
        return "(unset)"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_bare(key)} = {toml(one)}" for key, one in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    # JSON's text and numbers are TOML's; DEL alone must be escaped besides.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _bare(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else json.dumps(key)


def _at(record: BaseModel, name: str) -> Any:
    here: Any = record
    for part in name.split("."):
        here = getattr(here, next(n for n, f in type(here).model_fields.items() if (f.alias or n) == part))
    return here
