"""The model engine as a whole: the same records as the embedded engine's, few questions, short prompts, honest reports."""

from __future__ import annotations

import asyncio
import gc
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from briefer.errors import ModelError, UsageError
from briefer.extract.embedded import EmbeddedEngine
from briefer.extract.model import asking as reading
from briefer.extract.model import questions
from briefer.llm.asking import Ask, Reply, T
from briefer.model_engine import ModelEngine, heading
from briefer.model_engine.engine import STAGES
from briefer.model_engine.setup import options_of
from briefer.models import Article, Briefing, Intake, Ledger
from briefer.pipeline import TogetherEngine, brief, silent
from briefer.reconcile.model import questions as reconciling
from briefer.run import choose_engine, spent
from briefer.settings import Settings
from briefer.verify import check
from tests.llm_script import Answer, Fails
from tests.modelled import CLAIMS, Desk, article, claim, engine_briefing, extracted, ferries, line_of, river, rivers
from tests.patience import patience

ALL_ASHORE = "All passengers were ashore by noon."


def merged(ask: Ask[Any]) -> Answer:
    """What a careful model makes of the two reports."""
    hurt = [line_of(ask, "nobody was hurt")], [line_of(ask, "three passengers were hurt")]
    ashore = [line_of(ask, "ashore by noon")], [line_of(ask, "3 p.m.")]
    aground, sandbank = line_of(ask, "ran aground"), line_of(ask, "hit a sandbank")
    rudder = [line_of(ask, "rudder had failed"), line_of(ask, "blamed")]
    people = [line_of(ask, "214"), line_of(ask, "200")]

    def point(kind: str, topic: str, sides: tuple[list[int], list[int]]) -> dict[str, Any]:
        return {"kind": kind, "topic": topic, "positions": [{"claims": side, "statement": ""} for side in sides]}

    return {
        "facts": [
            {
                "claims": [aground, sandbank],
                "statement": "The ferry Halcyon hit a sandbank off Tarn Point on Monday.",
                "weight": 3,
            },
            {"claims": rudder, "statement": "", "weight": 2},
            {"claims": people, "statement": "", "weight": 2},
        ],
        "contested": [
            point("occurrence", "Whether passengers were hurt", hurt),
            point("time", "When the passengers were ashore", ashore),
        ],
        "updates": [],
    }


def headed(ask: Ask[Any]) -> Answer:
    lines = dict(line.split(" ", 1) for line in ask.messages[-1].content.splitlines()[1:-1])
    first = next(ident for ident, text in lines.items() if "hit a sandbank" in text)
    return {
        "title": "Ferry Halcyon hit a sandbank off Tarn Point",
        "title_item": first,
        "bottom_line": [{"statement": "The ferry Halcyon hit a sandbank off Tarn Point on Monday.", "item": first}],
    }


@pytest.fixture(scope="module")
def careful() -> Briefing:
    return engine_briefing(Desk(reconcile=merged, page=headed))


class TestACarefulModel:
    def test_what_sources_agree_on(self, careful: Briefing) -> None:
        first = careful.facts[0]
        assert first.statement == "The ferry Halcyon hit a sandbank off Tarn Point on Monday."
        assert (first.status, first.independent_sources) == ("corroborated", 2)

    def test_where_they_differ(self, careful: Briefing) -> None:
        assert [c.topic for c in careful.contested] == ["Whether passengers were hurt", "When the passengers were ashore"]

    def test_a_disputed_claim_is_told_by_its_dispute_alone(self, careful: Briefing) -> None:
        assert not [f for f in careful.facts if f.on_page and f.statement == ALL_ASHORE]

    def test_title_and_bottom_line(self, careful: Briefing) -> None:
        assert careful.title == "Ferry Halcyon hit a sandbank off Tarn Point"
        assert careful.summary == "The ferry Halcyon hit a sandbank off Tarn Point on Monday. [S2]"

    def test_it_says_what_made_it(self, careful: Briefing) -> None:
        assert (careful.engine.name, careful.engine.model) == ("openai", "scripted")
        assert sorted(careful.engine.prompts) == [
            "again.v1",
            "compare.v1",
            "extract.v1",
            "page.v1",
            "reconcile.v1",
            "review.v1",
        ]
        assert careful.usage.requests == 4

    def test_it_verifies(self, careful: Briefing) -> None:
        assert not check(careful, {a.id: a.text for a in ferries()}).problems

    def test_same_answers_same_bytes(self, careful: Briefing) -> None:
        assert engine_briefing(Desk(reconcile=merged, page=headed)).model_dump_json() == careful.model_dump_json()

    def test_a_title_of_the_user_s_stays(self) -> None:
        assert engine_briefing(Desk(reconcile=merged, page=headed), title="Mine").title == "Mine"


