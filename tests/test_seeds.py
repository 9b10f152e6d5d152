"""The seeds: five sample articles of our own writing, each in its own words, that the README's first command briefs."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").iterdir())
RUN = 8
"""So many words in a row are a copied phrase, not a coincidence."""

WORD = re.compile(r"[^\W_]+")
QUOTATION = re.compile(r"“[^”]{1,200}”")


def runs(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in WORD.findall(text)]
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def without_quotations(text: str) -> str:
    return QUOTATION.sub(" | ", text)


def test_there_are_five_plain_text_files() -> None:
    assert len(SEEDS) == 5
    assert {seed.suffix for seed in SEEDS} == {".txt"}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_seed_is_readable_text_of_the_length_of_an_article(seed: Path) -> None:
    text = seed.read_bytes().decode("utf-8")
    assert 450 <= len(text.split()) <= 900
    assert "\ufffd" not in text
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_quotations_are_short(seed: Path) -> None:
    longest = max((len(found.split()) for found in QUOTATION.findall(seed.read_text(encoding="utf-8"))), default=0)
    assert longest < 12


@pytest.mark.parametrize(("one", "other"), list(combinations(SEEDS, 2)), ids=lambda seed: seed.stem)
def test_no_seed_copies_another(one: Path, other: Path) -> None:
    texts = [without_quotations(seed.read_text(encoding="utf-8")) for seed in (one, other)]
    assert not runs(texts[0]) & runs(texts[1])


def test_no_seed_copies_the_articles_of_the_evaluation_material(shared: Path) -> None:
    ours = {seed.name: runs(seed.read_text(encoding="utf-8")) for seed in SEEDS}
    for theirs in sorted((shared / "seeds").glob("*.txt")):
        foreign = runs(theirs.read_text(encoding="utf-8"))
        for name, own in ours.items():
            assert not own & foreign, f"{name} shares a run of {RUN} words with {theirs.name}"


def test_the_seeds_disagree_where_a_briefing_must_say_so() -> None:
    together = {seed.stem: seed.read_text(encoding="utf-8") for seed in SEEDS}
    lengths = {
        phrase
        for phrase in ("nearly five hours", "for five hours", "more than five hours")
        if any(phrase in t for t in together.values())
    }
    assert len(lengths) == 3
    assert sum("“significant progress" in text for text in together.values()) == 1
    assert sum("“a lot of progress was made" in text for text in together.values()) == 1
    assert sum(re.search(r"\bformer [Pp]resident", text) is not None for text in together.values()) == 2
