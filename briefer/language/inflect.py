"""The forms of English verbs: from "claim" to claims, claimed, claiming.

Regular verbs follow the spelling rules of Quirk et al., *A Comprehensive Grammar of the English Language* (1985), 3.5–3.10;
irregular ones stand in a table. The functions work on single lower-case verbs or on phrasal ones ("point out"), whose first
word changes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefer.language.patterns import rx
from briefer.language.tables import rows

_ROWS = rows("verb_forms.txt")
IRREGULAR: dict[str, tuple[str, str]] = {
    base: (past, participle) for base, past, participle in (row.split() for row in _ROWS if ":" not in row)
}
"""Base form → past tense and participle."""
_DOUBLING = frozenset(word for row in _ROWS if row.startswith("doubling:") for word in row.split()[1:])
_SHORT_DOUBLING = rx(r"^[^aeiou]*(?:qu)?[aeiou][bdgklmnprt]$")


class Forms(NamedTuple):
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@lru_cache(maxsize=4096)
def forms(verb: str) -> Forms:
    """The forms of a lower-case verb given in its base form; of a phrasal verb the first word changes."""
    head, space, rest = verb.partition(" ")
    tail = space + rest
    past, participle = IRREGULAR.get(head) or (_regular_past(head),) * 2
    return Forms(verb, _third(head) + tail, past + tail, participle + tail, _gerund(head) + tail)


def _doubles(verb: str) -> bool:
    return verb in _DOUBLING or bool(_SHORT_DOUBLING.match(verb))


def _third(verb: str) -> str:
    if verb in {"have", "be"}:
        return {"have": "has", "be": "is"}[verb]
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", verb) else "s")


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not re.search(r"(?:ee|oe|ye)$", verb) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) or verb in {"put", "quit"} else "") + "ing"


PAST_FORMS: frozenset[str] = frozenset(past for past, _ in IRREGULAR.values())
"""Irregular past tense forms, for telling finite verbs from other words."""
