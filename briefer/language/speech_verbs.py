"""Verbs that report what somebody says, thinks or wants, by class, in all their forms.

The classes follow Levin, *English Verb Classes and Alternations* (1993), 37 (communication) and 29–33 (judgment, desire),
folded to what a news reader must tell apart: who asserts, who denies, who only expects.
"""

from __future__ import annotations

from itertools import starmap
from typing import Any, Literal, NamedTuple, get_args

from briefer.language.inflect import forms
from briefer.language.keep import kept
from briefer.language.tables import rows

VerbClass = Literal[
    "say", "claim", "admit", "announce", "deny", "warn", "promise", "demand", "think", "ask", "accuse", "praise", "estimate"
]
_CLASSES: tuple[VerbClass, ...] = get_args(VerbClass)

_BY_CLASS: dict[VerbClass, tuple[str, ...]] = {
    cls: tuple(words.split())
    for name, _, words in (row.partition(":") for row in rows("speech_verbs.txt"))
    for cls in _CLASSES
    if cls == name
}
_OBJECT_CLASSES = frozenset({"accuse", "praise", "deny", "demand", "estimate", "warn"})


class SpeechVerb(NamedTuple):
    """A reporting verb: its base form, its class, what must follow it, the form met and a particle that must follow."""

    lemma: str
    verb_class: VerbClass
    needs: Literal["nothing", "clause", "that"]
    form: str
    particle: str


def _needs(word: str, verb_class: VerbClass) -> Literal["nothing", "clause", "that"]:
    if word.endswith("!!"):
        return "that"
    return "clause" if word.endswith("!") and verb_class not in _OBJECT_CLASSES else "nothing"


def _table() -> dict[str, tuple[SpeechVerb, ...]]:
    return {form: tuple(starmap(SpeechVerb, verbs)) for form, verbs in _listed().items()}


@kept
def _listed() -> dict[str, tuple[Any, ...]]:
    table: dict[str, list[SpeechVerb]] = {}
    for cls, words in _BY_CLASS.items():
        for word in words:
            lemma, _, particle = word.rstrip("!").partition("+")
            full = f"{lemma} {particle}".strip()
            inflected = forms(lemma)
            # Past before base: "put" and "read" need no plural subject.
            for form in ("past", "third", "base", "participle", "gerund"):
                written = getattr(inflected, form)
                known = table.setdefault(written, [])
                if not any(k.lemma == full for k in known):
                    known.append(SpeechVerb(full, cls, _needs(word, cls), form, particle))
    # A phrasal verb is tried before the plain one: "call for" before "call".
    return {form: tuple(tuple(v) for v in sorted(verbs, key=lambda v: not v.particle)) for form, verbs in table.items()}


SPEECH_VERBS: dict[str, tuple[SpeechVerb, ...]] = _table()
"""Lower-case verb form → what it may be, phrasal verbs first."""
