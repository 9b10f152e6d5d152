"""Plain text: the article's blocks are found in a scraped page, and nothing around them is kept.

The pages in `data/pages` are invented. A line that begins with "+ " is the article, one that begins with "- " is the page
around it; the two characters are taken off before the text is cleaned.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.ingest.chrome import kind_of
from briefer.ingest.comments import thread
from briefer.ingest.lines import split_lines
from briefer.ingest.plaintext import CleanText, clean_text
from tests.eval.cleaning import page_text_scores, story_noise
from tests.growth import grows_with_length_only
from tests.texts import any_text

PAGES = sorted((Path(__file__).parent / "data" / "pages").glob("*.txt"))


def read(page: Path) -> tuple[str, list[str], list[str]]:
    """The page's text, its article lines and its other lines."""
    lines = page.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line[2:] for line in lines)
    return (
        text,
        [line[2:].strip() for line in lines if line[:1] == "+"],
        [line[2:].strip() for line in lines if line[:1] == "-"],
    )


def kept(text: str, clean: CleanText) -> str:
    return fold("\n".join(text[block.start : block.end] for block in clean.blocks))


def fold(text: str) -> str:
    return " ".join(text.split())


def unmarked(line: str) -> str:
    return re.sub(r"^(?:[•*—-]|\d\.)\s+", "", line)


# ---------------------------------------------------------------- whole pages
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_article_is_kept_and_the_page_around_it_is_not(page: Path) -> None:
    text, article, chrome = read(page)
    found = kept(text, clean_text(text))
    assert [line for line in article if fold(unmarked(line)) not in found] == []
    assert [line for line in chrome if len(line) > 12 and fold(line) in found] == []


def one_newline(text: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", text)


def blank_lines_everywhere(text: str) -> str:
    return re.sub(r"\n+", "\n\n", text)


def wrapped(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) if len(line) > 72 else line
        for line in lines
    )


def windows_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


def indented(text: str) -> str:
    return "\n".join("    " + line if line.strip() else line for line in text.split("\n"))


_BREAKING = {
    "hard_wrapped": (blank_lines_everywhere, wrapped),
    "tabloid": (wrapped,),
    "translated_agency": (one_newline, blank_lines_everywhere),
}
"""Changes that leave no trace of where paragraphs or mastheads were: lines wrapped twice, or too few to show the column."""


@pytest.mark.parametrize("change", [one_newline, blank_lines_everywhere, wrapped, windows_line_ends, indented])
def test_the_scrapers_way_with_line_breaks_does_not_matter(change: Callable[[str], str]) -> None:
    lost, kept_chrome, article_lines = [], [], 0
    for page in PAGES:
        text, article, chrome = read(page)
        if change in _BREAKING.get(page.stem, ()):
            continue
        changed = change(text)
        found = kept(changed, clean_text(changed))
        article_lines += len(article)
        lost += [(page.stem, line) for line in article if len(line) > 40 and fold(unmarked(line)) not in found]
        kept_chrome += [(page.stem, line) for line in chrome if len(line) > 25 and fold(line) in found]
    assert lost == []
    assert kept_chrome == []


def test_blocks_are_the_title_the_subheadings_the_paragraphs_and_the_items() -> None:
    text, _, _ = read(next(page for page in PAGES if page.stem == "trade"))
    clean = clean_text(text)
    assert clean.title == "Lithium fire at Pell Creek: what we know, what is disputed"
    kinds = {text[block.start : block.end]: block.kind for block in clean.blocks}
    assert kinds["Lithium fire at Pell Creek: what we know, what is disputed"] == "title"
    assert kinds["The operator's version"] == "heading"
    assert kinds["Nobody hurt; 60 residents told to stay indoors"] == "item"
    assert kinds["The regulator will publish its findings within 60 days."] == "paragraph"


def test_readers_comments_are_cut_and_said_to_be() -> None:
    text, _, _ = read(next(page for page in PAGES if page.stem == "portal_comments"))
    assert clean_text(text).comments
    assert not clean_text("The bridge was closed on Monday after a crack was found, the council said.").comments


def test_a_paragraph_without_line_breaks_is_one_block() -> None:
    sentence = (
        "The council said on Monday that the bridge over the Tamber would stay closed until a second survey was done. "
    )
    text = (sentence * 60).strip()
    (block,) = clean_text(text).blocks
    assert (block.start, block.end) == (0, len(text))


