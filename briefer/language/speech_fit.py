"""Whether what follows a verb is something that the verb can report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefer.language.bits import BREAKS, PREPOSITIONS, PRONOUNS, WORDS, Bit, has_finite, is_comma
from briefer.language.speech_content import QUANTIFIED, adjunct_only
from briefer.language.speech_verbs import SpeechVerb

_CORE = frozenset(["say", "tell", "add", "explain", "argue", "note", "write", "warn"])
_OPENERS = PRONOUNS | WORDS["addressed"] | {"there", "whether", "how", "what", "why", "who", "where", "when"}


def fits(items: Sequence[Bit], after: int, verb: SpeechVerb) -> bool:
    """Is what begins at `after`, behind the verb, something the verb can report?"""
    body = items[after:]
    if items[after - 1].lower == "that" or body[0].kind == "quote" or items[after - 1].text == ":":
        return True
    if any(bit.kind == "quote" for bit in body[:8]) and verb.verb_class not in {"estimate", "think", "ask"}:
        return True
    if verb.needs == "that":
        return _estimates(body, verb.lemma)
    if verb.particle:
        return True
    if verb.needs == "nothing":
        return not adjunct_only(body) or verb.lemma in {"warn", "complain"}
    if body[0].lower in {"about", "of"} and not (len(body) > 1 and body[1].text[0].isdigit()):
        return False
    return body[0].lower in _OPENERS or _has_near_clause(body, verb.lemma)


def _has_near_clause(body: Sequence[Bit], lemma: str) -> bool:
    """A finite verb before the first comma, or behind one that sets off a leading adjunct or subordinate clause."""
    first = next((at for at, bit in enumerate(body) if is_comma(bit) or bit.kind == "quote"), len(body))
    governed = body[0].lower in PREPOSITIONS and body[0].lower not in QUANTIFIED
    if has_finite(body[:first]):
        return not governed or lemma in _CORE
    return (lemma in _CORE if governed else body[0].lower in BREAKS) and has_finite(body[first : first + 20])


def _estimates(body: Sequence[Bit], lemma: str) -> bool:
    if lemma == "count":
        return any(bit.text[0].isdigit() for bit in body[:3])
    if lemma not in {"put", "value", "gauge"}:
        return False
    pairs = pairwise(body[:11])
    return any(
        a.lower == "at" and (b.text[0].isdigit() or b.text in "$€£" or b.lower in {"about", "around", "more", "nearly"})
        for a, b in pairs
    )
