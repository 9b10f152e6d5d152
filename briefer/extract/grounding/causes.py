"""No cause is stated that the passage does not state."""

from __future__ import annotations

import re

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.segments import Segment
from briefer.extract.grounding.wordforms import NOMINAL, VERBAL, Tag
from briefer.language.patterns import rx

_STRONG = rx(
    r"\b(?:because(?: of)?|due to|owing to|as a (?:direct )?(?:result|consequence)(?: of)?|on account of|thanks to"
    r"|caused by|resulting from|result(?:s|ed|ing)? in|led to|leading to|leads to|brought about|blam(?:ed|es|ing)"
    r"|attribut(?:ed|es|ing)|prompt(?:ed|s|ing)|trigger(?:ed|s|ing)|spark(?:ed|s|ing)|therefore|consequently"
    r"|that is why|which is why|so that"
    r"|brought on by|set off by|(?:a|the) (?:direct )?(?:result|consequence) of|the reason (?:why|that|for)"
    r"|for this reason|in response to|caus(?:e|ed|es|ing)|put (?:\w+ ){1,4}down to|in retaliation for"
    r"|stem(?:s|med|ming)? from|provok(?:ed|ing|es)|contribut(?:ed|es|ing) to|as punishment for|on the grounds|by reason of"
    r"|in protest (?:at|over|against)|thereby|driven by|(?<!stand )(?<!stands )(?<!stood )(?<!left )behind the)\b",
    re.IGNORECASE,
)
_PLAIN = rx(
    r"\b(?:over(?! (?:\d|the (?:past|last|next|coming)|\w+ (?:years?|months?|weeks?|days?|hours?|minutes?)))|for \w+ing"
    r"|for (?:lack|want|fear|reasons) of|the work of|on (?:the )?orders? of|at the (?:request|behest|urging|instigation) of"
    r"|(?:happened|occurred|came about|broke out|began|started) when|see(?:s|n)? behind|stands? behind|behind it"
    r"|is what|in view of|citing|meant|why|reasons?|responsible|results?|consequences?|causes?)\b"
    r"|, (?:forc|caus|leav|prompt|cutt|mak|spark|trigger|block|clos|halt|destroy"
    r"|kill|injur|send|push|lead|mean|expos|allow|enabl)ing\b",
    re.IGNORECASE,
)


_NEAR = 4
"""So many content words on either side of a causal word say what it joins."""


def unfounded(statement: Reading, passage: Reading, alignment: Alignment, attributed: bool) -> str:
    """A plain sentence about the first cause that the passage does not state; "" where there is none.

    `attributed`: the statement says who says it, so that it may give as a cause what somebody in the passage blames.
    """
    for found in _STRONG.finditer(statement.text):
        if (
            _quoted(statement, found.start())
            or _is_schedule(statement, found)
            or _NOT.search(statement.text, 0, found.start())
        ):
            continue
        if not _stated(statement, passage, alignment, found, attributed):
            return f"the passage does not state the cause that the statement gives (“{found.group()}”)"
    return ""


def _is_schedule(reading: Reading, found: re.Match[str]) -> bool:
    """ "due to restart" is a plan, "due to rain" a cause."""
    return found.group().lower() == "due to" and reading.tags[reading.token_at(found.end() - 2)] is Tag.TO


def _quoted(reading: Reading, position: int) -> bool:
    return any(span.start <= position < span.end for span in reading.quoted)


def _stated(statement: Reading, passage: Reading, alignment: Alignment, found: re.Match[str], attributed: bool) -> bool:
    """Does the passage join what stands before and after the statement's cue, in one sentence, by a causal word?"""
    before, after = _sides(statement, found)
    if not attributed and not _BLAMING.search(found.group()) and _only_blamed(passage, alignment, before, after):
        return False
    causal = {
        passage.sentence_of[passage.token_at(cue.start())]
        for pattern in (_STRONG, _PLAIN)
        for cue in pattern.finditer(passage.text)
    }
    causal |= {passage.sentence_of[part.start] for part in passage.parts if _opens_reason(passage, part)}
    before, after = _close_by(statement, before[::-1])[::-1], _close_by(statement, after)
    if _doer_of(passage, alignment, after, before):
        return True
    first = _sentences(passage, alignment, before)
    second = _sentences(passage, alignment, after)
    if alignment.free and _WITH.search(passage.text):
        return True
    both = first & second if first and second else first | second
    if both & causal:
        return alignment.copied < _COPY or _near_cue(passage, alignment, before)
    if not first and not second:
        return bool(_STRONG.search(passage.text))
    blamed = {passage.sentence_of[passage.token_at(cue.start())] for cue in _BLAMING.finditer(passage.text)}
    return attributed and bool(second & blamed) and any(sentence - 1 in first for sentence in second & blamed)


