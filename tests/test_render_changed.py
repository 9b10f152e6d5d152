"""What changed since the story's last briefing, on the page of every format."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import html

from briefer.compose.budget import fit
from briefer.models import Briefing, Changes, ItemChange, Said, SourceChange
from briefer.render.changed import change_text, changed
from briefer.render.html import render_html
from briefer.render.markdown import render_markdown
from briefer.render.pdf import page_fits, pages, render_pdf
from tests.briefings import HOSTILE, full, small

SINCE = dt.date(2025, 3, 5)
HASH = "0" * 64


def said(text: str) -> Said:
    return Said(text=text, as_of=SINCE)


def with_changes(briefing: Briefing, *items: ItemChange, sources: tuple[SourceChange, ...] = ()) -> Briefing:
    return briefing.model_copy(update={"changes": Changes(since=SINCE, items=items, sources=sources)})


@pytest.fixture
def story() -> tuple[Briefing, dict[str, str]]:
    briefing, texts = small()
    edited = SourceChange(kind="edited", source="S2", old_sha256=HASH, new_sha256=HASH, taken_out=("Ten were hurt.",))
    items = (
        ItemChange(kind="new", topic="the warning", item="F3", new=said("The union warned.")),
        ItemChange(kind="updated", topic="people on board", item="U1", old=said("140"), new=said("none")),
        ItemChange(kind="settled", topic="the alarm", before="C4", old=said("At nine. / At ten."), new=said("At nine.")),
        ItemChange(kind="newly_contested", topic="people treated", item="C1", new=said("Eleven. / Seventeen.")),
    )
    return with_changes(briefing, *items, sources=(edited,)), texts


def test_changes_stand_in_one_order_and_new_facts_are_marked_where_they_are(story: tuple[Briefing, dict[str, str]]) -> None:
    shown = changed(story[0])
    assert shown is not None
    assert [turn.label for turn in shown.turns] == ["Settled", "Newly contested", "Updated", "Source"]
    assert shown.tally == "1 settled, 1 newly contested, 1 updated, 1 new, 1 source edited"
    assert shown.tags == {"F3": "new", "U1": "updated", "C1": "newly contested"}


def test_markdown_lists_and_marks_them(story: tuple[Briefing, dict[str, str]]) -> None:
    page = render_markdown(story[0])
    assert "## What changed since 5 March 2025" in page
    assert "- **Settled:** At nine." in page
    assert "*(before, 5 Mar 2025: At nine. / At ten.)*" in page
    assert "**(new)**" in page
    assert "changed its report without saying so [S2]" in page


def test_html_links_a_change_to_its_item_and_its_passages(story: tuple[Briefing, dict[str, str]]) -> None:
    page = html.fromstring(render_html(*story))
    ids = set(page.xpath("//@id"))
    links = page.xpath("//section[@aria-labelledby='changed']//a/@href")
    assert "#C1" in links
    assert {link.removeprefix("#") for link in links} <= ids
    assert page.xpath("//li[@id='F3']//strong[@class='tag']/text()") == ["new"]


def test_the_pdf_is_one_page_with_them(story: tuple[Briefing, dict[str, str]]) -> None:
    assert render_pdf(story[0]).standards == ("ua-1", "a-2a")


def test_a_full_page_makes_room_for_what_changed() -> None:
    briefing, _ = full()
    items = [ItemChange(kind="settled", topic="x", old=said("Some words. " * 30), new=said("More words. " * 30))] * 20
    crowded = with_changes(fit(briefing, page_fits), *items)
    fitted = fit(crowded, page_fits)
    assert pages(fitted, 8.0, tight=True, run_in=True) == 1
    assert "12 more in briefing.json" in render_markdown(fitted)
    assert sum(f.on_page for f in fitted.facts) < sum(f.on_page for f in crowded.facts)


def test_a_story_without_news_says_so_in_one_line() -> None:
    briefing, texts = small()
    quiet = with_changes(briefing)
    for page in (render_markdown(quiet), render_html(quiet, texts)):
        assert "since 5 March 2025: nothing new" in page
        assert "What changed" not in page


def test_a_new_fact_that_is_off_the_page_is_not_told() -> None:
    briefing, _ = small()
    off = tuple(f.model_copy(update={"on_page": False}) if f.id == "F3" else f for f in briefing.facts)
    told = with_changes(
        briefing.model_copy(update={"facts": off}), ItemChange(kind="new", topic="x", item="F3", new=said("y"))
    )
    assert told.news == ()
    assert "nothing new" in render_markdown(told)


def test_nothing_in_a_change_is_read_as_markup() -> None:
    briefing, texts = small()
    items = tuple(ItemChange(kind="settled", topic=t, old=said(t), new=said(t)) for t in HOSTILE[:6])
    evil = with_changes(briefing, *items)
    assert "<script>" not in render_html(evil, texts)
    assert "\n# heading" not in render_markdown(evil)
    render_pdf(evil)


def test_one_change_in_a_sentence() -> None:
    change = ItemChange(kind="updated", topic="tonnes", old=said("4,000 tonnes"), new=said("6,500 tonnes"))
    assert change_text(change) == "Updated: 4,000 tonnes (5 Mar 2025) → 6,500 tonnes (5 Mar 2025)"
