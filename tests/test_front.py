"""The front page of a day: the stories by weight, each with its bottom line, its disputes and what changed; one page."""

from __future__ import annotations

import json

import pypdfium2
import pytest
from lxml import html

from briefer.models import FrontPage, ItemChange
from briefer.render.front import render_front_html, render_front_json, render_front_markdown
from briefer.render.front_pdf import SIZES, render_front_pdf
from tests.briefings import HOSTILE
from tests.fronts import front
from tests.test_render_changed import said


def text_of(data: bytes) -> tuple[int, str]:
    """The number of pages of a PDF, and the text of the first."""
    pdf = pypdfium2.PdfDocument(data)
    return len(pdf), pdf[0].get_textpage().get_text_range().replace("\r\n", " ")


# ---------------------------------------------------------------- what is on it
def test_stories_stand_by_weight_and_those_without_news_in_a_line() -> None:
    page = front()
    assert [story.id for story in page.stories] == ["st1", "st2", "st0"]
    assert [story.id for story in page.quiet] == ["qu0"]
    lead, _, last = page.stories
    assert (lead.origins, lead.contested, len(lead.disputes), lead.since) == (5, 10, 5, None)
    assert (last.tally, [c.kind for c in last.news]) == ("1 updated", ["updated"])


def test_a_sentence_names_who_says_it() -> None:
    told = front().stories[0]
    names = {told.publishers[c.source] for sentence in told.bottom_line for c in sentence.citations}
    assert names <= set(told.publishers.values())
    assert "Reuters" in names


def test_a_dispute_that_came_up_is_told_once_among_the_disputes() -> None:
    page = front()
    lead = page.stories[0]
    change = ItemChange(kind="newly_contested", topic=lead.disputes[0], item="C1", new=said("One. / Two."))
    changed = page.model_copy(update={"stories": (lead.model_copy(update={"news": (change,)}), *page.stories[1:])})
    text = render_front_markdown(changed)
    assert "- **Contested:** Number of people treated in hospital (new); When" in text
    assert "Newly contested" not in text


# ---------------------------------------------------------------- formats
def test_markdown_links_to_the_stories_pages() -> None:
    page = render_front_markdown(front())
    assert page.startswith("# Briefing of 6 March 2025\n\n4 stories · 43 articles read · embedded engine\n")
    assert "## [Story 1: all on board were brought ashore](<st1/briefing.html>)" in page
    assert "6 sources, 5 origins · **10 contested** · new today" in page
    assert "- **Updated:** Fifteen. *(before, 5 Mar 2025: Twelve.)*" in page
    assert "[Quiet story 0](<qu0/briefing.html>): nothing new since 5 Mar 2025" in page
    assert "2 stories more of less weight were not briefed." in page
    assert "no answer within 20 seconds" in page


def test_html_loads_nothing_and_links_relatively() -> None:
    page = html.fromstring(render_front_html(front()))
    links = page.xpath("//main//a/@href")
    assert "st1/briefing.html" in links
    assert "st1/briefing.html#contested" in links
    assert not [link for link in links if "://" in link]
    assert not page.xpath("//script | //img | //link | //iframe")


def test_json_is_the_record() -> None:
    page = front()
    data = json.loads(render_front_json(page))
    assert data["schema"] == "briefer/front/1"
    assert FrontPage.model_validate(data) == page


def test_the_pdf_says_what_the_others_say() -> None:
    count, text = text_of(render_front_pdf(front()).data)
    assert count == 1
    for words in ("6 March 2025", "Story 1: all on board", "10 contested", "Twelve.", "Without news:", "Quiet story 0"):
        assert words in text


def test_without_story_pages_nothing_is_linked() -> None:
    page = front()
    bare = page.model_copy(
        update={"stories": tuple(s.model_copy(update={"folder": None}) for s in page.stories), "quiet": ()}
    )
    assert "briefing.html" not in render_front_html(bare) + render_front_markdown(bare)
    assert b"briefing.pdf" not in render_front_pdf(bare).data


# ---------------------------------------------------------------- one page, always
@pytest.mark.parametrize(
    ("count", "quiet", "paper"), [(0, 0, "a4"), (0, 1, "a4"), (1, 0, "letter"), (9, 3, "a4"), (60, 40, "letter")]
)
def test_it_is_one_page_whatever_the_day_brings(count: int, quiet: int, paper: str) -> None:
    page = front(count, quiet, paper)
    made = render_front_pdf(page)
    pages, text = text_of(made.data)
    assert pages == 1
    assert made.standards == ("ua-1", "a-2a")
    if count > 9:
        assert made.size == SIZES[-1]
        assert "more in front.json" in text


def test_the_fewer_stories_the_larger_the_type() -> None:
    sizes = [render_front_pdf(front(n)).size for n in (3, 14)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == SIZES[0]


def test_the_same_day_gives_the_same_bytes() -> None:
    assert render_front_pdf(front()).data == render_front_pdf(front()).data


def test_nothing_from_an_article_is_read_as_markup() -> None:
    page = front()
    evil = " ".join(HOSTILE)
    stories = tuple(
        s.model_copy(update={"title": evil, "publishers": dict.fromkeys(s.publishers, HOSTILE[0]), "disputes": HOSTILE[:3]})
        for s in page.stories
    )
    hostile = page.model_copy(update={"stories": stories})
    assert "<script>" not in render_front_html(hostile)
    assert "\n# heading" not in render_front_markdown(hostile)
    assert text_of(render_front_pdf(hostile).data)[0] == 1
