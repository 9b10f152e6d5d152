"""Two speakers set side by side in one article, the second denying what the first says.

News writing answers a claim at once ("The union accuses … The police say …"). Side by side alone is seldom a dispute; it is
one where the second points back ("rejected that"), or where one denies the very word that the other affirms and the article
marks either as somebody's claim. The rest of each side comes from other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.language.lexicon import same_concept
from briefer.language.names import names, same_name
from briefer.language.patterns import rx
from briefer.language.quantities import agree
from briefer.language.speech import speeches
from briefer.models import Claim, ContestedKind
from briefer.reconcile.detectors.denials import denied, no_answer, points_back, said
from briefer.reconcile.detectors.disavowals import families
from briefer.reconcile.detectors.ends import shared, shown
from briefer.reconcile.detectors.voices import differ, one_voice, voice
from briefer.reconcile.story import Conflict, Story

TIED = 0.9
"""Least weight that two claims share for a denied word to be enough where neither is marked as somebody's claim."""
ELSEWHERE = 0.3
"""Least score at which a claim of another article that denies or affirms the same word stands on a side, too."""

_CLAIMS = rx(
    r"\b(?:insist(?:s|ed)?(?! on)|maintain(?:s|ed)?|contend(?:s|ed)?|claim(?:s|ed)?|swears?|swore|alleg(?:es?|ed)"
    r"|accus(?:es?|ed)|assur(?:es?|ed)|(?:stick|stuck|sticks|sticking) (?:to|by)|stands? by|stood by"
    r"|boast(?:s|ed)?|retort(?:s|ed)?"
    r"|hits? back"
    r"|counter(?:s|ed)|complain(?:s|ed)?|den(?:y|ies|ied)|disput(?:es?|ed)|contradict(?:s|ed)?|reject(?:s|ed)?)\b",
    re.IGNORECASE,
)
_REPORTED = rx(r"\b(?:says?|said|claims?|claimed|insists?|insisted|maintains?|maintained|believes?)(?: that)?\W*$")
_ANY = rx(r"\b(?:no|none)\b", re.IGNORECASE)
_NOT = rx(r"\b(?:not|never|nobody|nothing|nor|neither|no[- ]one|cannot|that|this|these|those)\b|n['’]t\b", re.IGNORECASE)
_CAUSE = rx(
    r"\b(?:blam\w+|caus(?:e|es|ed|ing)|because of|due to|attribut\w+|responsible|behind (?:it|the)|fault|culprit"
    r"|work of|set off|triggered|ignited|set fire|sparked|provoked)\b",
    re.IGNORECASE,
)
_WANTS = rx(
    r"\b(?:demand(?:s|ed)?|insist(?:s|ed)? on"
    r"|insist(?:s|ed)? that (?:[\w ]{1,40}) (?:remain|be|not|stay|leave|withdraw|stop)"
    r"|call(?:s|ed) (?:for|on)|urg(?:es?|ed)|needs?|must|should|wants?|would)\b",
    re.IGNORECASE,
)
"""What somebody wants is no report, and two wishes no dispute over what happened."""
_SAME_ONE = rx(r"^(?:this|that|these|those|he|she|it|they)\b", re.IGNORECASE)
_ANAPHOR = rx(r"^\W*(?:he|she|it|they|(?:its|his|her|their) [a-z]+)\b", re.IGNORECASE)


def conflicts(story: Story, kind: ContestedKind) -> Iterator[Conflict]:
    """The conflicts between two speakers side by side that are of a kind: "occurrence" or "attribution"."""
    kin = families(story)
    for j in range(len(story.items)):
        before = [i for i in story.near[j] if i < j and story.claim(i).source == story.claim(j).source]
        found = _pointed(story, j, before) or _worded(story, j, before)
        if found is not None and _kind(story, found) == kind and not _counts_otherwise(story, *found[:2]):
            left, right, why = found
            right = tuple(sorted({k for m in right for k in (m, *kin.get(m, ()))} - set(left)))
            yield Conflict(
                kind,
                left[0],
                found[1][0],
                shown(story, left[0]),
                shown(story, found[1][0]),
                topic(story, left[0], found[1][0]),
                why,
                0.9,
                left,
                right,
            )


