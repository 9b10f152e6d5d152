"""An OpenAI-compatible server on loopback that answers as a test says, over real HTTP.

    with serving([fault(429, "slow down", {"retry-after-ms": "5"}), said('{"claims": []}')]) as server:
        OpenAIModel(ModelOptions(model="m", base_url=server.url, api_key=…))
        server.bodies      # what was asked, in order

The script is a list of answers, one a request, or a function of the request's body. `Served(…, held=True)` is an answer that
does not come; `Clocked` is an event loop on which the time that a client waits for it passes at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.patience import CEILING

Body = dict[str, Any]


@dataclass(frozen=True)
class Served:
    """What the server sends, and after how many seconds; what is `held` comes when the server ends, too late for anyone."""

    body: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    held: bool = False


def said(
    content: str | None,
    *,
    finish: str = "stop",
    refusal: str | None = None,
    tokens: tuple[int, int] | None = (100, 20),
    delay: float = 0.0,
    held: bool = False,
) -> Served:
    """A chat completion that says `content`; `tokens` are those of the prompt and of the answer, null for none told."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content, "refusal": refusal}, "finish_reason": finish}
    body: Body = {"id": "chatcmpl-1", "object": "chat.completion", "created": 0, "model": "scripted", "choices": [choice]}
    if tokens:
        prompt, completion = tokens
        body["usage"] = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
    return Served(json.dumps(body, ensure_ascii=False), delay=delay, held=held)


def fault(
    status: int,
    message: str = "fault",
    headers: Mapping[str, str] | None = None,
    *,
    code: str | None = None,
    param: str | None = None,
) -> Served:
    """An error as OpenAI words it."""
    error = {"message": message, "type": "fault", "param": param, "code": code}
    return Served(json.dumps({"error": error}), status, headers or {})


Script = Sequence[Served] | Callable[[Body], Served]


@dataclass
class Server:
    """A running server: its address, and what it was asked."""

    url: str
    bodies: list[Body] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    at_once: int = 0
    """The most requests that were open at one time."""
    when_held: Callable[[], None] = lambda: None
    """Called when a request has come whose answer is held."""


@contextlib.contextmanager
def serving(script: Script) -> Iterator[Server]:
    """The server, as long as the context lasts. A request beyond a list's end is answered 418, which no client retries."""
    lock, gone = threading.Lock(), threading.Event()
    left = list(script) if not callable(script) else None
    server = Server("")
    open_now = 0

    def next_answer(body: Body) -> Served:
        if left is None:
            assert callable(script)
            return script(body)
        with lock:
            return left.pop(0) if left else fault(418, "the script is at its end")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # headers and body in one packet, or a delayed acknowledgement costs 40 ms

        def do_POST(self) -> None:
            nonlocal open_now
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with lock:
                server.bodies.append(body)
                server.headers.append({name.lower(): value for name, value in self.headers.items()})
                open_now += 1
                server.at_once = max(server.at_once, open_now)
            answer = next_answer(body)
            if answer.held:
                server.when_held()
            gone.wait(CEILING if answer.held else answer.delay)
            with lock:
                open_now -= 1
            data = answer.body.encode()
            self.send_response(answer.status)
            for name, value in {"content-type": "application/json", "content-length": len(data), **answer.headers}.items():
                self.send_header(name, str(value))
            self.end_headers()
            with contextlib.suppress(OSError):  # a client that timed out is gone
                self.wfile.write(data)
                self.wfile.flush()

        def log_message(self, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that hung up is part of a test

    http = Quiet(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        gone.set()
        http.shutdown()
        http.server_close()
        thread.join()


def dead_url() -> str:
    """The address of a loopback port where nothing listens."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as http:
        return f"http://127.0.0.1:{http.server_port}/v1"


class Clocked(asyncio.SelectorEventLoop):
    """An event loop whose clock can be put forward, so that what waits for an hour has waited.

    A test of a timeout then need not be told apart from a slow machine: whoever answers has all the time there is.
    """

    _ahead = 0.0

    def time(self) -> float:
        """The seconds by which the loop's timers go."""
        return super().time() + self._ahead

    def forward(self, seconds: float) -> None:
        """Let so many seconds have passed; called from any thread."""
        self._ahead += seconds
        self.call_soon_threadsafe(lambda: None)
