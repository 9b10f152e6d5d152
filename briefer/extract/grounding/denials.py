"""What somebody denies, and what "it is not true that …" takes back."""

from __future__ import annotations

from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.insertions import end_of_insertion
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.segments import is_negator
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.tokens import lemma

_DENIAL = keys("polarity_denial")


_DENIED_NOUNS = keys("polarity_denied_nouns")


def may_be_outside(reading: Reading, start: int, at: int) -> bool:
    """Is it open whether what follows is still denied, after "and" with no subject: "denied the claim and left"?"""
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
        inserted = end_of_insertion(reading, verb.main)
        end = end if inserted is None else min(end, inserted)
        start = _denial_start(reading, verb, end)
        if start is not None:
            spans.append((start, end))
    return (*spans, *_untrue_spans(reading))


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
    """Where the denial ends: at the sentence's end, at ", saying" or "and said", or at a mark that parts statements."""
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
