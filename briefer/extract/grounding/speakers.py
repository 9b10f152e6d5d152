"""A contested claim keeps its speaker: whoever says it in the passage says it in the statement, and no one else."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.extract.grounding.align import SPEECH_KEYS, Alignment
from briefer.extract.grounding.context import GateContext
from briefer.extract.grounding.persons import same_speaker
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.told import PRONOUNS, Told, told
from briefer.extract.grounding.units import units
from briefer.extract.grounding.whose import of_other_voice
from briefer.extract.grounding.wordforms import VERBAL
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.names import names
from briefer.language.patterns import rx
from briefer.language.tokens import Token, is_content, lemma, tokenize

_MOSTLY, _HALF = 0.6, 0.5
_SPEAKING = SPEECH_KEYS | keys("speakers_speaking")
_NAMING = keys("speakers_naming")
_PLURAL = rx(
    r"^(?:(?:[Tt]he|[Ss]ome|[Ss]everal|both|\d+|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix) )?(?:[a-z-]+ )*[a-z]{3,}s$"
)


def misattributed(statement: Reading, passage: Reading, alignment: Alignment, context: GateContext) -> str:
    """A plain sentence about reported content whose speaker is dropped or changed; "" where it keeps its own."""
    cited = told(passage)
    said = _trusted(told(statement), context)
    for frame in said:
        reason = _wrong_speaker(statement, passage, alignment, context, frame, cited)
        if reason:
            return reason
    reason = of_other_voice(
        statement, passage, said, cited, lambda who, frame: _same_speaker(who, frame, passage, context), context.published
    )
    if reason:
        return reason
    for speaker in context.speakers:
        if not _known(speaker, statement, passage, context, cited):
            return f"the passage does not have “{speaker}” say this"
    if not context.speaker:
        return _dropped(statement, passage, alignment, said, cited)
    return _other_speaker(statement, passage, alignment, context, said, cited)


def _trusted(said: tuple[Told, ...], context: GateContext) -> tuple[Told, ...]:
    """The statement's frames; where the statement comes with its speakers, those that have one of them."""
    if not context.speakers:
        return said
    return tuple(frame for frame in said if frame.speaker and any(same_speaker(s, frame.speaker) for s in context.speakers))


# ---------------------------------------------------------------- dropped
def _dropped(
    statement: Reading, passage: Reading, alignment: Alignment, said: tuple[Told, ...], cited: tuple[Told, ...]
) -> str:
    """Is a verb told in the article's own voice that the passage only reports?"""
    for verb in statement.verbs:
        at = verb.main
        if any(frame.start <= at < frame.end for frame in said) or _is_saying(statement, at):
            continue
        words = [i for i in (at, *verb.object, *verb.agent) if alignment.best[i]] or [
            i for i in verb.subject if alignment.best[i]
        ]
        if not alignment.best[at] and statement.tokens[at].lemma == "be" and words:
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
    if any(_tells_speaker(statement, alignment, f) or _words_in(f.speaker or "", statement) for f in frames):
        return ""
    return f"the statement drops that {_who(over)} says so"


def _is_source(token: Token) -> bool:
    return token.lemma in _SPEAKING or token.lower in _HEARSAY or token.lemma in _SAYING_KEYS


_ENOUGH, _NEARLY_ALL = 4, 0.9
_SAYING_KEYS = keys("speakers_saying")


def _under_condition(passage: Reading, frame: Told) -> bool:
    """ "unless the specialist certified that …": nobody says it, it is what somebody would have to say."""
    part = passage.parts[passage.segment_of[frame.speaker_at]]
    return part.opener in {"unless", "if", "until", "before", "whether"}


def _who(frame: Told) -> str:
    return f"“{frame.speaker}”" if frame.speaker else "somebody unnamed"


def _is_saying(reading: Reading, at: int) -> bool:
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


