"""Words that place one thing by another: before and after, above and below, with and without, from and to."""

from __future__ import annotations

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import NOMINAL, VERBAL, Tag
from briefer.extract.grounding.wordlists import words

_PAIRS = (
    ("before until", "after following since"),
    ("above over", "below under beneath underneath"),
    ("inside within", "outside beyond"),
    ("with", "without"),
    ("more", "less fewer"),
    ("most", "least fewest"),
    ("from", "to into towards toward"),
    ("for", "against"),
    ("up", "down"),
    ("upstream", "downstream"),
    ("ahead", "behind"),
)
_AGAINST: dict[str, frozenset[str]] = {}
for _left, _right in _PAIRS:
    for _one, _other in ((_left, _right), (_right, _left)):
        for _placing in _one.split():
            _AGAINST[_placing] = _AGAINST.get(_placing, frozenset()) | frozenset(_other.split())
_TIMES = frozenset({"ahead", "behind", "before", "after", "until", "since", "following"})
_DEGREES = frozenset({"more", "less", "fewer", "most", "least", "fewest"})
_REACH = 5


def displaced(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A plain sentence about the first thing that the statement places the other way round; "" where there is none."""
    if alignment.retold:
        return ""
    for at in range(len(statement.tokens)):
        word = _word(statement, at)
        if (
            statement.tags[at] is Tag.TO
            or (word not in _AGAINST and word not in {"than", "as"})
            or _part_of_number(statement, at)
        ):
            continue
        governed = _governed(statement, at)
        if governed is None or not alignment.cited[governed] or (alignment.free and not alignment.exactly(governed)):
            continue
        ways = {way for there in alignment.best[governed] if (way := _way(passage, there, word))}
        if word in _DIRECTIONS and not _same_governor(statement, passage, alignment, at, governed):
            continue
        against = ways & _AGAINST.get(word, frozenset())
        if against and word not in ways:
            return f"the passage says “{min(against)} {statement.tokens[governed].text}”, the statement “{word}”"
        if (word in _TIMES or (word in {"than", "as"} and statement.tags[governed] in {Tag.NOUN, Tag.NAME})) and _turned(
            statement, passage, alignment, at
        ):
            return f"the statement turns round what came {word} what"
    return _new_small_word(statement, passage, alignment)


_TELLING = words("order_telling")
_COPY = 0.6


def _new_small_word(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """In a copy, a small word of weight that the passage does not have: "voted against" for "voted in favour"."""
    if alignment.copied < _COPY:
        return ""
    there = {token.lower for token in passage.tokens}
    for at, token in enumerate(statement.tokens):
        if at + 1 < len(statement.tokens) and statement.tags[at + 1] is Tag.NUMBER:
            # A figure or a clock time ("shortly before 8"): their own checks know how far it may be off.
            continue
        if token.lower in {"after", "once"} and _had_been(statement, passage, alignment, at):
            continue
        if token.lower in _TELLING and token.lower not in there and not alignment.licensed(at):
            return f"the statement says “{token.text}”, which the passage does not"
    return ""


def _had_been(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> bool:
    """ "after it lost a third" of "it had lost a third": what "had" happened came before."""
    own = [verb.main for verb in statement.verbs if verb.segment == statement.segment_of[at]]
    there = [verb for main in own for i in alignment.best[main] if (verb := passage.verb_of(i)) is not None]
    return any(verb.chain and passage.tokens[verb.chain[0]].lower == "had" for verb in there)


def _word(reading: Reading, at: int) -> str:
    """The placing word; "with no" is "without"."""
    lower = reading.tokens[at].lower
    if lower == "with" and at + 1 < len(reading.tokens) and reading.tokens[at + 1].lower in {"no", "nothing", "neither"}:
        return "without"
    return lower


_DIRECTIONS = words("order_directions")


def _same_governor(statement: Reading, passage: Reading, alignment: Alignment, at: int, governed: int) -> bool:
    """Do both placing words hang on the same word: "a call from the dam" and "a call to the dam"?"""
    before = _governing(statement, at)
    there = {_governing(passage, i) for target in alignment.best[governed] for i in range(max(0, target - _REACH), target)}
    return before is None or bool(set(alignment.cited[before]) & there)


def _governing(reading: Reading, at: int) -> int | None:
    return next(
        (i for i in range(at - 1, max(-1, at - 4), -1) if reading.tags[i] in NOMINAL or reading.tags[i] in VERBAL), None
    )


def _part_of_number(reading: Reading, at: int) -> bool:
    """Does the word hedge a number ("above 40", "over 200") or belong to a phrase of another meaning?"""
    following = at + 1 < len(reading.tokens) and reading.tags[at + 1] is Tag.NUMBER
    return (following and reading.tokens[at].lower in {"above", "over", "under", "below", "up"}) or (
        (at > 0 and reading.tokens[at - 1].lower in {"more", "less", "fewer", "up", "according", "due", "owing"})
        or (
            reading.tokens[at].lower in _DEGREES
            and at + 1 < len(reading.tokens)
            and reading.tokens[at + 1].lower in {"than", "of"}
        )
    )


def _governed(reading: Reading, at: int) -> int | None:
    """The first noun or name that the word governs."""
    for i in range(at + 1, min(at + 1 + _REACH, len(reading.tokens))):
        if reading.tokens[at].lower in _DEGREES and reading.tokens[i].is_word:
            return i
        if reading.tags[i] in {Tag.NOUN, Tag.NAME} or (
            reading.tags[i] is Tag.NUMBER and reading.tokens[at].lower in {"from", "to"}
        ):
            return i
        if reading.tokens[i].lower == "of" and reading.tokens[at].lower == "ahead":
            continue
        if reading.tags[i] in {Tag.PREPOSITION, Tag.MARK} or reading.tags[i] in VERBAL:
            return None
    return None


def _way(passage: Reading, at: int, word: str) -> str:
    """The placing word of the same family that governs the passage's token; "" where there is none near."""
    family = _AGAINST.get(word, frozenset()) | {word}
    reach = 1 if word in _DEGREES else _REACH
    for i in range(at - 1, max(-1, at - 1 - reach), -1):
        if _word(passage, i) in family and passage.tags[i] is not Tag.TO and not _part_of_number(passage, i):
            return _word(passage, i)
        if passage.tags[i] in {Tag.PREPOSITION, Tag.MARK} or passage.tags[i] in VERBAL:
            return ""
    return ""


def _turned(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> bool:
    """Does the statement say "B before A" where the passage says "A before B"?"""
    word = statement.tokens[at].lower
    inside, around = _sides(statement, at)
    for there, token in enumerate(passage.tokens):
        if token.lower != word:
            continue
        if word == "as" and "result" in {other.lower for other in passage.tokens[there : there + 4]}:
            continue
        inside_there, around_there = _sides(passage, there)
        moved_out = [i for i in inside if _only(alignment, i, around_there, inside_there)]
        moved_in = [i for i in around if _only(alignment, i, inside_there, around_there)]
        stayed = [i for i in inside if set(alignment.cited[i]) & inside_there]
        if moved_out and moved_in and not stayed:
            return True
    return False


def _only(alignment: Alignment, index: int, there: frozenset[int], elsewhere: frozenset[int]) -> bool:
    cited = frozenset(alignment.cited[index])
    return bool(cited & there) and not cited & elsewhere


def _sides(reading: Reading, at: int) -> tuple[frozenset[int], frozenset[int]]:
    """The content words after the placing word within its segment, and those of the rest of its sentence."""
    part = reading.parts[reading.segment_of[at]]
    words = [
        i
        for i, tag in enumerate(reading.tags)
        if reading.sentence_of[i] == part.sentence and (tag in NOMINAL or tag in VERBAL)
    ]
    inside = frozenset(i for i in words if at < i < part.end)
    return inside, frozenset(words) - inside
