"""How sure a text is of what each of its verbs says: done, possible, ahead, wanted, required, or only under a condition."""

from __future__ import annotations

from enum import StrEnum

from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.wordforms import BE, HAVE, Tag, verb_forms
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.tokens import lemma


class Mode(StrEnum):
    """How a verb's event is put forward; `OPEN` where its form does not say."""

    FACT = "fact"
    PRESENT = "present"
    AHEAD = "ahead"
    LIKELY = "likely"
    ABLE = "able"
    POSSIBLE = "possible"
    REQUIRED = "required"
    WANTED = "wanted"
    CONDITIONAL = "conditional"
    CONDITIONED = "conditioned"
    OPEN = "open"


_MODALS: dict[str, Mode] = {
    word: mode
    for mode in (Mode.AHEAD, Mode.POSSIBLE, Mode.REQUIRED, Mode.WANTED, Mode.ABLE)
    for word in sorted(words(f"modals_{mode.value}"))
}
_WANTED = keys("certainty_wanted")
_LIKELIHOOD = keys("certainty_likelihood")
_AHEAD = keys("certainty_ahead")
_REQUIRED = keys("certainty_required")
_ADVERBS: dict[str, Mode] = {
    word: mode for mode in (Mode.LIKELY, Mode.POSSIBLE) for word in sorted(words(f"adverbs_{mode.value}"))
}
_PROVISOS = words("certainty_provisos")
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})

_M = Mode
_REFUSED_OF: dict[Mode, frozenset[Mode]] = {
    _M.FACT: frozenset({_M.POSSIBLE, _M.REQUIRED, _M.AHEAD, _M.WANTED, _M.CONDITIONAL, _M.LIKELY}),
    _M.PRESENT: frozenset({_M.POSSIBLE, _M.REQUIRED, _M.WANTED, _M.CONDITIONAL, _M.LIKELY}),
    _M.AHEAD: frozenset({_M.FACT, _M.REQUIRED, _M.POSSIBLE}),
    _M.LIKELY: frozenset({_M.FACT, _M.PRESENT, _M.AHEAD, _M.REQUIRED}),
    _M.POSSIBLE: frozenset({_M.FACT, _M.PRESENT, _M.AHEAD, _M.REQUIRED, _M.LIKELY}),
    _M.REQUIRED: frozenset({_M.FACT, _M.PRESENT}),
    _M.WANTED: frozenset({_M.FACT, _M.PRESENT, _M.AHEAD, _M.REQUIRED, _M.LIKELY}),
    _M.CONDITIONAL: frozenset({_M.FACT, _M.PRESENT, _M.AHEAD, _M.LIKELY, _M.ABLE}),
    _M.CONDITIONED: frozenset({_M.FACT, _M.PRESENT, _M.AHEAD, _M.LIKELY}),
}
REFUSED: frozenset[tuple[Mode, Mode]] = frozenset(
    (there, here) for there, refused in _REFUSED_OF.items() for here in refused
)
"""Pairs (the passage's mode, the statement's) that do not go together."""

PHRASES: dict[Mode, str] = {
    Mode.FACT: "as done", Mode.PRESENT: "as so", Mode.AHEAD: "as still to come", Mode.POSSIBLE: "as possible",
    Mode.REQUIRED: "as required", Mode.WANTED: "as wanted or planned", Mode.CONDITIONAL: "under a condition",
    Mode.CONDITIONED: "under a condition", Mode.LIKELY: "as likely", Mode.ABLE: "as possible", Mode.OPEN: "openly",
}  # fmt: skip


def modes(reading: Reading) -> dict[int, Mode]:
    """The mode of each verb, by the index of its main word."""
    found: dict[int, Mode] = {}
    conditions = {part.sentence for number, part in enumerate(reading.parts) if _is_condition(reading, number)}
    for verb in reading.verbs:
        mode = _mode(reading, verb)
        ahead = mode in {Mode.AHEAD, Mode.LIKELY}
        found[verb.main] = Mode.CONDITIONED if ahead and reading.sentence_of[verb.main] in conditions else mode
    return found


def _is_condition(reading: Reading, number: int) -> bool:
    """Does the segment name a condition: "if …", "provided that …", "subject to …"?"""
    part = reading.parts[number]
    words = [token.lower for token in reading.tokens[max(0, part.start - 2) : part.end]]
    if part.opener in {"if", "unless"}:
        return True
    return any(
        word in _PROVISOS and words[i + 1 : i + 2] in (["that"], ["to"], ["of"], ["on"], ["the"])
        for i, word in enumerate(words)
    )


