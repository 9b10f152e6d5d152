"""Small builders of briefings for tests: invented stories whose citations hold in the texts that come with them."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from briefer.models import (
    Briefing,
    Citation,
    ContestedItem,
    ContestedKind,
    EngineInfo,
    FactItem,
    PositionItem,
    SourceItem,
    Status,
    SummarySentence,
    UpdateItem,
    ValueItem,
)

PUBLISHERS = (
    "Coastal Herald",
    "Reuters",
    "Morning Ledger",
    "Harbour Radio",
    "The Northern Post",
    "Channel 6 News",
    "Evening Standard-Dispatch",
    "Island Gazette",
)
FACTS = (
    "The ferry Aldermoor ran aground on the Skarn bank at 21:40 on Saturday with 312 passengers and 28 "
    "crew on board, the coastguard said.",
    "All passengers were brought ashore by 04:15 on Sunday in six lifeboats and two helicopters, "
    "according to the harbour authority.",
    "Eleven people were treated for hypothermia at the district hospital, and nine of them were "
    "discharged on Sunday evening.",
    "The transport minister ordered an inquiry led by the marine accident board, which is to publish "
    "first findings within 30 days.",
    "The operator, Northline, cancelled all crossings on the route until Wednesday and offered refunds to "
    "about 4,000 travellers.",
    "A spokeswoman for Northline said the vessel had passed its annual inspection in March without any "
    "defects being recorded.",
    "The pilots' union said it had warned twice this year that the channel markers at the bank were out of position.",
    "Wind speeds of 45 knots were measured at the Skarn lighthouse an hour before the grounding, the weather service said.",
    "Salvage crews plan to refloat the ferry at high water on Tuesday, provided that the hull has not "
    "been breached below the engine room.",
    "No fuel had leaked by Sunday afternoon, and a boom of 800 metres was laid around the stern as a precaution.",
    "The captain, who has 19 years of service on the route, was questioned by police and is not suspected of an offence.",
    "Two of the passengers have filed a complaint over what they described as a delay of forty minutes "
    "before the alarm was raised.",
)
POINTS: tuple[tuple[ContestedKind, str, tuple[tuple[str, str | None], ...]], ...] = (
    (
        "figure",
        "Number of people treated in hospital",
        (
            ("Eleven people were treated for hypothermia.", None),
            ("At least 17 passengers were taken to hospital.", "Mayor Ingrid Voss"),
        ),
    ),
    (
        "time",
        "When the alarm was raised",
        (
            ("The crew sent a distress call at 21:52, twelve minutes after the grounding.", "the coastguard"),
            ("Passengers waited some forty minutes before any alarm was given.", "two passengers"),
        ),
    ),
    (
        "attribution",
        "Who closed the port",
        (
            ("The harbour authority closed the port to all traffic.", None),
            ("The navy closed the port at the request of the ministry.", None),
            ("The port was never formally closed; ships stayed away on their own account.", "harbour pilot Tom Rask"),
        ),
    ),
    (
        "occurrence",
        "Whether the markers had been reported out of position",
        (
            ("The union reported the markers twice this year, in February and in May.", "the pilots' union"),
            ("No report of displaced markers was ever received.", "the lighthouse administration"),
        ),
    ),
    (
        "quotation",
        "What the captain told the passengers",
        (("“There is no cause for alarm; stay where you are.”", None), ("“Stay calm and go to your stations.”", None)),
    ),
)


@dataclass
class Desk:
    """Collects texts and items; every quote it cites is written into its source's text."""

    sources: int = 5
    paper: str = "a4"
    texts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number in range(1, self.sources + 1):
            self.texts.setdefault(f"S{number}", f"Ferry runs aground, report {number}\n\n")

    def cite(self, source: str, quote: str) -> Citation:
        """A citation of `quote`, which is added to the source's text where it does not stand there yet."""
        text = self.texts[source]
        if quote not in text:
            text = self.texts[source] = f"{text}{quote} It was said on the quay.\n"
        start = text.index(quote)
        return Citation(source=source, start=start, end=start + len(quote), quote=quote)

    def cites(self, quote: str, *sources: str) -> tuple[Citation, ...]:
        """One citation of `quote` in each source."""
        return tuple(self.cite(s, quote) for s in sources)

    def fact(
        self, number: int, statement: str, *sources: str, status: Status | None = None, speaker: str | None = None
    ) -> FactItem:
        """A fact that its sources state in its own words."""
        kind: Status = status or ("corroborated" if len(sources) > 1 else "single_source")
        return FactItem(
            id=f"F{number}",
            statement=statement,
            speaker=speaker,
            status=kind,
            independent_sources=len({self.origin(s) for s in sources}),
            citations=self.cites(statement, *sources),
        )

    def origin(self, source: str) -> str:
        """The source's origin: the last two sources share one where there are three or more."""
        number = int(source[1:])
        return f"O{number - 1 if self.sources > 2 and number == self.sources else number}"

    def point(
        self, number: int, kind: ContestedKind, topic: str, sides: tuple[tuple[str, str | None], ...]
    ) -> ContestedItem:
        """A contested point whose sides stand in one source each, from the first source on."""
        positions = tuple(
            PositionItem(
                statement=statement,
                speaker=speaker,
                independent_sources=1,
                citations=self.cites(statement, f"S{(number + n) % self.sources + 1}"),
            )
            for n, (statement, speaker) in enumerate(sides)
        )
        return ContestedItem(id=f"C{number}", topic=topic, kind=kind, positions=positions)

    def update(self, number: int, topic: str, *values: tuple[str, str | None]) -> UpdateItem:
        """An update whose values all stand in the first source."""
        items = tuple(ValueItem(value=v, as_of=when, citations=self.cites(v, "S1")) for v, when in values)
        return UpdateItem(id=f"U{number}", topic=topic, values=items)

    def source_items(self) -> tuple[SourceItem, ...]:
        """The source list."""
        items = []
        for number, (source, text) in enumerate(self.texts.items(), 1):
            items.append(
                SourceItem(
                    id=source,
                    path=f"stories/{number:02}.txt",
                    url=f"https://news.example/{number}",
                    title=f"Ferry with 340 on board runs aground off the Skarn bank, report {number}",
                    publisher=PUBLISHERS[(number - 1) % len(PUBLISHERS)],
                    published=dt.date(2025, 3, 1 + number % 28),
                    origin=self.origin(source),
                    words=len(text.split()),
                    sha256=hashlib.sha256(text.encode()).hexdigest(),
                    text_sha256=hashlib.sha256(text.encode()).hexdigest(),
                )
            )
        return tuple(items)

    def briefing(self, **parts: object) -> Briefing:
        """The briefing of what was cited, with `parts` in place of the usual ones."""
        usual: dict[str, object] = {
            "title": "Ferry Aldermoor aground on the Skarn bank; all on board brought ashore",
            "as_of": dt.date(2025, 3, 6),
            "summary": "",
            "sources": self.source_items(),
            "facts": (),
            "engine": EngineInfo(name="embedded"),
            "page": self.paper,
        }
        return Briefing.model_validate(usual | parts)


