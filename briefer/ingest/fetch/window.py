"""Which of the articles that are named fall into the hours that are asked for."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from briefer.errors import SourceError
from briefer.ingest.draft import Draft
from briefer.ingest.fetch.items import Item
from briefer.language.records import dataclass


class Outside(SourceError):
    """The article is not of the hours asked for; the cause is "too old" or "too new"."""


@dataclass(frozen=True, slots=True)
class Window:
    """The hours up to `now`, which has a time zone; `zone` is the one in which days are counted."""

    now: dt.datetime
    hours: int
    zone: ZoneInfo

    @property
    def since(self) -> dt.datetime:
        """The first moment."""
        return self.now - dt.timedelta(hours=self.hours)

    def day(self, moment: dt.datetime) -> dt.date:
        """The day on which a moment falls."""
        return moment.astimezone(self.zone).date()

    def state(self, item: Item) -> str | None:
        """ "too old" or "too new" for an item outside; null for one inside or of which no time is known yet."""
        if item.published is not None:
            return "too old" if item.published < self.since else "too new" if item.published > self.now else None
        return self.state_of_day(item.day) if item.day is not None else None

    def state_of_day(self, day: dt.date) -> str | None:
        """The same for an article of which only the day is known: any part of it may have been the moment."""
        return "too old" if day < self.day(self.since) else "too new" if day > self.day(self.now) else None

    def admit(self, draft: Draft, subject: str) -> None:
        """Let an article pass by its own date, or without one. Raises `Outside`."""
        state = self.state_of_day(draft.published) if draft.published is not None else None
        if state is not None:
            raise Outside(subject, state)
