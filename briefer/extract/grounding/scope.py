"""All, most, half, some, few, only: a statement keeps the passage's quantifier, and on the same thing."""

from __future__ import annotations

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.numbers import covered
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.restrictions import (
    DOWNWARD,
    ends_phrase,
    head_after,
    is_superlative,
    lost_one_of,
    lost_qualifier,
    lost_restriction,
    wider_field,
)
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wordlists import words

_CLASSES = ("all", "most", "half", "some", "many", "ever", "anywhere", "any", "only")
_OF: dict[str, frozenset[str]] = {
    word: frozenset(name for name in _CLASSES if word in words(f"quantifier_{name}"))
    for name in _CLASSES
    for word in sorted(words(f"quantifier_{name}"))
}
"""A word and the quantifiers that it may answer."""
_ASKED: dict[str, str] = {word: name for name in (*_CLASSES, "both") for word in sorted(words(f"asked_{name}"))}
"""A word of the statement and the quantifier that it asks for."""


_REACH = 6


QUANTIFIERS = frozenset(_ASKED)
"""Words that this check answers for."""


def widened(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A plain sentence about the first quantifier that the passage does not have on the same thing; "" where all stand."""
    for at, token in enumerate(statement.tokens):
        if lost_one_of(statement, passage, alignment, at):
            return f"the passage says “one of the {token.text}”, the statement “the {token.text}”"
        if reason := wider_field(statement, passage, alignment, at):
            return reason
        asked = _ASKED.get(token.lower)
        if _is_degree(statement, at):
            asked = None
        if not alignment.free and (reason := lost_restriction(statement, passage, alignment, at)):
            return reason
        if (asked == "any" and (alignment.retold or _under_denial(statement, alignment, at))) or _in_phrase(statement, at):
            asked = None
        if asked == "only" and alignment.free and _of_number(statement, at):
            asked = None
        if asked == "all" and alignment.free and (_floats(statement, alignment, at) or _of_none(passage, alignment)):
            asked = None
        if asked == "half" and any(start <= token.start < end for start, end in covered(statement.text)):
            asked = None
        if (asked == "all" and _is_pronoun(statement, at)) or (
            asked == "all" and _definite(statement, passage, alignment, at)
        ):
            asked = None
        if asked is not None and not _hedges_number(statement, at) and not _is_measure(statement, at):
            reason = _unlicensed(statement, passage, alignment, at, asked)
            if reason:
                return reason
        if not alignment.free and (token.lower in DOWNWARD or is_superlative(token.lower)):
            reason = lost_qualifier(statement, passage, alignment, at)
            if reason:
                return reason
    return "" if alignment.free else _dropped(statement, passage, alignment)


_PHRASES = {"ever": {"as", "than"}, "all": {"above", "after", "at", "in"}}
_DENYING = words("scope_denying")
_RARELY = frozenset({"rarely", "seldom", "occasionally", "sporadically", "sometimes", "slightly", "partly", "partially"})
"""Words that "only" does no more than underline."""


def _in_phrase(reading: Reading, at: int) -> bool:
    """ "as ever", "above all", "only last month": no quantifier of anything."""
    lower, before = reading.tokens[at].lower, reading.tokens[at - 1].lower if at else ""
    after = reading.tokens[at + 1].lower if at + 1 < len(reading.tokens) else ""
    if (
        (lower == "most" and after in _DEGREES)
        or (lower == "ever" and before == "as")
        or (lower == "all" and after == "told")
    ):
        return True
    if (lower == "only" and after in _RARELY) or (lower == "all" and before == "above"):
        return True
    if lower == "only" and after in {"last", "this", "yesterday", "recently"}:
        return True
    ends = at + 1 >= len(reading.tokens) or not reading.tokens[at + 1].is_word
    return before in _PHRASES.get(lower, ()) and (ends or (before != "after" and after in {"for", "by", "to", "as", "a"}))


_DEGREES = words("scope_degrees")


def _under_denial(statement: Reading, alignment: Alignment, at: int) -> bool:
    """ "without any", "ruled out any": the small word of a denial, whose sign is checked elsewhere."""
    part = statement.parts[statement.segment_of[at]]
    lead = statement.tokens[max(0, part.start - 1) : at]
    following = at + 1
    if following < len(statement.tokens) and statement.tags[following] is Tag.NOUN and not alignment.licensed(following):
        return False
    return alignment.free and any(token.lower in _DENYING or token.lower.endswith("n't") for token in lead)


def _of_number(statement: Reading, at: int) -> bool:
    """ "only 18 percent": a word on the size of a figure, whose value is checked elsewhere."""
    return at + 1 < len(statement.tags) and statement.tags[at + 1] is Tag.NUMBER


def _floats(statement: Reading, alignment: Alignment, at: int) -> bool:
    """ "desks, screens and belts all went down": the list before the word says itself what is meant."""
    following = statement.tags[at + 1] if at + 1 < len(statement.tags) else Tag.MARK
    if following not in {Tag.FINITE, Tag.AUXILIARY, Tag.PARTICIPLE, Tag.ADVERB} or not at:
        return False
    sentence = [i for i in range(at) if statement.sentence_of[i] == statement.sentence_of[at]]
    joined = next((i for i in reversed(sentence) if statement.tokens[i].lower == "and"), None)
    if joined is None or any(statement.tags[i] in VERBAL for i in range(joined, at)):
        return False
    listed = [i for i in range(max(sentence[0], joined - 4), at) if statement.tags[i] in {Tag.NOUN, Tag.NAME}]
    return bool(listed) and all(alignment.licensed(i) for i in listed)


def _of_none(passage: Reading, alignment: Alignment) -> bool:
    """ "all of them unharmed" for "none of them was hurt"."""
    if not any(token.lower in {"none", "nobody", "no", "neither", "nothing", "no-one"} for token in passage.tokens):
        return False
    return any(link.flipped for links in alignment.links for link in links)


def _is_pronoun(reading: Reading, at: int) -> bool:
    """ "all they got", "all that is known"."""
    following = reading.tokens[at + 1].lower if at + 1 < len(reading.tokens) else ""
    return reading.tokens[at].lower == "all" and following in {
        "but",
        "they",
        "he",
        "she",
        "it",
        "we",
        "i",
        "you",
        "that",
        "there",
    }


def _definite(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> bool:
    """ "all passengers" of "the passengers": the whole, where nothing in the passage says a part."""
    head = head_after(statement, at)
    if head is None or not alignment.best[head]:
        return False
    for there in alignment.best[head]:
        lead = passage.tokens[there - 1].lower if there else ""
        if lead not in {"the", "its", "their", "his", "her"} or not passage.tokens[there].lower.endswith("s"):
            return False
        if there > 1 and (passage.tokens[there - 2].lower == "of" or passage.tags[there - 2] is Tag.NUMBER):
            return False
        if there + 1 < len(passage.tokens) and (
            passage.tags[there + 1] is Tag.RELATIVE
            or passage.tokens[there + 1].lower in {"in", "of", "on", "at", "from", "under", "over"}
        ):
            return False
    return True


def _hedges_number(reading: Reading, at: int) -> bool:
    """ "some 20 people", "all four": before a number "some" is a hedge and "few" part of a figure."""
    return (
        reading.tokens[at].lower in {"some", "only", "just"}
        and at + 1 < len(reading.tags)
        and reading.tags[at + 1] is Tag.NUMBER
        and reading.tokens[at].lower == "some"
    )


def _is_degree(reading: Reading, at: int) -> bool:
    """ "so many", "as many", "how many" ask for no quantifier."""
    return (
        at > 0
        and reading.tokens[at].lower in {"many", "few"}
        and reading.tokens[at - 1].lower in {"so", "as", "how", "too", "that"}
    )


def _is_measure(reading: Reading, at: int) -> bool:
    """ "each" in "$5 each", "hundreds" after a number, "half" in clock times and measures."""
    lower = reading.tokens[at].lower
    before = reading.tokens[at - 1].lower if at else ""
    after = reading.tokens[at + 1].lower if at + 1 < len(reading.tokens) else ""
    if lower in {"hundreds", "thousands", "dozens"}:
        return True
    if lower == "most":
        return (before in {"the", "at"} and after not in {"of"}) or before == "at"
    return lower == "half" and after in {"past", "a", "hour", "an", "-", "time"}


def _unlicensed(statement: Reading, passage: Reading, alignment: Alignment, at: int, asked: str) -> str:
    found = [i for i, token in enumerate(passage.tokens) if _answers(passage, i, token.lower, asked)]
    if not found and _by_phrase(alignment, at):
        return ""
    if not found:
        return f"the statement says “{statement.tokens[at].text}”, which the passage does not"
    if alignment.free or any(_same_place(statement, passage, alignment, at, i) for i in found):
        return ""
    return f"the statement says “{statement.tokens[at].text}” of something else than the passage does"


def _answers(passage: Reading, at: int, word: str, asked: str) -> bool:
    classes = _OF.get(word, frozenset())
    if asked == "both":
        return "all" in classes or word in {"two", "and"}
    if asked == "some" and at + 1 < len(passage.tags) and word == "some":
        return passage.tags[at + 1] is not Tag.NUMBER
    return asked in classes


def _by_phrase(alignment: Alignment, at: int) -> bool:
    return any(len(link.said.at) > 1 or len(link.cited.at) > 1 for link in alignment.links[at])


def _same_place(statement: Reading, passage: Reading, alignment: Alignment, at: int, there: int) -> bool:
    """Do both quantifiers stand with words that are linked: the thing counted, or the verb it goes with?"""
    near, near_there = _company(statement, at), _company(passage, there)
    if not near or not near_there:
        return True
    linked = {i for index in near for i in alignment.cited[index]}
    return bool(linked & near_there)


def _company(reading: Reading, at: int) -> frozenset[int]:
    """The content words next to a quantifier: the head after it, and the verb of its segment."""
    part = reading.parts[reading.segment_of[at]]
    found = {verb.main for verb in reading.verbs if verb.segment == reading.segment_of[at]}
    heads = [i for i in range(at + 1, min(part.end, at + 1 + _REACH)) if reading.tags[i] in {Tag.NOUN, Tag.NAME}]
    before = [i for i in range(max(part.start, at - _REACH), at) if reading.tags[i] in {Tag.NOUN, Tag.NAME}]
    return frozenset({*found, *heads, *(before if not heads else ())})


def _dropped(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """ "the chapters are closed" for "most of the chapters are closed"."""
    for at, token in enumerate(passage.tokens):
        if (
            token.lower not in {"most", "half", "some", "few", "many", "several"}
            or passage.tokens[min(at + 1, len(passage.tokens) - 1)].lower != "of"
        ):
            continue
        head = next(
            (
                i
                for i in range(at + 2, min(at + 6, len(passage.tokens)))
                if passage.tags[i] is Tag.NOUN and ends_phrase(passage, i)
            ),
            None,
        )
        if head is None:
            continue
        for index, cited in enumerate(alignment.best):
            if head in cited and any(link.exact for link in alignment.links[index]) and not _quantified(statement, index):
                return (
                    f"the passage says “{passage.words((at, head))}”, the statement just “{statement.tokens[index].text}”"
                )
    return ""


def _quantified(reading: Reading, at: int) -> bool:
    """Is there a quantifier or number in the head's phrase or near its verb?"""
    part = reading.parts[reading.segment_of[at]]
    return any(
        reading.tokens[i].lower in _OF
        or reading.tags[i] is Tag.NUMBER
        or reading.tokens[i].lower in {"no", "none", "any", "a", "an", "one"}
        for i in range(max(0, part.start), part.end)
    )
