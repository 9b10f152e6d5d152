"""The page as every format shows it: the items on the page, in their sections, with their marks and labels.

A format only lays this out and escapes it, so all formats carry the same items in the same words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.voiced import names_speaker
from briefer.models import (
    Briefing,
    Citation,
    ContestedItem,
    ContestedKind,
    EngineInfo,
    FactItem,
    PositionItem,
    SourceItem,
    UpdateItem,
    Usage,
)
from briefer.render.changed import Changed, changed
from briefer.render.marks import (
    Mark,
    Tally,
    date_text,
    line,
    marks,
    moment_text,
    origin_count,
    plural,
    safe_url,
    short_date,
    source_name,
)

_REFUSED = rx(r"[^\s:]+: refused: ")
_MORE_REFUSED = rx(r"(\d+) (?:more )?statements? (?:were |was )?refused\b")
KINDS: Mapping[ContestedKind, str] = {
    "figure": "Figure",
    "time": "Time",
    "place": "Place",
    "participants": "Participants",
    "occurrence": "Occurrence",
    "attribution": "Attribution",
    "quotation": "Quotation",
    "characterisation": "Characterisation",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One statement with the sources behind it; `contested` names the points on the page that dispute it."""

    id: str
    statement: str
    speaker: str | None
    marks: tuple[Mark, ...]
    tally: Tally
    disputed: bool = False
    contested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A contested point: its kind in words, its topic, its sides in order, and the sources that are silent on it."""

    id: str
    kind: str
    topic: str
    sides: tuple[Line, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an update with its moment in words."""

    value: str
    as_of: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """An update, oldest value first."""

    id: str
    topic: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A source in the list; `url` is set only where it may be a link, `shared` where its origin has other sources."""

    id: str
    name: str
    title: str | None
    date: str | None
    origin: str
    shared: bool
    url: str | None
    words: int


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page, in the order it is read."""

    title: str
    as_of: str | None
    counts: str
    engine: str
    how: str
    bottom_line: tuple[Line, ...]
    facts: tuple[Line, ...]
    single: tuple[Line, ...]
    contested: tuple[Point, ...]
    updates: tuple[Change, ...]
    sources: tuple[Row, ...]
    integrity: tuple[str, ...]
    left_off: int
    paper: str
    changed: Changed | None = None

    def tag(self, item: str) -> str:
        """The word that marks an item as changed since the last briefing; "" where it is not."""
        return self.changed.tags.get(item, "") if self.changed else ""

    @property
    def one_source(self) -> bool:
        """Is there but one source, so that nothing can be corroborated?"""
        return len(self.sources) == 1


def page(briefing: Briefing) -> Page:
    """The page of a briefing: what is on it, in its sections."""
    order = {s.id: n for n, s in enumerate(briefing.sources)}
    origin = {s.id: s.origin for s in briefing.sources}
    facts = [f for f in briefing.facts if f.on_page]
    points = [c for c in briefing.contested if c.on_page]
    disputed = _disputed(facts, points)
    lines = {f.id: _fact(f, order, disputed.get(f.id, ())) for f in facts}
    alone = [f for f in facts if f.status == "single_source" and len(briefing.sources) > 1]
    kept = {f.id for f in alone}
    return Page(
        title=line(briefing.title) or "Untitled",
        as_of=date_text(briefing.as_of),
        counts=f"{plural(len(briefing.sources), 'source')}, {plural(origin_count(briefing), 'origin')}",
        engine=f"{briefing.engine.name} engine" + (f", {line(briefing.engine.model)}" if briefing.engine.model else ""),
        how=_how(briefing.engine, briefing.usage),
        bottom_line=_bottom_line(briefing, order, origin),
        facts=tuple(lines[f.id] for f in facts if f.id not in kept),
        single=tuple(lines[f.id] for f in alone),
        contested=tuple(_point(c, order) for c in points),
        updates=tuple(_change(u, order) for u in briefing.updates if u.on_page),
        sources=_rows(briefing.sources),
        integrity=tuple(line(i) for i in briefing.integrity),
        left_off=_left_off(briefing, points),
        paper=briefing.page,
        changed=changed(briefing),
    )


@dataclass(frozen=True, slots=True)
class Cited:
    """An item on the page with the passages it cites; a point's sides are items of their own, "C1.2"."""

    id: str
    citations: tuple[Citation, ...]


def cited_items(shown: Page) -> tuple[Cited, ...]:
    """Everything on the page that cites, in reading order."""
    groups: list[tuple[str, Iterable[Mark]]] = [(i.id, i.marks) for i in (*shown.bottom_line, *shown.facts)]
    groups += [(f"N{n}", turn.marks) for n, turn in enumerate(shown.changed.turns if shown.changed else (), 1)]
    groups += [(f"{p.id}.{s.id}", s.marks) for p in shown.contested for s in p.sides]
    groups += [(f"{u.id}.{n}", v.marks) for u in shown.updates for n, v in enumerate(u.values, 1)]
    groups += [(i.id, i.marks) for i in shown.single]
    found = (Cited(ident, tuple(c for m in marks for c in m.citations)) for ident, marks in groups)
    return tuple(f for f in found if f.citations)


