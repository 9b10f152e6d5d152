"""Figures and dates of one speaker in the mouth of another: "the ministry speaks of 12 farms, its critics of 40" exchanged.

The words around a figure may all be told anew, the figure itself cannot: where every place of the passage that gives it
lies in what one party says, no other party may be told to have given it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from briefer.extract.grounding.days import whens
from briefer.extract.grounding.numbers import figures
from briefer.extract.grounding.persons import head_of
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.told import PRONOUNS, Told
from briefer.language.names import names
from briefer.language.quantities import comparable, to_base
from briefer.language.tokens import tokenize

Same = Callable[[str, Told], bool]
"""May the speaker, as the statement names it, be the one of the passage's frame?"""


def of_other_voice(
    statement: Reading,
    passage: Reading,
    said: Sequence[Told],
    cited: Sequence[Told],
    same: Same,
    published: dt.date | None,
) -> str:
    """A plain sentence about the first figure or date that another speaker gives in the passage; "" where there is none."""
    for frame in said:
        if not frame.speaker or frame.speaker.lower() in PRONOUNS:
            continue
        for text, start, places in _givens(statement, passage, published):
            if not _its_own(statement, said, cited, frame, statement.token_at(start), same):
                continue
            voices = [_voices(cited, passage.token_at(place)) for place in places]
            if not voices or any(not found or any(same(frame.speaker, f) for f in found) for found in voices):
                continue
            if any(same(frame.speaker, f) for f in cited) or all(_named(f.speaker) for found in voices for f in found):
                return f"the passage has “{voices[0][0].speaker}” give “{text}”, the statement “{frame.speaker}”"
    return ""


def _its_own(statement: Reading, said: Sequence[Told], cited: Sequence[Told], frame: Told, at: int, same: Same) -> bool:
    """Is the figure what the frame's speaker says, with no other party of the passage's taking the floor before it?"""
    if not frame.start <= at < frame.end or _goes_on_with_when(statement, at):
        return False
    if any(f is not frame and frame.start <= f.start <= at < f.end <= frame.end for f in said):
        return False
    others = [f.speaker for f in cited if f.speaker and not same(frame.speaker or "", f)]
    heads = {head.lemma for other in others if (head := head_of(tokenize(other))) is not None}
    return not any(token.lemma in heads for token in statement.tokens[frame.start : at])


def _goes_on_with_when(statement: Reading, at: int) -> bool:
    """ "… on Tuesday, when the union says …": the date belongs to both clauses."""
    following = statement.segment_of[at] + 1
    return following < len(statement.parts) and statement.parts[following].opener == "when"


def _named(speaker: str | None) -> bool:
    """Has the speaker a name? "The club" may be any of those the statement names, one with a name may not."""
    return bool(speaker and names(speaker))


def _voices(cited: Sequence[Told], at: int) -> list[Told]:
    """The frames around a token; empty where one has no speaker or a pronoun, and where the passage says it itself."""
    around = [frame for frame in cited if frame.start <= at < frame.end]
    return around if all(frame.speaker and frame.speaker.lower() not in PRONOUNS for frame in around) else []


def _givens(statement: Reading, passage: Reading, published: dt.date | None) -> Iterator[tuple[str, int, list[int]]]:
    """Each figure and date of the statement, with where it stands and where the passage has it."""
    there = figures(passage.text)
    for q in figures(statement.text):
        yield q.text, q.start, [p.start for p in there if comparable(p, q) and to_base(p)[1] == to_base(q)[1]]
    days = whens(passage.text, published)
    for when in whens(statement.text, published):
        if when.first is not None:
            yield (
                when.text,
                when.start,
                [day.start for day in days if (day.first, day.last, day.minute) == (when.first, when.last, when.minute)],
            )