def test_a_thread_in_a_text_without_line_breaks_is_cut() -> None:
    body = "The council said on Monday that the bridge over the Tamber would stay closed until a survey was done. " * 30
    text = body + "12 Comments 1. Otto on I heard that 900 cars fell into the river. 2. Ada on Nonsense, it was 901."
    assert kept(text, clean_text(text)) == fold(body)


def test_a_title_that_the_page_prints_twice_is_found_among_teasers() -> None:
    text = "\n\n".join(
        [
            "Bridge over the Tamber to stay closed until June | Morning Post",
            "Home\nNews\nSport",
            "Ten ways to cross a river\nBest rain boots of the year",
            "Bridge over the Tamber to stay closed until June",
            "By Ada Byrne\n3 May 2027",
            "The bridge over the Tamber will stay closed until June, the council said on Monday after a second survey.",
            "Drivers are sent by way of Elm Road, which adds eleven miles to the journey, it said.",
        ]
    )
    assert clean_text(text).title == "Bridge over the Tamber to stay closed until June"


def test_a_text_that_is_no_article_has_no_blocks() -> None:
    assert clean_text("") == CleanText((), None)
    assert clean_text("Home\nNews\nSport\nLog in\n\n© 2027 Post Media").blocks == ()


# ---------------------------------------------------------------- lines
CHROME = """
Listen to this article
0:00
▶ Hear this report (3:05)
Share  Tweet  WhatsApp  Email
Home » World » Disasters
News | Business | Sport | Opinion
3 min read
ALSO READ: Why old bridges fail
Read more: What the survey found
You may also like
MOST READ
More from the Post
ADVERTISEMENT
PARTNER CONTENT: Five reasons to love concrete
>>> SEE ALL 14 PICTURES <<<
[Newsletter] The Post at Seven: news before coffee. Sign up
Sign up to our free daily newsletter and never miss a story
Download our app for alerts as news breaks
You have read 4 of 5 free articles this week
Already a subscriber? Log in
We and our 210 partners value your privacy. [Accept all]
Tags: bridge, council, Tamber
PHOTO: The bridge on Monday (Handout/Council)
Firefighters at the scene. Photo: T. Berg
(Reporting by Ada Byrne; Editing by Tom Fell)
(With inputs from agencies)
Got a story? Ring our news desk
Were YOU on the bridge? Email stories@post.example
Vote in our poll: Should the bridge be replaced? YES / NO
TIDES: High water 04.31 and 16.57.
FOR SALE: ladder, two rungs missing.
Your horoscope | Lottery | Pets of the week
Leave a Reply
Your email address will not be published. Required fields are marked *
© 2027 Post Media. All rights reserved.
No redistribution without a licence.
Skip to main content
""".strip().splitlines()

PROSE = """
The plant is owned by Norrland Energy plc.
The company's privacy policy says nothing of the breach.
Residents were told to sign up for flood alerts.
Users must create an account to file a claim.
New in the draft: a tax on sugar.
Search teams combed the river until dark on Sunday.
Return to the village remained difficult.
With files missing, the office closed on Monday.
Deaths: 14 confirmed
Founded: 1958
90 minutes of chaos at the border
Loading crane topples in harbour
More on that tomorrow.
Berlin: The chancellor welcomed the deal.
The photo shows three men beside a car.
A picture of the crash was shared 40,000 times.
Police asked witnesses to email tips to the incident room.
"We use cookies like everybody else," the minister said.
Comments by the minister caused anger.
Share prices fell by 4 per cent.
Watch officers saw the ship turn at 02:10.
Top officials resigned.
Next week: the court decides.
Sponsored by the ministry, the study found no risk.
Subscribers lost service for nine hours.
The company confirmed the terms of service had been changed.
By Tuesday evening, 31 bodies had been found.
CORRECTION: In an earlier version the number was given as 120. It is 12.
Editor's note: This article was amended to add the ministry's answer.
""".strip().splitlines()


@pytest.mark.parametrize("line", CHROME)
def test_phrases_of_the_trade_are_chrome(line: str) -> None:
    assert kind_of(line, ends=line[-1] in ".!?") is not None


@pytest.mark.parametrize("line", PROSE)
def test_the_same_words_in_a_report_are_not(line: str) -> None:
    assert kind_of(line, ends=line[-1] in '.!?"') is None


