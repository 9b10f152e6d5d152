"""From what the user names (files, folders, patterns, "-") to the bytes of each file, in order.

A folder stands for its files in the order of their names, then for those of its subfolders, one level down. Hidden files
and files of kinds that are not read are passed over there; a file named by itself is never passed over in silence.
"""

from __future__ import annotations

import datetime as dt
import glob
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from briefer.errors import EmptySource, OversizedSource, SourceError, UnreadableSource
from briefer.language.patterns import rx
from briefer.language.records import dataclass

Kind = Literal["text", "html", "pdf", "json", "jsonl"]

KINDS: dict[str, Kind] = {
    ".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".pdf": "pdf", ".json": "json", ".jsonl": "jsonl",
}  # fmt: skip
_READ = ", ".join(KINDS)
_ADDRESS = rx(r"https?://", re.I)
_SAVED_PAGE = rx(r"(.+)_files")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a source from elsewhere than its own bytes; null where nothing is.

    `url` is the address that it was read at, `charset` the encoding that the server names. `title`, `published` and
    `publisher_else` stand in where the source itself is silent; `publisher` goes before what the source says.
    """

    url: str | None = None
    charset: str | None = None
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    publisher_else: str | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one source. `path` names it within its folder ("seeds/a.txt") or is the address it was asked for at,
    `location` says where it lies ("-": stdin)."""

    path: str
    location: str
    kind: Kind
    data: bytes
    told: Told = Told()


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    location: Path


def is_address(source: str) -> bool:
    """Is the source a web address?"""
    return _ADDRESS.match(source) is not None


def raw_inputs(
    sources: Sequence[str], stdin: BinaryIO | None, max_bytes: int, web: Mapping[str, Raw | SourceError] | None = None
) -> Iterator[Raw | SourceError]:
    """Each file that the sources stand for, read, or the error that kept it from being read; each file once.

    `web` holds what was read at the web addresses among the sources.
    """
    seen: set[str] = set()
    for source in sources:
        if is_address(source):
            if source not in seen:
                seen.add(source)
                mend = "save the page and name the file"
                yield (web or {}).get(source) or UnreadableSource(source, "web addresses are not read here", mend)
            continue
        if source == STDIN:
            if STDIN not in seen:
                seen.add(STDIN)
                yield _read_stdin(stdin, max_bytes)
            continue
        for found in _files(source):
            if isinstance(found, SourceError):
                yield found
                continue
            real = os.path.realpath(found.location)
            if real not in seen:
                seen.add(real)
                yield _read_file(found, max_bytes)


# ---------------------------------------------------------------- finding
def _files(source: str) -> Iterator[_File | SourceError]:
    mode = _mode(source)
    if isinstance(mode, int):
        yield from _named(Path(source), mode)
    elif glob.has_magic(source):
        yield from _matches(source)
    else:
        yield mode


def _mode(source: str) -> int | SourceError:
    """The file's mode, or why it cannot be had."""
    try:
        return Path(source).stat().st_mode
    except OSError as error:
        return _failure(_printable(source), error)
    except ValueError:
        return UnreadableSource(_printable(source), "no name of a file", "name a file, a folder or a pattern")


def _named(path: Path, mode: int) -> Iterator[_File | SourceError]:
    if stat.S_ISDIR(mode):
        yield from _folder(path)
    elif not stat.S_ISREG(mode):
        yield UnreadableSource(
            _printable(str(path)), "not a file but a pipe, socket or device", 'pass "-" to read standard input'
        )
    elif path.suffix.lower() not in KINDS:
        what = (
            f"files ending in {path.suffix} are not read" if path.suffix else "its name has no ending that says what it is"
        )
        yield UnreadableSource(_printable(str(path)), what, f"files that are read end in {_READ}")
    else:
        here = _absolute(path)
        yield _File(_label(here.parent.resolve().name, here.name), here)


def _matches(pattern: str) -> Iterator[_File | SourceError]:
    found: list[_File | SourceError] = []
    try:
        names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
    except (OSError, re.error, RecursionError) as error:
        yield UnreadableSource(_printable(pattern), f"the pattern cannot be read: {error}", "name the files themselves")
        return
    for name in names:
        mode = _mode(name)
        if isinstance(mode, int) and (stat.S_ISDIR(mode) or Path(name).suffix.lower() in KINDS):
            found.extend(_named(Path(name), mode))
    if not found:
        cause = f"the pattern matches no file that is read ({_READ})" if names else "the pattern matches nothing"
        found.append(UnreadableSource(_printable(pattern), cause, "check the folder and the pattern"))
    yield from found


