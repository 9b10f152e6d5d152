"""Dates and times of day in news text, read from Thursday, 16 April 2026: each row shows a passage and what it means."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.dates import compatible, times
from briefer.language.quantities import quantities
from briefer.language.zones import offset
from briefer.models import When
from tests.texts import any_text

THURSDAY = dt.date(2026, 4, 16)


def only(text: str, anchor: dt.date | None = THURSDAY) -> When:
    """The one time of a text."""
    found = times(text, anchor)
    assert len(found) == 1, [w.text for w in found]
    return found[0]


def day(text: str) -> str:
    """The days of the one time of a text: "2026-04-16", or "2026-04-01/30" where it is a stretch; "" where unresolved."""
    when = only(text)
    if when.first is None or when.last is None:
        return ""
    if when.first == when.last:
        return when.first.isoformat()
    return f"{when.first}/{when.last}"


# ---------------------------------------------------------------- calendar dates
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 14 December 2025", "2025-12-14"),
        ("on December 14, 2025", "2025-12-14"),
        ("on Dec. 14, 2025", "2025-12-14"),
        ("on the 14th of December 2025", "2025-12-14"),
        ("on December 14th", "2025-12-14"),
        ("on 14 Dec", "2025-12-14"),
        ("on December 14 and 15", "2025-12-14/2025-12-15"),
        ("on Dec. 14-15", "2025-12-14/2025-12-15"),
        ("on 14–15 December", "2025-12-14/2025-12-15"),
        ("from December 30 to January 2", "2025-12-30/2026-01-02"),
        ("30 April–2 May 2025", "2025-04-30/2025-05-02"),
        ("2025-12-14", "2025-12-14"),
        ("14.12.2025", "2025-12-14"),
        ("14/12/2025", "2025-12-14"),
        ("12/14/2025", "2025-12-14"),
        ("03/04/2025", ""),
        ("Sunday, 19 April", "2026-04-19"),
        ("Sunday (April 19)", "2026-04-19"),
        ("April 19, a Sunday", "2026-04-19"),
        ("Friday, 14 April", "2023-04-14"),
        ("Friday the 13th", "2026-03-13"),
        ("on June 18 last year", "2025-06-18"),
        ("in February", "2026-02-01/2026-02-28"),
        ("in February 2022", "2022-02-01/2022-02-28"),
        ("last September", "2025-09-01/2025-09-30"),
        ("early June 2025", "2025-06-01/2025-06-12"),
        ("mid-June 2025", "2025-06-10/2025-06-21"),
        ("late June 2025", "2025-06-19/2025-06-30"),
        ("at the end of June 2025", "2025-06-19/2025-06-30"),
        ("in 2014", "2014-01-01/2014-12-31"),
        ("the 2019 fire", "2019-01-01/2019-12-31"),
        ("the 2019-20 season", "2019-01-01/2020-12-31"),
        ("in the 1990s", "1990-01-01/1999-12-31"),
        ("in the '80s", "1980-01-01/1989-12-31"),
        ("the 19th century", "1801-01-01/1900-12-31"),
        ("the second quarter of 2024", "2024-04-01/2024-06-30"),
        ("Q3 2024", "2024-07-01/2024-09-30"),
        ("the first half of last year", "2025-01-01/2025-06-30"),
        ("the spring of 2025", "2025-03-01/2025-05-31"),
        ("founded in 1874", "1874-01-01/1874-12-31"),
        ("on Christmas Eve", "2025-12-24"),
        ("on New Year's Day", "2026-01-01"),
        ("on Good Friday", "2026-04-03"),
        ("on Easter Monday", "2026-04-06"),
        ("on the last Saturday of the month", "2026-04-25"),
        ("the first Monday in May", "2026-05-04"),
    ],
)
def test_calendar_date(text: str, days: str) -> None:
    assert day(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It happened on April 2.", "2026-04-02"),
        ("It happened on December 20.", "2025-12-20"),
        ("The vote is set for May 20.", "2026-05-20"),
        ("They will meet again on February 3.", "2027-02-03"),
        ("The law expires on June 30.", "2026-06-30"),
        ("It opened in November.", "2025-11-01/2025-11-30"),
        ("It will open in March.", "2027-03-01/2027-03-31"),
    ],
)
def test_a_date_without_a_year_is_the_near_one(text: str, days: str) -> None:
    assert day(text) == days


# ---------------------------------------------------------------- weekdays
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on Monday.", "2026-04-13"),
        ("They met on Thursday.", "2026-04-16"),
        ("They met on Friday.", "2026-04-10"),
        ("the Sunday talks", "2026-04-12"),
        ("Sunday's talks ended.", "2026-04-12"),
        ("last Thursday", "2026-04-09"),
        ("next Monday", "2026-04-20"),
        ("next Friday", "2026-04-24"),
        ("this Friday", "2026-04-17"),
        ("the coming Sunday", "2026-04-19"),
        ("Friday next week", "2026-04-24"),
        ("It rained overnight Sunday into Monday.", "2026-04-12/2026-04-13"),
        ("Saturday and Sunday", "2026-04-11/2026-04-12"),
        ("They will meet on Friday.", "2026-04-17"),
        ("They'll meet on Monday.", "2026-04-20"),
        ("Talks are to resume on Monday.", "2026-04-20"),
        ("The vote is set for Sunday.", "2026-04-19"),
        ("A decision is expected on Tuesday.", "2026-04-21"),
        ("The bridge should take cars from Sunday.", "2026-04-19"),
        ("It will be opened on Sunday.", "2026-04-19"),
        ("Leaders to meet on Monday", "2026-04-20"),
        ("The council votes on Saturday.", "2026-04-18"),
        ("The road stays shut until Saturday.", "2026-04-18"),
        ("She was summoned for Monday.", "2026-04-20"),
        ("They agreed to meet on Friday.", "2026-04-17"),
        ("It has been shut since Friday.", "2026-04-10"),
        ("ships due since Monday", "2026-04-13"),
        ("It was brought to a halt on Friday.", "2026-04-10"),
        ("It was the first to act on Friday.", "2026-04-10"),
        ("Sunday is a day of mourning.", "2026-04-19"),
    ],
)
def test_weekday(text: str, days: str) -> None:
    assert day(text) == days


def test_the_nearest_verb_decides() -> None:
    said, resumed = times("She said on Tuesday that talks would resume on Friday.", THURSDAY)
    assert (said.first, resumed.first) == (dt.date(2026, 4, 14), dt.date(2026, 4, 17))


def test_habits_are_no_dates() -> None:
    assert times("It appears every Friday, on Sundays and on the second Tuesday of each month.", THURSDAY) == ()


# ---------------------------------------------------------------- told from the day of publication
@pytest.mark.parametrize(
    ("text", "days", "grain"),
    [
        ("today", "2026-04-16", "day"),
        ("yesterday", "2026-04-15", "day"),
        ("tomorrow", "2026-04-17", "day"),
        ("the day before yesterday", "2026-04-14", "day"),
        ("tonight", "2026-04-16", "part"),
        ("this morning", "2026-04-16", "part"),
        ("last night", "2026-04-15", "part"),
        ("yesterday evening", "2026-04-15", "part"),
        ("late on Wednesday night", "2026-04-15", "part"),
        ("the evening of April 5", "2026-04-05", "part"),
        ("in the night to 16 April", "2026-04-15/2026-04-16", "part"),
        ("It failed overnight.", "2026-04-15/2026-04-16", "part"),
        ("two days ago", "2026-04-14", "day"),
        ("three weeks ago", "2026-03-23/2026-03-29", "week"),
        ("two years ago", "2023-10-01/2024-10-31", "year"),
        ("a few days ago", "2026-04-09/2026-04-14", "day"),
        ("last week", "2026-04-06/2026-04-12", "week"),
        ("earlier this week", "2026-04-13/2026-04-19", "week"),
        ("at the weekend", "2026-04-11/2026-04-12", "week"),
        ("last month", "2026-03-01/2026-03-31", "month"),
        ("next year", "2027-01-01/2027-12-31", "year"),
        ("late last year", "2025-08-08/2025-12-31", "year"),
        ("last summer", "2025-06-01/2025-08-31", "month"),
        ("the next day", "", "day"),
        ("that night", "", "part"),
        ("decades ago", "", "year"),
    ],
)
def test_relative(text: str, days: str, grain: str) -> None:
    assert (day(text), only(text).grain) == (days, grain)


def test_without_an_anchor_the_span_still_stands() -> None:
    for text in ("on Monday", "yesterday", "last week", "on May 5", "two days ago"):
        assert only(text, None).first is None
    assert only("on May 5, 2024", None).first == dt.date(2024, 5, 5)


# ---------------------------------------------------------------- clock times
@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 6 a.m.", "06:00"),
        ("at 6am", "06:00"),
        ("at 10:30 p.m.", "22:30"),
        ("at 10 : 30 p. m.", "22:30"),
        ("around 10 : 30 in the station", "10:30"),
        ("at 4.10 a.m.", "04:10"),
        ("at 10.50pm", "22:50"),
        ("at 12 a.m.", "00:00"),
        ("at 12.15pm", "12:15"),
        ("at 14:00", "14:00"),
        ("at 01:20", "01:20"),
        ("at 0330 GMT", "03:30"),
        ("at 0600 hours", "06:00"),
        ("on Monday at 16.30", "16:30"),
        ("at 16.30 on Monday", "16:30"),
        ("at 16.30 o'clock", "16:30"),
        ("at two o'clock", "02:00"),
        ("at half past four", "04:30"),
        ("at a quarter to three", "02:45"),
        ("quarter past three", "03:15"),
        ("at ten past four", "04:10"),
        ("at twenty-five to two", "01:35"),
        ("twenty-five past three", "03:25"),
        ("at ten to six", "05:50"),
        ("five to four in the afternoon", "15:55"),
        ("half past one at night", "01:30"),
        ("half past nine at night", "21:30"),
        ("at half ten", "10:30"),
        ("at noon", "12:00"),
        ("at midnight", "00:00"),
        ("by seven in the evening", "19:00"),
        ("at three on Wednesday afternoon", "15:00"),
        ("at two this afternoon", "14:00"),
        ("on Saturday at ten", "10:00"),
        ("a little after four", "04:00"),
        ("at 2.15 in the afternoon", "14:15"),
        ("16 April 2026 – 21.30 hours", "21:30"),
        ("17 April 2026, 19:40", "19:40"),
        ("2026-04-16T10:30:00Z", "10:30"),
    ],
)
def test_clock(text: str, clock: str) -> None:
    minute = only(text).minute
    assert minute is not None
    assert f"{minute // 60:02}:{minute % 60:02}" == clock


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("9-11 a.m.", [540, 660]),
        ("10 to 2 p.m.", [600, 840]),
        ("6pm-8pm", [1080, 1200]),
        ("from 10:00 until 11:30", [600, 690]),
    ],
)
def test_clock_ranges_give_both_ends(text: str, clocks: list[int]) -> None:
    assert [w.minute for w in times(text, THURSDAY)] == clocks


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("0330 GMT", 0),
        ("14:00 UTC+3", 180),
        ("14:00 UTC-03:30", -210),
        ("6 p.m. EST", -300),
        ("6 p.m. Eastern Daylight Time on Friday", None),
        ("6 p.m. ET", -240),
        ("07:15 CET", 60),
        ("3 p.m. Moscow time", 180),
        ("3 p.m. Paris time", 120),
        ("1:20 a.m. local time", None),
        ("3 p.m. Springfield time", None),
    ],
)
def test_zone(text: str, zone: int | None) -> None:
    found = times(text, THURSDAY)[0].zone
    assert found == zone or (zone is None and "Eastern" in text and found == -240)


def test_summer_time_follows_the_rules_of_the_place() -> None:
    assert [offset("et", dt.date(2026, *md)) for md in ((3, 7), (3, 8), (10, 31), (11, 1))] == [-300, -240, -240, -300]
    assert [offset("paris", dt.date(2026, *md)) for md in ((3, 28), (3, 29), (10, 24), (10, 25))] == [60, 120, 120, 60]
    assert offset("et", None) == -300
    assert offset("no such zone", None) is None


# ---------------------------------------------------------------- one expression, its span and relation
@pytest.mark.parametrize(
    ("text", "span", "first", "minute", "zone"),
    [
        ("at 1:20 a.m. on Thursday,", "1:20 a.m. on Thursday", "2026-04-16", 80, None),
        ("by 6 a.m. Thursday,", "6 a.m. Thursday", "2026-04-16", 360, None),
        ("(1920 GMT Wednesday)", "1920 GMT Wednesday", "2026-04-15", 1160, 0),
        ("by noon on Wednesday it had failed", "noon on Wednesday", "2026-04-15", 720, None),
        ("half past four on Tuesday morning", "half past four on Tuesday morning", "2026-04-14", 270, None),
        ("As of 18:00 on 15 April", "18:00 on 15 April", "2026-04-15", 1080, None),
        ("Fri 10 Apr 2026 22.15", "Fri 10 Apr 2026 22.15", "2026-04-10", 1335, None),
        ("tomorrow at 14:00", "tomorrow at 14:00", "2026-04-17", 840, None),
        ("at about 1.20am on Thursday", "about 1.20am on Thursday", "2026-04-16", 80, None),
        ("shortly before 4 p.m. on Monday", "shortly before 4 p.m. on Monday", "2026-04-13", 960, None),
        ("April 13, 2026, 2:10 p.m.", "April 13, 2026, 2:10 p.m.", "2026-04-13", 850, None),
    ],
)
def test_neighbours_join(text: str, span: str, first: str, minute: int, zone: int | None) -> None:
    when = only(text)
    assert (when.text, str(when.first), when.minute, when.zone, when.grain) == (span, first, minute, zone, "minute")


def test_two_clocks_stay_two() -> None:
    here, there = times("It came at 10:30 p.m. on Monday in the port (0330 GMT on Tuesday).", THURSDAY)
    assert (here.text, here.first) == ("10:30 p.m. on Monday", dt.date(2026, 4, 13))
    assert (there.text, there.first, there.zone) == ("0330 GMT on Tuesday", dt.date(2026, 4, 14), 0)


def test_the_first_of_two_clocks_takes_the_day_of_the_second() -> None:
    assert [w.first for w in times("between 9 a.m. and 5 p.m. on Friday", THURSDAY)] == [dt.date(2026, 4, 10)] * 2


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("since Monday", "since"),
        ("from 2014 to 2019", "since"),
        ("until Friday", "until"),
        ("by 6 p.m.", "before"),
        ("before dawn on Tuesday", "before"),
        ("no later than 30 June", "before"),
        ("after Christmas", "after"),
        ("on Monday", "at"),
        ("as of Monday", "at"),
        ("after Sunday's talks", "at"),
        ("a report from November 2024", "at"),
        ("damaged by the Sunday storm", "at"),
    ],
)
def test_relation(text: str, relation: str) -> None:
    assert times(text, THURSDAY)[0].relation == relation


# ---------------------------------------------------------------- what is no time
@pytest.mark.parametrize(
    "text",
    [
        "He may 5 times refuse.",
        "They march 20 miles.",
        "Theresa May resigned.",
        "April Jones said so.",
        "the night shift",
        "at 41.20 euros a share",
        "shares closed at 12.30 euros",
        "a 5.2 magnitude quake",
        "with 14:05 left to play",
        "version 2.0 and 10.30 metres",
        "2000 people and 1,999 more",
        "room 2014",
        "$2025 and 2025%",
        "five to ten people",
        "half of four",
        "won 3-1",
        "sat on the sun deck",
        "IP 10.12.2025.1",
        "a second thought",
        "the Sunday Times on Black Friday",
    ],
)
def test_no_time(text: str) -> None:
    assert times(text, THURSDAY) == ()


def test_times_and_quantities_share_no_text() -> None:
    text = "At 6 a.m. on 14 April 2026, 14 of 71 ships waited 48 hours; 2,000 people came in 2025."
    assert [w.text for w in times(text, THURSDAY)] == ["6 a.m. on 14 April 2026", "2025"]
    assert [q.text for q in quantities(text)] == ["14", "71", "48 hours", "2,000"]


# ---------------------------------------------------------------- may it be the same moment?
@pytest.mark.parametrize(
    ("left", "right", "may_be"),
    [
        ("on Monday", "on April 13", True),
        ("on Monday", "last week", False),
        ("on Monday", "in April", True),
        ("on Monday", "on Tuesday", False),
        ("Monday morning", "8 a.m. on Monday", True),
        ("Monday morning", "8 p.m. on Monday", False),
        ("Monday night", "1 a.m. on Tuesday", True),
        ("half past four", "4:30 p.m.", True),
        ("ten past six on Tuesday", "6.10pm on Tuesday", True),
        ("at ten past six", "4.30pm", False),
        ("1920 GMT Wednesday", "1:20 a.m. on Thursday", True),
        ("1920 GMT Wednesday", "3:27 a.m. on Thursday", False),
        ("0330 GMT on Tuesday", "10:30 p.m. on Monday", True),
        ("1920 GMT Wednesday", "1920 UTC Wednesday", True),
        ("6 p.m. CET on Monday", "1700 GMT on Monday", True),
        ("6 p.m. CET on Monday", "1800 GMT on Monday", False),
        ("11:40 p.m. on Wednesday", "a little after 2am on Thursday", False),
        ("a little after 2am on Thursday", "five past two on Thursday morning", True),
        ("five to four in the afternoon", "shortly before 16 o'clock", True),
        ("1:40 p.m.", "shortly before 16 o'clock", False),
        ("midnight on Sunday", "midnight on Monday", True),
        ("It must end before Friday", "next Monday", False),
        ("It must end before Friday", "on Thursday", True),
        ("after Tuesday", "on Monday", False),
        ("the next day", "on Monday", True),
    ],
)
def test_compatible(left: str, right: str, may_be: bool) -> None:
    a, b = times(left, THURSDAY)[0], times(right, THURSDAY)[0]
    assert compatible(a, b) is may_be
    assert compatible(b, a) is may_be


# ---------------------------------------------------------------- properties
_PIECES = (
    "May March on Monday Sunday at half past ten to 6 a.m. p.m. 14:00 2025 14 1 . , - – / ' the last next week ago two days early "
    "since until GMT local time morning night in of and December Dec. 12.30 0 midnight quarter 1990s İ ß"
)
PIECES = st.lists(st.sampled_from(_PIECES.split()), max_size=25)
TEXT = st.one_of(any_text(max_size=60), PIECES.map(" ".join), PIECES.map("".join))
DATES = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@given(TEXT, st.one_of(st.none(), DATES), st.integers(0, 1000))
def test_offsets_are_exact_and_ordered(text: str, anchor: dt.date | None, shift: int) -> None:
    last = 0
    for when in times(text, anchor, shift):
        assert text[when.start - shift : when.end - shift] == when.text
        assert when.start - shift >= last
        assert (when.first is None) == (when.last is None)
        assert when.first is None or when.last is None or when.first <= when.last
        assert when.minute is None or 0 <= when.minute < 1440
        last = when.end - shift


@given(
    DATES,
    st.sampled_from(
        ["%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%A, %-d %B %Y", "%b %-d %Y", "the %-dth of %B %Y"]
    ),
)
def test_a_written_date_reads_back(date: dt.date, form: str) -> None:
    assert only(f"on {date.strftime(form)} it began").first == date


@given(DATES, st.integers(-6, 0))
def test_a_weekday_lies_in_the_week_to_publication(anchor: dt.date, back: int) -> None:
    date = anchor + dt.timedelta(days=back)
    assert only(f"It happened on {date:%A}.", anchor).first == date


@given(st.integers(0, 1439), st.sampled_from(["{h:02}:{m:02}", "{t}:{m:02} {p}.m.", "{t}.{m:02}{p}m"]))
def test_a_written_clock_time_reads_back(minute: int, form: str) -> None:
    h, m = divmod(minute, 60)
    assert only(f"at {form.format(h=h, m=m, t=(h - 1) % 12 + 1, p='a' if h < 12 else 'p')} sharp").minute == minute


@given(DATES, DATES)
def test_compatible_is_symmetric(a: dt.date, b: dt.date) -> None:
    one, two = only(f"on {a.isoformat()}"), only(f"on {b.isoformat()}")
    assert compatible(one, one)
    assert compatible(one, two) == compatible(two, one) == (a == b)


def test_articles_at_hand_read_without_loss(shared: Path) -> None:
    for file in sorted((shared / "eval" / "stories").glob("*/articles/*.txt")):
        text = file.read_text(encoding="utf-8")
        for when in times(text, THURSDAY):
            assert text[when.start : when.end] == when.text
