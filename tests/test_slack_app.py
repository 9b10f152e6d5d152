"""The Slack app as Slack sees it: real HTTP and a real Socket Mode connection, with a Slack of the tests' own behind it."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
import urllib.parse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import SecretStr

from briefer.errors import BrieferError, DeliveryError, NothingToBrief
from briefer.models import Briefing
from briefer.render.slack_blocks import SlackMessage, notice
from briefer.settings import Settings
from briefer.settings.model import Delivery
from briefer.settings.model import SlackDelivery as SlackDestination
from briefer.slack_app.delivery import SlackDelivery, post_front
from briefer.slack_app.jobs import Jobs
from briefer.slack_app.serving import asgi, running, serve_socket, web_client
from tests.briefings import full, small
from tests.patience import CEILING, patience
from tests.site import closed_port
from tests.slack_api import SECRET, TOKEN, SlackApi
from tests.slack_limits import message_problems, view_problems
from tests.test_slack_parts import front

pytest.importorskip("slack_bolt")
httpx2 = pytest.importorskip("httpx2")
uvicorn = pytest.importorskip("uvicorn")
SignatureVerifier = pytest.importorskip("slack_sdk.signature").SignatureVerifier

URL = "https://news.example/ferry"


class Shelf:
    """A library of two stories."""

    def story(self, words: str) -> Briefing | None:
        return small()[0] if "ferry" in words.lower() else None

    def page(self, date: str, story: str) -> Briefing | None:
        return small()[0] if story == "ferry" else None

    def today(self) -> tuple[SlackMessage, ...]:
        return (notice("Ferry aground, port closed"),)

    def changes(self) -> tuple[SlackMessage, ...]:
        return (notice("140 → none on board"),)


class Press:
    """Makes a briefing when it is let: what a test asks for takes as long as the test wants.

    Raises `TimeoutError` where it is not let, so that whoever waits for the briefing does not get by unseen.
    """

    def __init__(self) -> None:
        self.free = threading.Event()
        self.free.set()
        self.asked: list[tuple[str, ...]] = []
        self.error: Exception | None = None

    def about(self, words: str) -> Briefing | None:
        return self.of((URL,)) if "harbour" in words else None

    def of(self, addresses: Sequence[str]) -> Briefing:
        self.asked.append(tuple(addresses))
        if not self.free.wait(CEILING):
            raise TimeoutError
        if self.error:
            raise self.error
        return small()[0]


@dataclass
class Workspace:
    """A workspace with the app in it."""

    slack: SlackApi
    client: Any
    press: Press
    jobs: Any
    sent: int = 0

    def post(self, body: str, kind: str = "application/x-www-form-urlencoded", secret: str = SECRET, **more: str) -> Any:
        """A signed request; `more` replaces headers."""
        at = str(int(time.time()))
        signature = SignatureVerifier(secret).generate_signature(timestamp=at, body=body)
        headers = {"content-type": kind, "x-slack-request-timestamp": at, "x-slack-signature": signature or ""}
        return self.client.post(
            "/slack/events", content=body, headers=headers | {k.replace("_", "-"): v for k, v in more.items()}
        )

    def command(self, text: str, user: str = "U1", channel: str = "C1", trigger: str | None = None, **more: str) -> Any:
        """`/brief text`; the answer in the request itself."""
        return self.post(self.form(text, user, channel, trigger), **more)

    def form(self, text: str, user: str = "U1", channel: str = "C1", trigger: str | None = None) -> str:
        self.sent += 1
        fields = {
            "command": "/brief", "text": text, "team_id": "T1", "user_id": user, "channel_id": channel,
            "response_url": self.slack.response_url(user), "trigger_id": trigger or f"t{self.sent}", "api_app_id": "A1",
        }  # fmt: skip
        return urllib.parse.urlencode(fields)

    def press_button(self, action: str, value: str) -> Any:
        """A button's click."""
        self.sent += 1
        payload = {
            "type": "block_actions", "trigger_id": f"b{self.sent}", "team": {"id": "T1"}, "user": {"id": "U1"},
            "channel": {"id": "C1"}, "response_url": self.slack.response_url("button"), "api_app_id": "A1",
            "actions": [{"type": "button", "action_id": action, "block_id": "x", "value": value, "action_ts": "1.0"}],
        }  # fmt: skip
        return self.post(urllib.parse.urlencode({"payload": json.dumps(payload)}))


