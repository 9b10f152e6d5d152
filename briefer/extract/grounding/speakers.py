"""A contested claim keeps its speaker: whoever says it in the passage says it in the statement, and no one else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.context import GateContext
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.tagging import VERBAL, Tag
from briefer.extract.grounding.units import Unit, units
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.names import names, same_name
from briefer.language.speech import Speech
from briefer.language.tokens import Token, is_content, lemma, tokenize

_PRONOUNS = words("speakers_pronouns")
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
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of a text that somebody says: token indices `start`..`end`, and the speaker as written (null: nobody named)."""

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
        if not _is_speaker(speech.speaker) or (len(span) and reading.tags[span.start] is Tag.RELATIVE):
            continue
        if len(span) and speech.verb not in _NOT_TOLD and not _takes_no_content(reading, speech, span):
            if speech.verb == "count" and any(reading.tokens[i].lemma in _OWN_PEOPLE for i in span[:4]):
                continue
            found.append(
                Told(
                    span.start, _end_of(reading, span), speech.speaker, reading.token_at(speech.speaker_start), speech.verb
                )
            )
    found += _missed(reading, found)
    found += _hearsay(reading)
    return tuple((*found, *_running(reading, found)))


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
    return speaker in _PRONOUNS or speaker in _BARE_SPEAKERS or speaker.endswith("s")


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
        names = (
            reading.tokens[verb.main].lemma in _NAMING
            and len(verb.object) > 1
            and reading.tokens[verb.object[-1]].lower not in _CALLED
        )
        span = (
            after if names or any(reading.tags[i] in VERBAL or reading.tags[i] is Tag.AUXILIARY for i in after) else before
        )
        if len(span) > 1:
            more.append(Told(span.start, span.stop, reading.words(verb.subject), verb.subject[0], "say"))
    return more


def _that_follows(reading: Reading, verb: Verb) -> bool:
    """ "told reporters that …" reports, "told the authority" does not."""
    following = reading.parts[verb.segment + 1 :][:1]
    return bool(following) and (following[0].opener == "that" or reading.tokens[following[0].start].text in {'"', "“", ":"})


_CALLED = words("speakers_called")
_NAMING = keys("speakers_naming")
_SAYING = keys("speakers_saying")


def _running(reading: Reading, found: list[Told]) -> Iterator[Told]:
    """Quoted stretches that no frame covers, with the nearest speaker in the text."""
    for span in reading.quoted:
        own = reading.between(span.start, span.end)
        if len(own) < 4 or any(frame.start <= own.start and own.stop <= frame.end + 1 for frame in found):
            continue
        near = min((frame for frame in found if frame.speaker), key=lambda f: abs(f.start - own.start), default=None)
        yield Told(own.start, own.stop, near.speaker if near else None, near.speaker_at if near else own.start, "say")


def misattributed(statement: Reading, passage: Reading, alignment: Alignment, context: GateContext) -> str:
    """A plain sentence about reported content whose speaker is dropped or changed; "" where it keeps its own."""
    cited = told(passage)
    said = _trusted(told(statement), context)
    for frame in said:
        reason = _wrong_speaker(statement, passage, alignment, context, frame, cited)
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
        over = [f for f in cited if any(f.start <= there < f.end for there in seen)]
        if over and not any(_tells_speaker(statement, alignment, frame) for frame in over):
            return f"the statement drops that {_who(over[0])} says so"
    return ""


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
    telling = [v for v in statement.verbs if not any(frame.start <= there < frame.end for there in alignment.best[v.main])]
    doers = [i for verb in telling for i in (*verb.subject, *verb.agent)]
    return any(same_speaker(statement.words(run), frame.speaker) for run in _runs(doers))


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
    if frame.speaker is None or frame.speaker.lower() in _PRONOUNS:
        return ""
    content = _core(statement, alignment, frame, told(statement))
    covering = [f for f in cited if _covers(f, alignment, content)]
    if any(_same_speaker(frame.speaker, f, passage, context) for f in covering):
        return ""
    if len(content) < 2:
        words = [i for i in _own_words(statement, alignment, frame, told(statement)) if is_content(statement.tokens[i])]
        covering = [f for f in covering if _covers(f, alignment, words)]
    if not covering or any(_same_speaker(frame.speaker, f, passage, context) for f in covering):
        return ""
    if any(f.speaker is None for f in covering):
        return ""
    return f"the passage has “{covering[0].speaker}” say this, the statement “{frame.speaker}”"


