"""Invented stories over several days, and the briefing of each day, for tests of what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from briefer.changes import Day
from briefer.extract.engine import extract
from briefer.models import Intake
from briefer.pipeline import EmbeddedEngine, brief
from tests.stories import article

FIRST = dt.date(2026, 3, 2)  # a Monday


def day(number: int, texts: Mapping[str, str]) -> Day:
    """The briefing of the `number`th day of a story, counted from 0; `texts` maps an article's name to its text."""
    date = FIRST + dt.timedelta(days=number)
    articles = tuple(
        article(f"S{n}", text, date, publisher=name).model_copy(update={"url": f"https://{name}.example/story"})
        for n, (name, text) in enumerate(texts.items(), 1)
    )
    briefing = brief(Intake(articles=articles), EmbeddedEngine(), lambda briefing: True)
    return Day(date, briefing, articles, tuple(map(extract, articles)))
