"""A job → its answer. What answers are made from comes in as a `Library` and a `Maker`, so that no Slack is needed here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from briefer.errors import UsageError
from briefer.models import Briefing, ContestedItem
from briefer.render.slack import briefing_messages, point_blocks, sources_blocks
from briefer.render.slack_blocks import SlackMessage, notice
from briefer.slack_app.commands import HELP, Command
from briefer.slack_app.jobs import Job, Jobs

Progress = Callable[[str], None]
"""Called with what is being done, in words for the user."""


class Maker(Protocol):
    """What makes a new briefing. Both methods raise `BrieferError`."""

    def of(self, addresses: Sequence[str]) -> Briefing:
        """The briefing of the articles at these addresses."""
        ...

    def about(self, words: str) -> Briefing | None:
        """The briefing of the articles in the configured feeds that the words are about; None where there are none."""
        ...


class Library(Protocol):
    """What is at hand without a new briefing: the archive's days and stories."""

    def story(self, words: str) -> Briefing | None:
        """The latest briefing of the story that the words are about."""
        ...

    def page(self, date: str, story: str) -> Briefing | None:
        """The story's briefing of that day."""
        ...

    def today(self) -> tuple[SlackMessage, ...]:
        """The latest front page; empty where there is none."""
        ...

    def changes(self) -> tuple[SlackMessage, ...]:
        """What changed between the latest front page and the one before; empty where there are not two."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """The messages of an answer; `ref` and `briefing` where it shows one, `upload` where its PDF goes with it."""

    messages: tuple[SlackMessage, ...]
    ref: str | None = None
    briefing: Briefing | None = None
    upload: bool = False


class Desk:
    """Answers jobs; keeps the briefings that it shows, so that their buttons work."""

    def __init__(self, jobs: Jobs, library: Library, maker: Maker) -> None:
        self._jobs, self._library, self._maker = jobs, library, maker

    def answer(self, job: Job, progress: Progress) -> Answer:
        """The answer to a job. Raises `BrieferError` where there is none."""
        command = job.command
        if command.kind == "urls":
            progress(f"Reading {_count(command.arguments)} …")
            return self._shown(f"J{job.id}", self._maker.of(command.arguments))
        if command.kind == "words":
            return self._about(job, " ".join(command.arguments), progress)
        if command.kind == "today":
            return Answer(self._library.today() or (notice("There is no front page yet: briefer daily makes one."),))
        if command.kind == "diff":
            return Answer(self._library.changes() or (notice("There are no two front pages yet to compare."),))
        if command.kind == "story":
            found = self._library.page(*command.arguments)
            if found is None:
                raise UsageError("this story", "its page is no longer in the archive", "ask for it in words")
            return self._shown(f"J{job.id}", found)
        if command.kind == "help":
            return Answer((help_message(),))
        return self._of_last(job, command)

    def briefing(self, ref: str) -> Briefing:
        """A briefing that was shown. Raises `UsageError` where it is no longer kept."""
        found = self._jobs.briefing(ref)
        if found is None:
            raise UsageError("this briefing", "it is no longer kept", "ask for it again")
        return found

    def _about(self, job: Job, words: str, progress: Progress) -> Answer:
        kept = self._library.story(words)
        if kept is not None:
            return self._shown(f"J{job.id}", kept)
        progress(f"Looking through the feeds for “{words}” …")
        made = self._maker.about(words)
        if made is None:
            raise UsageError(f"“{words}”", "no story and no article of the feeds is about it", "try fewer or other words")
        return self._shown(f"J{job.id}", made)

    def _of_last(self, job: Job, command: Command) -> Answer:
        ref = self._jobs.last_ref(job.team, job.user)
        if ref is None:
            raise UsageError(f"/brief {command.kind}", "you have no briefing yet", "ask for one first: /brief URL URL …")
        briefing = self.briefing(ref)
        if command.kind == "sources":
            return Answer(sources_blocks(briefing), ref)
        point = point_of(briefing, f"C{command.arguments[0]}")
        told = f"Point {command.arguments[0]}: {point.topic}"
        return Answer((SlackMessage(notice(told).text, tuple(point_blocks(briefing, point))),), ref)

    def _shown(self, ref: str, briefing: Briefing) -> Answer:
        self._jobs.keep(ref, briefing)
        return Answer(briefing_messages(briefing, ref), ref, briefing, upload=True)


def point_of(briefing: Briefing, ident: str) -> ContestedItem:
    """A contested point by its id. Raises `UsageError` where there is none, naming those that there are."""
    for point in briefing.contested:
        if point.id == ident:
            return point
    known = ", ".join(point.id[1:] for point in briefing.contested) or "none"
    raise UsageError(f"point {ident[1:]}", f"the briefing's contested points are: {known}", "name one of them")


def help_message() -> SlackMessage:
    """What there is to type."""
    text = "\n".join(f"• {told}" for told in HELP)
    return SlackMessage(
        "How to use /brief", ({"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}},)
    )


def _count(addresses: Sequence[str]) -> str:
    return "1 address" if len(addresses) == 1 else f"{len(addresses)} addresses"
