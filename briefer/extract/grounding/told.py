"""The stretches of a text that somebody says, with the speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefer.extract.grounding.align import SPEECH_KEYS
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.insertions import end_of_object, reach
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.records import dataclass
from briefer.language.speech import Speech
from briefer.language.tokens import lemma

PRONOUNS = words("speakers_pronouns")


_NOT_TOLD = frozenset(
    {
        "see",
        "know",
        "find",
        "learn",
        "understand",
        "hear",
        "want",
        "seek",
        "expect",
        "hope",
        "consider",
        "recognise",
        "hold",
        "plan",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of a text that somebody says: token indices `start`..`end`, and the speaker as written, null for nobody."""

    start: int
    end: int
    speaker: str | None
    speaker_at: int
    verb: str


def told(reading: Reading) -> tuple[Told, ...]:
    """The reported stretches of a text; a quotation of several sentences goes on with its speaker."""
    found: list[Told] = []
    for speech in reading.speeches:
        span = reading.between(speech.start, speech.end)
        lead = reading.token_at(speech.speaker_start)
        if lead and "as" in {token.lower for token in reading.tokens[max(0, lead - 2) : lead]}:
            continue
        if _is_governed(reading, lead):
            continue
        if reading.tags[lead] is Tag.PARTICIPLE and speech.speaker and speech.speaker_start == reading.tokens[lead].start:
            continue
        if not _is_speaker(speech.speaker) or (len(span) and reading.tags[span.start] is Tag.RELATIVE):
            continue
        if len(span) and speech.verb not in _NOT_TOLD and not _takes_no_content(reading, speech, span):
            if speech.verb == "count" and any(reading.tokens[i].lemma in _OWN_PEOPLE for i in span[:4]):
                continue
            if reading.tags[max(lead, 1) - 1] is Tag.SUBORDINATOR and span.stop <= lead:
                # "must pay because it reported …": what stands before the word that joins is no content.
                continue
            if speech.verb == "count" and _ends_in_number(reading, speech):
                continue
            if speech.verb == "call" and reading.tokens[span.start].lower in _REFLEXIVE:
                continue
            if speech.verb == "call" and reading.tags[span.start] is Tag.PREPOSITION:
                continue
            found.append(
                Told(
                    span.start, _end_of(reading, span), speech.speaker, reading.token_at(speech.speaker_start), speech.verb
                )
            )
    found += _missed(reading, found)
    found += _appended(reading, found)
    found += _hearsay(reading)
    found = [_within(reading, _cut(reading, frame, found)) for frame in found]
    return (*found, *_running(reading, found))


def _within(reading: Reading, frame: Told) -> Told:
    start, end = reach(reading, frame.start, frame.end, frame.speaker_at, frame.speaker is None)
    if frame.speaker_at < start:
        end = end_of_object(reading, start, end)
    return replace(frame, start=start, end=end)


def _cut(reading: Reading, frame: Told, frames: list[Told]) -> Told:
    """A frame without what ", but another said" adds behind it."""
    for other in frames:
        if not frame.start < other.speaker_at < frame.end or other.speaker == frame.speaker:
            continue
        turn = next(
            (i for i in range(frame.start, other.speaker_at) if reading.tokens[i].lower in {"but", "while", ";"}), None
        )
        if turn is not None and other.start > turn:
            return Told(frame.start, turn, frame.speaker, frame.speaker_at, frame.verb)
    return frame


def _is_governed(reading: Reading, lead: int) -> bool:
    """ "an official who had spoken to aid workers said": the words before the verb belong to a clause about the speaker."""
    part = reading.parts[reading.segment_of[lead]]
    inside = part.opener in {"who", "which"} and any(reading.tags[i] in VERBAL for i in range(part.start, lead))
    return inside and reading.tags[lead - 1] in {Tag.PREPOSITION, Tag.TO, Tag.DETERMINER, *VERBAL}


