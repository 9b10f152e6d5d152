"""Addresses: their normal form, what tracking adds to them, and which two are one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import ForbiddenSource, UnreadableSource
from briefer.ingest.fetch.urls import checked, joined, printable, same_page, without_tracking


def test_the_normal_form_has_an_ascii_host_and_no_fragment() -> None:
    assert checked(" HTTPS://Bücher.Example/a b?q=1#part ") == "https://xn--bcher-kva.example/a%20b?q=1"


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "file:///etc/passwd", "javascript:alert(1)", "//a.example", "https://"]
)
def test_only_web_addresses_are_read(address: str) -> None:
    with pytest.raises(UnreadableSource):
        checked(address)


def test_a_password_is_neither_used_nor_shown() -> None:
    with pytest.raises(ForbiddenSource) as caught:
        checked("https://me:hush@a.example/")
    assert "hush" not in str(caught.value)
    assert printable("https://me:hush@a.example/x") == "https://a.example/x"


def test_links_are_resolved_against_their_page() -> None:
    assert joined("https://a.example/news/", "../story?x=1#top") == "https://a.example/story?x=1"
    assert joined("https://a.example/news/", "//b.example/x") == "https://b.example/x"


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
        ("https://a.example/x?id=7&fbclid=abc#comments", "https://a.example/x?id=7"),
        ("https://a.example/x?at_medium=RSS&id=7&at_campaign=KARANGA", "https://a.example/x?id=7"),
        ("https://a.example/x?source=wire&page=2", "https://a.example/x?source=wire&page=2"),
        ("https://a.example/x?", "https://a.example/x"),
    ],
)
def test_tracking_goes_and_what_may_choose_the_page_stays(address: str, plain: str) -> None:
    assert without_tracking(address) == plain


@given(st.text(alphabet="abc/?&=#._", max_size=30), st.sampled_from(["utm_source=x", "fbclid=1", "id=7"]))
def test_an_address_without_tracking_stays_as_it_is(rest: str, parameter: str) -> None:
    plain = without_tracking(f"https://a.example/{rest}?{parameter}")
    assert without_tracking(plain) == plain
    assert same_page(plain) == same_page(f"https://www.a.example/{rest}?{parameter}#top") or "#" in rest


def test_one_page_under_several_addresses() -> None:
    one = same_page("https://www.a.example/story/7/")
    assert one == same_page("http://a.example/story/7?utm_source=x#top") == same_page("https://m.a.example/story/7")
    assert one != same_page("https://a.example/story/8")
    assert one != same_page("https://a.example:8443/story/7")
    assert same_page("https://a.example/?id=7") != same_page("https://a.example/?id=8")
