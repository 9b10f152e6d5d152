"""Who is speaking in each sentence of an article, read in order.

A speaker named once carries on: through a quotation of several sentences, and through "he said" in the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.language.names import names
from briefer.language.quotes import quotations
from briefer.language.records import dataclass
from briefer.language.speech import Speech, resolve, speeches
from briefer.models import Block, Span


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its frames of reported speech, each with its speaker as the article resolves it."""

    sentence: Span
    frames: tuple[tuple[Speech, str | None], ...]
    quote: Span | None
    """The quotation the whole sentence lies in, where its marks stand in other sentences."""
    quote_speaker: str | None
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
        return self.quote_speaker if self.quote else None

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

    def read(self, block: Block, spans: Sequence[Span]) -> Iterator[Told]:
        """The block's sentences, each with its speakers."""
        quotes = quotations(self._text[block.start : block.end], block.start)
        framed = [self._frames(span) for span in spans]
        for index, span in enumerate(spans):
            quote = next((q for q in quotes if q.start <= span.start + 1 and span.end - 1 <= q.end), None)
            # A lone sentence that is one whole quotation has its own marks: it needs no others.
            running = quote if quote and not (span.start < quote.start and quote.end < span.end) else None
            speaker = self._quote_speaker(quote, spans, framed) if quote else None
            yield Told(span, framed[index], running, speaker, tuple(dict.fromkeys(reversed(self._named[-40:]))))

    def _frames(self, span: Span) -> tuple[tuple[Speech, str | None], ...]:
        sentence = self._text[span.start : span.end]
        found = []
        for frame in speeches(sentence, span.start):
            speaker = self._resolved(frame.speaker) if frame.speaker else None
            found.append((frame, speaker or frame.speaker))
        people = self._people_in(sentence)
        self._people.extend(people)
        self._named.extend(people)
        for _, speaker in found:
            if speaker and _person(speaker):
                self._people.append(speaker)
            if speaker:
                self._named.append(speaker)
        return tuple(found)

    def _resolved(self, speaker: str) -> str | None:
        """Whom the article means by a pronoun or a description: only a person can be "he" or "she"."""
        return resolve(speaker, self._people if speaker.lower() in ("he", "she") else self._named)

    def _people_in(self, sentence: str) -> list[str]:
        """The people that the sentence names; a lone word only where it is the surname of one named before."""
        surnames = {name.split()[-1] for name in self._people}
        return [name.text for name in names(sentence) if name.kind == "person" or name.text in surnames]

    @staticmethod
    def _quote_speaker(
        quote: Span, spans: Sequence[Span], framed: Sequence[tuple[tuple[Speech, str | None], ...]]
    ) -> str | None:
        """The speaker of the frame in one of the sentences that the quotation touches, else in the sentence before it."""
        touched = [i for i, s in enumerate(spans) if s.start < quote.end and quote.start < s.end]
        before = [touched[0] - 1] if touched and touched[0] else []
        return next((speaker for i in touched + before for _, speaker in framed[i] if speaker), None)


def _person(speaker: str) -> bool:
    """Is the speaker somebody with a name, or with a role that only a person has ("the spokeswoman")?"""
    found = names(speaker)
    return any(name.kind == "person" for name in found) or not found