def refusals(integrity: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    """How many statements the integrity lines say were refused, and the lines that say something else."""
    count, others = 0, []
    for note in integrity:
        more = _MORE_REFUSED.match(note)
        if _REFUSED.match(note):
            count += 1
        elif more is not None:
            count += int(more[1])
        else:
            others.append(note)
    return count, tuple(others)


_HELD = "every statement is held to the first passage it cites, the others are matched with that one"


def _how(engine: EngineInfo, usage: Usage) -> str:
    """What made the briefing, in a sentence, with what it cost where a model was used."""
    if engine.name == "embedded":
        return f"Made by rules, without a language model; {_HELD}."
    cost = "" if usage.cost_usd is None else f", {usage.cost_usd:.4f} USD"
    asked = f"{plural(usage.requests, 'request')}{cost}"
    return f"Drafted by a language model ({asked}); {_HELD}."


def _disputed(facts: Iterable[FactItem], points: Iterable[ContestedItem]) -> dict[str, tuple[str, ...]]:
    """The points on the page that cite the same words as a contested fact."""
    spans = [(p.id, [c for side in p.positions for c in side.citations]) for p in points]
    return {
        f.id: tuple(i for i, cited in spans if any(_share_words(a, b) for a in f.citations for b in cited))
        for f in facts
        if f.status == "contested"
    }


def _left_off(briefing: Briefing, points: Iterable[ContestedItem]) -> int:
    """How many items are off the page that no contested point or update on the page tells instead."""
    told: dict[str, list[Citation]] = {}
    for cited in (
        *(c for p in points for side in p.positions for c in side.citations),
        *(c for u in briefing.updates if u.on_page for v in u.values for c in v.citations),
    ):
        told.setdefault(cited.source, []).append(cited)
    off = [
        f
        for f in briefing.facts
        if not f.on_page and not any(_share_words(a, b) for a in f.citations for b in told.get(a.source, ()))
    ]
    return len(off) + sum(not c.on_page for c in briefing.contested) + sum(not u.on_page for u in briefing.updates)


def _share_words(a: Citation, b: Citation) -> bool:
    return a.source == b.source and a.start < b.end and b.start < a.end


_POSSESSIVES = frozenset(["my", "his", "her", "its", "their", "our", "your", "whose"])
"""Who holds a view that is "his" is named elsewhere, too."""
_PRONOUNS = _POSSESSIVES | {"i", "he", "she", "it", "they", "we", "you", "one", "this", "that", "these", "those", "who"}


def unsaid(speaker: str | None, statement: str) -> str | None:
    """The speaker, unless the statement names them itself; a pronoun names nobody."""
    name = line(speaker or "")
    if not name or name.lower() in _PRONOUNS or names_speaker(statement, name):
        return None
    return None if re.search(rf"\b{re.escape(name)}\b", statement, re.IGNORECASE) else name


def _fact(fact: FactItem, order: Mapping[str, int], contested: tuple[str, ...]) -> Line:
    statement = line(fact.statement)
    cited = marks(fact.citations, order)
    tally = Tally(len(cited), len(order), fact.independent_sources)
    return Line(fact.id, statement, unsaid(fact.speaker, statement), cited, tally, fact.status == "contested", contested)


def _side(number: int, position: PositionItem, order: Mapping[str, int]) -> Line:
    statement = line(position.statement)
    cited = marks(position.citations, order)
    tally = Tally(len(cited), len(order), position.independent_sources, position.wires, len(position.speakers))
    return Line(str(number), statement, unsaid(position.speaker, statement), cited, tally)


def _point(item: ContestedItem, order: Mapping[str, int]) -> Point:
    sides = tuple(_side(n, p, order) for n, p in enumerate(item.positions, 1))
    silent = tuple(sorted(item.silent, key=lambda s: (order.get(s, len(order)), s)))
    topic = line(item.topic)
    return Point(item.id, KINDS[item.kind], topic[:1].upper() + topic[1:], sides, silent)


def _change(item: UpdateItem, order: Mapping[str, int]) -> Change:
    values = (Value(line(v.value), moment_text(v.as_of), marks(v.citations, order)) for v in item.values)
    topic = line(item.topic)
    return Change(item.id, topic[:1].upper() + topic[1:], tuple(values))


def _bottom_line(briefing: Briefing, order: Mapping[str, int], origin: Mapping[str, str]) -> tuple[Line, ...]:
    if not briefing.bottom_line:
        text = line(briefing.summary)
        return (Line("B1", text, None, (), Tally(0, len(order), 0)),) if text else ()
    lines = []
    for number, sentence in enumerate(briefing.bottom_line, 1):
        cited = marks(sentence.citations, order)
        origins = len({origin.get(m.source, m.source) for m in cited})
        lines.append(Line(f"B{number}", line(sentence.statement), None, cited, Tally(len(cited), len(order), origins)))
    return tuple(lines)


def _rows(sources: tuple[SourceItem, ...]) -> tuple[Row, ...]:
    members = Counter(s.origin for s in sources)
    return tuple(
        Row(
            s.id,
            source_name(s),
            line(s.title or "") or None,
            short_date(s.published),
            s.origin,
            members[s.origin] > 1,
            safe_url(s.url),
            s.words,
        )
        for s in sources
    )
