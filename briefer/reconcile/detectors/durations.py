"""How long one meeting lasted, told differently by articles that share few words besides.

"The parties parted after almost ten hours" and "the session took about six, two delegates say" share no word
but the unit. They are of one event where each article tells of one length only for the one kind of event of the story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.patterns import rx
from briefer.language.quantities import agree
from briefer.reconcile.detectors.comparability import same_days
from briefer.reconcile.detectors.measures import Measure
from briefer.reconcile.story import Story

SHORTEST, LONGEST = 30 * 60.0, 4 * 24 * 3600.0
"""In seconds: what is shorter is a break or a delay, what is longer no single event."""
TIMES = 4.0
"""How many times longer one account may be than the other."""

_KINDS: Mapping[str, str] = {
    "meeting": r"talks|negotiat\w+|meeting|discussions?|session|summit|bargaining|deliberations|conversations?",
    "debate": r"debate|hearing|questioning|testimony|interrogation",
    "siege": r"siege|stand-?off|hostage[- ]taking|gun ?battle|shoot-?out|hijack\w*",
    "fire": r"blaze|firefight\w*",
    "outage": r"outage|blackout|power cut|shutdown",
    "operation": r"surgery|rescue|search",
    "flight": r"flight|crossing|voyage",
    "match": r"match|final|game",
}
_KIND = rx("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _KINDS.items()), re.IGNORECASE)
_LASTED = rx(
    r"\b(?:last(?:s|ed|ing)|went on|been at it|dragg\w+ on|stretch\w+|t(?:ook|aking)|ran|wore on|after|over|for|"
    r"hours of)\b",
    re.IGNORECASE,
)
_THEY = rx(r"\b(?:they|it|the (?:two |three |four )?(?:sides|parties|delegations|teams|men|women))\b", re.IGNORECASE)

Found = tuple[Measure, Measure, float]


def lengths(story: Story, found: Sequence[Measure]) -> Iterator[Found]:
    """Two lengths of one event, each the only one that its articles tell."""
    told: dict[str, dict[str, list[Measure]]] = defaultdict(lambda: defaultdict(list))
    for measure in found:
        if measure.dimension == "time" and SHORTEST <= measure.value <= LONGEST and not (measure.rest or measure.elsewhere):
            kind = _kind(story, measure.claim)
            if kind:
                told[kind][story.claim(measure.claim).source].append(measure)
    for articles in told.values():
        sole = [given for _, given in sorted(articles.items()) if _one_length(given)]
        yield from _clashes(story, sole)


def _clashes(story: Story, sole: Sequence[Sequence[Measure]]) -> Iterator[Found]:
    for n, one in enumerate(sole):
        for two in sole[n + 1 :]:
            a, b = one[0], two[0]
            apart = max(a.value, b.value) > TIMES * min(a.value, b.value) or agree(a.quantity, b.quantity)
            if not apart and (a.party or b.party) and same_days(story.claim(a.claim), story.claim(b.claim)):
                yield a, b, 0.55


def _one_length(given: Sequence[Measure]) -> bool:
    return all(agree(m.quantity, given[0].quantity) for m in given)


def _kind(story: Story, index: int) -> str | None:
    """What the length is of: the event that the claim names, or the one just named where it only says "they"."""
    text = story.claim(index).citation.quote
    if not _LASTED.search(text):
        return None
    if named := _KIND.search(text):
        return named.lastgroup
    if not _THEY.search(text):
        return None
    for j in story.near[index]:
        if j < index and (named := _KIND.search(story.claim(j).citation.quote)):
            return named.lastgroup
    return None
