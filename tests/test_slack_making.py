"""Briefings for Slack of real pages over real HTTP: by their addresses, and by words out of the configured feeds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefer.errors import NothingToBrief
from briefer.settings import Settings, load
from briefer.slack_app.making import Press, Processes, brief_addresses, brief_words
from tests.site import Entry, Site, article, day

NOW = dt.datetime(2026, 3, 3, 7, tzinfo=dt.UTC)
FLOOD = (
    "The river Tarn burst its banks at Elm Ford on Monday night, and 340 people had to leave their homes, the council said. "
    "The water stood 1.2 metres high in the market square by midnight, according to the fire service. No one was hurt.",
    "At Elm Ford the Tarn broke through the dyke late on Monday. About 340 residents were taken to the school in Lower Marden. "
    "The fire service measured 1.2 metres of water in the market square. Nobody was injured, the council said.",
)
STRIKE = "Tram drivers in Calder began a three-day strike on Monday over shift plans. The union said nine of ten drivers stayed away."


@pytest.fixture
def site(site: Site) -> Site:
    pages = [
        Entry(title, site.page(f"/{n}", article(title, text, text.replace("Monday", "that Monday"))), day(2, 12))
        for n, (title, text) in enumerate(
            (("Flood at Elm Ford", FLOOD[0]), ("Tarn breaks its dyke", FLOOD[1]), ("Trams stand still", STRIKE))
        )
    ]
    site.feed("/rss", pages)
    return site


@pytest.fixture
def settings(site: Site, tmp_path: Path) -> Settings:
    path = tmp_path / "briefer.toml"
    path.write_text(f'{site.settings}timeout = 60\n[[feeds]]\nurl = "{site.address}/rss"\n')
    return load(path, {}, {}).settings


def test_addresses_are_read_and_briefed(site: Site, settings: Settings) -> None:
    briefing = brief_addresses((f"{site.address}/0", f"{site.address}/1"), settings)
    assert [source.url for source in briefing.sources] == [f"{site.address}/0", f"{site.address}/1"]
    assert any("340" in fact.statement for fact in briefing.facts)


def test_an_address_that_may_not_be_read_is_left_out_with_its_reason(site: Site, settings: Settings) -> None:
    strict = settings.model_copy(update={"fetch": settings.fetch.model_copy(update={"allow_hosts": ()})})
    with pytest.raises(NothingToBrief, match="127.0.0.1"):
        brief_addresses((f"{site.address}/0",), strict)
    assert site.requests == []


def test_words_bring_the_articles_of_one_story(site: Site, settings: Settings) -> None:
    briefing = brief_words("Elm Ford", settings, NOW)
    assert briefing is not None
    assert {source.url for source in briefing.sources} == {f"{site.address}/0", f"{site.address}/1"}
    assert [source.id for source in briefing.sources] == ["S1", "S2"]
    assert brief_words("quantum chess", settings, NOW) is None


def test_a_press_works_in_a_process_of_its_own(site: Site, settings: Settings) -> None:
    processes = Processes(1)
    try:
        press = Press(settings, processes, lambda: NOW)
        briefing = press.of([f"{site.address}/0", f"{site.address}/1"])
        assert press.pdf(briefing).startswith(b"%PDF")
        with pytest.raises(NothingToBrief):
            press.of([f"{site.address}/missing"])
    finally:
        processes.close()


def test_without_feeds_there_is_nothing_to_look_through() -> None:
    processes = Processes(1)
    assert Press(Settings(), processes, lambda: NOW).about("ferry") is None
    processes.close()