def settings(**slack: Any) -> Settings:
    tokens = {
        "bot_token": SecretStr(TOKEN),
        "signing_secret": SecretStr(SECRET),
        "app_token": SecretStr("xapp-of-the-tests"),
    }
    return Settings().model_copy(update={"slack": Settings().slack.model_copy(update=tokens | slack)})


@pytest.fixture
def slack() -> Iterator[SlackApi]:
    api = SlackApi().start()
    yield api
    api.stop()


@contextmanager
def served(application: Any) -> Iterator[str]:
    """The application over real HTTP on loopback; its address."""
    server = uvicorn.Server(uvicorn.Config(application, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    patience(lambda: server.started or not thread.is_alive())
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(CEILING)


def workspace(slack: SlackApi, tmp_path: Path, **options: Any) -> Iterator[Workspace]:
    press = Press()
    given = settings(**options)
    with (
        running(given, tmp_path / "slack.sqlite", Shelf(), press, lambda briefing: b"%PDF-1.7 of it", slack.api) as (
            app,
            jobs,
        ),
        served(asgi(app, jobs)) as address,
        httpx2.Client(base_url=address, timeout=CEILING / 2, trust_env=False, verify=False) as client,
    ):
        try:
            yield Workspace(slack, client, press, jobs)
        finally:
            press.free.set()


@pytest.fixture
def space(slack: SlackApi, tmp_path: Path) -> Iterator[Workspace]:
    yield from workspace(slack, tmp_path)


# ---------------------------------------------------------------- the way of a briefing
def test_a_briefing_from_command_to_modal(space: Workspace) -> None:
    space.press.free.clear()
    answer = space.command(f"{URL} https://other.example/a")  # before there is a briefing
    assert answer.status_code == 200
    assert "done" not in space.jobs.counts()
    assert "Working on a briefing of 2 addresses" in answer.json()["text"]
    assert "Reading 2 addresses" in space.slack.wait("respond")["text"]
    space.press.free.set()

    page = space.slack.wait("respond", 2)
    assert page["replace_original"] is True
    assert page["response_type"] == "ephemeral"
    assert page["unfurl_links"] is False
    assert message_problems(page["blocks"]) == []
    assert space.press.asked == [(URL, "https://other.example/a")]

    space.slack.wait("files.getUploadURLExternal")
    assert space.slack.wait("upload")["bytes"].count(b"%PDF-1.7") == 1
    assert space.slack.wait("files.completeUploadExternal")["channel_id"] == "DU1"

    (button,) = [block["accessory"] for block in page["blocks"] if "accessory" in block]
    assert space.press_button(button["action_id"], button["value"]).status_code == 200
    view = space.slack.wait("views.open")["view"]
    assert view_problems(view) == []
    assert "At least 17 passengers were taken to hospital." in json.dumps(view)


def test_the_evidence_is_asked_for_in_words_too(space: Workspace) -> None:
    space.command("the ferry")
    space.slack.wait("files.completeUploadExternal")  # which comes when the job is done
    space.command("why 1")
    assert "characters" in json.dumps(space.slack.wait("respond", 2)["blocks"])
    space.command("sources")
    assert "Coastal Herald" in json.dumps(space.slack.wait("respond", 3)["blocks"])
    space.command("why 9")
    assert "contested points are: 1" in space.slack.wait("respond", 4)["text"]


def test_words_that_no_story_is_about_are_looked_for_in_the_feeds(space: Workspace) -> None:
    space.command("harbour works")
    space.slack.wait("respond", 2)
    assert space.press.asked == [(URL,)]
    space.command("quantum chess", user="U2")
    assert "no story and no article" in space.slack.wait("respond", 4)["text"]


@pytest.mark.parametrize(("text", "told"), [("today", "Ferry aground"), ("diff", "140 → none")])
def test_the_front_page_and_what_changed(space: Workspace, text: str, told: str) -> None:
    assert space.command(text).status_code == 200
    assert told in json.dumps(space.slack.wait("respond")["blocks"], ensure_ascii=False)


@pytest.mark.parametrize("text", ["help", "", "why"])
def test_help_is_answered_at_once(space: Workspace, text: str) -> None:
    assert "/brief URL URL" in json.dumps(space.command(text).json())


def test_the_button_shares_the_page_with_its_pdf(space: Workspace) -> None:
    space.command("ferry")
    space.slack.wait("files.completeUploadExternal")
    space.press_button("share", "J1")
    shared = space.slack.wait("respond", 2)
    assert shared["response_type"] == "in_channel"
    assert space.slack.wait("files.completeUploadExternal", 2)["channel_id"] == "C1"


def test_where_the_app_is_no_member_the_page_is_shared_without_its_pdf(space: Workspace) -> None:
    space.command("ferry")
    space.slack.wait("files.completeUploadExternal")
    space.slack.refuse["files.completeUploadExternal"] = "not_in_channel"
    space.press_button("share", "J1")
    assert "/invite" in space.slack.wait("respond", 3)["text"]


def test_the_shortcut_briefs_the_links_of_a_message(space: Workspace) -> None:
    payload = {
        "type": "message_action", "callback_id": "brief_links", "trigger_id": "s1", "team": {"id": "T1"}, "user": {"id": "U1"},
        "channel": {"id": "C1"}, "response_url": space.slack.response_url("s"), "message_ts": "1.0",
        "message": {"text": f"have you seen <{URL}|this> and <!channel>", "ts": "1.0"},
    }  # fmt: skip
    assert space.post(urllib.parse.urlencode({"payload": json.dumps(payload)})).status_code == 200
    space.slack.wait("files.completeUploadExternal")
    assert space.press.asked == [(URL,)]


def test_the_home_tab_shows_the_front_page(space: Workspace) -> None:
    body = json.dumps({
        "type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event_id": "E1",
        "event": {"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "D1", "event_ts": "1.0"},
    })  # fmt: skip
    assert space.post(body, "application/json").status_code == 200
    view = space.slack.wait("views.publish")["view"]
    assert view_problems(view) == []
    assert "Ferry aground" in json.dumps(view)


def test_a_story_of_the_front_page_opens_for_the_user(space: Workspace) -> None:
    assert space.press_button("story", "2026-03-05 ferry").status_code == 200
    assert "Ferry Aldermoor" in json.dumps(space.slack.wait("respond")["blocks"])


# ---------------------------------------------------------------- the morning's post
def test_the_front_page_is_posted_once_and_updated_in_place(slack: SlackApi, tmp_path: Path) -> None:
    client, jobs = web_client(settings(), slack.api), Jobs(tmp_path / "slack.sqlite", time.time)
    day = front(dt.date(2026, 3, 5))
    assert post_front(client, jobs, "C9", day, [("ferry", small()[0])]) == 2
    page, thread = slack.of("chat.postMessage")
    assert "thread_ts" not in page
    assert thread["thread_ts"] == jobs.post("2026-03-05", "C9", "front-0")
    assert page["unfurl_links"] is False
    assert message_problems(page["blocks"]) == []

    assert post_front(client, jobs, "C9", day, [("ferry", small()[0])]) == 2
    assert len(slack.of("chat.postMessage")) == 2
    assert [call["ts"] for call in slack.of("chat.update")] == [
        jobs.post("2026-03-05", "C9", part) for part in ("front-0", "ferry-0")
    ]


def test_a_daily_run_delivers_to_the_channel(slack: SlackApi, tmp_path: Path) -> None:
    given = settings().model_copy(update={"delivery": Delivery(slack=SlackDestination(channel="C9"))})
    channel = SlackDelivery(given, tmp_path / "slack.sqlite", slack.api)
    day = SimpleNamespace(front=front(dt.date(2026, 3, 5)), briefings={"ferry": small()[0]})
    reference = channel.deliver(day)
    assert channel.channel == "slack C9"
    assert len(slack.of("chat.postMessage")) == 2
    assert channel.deliver(day) == reference
    assert len(slack.of("chat.postMessage")) == 2


def test_a_slack_that_cannot_be_reached_is_a_clear_error(tmp_path: Path) -> None:
    given = settings().model_copy(update={"delivery": Delivery(slack=SlackDestination(channel="C9"))})
    channel = SlackDelivery(given, tmp_path / "slack.sqlite", f"http://127.0.0.1:{closed_port()}/api/")
    with pytest.raises(DeliveryError, match="could not be reached"):
        channel.deliver(SimpleNamespace(front=front(dt.date(2026, 3, 5)), briefings={}))


def test_a_channel_that_the_app_is_not_in_is_a_clear_error(slack: SlackApi, tmp_path: Path) -> None:
    slack.refuse["chat.postMessage"] = "not_in_channel"
    client, jobs = web_client(settings(), slack.api), Jobs(tmp_path / "slack.sqlite", time.time)
    with pytest.raises(BrieferError, match="invite the app to the channel"):
        post_front(client, jobs, "C9", front(dt.date(2026, 3, 5)), [])


# ---------------------------------------------------------------- who may speak
def test_a_wrong_signature_is_refused(space: Workspace) -> None:
    assert space.command("today", secret="another").status_code == 401
    assert space.jobs.counts() == {}


def test_an_old_request_is_refused(space: Workspace) -> None:
    body, at = space.form("today"), str(int(time.time()) - 600)
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=at, body=body)
    assert space.post(body, x_slack_request_timestamp=at, x_slack_signature=signature or "").status_code == 401


def test_a_replayed_request_is_refused_and_a_retried_one_answered_without_running_twice(space: Workspace) -> None:
    assert space.command("today", trigger="same").status_code == 200
    assert space.command("today", trigger="same").status_code == 401
    assert (
        space.command("today", trigger="same", x_slack_retry_num="1", x_slack_retry_reason="http_timeout").status_code
        == 200
    )
    space.slack.wait("respond")
    assert sum(space.jobs.counts().values()) == 1


def test_slack_finds_the_address(space: Workspace) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"})
    assert space.post(body, "application/json").json() == {"challenge": "abc"}


def test_health_is_for_everybody(space: Workspace) -> None:
    assert space.client.get("/health").json() == {"status": "ok", "waiting": 0, "running": 0}


def test_only_allowed_users_and_channels(slack: SlackApi, tmp_path: Path) -> None:
    for space in workspace(slack, tmp_path, allowed_users=("U1",), allowed_channels=("C1",)):
        assert "not among those" in space.command("today", user="U2").json()["text"]
        assert "not set up for this channel" in space.command("today", channel="C2").json()["text"]
        assert "front page" in space.command("today").json()["text"]


# ---------------------------------------------------------------- limits and failures
def test_an_hours_allowance(slack: SlackApi, tmp_path: Path) -> None:
    for space in workspace(slack, tmp_path, per_user_per_hour=2, per_workspace_per_hour=3):
        assert [space.command("ferry").json()["text"][:7] for _ in range(3)] == ["Looking", "Looking", "You hav"]
        assert "Looking" in space.command("ferry", user="U2").json()["text"]
        assert "This workspace has used" in space.command("ferry", user="U3").json()["text"]
        assert "front page" in space.command("today").json()["text"]


def test_a_full_queue_refuses_politely_and_says_when(slack: SlackApi, tmp_path: Path) -> None:
    for space in workspace(slack, tmp_path, queue=2, workers=1):
        space.press.free.clear()
        space.command(URL)
        space.slack.wait("respond")
        told = [space.command(URL, user=f"U{n}").json()["text"] for n in (2, 3, 4)]
        assert told[2].startswith("There is too much waiting just now. Please ask again in ")
        assert [text[:7] for text in told[:2]] == ["Working", "Working"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NothingToBrief("no source could be read", "<!channel> is gone"), "&lt;!channel&gt; is gone"),
        (RuntimeError("secret inside"), "Something failed on our side (RuntimeError); it is logged as job 1."),
    ],
)
def test_a_job_that_fails_says_so_and_the_app_lives_on(space: Workspace, error: Exception, told: str) -> None:
    space.press.error = error
    space.command(URL)
    answer = space.slack.wait("respond", 2)
    assert told in answer["text"]
    assert "secret inside" not in json.dumps(answer)
    assert space.command("today").status_code == 200
    assert "Ferry aground" in json.dumps(space.slack.wait("respond", 3))


