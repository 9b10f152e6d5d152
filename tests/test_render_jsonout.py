"""briefing.json, the contract."""

from __future__ import annotations

import json

import pytest

from briefer.models import Briefing, Usage
from briefer.render.jsonout import render_json
from tests.briefings import Desk, small


def test_it_reads_back_as_the_same_briefing() -> None:
    briefing, _ = small()
    assert Briefing.model_validate_json(render_json(briefing)) == briefing


def test_keys_come_in_the_order_of_the_records_with_the_schema_first() -> None:
    data = json.loads(render_json(small()[0]))
    assert next(iter(data)) == "schema"
    assert list(data["facts"][0])[:4] == ["id", "statement", "speaker", "status"]
    assert data["as_of"] == "2025-03-06"


def test_text_stays_readable_and_ends_in_a_line_break() -> None:
    text = render_json(Desk().briefing(title="Łódź – 総統 “x”"))
    assert "Łódź – 総統 “x”" in text
    assert text.endswith("}\n")


def test_items_off_the_page_are_in_it() -> None:
    briefing, _ = small()
    off = tuple(f.model_copy(update={"on_page": False}) for f in briefing.facts)
    data = json.loads(render_json(briefing.model_copy(update={"facts": off})))
    assert [f["on_page"] for f in data["facts"]] == [False, False, False]


def test_a_number_that_json_cannot_hold_is_refused() -> None:
    usage = Usage.model_construct(requests=0, prompt_tokens=0, completion_tokens=0, cost_usd=float("inf"))
    with pytest.raises(ValueError, match="JSON"):
        render_json(Desk().briefing().model_copy(update={"usage": usage}))
