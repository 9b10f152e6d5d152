"""Recordings are held to their tests: none without one, none played in part, no key in any, and all of them readable."""

from __future__ import annotations

import copy
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from pytest_recording.network import is_host_in_allowed_hosts
from vcr.request import Request

from tests.cassettes import (
    FOLDER,
    HOST,
    MODEL,
    Readable,
    answered,
    asked,
    cassette_path,
    closed,
    endpoint,
    llm_body,
    loaded,
    opened,
)
from tests.conftest import ROOT
from tests.llm_server import said, serving
from tests.texts import any_text

CASSETTES = sorted((ROOT / FOLDER).glob("**/*.yaml"))


# ---------------------------------------------------------------- the files
def test_every_cassette_has_its_test() -> None:
    modules = [ROOT / "tests" / f"test_{folder.name}.py" for folder in (ROOT / FOLDER).iterdir() if folder.is_dir()]
    assert [module.name for module in modules if not module.exists()] == [], "a folder of cassettes without its tests"
    command = [sys.executable, "-m", "pytest", "--collect-only", "-m", "vcr", "-p", "no:cacheprovider", *modules]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    tests = {ROOT / cassette_path(line) for line in listed.splitlines() if "::" in line}
    orphans = [str(path.relative_to(ROOT)) for path in CASSETTES if path not in tests]
    assert orphans == [], "remove them: no test plays them"


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_cassette_tells_nothing_of_who_recorded_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"authorization|api-key|openai-organization|bearer|set-cookie|user-agent", text, re.IGNORECASE)
    assert not re.search(r"\bg?sk-\w{8}|127\.0\.0\.1|localhost", text)
    requests = [interaction["request"] for interaction in loaded(text)["interactions"]]
    assert {request["uri"].removeprefix(HOST) for request in requests} <= {"/chat/completions"}
    assert all(isinstance(request["body"], dict) for request in requests)


# ---------------------------------------------------------------- scrubbing
def request(body: object, headers: dict[str, str] | None = None, uri: str = f"{HOST}/chat/completions") -> Request:
    return Request("POST", uri, json.dumps(body).encode(), headers or {})


def test_a_request_is_kept_without_key_host_and_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "private-key-of-mine")
    sent = {"Authorization": "Bearer private-key-of-mine", "Content-Type": "application/json", "User-Agent": "x"}
    body = {"messages": [{"role": "user", "content": "my key is private-key-of-mine"}]}
    kept = asked(request(body, sent, "https://someone.example.invalid/openai/v1/chat/completions?api-version=3"))
    assert kept.uri == "https://llm.invalid/v1/chat/completions"
    assert kept.headers == {"Content-Type": "application/json"}
    assert json.loads(kept.body)["messages"][0]["content"] == "my key is [key]"


def test_an_answer_is_kept_without_what_changes_from_call_to_call() -> None:
    body = {"id": "chatcmpl-9x", "created": 1, "system_fingerprint": "fp", "model": "m", "choices": [], "usage": {}}
    response = {
        "status": {"code": 200, "message": "OK"},
        "headers": {"Content-Type": ["application/json"], "openai-organization": ["mine"], "Set-Cookie": ["a=b"]},
        "body": {"string": json.dumps(body).encode()},
    }
    kept = answered(response)
    assert kept["headers"] == {"content-type": ["application/json"]}
    assert json.loads(kept["body"]["string"]) == {"model": "m", "choices": [], "usage": {}}
    assert answered(copy.deepcopy(kept)) == kept


def test_an_error_that_repeats_the_key_is_kept_without_it() -> None:
    said = b'{"error": {"message": "Incorrect API key provided: sk-abcd****************wxyz."}}'
    kept = answered({"status": {}, "headers": {}, "body": {"string": said}})
    assert json.loads(kept["body"]["string"])["error"]["message"] == "Incorrect API key provided: [key]."


# ---------------------------------------------------------------- matching
BODY = {
    "model": "m",
    "messages": [{"role": "user", "content": "Which?"}],
    "temperature": 0,
    "max_tokens": 10,
    "response_format": {"type": "json_schema", "json_schema": {"name": "list_v1", "schema": {"type": "object"}}},
}


@pytest.mark.parametrize(
    "change",
    [
        {"model": "another"},
        {"max_tokens": 20},
        {"response_format": {"type": "json_schema", "json_schema": {"name": "list_v1", "schema": {"title": "New words"}}}},
    ],
)
def test_what_does_not_change_the_question_is_no_miss(change: dict[str, object]) -> None:
    llm_body(request(BODY), request(BODY | change))


@pytest.mark.parametrize(
    "change",
    [
        {"messages": [{"role": "user", "content": "Who?"}]},
        {"temperature": 1},
        {"seed": 1},
        {"response_format": {"type": "json_object"}},
        {"response_format": {"type": "json_schema", "json_schema": {"name": "list_v2"}}},
    ],
)
def test_another_question_is_a_miss(change: dict[str, object]) -> None:
    with pytest.raises(AssertionError):
        llm_body(request(BODY), request(BODY | change))


