"""What a line's neighbours make of it, before the main region is sought: captions, copies, boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefer.ingest.chrome import Kind, is_kept, speaks_of_outlet
from briefer.ingest.headline import own_name
from briefer.ingest.lines import Line

_COPIED = 8
"""Words of the shortest sentence that is not printed twice by chance."""
_PARAGRAPH = 10
"""Words of the shortest sentence below which, in groups with chrome, nothing more is expected of the article."""
_NAMED = 2
"""Sentences that may name the outlet; what is named more often is the article's subject."""
_STRONG = 22
"""Words of a sentence-like line that no box of chrome holds."""


def mark(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Set the kind of lines that are chrome by what stands beside them."""
    _subheadings(lines, kinds)
    _captions(lines, kinds)
    _copies(lines, kinds)
    _outlet(lines, kinds)
    _boxes(lines, kinds)


def set_apart(lines: Sequence[Line]) -> bool:
    """Are the paragraphs set apart by blank lines?"""
    chunks = len({line.chunk for line in lines})
    return chunks >= 4 and chunks * 3 >= len(lines)


def _subheadings(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Take "Reactions" or "Views" for a subheading where text follows and no thread was found."""
    for i in range(len(lines) - 1):
        if kinds[i] != "thread" or kinds[i + 1] is not None:
            continue
        plain = not any(char.isdigit() for char in lines[i].text) and "comment" not in lines[i].text.lower()
        if plain and (lines[i + 1].prose or lines[i + 1].listed):
            kinds[i] = None


def _captions(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Take the sentence above a line of nothing but a picture's credit for its caption, where both stand apart."""
    sizes = Counter(line.chunk for line in lines)
    prose = 0
    for i in range(1, len(lines)):
        line, above = lines[i], lines[i - 1]
        small = line.chunk == above.chunk and sizes[line.chunk] <= 3
        if (
            kinds[i] == "caption"
            and line.words <= 8
            and kinds[i - 1] is None
            and above.words <= 45
            and (small or prose <= above.words)
        ):
            kinds[i - 1] = "caption"
        prose += line.words if line.prose and kinds[i] is None else 0


def _copies(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Of a sentence printed twice keep the last; of one printed more often none: a gallery's caption, a teaser."""
    places: dict[str, list[int]] = {}
    prose = 0
    for i, line in enumerate(lines):
        if line.ends and kinds[i] is None:
            prose += line.words
            if line.words >= _COPIED and not line.inner:
                places.setdefault(line.text, []).append(i)
    for copies in places.values():
        rare = 2 * len(copies) * lines[copies[0]].words < prose
        for i in copies if len(copies) > 2 and rare else copies[:-1]:
            kinds[i] = "aside"


def _outlet(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Take what the outlet says of itself for the page's foot.

    That is a line in an imprint's words with other chrome beside it, or one below the text that begins with the name
    which the first line gives.
    """
    own = _own_name_pattern(lines)
    last = max((i for i, line in enumerate(lines) if kinds[i] is None and line.ends and line.words >= _STRONG), default=0)
    for i, line in enumerate(lines):
        if kinds[i] is not None:
            continue
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(lines) and lines[j].chunk == line.chunk]
        framed = i == len(lines) - 1 or any(kinds[j] not in (None, "caption", "soft") for j in beside)
        if (framed and speaks_of_outlet(line.text)) or (i > last and own is not None and own.match(line.text.lower())):
            kinds[i] = "foot"


def _own_name_pattern(lines: Sequence[Line]) -> re.Pattern[str] | None:
    """The outlet's name at the start of a statement; null where the first line gives none, or one the text is about."""
    name = own_name(lines[0]) if lines else None
    if name is None:
        return None
    bare = name.lower().removeprefix("the ")
    if sum(bare in line.text.lower() for line in lines if line.ends and line.words >= 12) > _NAMED:
        return None
    return re.compile(rf"(?:the )?{re.escape(bare)}\W*(?:,|\b(?:is|are|was|has)\b)")


def _boxes(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Take the rest of a box for chrome: of a group between blank lines in which chrome prevails, or is, below the text.

    Above the first full sentence stand headlines, which share their group with stamps and share bars.
    """
    first = next((i for i, line in enumerate(lines) if kinds[i] is None and line.ends and line.words >= 15), len(lines))
    groups: dict[int, list[int]] = {}
    for i in range(first, len(lines)):
        groups.setdefault(lines[i].chunk, []).append(i)
    if not set_apart(lines[first:]):
        return
    boxed = {lines[i].chunk for i in range(len(lines)) if kinds[i] not in (None, "caption", "rule", "soft")}
    body = (i for i in range(first, len(lines)) if lines[i].chunk not in boxed and _is_paragraph(lines[i], kinds[i]))
    last = max(body, default=first)
    for group in groups.values():
        chrome = [i for i in group if kinds[i] not in (None, "caption", "rule", "soft")]
        strong = any(kinds[i] is None and lines[i].ends and lines[i].words >= _STRONG for i in group)
        below = group[0] > last
        if len(group) < 2 or strong or not chrome or (3 * len(chrome) < len(group) and not below):
            continue
        half = 2 * len(chrome) >= len(group)
        for i in group:
            loose = not lines[i].ends or below or (half and lines[i].words < 14)
            if kinds[i] is None and loose and not is_kept(lines[i].text):
                kinds[i] = "aside"


def _is_paragraph(line: Line, kind: Kind | None) -> bool:
    return kind is None and line.ends and line.words >= _PARAGRAPH
