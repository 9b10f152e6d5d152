"""Articles → ledger → headed briefing by a model, on one event loop from the first question to the last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any, Self, TypeVar

from briefer.extract.model.questions import Questions, put, questions
from briefer.extract.model.wire import Extracted
from briefer.language.records import dataclass
from briefer.llm.asking import Model, Reply, sent, words
from briefer.llm.prompts import fingerprint, load
from briefer.models import Article, Briefing, Claim, ContestedPoint, EngineInfo, Extraction, Fact, Ledger, LeftOut, Usage
from briefer.reconcile.origins import origins

Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]
ByRules = Callable[[], tuple[Sequence[Extraction], Sequence[ContestedPoint]]]
"""The embedded engine's extractions, and the disputes that are detected in them."""
STAGES = ("extract.v1", "again.v1", "reconcile.v1", "compare.v1", "review.v1", "page.v1")
"""The prompts of all stages. Named here, since the stages are loaded when their turn comes."""
BUDGET = "budget reached"
"""How the failure of a question begins that was not asked because it would have cost too much."""
EMBEDDED = "the embedded engine"


@dataclass(frozen=True, slots=True)
class _Asked:
    """The questions about some articles, and their answers to come."""

    articles: Sequence[Article]
    questions: Questions
    replied: asyncio.Task[tuple[Reply[Extracted], ...]]


class ModelEngine:
    """Extraction, reconciliation and heading by a model. Use as a context manager, or call `close`."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._runner = asyncio.Runner()
        self._opened: AbstractAsyncContextManager[Any] | None = None
        self._asked: _Asked | None = None
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
        prompts = {stage: f"sha256:{fingerprint(stage)}" for stage in STAGES}
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
        by_rules: ByRules,
        rehearse: Callable[[Ledger], object],
    ) -> Ledger:
        """The ledger of one story. Raises `ModelError` where the model answers nothing at all.

        `by_rules` makes the embedded engine's extractions, which stand in for what the model cannot do, and the disputes
        that are detected in them, which stand beside what the model says. It runs while the model is asked, and
        then `rehearse` with a ledger of which each claim is a fact.
        """
        return self._run(self._ledger(articles, left_out, progress, by_rules, rehearse))

    def headed(self, briefing: Briefing, keep_title: bool, meanwhile: Callable[[], None]) -> Briefing:
        """The briefing with a title and a bottom line by the model where they hold, and with what it all cost.

        `meanwhile` is done while the model is asked.
        """
        return self._run(self._headed(briefing, keep_title, meanwhile))

    def open(self) -> None:
        """Load and open the model's client, which a run may do while its sources are read."""
        self._run(asyncio.sleep(0))

    def begin(self, articles: Sequence[Article], meanwhile: Callable[[], None]) -> None:
        """Ask about the articles that `ledger` will be asked for next, and do `meanwhile` while the model reads them."""
        self._run(self._begin(articles, meanwhile))

    async def _begin(self, articles: Sequence[Article], meanwhile: Callable[[], None]) -> None:
        self._asked = asked = await self._ask(articles)
        await asyncio.to_thread(_load, asked.questions)
        await asyncio.to_thread(meanwhile)

    async def _ask(self, articles: Sequence[Article]) -> _Asked:
        self._before = self.model.usage
        asked = questions(articles, [origin.sources for origin in origins(articles)])
        return _Asked(articles, asked, await sent(put(asked, self.model)))

    async def _ledger(
        self,
        articles: Sequence[Article],
        left_out: Sequence[LeftOut],
        progress: Progress,
        by_rules: ByRules,
        rehearse: Callable[[Ledger], object],
    ) -> Ledger:
        from briefer.extract.model.asking import cited, read_all
        from briefer.reconcile.model.asking import Put, begun, ledger_by

        progress("extract", 0, len(articles))
        model, asked, self._asked = self.model, self._asked, None
        if asked is None or tuple(asked.articles) != tuple(articles):
            asked = await self._ask(articles)
        rules = asyncio.create_task(asyncio.to_thread(by_rules))
        spare, detected = asyncio.create_task(_extractions(rules)), asyncio.create_task(_disputes(rules))
        replies = await asked.replied
        put = Put(len(asked.questions.jobs), 0, sum(words(job.messages) for job in asked.questions.jobs))
        named = cited(asked.questions, replies)
        before = await begun(articles, named, _proposed(replies), model, put) if named is not None else None
        read = await read_all(asked.questions, replies, model, spare)
        progress("reconcile", 0, 1)
        put, objects = replace(put, again=read.again), _objections(articles)

        def meanwhile() -> None:
            _rehearsed(rehearse, articles, read.extractions)

        ledger = await ledger_by(articles, read.extractions, left_out, model, objects, detected, put, meanwhile, before)
        await rules  # whoever it shares its work with is free again
        notes = [f"{e.source}: {note}" for e in read.extractions for note in e.notes]
        self._note(notes)
        self._note(ledger.notes)
        return ledger.model_copy(update={"notes": (*notes, *ledger.notes)})

    async def _headed(self, briefing: Briefing, keep_title: bool, meanwhile: Callable[[], None]) -> Briefing:
        from briefer.model_engine import heading

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
        # Not as the result of a task: to restore the handler of Ctrl-C, a runner spells out its task with its result, which
        # for a ledger or a briefing takes longer than to heed all answers of a question.
        made: list[Result] = []
        self._runner.run(self._opening(work, made))
        return made[0]

    async def _opening(self, work: Coroutine[Any, Any, Result], made: list[Result]) -> None:
        if self._opened is None and isinstance(self.model, AbstractAsyncContextManager):
            self._opened = self.model
            await self._opened.__aenter__()
        made.append(await work)


