"""Which words of a text are affirmed and which denied, with a third answer where grammar leaves it open.

A cue ("not", "no", "without", "denied that") reaches the verb it stands with, its object or complement, and, where
it negates the subject ("no gate was stuck"), the subject. Words in further prepositional phrases keep the answer open, so
that a mismatch is only ever found between two sure readings (compare the scope rules of Huddleston and Pullum, *The
Cambridge Grammar of the English Language*, 2002, ch. 9).
"""

from __future__ import annotations

from enum import IntEnum

from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.denials import denied_spans, may_be_outside
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.wordforms import HAVE, NOMINAL, VERBAL, Tag
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.tokens import lemma


class Sign(IntEnum):
    """Is what the word stands for said to be so?"""

    DENIED = -1
    OPEN = 0
    AFFIRMED = 1


_NEGATIVE_SUBJECTS = frozenset({"nobody", "nothing", "none", "neither", "no-one", "nowhere"})


_NEGATIVE_CONTROL = keys("polarity_negative_control")


_HINDERING = keys("polarity_hindering")


_AVOID = lemma("avoid")


_ABLE = words("polarity_able")


def _not_possible(reading: Reading, verb: Verb) -> bool:
    """ "was not possible to check", "were not allowed to enter"."""
    to = next((at for at in verb.chain if reading.tokens[at].lower == "to"), None)
    if to is None or reading.tokens[to - 1].lower not in _ABLE:
        return False
    return any(is_negator(reading.tokens[at]) for at in range(max(reading.parts[verb.segment].start, to - 4), to - 1))


def _too_much(reading: Reading, verb: Verb) -> bool:
    """ "too soon to celebrate"."""
    to = next((at for at in verb.chain if reading.tokens[at].lower == "to"), None)
    return to is not None and to > 1 and reading.tokens[to - 2].lower == "too"


_NOT_ONE = frozenset({"a", "one", "single", "any"})


_NOT_NEGATIVE_AFTER = words("polarity_not_negative_after")


_CONTRASTS = (("rather", "than"), ("instead", "of"), ("as", "opposed"), ("other", "than"), ("contrary", "to"))


def signs(reading: Reading) -> tuple[Sign, ...]:
    """The sign of each token."""
    found = [Sign.OPEN] * len(reading.tokens)
    cues = _cues(reading)
    negated_segments = {reading.segment_of[at] for at in cues}
    for verb in reading.verbs:
        _mark_verb(reading, verb, cues, found)
    for at in cues:
        _mark_constituent(reading, at, found)
    for number, part in enumerate(reading.parts):
        if number not in negated_segments:
            _affirm_names(reading, range(part.start, part.end), found)
    for verb in reading.verbs:
        denied_one = verb.subject and found[verb.subject[-1]] is Sign.DENIED and found[verb.main] is Sign.AFFIRMED
        if denied_one and reading.parts[verb.segment].opener in {"that", "who", "which"}:
            # "is no team that runs much" denies the running, "hurt nobody who ran" does not.
            found[verb.main] = Sign.OPEN
            for at in verb.object:
                found[at] = Sign.OPEN
    return _with_denials(reading, found)


def _cues(reading: Reading) -> frozenset[int]:
    """The indices of the negative words that negate, "no fewer than" and "not only" left out."""
    tokens = reading.tokens
    found: set[int] = set()
    for at, token in enumerate(tokens):
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if is_negator(token) or token.lower in {"no", "without", "neither", "nor"} or token.lower in _NEGATIVE_SUBJECTS:
            if following not in _NOT_NEGATIVE_AFTER and not (token.lower == "no" and token.is_upper and following == "."):
                found.add(at)
        elif any(token.lower == first and following == second for first, second in _CONTRASTS):
            found.add(at)
    return frozenset(found)


