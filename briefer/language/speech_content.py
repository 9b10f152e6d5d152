"""Where what is reported begins and ends around a reporting verb."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.bits import (
    BREAKS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    STATEMENTS,
    WORDS,
    Bit,
    has_clause,
    has_finite,
    is_adverb,
    is_comma,
    is_finite,
    is_time,
)
from briefer.language.speech_verbs import SPEECH_VERBS, SpeechVerb, VerbClass

_ADDRESSEE_VERBS = frozenset(
    [
        "tell",
        "inform",
        "assure",
        "reassure",
        "warn",
        "remind",
        "brief",
        "advise",
        "promise",
        "alert",
        "ask",
        "show",
        "notify",
    ]
)
ADDRESSEE_NEEDED = frozenset({"tell", "inform", "assure", "reassure", "notify"})
_ENDORSING = frozenset({"confirm", "acknowledge", "repeat", "reiterate", "cite"})
_THAT_WINDOW = 16
_TAIL_WORDS = frozenset(
    [
        "as",
        "citing",
        "when",
        "while",
        "after",
        "referring",
        "who",
        "but",
        "though",
        "although",
        "where",
        "here",
        "because",
        "pointing",
    ]
)
QUANTIFIED = frozenset({"about", "over", "around", "under", "between", "within", "near", "like", "up", "at"})


def after_verb(items: Sequence[Bit], at: int, verb: SpeechVerb) -> int:
    """The index where content after the verb at `at` may begin: over a particle, the one spoken to, adjuncts, "that"."""
    start = at + 1 + bool(verb.particle)
    that = _complementiser(items, start, verb)
    if that is not None:
        return that + 1
    if verb.lemma in _ADDRESSEE_VERBS:
        start = _over_addressee(items, start, verb.lemma in ADDRESSEE_NEEDED)
    while start < len(items):
        end = _over_adjunct(items, start)
        if end == start:
            break
        start = end
    if start + 1 < len(items) and items[start].lower in {"only", "simply", "merely"} and items[start + 1].text == ":":
        start += 1
    return start + 1 if start < len(items) and items[start].text == ":" else start


def _complementiser(items: Sequence[Bit], start: int, verb: SpeechVerb) -> int | None:
    """The index of the "that" which opens the content; a relative "that" ("an order that came") does not."""
    for at in range(start, min(start + _THAT_WINDOW, len(items) - 1)):
        bit = items[at]
        if bit.lower == "that":
            if is_finite(items[at + 1]) and "'" not in items[at + 1].lower:
                return None
            return at if at == start or _leads_to_that(items, start, at, verb) else None
        if (
            bit.kind == "quote"
            or bit.text in {":", ";", "."}
            or (is_finite(bit) and bit.lower not in {"published", "posted", "released"})
        ):
            return None
        if (bit.lower in PRONOUNS and at == start and verb.lemma not in _ADDRESSEE_VERBS) or bit.lower in {
            "adding",
            "saying",
        }:
            return None
    return None


def _leads_to_that(items: Sequence[Bit], start: int, at: int, verb: SpeechVerb) -> bool:
    """May what stands between the verb and "that" stand there: an adjunct, a hearer, "claims"?"""
    first = items[start]
    adjunct = (
        first.lower in PREPOSITIONS
        or is_time(first)
        or first.lower in WORDS["adverbs"]
        or is_adverb(first)
        or first.text == ","
    )
    if adjunct:
        return True
    if items[at - 1].lower in WORDS["claims"] and verb.lemma not in _ADDRESSEE_VERBS:
        return verb.verb_class == "deny" or verb.lemma in _ENDORSING
    if at == start + 1 and verb.verb_class in {"say", "claim", "announce"} and not is_finite(first):
        return True
    return verb.lemma in _ADDRESSEE_VERBS and not any(is_comma(bit) for bit in items[start:at])


def _over_addressee(items: Sequence[Bit], start: int, needed: bool) -> int:
    """The index after the one spoken to: "told (reporters) the road was shut"."""
    end = start
    stops = BREAKS | FINITE | PREPOSITIONS
    while end < len(items) and items[end].kind == "word" and items[end].lower not in stops and not is_time(items[end]):
        if end > start and (items[end].lower in PRONOUNS | DETERMINERS or items[end].lower == "there"):
            break
        end += 1
        if end == start + 1 and items[start].lower in WORDS["addressed"] | WORDS["hearers"]:
            break
    if end == start or end >= len(items):
        return end if needed else start
    following = items[end]
    if (
        needed
        or following.kind == "quote"
        or following.text in {",", ":"}
        or following.lower in PRONOUNS
        or is_time(following)
    ):
        return max(start, end - 1) if following.kind == "word" and is_finite(following) else end
    return start


def _over_adjunct(items: Sequence[Bit], start: int) -> int:
    """The index after one adjunct of time or occasion at `start`: "on Monday", "in a statement", "at a news conference"."""
    first = items[start]
    shown = (
        first.lower in {"this", "last", "the", "that", "earlier"} and start + 1 < len(items) and is_time(items[start + 1])
    )
    if is_time(first) or shown:
        end = start + 1 + shown
        while end < len(items) and (is_time(items[end]) or _joins_time(items, end)):
            end += 1
        return end
    if first.lower not in {"in", "on", "at", "by", "to", "during", "before", "via", "after", "through", "from", "over"}:
        return start
    following = items[start + 1 : start + 3]
    if (
        first.lower in {"on", "in", "at"}
        and following
        and (is_time(following[0]) or (following[0].text[0].isdigit() and any(is_time(bit) for bit in following)))
    ):
        end = start + 2
        while end < len(items) and (is_time(items[end]) or items[end].text[0].isdigit()):
            end += 1
        return end
    for end in range(start + 1, min(start + 7, len(items))):
        if items[end].kind != "word" or is_finite(items[end]) or items[end].lower in BREAKS:
            break
        if items[end].lower in STATEMENTS | WORDS["hearers"]:
            return end + 1
    return start


def _joins_time(items: Sequence[Bit], at: int) -> bool:
    return items[at].lower in {"on", "in", "at"} and at + 1 < len(items) and is_time(items[at + 1])


# ---------------------------------------------------------------- where it ends
def right_end(items: Sequence[Bit], after: int, verb_class: VerbClass = "say") -> int:
    """The index after content that follows its verb.

    A semicolon or ", adding …" ends it, and where the content is an object, another reporting verb after "and".
    """
    for at in range(after, len(items)):
        joined = items[at].lower in {"and", "but"} and at + 1 < len(items) and items[at + 1].lower in SPEECH_VERBS
        if joined and verb_class in {"accuse", "praise", "deny"} and items[at + 1].lower.endswith("ed"):
            return at
        if items[at].text == ";" or (
            items[at].text == "," and at + 1 < len(items) and items[at + 1].lower in {"adding", "saying"}
        ):
            return at
    return len(items)


def left_start(items: Sequence[Bit], frame: int) -> int:
    """The index where content before a frame begins: behind a semicolon, or at the sentence's start."""
    at = next((at for at in range(frame - 1, 0, -1) if items[at].text == ";"), 0)
    while at < frame and (items[at].lower in {"and", "but", "yet"} or items[at].kind == "punct"):
        at += 1
    return at


