"""From the sources that the user names to articles: read, cleaned, screened, each once, numbered in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import BinaryIO
from urllib.parse import urlsplit

from briefer.errors import DuplicateSource, NotAnArticle, SourceError, WalledSource
from briefer.ingest.decode import Decoded, binary_kind, decode
from briefer.ingest.dedupe import identities
from briefer.ingest.draft import Draft
from briefer.ingest.fetch.urls import bare_host, without_tracking
from briefer.ingest.load import Raw, Told, is_address, raw_inputs
from briefer.ingest.screen import screen
from briefer.ingest.text import read_plain
from briefer.language.records import dataclass
from briefer.models import Article, Intake, LeftOut

MAX_BYTES = 5 * 1024 * 1024
_MARK = b"\xef\xbb\xbf"
Fetch = Callable[[Sequence[str]], Mapping[str, Raw | SourceError]]
"""Reads web addresses: each one's bytes, or why there are none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the intake, and where each article's file lies.

    `locations` maps an article's id to the absolute path of its file ("-" for standard input). It is kept apart from the
    articles because it differs from machine to machine, and a briefing's bytes must not.
    """

    intake: Intake
    locations: dict[str, str]


class Collector:
    """Takes files one after another and makes numbered articles of them, each text once."""

    def __init__(self) -> None:
        self._articles: list[Article] = []
        self._left_out: list[LeftOut] = []
        self._locations: dict[str, str] = {}
        self._keys: dict[str, Article] = {}
        self._files: dict[str, str] = {}

    def take(
        self, raw: Raw, admit: Callable[[Draft], None] = lambda draft: None
    ) -> tuple[tuple[Article, ...], tuple[SourceError, ...]]:
        """The articles of a file, and why what else it holds is none; `admit` raises `SourceError` for what is unwanted."""
        before = len(self._articles)
        errors: list[SourceError] = []
        digest = hashlib.sha256(raw.data).hexdigest()
        try:
            if digest in self._files:
                raise _duplicate(raw.path, "the same file", self._files[digest])
            for path, item, is_file in _items(raw):
                try:
                    if isinstance(item, SourceError):
                        raise item
                    draft = _with_told(item, raw.told)
                    admit(draft)
                    self._add(path, draft, is_file, digest, raw)
                except SourceError as error:
                    errors.append(error)
        except SourceError as error:
            errors.append(error)
        if len(self._articles) > before:
            self._files[digest] = _named(self._articles[before])
        for reason in errors:
            self.leave_out(reason)
        return tuple(self._articles[before:]), tuple(errors)

    def leave_out(self, error: SourceError) -> None:
        """Note a source that cannot be used."""
        self._left_out.append(LeftOut(subject=error.subject, cause=error.cause, mend=error.mend))

    def reading(self) -> Reading:
        """All that was taken so far."""
        return Reading(Intake(articles=tuple(self._articles), left_out=tuple(self._left_out)), dict(self._locations))

    def _add(self, path: str, draft: Draft, is_file: bool, digest: str, raw: Raw) -> None:
        screen(draft, path)
        keys = identities(draft)
        for why, key in keys:
            if key in self._keys:
                raise _duplicate(path, why, _named(self._keys[key]))
        article = Article(
            id=f"S{len(self._articles) + 1}",
            path=path if raw.told.url is None else None,
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
        self._articles.append(article)
        self._locations[article.id] = raw.location
        self._keys.update({key: article for _, key in keys})


def read_sources(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    progress: Callable[[str], None] | None = None,
    fetch: Fetch | None = None,
) -> Reading:
    """Read the sources into articles S1, S2, … in the order given.

    A source is a file (.txt .md .html .htm .pdf .json .jsonl), a folder (its files by name, then those of its subfolders,
    one level down), a pattern ("news/*.txt"), "-" for `stdin`, or a web address, which `fetch` reads; without it, addresses
    are left out. A file larger than `max_bytes` is not read. `progress` is told the name of each file before it is read
    into an article. What cannot be used is left out, with its cause and its mend, and the others go on; nothing is raised
    for it.
    """
    collector = Collector()
    addresses = [source for source in dict.fromkeys(sources) if is_address(source)]
    web = fetch(addresses) if fetch is not None and addresses else {}
    for entry in raw_inputs(sources, stdin, max_bytes, web):
        if isinstance(entry, SourceError):
            collector.leave_out(entry)
            continue
        if progress is not None:
            progress(entry.path)
        collector.take(entry)
    return collector.reading()


def _with_told(draft: Draft, told: Told) -> Draft:
    """The draft with what is known of it from elsewhere."""
    return replace(
        draft,
        title=draft.title or told.title,
        published=draft.published or told.published,
        publisher=told.publisher or draft.publisher or told.publisher_else,
        url=_address(draft.url, told.url),
    )


def _address(said: str | None, read_at: str | None) -> str | None:
    """Where an article is: where it was read, or the address that its page prefers, if that is on the same site.

    A page that names another site as its own address is a copy, and it is the copy that was read.
    """
    if read_at is None:
        return said
    own = said is not None and bare_host(said) == bare_host(read_at) and urlsplit(said).path.strip("/") != ""
    return without_tracking(said if own and said is not None else read_at)


def _named(article: Article) -> str:
    return f"{article.id} ({article.path or article.url})"


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
    decoded = decode(raw.data, raw.told.charset)
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

    decoded = decode(raw.data, raw.told.charset or declared_charset(raw.data))
    if not looks_like_markup(decoded.text):
        return raw.path, _noted(read_plain(decoded.text), decoded), False
    draft = read_page(decoded.text)
    if raw.told.url is not None:
        _pass_walls(decoded.text, draft, raw.told.url, raw.path)
    return raw.path, _noted(draft, decoded), False


def _pass_walls(markup: str, draft: Draft, address: str, subject: str) -> None:
    """Let a page of the web pass that shows its article. Raises `WalledSource`."""
    from briefer.ingest.fetch.walls import find_wall

    wall = find_wall(markup, draft, address)
    if wall is not None:
        mend = "read it in a browser; what it shows there can be saved and named as a file"
        raise WalledSource(subject, f"{wall.kind} stands before the text ({wall.sign})", mend)


def _is_page(text: str) -> bool:
    """Is a file that calls itself text a web page all the same?"""
    head = text[:2048].lstrip().lower()
    return head.startswith(("<!doctype html", "<html"))


def _is_own_text(raw: Raw, decoded: Decoded) -> bool:
    """Does any program that reads the file as UTF-8 get the stored text, so that no copy of it need be kept?"""
    return (
        raw.path != "-"
        and raw.told.url is None
        and decoded.encoding == "utf-8"
        and not decoded.notes
        and not raw.data.startswith(_MARK)
    )


def _noted(item: Draft | SourceError, decoded: Decoded, *notes: str) -> Draft | SourceError:
    return item if isinstance(item, SourceError) else replace(item, notes=(*decoded.notes, *notes, *item.notes))