def test_a_hard_wrapped_paragraph_is_one_line() -> None:
    paragraph = (
        "A ferry with 140 people aboard ran aground on a sandbank off Skelling late on Wednesday, the coastguard said, "
        "and was pulled free by two tugs at high water on Thursday morning, when the wind had dropped and the sea was calm."
    )
    lines = split_lines(textwrap.fill(paragraph, 64) + "\n\nNobody was hurt.")
    assert [line.text for line in lines] == [paragraph, "Nobody was hurt."]


# ---------------------------------------------------------------- threads
BODY = [
    "The council closed the bridge on Monday after a survey found a crack, and said it would stay closed for a month."
] * 4


@pytest.mark.parametrize(
    "talk",
    [
        ["7 COMMENTS", "Sten_Fox, 08:14", "It was 900 cars.", "R. Poll, 08:31", "Nonsense!"],
        ["Comments (3)", "BigDave: nine hundred cars", "nan_of_six: more like a thousand"],
        ["3 Comments", "1. Otto Brann on", "Nine hundred cars fell in.", "• Ada Byrne on", "A thousand."],
        ["READERS WRITE (2)", "Grandpa Ilic: they hide it all", "V. Tesk: it was me"],
        ["tidewatcher61 on 8 Oct", "Nobody was there.", "Marisol Vent on 8 Oct", "I was."],
        ["Otto K.", "2 hours ago", "Nobody was there.", "Ada B.", "1 hour ago", "I was."],
        ["Discussion", "@otto you are wrong, it was 900", "Leave a comment"],
    ],
)
def test_a_thread_begins_where_readers_sign(talk: list[str]) -> None:
    lines = split_lines("\n\n".join(BODY + talk))
    kinds = [kind_of(line.text, ends=line.ends) for line in lines]
    assert thread(lines, kinds, [False] * len(lines)) == range(len(BODY), len(lines))


@pytest.mark.parametrize(
    "rest",
    [
        ["The minister said:", "“We closed it in time.”", "The mayor said:", "“You closed it a year late.”"],
        ["First alarm – 02:10", "Second alarm – 02:40", "Bridge closed – 03:05"],
        ["2019: 4.1 million for new cables", "2021: 0.6 million for paint", "2024: nothing"],
        ["Reactions", "Lisbon: The government offered engineers.", "Madrid: The ministry said it was in touch."],
        ["Comment", "The bridge was built in 1931 and has carried trams, tanks and a circus, the archive says."],
    ],
)
def test_statements_timetables_and_reactions_are_no_thread(rest: list[str]) -> None:
    lines = split_lines("\n\n".join(BODY + rest))
    kinds = [kind_of(line.text, ends=line.ends) for line in lines]
    assert thread(lines, kinds, [False] * len(lines)) == range(0)


# ---------------------------------------------------------------- any text
FRAGMENTS = [
    *CHROME,
    *PROSE,
    *BODY,
    "",
    "",
    "  ",
    "Otto on 8 Oct",
    "7 Comments",
    "• one thing",
    "1. another",
    "A heading",
    "—",
    "\u2028",
    "\x0c",
]
texts = st.one_of(any_text(max_size=400), st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("\n".join))


@given(texts)
def test_blocks_of_any_text_lie_in_it_in_order_and_trimmed(text: str) -> None:
    last = 0
    for block in clean_text(text).blocks:
        assert last <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        last = block.end


@given(texts)
def test_cleaning_is_repeatable(text: str) -> None:
    assert clean_text(text) == clean_text(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_cleaning_the_cleaned_keeps_nearly_all(page: Path) -> None:
    text, _, _ = read(page)
    parts = [("- " if block.kind == "item" else "") + text[block.start : block.end] for block in clean_text(text).blocks]
    once = "\n\n".join(parts)
    twice = kept(once, clean_text(once))
    assert len(twice) >= 0.97 * len(fold("\n".join(text[b.start : b.end] for b in clean_text(text).blocks)))


# ---------------------------------------------------------------- the evaluation material
def test_pages_as_plain_text_stand_on_the_floor(shared: Path) -> None:
    scores = page_text_scores(shared)
    assert scores["f1"] >= 0.93
    assert scores["f1_body"] >= 0.94


def test_no_noise_of_the_stories_is_kept_and_no_mention_lost(shared: Path) -> None:
    found = story_noise(shared)
    assert (found["noise_kept"], found["mentions_lost"]) == (0, 0)


@pytest.mark.parametrize(
    "piece", ["word\n", "a" * 50, "Otto: I think so.\n", "12 May 2026 ", "a | b\n", '"', "\n- one thing\n\n"]
)
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    assert grows_with_length_only(clean_text, piece)
