"""Finding reporting verbs with their subject and their content among a sentence's bits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefer.language.bits import (
    AUXILIARIES,
    BREAKS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    WORDS,
    Bit,
    Range,
    has_clause,
    has_finite,
    is_adverb,
    is_comma,
    is_finite,
    is_time,
)
from briefer.language.phrases import phrase_after
from briefer.language.records import dataclass
from briefer.language.speech_content import (
    ADDRESSEE_NEEDED,
    adjunct_only,
    after_verb,
    content_before,
    is_subordinate,
    left_end,
    left_start,
    right_end,
)
from briefer.language.speech_fit import fits
from briefer.language.speech_subject import agrees, leading_subject, shared_subject, subject_before, verb_group
from briefer.language.speech_verbs import SPEECH_VERBS, SpeechVerb, VerbClass

_BE = frozenset({"is", "are", "was", "were", "been", "be"})
LONGEST = 800
"""A stretch of more bits than that is no sentence (a table, a list of links): no frames are sought in it."""
_NEVER_INVERT = frozenset({"deny", "estimate", "accuse", "praise", "demand"})
_OF_THINGS = frozenset({"explain", "suggest", "indicate", "signal", "show", "imply", "demonstrate", "claim", "cite"})
_EMBEDDING = frozenset({"what", "which", "that", "who"})
_NEVER_LAST = frozenset(
    [
        "hold",
        "see",
        "want",
        "know",
        "hear",
        "feel",
        "accept",
        "recognise",
        "recognize",
        "learn",
        "offer",
        "order",
        "seek",
        "require",
        "attack",
        "continue",
        "read",
        "post",
    ]
)
_SAY = SpeechVerb("say", "say", "nothing", "gerund", "")


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame in indices of bits: the speaker's bits (an empty range where nobody is named) and the content's."""

    speaker: Range
    verb: str
    verb_class: VerbClass
    content: Range
    at: int | None = None
    """The verb's index, null for a frame without one."""


def verb_frames(items: Sequence[Bit]) -> list[Frame]:
    """The frames made by reporting verbs, in the order of the verbs; none whose verb stands inside another's speaker."""
    previous: Range | None = None
    found: list[Frame] = []
    if len(items) > LONGEST:
        return found
    for at, bit in enumerate(items):
        if bit.kind != "word" or bit.lower not in SPEECH_VERBS:
            continue
        frame = _hearsay(items, at) or _quoted_as(items, at) or next(_active_readings(items, at, previous), None)
        if frame is not None:
            found.append(replace(frame, at=at))
            previous = frame.speaker if frame.speaker[1] > frame.speaker[0] else previous
    inner = {f.at for f in found if any(f.at is not None and g.speaker[0] <= f.at < g.speaker[1] for g in found)}
    return [frame for frame in found if frame.at not in inner]


# ---------------------------------------------------------------- passive and impersonal frames
def _hearsay(items: Sequence[Bit], at: int) -> Frame | None:
    """ "It is believed that …", "he is said to have …": nobody named says it."""
    if items[at].lower not in WORDS["hearsay"] or at == 0:
        return None
    before = at - 1
    while before > 0 and (items[before].lower in WORDS["adverbs"] or items[before].lower.endswith("ly")):
        before -= 1
    if items[before].lower not in _BE:
        return None
    following = items[at + 1].lower if at + 1 < len(items) else ""
    subject = before - 1
    while subject > 0 and items[subject].lower in AUXILIARIES:
        subject -= 1
    if subject >= 0 and items[subject].lower == "it" and following not in {"to", "by", ""}:
        return Frame((at, at), "reportedly", "say", (at + 2 if following == "that" else at + 1, len(items)))
    if following == "to" and items[at].lower not in {"known", "considered"}:
        return Frame((at, at), "reportedly", "say", (0, len(items)))
    return None


def _quoted_as(items: Sequence[Bit], at: int) -> Frame | None:
    """ "was quoted (by the agency) as saying …", "the agency quoted him as saying …"."""
    if items[at].lower not in {"saying", "telling", "stating"} or at < 2 or items[at - 1].lower != "as":
        return None
    back = next((b for b in range(at - 2, max(at - 11, 0), -1) if items[b].lower in {"quoted", "cited", "reported"}), None)
    if back is None:
        return None
    group = back
    while group > 0 and items[group - 1].lower in AUXILIARIES | WORDS["adverbs"]:
        group -= 1
    subject = subject_before(items, group) if group < back else (back + 1, at - 1)
    if subject is None or subject[1] <= subject[0]:
        return None
    after = after_verb(items, at, _SAY)
    if any(bit.kind != "punct" for bit in items[after:]):
        return Frame(subject, "say", "say", (after, len(items)))
    return (
        Frame(subject, "say", "say", (left_start(items, subject[0]), subject[0]))
        if content_before(items, subject[0])
        else None
    )


