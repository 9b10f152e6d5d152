"""What two claims have in common that tells of one fact: words, names, fields, figures, hours, days, but not who says it.

Claims that are alike by their places in two reports, or by what stands around them, need something in common themselves to
be cited side by side. One word alone stands in two sentences by chance; so does one speaker, who says many things in a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefer.language.lexicon import concept_bag
from briefer.language.names import name_key
from briefer.language.quantities import agree, particular
from briefer.models import Claim, Quantity
from briefer.reconcile.align import agreeing, in_common
from briefer.reconcile.traits import Traits

SMALL = 12
"""Counts up to this are given of too many things for the count alone to be something in common."""
_NAMED_HOURS = frozenset({0, 12 * 60})
"""Minutes of the day that have names: much happens by noon, and by midnight."""
_SAYING = frozenset(concept_bag("said says told reported"))


def common_weight(a: Traits, b: Traits) -> float:
    """How much two claims have in common: the rarities of words and names that both have, half that of fields, 1 for a
    figure or an hour, half for a day."""
    moments = bool(a.minutes & b.minutes - _NAMED_HOURS) + (not a.days.isdisjoint(b.days)) / 2
    figure, in_fields = _figure_in_common(a.figures, b.figures), sum(in_common(a.sure_fields, b.sure_fields)) / 2
    return words_in_common(a, b) + moments + figure + in_fields


def words_in_common(a: Traits, b: Traits) -> float:
    """The rarities of the words and names that both say, without the verbs of saying and, where both are told by somebody,
    without what these are called."""
    left_out = _SAYING
    if a.claim.speaker and b.claim.speaker:
        left_out = left_out | _called(a.claim) | _called(b.claim)
    words = sum(weight for word, weight in a.concepts.items() if word in b.concepts and word not in left_out)
    return words + sum(weight for name, weight in a.names.items() if name in b.names and name not in left_out)


def _called(claim: Claim) -> frozenset[str]:
    """What the speaker of a claim is called: concepts, and the keys of names."""
    speaker = claim.speaker or ""
    return _concepts(speaker) | {name_key(name) for name in claim.names if name in speaker}


@lru_cache(maxsize=1024)
def _concepts(text: str) -> frozenset[str]:
    return frozenset(concept_bag(text))


def _figure_in_common(a: Sequence[Quantity], b: Sequence[Quantity]) -> float:
    """1 for a figure that both give for one thing, or so particular that two things hardly have it; half for any other."""
    if agreeing(a, b):
        return 1.0
    same = [(m, o) for m in a for o in b if m.unit == o.unit != "ordinal" and m.value > SMALL and agree(m, o)]
    return 0.0 if not same else 1.0 if any(particular(m) or particular(o) for m, o in same) else 0.5