def _mark_verb(reading: Reading, verb: Verb, cues: frozenset[int], found: list[Sign]) -> None:
    first = verb.chain[0] if verb.chain else verb.main
    group = range(first, verb.main + 1)
    negations = sum(1 for at in group if at in cues and reading.tokens[at].lower != "no")
    lead = range(max(reading.parts[verb.segment].start, first - 2), first)
    negations += any(at in cues and reading.tokens[at].lower in {"not", "never"} for at in lead)
    negations += _controlled_negatively(reading, verb, first) + _raised(reading, verb)
    negations += any(
        at in cues and reading.tokens[at].lower == "no" and reading.tokens[at + 1].lower == "longer" for at in group
    )
    negations += any(reading.tokens[at].lower == "to" and reading.tokens[at - 1].lower == "yet" for at in verb.chain if at)
    by_subject = _negative_subject(reading, verb, first, cues)
    by_object = any(
        at in cues
        and reading.tokens[at].lower in {"no", *_NEGATIVE_SUBJECTS}
        and not (reading.tags[at - 1] is Tag.CONJUNCTION and reading.tokens[at].lower != "no")
        for at in range(verb.main + 1, _limit(verb))
    )
    sign = Sign.DENIED if (negations + by_subject + by_object) % 2 else _unless_governed(reading, verb, found)
    if sign is Sign.DENIED and _limited(reading, verb):
        sign = Sign.OPEN
    found[verb.main] = Sign.OPEN if sign is Sign.DENIED and reading.tokens[verb.main].lemma in _RAISING else sign
    for at in verb.object:
        found[at] = Sign.OPEN if reading.tokens[verb.main].lemma in _LOSING else sign
    if by_subject and verb.subject_near:
        for at in verb.subject:
            found[at] = sign


def _limited(reading: Reading, verb: Verb) -> bool:
    """ "may not charge more than 30": what is denied is the excess alone."""
    following = [token.lower for token in reading.tokens[verb.main + 1 : verb.main + 4]]
    numbered = verb.main + 3 < len(reading.tags) and reading.tags[verb.main + 3] is Tag.NUMBER
    return numbered and following[:2] in (["more", "than"], ["less", "than"], ["fewer", "than"])


_LOSING = keys("polarity_losing")
"""Verbs that leave open whether their object is there."""


_RAISING = keys("polarity_raising")


def _raised(reading: Reading, verb: Verb) -> bool:
    """ "do not believe speed was a factor" says that it was not."""
    earlier = [
        v for v in reading.verbs if v.main < verb.main and reading.sentence_of[v.main] == reading.sentence_of[verb.main]
    ]
    if not earlier:
        return False
    over = earlier[-1]
    if reading.tokens[over.main].lemma not in _RAISING or verb.segment - over.segment > 1:
        return False
    if verb.segment != over.segment and reading.parts[verb.segment].opener != "that":
        return False
    return any(is_negator(reading.tokens[at]) for at in over.chain) or any(
        is_negator(reading.tokens[at]) for at in range(over.chain[0] if over.chain else over.main, over.main)
    )


def _unless_governed(reading: Reading, verb: Verb, found: list[Sign]) -> Sign:
    """Affirmed, unless the verb hangs on a denied one: "have not had power restored" denies it too."""
    if verb.chain and reading.tokens[verb.chain[0]].lower != "to":
        return Sign.AFFIRMED
    before = [other for other in reading.verbs if other.segment == verb.segment and other.main < verb.main]
    if verb.form is Tag.FINITE and not (before and reading.tokens[before[-1].main].lower in HAVE and before[-1].object):
        return Sign.AFFIRMED
    if not before or found[before[-1].main] is not Sign.DENIED:
        return Sign.AFFIRMED
    return Sign.DENIED if reading.tokens[before[-1].main].lower in HAVE else Sign.OPEN


def _limit(verb: Verb) -> int:
    return max(verb.object, default=verb.main) + 1


def _controlled_negatively(reading: Reading, verb: Verb, first: int) -> bool:
    """ "failed to pay", "was unable to pay", "refused to pay", "ruled out paying", "said no to paying"."""
    if verb.form is Tag.GERUND and first:
        before = reading.tokens[first - 1]
        if before.lower in {"without", "against"} or before.lemma == _AVOID:
            return True
    lead = [token.lower for token in reading.tokens[max(0, first - 3) : first]]
    if verb.form is Tag.GERUND and (
        (lead[-1:] == ["out"] and lead[-2:-1] and lead[-2].startswith("rul")) or lead[-2:] == ["no", "to"]
    ):
        return True
    if verb.form is Tag.GERUND and lead[-1:] == ["from"]:
        over = [v for v in reading.verbs if v.segment == verb.segment and v.main < verb.main]
        hindering = [v for v in over if reading.tokens[v.main].lemma in _HINDERING]
        # "was unable to keep it from showing": it showed.
        return bool(hindering) and not _is_denied(reading, hindering[-1])
    if _not_possible(reading, verb) or _too_much(reading, verb):
        return True
    return any(
        reading.tokens[at].lower == "to" and at > 0 and reading.tokens[at - 1].lemma in _NEGATIVE_CONTROL
        for at in verb.chain
    )


