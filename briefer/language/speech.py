"""Who says what: reported-speech frames within a sentence, direct quotations, and whom a pronoun stands for.

A frame is a reporting verb with its speaker and its content, found around the verb by the orders that English news prose
uses (Quirk et al., 1985, 14.28–14.35): "X said (that) …", "…, X said", "…, said X", "according to X, …".
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from briefer.language.antecedents import resolve
from briefer.language.bits import Bit, bits
from briefer.language.records import dataclass
from briefer.language.speech_frames import Frame, clipped, verb_frames
from briefer.language.speech_sources import sourced_frames
from briefer.language.speech_verbs import VerbClass

__all__ = ["Speech", "VerbClass", "resolve", "speeches"]

_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Speech:
    """A reported-speech frame. `start`..`end` is the reported content, `speaker` the noun phrase as written, null where the
    text names nobody ("reportedly"; its offsets are then those of the cue). `verb` is the base form.
    """

    speaker: str | None
    speaker_start: int
    speaker_end: int
    verb: str
    verb_class: VerbClass
    start: int
    end: int
    direct: bool
    denied: bool


def speeches(sentence: str, offset: int = 0) -> tuple[Speech, ...]:
    """The reported-speech frames of one sentence, the outermost first; `offset` is added to all positions.

    Where the frame stands in the middle of what is reported, the content lasts from the sentence's start to its end.
    """
    found = _frames(sentence)
    return (
        found
        if not offset
        else tuple(
            replace(
                s,
                speaker_start=s.speaker_start + offset,
                speaker_end=s.speaker_end + offset,
                start=s.start + offset,
                end=s.end + offset,
            )
            for s in found
        )
    )


@lru_cache(maxsize=4096)
def _frames(sentence: str) -> tuple[Speech, ...]:
    items = bits(sentence)
    if len(items) < 2:
        return ()
    frames = clipped(items, [*verb_frames(items), *sourced_frames(items)])
    found = [speech for frame in frames if (speech := _speech(sentence, items, frame)) is not None]
    return tuple(sorted(dict.fromkeys(found), key=lambda s: (s.start, -s.end, s.speaker_start, s.verb)))


def _speech(sentence: str, items: tuple[Bit, ...], frame: Frame) -> Speech | None:
    start, end = _content(items, frame)
    if end <= start:
        return None
    speaker_start = items[frame.speaker[0]].start
    speaker_end = items[frame.speaker[1] - 1].end if frame.speaker[1] > frame.speaker[0] else speaker_start
    speaker = sentence[speaker_start:speaker_end].strip(" ,") or None
    if speaker is not None:
        speaker_end = speaker_start + len(speaker)
    return Speech(
        speaker=speaker,
        speaker_start=speaker_start,
        speaker_end=speaker_end,
        verb=frame.verb,
        verb_class=frame.verb_class,
        start=start,
        end=end,
        direct=_direct(items, frame.content),
        denied=frame.verb_class == "deny",
    )


def _content(items: tuple[Bit, ...], frame: Frame) -> tuple[int, int]:
    first, last = frame.content
    while first < last and items[first].kind == "punct" and items[first].text not in "($€£#@":
        first += 1
    while last > first and items[last - 1].kind == "punct" and items[last - 1].text not in ")%$€£":
        last -= 1
    return (items[first].start, items[last - 1].end) if last > first else (0, 0)


def _direct(items: tuple[Bit, ...], content: tuple[int, int]) -> bool:
    chosen = items[content[0] : content[1]]
    quoted = sum(bit.end - bit.start for bit in chosen if bit.kind == "quote")
    total = sum(bit.end - bit.start for bit in chosen if bit.kind != "punct")
    return total > 0 and quoted / total >= _MOSTLY