def small() -> tuple[Briefing, dict[str, str]]:
    """A briefing with one of each: a shared fact, a single-source fact, a contested fact and point, an update."""
    desk = Desk(sources=3)
    facts = (
        desk.fact(1, FACTS[0], "S1", "S2", "S3"),
        desk.fact(2, POINTS[0][2][0][0], "S2", status="contested"),
        desk.fact(3, FACTS[6], "S3", speaker="Lena Orr"),
    )
    points = (desk.point(1, *POINTS[0]),)
    updates = (desk.update(1, "People still on board", ("140", "2025-03-01"), ("none", "2025-03-02T04:15")),)
    line = SummarySentence(statement="All on board were saved.", citations=facts[0].citations[:2])
    parts = {
        "summary": line.statement,
        "bottom_line": (line,),
        "facts": facts,
        "contested": points,
        "updates": updates,
        "integrity": ("S2: 3 hidden characters were left out of the reading.",),
    }
    return desk.briefing(**parts), dict(desk.texts)


def full(
    facts: int = 38, points: int = 10, sources: int = 6, updates: int = 2, paper: str = "a4"
) -> tuple[Briefing, dict[str, str]]:
    """A page's worth: `facts` facts of some 125 characters, of which a half stand in one source only."""
    desk = Desk(sources=sources, paper=paper)
    ids = tuple(desk.texts)
    items = []
    for n in range(facts):
        statement = FACTS[n % len(FACTS)]
        if n >= len(FACTS):
            statement = f"{statement[:-1]} (report {n + 1})."
        behind = [ids[(n + k) % len(ids)] for k in range(1 if n % 2 else min(len(ids), 2 + n % 3))]
        status: Status | None = "contested" if n in (2, 6) else None
        items.append(desk.fact(n + 1, statement, *dict.fromkeys(behind), status=status))
    contested = tuple(desk.point(n + 1, *POINTS[n % len(POINTS)]) for n in range(points)) if sources > 1 else ()
    changes = tuple(
        desk.update(n + 1, f"People in hospital, count {n + 1}", ("three", "2025-03-01"), ("eleven", "2025-03-02"))
        for n in range(updates)
    )
    line = tuple(SummarySentence(statement=f.statement, citations=f.citations) for f in items[:2])
    parts = {
        "summary": " ".join(s.statement for s in line),
        "bottom_line": line,
        "facts": tuple(items),
        "contested": contested,
        "updates": changes,
        "integrity": (
            "S4 left out 212 words of menus, comments and adverts.",
            "4 statements were refused because their passage does not bear them out.",
        ),
    }
    return desk.briefing(**parts), dict(desk.texts)


