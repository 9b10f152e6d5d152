"""What all formats share: safe text, safe links, marks and tallies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.models import Citation
from briefer.render.marks import (
    Tally,
    breakable,
    isolated,
    line,
    mark_text,
    marks,
    moment_text,
    printable,
    safe_url,
    shortened,
    source_name,
)
from tests.briefings import Desk
from tests.texts import any_text


def test_a_line_has_no_breaks_and_no_invisible_characters() -> None:
    assert line("one\r\ntwo\u2028 \u200bthree\x00\x1b[31m") == "one two three[31m"


def test_overrides_and_isolates_are_taken_out_so_no_text_turns_the_page_round() -> None:
    assert line("a\u202eb\u202c \u2066c\u2069 \u200ed") == "ab c d"


def test_what_cannot_be_shown_leaves_a_trace() -> None:
    assert printable("a\ue000b\ud800c\ufffe") == "a\ufffdb\ufffdc\ufffd"


def test_hidden_tag_characters_are_taken_out() -> None:
    assert line("flag\U000e0067\U000e0062 ends") == "flag ends"


def test_joiners_stay_where_they_shape_letters_or_emoji() -> None:
    assert line("👨\u200d👩 می\u200cخواهم pass\u200dword") == "👨\u200d👩 می\u200cخواهم password"


def test_right_to_left_text_is_isolated_from_what_surrounds_it() -> None:
    assert isolated("plain") == "plain"
    assert isolated("שלום (12)") == "\u2068שלום (12)\u2069"


@given(any_text(), st.integers(min_value=2, max_value=40))
def test_shortened_text_keeps_its_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")


def test_text_is_cut_between_words() -> None:
    assert shortened("the harbour was closed to all traffic", 25) == "the harbour was closed…"


def test_long_runs_may_break() -> None:
    assert breakable("a" * 30 + " b") == "a" * 28 + "\u200baa b"
    assert breakable("ordinary words stay") == "ordinary words stay"


@pytest.mark.parametrize("url", ["https://news.example/a?b=1#c", "http://news.example:8080/", "HTTPS://NEWS.EXAMPLE/x"])
def test_web_addresses_may_be_links(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//news.example/a",
        "https://",
        "https:///path",
        "https://news.example/a b",
        'https://news.example/"onmouseover=x',
        "https://news.example/>x",
        "https://[news",
        "java\nscript:alert(1)",
        "https://news.example/\u202egpj",
    ],
)
def test_nothing_else_is_ever_a_link(url: str | None) -> None:
    assert safe_url(url) is None


def test_a_source_is_named_by_publisher_then_host_then_file_then_id() -> None:
    source = Desk(sources=1).source_items()[0]
    assert source_name(source) == "Coastal Herald"
    source = source.model_copy(update={"publisher": " "})
    assert source_name(source.model_copy(update={"url": "https://www.herald.example/x"})) == "herald.example"
    source = source.model_copy(update={"url": "javascript:alert(1)"})
    assert source_name(source.model_copy(update={"path": "stories/a.txt"})) == "a.txt"
    assert source_name(source.model_copy(update={"path": None})) == "S1"


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (None, None),
        ("2025-03-01", "1 March 2025"),
        ("2025-03-01T21:40", "1 March 2025, 21:40"),
        ("2025-99-01", "2025-99-01"),
        ("Sunday evening", "Sunday evening"),
        (" ", None),
    ],
)
def test_moments_read_as_dates_where_they_are(moment: str | None, text: str | None) -> None:
    assert moment_text(moment) == text


def test_there_is_one_mark_a_source_in_the_order_of_the_list() -> None:
    def cite(source: str, start: int) -> Citation:
        return Citation(source=source, start=start, end=start + 1, quote="x")

    order = {f"S{n}": n for n in range(1, 12)}
    found = marks([cite("S10", 5), cite("S2", 9), cite("S2", 3), cite("S2", 9)], order)
    assert [m.source for m in found] == ["S2", "S10"]
    assert [c.start for c in found[0].citations] == [3, 9]


def test_marks_are_compact() -> None:
    assert mark_text(["S1", "S3", "S12"]) == "S1·3·12"
    assert mark_text(["wire", "S2"]) == "wire·S2"
    assert mark_text([f"S{n}" for n in range(1, 16)]) == "S1·2·3·4·5·6·7·8·9·10·11·12 +3"


def test_tallies_name_origins_where_they_are_fewer_than_the_sources() -> None:
    assert Tally(3, 5, 3).short == "3/5"
    assert Tally(3, 5, 2).short == "3/5 (2)"
    assert Tally(3, 5, 2).medium == "3/5 sources, 2 origins"
    assert Tally(3, 5, 3).long == "3 of 5 sources, 3 origins"
    assert Tally(1, 5, 1).side == "1 source"
