"""Each item of two briefings of a story: new, unchanged, updated, newly contested, settled, reversed or withdrawn.

Items are matched by what they say, never by their numbers: by the passages they cite, and by the pool's alignment of the
two days' claims. Silence is no change: what the later articles do not speak of is not listed. The exception is what an
article itself took back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from briefer.changes.likeness import AKIN, REPEATS, akin, another_value, contrary_of, repeats
from briefer.changes.pool import Pool, Question, Side
from briefer.language.names import same_name
from briefer.language.records import dataclass
from briefer.models import (
    Briefing,
    ChangeKind,
    Citation,
    Claim,
    ContestedItem,
    FactItem,
    ItemChange,
    PositionItem,
    Said,
    UpdateItem,
)

MANNER = frozenset({"quotation", "characterisation"})
"""Questions of wording: that other reports word it otherwise on another day is no change in the matter."""
TURNS = frozenset({"occurrence"})
"""Questions of yes or no: another answer reverses the earlier one."""


@dataclass(slots=True)
class Found:
    """What was found so far: the changes, the later items that are unchanged, and the earlier items dealt with."""

    changes: list[ItemChange] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    dealt: set[str] = field(default_factory=set)
    asked: set[tuple[str, str]] = field(default_factory=set)

    def first(self, what: str, of: str) -> bool:
        """Is this the first item to tell what became of something? What further ones tell of it is the same news."""
        is_first = (what, of) not in self.asked
        self.asked.add((what, of))
        return is_first


def item_changes(earlier: Briefing, later: Briefing, pool: Pool, taken_out: frozenset[Citation]) -> Found:
    """What became of each item, disputes first, then values that changed, then facts, in the later briefing's order.

    `taken_out` are the citations of the earlier briefing whose passage its article holds no more.
    """
    found = Found()
    told = Items(earlier, pool, new=False)
    for point in later.contested:
        _contested(point, told, pool, found)
    now = Items(later, pool, new=True)
    for point in earlier.contested:
        if point.id not in found.dealt:
            _settled(point, now, pool, found)
    for update in later.updates:
        _update(update, pool, found)
    listed = {change.item for change in found.changes}
    for fact in later.facts:
        if fact.status != "contested" and fact.id not in listed:
            _fact(fact, told, pool, found)
    for item in earlier.facts:
        if item.id not in found.dealt and item.citations and taken_out.issuperset(item.citations):
            _withdrawn(item, pool, found)
    return found


class Items:
    """A briefing's items by the claims of the pool that say the same."""

    def __init__(self, briefing: Briefing, pool: Pool, *, new: bool) -> None:
        self._facts: dict[str, FactItem] = {}
        self._points: dict[str, ContestedItem] = {}
        for fact in reversed(briefing.facts):
            self._facts.update({c.id: fact for c in pool.alike(pool.claims(fact.citations, new=new))})
        for point in reversed(briefing.contested):
            for side in point.positions:
                claims = pool.claims(side.citations, new=new)
                self._points.update({c.id: point for c in (*claims, *pool.alike(claims))})

    def fact(self, claims: Iterable[Claim]) -> FactItem | None:
        """The fact that says what one of the claims says."""
        return next((self._facts[c.id] for c in claims if c.id in self._facts), None)

    def point(self, claims: Iterable[Claim]) -> ContestedItem | None:
        """The contested point that one of the claims answers."""
        return next((self._points[c.id] for c in claims if c.id in self._points), None)


# ---------------------------------------------------------------- contested points
def _contested(point: ContestedItem, told: Items, pool: Pool, found: Found) -> None:
    """A dispute of the later briefing: known, or new."""
    sides = [pool.alike(pool.claims(side.citations, new=True)) for side in point.positions]
    before = _same_question(point, [c for side in sides for c in side], told, pool)
    if before is not None:
        found.dealt.add(before.id)
        found.unchanged.append(point.id)
        return
    fact = told.fact(c for side in sides for c in side)
    if point.kind in MANNER and fact is None:
        change: ItemChange = _change("new", point.topic, point.id, None, None, Said(text=_sides(point.positions)))
    else:
        old = Said(text=fact.statement, as_of=_day(pool, fact.citations, new=False)) if fact else None
        new = Said(text=_sides(point.positions), as_of=pool.published(c for side in sides for c in side))
        change = _change("newly_contested", point.topic, point.id, fact.id if fact else None, old, new)
    if fact is not None:
        found.dealt.add(fact.id)
    found.changes.append(change)


