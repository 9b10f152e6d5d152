"""Line by line within the main region: what is kept as paragraph, heading or list item, and what is chrome after all.

A line that says little alone goes with its neighbours (Pomikálek's context-sensitive pass): a short line between
paragraphs is a subheading, a run of short lines is a list of teasers unless a colon or bullets announce it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from briefer.ingest.chrome import Kind, is_kept
from briefer.ingest.context import set_apart
from briefer.ingest.lines import Line, words_of
from briefer.ingest.region import STRONG, WORDY
from briefer.language.patterns import rx
from briefer.models import BlockKind

_LISTED = rx(r"^(?:\d|[^\W\d_][\w .'’/-]{0,30}(?::|\s[–—-])\s)")
_QUESTION = rx(r"[^\"“‘«.!?]+\?$")
_ASKED = 10
"""Words of the longest question that is a subheading."""
_BOXING: Collection[Kind] = ("aside", "ad", "list", "menu", "foot")
_HEADING = 16
"""Words of the longest subheading."""
_LABELLED = rx(r"([^:.!?]{3,40}):\s+\S+\s+\S")
_OTHER_PIECE = rx(
    r"\b(?:last (?:week|month)|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)['’]s (?:\w+ )?\w+"
    r"|\b(?:last|previous|an earlier) (?:week|issue|edition|number)\b|\bwe (?:are sorry|apologi[sz]e|regret"
    r"|called|wrongly)\b",
    re.IGNORECASE,
)
_SORRY = rx(
    r"\b(?:sorry|apologi[sz]e|regret|in error|wrongly|incorrectly|correct(?:ion|ed|s)?|mistaken(?:ly)?)\b", re.IGNORECASE
)
_THIS_PIECE = rx(
    r"\b(?:this|the) (?:story|article|report|piece|dispatch|headline|item|post|text)\b|\b(?:earlier"
    r"|previous|original) version\b|\bparagraph \w+\b",
    re.IGNORECASE,
)
_DOES = rx(r"(?:,[^,]{3,60},)? (?:is|was|has|teaches|writes|covers|joined|works|lives|reports|wrote|edits)\b")
_LAST = 2
"""Full paragraphs from the end among which notes on the writer and corrections of other articles are sought."""
_BIO = rx(
    r"^(?:[A-Z][\w.'’-]+ ){1,4}(?:\([^)]*\) )?(?:is|was|has been|joined|covers|writes|reports|edits"
    r"|teaches)\b.{0,80}\b(?:reporter|correspondent|editor|writer|journalist|columnist|author|freelance\w*"
    r"|contributor|producer"
    r"|covering|covers|newsroom|editorial|staff|bureau|magazine|professor|blog)\b"
)


def roles(
    lines: Sequence[Line],
    kinds: Sequence[Kind | None],
    stamps: Sequence[bool],
    main: range,
    vocabulary: Mapping[str, int],
    writers: Collection[str] = (),
) -> dict[int, BlockKind]:
    """What each kept line of `main` is; lines not named are chrome. `writers`: the names in the article's byline."""
    dropped = _scoped(lines, kinds, main) | _tail(lines, kinds, main, vocabulary, writers)
    solid: dict[int, BlockKind] = {}
    for i in main:
        line = lines[i]
        if i in dropped or _is_stamp(lines, stamps, i) or kinds[i] not in (None, "soft"):
            continue
        if kinds[i] == "soft" and not (i + 1 < main.stop and lines[i + 1].listed):
            continue
        if line.mark or (line.listed and not line.ends):
            solid[i] = "item"
        elif _is_text(line):
            solid[i] = "heading" if _QUESTION.match(line.text) and line.words <= _ASKED else "paragraph"
    out = dict(solid)
    for run in _runs(lines, kinds, stamps, main, solid, dropped):
        boxed = run.start > main.start and kinds[run.start - 1] in _BOXING
        if len(run) > 1 or not _is_teaser_label(lines[run.start], vocabulary):
            out.update(_run_roles(lines, run, solid, boxed))
    return dict(sorted(out.items()))


def _is_stamp(lines: Sequence[Line], stamps: Sequence[bool], i: int) -> bool:
    """Is the line a stamp, and not the name of a day as a subheading?"""
    return (stamps[i] and any(char.isdigit() for char in lines[i].text)) or (stamps[i] and lines[i].words > 2)