def _mode(reading: Reading, verb: Verb) -> Mode:
    part = reading.parts[verb.segment]
    helpers = [reading.tokens[at].lower for at in verb.chain]
    if part.opener == "how":
        return Mode.OPEN
    if _doubted(reading, verb):
        return Mode.CONDITIONAL
    if part.opener in _CONDITIONS or _inverted_condition(reading, verb):
        return Mode.CONDITIONAL
    modal = next((mode for h in helpers if (mode := _MODALS.get(h.removesuffix("n't") if h.endswith("n't") else h))), None)
    if modal is not None:
        return _of_modal(reading, verb, modal, helpers)
    if "to" in helpers:
        return _of_infinitive(reading, verb, helpers)
    if _not_ruled_out(reading, verb):
        return Mode.POSSIBLE
    if verb.form is Tag.GERUND and not helpers and (over := _going_on(reading, verb)) is not None:
        return _mode(reading, over)
    if verb.form in {Tag.GERUND, Tag.PARTICIPLE} and not helpers:
        return Mode.OPEN
    if verb.form is Tag.BASE:
        return Mode.OPEN
    if helpers and helpers[0] == "being":
        return Mode.OPEN
    if helpers and helpers[0] == "be":
        return Mode.WANTED if part.opener == "that" else Mode.OPEN
    if not helpers and _under_modal(reading, verb):
        return Mode.OPEN
    return _by_adverb(reading, verb) or (Mode.PRESENT if _is_present(reading, verb, helpers) else Mode.FACT)


_PROVING = keys("certainty_proving")
_PROOFS = keys("certainty_proofs")
_FEARED = keys("certainty_feared")
_DOUBTING = keys("certainty_doubting")


def _doubted(reading: Reading, verb: Verb) -> bool:
    """ "doubted that the price was justified", "provided that both agree"."""
    part = reading.parts[verb.segment]
    if part.opener != "that" or part.start == 0:
        return False
    lead = reading.tokens[part.start - 1]
    before = reading.tokens[max(0, part.start - 4) : part.start - 1]
    negated = any(token.lower == "no" or is_negator(token) for token in before)
    if negated and (lead.lemma in _PROVING or lead.lemma in _PROOFS):
        return True
    return (
        lead.lower in _PROVISOS
        or lead.lemma in _DOUBTING
        or (lead.lemma in _FEARED and reading.tags[part.start - 1] is Tag.NOUN)
    )


def _not_ruled_out(reading: Reading, verb: Verb) -> bool:
    """ "have not ruled out that the driver fell asleep"."""
    over = next((v for v in reversed(reading.verbs) if v.main < verb.main and verb.segment - v.segment <= 1), None)
    if over is None or verb.segment == over.segment or reading.parts[verb.segment].opener != "that":
        return False
    rules = reading.tokens[over.main].lemma == lemma("rule") and reading.tokens[over.main + 1].lower == "out"
    if not rules and reading.tokens[over.main].lemma != lemma("exclude"):
        return False
    return any(is_negator(reading.tokens[at]) for at in range(over.chain[0] if over.chain else over.main, over.main))


_ASPECTS = keys("certainty_aspects")


def _going_on(reading: Reading, verb: Verb) -> Verb | None:
    """The verb that only says that another goes on or begins: "may go on crossing"."""
    before = [v for v in reading.verbs if v.segment == verb.segment and v.main < verb.main]
    return before[-1] if before and reading.tokens[before[-1].main].lemma in _ASPECTS else None


def _under_modal(reading: Reading, verb: Verb) -> bool:
    """ "would have controlled a third and had a payroll": the second verb may hang on the first one's modal."""
    if verb.subject_near or reading.parts[verb.segment].opener not in {"and", "or"}:
        return False
    before = next((v for v in reversed(reading.verbs) if v.main < verb.main), None)
    return before is not None and any(reading.tokens[at].lower in _MODALS for at in before.chain)


def _by_adverb(reading: Reading, verb: Verb) -> Mode | None:
    part = reading.parts[verb.segment]
    own = range(verb.chain[0] if verb.chain else max(part.start, verb.main - 1), verb.main)
    words = [
        reading.tokens[at].lower for at in range(part.start, part.end) if at in own or reading.tokens[at].lower != "likely"
    ]
    return next((mode for word in words if (mode := _ADVERBS.get(word))), None)


