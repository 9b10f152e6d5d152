"""A model's answers about articles → extractions.

An answer of which the gate refuses much is asked again once, with the reasons. An article whose questions find no valid
answer is handled by the embedded engine. A copy of an article is asked only about what it does not share with it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence

from briefer.extract.model.claims import Found, Placed, cited_in, found_in, ordered
from briefer.extract.model.copies import mapped
from briefer.extract.model.questions import ANSWER_TOKENS, Job, Questions, Text
from briefer.extract.model.wire import Extracted, Proposed
from briefer.language.records import dataclass
from briefer.llm.asking import Ask, Model, Reply
from briefer.llm.prompts import load
from briefer.models import Extraction

AGAIN = "again.v1"
REFUSED_SHARE = 1 / 3
"""Share of an answer's claims that the gate refuses, above which it is worth asking again."""
REFUSED_LEAST = 3


@dataclass(frozen=True, slots=True)
class Read:
    """The extractions of a run's articles, and how many of its questions were asked again."""

    extractions: tuple[Extraction, ...]
    again: int = 0


async def read_all(
    asked: Questions,
    replies: Sequence[Reply[Extracted]],
    model: Model,
    embedded: Awaitable[Sequence[Extraction]],
) -> Read:
    """The articles' extractions, in their order.

    `replies` are the answers to what was asked (see `put`); where they are poor the model is asked again. `embedded` are
    the embedded engine's, which stand in where the model fails. Raises `ModelError` where the model answers nothing at all.
    """
    texts, jobs = asked.texts, asked.jobs
    articles = [text.article for text in texts.values()]
    firsts = [_found(job, reply) for job, reply in zip(jobs, replies, strict=True)]
    founds, again = await _asked_again(jobs, replies, firsts, model)
    by_source: dict[str, list[tuple[Found, Reply[Extracted]]]] = {article.id: [] for article in articles}
    for job, reply, found in zip(jobs, replies, founds, strict=True):
        by_source[job.article.id].append((found, reply))
    failed = {source: _failure(parts) for source, parts in by_source.items()}
    placed = {source: _joined(parts) for source, parts in by_source.items()}
    spare = {e.source: e for e in await embedded} if any(failed.values()) else {}
    made = tuple(_extraction(texts[a.id], by_source[a.id], texts, placed, failed, spare) for a in articles)
    return Read(made, again)


def cited(asked: Questions, replies: Sequence[Reply[Extracted]]) -> dict[str, frozenset[int]] | None:
    """By source, where the sentences start that the answers cite; null where an article has no valid answer."""
    numbers: dict[str, set[int]] = {source: set() for source in asked.texts}
    for job, reply in zip(asked.jobs, replies, strict=True):
        if reply.value is None:
            return None
        numbers[job.article.id] |= cited_in(job.article, job.window.sentences, reply.value, job.window.context)
    for source, text in asked.texts.items():
        if text.original:
            numbers[source] |= {text.same[n] for n in numbers[text.original] if n in text.same}
    return {
        source: frozenset(s.span.start for s in text.sentences if s.number in numbers[source])
        for source, text in asked.texts.items()
    }


def rehearse(asked: Questions) -> None:
    """Read what was asked about as if it had been answered in the articles' own words.

    Nothing comes of it but that the answers are read the sooner: what is known of a sentence is remembered.
    """
    for job in asked.jobs:
        own = [(s.number, job.article.text[s.span.start : s.span.end]) for s in job.window.sentences]
        claims = [Proposed(statement=text, sentences=[number], speaker=None, about="") for number, text in own]
        found_in(job.article, job.window.sentences, Extracted(claims=claims, instructions=[]), job.window.context)


# ---------------------------------------------------------------- answers
def _found(job: Job, reply: Reply[Extracted]) -> Found:
    if reply.value is None:
        return Found()
    return found_in(job.article, job.window.sentences, reply.value, job.window.context)


