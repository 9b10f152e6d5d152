"""A light part-of-speech reading of English news sentences: enough to find verbs, their voice and what stands around them.

No parser and no model: closed word classes, the forms of some thousand verbs, and the few words to either side (in the
manner of the contextual rules of Brill, "A simple rule-based part of speech tagger", 1992).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from briefer.extract.grounding.wordlists import words
from briefer.language.inflect import forms
from briefer.language.name_words import is_common
from briefer.language.tokens import Token


class Tag(StrEnum):
    """What a token does in its sentence."""

    MARK = "mark"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative"
    PRONOUN = "pronoun"
    AUXILIARY = "auxiliary"
    TO = "to"
    ADVERB = "adverb"
    NUMBER = "number"
    NAME = "name"
    NOUN = "noun"
    FINITE = "finite"
    BASE = "base"
    GERUND = "gerund"
    PARTICIPLE = "participle"


VERBAL = frozenset({Tag.FINITE, Tag.BASE, Tag.GERUND, Tag.PARTICIPLE})
NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.PRONOUN})

_D = "a an the this these those his her its their my our your some any each every either neither both all no such whose another"
_P = (
    "of in on at by for with from into onto upon about as than via per amid among amongst between through throughout during within "
    "toward towards across along around against over under up down out off before after above below beneath behind beside "
    "besides beyond near inside outside despite except like unlike without until till since because-of versus including following "
    "alongside aboard excluding regarding concerning given to according"
)
_S = "if because although though whereas while whilst unless when where why how whether lest once that"
_W = "who whom which whose"
_O = (
    "i me mine myself we us ours ourselves you yours yourself he him himself she hers herself it itself they them theirs themselves "
    "one oneself someone somebody something anybody anyone anything everybody everyone everything nobody nothing none there here "
    "what whoever whatever"
)
_A = "am is are was were be been being 's 're 'm will would shall should can could may might must ought cannot have has had having 've do does did 'll 'd"
_R = (
    "not never n't also too very just only even still then thus hence therefore however moreover meanwhile quite rather again ever "
    "already yet else indeed perhaps maybe almost away back more most less so soon often once twice now later earlier together "
    "abroad ago alone instead further far well nearly about-to ahead home apart aside forward overseas overnight nevertheless nonetheless likewise otherwise somehow sometimes somewhat"
)
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half third"
)
MODALS = words("tagging_modals")
BE = words("tagging_be")
HAVE = words("tagging_have")
DO = words("tagging_do")
SUBJECTS = words("tagging_subjects")
_CLOSED: dict[str, Tag] = {}
for _words, _tag in (
    (_NUMBERS, Tag.NUMBER), (_R, Tag.ADVERB), (_P, Tag.PREPOSITION), (_S, Tag.SUBORDINATOR), (_O, Tag.PRONOUN), (_A, Tag.AUXILIARY),
    (_D, Tag.DETERMINER), (_W, Tag.RELATIVE), ("and or but nor", Tag.CONJUNCTION),
    ("isn't aren't wasn't weren't ain't haven't hasn't hadn't don't doesn't didn't won't wouldn't can't couldn't shan't shouldn't "
     "mustn't mightn't needn't oughtn't", Tag.AUXILIARY),
):  # fmt: skip
    for _word in _words.split():
        _CLOSED[_word] = _tag
_CLOSED["one"] = Tag.NUMBER
_SKIPPED_BEFORE = frozenset({Tag.ADVERB})
_LY_NOUNS = words("tagging_ly_nouns")


_PARTICIPLES = (
    "shown proven sewn sown mown hewn stricken shaven swollen molten laden proved striven forborne overlain shrunken"
)
_PERCEIVING = words("tagging_perceiving")


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    """Forms in -s that are plural nouns as often as verbs."""
    text = files("briefer.extract.grounding").joinpath("data", "nouns.txt").read_text(encoding="utf-8")
    return frozenset(forms(word).third for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    """Base forms that are nouns as often as verbs."""
    text = files("briefer.extract.grounding").joinpath("data", "nouns.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _only_verb(word: str) -> bool:
    return word not in _plurals()


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, frozenset[str]]:
    """Verb form → the forms it may be: "base", "third", "past", "participle", "gerund"."""
    text = files("briefer.extract.grounding").joinpath("data", "verbs.txt").read_text(encoding="utf-8")
    table: dict[str, set[str]] = {}
    for line in text.splitlines():
        for verb in () if line.startswith("#") else line.split():
            for kind, written in forms(verb)._asdict().items():
                table.setdefault(written, set()).add(kind)
    for written in _PARTICIPLES.split():
        table.setdefault(written, set()).add("participle")
    return {written: frozenset(kinds) for written, kinds in table.items()}


def tags(tokens: Sequence[Token], names: frozenset[int] = frozenset()) -> tuple[Tag, ...]:
    """The tag of each token; `names` are the indices of tokens known to belong to names."""
    found: list[Tag] = []
    for at in range(len(tokens)):
        found.append(_tag(tokens, at, found, names))
    return tuple(found)


def _tag(tokens: Sequence[Token], at: int, before: list[Tag], names: frozenset[int]) -> Tag:
    token = tokens[at]
    if not token.is_word:
        return Tag.NUMBER if token.text[:1].isdigit() or token.text in "$€£" else Tag.MARK
    if token.text[:1].isdigit():
        return Tag.NUMBER
    lower = token.lower
    closed = _CLOSED.get(lower)
    if closed is not None and not (at in names and token.is_upper and lower not in {"the", "a"} and not _opens(tokens, at)):
        return _closed(tokens, at, lower, closed, before)
    if at in names or (token.is_upper and not _opens(tokens, at)):
        return Tag.NAME
    return _open(tokens, at, lower, before)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Does the token open a sentence or a quotation, so that its capital says nothing?"""
    return at == 0 or tokens[at - 1].text in {".", "!", "?", ":", '"', "“", "”", "‘", "–", "—", "-", "\n"}