def _is_denied(reading: Reading, verb: Verb) -> bool:
    """Is the verb itself denied, by a negation in its group or by what governs it: "could not keep", "failed to keep"?"""
    first = verb.chain[0] if verb.chain else verb.main
    return any(is_negator(reading.tokens[at]) for at in range(first, verb.main)) or any(
        reading.tokens[at].lower == "to" and at > 0 and reading.tokens[at - 1].lemma in _NEGATIVE_CONTROL
        for at in verb.chain
    )


def _negative_subject(reading: Reading, verb: Verb, first: int, cues: frozenset[int]) -> bool:
    part = reading.parts[verb.segment]
    earlier = [other.main for other in reading.verbs if other.segment == verb.segment and other.main < first]
    if part.opener in {"nor", "unless"} and not earlier:
        return True
    span = range(max([part.start, *(at + 1 for at in earlier)]), first)
    if any(at in cues and _negates_subject(reading, at) for at in span):
        return True
    return any(reading.tokens[at].lower == "not" and reading.tokens[at + 1].lower in _NOT_ONE for at in span)


def _negates_subject(reading: Reading, at: int) -> bool:
    lower = reading.tokens[at].lower
    following = reading.tokens[at + 1].lower if at + 1 < len(reading.tokens) else ""
    return lower in _NEGATIVE_SUBJECTS or (lower == "no" and following != "to")


def _mark_constituent(reading: Reading, at: int, found: list[Sign]) -> None:
    """Mark what a cue outside a verb group negates: "not in Lunde", "without a deal", "rather than rain"."""
    part = reading.parts[reading.segment_of[at]]
    own = range(part.start, part.end)
    following = _reach(reading, at, part.end)
    if any(reading.tags[i] in VERBAL for i in following) and reading.tokens[at].lower not in {"without"}:
        return
    if any(reading.tags[i] in VERBAL for i in own if i < at) and reading.tokens[at].lower in {"no", *_NEGATIVE_SUBJECTS}:
        return
    nominal = [i for i in following if reading.tags[i] in NOMINAL]
    if not nominal and is_negator(reading.tokens[at]) and all(reading.tags[i] is Tag.MARK for i in range(at + 1, part.end)):
        nominal = [i for i in own if i < at and reading.tags[i] in NOMINAL]
    for i in nominal:
        found[i] = Sign.DENIED


def _reach(reading: Reading, at: int, end: int) -> range:
    """The words after a cue up to the next verb or preposition: "not guilty | of taking bribes", "not in Lunde or Halm"."""
    i = at + 1
    while i < end and reading.tags[i] in {Tag.PREPOSITION, Tag.DETERMINER, Tag.ADVERB}:
        i += 1
    first = i
    while i < end and reading.tags[i] is not Tag.PREPOSITION and (reading.tags[i] not in VERBAL or i == first):
        i += 1
    return range(at + 1, i)


def _affirm_names(reading: Reading, span: range, found: list[Sign]) -> None:
    for at in span:
        if reading.tags[at] is Tag.NAME and found[at] is Sign.OPEN:
            found[at] = Sign.AFFIRMED


def _with_denials(reading: Reading, found: list[Sign]) -> tuple[Sign, ...]:
    """The signs, turned round within what somebody denies."""
    out = list(found)
    for start, end in denied_spans(reading):
        for at in range(start, end):
            out[at] = Sign.OPEN if may_be_outside(reading, start, at) else Sign(-found[at])
            if reading.tags[at] is Tag.NAME:
                out[at] = Sign.OPEN
    return tuple(out)
