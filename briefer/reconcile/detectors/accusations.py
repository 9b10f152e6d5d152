"""Somebody is accused of a thing in one place and denies it in another.

An accusation names whom it accuses and of what; a denial names who denies and what, in any form ("denied that …", "denied
striking", "denied any link to the raid", "denied the claims"). The two meet where the accused is who denies, or where the
denial tells whose accusation it answers, and both speak of one act. They need not say it alike: the event that a story is
about is told in words that are rare in none of its claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.language.fields import fields
from briefer.language.lexicon import concept_bag
from briefer.language.names import names
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.reconcile.detectors.disavowals import CUT, clause
from briefer.reconcile.detectors.ends import shown
from briefer.reconcile.detectors.voices import voice
from briefer.reconcile.story import Conflict, Story

BEHIND = 4
"""Claims after an accusation among which "denied the claims" answers it."""
STEM = 4
"""Letters of a country's name by which its people are known, too ("Norland", "the Norlandic army")."""
_NP = r"[^,;:.“”\"]{2,60}?"
_OF = r"(?P<act>[^;.“”\"]{4,160})"
_ACCUSES = (
    rx(rf"\b(?:accus(?:e|es|ed|ing)|suspect(?:s|ed|ing)?)\s+(?P<who>{_NP})\s+of\s+{_OF}"),
    rx(
        rf"\b(?:blam(?:e|es|ed|ing)|denounc(?:es|ed|ing)|condemn(?:s|ed|ing)?)\s+(?P<who>{_NP})\s+(?:for|after|over)\s+{_OF}"
    ),
    rx(rf"(?P<who>[A-Z]{_NP})(?:,[^,;]{{2,60}},)?\s+(?:is|was|are|were|has been|have been)\s+accused\s+of\s+{_OF}"),
)
_DENIES = rx(
    r"(?<!not )(?<!n['’]t )(?<!never )\b(?:den(?:y|ies|ied|ying)"
    r"|(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)(?=\s+(?:[\w’']+\s+){0,4}(?:claims?|accusations?|allegations?|charges?|reports?)\b))"
    r"\s+(?P<what>[^;:.“”\"]{2,200})",
    re.IGNORECASE,
)
_CLAIMS = r"(?:claims?|accusations?|allegations?|charges?|reports?|suggestions?)"
_TOLD = rx(rf"^(?P<lead>[^,;]{{0,50}}?){_CLAIMS}(?P<whose>\s+(?:by|from)\s+[^,;]{{2,50}}?)?\s+(?:that|of)\b", re.IGNORECASE)
_WHOLE = rx(
    rf"^(?:(?:the|those|these|that|this|such|any such|all|all the)\s+)?(?:\w+\s+)?{_CLAIMS}\b"
    r"|^(?:it|this|that|them)\b(?!\s+\w+ed\b)",
    re.IGNORECASE,
)
_REFUSES = rx(
    r"^(?:\w+\s+){0,2}(?:bail|access|entry|permission|asylum|visas?|parole|motions?|requests?|appeals?|rights?|services?|care)\b|^(?:him|her|them|us|me)\b"
)
_UNREAL = rx(r"\b(?:would|could|might|should) (?:not )?have\b|\bif\b|\?", re.IGNORECASE)
_PLAIN = frozenset(
    concept_bag("carried out claim accuse attack say report thing people group area day of link role part involvement")
)
_CALLED = rx(r"[A-ZÀ-Þ][\w-]*\w(?: [A-ZÀ-Þ][\w-]*\w)*")
_BODY = rx(
    r"(?: (?:Armed Forces|Army|Military|Forces?|Police|Government|Ministry|Air Force|Navy|Authority|Council|Guard)\b.*)$"
)
_LEAD = rx(r"^(?:The|An?|Mrs?|Ms|But|However|Its|His|Her|Their|In|On|And|Last|Still)\b ?")


@dataclass(frozen=True, slots=True)
class _Act:
    """A claim that accuses or denies: by whom, of whom (for a denial: in answer to whom), and what."""

    claim: int
    by: frozenset[str]
    other: frozenset[str]
    words: str
    what: frozenset[str]
    fields: frozenset[str]
    whole: bool = False
    """Does it deny what another said, and not say what?"""


def find(story: Story) -> Iterator[Conflict]:
    """The accusations that are denied, one conflict for each thing that somebody is accused of, the most told first."""
    texts = [(n, item.claim.citation.quote) for n, item in enumerate(story.items)]
    charges = [act for n, text in texts for act in _charges(story, n, text)]
    answers = [act for n, text in texts for act in _answers(story, n, text)] if charges else []
    taken: set[int] = set()
    for _, left, right, what in sorted(_disputed(story, charges, answers)):
        accuse, deny = (tuple(n for n in side if n not in taken) for side in (left, right))
        if accuse and deny and len({story.claim(n).source for n in (*accuse, *deny)}) > 1:
            taken.update(accuse, deny)
            yield _conflict(story, accuse, deny, what)


