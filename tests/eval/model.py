"""The stories by the model engine: any OpenAI-compatible server, or a desk at which answers are written by hand."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.eval.stories import Briefer

FLOORS: Mapping[str, Mapping[str, float]] = {
    "stories": {
        "grounded": 1.0,
        "clean": 1.0,
        "coverage": 0.97,
        "attribution": 0.95,
        "purity": 0.93,
        "contested_recall": 0.95,
        "contested_recall_major": 0.98,
        "contested_precision": 0.97,
        "trap_alarms": 0,
        "origins": 0.95,
    },
    "real": {"contested_recall": 0.88, "attribution": 0.92, "purity": 0.90},
}
"""What the model engine must reach with a strong model."""
AT_ONCE = 6
"""Stories at a time: they wait for answers, not for the processor."""
PATIENCE = 4 * 3600
PER_ARTICLE, PER_REQUEST = 1.5, 1500
"""The bound on prompt tokens: so many times the articles' own, and so many more a request."""


@contextmanager
def served(shared: Path, options: argparse.Namespace) -> Iterator[Briefer]:
    """The command line with the model engine, against a server or a desk that is served meanwhile."""
    environment = dict(os.environ)
    desk = None
    if options.desk:
        port = _free_port()
        desk = _desk(shared, options.desk, port, options.wait)
        environment |= {"OPENAI_BASE_URL": f"http://127.0.0.1:{port}/v1", "OPENAI_API_KEY": "desk"}
    elif options.base_url:
        environment["OPENAI_BASE_URL"] = options.base_url
        environment.setdefault("OPENAI_API_KEY", "none")
    environment["BRIEFER_ENGINE_TIMEOUT"] = str(options.wait)

    def brief(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        engine = ("--engine", "openai", "--model", options.model, "--no-cache")
        command = [sys.executable, "-m", "briefer.cli", *map(str, arguments), *engine]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE, env=environment)

    try:
        yield brief
    finally:
        if desk is not None:
            desk.terminate()
            desk.wait()


def cost(row: Mapping[str, Any]) -> str:
    """What a story took, beside the bound on its prompt tokens (as the server counts them, against the articles' words)."""
    usage, words = row["usage"], row["words"]
    bound = PER_ARTICLE * words + PER_REQUEST * usage["requests"]
    return f"{usage['requests']:4} requests {usage['prompt_tokens']:8} prompt tokens, bound {bound:8.0f}"


def _desk(shared: Path, folder: Path, port: int, wait: int) -> subprocess.Popen[bytes]:
    script = shared / "tools" / "desk.py"
    started = subprocess.Popen(
        [sys.executable, str(script), "--folder", str(folder), "--port", str(port), "--wait", str(wait)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return started
        time.sleep(0.05)
    started.terminate()
    raise SystemExit(f"the desk {script} does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
