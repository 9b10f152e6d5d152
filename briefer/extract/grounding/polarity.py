"""Which words of a text are affirmed and which are denied, word by word, with a third answer where grammar leaves it open.

A cue ("not", "no", "without", "denied that") reaches the verb it stands with, that verb's object or complement, and, where it
negates the subject ("no gate was stuck"), the subject. Words in further prepositional phrases keep the answer open, so that
a mismatch is only ever found between two sure readings (compare the scope rules of Huddleston and Pullum, *The Cambridge
Grammar of the English Language*, 2002, ch. 9).
"""

from __future__ import annotations

from enum import IntEnum

from briefer.extract.grounding.clauses import Verb, is_negator
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.tagging import HAVE, NOMINAL, VERBAL, Tag
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
_DENIAL = keys("polarity_denial")
_DENIED_NOUNS = keys("polarity_denied_nouns")
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
    complement = _complement(reading, verb)
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
        at in cues and reading.tokens[at].lower in {"no", *_NEGATIVE_SUBJECTS}
        for at in range(verb.main + 1, _limit(complement, verb))
    )
    sign = Sign.DENIED if (negations + by_subject + by_object) % 2 else _unless_governed(reading, verb, found)
    found[verb.main] = Sign.OPEN if sign is Sign.DENIED and reading.tokens[verb.main].lemma in _RAISING else sign
    for at in complement:
        found[at] = Sign.OPEN if reading.tokens[verb.main].lemma in _LOSING else sign
    if by_subject and verb.subject_near:
        for at in verb.subject:
            found[at] = sign


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
    """Affirmed, unless the verb hangs on one that is denied: "have not had supply restored" denies, "did not want to" leaves open."""
    if verb.chain and reading.tokens[verb.chain[0]].lower != "to":
        return Sign.AFFIRMED
    before = [other for other in reading.verbs if other.segment == verb.segment and other.main < verb.main]
    if verb.form is Tag.FINITE and not (before and reading.tokens[before[-1].main].lower in HAVE and before[-1].object):
        return Sign.AFFIRMED
    if not before or found[before[-1].main] is not Sign.DENIED:
        return Sign.AFFIRMED
    return Sign.DENIED if reading.tokens[before[-1].main].lower in HAVE else Sign.OPEN


def _limit(complement: tuple[int, ...], verb: Verb) -> int:
    return max(complement, default=verb.main) + 1


def _complement(reading: Reading, verb: Verb) -> tuple[int, ...]:
    """The verb's object, and after "be" the adjective or noun that follows."""
    return verb.object


def _controlled_negatively(reading: Reading, verb: Verb, first: int) -> bool:
    """ "failed to pay", "was unable to pay", "refused to pay", "ruled out paying", "said no to paying"."""
    if verb.form is Tag.GERUND and first and reading.tokens[first - 1].lower in {"without", "against"}:
        return True
    lead = [token.lower for token in reading.tokens[max(0, first - 3) : first]]
    if verb.form is Tag.GERUND and (
        lead[-1:] == ["out"] and lead[-2:-1] and lead[-2].startswith("rul") or lead[-2:] == ["no", "to"]
    ):
        return True
    if verb.form is Tag.GERUND and lead[-1:] == ["from"]:
        return any(
            v.segment == verb.segment and v.main < verb.main and reading.tokens[v.main].lemma in _HINDERING
            for v in reading.verbs
        )
    if _not_possible(reading, verb) or _too_much(reading, verb):
        return True
    return any(
        reading.tokens[at].lower == "to" and at > 0 and reading.tokens[at - 1].lemma in _NEGATIVE_CONTROL
        for at in verb.chain
    )


def _negative_subject(reading: Reading, verb: Verb, first: int, cues: frozenset[int]) -> bool:
    part = reading.parts[verb.segment]
    earlier = [other.main for other in reading.verbs if other.segment == verb.segment and other.main < first]
    if part.opener == "nor" and not earlier:
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
            out[at] = Sign.OPEN if _may_be_outside(reading, start, at) else Sign(-found[at])
            if reading.tags[at] is Tag.NAME:
                out[at] = Sign.OPEN
    return tuple(out)


def _may_be_outside(reading: Reading, start: int, at: int) -> bool:
    """After "and" with a verb and no subject it is open whether what follows is still denied: "denied the claim and left"."""
    part = reading.parts[reading.segment_of[at]]
    return (
        part.start > start
        and part.opener == "and"
        and part.start + 1 < part.end
        and reading.tags[part.start + 1] is Tag.FINITE
    )


def denied_spans(reading: Reading) -> tuple[tuple[int, int], ...]:
    """The token ranges that a verb of denial takes back: "denied that …", "rejected claims that …"."""
    spans: list[tuple[int, int]] = []
    for verb in reading.verbs:
        if reading.tokens[verb.main].lemma not in _DENIAL or verb.passive:
            continue
        end = _denial_end(reading, verb)
        start = _denial_start(reading, verb, end)
        if start is not None:
            spans.append((start, end))
    return tuple((*spans, *_untrue_spans(reading)))


_UNTRUE = words("polarity_untrue")
_PROOFS = words("polarity_proofs")


def _untrue_spans(reading: Reading) -> list[tuple[int, int]]:
    """What "it is not true that …" and "there is no evidence that …" take back."""
    spans: list[tuple[int, int]] = []
    for part in reading.parts:
        if part.opener != "that" or part.start < 2:
            continue
        lead = reading.tokens[part.start - 1].lower
        before = reading.tokens[max(0, part.start - 4) : part.start - 1]
        negated = any(token.lower == "no" or is_negator(token) for token in before)
        if lead in _UNTRUE or (lead in _PROOFS and negated):
            spans.append((part.start + 1, part.end))
    return spans


def _denial_start(reading: Reading, verb: Verb, end: int) -> int | None:
    for at in range(verb.main + 1, end):
        if reading.tags[at] in {Tag.SUBORDINATOR, Tag.RELATIVE} and reading.tokens[at].lower == "that":
            return at + 1
    strong = reading.tokens[verb.main].lemma in {lemma("deny"), lemma("refute"), lemma("rebut")}
    following = [reading.tokens[at].lemma for at in range(verb.main + 1, min(end, verb.main + 4))]
    if strong or any(key in _DENIED_NOUNS for key in following):
        return verb.main + 1
    return None


def _denial_end(reading: Reading, verb: Verb) -> int:
    """Where the denial ends: at the sentence's end, at ", saying" or "and said", or at a mark that another saying follows."""
    sentence = reading.parts[verb.segment].sentence
    for number in range(verb.segment + 1, len(reading.parts)):
        part = reading.parts[number]
        if part.sentence != sentence:
            return part.start
        lead = reading.tokens[part.start].lower
        first = part.start + 1 if lead in {"and", "but", "or"} else part.start
        if lead == "but" or reading.tags[part.start] is Tag.GERUND or (lead == "and" and _is_saying(reading, first)):
            return part.start
        if reading.tokens[part.start - 1].text in {";", ":"} or lead in {
            "while",
            "when",
            "although",
            "though",
            "whereas",
            "because",
        }:
            return part.start
    return len(reading.tokens)


def _is_saying(reading: Reading, at: int) -> bool:
    return (
        at < len(reading.tokens)
        and reading.tags[at] in VERBAL
        and any(
            speech.start >= reading.tokens[at].end and speech.start - reading.tokens[at].end < 24
            for speech in reading.speeches
        )
    )
