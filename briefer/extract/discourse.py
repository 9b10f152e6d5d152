"""Who is speaking in each sentence of an article, read in order.

A speaker named once carries on: through a quotation of several sentences, and through "he said" in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.language.antecedents import is_person
from briefer.language.names import names
from briefer.language.quotes import quotations
from briefer.language.records import dataclass
from briefer.language.speech import Speech, resolve, speeches
from briefer.models import Block, Span

_MEMORY = 12
"""So many people named last may be meant by a pronoun."""
_MARKS = " \n\t\"“”„«»'‘’"
_REGION = r"(?:district|province|region|regency|county|state|city|town|village|island|airport|hospital|school)s?\b"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its frames of reported speech, each with its speaker as the article resolves it."""

    sentence: Span
    frames: tuple[tuple[Speech, str | None], ...]
    quote: Span | None
    """The quotation the whole sentence lies in, where its marks stand in other sentences."""
    quote_speaker: str | None
    """Who says the quotation that the whole sentence is or lies in."""
    known_names: tuple[str, ...]

    def frame_in(self, clause: Span) -> tuple[Speech, str | None] | None:
        """The frame whose speaker is named inside the clause, with the speaker resolved."""
        for frame, speaker in self.frames:
            if frame.speaker_start is not None and clause.start <= frame.speaker_start < clause.end:
                return frame, speaker
        return None

    def speaker_of(self, clause: Span) -> str | None:
        """Who says what the clause says; None where the article itself does."""
        for frame, speaker in self.frames:
            if min(frame.end, clause.end) - max(frame.start, clause.start) > 0:
                return speaker or frame.speaker
        inside = self.frame_in(clause)
        if inside is not None:  # "… prefers talks, he said, but …": what the frame goes on with is another clause
            return inside[1] or inside[0].speaker
        return self.quote_speaker

    def denied(self, clause: Span) -> bool:
        """Is the clause's content reported as denied?"""
        return any(f.denied and min(f.end, clause.end) - max(f.start, clause.start) > 0 for f, _ in self.frames)

    def quoted(self, clause: Span) -> bool:
        """Does the whole clause lie inside a quotation whose marks stand outside the sentence?"""
        return self.quote is not None and self.quote.start <= clause.start and clause.end <= self.quote.end


class Discourse:
    """Reads an article block by block and remembers who has been named."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._named: list[str] = []
        self._people: list[str] = []
        self._places: dict[str, bool] = {}

    def read(self, block: Block, spans: Sequence[Span]) -> Iterator[Told]:
        """The block's sentences, each with its speakers."""
        quotes = quotations(self._text[block.start : block.end], block.start)
        framed = [self._frames(span) for span in spans]
        for index, span in enumerate(spans):
            first, last = _within_marks(self._text, span)
            quote = next((q for q in quotes if q.start <= first and last <= q.end), None)
            # A lone sentence that is one whole quotation has its own marks: it needs no others.
            running = quote if quote and not (span.start < quote.start and quote.end < span.end) else None
            speaker = _quote_speaker(quote, spans, framed) if quote else None
            yield Told(span, framed[index], running, speaker, tuple(dict.fromkeys(reversed(self._named[-40:]))))

    def _frames(self, span: Span) -> tuple[tuple[Speech, str | None], ...]:
        sentence = self._text[span.start : span.end]
        found: list[tuple[Speech, str | None]] = []
        for frame in speeches(sentence, span.start):
            speaker = self._resolved(frame, found) if frame.speaker else None
            found.append((frame, speaker or frame.speaker))
        surnames = {name.split()[-1] for name in self._people}
        people = [name.text for name in names(sentence) if name.kind == "person" or name.text in surnames]
        self._people.extend(people)
        self._named.extend(people)
        # Who speaks last is who goes on: not one whose words are only told within another's.
        for _, speaker in sorted(found, key=lambda told: not _is_inner(told[0], found)):
            if speaker and _person(speaker):
                self._people.append(speaker)
            if speaker:
                self._named.append(speaker)
        return tuple(found)

    def _resolved(self, frame: Speech, before: Sequence[tuple[Speech, str | None]]) -> str | None:
        """Whom the article means by a pronoun or a description: only a person can be "he" or "she".

        Within what somebody else is told to say, a pronoun stands for that one where it can.
        """
        speaker = frame.speaker or ""
        if speaker.lower() not in ("he", "she"):
            return resolve(speaker, self._named)
        outer = [who for other, who in before if who and _holds(other, frame)]
        people = [one for one in self._people[-_MEMORY:] if not self._is_place(one)]
        return resolve(speaker, [*people, *(who for who in outer if _person(who))])

    def _is_place(self, name: str) -> bool:
        """Does the article elsewhere put something in what is named like a person?"""
        if name not in self._places:
            own = re.escape(name)
            located = rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Aa]round|capital,?|(?:capital|city|town|village) of) {own}\b"
            found = re.search(rf"{located}(?!['’]s)|\b{own} {_REGION}", self._text)
            self._places[name] = found is not None
        return self._places[name]


def _within_marks(text: str, span: Span) -> tuple[int, int]:
    """The sentence's offsets without the quotation marks and blanks at its ends."""
    sentence = text[span.start : span.end]
    return span.end - len(sentence.lstrip(_MARKS)), span.start + len(sentence.rstrip(_MARKS))


def _quote_speaker(
    quote: Span, spans: Sequence[Span], framed: Sequence[tuple[tuple[Speech, str | None], ...]]
) -> str | None:
    """The speaker of a frame around the quotation, in one of the sentences that it touches, else in the sentence before it.

    One whose words the quotation is comes before one who only stands beside it; who is named within it does not say it.
    """
    touched = [i for i, s in enumerate(spans) if s.start < quote.end and quote.start < s.end]
    before = [touched[0] - 1] if touched and touched[0] else []
    around = [
        (frame, speaker)
        for i in touched
        for frame, speaker in framed[i]
        if speaker and not quote.start <= frame.speaker_start < quote.end
    ]
    saying = [speaker for frame, speaker in around if min(frame.end, quote.end) > max(frame.start, quote.start)]
    return next((s for s in (*saying, *(s for _, s in around), *(s for i in before for _, s in framed[i] if s))), None)


def _holds(outer: Speech, inner: Speech) -> bool:
    if outer is inner or inner.start <= outer.speaker_start < inner.end:
        return False
    return outer.start <= inner.speaker_start < outer.end


def _is_inner(frame: Speech, frames: Sequence[tuple[Speech, str | None]]) -> bool:
    return any(_holds(other, frame) for other, _ in frames)


def _person(speaker: str) -> bool:
    """Is the speaker somebody with a name, or with a role that only a person has ("the spokeswoman")?"""
    found = names(speaker)
    return any(name.kind == "person" for name in found) or (not found and is_person(speaker))