def _is_text(line: Line) -> bool:
    """Does the line speak for itself, whatever its neighbours?"""
    if line.ends or line.text.endswith(":"):
        return line.words >= 4
    return (line.words >= STRONG and line.function >= 0.25 and not line.teaser) or line.words >= WORDY


def _scoped(lines: Sequence[Line], kinds: Sequence[Kind | None], main: range) -> set[int]:
    """The teasers under a list's heading, the text of an advert under its label, small notices under theirs."""
    out: set[int] = set()
    paragraphed = set_apart([lines[i] for i in main])
    for i in main:
        kind = kinds[i]
        if kind not in ("list", "ad", "notice"):
            continue
        same = i + 1 < main.stop and lines[i + 1].chunk == lines[i].chunk
        for j in range(i + 1, main.stop):
            line = lines[j]
            if same and paragraphed:
                if line.chunk != lines[i].chunk or (line.ends and line.words >= 25):
                    break
            elif (
                kind == "ad"
                or (line.mark and not lines[i + 1].mark)
                or (line.ends and line.words >= 6 and line.text[-1] not in "?!")
                or kinds[j] in ("foot", "form")
            ):
                break
            out.add(j)
    return out


def _tail(
    lines: Sequence[Line],
    kinds: Sequence[Kind | None],
    main: range,
    vocabulary: Mapping[str, int],
    writers: Collection[str],
) -> set[int]:
    """Below the last full paragraph: notes on the writer, and corrections of other articles."""
    out: set[int] = set()
    strong = 0
    for i in reversed(main):
        line = lines[i]
        if kinds[i] is not None:
            continue
        own = any(line.text.startswith(name) and _DOES.match(line.text, len(name)) for name in writers)
        if own or _is_other_correction(line, vocabulary) or (not strong and _BIO.match(line.text) and line.words < 60):
            out.add(i)
        elif line.ends and line.words >= STRONG:
            strong += 1
            if strong > _LAST:
                break
    return out


def _is_teaser_label(line: Line, vocabulary: Mapping[str, int]) -> bool:
    """Is the lone line a teaser under a label ("Traffic jams: …") of which the article says nothing else?"""
    found = _LABELLED.match(line.text)
    if not found or line.ends or line.listed:
        return False
    return not any(vocabulary.get(word, 0) > 1 for word in words_of(found[1]))


def _is_other_correction(line: Line, vocabulary: Mapping[str, int]) -> bool:
    """Does the line put right something that this article does not say?"""
    if not _SORRY.search(line.text) or _THIS_PIECE.search(line.text):
        return False
    words = set(words_of(line.text))
    shared = sum(vocabulary.get(word, 0) > 1 for word in words) / len(words) if words else 0.0
    return bool(_OTHER_PIECE.search(line.text)) or (is_kept(line.text) and shared < 0.2)


def _runs(
    lines: Sequence[Line],
    kinds: Sequence[Kind | None],
    stamps: Sequence[bool],
    main: range,
    solid: Mapping[int, BlockKind],
    dropped: set[int],
) -> list[range]:
    """The runs of consecutive lines that are neither chrome nor text by themselves."""
    out: list[range] = []
    start: int | None = None
    for i in [*main, main.stop]:
        short = (
            i < main.stop and i not in solid and i not in dropped and not _is_stamp(lines, stamps, i) and kinds[i] is None
        )
        if short and start is None:
            start = i
        elif not short and start is not None:
            out.append(range(start, i))
            start = None
    return out


def _run_roles(lines: Sequence[Line], run: range, solid: Mapping[int, BlockKind], boxed: bool) -> dict[int, BlockKind]:
    """What the short lines of a run are, by what stands before and after it; `boxed`: it stands right below chrome."""
    announced = run.start - 1 in solid and lines[run.start - 1].text.endswith(":")
    followed = run.stop in solid
    said: dict[int, BlockKind] = {i: "paragraph" for i in run if lines[i].ends and not lines[i].shouts}
    if announced:
        return dict.fromkeys(run, "item")
    if len(run) >= 3 and sum(bool(_LISTED.match(lines[i].text)) for i in run) >= 0.6 * len(run):
        return dict.fromkeys(run, "item")
    if followed and lines[run.stop - 1].words <= (_HEADING // 2 if boxed else _HEADING):
        said.setdefault(run.stop - 1, "heading")
    return said
