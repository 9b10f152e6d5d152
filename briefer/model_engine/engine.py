"""Articles → ledger → headed briefing by a model, on one event loop from the first question to the last."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Self, TypeVar

from briefer.extract.gate import GateContext, supports
from briefer.extract.model import asking as reading
from briefer.llm.asking import Model
from briefer.llm.prompts import load
from briefer.model_engine import heading
from briefer.models import Article, Briefing, Claim, ContestedPoint, EngineInfo, Extraction, Ledger, LeftOut, Usage
from briefer.reconcile.model import asking as reconciling
from briefer.reconcile.origins import origins

Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]
STAGES = (reading.STAGE, reading.AGAIN, reconciling.STAGE, heading.STAGE)
BUDGET = "budget reached"
"""How the failure of a question begins that was not asked because it would have cost too much."""
EMBEDDED = "the embedded engine"


class ModelEngine:
    """Extraction, reconciliation and heading by a model. Use as a context manager, or call `close`."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._runner = asyncio.Runner()
        self._opened: AbstractAsyncContextManager[Any] | None = None
        self._partial = False
        self._before = Usage()
        self.told: list[str] = []
        """What the user should know of the run: what was left to the embedded engine, and why."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close what the model's client holds open, and the event loop."""
        if self._opened is not None:
            self._runner.run(self._opened.__aexit__(None, None, None))
            self._opened = None
        self._runner.close()

    @property
    def info(self) -> EngineInfo:
        """What the briefing says of it: the model's name and the hash of each prompt."""
        prompts = {stage: f"sha256:{load(stage).sha256}" for stage in STAGES}
        return EngineInfo(name="openai", model=self.model.name, prompts=prompts)

    @property
    def partial(self) -> bool:
        """Did the budget end before all was asked?"""
        return self._partial

    def ledger(
        self,
        articles: Sequence[Article],
        left_out: Sequence[LeftOut],
        progress: Progress,
        embedded: Callable[[], Sequence[Extraction]],
    ) -> Ledger:
        """The ledger of one story. Raises `ModelError` where the model answers nothing at all.

        `embedded` makes the embedded engine's extractions: they stand in for what the model cannot do, and what is proved
        in them stands beside what the model says. It runs while the model is asked.
        """
        return self._run(self._ledger(articles, left_out, progress, embedded))

    def headed(self, briefing: Briefing, keep_title: bool, meanwhile: Callable[[], None]) -> Briefing:
        """The briefing with a title and a bottom line by the model where they hold, and with what it all cost.

        `meanwhile` is done while the model is asked.
        """
        return self._run(self._headed(briefing, keep_title, meanwhile))

    def open(self) -> None:
        """Load and open the model's client, which a run may do while its sources are read."""
        self._run(asyncio.sleep(0))

    async def _ledger(
        self,
        articles: Sequence[Article],
        left_out: Sequence[LeftOut],
        progress: Progress,
        embedded: Callable[[], Sequence[Extraction]],
    ) -> Ledger:
        progress("extract", 0, len(articles))
        self._before = self.model.usage
        asked = reading.questions(articles, [origin.sources for origin in origins(articles)])
        spare = asyncio.create_task(asyncio.to_thread(embedded))
        proved = asyncio.create_task(_proved(articles, spare))
        extractions = await reading.read_all(asked, self.model, spare)
        progress("reconcile", 0, 1)
        objects = _objections(articles)
        ledger = await reconciling.ledger_by(articles, extractions, left_out, self.model, objects, proved)
        notes = [f"{e.source}: {note}" for e in extractions for note in e.notes]
        self._note(notes)
        self._note(ledger.notes)
        return ledger.model_copy(update={"notes": (*notes, *ledger.notes)})

    async def _headed(self, briefing: Briefing, keep_title: bool, meanwhile: Callable[[], None]) -> Briefing:
        beside = asyncio.create_task(asyncio.to_thread(meanwhile))
        headed, notes = await heading.headed(briefing, self.model)
        await beside
        if keep_title:
            headed = headed.model_copy(update={"title": briefing.title})
        self._note(notes)
        usage, told = _since(self._before, self.model.usage), self.model.notes
        integrity = (*headed.integrity, *notes, *(f"model: {note}" for note in told))
        return headed.model_copy(update={"usage": usage, "integrity": integrity, "engine": self.info})

    def _note(self, notes: Sequence[str]) -> None:
        self._partial = self._partial or any(BUDGET in note for note in notes)
        self.told += [note for note in notes if EMBEDDED in note]

    def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self._runner.run(self._opening(work))

    async def _opening(self, work: Coroutine[Any, Any, Result]) -> Result:
        if self._opened is None and isinstance(self.model, AbstractAsyncContextManager):
            self._opened = self.model
            await self._opened.__aenter__()
        return await work


def _since(before: Usage, now: Usage) -> Usage:
    """What was spent since: one engine may brief several stories."""
    fields = ("requests", "prompt_tokens", "completion_tokens", "cached")
    spent: dict[str, float | None] = {name: getattr(now, name) - getattr(before, name) for name in fields}
    if now.cost_usd is not None:
        spent["cost_usd"] = round(now.cost_usd - (before.cost_usd or 0.0), 10)
    return now.model_copy(update=spent)


async def _proved(articles: Sequence[Article], spare: Awaitable[Sequence[Extraction]]) -> Sequence[ContestedPoint]:
    return await asyncio.to_thread(reconciling.proved_in, articles, await spare)


def _objections(articles: Sequence[Article]) -> Callable[[str, str | None, Claim], str]:
    """The grounding gate as reconciliation needs it: a statement against a claim's passage."""
    published = {article.id: article.published for article in articles}

    def objects(statement: str, speaker: str | None, claim: Claim) -> str:
        known = (speaker,) if speaker else ()
        context = GateContext(
            speaker=speaker, published=published[claim.source], passage_speaker=speaker, known_names=known
        )
        return supports(statement, claim.citation.quote, context).reason

    return objects
