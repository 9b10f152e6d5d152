"""Articles that count one thing and arrive at different figures, whether or not they say whose count it is.

Newspapers seldom name the party behind a figure that their rivals give differently. Two figures are held for counts of one
thing where they have one key (what became of what: "people dead", "bridges", "share in a country"), their claims are tied
to each other, and neither article gives the other's figure anywhere under that key: an article that gives both knows a
difference between them. The more figures of the key an article gives, the closer the tie must be: the sole count of
bridges in one article is surely that of the bridges, one of ten counts of dead may be of any strike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from briefer.language.lexicon import concept_bag
from briefer.language.patterns import rx
from briefer.language.quantities import agree, comparable
from briefer.reconcile.detectors.comparability import GROWING, at_odds, one_kind, rivals, unfit
from briefer.reconcile.detectors.counting import anybody, in_reach, somebody
from briefer.reconcile.detectors.measures import Measure, shared
from briefer.reconcile.detectors.sites import told_apart
from briefer.reconcile.detectors.tally_keys import Key, anchor, converted, keyed
from briefer.reconcile.story import Story
from briefer.reconcile.updates import as_of

Found = tuple[Measure, Measure, float]

MOST = 48
"""Figures of one key that are held against each other; a story of more counts too many things to tell them apart."""
SOLE, CROWDED = 0.4, 1.3
"""Least tie of two figures each the only one of its key in its article, and of two among several."""
CROWD = 4
"""Further figures of the key in both articles that make it crowded."""
NAMED = 0.2
"""How much less will do where the key names the very place or party that the figure is told of."""
SURE = 1.5
"""Least tie at which an article that reports both figures, one as somebody's, is heard on both sides."""
BEFALLEN = frozenset(("dead", "hurt", "held", "missing", "rescued", "stranded", "infected"))
"""What befalls persons of any kind alike, so that a count of some is never above that of all."""
TIMES = 0.5
"""Least score of two claims that tell how often something was done, where they name nobody in common."""
LISTED, LONGEST_LIST = 0.2, 5
"""Least score of two claims that list figures, and the most figures of a list."""
WINDOW = 7
BESIDE = 0.7
"""Least rarity of the words near both figures where a unit alone, without a noun, tells what they are of."""
LEAST_PART = 5.0
"""A part smaller than this stands in a story by chance."""

_INCLUDED = rx(
    r"\b(?:includ\w+|exclud\w+|plus|together|combined|without|net of|before tax|after tax|equity|gross|annual(?:ly)?|"
    r"a year|per year|in cash|cash)\b",
    re.IGNORECASE,
)
_AT_ONCE = rx(
    r"\b(?:open(?:ed|ing)?|clos(?:e|ed|ing)|midday|noon|lunch\w*|premarket|before the bell|so far this)\b", re.IGNORECASE
)
_EXTENT = rx(
    r"[\s-]*(?:\([^)]*\)\s*)?(?:(?P<across>wide|broad|across|in diameter|thick)|(?P<up>high|tall|deep|in height|in depth)|"
    r"(?P<along>long|in length)|(?P<away>away|from|off|outside|(?:north|south|east|west)\w*|of [A-Z]))",
)
_AS_OF = rx(r"\b(?:as of|so far|by (?:late|early|noon|midday|midnight|\d)|rose to|risen to|climbed to)\b", re.IGNORECASE)
_SINCE = rx(
    r"\b(?:in all|altogether|overall|in total|a total of|total(?:s|led|ling)?|since|to date|over the (?:past|last)|"
    r"in the (?:past|last)|the (?:whole )?day)\b",
    re.IGNORECASE,
)


def conflicts(story: Story, found: Sequence[Measure]) -> Iterator[Found]:
    """The pairs of figures that rival articles give for one thing, with how sure it is."""
    for key, given in sorted(keyed(story, found).items()):
        by_source: dict[str, list[Measure]] = defaultdict(list)
        for measure in given[:MOST]:
            by_source[story.claim(measure.claim).source].append(measure)
        for one, two in combinations(sorted(by_source), 2):
            for a, b, strength in _between(story, key, by_source[one], by_source[two]):
                if not _adds_up(a, b, given):
                    yield a, b, strength
    yield from _greater_parts(story, found)
    yield from _listed(story, found)


