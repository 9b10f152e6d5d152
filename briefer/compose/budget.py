"""The page budget: the least important items leave the page until the rest fits it. Nothing leaves briefing.json.

What goes first, by these rules:

1. Items with a statement longer than `LONGEST` characters, each of which costs the place of several: facts from the end,
   then updates and contested points from the end.
2. Facts but the first `CORE_FACTS`. They come most important first, and go in bands of `BAND` from the end; in each band
   what one source alone says goes before what several say, and of two alike the later goes first.
3. Updates, from the end.
4. Contested points but the first `CORE_POINTS`, from the end.
5. The first facts, as in 2: before them, points beyond the first dozen would leave a page of disputes about nothing told.
6. The first contested points, from the end: disputes are cut last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from briefer.errors import DoesNotFit
from briefer.models import Briefing, ContestedItem, FactItem, UpdateItem

LONGEST = 600
BAND = 6
CORE_FACTS, CORE_POINTS = 16, 12
TRIES = 4
"""How many of the items dropped last are tried once more, one by one: a shorter one may fit where a longer did not."""

Item = FactItem | UpdateItem | ContestedItem
_Item = TypeVar("_Item", FactItem, UpdateItem, ContestedItem)


def fit(briefing: Briefing, fits: Callable[[Briefing], bool], few: bool = False) -> Briefing:
    """The briefing with `on_page` false on as few items as make it fit its page, by the rules above.

    `fits` is asked about the logarithm of the number of items times, or, where `few` will leave, of the number of those; it
    must hold for fewer items wherever it holds for more. Items that were off the page stay off. Raises `DoesNotFit` where
    the page does not even hold its title and bottom line with one item.
    """
    if fits(briefing):
        return briefing
    order = drop_order(briefing)
    low, high = 1, len(order) - 1
    if high < 1 or not fits(_without(briefing, order[:high])):
        raise DoesNotFit("the page", "its title, bottom line and one item do not fit", "shorten the title")
    step = 1
    while low < high:
        middle = min(low + step - 1, (low + high) // 2) if few else (low + high) // 2
        step *= 2
        if fits(_without(briefing, order[:middle])):
            high = middle
        else:
            low = middle + 1
    return _refilled(briefing, order[:high], fits)


def drop_order(briefing: Briefing) -> tuple[str, ...]:
    """The ids of the items on the page, in the order in which they leave it."""
    facts = [f for f in briefing.facts if f.on_page]
    points = [c for c in briefing.contested if c.on_page]
    updates = [u for u in briefing.updates if u.on_page]
    items: list[Item] = [
        *_banded(facts[CORE_FACTS:]),
        *reversed(updates),
        *reversed(points[CORE_POINTS:]),
        *_banded(facts[:CORE_FACTS]),
        *reversed(points[:CORE_POINTS]),
    ]
    return tuple(i.id for i in (*filter(_long, items), *(i for i in items if not _long(i))))


def _banded(facts: Sequence[FactItem]) -> list[FactItem]:
    """Facts given most important first, in the order in which they leave the page."""
    ranked = sorted(enumerate(facts), key=lambda r: (-(r[0] // BAND), r[1].status != "single_source", -r[0]))
    return [fact for _, fact in ranked]


def _long(item: Item) -> bool:
    return max(map(len, _statements(item))) > LONGEST


def _statements(item: Item) -> list[str]:
    if isinstance(item, FactItem):
        return [item.statement]
    if isinstance(item, UpdateItem):
        return [v.value for v in item.values]
    return [p.statement for p in item.positions]


def _without(briefing: Briefing, dropped: Iterable[str]) -> Briefing:
    gone = frozenset(dropped)
    return briefing.model_copy(
        update={
            "facts": tuple(_off(f) if f.id in gone else f for f in briefing.facts),
            "updates": tuple(_off(u) if u.id in gone else u for u in briefing.updates),
            "contested": tuple(_off(c) if c.id in gone else c for c in briefing.contested),
        }
    )


def _off(item: _Item) -> _Item:
    return item.model_copy(update={"on_page": False})


def _refilled(briefing: Briefing, dropped: tuple[str, ...], fits: Callable[[Briefing], bool]) -> Briefing:
    """The briefing without `dropped`, but with those of its last few that still find room."""
    kept = _without(briefing, dropped)
    for ident in reversed(dropped[-1 - TRIES : -1]):
        fewer = tuple(i for i in dropped if i != ident)
        fuller = _without(briefing, fewer)
        if fits(fuller):
            kept, dropped = fuller, fewer
    return kept
