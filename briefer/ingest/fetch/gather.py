"""A day's reading: every configured feed, site and folder, and of what they name all that is new enough and can be had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal
from zoneinfo import ZoneInfo

from briefer.errors import DuplicateSource, SourceError
from briefer.ingest.draft import Draft
from briefer.ingest.fetch.feeds import feed_items
from briefer.ingest.fetch.fetcher import Answer, Ask, Fetcher
from briefer.ingest.fetch.guard import Resolve, system_resolve
from briefer.ingest.fetch.items import Item
from briefer.ingest.fetch.many import fetch_all
from briefer.ingest.fetch.sitemaps import listing
from briefer.ingest.fetch.store import MemoryStore, Store, Stored
from briefer.ingest.fetch.urls import printable, same_page
from briefer.ingest.fetch.web import raw_of
from briefer.ingest.fetch.window import Outside, Window
from briefer.ingest.intake import Collector
from briefer.ingest.load import Raw, Told, raw_inputs
from briefer.language.records import dataclass
from briefer.models import Article, LeftOut
from briefer.settings.model import Feed, Settings, Site

State = Literal["read", "unchanged", "duplicate", "too old", "too new", "over the limit", "left out"]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Listed:
    """One article that a source names, and what became of it.

    `source` is the feed's or site's address or the folder's path, `url` the article's address or its file. `published` is
    the moment that the source gives (UTC), null where it gives none. `article` is the id of what was read, null where
    nothing was; `cause` says why.
    """

    source: str
    url: str
    title: str | None
    published: dt.datetime | None
    state: State
    article: str | None = None
    words: int | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles S1, S2, … in the order of the sources and of what each names, all that was named, and what was lost.

    `left_out` holds what could not be had (dead feeds, forbidden pages, walls), not what was too old or a duplicate.
    `notes` are remarks for whoever looks after the sources.
    """

    articles: tuple[Article, ...]
    listed: tuple[Listed, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """An item with the source that names it."""

    source: str
    publisher: str | None
    item: Item


def gather(
    settings: Settings,
    now: dt.datetime,
    store: Store | None = None,
    progress: Progress = lambda step, done, total: None,
    resolve: Resolve = system_resolve,
) -> Gathered:
    """Read the articles of the last `daily.hours` hours before `now` (which has a time zone) from all configured sources.

    `store` keeps answers and their validators from one day to the next; it is used from this thread alone. `progress` is
    told (step, done, total). What cannot be had is left out and the rest goes on. Raises `UsageError` for a `ca_file` that
    cannot be read.
    """
    work = _Work(settings, Window(now, settings.daily.hours, ZoneInfo(settings.daily.time_zone)), store, progress, resolve)
    work.read_pages(work.chosen(work.named()))
    work.read_folders()
    return work.gathered()


class _Work:
    """One gathering under way."""

    def __init__(
        self, settings: Settings, window: Window, store: Store | None, progress: Progress, resolve: Resolve
    ) -> None:
        self._settings, self._window, self._progress = settings, window, progress
        self._store: Store = store if store is not None else MemoryStore()
        self._fetcher = Fetcher(settings.fetch, resolve)
        self._collector = Collector()
        self._listed: list[Listed] = []
        self._left_out: list[LeftOut] = []
        self._notes: list[str] = []

    def gathered(self) -> Gathered:
        """What came of it."""
        articles = self._collector.reading().intake.articles
        return Gathered(articles, tuple(self._listed), tuple(self._left_out), tuple(self._notes))

    # ------------------------------------------------------------ what is named
    def named(self) -> list[_Named]:
        """All that feeds and sites name, in their order."""
        sources: list[Feed | Site] = [*self._settings.feeds, *self._settings.sites]
        answers = self._fetched([Ask(source.url, "feed") for source in sources], "fetch feeds")
        found: list[_Named] = []
        for source, answer in zip(sources, answers, strict=True):
            try:
                if isinstance(answer, SourceError):
                    raise answer
                items = self._items(source, answer.stored)
            except SourceError as error:
                self._leave_out(error)
                continue
            if not items:
                self._notes.append(f"{printable(source.url)}: it names no article")
            found += [_Named(source.url, source.publisher, item) for item in items]
        return found

    def _items(self, source: Feed | Site, stored: Stored) -> tuple[Item, ...]:
        if isinstance(source, Feed):
            return feed_items(stored)
        cap = self._settings.fetch.max_bytes
        found = listing(stored, self._window.since, cap)
        items = list(found.items)
        for answer in self._fetched([Ask(url, "feed") for url in found.maps], "fetch sitemaps"):
            try:
                if isinstance(answer, SourceError):
                    raise answer
                items += listing(answer.stored, self._window.since, cap).items
            except SourceError as error:
                self._leave_out(error)
        return tuple(items)

    # ------------------------------------------------------------ what is read of it
    def chosen(self, named: Sequence[_Named]) -> list[_Named]:
        """Those that are new enough, each page once, and of each source no more than `per_source`, the latest first."""
        seen: set[str] = set()
        fresh: dict[str, list[_Named]] = {}
        for one in named:
            key = same_page(one.item.url)
            state: State | None = "duplicate" if key in seen else _outside(self._window.state(one.item))
            seen.add(key)
            if state is None:
                fresh.setdefault(one.source, []).append(one)
            else:
                self._list(one, state)
        return [one for group in fresh.values() for one in self._latest(group)]

    def _latest(self, group: list[_Named]) -> list[_Named]:
        most = self._settings.fetch.per_source
        ranked = sorted(group, key=lambda one: -(one.item.published or self._window.now).timestamp())
        for one in ranked[most:]:
            self._list(one, "over the limit")
        return ranked[:most]

    def read_pages(self, chosen: Sequence[_Named]) -> None:
        """Fetch the pages and make articles of them."""
        answers = self._fetched([Ask(one.item.url) for one in chosen], "fetch pages")
        for count, (one, answer) in enumerate(zip(chosen, answers, strict=True)):
            self._progress("read", count, len(chosen))
            if isinstance(answer, SourceError):
                self._leave_out(answer)
                self._list(one, "left out", cause=answer.cause)
            else:
                self._take_page(one, answer)

    def _take_page(self, one: _Named, answer: Answer) -> None:
        item = one.item
        day = self._window.day(item.published) if item.published else item.day
        told = Told(title=item.title, published=day, publisher=one.publisher, publisher_else=item.publisher)
        # A source's own time goes before the page's: a live report keeps the date of its first line.
        admit = _any if day is not None else partial(self._window.admit, subject=printable(item.url))
        self._take(one, raw_of(answer.stored, told), admit, "unchanged" if answer.unchanged else "read")

    def _take(self, one: _Named, raw: Raw, admit: Callable[[Draft], None], state: State) -> None:
        articles, errors = self._collector.take(raw, admit)
        for article in articles:
            self._list(one, state, article)
        for error in errors:
            self._refused(one, error)

    def read_folders(self) -> None:
        """Make articles of the files in the configured folders."""
        for folder in self._settings.folders:
            for raw in raw_inputs([str(folder.path)], None, self._settings.fetch.max_bytes):
                if isinstance(raw, SourceError):
                    self._leave_out(raw)
                    continue
                one = _Named(str(folder.path), None, Item(raw.path))
                given = replace(raw, told=Told(publisher_else=folder.publisher))
                self._take(one, given, partial(self._window.admit, subject=raw.path), "read")

    # ------------------------------------------------------------ notes
    def _refused(self, one: _Named, error: SourceError) -> None:
        if isinstance(error, Outside):
            self._list(one, _outside(error.cause) or "left out")
        elif isinstance(error, DuplicateSource):
            self._list(one, "duplicate", cause=error.cause)
        else:
            self._leave_out(error)
            self._list(one, "left out", cause=error.cause)

    def _list(self, one: _Named, state: State, article: Article | None = None, cause: str = "") -> None:
        title = (article.title if article else None) or one.item.title
        url = (article.url if article else None) or one.item.url
        ident, words = (article.id, article.words) if article else (None, None)
        self._listed.append(Listed(one.source, url, title, one.item.published, state, ident, words, cause))

    def _leave_out(self, error: SourceError) -> None:
        self._left_out.append(LeftOut(subject=error.subject, cause=error.cause, mend=error.mend))

    def _fetched(self, asks: Iterable[Ask], step: str) -> list[Answer | SourceError]:
        """The answers, those of the store asked for with their validators, all that came put into it as it came."""
        asked = [replace(ask, known=self._store.get(ask.url)) for ask in asks]
        return fetch_all(self._fetcher, asked, partial(self._progress, step), self._keep)

    def _keep(self, answer: Answer) -> None:
        if not answer.stored.fresh:
            self._store.put(answer.stored)


def _any(draft: Draft) -> None:
    """Let every article pass."""


def _outside(state: str | None) -> State | None:
    return "too old" if state == "too old" else "too new" if state == "too new" else None
