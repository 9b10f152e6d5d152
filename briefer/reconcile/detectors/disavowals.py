"""What a claim denies, and the denials of several articles that deny one thing.

A denial is reported ("the agency disputed claims that rebels fired from its clinic"), stated plainly ("no rebels were in
the clinic, the agency says") or stated as a certainty ("she was sure there were no rebels in the clinic"). What it denies
is its clause: what stands behind the word of denial, or behind the negation. Two denials stand together where their clauses
say mostly the same and one party speaks in both, or where they are told in much the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.lexicon import concept, concept_bag, kind_of
from briefer.language.names import name_key, names
from briefer.language.patterns import rx
from briefer.language.polarity import Negation
from briefer.language.records import dataclass
from briefer.reconcile.common import words_in_common
from briefer.reconcile.detectors.denials import focus, no_denial
from briefer.reconcile.detectors.voices import one_voice, voice
from briefer.reconcile.story import Story

LEAST, PLAINLY = 0.6, 1.3
"""Least rarity of what a reported denial denies, and of what a plain negation stands among."""
KIN = 0.6
"""Least rarity of what two denials deny alike, and least share of it in the one that denies less."""
TOLD = 0.5
"""Least score of two denials of different speakers that deny one thing."""
ALONE = 0.35
"""Least rarity of a single thing that two speakers deny alike, for it to be enough where they are told alike."""

_DENY = r"den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?"
REPORTED = rx(
    rf"\b(?:(?:{_DENY}|contradict(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|challeng(?:es|ed|ing)|contest(?:s|ed|ing)?)\s+"
    r"(?P<whose>[\w.-]+(?: [\w.-]+){0,4}['’]s? |(?:[\w.-]+ ){0,4})?"
    r"(?:claims?|reports?|allegations?|accusations?|suggestions?|charges?|assertions?|rumou?rs?|speculation)(?: that| of)?"
    rf"|(?:{_DENY})\s+(?:that|having|being))\s+(?P<what>[^;:.]{{8,220}})",
    re.IGNORECASE,
)
"""A denial that is reported: whose claim it is, where that is said, and the clause denied."""
CUT = rx(r",| but | which | although | though | because | after | while | whereas | despite |[;:.”\"]")
_MORE = rx(
    r"(?<=\w) (?:that|who|where|when|(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )"
    r"\w+ed by)(?= )"
)
"""Where a clause goes on about what it has named: "the clinic that was hit", "the clinic bombed by the army"."""
UNREAL = rx(
    r"\b(?:would|could|might|should)(?: not|n['’]t| never)? have\b|\bif\b|\bwhether\b|\bunless\b|\?|"
    r"\bnot (?:only|just|yet|all|every)\b",
    re.IGNORECASE,
)
_BEFORE = rx(r"[,;:.“”\"]|\b(?:that|who|which|but|although|though|because|says?|said)\b", re.IGNORECASE)
_VERBAL = rx(r"\bnot\b|\bnever\b|n['’]t\b", re.IGNORECASE)
NEGATIVE = rx(r"\b(?:no|not|never|none|nobody|nothing|no[- ]one|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_VAGUE = frozenset(
    concept_bag(
        "said says told claim report allege accuse suggest charge assert rumour deny reject dispute people person official "
        "spokesman statement authority government anyone anything way time day thing"
    )
)


@dataclass(frozen=True, slots=True)
class Denial:
    """What a claim denies, with the rarity of each concept and name."""

    claim: int
    content: Mapping[str, float]
    """What the other side must say most of: all that stands behind the word of denial, or around a plain negation."""
    words: tuple[str, ...]
    """The words that a plain negation falls on; of a reported denial none."""
    clause: Mapping[str, float]
    """What is said not to be."""
    reported: bool
    about: Mapping[str, float]
    """What it is said not to be of: the subject of a verb that is negated."""
    whose: str = ""
    """The party whose claim is denied, where the denial names it."""
    plain: bool = True
    """Is the denial what the claim says as a whole?"""

    @property
    def opens(self) -> bool:
        """Does it deny enough for a dispute to be opened by it alone?"""
        return self.plain and sum(self.content.values()) >= (LEAST if self.reported else PLAINLY)


def families(story: Story) -> Mapping[int, tuple[int, ...]]:
    """Each claim that denies something → all claims that deny the same, itself among them."""
    told = [tuple(denial.claim for denial in family) for family in together(story, tuple(denials(story)))]
    return {claim: family for family in told for claim in family}


def denials(story: Story) -> Iterator[Denial]:
    """What the story's claims deny, in their order; wishes, conditions and answers not given are left aside."""
    for index in range(len(story.items)):
        found = _denial(story, index)
        if found is not None:
            yield found


def _denial(story: Story, index: int) -> Denial | None:
    text = story.claim(index).citation.quote
    if UNREAL.search(text) or no_denial(text):
        return None
    if reported := REPORTED.search(text):
        whose = (reported["whose"] or "").strip()
        content = _content(story, index, reported["what"])
        return Denial(index, content, (), _content(story, index, clause(reported["what"])), True, {}, whose)
    if voice(story.claim(index)) is None:
        return None
    found = [(n, words) for n, words in focus(text) if words]
    if len(found) != 1 or not NEGATIVE.fullmatch(found[0][0].cue):
        return None
    negation, words = found[0]
    content, denied = _content(story, index, _scope(text, negation.start)), story.claim(index).polarity == "denied"
    behind, subject = clause(text[negation.end :]), _subject(text, negation)
    what, about = _content(story, index, behind), _content(story, index, subject)
    return Denial(index, content, words, what, False, about, plain=denied)


