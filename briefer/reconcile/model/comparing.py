"""A story of many claims: all its sentences are compared, or those of a large one by topic, and then reviewed.

A reading names what is contested, and grades it. A review shows the articles once more with what the reading and the
detectors found, and grades it once more: what one reader imagines another seldom does (self-consistency: Wang et al. 2023).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from briefer.language.records import dataclass
from briefer.llm.asking import Ask, Model, Reply, sent, words
from briefer.models import ContestedPoint
from briefer.reconcile.model.checks import RULE, Agreed, Checked, Point
from briefer.reconcile.model.passages import Passage
from briefer.reconcile.model.proved import Sides, covers, missing
from briefer.reconcile.model.questions import Asking
from briefer.reconcile.model.reading import compared
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


async def compare(
    held: Sequence[Passage],
    grouped: Callable[[], list[Agreed]],
    detected: Awaitable[Sequence[ContestedPoint]],
    asking: Asking,
    origin: Mapping[str, str],
    room: Room,
    model: Model,
) -> tuple[Checked | None, list[str]]:
    """What stands of a model's answers about a story's sentences, null where no reading was answered; and notes.

    `grouped` are the facts as the embedded engine groups the claims: they are made while the model reads, and follow what
    it says the page has to tell. Raises `ModelError` where the model answers nothing.
    """
    shown = planned(held, asking, room)
    asks = [asking.compare(section, n, len(shown)) for n, section in enumerate(shown, 1)]
    asked = await sent(model.ask_all(asks))
    disputed = await detected  # before `grouped`: the two share what works for them
    details = grouped()
    replies = await asked
    notes = _notes(asks, replies)
    if all(reply.value is None for reply in replies):
        return None, [*notes, f"reconciliation: left to the embedded engine: {replies[0].failure}"]
    read = [compared(r.value, section, origin) for r, section in zip(replies, shown, strict=True) if r.value is not None]
    found = together(read)
    found.facts = details
    found.points = [_seconded(point, disputed) for point in found.points]
    told = [_sides(point) for point in found.points if may_stand(point)]
    seen = view(found, held, points_of(missing(disputed, told)))
    left = room.questions - len(asks)
    spare = room.words + sum(OF_REQUEST - words(ask.messages) for ask in asks)
    seen, reviews = reviewing(seen, found, asking, left, spare)
    answers: list[Reviewed] = []
    for ask, reply in zip(reviews, await model.ask_all(reviews), strict=True):
        notes += [f"reconciliation: {note}" for note in reply.notes]
        if reply.value is None:
            notes.append(f"{ask.subject}: left undone: {reply.failure}")
        else:
            answers.append(reply.value)
    return (apply(merged(answers), seen, found, origin) if answers else found), notes


def planned(held: Sequence[Passage], asking: Asking, room: Room) -> list[Sequence[Passage]]:
    """What each question before the review shows: one all sentences where that leaves room for a review, else as many as
    there may be, or as many as hold them at all, a section of them each."""
    bare = size(View(passages=tuple(held)))
    spare = room.words + 2 * OF_REQUEST - words(asking.compare(held).messages) - asking.around()
    number = max(room.questions - REVIEWS, -(-bare // ROOM))
    if number < 2 or (bare <= ROOM and spare >= NEED * bare):
        return [held]
    return [*sections(held, number)]


def reviewing(seen: View, found: Checked, asking: Asking, left: int, room: int) -> tuple[View, list[Ask[Reviewed]]]:
    """The view that answers refer to, and the questions: one about facts and one about points where `left` questions and
    `room` more words allow it, else one about both."""
    bare = replace(seen, points={}, refused=())
    facts, points = min(ROOM, size(bare)), min(ROOM, size(seen))
    both = room + 2 * OF_REQUEST - asking.around(points=False) - asking.around(facts=False)
    if left > 1 and both >= NEED * facts + READ * points:
        first = within(bare, found, min(facts, both - int(READ * points)))
        second = within(seen, found, both - size(first))
        return seen, [asking.review(first, points=False), asking.review(second, facts=False)]
    one = within(seen, found, room + OF_REQUEST - asking.around())
    return one, [asking.review(one)]


def _seconded(point: Point, disputed: Sequence[ContestedPoint]) -> Point:
    """The point, known to be found by a detector, too, where one sets two of its answers side by side."""
    sides = _sides(point)
    seconded = any(covers(detected, sides) for detected in disputed if detected.kind == point.kind)
    return replace(point, by=point.by | {RULE}) if seconded else point


def _sides(point: Point) -> Sides:
    return [side.claims for side in point.sides]


def _notes(asks: Sequence[Ask[Compared]], replies: Sequence[Reply[Compared]]) -> list[str]:
    notes = []
    for ask, reply in zip(asks, replies, strict=True):
        notes += [f"reconciliation: {note}" for note in reply.notes]
        if reply.value is None:
            notes.append(f"{ask.subject}: left undone: {reply.failure}")
    return notes
