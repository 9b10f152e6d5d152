"""The forms of English verbs: from "claim" to claims, claimed, claiming.

Regular verbs follow the spelling rules of Quirk et al., *A Comprehensive Grammar of the English Language* (1985), 3.5–3.10;
irregular ones stand in a table. The functions work on single lower-case verbs or on phrasal ones ("point out"), whose first
word changes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_IRREGULAR = """
arise arose arisen|bear bore borne|beat beat beaten|become became become|begin began begun|bet bet bet|blow blew blown
break broke broken|bring brought brought|build built built|burn burned burned|buy bought bought|catch caught caught
choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug
draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought
find found found|flee fled fled|fly flew flown|forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen
foretell foretold foretold|forget forgot forgotten|get got got|give gave given|go went gone|grow grew grown
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known
lay laid laid|lead led led|leave left left|let let let|lose lost lost|make made made|mean meant meant|meet met met
mistake mistook mistaken|overrun overran overrun|overthrow overthrew overthrown|overtake overtook overtaken|pay paid paid
put put put|quit quit quit|read read read|rebut rebutted rebutted|ride rode ridden|ring rang rung|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken
shine shone shone|shoot shot shot|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept
slay slew slain|speak spoke spoken|spend spent spent|spin spun spun|split split split|spread spread spread
spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|strike struck struck
strive strove striven|swear swore sworn|sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
understand understood understood|undergo underwent undergone|uphold upheld upheld|upset upset upset|wake woke woken
wear wore worn|weep wept wept|win won won|withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood
write wrote written|do did done|be was been
"""
IRREGULAR: dict[str, tuple[str, str]] = {
    base: (past, participle)
    for base, past, participle in (entry.split() for entry in re.split(r"[|\n]", _IRREGULAR) if entry.strip())
}
"""Base form → past tense and past participle."""

# Verbs that double their final consonant though no one-syllable rule says so; those in -l as in British spelling.
_DOUBLING = frozenset(
    """
    admit commit omit permit submit refer prefer defer infer rebut compel expel repel control quip occur quiz quit
    squat equip cancel travel label signal model level total quarrel counsel fuel marvel equal dial duel rival
    kidnap worship recur incur deter regret
    """.split()
)
_SHORT_DOUBLING = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bdgklmnprt]$")


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
