"""From the sources that the user names to articles: read, cleaned, screened, each once, numbered in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from briefer.errors import DuplicateSource, NotAnArticle, SourceError
from briefer.ingest.decode import Decoded, binary_kind, decode
from briefer.ingest.dedupe import identities
from briefer.ingest.draft import Draft
from briefer.ingest.load import Raw, raw_inputs
from briefer.ingest.screen import screen
from briefer.ingest.text import read_plain
from briefer.models import Article, Intake, LeftOut

MAX_BYTES = 5 * 1024 * 1024
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the intake, and where each article's file lies.

    `locations` maps an article's id to the absolute path of its file ("-" for standard input). It is kept apart from the
    articles because it differs from machine to machine, and a briefing's bytes must not.
    """

    intake: Intake
    locations: dict[str, str]


@dataclass(slots=True)
class _Taken:
    """The articles so far, what was left out, and what is known of each for telling duplicates."""

    articles: list[Article] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    locations: dict[str, str] = field(default_factory=dict)
    keys: dict[str, Article] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def leave_out(self, error: SourceError) -> None:
        self.left_out.append(LeftOut(subject=error.subject, cause=error.cause, mend=error.mend))


def read_sources(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    progress: Callable[[str], None] | None = None,
) -> Reading:
    """Read the sources into articles S1, S2, … in the order given.

    A source is a file (.txt .md .html .htm .pdf .json .jsonl), a folder (its files by name, then those of its subfolders,
    one level down), a pattern ("news/*.txt"), or "-" for `stdin`. A file larger than `max_bytes` is not read. `progress`
    is told the name of each file before it is read into an article. What cannot be used is left out, with its cause and
    its mend, and the others go on; nothing is raised for it.
    """
    taken = _Taken()
    for entry in raw_inputs(sources, stdin, max_bytes):
        if isinstance(entry, SourceError):
            taken.leave_out(entry)
            continue
        if progress is not None:
            progress(entry.path)
        _take(entry, taken)
    return Reading(Intake(articles=tuple(taken.articles), left_out=tuple(taken.left_out)), taken.locations)


def _take(raw: Raw, taken: _Taken) -> None:
    """Read one file and add its articles, or the reasons why they are none, to what was taken."""
    digest = hashlib.sha256(raw.data).hexdigest()
    if digest in taken.files:
        taken.leave_out(_duplicate(raw.path, "the same file", taken.files[digest]))
        return
    before = len(taken.articles)
    try:
        for path, item, is_file in _items(raw):
            if isinstance(item, SourceError):
                taken.leave_out(item)
                continue
            try:
                _add(path, item, is_file, digest, raw.location, taken)
            except SourceError as error:
                taken.leave_out(error)
    except SourceError as error:
        taken.leave_out(error)
    if len(taken.articles) > before:
        taken.files[digest] = _named(taken.articles[before])


def _add(path: str, draft: Draft, is_file: bool, digest: str, location: str, taken: _Taken) -> None:
    screen(draft, path)
    keys = identities(draft)
    for why, key in keys:
        if key in taken.keys:
            raise _duplicate(path, why, _named(taken.keys[key]))
    article = Article(
        id=f"S{len(taken.articles) + 1}",
        path=path,
        url=draft.url,
        text=draft.text,
        text_is_file=is_file,
        blocks=draft.blocks,
        title=draft.title,
        publisher=draft.publisher,
        byline=draft.byline,
        dateline=draft.dateline,
        published=draft.published,
        sha256=digest,
        notes=draft.notes,
    )
    taken.articles.append(article)
    taken.locations[article.id] = location
    taken.keys.update({key: article for _, key in keys})


def _named(article: Article) -> str:
    return f"{article.id} ({article.path})"


def _duplicate(path: str, why: str, earlier: str) -> DuplicateSource:
    return DuplicateSource(path, f"{why} as {earlier}", "nothing to do: it counts once")


# ---------------------------------------------------------------- one file, by kind
# The readers of pages, PDF and JSON are imported where a file needs them: most runs read plain text alone.
def _items(raw: Raw) -> Iterator[tuple[str, Draft | SourceError, bool]]:
    """(path, draft or error, is the draft's text the file itself?) of each article in a file."""
    if raw.kind == "pdf":
        from briefer.ingest.pdf import read_pdf

        yield raw.path, read_pdf(raw.data, raw.path), False
        return
    kind = binary_kind(raw.data)
    if kind is not None:
        raise NotAnArticle(
            raw.path, f"it is {kind}, not text", "save it as text, HTML or PDF, with the ending that says so"
        )
    if raw.kind == "html":
        yield _page_or_text(raw)
        return
    decoded = decode(raw.data, None)
    if raw.kind in {"json", "jsonl"}:
        from briefer.ingest.jsonl import read_json, read_json_lines

        read = read_json if raw.kind == "json" else read_json_lines
        yield from ((path, _noted(item, decoded), False) for path, item in read(decoded.text, raw.path))
    elif raw.kind == "text" and _is_page(decoded.text):
        from briefer.ingest.html import read_page

        yield raw.path, _noted(read_page(decoded.text), decoded, "read as a web page"), False
    else:
        yield raw.path, _noted(read_plain(decoded.text), decoded), raw.kind == "text" and _is_own_text(raw, decoded)


def _page_or_text(raw: Raw) -> tuple[str, Draft | SourceError, bool]:
    from briefer.ingest.html import declared_charset, looks_like_markup, read_page

    decoded = decode(raw.data, declared_charset(raw.data))
    read = read_page if looks_like_markup(decoded.text) else read_plain
    return raw.path, _noted(read(decoded.text), decoded), False


def _is_page(text: str) -> bool:
    """Is a file that calls itself text a web page all the same?"""
    head = text[:2048].lstrip().lower()
    return head.startswith(("<!doctype html", "<html"))


def _is_own_text(raw: Raw, decoded: Decoded) -> bool:
    """Does any program that reads the file as UTF-8 get the stored text, so that no copy of it need be kept?"""
    return raw.path != "-" and decoded.encoding == "utf-8" and not decoded.notes and not raw.data.startswith(_MARK)


def _noted(item: Draft | SourceError, decoded: Decoded, *notes: str) -> Draft | SourceError:
    return item if isinstance(item, SourceError) else replace(item, notes=(*decoded.notes, *notes, *item.notes))