async def _asked_again(
    jobs: Sequence[Job], replies: Sequence[Reply[Extracted]], firsts: Sequence[Found], model: Model
) -> tuple[list[Found], int]:
    """The answers after those of which much was refused were asked for again, once; and how many these were."""
    founds = list(firsts)
    due = [n for n, reply in enumerate(replies) if reply.value is not None and _poor(founds[n], reply.value)]
    if not due:
        return founds, 0
    seconds = await model.ask_all([_again(jobs[n], replies[n].value, founds[n]) for n in due])
    for n, reply in zip(due, seconds, strict=True):
        founds[n] = _mended(founds[n], _found(jobs[n], reply))
    return founds, len(due)


def _poor(found: Found, answer: Extracted) -> bool:
    refused = len(found.refused)
    return refused >= REFUSED_LEAST and refused > REFUSED_SHARE * len(answer.claims)


def _again(job: Job, answer: Extracted | None, found: Found) -> Ask[Extracted]:
    problems = "\n".join(f"- {refusal.statement}: {refusal.reason}" for refusal in found.refused)
    prompt = load(AGAIN)
    said = answer.model_dump_json() if answer else ""
    return Ask(
        stage=AGAIN,
        subject=f"{job.part}, again",
        messages=(*job.messages, *prompt.render(answer=said, problems=problems)),
        answer=Extracted,
        prompt=prompt.sha256,
        max_answer_tokens=ANSWER_TOKENS[0] + ANSWER_TOKENS[1] * len(found.refused),
    )


def _mended(first: Found, second: Found) -> Found:
    """The first answer, with the source's own words giving way to what the second says of the same sentences."""
    better = [p for p in second.placed if not p.own_words]
    told = {p.sentence for p in better}
    kept = [p for p in first.placed if not (p.own_words and p.sentence in told)]
    return Found((*kept, *better), (*first.refused, *second.refused), first.instructions)


def _failure(parts: Sequence[tuple[Found, Reply[Extracted]]]) -> str | None:
    return next((reply.failure or "no answer" for _, reply in parts if reply.value is None), None)


def _joined(parts: Sequence[tuple[Found, Reply[Extracted]]]) -> tuple[Placed, ...]:
    """The claims of all windows; what two windows both tell comes once."""
    made: dict[tuple[int, str], Placed] = {}
    for found, _ in parts:
        for placed in found.placed:
            made.setdefault((placed.sentence, placed.claim.statement), placed)
    return tuple(made.values())


# ---------------------------------------------------------------- extractions
def _extraction(
    text: Text,
    parts: Sequence[tuple[Found, Reply[Extracted]]],
    texts: Mapping[str, Text],
    placed: Mapping[str, tuple[Placed, ...]],
    failed: Mapping[str, str | None],
    spare: Mapping[str, Extraction],
) -> Extraction:
    article = text.article
    failure = failed[article.id] or (failed[text.original] if text.original else None)
    if failure:
        note = f"handled by the embedded engine: {failure}"
        return spare[article.id].model_copy(update={"notes": (note,)})
    own = placed[article.id]
    if text.original:
        original = texts[text.original]
        shared = mapped(placed[text.original], original.sentences, article, text.sentences, text.same)
        own = (*shared, *own)
    refused = tuple(refusal for found, _ in parts for refusal in found.refused)
    return Extraction(source=article.id, claims=ordered(article, own), refused=refused, notes=_notes(parts, text.original))


def _notes(parts: Sequence[tuple[Found, Reply[Extracted]]], original: str | None) -> tuple[str, ...]:
    planted = sorted({number for found, _ in parts for number in found.instructions})
    notes = [f"extraction: {note}" for _, reply in parts for note in reply.notes]
    if planted:
        count = "a sentence" if len(planted) == 1 else f"{len(planted)} sentences"
        notes.append(f"instructions to a machine were found and not followed ({count})")
    if original and not parts:
        notes.append(f"read as a copy of {original}")
    return tuple(notes)
