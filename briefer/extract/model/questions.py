"""What a model is asked about articles: a question each, or one a window of a long one; of a copy only what is its own.

It loads nothing that reads answers, so that the first questions leave early.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from briefer.extract.model.numbering import Sentence, Window, numbered, shown, windows
from briefer.extract.model.wire import Extracted
from briefer.language.records import dataclass
from briefer.llm.asking import Ask, Message, Model, Reply
from briefer.llm.prompts import fence_marker, load
from briefer.models import Article

STAGE = "extract.v1"
ANSWER_TOKENS = (600, 160)
"""What an answer may be long: so many tokens, and so many more a sentence."""


@dataclass(frozen=True, slots=True)
class Job:
    """One window of one article that is asked about."""

    article: Article
    window: Window
    part: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article with its sentences; `original` is the article that it copies, `same` which sentences they share."""

    article: Article
    sentences: tuple[Sentence, ...]
    original: str | None = None
    same: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked of a run's articles."""

    texts: Mapping[str, Text]
    jobs: tuple[Job, ...]


def questions(articles: Sequence[Article], groups: Sequence[Sequence[str]]) -> Questions:
    """What is to be asked of the articles. `groups` names the sources that share one text, the first is read whole."""
    texts = _texts(articles, groups)
    return Questions(texts, tuple(job for text in texts.values() for job in _jobs(text)))


async def put(asked: Questions, model: Model) -> tuple[Reply[Extracted], ...]:
    """Ask it all: the replies, in the jobs' order. Raises `ModelError` where the model answers nothing at all."""
    return await model.ask_all([_ask(job) for job in asked.jobs])


def _texts(articles: Sequence[Article], groups: Sequence[Sequence[str]]) -> dict[str, Text]:
    made = {article.id: Text(article, numbered(article)) for article in articles}
    for first, *others in groups:
        for other in others:
            from briefer.extract.model.copies import counterparts

            original, copy = made[first], made[other]
            same = counterparts(original.article, original.sentences, copy.article, copy.sentences)
            made[other] = Text(copy.article, copy.sentences, first, same)
    return made


def _jobs(text: Text) -> list[Job]:
    if text.original is None:
        cut = windows(text.article, text.sentences)
    else:
        from briefer.extract.model.copies import own_window

        own = own_window(text.sentences, text.same)
        cut = (own,) if own else ()
    prompt = load(STAGE)
    made = []
    for number, window in enumerate(cut, 1):
        lines = shown(text.article, window)
        messages = prompt.render(published=_published(text.article), marker=fence_marker(lines), sentences=lines)
        part = f"{text.article.id}, part {number}" if len(cut) > 1 else text.article.id
        made.append(Job(text.article, window, part, messages))
    return made


def _published(article: Article) -> str:
    return f"Published {article.published:%Y-%m-%d}" if article.published else "Published on an unknown day"


def _ask(job: Job) -> Ask[Extracted]:
    numbers = {sentence.number for sentence in job.window.sentences}

    def check(answer: Extracted) -> str | None:
        return _objection(answer, numbers, len(job.window.sentences) - len(job.window.context))

    base, each = ANSWER_TOKENS
    return Ask(
        stage=STAGE,
        subject=job.part,
        messages=job.messages,
        answer=Extracted,
        check=check,
        prompt=load(STAGE).sha256,
        max_answer_tokens=base + each * len(job.window.sentences),
    )


def _objection(answer: Extracted, numbers: set[int], asked: int) -> str | None:
    """Why an answer is of no use at all; what is wrong with single claims is settled later."""
    if not answer.claims and asked > len(answer.instructions) + 2:
        return "there are no claims; list what the sentences state"
    astray = sum(not numbers.intersection(claim.sentences) for claim in answer.claims)
    if answer.claims and 2 * astray > len(answer.claims):
        return f"most claims cite sentences that are not there; cite the numbers from {min(numbers)} to {max(numbers)}"
    return None
