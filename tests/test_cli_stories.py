"""`briefer stories`: JSON lines in, {id: story} out; a bad line costs itself alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from briefer.cli import app
from briefer.stories import StoryItem
from tests.events import event_of, reports


def lines(items: list[StoryItem]) -> str:
    rows = ({"id": i.id, "title": i.title, "text": i.text, "published": str(i.published)} for i in items)
    return "".join(json.dumps(row) + "\n" for row in rows)


def stories(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(app, ["stories", *map(str, arguments)], input=stdin)


def test_each_article_is_printed_with_its_story(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(lines(reports()), encoding="utf-8")
    for result in (stories(path), stories("-", stdin=lines(reports()))):
        assert result.exit_code == 0
        story_of = json.loads(result.stdout)
        assert list(story_of) == [item.id for item in reports()]
        assert len({(event_of(item), story) for item, story in story_of.items()}) == len(set(story_of.values()))


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "no valid JSON"),
        ("[1]", "is no JSON object"),
        ('{"title": "Fire", "text": "A barn burnt."}', "has no id"),
        ('{"id": "\\ud800", "text": "A barn burnt."}', "has no id"),
        ('{"id": "x", "title": "", "text": null}', "article 'x' has neither title nor text"),
        ('{"id": "x", "text": ["A barn burnt."]}', "its text is no text"),
        ('{"id": "x", "text": "A barn burnt.", "published": "soon"}', "published 'soon' is no date"),
        ('{"id": "flood on the Orva 1", "text": "Another."}', "stands in an earlier line"),
        ("[" * 100_000, "#5"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_grouped(line: str, cause: str) -> None:
    result = stories("-", stdin=lines(reports("flood on the Orva")) + line + "\n")
    assert result.exit_code == 3
    assert len(json.loads(result.stdout)) == 4
    assert "-#5" in result.stderr
    assert cause in result.stderr
    told = json.loads(stories("-", "--json-errors", stdin=f"{lines(reports()[:1])}{{\n").stderr)
    assert told["error"] == "LeftOut"


def test_numbers_are_ids_times_are_dates_and_titles_may_be_missing() -> None:
    rows = '{"id": 7, "text": "A barn burnt.", "published": "2026-03-05T08:00:00Z"}\n\n{"id": 8, "text": "Peace.", "title": null}'
    result = stories("-", stdin=rows)
    assert result.exit_code == 0
    assert list(json.loads(result.stdout)) == ["7", "8"]


def test_ids_are_kept_from_day_to_day_in_one_file(tmp_path: Path) -> None:
    kept = tmp_path / "stories.json"
    flood = reports("flood on the Orva")
    first = stories("-", "--known", kept, "--save", kept, stdin=lines(flood[:2]))
    second = stories("-", "--known", kept, "--save", kept, stdin=lines(flood[2:]))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert set(json.loads(first.stdout).values()) == set(json.loads(second.stdout).values())


def test_what_cannot_be_read_is_an_error_of_usage(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    assert stories(tmp_path / "none.jsonl").exit_code == 2
    assert stories("-", stdin=b"\xff\xfe").exit_code == 2
    assert stories("-", "--known", tmp_path / "none.json", stdin=lines(reports())).exit_code == 2
    assert stories("-", "--known", tmp_path / "bad.json", stdin=lines(reports())).exit_code == 2
    assert stories("-", stdin="\n").exit_code == 1
