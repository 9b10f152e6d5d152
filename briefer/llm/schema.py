"""A wire model → the strict JSON Schema that structured output asks for. Pure.

Strict mode wants every object closed and every property required, and knows only part of JSON Schema; what it does not know
is either dropped here (pydantic still holds answers to it) or refused, so that a wire model cannot fail at a server only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from briefer.errors import ModelError

_DROPPED = frozenset({"default", "title", "minLength", "maxLength", "uniqueItems", "examples"})
_REFUSED = {
    "oneOf": "a discriminated union (write a plain one)",
    "prefixItems": "a tuple (write a list or a model)",
    "patternProperties": "a dict (write a list of models)",
    "allOf": "an intersection",
    "not": "a negation",
}
_NAMED = frozenset({"properties", "$defs"})
"""Keywords whose keys are names, not keywords."""


@cache
def strict_schema(model: type[BaseModel]) -> Mapping[str, Any]:
    """The wire model's strict JSON Schema. Raises `ModelError` where it holds what strict mode does not take."""
    schema = _closed(model.model_json_schema(), model.__name__)
    assert isinstance(schema, dict)
    return schema


def schema_name(stage: str) -> str:
    """The name a stage's schema goes by: letters, digits, "_" and "-", at most 64 of them."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", stage)[:64]


def _closed(node: object, place: str) -> object:
    if isinstance(node, list):
        return [_closed(item, place) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    for keyword, what in _REFUSED.items():
        if keyword in node:
            raise ModelError(f"wire model {place}", f"holds {what}, which strict output does not take")
    kept = {key: _part(key, value, place) for key, value in node.items() if key not in _DROPPED}
    if kept.get("type") == "object":
        if "properties" not in kept or isinstance(kept.get("additionalProperties"), dict):
            raise ModelError(f"wire model {place}", "holds a dict (write a list of models)")
        kept |= {"additionalProperties": False, "required": list(kept["properties"])}
    return kept


def _part(key: str, value: object, place: str) -> Any:
    if key in _NAMED and isinstance(value, dict):
        return {name: _closed(part, f"{place}.{name}") for name, part in value.items()}
    return value if key in {"const", "enum", "description"} else _closed(value, place)
