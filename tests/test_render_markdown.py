"""The briefing as Markdown."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from briefer.render.markdown import escape, render_markdown
from briefer.render.marks import line
from tests.briefings import FACTS, HOSTILE, Desk, full, hostile, small

markdown_it = pytest.importorskip("markdown_it")


def to_html(text: str) -> str:
    reader = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return str(reader.render(text))


def test_one_of_each(snapshot: SnapshotAssertion) -> None:
    assert render_markdown(small()[0]) == snapshot


def test_it_reads_as_headings_lists_and_a_table_with_a_column_a_side() -> None:
    page = to_html(render_markdown(full(points=3)[0]))
    assert page.count("<h1>") == 1
    assert re.findall(r"<h2>(.*?)</h2>", page) == [
        "Key facts",
        "Contested",
        "Updates",
        "Reported by one source only",
        "Sources",
        "How it was made",
        "Passages",
    ]
    assert page.count("<table>") == 4
    assert len(re.findall(r"<th>\[S\d\] 1 source</th>", page)) == 7


def test_items_off_the_page_are_not_in_it() -> None:
    briefing, _ = small()
    off = tuple(f.model_copy(update={"on_page": False}) for f in briefing.facts)
    text = render_markdown(briefing.model_copy(update={"facts": off}))
    assert "**F1**" not in text
    assert "2 more items are in briefing.json" in text


def test_one_source_is_said_to_corroborate_nothing() -> None:
    desk = Desk(sources=1)
    assert "## Key facts (all from one source)" in render_markdown(desk.briefing(facts=(desk.fact(1, FACTS[0], "S1"),)))


def test_hostile_text_reads_as_itself() -> None:
    page = to_html(render_markdown(hostile()[0]))
    tags = set(re.findall(r"</?([a-z0-9]+)", page))
    assert tags <= {
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "strong",
        "em",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    told = html.unescape(re.sub(r"<[^>]+>", "", page))
    for text in HOSTILE:
        assert line(text) in told


def test_only_web_addresses_become_links() -> None:
    assert "](<https://news.example/1>)" in render_markdown(small()[0])
    assert "](<" not in render_markdown(hostile()[0])


@given(st.text(alphabet=st.sampled_from("ab1 .)(*_`#+-=<>[]!|\\&;~$@:/\n{}'\"שé"), max_size=60))
def test_escaped_text_reads_as_that_text(text: str) -> None:
    told = to_html(escape(text)).strip()
    expected = f"<p>{html.escape(line(text), quote=True)}</p>" if line(text) else ""
    assert told.replace("\u2068", "").replace("\u2069", "").replace("&#39;", "'") == expected.replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("see https://evil.example", "see https\\://evil.example"),
        ("see www.evil.example", "see www\\.evil.example"),
        ("ask me@evil.example", "ask me\\@evil.example"),
        ("from $5 to $6", "from \\$5 to \\$6"),
        ("2025. A year", "2025\\. A year"),
        ("-40 degrees", "\\-40 degrees"),
        ("- item", "\\- item"),
    ],
)
def test_what_github_would_read_as_more_is_escaped(text: str, written: str) -> None:
    assert escape(text) == written
