"""Whether it happened: one source affirms what another denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.language.patterns import rx
from briefer.reconcile.detectors import accusations, ends, rivals
from briefer.reconcile.detectors.denials import negated, no_denial, plainly_denied
from briefer.reconcile.detectors.ends import shared, shown
from briefer.reconcile.detectors.voices import one_voice, voice
from briefer.reconcile.story import Conflict, Story

SURE = 0.5
"""Least score between an affirming and a denying claim of two articles."""
_UNREAL = rx(r"\b(?:would|could|might|should)(?: not|n['’]t| never)? have\b|\bif\b", re.IGNORECASE)
"""What would not have happened otherwise is no denial that it did."""
SAME = 0.7
"""Least share of what the shorter of them says that the other says, too."""


def find(story: Story) -> Iterator[Conflict]:
    """The occurrence conflicts of a story."""
    yield from ends.conflicts(story, "occurrence")
    answered = tuple(accusations.find(story))
    yield from answered
    answers = {index for conflict in answered for index in (conflict.right, *conflict.right_too)}
    yield from (found for found in rivals.conflicts(story, "occurrence") if found.right not in answers)
    yield from _flat(story)


def _flat(story: Story) -> Iterator[Conflict]:
    """Flat denials across articles: nearly the same words, and the negation on one that the other affirms."""
    for i, j, score in story.across(SURE):
        for yes, no in ((i, j), (j, i)):
            if _UNREAL.search(story.claim(no).citation.quote) or not plainly_denied(story.claim(no).citation.quote):
                continue
            if negated(story.claim(yes).citation.quote) or no_denial(story.claim(yes).citation.quote):
                continue
            if rivals.contrary(story, yes, no) and _same_words(story, yes, no) and not _one_speaker(story, yes, no):
                topic = rivals.topic(story, yes, no)
                why = "one side affirms what the other denies"
                yield Conflict("occurrence", yes, no, shown(story, yes), shown(story, no), topic, why, 0.8 * score)


def _same_words(story: Story, i: int, j: int) -> bool:
    a, b = story.items[i], story.items[j]
    if a.figures or b.figures or (a.days and b.days and a.days.isdisjoint(b.days)):
        return False
    if a.names.keys() - b.names.keys() and b.names.keys() - a.names.keys():
        return False  # each names somebody or some place that the other does not
    return shared(story, i, j) >= SAME * min(a.total + sum(a.names.values()), b.total + sum(b.names.values()))


def _one_speaker(story: Story, i: int, j: int) -> bool:
    left, right = voice(story.claim(i)), voice(story.claim(j))
    return bool(left and right and one_voice(left, right))
