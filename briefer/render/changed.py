"""What changed since a story's last briefing, as every format shows it: a list, and a mark on each item concerned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefer.language.records import dataclass
from briefer.models import Briefing, ChangeKind, Citation, ItemChange, Said, SourceChange
from briefer.render.marks import Mark, date_text, line, marks, short_date, shortened, source_name

LISTED, LONGEST = 8, 220
"""Changes listed on the page, and the characters of what each says was and is."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One change: what it is called, what holds now with its sources, and what was said before, with its day.

    `item` is the later briefing's item, where it is on the page.
    """

    label: str
    item: str | None
    now: str
    marks: tuple[Mark, ...]
    before: str
    when: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The list of changes. `tags` maps the ids of items on the page to the word that marks them."""

    since: str
    turns: tuple[Turn, ...]
    more: int
    tally: str
    tags: Mapping[str, str]

    @property
    def head(self) -> str:
        """What the line above the title says of changes, where the page has no list of them."""
        return "" if self.turns else f"since {self.since}: {self.tally}"


def changed(briefing: Briefing) -> Changed | None:
    """What the page tells of changes; None where the story has no earlier briefing."""
    changes = briefing.changes
    if changes is None:
        return None
    told = [change for change in briefing.news if change.kind != "new"]
    turns = [*(_turn(change, briefing) for change in told), *(_source(s, briefing) for s in changes.sources)]
    return Changed(
        since=date_text(changes.since) or "",
        turns=tuple(turns[:LISTED]),
        more=max(0, len(turns) - LISTED),
        tally=briefing.tally,
        tags={c.item: label(c.kind).lower() for c in reversed(briefing.news) if c.item},
    )


def label(kind: ChangeKind) -> str:
    """A kind of change in words, "Newly contested"."""
    return kind.replace("_", " ").capitalize()


def change_text(change: ItemChange) -> str:
    """One change in a sentence: "Updated: 4,000 tonnes (2 Mar 2026) → 6,500 tonnes (3 Mar 2026)"."""
    now, old = change.new, change.old
    if change.kind == "newly_contested":
        body = line(change.topic)
    elif old is None or now is None:
        body = _dated(now or old)
    else:
        body = f"{_dated(old)} → {_dated(now)}"
    return f"{label(change.kind)}: {body}"


def source_text(change: SourceChange, briefing: Briefing) -> str:
    """One change of a source in a sentence: "Source: Reuters corrected its report: “…”"."""
    source = next(s for s in briefing.sources if s.id == change.source)
    said = "corrected its report" if change.kind == "corrected" else "changed its report without saying so"
    notice = f": “{line(change.notice.quote)}”" if change.notice else ""
    return f"Source: {source_name(source)} {said}{notice}"


def _dated(said: Said | None) -> str:
    if said is None:
        return ""
    return line(said.text) + (f" ({short_date(said.as_of)})" if said.as_of else "")


def _turn(change: ItemChange, briefing: Briefing) -> Turn:
    order = {s.id: n for n, s in enumerate(briefing.sources)}
    cited = tuple(_citations(briefing, change.item)) if change.item else ()
    now = change.topic if change.kind == "newly_contested" else change.new.text if change.new else ""
    return Turn(
        label=label(change.kind),
        item=change.item if change.item and _on_page(briefing, change.item) else None,
        now=_short(now),
        marks=marks(cited, order),
        before=_short(change.old.text) if change.old else "",
        when=(short_date(change.old.as_of) or "") if change.old else "",
    )


def _source(change: SourceChange, briefing: Briefing) -> Turn:
    order = {s.id: n for n, s in enumerate(briefing.sources)}
    said = source_text(change, briefing).removeprefix("Source: ")
    found = marks((change.notice,), order) if change.notice else (Mark(change.source, ()),)
    gone = f"“{line(change.taken_out[0])}”" if change.taken_out else ""
    return Turn("Source", None, _short(said), found, _short(gone), "")


def _short(text: str) -> str:
    return shortened(line(text), LONGEST)


def _citations(briefing: Briefing, item: str) -> Iterator[Citation]:
    for fact in briefing.facts:
        if fact.id == item:
            yield from fact.citations
    for point in briefing.contested:
        if point.id == item:
            yield from (c for side in point.positions for c in side.citations)
    for update in briefing.updates:
        if update.id == item:
            yield from (c for value in update.values for c in value.citations)


def _on_page(briefing: Briefing, item: str) -> bool:
    shown = {f.id for f in briefing.facts if f.on_page} | {c.id for c in briefing.contested if c.on_page}
    return item in shown | {u.id for u in briefing.updates if u.on_page}