def _ends_in_number(reading: Reading, speech: Speech) -> bool:
    """ "guilty of two counts": a number, no speaker."""
    own = reading.between(speech.speaker_start, speech.speaker_end)
    return bool(own) and reading.tags[own.stop - 1] is Tag.NUMBER


_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})
_OWN_PEOPLE = keys("speakers_own_people")


def _end_of(reading: Reading, span: range) -> int:
    """Where what is said ends: after a colon it goes on to the sentence's end."""
    if span.stop < len(reading.tokens) and reading.tokens[span.stop].text == ":":
        return max(i for i, s in enumerate(reading.sentence_of) if s == reading.sentence_of[span.start]) + 1
    return span.stop


_BARE_SPEAKERS = words("speakers_bare_speakers")


def _is_speaker(speaker: str | None) -> bool:
    """Can it be a speaker? A lone adjective or noun without an article is a misreading."""
    if speaker is None or " " in speaker or not speaker.islower():
        return True
    return speaker in PRONOUNS or speaker in _BARE_SPEAKERS or speaker.endswith("s")


def _takes_no_content(reading: Reading, speech: Speech, span: range) -> bool:
    """ "rejected a proposal", "welcomed the vote", "demanded a ransom": an act of its own, which reports nothing."""
    if speech.verb_class in {"praise", "ask"}:
        return not speech.direct
    if speech.verb_class not in {"deny", "demand"} or speech.direct:
        return False
    if speech.verb in {"deny", "refute", "rebut", "dispute", "contradict"}:
        return False
    named = any(reading.tokens[i].lower == "that" or reading.tokens[i].lemma in _REPORTED for i in span[:5])
    return not named and (speech.verb_class == "deny" or not any(reading.tags[i] in VERBAL for i in span))


_REPORTED = keys("speakers_reported")


def _appended(reading: Reading, found: list[Told]) -> Iterator[Told]:
    """What stands before ", as the group concedes" and ", so the operator": a source added at the sentence's end."""
    for number, part in enumerate(reading.parts[1:], 1):
        before = reading.parts[number - 1]
        ends = number + 1 == len(reading.parts) or reading.parts[number + 1].sentence != part.sentence
        if before.opener == "not":
            # "in May, not in June as the city had stated": what is said is only what is rejected.
            continue
        if part.opener not in {"as", "so"} or not ends or before.sentence != part.sentence:
            continue
        start = next(p.start for p in reading.parts if p.sentence == part.sentence)
        own = [verb for verb in reading.verbs if verb.segment == number]
        if any(frame.start < part.start and start < frame.end for frame in found):
            continue
        named = [i for i in range(part.start + 1, part.end) if reading.tags[i] in {Tag.NOUN, Tag.NAME}]
        if part.opener == "so" and not own and named and reading.tags[part.start + 1] is Tag.DETERMINER:
            yield Told(start, part.start, reading.words(named), named[0], "say")
        elif part.opener == "as" and len(own) == 1 and _plainly_says(reading, own[0]):
            yield Told(start, part.start, reading.words(own[0].subject), own[0].subject[0], "say")


def _plainly_says(reading: Reading, verb: Verb) -> bool:
    """ "as the group concedes": a verb of saying with a subject and nothing after it."""
    says = reading.tokens[verb.main].lemma in SPEECH_KEYS and not verb.passive
    return says and bool(verb.subject) and not verb.object and not verb.rest


def _hearsay(reading: Reading) -> Iterator[Told]:
    """What "reports that …" and "rumours that …" say, of which nobody is the speaker."""
    for at, token in enumerate(reading.tokens[:-1]):
        if token.lemma in _REPORTED and reading.tokens[at + 1].lower == "that":
            end = next((i for i in range(at + 2, len(reading.tokens)) if reading.tags[i] is Tag.MARK), len(reading.tokens))
            yield Told(at + 2, end, None, at, "report")


