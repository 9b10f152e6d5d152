"""Claims → ledger by a model.

A story of few claims is one question. Of a larger one, parts of what may belong together are asked about side by side, and
then the articles are read again with what they found, in one question or two. What of an answer about claims does not stand
is asked for again once; of a part's answer, in that last reading.
"""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import replace

from briefer.language.records import dataclass
from briefer.llm.asking import Ask, Model, Reply, sent, words
from briefer.models import Article, ContestedPoint, Extraction, Ledger, LeftOut
from briefer.reconcile import reconcile
from briefer.reconcile.model.apart import Objects
from briefer.reconcile.model.checks import Checked, Point, check
from briefer.reconcile.model.ledger import Builder
from briefer.reconcile.model.lines import CLAIMS, MOST, Line, batches
from briefer.reconcile.model.passages import passages
from briefer.reconcile.model.proved import PROVED, Sides, missing
from briefer.reconcile.model.questions import Asking, Survey
from briefer.reconcile.model.review import View, apply, merged, points_of, size, view, within
from briefer.reconcile.model.together import ids, together
from briefer.reconcile.model.wire import Reviewed
from briefer.reconcile.origins import origins
from briefer.reconcile.story import Story
from briefer.reconcile.traits import traits

REVIEWS = 2
"""Questions that are kept for the review of what parts found: one about facts and one about contested points."""
NEED = 0.9
"""The least share of what two reviews would show that must have room, for there to be two."""
OF_ARTICLES, OF_REQUEST = 1.5, 1500
"""What all questions may hold: so many times the articles' words, and so many more words a question."""
PAGE = 1200
"""Words that are kept for the question about the page."""


@dataclass(frozen=True, slots=True)
class Put:
    """How many questions were put about the articles, how many of them again, and how many words the first ones held."""

    first: int
    again: int = 0
    words: int = 0


