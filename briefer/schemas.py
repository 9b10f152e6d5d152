"""The JSON Schemas of the records that programs outside read or write, generated from `models.py`."""

from __future__ import annotations

import json

from pydantic import BaseModel

from briefer.models import Article, Briefing, Extraction, FrontPage, Ledger

_PUBLIC: dict[str, type[BaseModel]] = {
    "briefing.schema.json": Briefing,
    "front.schema.json": FrontPage,
    "article.schema.json": Article,
    "extraction.schema.json": Extraction,
    "ledger.schema.json": Ledger,
}


def schemas() -> dict[str, str]:
    """File name → schema text, in a fixed order."""
    return {name: _text(name, model) for name, model in _PUBLIC.items()}


def _text(name: str, model: type[BaseModel]) -> str:
    body = model.model_json_schema(mode="serialization", by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"briefer/{name}"} | body
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
