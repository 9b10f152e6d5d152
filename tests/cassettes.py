"""Recorded exchanges with a language model: how they are scrubbed, matched, written, and held to their tests.

A test marked `@pytest.mark.vcr` plays the answers in `cassettes/<module>/<test>.yaml`; nothing is sent. It fails where it asks
what was not recorded, and where something recorded was not asked. `make cassettes` records all of them anew.

    recorded    fixture: the options to reach the model with, whether recording or playing
    scripted    fixture: the same for a server whose answers the test itself writes (faults, which no real server gives on demand)
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import SecretStr
from vcr.errors import CannotOverwriteExistingCassetteException

from briefer.llm.options import ModelOptions
from tests.llm_server import Script, serving

FOLDER = "cassettes"
HOST = "https://llm.invalid/v1"
"""The address that every recording is kept under."""
KEY = "[key]"
MODEL = "gpt-5-mini"
"""The model that is asked while recording, where OPENAI_MODEL names none."""
_NEEDED = ("OPENAI_BASE_URL", "OPENAI_API_KEY")
PATIENCE_SECONDS = 600
"""How long an endpoint may take while recording: someone may be writing its answers."""
HEADERS_ASKED = frozenset({"content-type", "accept"})
HEADERS_ANSWERED = frozenset({"content-type", "retry-after", "retry-after-ms"})
_KEPT = ("object", "model", "choices", "usage", "error")
_LOOPBACK = [r"127\.\d+\.\d+\.\d+$", r"::1$", r"localhost$", "/", "\0"]
_KEY_LIKE = re.compile(r"\bg?sk-[\w*-]{16,}")
_STYLES: dict[str, dict[str, Any]] = {
    "compact": {"separators": (",", ":")},
    "plain": {},
    "indent 1": {"indent": 1},
    "indent 2": {"indent": 2},
    "indent 4": {"indent": 4},
}


# ---------------------------------------------------------------- scrubbing
def asked(request: Any) -> Any:
    """A request as it is kept: without its key, host and whatever else tells who asked from where."""
    for name in [name for name in request.headers if name.lower() not in HEADERS_ASKED]:
        del request.headers[name]
    request.uri = re.sub(r"^https?://.*?(/chat/completions|/responses)(?:\?.*)?$", rf"{HOST}\1", request.uri)
    request.body = without_key((request.body or b"").decode()).encode()
    return request


def answered(response: dict[str, Any]) -> dict[str, Any]:
    """A response as it is kept: what was answered and counted, nothing that changes from call to call."""
    headers = {name.lower(): value for name, value in response["headers"].items()}
    text = without_key((response["body"]["string"] or b"").decode())
    with contextlib.suppress(ValueError, AttributeError):
        body = json.loads(text)
        text = json.dumps({name: body[name] for name in _KEPT if name in body}, ensure_ascii=False)
    return {
        "status": response["status"],
        "headers": {name: value for name, value in headers.items() if name in HEADERS_ANSWERED},
        "body": {"string": text.encode()},
    }


def without_key(text: str) -> str:
    """The text without the key that is in use, nor anything that looks like one."""
    key = os.environ.get("OPENAI_API_KEY", "")
    return _KEY_LIKE.sub(KEY, text.replace(key, KEY) if len(key) >= 8 else text)


# ---------------------------------------------------------------- matching
def llm_body(one: Any, other: Any) -> None:
    """Two requests match where they ask the same: other words for the same schema, or another model, are no miss."""
    assert projection(one.body) == projection(other.body)


@lru_cache(maxsize=4096)
def projection(body: bytes) -> str:
    """What of a request's body decides its answer."""
    asked_for = json.loads(body)
    form = asked_for.get("response_format") or {}
    kept = {name: asked_for.get(name) for name in ("messages", "input", "temperature", "seed")}
    kept |= {"format": form.get("type"), "schema": (form.get("json_schema") or {}).get("name")}
    return json.dumps(kept, sort_keys=True)


