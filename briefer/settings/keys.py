"""What can be set: the dotted name of every setting, its kind, and the environment variables that set it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from briefer.settings.model import Settings

USUAL = {
    "OPENAI_API_KEY": "engine.api_key",
    "OPENAI_BASE_URL": "engine.base_url",
    "SLACK_BOT_TOKEN": "slack.bot_token",
    "SLACK_APP_TOKEN": "slack.app_token",
    "SLACK_SIGNING_SECRET": "slack.signing_secret",
}
"""Variables that other programs read too → the setting they stand for."""
PREFIX = "BRIEFER_"
Kind = Literal["text", "secret", "path", "whole number", "number", "true or false", "list", "table", "tables"]


@dataclass(frozen=True, slots=True)
class Key:
    """One setting. `choices` is empty where any value of its kind will do; `item` is the record of a list of tables."""

    name: str
    kind: Kind
    description: str
    default: Any
    example: Any
    choices: tuple[str, ...] = ()
    item: type[BaseModel] | None = None
    environment_only: bool = False

    @property
    def variables(self) -> tuple[str, ...]:
        """The environment variables that set it, the first that is set wins; none for tables."""
        if self.kind in {"table", "tables"}:
            return ()
        own = PREFIX + self.name.upper().replace(".", "_")
        return own, *(variable for variable, name in USUAL.items() if name == self.name)


@cache
def keys() -> Mapping[str, Key]:
    """Every setting by its dotted name, in the order of the records."""
    return {key.name: key for key in _keys(Settings, "")}


def fields(record: type[BaseModel], prefix: str = "") -> Iterator[Key]:
    """The settings of one record itself, without those of its sections."""
    for name, field in record.model_fields.items():
        if section_of(field) is None:
            yield _key(prefix + (field.alias or name), field)


def sections() -> Iterator[tuple[str, type[BaseModel]]]:
    """The dotted name and the record of every section that is a table, outer ones first."""
    yield from _sections(Settings, "")


def section_of(field: FieldInfo) -> type[BaseModel] | None:
    """The record that the field holds, where it is a section of its own."""
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _sections(record: type[BaseModel], prefix: str) -> Iterator[tuple[str, type[BaseModel]]]:
    for name, field in record.model_fields.items():
        inner = section_of(field)
        if inner is not None:
            yield prefix + name, inner
            yield from _sections(inner, f"{prefix}{name}.")


def _keys(record: type[BaseModel], prefix: str) -> Iterator[Key]:
    yield from fields(record, prefix)
    for name, field in record.model_fields.items():
        inner = section_of(field)
        if inner is not None:
            yield from _keys(inner, f"{prefix}{name}.")


def _key(name: str, field: FieldInfo) -> Key:
    bare = _bare(field.annotation)
    extra = field.json_schema_extra
    item = next((a for a in get_args(bare) if isinstance(a, type) and issubclass(a, BaseModel)), None)
    choice = next((a for a in (bare, *get_args(bare)) if get_origin(a) is Literal), None)
    return Key(
        name=name,
        kind=_kind(bare, item),
        description=field.description or (item.__doc__ if item else "") or "",
        default=None if field.is_required() else field.get_default(call_default_factory=True),
        example=next(iter(field.examples or ()), None),
        choices=tuple(map(str, get_args(choice))),
        item=item,
        environment_only=isinstance(extra, dict) and bool(extra.get("environment_only")),
    )


def _bare(annotation: Any) -> Any:
    """The type itself, without `Annotated` and without "or None"."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return _bare(next(a for a in get_args(annotation) if a is not type(None)))
    return annotation


def _kind(bare: Any, item: type[BaseModel] | None) -> Kind:
    if get_origin(bare) is tuple:
        return "tables" if item else "list"
    if get_origin(bare) is dict:
        return "table"
    known: Mapping[Any, Kind] = {
        SecretStr: "secret", Path: "path", int: "whole number", float: "number", bool: "true or false",
    }  # fmt: skip
    return known.get(bare, "text")