def _same_question(point: ContestedItem, claims: Sequence[Claim], told: Items, pool: Pool) -> ContestedItem | None:
    """The earlier contested point that asks the same."""
    asked = [q for q in pool.questions_of(claims) if q.kind in (point.kind, "update")]
    linked = [c for question in asked for side in question.sides for c in side.claims]
    for candidate in (told.point(claims), told.point(linked)):
        if candidate is not None and candidate.kind == point.kind:
            return candidate
    return None


def _settled(point: ContestedItem, now: Items, pool: Pool, found: Found) -> None:
    """A dispute of the earlier briefing that is none any more, where the later day says what holds."""
    standing: list[tuple[str, Claim]] = []
    for side in point.positions:
        before = pool.claims(side.citations, new=False)
        today = [c for c in pool.alike(before) if c.source in pool.new and _kin(c, before, pool) is not None]
        if today:
            standing.append((side.statement, today[0]))
    if len(standing) > 1:
        return
    claims = tuple(c for side in point.positions for c in pool.claims(side.citations, new=False))
    answer = standing[0][1] if standing else _third(claims, pool)
    if answer is None or not found.first("settled", answer.id):
        return
    fact = now.fact([answer])
    old = Said(text=_sides(point.positions), as_of=pool.published(claims))
    new = Said(text=fact.statement if fact else answer.statement, as_of=pool.published([answer]))
    found.dealt.add(point.id)
    found.changes.append(_change("settled", point.topic, fact.id if fact else None, point.id, old, new))


def _third(claims: Sequence[Claim], pool: Pool) -> Claim | None:
    """What the later day says on a question that the earlier claims answer, where none of them says it."""
    for question in pool.questions_of(claims):
        for side in question.sides:
            today = [c for c in side.claims if c.source in pool.new and _kin(c, claims, pool, REPEATS) is not None]
            if today and not pool.told_old(side.claims):
                return today[0]
    return None


def _kin(claim: Claim, earlier: Iterable[Claim], pool: Pool, least: float = AKIN) -> Claim | None:
    """The earlier claim that is most akin to the claim; None where none is akin enough to be about the same."""
    near = [(akin(claim, old, pool.rarity), old) for old in earlier if old.source in pool.old]
    share, best = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= least else None


def _sides(positions: Iterable[PositionItem]) -> str:
    return " / ".join(side.statement for side in positions)


# ---------------------------------------------------------------- facts and values
def _update(update: UpdateItem, pool: Pool, found: Found) -> None:
    """A value that changed: before the later day, or since."""
    last = update.values[-1]
    claims = pool.claims(last.citations, new=True)
    if pool.told_old(pool.alike(claims)):
        found.unchanged.append(update.id)
        return
    turned = _turned(claims[0], pool) if claims else None
    old: Said | None = None
    if turned is not None:
        old = Said(text=turned[1].statement, as_of=pool.published([turned[1]]))
    else:
        before = [v for v in update.values if pool.told_old(pool.alike(pool.claims(v.citations, new=True)))]
        if before:
            old = Said(text=before[-1].value, as_of=_day(pool, before[-1].citations, new=True))
    new = Said(text=last.value, as_of=pool.published(claims))
    found.changes.append(_change("updated" if old else "new", update.topic, update.id, None, old, new))