_Found = tuple[int, tuple[int, ...], tuple[int, ...], str]
"""How few claims (negative), those that accuse, those that answer, and what of."""


def _disputed(story: Story, charges: Sequence[_Act], answers: Sequence[_Act]) -> Iterator[_Found]:
    for charge in charges:
        left = [other for other in charges if _one_charge(charge, other)]
        right = [answer for answer in answers if any(_answered(story, other, answer) for other in left)]
        both = {act.claim for act in left} & {act.claim for act in right}
        accuse, deny = (tuple(sorted({act.claim for act in side} - both)) for side in (left, right))
        if accuse and deny:
            yield -len(accuse) - len(deny), accuse, deny, charge.words


def _conflict(story: Story, left: Sequence[int], right: Sequence[int], what: str) -> Conflict:
    return Conflict(
        "occurrence",
        left[0],
        right[0],
        shown(story, left[0]),
        shown(story, right[0]),
        f"the accusation of {what}",
        "one side accuses, the other denies it",
        0.92,
        tuple(left[1:]),
        tuple(right[1:]),
        closed=True,
    )


def _charges(story: Story, index: int, text: str) -> Iterator[_Act]:
    if _UNREAL.search(text):
        return
    for pattern in _ACCUSES:
        for found in pattern.finditer(text):
            of = _called(found["who"])
            by = (_called(CUT.split(voice(story.claim(index)) or "")[0]) | _called(text[: found.start()])) - of
            if of:
                yield _act(index, by, of, found["act"])


def _answers(story: Story, index: int, text: str) -> Iterator[_Act]:
    if _UNREAL.search(text):
        return
    for found in _DENIES.finditer(text):
        if _REFUSES.match(found["what"]):
            continue
        what = found["what"]
        told = _TOLD.match(what)
        by = _called(text[: found.start()]) if CUT.search(text[: found.start()]) is None else frozenset()
        by |= _called(CUT.split(voice(story.claim(index)) or "")[0])
        whose = _called(f"{told['lead']} {told['whose'] or ''}") if told else frozenset()
        yield _act(index, by, whose, what[told.end() :] if told else what, whole=bool(_WHOLE.match(what)) and told is None)


def _act(index: int, by: frozenset[str], other: frozenset[str], text: str, *, whole: bool = False) -> _Act:
    words = clause(text).strip()
    bag = frozenset(concept_bag(words))
    return _Act(index, by, other, words, bag - _PLAIN, frozenset(fields(bag)), whole)


def _called(text: str) -> frozenset[str]:
    """What the parties in a phrase are called, in lower case: persons by their last names, a body by whose it is."""
    persons = {name.text.split()[-1].lower() for name in names(text) if name.kind == "person"}
    found = (_BODY.sub("", _LEAD.sub("", name.group())) for name in _CALLED.finditer(text))
    return frozenset(persons | {name.lower() for name in found}) - {""}


def _one_party(a: frozenset[str], b: frozenset[str]) -> bool:
    """Do two go by one name? A country goes by its people, too."""
    return any(
        x == y or (min(len(x), len(y)) >= STEM and (x.startswith(y) or y.startswith(x)) and x.count(" ") == y.count(" "))
        for x in a
        for y in b
    )


def _one_act(a: _Act, b: _Act) -> bool:
    return bool(a.what & b.what) or bool(a.fields & b.fields)


def _one_charge(a: _Act, b: _Act) -> bool:
    """Do two accuse one party of one thing? One that says only "the attack" means whichever it is."""
    if a is b:
        return True
    if not _one_party(a.other, b.other):
        return False
    shared, least = len(a.what & b.what), min(len(a.what), len(b.what))
    return 2 * shared >= least if least else not b.what and bool(a.fields & b.fields)


def _answered(story: Story, charge: _Act, answer: _Act) -> bool:
    """Does a denial answer an accusation?"""
    if answer.claim == charge.claim or _one_party(charge.by, answer.by - charge.other):
        return False
    if answer.whole:
        near = story.claim(charge.claim).source == story.claim(answer.claim).source
        return near and 0 < answer.claim - charge.claim <= (BEHIND if _one_party(charge.other, answer.by) else 1)
    if not (_one_party(charge.other, answer.by) or _one_party(charge.by, answer.other)):
        return False
    return _one_act(charge, answer)
