"""The head of an article: its title and standfirst, told from masthead, menus, section labels and stamps around them.

Above the body stand, in this order where present: masthead and menu, section label, title, standfirst, stamps, share bar.
A title that the page prints twice (once as the page's own title) is known by that; else it is the stack of
headline-like lines above the stamps.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from briefer.ingest.chrome import Kind, is_kept, is_share_bar
from briefer.ingest.lines import Line, words_of
from briefer.ingest.stamps import is_name
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.words import STOPWORDS

_OUTLETS = """
advertiser advocate agency anzeiger argus banner beacon broadcaster broadcasting bulletin chronicle citizen clarion
courier daily democrat digest dispatch echo enquirer evening examiner express gazette globe guardian herald
independent inquirer insider international journal kurier leader ledger live magazine mail media mercury messenger
mirror monitor morning nation network news newswire observer online packet patriot pioneer post press radio record
register report reporter republic review rundschau sentinel service standard star sun sunday tagblatt telegraph television
times today tribune tv union weekly wire world zeitung
"""
_OUTLET_WORDS = frozenset(_OUTLETS.split())
_OUTLET_FIRST = frozenset({"daily", "radio", "evening", "morning", "sunday", "weekly", "tv"})
_QUOTED = "\"“”'‘’«»!?"
_PARTS = rx(r"\s+[|·:»–—-]\s+|:\s+")
_SITE_END = rx(r"\s*[|·•]\s*|\s+[–—-]\s+|\s{2,}")
_STACK = 4
"""Headline-like lines, list items apart, that may stand above a body."""
_LOOK_BACK = 30
"""Lines above the body among which its head is sought."""


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of the head that belong to the article: `title` (null where none is found) and `rest` in order."""

    title: int | None = None
    rest: tuple[int, ...] = ()


def page_titles(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> list[int]:
    """The lines that repeat the first line of the text, as a title repeats the page's own."""
    page = lines[0].text if lines else ""
    low = page.lower()
    out: list[int] = []
    for i, line in enumerate(lines):
        like = line.words <= 40 and (line.text[:8].lower() in low or low[:8] in line.text.lower())
        if i and like and kinds[i] in (None, "soft") and _repeats(line, page):
            out.append(i)
    return out


def _repeats(line: Line, title: str) -> bool:
    """Is the line the page's title, give or take the site's name?"""
    if not 3 <= line.words <= 40:
        return False
    own, page = key(line.text), key(title)
    if len(own) >= 12 and own in (key(part) for part in _PARTS.split(title)):
        return True
    return len(own) >= 12 and (
        (own in page and 2 * len(own) >= len(page))
        or (line.words >= 5 and len(page) >= 20 and page in own and 2 * len(page) >= len(own))
    )


def is_masthead(line: Line) -> bool:
    """Does the line look like a newspaper's or a station's own name?"""
    words = line.text.split()
    if not 1 <= line.words <= 6 or line.text[-1] in '?.”"' or not words:
        return False
    first = words[1 if words[0].lower() == "the" and len(words) > 1 else 0].lower()
    if any(word[0].islower() and word not in ("of", "the", "and", "for", "in") for word in words):
        return False
    return words[-1].strip(".,!&|").lower() in _OUTLET_WORDS or first in _OUTLET_FIRST or len(words) == 1


def site_name(line: Line) -> str | None:
    """The outlet's name at the start of its masthead line, before a dash or bar; null where the line is none."""
    name = _SITE_END.split(line.text)[0].strip(" !")
    return name if name and is_masthead(Line(0, len(name), name, 0)) else None


def own_name(line: Line) -> str | None:
    """What the site's name would be if the line, the first of a text, gave it in a few capitalised words; else null."""
    name = _SITE_END.split(line.text)[0].strip(" !")
    bare = [word for word in name.split() if word.lower() not in ("the", "&", "of", "and")]
    named = 1 <= len(bare) <= 4 and all(word[0].isupper() for word in bare) and name[-1] not in '.?:”"'
    return name if named and not any(word.lower() in STOPWORDS for word in bare) else None


def find_head(
    lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool], body: int, vocabulary: Collection[str]
) -> Head:
    """The head above line `body`; `vocabulary` holds the body's content words."""
    title = _printed_twice(lines, kinds, stamps, body, vocabulary)
    if title is not None:
        return Head(title, _standfirst(lines, kinds, stamps, title, body))
    stack = _stack(lines, kinds, stamps, body, vocabulary)
    while len(stack) > 1 and _is_label(lines[stack[0]], lines[stack[1]], stack[0]):
        stack = stack[1:]
    if len(stack) > 1 and stack[0] == 1 and is_masthead(lines[0]) and _is_motto(lines, stack, vocabulary):
        stack = stack[1:]
    if not stack or (len(stack) == 1 and stack[0] == 0 and is_masthead(lines[0])):
        return Head(_opening(lines, kinds, stamps, body))
    first = next((i for i in stack if not lines[i].mark and not is_kept(lines[i].text)), None)
    return Head(first, tuple(i for i in stack if i != first))


def _printed_twice(
    lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool], body: int, vocabulary: Collection[str]
) -> int | None:
    """The last line above the body that repeats the first line of the text, or another headline, word for word."""
    seen: dict[str, int] = {}
    page = lines[0].text if lines else ""
    found: int | None = None
    for i in range(body):
        line = lines[i]
        if not 3 <= line.words <= 40 or kinds[i] not in (None, "soft") or stamps[i]:
            continue
        own = key(line.text)
        again = own in seen and line.words >= 5 and found is None and body - i <= _LOOK_BACK
        if i and (_repeats(line, page) or (again and _overlap(line, vocabulary) >= 0.34)):
            found = i
        seen.setdefault(own, i)
    return found


