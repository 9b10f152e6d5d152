"""Pairs from outside are judged one by one; a malformed line is named."""

from __future__ import annotations

import json

import pytest

from briefer.errors import UsageError
from briefer.extract.pairs import verdicts


def line(ident: str = "a", **fields: object) -> str:
    return json.dumps({"id": ident, "statement": "12 ferries were late.", "quote": "12 ferries were late.", **fields})


def test_pairs_are_judged_in_their_order():
    found = verdicts([line("b"), "", line("a", statement="13 ferries were late.")])
    assert [(ident, verdict.supported) for ident, verdict in found.items()] == [("b", True), ("a", False)]
    assert "13" in found["a"].reason or "12" in found["a"].reason


def test_the_date_resolves_weekdays():
    pair = line(
        statement="Twelve ferries were late on 5 March.", quote="On Thursday 12 ferries were late.", published="2026-03-05"
    )
    assert verdicts([pair])["a"].supported


@pytest.mark.parametrize(
    ("bad", "needle"),
    [("{", "line 2"), ('{"id": "x"}', "statement"), (line("c", published="soon"), "published"), (line("a"), "comes twice")],
)
def test_a_malformed_line_is_named(bad: str, needle: str):
    with pytest.raises(UsageError, match=needle):
        verdicts([line("a"), bad])
