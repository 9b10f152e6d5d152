"""One story of a date, briefed: its articles, what they say, its page, and what changed since its last briefing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from briefer.archive import Archive, briefings
from briefer.archive.articles import Version
from briefer.changes import Day, changes
from briefer.compose import Options
from briefer.compose.budget import fit
from briefer.daily.choosing import Chosen
from briefer.extract.embedded import EmbeddedEngine
from briefer.models import Article, Briefing, Extraction, Intake, Usage
from briefer.pipeline import Engine, Over, TogetherEngine, brief, silent
from briefer.run import text_path
from briefer.settings import Settings


@dataclass(frozen=True, slots=True)
class Told:
    """A story as it was briefed. `versions` gives the archive's id of each source's text, by the source's id."""

    id: str
    day: Day
    versions: Mapping[str, int]

    @property
    def briefing(self) -> Briefing:
        """Its briefing."""
        return self.day.briefing


def sources(versions: Sequence[Version]) -> tuple[Article, ...]:
    """The articles as the sources S1, S2, … of a briefing; their texts are always stored beside it."""
    return tuple(
        version.article.model_copy(update={"id": f"S{n}", "text_is_file": False}) for n, version in enumerate(versions, 1)
    )


def tell(
    chosen: Chosen,
    date: dt.date,
    extractions: Sequence[Extraction],
    engine: Engine | TogetherEngine,
    settings: Settings,
    earlier: Day | None,
) -> Told:
    """Brief a story and say what changed since `earlier`; one page with that on it.

    `extractions` are the embedded engine's of the story's articles, in their order. Raises `NothingToBrief`, `DoesNotFit`,
    `ModelError`.
    """
    from briefer.render.pdf import page_fits

    articles = sources(chosen.versions)
    options = Options(page=settings.page.paper, max_facts=settings.page.max_facts, stored=text_path)
    before = _used(engine)
    briefing = brief(Intake(articles=articles), engine, page_fits, options, silent, _held(articles, extractions))
    briefing = _with_own_usage(briefing, before)
    day = Day(date, briefing, articles, tuple(extractions))
    if earlier is not None:
        briefing = fit(briefing.model_copy(update={"changes": changes(earlier, day)}), page_fits)
        day = Day(date, briefing, articles, tuple(extractions))
    versions = {article.id: version.id for article, version in zip(articles, chosen.versions, strict=True)}
    return Told(chosen.story.id, day, versions)


def earlier_day(archive: Archive, date: dt.date, story: str) -> Day | None:
    """The story's last day before `date`, as the archive has it; None where it is new."""
    kept = briefings.last_before(archive.db, date, story)
    return None if kept is None else kept_day(archive, kept)


def kept_day(archive: Archive, kept: briefings.KeptBriefing) -> Day:
    """A briefing of the archive with its articles and what they say."""
    found = briefings.versions(archive.db, kept.date, kept.story)
    articles = tuple(version.article.model_copy(update={"id": source}) for source, version in found.items())
    return Day(kept.date, kept.briefing, articles, tuple(map(EmbeddedEngine().extract, articles)))


def _held(articles: Sequence[Article], extractions: Sequence[Extraction]) -> Over:
    """What shares extraction out, where it has been done."""
    by_id = {article.id: extraction for article, extraction in zip(articles, extractions, strict=True)}

    @contextmanager
    def over(
        function: Callable[[Article], Extraction], asked: Sequence[Article], processes: int
    ) -> Iterator[Iterable[Extraction]]:
        yield [by_id[article.id] for article in asked]

    return over


def _used(engine: Engine | TogetherEngine) -> Usage:
    """What a model was used for so far."""
    model = getattr(engine, "model", None)
    usage = getattr(model, "usage", None)
    return usage if isinstance(usage, Usage) else Usage()


def _with_own_usage(briefing: Briefing, before: Usage) -> Briefing:
    """The briefing with what it alone cost: an engine counts all it did."""
    usage = briefing.usage
    counts = {name: getattr(usage, name) - getattr(before, name) for name in Usage.model_fields if name != "cost_usd"}
    cost = None if usage.cost_usd is None else round(usage.cost_usd - (before.cost_usd or 0.0), 9)
    return briefing.model_copy(update={"usage": Usage(**counts, cost_usd=cost)})
