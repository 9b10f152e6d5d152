"""Kill a daily run at random moments, run it again, and compare with an undisturbed run: `python -m tests.kills [KILLS]`.

Rounds of `EACH` kills: in each, a run on a fresh archive is started and killed (SIGKILL) after a random share of the time
that an undisturbed run takes, started again and killed again, and at last let end. Then the files must be the same to the last
byte, the archive must hold the same and be sound. The seed is fixed; where exactly a kill falls is up to the machine.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from briefer.archive import Archive, check, export, runs
from briefer.daily import DailyRequest, run_daily
from briefer.daily.log import Log
from briefer.settings import load
from tests.town import SOME, Town, date

EACH = 3
SEED = 20260302
STORIES = 2


def main(kills: int) -> int:
    """Kill `kills` times in all; prints where the kills fell, and 0 problems or each one."""
    with tempfile.TemporaryDirectory() as folder, Town(Path(folder), outlets=SOME) as town:
        town.publish(0)
        problems, states = trial(town, Path(folder), kills)
    told = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    print(f"{kills} kills ({told}): {len(problems)} problems")
    for problem in problems:
        print(f"  {problem}")
    return bool(problems)


def trial(town: Town, folder: Path, kills: int) -> tuple[list[str], Counter[str]]:
    """The problems found, and how often the archive said which state after a kill."""
    expected = _observed(town, folder / "undisturbed")
    start = time.monotonic()
    _child(town, folder / "warm", None)
    whole = time.monotonic() - start
    chance, problems, states = random.Random(SEED), list[str](), Counter[str]()
    for number in range(0, kills, EACH):
        home = folder / f"round{number}"
        for _ in range(min(EACH, kills - number)):
            _child(town, home, chance.uniform(0, whole))
            states[_state(home)] += 1
        found = _observed(town, home)
        problems += [f"round {number // EACH}: {part} differs" for part in expected if expected[part] != found[part]]
        problems += [f"round {number // EACH}: {problem}" for problem in _archive_problems(home)]
    return problems, states


def _observed(town: Town, home: Path) -> dict[str, object]:
    """What an undisturbed run leaves: the files, and what the archive holds."""
    _child(town, home, None)
    out = home / "out"
    files = {
        str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.rglob("*")) if p.is_file()
    }
    with Archive(home / "a.sqlite", create=False) as archive:
        tables = ("article", "version", "claim", "run", "run_article", "story", "briefing", "source", "item")
        counts = {t: archive.db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}
        return {"files": files, "counts": counts, "briefings": [*export.lines(archive.db, None, None)]}


def _archive_problems(home: Path) -> tuple[str, ...]:
    with Archive(home / "a.sqlite", create=False) as archive:
        return check.check(archive.db).problems


def _state(home: Path) -> str:
    if not (home / "a.sqlite").is_file():
        return "before the archive"
    with Archive(home / "a.sqlite") as archive:
        run = runs.find(archive.db, date(0))
    return run.state if run is not None else "before the run"


def _child(town: Town, home: Path, seconds: float | None) -> None:
    """A run in a process of its own, killed after so many seconds; None lets it end.

    The processes are forked by a server that has everything loaded and has done nothing yet, so that a kill falls into the
    run and not into its imports.
    """
    home.mkdir(exist_ok=True)
    process = _SERVER.Process(target=_run, args=(town.settings_file, home))
    process.start()
    process.join(seconds)
    process.kill()
    process.join()
    if seconds is None and process.exitcode:
        raise RuntimeError(f"the run in {home} failed")


def _run(settings_file: Path, home: Path) -> None:
    flags = {"archive.path": str(home / "a.sqlite"), "output.folder": str(home / "out"), "daily.stories": STORIES}
    now = dt.datetime.combine(date(0), dt.time(23, 59, 59), dt.UTC)
    run_daily(DailyRequest(load(settings_file, {}, flags).settings, now, log=Log(io.StringIO())))


_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    [
        "briefer.daily",
        "briefer.ingest.fetch.gather",
        "briefer.render.front_pdf",
        "briefer.render.html",
        "trafilatura",
        "typst",
    ]
)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
