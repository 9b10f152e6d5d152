"""Neutral wording: words that a neutral page does without, what stands for them, and how much of a tabloid a text is.

The lexicon is `data/loaded.txt`, after the house styles of news agencies and public broadcasters. Words inside direct
quotations are the speaker's own and stay, and so does what somebody is said to call a thing ("the opposition speaks of …").
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefer.language.loaded_words import Loaded, find
from briefer.language.patterns import rx
from briefer.language.quotes import quotations, within

__all__ = ["Loaded", "colloquial", "loaded_words", "neutralise"]

_ARTICLE = rx(r"\b([Aa])n?(\s+)$")
_SILENT = rx(r"[Hh](?:our|onest|onou?r|eir)|[FHLMNRSX](?=[A-Z\d]|\b)|8|11\b|18\b")
_YOU = rx(r"[Uu](?:ni(?!n|m)|s[eu]|biq|fo)|[Ee]uro|[Oo]n(?:e\b|ce)|U(?=[A-Z\d-])")
_DEGREE = rx(
    r"\b(?:deeply|highly|hugely|most|very|truly|utterly|absolutely|increasingly|extremely|widely|rather|so)\s+$",
    re.IGNORECASE,
)
_SECOND_PERSON = rx(r"\b(?:you|your|yours|you['’]re|you['’]ll)\b", re.IGNORECASE)
_CONTRACTION = rx(r"\b\w+(?:n['’]t|['’](?:re|ve|ll|d))\b", re.IGNORECASE)
_QUESTION = rx(r"\?")
_COUNTED = rx(r"\w+")
_WEIGHTS = {
    "slang": 3.0,
    "shouting": 3.0,
    "sensational": 2.0,
    "metaphor": 2.0,
    "criticism": 2.0,
    "editorial": 1.5,
    "label": 1.5,
    "evaluative": 1.0,
    "saying": 0.7,
    "vivid": 0.5,
}
_FULL = 0.25
_SHORT_TEXT = 8


def loaded_words(text: str, offset: int = 0) -> tuple[Loaded, ...]:
    """The loaded words of `text` outside its direct quotations, in order; `offset` is added to all positions."""
    found = find(text)
    return tuple(replace(item, start=item.start + offset, end=item.end + offset) for item in found) if offset else found


def neutralise(text: str) -> str | None:
    """`text` with every loaded word replaced or left out; null where one has none. Neutral text comes back as is."""
    out = text
    for item in reversed(find(text)):
        if item.neutral is None:
            return None
        out = _without(out, item) if not item.neutral else _with(out, item, item.neutral)
    return out


def _with(text: str, item: Loaded, neutral: str) -> str:
    before, after = text[: item.start], text[item.end :]
    if item.word.startswith("!"):
        ended = before.endswith((".", "?")) or (before.endswith(",") and after.lstrip(" ").startswith(("”", '"', "’")))
        return before + ("" if ended else ".") + after
    return _joined(before, neutral + after)


def _without(text: str, item: Loaded) -> str:
    """The text without the word, and without the commas and the adverb of degree that went with it."""
    before, after = text[: item.start], text[item.end :]
    if item.word.lower().startswith(("a ", "an ")):
        return before + after.lstrip()
    if before.rstrip().endswith(",") and (after.startswith(",") or re.match(r"\s*[.!?;]", after)):
        return before.rstrip()[:-1] + (after[1:] if after.startswith(",") else after.lstrip())
    if after.startswith(",") and (not before.strip() or before.rstrip()[-1] in ".!?"):
        after = after[1:]
    before = _DEGREE.sub("", before)
    after = after.lstrip(" ") if not before or before[-1].isspace() else after
    if item.word[0].isupper() and after:
        after = after[0].upper() + after[1:]
    return _joined(before, after)


def _joined(before: str, after: str) -> str:
    """Both parts, with "a" or "an" between them as the next word asks."""
    article = _ARTICLE.search(before[-6:])
    if article is None or not after[:1].isalnum():
        return before + after
    vowel = bool(_SILENT.match(after)) or (after[0].lower() in "aeiou" and not _YOU.match(after))
    head = before[: len(before) - len(article.group())]
    return head + article.group(1) + ("n" if vowel else "") + article.group(2) + after


def colloquial(text: str) -> float:
    """How much of a tabloid the text is outside its quotations: 0 (plain) to 1.

    Counts loaded words, shouting, second person, contractions and questions by weight against the number of words.
    """
    quoted = quotations(text)
    words = sum(1 for m in _COUNTED.finditer(text) if not within(quoted, m.start()))
    if not words:
        return 0.0
    points = sum(_WEIGHTS.get(item.kind, 1.0) for item in find(text))
    for pattern, weight in ((_SECOND_PERSON, 1.5), (_CONTRACTION, 1.0), (_QUESTION, 1.5)):
        points += weight * sum(1 for m in pattern.finditer(text) if not within(quoted, m.start()))
    return round(min(1.0, points / (words + _SHORT_TEXT) / _FULL), 4)
