"""A story of many claims: all its sentences are compared, or those of a large one by topic, and then reviewed.

A reading names what is contested, and grades it. A review shows the articles once more with what the reading and the
detectors found, and grades it once more: what one reader imagines another seldom does (self-consistency: Wang et al. 2023).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace

from briefer.language.records import dataclass
from briefer.llm.asking import Ask, Model, Reply, T, sent, words
from briefer.models import ContestedPoint
from briefer.reconcile.model.checks import RULE, Agreed, Checked, Point
from briefer.reconcile.model.passages import Passage
from briefer.reconcile.model.proved import Sides, covers, missing
from briefer.reconcile.model.questions import Asking
from briefer.reconcile.model.reading import compared, read_ahead
from briefer.reconcile.model.review import ROOM, View, apply, may_stand, merged, points_of, size, view, within
from briefer.reconcile.model.sections import sections
from briefer.reconcile.model.together import together
from briefer.reconcile.model.wire import Compared, Reviewed

REVIEWS = 2
"""Questions that are kept for the review: one about facts and one about contested points."""
NEED = 0.7
"""The least share of what a review would show that must have room."""
READ = 0.55
"""The same of one about contested points beside one about facts: its sentences have been read for them before."""
OF_REQUEST = 1500
"""Words that a question may hold more than the articles allow for."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many questions may be put, and how many words they may hold beside `OF_REQUEST` for each."""

    questions: int
    words: int


@dataclass(frozen=True, slots=True)
class Begun:
    """The questions that compare sentences, what each shows, and their answers to come.

    `cited` are, by their sources, the starts of sentences that were numbered before the gate had read their claims.
    """

    shown: Sequence[Sequence[Passage]]
    asks: Sequence[Ask[Compared]]
    replies: asyncio.Task[tuple[Reply[Compared], ...]]
    cited: Mapping[str, Collection[int]] | None = None


async def begin(
    shown: Sequence[Sequence[Passage]],
    asking: Asking,
    model: Model,
    cited: Mapping[str, Collection[int]] | None = None,
) -> Begun:
    """Ask about the sentences, or each section of them."""
    asks = [asking.compare(section, n, len(shown)) for n, section in enumerate(shown, 1)]
    return Begun(shown, asks, await sent(model.ask_all(asks)), cited)


async def compare(
    begun: Begun,
    held: Sequence[Passage],
    grouped: Callable[[], list[Agreed]],
    rehearse: Callable[[Checked], None],
    detected: Awaitable[Sequence[ContestedPoint]],
    asking: Asking,
    origin: Mapping[str, str],
    room: Room,
    model: Model,
) -> tuple[Checked | None, list[str]]:
    """What stands of a model's answers about a story's sentences, null where no reading was answered; and notes.

    `held` are the sentences that were asked about, now with the claims that they bear, and any others that bear one.
    `grouped` are the facts as the embedded engine groups the claims: they are made while the model reviews, and follow what
    it says the page has to tell. `rehearse` is done in what is left of that time with what was found before. Raises
    `ModelError` where the model answers nothing.
    """
    disputed = await detected
    if not begun.replies.done():
        read_ahead(held)
    asks, replies = begun.asks, await begun.replies
    notes = _notes(asks, replies)
    if all(reply.value is None for reply in replies):
        return None, [*notes, f"reconciliation: left to the embedded engine: {replies[0].failure}"]
    by_number = {passage.number: passage for passage in held}
    shown = [[by_number[passage.number] for passage in section] for section in begun.shown]
    read = [compared(r.value, section, origin) for r, section in zip(replies, shown, strict=True) if r.value is not None]
    found = together(read)
    found.points = [_seconded(point, disputed) for point in found.points]
    told = [_sides(point) for point in found.points if may_stand(point)]
    seen = view(found, [passage for passage in held if passage.claims], points_of(missing(disputed, told)))
    left = room.questions - len(asks)
    spare = room.words + sum(OF_REQUEST - words(ask.messages) for ask in asks)
    seen, reviews = reviewing(seen, asking, left, spare)
    asked = await sent(model.ask_all(reviews))
    found.facts = grouped()
    if not asked.done():
        rehearse(found)
    reviewed = await asked
    notes += _notes(reviews, reviewed)
    answers = [reply.value for reply in reviewed if reply.value is not None]
    return (apply(merged(answers), seen, found, origin) if answers else found), notes


def planned(held: Sequence[Passage], asking: Asking, room: Room) -> list[Sequence[Passage]]:
    """What each question before the review shows: one all sentences where that leaves room for a review, else as many as
    there may be, or as many as hold them at all, a section of them each."""
    number = max(room.questions - REVIEWS, -(-size(View(passages=tuple(held))) // ROOM))
    return [held] if number < 2 or at_once(held, asking, room) else [*sections(held, number)]


def at_once(held: Sequence[Passage], asking: Asking, room: Room) -> bool:
    """Can one question show all sentences and leave room for a review?"""
    bare = size(View(passages=tuple(held)))
    spare = room.words + 2 * OF_REQUEST - words(asking.compare(held).messages) - asking.around()
    return bare <= ROOM and spare >= NEED * bare


def reviewing(seen: View, asking: Asking, left: int, room: int) -> tuple[View, list[Ask[Reviewed]]]:
    """The view that answers refer to, and the questions: one about facts and one about points where `left` questions and
    `room` more words allow it, else one about both."""
    bare = replace(seen, points={}, refused=())
    facts, points = min(ROOM, size(bare)), min(ROOM, size(seen))
    both = room + 2 * OF_REQUEST - asking.around(points=False) - asking.around(facts=False)
    if left > 1 and both >= NEED * facts + READ * points:
        first = within(bare, min(facts, both - int(READ * points)))
        second = within(seen, both - size(first))
        return seen, [asking.review(first, points=False), asking.review(second, facts=False)]
    one = within(seen, room + OF_REQUEST - asking.around())
    return one, [asking.review(one)]


def _seconded(point: Point, disputed: Sequence[ContestedPoint]) -> Point:
    """The point, known to be found by a detector, too, where one sets two of its answers side by side."""
    sides = _sides(point)
    seconded = any(covers(detected, sides) for detected in disputed if detected.kind == point.kind)
    return replace(point, by=point.by | {RULE}) if seconded else point


def _sides(point: Point) -> Sides:
    return [side.claims for side in point.sides]


def _notes(asks: Sequence[Ask[T]], replies: Sequence[Reply[T]]) -> list[str]:
    notes = []
    for ask, reply in zip(asks, replies, strict=True):
        notes += [f"reconciliation: {note}" for note in reply.notes]
        if reply.value is None:
            notes.append(f"{ask.subject}: left undone: {reply.failure}")
    return notes
