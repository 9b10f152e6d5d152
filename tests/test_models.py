"""Records are frozen, refuse what they do not know, and never hold a citation that its source does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefer.errors import BrieferError, SpanError
from briefer.models import Article, Block, Citation, Span
from tests.stories import article
from tests.texts import any_text


def test_a_citation_is_cut_from_the_text_without_its_outer_white_space():
    source = article("S1", "Rain fell.  The bridge closed. ")
    citation = source.cite(10, 31)
    assert citation == Citation(source="S1", start=12, end=30, quote="The bridge closed.")
    assert source.holds(citation)


@given(any_text(min_size=1), st.integers(-5, 60), st.integers(-5, 60))
def test_whatever_is_cited_stands_in_the_text(text: str, start: int, end: int):
    source = Article(id="S1", text=text, blocks=(), sha256="0")
    try:
        citation = source.cite(start, end)
    except SpanError:
        assert not 0 <= start < end <= len(text) or not text[start:end].strip()
    else:
        assert source.holds(citation)
        assert text[citation.start : citation.end] == citation.quote == citation.quote.strip()


def test_a_citation_of_another_source_or_another_place_is_not_held():
    source = article("S1", "Rain fell. The bridge closed.")
    citation = source.cite(0, 10)
    assert not source.holds(citation.model_copy(update={"source": "S2"}))
    assert not source.holds(citation.model_copy(update={"start": 1, "end": 11}))


@pytest.mark.parametrize(
    "fields",
    [
        {"source": "S1", "start": 0, "end": 5, "quote": "Rain"},
        {"source": "S1", "start": -1, "end": 3, "quote": "Rain"},
        {"source": "S1", "start": 0, "end": 0, "quote": ""},
    ],
)
def test_offsets_must_fit_the_quote(fields: dict[str, object]):
    with pytest.raises(ValidationError):
        Citation.model_validate(fields)


def test_records_are_frozen_and_refuse_unknown_fields():
    span = Span(start=0, end=1)
    with pytest.raises(ValidationError):
        span.start = 3
    with pytest.raises(ValidationError):
        Span.model_validate({"start": 0, "end": 1, "colour": "red"})


def test_blocks_lie_in_the_text_in_order_and_apart():
    blocks = (Block(start=0, end=4), Block(start=3, end=6))
    with pytest.raises(ValidationError, match="overlaps"):
        Article(id="S1", text="Rain fell.", blocks=blocks, sha256="0")


def test_every_error_names_its_subject_its_cause_and_the_mend():
    error = BrieferError("a.txt", "is empty", "save it again")
    assert str(error) == "a.txt: is empty (save it again)"
    assert error.exit_code == 1