def left_end(items: Sequence[Bit], subject: int, after: int) -> int:
    """The index after content before the subject at `subject`; the sentence's end where it goes on behind the frame."""
    rest = items[after:]
    words = [bit for bit in rest if bit.kind != "punct"]
    closed = subject if items[subject - 1].kind == "quote" else subject - 1
    if not words or words[0].lower in _TAIL_WORDS or (words[0].lower.endswith("ing") and is_comma(rest[0])):
        return closed
    if any(bit.kind == "quote" for bit in rest):
        return len(items)
    if words[0].lower in {"and", "but"} and len(words) > 1 and words[1].lower in SPEECH_VERBS:
        return closed
    goes_on = is_comma(rest[0]) and len(words) >= 3 and not adjunct_only(rest[1:])
    return len(items) if goes_on else closed


def adjunct_only(rest: Sequence[Bit]) -> bool:
    """Is what follows the verb no content but "on Monday", "in a statement", "as the talks went on"?"""
    words = [bit for bit in rest if bit.kind != "punct"]
    if not words:
        return True
    first = words[0]
    if first.lower in _TAIL_WORDS:
        return True
    if is_time(first):
        return not has_clause(words[1:]) or len(words) < 4
    if first.lower in PREPOSITIONS:
        quantified = (
            first.lower in QUANTIFIED
            and len(words) > 1
            and (words[1].text[0].isdigit() or words[1].lower in {"least", "most", "to"})
        )
        return not quantified and not has_clause(words)
    return is_adverb(first) and len(words) <= 3


def content_before(items: Sequence[Bit], subject: int) -> bool:
    """Does what is reported stand before the subject: a quotation, or a clause closed by a comma?"""
    if subject < 1:
        return False
    if items[subject - 1].kind == "quote":
        return True
    if not is_comma(items[subject - 1]):
        return False
    chunk = items[: subject - 1]
    if any(bit.kind == "quote" for bit in chunk[-2:]):
        return True
    return has_finite(chunk) or len(chunk) >= 4


def is_subordinate(items: Sequence[Bit], subject: int) -> bool:
    """Is what stands before the subject only a subordinate clause or an adjunct: "When the fire came, she said …"?"""
    first = items[0]
    leads = {
        "when",
        "as",
        "after",
        "before",
        "while",
        "if",
        "although",
        "though",
        "because",
        "since",
        "until",
        "unless",
        "to",
        "asked",
    }
    return (
        first.lower in leads
        or (first.lower in PREPOSITIONS and not has_clause(items[: subject - 1]))
        or first.lower.endswith("ing")
    )
