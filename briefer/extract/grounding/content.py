"""No invented detail: every content word of the statement stands in the passage, as itself or as another word for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.polarity import Sign
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.scope import QUANTIFIERS
from briefer.extract.grounding.tagging import VERBAL, Tag
from briefer.extract.grounding.thesaurus import thesaurus
from briefer.language.lexicon import antonyms, kind_of
from briefer.language.tokens import Token, is_content, lemma

_GLUE = frozenset(
    lemma(w)
    for w in "be have do become remain happen occur involve include concern relate regard mean "
    "say tell state according add report describe speak people person thing way fact case part side matter other same such one group "
    "whose there here then now also meanwhile however still already just very quite both itself themselves himself herself since due "
    "number figure amount respectively so-called namely own able time day which while would could".split()
)
"""Words that add nothing checkable to what the rest of the statement says."""
_LIGHT_VERBS = frozenset(lemma(w) for w in "make take get give go come put place act stand lie sit keep hold bring play see".split())
_STRONG = frozenset(
    lemma(w)
    for w in "confirm deny admit warn promise threaten demand order accuse condemn praise vow kill die injure arrest convict acquit "
    "sentence resign sack win lose approve reject ban destroy sue strike attack shoot".split()
)
"""Verbs that are never another way of saying something else."""
_DENIAL = frozenset(lemma(w) for w in "deny denial dismiss reject refute".split())
_INFLECTIONS = frozenset("s es ed d ing er ers ning ping ting red ring".split())
_SUFFIXES = frozenset(
    " s es ed er ers or ors ing ings al als ly ion ions ation ations ment ments ness ity ities ive ance ence ant ent ic ical ist ists able ible"
    " y e ful ous ise ize ised ising ised ship hood dom age ure ary ery ory ian ish ism al ally ably t d ee ees work man woman men".split(" ")
)
_STEM = 4


def invented(
    statement: Reading, passage: Reading, alignment: Alignment, accounted: Iterable[range], spared: int, ours: Sequence[Sign], theirs: Sequence[Sign]
) -> str:
    """A plain sentence about the first word that the passage does not license; "" where all are.

    `accounted` are token ranges that other checks answer for (figures, dates, names). Up to `spared` verbs may go without a
    licence where the passage has a verb of its own that no word of the statement stands for: a paraphrase that no lexicon
    foresees changes the verb, an invention adds a thing.
    """
    known = {i for span in accounted for i in span}
    loose: list[int] = []
    soft = 1 + (sum(map(is_content, statement.tokens)) >= _LONG)
    general = 2
    if _copies(statement, passage):
        soft = spared = general = 0
    for at, token in enumerate(statement.tokens):
        if at in known or alignment.cited[at] or not is_content(token) or _is_glue(statement, at) or token.lower in QUANTIFIERS:
            continue
        if token.lemma in _LIGHT_VERBS and statement.tags[at] in VERBAL and not _phrasal(statement, at):
            loose += [at] if _has_object(statement, at) else []
            continue
        if _is_idle(statement, alignment, at):
            continue
        if token.lemma in _GLUE or _licensed_widely(token, passage) or _denies(token, passage):
            continue
        contrary = _contrary(token, passage, alignment)
        if contrary is not None and (ours[at] is Sign.DENIED) == (theirs[contrary] is Sign.DENIED):
            return f"the passage says “{passage.tokens[contrary].text}”, the statement “{token.text}”"
        if contrary is not None:
            continue
        if statement.tags[at] in VERBAL:
            loose.append(at)
        elif general and token.lemma in _ABSTRACT:
            general -= 1
        elif soft and _is_soft(statement, alignment, at):
            soft -= 1
        else:
            return f"the passage says nothing of “{token.text}”"
    strong = next((at for at in loose if statement.tokens[at].lemma in _STRONG), None)
    if strong is not None:
        return f"the passage says nothing of “{statement.tokens[strong].text}”"
    return _unpaired(statement, passage, alignment, loose, spared)


_LONG = 16
_COPIED = 0.85


def _copies(statement: Reading, passage: Reading) -> bool:
    """Does the statement repeat the passage's own words in their order? A foreign word in a copy is a change, not a paraphrase."""
    said = [token.lower for token in statement.tokens if token.is_word]
    cited = [token.lower for token in passage.tokens if token.is_word]
    same = sum(block.size for block in SequenceMatcher(None, said, cited, autojunk=False).get_matching_blocks() if block.size > 1)
    return same >= _COPIED * len(said)


