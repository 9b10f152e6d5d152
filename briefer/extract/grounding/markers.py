"""Signs of doubt and denial in a free retelling, where the words themselves no longer tell which verb stands for which.

A retelling may move a negation or a "may" to another word ("was not let in", "was barred"), but it cannot do without one.
So the question here is not where the cue stands but whether the other text has any cue of that kind in the sentences in
question, from an inventory that is wide where it excuses and narrow where it accuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from briefer.extract.grounding.align import SPEECH_KEYS, Alignment
from briefer.extract.grounding.assertion import signs_of
from briefer.extract.grounding.certainty import Mode, modes
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.polarity import Sign
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.restrictions import is_superlative
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.units import bare_of_negation
from briefer.extract.grounding.untils import turned
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wording import GLUE
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.name_words import is_common
from briefer.language.patterns import rx
from briefer.language.tokens import Token, is_content

_NEGATIVE = words("markers_negative")
_NEGATIVE_KEYS = keys("markers_negative_words")
_SAID = SPEECH_KEYS | GLUE
_MAYBE = words("markers_maybe")
_MAYBE_KEYS = keys("markers_maybe_words")
_UNSURE = words("markers_unsure")
_UNSURE_KEYS = keys("markers_unsure_words")
_COMING = words("markers_coming")
_UNDONE = frozenset({Mode.AHEAD, Mode.WANTED, Mode.POSSIBLE, Mode.CONDITIONAL, Mode.CONDITIONED, Mode.LIKELY})
_NOT_IN_COMPOUND = frozenset({"not", "no", "non", "never"})
_PREFIXES = ("un", "non-", "non")


def resigned(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A plain sentence about a denial that only one of the two texts has; "" where there is none."""
    if reason := _unlike_answer(statement, passage):
        return reason
    if not alignment.free:
        return ""
    return _denies(statement, passage, alignment) or _affirms(statement, passage, alignment)


_NOBODY_DID = rx(
    r"(?:^|[.;:,—–-] )(?:but )?(?:nobody|no one|none|neither|nothing|they|he|she|it|we)\b(?: \w+)? "
    r"(?:did|was|were|has|had|would|could|will)(?P<no>n't|n’t| not)?(?=[.;]|$)",
    re.IGNORECASE,
)
_AND_DID = rx(
    r"\band (?:\w+ )?(?:they|he|she|it|we|somebody|someone) (?:did|was|were|has|had|would|could|will)"
    r"(?P<no>n't|n’t| not)?(?=[.,;]|$)",
    re.IGNORECASE,
)


def _unlike_answer(statement: Reading, passage: Reading) -> str:
    """Is what one text ends with "Nobody did." told in the other with "and they did"?"""
    ours, theirs = _AND_DID.search(statement.text), _NOBODY_DID.search(passage.text)
    if ours is None or theirs is None:
        return ""
    no = bool(theirs.group("no")) or bool(_NONE.search(theirs.group()))
    return f"the passage says “{theirs.group().strip(' .,;')}”" if no != bool(ours.group("no")) else ""


_NONE = rx(r"\b(?:nobody|no one|none|neither|nothing)\b", re.IGNORECASE)


