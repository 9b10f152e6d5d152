"""A short run in two processes that go separate ways.

    this process    command line · imports of later stages │ extract │ reconcile · compose · fit     │ PDF
    its partner     imports of its own · read │ extract              │ templates of the other formats │ Markdown, HTML, JSON

Both extract: whoever is free takes the next article, so it does not matter who comes late. The result is that of one
process, which does all of it where there is no partner (see `Partner`) or where a pool of processes serves better.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from briefer.errors import UsageError
from briefer.models import Article, Extraction, Intake
from briefer.parallel import Partner, Pending, Turns, few, mapped

if TYPE_CHECKING:
    from briefer.ingest import Reading
    from briefer.settings.model import Fetch


Made = TypeVar("Made")

LOADS = ("briefer.ingest", "briefer.extract.engine")
"""What a partner may load before it knows what to read."""


class Extractor(Protocol):
    """What of an engine is shared out."""

    @property
    def processes(self) -> int:
        """How many processes may extract at once."""
        ...

    def extract(self, article: Article) -> Extraction:
        """The article's claims."""
        ...


class Taken(NamedTuple):
    """What `Reading` holds. A record of this module: to receive one of ingest's own would load all of it, 15 ms."""

    intake: Intake
    locations: dict[str, str]


class Tandem:
    """The two processes of one run. `reading` waits for the sources, which the partner reads from the start."""

    def __init__(
        self,
        partner: Partner,
        sources: tuple[str, ...],
        max_bytes: int,
        formats: tuple[str, ...] = (),
        rules: Fetch | None = None,
    ) -> None:
        self.partner = partner
        self.reading: Pending[Taken] = partner.start(_read_and_deal, sources, max_bytes, rules, partner.turns)
        self.formats = formats
        self._theirs: Pending[dict[int, Extraction]] | None = None

    def go_on(self, engine: Extractor) -> None:
        """Let the partner go on from reading to extracting, where the engine may run in more than one process."""
        if self.partner.turns is not None and engine.processes > 1:
            self._theirs = self.partner.start(_extract, engine, self.partner.turns)

    def beside(self, function: Callable[[Sequence[Article]], Made]) -> Callable[[], Made]:
        """Let the partner go on from reading to `function` of the articles, while this process waits for others' answers.

        The result of the function that is returned; it is worked out here where there is no partner, or too much for one.
        Then the partner loads what it will render with.
        """
        made = self.partner.start(_of_read, function)
        self.partner.start(prepare, self.formats)

        def result() -> Made:
            theirs = made()
            return theirs[0] if theirs else function(self.reading().intake.articles)

        return result

    @contextmanager
    def over(
        self, function: Callable[[Article], Extraction], articles: Sequence[Article], processes: int
    ) -> Iterator[Iterable[Extraction]]:
        """What `mapped` gives, with the partner's part in it; from then on the partner loads what it will render with."""
        if self._theirs is None or self.partner.turns is None or not few(articles):
            with mapped(function, articles, processes) as found:
                yield found
        else:
            made = self.partner.turns.take(function, articles) | self._theirs()
            self.partner.start(prepare, self.formats)
            yield [made[n] if n in made else function(article) for n, article in enumerate(articles)]


def on_the_web(sources: Sequence[str]) -> bool:
    """Is there a web address among the sources, so that they are read by the rules of the settings?"""
    return any(source.lower().startswith(("http://", "https://")) for source in sources)


def read(sources: tuple[str, ...], max_bytes: int, rules: Fetch | None = None) -> Reading:
    """Read the sources; `-` is standard input, and web addresses are read by `rules`.

    Raises `UsageError` where no source is named.
    """
    from briefer.ingest import read_sources

    if not sources:
        raise UsageError("SOURCES", "no source was named", "name files or folders, or - for standard input")
    fetch = None
    if rules is not None and on_the_web(sources):
        from briefer.ingest.fetch.web import fetch_raws

        fetch = fetch_raws(rules)
    return read_sources(sources, stdin=sys.stdin.buffer, max_bytes=max_bytes, fetch=fetch)


def prepare(formats: tuple[str, ...]) -> None:
    """Load what the formats are made with; the PDF's pieces are measured here, too."""
    for name in formats:
        if name == "html":
            from briefer.render import html

            html.load()
        elif name == "md":
            from briefer.render import markdown

            markdown.load()
        elif name == "pdf":
            from briefer.render import pdf

            pdf.load()


# ---------------------------------------------------------------- the partner's side
_read: list[Article] = []
"""What this process read, if it is a partner."""


def _read_and_deal(sources: tuple[str, ...], max_bytes: int, rules: Fetch | None, turns: Turns | None) -> Taken:
    reading = read(sources, max_bytes, rules)
    articles = reading.intake.articles
    if turns is not None and few(articles):
        _read.extend(articles)
        turns.deal([len(article.text) for article in articles])
    return Taken(reading.intake, reading.locations)


def _extract(engine: Extractor, turns: Turns) -> dict[int, Extraction]:
    return turns.take(engine.extract, _read) if _read else {}


def _of_read(function: Callable[[Sequence[Article]], Made]) -> tuple[Made] | tuple[()]:
    return (function(tuple(_read)),) if _read else ()
