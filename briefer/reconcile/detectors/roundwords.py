"""Who counts in a round word ("dozens were hurt") what others count in figures that are at odds.

A round word disputes nothing: it spans too much. But where precise counts of one thing disagree, an article that has only
the word is not silent. It stands beside the one count that the word allows or, where it allows several, in a place of its
own. A word that allows none of them counts something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefer.language.quantities import agree
from briefer.reconcile.detectors.comparability import gives, one_kind
from briefer.reconcile.detectors.counting import answer, anybody, vague
from briefer.reconcile.detectors.measures import Measure
from briefer.reconcile.detectors.tallies import one_scope, tie
from briefer.reconcile.detectors.tally_keys import is_part
from briefer.reconcile.story import Conflict, Story

TIED = 0.4
"""Least tie of a round word to one of the figures at odds."""
ONE_WORD = 2.0
"""How many times more one round word may mean than another beside which it stands ("dozens", "several dozen")."""

Disputed = tuple[Measure, Measure, Conflict]
"""Two figures at odds, and the conflict that tells so."""


def round_words(story: Story, found: Sequence[Measure], disputed: Sequence[Disputed]) -> Iterator[Conflict]:
    """What adds, to each question in which figures are at odds, the articles that answer it in a round word only."""
    words = [m for m in found if _counts(story, m)]
    for question in _questions(disputed) if words else ():
        heard = {story.claim(index).source for *_, conflict in question for index, _ in _answers(conflict)}
        given = {(m.claim, answer(m.quantity)): (m, c) for a, b, c in question for m in (a, b)}
        apart: list[Measure] = []
        for word in words:
            allowed = [m for m, _ in given.values() if agree(word.quantity, m.quantity)]
            if not allowed or story.claim(word.claim).source in heard or not _of_one_thing(story, word, allowed):
                continue
            if all(gives(m, allowed[0]) for m in allowed):
                yield _beside(given[allowed[0].claim, answer(allowed[0].quantity)], word)
            else:
                apart.append(word)
        yield from _on_their_own(question, apart)


def _counts(story: Story, m: Measure) -> bool:
    """Is it a round word that counts something whole?"""
    word = m.dimension == "count" and m.value > 1 and vague(m.quantity, m.dimension)
    return word and not (m.rest or m.elsewhere or m.game or is_part(story, m))


def _of_one_thing(story: Story, word: Measure, given: Sequence[Measure]) -> bool:
    """May the word count what one of the figures counts, as surely as its claim is tied to that figure's?"""
    return any(
        one_kind(word, m) and _one_outcome(word, m) and one_scope(story, word, m) and tie(story, word, m) >= TIED
        for m in given
    )


def _one_outcome(word: Measure, m: Measure) -> bool:
    """Did the same become of what both count? Things may leave it unsaid, but people as such are counted for anything."""
    if anybody(word.quantity.noun):
        return word.outcome is not None and word.outcome == m.outcome
    return word.outcome is None or m.outcome is None or word.outcome == m.outcome


def _beside(told: tuple[Measure, Conflict], word: Measure) -> Conflict:
    """The word on the side of the one figure that it allows."""
    figure, conflict = told
    own = {word.claim: answer(word.quantity)}
    mine = conflict.left == figure.claim and conflict.left_key == answer(figure.quantity)
    return _adding(conflict, left_too=(word.claim,) if mine else (), right_too=() if mine else (word.claim,), own_keys=own)


def _on_their_own(question: Sequence[Disputed], words: Sequence[Measure]) -> Iterator[Conflict]:
    """The words that allow several of the figures, each with those that mean about as much."""
    left = list(words)
    while left:
        first = left[0]
        alike = [w for w in left if max(w.value, first.value) <= ONE_WORD * min(w.value, first.value)]
        left = [w for w in left if w not in alike]
        yield _adding(
            question[0][2],
            right=first.claim,
            right_value=first.quantity.text,
            right_key=answer(first.quantity),
            right_too=tuple(w.claim for w in alike[1:]),
            left_too=(),
            own_keys={w.claim: answer(w.quantity) for w in alike[1:]},
        )


def _adding(conflict: Conflict, **changed: Any) -> Conflict:
    return replace(conflict, strength=0.0, adds=True, **changed)


def _questions(disputed: Sequence[Disputed]) -> list[list[Disputed]]:
    """The conflicts by question: those that have an answer of one claim in common, directly or through others."""
    found: list[tuple[set[tuple[int, str]], list[Disputed]]] = []
    for entry in disputed:
        ends, entries = set(_answers(entry[2])), [entry]
        apart = []
        for question in found:
            if question[0].isdisjoint(ends):
                apart.append(question)
            else:
                ends, entries = ends | question[0], [*question[1], *entries]
        found = [*apart, (ends, entries)]
    return [entries for _, entries in found]


def _answers(conflict: Conflict) -> Iterator[tuple[int, str]]:
    """Each claim of a conflict with what tells its answer from others that it gives."""
    for key, members in (
        (conflict.left_key, (conflict.left, *conflict.left_too)),
        (conflict.right_key, (conflict.right, *conflict.right_too)),
    ):
        yield from ((index, conflict.own_keys.get(index, key)) for index in members)
