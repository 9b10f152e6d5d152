"""Articles of our own writing and a model that is written in the test, for the tests of the model engine."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefer.compose import Options
from briefer.llm.asking import Ask
from briefer.model_engine import ModelEngine
from briefer.models import Article, Block, Briefing, Intake
from briefer.pipeline import brief
from tests.llm_script import Answer, ScriptedModel

DAY = dt.date(2031, 5, 6)

FERRY_A = """Ferry runs aground off Tarn Point

The ferry Halcyon ran aground off Tarn Point at about 6 a.m. on Monday with 214 people on board, the coastguard said.

Nobody was hurt, said harbour master Ilse Brandt. She blamed a failed rudder.

All passengers were ashore by noon. The company Norlink said it would pay for their hotels.
"""
FERRY_B = """Passengers tell of night on stranded ferry

More than 200 people spent hours on the ferry Halcyon after it hit a sandbank off Tarn Point on Monday.

Three passengers were hurt, a spokeswoman for the hospital in Ilmouth said. The rudder had failed, harbour master Ilse Brandt said.

The last passengers left the ship at 3 p.m., the company Norlink said.
"""


def article(ident: str, text: str, published: dt.date | None = DAY) -> Article:
    """A plain article whose paragraphs are parted by empty lines, the first the title."""
    blocks, at = [], 0
    for n, part in enumerate(text.strip().split("\n\n")):
        start = text.index(part, at)
        at = start + len(part)
        blocks.append(Block(start=start, end=at, kind="paragraph" if n else "title"))
    return Article(
        id=ident,
        path=f"{ident}.txt",
        text=text,
        blocks=tuple(blocks),
        title=text.strip().split("\n\n")[0],
        published=published,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def ferries() -> list[Article]:
    """Two reports of one event that agree on much and differ on whether somebody was hurt."""
    return [article("S1", FERRY_A), article("S2", FERRY_B)]


def claim(statement: str, *sentences: int, speaker: str | None = None, about: str = "") -> dict[str, Any]:
    """A claim as a model writes it."""
    return {"statement": statement, "sentences": list(sentences), "speaker": speaker, "about": about}


CLAIMS: Mapping[str, Sequence[dict[str, Any]]] = {
    "S1": (
        claim(
            "The coastguard said the ferry Halcyon ran aground off Tarn Point at about 6 a.m. on Monday.",
            2,
            speaker="the coastguard",
        ),
        claim("The coastguard said 214 people were on board the ferry Halcyon.", 2, speaker="the coastguard"),
        claim("Harbour master Ilse Brandt said nobody was hurt.", 3, speaker="Ilse Brandt", about="ferry Halcyon"),
        claim("Harbour master Ilse Brandt blamed a failed rudder.", 4, 3, speaker="Ilse Brandt"),
        claim("All passengers were ashore by noon.", 5),
    ),
    "S2": (
        claim("The ferry Halcyon hit a sandbank off Tarn Point on Monday.", 2),
        claim("More than 200 people spent hours on the ferry Halcyon.", 2),
        claim(
            "A spokeswoman for the hospital in Ilmouth said three passengers were hurt.",
            3,
            speaker="a spokeswoman for the hospital in Ilmouth",
        ),
        claim("Harbour master Ilse Brandt said the rudder had failed.", 4, speaker="Ilse Brandt"),
        claim("The company Norlink said the last passengers left the ship at 3 p.m.", 5, speaker="the company Norlink"),
    ),
}
"""What a careful model finds in the two reports."""

STAGES_OF_A_RIVER = 70


def rivers() -> list[Article]:
    """Two reports of so many claims that they are reconciled in parts."""
    days = range(1, STAGES_OF_A_RIVER + 1)
    first = "\n\n".join(f"On day {n} the Orrin rose by {n} centimetres." for n in days)
    second = "\n\n".join(f"By day {n} the Orrin had risen {2 * n} centimetres at Tarn." for n in days)
    return [article("S1", f"The river rises\n\n{first}"), article("S2", f"The river rises\n\n{second}")]


def river(ask: Ask[Any]) -> Answer:
    """Every sentence of the two reports as a claim."""
    numbered = (line[1:].split("] ", 1) for line in ask.messages[-1].content.splitlines() if "] " in line)
    return {"claims": [claim(text, int(n)) for n, text in numbered if " day " in text], "instructions": []}


Part = Callable[[Ask[Any]], Answer]


class Desk(ScriptedModel):
    """A model that answers as the test says, a stage at a time; what the test does not say is answered carefully."""

    def __init__(
        self,
        extract: Part | None = None,
        reconcile: Part | None = None,
        page: Part | None = None,
        again: Part | None = None,
        compare: Part | None = None,
        review: Part | None = None,
    ) -> None:
        parts: dict[str, Part] = {
            "extract.v1": extract or extracted,
            "reconcile.v1": reconcile or nothing_merged,
            "compare.v1": compare or nothing_found,
            "review.v1": review or nothing_reviewed,
            "page.v1": page or no_head,
            "again.v1": again or nothing_again,
        }
        super().__init__(lambda ask: parts[ask.stage](ask))


def extracted(ask: Ask[Any]) -> Answer:
    """The claims of the two reports."""
    return {"claims": list(CLAIMS.get(ask.subject, ())), "instructions": []}


def nothing_merged(ask: Ask[Any]) -> Answer:
    """Every claim a fact by itself."""
    return {"facts": [{"claims": [1], "statement": "", "weight": 2}], "contested": [], "updates": []}


def nothing_found(ask: Ask[Any]) -> Answer:
    """No dispute and no update."""
    return {"contested": [], "updates": []}


def nothing_reviewed(ask: Ask[Any]) -> Answer:
    """What was found, as it is."""
    return {"facts": [], "points": [], "contested": []}


def no_head(ask: Ask[Any]) -> Answer:
    """A page without a heading of its own."""
    return {"title": "", "title_item": "", "bottom_line": []}


def nothing_again(ask: Ask[Any]) -> Answer:
    """Nothing mended."""
    return {"facts": [], "contested": [], "updates": [], "claims": [], "instructions": []}


def engine_briefing(model: Any, articles: Sequence[Article] | None = None, **options: Any) -> Briefing:
    """The briefing that the model engine makes of the articles, on a page without bounds."""
    intake = Intake(articles=tuple(articles or ferries()))
    with ModelEngine(model) as engine:
        return brief(intake, engine, lambda briefing: True, Options(**options))


def line_of(ask: Ask[Any], words: str) -> int:
    """The number of the first line of a reconciliation prompt that holds the words."""
    for line in ask.messages[-1].content.splitlines():
        number, _, text = line.partition(" ")
        if number.isdigit() and words in text:
            return int(number)
    raise AssertionError(f"no line holds {words!r}")


__all__ = ["CLAIMS", "DAY", "Desk", "article", "claim", "engine_briefing", "ferries", "line_of"]
