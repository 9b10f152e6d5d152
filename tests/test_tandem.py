"""A run in two processes writes what a run in one writes."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefer import parallel
from briefer import tandem as tandem_module
from briefer.errors import UsageError
from briefer.extract.embedded import EmbeddedEngine
from briefer.models import Article
from briefer.parallel import Partner
from briefer.tandem import Tandem

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SHORT = tuple(str(path) for path in sorted(SEEDS.iterdir())[:3])


def statements(articles: tuple[Article, ...], tandem: Tandem) -> list[tuple[str, list[str]]]:
    with tandem.over(EmbeddedEngine().extract, articles, 2) as found:
        return [(extraction.source, [claim.statement for claim in extraction.claims]) for extraction in found]


def test_it_reads_and_extracts_what_one_process_would(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(EmbeddedEngine, "processes", 2)
    alone = Tandem(Partner(), SHORT, 1 << 20)
    expected = alone.reading()
    monkeypatch.setattr(parallel, "cpus", lambda: 2)
    with Partner() as partner:
        tandem = Tandem(partner, SHORT, 1 << 20, ("md", "html"))
        tandem.go_on(EmbeddedEngine())
        reading = tandem.reading()
        assert reading == expected
        found = statements(reading.intake.articles, tandem)
    assert [source for source, _ in found] == [article.id for article in expected.intake.articles]
    assert found == statements(expected.intake.articles, alone)


def test_an_engine_of_one_process_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parallel, "cpus", lambda: 2)
    monkeypatch.setattr(EmbeddedEngine, "processes", 1)
    called = []
    with Partner() as partner:
        tandem = Tandem(partner, SHORT[:2], 1 << 20)
        tandem.go_on(EmbeddedEngine())
        with tandem.over(lambda article: called.append(article.id), tandem.reading().intake.articles, 1) as found:
            list(found)
    assert called == ["S1", "S2"]


def test_what_the_partner_cannot_read_is_told_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parallel, "cpus", lambda: 2)
    with Partner() as partner, pytest.raises(UsageError, match="no source was named"):
        Tandem(partner, (), 1 << 20).reading()


def test_the_partner_reads_standard_input(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parallel, "cpus", lambda: 2)
    data = Path(SHORT[0]).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    with Partner() as partner:
        (article,) = Tandem(partner, ("-",), 1 << 20).reading().intake.articles
    assert article.text.splitlines() == data.decode().splitlines()


def titles(articles: Sequence[Article]) -> list[str]:
    """Something to be made of the articles."""
    return [article.title for article in articles]


def test_the_partner_works_beside_what_is_waited_for_here(monkeypatch: pytest.MonkeyPatch):
    alone = Tandem(Partner(), SHORT, 1 << 20)
    expected = titles(alone.reading().intake.articles)
    assert alone.beside(titles)() == expected
    monkeypatch.setattr(parallel, "cpus", lambda: 2)
    with Partner() as partner:
        tandem = Tandem(partner, SHORT, 1 << 20, ("md",))
        made = tandem.beside(titles)
        tandem.reading()
        assert made() == expected


def test_what_is_too_much_for_a_partner_is_made_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tandem_module, "few", lambda items: False)
    monkeypatch.setattr(parallel, "cpus", lambda: 2)
    with Partner() as partner:
        tandem = Tandem(partner, SHORT, 1 << 20)
        assert len(tandem.beside(titles)()) == 3
