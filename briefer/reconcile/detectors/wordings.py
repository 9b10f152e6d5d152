"""The quotations of a claim, and whether two of one utterance are two wordings of it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from briefer.language.lexicon import concept_bag
from briefer.language.numberwords import ORDINALS, TENS, UNITS
from briefer.language.patterns import rx
from briefer.language.polarity import negations
from briefer.language.records import dataclass
from briefer.language.tokens import content_lemmas, lemma
from briefer.language.wordlists import word_set
from briefer.models import Claim

LEAST_WORDS = 3
"""A shorter quotation is a word somebody used, not an utterance; two words will do where the claims are surely one."""
SPELT = 0.6
"""Share of letters in order from which two words are one, misspelt."""
REWORDED = 3
"""Least number of words, none of them telling alone, by which two wordings differ."""
MOST_INITIALS = 5
_NUMBERS = frozenset(map(lemma, (*UNITS, *TENS, *ORDINALS, "hundred", "thousand", "million", "billion")))
_WHENEVER = frozenset(concept_bag("now right today just again still very really lot thing"))
"""What anybody may say of anything: sharing it makes two quotations no one utterance."""
_FORMS = word_set("a an the this that these those it its and so but then well just he she they we i you")
"""What is tidied, cut or put for a name in any quotation: it makes no other wording."""
_INSERTED = rx(r"\[[^\]]*\]")
_LONE = rx(r"[\"“”]|^\W{0,2}[‘']\s?(?=\w)|(?<=\W)\s?[’']\s*$")
"""A mark of a quotation that began in a sentence before or ends in one behind."""
_WORD = rx(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORT = {"'m": " am", "'re": " are", "'ve": " have", "'ll": " will", "n't": " not"}
_QUESTION = rx(r"\?\s*$")
_TAG = rx(r"^(?:\W*[A-Z][\w.’'-]*\W+){1,4}(?:said|says|told|added|adds)\b|^(?:he|she|they)\s+(?:said|told|added)\b")
"""What stands between two quotations where a mark is missing, or one too many."""
_RUN_ON = rx(r",\s+(?:the |he|she|they|[A-Z][\w.’'-]*)\s?(?:[\w.’'-]+\s+){0,3}(?:said|says|added|told)\b[^,;]*$")
"""What stands behind a quotation whose closing mark is missing."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a claim quotes: its text, words in lower case, concepts and stems without names."""

    claim: int
    text: str
    words: tuple[str, ...]
    sense: frozenset[str]
    stems: frozenset[str]
    denied: bool
    whole: bool = True
    """Do both its marks stand in the claim?"""


def quotes(claim: Claim, index: int) -> tuple[Quote, ...]:
    """The quotations of a claim that are long enough, and no questions; `index` names the claim."""
    return tuple(
        _quote(index, text, whole=bool(claim.quotations))
        for text in claim.quotations or _broken(claim.citation.quote)
        if len(_WORD.findall(text)) >= LEAST_WORDS - 1 and not _QUESTION.search(text) and not _TAG.search(text)
    )


def _broken(text: str) -> tuple[str, ...]:
    """The part of a sentence that stands on the quoted side of its only mark of quotation: the other mark is elsewhere."""
    marks = list(_LONE.finditer(text))
    if len(marks) != 1:
        return ()
    before, after = text[: marks[0].start()], text[marks[0].end() :]
    if not _WORD.search(before):
        return (after,)
    return (before,) if before.rstrip()[-1:] in tuple(",.!?…") else ()


def _quote(index: int, text: str, *, whole: bool) -> Quote:
    text = _RUN_ON.sub("", _INSERTED.sub(" ", text))
    denied = bool(len(negations(text)) % 2)
    plain = " ".join(word for n, word in enumerate(text.split()) if not n or not word[:1].isupper())
    sense, stems = frozenset(concept_bag(plain)) - _WHENEVER, frozenset(content_lemmas(plain)) - _WHENEVER
    return Quote(index, _tidy(text), _words(text), sense, stems, denied, whole)


def differ(a: Quote, b: Quote) -> bool:
    """Other words, not only more of the same words, another spelling or another form of them."""
    short, long = sorted((" ".join(a.words), " ".join(b.words)), key=len)
    if short in long:
        return False
    if a.denied != b.denied:
        return True
    mine, other = "".join(a.words), "".join(b.words)
    left = [stem for stem in sorted(a.stems - b.stems) if _bare(stem) not in other and not _short_for(stem, b.words)]
    right = [stem for stem in sorted(b.stems - a.stems) if _bare(stem) not in mine and not _short_for(stem, a.words)]
    if (left or right) and all(map(_numeric, (*left, *right))):
        return False  # "12th" and "twelfth"; where the number differs, that is the figure detector's
    return bool(left or right) or _reworded(a.words, b.words)


def _reworded(a: Sequence[str], b: Sequence[str]) -> bool:
    """Do they differ in words that tell nothing alone: in one that stands for another, or in many in several places?"""
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    within = [(a[i:j], b[k:m]) for n, (tag, i, j, k, m) in enumerate(codes) if tag != "equal" and 0 < n < len(codes) - 1]
    changed = [(set(mine) - _FORMS, set(other) - _FORMS) for mine, other in within if "".join(mine) != "".join(other)]
    changed = [pair for pair in changed if any(pair) and not any(map(_numeric, set().union(*pair)))]
    if any(len(mine) == len(other) == 1 and _another(*mine, *other) for mine, other in changed):
        return True
    return len(changed) > 1 and sum(len(mine) + len(other) for mine, other in changed) >= REWORDED


def _another(a: str, b: str) -> bool:
    """Are they two words, not two forms, spellings or tenses of one?"""
    return lemma(a) != lemma(b) and SequenceMatcher(None, a, b).ratio() < SPELT


def _numeric(stem: str) -> bool:
    return any(char.isdigit() for char in stem) or stem in _NUMBERS


def _short_for(stem: str, words: Sequence[str]) -> bool:
    """Are the letters the initials of words that stand together in the other ("IE", "Internet Explorer")?"""
    return 2 <= len(stem) <= MOST_INITIALS and stem in "".join(word[0] for word in words)


def _bare(stem: str) -> str:
    return "".join(char for char in stem if char.isalnum())


def distance(a: Quote, b: Quote) -> float:
    """How far apart two quotations are: 0 for the same concepts, 1 for none in common, 1 more for a “not” on one side."""
    together = len(a.sense | b.sense)
    return (1 - len(a.sense & b.sense) / together if together else 1.0) + (a.denied != b.denied)


def part_of(quote: Quote, wording: Quote) -> bool:
    """Is it only cut from that wording?"""
    return quote.denied == wording.denied and " ".join(quote.words) in " ".join(wording.words)


def _words(text: str) -> tuple[str, ...]:
    plain = text.lower().replace("’", "'")
    for short, full in _SHORT.items():
        plain = plain.replace(short, full)
    return tuple(_WORD.findall(plain))


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,.;")