def _since(before: Usage, now: Usage) -> Usage:
    """What was spent since: one engine may brief several stories."""
    fields = ("requests", "prompt_tokens", "completion_tokens", "cached")
    spent: dict[str, float | None] = {name: getattr(now, name) - getattr(before, name) for name in fields}
    if now.cost_usd is not None:
        spent["cost_usd"] = round(now.cost_usd - (before.cost_usd or 0.0), 10)
    return now.model_copy(update=spent)


def _load(asked: Questions) -> None:
    """Load what the answers are read by, and read the articles as an answer is held against them."""
    from briefer.extract.model.asking import rehearse

    for name in ("briefer.model_engine.heading", "briefer.reconcile.model.asking"):
        import_module(name)
    for stage in STAGES:
        load(stage)
    rehearse(asked)


def _rehearsed(
    rehearse: Callable[[Ledger], object], articles: Sequence[Article], extractions: Sequence[Extraction]
) -> None:
    """Let what comes after reconciliation load its tables, and read the claims, which stay the same."""
    claims = [claim for extraction in extractions for claim in extraction.claims]
    facts = tuple(Fact(id=f"F{n}", claims=(claim,), origins=1, weight=1) for n, claim in enumerate(claims, 1))
    if facts:
        rehearse(Ledger(articles=tuple(articles), origins=origins(articles), facts=facts))


def _proposed(replies: Sequence[Reply[Extracted]]) -> int:
    return sum(len(reply.value.claims) for reply in replies if reply.value is not None)


async def _extractions(rules: asyncio.Task[tuple[Sequence[Extraction], Sequence[ContestedPoint]]]) -> Sequence[Extraction]:
    return (await rules)[0]


async def _disputes(rules: asyncio.Task[tuple[Sequence[Extraction], Sequence[ContestedPoint]]]) -> Sequence[ContestedPoint]:
    return (await rules)[1]


def _objections(articles: Sequence[Article]) -> Callable[[str, str | None, Claim], str]:
    """The grounding gate as reconciliation needs it: a statement against a claim's passage. It remembers what it said."""
    from briefer.extract.gate import GateContext, supports

    published = {article.id: article.published for article in articles}

    @cache
    def reason(statement: str, speaker: str | None, source: str, quote: str) -> str:
        known = (speaker,) if speaker else ()
        context = GateContext(speaker=speaker, published=published[source], passage_speaker=speaker, known_names=known)
        return supports(statement, quote, context).reason

    return lambda statement, speaker, claim: reason(statement, speaker, claim.source, claim.citation.quote)
