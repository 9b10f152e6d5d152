"""What a text denies: the word that a negation falls on, and denials that point back at another's claim.

The word that is denied is the first content word after a negation of the verb ("did not *accept*"), or the first two
after a negative quantifier ("no *force* was *used*"): the focus of negation of Huddleston and Pullum, "The Cambridge
Grammar of the English Language" (2002), ch. 9, at its simplest.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from briefer.language.lexicon import concept_bag
from briefer.language.patterns import rx
from briefer.language.polarity import Negation, negations
from briefer.language.tokens import STOPWORDS, Token, tokenize


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_REACH = 90
_WORDS = 7
"""Words after a negation among which the denied one stands."""
_LIGHT = _words(
    "be been being am get got have had do done make made take give go come put keep ever yet any anyone "
    "anything anybody one single more longer much many enough way time sign need want able know say tell "
    "comment name identify respond reply immediate immediately clear first last other same such thing part word "
    "even just only so as to aware sure certain familiar available surprised "
)
_BREAKS = frozenset(["that", "who", "which", "whether", "because", "if", "when", "while", "where", "but", "than"])
_PURPOSE = frozenset(("to", "help", "helping"))
_WEAK = _words(
    "denied deny denies denying without un non nor hardly scarcely barely rarely seldom avoid prevent lack dismiss abandon "
) | {"rather than", "instead of", "lack of", "absence of", "far from", "neither", "free of", "free from", "yet to"}
_VERBAL = frozenset({"not", "nor", "no longer", "cannot", "never"})
_TIMED = rx(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$|\d", re.IGNORECASE)
_ANOTHER = (
    r"(?:(?:it|this|that|these|those|him|her|them|all (?:this|that)|any such \w+)"
    r"(?=\s*(?:$|[.,;:”\"]|(?:as|and|but|flatly|outright|on|in|at|yesterday|saying|an?|wrong|false|untrue|nonsense)\b))"
    r"|(?:the|this|that|these|those|such|his|her|their|its|all|any)\s+(?:\w+\s+)?"
    r"(?:claims?|accounts?|accusations?|allegations?|charges?|reports?|versions?|figures?|numbers?|lists?|story|stories"
    r"|suggestions?|assertions?|criticisms?|findings?|view|notion)\b(?=\s*(?:$|[.,;:]|as\b)))"
)
_DENIES = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:es?|ed|ing)|contradict(?:s|ed|ing)?|refut(?:es?|ed|ing)"
    r"|rebut(?:s|ted)?|dismiss(?:es|ed|ing)?|contest(?:s|ed)?|challeng(?:es?|ed)|rubbish(?:es|ed)"
    r"|disagree(?:s|d)?(?: with)?)"
)
_FALSE = r"(?:wrong|false|untrue|not true|not so|not right|not the case|incorrect|nonsense|a lie)"
_POINTING = rx(
    rf"\b(?<!not )(?<!n['’]t ){_DENIES}\s+{_ANOTHER}|\b(?:call(?:s|ed)|brand(?:s|ed)) (?:it|this|that|the \w+) {_FALSE}"
    r"|\b(?:says?|said|insist(?:s|ed)?|maintain(?:s|ed)?)(?: that)?"
    r" (?:that|this|it|the (?:claim|report|account|allegation))"
    rf" (?:is|was|are|were) {_FALSE}|^\W*(?:that|this) is (?:{_FALSE}|at odds)\b"
    r"|\bno such (?!thing as)\w+|\bnothing of the (?:kind|sort)\b|\bbegs? to differ\b"
    r"|\bsees? (?:it|things|the matter) (?:quite |very |rather )?differently\b",
    re.IGNORECASE,
)


def points_back(text: str) -> bool:
    """Does the text deny what somebody else has just been reported to say ("The company rejects this", "That is wrong")?"""
    return bool(_POINTING.search(text))


@lru_cache(maxsize=8192)
def denied(text: str) -> frozenset[str]:
    """The lemmas of the words that the text's negations fall on."""
    return frozenset(lemma for negation in negations(text) if negation.cue not in _WEAK for lemma in _focus(text, negation))


_NEGATIVE = rx(
    r"\b(?:no|not|never|none|nobody|nothing|no[- ]one|neither|nor|without|cannot|refused|failed)\b|n['’]t\b", re.IGNORECASE
)
_NO_DENIAL = rx(
    r"\bnot guilty\b|\bnot (?:only|just|merely|simply|yet|all|every|always|necessarily)\b|"
    r"\bno (?:\w+ )?(?:comment|word|response|reply|reaction|doubt|matter|longer)\b|\bpending\b|"
    r"\bno (?:further |more |other |immediate |official |additional |exact |new )?details?\b",
    re.IGNORECASE,
)


_NO_ANSWER = rx(r"\bnot guilty\b|\bno (?:\w+ )?(?:comment|word|response|reply|reaction)\b", re.IGNORECASE)


def no_answer(text: str) -> bool:
    """Does it only tell that somebody gave no answer, or pleaded? That denies nothing that happened."""
    return _NO_ANSWER.search(text) is not None


def no_denial(text: str) -> bool:
    """Is its negation no denial of a fact: no comment, a plea, "not only"?"""
    return _NO_DENIAL.search(text) is not None


def negated(text: str) -> bool:
    """Does the text hold any negation? Then it affirms nothing plainly."""
    return _NEGATIVE.search(text) is not None


def plainly_denied(text: str) -> bool:
    """Does the text deny by a negation, and not only by a verb such as "refused", and more than an answer or a stage?"""
    if _NO_DENIAL.search(text):
        return False
    return any(_NEGATIVE.fullmatch(n.cue) and n.cue not in ("refused", "failed") for n in negations(text))


def focus(text: str) -> tuple[tuple[Negation, tuple[str, ...]], ...]:
    """Each negation of the text that denies something, with the lemmas of the words that it falls on, in their order."""
    return tuple((n, tuple(_focus(text, n))) for n in negations(text) if n.cue not in _WEAK)


def _focus(text: str, negation: Negation) -> list[str]:
    wanted = 1 if negation.cue in _VERBAL or negation.cue.endswith(("n't", "n’t")) else 2
    found: list[str] = []
    for token in tokenize(text[negation.end : negation.end + _REACH])[:_WORDS]:
        if not token.is_word:
            if token.text in {",", ".", ";", ":", "—", "–"}:
                break
            continue
        if token.lower in _BREAKS:
            break
        if _counts(token):
            found.append(token.lemma)
            if len(found) == wanted:
                break
    return found


def _counts(token: Token) -> bool:
    return not (
        token.lower in STOPWORDS
        or token.lower in _LIGHT
        or token.lemma in _LIGHT
        or token.lower.endswith("ly")
        or token.text[0].isupper()
        or _TIMED.search(token.lower)
    )


@lru_cache(maxsize=8192)
def said(text: str) -> frozenset[str]:
    """The lemmas of the content words that stand in the text undenied, and not as a purpose ("to help", "to determine")."""
    tokens = tokenize(text)
    meant = {b.lemma for a, b in pairwise(tokens) if a.lower in _PURPOSE}
    words = {token.lemma for token in tokens if token.is_word and token.lower not in STOPWORDS} - meant
    return frozenset(words - denied(text) - frozenset(concept_bag("said says told reported")))
