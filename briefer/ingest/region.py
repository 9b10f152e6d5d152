"""The main region: which lines are the article's body.

Two passes, after the literature on boilerplate. First every line gets a score, prose for it and chrome against it, and
the body is the stretch of the highest sum (maximum-subsequence segmentation: Pasternack and Roth, "Extracting article
text from the web with maximum subsequence segmentation", WWW 2009). Then the short lines, which say little alone, go
with their neighbours, as in jusText (Pomikálek, "Removing boilerplate and duplicate content from web corpora", 2011).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefer.ingest.chrome import Kind
from briefer.ingest.lines import Line, words_of
from briefer.language.patterns import rx
from briefer.language.records import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What a line counts for (words) in the search for the body."""

    offset: float = 7.0
    """Words taken from every sentence-like line, so that teasers of one short sentence add little."""
    most: float = 90.0
    short: float = -4.0
    headline: float = -8.0
    aside: float = -3.0
    list: float = -8.0
    foot: float = -20.0
    form: float = -60.0
    stamp: float = -3.0


WEIGHTS = Weights()
BREAK = 9
"""Lines across which an article may go on."""
_BRIDGED: Collection[Kind] = ("aside", "ad", "caption", "rule", "soft")
DROP = 120.0
"""Words of chrome after which what follows is no longer the same article."""
REACH = 40
"""Lines below a title within which its body begins."""
GOOD = 60.0
SHARE = 0.1
_PAIR = rx(r"[^\W_][\w &/'’-]{1,40}:\s+\S")
WORDY = 40
"""Words from which on a line is text in whatever language, if it is no menu."""
STRONG = 18
"""Words of a line that is surely body where it ends as a sentence does."""


def score(line: Line, kind: Kind | None, stamp: bool, weights: Weights = WEIGHTS) -> float:
    """What the line counts for: words of prose above zero, chrome below."""
    if kind is not None:
        return _chrome_score(kind, weights)
    if stamp:
        return weights.stamp
    if line.ends and line.words >= 4:
        return max(min(line.words, weights.most) - weights.offset, 1.0)
    if line.ends:
        return 0.5 if line.words >= 1 and line.function > 0 else weights.short / 2
    if (line.words >= 20 and line.function >= 0.25 and not line.teaser) or line.words >= WORDY:
        return 0.4 * min(line.words, weights.most)
    if line.text.endswith(":"):
        return 0.5 * line.words if line.words >= 5 else 0.0
    if line.listed and line.words >= 3:
        return 0.5 * min(line.words, 20) if line.function > 0 or line.words >= 5 else 1.0
    return weights.headline if line.words >= 5 else weights.short


def scores(
    lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool], weights: Weights = WEIGHTS
) -> list[float]:
    """Every line's score; short lines that a colon announces, or that pair labels with values, hardly count against."""
    out: list[float] = []
    announced = False
    for i, line in enumerate(lines):
        value = score(line, kinds[i], stamps[i], weights)
        plain = kinds[i] is None and not stamps[i]
        if plain and value < 0 and (announced or _PAIR.match(line.text)):
            beside = any(0 <= j < len(lines) and kinds[j] is None and _PAIR.match(lines[j].text) for j in (i - 1, i + 1))
            if announced:
                value = 1.0
            elif beside:
                value = -1.0
        announced = plain and ((announced and not line.ends) or (line.text.endswith(":") and line.words >= 5))
        out.append(value)
    return out


def _chrome_score(kind: Kind, weights: Weights) -> float:
    if kind in ("list", "notice", "thread"):
        return weights.list
    if kind == "form":
        return weights.form
    if kind == "foot":
        return weights.foot
    if kind in ("caption", "rule", "soft"):
        return -1.0
    return 2 * weights.aside if kind == "menu" else weights.aside


def segments(scores: Sequence[float], drop: float = DROP) -> list[tuple[float, range]]:
    """The stretches of high sum, each with its sum, in order.

    A stretch is given up where its sum has fallen by `drop` from its best: what comes after so much chrome is another
    article, or a list of teasers.
    """
    out: list[tuple[float, range]] = []
    best = total = 0.0
    start = stop = 0
    for i, value in enumerate(scores):
        total += value
        if total > best:
            best, stop = total, i + 1
        if total <= 0 or total < best - drop:
            if best > 0:
                out.append((best, range(start, stop)))
            best, total, start = 0.0, 0.0, i + 1
    if best > 0:
        out.append((best, range(start, stop)))
    return out


def main_region(scores: Sequence[float], titles: Sequence[int] = ()) -> range:
    """The body: the stretch of the highest sum, or the first good one under a line known to be the title.

    Empty where no line scores above zero.
    """
    found = segments(scores)
    if not found:
        return range(0)
    best = max(found, key=lambda one: one[0])
    for title in titles:
        under = [one for one in found if title < one[1].stop and one[1].start <= title + REACH and one[0] >= GOOD]
        if under and under[0][0] >= SHARE * best[0]:
            return under[0][1]
    return best[1]


def extended(lines: Sequence[Line], kinds: Sequence[Kind | None], main: range, vocabulary: Collection[str]) -> range:
    """The region with what follows it across a short break without chrome, or with some where the topic stays.

    A short article may end below subheadings, a table or an advert that outweigh its last sentences.
    """
    stop = i = main.stop
    while i < min(stop + BREAK, len(lines)) and (kinds[i] is None or kinds[i] in _BRIDGED):
        clear = all(kinds[j] is None for j in range(stop, i))
        light = all(kinds[j] in (None, "ad", "caption", "rule") for j in range(stop, i))
        if kinds[i] is None and (
            (clear and (lines[i].prose or lines[i].listed))
            or (light and lines[i].prose and any(word in vocabulary for word in words_of(lines[i].text)))
            or _goes_on(lines[i], vocabulary)
        ):
            stop = i + 1
        i += 1
    return range(main.start, stop)


def from_stamp(lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool], main: range) -> range:
    """The region from the sentence on that stands right under the nearest stamp above it, if one does.

    A list of teasers between the first paragraphs can outweigh what stands above it.
    """
    for i in range(main.start - 1, max(-1, main.start - REACH), -1):
        if kinds[i] in ("foot", "form", "thread"):
            break
        if stamps[i]:
            under = next((j for j in range(i + 1, main.start) if not stamps[j] and kinds[j] is None), None)
            if under is not None and lines[under].ends and lines[under].words >= 8 and lines[under].function >= 0.2:
                return range(under, main.stop)
            break
    return main


def _goes_on(line: Line, vocabulary: Collection[str]) -> bool:
    words = set(words_of(line.text))
    shared = sum(word in vocabulary for word in words)
    return line.ends and line.words >= 8 and line.function >= 0.25 and shared >= 2 and 4 * shared >= len(words)
