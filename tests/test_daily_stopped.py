"""A run that is stopped, at any moment and by force, and run again gives what an undisturbed run gives."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefer.archive import Archive, runs
from briefer.daily import Delivered
from briefer.daily.lock import locked
from tests.kills import main
from tests.town import SOME, Town, date

_HOLDER = """
import sys
from pathlib import Path
from briefer.daily.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holding(archive: Path) -> Iterator[int]:
    """Another process that holds an archive's lock; yields its id."""
    command = [sys.executable, "-c", _HOLDER, str(archive)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process.pid
        process.kill()


def test_killed_at_random_moments_it_loses_and_doubles_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    # `make kills` does this at 50 moments.
    assert main(6) == 0, capsys.readouterr().out


def test_the_lock_is_let_go_of_when_its_holder_is_killed(tmp_path: Path) -> None:
    with holding(tmp_path / "a.sqlite"):
        pass
    with locked(tmp_path / "a.sqlite"):
        pass


class Stopped(BaseException):
    """What stands for the end of the process."""


@pytest.mark.parametrize(
    "place",
    ["reading.articles.keep", "run.briefings.keep_briefing", "pages.front_files"],
    ids=["read", "briefed", "written"],
)
def test_stopped_in_any_step_the_next_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    def stop(*args: object, **named: object) -> None:
        raise Stopped

    with Town(tmp_path, outlets=SOME) as town:
        town.publish(0)
        with monkeypatch.context() as patch:
            patch.setattr(f"briefer.daily.{place}", stop)
            with pytest.raises(Stopped):
                town.run(0, daily__stories=1)
        outcome = town.run(0, daily__stories=1)
        assert len(town.site("herald").hits("/herald/0/fire-port-ellis")) == 1
        assert (outcome.folder / "front.pdf").is_file()
        with Archive(town.settings().archive.path) as archive:
            assert runs.dates(archive.db) == (date(0),)


class Letterbox:
    """A channel during whose delivery the process ends, after the letter has gone out or before."""

    channel = "letterbox"

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.stop = True

    def deliver(self, delivered: Delivered) -> str:
        self.taken.append(str(delivered.date))
        if self.stop:
            raise Stopped
        return "letter"


def test_a_delivery_that_was_cut_short_is_made_again_rather_than_lost(tmp_path: Path) -> None:
    box = Letterbox()
    with Town(tmp_path, outlets=SOME) as town:
        town.publish(0)
        with pytest.raises(Stopped):
            town.run(0, deliverers=(box,), daily__stories=1)
        box.stop = False
        for _ in range(2):
            town.run(0, deliverers=(box,), daily__stories=1)
    assert len(box.taken) == 2