def _folder(path: Path) -> Iterator[_File | SourceError]:
    here = _absolute(path)
    name = here.resolve().name
    files, folders = _listing(here, name)
    found = list(files)
    for folder in folders:
        more, _ = _listing(here / folder, _label(name, folder))
        found.extend(more)
    if not found:
        found.append(
            UnreadableSource(_printable(str(path)), "no file in this folder is read", f"files that are read end in {_READ}")
        )
    yield from found


def _listing(folder: Path, label: str) -> tuple[list[_File | SourceError], list[str]]:
    """The files of a folder that are read, by name, and its subfolders, by name."""
    try:
        with os.scandir(folder) as entries:
            shown = sorted((e for e in entries if not e.name.startswith((".", "~$"))), key=lambda e: e.name)
    except OSError as error:
        return [_failure(_printable(label), error)], []
    files: list[_File | SourceError] = []
    folders: list[str] = []
    pages = {Path(e.name).stem for e in shown if Path(e.name).suffix.lower() in {".html", ".htm"}}
    for entry in shown:
        if _is(entry, folder=True):
            saved = _SAVED_PAGE.fullmatch(entry.name)
            if not (saved and saved[1] in pages):  # the pictures and frames that a browser saves beside a page
                folders.append(entry.name)
        elif Path(entry.name).suffix.lower() in KINDS and (_is(entry, folder=False) or not Path(entry.path).exists()):
            files.append(_File(_label(label, entry.name), folder / entry.name))
    return files, folders


def _is(entry: os.DirEntry[str], *, folder: bool) -> bool:
    try:
        return entry.is_dir() if folder else entry.is_file()
    except OSError:
        return False


def _absolute(path: Path) -> Path:
    """Absolute, but with its last name as given: a link is named by itself, not by what it points to."""
    return path.parent.resolve() / path.name if path.name not in {"", ".."} else path.resolve()


def _label(folder: str, name: str) -> str:
    return _printable(f"{folder}/{name}" if folder else name)


def _printable(name: str) -> str:
    """The name with what is no text in it (bytes of another encoding) replaced, so that it can be printed and stored."""
    return name.encode("utf-8", "replace").decode("utf-8")


# ---------------------------------------------------------------- reading
def _read_file(found: _File, max_bytes: int) -> Raw | SourceError:
    try:
        size = found.location.stat().st_size
        if size > max_bytes:
            return _oversized(found.path, size, max_bytes)
        with found.location.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        return _failure(found.path, error)
    kind = KINDS[found.location.suffix.lower()]
    return _checked(Raw(found.path, _printable(str(found.location)), kind, data), max_bytes)


def _read_stdin(stdin: BinaryIO | None, max_bytes: int) -> Raw | SourceError:
    if stdin is None:
        return UnreadableSource(STDIN, "there is no standard input to read", "name a file")
    try:
        data = stdin.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        return UnreadableSource(STDIN, f"standard input cannot be read: {error}", "name a file")
    return _checked(Raw(STDIN, STDIN, kind_of_bytes(data), data), max_bytes)


def _checked(raw: Raw, max_bytes: int) -> Raw | SourceError:
    if len(raw.data) > max_bytes:
        return _oversized(raw.path, None, max_bytes)
    return (
        raw
        if raw.data
        else EmptySource(raw.path, "the file is empty" if raw.path != STDIN else "nothing came in", "name another")
    )


def kind_of_bytes(data: bytes) -> Kind:
    """What kind of source the bytes look like; for standard input, which has no name to tell by."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--")) or b"<html" in head:
        return "html"
    if head.startswith((b"{", b"[")) and re.search(rb'"[a-z@_]+"\s*:', head):
        lines = [line for line in data.splitlines() if line.strip()]
        return (
            "jsonl"
            if len(lines) > 1 and all(line.lstrip().startswith(b"{") and line.rstrip().endswith(b"}") for line in lines[:3])
            else "json"
        )
    return "text"


def _oversized(path: str, size: int | None, max_bytes: int) -> OversizedSource:
    large = f"{size:,} bytes are more" if size else "it is more"
    return OversizedSource(
        path, f"{large} than the limit of {max_bytes:,} bytes", "name a smaller file, or raise the limit"
    )


def _failure(path: str, error: OSError) -> UnreadableSource:
    if isinstance(error, FileNotFoundError):
        return UnreadableSource(path, "there is no such file or folder", "check the name")
    if isinstance(error, PermissionError):
        return UnreadableSource(path, "reading it is not permitted", "change its permissions, or copy it")
    return UnreadableSource(path, (error.strerror or str(error)).lower(), "check the file, or copy it to a local disk")