def words(text: str) -> float:
    """Words of a text."""
    return len(text.split())


def quarters(text: str) -> float:
    """Tokens of English text, a little high: four characters each."""
    return len(text) / 4


class TestWhatItCosts:
    """Requests: at most n + ⌈claims / 60⌉ + 2. Prompt tokens: at most 1.5 times the articles' own, plus 1,500 a request.

    A word counts as a token, on both sides, as it does at the endpoint whose answers are measured; what is one question or
    two keeps the bound at four characters a token, too.
    """

    def story(self, articles: int, paragraphs: int) -> list[Any]:
        sentence = (
            "On day {n} the river {s} rose by {n} centimetres at Orrin, the water board of the district said in a report."
        )
        return [
            article(
                f"S{s}", "The river rises\n\n" + "\n\n".join(sentence.format(n=n, s=s) for n in range(1, paragraphs + 1))
            )
            for s in range(1, articles + 1)
        ]

    @pytest.mark.parametrize(
        ("articles", "paragraphs", "tokens"),
        [
            *((articles, paragraphs, words) for articles, paragraphs in ((1, 10), (5, 25), (8, 40), (8, 80), (20, 15))),
            *((articles, paragraphs, quarters) for articles, paragraphs in ((1, 10), (5, 25))),
        ],
    )
    def test_bounds(self, articles: int, paragraphs: int, tokens: Callable[[str], float]) -> None:
        def extract(ask: Ask[Any]) -> Answer:
            lines = [line for line in ask.messages[-1].content.splitlines() if "] On day" in line]
            told = [claim(line.split("] ", 1)[1], int(line[1 : line.index("]")])) for line in lines]
            return {"claims": told, "instructions": []}

        story = self.story(articles, paragraphs)
        desk = Desk(extract=extract)
        engine_briefing(desk, story)
        claims = articles * paragraphs
        assert len(desk.asked) <= articles + math.ceil(claims / 60) + 2
        own = sum(tokens(a.text) for a in story)
        prompts = sum(tokens(message.content) for ask in desk.asked for message in ask.messages)
        assert prompts <= 1.5 * own + 1500 * len(desk.asked)


class TestWhatFails:
    def test_no_answer_at_all_makes_the_embedded_briefing(self) -> None:
        fails = Fails("timed out")
        briefing = engine_briefing(Desk(*[lambda ask: fails] * 4))
        embedded = brief(Intake(articles=tuple(ferries())), EmbeddedEngine(), lambda b: True)
        assert [f.statement for f in briefing.facts] == [f.statement for f in embedded.facts]
        assert briefing.contested == embedded.contested
        assert "S1: handled by the embedded engine: timed out" in briefing.integrity
        assert "reconciliation: left to the embedded engine: timed out" in briefing.integrity
        assert "page: title and bottom line left to the embedded engine: timed out" in briefing.integrity

    def test_a_budget_that_ends_leaves_a_page_and_says_so(self) -> None:
        def extract(ask: Ask[Any]) -> Answer:
            return (
                Fails("budget reached: 900 of 1,000 tokens")
                if ask.subject == "S2"
                else {"claims": list(CLAIMS["S1"]), "instructions": []}
            )

        with ModelEngine(Desk(extract=extract)) as engine:
            briefing = brief(Intake(articles=tuple(ferries())), engine, lambda b: True)
            assert engine.partial
        assert briefing.facts
        assert any("budget reached" in line for line in briefing.integrity)

    def test_one_article(self) -> None:
        briefing = engine_briefing(Desk(), ferries()[:1])
        assert briefing.facts
        assert not briefing.contested


