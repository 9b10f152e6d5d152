"""The page's title and bottom line by a model, in one question; what does not hold stays the embedded composition's.

Each sentence rests on one item of the page and must pass the grounding gate against a passage of it, or part by part
against its passages; and a neutral page says it. A sentence that fails gives way to its item's own statement.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from briefer.compose.bottom_line import summary_text
from briefer.extract.bearing import Passage, borne
from briefer.language.loaded import loaded_words
from briefer.language.markup import markup
from briefer.language.records import dataclass
from briefer.llm.asking import Ask, Model
from briefer.llm.prompts import fence_marker, load
from briefer.models import Briefing, Citation, ContestedItem, FactItem, SummarySentence

STAGE = "page.v1"
FACTS, POINTS, SIDES = 16, 8, 4
"""Items shown to the model, weightiest first, and answers of a contested point."""
SENTENCES = 3
LONGEST_SENTENCE, LONGEST_TITLE = 280, 110
ANSWER_TOKENS = 700


class Line(BaseModel):
    """A sentence of the bottom line and the item it rests on."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    statement: str
    item: str


class Head(BaseModel):
    """The page's title, the item it rests on, and its bottom line."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    title: str
    title_item: str
    bottom_line: list[Line]


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of the page: what it says, and its passages with their speakers."""

    shown: str
    statement: str
    passages: tuple[Passage, ...]
    citations: tuple[Citation, ...]


async def headed(briefing: Briefing, model: Model) -> tuple[Briefing, tuple[str, ...]]:
    """The briefing with what of the model's title and bottom line holds, and notes on what does not."""
    items = _items(briefing)
    if not items:
        return briefing, ()
    reply = (await model.ask_all([_ask(items)]))[0]
    if reply.value is None:
        return briefing, (f"page: title and bottom line left to the embedded engine: {reply.failure}",)
    refused: list[str] = []
    sentences = _sentences(reply.value, items, refused)
    title = _title(reply.value, items, refused)
    notes = (*(f"page: {note}" for note in reply.notes), *refused)
    changes: dict[str, object] = {}
    if sentences:
        changes |= {"bottom_line": sentences, "summary": summary_text(sentences)}
    if title:
        changes["title"] = title
    return briefing.model_copy(update=changes), notes


def _items(briefing: Briefing) -> dict[str, _Item]:
    published = {source.id: source.published for source in briefing.sources}
    facts = [fact for fact in briefing.facts if fact.on_page][:FACTS]
    points = [point for point in briefing.contested if point.on_page][:POINTS]
    found = {fact.id: _of_fact(fact, published) for fact in facts}
    return found | {point.id: _of_point(point, published) for point in points}


def _of_fact(fact: FactItem, published: Mapping[str, dt.date | None]) -> _Item:
    passages = _passages(fact.citations, fact.speaker, published)
    return _Item(fact.statement, fact.statement, passages, fact.citations)


def _of_point(point: ContestedItem, published: Mapping[str, dt.date | None]) -> _Item:
    sides = " / ".join(position.statement for position in point.positions[:SIDES])
    passages = tuple(p for side in point.positions for p in _passages(side.citations, side.speaker, published))
    citations = tuple(citation for side in point.positions for citation in side.citations)
    return _Item(f"{point.topic}: {sides}", "", passages, citations)


def _passages(
    citations: Sequence[Citation], speaker: str | None, published: Mapping[str, dt.date | None]
) -> tuple[Passage, ...]:
    return tuple(Passage(c.quote, speaker, published.get(c.source)) for c in citations)


def _ask(items: Mapping[str, _Item]) -> Ask[Head]:
    prompt = load(STAGE)
    shown = "\n".join(f"{ident} {' '.join(item.shown.split())}" for ident, item in items.items())
    messages = prompt.render(marker=fence_marker(shown), items=shown)
    return Ask(
        stage=STAGE,
        subject="title and bottom line",
        messages=messages,
        answer=Head,
        prompt=prompt.sha256,
        max_answer_tokens=ANSWER_TOKENS,
    )


def _sentences(head: Head, items: Mapping[str, _Item], refused: list[str]) -> tuple[SummarySentence, ...]:
    made: dict[str, SummarySentence] = {}
    for line in head.bottom_line[:SENTENCES]:
        item = items.get(line.item)
        if item is None:
            refused.append(_refusal(line.statement, f"it rests on {line.item!r}, which is no item of the page"))
            continue
        text = " ".join(line.statement.split())
        reason = _unfit(text, LONGEST_SENTENCE) or borne(text, item.passages)
        if reason:
            refused.append(_refusal(text, reason))
            text = item.statement
        if text and text not in made:
            made[text] = SummarySentence(statement=text, citations=_one_a_source(item, text))
    return tuple(made.values())


def _title(head: Head, items: Mapping[str, _Item], refused: list[str]) -> str | None:
    text, item = " ".join(head.title.split()).rstrip("."), items.get(head.title_item)
    reason = "it rests on no item of the page" if item is None else _unfit(text, LONGEST_TITLE)
    reason = reason or (borne(text, item.passages) if item else "")
    if reason:
        refused.append(_refusal(text, reason))
        return None
    return text


def _unfit(text: str, longest: int) -> str:
    """Why the words themselves will not do, "" where they will."""
    if not text or len(text) > longest:
        return "it is empty" if not text else "it is too long"
    if found := markup(text):
        return f"it holds markup: {found.strip() or 'an invisible character'}"
    if loaded := loaded_words(text):
        return f"it is not neutral: “{loaded[0].word}”"
    return ""


def _refusal(statement: str, reason: str) -> str:
    return f"page: refused: “{statement[:300]}”: {reason}"


def _one_a_source(item: _Item, text: str) -> tuple[Citation, ...]:
    """The passages the sentence rests on: for each source the first that supports it; for a dispute all that say a part."""
    supporting = [c for c, p in zip(item.citations, item.passages, strict=True) if not borne(text, (p,))]
    chosen = supporting or list(item.citations)
    first: dict[tuple[str, int], Citation] = {}
    for citation in chosen:
        first.setdefault((citation.source, 0 if supporting else citation.start), citation)
    return tuple(first.values())