# ---------------------------------------------------------------- active frames
def _active_readings(items: Sequence[Bit], at: int, previous: Range | None) -> Iterator[Frame]:
    for verb in SPEECH_VERBS[items[at].lower]:
        if verb.particle and (at + 1 >= len(items) or items[at + 1].lower != verb.particle):
            continue
        frame = _participial(items, at, verb, previous) if verb.form == "gerund" else _active(items, at, verb, previous)
        if frame is not None:
            yield frame


def _active(items: Sequence[Bit], at: int, verb: SpeechVerb, previous: Range | None) -> Frame | None:
    group = verb_group(items, at)
    if group is None:
        return None
    if verb.verb_class in _NEVER_INVERT and items[at + 1 : at + 2] and items[at + 1].lower == "by":
        return _by_agent(items, at, verb)
    if at == group and _inverts(items, at, verb):
        end = _before_hearer(items, at + 1, phrase_after(items, at + 1))
        return Frame(
            (at + 1, end), verb.lemma, verb.verb_class, (left_start(items, at), len(items) if _goes_on(items, end) else at)
        )
    subject = subject_before(items, group) or shared_subject(items, group, previous)
    if subject is None or not agrees(items, subject, at, group, verb):
        return None
    if verb.lemma == "relate" and items[at + 1 : at + 2] and items[at + 1].lower == "to":
        return None
    if verb.lemma in _OF_THINGS and items[group - 1].lower == "which":
        return None
    return _placed(items, at, verb, subject)


def _by_agent(items: Sequence[Bit], at: int, verb: SpeechVerb) -> Frame | None:
    """ "accused by his wife of theft": the one before the verb is spoken of, and the one behind "by" speaks."""
    reach = range(at + 3, min(phrase_after(items, at + 2) + 1, len(items) - 1))
    end = next((i for i in reach if items[i].lower in {"of", "for"} and items[i + 1].lower.endswith("ing")), None)
    if end is None:
        return None
    stop = next((i for i in range(end + 1, len(items)) if is_comma(items[i]) or items[i].text in {";", "."}), len(items))
    return Frame((at + 2, end), verb.lemma, verb.verb_class, (end + 1, stop))


def _inverts(items: Sequence[Bit], at: int, verb: SpeechVerb) -> bool:
    """Is it '"…," said X' or "…, said X"?"""
    if at == 0 or verb.form not in {"past", "third"} or verb.verb_class in _NEVER_INVERT or at + 1 >= len(items):
        return False
    before, after = items[at - 1], items[at + 1]
    if verb.lemma in _NEVER_LAST and before.kind != "quote":
        return False
    if verb.lemma in ADDRESSEE_NEEDED or after.kind != "word" or (before.kind != "quote" and not is_comma(before)):
        return False
    if (
        after.lower in BREAKS | FINITE | PREPOSITIONS | WORDS["adverbs"]
        or is_time(after)
        or after.lower in {"there", "it", "they"}
    ):
        return False
    if after.lower in PRONOUNS and before.kind != "quote":
        return False
    end = phrase_after(items, at + 1)
    closes = end >= len(items) or items[end].kind != "word" or is_time(items[end]) or items[end].lower in PREPOSITIONS
    closes = (
        closes
        or items[end].lower in {"who", "as", "when", "while", "adding", "after", "saying", "which"}
        or is_adverb(items[end])
    )
    spoken = before.kind == "quote" or items[at - 2].kind == "quote" or has_clause(items[: at - 1])
    return closes and spoken and not has_clause(items[at + 1 : end])


def _before_hearer(items: Sequence[Bit], start: int, end: int) -> int:
    """ "…, said Ana Ruiz to the Herald": the one spoken to is no part of the speaker's name."""
    return next((at for at in range(start + 1, end) if items[at].lower == "to" and items[at - 1].text[0].isupper()), end)


def _goes_on(items: Sequence[Bit], end: int) -> bool:
    """Does a quotation go on behind the frame?"""
    rest = items[end:]
    return any(bit.kind == "quote" for bit in rest) and not any(bit.lower.endswith("ing") for bit in rest[:3])