def test_a_restart_takes_up_what_was_under_way(slack: SlackApi, tmp_path: Path) -> None:
    file = tmp_path / "slack.sqlite"
    from briefer.slack_app.commands import Command
    from briefer.slack_app.jobs import Jobs, Limits

    jobs = Jobs(file, time.time)
    jobs.add(Command("words", ("ferry",)), "T1", "U1", "C1", slack.response_url("U1"), Limits(9, 9, 9))
    assert jobs.take() is not None
    jobs.close()
    for space in workspace(slack, tmp_path):
        assert "Ferry Aldermoor" in json.dumps(slack.wait("respond"))
        slack.wait("files.completeUploadExternal")
        assert space.jobs.counts() == {"done": 1}


def test_an_answer_that_comes_too_late_goes_to_the_user_directly(slack: SlackApi, tmp_path: Path) -> None:
    from briefer.slack_app.commands import Command
    from briefer.slack_app.jobs import Jobs, Limits

    jobs = Jobs(tmp_path / "slack.sqlite", lambda: time.time() - 3000)
    jobs.add(Command("words", ("ferry",)), "T1", "U1", "C1", slack.response_url("U1"), Limits(9, 9, 9))
    jobs.close()
    for _ in workspace(slack, tmp_path):
        assert slack.wait("chat.postMessage")["channel"] == "DU1"
        assert slack.of("respond") == []