# ---------------------------------------------------------------- writing
@given(any_text())
def test_a_body_comes_back_as_it_was(content: str) -> None:
    for text in (content, json.dumps({"messages": [{"role": "user", "content": content}]}, ensure_ascii=False)):
        assert closed(opened(text)) == text


@pytest.mark.parametrize(
    "content", ['{"a":1}', '{"a": 1}', '{\n  "a": 1\n}', '{"a": 1,"b":2}', '{"a": 1.0}', "{", "", None]
)
def test_json_in_a_message_is_structure_and_comes_back_letter_by_letter(content: str | None) -> None:
    choices = [{"message": {"role": "assistant", "content": content}}]
    cassette = {
        "version": 1,
        "interactions": [
            {
                "request": {"method": "POST", "uri": HOST, "body": "{}", "headers": {}},
                "response": {"status": {}, "headers": {}, "body": {"string": json.dumps({"choices": choices})}},
            }
        ],
    }
    text = Readable.serialize(copy.deepcopy(cassette))
    assert ("style:" in text) == (content in {'{"a":1}', '{"a": 1}', '{\n  "a": 1\n}', '{"a": 1.0}'})
    assert Readable.deserialize(text) == cassette


# ---------------------------------------------------------------- the tests that play them
INNER = """
import httpx2
import pytest

def ask(options, *texts):
    headers = {"Authorization": f"Bearer {options.api_key.get_secret_value()}"}
    with httpx2.Client(verify=False, headers=headers) as client:
        for text in texts:
            body = {"model": options.model, "messages": [{"role": "user", "content": text}]}
            answer = client.post(f"{options.base_url}/chat/completions", json=body).json()
            assert answer["choices"][0]["message"]["content"] == text

pytestmark = pytest.mark.vcr

def test_whole(recorded):
    ask(recorded, "one", "two")

def test_part(recorded, record_mode):
    ask(recorded, *(["one"] if record_mode == "none" else ["one", "two"]))

def test_miss(recorded, record_mode):
    ask(recorded, "three" if record_mode == "none" else "one")

def test_never_recorded(recorded, record_mode):
    if record_mode != "none":
        pytest.skip("it is for replay alone")
    ask(recorded, "one")
"""
SECRET = "sk-private-0123456789abcdef"


def played(folder: Path, *more: str, **environment: str) -> str:
    """What pytest says of the inner tests."""
    command = [sys.executable, "-m", "pytest", "-q", "-rfE", "--block-network", "-p", "no:cacheprovider", "--rootdir", "."]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
    settings = clean | {"PYTHONPATH": str(ROOT)} | environment
    done = subprocess.run(
        [*command, *more, "test_inner.py"], cwd=folder, capture_output=True, text=True, env=settings, check=False
    )
    return done.stdout


def test_what_is_recorded_plays_and_a_miss_and_a_part_fail_and_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "test_inner.py").write_text(INNER, encoding="utf-8")
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    with serving(lambda body: said(body["messages"][0]["content"])) as server:
        recording = played(tmp_path, "--record-mode=rewrite", OPENAI_BASE_URL=server.url, OPENAI_API_KEY=SECRET)
    assert "3 passed, 1 skipped" in recording, recording
    assert server.headers[0]["authorization"] == f"Bearer {SECRET}"
    assert server.bodies[0]["model"] == MODEL
    texts = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / FOLDER / "inner").iterdir())]
    assert len(texts) == 3
    assert not [text for text in texts if SECRET in text or "127.0.0.1" in text]

    told = played(tmp_path)
    assert "3 failed, 1 passed" in told, told
    for line in (
        "test_part asks 1 of the 2 questions in cassettes/inner/part.yaml.",
        "test_miss asks what cassettes/inner/miss.yaml holds no answer to.",
        "test_never_recorded asks what cassettes/inner/never_recorded.yaml holds no answer to.",
        "Record it anew: make cassettes, or this one alone: python -m pytest --record-mode=rewrite 'test_inner.py::test_miss'",
    ):
        assert line in told


def test_recording_says_what_it_needs() -> None:
    with pytest.raises(pytest.fail.Exception, match="recording needs OPENAI_BASE_URL"):
        endpoint("rewrite", {"OPENAI_API_KEY": SECRET})
    options = endpoint("rewrite", {"OPENAI_API_KEY": SECRET, "OPENAI_BASE_URL": "http://h/v1", "OPENAI_MODEL": "mine"})
    assert (options.base_url, options.model, options.cache) == ("http://h/v1", "mine", None)
    assert endpoint("none", {}).base_url == HOST


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("/run/some.socket", True),
        ("192.0.2.1", False),
        ("127.0.0.1.example.invalid", False),
        ("localhost.example.invalid", False),
        ("0.0.0.0", False),
        ("::", False),
        ("api.openai.com", False),
    ],
)
def test_only_loopback_is_connected_to(host: str, allowed: bool, allowed_hosts: list[str]) -> None:
    assert is_host_in_allowed_hosts(host, allowed_hosts) == allowed
    assert socket.socket.connect.__name__ == "network_guard"
