"""The bench's invented articles: the same for the same seed, as long as short news, and never the same text twice."""

from __future__ import annotations

from pathlib import Path

from tests.bench.generate import generate


def test_the_same_seed_writes_the_same_files(tmp_path: Path) -> None:
    one, two = generate(tmp_path / "one", 20), generate(tmp_path / "two", 20)
    assert [path.name for path in one] == [path.name for path in two]
    assert [path.read_text(encoding="utf-8") for path in one] == [path.read_text(encoding="utf-8") for path in two]


def test_more_articles_begin_with_the_same_ones(tmp_path: Path) -> None:
    few, many = generate(tmp_path / "few", 10), generate(tmp_path / "many", 30)
    assert [path.read_text(encoding="utf-8") for path in few] == [path.read_text(encoding="utf-8") for path in many[:10]]


def test_articles_differ_are_long_enough_and_leave_no_slot_open(tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in generate(tmp_path, 100)]
    assert len(set(texts)) == 100
    assert sum(len(text.split()) for text in texts) / 100 > 200
    assert not any(mark in text for text in texts for mark in "{}[]|" if mark != "|" or "Home |" not in text)
