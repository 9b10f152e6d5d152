"""Claims → ledger by a model: one question a batch; what of an answer does not stand is asked for again once."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence

from briefer.llm.asking import Ask, Model, Reply
from briefer.llm.prompts import fence_marker, load
from briefer.models import Article, ContestedPoint, Extraction, Ledger, LeftOut, Origin
from briefer.reconcile import reconcile
from briefer.reconcile.model.apart import Objects
from briefer.reconcile.model.checks import Checked, Point, check
from briefer.reconcile.model.ledger import Builder
from briefer.reconcile.model.lines import BATCH, Line, batches
from briefer.reconcile.model.proved import PROVED, Sides, missing
from briefer.reconcile.model.wire import Reconciled
from briefer.reconcile.origins import origins
from briefer.reconcile.story import Story
from briefer.reconcile.traits import traits

STAGE = "reconcile.v1"
AGAIN = "again.v1"
ANSWER_TOKENS = (1500, 70)
"""What an answer may be long: so many tokens, and so many more a line."""
MOST_TOKENS = 16_000
"""More than this few servers give."""


async def ledger_by(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    left_out: Sequence[LeftOut],
    model: Model,
    objects: Objects,
    proved: Awaitable[Sequence[ContestedPoint]],
    most: int = BATCH,
) -> Ledger:
    """The ledger of one story, as a model reconciles its claims and code holds its answers against them.

    `proved` are disputes that stand whatever the model says (see `proved_in`). Where no question finds a valid answer the
    whole is reconciled by the embedded engine. Raises `ModelError` where the model answers nothing.
    """
    found = origins(articles)
    claims = [claim for extraction in extractions for claim in extraction.claims]
    origin = {source: o.id for o in found for source in o.sources}
    story = Story({article.id: article for article in articles}, traits(claims), {}, (), origin)
    cut = batches(claims, origin, most)
    names = {article.id: article for article in articles}
    replies = await model.ask_all([_ask(lines, names, found, n, len(cut)) for n, lines in enumerate(cut, 1)])
    checked = await _checked(cut, replies, story, names, found, model)
    notes = [note for reply in replies for note in _notes(reply)]
    if replies and all(reply.value is None for reply in replies):
        whole = reconcile(articles, extractions, left_out)
        return whole.model_copy(update={"notes": tuple(notes)})
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


# ---------------------------------------------------------------- questions
def _ask(
    lines: Sequence[Line], articles: Mapping[str, Article], found: Sequence[Origin], number: int, of: int
) -> Ask[Reconciled]:
    prompt = load(STAGE)
    shown = "\n".join(line.text for line in lines)
    messages = prompt.render(sources=_sources(articles, found), marker=fence_marker(shown), claims=shown)
    base, each = ANSWER_TOKENS
    return Ask(
        stage=STAGE,
        subject="reconciliation" if of == 1 else f"reconciliation, part {number} of {of}",
        messages=messages,
        answer=Reconciled,
        check=lambda answer: _objection(answer, lines),
        prompt=prompt.sha256,
        max_answer_tokens=min(MOST_TOKENS, base + each * len(lines)),
    )


def _sources(articles: Mapping[str, Article], found: Sequence[Origin]) -> str:
    """Each source with its day; copies of one text stand together."""
    parts = []
    for origin in found:
        names = [
            f"{source} {article.published:%Y-%m-%d}" if (article := articles[source]).published else source
            for source in origin.sources
        ]
        parts.append(" = ".join(names))
    return ", ".join(parts) + (" (= marks copies of one text)" if any(len(o.sources) > 1 for o in found) else "")


def _objection(answer: Reconciled, lines: Sequence[Line]) -> str | None:
    """Why an answer is of no use at all; what is wrong with parts of it is settled later."""
    known = {line.number for line in lines}
    named = [n for group in answer.facts for n in group.claims]
    named += [n for point in answer.contested for position in point.positions for n in position.claims]
    if not answer.facts and not answer.contested and len(lines) > 3:
        return "there are no facts; group the claims"
    if named and 2 * sum(n not in known for n in named) > len(named):
        return f"most numbers name no claim; cite the claims from 1 to {len(lines)}"
    return None


# ---------------------------------------------------------------- answers
async def _checked(
    cut: Sequence[Sequence[Line]],
    replies: Sequence[Reply[Reconciled]],
    story: Story,
    articles: Mapping[str, Article],
    found: Sequence[Origin],
    model: Model,
) -> list[Checked]:
    """What stands of the answers, with what a second answer mends of the contested points that did not."""
    firsts = [check(r.value, lines, story.origin) if r.value else Checked() for lines, r in zip(cut, replies, strict=True)]
    due = [n for n, part in enumerate(firsts) if any(problem.again for problem in part.problems)]
    if not due:
        return firsts
    asks = [_again(_ask(cut[n], articles, found, n + 1, len(cut)), replies[n].value, firsts[n]) for n in due]
    for n, reply in zip(due, await model.ask_all(asks), strict=True):
        if reply.value:
            _mend(firsts[n], check(reply.value, cut[n], story.origin))
    return firsts


def _again(first: Ask[Reconciled], answer: Reconciled | None, checked: Checked) -> Ask[Reconciled]:
    problems = "\n".join(f"- {problem.what}: {problem.reason}" for problem in checked.problems if problem.again)
    prompt = load(AGAIN)
    said = answer.model_dump_json() if answer else ""
    return Ask(
        stage=AGAIN,
        subject=f"{first.subject}, again",
        messages=(*first.messages, *prompt.render(answer=said, problems=problems)),
        answer=Reconciled,
        prompt=prompt.sha256,
        max_answer_tokens=min(MOST_TOKENS, ANSWER_TOKENS[0] + 2 * ANSWER_TOKENS[1] * len(checked.problems)),
    )


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