def _standfirst(
    lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool], title: int, body: int
) -> tuple[int, ...]:
    """The sentences and list items right under the title."""
    out: list[int] = []
    for i in range(title + 1, min(body, title + 8)):
        line = lines[i]
        if (
            kinds[i] is not None
            or stamps[i]
            or (line.words < 6 and not line.mark)
            or key(line.text) == key(lines[title].text)
        ):
            break
        out.append(i)
    return tuple(out) if sum(not lines[i].mark for i in out) <= 2 else ()


def _best(lines: Sequence[Line], stack: Sequence[int], vocabulary: Collection[str]) -> list[int]:
    """Of many headline-like lines the one that speaks most of the article, with the next where it is the last but one."""
    title = max(stack, key=lambda i: (_overlap(lines[i], vocabulary) * min(lines[i].words, 10), -i))
    return [i for i in stack if i == title or (i > title and len([j for j in stack if j > title]) == 1)]


def _stack(
    lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool], body: int, vocabulary: Collection[str]
) -> list[int]:
    """The headline-like lines above the stamps, or above the body where there are none, in order."""
    above: list[int] = []
    below: list[int] = []
    stamped = False
    for i in range(body - 1, max(-1, body - 1 - _LOOK_BACK), -1):
        line, kind = lines[i], kinds[i]
        told = [j for j in above if not lines[j].mark]
        if stamps[i] or _is_writer(lines, stamps, i):
            if stamped and told:
                break
            if not stamped:
                above, below, stamped = [], above, True
        elif kind in (None, "soft") and _headline_like(line):
            above.insert(0, i)
            if len(told) + 1 >= 2 * _STACK:
                break
        elif kind == "list" and len(told) >= 2 and not stamped:
            above = []
        elif told or (kind == "menu" and not is_share_bar(line.text)):
            break
    above = _below_site(lines, kinds, above)
    if sum(not lines[j].mark for j in above) > _STACK:
        above = above[-_STACK:] if stamped else _best(lines, above, vocabulary)
    if not any(not lines[j].mark for j in above):
        return above + below
    loose = [j for j in below if not lines[j].mark]
    return above + (below if len(loose) == 1 and lines[loose[0]].words >= 6 else [j for j in below if lines[j].mark])


def _below_site(lines: Sequence[Line], kinds: Sequence[Kind | None], stack: list[int]) -> list[int]:
    """The stack without lines that stand in one group with the masthead or the menu, if others stand apart from them."""
    site = {line.chunk for line, kind in zip(lines[: max(stack, default=0)], kinds, strict=False) if kind == "menu"}
    first = [i for i in range(min(4, len(lines))) if lines[i].chunk == lines[0].chunk]
    if lines and (site_name(lines[0]) or any(kinds[i] is not None for i in first) or _is_name_and_motto(lines, first)):
        site.add(lines[0].chunk)
    apart = [i for i in stack if lines[i].chunk not in site]
    return apart if any(not lines[i].mark and lines[i].words >= 3 for i in apart) else stack


def _is_name_and_motto(lines: Sequence[Line], group: Sequence[int]) -> bool:
    """Do the first lines look like a site's name, in a few capitalised words, with more about it below?"""
    return len(group) >= 2 and own_name(lines[group[0]]) is not None


def _opening(lines: Sequence[Line], kinds: Sequence[Kind | None], stamps: Sequence[bool], body: int) -> int | None:
    """A title printed with a full stop: a short sentence set apart above a long paragraph, first in the text."""
    if body != 0 or len(lines) < 2 or kinds[0] is not None or stamps[0] or kinds[1] is not None:
        return None
    line, below = lines[0], lines[1]
    apart = line.chunk != below.chunk and not line.mark and line.text[0] not in _QUOTED
    return 0 if apart and 3 <= line.words <= 14 and below.words >= 3 * line.words else None


def _is_writer(lines: Sequence[Line], stamps: Sequence[bool], i: int) -> bool:
    """Is the line a name that stands beside a stamp, with a headline above it?"""
    shouted = lines[i].shouts and 2 <= lines[i].words <= 3 and i + 1 < len(lines) and lines[i + 1].prose
    beside = (i + 1 < len(lines) and stamps[i + 1]) or (i > 0 and stamps[i - 1]) or shouted
    if not beside or not is_name(lines[i].text) or lines[i].words > 5:
        return False
    return any(_headline_like(lines[j]) and not stamps[j] for j in range(max(0, i - 3), i))


def _headline_like(line: Line) -> bool:
    if line.mark:
        return line.words >= 2
    return 3 <= line.words <= 60 or (line.words >= 1 and any(sign in line.text for sign in _QUOTED) and line.text[0] != "@")


def _is_label(line: Line, below: Line, index: int) -> bool:
    """Is the top line of a stack a masthead or a section label, not the headline?"""
    if any(sign in line.text for sign in '"“”!?:'):
        return False
    if index <= 2 and is_masthead(line) and line.words < below.words + 2:
        return True
    return line.words <= 2 and below.words >= 4


def _is_motto(lines: Sequence[Line], stack: Sequence[int], vocabulary: Collection[str]) -> bool:
    """Does the line under the masthead speak no more of the article than the one below it?"""
    return _overlap(lines[stack[0]], vocabulary) <= _overlap(lines[stack[1]], vocabulary)


def _overlap(line: Line, vocabulary: Collection[str]) -> float:
    words = words_of(line.text)
    return sum(word in vocabulary for word in words) / len(words) if words else 0.0


def key(text: str) -> str:
    """The line's letters and digits in lower case, to compare lines by."""
    return " ".join(re.findall(r"\w+", text.lower().replace("’", "'")))