def _is_soft(statement: Reading, alignment: Alignment, at: int) -> bool:
    """May a word without a licence pass: an adverb, or a part of a phrase whose other part stands in the passage?

    A phrase that is new as a whole ("on the waterfront", "to pay gambling debts") and a new possessor are never let pass.
    """
    tag = statement.tags[at]
    if statement.tokens[at].lower.endswith(("'s", "s'")) or tag is Tag.NAME or _placed(statement, at):
        return False
    if tag is Tag.ADVERB:
        return True
    phrase = [at]
    for step in (-1, 1):
        i = at + step
        while 0 <= i < len(statement.tokens) and statement.tags[i] in {Tag.NOUN, Tag.NAME}:
            phrase.append(i)
            i += step
    return any(alignment.licensed(i) for i in phrase)


_PLACING = frozenset("in on at near outside inside from off along beside behind beyond under above below across through into onto".split())


def _placed(statement: Reading, at: int) -> bool:
    """Is the word the head of a phrase that says where: "on the city's waterfront"?"""
    if statement.tags[at] is not Tag.NOUN or (at + 1 < len(statement.tags) and statement.tags[at + 1] in {Tag.NOUN, Tag.NAME}):
        return False
    i = at - 1
    while i >= 0 and statement.tags[i] in {Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.NUMBER}:
        i -= 1
    return i >= 0 and statement.tokens[i].lower in _PLACING


_ABSTRACT = frozenset(
    lemma(w)
    for w in "level suggestion notion idea fact effort process move step stage basis extent degree aspect element factor issue situation "
    "circumstance condition case instance example kind type form way means method approach manner result outcome consequence effect impact "
    "role function purpose aim goal reason cause matter question problem difficulty concern view opinion position stance attitude response "
    "reaction decision choice option possibility chance prospect risk need demand request proposal plan scheme project programme measure "
    "action activity operation event occasion development change trend increase decrease rise fall growth decline period duration time "
    "moment point place area field sector side part share proportion majority rate size scale range series set list group body "
    "account detail information news word statement comment remark message term condition status state".split()
)
"""Nouns so general that they name what the rest of the statement says."""


def _unpaired(statement: Reading, passage: Reading, alignment: Alignment, loose: list[int], spared: int) -> str:
    """A plain sentence about the first loose verb that no spare verb of the passage matches, or that is one too many."""
    spare = _spare_verbs(statement, passage, alignment)
    left = spared
    for at in loose:
        verb = statement.verb_of(at)
        light = statement.tokens[at].lemma in _LIGHT_VERBS and not _phrasal(statement, at)
        partner = next((other for other in spare if verb is None or _fits(alignment, verb, other, light)), None)
        if partner is None or (left == 0 and not light):
            return f"the passage says nothing of “{statement.tokens[at].text}”"
        spare.remove(partner)
        left -= not light
    return ""


_CONTROL = frozenset(lemma(w) for w in "intend plan aim want expect hope prepare seek manage happen use begin start continue due set".split())


def _is_idle(statement: Reading, alignment: Alignment, at: int) -> bool:
    """ "no longer", "made up of", and "intended to" before a verb of the passage, whose mode is checked elsewhere."""
    lower = statement.tokens[at].lower
    before = statement.tokens[at - 1].lower if at else ""
    following = [token.lower for token in statement.tokens[at + 1 : at + 3]]
    if (lower == "longer" and before == "no") or (lower == "board" and before == "on") or (lower == "made" and following == ["up", "of"]):
        return True
    if statement.tokens[at].lemma not in _CONTROL or following[:1] != ["to"]:
        return False
    return any(verb.chain[:1] == (at + 1,) and alignment.licensed(verb.main) for verb in statement.verbs)