async def ledger_by(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    left_out: Sequence[LeftOut],
    model: Model,
    objects: Objects,
    detected: Awaitable[Sequence[ContestedPoint]],
    put: Put,
    most: int = MOST,
) -> Ledger:
    """The ledger of one story, as a model reconciles its claims and code holds its answers against them.

    `detected` are the disputes that the embedded engine's detectors find. Those that are proved stand whatever the model
    says; the others are put before it where its parts have not found them. Where no question finds a valid answer the
    whole is reconciled by the embedded engine. With the questions that were `put` about the articles and the one about the
    page, there are at most one an article, one for `CLAIMS` claims, and two, as far as the articles' leave room. Raises
    `ModelError` where the model answers nothing.
    """
    found = origins(articles)
    claims = [claim for extraction in extractions for claim in extraction.claims]
    origin = {source: o.id for o in found for source in o.sources}
    asking = Asking({article.id: article for article in articles}, found)
    left = len(articles) + -(-len(claims) // CLAIMS) + 1 - put.first
    cut = batches(claims, origin, left - REVIEWS, most)
    left -= put.again + len(cut)
    asks = [asking.survey(lines, n, len(cut)) for n, lines in enumerate(cut, 1)]
    # What is refused of a part's answer, its review asks about again.
    spare = max(0, left) if len(cut) == 1 else 0
    surveyed = await sent(_surveyed(asks, cut, asking, origin, spare, model))
    story = Story({article.id: article for article in articles}, traits(claims), {}, (), origin)
    checked, replies = await surveyed
    notes = [note for reply in replies for note in _notes(reply)]
    if replies and all(reply.value is None for reply in replies):
        spared = reconcile(articles, extractions, left_out)
        return spared.model_copy(update={"notes": tuple(notes)})
    disputed = await detected
    if len(cut) > 1:
        whole = together(checked, [ids(claim for line in lines for claim in line.claims) for lines in cut])
        proposed = missing(disputed, [[side.claims for side in point.sides] for point in whole.points])
        seen = view(whole, passages(articles, claims, origin), points_of(proposed))
        room = int(OF_ARTICLES * sum(article.words for article in articles)) - put.words - PAGE
        room += OF_REQUEST * (put.first + put.again + len(cut) + 1) - sum(words(ask.messages) for ask in asks)
        whole, told = await _reviewed(whole, *_reviews(seen, whole, asking, left, room), origin, model)
        checked, notes = [whole], notes + told
    builder = Builder(story, objects)
    for part in checked:
        builder.take(part)
    builder.rest(claims)
    builder.add(missing([point for point in disputed if point.sure >= PROVED], _told(builder)))
    return Ledger(
        articles=tuple(articles),
        origins=found,
        facts=tuple(builder.facts),
        contested=tuple(builder.contested),
        updates=tuple(builder.updates),
        left_out=tuple(left_out),
        refused=(*(refusal for extraction in extractions for refusal in extraction.refused), *builder.refused),
        notes=tuple(notes),
    )


def _reviews(seen: View, found: Checked, asking: Asking, left: int, room: int) -> tuple[View, list[Ask[Reviewed]]]:
    """The view that answers refer to, and the questions: one about facts and one about points where `left` questions and
    `room` more words allow it, else one about both."""
    bare = replace(seen, points={}, proposed=0, refused=())
    both = room + 2 * OF_REQUEST - asking.around(points=False) - asking.around(facts=False)
    if left > 1 and both >= NEED * (size(bare) + size(seen)):
        first = within(bare, found, both * size(bare) // (size(bare) + size(seen)))
        second = within(seen, found, both - size(first))
        return seen, [asking.review(first, points=False), asking.review(second, facts=False)]
    one = within(seen, found, room + OF_REQUEST - asking.around())
    return one, [asking.review(one)]


async def _reviewed(
    whole: Checked, seen: View, reviews: Sequence[Ask[Reviewed]], origin: Mapping[str, str], model: Model
) -> tuple[Checked, list[str]]:
    """What the parts found, as the review sets it right where it is answered; and notes on the replies."""
    replies = await model.ask_all(reviews)
    notes = [f"reconciliation: {note}" for reply in replies for note in reply.notes]
    for ask, reply in zip(reviews, replies, strict=True):
        if reply.value is None:
            notes.append(f"{ask.subject}: left undone: {reply.failure}")
    answers = [reply.value for reply in replies if reply.value is not None]
    return (apply(merged(answers), seen, whole, origin) if answers else whole), notes


def detected_in(articles: Sequence[Article], embedded: Sequence[Extraction]) -> tuple[ContestedPoint, ...]:
    """The disputes that the detectors find in the embedded engine's extractions."""
    return reconcile(articles, embedded).contested


def _told(builder: Builder) -> list[Sides]:
    points: list[Sides] = [[position.claims for position in point.positions] for point in builder.contested]
    return points + [[value.claims for value in update.values] for update in builder.updates]


# ---------------------------------------------------------------- answers
async def _surveyed(
    asks: Sequence[Ask[Survey]],
    cut: Sequence[Sequence[Line]],
    asking: Asking,
    origin: Mapping[str, str],
    spare: int,
    model: Model,
) -> tuple[list[Checked], tuple[Reply[Survey], ...]]:
    """What stands of the answers about claims, mended by a second answer for at most `spare` parts; and the replies."""
    replies = await model.ask_all(asks)
    found = [check(r.value, lines, origin) if r.value else Checked() for lines, r in zip(cut, replies, strict=True)]
    wrong = [sum(problem.again for problem in part.problems) for part in found]
    worst = sorted((n for n, count in enumerate(wrong) if count), key=lambda n: (-wrong[n], n))
    due = sorted(worst[:spare])
    if due:
        mends = [asking.again(cut[n], n + 1, len(cut), replies[n].value, found[n]) for n in due]
        for n, reply in zip(due, await model.ask_all(mends), strict=True):
            if reply.value:
                _mend(found[n], check(reply.value, cut[n], origin))
    return found, replies


def _mend(first: Checked, second: Checked) -> None:
    """Add what the second answer sets right; what the first one settled stays."""
    first.points += [point for point in second.points if _sides(point) not in {_sides(p) for p in first.points}]
    first.updates += second.updates
    first.facts += second.facts
    first.problems += second.problems


def _sides(point: Point) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(claim.id for claim in side.claims) for side in point.sides)


def _notes(reply: Reply[Survey]) -> list[str]:
    notes = [f"reconciliation: {note}" for note in reply.notes]
    if reply.value is None:
        notes.append(f"reconciliation: left to the embedded engine: {reply.failure}")
    return notes