def _greater_parts(story: Story, found: Sequence[Measure]) -> Iterator[Found]:
    """Counts of persons of one kind that exceed what another article counts in all ("400 protesters held", "200 people").

    Each is the only count of the outcome that its article gives.
    """
    by_outcome: dict[str, dict[str, list[Measure]]] = defaultdict(lambda: defaultdict(list))
    for m in found:
        if m.outcome in BEFALLEN and m.dimension == "count" and m.value > 1 and not (m.rest or m.elsewhere or unfit(m)):
            by_outcome[m.outcome][story.claim(m.claim).source].append(m)
    for _, articles in sorted(by_outcome.items()):
        sole = [given for _, given in sorted(articles.items()) if _values(given) == 1]
        for one, two in permutations([given[0] for given in sole], 2):
            above = somebody(two.quantity.noun) and anybody(one.quantity.noun) and two.value > one.value
            if above and _may_clash(story, one, two) and (strength := tie(story, one, two)) >= SOLE:
                yield one, two, min(0.7, 0.3 + 0.25 * strength)


def _listed(story: Story, found: Sequence[Measure]) -> Iterator[Found]:
    """Two claims that list figures of one unit, alike but for one ("quakes of magnitude 7.6 and 7.4", "7.6 and 7.5")."""
    by_claim: dict[int, list[Measure]] = defaultdict(list)
    for measure in found:
        listed = measure.quantity.unit is not None and measure.dimension != "percent"
        if listed and not unfit(measure) and not converted(story, measure):
            by_claim[measure.claim].append(measure)
    for i, j, score in story.across(LISTED):
        mine, others = by_claim.get(i, []), by_claim.get(j, [])
        if len(mine) != len(others) or not 2 <= len(mine) <= LONGEST_LIST:
            continue
        left = [a for a in mine if all(at_odds(a.quantity, b.quantity) for b in others)]
        right = [b for b in others if all(at_odds(a.quantity, b.quantity) for a in mine)]
        if len(left) != 1 or len(right) != 1 or left[0].dimension != right[0].dimension:
            continue
        if in_reach(left[0].dimension, left[0].value, right[0].value) and one_scope(story, left[0], right[0]):
            yield left[0], right[0], min(0.8, 0.4 + 0.4 * score)


def _adds_up(a: Measure, b: Measure, given: Sequence[Measure]) -> bool:
    """Does somebody give the difference, too? Then the greater is the sum of the less and what comes on top of it."""
    gap = abs(a.value - b.value)
    return gap >= LEAST_PART and any(m.value == gap for m in given)


def _between(story: Story, key: Key, mine: Sequence[Measure], others: Sequence[Measure]) -> Iterator[Found]:
    crowd = _values(mine) + _values(others) - 2
    least = SOLE + (CROWDED - SOLE) * min(1.0, crowd / CROWD) - NAMED * bool(key[0] == "share" and key[1])
    for a in mine:
        for b in others:
            if not _may_clash(story, a, b):
                continue
            strength = tie(story, a, b)
            if strength >= least and (strength >= SURE or not _both_known(a, b, mine, others)):
                yield a, b, min(0.8, 0.3 + 0.25 * strength)


def _both_known(a: Measure, b: Measure, mine: Sequence[Measure], others: Sequence[Measure]) -> bool:
    """Does one of the articles give the other's figure, too?"""
    return any(agree(a.quantity, m.quantity) for m in others) or any(agree(b.quantity, m.quantity) for m in mine)


def _values(given: Sequence[Measure]) -> int:
    """How many different figures an article gives under one key."""
    apart: list[Measure] = []
    for measure in given:
        if not any(agree(measure.quantity, other.quantity) for other in apart):
            apart.append(measure)
    return len(apart)


def _may_clash(story: Story, a: Measure, b: Measure) -> bool:
    """Do the two figures disagree, about one outcome, in one scope, at one time, as far as their claims tell?"""
    if a.dimension != b.dimension or not at_odds(a.quantity, b.quantity) or not one_kind(a, b):
        return False
    if a.outcome and b.outcome and a.outcome != b.outcome:
        return False
    if not in_reach(a.dimension, a.value, b.value):
        return False
    if a.dimension == "times":
        if story.score(a.claim, b.claim) < TIMES and not shares_a_name(story, a, b):
            return False
    elif a.dimension not in ("count", "percent"):
        name = anchor(story, a)
        beside = near(story, a, b) + (BESIDE if name and name == anchor(story, b) else 0.0)
        if beside < _beside_enough(a):
            return False
    return one_scope(story, a, b) and not _later(story, a, b)