def _placed(items: Sequence[Bit], at: int, verb: SpeechVerb, subject: Range) -> Frame | None:
    """The frame with its content: before it, after it, or on both sides."""
    after = after_verb(items, at, verb)
    rest = items[after:]
    if subject[0] and rest and items[subject[0] - 1].lower in _EMBEDDING and is_finite(rest[0]):
        # "what officials say is the cause": a remark within another statement.
        return None
    if subject[0] and items[subject[0] - 1].lower == "whatever":
        return None
    body = any(bit.kind != "punct" for bit in rest)
    first = subject[0]
    if verb.lemma in _NEVER_LAST and not any(bit.kind == "quote" for bit in items):
        return (
            Frame(subject, verb.lemma, verb.verb_class, (after, right_end(items, after, verb.verb_class)))
            if body and fits(items, after, verb)
            else None
        )
    own = items[after : right_end(items, after)]
    quoted = first > 0 and items[first - 1].kind == "quote" and not any(bit.kind == "quote" for bit in own)
    ends = quoted or not body or is_comma(rest[0]) or rest[0].text in {".", "?", "!", ";"} or adjunct_only(rest)
    if content_before(items, first) and ends and not (body and is_subordinate(items, first) and not is_comma(rest[0])):
        end = first if quoted else left_end(items, first, after)
        return Frame(subject, verb.lemma, verb.verb_class, (left_start(items, first), end))
    if first and items[first - 1].kind == "quote" and body and rest[0].kind == "quote":
        return Frame(subject, verb.lemma, verb.verb_class, (left_start(items, first), len(items)))
    if _splits(items, first, after):
        return Frame(subject, verb.lemma, verb.verb_class, (left_start(items, first), len(items)))
    if not body or not fits(items, after, verb):
        return None
    return Frame(subject, verb.lemma, verb.verb_class, (after, right_end(items, after, verb.verb_class)))


def _splits(items: Sequence[Bit], subject: int, after: int) -> bool:
    """ "The shortfall, officials suspect, is down to …": the frame stands between a subject and its verb."""
    if subject < 2 or not is_comma(items[subject - 1]) or after + 1 >= len(items) or not is_comma(items[after]):
        return False
    return has_finite(items[after + 1 : after + 2])


def _participial(items: Sequence[Bit], at: int, verb: SpeechVerb, previous: Range | None) -> Frame | None:
    """ ", saying …", ", adding that …": the speaker is the subject of the clause before; "is warning that …" is active."""
    if at > 0 and items[at - 1].lower in _BE:
        group = at - 1
        while group > 0 and items[group - 1].lower in AUXILIARIES | WORDS["adverbs"]:
            group -= 1
        subject = subject_before(items, group)
        return _placed(items, at, verb, subject) if subject and agrees(items, subject, at, group, verb) else None
    if at < 2 or verb.lemma in _OF_THINGS - {"claim"} or (not is_comma(items[at - 1]) and items[at - 1].kind != "quote"):
        return None
    after = after_verb(items, at, verb)
    if after >= len(items) or not fits(items, after, verb):
        return None
    subject = previous or leading_subject(items, at)
    return (
        Frame(subject, verb.lemma, verb.verb_class, (after, right_end(items, after, verb.verb_class))) if subject else None
    )


# ---------------------------------------------------------------- together
def clipped(items: Sequence[Bit], frames: Sequence[Frame]) -> list[Frame]:
    """The frames with content cut where another of the same rank begins: "X said …, but Y says …", "X asked …, Y said"."""
    out: list[Frame] = []
    for frame in frames:
        start, end = frame.content
        for other in frames:
            begins = other.speaker[0]
            if other is not frame and other.speaker == frame.speaker and other.at is not None and start < other.at < end:
                end = min(end, _before_conjunction(items, other.at, end))
                continue
            if (
                other is frame
                or not start < begins < end
                or other.speaker[0] == other.speaker[1]
                or frame.speaker[0] >= start
            ):
                continue
            if other.content[1] <= begins and other.content[0] <= frame.speaker[0]:
                end = min(end, other.content[1])
            elif items[begins - 1].lower in {"but", "while", "although", "and"} and is_comma(items[begins - 2]):
                end = min(end, begins - 2)
        out.append(replace(frame, content=(start, end)))
    return out


def _before_conjunction(items: Sequence[Bit], at: int, otherwise: int) -> int:
    """The index of the "and" (or the comma before it) that joins the verb at `at` to an earlier one of the same subject."""
    for back in range(at - 1, max(at - 4, 0), -1):
        if items[back].lower in {"and", "but"}:
            return back - 1 if is_comma(items[back - 1]) else back
    return otherwise