def _counts_otherwise(story: Story, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    """Does whoever denies go on to count what the other side counts? Then the figures are what is disputed."""
    k = right[0] + 1
    if k not in story.near[right[0]] or not (k in right or _ANAPHOR.match(story.claim(k).citation.quote)):
        return False
    mine, others = ([q for i in side for q in story.claim(i).quantities if q.value > 1] for side in (left, (k,)))
    return any(p.unit == q.unit != "ordinal" and not agree(p, q) for p in mine for q in others)


_Found = tuple[tuple[int, ...], tuple[int, ...], str]


def _pointed(story: Story, j: int, before: list[int]) -> _Found | None:
    """A denial that points back, with what it points at: the other speaker's claims just before it."""
    if not points_back(story.claim(j).citation.quote):
        return None
    mine = voice(story.claim(j))
    left = tuple(i for i in before if mine and not one_voice(voice(story.claim(i)) or "", mine))
    if j - 1 not in left or _asked_between(story, j):
        return None
    if not _carries_on(story.claim(j - 1), story.claim(left[-1])):
        left = (j - 1,)
    return left, (j, *_goes_on(story, j)), "one speaker denies what another says"


def _asked_between(story: Story, j: int) -> bool:
    """Does a question stand before the denial? Then it answers the question, not the claim before."""
    near, later = story.claim(j - 1).citation, story.claim(j).citation
    return "?" in story.articles[later.source].text[near.start : later.start]


def _carries_on(near: Claim, far: Claim) -> bool:
    """Does the claim just before go on with what the one before it says?"""
    mine, other = voice(near), voice(far)
    if mine is None or _SAME_ONE.match(mine) or _SAME_ONE.match(near.citation.quote):
        return True
    return other is not None and one_voice(mine, other)


def _goes_on(story: Story, j: int) -> tuple[int, ...]:
    """The next claim where the one who denies goes on speaking."""
    k = j + 1
    if k not in story.near[j]:
        return ()
    mine, other, text = voice(story.claim(j)), voice(story.claim(k)), story.claim(k).citation.quote
    same = bool(mine and other and same_name(mine, other))
    return (k,) if other and (same or _ANAPHOR.match(text)) and not points_back(text) else ()


def _worded(story: Story, j: int, before: list[int]) -> _Found | None:
    """A word that one speaker affirms and the other, side by side, denies."""
    for i in before:
        a, b = story.claim(i), story.claim(j)
        if a.polarity == b.polarity or no_answer(a.citation.quote) or no_answer(b.citation.quote):
            continue
        wishes = _WANTS.search(a.citation.quote) or _WANTS.search(b.citation.quote)
        if not differ(a, b) or wishes or {a.modality, b.modality} & {"required", "conditional"}:
            continue
        yes, no = (i, j) if b.polarity == "denied" else (j, i)
        words = contrary(story, yes, no)
        marked = _CLAIMS.search(a.citation.quote) or _CLAIMS.search(b.citation.quote)
        if words and (marked or shared(story, i, j) >= TIED):
            left = _more(story, yes, no, words, affirmed=True)
            right = _more(story, no, yes, words, affirmed=False)
            return (yes, *left), (no, *right), "one speaker affirms what another denies"
    return None


def contrary(story: Story, yes: int, no: int) -> tuple[str, ...]:
    """The words that the second claim denies and the first affirms; () unless that is what they say as a whole."""
    a, b = story.claim(yes), story.claim(no)
    if a.polarity != "affirmed" or b.polarity != "denied":
        return ()
    affirmed = said(a.citation.quote)
    return tuple(sorted(x for x in denied(b.citation.quote) if any(same_concept(x, y) for y in affirmed)))


def _more(story: Story, index: int, other: int, words: tuple[str, ...], *, affirmed: bool) -> tuple[int, ...]:
    """Claims of other articles that affirm, or deny, the same words of the same thing."""
    wanted = "affirmed" if affirmed else "denied"
    source = story.claim(index).source
    found = set()
    for k in {*story.like(index, ELSEWHERE), *story.groups[story.group_of[other]]}:
        claim = story.claim(k)
        mine = said(claim.citation.quote) if affirmed else denied(claim.citation.quote)
        if claim.source != source and claim.polarity == wanted and any(same_concept(x, y) for x in words for y in mine):
            found.add(k)
    return tuple(sorted(found))


def _kind(story: Story, found: _Found) -> ContestedKind:
    texts = [story.claim(k).citation.quote for k in (*found[0], *found[1])]
    return "attribution" if any(_CAUSE.search(text) for text in texts) else "occurrence"


def topic(story: Story, left: int, right: int) -> str:
    """What the dispute is about: the clause that is reported on one side, else whose account it is and who denies it."""
    for index in (left, right):
        text = story.claim(index).citation.quote
        for frame in speeches(text):
            content = text[frame.start : frame.end]
            asked = _ANY.sub("any", content, count=1)
            plain = not frame.direct and _REPORTED.search(text[: frame.start]) and not _NOT.search(asked)
            if plain and 4 <= len(content.split()) <= 18:
                return "whether " + asked
    mine, other = voice(story.claim(left)), voice(story.claim(right))
    if mine and other:
        return f"the account given by {_low(mine)}, denied by {_low(other)}"
    return shown(story, left).rstrip(".")


def _low(who: str) -> str:
    """Who it is within a sentence: a person's name alone, else the words with no capital article."""
    person = next((name.text for name in names(who) if name.kind == "person"), None)
    if person:
        return person
    first, _, rest = who.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in {"The", "A", "An", "Its", "His", "Her", "Their", "Some"} else who