def shares_a_name(story: Story, a: Measure, b: Measure) -> bool:
    """Do the two claims name somebody or some place in common?"""
    return not story.items[a.claim].names.keys().isdisjoint(story.items[b.claim].names)


def _beside_enough(m: Measure) -> float:
    return BESIDE * 2 if m.dimension == "time" else BESIDE


def near(story: Story, a: Measure, b: Measure) -> float:
    """The rarity of the words that stand near both figures, up to `WINDOW` words away."""
    weights = story.items[a.claim].concepts
    both = _window(story, a) & _window(story, b)
    return sum(weights.get(word, 0.0) for word in sorted(both))


def _window(story: Story, m: Measure) -> frozenset[str]:
    claim = story.claim(m.claim)
    text, base = claim.citation.quote, claim.citation.start
    before = text[: m.quantity.start - base].split()[-WINDOW:]
    after = text[m.quantity.end - base :].split()[: WINDOW + 1]
    return frozenset(concept_bag(" ".join((*before, *after)))) & m.said.keys()


def one_scope(story: Story, a: Measure, b: Measure) -> bool:
    """Are two figures of one extent, day, site and way to count, as far as their claims tell?"""
    text, other = story.claim(a.claim).citation.quote, story.claim(b.claim).citation.quote
    if a.dimension.startswith(("money", "percent")) and (_INCLUDED.search(text) is None) != (
        _INCLUDED.search(other) is None
    ):
        return False
    if _AT_ONCE.search(text) or _AT_ONCE.search(other):
        return False
    if _told(_SINCE, _stretch(story, a)) != _told(_SINCE, _stretch(story, b)):
        return False
    if a.dimension == "length" and not _one_way(_way(text, a, story), _way(other, b, story)):
        return False
    days, others = story.items[a.claim].days, story.items[b.claim].days
    if days and others and days.isdisjoint(others):
        return False
    return not told_apart(story, a.claim, b.claim)


def _one_way(one: str, two: str) -> bool:
    """May two lengths be of one extent? How wide a thing is says so; how far it fell or lies need not."""
    return one == two or (not (one and two) and "across" not in (one, two))


def _way(text: str, m: Measure, story: Story) -> str:
    """Which extent a length is: how wide, how high, how far from; empty where the words beside it do not tell."""
    found = _EXTENT.match(text, m.quantity.end - story.claim(m.claim).citation.start)
    return found.lastgroup or "" if found else ""


def _stretch(story: Story, m: Measure) -> str:
    """The words around a figure, from the figure before it to the one after it in its claim."""
    claim = story.claim(m.claim)
    base = claim.citation.start
    start = max((q.end - base for q in claim.quantities if q.end <= m.quantity.start), default=0)
    text = claim.citation.quote
    end = min((q.start - base for q in claim.quantities if q.start >= m.quantity.end), default=len(text))
    return text[start:end]


def _told(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def _later(story: Story, a: Measure, b: Measure) -> bool:
    """Is one a later count of what grows, or may it be, as far as the articles are dated?"""
    if a.outcome not in GROWING and b.outcome not in GROWING:
        return False
    first, then = as_of(story, a.claim), as_of(story, b.claim)
    less = min(a, b, key=lambda m: m.value)
    rising = less.quantity.hedge in ("at_least", "more_than")
    if first is None or then is None:
        told = any(_AS_OF.search(story.claim(m.claim).citation.quote) for m in (a, b))
        return rising and told
    return first != then or rising


def tie(story: Story, a: Measure, b: Measure) -> float:
    """How surely two figures of one key are of one thing, by what their claims say besides."""
    x, y = story.items[a.claim], story.items[b.claim]
    named = [w for name, w in x.names.items() if name in y.names]
    tied = story.score(a.claim, b.claim) + 0.35 * min(2.0, shared(a, b)) + 0.5 * max(named, default=0.0)
    tied += 0.5 * min(1.5, near(story, a, b)) + 0.4 * _beside(story, a, b) + 0.2 * rivals(a, b)
    if x.names and y.names and not named:
        tied -= 0.7
    return tied


def _beside(story: Story, a: Measure, b: Measure) -> bool:
    """Do both claims give one further figure alike ("five dead and 250 injured")?"""
    mine = [q for q in story.claim(a.claim).quantities if q != a.quantity and q.value > 3]
    others = [q for q in story.claim(b.claim).quantities if q != b.quantity and q.value > 3]
    return any(comparable(p, q) and p.noun == q.noun and agree(p, q) for p in mine for q in others)
