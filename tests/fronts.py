"""Front pages for tests."""

from __future__ import annotations

import datetime as dt

from briefer.compose.front import Briefed, Day, front_page
from briefer.models import Briefing, FrontPage, ItemChange, LeftOut
from briefer.pipeline import EmbeddedEngine
from tests.briefings import full, small
from tests.test_render_changed import said, with_changes

DATE = dt.date(2025, 3, 6)
DEAD = LeftOut(subject="https://dead.example/rss", cause="no answer within 20 seconds")


def titled(briefing: Briefing, title: str) -> Briefing:
    return briefing.model_copy(update={"title": title})


def front(count: int = 3, quiet: int = 1, page: str = "a4") -> FrontPage:
    """A front page of `count` stories, the first with changes, and `quiet` ones without news."""
    large, little = full(sources=6, paper=page)[0], small()[0].model_copy(update={"page": page})
    turn = ItemChange(kind="updated", topic="injured", item="U1", old=said("Twelve."), new=said("Fifteen."))
    told = [Briefed("st0", titled(with_changes(little, turn), "Story 0: the ferry is afloat again"), "st0")]
    told += [
        Briefed(f"st{n}", titled(large, f"Story {n}: all on board were brought ashore"), f"st{n}") for n in range(1, count)
    ]
    told += [Briefed(f"qu{n}", titled(with_changes(little), f"Quiet story {n}"), f"qu{n}") for n in range(quiet)]
    return front_page(Day(DATE, 43, (DEAD,), 2, EmbeddedEngine.info), told[: count + quiet] if count else told[1:])