def test_tokens_are_never_logged(space: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    space.press.error = RuntimeError("x")
    space.command(URL)
    space.slack.wait("respond", 2)
    assert TOKEN not in caplog.text
    assert SECRET not in caplog.text


# ---------------------------------------------------------------- Socket Mode
def test_socket_mode_takes_the_same_commands(slack: SlackApi, tmp_path: Path) -> None:
    given, stop = settings(signing_secret=None), threading.Event()
    with running(given, tmp_path / "slack.sqlite", Shelf(), Press(), lambda b: b"%PDF", slack.api) as (app, jobs):
        server = threading.Thread(target=serve_socket, args=(app, given, stop))
        server.start()
        try:
            socket = slack.wait_socket()
            payload = {
                "command": "/brief", "text": "ferry", "team_id": "T1", "user_id": "U1", "channel_id": "C1",
                "response_url": slack.response_url("U1"), "trigger_id": "t1",
            }  # fmt: skip
            told = socket.envelope("slash_commands", payload, "e1")
            assert "Looking for the story" in told["payload"]["text"]
            assert "Ferry Aldermoor" in json.dumps(slack.wait("respond"))
            slack.wait("files.completeUploadExternal")
            socket.envelope("slash_commands", payload, "e2")
            assert sum(jobs.counts().values()) == 1
        finally:
            stop.set()
            server.join(CEILING)


def test_a_long_page_is_several_messages(slack: SlackApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = full(facts=60, points=48, sources=40)[0]
    monkeypatch.setattr(Shelf, "story", lambda self, words: big)
    for space in workspace(slack, tmp_path):
        space.command("ferry")
        slack.wait("files.completeUploadExternal")
        sent = slack.of("respond")
        assert 2 <= len(sent) <= 4
        assert [message["replace_original"] for message in sent] == [True] + [False] * (len(sent) - 1)
        assert all(message_problems(message["blocks"]) == [] for message in sent)