class TestBeginning:
    def test_a_run_that_begins_early_says_what_another_says(self) -> None:
        articles, done = tuple(ferries()), []
        with ModelEngine(Desk()) as engine:
            engine.begin(articles, lambda: done.append("meanwhile"))
            early = brief(Intake(articles=articles), engine, lambda b: True)
        with ModelEngine(Desk()) as engine:
            assert brief(Intake(articles=articles), engine, lambda b: True) == early
        assert done == ["meanwhile"]

    def test_where_two_questions_fail_at_once_the_run_s_error_is_all_that_is_told(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        class Revoked(Desk):
            async def ask_all(self, asks: Sequence[Ask[T]]) -> tuple[Reply[T], ...]:
                if asks[0].stage in ("compare.v1", "again.v1"):
                    raise ModelError("m", "the key was revoked")
                return await super().ask_all(asks)

        lies = [claim(f"The mayor fled to town {n}.", 2) for n in range(200)]
        with pytest.raises(ModelError, match="revoked"):
            engine_briefing(Revoked(extract=lambda ask: {"claims": lies, "instructions": []}), rivers())
        gc.collect()
        assert not caplog.records

    def test_nothing_of_what_was_made_is_spelt_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        spelt: list[object] = []
        for record in (Ledger, Briefing):
            monkeypatch.setattr(record, "__repr__", lambda made: str(spelt.append(made)))
        engine_briefing(Desk())
        assert not spelt

    def test_nothing_is_asked_twice(self) -> None:
        articles, model = tuple(ferries()), Desk()
        with ModelEngine(model) as engine:
            engine.begin(articles, lambda: None)
            brief(Intake(articles=articles), engine, lambda b: True)
        assert [ask.subject for ask in model.asked if ask.stage == "extract.v1"] == ["S1", "S2"]

    @pytest.mark.parametrize(
        ("story", "extract", "stage", "claims"),
        [(ferries, extracted, "reconcile.v1", 10), (rivers, river, "review.v1", 140)],
        ids=["a story of few claims", "one of many"],
    )
    def test_what_is_rehearsed_while_a_question_is_out_changes_nothing(
        self, story: Callable[[], Sequence[Article]], extract: Callable[[Ask[Any]], Answer], stage: str, claims: int
    ) -> None:
        rehearsed: list[Ledger] = []

        class Slow(Desk):
            async def ask_all(self, asks: Sequence[Ask[T]]) -> tuple[Reply[T], ...]:
                if asks[0].stage == stage:
                    await asyncio.to_thread(patience, lambda: rehearsed)
                return await super().ask_all(asks)

        def ledger(model: Desk, rehearse: Callable[[Ledger], object]) -> Ledger:
            with ModelEngine(model) as engine:
                return engine.ledger(story(), (), silent, lambda: ((), ()), rehearse)

        assert ledger(Slow(extract=extract), rehearsed.append) == ledger(Desk(extract=extract), lambda early: None)
        (early,) = rehearsed
        assert [len(fact.claims) for fact in early.facts] == [1] * claims

    def test_the_prompts_it_names_are_those_of_its_stages(self) -> None:
        assert set(STAGES) == {questions.STAGE, reading.AGAIN, *reconciling.STAGES, heading.STAGE}


class TestChoosing:
    def settings(self, **engine: Any) -> Settings:
        return Settings.model_validate({"engine": engine})

    def test_auto_takes_the_model_where_a_key_is_set(self) -> None:
        assert isinstance(choose_engine("auto", self.settings()), EmbeddedEngine)
        assert isinstance(choose_engine("auto", self.settings(api_key="k")), TogetherEngine)
        assert isinstance(choose_engine("embedded", self.settings(api_key="k")), EmbeddedEngine)

    def test_a_model_without_key_and_server_cannot_be_asked(self) -> None:
        with pytest.raises(UsageError, match="no key is set"):
            choose_engine("openai", self.settings())

    def test_settings_reach_the_client(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        told = self.settings(model="m", api_key="k", max_cost=0.5, prices={"m": {"prompt": 1, "completion": 2}})
        options = options_of(told.engine)
        assert (options.model, options.max_cost_usd, options.prices["m"].completion_usd_per_million) == ("m", 0.5, 2)
        assert options.cache is not None
        assert options_of(self.settings(model="m", api_key="k", cache=False).engine).cache is None

    def test_the_cost_in_words(self, careful: Briefing) -> None:
        assert spent(careful.usage) == "4 requests, 0 tokens, cost unknown: no price is set"


class TestTheCommandLine:
    def test_a_bound_on_tokens_leaves_a_page_and_exits_3(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from typer.testing import CliRunner

        from briefer.cli import app

        monkeypatch.setenv("OPENAI_API_KEY", "sk-kept-to-itself")
        (tmp_path / "a.txt").write_text(ferries()[0].text, encoding="utf-8")
        asked = [
            "run",
            str(tmp_path / "a.txt"),
            "--engine",
            "openai",
            "--max-tokens",
            "5",
            "--no-cache",
            "--format",
            "json",
        ]
        result = CliRunner().invoke(app, asked)
        assert result.exit_code == 3, result.output
        assert "budget reached" in result.stderr
        assert '"name": "openai"' in result.stdout
        assert "sk-kept-to-itself" not in result.output
