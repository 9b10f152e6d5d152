"""The two transports: HTTP, which Slack calls, and Socket Mode, which calls Slack. Both feed the same listeners."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from briefer.errors import UsageError
from briefer.models import Briefing
from briefer.slack_app.app import Parts, build
from briefer.slack_app.desk import Desk, Library, Maker
from briefer.slack_app.jobs import Jobs
from briefer.slack_app.running import Runner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slack_bolt import App
    from slack_sdk import WebClient
    from starlette.applications import Starlette

    from briefer.settings import Settings

MOST_BODY = 1_000_000
"""Bytes of a request; Slack sends far less."""
SLACK_API = "https://slack.com/api/"


@contextmanager
def running(
    settings: Settings,
    state: Path,
    library: Library,
    maker: Maker,
    pdf: Callable[[Briefing], bytes],
    api: str = SLACK_API,
    clock: Callable[[], float] = time.time,
) -> Iterator[tuple[App, Jobs]]:
    """The app with its jobs under way; at the end what runs is let end, and what waits is kept in `state`.

    Raises `UsageError` where the bot's token is not set.
    """
    client = web_client(settings, api)
    jobs = Jobs(state, clock)
    jobs.forget()
    desk = Desk(jobs, library, maker)
    runner = Runner(jobs, desk, client, pdf, settings.slack.workers, clock)
    app = build(Parts(settings, jobs, desk, library, pdf, runner.wake), client)
    runner.start()
    try:
        yield app, jobs
    finally:
        runner.stop()
        jobs.close()


def web_client(settings: Settings, api: str = SLACK_API) -> WebClient:
    """The client of Slack's Web API. Raises `UsageError` where the token is not set."""
    from slack_sdk import WebClient
    from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

    token = settings.slack.bot_token
    if token is None:
        raise UsageError("SLACK_BOT_TOKEN", "it is not set", "take it from the Slack app's page, OAuth & Permissions")
    client = WebClient(token=token.get_secret_value(), base_url=api)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=2))
    return client


# ---------------------------------------------------------------- HTTP
def asgi(app: App, jobs: Jobs) -> Starlette:
    """The ASGI application: `POST /slack/events` for all that Slack sends, `GET /health` for whoever watches it."""
    from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.requests import Request
    from starlette.responses import JSONResponse, Response
    from starlette.routing import Route

    async def events(request: Request) -> Response:
        body = await request.body()
        if len(body) > MOST_BODY:
            return JSONResponse({"error": "too large"}, 413)
        # Listeners wait on the disk: in the event loop they would hold up every other request.
        answer = await run_in_threadpool(app.dispatch, to_bolt_request(request, body))
        return to_starlette_response(answer)

    async def health(request: Request) -> Response:
        counts = await run_in_threadpool(jobs.counts)
        return JSONResponse({"status": "ok", "waiting": counts.get("waiting", 0), "running": counts.get("running", 0)})

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"]), Route("/health", health)])


def serve_http(app: App, jobs: Jobs, settings: Settings, host: str, port: int) -> None:
    """Serve until interrupted. Raises `UsageError` where the signing secret is not set: nothing unsigned is answered."""
    import uvicorn

    if settings.slack.signing_secret is None:
        raise UsageError("SLACK_SIGNING_SECRET", "it is not set", "take it from the Slack app's page, Basic Information")
    uvicorn.run(asgi(app, jobs), host=host, port=port, log_level="warning", timeout_graceful_shutdown=10)


# ---------------------------------------------------------------- Socket Mode
def serve_socket(app: App, settings: Settings, stop: threading.Event | None = None) -> None:
    """Hold a Socket Mode connection until interrupted, or until `stop` is set.

    Raises `UsageError` where the app-level token is not set.
    """
    from slack_bolt.adapter.socket_mode import SocketModeHandler

    token = settings.slack.app_token
    if token is None:
        raise UsageError("SLACK_APP_TOKEN", "it is not set", "make one on the Slack app's page, with connections:write")
    # Its methods have no annotations.
    handler: Any = SocketModeHandler(app, app_token=token.get_secret_value())
    handler.connect()
    ended = stop or _interrupted()
    try:
        ended.wait()
    finally:
        handler.close()


def _interrupted() -> threading.Event:
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    return ended
