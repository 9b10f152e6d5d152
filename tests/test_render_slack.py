"""The briefing as Slack blocks: within Slack's limits, and nothing of an article is markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from syrupy.assertion import SnapshotAssertion

from briefer.models import Briefing
from briefer.render.slack import briefing_messages, point_blocks, point_modal, sources_blocks
from briefer.render.slack_blocks import MOST_TEXT, TEXT, Block, escape, notice
from tests.briefings import Desk, full, hostile, small
from tests.slack_limits import message_problems, view_problems
from tests.texts import any_text

LIVE = re.compile(r"<(?!https?://[^|<>\s]+\|[^<>]*>)|(?<!&lt;)<[!@#]")
"""What Slack would read as a mention, a channel or a link of somebody else's."""


def texts(blocks: tuple[Block, ...] | list[Block]) -> list[str]:
    """Every text of the blocks that Slack reads as mrkdwn, as sent."""
    found = [block["text"] for block in blocks if "text" in block]
    found += [element for block in blocks for element in block.get("elements", ())]
    return [text["text"] for text in found if text["type"] == "mrkdwn"]


def wide(title: str, statement: str, sources: int) -> Briefing:
    desk = Desk(sources=sources)
    ids = tuple(desk.texts)
    facts = tuple(desk.fact(n, f"{statement} {n}.", *ids[: 1 + n % len(ids)]) for n in range(1, 23))
    points = tuple(
        desk.point(n, "figure", title, ((f"{statement} A{n}", None), (f"{statement} B{n}", None))) for n in range(1, 9)
    )
    return desk.briefing(title=title, facts=facts, contested=points if sources > 1 else ())


def test_one_of_each(snapshot: SnapshotAssertion) -> None:
    assert [message.blocks for message in briefing_messages(small()[0], "B7")] == snapshot


@pytest.mark.parametrize("sources", [1, 2, 5, 17, 40])
@pytest.mark.parametrize(
    ("title", "statement"),
    [
        ("Ferry aground", "The ferry ran aground on Saturday night"),
        ("A very long title " * 40, "word " * 180),
        ("عبّارة تجنح قبالة الساحل الشمالي", "قال خفر السواحل إن العبّارة جنحت ليلة السبت"),
        ("渡轮在北部海岸搁浅", "海岸警卫队说渡轮在星期六晚上搁浅了" * 30),
        ("&" * 200, "<!channel> & " * 120),
    ],
)
def test_every_page_is_within_slacks_limits(title: str, statement: str, sources: int) -> None:
    briefing = wide(title, statement, sources)
    for message in (*briefing_messages(briefing, "B7"), *sources_blocks(briefing)):
        assert message_problems(list(message.blocks)) == []
        assert sum(len(text) for text in texts(message.blocks)) <= MOST_TEXT + TEXT
        assert 1 <= len(message.text) <= TEXT
    for point in briefing.contested:
        assert view_problems(point_modal(briefing, point)) == []
        assert message_problems(point_blocks(briefing, point)) == []


def test_a_page_longer_than_a_message_is_parted_between_items() -> None:
    briefing = full(facts=60, points=48, sources=40)[0]
    messages = briefing_messages(briefing, "B7")
    assert len(messages) > 1
    assert all(not message_problems(list(message.blocks)) for message in messages)
    told = "\n".join(text for message in messages for text in texts(message.blocks))
    for point in briefing.contested:
        assert f"*{point.id[1:]}. " in told


def test_nothing_of_an_article_is_a_mention_a_link_or_formatting() -> None:
    briefing = hostile()[0]
    messages = briefing_messages(briefing, "B7")
    for message in messages:
        for text in texts(message.blocks):
            assert not LIVE.search(text), text
    for point in briefing.contested:
        for text in texts(point_modal(briefing, point)["blocks"]):
            assert not LIVE.search(text), text


@pytest.mark.parametrize("text", ["<!channel>", "<@U123>", "<#C1|general>", "<http://evil.example|bank>", "<!subteam^S1>"])
def test_a_mention_reads_as_its_letters(text: str) -> None:
    assert escape(text).startswith("&lt;")
    assert "<" not in escape(text)


@pytest.mark.parametrize("text", ["*bold*", "_it_", "~gone~", "`code`", "> quoted"])
def test_formatting_reads_as_its_letters(text: str) -> None:
    assert escape(text).startswith("\u2060")
    assert escape(text).replace("\u2060", "").replace("&gt;", ">") == text


@given(any_text(max_size=200))
def test_escaped_text_holds_no_markup(text: str) -> None:
    told = escape(text)
    assert "<" not in told
    assert ">" not in told
    assert not re.search(r"(?:^|[\s(])[*_~`]", told)


def test_the_modal_has_each_sides_passage_with_source_and_offsets() -> None:
    briefing, _ = small()
    (point,) = briefing.contested
    told = "\n".join(texts(point_modal(briefing, point)["blocks"]))
    for side in point.positions:
        for cited in side.citations:
            assert escape(cited.quote) in told
            assert f"characters {cited.start}–{cited.end}" in told
    assert "<https://news.example/2|" in told


def test_a_notice_escapes_what_the_user_typed() -> None:
    assert notice("No story matches <!here>.").blocks[0]["text"]["text"] == "No story matches &lt;!here&gt;."