def _phrasal(statement: Reading, at: int) -> bool:
    following = statement.tokens[at + 1].lower if at + 1 < len(statement.tokens) else ""
    return following in {"up", "off", "out", "down", "over", "away", "back", "in", "on"}


def _has_object(statement: Reading, at: int) -> bool:
    verb = statement.verb_of(at)
    return verb is not None and bool(verb.done_to)


def _denies(token: Token, passage: Reading) -> bool:
    """ "denied that …" where the passage says "no …": the sign of what is denied is checked elsewhere."""
    return token.lemma in _DENIAL and any(
        other.lower in {"no", "not", "neither", "nor", "never", "none", "nobody", "nothing", "cannot", "without"} or other.lower.endswith("n't")
        for other in passage.tokens
    )


def _fits(alignment: Alignment, verb: Verb, other: Verb, light: bool) -> bool:
    """May the passage's verb be what the statement's stands for: does it have the same object, or the same subject if none?"""
    doer = {i for at in verb.doer for i in alignment.cited[at]}
    done_to = {i for at in verb.done_to for i in alignment.cited[at]}
    if light and not done_to:
        return True
    there_doer, there_done = {*other.doer, other.main}, {*other.done_to, other.main, *(other.rest if light else ())}
    if done_to and not other.done_to and not other.passive:
        return True
    if done_to and not done_to & there_done:
        return bool(not verb.doer and done_to & there_doer)
    if verb.done_to and not done_to:
        return False
    return bool(done_to & there_done or doer & there_doer or not doer)


def _is_glue(statement: Reading, at: int) -> bool:
    return statement.tags[at] is Tag.NUMBER or statement.tags[at] is Tag.AUXILIARY


def _licensed_widely(token: Token, passage: Reading) -> bool:
    """By a more special word of the passage, or by a word of the same stem."""
    parts = [part for part in token.lower.split("-") if part] if "-" in token.lower else [token.lower]
    return all(any(_wider(part, other) for other in passage.tokens if other.is_word) or lemma(part) in _GLUE for part in parts)


def _wider(word: str, other: Token) -> bool:
    return _kind(other.lemma, lemma(word)) or any(related(word, piece) for piece in other.lower.split("-"))


@lru_cache(maxsize=1 << 16)
def _kind(special: str, general: str) -> bool:
    return bool(special) and bool(general) and kind_of(special, general)


@lru_cache(maxsize=1 << 16)
def related(a: str, b: str) -> bool:
    """Are two lower-case words forms or derivations of one stem: "bidder" and "bidding", "regulator" and "regulatory"?"""
    if a == b or (lemma(a) == lemma(b) and len(a) > 2):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 3 and long.startswith(short) and long[len(short) :] in _INFLECTIONS:
        return True
    size = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        size += 1
    for cut in (size, size - 1):
        if cut >= _STEM and a[cut:] in _SUFFIXES and b[cut:] in _SUFFIXES and (cut > _STEM or min(len(a), len(b)) <= _STEM + 2):
            return True
    return False


def _contrary(token: Token, passage: Reading, alignment: Alignment) -> int | None:
    """The passage's word that excludes the statement's, null where there is none."""
    used = {at for cited in alignment.cited for at in cited}
    for at, other in enumerate(passage.tokens):
        if at not in used and other.is_word and (thesaurus().opposed(token.lemma, other.lemma) or antonyms(token.lemma, other.lemma)):
            return at
    return None


def _spare_verbs(statement: Reading, passage: Reading, alignment: Alignment) -> list[Verb]:
    """The passage's verbs that no verb of the statement stands for."""
    used = {at for verb in statement.verbs for at in alignment.best[verb.main]}
    return [verb for verb in passage.verbs if verb.main not in used]
