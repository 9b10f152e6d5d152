"""The front page as Slack messages, and what changed since the day before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefer.models import Briefing, FrontPage
from briefer.render.changed import change_text
from briefer.render.front import FrontView, StoryView, view
from briefer.render.marks import date_text, line
from briefer.render.slack_blocks import Block, SlackMessage, button, context, escape, header, messages, sections


def front_messages(front: FrontPage) -> tuple[SlackMessage, ...]:
    """The day's stories, each with a button that opens its page; then the quiet ones."""
    shown = view(front)
    return messages(_front(shown, front.date.isoformat()), f"Front page, {shown.date}")


def _front(shown: FrontView, date: str) -> Iterator[Block]:
    yield header(f"Front page, {shown.date}")
    yield context(escape(shown.line))
    for story in shown.stories:
        *more, last = sections(list(_story(story)))
        yield from more
        yield last | {"accessory": button("Open", "story", f"{date} {story.id}", "Open this story’s page")}
    if shown.quiet:
        yield from sections(["*Without news*", *(f"• {escape(q.title)} _(since {escape(q.since)})_" for q in shown.quiet)])
    for note in (shown.more, shown.how):
        if note:
            yield context(escape(note))
    if shown.left_out:
        yield from sections(["*Left out*", *(f"• {escape(left)}" for left in shown.left_out)])


def _story(story: StoryView) -> Iterator[str]:
    yield f"*{escape(story.title)}*"
    for told in story.bottom_line:
        yield f"{escape(told.statement)} _{escape(told.names)}_"
    yield "_" + " · ".join(escape(part) for part in (story.counts, story.contested, story.since) if part) + "_"
    yield from (f"• {escape(turn.text)}" for turn in story.turns)
    yield from (f"• Contested: {escape(dispute)}" for dispute in story.disputes)


def change_messages(date: str, told: Iterable[tuple[str, Briefing]]) -> tuple[SlackMessage, ...]:
    """What changed in each story of a day since its last briefing; `told` holds the stories' ids and briefings."""
    return messages(_changes(date, told), f"What changed, {date}")


def _changes(date: str, told: Iterable[tuple[str, Briefing]]) -> Iterator[Block]:
    yield header(f"What changed, {date}")
    for ident, briefing in told:
        lines = [f"*{escape(line(briefing.title))}*", f"_{escape(_since(briefing))}_"]
        lines += [f"• {escape(change_text(change))}" for change in briefing.news]
        *more, last = sections(lines)
        yield from more
        yield last | {"accessory": button("Open", "story", f"{date} {ident}", "Open this story’s page")}


def _since(briefing: Briefing) -> str:
    return f"since {date_text(briefing.changes.since)}: {briefing.tally}" if briefing.changes else "new"
