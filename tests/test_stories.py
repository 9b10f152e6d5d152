"""Articles grouped by event: what tells two events of one kind apart, and what keeps ids from one day to the next."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import UsageError
from briefer.stories import Grouping, StoryItem, from_json, group, recent, to_json
from tests.events import REPORTS, RIVALS, event_of, reports
from tests.texts import any_text


def events(grouping: Grouping) -> list[tuple[str, ...]]:
    """The grouping as the sorted events in each of its stories, repeats left out."""
    return sorted(tuple(sorted({event_of(item) for item in story.items})) for story in grouping.stories)


def undated(items: list[StoryItem]) -> list[StoryItem]:
    return [replace(item, published=None) for item in items]


# ---------------------------------------------------------------- by event, not by subject
@pytest.mark.parametrize("rivals", RIVALS, ids=" / ".join)
def test_two_events_of_one_kind_are_two_stories_with_dates_or_without(rivals: tuple[str, str]) -> None:
    for items in (reports(*rivals), undated(reports(*rivals))):
        assert events(group(items)) == sorted((event,) for event in rivals)


@pytest.mark.parametrize("event", REPORTS)
def test_one_event_under_several_headlines_on_several_days_is_one_story(event: str) -> None:
    for items in (reports(event), undated(reports(event))):
        assert events(group(items)) == [(event,)]


def test_all_events_thrown_together_come_apart_again() -> None:
    assert events(group(reports())) == sorted((event,) for event in REPORTS)


def test_the_same_words_weeks_later_are_another_event() -> None:
    before = reports("quake at Sarnova")[:2]
    again = [replace(item, id=f"later {item.id}", title="Again", published=dt.date(2026, 9, 1)) for item in before]
    reworded = [replace(item, text=item.text.replace("market", "hall").replace("40", "12")) for item in again]
    assert len(group([*before, *reworded]).stories) == 2
    assert len(group([*before, *undated(reworded)]).stories) == 1


def test_copies_of_one_report_do_not_drive_the_other_reports_of_the_event_out() -> None:
    items = reports("flood on the Orva")
    printed = [replace(items[0], id=f"copy {n} 1") for n in range(8)]
    (story,) = group([*items, *printed]).stories
    assert len(story.items) == 12


def test_names_romanised_in_two_ways_are_the_same_names() -> None:
    one = StoryItem("a", "Khoral governor resigns", "The governor of Khoral, Temir Dzhakov, resigned in Syrak on Monday.")
    other = StoryItem("b", "Horal: Jakov gone", "Temir Jakov, who governed Horal, gave up his office in Syraq.")
    apart = StoryItem("c", "Dolmir: Pavel gone", "Oskar Pavel, who governed Dolmir, gave up his office in Tessin.")
    story_of = group([one, other, apart]).story_of
    assert story_of["a"] == story_of["b"] != story_of["c"]


def test_a_text_that_begins_with_its_headline_counts_it_once() -> None:
    items = reports("flood on the Orva")
    repeated = [replace(item, text=f"{item.title}\n\n{item.text}") for item in items]
    assert [s.terms for s in group(repeated).stories] == [s.terms for s in group(items).stories]


# ---------------------------------------------------------------- what comes out
def test_a_story_tells_its_articles_days_headline_and_terms() -> None:
    (story,) = group(reports("flood on the Orva")).stories
    assert story.items == tuple(f"flood on the Orva {n}" for n in (1, 2, 3, 4))
    assert (story.first, story.last) == (dt.date(2026, 6, 1), dt.date(2026, 6, 6))
    assert story.title in {title for _, title, _ in REPORTS["flood on the Orva"]}
    assert {"Orva", "Tessin", "Greta"} <= set(story.terms)
    assert not story.continued


def test_every_article_has_one_story_and_the_larger_stories_come_first() -> None:
    grouping = group(reports())
    assert list(grouping.story_of) == [item.id for item in reports()]
    assert Counter(grouping.story_of.values()) == {story.id: len(story.items) for story in grouping.stories}
    sizes = [len(story.items) for story in grouping.stories]
    assert sizes == sorted(sizes, reverse=True)


def test_the_order_of_the_articles_does_not_matter() -> None:
    forward, backward = group(reports()), group(reports()[::-1])
    assert forward.stories == backward.stories
    assert forward.story_of == backward.story_of


def test_nothing_makes_no_story_and_an_empty_article_makes_its_own() -> None:
    assert group([]).stories == ()
    grouping = group([StoryItem("a", "", ""), StoryItem("b", "", ""), StoryItem("c", "The of and", "")])
    assert len(set(grouping.story_of.values())) == 3


def test_two_articles_with_one_id_are_an_error() -> None:
    with pytest.raises(UsageError, match="more than one article has this id"):
        group([StoryItem("a", "One", ""), StoryItem("a", "Two", "")])


@given(st.lists(any_text(max_size=60), max_size=12), st.integers(0, 12))
def test_any_texts_are_grouped_and_found_again_from_what_was_kept(texts: list[str], cut: int) -> None:
    items = [StoryItem(str(number), text[:10], text) for number, text in enumerate(texts)]
    first = group(items[:cut])
    kept = from_json(to_json(first.known))
    assert kept == first.known
    second = group(items, kept)
    assert set(second.story_of) == {item.id for item in items}
    assert {item: second.story_of[item] for item in first.story_of} == dict(first.story_of)


# ---------------------------------------------------------------- from day to day
def until(day: int, event: str = "flood on the Orva") -> list[StoryItem]:
    return [item for item in reports(event) if item.published and item.published.day <= day]


def test_a_story_keeps_its_id_as_its_days_go_on() -> None:
    first = group(until(1))
    (ident,) = set(first.story_of.values())
    second = group(until(4)[1:], first.known)
    assert set(second.story_of.values()) == {ident}
    third = group([*until(6)[2:], *reports("quake at Dolmir")], second.known)
    assert {third.story_of[item.id] for item in until(6)[2:]} == {ident}
    assert events(third) == [("flood on the Orva",), ("quake at Dolmir",)]
    (kept,) = (story for story in third.known if story.id == ident)
    assert kept.items == tuple(f"flood on the Orva {n}" for n in (1, 2, 3, 4))
    assert (kept.first, kept.last) == (dt.date(2026, 6, 1), dt.date(2026, 6, 6))


def test_a_rival_event_does_not_take_a_known_storys_id() -> None:
    for one, other in RIVALS:
        known = group(reports(one)).known
        (ident,) = {story.id for story in known}
        grouping = group(reports(other), known)
        assert ident not in grouping.story_of.values()


def test_more_articles_leave_the_ids_of_other_stories_as_they_are() -> None:
    few, all_of_them = group(reports(*RIVALS[0], *RIVALS[1])), group(reports())
    for item, story in few.story_of.items():
        assert all_of_them.story_of[item] == story


def test_the_same_articles_again_change_nothing() -> None:
    once = group(reports())
    again = group(reports(), once.known)
    assert again.story_of == once.story_of
    assert again.known == once.known
    assert all(story.continued for story in again.stories)


def test_two_known_stories_stay_two() -> None:
    one, other = (group([item]).known for item in reports("flood on the Orva")[:2])
    kept = (*one, *other)
    grouping = group(reports("flood on the Orva")[2:], kept)
    assert {story.id for story in grouping.known} == {story.id for story in kept}


def test_a_known_story_is_kept_small_and_forgotten_when_it_has_been_quiet_for_a_month() -> None:
    known = group(reports()).known
    assert max(len(json.dumps(row)) for row in json.loads(to_json(known))["stories"]) < 4000
    assert {story.last.month for story in recent(known) if story.last} == {5, 6}
    assert len(recent(known, keep_days=365)) == len(REPORTS)


@pytest.mark.parametrize(
    "text", ["", "[]", '{"schema": "other"}', '{"schema": "briefer/stories/1", "stories": [{"id": "a"}]}']
)
def test_a_file_that_holds_no_known_stories_is_an_error_about_it(text: str) -> None:
    with pytest.raises(UsageError, match=r"stories\.json: .+\(name a file that --save wrote\)"):
        from_json(text, "stories.json")
