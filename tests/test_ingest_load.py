"""From names to bytes: files, folders, patterns and standard input, in order, each file once, no failure in silence."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from briefer.errors import EmptySource, OversizedSource, SourceError, UnreadableSource
from briefer.ingest.load import Raw, kind_of_bytes, raw_inputs

LIMIT = 1000


def inputs(*sources: str | Path, stdin: bytes | None = None, limit: int = LIMIT) -> list[Raw | SourceError]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(raw_inputs([str(s) for s in sources], stream, limit))


def paths(found: list[Raw | SourceError]) -> list[str]:
    return [f.path if isinstance(f, Raw) else f"{type(f).__name__} {f.subject}" for f in found]


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with what is read, what is not, hidden files and two levels below."""
    folder = tmp_path / "seeds"
    (folder / "deep" / "deeper").mkdir(parents=True)
    for name in ("b.txt", "a.HTML", "c.md", ".hidden.txt", "picture.png", "deep/d.txt", "deep/deeper/e.txt"):
        (folder / name).write_text(f"text of {name}", encoding="utf-8")
    return folder


def test_a_folder_gives_its_files_by_name_then_those_one_level_down(seeds: Path) -> None:
    assert paths(inputs(seeds)) == ["seeds/a.HTML", "seeds/b.txt", "seeds/c.md", "seeds/deep/d.txt"]


def test_paths_do_not_depend_on_the_working_folder(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(seeds)
    assert paths(inputs("b.txt")) == paths(inputs(seeds / "b.txt")) == ["seeds/b.txt"]
    assert paths(inputs(".")) == paths(inputs(seeds)) == paths(inputs(f"{seeds}{os.sep}"))
    assert paths(inputs("deep/../b.txt")) == ["seeds/b.txt"]
    assert paths(inputs("..")) == ["UnreadableSource .."] or paths(inputs(".."))[0].endswith("/seeds/a.HTML")


def test_the_location_is_the_absolute_path(seeds: Path) -> None:
    (raw,) = inputs(seeds / "b.txt")
    assert isinstance(raw, Raw)
    assert (raw.location, raw.kind, raw.data) == (str(seeds / "b.txt"), "text", b"text of b.txt")


def test_a_pattern_is_expanded_and_passes_over_what_is_not_read(seeds: Path) -> None:
    assert paths(inputs(seeds / "*.txt")) == ["seeds/b.txt"]
    assert paths(inputs(seeds / "[bp]*")) == ["seeds/b.txt"]
    assert paths(inputs(seeds / "**" / "*.txt")) == ["seeds/b.txt", "deep/d.txt", "deeper/e.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    path.write_text("x", encoding="utf-8")
    assert paths(inputs(path)) == [f"{tmp_path.name}/a[1].txt"]


def test_a_file_named_twice_is_read_once(seeds: Path) -> None:
    link = seeds / "deep" / "z.txt"
    link.symlink_to(seeds / "b.txt")
    assert paths(inputs(seeds / "b.txt", seeds, seeds / "b.txt", link)).count("seeds/b.txt") == 1
    assert len(inputs(seeds / "b.txt", link)) == 1


def test_the_frames_that_a_browser_saves_beside_a_page_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "story_files").mkdir()
    (tmp_path / "story_files" / "frame.html").write_text("<p>Advert</p>", encoding="utf-8")
    (tmp_path / "story.html").write_text("<p>Story</p>", encoding="utf-8")
    assert paths(inputs(tmp_path)) == [f"{tmp_path.name}/story.html"]


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("missing.txt", "there is no such file or folder"),
        ("*.nothing", "the pattern matches nothing"),
        ("picture.*", "the pattern matches no file that is read"),
        ("picture.png", "files ending in .png are not read"),
        ("noending", "its name has no ending that says what it is"),
        ("empty", "no file in this folder is read"),
        ("loop.txt", "too many levels of symbolic links"),
        ("nul\x00.txt", "no name of a file"),
    ],
)
def test_what_cannot_be_read_says_why(seeds: Path, name: str, cause: str) -> None:
    (seeds / "empty").mkdir()
    (seeds / "noending").write_text("x", encoding="utf-8")
    (seeds / "loop.txt").symlink_to(seeds / "loop.txt")
    (error,) = inputs(f"{seeds}/{name}")
    assert isinstance(error, UnreadableSource)
    assert cause in error.cause
    assert error.mend


def test_a_web_address_that_nobody_fetched_is_left_out() -> None:
    (error,) = inputs("https://courier.example/bridge")
    assert isinstance(error, UnreadableSource)
    assert (error.cause, error.mend) == ("web addresses are not read here", "save the page and name the file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(seeds: Path) -> None:
    (seeds / "b.txt").chmod(0)
    (error,) = inputs(seeds / "b.txt")
    assert isinstance(error, UnreadableSource)
    assert error.cause == "reading it is not permitted"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (error,) = inputs(tmp_path / "pipe.txt")
    assert isinstance(error, UnreadableSource)


def test_a_broken_link_in_a_folder_is_reported(seeds: Path) -> None:
    (seeds / "gone.txt").symlink_to(seeds / "nowhere.txt")
    assert "UnreadableSource seeds/gone.txt" in paths(inputs(seeds))


def test_a_folder_that_holds_itself_ends(seeds: Path) -> None:
    (seeds / "again").symlink_to(seeds)
    assert paths(inputs(seeds)) == ["seeds/a.HTML", "seeds/b.txt", "seeds/c.md", "seeds/deep/d.txt"]


def test_a_large_file_is_left_alone_and_an_empty_one_too(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * (LIMIT + 1))
    (tmp_path / "empty.txt").touch()
    empty, large = inputs(tmp_path)
    assert isinstance(empty, EmptySource)
    assert isinstance(large, OversizedSource)
    assert large.cause == "1,001 bytes are more than the limit of 1,000 bytes"


def test_standard_input_is_read_once_and_told_by_its_bytes() -> None:
    (raw,) = inputs("-", "-", stdin=b"<!DOCTYPE html><p>Hello")
    assert raw == Raw("-", "-", "html", b"<!DOCTYPE html><p>Hello")


def test_standard_input_has_the_same_limit_and_may_be_absent() -> None:
    assert paths(inputs("-", stdin=b"x" * (LIMIT + 1))) == ["OversizedSource -"]
    assert paths(inputs("-", stdin=b"")) == ["EmptySource -"]
    assert paths(inputs("-")) == ["UnreadableSource -"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"\xef\xbb\xbf\n<html lang=en>", "html"),
        (b'{"text": "One."}', "json"),
        (b'[\n{"text": "One."}]', "json"),
        (b'{"text": "One."}\n{"text": "Two."}\n', "jsonl"),
        (b"{not json} but text", "text"),
        (b"The bridge reopened.", "text"),
    ],
)
def test_the_kind_of_standard_input(data: bytes, kind: str) -> None:
    assert kind_of_bytes(data) == kind


def test_one_failure_stops_no_other(seeds: Path) -> None:
    assert paths(inputs(seeds / "no.txt", seeds / "b.txt")) == [f"UnreadableSource {seeds}/no.txt", "seeds/b.txt"]
