"""Is a word of an open class a verb here? Its form and the words beside it decide."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.extract.grounding.wordforms import (
    BE,
    CLOSED,
    DO,
    HAVE,
    LY_NOUNS,
    MODALS,
    VERBAL,
    Tag,
    bases,
    is_new,
    is_number,
    last_tag,
    only_verb,
    verb_forms,
    verb_like,
)
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.tokens import Token

_PERCEIVING = words("tagging_perceiving")
_SAYS = words("tagging_says")
"""Forms of saying that are next to never nouns."""


def open_tag(tokens: Sequence[Token], at: int, lower: str, before: list[Tag]) -> Tag:
    """The tag of a word of no closed class: a verb where its form and its neighbours allow it, else a noun or adverb."""
    kinds = verb_forms().get(lower, frozenset())
    last = last_tag(before)
    if tokens[at].is_upper and not kinds and is_new(lower) and at + 1 < len(tokens):
        after = CLOSED.get(tokens[at + 1].lower)
        if after is Tag.AUXILIARY or tokens[at + 1].is_upper or tokens[at + 1].lower in verb_forms():
            return Tag.NAME
    if lower.endswith("ly") and lower not in LY_NOUNS and not kinds:
        return Tag.ADVERB
    if lower == "say" and before and before[-1] in {Tag.NOUN, Tag.NAME, Tag.NUMBER} and not _has_a_say(tokens, at):
        return Tag.FINITE
    if _commands(tokens, at, before, kinds):
        return Tag.BASE
    if last is Tag.TO or (last is Tag.AUXILIARY and after_modal(tokens, at)):
        return Tag.BASE if "base" in kinds or not _looks_past(lower, kinds) else Tag.PARTICIPLE
    if _looks_past(lower, kinds):
        return _past(tokens, at, before, last, kinds)
    if "gerund" in kinds or (lower.endswith("ing") and len(lower) > 5):
        return _gerund(tokens, at, before, last)
    if kinds & {"third", "base"} and _stands_as_verb(tokens, at, before, last, kinds):
        return Tag.FINITE
    return Tag.NOUN


def _commands(tokens: Sequence[Token], at: int, before: list[Tag], kinds: frozenset[str]) -> bool:
    """ "Forget the story.": a base form that opens a sentence with an object behind it."""
    opens = not before or (before[-1] is Tag.MARK and tokens[at - 1].text in _OPENING)
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return opens and tokens[at].is_upper and "base" in kinds and following in _OBJECTS


_OPENING = frozenset({".", "!", "?", "“", '"', "«", "„", ":"})
_OBJECTS = frozenset({"the", "a", "an", "your", "my", "our", "this", "these", "it", "them", "me", "us"})


def after_modal(tokens: Sequence[Token], at: int) -> bool:
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


def _past(tokens: Sequence[Token], at: int, before: list[Tag], last: Tag | None, kinds: frozenset[str]) -> Tag:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    after = CLOSED.get(following.lower) if following else None
    follows_noun = following is not None and following.is_word and after is None
    direct = before[-1] if before else None
    if tokens[at - 1].lower in {"all", "both", "each"} and before[-2:-1] in ([Tag.NOUN], [Tag.NAME]):
        # "the boats and huts all went": the word floats behind its phrase.
        return Tag.FINITE
    if direct in {Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER} and (follows_noun or direct is Tag.DETERMINER):
        return Tag.NOUN
    if last is Tag.AUXILIARY:
        return Tag.PARTICIPLE
    if last is None and follows_noun:
        return Tag.NOUN
    if following is not None and following.lower == "by" and "base" not in kinds:
        return Tag.FINITE if at + 2 < len(tokens) and is_number(tokens[at + 2]) else Tag.PARTICIPLE
    if "past" not in kinds and kinds:
        return Tag.PARTICIPLE
    if "base" in kinds and last in {Tag.NOUN, Tag.DETERMINER, Tag.PREPOSITION} and not _object_follows(following):
        return Tag.NOUN
    if last is Tag.NOUN and direct is Tag.NOUN and {"past", "participle"} <= kinds and _is_reduced(tokens, at, before):
        return Tag.PARTICIPLE
    if direct is Tag.MARK and tokens[at - 1].text == "," and not _object_follows(following):
        return Tag.PARTICIPLE
    return Tag.FINITE


def _object_follows(following: Token | None) -> bool:
    if following is None:
        return False
    tag = CLOSED.get(following.lower)
    return (
        tag in {Tag.DETERMINER, Tag.PRONOUN, Tag.SUBORDINATOR, Tag.NUMBER}
        or following.is_upper
        or following.text[:1].isdigit()
    )


_ASPECTS = keys("certainty_aspects")
_ING_NOUNS = words("tagging_ing_nouns")
"""Words in -ing that news text uses as nouns; they are verbs only after a form of "be" or a comma."""


def _gerund(tokens: Sequence[Token], at: int, before: list[Tag], last: Tag | None) -> Tag:
    if (before and before[-1] is Tag.DETERMINER) or (at and tokens[at - 1].lower.endswith(("'s", "s'"))):
        return Tag.NOUN
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if at > 1 and tokens[at - 1].lower == "on" and tokens[at - 2].lemma in _ASPECTS:
        return Tag.GERUND
    if tokens[at].lower in _ING_NOUNS and last not in {Tag.AUXILIARY, Tag.MARK}:
        governs = before and before[-1] in {Tag.PREPOSITION, Tag.SUBORDINATOR} and _object_follows(following)
        return Tag.GERUND if governs and following is not None and following.is_upper else Tag.NOUN
    if last is Tag.NOUN and (following is None or not following.is_word or CLOSED.get(following.lower) is Tag.AUXILIARY):
        return Tag.NOUN
    if (
        last is Tag.PREPOSITION
        and following is not None
        and before[-1] is Tag.PREPOSITION
        and "gerund" in verb_forms().get(tokens[at].lower, ())
    ):
        return Tag.GERUND
    if last is Tag.PREPOSITION and following is not None and following.is_word and CLOSED.get(following.lower) is None:
        return Tag.GERUND if "gerund" in verb_forms().get(tokens[at].lower, ()) else Tag.NOUN
    return Tag.GERUND


def _stands_as_verb(tokens: Sequence[Token], at: int, before: list[Tag], last: Tag | None, kinds: frozenset[str]) -> bool:
    """May a word that is both noun and verb ("reports", "strike") be the verb here?"""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].lower in _SAYS and before and before[-1] is not Tag.DETERMINER:
        return True
    if _ends_in_report(tokens[at], following, before):
        return True
    if "third" in kinds and _opens_with_subject(before) and following is not None and not verb_like(following.lower):
        return following.is_word and "base" not in verb_forms().get(following.lower, ())
    if (
        before
        and before[-1] is not Tag.DETERMINER
        and "third" in kinds
        and only_verb(tokens[at].lower)
        and _object_follows(following)
    ):
        return True
    if "base" in kinds and _plural(tokens, at) and any(token.lower in _PERCEIVING for token in tokens[max(0, at - 7) : at]):
        return True
    if "third" in kinds and _verb_comes(tokens, at):
        return False
    if _in_object(tokens, before) or _has_its_verb(tokens, before):
        return False
    if last in {Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER, Tag.AUXILIARY, None} or (
        before and before[-1] is Tag.DETERMINER
    ):
        return False
    if last in {Tag.PRONOUN, Tag.RELATIVE}:
        return True
    if "base" in kinds and tokens[at].lower not in bases() and before and before[-1] is Tag.NOUN and _plural(tokens, at):
        return True
    if last is Tag.MARK or last is Tag.CONJUNCTION:
        return "third" in kinds and (following is None or _takes_complement(following))
    if "third" not in kinds:
        adverb = before and before[-1] is Tag.ADVERB and tokens[at - 1].lower.endswith("ly")
        return (_plural(tokens, at) or bool(adverb)) and _takes_complement(following)
    if following is None or (not following.is_word and following.text != "$"):
        return tokens[at].lower in FINAL
    return _takes_complement(following)


def _has_a_say(tokens: Sequence[Token], at: int) -> bool:
    """ "have a greater say", "the final say": the noun stands in a phrase with a determiner close before it."""
    return at > 1 and CLOSED.get(tokens[at - 2].lower) is Tag.DETERMINER and tokens[at - 1].lower in _SAY_ADJECTIVES


_SAY_ADJECTIVES = frozenset({"final", "last", "greater", "bigger", "equal", "full", "real", "direct"})


def _ends_in_report(token: Token, following: Token | None, before: list[Tag]) -> bool:
    """ "…, three clerks who keep the ledger say.": a verb of saying that nothing but the full stop follows."""
    if following is not None and following.text not in {".", "!", "?"}:
        return False
    sure = token.lower in _SAYING_LAST or (token.lower in FINAL and only_verb(token.lower))
    return sure and bool(before) and before[-1] in {Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER}


def _verb_comes(tokens: Sequence[Token], at: int) -> bool:
    """Does a plain verb follow in the same clause, so that "rents" in "last year rents in the city went up" is a noun?"""
    if tokens[at].lower in _REPORTING:
        return False
    for token in tokens[at + 1 : at + 8]:
        closed = CLOSED.get(token.lower)
        if not token.is_word or closed in {Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.PRONOUN}:
            return False
        kinds = verb_forms().get(token.lower, frozenset())
        if closed is None and "past" in kinds and not kinds & {"base", "participle"}:
            return True
    return False


def _has_its_verb(tokens: Sequence[Token], before: list[Tag]) -> bool:
    """Does the clause have a finite verb already, one that no other clause follows without a word between?"""
    for at in range(len(before) - 1, -1, -1):
        if before[at] in {Tag.MARK, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION}:
            return False
        if before[at] in {Tag.FINITE, Tag.BASE}:
            return tokens[at].lower not in _REPORTING
    return False


def _is_reduced(tokens: Sequence[Token], at: int, before: list[Tag]) -> bool:
    """ "will refund the tickets bought in May": the clause has its verb, and what follows says when or how."""
    following = CLOSED.get(tokens[at + 1].lower) if at + 1 < len(tokens) else None
    if following is not Tag.PREPOSITION:
        return False
    for i in range(len(before) - 1, -1, -1):
        if before[i] in {Tag.MARK, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.CONJUNCTION, Tag.PRONOUN}:
            return False
        if before[i] in {Tag.FINITE, Tag.BASE}:
            return tokens[i].lower not in _REPORTING and before[i + 1 : i + 2] in ([Tag.DETERMINER], [Tag.NUMBER])
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


_SAYING_LAST = words("tagging_saying_last")


FINAL = words("tagging_final")
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
    tag = CLOSED.get(following.lower)
    return (
        tag in {Tag.PREPOSITION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.PRONOUN}
        or following.lower.endswith("ly")
        or following.lower == "to"
    )