HOSTILE = (
    "<script>alert(1)</script>",
    "](http://evil.example) [x]: javascript:alert(1)",
    "![x](https://evil.example/a.png) <img src=x onerror=alert(1)>",
    '#read("/etc/passwd") #panic() $x$ @label <label> // no /* comment',
    "| a | b |\n| --- | --- |\n# heading\n- item\n> quote",
    "`code` **bold** __bold__ ~~gone~~ &lt;b&gt; \\",
    "\u202egpj.exe\u202c \u2066x\u2069 zero\u200bwidth \ufeff\x00\x07\x1b[2J",
    "{{ 7 * 7 }} {% for x in y %} {# gone #}",
    "' onmouseover='alert(1)' \" autofocus",
)
"""Texts that try to be read as markup in one format or another."""


def hostile() -> tuple[Briefing, dict[str, str]]:
    """A briefing whose every text from an article is hostile."""
    desk = Desk(sources=3)
    evil = " ".join(HOSTILE)
    facts = tuple(desk.fact(n, text, "S1", "S2", speaker=HOSTILE[0]) for n, text in enumerate(HOSTILE, 1))
    facts += (desk.fact(90, f"1. {evil}", "S3"), desk.fact(91, f"- {evil}", "S3"))
    points = (desk.point(1, "figure", evil, tuple((text, HOSTILE[1]) for text in HOSTILE[:3])),)
    updates = (desk.update(1, evil, (HOSTILE[0], HOSTILE[1]), (HOSTILE[2], HOSTILE[3])),)
    briefing = desk.briefing(
        title=evil,
        bottom_line=(SummarySentence(statement=evil, citations=facts[0].citations),),
        facts=facts,
        contested=points,
        updates=updates,
        integrity=HOSTILE,
    )
    sources = tuple(
        s.model_copy(update={"title": evil, "publisher": text, "url": "javascript:alert(1)"})
        for s, text in zip(briefing.sources, HOSTILE, strict=False)
    )
    return briefing.model_copy(update={"sources": sources}), dict(desk.texts)