def _only_blamed(passage: Reading, alignment: Alignment, before: list[int], after: list[int]) -> bool:
    """Is the cause in the passage no more than what somebody blames or puts it down to?"""
    places = {passage.sentence_of[at] for i in (*before, *after) for at in alignment.best[i]}
    cues = [
        cue.group()
        for pattern in (_STRONG, _PLAIN)
        for cue in pattern.finditer(passage.text)
        if passage.sentence_of[passage.token_at(cue.start())] in places
    ]
    return bool(cues) and all(_BLAMING.search(cue) for cue in cues)


_NOT = rx(r"\bnot (?:only |just |solely )?$", re.IGNORECASE)
_WITH = rx(r"\bwith (?:a|an|his|her|its|their)\b", re.IGNORECASE)
_BLAMING = rx(r"\b(?:blam\w+|attribut\w+|cit(?:ed|es|ing)|the reason)\b", re.IGNORECASE)
_REACH = 2
_COPY = 0.45


def _near_cue(passage: Reading, alignment: Alignment, effect: list[int]) -> bool:
    """Does the effect stand within two segments of a causal word, and not elsewhere in its sentence?"""
    nearest = next((i for i in reversed(effect) if alignment.best[i]), None)
    places = {passage.segment_of[at] for at in alignment.best[nearest]} if nearest is not None else set()
    cues = {
        passage.segment_of[passage.token_at(cue.start())]
        for pattern in (_STRONG, _PLAIN)
        for cue in pattern.finditer(passage.text)
    }
    cues |= {number for number, part in enumerate(passage.parts) if _opens_reason(passage, part)}
    return not places or any(abs(place - cue) <= _REACH for place in places for cue in cues)


def _close_by(statement: Reading, ordered: list[int]) -> list[int]:
    """The words next to the cue: the first few of them, within the segment of the first."""
    return [i for i in ordered[:_NEAR] if statement.segment_of[i] == statement.segment_of[ordered[0]]] or ordered[:_NEAR]


def _doer_of(passage: Reading, alignment: Alignment, cause: list[int], effect: list[int]) -> bool:
    """ "began late because of rain" of "rain delayed the start": the cause does something to the effect."""
    causes = {at for i in cause[:2] for at in alignment.best[i]}
    effects = {at for i in effect for at in alignment.best[i]}
    return any(
        causes & {*verb.doer} and effects & {*verb.done_to, *verb.rest, verb.main} and verb.done_to
        for verb in passage.verbs
        if not (causes & effects)
    )


def _opens_reason(passage: Reading, part: Segment) -> bool:
    """ "as the line was cut", "since nobody came": the opener of a clause with a verb, and no time after it."""
    if part.opener not in {"as", "since", "so"} or passage.tags[part.start] is Tag.NUMBER:
        return False
    return any(passage.segment_of[verb.main] == passage.segment_of[part.start] for verb in passage.verbs)


def _sides(statement: Reading, found: re.Match[str]) -> tuple[list[int], list[int]]:
    sentence = statement.sentence_of[statement.token_at(found.start())]
    content = [
        i
        for i, tag in enumerate(statement.tags)
        if statement.sentence_of[i] == sentence and (tag in NOMINAL or tag in VERBAL) and tag is not Tag.PRONOUN
    ]
    before = [i for i in content if statement.tokens[i].end <= found.start()]
    return before, [i for i in content if statement.tokens[i].start >= found.end()]


def _sentences(passage: Reading, alignment: Alignment, indices: list[int]) -> frozenset[int]:
    """The passage's sentences that most of the words speak of."""
    votes: dict[int, int] = {}
    for index in indices:
        for sentence in {passage.sentence_of[at] for at in alignment.cited[index]}:
            votes[sentence] = votes.get(sentence, 0) + 1
    top = max(votes.values(), default=0)
    return frozenset(sentence for sentence, count in votes.items() if count == top)