def clause(text: str) -> str:
    """The words from a denial on as far as they tell what is denied, not more of what they have named."""
    told = CUT.split(text, maxsplit=1)[0]
    more = _MORE.search(told, 1)
    return told[: more.start()] if more else told


def _subject(text: str, negation: Negation) -> str:
    """The words of its own clause before a verb's negation: what is said not to do or be."""
    if not _VERBAL.search(negation.cue):
        return ""
    start = max((cut.end() for cut in _BEFORE.finditer(text, 0, negation.start)), default=0)
    return text[start : negation.start]


def _scope(text: str, at: int) -> str:
    """The stretch of the sentence around a negation, up to the next break on either side."""
    before = [cut.end() for cut in CUT.finditer(text, 0, at)]
    after = CUT.search(text, at)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _content(story: Story, index: int, text: str) -> Mapping[str, float]:
    item = story.items[index]
    said = {c: item.concepts[c] for c in concept_bag(text) if c in item.concepts and c not in _VAGUE}
    named = (name_key(name) for name in item.claim.names if name in text)
    return said | {name: item.names[name] for name in named if name in item.names}


# ---------------------------------------------------------------- which deny one thing
def together(story: Story, found: Sequence[Denial]) -> tuple[tuple[Denial, ...], ...]:
    """The denials in families that deny one thing, each in one, in the order of their first claims."""
    parent = list(range(len(found)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    holders: dict[str, list[int]] = defaultdict(list)
    speakers = _speakers(story)
    for n, denial in enumerate(found):
        near = sorted({m for thing in denial.clause for m in holders[thing]})
        for m in near:
            if root(m) != root(n) and _kin(story, found[m], denial, speakers):
                parent[max(root(m), root(n))] = min(root(m), root(n))
        for thing in denial.clause:
            holders[thing].append(n)
    grouped: dict[int, list[Denial]] = defaultdict(list)
    for n, denial in enumerate(found):
        grouped[root(n)].append(denial)
    return tuple(tuple(family) for family in grouped.values())


_Speakers = Mapping[str, Sequence[str]]


def _speakers(story: Story) -> _Speakers:
    """The name of a person → the voices in the story that name them: one article tells whose official it is."""
    found: dict[str, list[str]] = defaultdict(list)
    for who in dict.fromkeys(filter(None, (voice(item.claim) for item in story.items))):
        for name in names(who):
            if name.kind == "person":
                found[name_key(name.text)].append(who)
    return found


def _one_party(a: str, b: str, speakers: _Speakers) -> bool:
    """May two voices speak for one party, by what they are called or by what one of the two persons is called elsewhere?"""
    return any(one_voice(x, y) for x in _called(a, speakers) for y in _called(b, speakers))


def _called(who: str, speakers: _Speakers) -> tuple[str, ...]:
    return (who, *(other for name in names(who) for other in speakers.get(name_key(name.text), ())))


def _kin(story: Story, a: Denial, b: Denial, speakers: _Speakers) -> bool:
    """Do the two deny one thing, by what is said not to be, together with what it is said of, or by the very word?"""
    wide = bool(a.about or b.about)
    return (
        _one_word(story, a, b, speakers)
        or _alike(story, (a, b), (a.clause, b.clause), speakers)
        or (wide and _alike(story, (a, b), ({**a.about, **a.clause}, {**b.about, **b.clause}), speakers))
    )


def _common(mine: Mapping[str, float], other: Mapping[str, float]) -> list[float]:
    """The rarity of each thing that both deny; who denies the general ("no vehicles") denies the special."""
    found = [weight for thing, weight in mine.items() if thing in other]
    left, right = ([thing for thing in one if thing not in two] for one, two in ((mine, other), (other, mine)))
    for thing in left:
        kin = next((k for k in right if kind_of(thing, k) or kind_of(k, thing)), None)
        if kin is not None:
            right.remove(kin)
            found.append(min(mine[thing], other[kin]))
    return found


def _one_word(story: Story, a: Denial, b: Denial, speakers: _Speakers) -> bool:
    """Does one party deny one rare word twice: "no card numbers were stored", "no card details were taken"?"""
    left, right = voice(story.claim(a.claim)), voice(story.claim(b.claim))
    rare = [w for w in a.words if w in b.words and max(x.clause.get(concept(w), 0.0) for x in (a, b)) >= KIN]
    return bool(rare and left and right and _one_party(left, right, speakers))


def _alike(
    story: Story, two: tuple[Denial, Denial], said: tuple[Mapping[str, float], Mapping[str, float]], speakers: _Speakers
) -> bool:
    alike = _common(*said)
    if not alike or sum(alike) < KIN * min(sum(said[0].values()), sum(said[1].values())):
        return False
    a, b = (denial.claim for denial in two)
    left, right = voice(story.claim(a)), voice(story.claim(b))
    if len(alike) > 1 and sum(alike) >= KIN and left and right and _one_party(left, right, speakers):
        return True
    told = story.score(a, b) >= TOLD and words_in_common(story.items[a], story.items[b]) >= PLAINLY
    return told and sum(alike) >= (ALONE if len(alike) == 1 else KIN)
