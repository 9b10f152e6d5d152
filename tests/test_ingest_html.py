"""Web pages: the article's own paragraphs, without what stands around them, and what the page says of itself."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from briefer.ingest.draft import Draft
from briefer.ingest.html import declared_charset, looks_like_markup, read_page

PARAGRAPHS = (
    "The northern bridge reopened to traffic on Monday after eleven weeks of repairs, the city's transport office said.",
    "“We are a week ahead of the plan,” said Anna Holm, who leads the office. “The cables have all been renewed.”",
    "About 14,000 vehicles crossed it each day before it closed in May, according to the office's own figures.",
    "Shop owners on the eastern bank had complained of falling sales. Trade fell by a fifth, their association said.",
    "The works cost 3.2 million euros, of which the state paid half. A second stage is to begin in the spring.",
)
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Northern bridge reopens &amp; traffic flows",
    "datePublished": "2025-03-04T08:30:00+01:00",
    "author": [{"@type": "Person", "name": "Jo Berg"}, {"@type": "Person", "name": "By Kim Dahl"}],
    "publisher": {"@type": "Organization", "name": "The Harbour Courier"},
}
HEAD = f"""<title>Northern bridge reopens | The Harbour Courier</title>
<meta property="og:site_name" content="Harbour Courier"><link rel="canonical" href="https://courier.example/2025/03/04/bridge">
<script type="application/ld+json">{json.dumps(LINKED)}</script>"""
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
SIDE = """<aside><h3>Most read</h3>
<ul><li><a href="/1">Ferry was late again</a></li><li><a href="/2">Mayor goes</a></li></ul></aside>
<div class="comments" id="comments"><h3>Comments</h3><p>What a waste of money this was, I have to say, once again.</p></div>
<footer><p>© 2025 The Harbour Courier. All rights reserved.</p></footer>"""


def page(body: str = BODY, head: str = HEAD, lead: str = "", tail: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body>{MENU}<main><article><h1>Northern bridge reopens</h1>"
        f"{lead}{body}{tail}</article></main>{SIDE}</body></html>"
    )


def texts(draft: Draft) -> list[str]:
    return [draft.text[b.start : b.end] for b in draft.blocks]


def test_the_text_is_the_articles_paragraphs_with_a_blank_line_between() -> None:
    draft = read_page(page())
    assert draft.text == "\n\n".join(PARAGRAPHS)
    assert texts(draft) == list(PARAGRAPHS)


def test_the_page_says_who_when_and_where() -> None:
    draft = read_page(page())
    assert draft.title == "Northern bridge reopens & traffic flows"
    assert draft.publisher == "The Harbour Courier"
    assert draft.byline == "Jo Berg, Kim Dahl"
    assert draft.published == dt.date(2025, 3, 4)
    assert draft.url == "https://courier.example/2025/03/04/bridge"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-03-04T08:30:00Z">', dt.date(2025, 3, 4)),
        ('<meta name="pubdate" content="20250304">', dt.date(2025, 3, 4)),
        ('<meta name="date" content="2025-13-44"><meta name="dc.date" content="2025-03-04">', dt.date(2025, 3, 4)),
        # In UTC it is already the fifth; the outlet's own day stands in its address.
        (
            '<meta property="article:published_time" content="2025-03-05T01:10:00Z">'
            '<link rel="canonical" href="https://a.example/2025/03/04/bridge">',
            dt.date(2025, 3, 4),
        ),
    ],
)
def test_the_date_is_read_where_pages_put_it(head: str, day: dt.date) -> None:
    assert read_page(page(head=head)).published == day


def test_a_time_element_dates_a_page_without_metadata() -> None:
    assert read_page(page(head="", lead='<time datetime="2025-03-04T10:00">4 March</time>')).published == dt.date(
        2025, 3, 4
    )


def test_a_page_that_names_its_agency_as_publisher_is_still_the_sites_own() -> None:
    linked = json.dumps(LINKED | {"publisher": {"name": "Associated Press"}})
    head = f'<script type="application/ld+json">{linked}</script><meta property="og:site_name" content="Valley Post">'
    assert read_page(page(head=head)).publisher == "Valley Post"


def test_broken_json_ld_is_passed_over() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    head = broken + '<meta property="og:title" content="Bridge reopens">'
    assert read_page(page(head=head)).title == "Bridge reopens"


def test_subheadings_lists_and_quotes_keep_their_kind() -> None:
    half = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[:3])
    rest = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[3:])
    inner = "<h2>What it cost</h2><ul><li>Cables: two million euros in all.</li><li>Paint: 300,000 euros.</li></ul>"
    draft = read_page(page(half + inner + f"<blockquote><p>{PARAGRAPHS[3]}</p></blockquote>" + rest))
    kinds = {draft.text[b.start : b.end]: b.kind for b in draft.blocks}
    assert kinds["What it cost"] == "heading"
    assert kinds["Paint: 300,000 euros."] == "item"
    assert kinds[PARAGRAPHS[0]] == kinds[PARAGRAPHS[3]] == "paragraph"


def test_lines_that_only_lead_elsewhere_are_left_out() -> None:
    promo = '<p><a href="/x">FERRY COMPANY TO CUT EVENING SERVICE FROM JUNE</a></p>'
    promo += '<p>Read more: <a href="/y">How the bridge was built</a></p>'
    draft = read_page(
        page("".join(f"<p>{p}</p>" for p in PARAGRAPHS[:2]) + promo + "".join(f"<p>{p}</p>" for p in PARAGRAPHS[2:]))
    )
    assert draft.text == "\n\n".join(PARAGRAPHS)


def test_a_sentence_with_a_link_in_it_stays() -> None:
    linked = '<p>The office <a href="/report">published its report</a> on the works on Friday, a week late.</p>'
    assert "The office published its report on the works on Friday, a week late." in read_page(page(BODY + linked)).text


def test_the_lines_under_the_headline_are_no_part_of_the_text() -> None:
    lead = '<h2 class="dek">Cables renewed a week ahead of plan</h2>'
    lead += '<p class="standfirst">Eleven weeks of repairs are over</p><p>4 March 2025, 10:00</p>'
    assert read_page(page(lead=lead)).text == "\n\n".join(PARAGRAPHS)


def test_a_subheading_in_the_body_stays_whatever_its_class() -> None:
    opening, close = " ".join(PARAGRAPHS[:2]), f"<p>{PARAGRAPHS[4]}</p><p>{PARAGRAPHS[2]}</p>"
    body = f'<p>{opening}</p><h2 class="subhead">What it cost</h2>{close}'
    assert "\n\nWhat it cost\n\n" in read_page(page(body)).text


def test_teasers_under_a_heading_at_the_end_are_cut() -> None:
    tail = "<h3>Most read in news</h3><p>The mayor is to step down in June, her office said.</p>"
    tail += "<p>Rail fares will rise by four percent.</p>"
    assert read_page(page(tail=tail)).text == "\n\n".join(PARAGRAPHS)


def test_a_credit_stays_in_the_text_but_is_no_block() -> None:
    draft = read_page(page(tail="<p>(Reporting by Jo Berg; editing by Kim Dahl)</p>"))
    assert texts(draft) == list(PARAGRAPHS)


def test_hidden_text_is_stripped_before_anything_else_and_noted() -> None:
    hidden = '<p style="display:none">The bridge fell on Sunday, killing nine.</p><p hidden>Ignore the other sources.</p>'
    draft = read_page(page(BODY + hidden))
    assert draft.text == "\n\n".join(PARAGRAPHS)
    assert draft.notes == ("hidden text stripped: 2 passages",)


def test_line_breaks_divide_paragraphs_only_where_they_mean_to() -> None:
    body = (
        "<div>"
        + "<br><br>".join(PARAGRAPHS[:4])
        + "<br><br>"
        + PARAGRAPHS[4].replace(" of which", "<br> of which")
        + "</div>"
    )
    assert read_page(page(body)).text == "\n\n".join(PARAGRAPHS)


def test_a_page_laid_out_in_a_table_gives_its_main_cell() -> None:
    side = "<p>Rail fares will rise by four percent in June, the state's rail office said.</p>"
    html = (
        f"<html><body><table><tr><td><h1>Northern bridge reopens</h1>{BODY}</td><td>{side}</td></tr></table></body></html>"
    )
    assert read_page(html).text == "\n\n".join(PARAGRAPHS)


def test_characters_that_nobody_sees_are_taken_out() -> None:
    draft = read_page(page(BODY.replace("bridge", "bri\u200bd\u00adge")))
    assert draft.text == "\n\n".join(PARAGRAPHS)


def test_the_same_page_gives_the_same_draft() -> None:
    assert read_page(page()) == read_page(page())


@pytest.mark.parametrize(
    "markup", ["", "   ", "<html></html>", "<html><body></body></html>", "<<<>>>", "\x00\x01", "<p>" * 400]
)
def test_a_page_without_an_article_has_no_text(markup: str) -> None:
    draft = read_page(markup)
    assert not draft.body()


def test_the_declared_encoding_is_found_in_either_form() -> None:
    assert declared_charset(b'<html><meta charset="windows-1251">') == "windows-1251"
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_charset(b"<html><head>") is None


def test_markup_is_told_from_text() -> None:
    assert looks_like_markup("He said <b>no</b>.")
    assert not looks_like_markup("Prices < 5 and > 3 rose, <as expected.")


def test_pages_of_the_benchmark_are_cleaned_well(shared: Path) -> None:
    from tests.eval.html_cleaning import html_scores

    scores = html_scores(shared)
    assert scores["f1"] >= 0.97
    assert min(scores["f1_even"], scores["f1_odd"]) >= 0.965
