"""A reported statement is not told in the article's own voice: it keeps that somebody says so."""

from __future__ import annotations

from briefer.extract.grounding.align import SPEECH_KEYS, Alignment
from briefer.extract.grounding.persons import same_speaker, words_in
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.told import Told
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.tokens import Token, is_content, lemma

_MOSTLY = 0.6
_NAMING = keys("speakers_naming")
SPEAKING = SPEECH_KEYS | keys("speakers_speaking")
"""Keys of the words that tell of speech or name a source."""


def dropped(
    statement: Reading, passage: Reading, alignment: Alignment, said: tuple[Told, ...], cited: tuple[Told, ...]
) -> str:
    """A plain sentence about the first verb told in the article's own voice that the passage only reports; else ""."""
    for verb in statement.verbs:
        at = verb.main
        if any(frame.start <= at < frame.end for frame in said) or is_saying(statement, at):
            continue
        words = [i for i in (at, *verb.object, *verb.agent) if alignment.best[i]] or [
            i for i in verb.subject if alignment.best[i]
        ]
        told_of = [i for i in (*verb.object, *verb.agent) if alignment.best[i]]
        if statement.tokens[at].lemma == "be" and words and (told_of or not alignment.best[at]):
            # "was" says nothing itself, and any "was" of the passage would answer it.
            words = told_of or words
            at = words[-1]
        inside = [i for i in words if all(any(f.start <= there < f.end for f in cited) for there in alignment.best[i])]
        if not inside or (alignment.best[at] and at not in inside) or len(inside) < _MOSTLY * len(words):
            continue
        seen = alignment.best[at] or alignment.best[inside[0]]
        over = [f for f in cited if any(f.start <= there < f.end for there in seen) and not _under_condition(passage, f)]
        if over and not any(_tells_speaker(statement, alignment, frame) for frame in over):
            return f"the statement drops that {_who(over[0])} says so"
    return _wholly_reported(statement, passage, alignment, said, cited)


def _wholly_reported(
    statement: Reading, passage: Reading, alignment: Alignment, said: tuple[Told, ...], cited: tuple[Told, ...]
) -> str:
    """Does a statement that names no source tell nothing but what somebody in the passage says?"""
    if said or not cited or any(_is_source(token) for token in statement.tokens):
        return ""
    told_words = [i for i, token in enumerate(statement.tokens) if is_content(token) and alignment.best[i]]
    frames = [f for f in cited if not _under_condition(passage, f)]
    inside = [i for i in told_words if all(any(f.start <= at < f.end for f in frames) for at in alignment.best[i])]
    if len(inside) < _ENOUGH or len(inside) < _NEARLY_ALL * len(told_words):
        return ""
    over = next(f for f in frames if any(f.start <= at < f.end for at in alignment.best[inside[0]]))
    if any(_tells_speaker(statement, alignment, f) or words_in(f.speaker or "", statement) for f in frames):
        return ""
    return f"the statement drops that {_who(over)} says so"


def _is_source(token: Token) -> bool:
    return token.lemma in SPEAKING or token.lower in _HEARSAY or token.lemma in _SAYING_KEYS


_ENOUGH, _NEARLY_ALL = 4, 0.9
_SAYING_KEYS = keys("speakers_saying")


def _under_condition(passage: Reading, frame: Told) -> bool:
    """ "unless the specialist certified that …": nobody says it, it is what somebody would have to say."""
    part = passage.parts[passage.segment_of[frame.speaker_at]]
    return part.opener in {"unless", "if", "until", "before", "whether"}


def _who(frame: Told) -> str:
    return f"“{frame.speaker}”" if frame.speaker else "somebody unnamed"


def is_saying(reading: Reading, at: int) -> bool:
    """Does the verb at a token report what stands behind it?"""
    start = reading.tokens[at].start
    return any(
        speech.start >= start and speech.speaker_start <= start for speech in reading.speeches if speech.start - start < 60
    )


def _tells_speaker(statement: Reading, alignment: Alignment, frame: Told) -> bool:
    """Does the statement name the passage's speaker as who does something, or say that it is hearsay?"""
    if frame.speaker is None:
        return any(token.lower in _HEARSAY for token in statement.tokens)
    telling = [v for v in statement.verbs if _may_tell(alignment, frame, v.main)]
    doers = [i for verb in telling for i in (*verb.subject, *verb.agent)]
    return any(same_speaker(statement.words(run), frame.speaker) for run in _runs(doers)) or _under(
        statement, frame.speaker
    )


def _under(statement: Reading, speaker: str) -> bool:
    """ "under a commission proposal", "under the plans of the council": whose the plan is stands beside it."""
    head = lemma(speaker.split()[-1])
    return any(
        token.lower == "under" and head in {other.lemma for other in statement.tokens[at + 1 : at + 7]}
        for at, token in enumerate(statement.tokens)
    )


def _may_tell(alignment: Alignment, frame: Told, at: int) -> bool:
    """May the verb be the one that reports: neither part of what is reported nor another act that the passage tells?"""
    best = alignment.best[at]
    if any(frame.start <= there < frame.end for there in best):
        return False
    said = [link.said.key for link in alignment.links[at]]
    return not best or not alignment.exactly(at) or any(key in SPEECH_KEYS - _NAMING for key in said)


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in indices:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


_HEARSAY = words("speakers_hearsay")
