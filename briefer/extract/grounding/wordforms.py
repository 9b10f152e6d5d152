"""The classes of English words that the tagger builds on: closed classes, and the forms of some thousand verbs."""

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


CLOSED: dict[str, Tag] = {}


for _listed, _closed_tag in (
    (_NUMBERS, Tag.NUMBER), (_R, Tag.ADVERB), (_P, Tag.PREPOSITION), (_S, Tag.SUBORDINATOR), (_O, Tag.PRONOUN), (_A, Tag.AUXILIARY),
    (_D, Tag.DETERMINER), (_W, Tag.RELATIVE), ("and or but nor", Tag.CONJUNCTION),
    ("isn't aren't wasn't weren't ain't haven't hasn't hadn't don't doesn't didn't won't wouldn't can't couldn't shan't shouldn't "
     "mustn't mightn't needn't oughtn't", Tag.AUXILIARY),
):  # fmt: skip
    for _word in _listed.split():
        CLOSED[_word] = _closed_tag


CLOSED["one"] = Tag.NUMBER


_SKIPPED_BEFORE = frozenset({Tag.ADVERB})


LY_NOUNS = words("tagging_ly_nouns")


_PARTICIPLES = (
    "shown proven sewn sown mown hewn stricken shaven swollen molten laden proved striven forborne overlain shrunken"
)


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    """Forms in -s that are plural nouns as often as verbs."""
    text = files("briefer.extract.grounding").joinpath("data", "nouns.txt").read_text(encoding="utf-8")
    return frozenset(forms(word).third for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def bases() -> frozenset[str]:
    """Base forms that are nouns as often as verbs."""
    text = files("briefer.extract.grounding").joinpath("data", "nouns.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def only_verb(word: str) -> bool:
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


def opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Does the token open a sentence or a quotation, so that its capital says nothing?"""
    return at == 0 or tokens[at - 1].text in {".", "!", "?", ":", '"', "“", "”", "‘", "–", "—", "-", "\n"}


def is_third(word: str) -> bool:
    return word in {"is", "was", "has"} or "third" in verb_forms().get(word, frozenset())


def is_number(token: Token) -> bool:
    return token.text[:1].isdigit() or token.text in {"$", "€", "£"} or CLOSED.get(token.lower) is Tag.NUMBER


def verb_like(word: str) -> bool:
    kinds = verb_forms().get(word, frozenset())
    return bool(kinds & {"past", "third"}) or CLOSED.get(word) is Tag.AUXILIARY


def is_new(word: str) -> bool:
    """Is a word that opens a sentence with a capital a name rather than a word of the language?"""
    return len(word) > 2 and word not in verb_forms() and not is_common(word)


def last_tag(before: list[Tag]) -> Tag | None:
    """The tag before, adverbs skipped."""
    return next((tag for tag in reversed(before) if tag not in _SKIPPED_BEFORE), None)
