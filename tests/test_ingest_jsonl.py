"""JSON and JSON lines: every object with a text is an article, under whatever of the usual names it keeps its parts."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from briefer.errors import EmptySource, NotAnArticle, SourceError, UnreadableSource
from briefer.ingest.draft import Draft
from briefer.ingest.jsonl import read_json, read_json_lines

TEXT = (
    "The northern bridge reopened to traffic on Monday after eleven weeks of repairs, the city's transport office said.\n\n"
    "About 14,000 vehicles crossed it each day before it closed in May, according to the office's own figures."
)
ARTICLE = {
    "title": "Northern bridge reopens",
    "text": TEXT,
    "published": "2025-03-04",
    "publisher": "The Harbour Courier",
    "author": "By Jo Berg",
    "url": "https://courier.example/bridge",
}


def only(value: Any) -> Draft:
    ((_, found),) = read_json(json.dumps(value), "news/a.json")
    assert isinstance(found, Draft), found
    return found


def test_an_article_object_gives_its_text_and_metadata() -> None:
    draft = only(ARTICLE)
    assert draft.text == TEXT
    assert [draft.text[b.start : b.end] for b in draft.blocks] == TEXT.split("\n\n")
    assert (draft.title, draft.publisher, draft.byline) == ("Northern bridge reopens", "The Harbour Courier", "Jo Berg")
    assert (draft.published, draft.url) == (dt.date(2025, 3, 4), "https://courier.example/bridge")


@pytest.mark.parametrize(
    "value",
    [
        {
            "headline": "Northern bridge reopens",
            "body": TEXT,
            "date": "2025-03-04T10:00:00Z",
            "source": {"name": "The Harbour Courier"},
        },
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Northern bridge reopens",
            "articleBody": TEXT,
            "datePublished": "2025-03-04T10:00:00+01:00",
            "publisher": {"@type": "Organization", "name": "The Harbour Courier"},
        },
        {"@graph": [{"@type": "WebPage", "name": "x"}, ARTICLE]},
        {"articles": [ARTICLE]},
        {"response": {"docs": [ARTICLE]}},
    ],
)
def test_the_usual_names_and_envelopes_are_known(value: dict[str, Any]) -> None:
    draft = only(value)
    assert (draft.text, draft.title, draft.publisher) == (TEXT, "Northern bridge reopens", "The Harbour Courier")
    assert draft.published == dt.date(2025, 3, 4)


def test_html_in_the_text_is_read_as_html() -> None:
    markup = (
        "".join(f"<p>{p}</p>" for p in TEXT.split("\n\n"))
        + '<p style="display:none">The bridge fell and nine people died.</p>'
    )
    draft = only({"title": "Northern bridge reopens", "content": markup})
    assert draft.text == TEXT
    assert draft.notes == ("hidden text stripped: 1 passage",)


def test_the_members_of_a_list_are_numbered_from_one() -> None:
    found = list(read_json(json.dumps([ARTICLE, {"text": " "}, {"id": 7}, ARTICLE]), "a.json"))
    assert [path for path, _ in found] == ["a.json#1", "a.json#2", "a.json#3", "a.json#4"]
    assert [type(item) for _, item in found] == [Draft, EmptySource, NotAnArticle, Draft]


def test_lines_are_numbered_as_in_the_file_and_a_bad_one_stops_no_other() -> None:
    lines = f'{json.dumps(ARTICLE)}\n\n{{"text": broken\n[]\n{json.dumps(ARTICLE)}\n'
    found = list(read_json_lines(lines, "a.jsonl"))
    assert [(path, type(item)) for path, item in found] == [
        ("a.jsonl#1", Draft),
        ("a.jsonl#3", UnreadableSource),
        ("a.jsonl#4", NotAnArticle),
        ("a.jsonl#5", Draft),
    ]
    error = found[1][1]
    assert isinstance(error, SourceError)
    assert error.cause.startswith("line 3 is no valid JSON")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{", UnreadableSource),
        ("[" * 100_000, UnreadableSource),
        ("null", NotAnArticle),
        ('"The bridge reopened."', NotAnArticle),
        ('{"name": "gold", "facts": [{"id": 1}]}', NotAnArticle),
        ("[]", NotAnArticle),
    ],
)
def test_json_without_an_article_says_so(text: str, kind: type[SourceError]) -> None:
    ((path, error),) = read_json(text, "a.json")
    assert path == "a.json"
    assert isinstance(error, kind)
    assert error.mend


def test_an_empty_file_of_lines_is_an_empty_source() -> None:
    ((_, error),) = read_json_lines("\n\n", "a.jsonl")
    assert isinstance(error, EmptySource)


def test_a_date_that_does_not_exist_is_no_date() -> None:
    assert only(ARTICLE | {"published": "2025-02-31"}).published != dt.date(2025, 2, 28)
