"""Metadata of a plain text: its own lines say who wrote it, where, when and for whom, or nobody does."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.ingest.metadata import Metadata, read_metadata
from briefer.ingest.plaintext import clean_text
from briefer.ingest.stamps import byline, dateline, dates, is_stamp
from tests.texts import any_text

TITLE = "Bridge over the Tamber to stay closed until June"
BODY = """The bridge over the Tamber will stay closed until June, the council said on Monday after a second survey.

Drivers are sent by way of Elm Road, which adds eleven miles to the journey, and buses run every half hour instead of ten.

A campaign group said the crack had been known of for years and that the council had chosen not to look at it."""


def meta(*head: str, foot: str = "", body: str = BODY) -> Metadata:
    text = "\n\n".join([*head, body, foot])
    return read_metadata(text, clean_text(text).blocks)


# ---------------------------------------------------------------- whole heads
def test_all_that_a_page_says_of_itself() -> None:
    found = meta(
        "THE MORNING POST\nNews | Sport | Weather",
        TITLE,
        "By Ada Byrne and Tom Fell\n3 May 2027, 6.42pm",
        body=BODY.replace("The bridge", "ELMBRIDGE (Halvar) - The bridge", 1),
        foot="The Morning Post is published by Tamber Media Ltd.\n© 2029 Tamber Media Ltd. All rights reserved.",
    )
    assert found == Metadata(TITLE, "The Morning Post", "Ada Byrne and Tom Fell", "ELMBRIDGE (Halvar)", dt.date(2027, 5, 3))


def test_what_the_text_does_not_say_is_null() -> None:
    assert meta() == Metadata()
    assert meta(TITLE) == Metadata(title=TITLE)
    assert read_metadata("", ()) == Metadata()


# ---------------------------------------------------------------- when
@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("3 May 2027", dt.date(2027, 5, 3)),
        ("Mon. May 3rd, 2027", dt.date(2027, 5, 3)),
        ("Published: 07:12, 3 May 2027", dt.date(2027, 5, 3)),
        ("Monday 3 May 2027, 6.00am", dt.date(2027, 5, 3)),
        ("Mon, 3 May 2027 07:48 | Source: Halvar", dt.date(2027, 5, 3)),
        ("2027-05-03", dt.date(2027, 5, 3)),
        ("23.05.2027, 19:05", dt.date(2027, 5, 23)),
        ("Mon 03/05/2027 21:40 · Post newsroom", dt.date(2027, 5, 3)),
        ("Published May 3, 2027 | Updated May 9, 2027", dt.date(2027, 5, 3)),
        ("Updated: May 3, 2027", dt.date(2027, 5, 3)),
    ],
)
def test_a_stamp_gives_the_day_of_publication(stamp: str, day: dt.date) -> None:
    assert meta(TITLE, stamp).published == day


def test_a_date_without_a_year_waits_for_one_that_fits_its_weekday() -> None:
    assert meta(TITLE, "Sunday, December 14").published is None
    assert meta(TITLE, "Sunday, December 14", foot="© 2024 Post Media").published is None
    assert meta(TITLE, "Sunday, December 14", foot="© 2025 Post Media").published == dt.date(2025, 12, 14)


def test_an_all_number_date_is_read_as_the_text_writes_its_dates() -> None:
    assert meta(TITLE, "9/3/26").published is None
    assert meta(TITLE, "9/3/26", body=BODY.replace("on Monday", "on 7 March")).published == dt.date(2026, 3, 9)
    assert meta(TITLE, "9/3/26", body=BODY.replace("on Monday", "on September 2")).published == dt.date(2026, 9, 3)


@pytest.mark.parametrize(
    "foot", ["© 2025 Post Media", "Next event: Bridge Forum, 3 November 2027", "Also published: 4 May 2027 in print"]
)
def test_a_foot_is_no_date_of_publication(foot: str) -> None:
    assert meta(TITLE, foot=f"Related\nA headline\n{foot}").published is None


def test_a_stamp_below_the_last_paragraph_counts_where_there_is_none_above() -> None:
    assert meta(TITLE, foot="Morning Post, May 3, 2027").published == dt.date(2027, 5, 3)


def test_a_date_in_the_body_is_no_date_of_publication() -> None:
    assert meta(TITLE, body=BODY.replace("on Monday", "on 3 May 2027")).published is None


# ---------------------------------------------------------------- who
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ada Byrne", "Ada Byrne"),
        ("by ADA BYRNE", "ADA BYRNE"),
        ("By Ada Byrne, Reuters correspondent", "Ada Byrne, Reuters correspondent"),
        ("By Ada Byrne | 3 May 2027 | 5 min read", "Ada Byrne"),
        ("Ada Byrne | 03-05-2027 | 07:20 UTC | Analysis", "Ada Byrne"),
        ("Written by: Ms. Ada Byrne, special correspondent. Monday, 03.05.2027", "Ms. Ada Byrne, special correspondent"),
        ("Ada Byrne, Chief Political Correspondent", "Ada Byrne, Chief Political Correspondent"),
        ("03.05.2027, 18:20 – by our correspondent Ada Byrne", "Ada Byrne"),
        ("Post Desk | Updated: May 3, 2027", "Post Desk"),
        ("By nightfall 230 trains had been cancelled, the railway said.", None),
        ("By 2029 the state wants to close it", None),
        ("3 May 2027", None),
    ],
)
def test_a_byline_names_its_writer(line: str, name: str | None) -> None:
    assert byline(line) == name


def test_a_name_beside_the_date_is_the_writer_unless_there_are_two() -> None:
    assert meta(TITLE, "Ada Byrne in Elmbridge\n3 May 2027").byline == "Ada Byrne in Elmbridge"
    assert meta(TITLE, "Gulf Courier", "Qatar", "Monday, 3 May 2027").byline is None


def test_an_agencys_sign_off_names_the_writer() -> None:
    assert meta(TITLE, foot="(Reporting by Ada Byrne in Elmbridge; Editing by Tom Fell)").byline == "Ada Byrne"


# ---------------------------------------------------------------- where
@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("ELMBRIDGE (Halvar) - The bridge", "ELMBRIDGE (Halvar)"),
        ("ELMBRIDGE, Norland, May 3 (Halvar) -- The bridge", "ELMBRIDGE, Norland, May 3 (Halvar)"),
        ("PORT ANN/ELMBRIDGE, May 3 (Halvar) - The bridge", "PORT ANN/ELMBRIDGE, May 3 (Halvar)"),
        ("WASHINGTON — The bridge", "WASHINGTON"),
        ("Elmbridge. (stb) The bridge", "Elmbridge. (stb)"),
        ("ELMBRIDGE, May 3, 2027, 2:10 p.m. (Halvar)", "ELMBRIDGE, May 3, 2027, 2:10 p.m. (Halvar)"),
        ("The council – which owns the bridge – said", None),
        ("MORE THAN 900 cars – and a tram – were stuck", None),
    ],
)
def test_a_dateline_is_a_place_with_an_agency_a_date_or_a_dash(line: str, place: str | None) -> None:
    found = dateline(line)
    assert (found[0] if found else None) == place


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        ("The Morning Post\nNews | Sport", "", "The Morning Post"),
        ("Morning Post – the paper for the Tamber valley\nNews | Sport", "", "Morning Post"),
        ("TAMBER TIMES", "Read the Tamber Times on paper too: subscribe now", "Tamber Times"),
        (f"{TITLE} | BridgeNews", "", "BridgeNews"),
        ("Home\nSport", "© 2027 Tamber Media Ltd. All rights reserved.", "Tamber Media Ltd"),
        ("Home\nSport", "BridgeNews is a brand of Tamber Digital GmbH", "BridgeNews"),
        ("Home\nSport", "", None),
    ],
)
def test_the_publisher_is_the_masthead_the_page_title_or_the_imprint(head: str, foot: str, name: str | None) -> None:
    assert meta(head, TITLE, "3 May 2027", foot=f"Share this\n{foot}").publisher == name


# ---------------------------------------------------------------- stamps
@pytest.mark.parametrize(
    "line", ["Monday", "3 May 2027, 6.42pm", "Updated 2 hours ago", "By our own staff", "Staff Reporter"]
)
def test_stamps_tell_nothing_of_the_event(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "May 2: Lake stands at 91 percent of its volume",
        "Votes counted by 9 March 2026: 40 per cent",
        "On 3 May 2027 the bridge was shut.",
        "By noon all was over.",
        "MONDAY: It's all off!",
        "The bridge was opened in May.",
    ],
)
def test_lines_of_the_article_with_a_date_are_no_stamps(line: str) -> None:
    assert not is_stamp(line)


@given(
    any_text(max_size=120),
    st.lists(st.sampled_from([TITLE, BODY, "3 May", "By Ada", "© 2027 X", "Otto (AP) -", "1/2/03"]), max_size=8),
)
def test_any_text_is_read_and_its_values_are_its_own_words(noise: str, parts: list[str]) -> None:
    text = "\n\n".join([noise, *parts])
    found = read_metadata(text, clean_text(text).blocks)
    folded = " ".join(text.split())
    for value in (found.title, found.dateline):
        assert value is None or value in folded
    assert found.published is None or any(date.day == found.published.day for date in dates(text))
