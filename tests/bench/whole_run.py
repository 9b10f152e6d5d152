"""A whole run by a model whose every answer takes a known time: how much of the wall is not waiting?

The server plays the recorded answers about the samples (`cassettes/`), so what is read, gated and composed is what a model
says. The longest chain of dependent calls is four: an article's claims, the comparison of sentences, the review of what it
found, the page's head.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests.bench.measure import RunFailed
from tests.cassettes import Readable

CHAIN = 4
"""Calls that wait for one another."""
RECORDED = Path(__file__).resolve().parents[2] / "cassettes/model_cassettes/the_five_samples_end_to_end.yaml"


def whole_run(sources: Path, latency: float) -> float:
    """The wall seconds of `briefer run` over the sources in all formats, each answer given after `latency` seconds.

    Raises `RunFailed` where the run asks anything else than was recorded.
    """
    unknown: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(latency, _recorded(), unknown))
    Thread(target=server.serve_forever, daemon=True).start()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "OPENAI_BASE_URL": f"http://127.0.0.1:{server.server_address[1]}/v1",
        "OPENAI_API_KEY": "bench",
    }
    try:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "briefer.cli", "run", str(sources), "-o", folder, "--engine", "openai"]
            began = time.perf_counter()
            done = subprocess.run([*command, "--no-cache", "--quiet"], check=False, env=environment)
            took = time.perf_counter() - began
    finally:
        server.shutdown()
    if unknown:
        raise RunFailed(f"not recorded: {unknown[0]} … (record the samples anew: see cassettes/README.md)")
    if done.returncode:
        raise RunFailed(f"briefer run exited with {done.returncode}")
    return took


def _recorded() -> dict[str, str]:
    """Answers by the messages of their questions."""
    cassette = Readable.deserialize(RECORDED.read_text(encoding="utf-8"))
    exchanges = cassette["interactions"]
    return {_asked(json.loads(e["request"]["body"])): e["response"]["body"]["string"] for e in exchanges}


def _asked(body: Mapping[str, Any]) -> str:
    return json.dumps(body["messages"])


def _handler(latency: float, answers: Mapping[str, str], unknown: list[str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            began = time.perf_counter()
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            answer = answers.get(_asked(body))
            if answer is None:
                unknown.append(body["messages"][-1]["content"][:60])
            data = (answer or "{}").encode()
            time.sleep(max(0.0, latency - (time.perf_counter() - began)))
            self.send_response(200 if answer else 404)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler
