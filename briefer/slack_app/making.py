"""The briefing of addresses, made in a process of its own: the app stays quick, and its memory does not grow.

A process makes a few briefings and is then replaced, for what is cached in it would add up. One that dies takes its own job
along and no other.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from briefer.errors import BrieferError
from briefer.language.tokens import content_lemmas
from briefer.models import Article, Briefing, Intake

if TYPE_CHECKING:
    from briefer.settings import Settings

JOBS_A_PROCESS = 25
T = TypeVar("T")


class Processes:
    """Runs picklable functions in processes, at most `most` at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def run(self, function: Callable[..., T], *arguments: object) -> T:
        """What the function returns or raises. Raises `BrieferError` where its process died."""
        try:
            return self._submit(function, *arguments).result()
        except BrokenProcessPool:
            self._renew()
            raise BrieferError(
                "this briefing", "the process that made it died", "try again, or with fewer articles"
            ) from None

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = None

    def _submit(self, function: Callable[..., T], *arguments: object) -> Future[T]:
        with self._lock:
            if self._pool is None:
                # Not forked: the app has threads, and a fork would copy the locks that they hold.
                context = get_context("spawn")
                self._pool = ProcessPoolExecutor(self._most, mp_context=context, max_tasks_per_child=JOBS_A_PROCESS)
            return self._pool.submit(function, *arguments)

    def _renew(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(wait=False)
                self._pool = None


class Press:
    """Makes briefings by the settings, each in a process; `now` gives the present moment, with a time zone."""

    def __init__(self, settings: Settings, processes: Processes, now: Callable[[], dt.datetime]) -> None:
        self._settings, self._processes, self._now = settings, processes, now

    def of(self, addresses: Sequence[str]) -> Briefing:
        """The briefing of the articles at these addresses. Raises `BrieferError`."""
        return self._processes.run(brief_addresses, tuple(addresses), self._settings)

    def about(self, words: str) -> Briefing | None:
        """The briefing of the feeds' articles that the words are about. Raises `BrieferError`."""
        settings = self._settings
        if not (settings.feeds or settings.sites or settings.folders):
            return None
        return self._processes.run(brief_words, words, settings, self._now())

    def pdf(self, briefing: Briefing) -> bytes:
        """The briefing's PDF. Raises `RenderError`."""
        return self._processes.run(pdf_of, briefing)


# ---------------------------------------------------------------- in the processes
def brief_addresses(addresses: tuple[str, ...], settings: Settings) -> Briefing:
    """The briefing of the articles at these addresses, read by the guarded fetcher. Nothing else is ever read: no file."""
    from briefer.ingest import read_sources
    from briefer.ingest.fetch.web import fetch_raws

    reading = read_sources(addresses, max_bytes=settings.fetch.max_bytes, fetch=fetch_raws(settings.fetch))
    return _brief(reading.intake, settings)


def brief_words(words: str, settings: Settings, now: dt.datetime) -> Briefing | None:
    """The briefing of the largest story among the feeds' articles that hold all the words; None where there is none."""
    from briefer.ingest.fetch.gather import gather
    from briefer.stories import StoryItem, group

    asked = _concepts(words)
    held = {article.id: article for article in gather(settings, now).articles if asked <= _concepts(_all_text(article))}
    if not asked or not held:
        return None
    items = [StoryItem(a.id, a.title or "", a.text, a.published) for a in held.values()]
    largest = max(group(items).stories, key=lambda story: len(story.items))
    ordered = sorted(largest.items, key=list(held).index)
    articles = tuple(held[ident].model_copy(update={"id": f"S{n}"}) for n, ident in enumerate(ordered, 1))
    return _brief(Intake(articles=articles), settings)


def pdf_of(briefing: Briefing) -> bytes:
    """The briefing's PDF."""
    from briefer.render.pdf import render_pdf

    return render_pdf(briefing).data


def _brief(intake: Intake, settings: Settings) -> Briefing:
    from briefer.compose import Options
    from briefer.pipeline import brief
    from briefer.render.pdf import page_fits
    from briefer.run import choose_engine

    engine = choose_engine(settings.engine.name, settings)
    try:
        return brief(intake, engine, page_fits, Options(page=settings.page.paper, max_facts=settings.page.max_facts))
    finally:
        close = getattr(engine, "close", None)
        if close is not None:
            close()


def _all_text(article: Article) -> str:
    return " ".join((article.title or "", *(article.text[block.start : block.end] for block in article.blocks)))


def _concepts(text: str) -> frozenset[str]:
    return frozenset(content_lemmas(text))