def _is_present(reading: Reading, verb: Verb, helpers: list[str]) -> bool:
    if helpers:
        return helpers[0] in {"am", "is", "are", "'s", "'re", "'m", "do", "does"} and verb.form is not Tag.PARTICIPLE
    lower = reading.tokens[verb.main].lower
    return lower in {"am", "is", "are", "has", "have", "does"} or bool(
        verb_forms().get(lower, frozenset()) & {"base", "third"}
    )


def _of_modal(reading: Reading, verb: Verb, modal: Mode, helpers: list[str]) -> Mode:
    if modal is Mode.AHEAD and "would" in helpers and "have" in helpers:
        return Mode.CONDITIONAL
    return _by_adverb(reading, verb) or modal if modal is Mode.AHEAD else modal


def _inverted_condition(reading: Reading, verb: Verb) -> bool:
    """ "Had the operator begun …, …": an auxiliary that opens the sentence without a question mark."""
    part = reading.parts[verb.segment]
    first = reading.tokens[part.start]
    if part.opener not in {"had", "were", "should"} or not first.is_upper:
        return False
    return verb.main > part.start and part.sentence == reading.sentence_of[verb.main]


def _of_infinitive(reading: Reading, verb: Verb, helpers: list[str]) -> Mode:
    to = next(at for at in verb.chain if reading.tokens[at].lower == "to")
    before = [reading.tokens[at] for at in range(max(reading.parts[verb.segment].start, to - 8), to)]
    between = {reading.tokens[at].lemma for at in range(verb.chain[0], to)}
    if between & _LIKELIHOOD:
        return Mode.LIKELY
    if helpers[0] in BE or (before and before[-1].lower in BE):
        return Mode.AHEAD
    if reading.tokens[to - 1].lower == "yet":
        return Mode.FACT
    if helpers[0] in HAVE or (before and before[-1].lower in HAVE):
        return Mode.REQUIRED
    for token in reversed(before):
        if token.lemma in _LIKELIHOOD:
            return Mode.LIKELY
        if token.lemma in _AHEAD and (token.lemma not in _WANTED):
            return Mode.AHEAD
        if token.lemma in _REQUIRED - _WANTED:
            return Mode.REQUIRED
        if token.lemma in _WANTED:
            return Mode.WANTED
        if reading.tags[before.index(token) + to - len(before)] in {Tag.FINITE, Tag.PARTICIPLE, Tag.GERUND}:
            break
    return Mode.OPEN


PLANNING = keys("certainty_planning")


def around(reading: Reading, found: dict[int, Mode], indices: set[int]) -> set[Mode]:
    """The modes of the verbs that the words go with; of a verb of wanting or planning, `WANTED`."""
    verbs = [verb for verb in reading.verbs if indices & {*verb.object, *verb.rest}]
    return {Mode.WANTED if reading.tokens[verb.main].lemma in PLANNING else found[verb.main] for verb in verbs}


def planned(reading: Reading, indices: tuple[int, ...]) -> set[Mode]:
    """`WANTED` where each of the words is a noun that somebody only plans, asks for or weighs: "is considering a ban"."""
    if not indices or any(reading.verb_of(at) is not None for at in indices):
        return set()
    return {Mode.WANTED} if all(_is_planned(reading, at) for at in indices) else set()


def _asked_for(reading: Reading, governor: Verb, at: int) -> bool:
    """ "looking at purchases", "asked the region for aid"."""
    if reading.tokens[governor.main].lemma == lemma("look"):
        return True
    return any(reading.tokens[i].lower == "for" for i in range(governor.main, at))


_MEASURES = frozenset(map(lemma, ("second", "minute", "hour", "day", "week", "month", "year", "decade")))


def _is_planned(reading: Reading, at: int) -> bool:
    if reading.tokens[at].lemma in _MEASURES and reading.tags[at - 1] is Tag.NUMBER:
        # "needed four hours" tells how long it took.
        return False
    governor = next((verb for verb in reading.verbs if at in verb.object or at in verb.rest), None)
    if (
        governor is not None
        and reading.tokens[governor.main].lemma in PLANNING
        and not (reading.tokens[governor.main].lemma == lemma("call") and at in governor.object)
        and (at in governor.object or governor.passive or _asked_for(reading, governor, at))
    ):
        return True
    before = [reading.tokens[i].lemma for i in range(max(0, at - 4), at)]
    return any(word in PLANNING for word in before) and any(
        reading.tokens[i].lower in {"for", "of", "to"} for i in range(max(0, at - 3), at)
    )