def _denies(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """Is something denied of which the passage has no denial near?"""
    ours, _ = turned(statement, passage, alignment, signs_of(statement), signs_of(passage))
    mains = {verb.main for verb in statement.verbs}
    for at, sign in enumerate(ours):
        if sign is not Sign.DENIED or at not in mains or not alignment.licensed(at) or statement.tokens[at].lemma in _SAID:
            continue
        own = _own(statement, statement.segment_of[at])
        there = _places(passage, (i for other in own for i in alignment.best[other]), before=2, after=1)
        if there and not any(_negative(passage, i) for i in there):
            return f"the passage does not deny what the statement says of “{statement.tokens[at].text}”"
    return ""


def _affirms(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """Is something told without a denial near that the passage denies?"""
    _, theirs = turned(statement, passage, alignment, signs_of(statement), signs_of(passage))
    for verb in passage.verbs:
        if theirs[verb.main] is not Sign.DENIED:
            continue
        manner = (i for i in range(verb.main + 1, _own(passage, verb.segment).stop) if passage.tags[i] is Tag.ADVERB)
        heads = {verb.main, *verb.object[-1:], *manner}
        told = (at for at, best in enumerate(alignment.best) if heads & set(best))
        here = _places(statement, told, before=1, after=0)
        if here and not any(_negative(statement, at) for at in here):
            return f"the passage denies what the statement says of “{passage.tokens[verb.main].text}”"
    return ""


def _places(reading: Reading, indices: Iterable[int], before: int, after: int) -> list[int]:
    """The tokens of the segments of the content words among the indices, with so many segments of the sentence around."""
    wanted: set[int] = set()
    for at in indices:
        if is_content(reading.tokens[at]):
            number = reading.segment_of[at]
            wanted |= {
                other
                for other in range(max(0, number - before), min(len(reading.parts), number + after + 1))
                if reading.parts[other].sentence == reading.parts[number].sentence
            }
    return [i for i, segment in enumerate(reading.segment_of) if segment in wanted]


def unhedged(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A plain sentence about something possible or planned in one text and done in the other; "" where there is none."""
    if reason := _only_weighed(statement, passage, alignment):
        return reason
    if not alignment.free:
        return ""
    for at in _doubts(passage):
        governed = _governed(passage, at)
        modal = passage.tags[at] is Tag.AUXILIARY
        heard = [
            i
            for i, best in enumerate(alignment.best)
            if governed & set(best) and is_content(statement.tokens[i]) and not (modal and statement.tags[i] not in VERBAL)
        ]
        here = _sentences(statement, heard)
        if here and not any(_unsure(statement, i) for i in _tokens_of(statement, here)):
            return f"the passage says this only with “{passage.tokens[at].text}”"
    for at in _doubts(statement):
        there = _sentences(passage, (i for own in _governed(statement, at) for i in alignment.best[own]))
        if there and not any(_unsure(passage, i) for i in _tokens_of(passage, there)):
            return f"the statement says with “{statement.tokens[at].text}” what the passage says outright"
    return _fulfilled(statement, passage, alignment) or _undone(statement, passage, alignment)


_WEIGHING = keys("markers_weighing")


def _only_weighed(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """Is told as being weighed what the passage has as done or sure to come: "considers an appeal" for "will appeal"?"""
    for verb in statement.verbs:
        if statement.tokens[verb.main].lemma not in _WEIGHING or alignment.licensed(verb.main):
            continue
        acts = (v.main for v in statement.verbs if v.segment == verb.segment and v.main > verb.main)
        after = (*verb.object, *verb.rest, *acts, *_whether(statement, verb))
        weighed = {at for i in after for at in alignment.best[i] if is_content(passage.tokens[at])}
        for at in _settled(passage, weighed):
            near = _tokens_of(passage, {passage.sentence_of[at]})
            if not any(_unsure(passage, i) and passage.tokens[i].lower not in _SETTLED_BY for i in near):
                only = statement.tokens[verb.main].text
                return f"the passage says “{passage.tokens[at].text}” outright, the statement only “{only}”"
    return ""


def _whether(reading: Reading, verb: Verb) -> range:
    """The words of the clause that a verb of weighing opens: "is considering | whether to pay"."""
    number = verb.segment + 1
    opens = number < len(reading.parts) and reading.parts[number].opener in {"whether", "if"}
    return _own(reading, number) if opens else range(0)


_SETTLED_BY = frozenset({"to", "would", *_COMING})


def _settled(passage: Reading, weighed: set[int]) -> list[int]:
    """The passage's verbs told as done or coming that are among the words, or have two of them for their parties."""
    sure = {at for at, mode in _modes(passage).items() if mode in {Mode.FACT, Mode.AHEAD, Mode.PRESENT}}
    parties = {v.main for v in passage.verbs if len(weighed & {*v.subject, *v.object}) > 1}
    return sorted(sure & (weighed | parties))


def _fulfilled(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """Is told as met what the passage names as a condition: "now that the owners have agreed" for "subject to …"?"""
    for at, token in enumerate(passage.tokens[:-1]):
        subject = token.lower == "subject" and passage.tokens[at + 1].lower == "to"
        if not subject and token.lower not in {"unless", "provided", "pending"}:
            continue
        named = {i for i in range(at + 1, passage.parts[passage.segment_of[at]].end) if is_content(passage.tokens[i])}
        here = _sentences(statement, (i for i, best in enumerate(alignment.best) if named & set(best)))
        if here and not any(_unsure(statement, i) for i in _tokens_of(statement, here)):
            return f"the passage makes a condition with “{token.text}”"
    return ""


def _undone(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """Is a verb told as done that the passage has only as planned, wanted or possible?"""
    ours, theirs = _modes(statement), _modes(passage)
    for verb in statement.verbs:
        if ours.get(verb.main) is not Mode.FACT or verb.form not in {Tag.FINITE, Tag.PARTICIPLE}:
            continue
        there = [theirs[i] for i in alignment.cited[verb.main] if i in theirs]
        if not there or not all(mode in _UNDONE for mode in there):
            continue
        if not any(_unsure(statement, i) for i in _tokens_of(statement, {statement.sentence_of[verb.main]})):
            return f"the passage does not say that “{statement.tokens[verb.main].text}” has come about"
    return ""


@lru_cache(maxsize=1024)
def _modes(reading: Reading) -> dict[int, Mode]:
    return modes(reading)


def _own(reading: Reading, segment: int) -> range:
    return range(reading.parts[segment].start, reading.parts[segment].end)


def _sentences(reading: Reading, indices: Iterable[int]) -> frozenset[int]:
    """The sentences of the content words among the indices."""
    return frozenset(reading.sentence_of[i] for i in indices if is_content(reading.tokens[i]))


def _tokens_of(reading: Reading, sentences: Iterable[int]) -> list[int]:
    wanted = set(sentences)
    return [i for i, sentence in enumerate(reading.sentence_of) if sentence in wanted]


def _negative(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return (
        is_negator(token)
        or is_superlative(token.lower)
        or token.lower in _NEGATIVE
        or token.lemma in _NEGATIVE_KEYS
        or token.lower.endswith("less")
        or (not token.lower.startswith("in") and bool(bare_of_negation(token.lower)))
        or (not _NOT_IN_COMPOUND.isdisjoint(token.lower.split("-")) and "-" in token.lower)
        or any(token.lower.startswith(prefix) and is_common(token.lower[len(prefix) :]) for prefix in _PREFIXES)
    )


def _unsure(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if token.lower == "may" and reading.tags[at] is not Tag.AUXILIARY:
        return False
    if token.lower == "to" and reading.tags[at] is not Tag.TO:
        return False
    return token.lower in _UNSURE or token.lemma in _UNSURE_KEYS or token.lower in _COMING or _is_doubt(reading, at)


def _is_doubt(reading: Reading, at: int) -> bool:
    token: Token = reading.tokens[at]
    if token.lower in {"may", "might", "could"}:
        denied = at + 1 < len(reading.tokens) and is_negator(reading.tokens[at + 1])
        return reading.tags[at] is Tag.AUXILIARY and not denied
    if token.lower in {"probability", "likelihood"} and at and reading.tokens[at - 1].lower == "all":
        return True
    return token.lower in _MAYBE or token.lemma in _MAYBE_KEYS


def _doubts(reading: Reading) -> list[int]:
    return [at for at in range(len(reading.tokens)) if _is_doubt(reading, at)]


def _governed(reading: Reading, at: int) -> frozenset[int]:
    """What a word of doubt is said of: the next verb with its object, or the next nouns where none follows."""
    part = reading.parts[reading.segment_of[at]]
    for verb in reading.verbs:
        if verb.main > at and verb.segment == reading.segment_of[at]:
            return frozenset({verb.main, *verb.object})
    nouns = [i for i in range(at + 1, part.end) if reading.tags[i] in {Tag.NOUN, Tag.NAME} or reading.tags[i] in VERBAL]
    return frozenset(nouns[:3])