# ---------------------------------------------------------------- wrong
def _wrong_speaker(
    statement: Reading, passage: Reading, alignment: Alignment, context: GateContext, frame: Told, cited: tuple[Told, ...]
) -> str:
    """Does the passage have another speaker for what the statement's frame says?"""
    if frame.speaker is None or frame.speaker.lower() in PRONOUNS:
        return ""
    content = _core(statement, alignment, frame, told(statement))
    covering = [f for f in cited if _covers(f, alignment, content)]
    if _all_same(frame.speaker, covering, passage, context):
        return ""
    if len(content) < 2:
        words = [i for i in _own_words(alignment, frame, told(statement)) if is_content(statement.tokens[i])]
        covering = [f for f in covering if _covers(f, alignment, words, _HALF)]
    if not cited and not context.passage_speaker and _own_voice(passage, frame.speaker, alignment, content):
        return f"the passage says this itself, the statement has “{frame.speaker}” say it"
    if not covering or _all_same(frame.speaker, covering, passage, context):
        return ""
    if any(f.speaker is None for f in covering):
        return ""
    return f"the passage has “{covering[0].speaker}” say this, the statement “{frame.speaker}”"


_AND = rx(r",?\s+(?:and|as well as|along with|together with)\s+(?=(?:the|an?|his|her|its|their)\s|[A-Z])")


def _all_same(said: str, covering: Sequence[Told], passage: Reading, context: GateContext) -> bool:
    """Is each of those whom the statement has say it one of the passage's speakers: "Brandt and the coastguard said"?"""
    parts = [part for part in _AND.split(said) if part]
    if len(parts) > 1 and any(_contains(frame.speaker or "", said) for frame in covering):
        return True
    return all(any(_same_speaker(part, frame, passage, context) for frame in covering) for part in parts)


def _contains(cited: str, said: str) -> bool:
    return " ".join(said.lower().split()) in " ".join(cited.lower().split())


def _core(statement: Reading, alignment: Alignment, frame: Told, all_frames: tuple[Told, ...]) -> list[int]:
    """The verbs a frame reports, without those that another speaker inside it says; its words where it has none."""
    own = _own_words(alignment, frame, all_frames)
    verbs = {verb.main for verb in statement.verbs if not _is_saying(statement, verb.main)}
    return [i for i in own if i in verbs] or [i for i in own if is_content(statement.tokens[i])]


def _own_words(alignment: Alignment, frame: Told, all_frames: tuple[Told, ...]) -> list[int]:
    """The words of a frame that stand for some of the passage's, without those of frames inside it."""
    inner = [f for f in all_frames if frame.start < f.start and f.end <= frame.end and f.speaker != frame.speaker]
    return [
        i
        for i in range(frame.start, frame.end)
        if alignment.best[i] and not any(f.start <= i < f.end or i == f.speaker_at for f in inner)
    ]


def _own_voice(passage: Reading, speaker: str, alignment: Alignment, content: Sequence[int]) -> bool:
    """Does the passage tell the content in its own voice, with no word of saying anywhere, though it names the speaker?"""
    if not content or passage.quoted or any(token.lemma in _SPEAKING for token in passage.tokens):
        return False
    return all(alignment.licensed(i) for i in content) and _words_in(speaker, passage)


def _covers(frame: Told, alignment: Alignment, content: list[int], share: float = _MOSTLY) -> bool:
    inside = [i for i in content if any(frame.start <= there < frame.end for there in alignment.best[i])]
    return bool(content) and len(inside) >= share * len(content)


def _other_speaker(
    statement: Reading,
    passage: Reading,
    alignment: Alignment,
    context: GateContext,
    said: tuple[Told, ...],
    cited: tuple[Told, ...],
) -> str:
    """Where the statement's own words hold no frame: is its given speaker the passage's speaker of that content?"""
    if said or not cited:
        return ""
    whole = Told(0, len(statement.tokens), context.speaker, 0, "say")
    content = _core(statement, alignment, whole, ())
    covering = [f for f in cited if f.speaker and _covers(f, alignment, content)]
    if not covering:
        return ""
    for speaker in context.speakers:
        if any(_same_speaker(speaker, f, passage, context) for f in covering):
            return ""
    return f"the passage has “{covering[0].speaker}” say this, the statement “{context.speaker}”"


# ---------------------------------------------------------------- who is who
def _known(speaker: str, statement: Reading, passage: Reading, context: GateContext, cited: tuple[Told, ...]) -> bool:
    """Is the given speaker one of the passage's people, or whom the context resolves a pronoun to?"""
    if speaker.lower() in PRONOUNS or (context.passage_speaker and same_speaker(speaker, context.passage_speaker)):
        return True
    if any(frame.speaker and _same_speaker(speaker, frame, passage, context) for frame in cited):
        return True
    return _words_in(speaker, passage) or (_words_in(speaker, statement) and not names(speaker))


