"""Where a stretch of English has a finite verb, told without a parser.

Auxiliaries and past forms that are no participle are finite wherever they stand. An "-ed" form or an irregular one that may
be a participle is finite after its subject when what follows is its object or complement ("police arrested 12 people"), not
when it may as well describe the noun before it ("a man arrested at the scene"; Quirk et al., 1985, 17.28, the reduced
relative clause). Unsure cases count as not finite.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.tables import classes
from briefer.language.tokens import Token, lemma
from briefer.language.words import ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS

_VERBS = classes("verbs.txt")
SAYING = _VERBS["saying"]
OPENING = _VERBS["opening"]
TIME = _VERBS["time"]

_NONFINITE = frozenset(("be", "been", "being", "having", "doing", "done", "ought"))
_FINITE_AUXILIARIES = AUXILIARIES - _NONFINITE
_ARTICLES = frozenset(("a", "an", "the", "any", "no", "every"))
_PARTICLES = frozenset(("up", "down", "out", "off", "away", "back", "aside"))
_NAMESAKES = frozenset(("may", "will", "might"))
_HAVE_DO = frozenset(("have", "do"))
_NEVER_BEFORE = _FINITE_AUXILIARIES | _NONFINITE | {"to", "get", "got", "getting", "become", "became"}
_OBJECT_PRONOUNS = frozenset(("me", "him", "her", "us", "them", "it", "you", "himself", "herself", "itself", "themselves"))
_SUBJECT_PRONOUNS = frozenset(
    ("i", "he", "she", "it", "we", "they", "you", "who", "which", "that", "there", "this", "these", "those")
)
_SUBJECT_ENDS = PRONOUNS - {"my", "your", "his", "our", "their", "its", "whose", "every", "no"}
_PRESENT = frozenset(_VERBS["present"])
_PRESENT_LEMMAS = frozenset(lemma(verb) for verb in _PRESENT)
_RELATIVES = frozenset(("who", "which", "whose", "whom", "where", "that"))


def is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Is the token surely a finite verb?"""
    token = tokens[at]
    low = token.lower
    before = tokens[at - 1].lower if at else ""
    if low in _FINITE_AUXILIARIES:
        if before in _ARTICLES or (token.is_upper and at and low in _NAMESAKES):
            return False
        return low not in _HAVE_DO or before not in _NEVER_BEFORE
    if low.endswith("n't") or ("'" in low and low.split("'")[1] in ("re", "ve", "ll", "m", "d")):
        return True
    if low in _VERBS["past"]:
        return before not in _NEVER_BEFORE and before not in DETERMINERS
    if at and token.is_upper:
        return False
    if low in _VERBS["both"] or (low.endswith("ed") and len(low) > 3 and low not in _VERBS["not_past"] and "-" not in low):
        return _past_after_subject(tokens, at)
    return token.lemma in _PRESENT_LEMMAS and _present_after_subject(tokens, at)


def is_verb_form(token: Token) -> bool:
    """May the token be a verb: an auxiliary, a past form, a participle or a common verb's present?"""
    low = token.lower
    if low in AUXILIARIES or low in _VERBS["past"] or low in _VERBS["both"] or "n't" in low:
        return True
    if low in _VERBS["not_past"] or token.is_upper:
        return False
    return low.endswith(("ed", "ing")) or (token.lemma in _PRESENT_LEMMAS and not low.endswith("er"))


def main_verb(tokens: Sequence[Token]) -> int | None:
    """The index of the first finite verb that stands in no relative clause; None where there is none."""
    relative = False
    for at, token in enumerate(tokens):
        if token.lower in _RELATIVES and at and (tokens[at - 1].is_word or tokens[at - 1].text == ","):
            relative = token.lower != "that" or not (_says(tokens, at - 1) and is_finite(tokens, at - 1))
        elif token.text in {",", "–", "—", ";"}:
            relative = False
        elif token.is_word and is_finite(tokens, at):
            if not relative:
                return at
            relative = not _closes_relative(tokens, at)
    return None


def _closes_relative(tokens: Sequence[Token], at: int) -> bool:
    """May the next finite verb after this one, in a relative clause without commas, be the main one?"""
    return any(is_finite(tokens, later) for later in range(at + 1, len(tokens))) and tokens[at].lower not in SAYING


def _says(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in SAYING or tokens[at].lower in OPENING


def _nominal(token: Token) -> bool:
    """May the token end a subject?"""
    low = token.lower
    if not token.is_word:
        return token.text in {")", "”", '"', "%"} or token.text[:1].isdigit()
    if low in _SUBJECT_ENDS:
        return True
    return low not in AUXILIARIES and low not in DETERMINERS and low not in PREPOSITIONS and low not in CONJUNCTIONS


def _subject_end(tokens: Sequence[Token], at: int) -> int:
    """The index of the word that ends the subject before a verb, adverbs skipped; -1 where none does."""
    back = _before_aside(tokens, at - 1)
    while back >= 0 and (tokens[back].lower.endswith("ly") or tokens[back].lower in ADVERBS):
        back -= 1
    return back if back >= 0 and _nominal(tokens[back]) else -1


def _before_aside(tokens: Sequence[Token], at: int) -> int:
    """The index before an aside that a comma closes at `at` ("The deal, announced on Monday, values …")."""
    if at < 0 or tokens[at].text != ",":
        return at
    opened = next((back for back in range(at - 2, max(-1, at - 25), -1) if tokens[back].text == ","), 0)
    return opened - 1


def _past_after_subject(tokens: Sequence[Token], at: int) -> bool:
    end = _subject_end(tokens, at)
    if end < 0:
        return False
    low = tokens[at].lower
    if tokens[end].lower in _SUBJECT_PRONOUNS or low in _VERBS["intransitive"]:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return False
    if after.lower == "to":
        return low in _VERBS["to"]
    if after.lower in _PARTICLES and at + 2 < len(tokens) and tokens[at + 2].lower not in PREPOSITIONS:
        after = tokens[at + 2]
    return after.lower == "that" or _begins_object(after)


def _begins_object(token: Token) -> bool:
    low = token.lower
    if low in _OBJECT_PRONOUNS or low in DETERMINERS or low in ("my", "your", "his", "our", "their", "its"):
        return True
    if not token.is_word:
        return token.text[:1].isdigit() or token.text in "$€£"
    return (
        low not in PREPOSITIONS
        and low not in CONJUNCTIONS
        and low not in AUXILIARIES
        and low not in ADVERBS
        and not low.endswith(("ly", "ing"))
    )


def _present_after_subject(tokens: Sequence[Token], at: int) -> bool:
    """A common verb's present form: with -s after a singular, without after a plural or "I", "we", "you", "they"."""
    low, end = tokens[at].lower, _subject_end(tokens, at)
    if end < 0:
        return False
    subject = tokens[end]
    singular = low.endswith("s") and low not in _PRESENT
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.lower == "by":
        return False
    if subject.lower in _SUBJECT_PRONOUNS:
        return True
    if singular:
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return (
            not subject.lower.endswith("s")
            and after is not None
            and (_begins_object(after) or after.lower in ("to", "that"))
        )
    return low in _PRESENT and (
        subject.lower.endswith("s") or subject.lower in ("people", "police", "children", "men", "women")
    )
