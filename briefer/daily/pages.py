"""The files of a date, made from the archive alone: a folder for the date, in it the front page and a folder a story.

    OUT/2026-03-02/front.pdf .html .md .json
    OUT/2026-03-02/STORY/briefing.pdf .html .md .json
    OUT/2026-03-02/STORY/sources/S1.txt … locations.json
    OUT/latest → 2026-03-02

Each file is written whole or not at all, and the same archive gives the same bytes, so that a run that was stopped while it
wrote simply writes again.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from briefer.archive import Archive, briefings, runs
from briefer.models import Briefing, FrontPage
from briefer.output import write_bytes, write_text
from briefer.run import LOCATIONS, TEXTS, render_all

_STORY = re.compile(r"[0-9a-f]{12}")
_PART = re.compile(r"\.(?:front|briefing|S\d+|locations)\.(?:md|html|pdf|json|txt)\.\w+")
"""What a write that was stopped leaves behind."""


def write_date(
    archive: Archive, out: Path, date: dt.date, formats: Sequence[str], *, only_front: bool = False
) -> FrontPage:
    """Write the files of a date whose run is done, and take away what an earlier run of it wrote and this one has not.

    With `only_front`, no story's pages are written, and the front page leads to none. Raises `RenderError`.
    """
    front = kept_front(archive, date)
    shown = alone(front) if only_front else front
    folder = out / str(date)
    told = {story.folder for story in shown.stories} | {story.folder for story in shown.quiet}
    for kept in briefings.of_date(archive.db, date):
        if kept.story in told:
            texts = briefings.texts(archive.db, date, kept.story)
            _write_story(folder / kept.story, kept.briefing, texts, formats)
    _tidy(folder, told)
    for name, data in front_files(shown, formats).items():
        write_bytes(folder / name, data)
    if date == max(runs.dates(archive.db)):
        _point(out / "latest", str(date))
    return front


def alone(front: FrontPage) -> FrontPage:
    """The front page as a single sheet, which leads to no story's page."""
    stories = tuple(story.model_copy(update={"folder": None}) for story in front.stories)
    quiet = tuple(story.model_copy(update={"folder": None}) for story in front.quiet)
    return front.model_copy(update={"stories": stories, "quiet": quiet})


def kept_front(archive: Archive, date: dt.date) -> FrontPage:
    """The front page of a date whose run is done. Raises `KeyError` where there is none."""
    run = runs.find(archive.db, date)
    if run is None or run.front is None:
        raise KeyError(date)
    return FrontPage.model_validate_json(run.front)


def front_files(front: FrontPage, formats: Iterable[str]) -> dict[str, bytes]:
    """The front page's file in each of the formats, by the file's name."""
    from briefer.render.front import render_front_html, render_front_json, render_front_markdown
    from briefer.render.front_pdf import render_front_pdf

    made = {
        "md": lambda: render_front_markdown(front).encode(),
        "html": lambda: render_front_html(front).encode(),
        "pdf": lambda: render_front_pdf(front).data,
        "json": lambda: render_front_json(front).encode(),
    }
    return {f"front.{name}": made[name]() for name in formats}


def _write_story(folder: Path, briefing: Briefing, texts: Mapping[str, str], formats: Sequence[str]) -> None:
    for source in briefing.sources:
        write_text(folder / TEXTS / f"{source.id}.txt", texts[source.id])
    # The files themselves are not kept: their texts, which the offsets count in, stand for them.
    places = {source.id: "" for source in briefing.sources}
    write_text(folder / TEXTS / LOCATIONS, json.dumps(places, indent=1) + "\n")
    for name, data in render_all(formats, briefing, texts).items():
        write_bytes(folder / f"briefing.{name}", data)
    kept = {f"{source.id}.txt" for source in briefing.sources}
    for old in sorted((folder / TEXTS).glob("S*.txt")):
        if old.name not in kept:
            old.unlink()


def _tidy(folder: Path, told: Collection[str | None]) -> None:
    """Take away the folders of stories that are told no more, and the parts of files that were never finished."""
    for old in sorted(folder.glob("*")):
        if _STORY.fullmatch(old.name) and old.name not in told and (old / TEXTS / LOCATIONS).is_file():
            shutil.rmtree(old)
    for part in sorted(folder.rglob(".*")):
        if _PART.fullmatch(part.name):
            part.unlink()


def _point(link: Path, target: str) -> None:
    """Let `link` lead to `target`, at once; where the file system knows no links, or a file is there, it is left."""
    if link.exists() and not link.is_symlink():
        return
    new = link.with_name(f".{link.name}.new")
    with suppress(OSError):
        new.unlink(missing_ok=True)
        new.symlink_to(target)
        new.replace(link)