def _closed(tokens: Sequence[Token], at: int, lower: str, tag: Tag, before: list[Tag]) -> Tag:
    if _hedges(tokens, at, lower):
        return Tag.ADVERB
    if lower == "one" and at + 1 < len(tokens) and _is_third(tokens[at + 1].lower):
        return Tag.PRONOUN
    if lower in HAVE | DO and _last(before) is Tag.AUXILIARY and not _participle_follows(tokens, at, lower):
        return Tag.BASE if _after_modal(tokens, at) else Tag.PARTICIPLE
    if lower == "for" and _opens(tokens, at) and _clause_follows(tokens, at):
        return Tag.CONJUNCTION
    if lower == "to":
        return Tag.TO if _base_follows(tokens, at) else Tag.PREPOSITION
    if lower == "that":
        return _that(tokens, at, before)
    if lower in {"this", "these", "those"} and at + 1 < len(tokens):
        kinds = verb_forms().get(tokens[at + 1].lower, frozenset())
        after = _CLOSED.get(tokens[at + 1].lower)
        finite = kinds & ({"third"} if lower == "this" else {"past"}) and not kinds & {"base"}
        return Tag.PRONOUN if finite or after in {Tag.AUXILIARY, Tag.RELATIVE, Tag.PREPOSITION} else tag
    if lower in HAVE or lower in DO:
        return Tag.AUXILIARY if _participle_follows(tokens, at, lower) else Tag.FINITE
    if lower in {"her", "his"} and at + 1 < len(tokens) and not tokens[at + 1].is_word:
        return Tag.PRONOUN
    if lower in _PREPOSITIONAL_VERBS and _last(before) is Tag.AUXILIARY:
        return Tag.PARTICIPLE if lower == "given" else Tag.GERUND
    if lower in {"neither", "both", "either"} and before and before[-1] is Tag.AUXILIARY:
        return Tag.ADVERB
    if lower in {"all", "both", "some", "any", "each", "either", "neither"}:
        return Tag.DETERMINER
    if lower in {"may", "march"} and tokens[at].is_upper and not _opens(tokens, at):
        return Tag.NAME
    if lower == "like" and before and before[-1] in {Tag.AUXILIARY, Tag.TO, Tag.PRONOUN}:
        return Tag.BASE
    return tag


