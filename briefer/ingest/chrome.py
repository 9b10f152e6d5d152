"""Chrome: what a news page prints around an article, judged one line at a time.

Menus, share bars, players, adverts, newsletter boxes, pay walls, teasers, captions, sign-offs, notices, cookie banners,
legal lines. What stands around a line is weighed in `region`.
"""

from __future__ import annotations

import re
from typing import Literal

from briefer.ingest import boilerplate as within
from briefer.ingest import phrases as say

Kind = Literal["aside", "soft", "menu", "list", "ad", "form", "thread", "foot", "caption", "notice", "rule"]
"""What a chrome line does to its neighbours.

`aside` stands for itself, `soft` too, but as a headline it would be one; `menu` is a row of links; `list` opens a list
of teasers, `ad` an advert, `notice` a column of small notices, `form` a reply form, `thread` the readers' comments; `foot`
is the page's foot; `caption` belongs to a picture; `rule` is a mark between parts.
"""

_LONG = 420
"""Characters; a longer line is chrome only where legal or consent phrases recur in it."""
_CALLING = 28
"""Words; a longer line is no call to the reader."""
_RULE = re.compile(r"^[\W_]+$")
_LABEL = re.compile(r"^[\W_]*([^:|–—\n]{2,48}?)\s?(?::|\||\s[–—-]\s)\s*(\S.*)$")
_SHOUTED_LABEL = re.compile(r"^[\W_]*([A-Z][A-Z ,'’&-]{1,30}[A-Z])\.\s+\S")
_CELLS = re.compile(r"\s*[|·•›»☰◦]\s*|\s+[>/]\s+|\s{2,}|\t+")
_WORDS = re.compile(r"[\w-]+")
_HOME = frozenset({"home", "news", "start", "front page", "menu", "main", "startseite", "accueil"})
_WHOLE: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (say.FORM_HEAD, "form"),
    (say.THREAD_HEAD, "thread"),
    (say.LIST_HEAD, "list"),
    (say.AD_HEAD, "ad"),
    (say.NOTICE_HEAD, "notice"),
    (say.MADE_BY, "aside"),
    (say.CODES, "aside"),
    (say.DECOR, "aside"),
    (say.PLAYER, "aside"),
    (say.BUTTON, "aside"),
)


def is_menu(line: str) -> bool:
    """Is it a row of links: three or more short cells, or a path from the home page?"""
    if len(line) > 700:
        return False
    cells = [cell for cell in _CELLS.split(line) if cell]
    if len(cells) < 2:
        return False
    lengths = [len(cell.split()) for cell in cells]
    if cells[0].strip().lower() in _HOME and max(lengths) <= 14:
        return True
    return (
        len(cells) >= 3 and sum(lengths) / len(cells) <= 4 and max(lengths) <= 8 and not line.rstrip().endswith((".", "”"))
    )


def is_share_bar(line: str) -> bool:
    """Is it the row of buttons that stands between an article's title and its text?"""
    return bool(say.SHARE.search(line))


def is_kept(line: str) -> bool:
    """Is it a printed correction or an editor's note?"""
    return bool(say.KEPT.match(line))


def kind_of(line: str, *, item: bool = False, ends: bool = False) -> Kind | None:
    """What kind of chrome the line is; null where nothing in it speaks of chrome.

    `item`: it stands in a list, so a label before a colon is the list's own. `ends`: it ends as a sentence does.
    """
    if _RULE.match(line):
        return "rule"
    if is_menu(line):
        return "menu"
    if len(line) > _LONG:
        return "foot" if len(line) < 5 * _LONG and _legal_twice(line) else None
    if say.KEPT.match(line):
        return None
    if len(line) <= 200:
        for pattern, kind in _WHOLE:
            if pattern.search(line):
                return kind
        labelled = _labelled(line, item, ends)
        if labelled:
            return labelled
    return _phrased(line, ends)


def _labelled(line: str, item: bool, ends: bool) -> Kind | None:
    """The kind of "LABEL: something", by its label."""
    found = _SHOUTED_LABEL.match(line) or _LABEL.match(line)
    if not found:
        return None
    label = found[1].strip()
    if say.SURE_LABEL.fullmatch(label):
        return "caption" if re.match(r"(?i)(?:file )?(?:photo|picture|image|pic)", label) else "aside"
    if item:
        return None
    if say.NOTICE_LABEL.fullmatch(label):
        return "notice"
    return "soft" if say.SOFT_LABEL.fullmatch(label) and not (ends and line.rstrip().endswith((".", "”", '"'))) else None


def _phrased(line: str, ends: bool) -> Kind | None:
    """The kind of a line that holds a phrase of chrome."""
    words = set(_WORDS.findall(line.lower()))
    count = line.count(" ") + 1
    quoted = line[0] in '“"‘«' and count >= 8
    if count <= 45 and (within.CREDIT.found(line, words) or within.SLASHED_CREDIT.search(line)):
        return "caption"
    if within.CONTRIBUTED.found(line, words):
        return "aside"
    if not quoted and any(gate.found(line, words) for gate in (*within.LEGAL, *within.SELF)):
        return "foot"
    if count <= _CALLING and not quoted:
        if say.ORDER.match(line) or within.YOU.match(line) or ("@" in line and within.MAIL.search(line)):
            return "aside"
        if any(gate.found(line, words) for gate in (*within.CALLS, *within.WALLS)):
            return "aside"
    return None


def _legal_twice(line: str) -> bool:
    """Do two or more legal or consent phrases stand in a long line?"""
    words = set(_WORDS.findall(line.lower()))
    return sum(gate.found(line, words) for gate in within.LEGAL) >= 2