def _missed(reading: Reading, found: list[Told]) -> list[Told]:
    """Plain "X said (that) …" and "…, X said" where no frame was found around the verb."""
    more: list[Told] = []
    for verb in reading.verbs:
        if reading.tokens[verb.main].lemma not in _SAYING or verb.passive or not verb.subject:
            continue
        if "as" in {token.lower for token in reading.tokens[max(0, verb.subject[0] - 2) : verb.subject[0]]}:
            continue
        naming = reading.tokens[verb.main].lemma in _NAMING
        if naming and reading.parts[verb.segment].opener in {"that", "which"}:
            continue
        if verb.object and reading.tokens[verb.object[0]].lower in _REFLEXIVE:
            continue
        if reading.tokens[verb.main].lemma == lemma("tell") and not _that_follows(reading, verb):
            continue
        sentence = [i for i, s in enumerate(reading.sentence_of) if s == reading.sentence_of[verb.main]]
        if any(
            sentence[0] <= f.start <= sentence[-1] and lemma(f.verb.split()[0]) == reading.tokens[verb.main].lemma
            for f in found
        ):
            continue
        after = range(verb.main + 1, sentence[-1] + 1)
        before = range(sentence[0], reading.parts[verb.segment].start)
        names = naming and len(verb.object) > 1 and reading.tokens[verb.object[-1]].lower not in _CALLED
        if naming and not names and not _that_follows(reading, verb):
            continue
        opener = reading.parts[verb.segment].opener
        span = (
            after if names or any(reading.tags[i] in VERBAL or reading.tags[i] is Tag.AUXILIARY for i in after) else before
        )
        subject = _speaking(reading, verb)
        if span is before and opener in _JOINING:
            continue
        if len(span) > 1:
            more.append(Told(span.start, span.stop, reading.words(subject), subject[0], reading.tokens[verb.main].lemma))
    return more


_JOINING = frozenset({"because", "since", "after", "when", "if", "unless", "although", "though", "while", "once"})
"""After these what stands before is no content of the saying: "must pay because it reported the fault late"."""


def _speaking(reading: Reading, verb: Verb) -> tuple[int, ...]:
    """Who says it: of "three clerks who keep the ledger say" the three clerks."""
    if reading.parts[verb.segment].opener in {"who", "which"}:
        relative = next((v for v in reading.verbs if v.segment == verb.segment and v.main < verb.main and v.subject), None)
        if relative is not None:
            return relative.subject
    return verb.subject


def _that_follows(reading: Reading, verb: Verb) -> bool:
    """ "told reporters that …" reports, "told the authority" does not."""
    following = reading.parts[verb.segment + 1 :][:1]
    return bool(following) and (following[0].opener == "that" or reading.tokens[following[0].start].text in {'"', "“", ":"})


_CALLED = words("speakers_called")


_NAMING = keys("speakers_naming")


_SAYING = keys("speakers_saying")


def _led_in(reading: Reading, at: int) -> Verb | None:
    """The verb whose subject a quotation behind a colon belongs to: "Moss knows it all: “…”"."""
    sentence = reading.sentence_of[at]
    lead = range(max(0, at - 2), at)
    if not any(reading.tokens[i].text == ":" and reading.sentence_of[i] == sentence for i in lead):
        return None
    own = [v for v in reading.verbs if v.main < at and reading.sentence_of[v.main] == sentence and v.subject]
    return own[0] if own and own[0].subject_near else None


def _running(reading: Reading, found: list[Told]) -> Iterator[Told]:
    """Quoted stretches that no frame covers, with the nearest speaker in the text."""
    for span in reading.quoted:
        own = reading.between(span.start, span.end)
        if len(own) < 4 or any(frame.start <= own.start and own.stop <= frame.end + 1 for frame in found):
            continue
        if not any(frame.speaker for frame in found):
            continue
        led = _led_in(reading, own.start)
        if led is not None:
            yield Told(own.start, own.stop, reading.words(led.subject), led.subject[0], "say")
            continue
        near = min((frame for frame in found if frame.speaker), key=lambda f: abs(f.start - own.start), default=None)
        yield Told(own.start, own.stop, near.speaker if near else None, near.speaker_at if near else own.start, "say")
