"""The Slack app's parts without Slack: what a command asks for, the jobs on disk, the archive's shelf, the manifest."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefer.archive import Archive, runs
from briefer.cli import app
from briefer.errors import UsageError
from briefer.models import EngineInfo, FrontPage, FrontStory, QuietStory
from briefer.render.slack_front import front_messages
from briefer.slack_app.commands import Command, addresses, parse
from briefer.slack_app.jobs import HOUR, Job, Jobs, Limits, Refused
from briefer.slack_app.making import Processes
from briefer.slack_app.shelf import Shelf
from tests.briefings import small
from tests.slack_limits import message_problems

LIMITS = Limits(queue=3, per_user=2, per_workspace=3)


# ---------------------------------------------------------------- commands
@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("https://a.example/x", Command("urls", ("https://a.example/x",))),
        ("<https://a.example/x?a=1&amp;b=2|a.example> and https://b.example/y.", Command("urls", ("https://a.example/x?a=1&b=2", "https://b.example/y"))),
        ("today", Command("today")),
        ("Diff", Command("diff")),
        ("why 3", Command("why", ("3",))),
        ("why C12", Command("why", ("12",))),
        ("sources", Command("sources")),
        ("today in parliament", Command("words", ("today", "in", "parliament"))),
        ("harbour strike", Command("words", ("harbour", "strike"))),
        ("  ", Command("help")),
        ("why", Command("help")),
    ],
)  # fmt: skip
def test_what_a_command_asks_for(text: str, command: Command) -> None:
    assert parse(text) == command


def test_an_address_counts_once_and_only_web_addresses_count() -> None:
    assert addresses("https://a.example https://a.example file:///etc/passwd ftp://x javascript:alert(1)") == (
        "https://a.example",
    )


# ---------------------------------------------------------------- jobs
class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs(tmp_path: Path, clock: Clock) -> Jobs:
    return Jobs(tmp_path / "slack.sqlite", clock)


def ask(jobs: Jobs, user: str = "U1", limits: Limits = LIMITS) -> Job | Refused:
    return jobs.add(Command("words", ("ferry",)), "T1", user, "C1", "http://127.0.0.1/x", limits)


def test_a_key_is_new_once(jobs: Jobs) -> None:
    assert [jobs.first("a"), jobs.first("a"), jobs.first("b")] == [True, False, True]


def test_jobs_are_taken_in_their_order_and_once(jobs: Jobs) -> None:
    first, second = ask(jobs), ask(jobs, "U2")
    assert [jobs.take(), jobs.take(), jobs.take()] == [first, second, None]


def test_a_full_queue_tells_how_long_it_will_take(jobs: Jobs) -> None:
    for user in ("U1", "U2", "U3"):
        assert isinstance(ask(jobs, user, Limits(3, 9, 9)), Job)
    assert ask(jobs, "U4", Limits(3, 9, 9, workers=2, seconds_a_job=10)) == Refused("full", 15)


def test_the_hours_allowance_comes_back(jobs: Jobs, clock: Clock) -> None:
    ask(jobs)
    clock.now += 600
    ask(jobs)
    assert ask(jobs) == Refused("user", HOUR - 600)
    assert isinstance(ask(jobs, "U2"), Job)
    jobs.take()
    clock.now += HOUR - 599
    assert isinstance(ask(jobs), Job)


def test_what_was_running_waits_again_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    jobs = Jobs(tmp_path / "s.sqlite", clock)
    job = ask(jobs)
    assert jobs.take() == job
    jobs.close()
    again = Jobs(tmp_path / "s.sqlite", clock)
    assert again.resume() == 1
    assert again.take() == job


def test_the_last_briefing_is_the_users_own(jobs: Jobs) -> None:
    mine, theirs = ask(jobs), ask(jobs, "U2")
    assert isinstance(mine, Job)
    assert isinstance(theirs, Job)
    jobs.keep("J1", small()[0])
    jobs.done(mine, "J1")
    jobs.done(theirs, "J2")
    assert jobs.last_ref("T1", "U1") == "J1"
    assert jobs.briefing("J1") == small()[0]
    assert jobs.briefing("J9") is None


def test_old_things_are_forgotten(jobs: Jobs, clock: Clock) -> None:
    jobs.first("a")
    jobs.keep("J1", small()[0])
    clock.now += 15 * 24 * HOUR
    jobs.forget()
    assert jobs.first("a")
    assert jobs.briefing("J1") is None


# ---------------------------------------------------------------- processes
def _end() -> None:
    import os

    os._exit(3)


def test_a_process_that_dies_takes_its_own_job_along_and_no_other() -> None:
    from briefer.errors import BrieferError

    processes = Processes(1)
    try:
        with pytest.raises(BrieferError, match="died"):
            processes.run(_end)
        assert processes.run(abs, -3) == 3
    finally:
        processes.close()


# ---------------------------------------------------------------- the archive's shelf
DAY = dt.date(2026, 3, 5)


def front(day: dt.date) -> FrontPage:
    briefing = small()[0]
    story = FrontStory(
        id="ferry", title=briefing.title + " <!channel>", bottom_line=briefing.bottom_line, publishers={"S1": "Herald"}, origins=2,
        contested=1, disputes=("How many were hurt",), since=day - dt.timedelta(days=1), tally="1 updated", folder="ferry",
    )  # fmt: skip
    quiet = QuietStory(id="q", title="A quiet one", since=day)
    return FrontPage(date=day, stories=(story,), quiet=(quiet,), articles=9, engine=EngineInfo(name="embedded"))


def test_an_archive_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "none.sqlite")
    assert (shelf.story("ferry"), shelf.today(), shelf.changes(), shelf.page("2026-03-05", "ferry")) == (None, (), (), None)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_day_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Shelf(tmp_path / "none.sqlite").page("yesterday", "ferry")


def test_the_latest_front_page_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with Archive(path) as archive, archive.transaction() as db:
        for day in (DAY, DAY + dt.timedelta(days=1)):
            runs.begin(db, day, dt.datetime(2026, 3, 5, 7, tzinfo=dt.UTC))
            runs.finish(db, day, front(day).model_dump_json(by_alias=True))
    (message,) = Shelf(path).today()
    assert message.text == "Front page, 6 March 2026"
    assert message_problems(list(message.blocks)) == []


def test_the_front_page_escapes_what_articles_say() -> None:
    (message,) = front_messages(front(DAY))
    told = "\n".join(block["text"]["text"] for block in message.blocks if block["type"] == "section")
    assert "<!channel>" not in told
    assert "&lt;!channel&gt;" in told
    (button,) = [block["accessory"] for block in message.blocks if "accessory" in block]
    assert (button["action_id"], button["value"]) == ("story", "2026-03-05 ferry")


# ---------------------------------------------------------------- the manifest
def test_the_manifest_names_what_the_app_listens_to() -> None:
    yaml = pytest.importorskip("yaml")
    manifest = yaml.safe_load((Path(__file__).resolve().parents[1] / "slack" / "manifest.yaml").read_text(encoding="utf-8"))
    (command,) = manifest["features"]["slash_commands"]
    (shortcut,) = manifest["features"]["shortcuts"]
    assert (command["command"], shortcut["callback_id"]) == ("/brief", "brief_links")
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == ["app_home_opened"]
    assert manifest["oauth_config"]["scopes"]["bot"] == ["chat:write", "commands", "files:write", "im:write"]
    assert {command["url"], manifest["settings"]["interactivity"]["request_url"]} == {
        "https://briefer.example/slack/events"
    }


# ---------------------------------------------------------------- the command
@pytest.mark.parametrize(
    ("arguments", "tokens", "missing"),
    [
        ([], {}, "SLACK_BOT_TOKEN"),
        ([], {"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET"),
        (["--socket"], {"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN"),
    ],
)
def test_a_token_that_is_not_set_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], tokens: dict[str, str], missing: str
) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["slack", *arguments], env=tokens)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].startswith(f"briefer: {missing}: it is not set")
