"""What is no article, and which source is the same as an earlier one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.errors import EmptySource, NotAnArticle
from briefer.ingest.dedupe import identities
from briefer.ingest.draft import Draft
from briefer.ingest.pieces import Piece, lay_out, without_controls
from briefer.ingest.screen import running_prose, screen
from briefer.models import Block


def draft(*paragraphs: str) -> Draft:
    text, blocks = lay_out(Piece("paragraph", p) for p in paragraphs)
    return Draft(text, blocks)


LONG = draft(
    "The northern bridge reopened to traffic on Monday after eleven weeks of repairs, the city's transport office said.",
    "Shop owners on the eastern bank had complained of falling sales. Trade fell by a fifth, their association said.",
)


@pytest.mark.parametrize(
    "passing",
    [
        LONG,
        draft("A magnitude 6.1 earthquake struck off Valdora on Monday, the survey said."),
        draft(
            "The ferry Sunrise ran aground off Holm on Friday.",
            "All 84 passengers were taken ashore, the coast guard said.",
        ),
        draft("“You must leave now,” the mayor told residents of Holm on Friday, as the water rose."),
    ],
)
def test_an_article_passes_however_short(passing: Draft) -> None:
    screen(passing, "a.txt")


@pytest.mark.parametrize(
    "menu",
    [
        draft("Home", "News", "Sport", "Weather", "Business", "Culture", "Contact us"),
        draft("Bridge reopens after repairs", "Ferry runs late again", "Mayor to step down in June"),
        draft("Page not found. The page you requested could not be found."),
        draft("Please enable JavaScript to view this page. We use cookies to make our site better for you."),
        draft(
            "Checking your browser before you go on. This may take some seconds. Please wait for a moment, then try again."
        ),
        draft("It rained."),
    ],
)
def test_a_menu_a_list_of_links_or_an_error_page_is_no_article(menu: Draft) -> None:
    with pytest.raises(NotAnArticle) as caught:
        screen(menu, "a.txt")
    assert caught.value.subject == "a.txt"
    assert caught.value.mend


@pytest.mark.parametrize("nothing", [Draft("", ()), Draft(" \n\t ", ()), Draft("Home | News | Sport", ())])
def test_nothing_left_is_an_empty_source(nothing: Draft) -> None:
    with pytest.raises(EmptySource):
        screen(nothing, "a.txt")


def test_running_prose_is_sentences_and_not_labels() -> None:
    assert running_prose("Share this\nThe bridge reopened on Monday. Traffic flowed.\nMost read") == [
        "The bridge reopened on Monday."
    ]


def same(one: Draft, other: Draft) -> bool:
    return bool({key for _, key in identities(one)} & {key for _, key in identities(other)})


def test_two_outlets_with_one_wire_text_are_two_sources() -> None:
    assert not same(replace(LONG, publisher="Valley Post"), replace(LONG, publisher="Harbour Courier"))


def test_the_same_text_by_the_same_publisher_is_one_source() -> None:
    post = replace(LONG, publisher="Valley Post", title="Bridge reopens")
    assert same(post, replace(post, url="https://post.example/a?utm_source=feed", notes=("read twice",)))


def test_the_same_address_under_the_same_headline_is_one_source() -> None:
    one = replace(LONG, url="https://www.post.example/2025/bridge/?utm_source=x#top", title="Bridge reopens")
    assert same(
        one,
        replace(
            draft("Something else was said on Monday by the office."),
            url="https://post.example/2025/bridge",
            title="Bridge reopens",
        ),
    )


def test_an_updated_page_and_a_front_page_are_no_duplicates() -> None:
    other = draft("Something else was said on Monday by the office.")
    one = replace(LONG, url="https://post.example/bridge", title="Bridge reopens")
    assert not same(one, replace(other, url="https://post.example/bridge", title="Bridge closes again"))
    assert not same(replace(LONG, url="https://post.example/"), replace(other, url="https://post.example/"))


def test_an_edited_copy_is_no_duplicate() -> None:
    assert not same(LONG, draft(LONG.text.split("\n\n")[0]))


def test_control_characters_lie_outside_all_blocks() -> None:
    text = "One\x00two three.\n\n\x0c Four \x1b"
    blocks = without_controls(text, [Block(start=0, end=14), Block(start=16, end=len(text), kind="item")])
    assert [(text[b.start : b.end], b.kind) for b in blocks] == [
        ("One", "paragraph"),
        ("two three.", "paragraph"),
        ("Four", "item"),
    ]
