"""What the gate may know beside the passage itself."""

from __future__ import annotations

import datetime as dt

from briefer.language.records import dataclass


@dataclass(frozen=True, slots=True)
class GateContext:
    """Who says the statement and where its passage stands.

    `speaker` is who says it according to the statement, several joined by "; ", null where it is the article itself.
    `published` is the article's date, which "on Sunday" is resolved against. `passage_speaker` is whom the article outside
    the passage resolves the passage's speaker to ("he said"), or who speaks a quotation whose marks stand outside it;
    `known_names` are the names a pronoun of the passage may stand for.
    """

    speaker: str | None = None
    published: dt.date | None = None
    passage_speaker: str | None = None
    known_names: tuple[str, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The single speakers."""
        return tuple(part.strip() for part in (self.speaker or "").split(";") if part.strip())
