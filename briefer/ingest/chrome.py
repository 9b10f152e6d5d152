"""Chrome: what a news page prints around an article, judged one line at a time.

Menus, share bars, players, adverts, newsletter boxes, pay walls, teasers, captions, sign-offs, notices, cookie banners,
legal lines. What stands around a line is weighed in `region`.
"""

from __future__ import annotations

import re
from typing import Literal

from briefer.ingest import boilerplate as within
from briefer.ingest import phrases as say
from briefer.language.patterns import rx

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
_RULE = rx(r"^[\W_]+$")
_LABEL = rx(r"^[\W_]*([^:|–—\n]{2,48}?)\s?(?::|\||\s[–—-]\s)\s*(\S.*)$")
_SHOUTED_LABEL = rx(r"^[\W_]*([A-Z][A-Z ,'’&-]{1,30}[A-Z])\.\s+\S")
_CELLS = rx(r"\s*[|·•›»☰◦]\s*|\s+[>/]\s+|\s{2,}|\t+")
_WORDS = rx(r"[\w-]+")
_QUOTES = '“"‘«'
_PICTURE = rx(r"(?:file )?(?:photo|picture|image|pic)", re.IGNORECASE)
_SPOKEN = frozenset({"you", "your", "our", "us", "we", "now", "here", "please", "today"})
_HEADS: frozenset[Kind] = frozenset({"list", "form", "thread", "notice", "ad"})
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


def speaks_of_outlet(line: str) -> bool:
    """Could the line tell who publishes the paper or how to reach it? An article may say such things of a company."""
    if len(line) > _LONG or line[0] in _QUOTES:
        return False
    words = _words(line) & within.GATES
    return bool(words) and any(gate.found(line, words) for gate in within.SELF)


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
        sentence = line.rstrip().endswith(".") and line.count(" ") >= 3
        for pattern, kind in _WHOLE:
            if pattern.search(line) and not (sentence and kind in _HEADS):
                return kind
        labelled = _labelled(line, item, ends)
        if labelled:
            return labelled
    return _phrased(line, item, ends)


def _labelled(line: str, item: bool, ends: bool) -> Kind | None:
    """The kind of "LABEL: something", by its label."""
    found = _SHOUTED_LABEL.match(line) or _LABEL.match(line)
    if not found:
        return None
    label = found[1].strip()
    told = ends and line.rstrip().endswith((".", "”", '"'))
    if say.SURE_LABEL.fullmatch(label):
        return "caption" if _PICTURE.match(label) else "aside"
    if say.TEASER_LABEL.fullmatch(label) and not told:
        return "aside"
    if item:
        return None
    if say.NOTICE_LABEL.fullmatch(label) and (not told or label.isupper()):
        return "notice"
    return "soft" if say.SOFT_LABEL.fullmatch(label) and not told else None


def _phrased(line: str, item: bool, ends: bool) -> Kind | None:
    """The kind of a line that holds a phrase of chrome."""
    spoken_to = _words(line)
    words = spoken_to & within.GATES
    count = line.count(" ") + 1
    quoted = line[0] in _QUOTES and count >= 8
    if count <= 45 and (words or "(" in line) and (within.CREDIT.found(line, words) or within.SLASHED_CREDIT.search(line)):
        return "caption"
    if within.CONTRIBUTED.found(line, words):
        return "aside"
    if quoted:
        return None
    if (words or "©" in line or "℗" in line) and any(gate.found(line, words) for gate in within.LEGAL):
        return "foot"
    spoken = not spoken_to.isdisjoint(_SPOKEN)
    if words and (not ends or spoken or count <= 6) and any(gate.found(line, words) for gate in within.FINE_PRINT):
        return "foot"
    return "aside" if count <= _CALLING and not (item and ends) and _calls(line, words, spoken or not ends) else None


def _calls(line: str, words: set[str], spoken: bool) -> bool:
    """Does the line call on the reader: by an order, or by a phrase in a line that speaks to him or is no sentence?"""
    if (
        say.ORDER.match(line)
        or within.YOU.match(line)
        or ("@" in line and (spoken or within.MAIL.search(line)) and within.ADDRESS.search(line))
    ):
        return True
    return spoken and bool(words) and any(gate.found(line, words) for gate in (*within.CALLS, *within.WALLS))


def _legal_twice(line: str) -> bool:
    """Do two or more legal or consent phrases stand in a long line?"""
    words = _words(line)
    return sum(gate.found(line, words) for gate in (*within.LEGAL, *within.FINE_PRINT)) >= 2


def _words(line: str) -> set[str]:
    return set(_WORDS.findall(line.lower()))