def _clause_follows(tokens: Sequence[Token], at: int) -> bool:
    """ "For the company insists …": no comma before the verb, so that the word joins sentences."""
    for token in tokens[at + 1 : at + 6]:
        if not token.is_word:
            return False
        if token.lower in _FINAL:
            return True
    return False


_PREPOSITIONAL_VERBS = words("tagging_prepositional_verbs")
_BEFORE_NUMBERS = words("tagging_before_numbers")


def _is_third(word: str) -> bool:
    return word in {"is", "was", "has"} or "third" in verb_forms().get(word, frozenset())


def _hedges(tokens: Sequence[Token], at: int, lower: str) -> bool:
    """Is the word part of a number's hedge: "at least six", "more than 40", "up to $5"?"""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1].lower if at else ""
    if following is None:
        return False
    if lower == "at":
        return following.lower in {"least", "most"}
    if lower in {"least", "most"}:
        return before == "at"
    if lower == "up":
        return following.lower == "to" and at + 2 < len(tokens) and _is_number(tokens[at + 2])
    if lower == "to":
        return before == "up" and _is_number(following)
    return lower in _BEFORE_NUMBERS and _is_number(following)


def _is_number(token: Token) -> bool:
    return token.text[:1].isdigit() or token.text in {"$", "€", "£"} or _CLOSED.get(token.lower) is Tag.NUMBER


def _next_word(tokens: Sequence[Token], at: int, skip: int = 3) -> str:
    """The next word that is no adverb, negation or (after an auxiliary in a question) subject; "" where a mark comes first."""
    for token in tokens[at + 1 : at + 1 + skip]:
        if not token.is_word and not token.text[:1].isdigit():
            return ""
        if (
            token.lower in {"neither", "both", "either", "all"}
            or _CLOSED.get(token.lower) is Tag.ADVERB
            or (token.lower.endswith("ly") and token.lower not in _LY_NOUNS)
        ):
            continue
        return token.lower
    return ""