# ---------------------------------------------------------------- writing
class Readable:
    """Cassettes as YAML that people read: bodies as structure, texts of several lines as such."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        """The cassette's text."""
        for interaction in cassette["interactions"]:
            request, response = interaction["request"], interaction["response"]
            request["body"] = opened(request["body"])
            response["body"] = opened(response["body"]["string"])
        return yaml.dump(cassette, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        """The cassette that a text holds."""
        cassette = loaded(text)
        for interaction in cassette["interactions"]:
            request, response = interaction["request"], interaction["response"]
            request["body"] = closed(request["body"])
            response["body"] = {"string": closed(response["body"])}
        return cassette


def opened(text: str) -> object:
    """JSON as structure, with the JSON that its messages hold as text opened likewise; anything else as it is."""
    try:
        body = json.loads(text)
    except ValueError:
        return text
    if not isinstance(body, dict):
        return text
    for message in _messages(body):
        message["content"] = _styled(message.get("content"))
    return {"json": body}


def closed(body: object) -> str:
    """The text that `opened` opened."""
    if not isinstance(body, dict):
        return str(body)
    for message in _messages(body["json"]):
        if isinstance(content := message.get("content"), dict):
            message["content"] = json.dumps(content["json"], ensure_ascii=False, **_STYLES[content["style"]])
    return json.dumps(body["json"], ensure_ascii=False)


def _messages(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [*body.get("messages", []), *(choice["message"] for choice in body.get("choices", []))]


def _styled(content: object) -> object:
    """JSON in a message, as structure and the style it was written in, where that gives its very text again."""
    if not isinstance(content, str) or not content.startswith("{"):
        return content
    with contextlib.suppress(ValueError):
        value = json.loads(content)
        for name, style in _STYLES.items():
            if json.dumps(value, ensure_ascii=False, **style) == content:
                return {"style": name, "json": value}
    return content


def loaded(text: str) -> dict[str, Any]:
    """What a cassette's YAML holds, read by the parser in C where there is one."""
    cassette: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return cassette


class _Dumper(yaml.SafeDumper):
    """Texts of several lines in block style; no references between equal parts."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


# ---------------------------------------------------------------- whom to ask
def endpoint(record_mode: str, environment: Mapping[str, str]) -> ModelOptions:
    """The options to reach a model with. Fails the test where recording lacks what it needs."""
    if record_mode == "none":
        return ModelOptions(model="recorded", base_url=HOST, api_key=SecretStr("recorded"))
    missing = [name for name in _NEEDED if not environment.get(name)]
    if missing:
        pytest.fail(f"recording needs {', '.join(missing)}", pytrace=False)
    model = environment.get("OPENAI_MODEL", MODEL)
    url, key = (environment[name].strip() for name in _NEEDED)
    return ModelOptions(model=model, timeout_seconds=PATIENCE_SECONDS, base_url=url, api_key=SecretStr(key))


# ---------------------------------------------------------------- which test has which cassette
def cassette_name(test: str) -> str:
    """The file name, without its suffix, of a test's cassette: `test_x[a b]` → `x-a-b`."""
    return re.sub(r"[^\w.]+", "-", test.removeprefix("test_")).strip("-")


def cassette_path(node: str) -> Path:
    """Where the cassette of a test (`tests/test_m.py::test_x[1]`) lies, from the project's folder."""
    module, *_, test = node.split("::")
    return Path(FOLDER, Path(module).stem.removeprefix("test_"), f"{cassette_name(test)}.yaml")


# ---------------------------------------------------------------- fixtures and hooks of pytest
def pytest_recording_configure(config: pytest.Config, vcr: Any) -> None:
    vcr.register_matcher("llm_body", llm_body)
    vcr.register_serializer("yaml", Readable)


@pytest.fixture(scope="module")
def vcr_config() -> dict[str, Any]:
    return {
        "match_on": ("method", "path", "llm_body"),
        "decode_compressed_response": True,
        "before_record_request": asked,
        "before_record_response": answered,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    return str(request.config.rootpath / cassette_path(f"{request.path}::x").parent)


@pytest.fixture
def default_cassette_name(request: pytest.FixtureRequest) -> str:
    return cassette_name(request.node.name)


@pytest.fixture
def allowed_hosts() -> list[str]:
    """Loopback and sockets of this machine; nothing else is connected to."""
    return _LOOPBACK


@pytest.fixture
def recorded(record_mode: str) -> ModelOptions:
    """The options to reach a model with: the environment's endpoint while recording, a recording otherwise."""
    return endpoint(record_mode, os.environ)


@pytest.fixture
def scripted(record_mode: str) -> Iterator[Callable[[Script], ModelOptions]]:
    """The options to reach a server that answers by a script: recorded from loopback, whatever the endpoint of the others."""
    with contextlib.ExitStack() as servers:

        def options(script: Script) -> ModelOptions:
            url = HOST if record_mode == "none" else servers.enter_context(serving(script)).url
            return ModelOptions(model="scripted", base_url=url, api_key=SecretStr("scripted"))

        yield options


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A miss and a cassette played in part fail, each saying what to do."""
    anew = (
        f"Record it anew: make cassettes, or this one alone: python -m pytest --record-mode=rewrite '{item.nodeid}'\n"
        "(with OPENAI_BASE_URL and OPENAI_API_KEY set; see cassettes/README.md)"
    )
    path = cassette_path(item.nodeid)
    try:
        yield
    except CannotOverwriteExistingCassetteException as miss:
        pytest.fail(f"{item.nodeid} asks what {path} holds no answer to.\n{anew}\n\n{miss}", pytrace=False)
    cassette = getattr(item, "funcargs", {}).get("vcr")
    if cassette is not None and cassette.record_mode.value == "none" and not cassette.all_played:
        played = sum(1 for count in cassette.play_counts.values() if count)
        pytest.fail(f"{item.nodeid} asks {played} of the {len(cassette)} questions in {path}.\n{anew}", pytrace=False)