def _core(statement: Reading, alignment: Alignment, frame: Told, all_frames: tuple[Told, ...]) -> list[int]:
    """The verbs a frame reports, without those that another speaker inside it says; its words where it has none."""
    own = _own_words(statement, alignment, frame, all_frames)
    verbs = {verb.main for verb in statement.verbs if not _is_saying(statement, verb.main)}
    return [i for i in own if i in verbs] or [i for i in own if is_content(statement.tokens[i])]


def _own_words(statement: Reading, alignment: Alignment, frame: Told, all_frames: tuple[Told, ...]) -> list[int]:
    """The words of a frame that stand for some of the passage's, without those of frames inside it."""
    inner = [f for f in all_frames if frame.start < f.start and f.end <= frame.end and f.speaker != frame.speaker]
    return [
        i
        for i in range(frame.start, frame.end)
        if alignment.best[i] and not any(f.start <= i < f.end or i == f.speaker_at for f in inner)
    ]


def _covers(frame: Told, alignment: Alignment, content: list[int]) -> bool:
    inside = [i for i in content if any(frame.start <= there < frame.end for there in alignment.best[i])]
    return bool(content) and len(inside) >= _MOSTLY * len(content)


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
    if speaker.lower() in _PRONOUNS or (context.passage_speaker and same_speaker(speaker, context.passage_speaker)):
        return True
    if any(frame.speaker and _same_speaker(speaker, frame, passage, context) for frame in cited):
        return True
    return _words_in(speaker, passage) or _words_in(speaker, statement) and not names(speaker)


def _same_speaker(said: str, frame: Told, passage: Reading, context: GateContext) -> bool:
    cited = frame.speaker or ""
    if same_speaker(said, cited):
        return True
    if cited.lower() in {"it", "they", "we", "i"} and not context.passage_speaker:
        return True
    if cited.lower() in _PRONOUNS:
        if context.passage_speaker:
            return same_speaker(said, context.passage_speaker) or _last_person(passage, frame) == ""
        return _is_last(said, passage, frame)
    around = _around(passage, frame)
    if same_speaker(said, around):
        return True
    if context.passage_speaker and same_speaker(said, context.passage_speaker) and not names(cited):
        return True
    return False


def _around(passage: Reading, frame: Told) -> str:
    """The speaker with the appositions beside it: the stretch of its sentence outside the content."""
    sentence = passage.sentence_of[frame.speaker_at]

    def beside(i: int) -> bool:
        within = 0 <= i < len(passage.tokens) and passage.sentence_of[i] == sentence and not frame.start <= i < frame.end
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


def same_speaker(a: str, b: str) -> bool:
    """May the two descriptions be of one speaker: a name shared, or the head noun of one among the words of the other?"""
    if a.casefold() == b.casefold():
        return True
    a, b = _possessed(a), _possessed(b)
    named_a, named_b = names(a), names(b)
    if named_a and named_b and any(same_name(x.text, y.text) for x in named_a for y in named_b):
        return _heads_agree(a, b)
    if any(name.kind == "person" for name in named_a) and any(name.kind == "person" for name in named_b):
        return False
    return _heads_agree(a, b)


def _possessed(speaker: str) -> str:
    """What belongs to somebody, without the possessor: "Ruiz's spokesman" is a spokesman, not Ruiz."""
    tokens = tokenize(speaker)
    last = max(
        (i for i, token in enumerate(tokens[:-1]) if token.lower.endswith(("'s", "s'")) and tokens[i + 1].is_word),
        default=None,
    )
    return speaker if last is None else speaker[tokens[last + 1].start :]


def _heads_agree(a: str, b: str) -> bool:
    """Is the head of the first description licensed by the words of the second?"""
    tokens_b = tokenize(b)
    cited = units(tokens_b)
    head = head_of(tokenize(a))
    if head is None:
        return False
    return any(unit.licenses(head_unit) for head_unit in _units_of(head) for unit in cited)


def _units_of(token: Token) -> tuple[Unit, ...]:
    return units((token,))


_OF = words("speakers_of")


def head_of(tokens: tuple[Token, ...]) -> Token | None:
    """The head of a description: its last content word before "of", "who" or a comma."""
    head: Token | None = None
    for token in tokens:
        if token.lower in _OF and head is not None:
            break
        if is_content(token):
            head = token
    return head


def _words_in(speaker: str, passage: Reading) -> bool:
    words = [token for token in tokenize(speaker) if is_content(token)]
    return bool(words) and all(
        any(unit.licenses(own) for own in units((word,)) for unit in passage.units) for word in words
    )


__all__ = ["Told", "head_of", "misattributed", "same_speaker", "told"]
