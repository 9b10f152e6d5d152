"""Small articles for tests: a text, its paragraphs as blocks, and what the embedded engine reads in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from briefer.extract.engine import extract
from briefer.models import Article, Block, Claim, Intake, Ledger
from briefer.reconcile import reconcile

DAY = dt.date(2026, 3, 5)  # a Thursday


def article(
    ident: str, text: str, published: dt.date | None = DAY, title: str | None = None, publisher: str | None = None
) -> Article:
    """An article whose paragraphs are separated by blank lines."""
    blocks = tuple(Block(start=m.start(), end=m.end()) for m in re.finditer(r"\S(?:.|\n(?!\n))*", text))
    return Article(
        id=ident,
        path=f"story/{ident.lower()}.txt",
        text=text,
        blocks=blocks,
        title=title,
        publisher=publisher,
        published=published,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def claims(text: str, ident: str = "S1", published: dt.date | None = DAY) -> tuple[Claim, ...]:
    """What the embedded engine reads in a text."""
    return extract(article(ident, text, published)).claims


def ledger(*texts: str, dates: tuple[dt.date | None, ...] = ()) -> Ledger:
    """The ledger of a story whose articles S1, S2, … have these texts."""
    days = dates or tuple(DAY for _ in texts)
    articles = [article(f"S{n}", text, day) for n, (text, day) in enumerate(zip(texts, days, strict=True), 1)]
    return reconcile(articles, [extract(a) for a in articles])


def intake(*texts: str) -> Intake:
    """What ingest hands on for these texts."""
    return Intake(articles=tuple(article(f"S{n}", text) for n, text in enumerate(texts, 1)))
