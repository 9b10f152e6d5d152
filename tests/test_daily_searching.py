"""Saved searches: the stories that they find are briefed and marked, whatever their weight."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner

from briefer.archive import Archive, articles
from briefer.archive.articles import Version
from briefer.cli import app
from briefer.daily.choosing import Choice, choose
from briefer.daily.searching import searched
from briefer.models import FrontPage
from briefer.render.front import render_front_html, render_front_markdown
from briefer.settings.model import Search, Topics
from tests.fronts import front
from tests.stories import article
from tests.test_front import text_of

NOW = dt.datetime(2026, 3, 5, 20, tzinfo=dt.UTC)
BRIDGE = (
    "The bridge at Elm Ford was closed on Monday because an inspection found cracks in two of its piers.",
    "Two of the piers of the bridge at Elm Ford have cracks, so an inspection had it closed on Monday.",
)
INSURANCE = "None of the owners along the weir holds an insurance against floods, the miller Jon Abel told the council."
CINEMA = (
    "The cinema in Queen Street sold its last ticket on Sunday night, to a man who had come for the first show in 1961."
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "briefer.sqlite") as made:
        yield made


@pytest.fixture
def versions(archive: Archive) -> tuple[Version, ...]:
    """Articles on a bridge, by two papers, and on two things of which one paper tells each."""
    told = [
        article("S1", BRIDGE[0], title="Cracks close bridge at Elm Ford", publisher="Herald"),
        article("S2", BRIDGE[1], title="Bridge at Elm Ford closed over cracks", publisher="Courier"),
        article("S3", INSURANCE, title="Owners at the weir are not insured", publisher="Herald"),
        article("S4", CINEMA, title="Queen Street cinema closes", publisher="Courier"),
    ]
    with archive.transaction() as db:
        ids = articles.keep(db, told, NOW)
    return articles.versions(archive.db, ids)


def chosen(archive: Archive, read: Sequence[Version], *searches: Search, topics: Topics | None = None) -> Choice:
    return choose(read, (), topics or Topics(), 1, searched(archive.db, searches, read))


def named(choice: Choice) -> list[tuple[str, tuple[str, ...]]]:
    return [(story.versions[0].article.id, story.searches) for story in choice.chosen]


# ---------------------------------------------------------------- what is found
def test_a_search_keeps_the_light_story_that_it_finds(archive: Archive, versions: tuple[Version, ...]) -> None:
    assert named(chosen(archive, versions)) == [("S1", ())]
    choice = chosen(archive, versions, Search(words="flood insurance", name="Floods"))
    assert named(choice) == [("S1", ()), ("S3", ("Floods",))]
    assert choice.more == 1


def test_all_words_must_stand_in_one_article_and_a_phrase_in_its_order(
    archive: Archive, versions: tuple[Version, ...]
) -> None:
    assert len(chosen(archive, versions, Search(words="insurance ticket")).chosen) == 1
    assert len(chosen(archive, versions, Search(words='"floods against"')).chosen) == 1
    found = chosen(archive, versions, Search(words='"last ticket"'), Search(words="cinema", name="Film"))
    assert named(found)[1:] == [("S4", ('"last ticket"', "Film"))]


def test_a_story_that_stands_anyway_is_marked_and_takes_no_second_place(
    archive: Archive, versions: tuple[Version, ...]
) -> None:
    assert named(chosen(archive, versions, Search(words="piers"))) == [("S1", ("piers",))]


def test_searches_add_no_more_stories_than_the_day_may_have(archive: Archive, versions: tuple[Version, ...]) -> None:
    choice = chosen(archive, versions, Search(words="the"))
    assert (len(choice.chosen), choice.more) == (2, 1)


def test_a_search_finds_what_no_topic_keeps_and_not_what_one_leaves_out(
    archive: Archive, versions: tuple[Version, ...]
) -> None:
    floods = Search(words="flood insurance", name="Floods")
    assert named(chosen(archive, versions, floods, topics=Topics(keep=("bridge",)))) == [("S1", ()), ("S3", ("Floods",))]
    assert named(chosen(archive, versions, floods, topics=Topics(leave_out=("miller",)))) == [("S1", ())]


def test_what_another_day_read_is_not_found(archive: Archive, versions: tuple[Version, ...]) -> None:
    assert searched(archive.db, [Search(words="insurance")], versions[:2]) == {}
    assert searched(archive.db, [Search(words="insurance")], ()) == {}


# ---------------------------------------------------------------- what is shown
def test_every_format_of_the_front_page_names_the_search() -> None:
    name = "Floods *and* <b>fires</b>"
    page = front()
    page = page.model_copy(
        update={
            "stories": tuple(story.model_copy(update={"searches": (name,)}) for story in page.stories[:1]),
            "quiet": tuple(story.model_copy(update={"searches": ("Ferries", "Ports")}) for story in page.quiet),
        }
    )
    assert FrontPage.model_validate_json(page.model_dump_json(by_alias=True)) == page
    shown = html.fromstring(render_front_html(page)).text_content()
    assert f"· search: {name}" in shown
    assert "nothing new since 5 Mar 2025 · search: Ferries, Ports" in shown
    assert r"· search: Floods \*and\* " in render_front_markdown(page)


def test_a_day_shows_what_its_searches_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clippings").mkdir()
    for name, publisher, title, text in (
        ("a", "Herald", "Cracks close bridge at Elm Ford", BRIDGE[0]),
        ("b", "Courier", "Bridge at Elm Ford closed over cracks", BRIDGE[1]),
        ("c", "Herald", "Owners at the weir are not insured", INSURANCE),
    ):
        parts = (title, publisher, "5 March 2026", text)
        Path(f"clippings/{name}.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    toml = (
        '[daily]\nstories = 1\n[[folders]]\npath = "clippings"\n[[searches]]\nwords = "flood insurance"\nname = "Floods"\n'
    )
    Path("briefer.toml").write_text(toml, encoding="utf-8")
    result = CliRunner().invoke(app, ["daily", "--date", "2026-03-05", "--quiet"])
    assert result.exit_code == 0, result.stderr
    folder = Path("briefings/2026-03-05")
    stories = json.loads((folder / "front.json").read_text(encoding="utf-8"))["stories"]
    assert sorted(story["searches"] for story in stories) == [[], ["Floods"]]
    (found,) = (story for story in stories if story["searches"])
    assert (folder / found["folder"] / "briefing.json").is_file()
    assert "search: Floods" in (folder / "front.md").read_text(encoding="utf-8")
    assert "search: Floods" in text_of((folder / "front.pdf").read_bytes())[1]
