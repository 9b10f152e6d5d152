"""Which facts the page tells: each in turn that tells most of what the articles say and nothing told so far does.

The choice covers the claims as a summary does (Lin and Bilmes 2011, a class of submodular functions for summarization): a
fact is worth what its own citations say, each as far as it speaks of the fact's centre, less what has been told of it
already; those of a loose fact count less. A claim is told as far as it is like one that the page cites; what a contested
point cites tells the claims like it in part, for the point says that sources differ, not the rest of the sentence. Worth
only falls as the page fills, so that a fact is weighed again only when it comes first (lazy greedy, Minoux 1978), and the
page is full when no other fact tells enough.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice

from briefer.compose.rank import Scale, claim_weight
from briefer.language.finite import is_verb_form
from briefer.language.leaning import part_of_those
from briefer.language.tokens import tokenize
from briefer.models import Claim, Fact, FactItem, Ledger

TOLD = 0.7
"""How like a told claim a fact's centre may be."""
DISPUTED, NEAR_DISPUTED = 0.9, 0.5
"""How far a contested point tells what it cites, and what is like that: where the sources differ, not all that they say."""
ENOUGH = 1.53
"""How much a fact must tell for the page to grow: a little more than one claim that nothing tells yet."""
CLOSE = 0.6
"""How much closeness counts: the power to which the mean likeness to the centre is raised."""
FRAGMENT = 6
"""Words up to which a statement without a verb or a figure says nothing that stands alone: a heading in the text."""


def choose(items: Sequence[FactItem], ledger: Ledger, scale: Scale, least: int, most: int) -> tuple[FactItem, ...]:
    """The items in their order, with `on_page` false for those that the page does not tell.

    At most `most` stay, and past `least` only those that tell enough. Items that are off the page already are told by a
    contested point or an update.
    """
    page = _Page(ledger)
    facts = {fact.id: fact for fact in ledger.facts}
    for item in items:
        if not item.on_page:
            page.dispute(facts[item.id].claims)
    worth = {claim.id: claim_weight(claim, scale) for fact in ledger.facts for claim in (*fact.claims, *fact.also)}
    alone = len(ledger.articles) < 2
    fit = [(item, facts[item.id]) for item in items if item.on_page and not _fragment(item.statement)]
    found = _greedy([(item, fact) for item, fact in fit if alone or page.related(fact)], page, worth)
    told: set[str] = set()
    for ident, gain in islice(found, most):
        if gain < ENOUGH and len(told) >= least:
            break
        told.add(ident)
    return tuple(
        item if item.id in told or not item.on_page else item.model_copy(update={"on_page": False}) for item in items
    )


def _fragment(statement: str) -> bool:
    """Is it no statement by itself: a heading, or a part of something that only the sentence before names?"""
    if part_of_those(statement):
        return True
    words = [token for token in tokenize(statement) if token.is_word]
    figure = any(char.isdigit() for char in statement)
    return len(words) <= FRAGMENT and not figure and not any(is_verb_form(word) for word in words)


def _greedy(facts: Sequence[tuple[FactItem, Fact]], page: _Page, worth: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The facts that tell most, one after the other, each with how much it tells."""
    cited = [page.cited(fact) for _, fact in facts]
    own = [frozenset(claim.id for claim in fact.claims) for _, fact in facts]
    queue = [(-page.gain(cited[place], worth), place) for place in range(len(facts))]
    heapq.heapify(queue)
    while queue:
        _, place = heapq.heappop(queue)
        gain = page.gain(cited[place], worth)
        if queue and (-gain, place) > queue[0]:
            heapq.heappush(queue, (-gain, place))
        elif page.take(cited[place], own[place]):
            yield facts[place][0].id, gain


class _Page:
    """What the page tells so far, and how far that tells each claim: 0 not at all, 1 wholly."""

    def __init__(self, ledger: Ledger) -> None:
        self._alike = ledger.alike
        self._source = {claim.id: claim.source for fact in ledger.facts for claim in fact.claims}
        self._told: dict[str, float] = {}

    def cited(self, fact: Fact) -> dict[str, float]:
        """What a fact cites: claim → how like its centre, the claim that is most like the others; the centre first."""
        centre = min(fact.claims, key=lambda claim: -sum(self._like(claim.id, other.id) for other in fact.claims))
        return {centre.id: 1.0} | {c.id: self._like(centre.id, c.id) for c in (*fact.claims, *fact.also) if c is not centre}

    def related(self, fact: Fact) -> bool:
        """Does anything in another article come near it? If not, it may be no part of the story: an advert, a next item."""
        return any(self._source[other] != claim.source for claim in fact.claims for other in self._alike.get(claim.id, ()))

    def gain(self, cited: Mapping[str, float], worth: Mapping[str, float]) -> float:
        """How much of what it cites nothing tells yet."""
        own, *others = (worth[ident] * max(0.0, like - self._told.get(ident, 0.0)) for ident, like in cited.items())
        if not others:
            return own
        mean = (sum(cited.values()) - 1) / len(others)
        return own + sum(others) * math.pow(mean, CLOSE)

    def take(self, cited: Mapping[str, float], own: Set[str]) -> bool:
        """Tell a fact, unless its centre is told already; says whether it was.

        What is cited of other facts states two; that one of them is told tells nothing of what comes near the other.
        """
        if self._told.get(next(iter(cited)), 0.0) >= TOLD:
            return False
        for ident in cited:
            self._raise(ident, 1.0)
            if ident in own:
                self._raise_like(ident, 1.0)
        return True

    def dispute(self, claims: Iterable[Claim]) -> None:
        """Note what a contested point or an update cites."""
        for claim in claims:
            self._raise(claim.id, DISPUTED)
            self._raise_like(claim.id, NEAR_DISPUTED)

    def _raise_like(self, ident: str, share: float) -> None:
        for other, like in self._alike.get(ident, {}).items():
            self._raise(other, share * like)

    def _raise(self, ident: str, told: float) -> None:
        self._told[ident] = max(told, self._told.get(ident, 0.0))

    def _like(self, one: str, other: str) -> float:
        return self._alike.get(one, {}).get(other, 0.0)
