"""The client of `openai` without the records of its other interfaces, until something asks for them.

Each case runs in a Python of its own, since here `openai` may have been loaded whole.
"""

from __future__ import annotations

import subprocess
import sys


def told(script: str) -> list[str]:
    """What a script prints, as words."""
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()


def test_records_of_other_interfaces_wait() -> None:
    script = """
import sys
from briefer.llm.late import client_class
before = list(sys.meta_path)
client_class()(api_key="k", base_url="http://127.0.0.1:1/v1")
print("openai.types.responses.response" in sys.modules, "openai.types.image" in sys.modules, sys.meta_path == before)
"""
    assert told(script) == ["False", "False", "True"]


def test_what_is_asked_for_comes() -> None:
    script = """
import sys
from briefer.llm.late import client_class
made = client_class()
import openai
from openai.types.responses import Response
from openai.types.chat import ChatCompletion
print(openai.types.Model.__name__, Response.__name__, ChatCompletion.__name__, made is openai.AsyncOpenAI)
print(made(api_key="k").chat.completions.create.__name__, hasattr(openai.types, "Astrolabe"))
"""
    assert told(script) == ["Model", "Response", "ChatCompletion", "True", "create", "False"]


def test_openai_that_is_loaded_stays_as_it_is() -> None:
    script = """
import openai
from briefer.llm.late import client_class
print(client_class() is openai.AsyncOpenAI)
"""
    assert told(script) == ["True"]
