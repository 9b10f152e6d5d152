"""A contested claim keeps its speaker: whoever says it in the passage says it in the statement, and no one else."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.context import GateContext
from briefer.extract.grounding.dropped import SPEAKING, dropped, is_saying
from briefer.extract.grounding.persons import same_speaker, words_in
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.told import PRONOUNS, Told, told
from briefer.extract.grounding.whose import of_other_voice
from briefer.extract.grounding.wordforms import VERBAL
from briefer.language.names import names
from briefer.language.patterns import rx
from briefer.language.tokens import is_content, lemma, tokenize

_MOSTLY, _HALF = 0.6, 0.5
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
        return dropped(statement, passage, alignment, said, cited)
    return _other_speaker(statement, passage, alignment, context, said, cited)


def _trusted(said: tuple[Told, ...], context: GateContext) -> tuple[Told, ...]:
    """The statement's frames; where the statement comes with its speakers, those that have one of them."""
    if not context.speakers:
        return said
    return tuple(frame for frame in said if frame.speaker and any(same_speaker(s, frame.speaker) for s in context.speakers))


# ---------------------------------------------------------------- wrong
def _wrong_speaker(
    statement: Reading, passage: Reading, alignment: Alignment, context: GateContext, frame: Told, cited: tuple[Told, ...]
) -> str:
    """Does the passage have another speaker for what the statement's frame says?"""
    if frame.speaker is None or frame.speaker.lower() in PRONOUNS:
        return ""
    if lemma(frame.verb) in _DENYING and any(
        _denies_it(f, passage) and _same_speaker(frame.speaker, f, passage, context) for f in cited
    ):
        return ""
    content = _core(statement, alignment, frame, told(statement))
    covering = [f for f in cited if _covers(f, alignment, content)]
    if _all_same(frame.speaker, covering, passage, context):
        return ""
    if len(content) < 2:
        words = [i for i in _own_words(statement, alignment, frame, told(statement)) if is_content(statement.tokens[i])]
        covering = [f for f in covering if _covers(f, alignment, words, _HALF)]
    if not cited and not context.passage_speaker and _own_voice(passage, frame.speaker, alignment, content):
        return f"the passage says this itself, the statement has “{frame.speaker}” say it"
    if not covering or _all_same(frame.speaker, covering, passage, context):
        return ""
    if any(f.speaker is None for f in covering):
        return ""
    return f"the passage has “{covering[0].speaker}” say this, the statement “{frame.speaker}”"


_DENYING = frozenset(map(lemma, ("deny", "dispute", "reject", "contradict", "refute", "rebut", "doubt")))


def _denies_it(frame: Told, passage: Reading) -> bool:
    """ "his spokeswoman denies it": what is denied is what another says, in another sentence."""
    content = passage.tokens[frame.start : frame.end]
    return lemma(frame.verb) in _DENYING and len(content) < 3 and content[0].lower in {"it", "that", "this"}


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
    own = _own_words(statement, alignment, frame, all_frames)
    verbs = {verb.main for verb in statement.verbs if not is_saying(statement, verb.main)}
    return [i for i in own if i in verbs] or [i for i in own if is_content(statement.tokens[i])]


def _own_words(statement: Reading, alignment: Alignment, frame: Told, all_frames: tuple[Told, ...]) -> list[int]:
    """The words of a frame that stand for some of the passage's, without those of frames inside it."""
    end = _before_contrast(statement, frame, all_frames)
    inner = [f for f in all_frames if frame.start < f.start and f.end <= frame.end and f.speaker != frame.speaker]
    return [
        i
        for i in range(frame.start, end)
        if alignment.best[i] and not any(f.start <= i < f.end or i == f.speaker_at for f in inner)
    ]


def _before_contrast(statement: Reading, frame: Told, all_frames: tuple[Told, ...]) -> int:
    """Where what is said ends at the latest: before ", while the other …" and before ", which another denies"."""
    behind = range(max(frame.start, frame.speaker_at) + 1, frame.end)
    turns = (i for i in behind if statement.tokens[i].lower in {"while", "whereas"} and statement.tokens[i - 1].text == ",")
    others = (
        statement.parts[statement.segment_of[f.speaker_at]].start
        for f in all_frames
        if f.speaker != frame.speaker and f.end <= f.speaker_at and f.speaker_at in behind
    )
    return min([frame.end, *turns, *(start for start in others if start > frame.start)])


def _own_voice(passage: Reading, speaker: str, alignment: Alignment, content: Sequence[int]) -> bool:
    """Does the passage tell the content in its own voice, with no word of saying anywhere, though it names the speaker?"""
    if not content or passage.quoted or any(token.lemma in SPEAKING for token in passage.tokens):
        return False
    return all(alignment.licensed(i) for i in content) and words_in(speaker, passage)


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
    return words_in(speaker, passage) or (words_in(speaker, statement) and not names(speaker))


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
