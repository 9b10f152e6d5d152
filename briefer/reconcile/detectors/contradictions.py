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

from briefer.language.lexicon import concept_bag, same_concept
from briefer.language.names import name_key
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.reconcile.detectors import rivals
from briefer.reconcile.detectors.denials import focus, no_denial, said
from briefer.reconcile.detectors.ends import shown
from briefer.reconcile.detectors.voices import one_voice, voice
from briefer.reconcile.story import Conflict, Story

HOLDERS = 40
"""A concept in more claims than this leads to no candidates: it is what the story is about."""
MOST, MUCH = 0.6, 0.45
"""Least share of a reported denial's content that the other claim says, and of a plain negation's."""
LEAST, PLAINLY = 0.6, 1.3
"""Least rarity of what both say, for a reported denial and a plain negation."""
LEAST_WORDS = 3
"""Words of a denied clause that can stand as a topic."""
ALIKE = 0.25
"""Least score between a plain negation and the claim that it contradicts. Both must be somebody's word besides: two papers
that tell a thing themselves seldom deny each other."""

_DENY = r"den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?"
_REPORTED = rx(
    rf"\b(?:(?:{_DENY}|contradict(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|challeng(?:es|ed|ing)|contest(?:s|ed|ing)?)\s+"
    r"(?:[\w.-]+(?: [\w.-]+){0,4}['’]s? |(?:[\w.-]+ ){0,4})?"
    r"(?:claims?|reports?|allegations?|accusations?|suggestions?|charges?|assertions?|rumou?rs?|speculation)(?: that| of)?"
    rf"|(?:{_DENY})\s+(?:that|having|being))\s+(?P<what>[^;:.]{{8,220}})",
    re.IGNORECASE,
)
_CUT = rx(r",| but | which | although | though | because | after | while | whereas | despite |[;:.”\"]")
_UNREAL = rx(
    r"\b(?:would|could|might|should)(?: not|n['’]t| never)? have\b|\bif\b|\bwhether\b|\bunless\b|\?|"
    r"\bnot (?:only|just|yet|all|every)\b",
    re.IGNORECASE,
)
_NEGATIVE = rx(r"\b(?:no|not|never|none|nobody|nothing|no[- ]one|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_VAGUE = frozenset(
    concept_bag(
        "said says told claim report allege accuse suggest charge assert rumour deny reject dispute people person official "
        "spokesman statement authority government anyone anything way time day thing"
    )
)
_CAUSE = rx(
    r"\b(?:blam\w+|caus(?:e|es|ed|ing)|responsible|behind (?:it|the)|fault|work of|triggered|sparked)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Denial:
    """What a claim denies: the rarity of each concept, and, of a plain negation, the words that it falls on."""

    claim: int
    content: Mapping[str, float]
    words: tuple[str, ...]
    behind: Mapping[str, float]
    """The part of the content that stands behind the negation: what is said not to be."""
    reported: bool


def find(story: Story) -> Iterator[Conflict]:
    """The contradictions between articles, one for each denial that another article's claim affirms."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(story.items):
        for concept in (*item.concepts, *item.names):
            holders[concept].append(index)
    for index in range(len(story.items)):
        denial = _denial(story, index)
        if denial is None:
            continue
        affirmed = _affirmers(story, denial, holders)
        if affirmed:
            yield _conflict(story, denial, affirmed)


def _conflict(story: Story, denial: Denial, affirmed: Sequence[tuple[float, int]]) -> Conflict:
    sources: dict[str, int] = {}
    for _, other in affirmed:
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
        min(0.85, 0.5 + 0.2 * affirmed[0][0]),
        tuple(sorted(others)),
        (),
        closed=True,
    )


def _topic(story: Story, denial: Denial, seed: int) -> str:
    """The denied clause itself where the denial reports it, else what `rivals` makes of the two."""
    reported = _REPORTED.search(story.claim(denial.claim).citation.quote)
    if reported and denial.reported:
        what = _CUT.split(reported["what"])[0].strip()
        clause = re.search(r"\bthat\s*$", reported.group()[: reported.start("what") - reported.start()], re.IGNORECASE)
        if len(what.split()) >= LEAST_WORDS:
            return f"whether {what}" if clause else f"what is said of {what}"
    return rivals.topic(story, seed, denial.claim)


# ---------------------------------------------------------------- what is denied
def _denial(story: Story, index: int) -> Denial | None:
    text = story.claim(index).citation.quote
    if _UNREAL.search(text) or no_denial(text):
        return None
    if reported := _REPORTED.search(text):
        content = _content(story, index, reported["what"])
        return Denial(index, content, (), content, True) if sum(content.values()) >= LEAST else None
    if story.claim(index).polarity != "denied":
        return None
    found = [(n, words) for n, words in focus(text) if words]
    if len(found) != 1 or not _NEGATIVE.fullmatch(found[0][0].cue) or voice(story.claim(index)) is None:
        return None
    negation, words = found[0]
    content = _content(story, index, _scope(text, negation.start))
    cut = _CUT.search(text, negation.end)
    behind = _content(story, index, text[negation.end : cut.start() if cut else len(text)])
    return Denial(index, content, words, behind, False) if sum(content.values()) >= PLAINLY else None


def _scope(text: str, at: int) -> str:
    """The stretch of the sentence around a negation, up to the next break on either side."""
    before = [cut.end() for cut in _CUT.finditer(text, 0, at)]
    after = _CUT.search(text, at)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _content(story: Story, index: int, text: str) -> Mapping[str, float]:
    item = story.items[index]
    said = {c: item.concepts[c] for c in concept_bag(text) if c in item.concepts and c not in _VAGUE}
    named = (name_key(name) for name in item.claim.names if name in text)
    return said | {name: item.names[name] for name in named if name in item.names}


# ---------------------------------------------------------------- who affirms it
def _affirmers(story: Story, denial: Denial, holders: Mapping[str, Sequence[int]]) -> list[tuple[float, int]]:
    """The claims of other articles that affirm what is denied, those that say most of it first."""
    source = story.claim(denial.claim).source
    near = {k for concept in denial.content if len(holders[concept]) <= HOLDERS for k in holders[concept]}
    total = sum(denial.content.values())
    found = []
    for k in sorted(near):
        if story.claim(k).source == source or not _affirms(story, denial, k):
            continue
        shared = _shared(story, denial.content, k)
        if shared >= (LEAST if denial.reported else PLAINLY) and shared >= (MOST if denial.reported else MUCH) * total:
            found.append((shared / total, k))
    return sorted(found, key=lambda entry: (-entry[0], entry[1]))


def _shared(story: Story, content: Mapping[str, float], index: int) -> float:
    """The rarity of what the claim says or names of a content."""
    item = story.items[index]
    return sum(weight for thing, weight in content.items() if thing in item.concepts or thing in item.names)


def _affirms(story: Story, denial: Denial, index: int) -> bool:
    claim = story.claim(index)
    text = claim.citation.quote
    if claim.polarity != "affirmed" or claim.modality in ("conditional", "required"):
        return False
    if _NEGATIVE.search(text) or _REPORTED.search(text) or _UNREAL.search(text):
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
        and _shared(story, denial.behind, index) >= MOST * sum(denial.behind.values())
        and story.score(denial.claim, index) >= ALIKE
    )
