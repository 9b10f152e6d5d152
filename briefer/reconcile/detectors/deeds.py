"""Another deed in the same sentence: what an edited copy has somebody do, where the other has them do something else."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from briefer.language.lexicon import concept_bag, kind_of, same_concept
from briefer.language.tokens import Token

LONG = 12
"""Words of a sentence that is told again by no chance."""
SPELT = 0.6
"""Share of letters in order from which two words are one, in another form or spelling."""
REGULAR = 6
"""Letters that a regular verb's past form seldom has fewer of."""
_SAYING = frozenset(concept_bag("said says told added reported testified stated announced called claimed"))


def another_deed(left: Sequence[Token], right: Sequence[Token], words: int) -> bool:
    """Does one verb stand in the other's place that is neither its synonym nor a kind of it, in a long sentence?

    Only what somebody did is asked: another adjective or noun may be the editor's word for the same.
    """
    if words < LONG or len(left) != 1 or len(right) != 1:
        return False
    mine, other = left[0], right[0]
    if not (mine.lower.isalpha() and other.lower.isalpha() and mine.text.islower() and other.text.islower()):
        return False
    if not (_done(mine) or _done(other)) or SequenceMatcher(None, mine.lower, other.lower).ratio() >= SPELT:
        return False
    if {*concept_bag(mine.text), *concept_bag(other.text)} & _SAYING:
        return False
    return not (
        same_concept(mine.lemma, other.lemma) or kind_of(mine.lemma, other.lemma) or kind_of(other.lemma, mine.lemma)
    )


def _done(word: Token) -> bool:
    """Is it a regular verb's past form? Irregular ones are short and stand for much ("took", "led", "had")."""
    return word.lower.endswith("ed") and len(word.lower) >= REGULAR and word.lemma != word.lower
