"""Settings: four layers, each value with its origin; what is wrong is named with what was expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefer.errors import UsageError
from briefer.settings import Settings, load
from briefer.settings.keys import keys
from briefer.settings.shown import MASK, rows, toml
from briefer.settings.template import template


def written(folder: Path, text: str) -> Path:
    path = folder / "briefer.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


# ---------------------------------------------------------------- layers
def test_flags_go_before_the_environment_before_the_file_before_the_defaults(tmp_path: Path) -> None:
    path = written(tmp_path, '[page]\npaper = "letter"\nmax_facts = 9\n[daily]\nstories = 3\n')
    found = load(path, {"BRIEFER_PAGE_MAX_FACTS": "8", "BRIEFER_DAILY_STORIES": "4"}, {"daily.stories": 5})
    assert (found.settings.page.paper, found.origins["page.paper"]) == ("letter", str(path))
    assert (found.settings.page.max_facts, found.origins["page.max_facts"]) == (8, "environment BRIEFER_PAGE_MAX_FACTS")
    assert (found.settings.daily.stories, found.origins["daily.stories"]) == (5, "command line")
    assert (found.settings.daily.hours, found.origins["daily.hours"]) == (24, "default")


def test_a_flag_that_was_not_given_sets_nothing() -> None:
    assert load(None, {}, {"page.paper": None}).origins["page.paper"] == "default"


def test_the_variables_that_other_programs_read_count_after_our_own() -> None:
    usual = {"OPENAI_API_KEY": "usual", "OPENAI_BASE_URL": "https://models.example/v1"}
    found = load(None, usual, {}).settings.engine
    assert found.api_key is not None
    assert (found.api_key.get_secret_value(), found.base_url) == ("usual", "https://models.example/v1")
    own = load(None, usual | {"BRIEFER_ENGINE_API_KEY": "own"}, {})
    assert own.settings.engine.api_key is not None
    assert own.settings.engine.api_key.get_secret_value() == "own"
    assert own.origins["engine.api_key"] == "environment BRIEFER_ENGINE_API_KEY"


def test_an_empty_variable_sets_nothing() -> None:
    assert load(None, {"OPENAI_API_KEY": ""}, {}).settings.engine.api_key is None


def test_variables_are_read_as_the_kind_that_the_setting_has() -> None:
    environment = {
        "BRIEFER_PAGE_FORMATS": "md, pdf",
        "BRIEFER_ENGINE_CACHE": "no",
        "BRIEFER_FETCH_TIMEOUT": "2.5",
        "BRIEFER_DELIVERY_EMAIL_FROM": "desk@example.org",
    }
    found = load(None, environment, {}).settings
    assert found.page.formats == ("md", "pdf")
    assert found.engine.cache is False
    assert found.fetch.timeout == 2.5
    assert found.delivery.email.sender == "desk@example.org"


# ---------------------------------------------------------------- finding the file
def test_the_working_folder_is_looked_in_then_the_platforms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    platform = tmp_path / "platform" / "briefer"
    platform.mkdir(parents=True)
    there = written(platform, "[daily]\nstories = 2\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "platform"))
    assert load(None, {}, {}).path == there
    here = written(tmp_path, "[daily]\nstories = 3\n")
    assert load(None, {}, {}).path == here
    assert load(None, {"BRIEFER_CONFIG": str(there)}, {}).path == there
    assert load(there, {}, {}).settings.daily.stories == 2


def test_relative_paths_of_the_file_begin_at_the_file(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    path = written(desk, '[archive]\npath = "a.sqlite"\n[[folders]]\npath = "clippings"\n')
    found = load(path, {"BRIEFER_OUTPUT_FOLDER": "out"}, {}).settings
    assert found.archive.path == desk / "a.sqlite"
    assert found.folders[0].path == desk / "clippings"
    assert found.output.folder == tmp_path / "out"


# ---------------------------------------------------------------- mistakes
@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('[page]\npapr = "a4"', "page.papr", "did you mean page.paper?"),
        ("[daly]\nstories = 3", "daly", "did you mean daily?"),
        ("[page]\nstories = 3", "page.stories", "did you mean daily.stories?"),
        ('[page]\nqqq = "a4"', "page.qqq", "known here: paper, formats, language, max_facts"),
        ('[[feeds]]\nurl = "https://a.example/"\npublish = "A"', "feeds.1.publish", "did you mean feeds.publisher?"),
        ("[engine.prices.m]\nprompt = 1\ncompletio = 2", "engine.prices.m.completio", "completion?"),
        ('[daily]\nstories = "3"', "daily.stories", "expected a whole number"),
        ("[daily]\nstories = 0", "daily.stories", "expected at least 1"),
        ("[daily]\nstories = 1.5", "daily.stories", "expected a whole number"),
        ("[engine]\ntimeout = nan", "engine.timeout", "expected"),
        ("[engine]\ncache = 1", "engine.cache", "expected true or false"),
        ('[page]\npaper = "a3"', "page.paper", 'expected one of "a4", "letter"'),
        ('[topics]\nkeep = "floods"', "topics.keep", "expected a list"),
        ('page = "a4"', "page", "expected a table"),
        ('[[feeds]]\npublisher = "A"', "feeds.1.url", "required"),
        ('[[feeds]]\nurl = "ftp://a.example/"', "feeds.1.url", "https:// or http://"),
        ('[[feeds]]\nurl = "https://me:hush@a.example/"', "feeds.1.url", "without a user name or password"),
        ('[daily]\ntime_zone = "Mars/Olympus"', "daily.time_zone", "time zone"),
        ('[delivery.email]\nhost = "smtp.example"', "delivery.email", '"from" and "to"'),
        ('[slack]\nbot_token = "xoxb"', "slack.bot_token", "set SLACK_BOT_TOKEN in the environment"),
        ('[page]\nlanguage = "English"', "page.language", 'expected one of "en"'),
        ('[[searches]]\nwords = "!?"', "searches.1.words", "expected one or more words"),
        ('[fetch]\nuser_agent = "a\\nX-Header: b"', "fetch.user_agent", "as a header can carry it"),
        ("[page\n", "briefer.toml", "is no TOML"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_its_mend(tmp_path: Path, text: str, place: str, says: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load(path, {}, {})
    assert str(path) in caught.value.subject
    assert place in caught.value.subject
    assert says in str(caught.value)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "says"),
    [
        ("BRIEFER_PAGE_PAPR", "did you mean BRIEFER_PAGE_PAPER?"),
        ("BRIEFER_PGAE_PAPER", "did you mean BRIEFER_PAGE_PAPER?"),
        ("BRIEFER_DAILY_ZZZZZZZZZZZZZZZ", "no setting"),
    ],
)
def test_a_variable_that_sets_nothing_is_refused(variable: str, says: str) -> None:
    with pytest.raises(UsageError, match=re.escape(says)):
        load(None, {variable: "x"}, {})


def test_a_wrong_value_of_a_variable_is_told_by_the_variable() -> None:
    with pytest.raises(UsageError, match="environment BRIEFER_DAILY_STORIES: daily.stories: expected a whole number"):
        load(None, {"BRIEFER_DAILY_STORIES": "many"}, {})


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="briefer init"):
        load(tmp_path / "none.toml", {}, {})


def test_unknown_names_are_refused_among_flags_too() -> None:
    with pytest.raises(UsageError, match="did you mean page.paper"):
        load(None, {}, {"page.papers": "a4"})


# ---------------------------------------------------------------- showing
def test_secrets_are_masked_wherever_settings_are_shown() -> None:
    environment = {name: "hush-hush" for key in keys().values() if key.kind == "secret" for name in key.variables[:1]}
    assert len(environment) == 5
    found = load(None, environment, {})
    shown = {name: value for name, value, _ in rows(found)}
    assert [name for name, value in shown.items() if value == MASK] == [
        k.name for k in keys().values() if k.kind == "secret"
    ]
    for text in (repr(found), str(found.settings), found.settings.model_dump_json(), repr(shown)):
        assert "hush-hush" not in text


def test_every_setting_is_shown_with_its_origin() -> None:
    found = load(None, {}, {})
    assert [name for name, _, _ in rows(found)] == list(keys()) == list(found.origins)


def test_values_are_shown_as_toml_writes_them() -> None:
    assert toml(["a", 'b"c']) == '["a", "b\\"c"]'
    assert toml({"x y": {"prompt": 1.0}}) == '{ "x y" = { prompt = 1.0 } }'
    assert toml(True) == "true"
    assert toml(None) == "(unset)"


# ---------------------------------------------------------------- the file of `briefer init`
def test_the_written_file_is_the_defaults(tmp_path: Path) -> None:
    path = written(tmp_path, template())
    found = load(path, {}, {})
    assert found.settings == load(None, {}, {}).settings
    assert found.settings.model_copy(update={"archive": Settings().archive, "output": Settings().output}) == Settings()


def test_every_example_in_the_written_file_can_be_set(tmp_path: Path) -> None:
    path = written(tmp_path, re.sub(r"^#(?=[\[\w])", "", template(), flags=re.MULTILINE))
    found = load(path, {}, {})
    unset = [name for name, origin in found.origins.items() if origin != str(path)]
    assert unset == [key.name for key in keys().values() if key.environment_only]
    assert found.settings.feeds
    assert found.settings.engine.prices
