"""The JSON Schemas in schemas/ are those of the records: run `briefer schema --out schemas` after changing `models.py`."""

from __future__ import annotations

import json

import pytest

from briefer.schemas import schemas
from tests.conftest import ROOT


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_on_file_is_current(name: str):
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == schemas()[name]


def test_the_briefing_schema_requires_what_the_contract_does():
    schema = json.loads(schemas()["briefing.schema.json"])
    assert {
        "schema",
        "title",
        "summary",
        "sources",
        "facts",
        "contested",
        "updates",
        "integrity",
        "engine",
        "usage",
    } <= set(schema["properties"])
    assert schema["additionalProperties"] is False
    assert schema["properties"]["schema"]["const"] == "briefer/briefing/1"
