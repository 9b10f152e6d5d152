"""Injected conflicts: one thing changed in one copy of a near-duplicate pair must be found, at its place, and nothing else.

From every article of the evaluation's stories a near-duplicate is made: the same text less one sentence, as an outlet
that runs another's story cuts it. In the copy a seeded script changes one number, date, name, place or polarity; the two
are briefed together. `found`: a contested point cites the changed sentence and the sentence that it was. `alarms`: of the
pairs without a change, those in which anything is contested. `stray`: of the changed pairs, those in which anything else is.

The script reads the text by its own simple patterns, not by the product's: what these overlook, they cannot test.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from briefer.extract.engine import extract
from briefer.ingest import read_sources
from briefer.models import Article, Block, Citation, Extraction
from briefer.parallel import cpus, mapped
from briefer.reconcile import reconcile

SEED = 20251214
A_KIND = 60
"""At most this many changed pairs of each kind."""

SENTENCE = re.compile(r"[A-Z“\"‘][^.!?\n]{40,400}?[.!?](?=[”\"’]?(?:\s|$))")
NUMBER = re.compile(
    r"(?<![\w$€£.,:/-])(\d{1,3}(?:,\d{3})+|\d{2,3}|[3-9])(?= (?!(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|a\.m|p\.m|years? old)\b)[a-z]{3,})"
)
WORDS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty")
WORD = re.compile(rf"\b({'|'.join(WORDS)})(?= [a-z]{{3,}}s\b)")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = re.compile(rf"\bon ({'|'.join(DAYS)})\b")
PERSON = re.compile(
    r"\b(?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]{3,}(?= (?:said|told|warned|added|announced|resigned|arrived|will|was|has)\b)"
)
PLACE = re.compile(r"\b(?:in|near|from|at) ([A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?)(?=[,. ])")
AUXILIARY = re.compile(
    r"^(?:The |A |An )?(?:[\w’'-]+ ){1,6}?(was|were|is|are|has|have|had|will|would|could)(?= (?!not\b|no\b|n’t\b)[a-z]+)"
)
NOT_PLACES = {
    *DAYS,
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
}
NAMES = ("Marek Olund", "Irene Castellan", "Tobias Renwick", "Halina Voss")
PLACES = ("Brenford", "Castellmar", "Ostrava", "Windhoek", "Valparaíso")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the text and what takes its place."""

    kind: str
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An article, its near-duplicate and, where one was made, the change with the sentence it stands in."""

    story: str
    original: Article
    copy: Article
    change: Change | None = None
    place: tuple[int, int] | None = None
    """The changed sentence's offsets in the original; those in the copy differ by `shift` and by the change's growth."""
    shift: int = 0


def injected_scores(shared: Path) -> tuple[dict[str, float], dict[str, tuple[int, int]], list[str]]:
    """The rates (`found`, `alarms`, `stray`, `pairs`), found and made by kind, and a line for each that was not found."""
    pairs = [pair for article in _articles(shared) for pair in _pairs_of(*article)]
    changed, same = _drawn([pair for pair in pairs if pair.change]), [pair for pair in pairs if not pair.change]
    results = _briefed([*changed, *same])
    by_kind: dict[str, tuple[int, int]] = {}
    missed, stray, alarms = [], 0, 0
    for pair, (found, others) in zip([*changed, *same], results, strict=True):
        if pair.change is None or pair.place is None:
            alarms += bool(others)
            continue
        hits, made = by_kind.get(pair.change.kind, (0, 0))
        by_kind[pair.change.kind] = (hits + found, made + 1)
        stray += bool(others)
        if not found:
            old = pair.original.text[pair.change.start : pair.change.end]
            missed.append(
                f"{pair.story} {pair.original.path} {pair.change.kind} at {pair.change.start}: {old} → {pair.change.new}"
            )
    hits = sum(found for found, _ in by_kind.values())
    figures = {
        "pairs": float(len(changed)),
        "found": hits / max(1, len(changed)),
        "stray": stray / max(1, len(changed)),
        "unchanged": float(len(same)),
        "alarms": alarms / max(1, len(same)),
    }
    return figures, by_kind, missed


# ---------------------------------------------------------------- making the pairs
def _articles(shared: Path) -> Iterator[tuple[str, Article]]:
    for story in sorted((shared / "eval" / "stories").iterdir()):
        folder = story / "articles"
        if folder.is_dir():
            for article in read_sources((str(folder),)).intake.articles:
                yield story.name, article


def _pairs_of(story: str, article: Article) -> Iterator[Pair]:
    """The unchanged pair and one changed pair of each kind that the article's text offers."""
    draw = random.Random(f"{SEED} {story} {article.path}")
    sentences = [
        (block.start + found.start(), block.start + found.end())
        for block in article.blocks
        if block.kind == "paragraph"
        for found in SENTENCE.finditer(article.text[block.start : block.end])
    ]
    if len(sentences) < 6:
        return
    cut = draw.choice(sentences[len(sentences) // 2 :])
    yield Pair(story, article, _copy(article, cut))
    for kind, change in CHANGES.items():
        places = [place for place in sentences if place != cut]
        draw.shuffle(places)
        for start, end in places:
            made = change(article.text[start:end], draw)
            if made:
                where = Change(kind, start + made[0], start + made[1], made[2])
                shift = -(cut[1] - cut[0]) if cut[0] < start else 0
                yield Pair(story, article, _copy(article, cut, where), where, (start, end), shift)
                break


def _copy(article: Article, cut: tuple[int, int], change: Change | None = None) -> Article:
    """The article less the cut sentence, with the change."""
    edits = [(cut[0], cut[1], "")] + ([(change.start, change.end, change.new)] if change else [])
    text, blocks = article.text, list(article.blocks)
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
        grown = len(new) - (end - start)
        blocks = [
            Block(start=b.start + (grown if b.start >= end else 0), end=b.end + (grown if b.end >= end else 0), kind=b.kind)
            for b in blocks
            if b.start + 1 < b.end + (grown if b.end >= end else 0) - (grown if b.start >= end else 0)
        ]
    kept = tuple(b for b in blocks if text[b.start : b.end].strip())
    return article.model_copy(update={"id": "S2", "text": text, "blocks": kept})


def _drawn(pairs: Sequence[Pair]) -> list[Pair]:
    drawn: list[Pair] = []
    for kind in CHANGES:
        of_kind = [pair for pair in pairs if pair.change and pair.change.kind == kind]
        random.Random(f"{SEED} {kind}").shuffle(of_kind)
        drawn += of_kind[:A_KIND]
    return drawn


def _number(sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    found = NUMBER.search(sentence)
    if not found:
        return None
    old = int(found[1].replace(",", ""))
    new = max(old + 2, round(old * draw.choice((1.4, 1.7, 2.3))))
    return found.start(1), found.end(1), f"{new:,}" if "," in found[1] else str(new)


def _number_word(sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    found = WORD.search(sentence)
    if not found:
        return None
    return found.start(1), found.end(1), draw.choice([word for word in WORDS if word != found[1]])


def _date(sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    found = DAY.search(sentence)
    if not found:
        return None
    return found.start(1), found.end(1), draw.choice([day for day in DAYS if day != found[1]])


def _name(sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    found = PERSON.search(sentence)
    return (found.start(), found.end(), draw.choice(NAMES)) if found else None


def _place(sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    found = next((m for m in PLACE.finditer(sentence) if m[1].split()[0] not in NOT_PLACES), None)
    return (found.start(1), found.end(1), draw.choice(PLACES)) if found else None


def _polarity(sentence: str, draw: random.Random) -> tuple[int, int, str] | None:
    found = AUXILIARY.search(sentence)
    return (found.end(1), found.end(1), " not") if found else None


CHANGES: dict[str, Callable[[str, random.Random], tuple[int, int, str] | None]] = {
    "number": _number,
    "number word": _number_word,
    "date": _date,
    "name": _name,
    "place": _place,
    "polarity": _polarity,
}


# ---------------------------------------------------------------- briefing them
def _briefed(pairs: Sequence[Pair]) -> list[tuple[bool, int]]:
    """For each pair: was the change found at its place, and how many other points were contested?"""
    originals: dict[tuple[str, str | None], Article] = {}
    for pair in pairs:
        originals.setdefault((pair.story, pair.original.path), pair.original.model_copy(update={"id": "S1"}))
    with mapped(extract, list(originals.values()), cpus()) as extractions:
        known = dict(zip(originals, extractions, strict=True))
    jobs = [(pair, originals[pair.story, pair.original.path], known[pair.story, pair.original.path]) for pair in pairs]
    with mapped(partial(_judged), jobs, cpus()) as results:
        return list(results)


def _judged(job: tuple[Pair, Article, Extraction]) -> tuple[bool, int]:
    pair, original, extraction = job
    ledger = reconcile((original, pair.copy), (extraction, extract(pair.copy)))
    at = [_at_its_place(pair, [c.citation for p in point.positions for c in p.claims]) for point in ledger.contested]
    return any(at), at.count(False)


def _at_its_place(pair: Pair, citations: Sequence[Citation]) -> bool:
    if pair.place is None or pair.change is None:
        return False
    start, end = pair.place
    grown = len(pair.change.new) - (pair.change.end - pair.change.start)
    places: dict[str, tuple[int, int]] = {"S1": (start, end), "S2": (start + pair.shift, end + pair.shift + grown)}
    return all(
        any(c.source == source and c.start < last and first < c.end for c in citations)
        for source, (first, last) in places.items()
    )


def main() -> int:
    """Print the figures, the table by kind and what was not found."""
    import os

    shared = Path(os.environ.get("BRIEFER_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    figures, by_kind, missed = injected_scores(shared)
    print(_line(figures))
    for kind, (found, made) in by_kind.items():
        print(f"  {kind:10} {found}/{made}")
    print("\n".join(missed))
    return 0


def _line(figures: dict[str, Any]) -> str:
    return "  ".join(f"{name} {value:.3f}" if value % 1 else f"{name} {value:.0f}" for name, value in figures.items())


if __name__ == "__main__":
    raise SystemExit(main())
