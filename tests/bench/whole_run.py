"""A whole run by a model whose every answer takes a known time: how much of the wall is not waiting?

The server answers from the prompt itself, so no answer is stored: each numbered sentence is a claim in its own words, and
twenty of them are told. The longest chain of dependent calls is four: an article's claims, the comparison of sentences, the
review of what it found, the page's head.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

CHAIN = 4
"""Calls that wait for one another."""


def whole_run(sources: Path, latency: float) -> float:
    """The wall seconds of `briefer run` over the sources in all formats, each answer given after `latency` seconds."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(latency))
    Thread(target=server.serve_forever, daemon=True).start()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "OPENAI_BASE_URL": f"http://127.0.0.1:{server.server_address[1]}/v1",
        "OPENAI_API_KEY": "bench",
    }
    try:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "briefer.cli", "run", str(sources), "-o", folder, "--engine", "openai"]
            began = time.perf_counter()
            subprocess.run([*command, "--no-cache", "--quiet"], check=True, env=environment)
            return time.perf_counter() - began
    finally:
        server.shutdown()


def _handler(latency: float) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else the body waits 40 ms for the word that the headers have come

        def do_POST(self) -> None:
            began = time.perf_counter()
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            message = {"role": "assistant", "content": json.dumps(_answer(body)), "refusal": None}
            whole = {
                "id": "bench",
                "object": "chat.completion",
                "created": 0,
                "model": body["model"],
                "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            }
            data = json.dumps(whole).encode()
            time.sleep(max(0.0, latency - (time.perf_counter() - began)))
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


def _answer(body: dict[str, Any]) -> dict[str, Any]:
    shown = body["messages"][-1]["content"]
    if sentences := re.findall(r"^\[(\d+)\] (.+)$", shown, re.MULTILINE):
        claims = [{"statement": text, "sentences": [int(n)], "speaker": None, "about": ""} for n, text in sentences[1:]]
        return {"claims": claims, "instructions": []}
    if "\nArticles\n" in shown:
        numbers = [int(n) for n in re.findall(r"^(\d+) ", shown, re.MULTILINE)][:20]
        return {"facts": [{"sentences": [n], "statement": "", "weight": 2} for n in numbers], "points": [], "contested": []}
    if shown.startswith("Sources:"):
        return {"contested": [], "updates": []}
    return {"title": "", "title_item": "", "bottom_line": []}
