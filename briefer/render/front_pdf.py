"""The front page as a PDF of exactly one page.

It is set in the largest type that holds all it should tell; where no size does, it tells less of each story, and at last
counts the lightest stories without naming them. front.json holds everything.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from briefer.errors import DoesNotFit
from briefer.language.records import dataclass
from briefer.models import FrontPage
from briefer.render.front import FrontView, StoryView, view
from briefer.render.marks import breakable, isolated, shortened
from briefer.render.pdf import PdfResult
from briefer.render.typeset import measured, typeset

TEMPLATE = "front.typ"
SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
MADE = 420
"""Characters of the colophon."""


@dataclass(frozen=True, slots=True)
class Level:
    """How much is told: sentences, changes and disputes of each of the first `told` stories; of those from there to `named`
    their headlines; and how many stories without news are named."""

    sentences: int
    turns: int
    disputes: int
    told: int
    named: int
    quiet: int


def render_front_pdf(front: FrontPage) -> PdfResult:
    """The front page as a PDF of one page, with PDF/UA-1 and PDF/A-2a where its text allows.

    Raises `DoesNotFit` where not even one headline fits, which no headline is long enough for.
    """
    shown = view(front)
    levels = _levels(len(shown.stories), len(shown.quiet))
    data = [_data(front, shown, level) for level in levels]
    fullest = _first(lambda n: _fits(data[n], SIZES[-1]), len(data))
    if fullest is None:
        raise DoesNotFit("the front page", "not even one headline fits", "name fewer stories")
    largest = _first(lambda n: _fits(data[fullest], SIZES[n]), len(SIZES)) or 0
    made = typeset(TEMPLATE, _inputs(data[fullest], SIZES[largest]))
    return PdfResult(made.data, made.standards, SIZES[largest], made.notes)


def _first(holds: Callable[[int], bool], count: int) -> int | None:
    """The first of 0 … count - 1 for which it holds, where it holds for all after one for which it does."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low if low < count else None


def _fits(data: str, size: float) -> bool:
    return bool(json.loads(measured(TEMPLATE, _inputs(data, size), "<pages>")) == 1)


def _inputs(data: str, size: float) -> dict[str, str]:
    return {"data": data, "size": f"{size:g}"}


def _levels(stories: int, quiet: int) -> list[Level]:
    """From all there is to one headline; each tells less than the one before."""
    levels = [Level(*told, stories, stories, quiet) for told in ((3, 4, 3), (3, 2, 2), (2, 2, 1), (1, 1, 1), (1, 0, 1))]
    levels += [Level(1, 0, 1, told, stories, quiet) for told in range(stories - 1, -1, -1)]
    for named in range(stories - 1, 0, -1):
        levels.append(Level(0, 0, 0, 0, named, max(1, quiet * named // stories)))
    levels += [Level(0, 0, 0, 0, min(stories, 1), quiet // parts) for parts in (2, 4, 8, quiet + 1)]
    return levels


def _data(front: FrontPage, shown: FrontView, level: Level) -> str:
    told = shown.stories[: level.named]
    left = len(shown.stories) - len(told) + max(0, len(shown.quiet) - level.quiet)
    data = {
        "paper": "us-letter" if shown.paper == "letter" else "a4",
        "title": shown.date,
        "date": [front.date.year, front.date.month, front.date.day],
        "line": shown.line,
        "stories": [_story(story, level, told=n < level.told) for n, story in enumerate(told)],
        "quiet": [{"title": _text(shortened(q.title, 90)), "since": q.since} for q in shown.quiet[: level.quiet]],
        "made": _made(shown, left),
    }
    return json.dumps(data, ensure_ascii=False)


def _story(story: StoryView, level: Level, *, told: bool) -> dict[str, object]:
    sentences = story.bottom_line[: level.sentences] if told else ()
    turns = story.turns[: level.turns] if told else ()
    disputes = story.disputes[: level.disputes] if told else ()
    return {
        "title": _text(shortened(story.title, 160)),
        "pdf": story.pdf,
        "counts": story.counts,
        "contested": story.contested,
        "since": story.since,
        "bottom_line": [
            {"statement": _text(shortened(said.statement, 420)), "names": _text(shortened(said.names, 80))}
            for said in sentences
        ],
        "turns": [{"label": t.label, "now": _text(t.now), "before": _text(t.before), "when": t.when} for t in turns],
        "disputes": _text(shortened("; ".join(disputes), 240)),
    }


def _made(shown: FrontView, left: int) -> str:
    notes = [shown.how, shown.more, f"{left} more in front.json." if left else ""]
    out = len(shown.left_out) + shown.left_out_more
    if out:
        notes.append(f"{out} {'source' if out == 1 else 'sources'} left out: {'; '.join(shown.left_out)}.")
    return _text(shortened(" ".join(note for note in notes if note), MADE))


def _text(text: str) -> str:
    return isolated(breakable(text))