def _fact(fact: FactItem, told: Items, pool: Pool, found: Found) -> None:
    """A fact of the later briefing: known, another value of a known one, its contrary, or new."""
    claims = pool.claims(fact.citations, new=True)
    if not claims:
        return
    near = pool.near(claims[:1])
    known = pool.told_old(claims)
    turned = None if known else _turned(claims[0], pool)
    other = None if known or turned else another_value(claims[0], near, pool.rarity)
    against = None if known or turned or other else contrary_of(claims[0], near, pool.rarity)
    new = Said(text=fact.statement, as_of=pool.published(claims))
    if turned is not None:
        question, old = turned
        kind: ChangeKind = "reversed" if question.kind in TURNS else "updated"
        _replaced(_between(kind, claims[0], old), question.topic, fact.id, old, new, told, pool, found)
    elif other is not None:
        _replaced("updated", fact.statement, fact.id, other, new, told, pool, found)
    elif against is not None:
        _replaced(_between("reversed", claims[0], against), fact.statement, fact.id, against, new, told, pool, found)
    elif known or _repeated(claims, pool):
        found.unchanged.append(fact.id)
        before = told.fact(pool.alike(claims))
        if before is not None:
            found.dealt.add(before.id)
    else:
        found.changes.append(_change("new", fact.statement, fact.id, None, None, new))


def _repeated(claims: Sequence[Claim], pool: Pool) -> bool:
    """Does the earlier day say what the fact is told by, or what most of its sources say?"""
    again = [repeats(claim, pool.near([claim]), pool.rarity) for claim in claims]
    return again[0] or 2 * sum(again) > len(again)


def _between(kind: ChangeKind, new: Claim, old: Claim) -> ChangeKind:
    """A reversal, or, where another speaker contradicts what the first said, a dispute that has come up."""
    if kind != "reversed" or not new.speaker or not old.speaker or same_name(new.speaker, old.speaker):
        return kind
    return "newly_contested"


def _replaced(
    kind: ChangeKind, topic: str, item: str, earlier: Claim, new: Said, told: Items, pool: Pool, found: Found
) -> None:
    """What the earlier claim says is replaced by what the later briefing's item says, told by the first that does."""
    known = told.fact([earlier])
    if not found.first("replaced", known.id if known else earlier.id):
        return
    if known is not None:
        found.dealt.add(known.id)
    old = Said(text=earlier.statement, as_of=pool.published([earlier]))
    found.changes.append(_change(kind, topic, item, known.id if known else None, old, new))


def _turned(claim: Claim, pool: Pool) -> tuple[Question, Claim] | None:
    """The question that the claim answers as the later day alone does, with the earlier day's last claim to the contrary.

    Claims that a side brought along, and that do not give its value or speak of something else, tell nothing.
    """
    for question in pool.questions_of([claim]):
        if question.kind in MANNER:
            continue
        mine = next(side for side in question.sides if any(c.id == claim.id for c in side.claims))
        if not _gives(claim, mine) or repeats(claim, [c for c in mine.claims if c.source in pool.old], pool.rarity):
            continue
        others = [side for side in question.sides if side is not mine]
        if not any(pool.told_new(side.claims) for side in others):
            old = _kin(claim, [c for c in others[-1].claims if _gives(c, others[-1])], pool)
            if old is not None:
                return question, old
    return None


def _gives(claim: Claim, side: Side) -> bool:
    """Does the claim give the side's value? Where that is no figure, every claim of the side does."""
    figures = [quantity.text for quantity in claim.quantities]
    told = [quantity.text for other in side.claims for quantity in other.quantities]
    return side.value not in told or side.value in figures or any(text in side.value for text in figures)


def _withdrawn(fact: FactItem, pool: Pool, found: Found) -> None:
    """A fact whose passages its articles took out, and that nobody says any more."""
    claims = pool.claims(fact.citations, new=False)
    if claims and pool.told_new(pool.alike(claims)):
        return
    old = Said(text=fact.statement, as_of=pool.published(claims))
    found.dealt.add(fact.id)
    found.changes.append(_change("withdrawn", fact.statement, None, fact.id, old, None))


# ---------------------------------------------------------------- parts
def _day(pool: Pool, citations: Iterable[Citation], *, new: bool) -> dt.date | None:
    return pool.published(pool.claims(citations, new=new))


def _change(
    kind: ChangeKind, topic: str, item: str | None, before: str | None, old: Said | None, new: Said | None
) -> ItemChange:
    return ItemChange(kind=kind, topic=topic, item=item, before=before, old=old, new=new)


def all_citations(briefing: Briefing) -> Iterator[Citation]:
    """What a briefing's facts and disputes cite."""
    for fact in briefing.facts:
        yield from fact.citations
    for point in briefing.contested:
        for side in point.positions:
            yield from side.citations
