"""A claim in one article and its denial in another, however far apart they stand.

A denial says what it denies: "the agency disputed claims that rebels fired from the school", "she did not have a gun". Its
content, what stands behind the word of denial or within the reach of the negation, is looked for in the other articles; a
claim that affirms most of it, weighted by rarity, stands on the other side. Who merely reports the denied claim in order to
deny it stands on the side of the denial.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.lexicon import same_concept
from briefer.language.names import name_key
from briefer.language.patterns import rx
from briefer.language.tokens import STOPWORDS
from briefer.reconcile.detectors import rivals
from briefer.reconcile.detectors.denials import said
from briefer.reconcile.detectors.disavowals import (
    CUT,
    LEAST,
    NEGATIVE,
    PLAINLY,
    REPORTED,
    UNREAL,
    Denial,
    denials,
    together,
)
from briefer.reconcile.detectors.ends import shown
from briefer.reconcile.detectors.voices import one_voice, voice
from briefer.reconcile.story import Conflict, Story

HOLDERS = 40
"""A concept in more claims than this leads to no candidates: it is what the story is about."""
MOST, MUCH = 0.6, 0.45
"""Least share of a reported denial's content that the other claim says; of a plain negation's, and of a reported denial's
where the one who speaks is the one whose claim it is."""
STEM = 3
"""Letters of a name's key by which its people are known, too."""
LEAST_WORDS = 3
"""Words of a denied clause that can stand as a topic."""
ALIKE = 0.25
"""Least score between a plain negation and the claim that it contradicts. Both must be somebody's word besides: two papers
that tell a thing themselves seldom deny each other."""

_CAUSE = rx(
    r"\b(?:blam\w+|caus(?:e|es|ed|ing)|responsible|behind (?:it|the)|fault|work of|triggered|sparked)\b", re.IGNORECASE
)


def find(story: Story) -> Iterator[Conflict]:
    """The contradictions between articles, one for each thing denied that another article's claim affirms."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(story.items):
        for concept in (*item.concepts, *item.names):
            holders[concept].append(index)
    for family in together(story, tuple(denials(story))):
        affirmed = {d.claim: _affirmers(story, d, family, holders) for d in family if d.opens}
        if any(affirmed.values()):
            yield _conflict(story, family, affirmed)


def _conflict(story: Story, family: Sequence[Denial], affirmed: Mapping[int, Sequence[tuple[float, int]]]) -> Conflict:
    """The dispute over what a family denies: whoever affirms what one of them denies stands against all of them."""
    denial = max((d for d in family if affirmed.get(d.claim)), key=lambda d: (affirmed[d.claim][0][0], -d.claim))
    ranked = sorted({entry for listed in affirmed.values() for entry in listed}, key=lambda entry: (-entry[0], entry[1]))
    sources: dict[str, int] = {}
    for _, other in (*affirmed[denial.claim], *ranked):
        sources.setdefault(story.claim(other).source, other)
    seed, *others = sources.values()
    cause = any(_CAUSE.search(story.claim(i).citation.quote) for i in (denial.claim, seed))
    return Conflict(
        "attribution" if cause else "occurrence",
        seed,
        denial.claim,
        shown(story, seed),
        shown(story, denial.claim),
        _topic(story, denial, seed),
        "one side affirms what the other denies",
        min(0.85, 0.5 + 0.2 * affirmed[denial.claim][0][0]),
        tuple(sorted(others)),
        tuple(d.claim for d in family if d.claim != denial.claim),
        closed=True,
    )


def _topic(story: Story, denial: Denial, seed: int) -> str:
    """The denied clause itself where the denial reports it, else what `rivals` makes of the two."""
    reported = REPORTED.search(story.claim(denial.claim).citation.quote)
    if reported and denial.reported:
        what = CUT.split(reported["what"])[0].strip()
        clause = re.search(r"\bthat\s*$", reported.group()[: reported.start("what") - reported.start()], re.IGNORECASE)
        if len(what.split()) >= LEAST_WORDS:
            return f"whether {what}" if clause else f"what is said of {what}"
    return rivals.topic(story, seed, denial.claim)


# ---------------------------------------------------------------- who affirms it
def _affirmers(
    story: Story, denial: Denial, family: Sequence[Denial], holders: Mapping[str, Sequence[int]]
) -> list[tuple[float, int]]:
    """The claims that affirm what is denied, those that say most of it first.

    They stand in articles other than the denial's own or, where several articles deny it, in any.
    """
    deniers = {story.claim(d.claim).source for d in family}
    near = {k for concept in denial.content if len(holders[concept]) <= HOLDERS for k in holders[concept]}
    found = []
    for k in sorted(near):
        if {story.claim(k).source} == deniers or not _affirms(story, denial, k):
            continue
        share = _share(story, denial, k, family)
        if share:
            found.append((share, k))
    return sorted(found, key=lambda entry: (-entry[0], entry[1]))


def _share(story: Story, denial: Denial, index: int, family: Sequence[Denial]) -> float:
    """The share of what is denied that a claim says; 0 where it is too little.

    Whoever is named as having claimed it is known by less, and by what the other denials of the family add.
    """
    shared, total = _shared(story, denial.content, index), sum(denial.content.values())
    if shared >= (LEAST if denial.reported else PLAINLY) and shared >= (MOST if denial.reported else MUCH) * total:
        return shared / total
    if _claimed_it(story, denial, index) and shared >= MUCH * total:
        among = {thing: weight for other in family if other.opens for thing, weight in other.clause.items()}
        return shared / total if _shared(story, among, index) >= LEAST else 0.0
    return 0.0


def _claimed_it(story: Story, denial: Denial, index: int) -> bool:
    """Is the speaker of a claim the party whose claim is denied?"""
    mine, other = _called(denial.whose), _called(voice(story.claim(index)) or "")
    return any(_one_name(a, b) for a in mine for b in other)


def _called(phrase: str) -> tuple[str, ...]:
    words = (word.removesuffix("'s").removesuffix("’s") for word in phrase.split() if word[:1].isupper())
    return tuple(word for word in words if word.lower() not in STOPWORDS)


def _one_name(a: str, b: str) -> bool:
    """Do two words of names name one party, a country also by its people ("Norland", "the Norlandic army")?"""
    mine, other = name_key(a), name_key(b)
    longer, shorter = (mine, other) if len(mine) > len(other) else (other, mine)
    return (longer.startswith(shorter) and len(shorter) >= STEM) or same_concept(a.lower(), b.lower())


def _shared(story: Story, content: Mapping[str, float], index: int) -> float:
    """The rarity of what the claim says or names of a content."""
    item = story.items[index]
    return sum(weight for thing, weight in content.items() if thing in item.concepts or thing in item.names)


def _affirms(story: Story, denial: Denial, index: int) -> bool:
    claim = story.claim(index)
    text = claim.citation.quote
    if claim.polarity != "affirmed" or claim.modality in ("conditional", "required"):
        return False
    if NEGATIVE.search(text) or REPORTED.search(text) or UNREAL.search(text):
        return False
    mine, other = voice(story.claim(denial.claim)), voice(claim)
    if mine and other and one_voice(mine, other):
        return False
    if denial.reported:
        return True
    if other is None:
        return False
    words = said(text)
    held = all(any(same_concept(word, other) for other in words) for word in denial.words)
    return (
        held
        and _shared(story, denial.clause, index) >= MOST * sum(denial.clause.values())
        and story.score(denial.claim, index) >= ALIKE
    )
