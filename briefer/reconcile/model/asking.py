"""Claims → ledger by a model.

A story of few claims is one question. Of a larger one, parts of what may belong together are asked about side by side, and
then, in one question, what they found is joined. What of an answer about claims does not stand is asked for again once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence

from briefer.llm.asking import Model, Reply, sent
from briefer.models import Article, ContestedPoint, Extraction, Ledger, LeftOut
from briefer.reconcile import reconcile
from briefer.reconcile.model.apart import Objects
from briefer.reconcile.model.checks import Checked, Point, check
from briefer.reconcile.model.ledger import Builder
from briefer.reconcile.model.lines import MOST, Line, batches
from briefer.reconcile.model.overview import apply, together, view
from briefer.reconcile.model.proved import PROVED, Sides, missing
from briefer.reconcile.model.questions import Asking, Survey
from briefer.reconcile.origins import origins
from briefer.reconcile.story import Story
from briefer.reconcile.traits import traits

CLAIMS = 60
"""For each so many claims there may be a question."""


async def ledger_by(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    left_out: Sequence[LeftOut],
    model: Model,
    objects: Objects,
    proved: Awaitable[Sequence[ContestedPoint]],
    most: int = MOST,
) -> Ledger:
    """The ledger of one story, as a model reconciles its claims and code holds its answers against them.

    `proved` are disputes that stand whatever the model says (see `proved_in`). Where no question finds a valid answer the
    whole is reconciled by the embedded engine. Raises `ModelError` where the model answers nothing.
    """
    found = origins(articles)
    claims = [claim for extraction in extractions for claim in extraction.claims]
    origin = {source: o.id for o in found for source in o.sources}
    asking = Asking({article.id: article for article in articles}, found)
    cut = batches(claims, origin, most)
    overview = int(len(cut) > 1)
    spare = -(-len(claims) // CLAIMS) + 1 - len(cut) - 2 * overview
    surveyed = await sent(_surveyed(cut, asking, origin, max(0, spare), model))
    story = Story({article.id: article for article in articles}, traits(claims), {}, (), origin)
    checked, replies = await surveyed
    notes = [note for reply in replies for note in _notes(reply)]
    if replies and all(reply.value is None for reply in replies):
        spared = reconcile(articles, extractions, left_out)
        return spared.model_copy(update={"notes": tuple(notes)})
    if overview:
        whole, told = await _overviewed(cut, checked, asking, origin, model)
        checked, notes = [whole], notes + told
    builder = Builder(story, objects)
    for part in checked:
        builder.take(part)
    builder.rest(claims)
    builder.add(missing(await proved, _told(builder)))
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


def proved_in(articles: Sequence[Article], embedded: Sequence[Extraction]) -> tuple[ContestedPoint, ...]:
    """The disputes that the detectors prove in the embedded engine's extractions."""
    return reconcile(articles, embedded, least=PROVED).contested


def _told(builder: Builder) -> list[Sides]:
    points: list[Sides] = [[position.claims for position in point.positions] for point in builder.contested]
    return points + [[value.claims for value in update.values] for update in builder.updates]


# ---------------------------------------------------------------- answers
async def _surveyed(
    cut: Sequence[Sequence[Line]], asking: Asking, origin: Mapping[str, str], spare: int, model: Model
) -> tuple[list[Checked], tuple[Reply[Survey], ...]]:
    """What stands of the answers about claims, mended by a second answer for at most `spare` parts; and the replies."""
    replies = await model.ask_all([asking.survey(lines, n, len(cut)) for n, lines in enumerate(cut, 1)])
    found = [check(r.value, lines, origin) if r.value else Checked() for lines, r in zip(cut, replies, strict=True)]
    wrong = [sum(problem.again for problem in part.problems) for part in found]
    worst = sorted((n for n, count in enumerate(wrong) if count), key=lambda n: (-wrong[n], n))
    due = sorted(worst[:spare])
    if due:
        asks = [asking.again(cut[n], n + 1, len(cut), replies[n].value, found[n]) for n in due]
        for n, reply in zip(due, await model.ask_all(asks), strict=True):
            if reply.value:
                _mend(found[n], check(reply.value, cut[n], origin))
    return found, replies


async def _overviewed(
    cut: Sequence[Sequence[Line]], parts: Sequence[Checked], asking: Asking, origin: Mapping[str, str], model: Model
) -> tuple[Checked, list[str]]:
    """What the parts found as one, as the model joins it where it answers; and notes on its reply."""
    whole = together(parts, [frozenset(claim.id for line in lines for claim in line.claims) for lines in cut])
    shown = view(whole)
    if not shown.lines:
        return whole, []
    reply = (await model.ask_all([asking.overview(shown)]))[0]
    notes = [f"reconciliation: {note}" for note in reply.notes]
    if reply.value is None:
        return whole, [*notes, f"reconciliation: its parts were not held against each other: {reply.failure}"]
    return apply(reply.value, shown, whole, origin), notes


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
