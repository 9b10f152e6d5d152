"""Two days of one story read as one: what each day's articles say, aligned and set against each other.

The pool is reconciled like any story, so what counts as the same, as a conflict and as a later value is one and the same
thing within a day and from day to day. Texts that both days read stand in it once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from briefer.changes.likeness import rarities
from briefer.language.records import dataclass
from briefer.models import Article, Briefing, Citation, Claim, Extraction, Ledger, Position, UpdateValue
from briefer.reconcile import reconcile


@dataclass(frozen=True, slots=True)
class Day:
    """A story on one day: its briefing, and the articles that it was made from with what they say, in one order."""

    date: dt.date
    briefing: Briefing
    articles: tuple[Article, ...]
    extractions: tuple[Extraction, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to a question that the pool answers in several ways."""

    value: str
    as_of: dt.date | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the pool answers in two or more ways: a dispute, or (kind "update") values in the order of time."""

    kind: str
    topic: str
    sides: tuple[Side, ...]


class Pool:
    """The two days as one story, and how to find an item's claims in it.

    `old` and `new` are the ids of the articles that each day read; an article that both read is in both.
    """

    def __init__(self, earlier: Day, later: Day) -> None:
        self._names: dict[tuple[bool, str], str] = {}
        self._published: dict[str, dt.date | None] = {}
        articles, extractions = self._filled(earlier, later)
        self.old = frozenset(name for (is_new, _), name in self._names.items() if not is_new)
        self.new = frozenset(name for (is_new, _), name in self._names.items() if is_new)
        ledger = reconcile(articles, extractions)
        self._claims = {(c.source, c.citation.start, c.citation.end): c for f in ledger.facts for c in f.claims}
        self._by_source: dict[str, list[Claim]] = {}
        for claim in self._claims.values():
            self._by_source.setdefault(claim.source, []).append(claim)
        self._fact = {c.id: f.id for f in ledger.facts for c in f.claims}
        self._members = {f.id: f.claims for f in ledger.facts}
        self._like = {f.id: f.like for f in ledger.facts}
        self.rarity = rarities(self._claims.values())
        self._asked: dict[str, list[Question]] = {}
        for question in self._read(ledger):
            for side in question.sides:
                for claim in side.claims:
                    self._asked.setdefault(claim.id, []).append(question)

    def _filled(self, earlier: Day, later: Day) -> tuple[list[Article], list[Extraction]]:
        articles: list[Article] = []
        extractions: list[Extraction] = []
        known: dict[str, str] = {}
        edited = {article.key for article in earlier.articles}
        for is_new, day in ((False, earlier), (True, later)):
            for article, extraction in zip(day.articles, day.extractions, strict=True):
                text = article.text_sha256
                name = known.get(text)
                if name is None:
                    name = known[text] = f"S{len(articles) + 1}"
                    again = is_new and article.key in edited
                    published = day.date if again else article.published or day.date
                    articles.append(article.model_copy(update={"id": name, "published": published}))
                    extractions.append(_renamed(extraction, name))
                    self._published[name] = published
                self._names[is_new, article.id] = name
        return articles, extractions

    def _read(self, ledger: Ledger) -> tuple[Question, ...]:
        found = [Question(p.kind, p.topic, tuple(map(self._side, p.positions))) for p in ledger.contested]
        found += [Question("update", u.topic, tuple(map(self._side, u.values))) for u in ledger.updates]
        return tuple(found)

    def _side(self, side: Position | UpdateValue) -> Side:
        days = [day for claim in side.claims if (day := self._published[claim.source]) is not None]
        return Side(side.value, max(days, default=None), side.claims)

    def claims(self, citations: Iterable[Citation], *, new: bool) -> tuple[Claim, ...]:
        """The pool's claims at the passages that an item of the later briefing (`new`) or the earlier one cites."""
        found = [claim for c in citations for claim in self._at(self._names.get((new, c.source), ""), c.start, c.end)]
        return tuple({claim.id: claim for claim in found}.values())

    def _at(self, source: str, start: int, end: int) -> list[Claim]:
        """The claim at a passage; where none is (a model cites other passages than the rules), those that it overlaps."""
        exact = self._claims.get((source, start, end))
        if exact is not None:
            return [exact]
        shared = (
            (min(end, claim.citation.end) - max(start, claim.citation.start), claim)
            for claim in self._by_source.get(source, ())
        )
        return [c for length, c in shared if 2 * length > min(end - start, c.citation.end - c.citation.start)]

    def alike(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """All claims of the facts that these claims are in: what says the same."""
        facts = dict.fromkeys(self._fact[claim.id] for claim in claims)
        return tuple(claim for fact in facts for claim in self._members[fact])

    def near(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The earlier day's claims of these claims' facts, and of those that may speak of the same thing."""
        facts = dict.fromkeys(self._fact[claim.id] for claim in claims)
        facts |= dict.fromkeys(other for fact in tuple(facts) for other in self._like[fact])
        return tuple(c for fact in facts for c in self._members[fact] if c.source in self.old)

    def questions_of(self, claims: Iterable[Claim]) -> tuple[Question, ...]:
        """The questions that any of the claims answers."""
        found: dict[int, Question] = {}
        for claim in claims:
            for question in self._asked.get(claim.id, ()):
                found.setdefault(id(question), question)
        return tuple(found.values())

    def published(self, claims: Iterable[Claim]) -> dt.date | None:
        """The latest day among the claims' articles."""
        return max((day for c in claims if (day := self._published[c.source]) is not None), default=None)

    def told_old(self, claims: Iterable[Claim]) -> bool:
        """Did an article of the earlier day make any of the claims?"""
        return any(claim.source in self.old for claim in claims)

    def told_new(self, claims: Iterable[Claim]) -> bool:
        """Did an article of the later day make any of the claims?"""
        return any(claim.source in self.new for claim in claims)


def _renamed(extraction: Extraction, name: str) -> Extraction:
    """The extraction as that of the article of another name."""
    claims = tuple(
        claim.model_copy(
            update={
                "id": f"{name}.{n}",
                "source": name,
                "citation": claim.citation.model_copy(update={"source": name}),
            }
        )
        for n, claim in enumerate(extraction.claims)
    )
    return extraction.model_copy(update={"source": name, "claims": claims})
