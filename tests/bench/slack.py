"""Many commands at once: each acknowledged in time, none lost, none run twice, and memory that does not grow.

`python -m tests.bench.slack --serve PORT API STATE` is the measured process: the app over real HTTP, its work a briefing that
is ready and takes `WORK` seconds to hand over.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.slack_api import SECRET, TOKEN, SlackApi

WORK = 0.02
WARM = 2


@dataclass(frozen=True, slots=True)
class Burst:
    """What came of many commands at once: times in seconds, memory of the app in MiB."""

    slowest: float
    answered: int
    jobs: int
    grown: float


def burst(commands: int) -> Burst:
    """Send so many commands at once, `WARM` times to warm up and once to measure."""
    slack = SlackApi().start()
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        serving = [
            sys.executable,
            "-m",
            "tests.bench.slack",
            "--serve",
            str(port),
            slack.api,
            str(Path(folder, "s.sqlite")),
        ]
        process = subprocess.Popen(serving, stdin=subprocess.DEVNULL)
        try:
            _await(port)
            for number in range(WARM):
                _send(slack, port, commands, f"w{number}-", (number + 1) * commands)
            before, told = _resident(process.pid), len(slack.of("respond"))
            slowest = _send(slack, port, commands, "m-", (WARM + 1) * commands)
            users = [call["to"] for call in slack.of("respond")[told:]]
            return Burst(slowest, len(set(users)), len(users), _resident(process.pid) - before)
        finally:
            process.terminate()
            process.wait(20)
            slack.stop()


def _send(slack: SlackApi, port: int, commands: int, prefix: str, answers: int) -> float:
    """The slowest acknowledgement, in seconds, once every command has been answered."""
    import httpx2
    from slack_sdk.signature import SignatureVerifier

    sign, times, start = SignatureVerifier(SECRET), [0.0] * commands, threading.Barrier(commands)
    limits = httpx2.Limits(max_connections=commands)

    def one(number: int) -> None:
        fields = {
            "command": "/brief", "text": "ferry", "team_id": "T1", "user_id": f"{prefix}{number}", "channel_id": "C1",
            "response_url": slack.response_url(f"{prefix}{number}"), "trigger_id": f"{prefix}{number}", "api_app_id": "A1",
        }  # fmt: skip
        body, at = urllib.parse.urlencode(fields), str(int(time.time()))
        signature = sign.generate_signature(timestamp=at, body=body) or ""
        headers = {
            "content-type": "application/x-www-form-urlencoded", "x-slack-request-timestamp": at, "x-slack-signature": signature,
        }  # fmt: skip
        start.wait()
        begun = time.perf_counter()
        answer = client.post(f"http://127.0.0.1:{port}/slack/events", content=body, headers=headers)
        times[number] = time.perf_counter() - begun if answer.status_code == 200 else float("inf")

    with httpx2.Client(limits=limits, timeout=60, trust_env=False) as client:
        threads = [threading.Thread(target=one, args=(number,)) for number in range(commands)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    slack.wait("files.completeUploadExternal", answers, seconds=120)
    return max(times)


def _await(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the app did not start")


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def _serve(port: int, api: str, state: str) -> None:
    from pydantic import SecretStr

    from briefer.models import Briefing
    from briefer.render.slack_blocks import SlackMessage
    from briefer.settings import Settings
    from briefer.slack_app.serving import running, serve_http
    from tests.briefings import full

    made = full()[0]

    class Shelf:
        def story(self, words: str) -> Briefing | None:
            time.sleep(WORK)
            return made

        def articles(self, words: str) -> tuple[str, ...]:
            return ()

        def page(self, date: str, story: str) -> Briefing | None:
            return made

        def today(self) -> tuple[SlackMessage, ...]:
            return ()

        def changes(self) -> tuple[SlackMessage, ...]:
            return ()

    def maker(addresses: Sequence[str]) -> Briefing:
        return made

    given = {"bot_token": SecretStr(TOKEN), "signing_secret": SecretStr(SECRET), "queue": 10_000, "workers": 4}
    given |= {"per_user_per_hour": 10_000, "per_workspace_per_hour": 100_000}
    settings = Settings().model_copy(update={"slack": Settings().slack.model_copy(update=given)})
    with running(settings, Path(state), Shelf(), maker, lambda briefing: b"%PDF-1.7", api) as (app, jobs):
        serve_http(app, jobs, settings, "127.0.0.1", port)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        _serve(int(sys.argv[2]), sys.argv[3], sys.argv[4])
    else:
        print(burst(200))