def _same_speaker(said: str, frame: Told, passage: Reading, context: GateContext) -> bool:
    cited = frame.speaker or ""
    if same_speaker(said, cited):
        return True
    if cited.lower() in {"it", "they", "we", "i"} and not context.passage_speaker:
        return True
    if cited.lower() in {"he", "she"} and _PLURAL.match(said) and not names(said):
        return False
    if cited.lower() in PRONOUNS:
        if context.passage_speaker:
            return same_speaker(said, context.passage_speaker) or _last_person(passage, frame) == ""
        return _is_last(said, passage, frame)
    if _described(said, cited, passage, frame):
        return True
    around = _around(passage, frame)
    resolved = context.passage_speaker if not names(cited) else None
    return same_speaker(said, around) or (resolved is not None and same_speaker(said, resolved))


def _described(said: str, cited: str, passage: Reading, frame: Told) -> bool:
    """May "the minister" be the one named: the name that stands beside the word, else the last person before it?"""
    words_of = cited.split()
    if len(words_of) != 2 or words_of[0].lower() != "the" or names(cited) or not names(said):
        return False
    role = lemma(words_of[-1])
    position = passage.tokens[frame.speaker_at].start
    people = [name for name in names(passage.text) if name.kind in {"person", "other"}]
    beside = [
        name.text
        for name in people
        if any(passage.tokens[i].lemma == role for i in _next_to(passage, name.start, name.end))
    ]
    if beside:
        return any(same_speaker(said, name) for name in beside)
    own = [name.text for name in people if name.kind == "person" and name.end <= position]
    if not own or not same_speaker(said, own[-1]):
        return False
    return role in {token.lemma for token in tokenize(said)} or all(same_speaker(own[-1], name) for name in own)


def _next_to(passage: Reading, start: int, end: int) -> range:
    """The tokens directly around a name: "Minister Ruiz", "Ruiz, the minister"."""
    own = passage.between(start, end)
    behind = own.stop < len(passage.tokens) and passage.tokens[own.stop].text == ","
    return range(max(0, own.start - 1), min(len(passage.tokens), own.stop + 4) if behind else own.stop)


def _around(passage: Reading, frame: Told) -> str:
    """The speaker with the appositions beside it: the stretch of its sentence outside the content."""
    sentence = passage.sentence_of[frame.speaker_at]

    def beside(i: int) -> bool:
        inserted = frame.start <= frame.speaker_at < frame.end
        outside = inserted or not frame.start <= i < frame.end
        within = 0 <= i < len(passage.tokens) and passage.sentence_of[i] == sentence and outside
        return within and passage.tags[i] not in VERBAL and passage.tokens[i].text != ";"

    first = last = frame.speaker_at
    while beside(first - 1):
        first -= 1
    while beside(last + 1):
        last += 1
    return passage.words((first, last))


def _last_person(passage: Reading, frame: Told) -> str:
    """The last person named before a speaking pronoun, "" where none is."""
    position = passage.tokens[frame.speaker_at].start
    found = [name for name in names(passage.text) if name.kind in {"person", "other"} and name.end <= position]
    people = [name for name in found if name.kind == "person"] or found
    return people[-1].text if people else ""


def _is_last(said: str, passage: Reading, frame: Told) -> bool:
    """May a speaking pronoun be the one named: the last person before it, or the last name that may be one?"""
    position = passage.tokens[frame.speaker_at].start
    found = [name for name in names(passage.text) if name.kind in {"person", "other"} and name.end <= position]
    subjects = {i for verb in passage.verbs for i in verb.subject}
    last = [name.text for name in found if subjects & set(passage.between(name.start, name.end))]
    last += [name.text for name in found if name.kind == "person"][-1:] or [name.text for name in found]
    return not last or any(same_speaker(said, name) for name in last)


def _words_in(speaker: str, passage: Reading) -> bool:
    words = [token for token in tokenize(speaker) if is_content(token)]
    return bool(words) and all(
        any(unit.licenses(own) for own in units((word,)) for unit in passage.units) for word in words
    )