def _base_follows(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.is_upper:
        return False
    word = _next_word(tokens, at)
    return word in {"be", "have", "do"} or "base" in verb_forms().get(word, ())


def _participle_follows(tokens: Sequence[Token], at: int, lower: str) -> bool:
    word = _next_word(tokens, at, 4)
    kinds = verb_forms().get(word, frozenset())
    if lower in DO:
        return lower.endswith("n't") or "base" in kinds
    return (
        lower.endswith("n't") or "participle" in kinds or word in {"been", "to"} or (word.endswith("ed") and len(word) > 4)
    )


def _that(tokens: Sequence[Token], at: int, before: list[Tag]) -> Tag:
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if _CLOSED.get(following) is Tag.AUXILIARY and (not before or before[-1] is Tag.MARK):
        return Tag.PRONOUN
    if before and before[-1] is Tag.PREPOSITION and _CLOSED.get(following) is not Tag.DETERMINER:
        return Tag.DETERMINER
    return Tag.RELATIVE if before and before[-1] in {Tag.NOUN, Tag.NAME} and _verb_like(following) else Tag.SUBORDINATOR


def _verb_like(word: str) -> bool:
    kinds = verb_forms().get(word, frozenset())
    return bool(kinds & {"past", "third"}) or _CLOSED.get(word) is Tag.AUXILIARY


def _is_new(word: str) -> bool:
    """Is a word that opens a sentence with a capital a name rather than a word of the language?"""
    return len(word) > 2 and word not in verb_forms() and not is_common(word)


def _open(tokens: Sequence[Token], at: int, lower: str, before: list[Tag]) -> Tag:
    """The tag of a word of no closed class: a verb where its form and its neighbours allow it, else a noun or adverb."""
    kinds = verb_forms().get(lower, frozenset())
    last = _last(before)
    if tokens[at].is_upper and not kinds and _is_new(lower) and at + 1 < len(tokens):
        after = _CLOSED.get(tokens[at + 1].lower)
        if after is Tag.AUXILIARY or tokens[at + 1].is_upper or tokens[at + 1].lower in verb_forms():
            return Tag.NAME
    if lower.endswith("ly") and lower not in _LY_NOUNS and not kinds:
        return Tag.ADVERB
    if last is Tag.TO or (last is Tag.AUXILIARY and _after_modal(tokens, at)):
        return Tag.BASE if "base" in kinds or not _looks_past(lower, kinds) else Tag.PARTICIPLE
    if _looks_past(lower, kinds):
        return _past(tokens, at, lower, before, last, kinds)
    if "gerund" in kinds or (lower.endswith("ing") and len(lower) > 5):
        return _gerund(tokens, at, before, last)
    if kinds & {"third", "base"} and _stands_as_verb(tokens, at, before, last, kinds):
        return Tag.FINITE
    return Tag.NOUN


def _last(before: list[Tag]) -> Tag | None:
    """The tag before, adverbs skipped."""
    return next((tag for tag in reversed(before) if tag not in _SKIPPED_BEFORE), None)


def _after_modal(tokens: Sequence[Token], at: int) -> bool:
    """Is the auxiliary before a modal or "do" (so that a base form follows)?"""
    for token in reversed(tokens[max(0, at - 4) : at]):
        if (
            token.lower in MODALS
            or token.lower in DO
            or token.lower.removesuffix("n't") in {"wo", "would", "could", "should", "ca", "must", "might", "sha"}
        ):
            return True
        if token.lower in BE or token.lower in HAVE:
            return False
    return False


def _looks_past(lower: str, kinds: frozenset[str]) -> bool:
    if kinds:
        return bool(kinds & {"past", "participle"})
    return lower.endswith("ed") and len(lower) > 4 and not lower.endswith(("eed", "red-"))


def _past(tokens: Sequence[Token], at: int, lower: str, before: list[Tag], last: Tag | None, kinds: frozenset[str]) -> Tag:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    after = _CLOSED.get(following.lower) if following else None
    follows_noun = following is not None and following.is_word and after is None
    direct = before[-1] if before else None
    if direct in {Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER} and (follows_noun or direct is Tag.DETERMINER):
        return Tag.NOUN
    if last is Tag.AUXILIARY:
        return Tag.PARTICIPLE
    if last is None and follows_noun:
        return Tag.NOUN
    if following is not None and following.lower == "by" and "base" not in kinds:
        return Tag.FINITE if at + 2 < len(tokens) and _is_number(tokens[at + 2]) else Tag.PARTICIPLE
    if "past" not in kinds and kinds:
        return Tag.PARTICIPLE
    if "base" in kinds and last in {Tag.NOUN, Tag.DETERMINER, Tag.PREPOSITION} and not _object_follows(following):
        return Tag.NOUN
    if direct is Tag.MARK and tokens[at - 1].text == "," and not _object_follows(following):
        return Tag.PARTICIPLE
    return Tag.FINITE


def _object_follows(following: Token | None) -> bool:
    if following is None:
        return False
    tag = _CLOSED.get(following.lower)
    return (
        tag in {Tag.DETERMINER, Tag.PRONOUN, Tag.SUBORDINATOR, Tag.NUMBER}
        or following.is_upper
        or following.text[:1].isdigit()
    )


_ING_NOUNS = words("tagging_ing_nouns")
"""Words in -ing that news text uses as nouns; they are verbs only after a form of "be" or a comma."""


def _gerund(tokens: Sequence[Token], at: int, before: list[Tag], last: Tag | None) -> Tag:
    if (before and before[-1] is Tag.DETERMINER) or (at and tokens[at - 1].lower.endswith(("'s", "s'"))):
        return Tag.NOUN
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].lower in _ING_NOUNS and last not in {Tag.AUXILIARY, Tag.MARK}:
        return Tag.NOUN
    if last is Tag.NOUN and (following is None or not following.is_word or _CLOSED.get(following.lower) is Tag.AUXILIARY):
        return Tag.NOUN
    if (
        last is Tag.PREPOSITION
        and following is not None
        and before[-1] is Tag.PREPOSITION
        and "gerund" in verb_forms().get(tokens[at].lower, ())
    ):
        return Tag.GERUND
    if last is Tag.PREPOSITION and following is not None and following.is_word and _CLOSED.get(following.lower) is None:
        return Tag.GERUND if "gerund" in verb_forms().get(tokens[at].lower, ()) else Tag.NOUN
    return Tag.GERUND


