"""Claims → ledger by a model.

A story of few claims is one question, and what of its answer does not stand is asked for again once. Of a larger one the
sentences are compared.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence

from briefer.language.records import dataclass
from briefer.llm.asking import Model, Reply, sent
from briefer.models import Article, ContestedPoint, Extraction, Ledger, LeftOut, Origin
from briefer.reconcile import reconcile
from briefer.reconcile.model.apart import Objects
from briefer.reconcile.model.checks import DETAIL, Agreed, Checked, Point, check
from briefer.reconcile.model.comparing import OF_REQUEST, Begun, Room, at_once, begin, compare, planned
from briefer.reconcile.model.ledger import Builder
from briefer.reconcile.model.lines import CLAIMS, MOST, Line, numbered, once
from briefer.reconcile.model.passages import passages
from briefer.reconcile.model.proved import PROVED, Sides, missing
from briefer.reconcile.model.questions import Asking
from briefer.reconcile.model.wire import Reconciled
from briefer.reconcile.origins import origins
from briefer.reconcile.story import Story
from briefer.reconcile.traits import traits

OF_ARTICLES = 1.5
"""What all questions may hold, in words: so many times the articles' own, and `OF_REQUEST` more a question."""
PAGE = 1000
"""Words that are kept for the question about the page."""


@dataclass(frozen=True, slots=True)
class Put:
    """How many questions were put about the articles, how many of them again, and how many words the first ones held."""

    first: int
    again: int = 0
    words: int = 0


async def begun(
    articles: Sequence[Article], cited: Mapping[str, Collection[int]], proposed: int, model: Model, put: Put
) -> Begun | None:
    """Compare the sentences that the answers about the articles cite, while the gate reads what is `proposed` of them: the
    starts of the sentences by their sources. Null where that must wait for the claims: there are few, or one question does
    not hold the story."""
    found = origins(articles)
    held = passages(articles, (), _origin_of(found), cited)
    asking = Asking({article.id: article for article in articles}, found)
    if proposed <= MOST or not at_once(held, asking, _room(articles, proposed, put)):
        return None
    return await begin([held], asking, model, cited)


async def ledger_by(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    left_out: Sequence[LeftOut],
    model: Model,
    objects: Objects,
    detected: Awaitable[Sequence[ContestedPoint]],
    put: Put,
    meanwhile: Callable[[], None],
    before: Begun | None = None,
) -> Ledger:
    """The ledger of one story, as a model reconciles its claims and code holds its answers against them.

    `before` is a comparison that has begun. `meanwhile` is done while the model answers.
    `detected` are the disputes that the embedded engine's detectors find. Those that are proved stand whatever the model
    says; of a large story the others are put before it where it has not found them. Where no question finds a valid answer
    the whole is reconciled by the embedded engine. With the questions that were `put` about the articles and the one about
    the page, there are at most one an article, one for `CLAIMS` claims, and two, as far as the articles' leave room. Raises
    `ModelError` where the model answers nothing.
    """
    found = origins(articles)
    claims = [claim for extraction in extractions for claim in extraction.claims]
    origin = _origin_of(found)
    asking = Asking({article.id: article for article in articles}, found)
    told = once(claims, origin)
    story = Story(asking.articles, traits(claims), {}, (), origin)
    room = _room(articles, len(claims), put)
    if before is not None or len(told) > MOST:
        held = passages(articles, claims, origin, before.cited if before else None)
        before = before or await begin(planned(held, asking, room), asking, model)

        def grouped() -> list[Agreed]:
            facts = reconcile(articles, extractions, left_out).facts
            return [Agreed(fact.claims, "", DETAIL) for fact in facts if len(fact.claims) > 1]

        def rehearse(found: Checked) -> None:
            """Hold what was found against the gate as if that were all: what is known of a wording is remembered."""
            Builder(story, objects).take(found)
            meanwhile()

        answered = await sent(compare(before, held, grouped, rehearse, detected, asking, origin, room, model))
    else:
        answered = await sent(_surveyed(numbered(told), asking, origin, room.questions > 1, model))
        if not answered.done():
            meanwhile()
    checked, notes = await answered
    if checked is None:
        spared = reconcile(articles, extractions, left_out)
        return spared.model_copy(update={"notes": tuple(notes)})
    builder = Builder(story, objects)
    builder.take(checked)
    builder.rest(claims)
    builder.add(missing([point for point in await detected if point.sure >= PROVED], _told(builder)))
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


def _origin_of(found: Sequence[Origin]) -> dict[str, str]:
    return {source: origin.id for origin in found for source in origin.sources}


def _room(articles: Sequence[Article], claims: int, put: Put) -> Room:
    """What may be asked of so many claims, with the question about the page kept."""
    own = int(OF_ARTICLES * sum(article.words for article in articles))
    left = len(articles) + -(-claims // CLAIMS) + 1 - put.first - put.again
    return Room(left, own - put.words - PAGE + OF_REQUEST * (put.first + put.again + 1))


def detected_in(articles: Sequence[Article], embedded: Sequence[Extraction]) -> tuple[ContestedPoint, ...]:
    """The disputes that the detectors find in the embedded engine's extractions."""
    return reconcile(articles, embedded).contested


def _told(builder: Builder) -> list[Sides]:
    points: list[Sides] = [[position.claims for position in point.positions] for point in builder.contested]
    return points + [[value.claims for value in update.values] for update in builder.updates]


# ---------------------------------------------------------------- a story of few claims
async def _surveyed(
    lines: Sequence[Line], asking: Asking, origin: Mapping[str, str], again: bool, model: Model
) -> tuple[Checked | None, list[str]]:
    """What stands of the answer about all claims, mended by a second one where there may be one; and notes on them."""
    (reply,) = await model.ask_all([asking.survey(lines)])
    if reply.value is None:
        return None, _notes(reply)
    found = check(reply.value, lines, origin)
    if again and any(problem.again for problem in found.problems):
        (mend,) = await model.ask_all([asking.again(lines, reply.value, found)])
        if mend.value is not None:
            _mend(found, check(mend.value, lines, origin))
    return found, _notes(reply)


def _mend(first: Checked, second: Checked) -> None:
    """Add what the second answer sets right; what the first one settled stays."""
    first.points += [point for point in second.points if _sides(point) not in {_sides(p) for p in first.points}]
    first.updates += second.updates
    first.facts += second.facts
    first.problems += second.problems


def _sides(point: Point) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(claim.id for claim in side.claims) for side in point.sides)


def _notes(reply: Reply[Reconciled]) -> list[str]:
    notes = [f"reconciliation: {note}" for note in reply.notes]
    if reply.value is None:
        notes.append(f"reconciliation: left to the embedded engine: {reply.failure}")
    return notes
