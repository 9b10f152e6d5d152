"""The front page as every format shows it, and its Markdown, HTML and JSON; `front_pdf` makes the PDF."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from briefer.language.records import dataclass
from briefer.models import FrontPage, FrontStory, ItemChange, LeftOut, SummarySentence
from briefer.render import html, markdown
from briefer.render.changed import label
from briefer.render.marks import date_text, line, plural, short_date, shortened

TURNS, DISPUTES, LEFT_OUT = 4, 3, 12
"""Changes and disputes of a story, and sources left out, that the page tells of; it counts the others."""
SAID = 200
"""Characters of what a change says was or is."""
NAME = 40
"""Characters of a saved search's name."""
NAMES = 3
"""Publishers named behind a sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a bottom line, and who says it: "Coastal Herald, Reuters +2"."""

    statement: str
    names: str


@dataclass(frozen=True, slots=True)
class FrontTurn:
    """A change: what it is called, what holds now, and what was said before, with its day; "" where there is none."""

    label: str
    now: str
    before: str
    when: str

    @property
    def text(self) -> str:
        """The change in one line: "Updated: Fifteen. (before, 2 Mar 2026: Twelve.)"."""
        moment = f"before, {self.when}" if self.when else "before"
        return f"{self.label}: {self.now}" + (f" ({moment}: {self.before})" if self.before else "")


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story on the front page; `link` leads to its page, `pdf` to its PDF, relative to the front page.

    `since` says when it was last briefed, and which saved searches find it.
    """

    id: str
    title: str
    link: str | None
    pdf: str | None
    counts: str
    contested: str
    bottom_line: tuple[Told, ...]
    since: str
    turns: tuple[FrontTurn, ...]
    disputes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quiet:
    """A story without news, in one line; `since` as of a `StoryView`."""

    title: str
    since: str
    link: str | None


@dataclass(frozen=True, slots=True)
class FrontView:
    """The whole front page, in the order it is read."""

    date: str
    line: str
    stories: tuple[StoryView, ...]
    quiet: tuple[Quiet, ...]
    more: str
    left_out: tuple[str, ...]
    left_out_more: int
    how: str
    paper: str


def view(front: FrontPage) -> FrontView:
    """What a front page shows."""
    told = (*front.stories, *front.quiet)
    engine = f"{front.engine.name} engine" + (f", {line(front.engine.model)}" if front.engine.model else "")
    return FrontView(
        date=date_text(front.date) or "",
        line=f"{_stories(len(told))} · {plural(front.articles, 'article')} read · {engine}",
        stories=tuple(_story(story) for story in front.stories),
        quiet=tuple(
            Quiet(line(q.title), _since(short_date(q.since) or "", q.searches), _link(q.folder, "html"))
            for q in front.quiet
        ),
        more=f"{_stories(front.more)} more of less weight {'was' if front.more == 1 else 'were'} not briefed."
        if front.more
        else "",
        left_out=tuple(_left_out(left) for left in front.left_out[:LEFT_OUT]),
        left_out_more=max(0, len(front.left_out) - LEFT_OUT),
        how="Every statement is cited on its story’s page to the passages it rests on.",
        paper=front.page,
    )


def render_front_json(front: FrontPage) -> str:
    """The front page as the text of front.json."""
    data = front.model_dump(mode="json", by_alias=True)
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def render_front_markdown(front: FrontPage) -> str:
    """The front page as Markdown, with links to the stories' pages; what comes from articles is escaped."""
    text = markdown.template("front.md.jinja").render(page=view(front), ready=markdown.Ready)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def render_front_html(front: FrontPage) -> str:
    """The front page as one HTML file that loads nothing, with relative links to the stories' pages."""
    return html.template("front.html.jinja").render(page=view(front))


def _story(story: FrontStory) -> StoryView:
    return StoryView(
        id=story.id,
        title=line(story.title) or "Untitled",
        link=_link(story.folder, "html"),
        pdf=_link(story.folder, "pdf"),
        counts=f"{plural(len(story.publishers), 'source')}, {plural(story.origins, 'origin')}",
        contested=f"{story.contested} contested" if story.contested else "",
        bottom_line=tuple(_told(sentence, story.publishers) for sentence in story.bottom_line),
        since=_since(f"since {date_text(story.since)}: {story.tally}" if story.since else "new today", story.searches),
        turns=tuple(_turn(change) for change in story.news if _is_told(change, story))[:TURNS],
        disputes=tuple(_dispute(topic, story) for topic in story.disputes[:DISPUTES]),
    )


def _since(text: str, searches: Sequence[str]) -> str:
    """When it was last briefed, and which saved searches find it: "new today · search: Floods"."""
    names = ", ".join(shortened(line(name), NAME) for name in searches)
    return f"{text} · search: {names}" if names else text


def _is_told(change: ItemChange, story: FrontStory) -> bool:
    """Is the change told in a line of its own? What is new stands in the bottom line, a new dispute among the disputes."""
    return change.kind != "new" and not (change.kind == "newly_contested" and change.topic in story.disputes)


def _turn(change: ItemChange) -> FrontTurn:
    now = change.topic if change.kind == "newly_contested" else change.new.text if change.new else ""
    old = change.old
    when = short_date(old.as_of) if old is not None else None
    before = shortened(line(old.text), SAID) if old is not None else ""
    return FrontTurn(label(change.kind), shortened(line(now), SAID), before, when or "")


def _dispute(topic: str, story: FrontStory) -> str:
    """A dispute's topic, and whether it came up since the last briefing."""
    name = line(topic)[:1].upper() + line(topic)[1:]
    came_up = any(change.kind == "newly_contested" and change.topic == topic for change in story.news)
    return f"{name} (new)" if came_up else name


def _told(sentence: SummarySentence, publishers: Mapping[str, str]) -> Told:
    names = list(dict.fromkeys(line(publishers.get(c.source, c.source)) for c in sentence.citations))
    more = len(names) - NAMES
    return Told(line(sentence.statement), ", ".join(names[:NAMES]) + (f" +{more}" if more > 0 else ""))


def _left_out(left: LeftOut) -> str:
    return f"{shortened(line(left.subject), 90)}: {shortened(line(left.cause), 120)}"


def _link(folder: str | None, ending: str) -> str | None:
    return None if folder is None else f"{quote(folder)}/briefing.{ending}"


def _stories(count: int) -> str:
    return f"{count} {'story' if count == 1 else 'stories'}"