def _stands_as_verb(tokens: Sequence[Token], at: int, before: list[Tag], last: Tag | None, kinds: frozenset[str]) -> bool:
    """May a word that is both noun and verb ("reports", "strike") be the verb here?"""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if "third" in kinds and _opens_with_subject(before) and following is not None and not _verb_like(following.lower):
        return following.is_word and "base" not in verb_forms().get(following.lower, ())
    if (
        before
        and before[-1] is not Tag.DETERMINER
        and "third" in kinds
        and _only_verb(tokens[at].lower)
        and _object_follows(following)
    ):
        return True
    if "base" in kinds and _plural(tokens, at) and any(token.lower in _PERCEIVING for token in tokens[max(0, at - 7) : at]):
        return True
    if _in_object(tokens, before) or _has_its_verb(tokens, before):
        return False
    if last in {Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER, Tag.AUXILIARY, None} or (
        before and before[-1] is Tag.DETERMINER
    ):
        return False
    if last in {Tag.PRONOUN, Tag.RELATIVE}:
        return True
    if "base" in kinds and tokens[at].lower not in _bases() and before and before[-1] is Tag.NOUN and _plural(tokens, at):
        return True
    if last is Tag.MARK or last is Tag.CONJUNCTION:
        return "third" in kinds and (following is None or _takes_complement(following))
    if "third" not in kinds:
        adverb = before and before[-1] is Tag.ADVERB and tokens[at - 1].lower.endswith("ly")
        return (_plural(tokens, at) or bool(adverb)) and _takes_complement(following)
    if following is None or not following.is_word and following.text != "$":
        return tokens[at].lower in _FINAL
    return _takes_complement(following)


def _has_its_verb(tokens: Sequence[Token], before: list[Tag]) -> bool:
    """Does the clause have a finite verb already, one that no other clause follows without a word between?"""
    for at in range(len(before) - 1, -1, -1):
        if before[at] in {Tag.MARK, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION}:
            return False
        if before[at] is Tag.FINITE:
            return tokens[at].lower not in _REPORTING
    return False


def _in_object(tokens: Sequence[Token], before: list[Tag]) -> bool:
    """Does the word stand in the phrase that a verb or preposition governs: "noticed the empty frames"?"""
    at = len(before) - 1
    while at >= 0 and before[at] is Tag.NOUN:
        at -= 1
    if at < 1 or before[at] is not Tag.DETERMINER or at == len(before) - 1:
        return False
    lead = before[at - 1]
    return lead is Tag.PREPOSITION or (lead in VERBAL and tokens[at - 1].lower not in _REPORTING)


_REPORTING = words("tagging_reporting")
_FINAL = words("tagging_final")
"""Third-person forms that end a clause as verbs; others there are plural nouns."""


def _opens_with_subject(before: list[Tag]) -> bool:
    """Is all that stands before a short subject that opens its clause: "whereas the state"?"""
    opener = before[-3] if len(before) > 2 else Tag.MARK
    return before[-2:] == [Tag.DETERMINER, Tag.NOUN] and opener in {Tag.MARK, Tag.SUBORDINATOR, Tag.CONJUNCTION}


def _plural(tokens: Sequence[Token], at: int) -> bool:
    previous = tokens[at - 1].lower if at else ""
    return (previous.endswith("s") and not previous.endswith(("ss", "'s"))) or previous in {
        "people",
        "police",
        "women",
        "men",
        "children",
    }


def _takes_complement(following: Token | None) -> bool:
    if following is None:
        return True
    if _object_follows(following):
        return True
    tag = _CLOSED.get(following.lower)
    return (
        tag in {Tag.PREPOSITION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.PRONOUN}
        or following.lower.endswith("ly")
        or following.lower == "to"
    )
