"""What all tests share: a repeatable Hypothesis profile, recorded exchanges with a model, and the way to the evaluation
material, where it is at hand."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer.main
import typer.testing
from hypothesis import HealthCheck, settings

from tests.cassettes import (
    allowed_hosts,
    default_cassette_name,
    pytest_recording_configure,
    pytest_runtest_call,
    recorded,
    scripted,
    vcr_cassette_dir,
    vcr_config,
)
from tests.site import Site

# pytest finds fixtures and hooks by their names in this module.
__all__ = [
    "allowed_hosts",
    "default_cassette_name",
    "pytest_recording_configure",
    "pytest_runtest_call",
    "recorded",
    "scripted",
    "vcr_cassette_dir",
    "vcr_config",
]

settings.register_profile(
    "briefer",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # by the clock, as the deadline is: a busy machine fails it
    derandomize=True,
    max_examples=100,
    database=None,
)
settings.load_profile("briefer")

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to search it for cycles again and again takes a tenth of the time of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _one_command_line() -> Iterator[None]:
    """The commands are put together once: typer's runner does it for every call, which takes longer than most calls."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer.testing, "_get_command", cache(typer.main.get_command))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation material beside the checkout; the test is skipped where it is absent."""
    folder = Path(os.environ.get("BRIEFER_SHARED", ROOT.parent / "shared"))
    if not (folder / "eval").is_dir():
        pytest.skip("the evaluation material is not at hand (set BRIEFER_SHARED to its folder)")
    return folder


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of the test's own on this machine."""
    with Site() as made:
        yield made


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_developer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests read no `briefer.toml` and no BRIEFER_ variable of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        for name in [name for name in os.environ if name.startswith("BRIEFER_") and name != "BRIEFER_SHARED"]:
            patch.delenv(name)
        yield
