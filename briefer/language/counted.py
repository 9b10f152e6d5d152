"""What a number counts: the head noun of the phrase that follows it, as a lower-case singular (`data/counted.txt`).

There is no part-of-speech tagger here: the head is the last plural of the first unbroken run of words, which is how English
places it ("153 drones of various types", "18 automated cranes", "two sports halls"); "46 of 71 ships" counts ships.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from briefer.language.patterns import rx
from briefer.language.tables import classes
from briefer.language.wordlists import word_map, word_set

Mode = Literal["many", "one", "mass"]


class Counted(NamedTuple):
    """The noun, in the singular, and where it ends in the text."""

    noun: str
    end: int


class _Word(NamedTuple):
    word: str
    end: int
    possessive: bool


_CLASSES = classes("counted.txt")
_PLURALS = word_map(" ".join(sorted(_CLASSES["plurals"])))
_SAME, _SINGULAR, _STOP, _ADJECTIVAL = (_CLASSES[name] for name in ("same", "singular", "stop", "adjectival"))
_VERBS, _SKIP, _ADVERBS = (_CLASSES[name] for name in ("verbs", "skip", "adverbs"))
_TAILS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zzes", "zz"))
_MEN = (("women", "woman"), ("men", "man"), ("children", "child"), ("people", "people"))
_NO_MEN = word_set("specimen omen regimen abdomen acumen ramen semen amen yemen")
_NO_PLURAL = ("ss", "us", "is", "'s", "’s")

_STEP = rx(r"(?: {1,2}|-)[\"“‘']?(?P<word>[^\W\d_]+(?:[-–'’][^\W\d_]+)*['’]?)(?:\.(?=[^\s]))?")
_OF = rx(
    r" (?:out )?of (?:(?:the|its|his|her|their|our|all|these|those|a|an|my|some|about|around|nearly|almost|roughly|"
    r"estimated|approximately) )*"
)
_NUMBER = rx(
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|"
    r"dozens?|hundreds?|thousands?|millions?)"
    r"(?: (?:hundred|thousand|million|billion))?(?![a-z\d])"
)
_AND = rx(r" (?:and|or) (?=[a-z-]+ (?:[a-z-]+ )?[a-z-]+s(?![a-z]))")
_LONE_AFTER = rx(r" ?[(,.;)]| (?:for each|for every|per|each|a (?:day|week|month|quarter|year|head|person))(?![a-z])")
_PARTICIPLE = rx(r"(?:ed|ing|ly)$")


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The singular of a lower-case English noun ("ships" → "ship", "people" → "person"); a singular stays."""
    if word in _PLURALS or word in _SAME:
        return _PLURALS.get(word, word)
    for tail, base in _MEN:
        if word.endswith(tail) and word not in _NO_MEN:
            return word[: -len(tail)] + base
    if word in _SINGULAR or len(word) < 3 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    for tail, base in _TAILS:
        if word.endswith(tail):
            return word[: -len(tail)] + base
    return word[:-2] if word.endswith("oes") and len(word) > 5 else word[:-1]


def plural(word: str) -> bool:
    """Does the lower-case word look like a plural noun?"""
    if word in _PLURALS or word in _SAME:
        return True
    if word.endswith(("men", "children", "craft", "folk", "people")) and len(word) > 4:
        return word not in _NO_MEN
    return word.endswith("s") and len(word) > 2 and word not in _SINGULAR and not word.endswith(_NO_PLURAL)


def head(low: str, pos: int, mode: Mode = "many", unknown: bool = False) -> Counted | None:
    """The noun that a number ending at `pos` counts.

    `mode` says what to look for: a plural ("many"), a singular ("one"), or a substance ("mass", as in "litres of drinking
    water"). `unknown` takes a lone unfamiliar word too, which is how a small currency reads ("200,000 tal").
    """
    if low.startswith("-", pos) and not low.startswith("-", pos + 1) and (joined := _STEP.match(low, pos)):
        word = joined["word"].split("-")[0]
        return Counted(singular(word), joined.start("word") + len(word)) if len(word) > 2 and word not in _STOP else None
    if of := _OF.match(low, pos):
        number = _NUMBER.match(low, of.end())
        if number is None:
            return _run(low, of.end() - 1, "mass" if mode == "mass" else "many")
        after = _OF.match(low, number.end())
        return _run(low, after.end() - 1 if after else number.end(), "many")
    return _run(low, pos, mode) or (_lone(low, pos) if unknown else None)


def _words(low: str, pos: int) -> list[_Word]:
    """The run of words from `pos` that may be one noun phrase."""
    found: list[_Word] = []
    while len(found) < 7 and (step := _STEP.match(low, pos)):
        word = step["word"].removesuffix("'s").removesuffix("’s").strip("'’")
        if (
            word in _STOP
            or word.endswith(("n't", "n’t"))
            or (found and (word in _VERBS or _NUMBER.match(low, step.start("word"))))
        ):
            break
        found.append(_Word(word, step.end("word"), word != step["word"]))
        pos = step.end()
    return found


def _run(low: str, pos: int, mode: Mode) -> Counted | None:
    words = [w for w in _words(low, pos) if w.word not in _SKIP]
    if not words:
        return None
    if mode == "one":
        return _last_singular(words[:4])
    adjectival = Counted(words[0].word, words[0].end) if words[0].word in _ADJECTIVAL else None
    first = next((i for i, w in enumerate(words) if _names(w)), None)
    if first is None and adjectival is None and len(words) < 3 and (also := _AND.match(low, words[-1].end)):
        return _run(low, also.end() - 1, mode)
    if first is None or (adjectival and first > 1):
        return adjectival or (_last_singular(words[:3]) if mode == "mass" else None)
    last = first
    while last + 1 < len(words) and _names(words[last + 1]):
        last += 1
    return Counted(singular(words[last].word), words[last].end)


def _names(word: _Word) -> bool:
    return plural(word.word) and not word.possessive and word.word not in _ADJECTIVAL


def _last_singular(words: list[_Word]) -> Counted | None:
    """The last word before a verb form or the end of the run: the head of "rescue worker", "systems engineer"."""
    best: Counted | None = None
    for word, end, possessive in words:
        if _PARTICIPLE.search(word):
            if best is not None:
                break
        elif not possessive:
            best = Counted(singular(word), end)
    return best


def _lone(low: str, pos: int) -> Counted | None:
    words = _words(low, pos)
    if len(words) != 1 or words[0].word in _ADVERBS or _PARTICIPLE.search(words[0].word):
        return None
    return Counted(words[0].word, words[0].end) if _LONE_AFTER.match(low, words[0].end) else None
