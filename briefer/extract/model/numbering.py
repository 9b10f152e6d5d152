"""An article as numbered sentences, cut into windows at paragraph ends where it is long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from briefer.language.records import dataclass
from briefer.language.sentences import sentences
from briefer.models import Article, Block, Span

if TYPE_CHECKING:
    from briefer.extract.discourse import Told

WINDOW = 2400
"""Words that are asked about at once; beyond them models begin to skip."""
OVERLAP = 120
"""Words of the window before that the next one repeats, so that nothing at the seam loses its context."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: its number from 1, its block and where it stands in the article's text."""

    number: int
    block: Block
    span: Span
    article: Speakers = field(repr=False, compare=False)

    @property
    def told(self) -> Told:
        """Who speaks in it. The article's first one to be asked reads the whole article for this; a question needs none."""
        return self.article.told[self.number - 1]


class Speakers:
    """Who speaks in each sentence of an article, read when it is first asked for."""

    def __init__(self, article: Article, blocks: Sequence[tuple[Block, Sequence[Span]]]) -> None:
        self._article, self._blocks = article, blocks

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The article's sentences in their order."""
        from briefer.extract.discourse import Discourse

        discourse = Discourse(self._article.text)
        return tuple(told for block, spans in self._blocks for told in discourse.read(block, spans))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an article that is asked about at once.

    `sentences` are asked about; `context` are numbers among them that another window, or the text this is a copy of,
    already tells.
    """

    sentences: tuple[Sentence, ...]
    context: frozenset[int] = frozenset()


def numbered(article: Article) -> tuple[Sentence, ...]:
    """The article's sentences with its title, without subheadings, numbered from 1."""
    blocks = [
        (block, sentences(article.text, block.start, block.end)) for block in article.blocks if block.kind != "heading"
    ]
    speakers = Speakers(article, blocks)
    found = [(block, span) for block, spans in blocks for span in spans]
    return tuple(Sentence(number, block, span, speakers) for number, (block, span) in enumerate(found, 1))


def windows(article: Article, found: Sequence[Sentence], most: int = WINDOW, overlap: int = OVERLAP) -> tuple[Window, ...]:
    """The sentences in windows of at most `most` words, cut where paragraphs end.

    Each window but the first begins with the last paragraphs of the one before, up to `overlap` words, as context. A
    paragraph longer than a window stays whole.
    """
    paragraphs = _paragraphs(found)
    sizes = [sum(_words(article, s) for s in paragraph) for paragraph in paragraphs]
    made: list[Window] = []
    first = at = 0
    while at < len(paragraphs):
        size = sum(sizes[first:at])
        start = at
        while at < len(paragraphs) and (at == start or size + sizes[at] <= most):
            size += sizes[at]
            at += 1
        context = frozenset(s.number for p in paragraphs[first:start] for s in p)
        made.append(Window(tuple(s for p in paragraphs[first:at] for s in p), context))
        first = _overlapping(sizes, at, overlap)
    return tuple(made)


def _overlapping(sizes: Sequence[int], at: int, overlap: int) -> int:
    first = at
    while first > 0 and sum(sizes[first - 1 : at]) <= overlap:
        first -= 1
    return first


def _paragraphs(found: Sequence[Sentence]) -> list[list[Sentence]]:
    made: list[list[Sentence]] = []
    for sentence in found:
        if made and made[-1][0].block == sentence.block:
            made[-1].append(sentence)
        else:
            made.append([sentence])
    return made


def _words(article: Article, sentence: Sentence) -> int:
    return len(article.text[sentence.span.start : sentence.span.end].split())


def shown(article: Article, window: Window) -> str:
    """The window's sentences as the prompt shows them: a line each, "[7] …"; context of a copy is shown without claims."""
    lines = []
    for sentence in window.sentences:
        text = " ".join(article.text[sentence.span.start : sentence.span.end].split())
        lines.append(f"[{sentence.number}] {text}")
    return "\n".join(lines)
